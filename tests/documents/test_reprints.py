"""Near-duplicates: found whatever the order, and only where texts are nearly the same."""

import random
from datetime import date

from pipelines.documents.reprints import ALIKE, CROWDED, Signed, reprints, signature, similarity
from pipelines.steps.compare import REPRINT
from tests.documents import samples
from tests.documents.reading import batches


def words(seed: int, count: int = 300) -> list[str]:
    chance = random.Random(seed)
    return [f"word{chance.randrange(2000)}" for _ in range(count)]


def signed(name: str, text: list[str], day: date | None = None) -> Signed:
    found = signature(" ".join(text))
    assert found is not None
    return Signed(name, found, day)


TOLD = words(1)
FIRST = signed("b", TOLD, date(2025, 4, 15))
CUT = signed("a", [*TOLD[:280], "lindau"], date(2025, 4, 16))
OTHER = signed("c", words(2), date(2025, 4, 14))
UNDATED = signed("0", TOLD)


def test_the_estimate_is_near_the_truth() -> None:
    half = signed("d", TOLD[:150] + words(3, 150))
    assert abs(similarity(FIRST.signature, half.signature) - 1 / 3) < 0.15


def test_the_earliest_is_the_original_whatever_the_order() -> None:
    documents = [FIRST, CUT, OTHER, UNDATED]
    for order in (documents, documents[::-1]):
        assert reprints(order) == {"a": "b", "0": "b"}


def test_a_thousand_copies_have_one_original() -> None:
    copies = [Signed(f"{number:04}", FIRST.signature, None) for number in range(1000)]
    assert set(reprints(copies).values()) == {"0000"}


def test_of_many_documents_of_one_form_only_the_reprint_is_one() -> None:
    form = words(4, 180)
    documents = [signed(f"{number:03}", form + words(number + 10, 120)) for number in range(CROWDED * 3)]
    last = documents[-1]
    reprint = Signed("reprint", last.signature, date.max)
    assert 0.3 < similarity(documents[0].signature, last.signature) < ALIKE
    assert reprints([*documents, reprint]) == {"reprint": last.document_id}


def test_a_short_text_is_never_a_reprint() -> None:
    assert signature("We shall see each other again next week in Lindau.") is None


def test_the_step_reads_signatures_and_days(tmp_path) -> None:
    samples.text_file(tmp_path / "a.txt")
    samples.text_file(tmp_path / "b.txt", samples.BODY + " (From our correspondent)")
    (batch,) = batches(tmp_path)
    ids = {row["source_path"]: row["document_id"] for row in batch.tables["core.texts"]}
    anchors = [{"document_id": ids["b.txt"], "anchor_date": date(2025, 4, 15)}]
    made = REPRINT.work({"core.signatures": batch.tables["core.signatures"], "core.anchors": anchors})
    assert made["core.reprints"] == [{"document_id": ids["a.txt"], "reprint_of": ids["b.txt"]}]
