"""A run counts who tells an event independently, from the words of the documents to the timeline."""

from datetime import datetime

from pipelines.settings import ROOT
from tests.defs.conftest import ask
from tests.defs.quick import quick_run


def test_outlets_that_quote_one_agency_are_one_source(settings, put):
    put("lake", "An attack on a market in Mosul killed 15 people on Monday, AFP reported.")
    put("hill", "Gunmen attacked a market in Mosul on Monday, killing at least 12 people, according to AFP.")
    put("shore", "Gunmen attacked a market in Mosul on Monday, killing at least 12 people.")
    quick_run(settings, ROOT / "sql", datetime(2025, 5, 1, 9))
    assert ask(settings.published_file, "select document_count, source_count from marts.timeline") == [(3, 2)]
