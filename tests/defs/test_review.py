"""The review: answers become files that a run applies, and only its own page can give them, of what it has seen."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipelines.commands.review import review_app
from pipelines.commands.review_service import ReviewService
from pipelines.exports.refresh import Published, refresh
from pipelines.exports.review import review_page
from pipelines.settings import ROOT, Settings, load_settings
from tests.defs.conftest import ask, put_into
from tests.defs.quick import quick_run

START = datetime(2025, 5, 1, 12)
OWN = "http://127.0.0.1:3010"
BRIDGE = "Rebels destroyed the bridge in Lviv two days ago, killing 12 people."
MARKET = "Shells struck the market in Kharkiv yesterday, injuring 40 people. <script>alert(1)</script>"
MEETING = "The ministers of both countries met in Geneva on Monday, and the talks in Geneva went on for hours that day."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents and the warehouse of one run."""
    folder = tmp_path_factory.mktemp("review")
    settings = settings_in(folder)
    settings.raw.mkdir()
    for name, text in (("a", BRIDGE), ("b", MARKET), ("c", MEETING)):
        put_into(settings.raw, name, text)
    assert quick_run(settings, ROOT / "sql", START)
    return folder


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Settings:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return settings_in(tmp_path)


def settings_in(folder: Path) -> Settings:
    return load_settings({"DATELINE_RAW": str(folder / "raw"), "DATELINE_WAREHOUSE": str(folder / "warehouse")})


class Reviewer:
    """A browser that has loaded the page of a review."""

    def __init__(self, settings: Settings, token: str = "secret") -> None:
        self.client = TestClient(
            review_app(ReviewService(settings), token), base_url=OWN, raise_server_exceptions=False
        )
        self.headers = {"origin": OWN, "x-dateline-token": token}
        self.see()

    def see(self) -> None:
        """Look at the events as they are now."""
        asked = self.client.get("/api/queue").json()["items"]
        self.events = {each["id"]: each for one in asked for each in one["events"]}
        self.asked = [[each["id"] for each in one["events"]] for one in asked]

    def correct(self, target: str, ids: list[str], value: str | None = None, **headers: str) -> Any:
        seen = {each: self.events[each]["version"] for each in ids if each in self.events}
        body = {
            "target": target,
            "ids": ids,
            "value": value,
            "reason": "I was there.",
            "author": "Ann Lee",
            "seen": seen,
        }
        return self.client.post("/api/corrections", json=body, headers=self.headers | headers)

    def take_back(self, one: dict[str, Any]) -> Any:
        body = {"file": one["file"], "stamp": one["stamp"]}
        return self.client.request("DELETE", "/api/corrections", json=body, headers=self.headers)

    def pending(self) -> list[dict[str, Any]]:
        return self.client.get("/api/pending").json()["pending"]


def files(settings: Settings) -> list[Path]:
    return sorted((settings.raw / "corrections").glob("*"))


def event_in(settings: Settings, place: str) -> str:
    return ask(settings.published_file, f"select event_id from marts.timeline where place = '{place}'")[0][0]


def test_an_answer_is_a_file_shown_applied_by_the_next_run_and_taken_back(desk: Settings):
    ann, bridge = Reviewer(desk), event_in(desk, "Lviv")
    assert [bridge] in ann.asked
    assert ann.correct("event_date", [bridge], "2025-04-10").status_code == 201
    (said,) = ann.pending()
    assert said["words"].endswith(": 13 April 2025 → 10 April 2025") and said["problem"] is None
    ann.see()
    assert [bridge] not in ann.asked
    quick_run(desk, ROOT / "sql", START + timedelta(days=1))
    day = f"select start_date::varchar, corrections[1].author from marts.timeline where event_id = '{bridge}'"
    assert ask(desk.published_file, day) == [("2025-04-10", "Ann Lee")]
    assert ann.pending() == []
    (holding,) = ann.client.get("/api/pending").json()["applied"]
    assert ann.take_back(holding).status_code == 200 and files(desk) == []
    (said,) = ann.pending()
    assert said["words"].startswith("taken back: its date, “")
    quick_run(desk, ROOT / "sql", START + timedelta(days=2))
    assert ask(desk.published_file, day) == [("2025-04-13", None)]


