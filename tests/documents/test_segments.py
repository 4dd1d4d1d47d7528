"""Headings, turns, questions, quotations and notes, with their spans and speakers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.documents.segments import segments

TRANSCRIPT = """Remarks to the press
by Mayor Ann Lee with Minister Bo Dahl in Lindau
© City Archive
(As delivered)
Thank you all for coming.
The bridge is open.
Question: What did it cost? (continues in German)
And when did the work begin?
Ann Lee, Mayor of Lindau: Less than we feared.
It began three years ago.
Question: in German
LEE: He said “the lake is ‘ours’ too”."""


def found(text: str, kind: str) -> list[tuple[str, str | None]]:
    return [(text[s.char_start : s.char_end], s.speaker) for s in segments(text) if s.kind.value == kind]


def test_headings_stand_at_the_top() -> None:
    assert [words for words, _ in found(TRANSCRIPT, "heading")] == TRANSCRIPT.split("\n")[:2]


def test_a_turn_starts_behind_its_label_and_lasts_until_the_next() -> None:
    assert found(TRANSCRIPT, "turn")[2:4] == [
        ("Less than we feared.", "Ann Lee"),
        ("It began three years ago.", "Ann Lee"),
    ]


def test_the_byline_of_a_speech_names_its_speaker() -> None:
    assert found(TRANSCRIPT, "turn")[:2] == [
        ("Thank you all for coming.", "Ann Lee"),
        ("The bridge is open.", "Ann Lee"),
    ]


def test_a_short_label_is_the_person_of_the_long_one() -> None:
    assert found(TRANSCRIPT, "turn")[-1][1] == "Ann Lee"


def test_questions_last_until_the_answer() -> None:
    assert [words for words, _ in found(TRANSCRIPT, "question")] == [
        "What did it cost? (continues in German)",
        "And when did the work begin?",
    ]


def test_notes_are_not_speech() -> None:
    assert [words for words, _ in found(TRANSCRIPT, "note")] == [
        "© City Archive",
        "(As delivered)",
        "(continues in German)",
        "in German",
    ]


def test_quotations_within_a_turn_have_its_speaker() -> None:
    assert found(TRANSCRIPT, "quotation") == [("the lake is ‘ours’ too", "Ann Lee"), ("ours", "Ann Lee")]


INTERVIEW = """The new bridge
Town paper
The mayor of Lindau, Ann Lee, answers the questions of our reader Bo Dahl.
Bo Dahl: Mayor, is the bridge open at last?
Ann Lee, Mayor of Lindau: It is.
And the ferry is gone, as we said it would be.
Dahl: Did it cost more than you had thought?
Lee: It did not.
DAHL: Who paid?
LEE: The town did.
We had saved for it.
Dahl: Thank you.
Read on: the harbour of Lindau has a new master.
The paper is printed in Lindau."""


def speakers(text: str) -> list[str | None]:
    return [segment.speaker for segment in segments(text) if segment.kind.value == "turn"]


def test_names_that_answer_each_other_are_speakers_by_their_full_names() -> None:
    assert speakers(INTERVIEW) == ["Bo Dahl", "Ann Lee", "Ann Lee", *["Bo Dahl", "Ann Lee"] * 2, "Ann Lee", "Bo Dahl"]


def test_nobody_speaks_before_a_dialogue_nor_behind_its_last_turn() -> None:
    assert [words for words, _ in found(INTERVIEW, "paragraph")] == [
        INTERVIEW.split("\n")[2],
        *INTERVIEW.split("\n")[-2:],
    ]


def test_a_heading_ends_a_turn() -> None:
    text = INTERVIEW.replace("And the ferry", "What comes next\nAnd the ferry")
    assert ("And the ferry is gone, as we said it would be.", None) in found(text, "paragraph")


def test_labels_on_lines_of_their_own_speak_the_lines_below() -> None:
    text = INTERVIEW.replace(": ", ":\n")
    assert ("Who paid?", "Bo Dahl") in found(text, "turn")


def test_names_in_other_alphabets_are_speakers() -> None:
    lines = ["Ведущая: Мост открыт?", "Лисина А.Б.: Да."] * 2 + ["Ведущая: Давно?", "Лисина: Нет."]
    assert speakers("\n".join(lines)) == ["Ведущая", "Лисина А.Б."] * 3


def test_unlabelled_questions_are_nobody_s_and_end_the_answer() -> None:
    text = """Ann Lee builds bridges in Lindau.
When did you begin?
Lee: Long ago.
It was my father's trade.
Do you like it?
Lee: I do.
Will you go on?
Lee: I will.
Would you like to read more?"""
    asked = [line for line in text.split("\n") if line.endswith("?")]
    assert found(text, "question") == [(line, None) for line in asked[:-1]]
    assert found(text, "paragraph")[-1] == (asked[-1], None)
    assert set(speakers(text)) == {"Lee"}


def test_turns_that_share_lines_are_parted_at_labels_in_capitals() -> None:
    text = """ANN LEE, MAYOR: Welcome. BO DAHL: Is it open? LEE: It is. DAHL: And the ferry?
