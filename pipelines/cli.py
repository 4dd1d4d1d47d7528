"""The `dateline` command."""

import sys
import traceback
from importlib.abc import MetaPathFinder

import click

from pipelines.commands.ask import show, sql, timeline
from pipelines.commands.carry import export, page
from pipelines.commands.correct import correct
from pipelines.commands.past import diff, lineage, restore
from pipelines.commands.run import run
from pipelines.commands.screen import encode_all, guard_log, say
from pipelines.commands.text import explain, tag
from pipelines.commands.ui import ui
from pipelines.errors import DatelineError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def dateline() -> None:
    """Documents in, a timeline that can be trusted out."""


for command in (run, timeline, show, tag, explain, sql, page, export, correct, lineage, diff, restore, ui):
    dateline.add_command(command)


class WithoutPandas(MetaPathFinder):
    """DuckDB loads pandas, 80 MB, wherever it is installed, to look for its kinds of values; no command has any."""

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        """Say of pandas that it is not there, and of all else nothing."""
        if fullname == "pandas":
            raise ModuleNotFoundError("No command of dateline uses pandas.", name=fullname)


def main() -> None:
    """Run the command; an error of dateline is one line on standard error and exit code 1."""
    sys.meta_path.insert(0, WithoutPandas())
    encode_all()
    guard_log()
    try:
        dateline()
    except DatelineError as error:
        say(f"dateline: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has gone, as in `dateline timeline | head`.
        sys.stderr.close()
        sys.exit(0)
    except Exception:
        say(f"A fault of dateline:\n{traceback.format_exc()}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
