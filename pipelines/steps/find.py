"""Step 2, find: texts → time expressions, whose meaning needs no anchor yet."""

from typing import Any

from pipelines.steps.model import Row, Step, Tables
from pipelines.temporal import find
from pipelines.temporal.model import Context

PACKAGES = ("pipelines.temporal", "pipelines.steps.find")


def expression_rows(text: Row) -> list[dict[str, Any]]:
    """The rows of `core.time_expressions` of one row of `core.texts`."""
    context = Context(language=text["language"] or "en", country=text["country"])
    return [
        {
            "document_id": text["document_id"],
            "char_start": found.char_start,
            "char_end": found.char_end,
            "text": found.text,
            "rule": found.rule,
            "timex_type": found.timex_type,
            "meaning": found.meaning,
        }
        for found in find(text["text"], context)
    ]


def work(tables: Tables) -> Tables:
    """The time expressions of a batch of documents."""
    return {"core.time_expressions": [row for text in tables["core.texts"] for row in expression_rows(text)]}


FIND = Step(
    name="find",
    reads=("core.texts",),
    writes=("core.time_expressions",),
    packages=PACKAGES,
    libraries=("dateparser", "holidays"),
    work=work,
)