LEE: It is gone. (APPLAUSE) DAHL: Since when?"""
    assert found(text, "turn") == [
        ("Welcome.", "ANN LEE"),
        ("Is it open?", "BO DAHL"),
        ("It is.", "ANN LEE"),
        ("And the ferry?", "BO DAHL"),
        ("It is gone. (APPLAUSE)", "ANN LEE"),
        ("Since when?", "BO DAHL"),
    ]


def test_nobody_speaks_where_labels_hide_within_the_lines() -> None:
    hidden = "Ann Lee answers.\n" + "Is it open?\nLee: It is. And the ferry? Bregenz, Austria: Who paid?\n" * 3
    assert speakers(hidden) == []


LISTS = [
    "Strict Warning: no file in line three.\nThe page goes on.\nPlain Notice: no value.\nWhat is it?",
    "Pros: it is light.\nCons: it is dear.\nIs it worth it?",
    "PLEASE NOTE: bring your papers.\nHave you moved?\nWe shall ask.\nCHECK LIST: a form, a picture.",
    "In Lindau: rain falls.\nAt The Lake: we wait.\nWill it end?",
    "Town News: we were there.\nThe bridge is open.\nWhy?",
]


@pytest.mark.parametrize("lines", LISTS)
def test_words_that_come_back_before_colons_are_no_speakers(lines: str) -> None:
    assert speakers("\n".join([lines] * 3)) == []


def test_a_byline_of_an_article_is_no_speaker() -> None:
    text = "An address to remember\nby Ann Lee of Lindau\nThe mayor spoke.\nShe said, “We are glad.”\nAll went home."
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Elle a dit : « Nous partons. »", [" Nous partons. "]),
        ("Er sagte: „Wir gehen.“", ["Wir gehen."]),
        ("Er sagte: »Wir gehen.«", ["Wir gehen."]),
        ('She said, "We go", and it\'s true.', ["We go"]),
        ("The dogs’ owner didn’t come.", []),
        ("He said “this never ends.", []),
    ],
)
def test_quotation_marks_of_several_countries(text: str, quoted: list[str]) -> None:
    assert [words for words, _ in found(text, "quotation")] == quoted


@pytest.mark.parametrize(
    "line",
    [
        "Update: The road is shut again.",
        "Sumy, April 13: The road is shut again.",
        "He said: The road is shut again.",
        "Key points: The road is shut again.",
        "At 10:30 the road was shut again.",
    ],
)
def test_other_colons_are_no_labels(line: str) -> None:
    assert found(line, "turn") == []


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("The years of the flood, 1954-1956", True),
        ("1954", True),
        ("The bridge of 1954", True),
        ("4 Mill Lane, Lindau 88131", False),
        ("88131 Lindau im See, Postfach", False),
        ("Fixed rate 4.34% 5.78%", False),
        ("120 140 160", False),
        ("Write to bridge@lindau.example", False),
        ("More at https://lindau.example/bridge", False),
    ],
)
def test_figures_and_addresses_are_no_headings(line: str, heading: bool) -> None:
    text = f"The bridge is open.\n\n{line}\n\nIt was late when the last guests had gone home."
    assert (line in [words for words, _ in found(text, "heading")]) == heading


def test_a_line_that_the_next_one_goes_on_with_is_no_heading() -> None:
    assert found("Lindau\nThe bridge that was\nopened in May.", "heading") == [("Lindau", None)]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    lines = (
        "The town council of Lindau opened the new bridge on",
        "Monday after three years of work, and all who could",
        "came.",
    )
    wrapped = "\n".join(lines)
    text = f"{wrapped}\n\nThe ferry is gone."
    assert [words for words, _ in found(text, "paragraph")] == [wrapped, "The ferry is gone."]


def test_crlf_and_marks_of_direction_do_not_move_the_spans() -> None:
    text = "\u200fThe bridge is open \U0001f309.\r\n\r\nIt was late.\r\n"
    assert [words for words, _ in found(text, "paragraph")] == ["\u200fThe bridge is open \U0001f309.", "It was late."]


def test_lines_that_were_filled_as_far_as_they_went_are_one_paragraph() -> None:
    lines = (
        "The council of Lindau opened the bridge on Monday,",
        "and all who could came to see the mayor cut a",
        "harbour-master's ribbon before the ferry left.",
    )
    wrapped = "\n".join(lines)
    assert [words for words, _ in found(wrapped, "paragraph")] == [wrapped]


def test_marks_of_quoting_are_no_words_and_part_paragraphs() -> None:
    text = "> The bridge is open.\n>\n> It was late.\n>> Why?\nBecause.\n>"
    assert [words for words, _ in found(text, "paragraph")] == [
        "The bridge is open.",
        "It was late.",
        "Why?",
        "Because.",
    ]


@pytest.mark.parametrize(
    "credit", ["(Graphic: Ann Lee)", "(Map: Lake News)", "[Drawing: Bo Dahl]", "(: we", "( , ) (A: I"]
)
def test_credits_in_brackets_are_no_speakers(credit: str) -> None:
    text = f"{credit}\nThe bridge is open.\n{credit} We made it.\n{credit}"
    assert found(text, "turn") == []


LINES = st.lists(st.text(st.sampled_from("AbI ,.:()[]>|-–“”'\"\t\r@?©/0123"), max_size=12), max_size=8)
HEADS = st.sampled_from(
    [
        "From: A",
        "Date: 3 May 2024",
        "On 3 May 2024, A wrote:",
        "---- B ----",
        "LINDAU, May 3 –",
        "A B: I",
        "By A B",
        "[a]",
    ]
)


@given(st.lists(st.one_of(LINES.map("\n".join), HEADS), max_size=8), st.booleans())
def test_any_lines_are_cut_into_segments_in_order(lines: list[str], mail: bool) -> None:
    text = "\n".join(lines)
    found = segments(text, "en", mail)
    spans = [(part.char_start, part.char_end) for part in found]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_segments_lie_within_the_text_in_order() -> None:
    spans = [(segment.char_start, segment.char_end) for segment in segments(TRANSCRIPT)]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    assert all(0 <= start < end <= len(TRANSCRIPT) for start, end in spans)