def test_all_that_can_be_said_of_events_is_applied(desk: Settings):
    ann, bridge, market = Reviewer(desk), event_in(desk, "Lviv"), event_in(desk, "Kharkiv")
    for target, value in (
        ("event_place", "Salem, Oregon"),
        ("event_title", "A bridge\nfalls"),
        ("event_status", "denied"),
    ):
        assert ann.correct(target, [bridge], value).status_code == 201
        ann.see()
    assert ann.correct("confirm", [market], ann.events[market]["value"]).status_code == 201
    ann.see()
    assert ann.correct("distinct", [bridge, *ann.events.keys() - {bridge}]).status_code == 201
    quick_run(desk, ROOT / "sql", START + timedelta(days=1))
    sql = f"select place, country, title, status, len(corrections) from marts.timeline where event_id = '{bridge}'"
    assert ask(desk.published_file, sql) == [("Salem", "US", "A bridge falls", "denied", 4)]
    assert ask(desk.published_file, "select distinct status from marts.corrections") == [("applied",)]
    ann.see()
    assert [market] not in ann.asked and ann.pending() == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 421),
        ({"origin": "http://evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"x-dateline-token": ""}, 403),
        ({"x-dateline-token": "guessed"}, 403),
    ],
)
def test_a_forged_request_is_refused_and_nothing_written(desk: Settings, headers, status):
    ann = Reviewer(desk)
    assert ann.correct("drop", [event_in(desk, "Lviv")], **headers).status_code == status
    assert files(desk) == []


def test_a_request_that_names_no_origin_is_refused(desk: Settings):
    ann = Reviewer(desk)
    del ann.headers["origin"]
    assert ann.correct("drop", [event_in(desk, "Lviv")]).status_code == 403
    assert ann.client.post("/api/run", headers=ann.headers).status_code == 403
    assert files(desk) == []


def test_of_two_who_saw_the_same_the_second_is_told_and_nothing_is_lost(desk: Settings):
    ann, ben, bridge = Reviewer(desk), Reviewer(desk), event_in(desk, "Lviv")
    assert ann.correct("event_title", [bridge], "A bridge is blown up").status_code == 201
    before = [file.read_bytes() for file in files(desk)]
    refused = ben.correct("drop", [bridge])
    assert refused.status_code == 409
    assert "is not as you saw it (Ann Lee: “" in refused.json()["problem"]
    assert [file.read_bytes() for file in files(desk)] == before
    ben.see()
    assert ben.correct("drop", [bridge]).status_code == 201 and len(files(desk)) == 2


def test_of_many_at_once_one_is_written(desk: Settings):
    ann, bridge = Reviewer(desk), event_in(desk, "Lviv")
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda title: ann.correct("event_title", [bridge], f"Title {title}"), range(6)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409, 409]
    assert len(files(desk)) == 1


def test_what_would_not_be_applied_is_refused(desk: Settings):
    ann, bridge, market = Reviewer(desk), event_in(desk, "Lviv"), event_in(desk, "Kharkiv")
    for target, ids, value, said in (
        ("event_date", [bridge], "some day", "is not a date"),
        ("event_status", [bridge], "maybe", "is not a status"),
        ("drop", [bridge, market], None, "takes one event"),
        ("drop", ["0" * 16], None, "There is no event"),
        ("split", [bridge], None, "Choose some, not all"),
        ("nothing", [bridge], None, "This is not a correction"),
    ):
        answer = ann.correct(target, ids, value)
        assert answer.status_code in (400, 409) and said in answer.json()["problem"], target
    assert files(desk) == []
    ann.correct("distinct", [bridge, market])
    ann.see()
    answer = ann.correct("merge", [bridge, market])
    assert answer.status_code == 409 and "says the opposite" in answer.json()["problem"]


def test_only_a_file_of_a_review_as_it_was_seen_is_taken_back(desk: Settings):
    ann = Reviewer(desk)
    ann.correct("drop", [event_in(desk, "Lviv")])
    (file,), (said,) = files(desk), ann.pending()
    text = file.read_text()
    file.write_text(f"# Let us talk about this.\n{text}")
    assert ann.take_back(said).status_code == 409
    by_hand = file.rename(file.with_name("lee.toml"))
    (said,) = ann.pending()
    assert said["file"] is None
    for name in ("lee.toml", "../a.txt", said["name"]):
        assert ann.take_back({"file": name, "stamp": said["stamp"] or ""}).status_code == 404
    assert by_hand.exists() and (desk.raw / "a.txt").exists()


def test_the_page_served_is_the_exported_one_and_the_panel(desk: Settings):
    ann = Reviewer(desk)
    exported = refresh(Published(desk.published_file, desk.raw)).page.read_text()
    served = ann.client.get("/").text
    assert "review" not in exported and served == review_page(exported, "secret")
    body = served[served.index("</head>") : served.rindex('<aside id="review"')]
    assert body == exported[exported.index("</head>") : exported.rindex("</body>")]
    assert served.count("</body>") == 1 and "connect-src 'self'" in served and "'unsafe-inline'" not in served
    assert ann.client.get("/").headers["content-security-policy"] == "frame-ancestors 'none'"
    (document,) = ask(desk.published_file, "select document_id from core.texts where source_path = 'b.txt'")[0]
    assert "<script>alert" not in ann.client.get(f"/timeline-documents/{document}.html").text
    for path in ("/timeline.duckdb", "/../raw/a.txt", "/raw/a.txt", "/timeline-documents/..%2ftimeline.duckdb"):
        assert ann.client.get(path).status_code == 404
