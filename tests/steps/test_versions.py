import pytest

from pipelines.step import step_version


def test_the_version_follows_files_libraries_and_model():
    version = step_version(["pipelines.step"], ["duckdb"], "")
    assert version == step_version(["pipelines.step"], ["duckdb"], "")
    others = [
        step_version(["pipelines.warehouse.tables"], ["duckdb"], ""),
        step_version(["pipelines.step"], ["pyarrow"], ""),
        step_version(["pipelines.step"], ["duckdb"], "/another/model"),
    ]
    assert len({version, *others}) == 4


def test_a_changed_file_of_a_package_changes_it(tmp_path, monkeypatch):
    package = tmp_path / "versioned"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "words.json").write_text("[]")
    monkeypatch.syspath_prepend(tmp_path)
    before = step_version(["versioned"], [])
    (package / "words.json").write_text("[1]")
    assert step_version(["versioned"], []) != before


def test_a_package_that_does_not_exist_is_refused():
    with pytest.raises(ModuleNotFoundError):
        step_version(["pipelines.nothing_of_the_kind"], [])
