"""`python -m benchmarks.reading FILE`: events of a timeline to be judged by eye, each with its sentences."""

import sys
from hashlib import sha256
from pathlib import Path

import duckdb

EVENTS = 120
A_DOCUMENT = 2
"""The most events of one document, so that 120 are of sixty documents or more."""
_QUERY = """
    select
        t.event_id, t.start_date, t.end_date, t.status, t.title, t.place, t.country, t.event_class, t.certainty,
        t.killed_best, t.injured_best, min(s.document_id), min(s.anchor_date), list(s.sentence order by s.char_start)
    from marts.timeline as t
    inner join marts.sources as s on s.event_id = t.event_id
    group by all
"""


def main(database: Path) -> None:
    """Print the events, in an order that hangs on their ids alone."""
    with duckdb.connect(database, read_only=True) as connection:
        rows = connection.execute(_QUERY).fetchall()
    drawn: dict[str, int] = {}
    number = 0
    for (
        event_id,
        start,
        end,
        status,
        title,
        place,
        country,
        kind,
        certainty,
        killed,
        injured,
        document,
        day,
        said,
    ) in sorted(rows, key=lambda row: sha256(str(row[0]).encode()).hexdigest()):
        drawn[document] = drawn.get(document, 0) + 1
        if number == EVENTS or drawn[document] > A_DOCUMENT:
            continue
        number += 1
        print(f"\n{number}. {title}  [{event_id}]\n   {start} to {end}, {status}, {certainty}, {kind}", end="")
        print(f", at {place}, {country}, killed {killed}, injured {injured}; told on {day}")
        for sentence in dict.fromkeys(said):
            print(f"   > {' '.join(sentence.split())[:400]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
