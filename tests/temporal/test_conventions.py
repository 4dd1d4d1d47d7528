"""docs/conventions.md, executed: each row of its tables, each line of its list of what is no date."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.temporal import explain, tag
from pipelines.temporal.model import Context, Interval, Status, TimeReference
from pipelines.temporal.spelling import day_edtf

PAGE = Path(__file__).resolve().parents[2] / "docs" / "conventions.md"
TUESDAY = Context(anchor=739356)
ROW = re.compile(
    r"\| (?P<before>[^|\[]*)\[(?P<said>[^\]]+)\](?P<after>[^|]*)\| "
    r"(?P<value>[^|]+)\| (?P<days>[^|]+)\|(?P<other>[^|]*)\|"
)
EXPLAINED = re.compile(r"```explain\n\$ dateline explain \"([^\n]*)\"\n(.*?)```", re.DOTALL)
REFUSED = re.compile(r"^- (.*)$", re.MULTILINE)


def rows() -> Iterator[tuple[str, str, int, str, str, str]]:
    """Sentence, reference, where it starts, value, days and the other reading of each row of the page."""
    for row in ROW.finditer(PAGE.read_text(encoding="utf-8")):
        before, said = row["before"], row["said"]
        sentence = f"{before}{said}{row['after']}".strip()
        yield sentence, said, len(before), row["value"].strip(), row["days"].strip(), row["other"].strip()


def shown(days: Interval) -> str:
    """Days as the page writes them."""
    first = ".." if days.start is None or days.start < 1 else day_edtf(days.start)
    last = ".." if days.end is None or days.end < 2 else day_edtf(days.end - 1)
    return first if first == last else f"{first}/{last}"


def dated(reference: TimeReference) -> str:
    """The days of a reference, `-` if it dates nothing."""
    return shown(reference.interval) if reference.status is Status.RESOLVED else "-"


@pytest.mark.parametrize(("sentence", "said", "start", "value", "days", "other"), list(rows()))
def test_phrase(sentence: str, said: str, start: int, value: str, days: str, other: str) -> None:
    found = [each for each in tag(sentence, TUESDAY) if (each.char_start, each.text) == (start, said)]
    assert len(found) == 1, "\n".join(explain(sentence, TUESDAY))
    assert (str(found[0].timex_value), dated(found[0])) == (value, days), "\n".join(explain(sentence, TUESDAY))
    others = [shown(each.interval) for each in found[0].alternatives]
    assert other in (others or [""]), "\n".join(explain(sentence, TUESDAY))


@pytest.mark.parametrize("sentence", REFUSED.findall(PAGE.read_text(encoding="utf-8")))
def test_no_date(sentence: str) -> None:
    assert [each for each in tag(sentence, TUESDAY) if each.status is Status.RESOLVED] == []


def test_the_page_is_read() -> None:
    assert len(list(rows())) > 100


def test_ten_derivations() -> None:
    blocks = EXPLAINED.findall(PAGE.read_text(encoding="utf-8"))
    assert [(words, explain(words, TUESDAY)) for words, _ in blocks] == [
        (words, lines.splitlines()) for words, lines in blocks
    ]
    assert len(blocks) == 10
