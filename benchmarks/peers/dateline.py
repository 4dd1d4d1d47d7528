"""The project's own engine."""

from datetime import date

from benchmarks.peers import measure
from pipelines.temporal import tag
from pipelines.temporal.model import Context

CONTEXT = Context(anchor=date(2025, 4, 15).toordinal())

if __name__ == "__main__":
    measure(lambda text: len(tag(text, CONTEXT)))
