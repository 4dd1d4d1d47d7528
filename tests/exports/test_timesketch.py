import json
from datetime import datetime

import pandas
import pytest
from timesketch_import_client import importer


class Sent(importer.ImportStreamer):
    """Timesketch's own importer, which checks and completes the rows, without a server."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: list[pandas.DataFrame] = []

    def _ready(self) -> None:
        pass

    def _upload_data_frame(self, data_frame, end_stream, retry_count=0) -> None:
        self.frames.append(data_frame)


@pytest.mark.parametrize("name", ["timesketch-csv", "timesketch-jsonl"])
def test_the_importer_takes_every_row(exported, name):
    target = exported(name)[0]
    read = pandas.read_csv(target) if name.endswith("csv") else pandas.read_json(target, lines=True)
    sent = Sent()
    sent.add_data_frame(read)
    (frame,) = sent.frames
    assert len(frame) == 9
    assert frame["datetime"].notna().all()


def test_a_span_becomes_its_two_ends(exported, said):
    rows = [json.loads(line) for line in exported("timesketch-jsonl")[0].read_text().splitlines()]
    treaty = [(row["timestamp_desc"], row["datetime"][:10]) for row in rows if row["message"].startswith("Treaty")]
    assert treaty == [("First possible day", "2022-01-01"), ("Last possible day", "2022-12-31")]
    assert said("timesketch-jsonl")["Treaty signed"][0].startswith("split: two points")


def test_timestamps_are_microseconds_of_the_same_moment(exported):
    for line in exported("timesketch-jsonl")[0].read_text().splitlines():
        row = json.loads(line)
        assert datetime.fromisoformat(row["datetime"]).timestamp() * 1_000_000 == row["timestamp"]
