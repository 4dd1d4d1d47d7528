"""parsedatetime's search."""

from datetime import datetime

from parsedatetime import Calendar

from benchmarks.peers import measure

CALENDAR = Calendar()

if __name__ == "__main__":
    measure(lambda text: len(CALENDAR.nlp(text, sourceTime=datetime(2025, 4, 15)) or ()))
