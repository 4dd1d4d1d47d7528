"""Events that hang only on a document date which was found in the text, and reprints among the documents."""

from datetime import date

import pytest

DAY = date(2025, 4, 14)


@pytest.fixture
def tell(add):
    """A telling of event e by a document of some basis, dated by one phrase of some kind."""

    def insert(document: str, basis: str, kind: str) -> None:
        add("texts", document_id=document, source_path=f"{document}.txt")
        add("anchors", document_id=document, anchor_date=DAY, anchor_basis=basis)
        add("time_references", reference_id=f"t{document}", document_id=document, text="Monday", anchor_kind=kind)
        add("reports", report_id=f"r{document}", document_id=document, start_date=DAY, end_date=DAY)
        add("report_references", report_id=f"r{document}", reference_id=f"t{document}", role="dates")
        add("tellings", event_id="e", report_id=f"r{document}")

    return insert


@pytest.mark.parametrize(
    ("tellings", "hangs"),
    [
        ([("inferred", "document")], True),
        ([("inferred", "absolute")], False),
        ([("published", "document")], False),
        ([("inferred", "document"), ("published", "document")], False),
        ([("inferred", "document"), ("inferred", "narrative")], True),
    ],
)
def test_an_event_hangs_on_inferred_dates_if_nothing_else_dates_it(add, mart, tell, tellings, hangs) -> None:
    add("events", event_id="e", start_date=DAY, end_date=DAY)
    for number, (basis, kind) in enumerate(tellings):
        tell(f"d{number}", basis, kind)
    mart("sources", "event_id", "report_id")
    assert mart("timeline", "event_id", "on_inferred_date") == [("e", hangs)]


def test_a_document_names_the_one_that_it_reprints(add, connection) -> None:
    add("texts", document_id="a")
    add("texts", document_id="b")
    add("reprints", document_id="b", reprint_of="a")
    found = connection.execute("select document_id, reprint_of from core.documents order by all").fetchall()
    assert found == [("a", None), ("b", "a")]
