"""The cached script is the one that was made, or is made anew."""

import pytest
import vl_convert

from pipelines.exports.rendering import vega_bundle


@pytest.fixture
def bundled(tmp_path, monkeypatch):
    """The bundle, made by a stand-in that is counted."""
    asked: list[str] = []

    def bundle(text: str) -> str:
        asked.append(text)
        return "window.vegaEmbed = 1; // </script>"

    monkeypatch.setattr(vl_convert, "javascript_bundle", bundle)
    return (lambda: vega_bundle(tmp_path)), asked


def test_it_is_made_once(bundled):
    bundle, asked = bundled
    assert bundle() == bundle() and "</script" not in bundle()
    assert len(asked) == 1


@pytest.mark.parametrize("damage", [lambda file: file.write_text("alert(1)"), lambda file: file.write_bytes(b"\xff")])
def test_a_damaged_one_is_made_anew(bundled, tmp_path, damage):
    bundle, asked = bundled
    first = bundle()
    (file,) = tmp_path.glob("vega-*.js")
    damage(file)
    assert bundle() == first
    assert len(asked) == 2


def test_one_without_a_seal_is_not_trusted(bundled, tmp_path):
    bundle, asked = bundled
    bundle()
    (seal,) = tmp_path.glob("vega-*.sha256")
    seal.unlink()
    bundle()
    assert len(asked) == 2
