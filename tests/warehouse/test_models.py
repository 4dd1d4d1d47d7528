from pathlib import Path

import pytest

from pipelines.errors import WarehouseError
from pipelines.warehouse.marts import load_models


def write(folder: Path, **models: str) -> Path:
    folder = folder / "marts"
    folder.mkdir()
    for name, query in models.items():
        (folder / f"{name}.sql").write_text(f"-- One row.\n-- key: a\n{query}\n")
    return folder


def test_models_come_after_what_they_read(tmp_path):
    folder = write(tmp_path, a="select a from marts.b", b="select a from marts.c", c="select 1 as a")
    assert [model.name for model in load_models(folder)] == ["marts.c", "marts.b", "marts.a"]


def test_a_model_knows_its_key_and_its_sources(tmp_path):
    (model,) = load_models(write(tmp_path, a="with x as (from core.events) select a from x join core.texts using (b)"))
    assert (model.key, model.reads) == (("a",), ("core.events", "core.texts"))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("select a from events", "name the schema of events"),
        ("select a frm core.events where", "syntax error"),
        ("select a from marts.a", "circle"),
    ],
)
def test_a_wrong_model_is_refused(tmp_path, query, message):
    with pytest.raises(WarehouseError, match=message):
        load_models(write(tmp_path, a=query))


def test_a_model_without_its_comments_is_refused(tmp_path):
    folder = write(tmp_path)
    (folder / "a.sql").write_text("select 1 as a\n")
    with pytest.raises(WarehouseError, match=r"a\.sql: the first line must be"):
        load_models(folder)
