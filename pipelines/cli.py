"""The `dateline` command."""

import sys
import traceback

import click

from pipelines.commands.ask import diff, explain, lineage, show, sql, tag, timeline
from pipelines.commands.run import run
from pipelines.commands.screen import encode_all, guard_log, say
from pipelines.commands.ui import review, ui
from pipelines.commands.write import correct, export, page, restore
from pipelines.errors import DatelineError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def dateline() -> None:
    """Documents in, a timeline that can be trusted out."""


for command in (run, timeline, show, tag, explain, sql, page, export, correct, review, lineage, diff, restore, ui):
    dateline.add_command(command)


def main() -> None:
    """Run the command; an error of dateline is one line on standard error and exit code 1."""
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
        say(f"A fault of dateline, please report it:\n{traceback.format_exc()}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
