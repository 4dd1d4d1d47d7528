"""The step that reads phrases against their anchors."""

import pytest

from pipelines.errors import UnreadableDocument
from pipelines.steps.resolve import work

TEXT = {"document_id": "d", "language": "en", "country": None, "kind_of_text": None}


def resolved(text: str) -> int:
    tables = {"core.texts": [{**TEXT, "text": text}], "core.anchors": [], "core.segments": []}
    return len(work({**tables, "core.stated_corrections": []})["core.time_references"])


def test_a_text_of_dates_is_refused() -> None:
    with pytest.raises(UnreadableDocument) as refused:
        resolved("1 May 2019\n" * 20_001)
    assert refused.value.kind == "not_prose"


def test_few_dates_are_read_however_close_they_stand() -> None:
    assert resolved("1 May 2019\n" * 500) == 500


@pytest.mark.soak
def test_many_dates_far_apart_are_read() -> None:
    assert resolved("It rained on 1 May 2019.\n" * 20_001) == 20_001
