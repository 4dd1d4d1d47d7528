"""What is remembered of earlier readings changes no reading."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.temporal import tag
from pipelines.temporal.calendar import MONTH, YEAR, Cell
from pipelines.temporal.engine import scan_text, stretches_of
from pipelines.temporal.facts import Ask, Facts
from pipelines.temporal.model import AnchorKind, Context, KindOfText
from pipelines.temporal.recall import REMEMBERED, Branch, Outcome, Recall, graft, recall_on
from pipelines.temporal.story import Story

SAID = [
    "It rained on Friday.", "It will rain on Friday.", "Friday", "in May", "the next month", "that year", "In 1944",
    "two days later", "on 3 June 2019", "at 9 a.m.", "since Monday", "the following day", "from May to July", "\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SAID), min_size=1, max_size=12).map(" ".join)
GROUNDS = [Context(739356), Context(), Context(739356, kind=KindOfText.HISTORY), Context(730_000, country="AU")]
NOTHING = (AnchorKind.ABSOLUTE, None), None, None, False, False
STRETCHES = stretches_of("en")


def rows(text: str, context: Context) -> list[tuple[object, ...]]:
    return [(*reference[:-1], *reference.said[:-1], reference.explanation) for reference in tag(text, context)]


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(GROUNDS))
def test_a_text_reads_the_same_after_another(text: str, before: str, context: Context) -> None:
    recall_on.cache_clear()
    STRETCHES.clear()
    STRETCHES.senses.clear()
    fresh = rows(text, context)
    tag(before, context)
    assert rows(text, context) == fresh


def test_the_same_words_in_two_sentences_are_two_readings() -> None:
    text = "It rained on Friday. It will rain on Friday."
    assert [reference.timex_value for reference in tag(text, Context(739356))] == ["2025-04-11", "2025-04-18"]


def test_a_date_remembered_hangs_on_the_reference_told_last() -> None:
    text = "On 3 June 2019 it rained. The next day it was dry. On 3 June 2019 it rained. The next day it was dry."
    assert [reference.anchor_reference for reference in tag(text, Context(739356))] == [None, 0, None, 2]


def test_answers_lead_to_their_outcomes() -> None:
    early, late = (Outcome((said,), *NOTHING) for said in ("early", "late"))
    tree = graft(None, [(YEAR, None), (Ask.ALONE, True)], early)
    tree = graft(tree, [(YEAR, None), (Ask.ALONE, False)], late)
    assert tree == Branch(YEAR, {None: Branch(Ask.ALONE, {True: early, False: late})})


def test_memory_is_bounded() -> None:
    recall, facts = Recall(), Facts(Story())
    sense = scan_text("in May", "en")[1].senses[0]
    outcome = Outcome((), *NOTHING)
    for month in range(2 * REMEMBERED + 1):
        facts.answers = {YEAR: Cell(MONTH, month)}
        recall.keep(sense, facts, outcome)
    assert recall.kept == 1
    assert recall.find(sense, Facts(Story())) is None
