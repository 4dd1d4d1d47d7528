"""`dateline tag` and `explain`: time references of a text, without a warehouse."""

from typing import TextIO

import click

from pipelines.commands.screen import data, say
from pipelines.errors import DatelineError

MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
STATED_DAY = "The reference date of the text (YYYY-MM-DD), or its day and time."


def _stated(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return the value unchanged if it is a day or a moment."""
    if value is not None:
        MOMENT.convert(value, _parameter, _context)
    return value


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "jsonl", "timeml"]), default="text", show_default=True)
@click.option("--date", "stated", callback=_stated, help=STATED_DAY)
@click.option("--language", default="en", show_default=True, help="ISO 639-1 code, for texts that state none.")
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
def tag(form: str, stated: str | None, language: str, file: TextIO) -> None:
    """Print the time references of a text. FILE, or standard input, is a text, JSON lines or TimeML."""
    from pipelines.exports.tag import FORMATS

    try:
        data(FORMATS[form](file, stated, language))
    except UnicodeDecodeError as error:
        raise DatelineError(f"{file.name} is not UTF-8: {error}; convert it, or give it to `dateline run`.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        if form != "jsonl":
            raise
        raise DatelineError(
            f'{file.name}: each line must be an object such as {{"id": "a", "text": "…"}}; {error}'
        ) from error


@click.command()
@click.argument("text")
@click.option("--date", "stated", required=True, callback=_stated, help=STATED_DAY)
@click.option("--language", default="en", show_default=True, help="ISO 639-1 code.")
@click.option("--country", help="ISO 3166-1 alpha-2 code, for feasts and the order of day and month.")
def explain(text: str, stated: str, language: str, country: str | None) -> None:
    """Print every step from the words of TEXT to their dates."""
    from pipelines.exports.tag import context_of
    from pipelines.temporal import explain as derivation

    lines = derivation(text, context_of(stated, language, country))
    say("\n".join(lines) if lines else "No time reference was found.")
