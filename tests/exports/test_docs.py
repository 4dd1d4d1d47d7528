"""The page on exports names every format, its file and every kind of loss."""

from pipelines.commands.write import FORMAT_NAMES
from pipelines.exports.formats import FORMATS
from pipelines.exports.formats.loss import Kind


def test_every_format_is_offered_and_documented(root):
    text = (root / "docs" / "exports.md").read_text(encoding="utf-8")
    assert tuple(FORMATS) == FORMAT_NAMES
    for name, form in FORMATS.items():
        assert f"| {name} | timeline{form.ending}" in text


def test_every_kind_of_loss_is_explained(root):
    text = (root / "docs" / "exports.md").read_text(encoding="utf-8")
    assert all(f"- **{kind.value}**:" in text for kind in Kind)
