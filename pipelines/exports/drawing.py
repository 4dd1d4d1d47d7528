"""What vl-convert draws with V8: here, or in a process of its own, for what V8 takes, it never gives back.

Run as a script, this is that process: a line in is a name and a text, a line out is what came of them.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial

DRAWN_HERE = 100
"""Events of a timeline beyond which V8 has a process of its own. To start it costs a quarter of a second."""

Draw = Callable[[str, str], str]
"""A function of vl_convert, by name, that makes a text of a text."""


@lru_cache(maxsize=2)
def here(name: str, text: str) -> str:
    """What vl_convert makes of a text; the picture beside the page and the one in it are drawn once."""
    import vl_convert

    return str(getattr(vl_convert, name)(text))


@contextmanager
def drawing(events: int) -> Iterator[Draw]:
    """How the pictures of a timeline are drawn.

    Args:
        events: of the whole timeline, which may have many pages.
    """
    if events <= DRAWN_HERE:
        yield here
        return
    command = [sys.executable, "-P", __file__]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        yield partial(_elsewhere, process)


def _elsewhere(process: subprocess.Popen[str], name: str, text: str) -> str:
    from pipelines.errors import DatelineError

    assert process.stdin and process.stdout
    process.stdin.write(f"{json.dumps([name, text])}\n")
    process.stdin.flush()
    answer = process.stdout.readline()
    if not answer:
        raise DatelineError(f"vl-convert ended while it made {name}; what it said stands above.")
    return str(json.loads(answer))


def _serve() -> None:
    for line in sys.stdin:
        name, text = json.loads(line)
        print(json.dumps(here(name, text)), flush=True)


if __name__ == "__main__":
    _serve()
