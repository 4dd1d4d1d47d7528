"""dateparser's search, told that the language is English."""

from datetime import datetime

from dateparser.search import search_dates

from benchmarks.peers import measure

SETTINGS = {"RELATIVE_BASE": datetime(2025, 4, 15)}

if __name__ == "__main__":
    measure(lambda text: len(search_dates(text, languages=["en"], settings=SETTINGS) or ()))
