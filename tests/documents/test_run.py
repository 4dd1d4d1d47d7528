"""A whole run over a folder with every kind of file, good and broken."""

from pathlib import Path

import duckdb

from tests.documents import samples

OFFSETS = """
select t.source_path from core.time_references as r inner join core.texts as t on t.document_id = r.document_id
where substring(t.text, r.char_start + 1, r.char_end - r.char_start) <> r.text
"""
WORDS = """
select r.text from core.time_references as r inner join core.texts as t on t.document_id = r.document_id
where t.source_path = 'strange.txt'
"""
STRANGE = "\u200fThe ferry \U0001f6f3\ufe0f sank\r\ntwo days ago,\r\nsaid Zoe\u0308 of \u202bשלום\u202c on Monday.\r\n"


def fill(raw: Path) -> None:
    samples.text_file(raw / "plain.txt")
    samples.text_file(raw / "strange.txt", STRANGE)
    samples.markdown_file(raw / "markdown.md")
    samples.html_file(raw / "page.html")
    (raw / "portable.pdf").write_bytes(samples.pdf_bytes())
    samples.docx_file(raw / "word.docx")
    (raw / "mail.eml").write_bytes(samples.email_bytes())
    samples.jsonl_file(raw / "lines.jsonl")
    samples.csv_file(raw / "table.csv")
    samples.parquet_file(raw / "columns.parquet")
    for name in ("lines", "table", "columns"):
        (raw / f"{name}.toml").write_text(samples.COLUMNS)
    for name in ("plain", "strange"):
        (raw / f"{name}.toml").write_text("visit_date = 2025-04-15")
    (raw / "cut.pdf").write_bytes(samples.pdf_bytes()[:300])
    (raw / "zip.txt").write_bytes(b"PK\x03\x04")


def test_every_kind_of_file_in_one_run(tmp_path: Path, run_here) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    raw.mkdir()
    fill(raw)
    done = run_here(["run", "--raw", str(raw), "--warehouse", str(warehouse)])
    assert done.exit_code == 0, done.output
    assert "17 files = 10 read + 5 skipped + 2 unreadable." in done.stdout
    with duckdb.connect(str(warehouse / "timeline.duckdb"), read_only=True) as connection:
        dated = "select count(*), count(anchor_date), count(distinct reader) from core.documents"
        assert connection.execute(dated).fetchall() == [(13, 13, 9)]
        assert connection.execute(OFFSETS).fetchall() == []
        kinds = connection.execute("select kind from core.unreadable_documents order by all").fetchall()
        assert [kind for (kind,) in kinds] == ["binary", "no_text", "no_text", "no_text", "truncated"]
        assert ("two days ago",) in connection.execute(WORDS).fetchall()
