"""Where pages and exports may be written, what they are called, and what becomes of what stood there."""

import json

import pytest
from click.testing import CliRunner

from pipelines.cli import dateline
from pipelines.errors import OutputError
from pipelines.exports.formats import export
from pipelines.exports.reading import Selection
from pipelines.settings import ROOT
from tests.exports.warehouse import DAY, Told, make


@pytest.fixture
def command(story_file, tmp_path):
    """A command over the story; what it refuses to do."""

    def run(*arguments):
        environment = {"DATELINE_WAREHOUSE": str(story_file.parent), "DATELINE_CACHE": str(ROOT / ".cache")}
        result = CliRunner().invoke(dateline, arguments, env=environment)
        assert result.exit_code == 1
        assert isinstance(result.exception, OutputError), result.exception
        return str(result.exception)

    return run


@pytest.mark.parametrize("arguments", [("page",), ("export", "--format", "csv"), ("export", "--format", "timeml")])
@pytest.mark.parametrize("place", ["/", "/proc/none/x", "/dev/null", "mine", "mine/below", "n" * 254])
def test_an_impossible_place_is_said_to_be_one(command, tmp_path, arguments, place):
    mine = tmp_path / "mine"
    mine.write_text("mine")
    said = command(*arguments, "--output", str(tmp_path / place))
    assert str(tmp_path / place) in said and "ame a" in said
    assert mine.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("arguments", [("page",), ("export", "--format", "csv")])
def test_a_folder_is_no_file(command, tmp_path, arguments):
    assert "is a folder; name a file in it" in command(*arguments, "--output", str(tmp_path))


def test_a_folder_of_something_else_is_left_alone(command, tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "mother.txt").write_text("Dear mother")
    assert "not an earlier page or export" in command("export", "--format", "timeml", "--output", str(folder))
    assert (folder / "mother.txt").read_text() == "Dear mother"


def test_a_file_for_a_format_of_many_files(command, tmp_path):
    (tmp_path / "x.timeml").write_text("")
    assert "is a file; this format makes many files" in command(
        "export", "--format", "timeml", "--output", str(tmp_path / "x.timeml")
    )


def test_pictures_of_others_are_left_alone(command, tmp_path):
    (tmp_path / "page.png").write_text("mine")
    assert "page.png is there already" in command("page", "--png", "--output", str(tmp_path / "page.html"))
    assert not (tmp_path / "page.html").exists()


def test_a_folder_where_the_documents_would_be_is_left_alone(command, tmp_path):
    folder = tmp_path / "page-documents"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    assert "page-documents" in command("page", "--output", str(tmp_path / "page.html"))
    assert (folder / "notes.txt").read_text() == "mine"


def test_pages_of_others_whose_names_are_like_those_of_parts_are_left_alone(story_file, tmp_path):
    (tmp_path / "diary-2024.html").write_text("<p>Dear diary</p>")
    arguments = ["page", "--output", str(tmp_path / "diary.html")]
    for _ in range(2):
        done = CliRunner().invoke(dateline, arguments, env={"DATELINE_WAREHOUSE": str(story_file.parent)})
        assert done.exit_code == 0, done.output
    assert (tmp_path / "diary-2024.html").read_text() == "<p>Dear diary</p>"


@pytest.mark.parametrize("name", ["csv", "timeml"])
def test_an_earlier_export_is_replaced_whole(exported, tmp_path, name):
    target = exported(name)[0]
    once = sorted(path.name for path in tmp_path.rglob("*"))
    exported(name, place="Oslo")
    (again, report) = exported(name)
    assert again == target and report["events"] == 6
    assert sorted(path.name for path in tmp_path.rglob("*")) == once


def test_what_a_person_put_into_an_earlier_folder_is_not_lost(exported):
    folder = exported("timeml")[0]
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match="left as it is"):
        exported("timeml")
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_folder_that_cannot_be_finished_leaves_the_earlier_one(exported, monkeypatch):
    folder = exported("timeml")[0]
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with monkeypatch.context() as full:
        full.setattr("pipelines.exports.files._write", lambda target, content: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            exported("timeml")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert not list(folder.parent.glob(".*"))


def named(*documents: str) -> list[Told]:
    return [
        Told(name, name, f"A fire of {number} hours broke out.", "fire", f"{number} hours", DAY, DAY)
        for number, name in enumerate(documents)
    ]


def test_every_document_has_a_file_whatever_its_name(tmp_path):
    names = ["n" * 240, "é" * 120, "bell\x07.txt", "nul\x00.txt", "a/b.txt", "a__b.txt", "plain.txt"]
    database = make(tmp_path, named(*names))
    export(database, "timeml", tmp_path / "out", Selection())
    files = {path.name for path in (tmp_path / "out").iterdir()}
    assert len(files) == len(names) and "plain.txt.tml" in files
    assert all(len(name.encode()) <= 210 and name.isprintable() for name in files)


def test_a_timeline_of_no_document_is_an_empty_folder(tmp_path):
    database = make(tmp_path, [])
    export(database, "timeml", tmp_path / "out", Selection())
    assert list((tmp_path / "out").iterdir()) == []
    assert json.loads((tmp_path / "out.loss.json").read_text())["events"] == 0
