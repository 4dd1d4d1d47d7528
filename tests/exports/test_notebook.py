"""The notebook is run as its reader would run it."""

import importlib.util

import pytest


@pytest.fixture
def answers(root, seed_run, monkeypatch):
    monkeypatch.setenv("DATELINE_WAREHOUSE", str(seed_run[1]))
    spec = importlib.util.spec_from_file_location("questions", root / "notebooks" / "questions.py")
    assert spec is not None and spec.loader is not None
    notebook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(notebook)
    return notebook.app.run()[1]


def test_five_questions_have_answers(answers):
    for name in ("before", "casualties", "shared", "exactness", "undated"):
        assert answers[name], name
    killed = [row for row in answers["casualties"] if row["kind"] == "killed"]
    assert [(row["best"], row["verdict"]) for row in killed] == [(35, None)]
    assert {row["granularity"] for row in answers["exactness"]} >= {"day", "week", "year"}


def test_the_plot_is_drawn(answers):
    assert answers["plot"].to_dict()["mark"]["type"] == "bar"
