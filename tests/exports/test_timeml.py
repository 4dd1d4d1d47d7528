from pathlib import Path

import pytest
from lxml import etree

DTD = etree.DTD(str(Path(__file__).with_name("timeml.dtd")))


def checked(folder: Path) -> dict[str, etree._Element]:
    documents = {path.name: etree.parse(path).getroot() for path in sorted(folder.iterdir())}
    for document in documents.values():
        assert DTD.validate(document), DTD.error_log
    return documents


def test_a_document_a_file(exported):
    assert list(checked(exported("timeml")[0])) == ["harbour.txt.tml", "mayor.txt.tml", "officials.txt.tml"]


def test_an_event_is_included_in_the_time_that_dates_it(exported):
    document = checked(exported("timeml")[0])["harbour.txt.tml"]
    (event,) = [found for found in document.iter("EVENT") if found.text == "struck"]
    instance = next(made for made in document.iter("MAKEINSTANCE") if made.get("eventID") == event.get("eid"))
    link = next(found for found in document.iter("TLINK") if found.get("eventInstanceID") == instance.get("eiid"))
    (time,) = [found for found in document.iter("TIMEX3") if found.get("tid") == link.get("relatedToTime")]
    assert (time.text, time.get("value"), link.get("relType")) == ("two days ago", "2025-04-13", "IS_INCLUDED")


def test_the_text_is_that_of_the_document(exported):
    document = checked(exported("timeml")[0])["harbour.txt.tml"]
    assert "".join(document.find("TEXT").itertext()).startswith("A storm struck the harbour of Brest two days ago")


def test_texts_that_mean_harm_stay_text(exported, harmful_file):
    documents = checked(exported("timeml", harmful_file)[0])
    assert "<script>alert(1)</script>" in "".join(documents["tag.txt.tml"].find("TEXT").itertext())


@pytest.mark.parametrize("lost", ["intervals, places, counts", "without a TIMEX3 type"])
def test_the_report_says_what_timeml_has_no_place_for(exported, lost):
    assert any(lost in note for note in exported("timeml")[1]["notes"])
