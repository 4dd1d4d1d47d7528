"""Print to the terminal so that nothing a document says can act as a command to it.

A control character can set the title of a window, clear it or write the clipboard; a character of direction can show
a name backwards. Whatever a command says passes through `say`, `data`, a `Screen` or the log set up by `guard_log`.
"""

import json
import logging
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from io import TextIOWrapper
from typing import Any

import click
from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderableType, RenderHook, RenderResult
from rich.segment import Segment

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of writing
    "\ud800-\udfff]"  # halves of a character, which are none
)
PLAIN_WIDTH = 160
"""Characters a line where the output is no terminal, unless COLUMNS says otherwise."""


def visible(text: str) -> str:
    r"""Return a text with the characters escaped that a terminal would obey; the escapes are those of JSON and TOML.

    >>> print(visible("a\x1b[2Jb\u202ec"))
    a\u001b[2Jb\u202ec
    """
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def say(line: str, err: bool = False) -> None:
    """Print a line, or several, on standard output; or on standard error."""
    click.echo(visible(line), err=err)


def say_json(value: Any) -> None:
    """Print JSON; it is valid and whole with its characters escaped."""
    say(json.dumps(value, default=str, ensure_ascii=False, indent=2))


def data(parts: Iterable[str]) -> None:
    """Print what another program reads, as it is; on a terminal, as `say` does."""
    seen = sys.stdout.isatty()
    for part in parts:
        sys.stdout.write(visible(part.replace("\r\n", "\n")) if seen else part)
    sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Visible:
    """Something to print, made visible after it was laid out."""

    inner: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the segments with their text made visible; Rich's own control segments stay unchanged."""
        for part in console.render(self.inner, options):
            yield part if part.control else Segment(visible(part.text), part.style)


class _MakeVisible(RenderHook):
    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [Visible(each) for each in renderables]


class Screen(Console):
    """A console of Rich's that shows what a terminal would obey, whatever is printed on it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.push_render_hook(_MakeVisible())


def screen() -> Screen:
    """Return a console for standard output, wide enough for reading from a file."""
    plain = Screen(file=sys.stdout, highlight=False, soft_wrap=False)
    if plain.is_terminal or "COLUMNS" in os.environ:
        return plain
    return Screen(file=sys.stdout, highlight=False, width=PLAIN_WIDTH)


class _VisibleLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))


def guard_log() -> None:
    """Let what libraries log and warn of pass through here too."""
    handler = logging.StreamHandler()
    handler.setFormatter(_VisibleLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.captureWarnings(True)


def encode_all() -> None:
    """Escape what the terminal's encoding lacks, instead of breaking off."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
