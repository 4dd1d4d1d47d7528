"""The mails that a text quotes or passes on speak from the days on which they were sent."""

from datetime import date

import pytest

from pipelines.documents.quoted_mails import MOST_MAILS, quoted_mails
from pipelines.documents.segments import segments

MAY_7 = date(2024, 5, 7)
OWN = "The ferry ran aground yesterday."
THEIRS = "The crane fell two days ago."


def days(text: str, language: str = "en", mail: bool = True) -> dict[str, date | None]:
    """The day of each paragraph, by its words."""
    found = segments(text, language, mail)
    return {text[part.char_start : part.char_end]: part.anchor_date for part in found if part.kind == "paragraph"}


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "On Tue, May 7, 2024 at 7:33 PM, Bo Dahl <bo@example.org> wrote:"),
        ("en", "On Tue, May 7, 2024 at 7:33 PM Bo Dahl of the Harbour Office in Lindau\n<bo@example.org> wrote:"),
        ("en", "On 2024-05-07 19:33, Bo Dahl wrote:"),
        ("en", "Bo Dahl <bo@example.org> wrote on 7 May 2024:"),
        ("de", "Am 07.05.2024 um 19:33 schrieb Bo Dahl:"),
        ("de", "Am Di., 7. Mai 2024 um 19:33 Uhr schrieb Bo Dahl <\nbo@example.org>:"),
        ("fr", "Le mar. 7 mai 2024 à 19:33, Bo Dahl <bo@example.org> a écrit :"),
        ("es", "El mar, 7 de mayo de 2024, 19:33, Bo Dahl <bo@example.org> escribió:"),
        ("it", "Il giorno 7 maggio 2024 alle ore 19:33 Bo Dahl <bo@example.org> ha scritto:"),
        ("ru", "7 мая 2024, 19:33, Bo Dahl <bo@example.org> пишет:"),
    ],
)
def test_a_line_that_says_who_wrote(language: str, head: str) -> None:
    found = days(f"{OWN}\n\n{head}\n> {THEIRS}\n\nSee you.", language)
    assert found == {OWN: None, THEIRS: MAY_7, "See you.": None}


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "---------- Forwarded message ---------\nFrom: Bo <bo@example.org>\nDate: Tue, 7 May 2024 at 10:00"),
        ("en", "-----Original Message-----\nFrom: Bo\nSent: Tuesday, May 7, 2024 10:00 AM\nTo: Ida\nSubject: Crane"),
        ("en", "From: Bo\n\nSent: Tuesday, May 7, 2024 10:00 AM\n\nTo: Ida;\nAnn <ann@example.org>\n\nSubject: Crane"),
        ("en", "*From:* Bo\n*Date:* Tuesday, 7 May 2024\n*To:* Ida"),
        ("en", "Begin forwarded message:\n\nFrom: Bo\nSubject: Crane\nDate: 7 May 2024 at 10:00:00 CEST"),
        ("de", "________________________________\nVon: Bo\nGesendet: 07.05.2024 10:00\nAn: Ida\nBetreff: Kran"),
        ("fr", "De : Bo\nEnvoyé : mardi 7 mai 2024 10:00\nÀ : Ida\nObjet : Grue"),
        ("es", "De: Bo\nEnviado el: martes, 7 de mayo de 2024 10:00\nPara: Ida\nAsunto: Grúa"),
    ],
)
def test_a_block_of_fields(language: str, head: str) -> None:
    assert days(f"{OWN}\n\n{head}\n\n{THEIRS}", language) == {OWN: None, THEIRS: MAY_7}


def test_mails_within_mails() -> None:
    text = f"""{OWN}

On Tue, 7 May 2024, Bo wrote:
> {THEIRS}
>
> On Mon, 6 May 2024, Cy wrote:
>> The old crane stands.
> It does not.
Nor does the new one.
"""
    found = days(text)
    assert found[THEIRS] == found["It does not."] == MAY_7
    assert found["The old crane stands."] == date(2024, 5, 6)
    assert found["Nor does the new one."] is None


def test_answers_between_the_quoted_lines_are_the_text_s_own() -> None:
    text = "On 7 May 2024, Bo wrote:\n> Did it fall yesterday?\nYes.\n> And who was hurt last week?\nNobody."
    found = days(text)
    assert found == {
        "Did it fall yesterday?": MAY_7,
        "Yes.": None,
        "And who was hurt last week?": MAY_7,
        "Nobody.": None,
    }


def test_a_mail_ends_where_it_is_said_to_end() -> None:
    head = "----- Forwarded message from Bo -----\n\nDate: Tue, 7 May 2024\nFrom: Bo"
    found = days(f"{head}\n\n{THEIRS}\n\n----- End forwarded message -----\n\n{OWN}")
    assert (found[THEIRS], found[OWN]) == (MAY_7, None)


def test_the_head_of_a_mail_is_a_note() -> None:
    text = f"{OWN}\n\nFrom: Bo\nDate: 7 May 2024\n\n{THEIRS}"
    kinds = {text[part.char_start : part.char_end]: part.kind.value for part in segments(text)}
    assert (kinds["From: Bo"], kinds["Date: 7 May 2024"]) == ("note", "note")


@pytest.mark.parametrize(
    "text",
    [
        f"On 7 May 2024 the mayor wrote:\n\n{OWN}",
        f"The council wrote in May 2024:\n\n{OWN}",
        f"On 7 May 2024 @mayor wrote:\n\n{OWN}",
        f"From: Lindau\nTo: Bregenz\n\n{OWN}",
        f"He wrote this: {OWN}",
    ],
)
def test_other_texts_quote_no_mail(text: str) -> None:
    assert quoted_mails(text) == []


def test_the_fields_at_the_top_of_a_text_are_its_own() -> None:
    text = f"From: Ida\nDate: 3 June 2024\nSubject: Ferry\n\n{OWN}"
    assert quoted_mails(text) == []
    assert [part.kind.value for part in segments(text)][:2] == ["heading", "dateline"]
    assert days(text)[OWN] == date(2024, 6, 3)


def test_a_quoted_mail_is_not_dated_by_a_line_of_its_own() -> None:
    text = f"{OWN}\n\nFrom: Bo\nDate: 7 May 2024\n\nCome on:\n\nSaturday, 7 September 2024\n\n{THEIRS}"
    assert days(text, mail=False)[THEIRS] == MAY_7


def test_no_more_mails_than_a_stated_number_are_looked_for() -> None:
    text = "".join(f"On 7 May 2024, Bo{number} wrote:\n> {THEIRS}\n" for number in range(MOST_MAILS + 50))
    assert sum(part.head for part in quoted_mails(text)) == MOST_MAILS
