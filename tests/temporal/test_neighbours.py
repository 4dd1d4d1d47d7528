"""Words beside the closed lists of the language table: how many of ten that stand in no list are read right."""

from datetime import date

import pytest

from pipelines.temporal import tag
from pipelines.temporal.model import Context

TUESDAY = Context(anchor=739356)  # 2025-04-15


def values(text: str, language: str = "en") -> list[str | None]:
    return [each.timex_value for each in tag(text, Context(739356, language=language))]


def right(sentence: str, words: str, value: list[str | None]) -> int:
    return sum(values(sentence.format(word)) == value for word in words.split(","))


NAMES = "Fokker,Depot,Parcel,Warehouse,Antonov,Cubicle,Trolley,Hangar,Ledger,Voucher"
NOUNS = "sector,hangar,cubicle,parcel,trolley,stall,mooring,wagon,pylon,booth"
ADJECTIVES = "record,strong,poor,brisk,dismal,modest,weak,solid,lean,rosy"
EVENTS = (
    "Harbour Games,Lantern Fair,Baltic Regatta,Chess Summit,Glass Biennale,Rowing Masters,Tulip Show,Cheese Awards,"
)
EVENTS += "Bridge Congress,Film Days"


@pytest.mark.parametrize(
    ("sentence", "words", "value", "least"),
    [
        ("They sold {} 1960 for scrap.", NAMES, [], 10),
        ("It lay in {} 1908 of the yard.", NOUNS, [], 10),
        ("It thrived on {} 1998 output of wool.", ADJECTIVES, ["1998"], 10),
        ("She won at the {} 2014 twice.", EVENTS, ["2014"], 9),
    ],
)
def test_ten_words_outside_a_list(sentence: str, words: str, value: list[str | None], least: int) -> None:
    assert right(sentence, words, value) >= least


def test_a_day_before_an_event_is_a_day_unless_everybody_knows_it_by_its_date() -> None:
    nouns = "fire,attack,bombing,riots,uprising,massacre,coup,blast,flood,raid"
    assert right("He was seen after the April 3 {}.", nouns, ["2025-04-03"]) == 10
    assert values("He was seen after the September 11 attacks.") == []


def test_a_weekday_behind_a_name_that_is_not_given_to_people_is_a_day() -> None:
    bodies = "Congress,Parliament,Exxon,Moscow,Lisbon,Interpol,Toyota,Reuters,Opec,Labour"
    assert right("{} Friday voted again.", bodies, ["2025-04-11"]) == 10
    people = "Mary,Robert,Susan,David,Laura,Kevin,Helen,George,Nancy,Peter"
    assert right("{} Friday voted again.", people, []) == 10


def test_a_month_behind_a_name_is_a_name() -> None:
    people = "Beatrix,Ottoline,Casimir,Leopold,Zelda,Ingrid,Quentin,Rowena,Tobias,Yvette"
    assert right("A book by {} August sold well.", people, []) == 10


UNLISTED = {
    "lt": "3 balandžio 2019", "lv": "3. aprīlī 2019", "et": "3. aprill 2019", "sl": "3. aprila 2019",
    "sq": "3 prill 2019",
    "is": "3. apríl 2019", "mt": "3 ta' April 2019", "cy": "3 Ebrill 2019",
    "eu": "2019ko apirilaren 3a", "ga": "3 Aibreán 2019",
}  # fmt: skip


def test_month_words_of_other_languages_are_passed_over_not_misread() -> None:
    read = {language: values(f"x {text} y", language) for language, text in UNLISTED.items()}
    assert [language for language, found in read.items() if found not in ([], ["2019-04-03"])] == []


@pytest.mark.parametrize("language", ["de", "fr", "ko", "xx"])
def test_a_language_without_a_table_is_read_in_figures_only(language: str) -> None:
    assert values("In 1998 kamen 2020 Autos am Monday, yesterday, in May.", language) == []
    assert values("Am 3. Mai 2019, 2019-05-04 und 25.5.2019.", language) == ["2019-05-03", "2019-05-04", "2019-05-25"]


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("It rained on 3 May 89.", "1989-06-01", "1989-05-03"),
        ("It rained on 3 May 14.", "1914-06-01", "1914-05-03"),
        ("It rained on 25/12/04.", "1904-12-30", "1904-12-25"),
        ("It rained on 25/12/04.", "2010-01-01", "2004-12-25"),
    ],
)
def test_a_year_of_two_digits_is_of_the_texts_century(text: str, anchor: str, value: str) -> None:
    assert tag(text, Context(date.fromisoformat(anchor).toordinal()))[0].timex_value == value


@pytest.mark.parametrize(
    "word",
    ["http://x.example/2019/05/03/fog", "x.example/2019/3May", "@may2019", "#friday", "#3May", "www.x.example/2019"],
)
def test_an_address_or_a_handle_is_no_date(word: str) -> None:
    assert values(f"Photos at {word} and more") == []


def test_a_table_of_times_is_no_prose() -> None:
    assert tag("10:30 10:45 11:00 " * 300, TUESDAY) == []
    assert len(tag("It leaves at 10:30, 10:45 and 11:00. " * 30, TUESDAY)) == 90


def test_a_column_of_names_without_a_sentence_is_no_prose() -> None:
    assert len(tag("Thu\n3 May\n" * 200, TUESDAY)) == 400
    assert tag("Thu\n3 May: Leeds\n" * 4000, TUESDAY) == []
    assert len(tag("Thu\n" * 20_000 + "The crew walked home. It rained last Friday.", TUESDAY)) == 1
