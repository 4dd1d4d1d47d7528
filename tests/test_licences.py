"""What is installed beside the project: nothing under GPL or AGPL alone, and each part under LGPL or MPL named."""

import re
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest

NOTICE = (Path(__file__).resolve().parent.parent / "NOTICE").read_text(encoding="utf-8")
WEAK = re.compile(r"\bL(?:esser )?GPL|\bMPL|Lesser General Public|Mozilla Public")
STRONG = re.compile(r"\bA?GPL|(?<!Lesser )General Public License", re.IGNORECASE)
FREE = re.compile(r"\b(?:MIT|BSD|Apache|ISC|PSF|Python Software|Public Domain|Zlib|Unlicense|0BSD)", re.IGNORECASE)


def licence(found: Distribution) -> str:
    """What a distribution says of its licence, in whichever of the three fields; of a whole text, the first line."""
    said = found.metadata.get_all("Classifier") or []
    classified = [each for each in said if each.startswith("License ::")]
    stated = (
        found.metadata.get("License-Expression") or (found.metadata.get("License") or "").strip().partition("\n")[0]
    )
    return " / ".join([*classified, stated])


@pytest.fixture(scope="module")
def installed() -> dict[str, str]:
    """The licence of each distribution; to read them takes a second."""
    return {found.metadata["Name"]: licence(found) for found in distributions()}


@pytest.mark.parametrize(
    ("said", "weak", "alone"),
    [
        ("MIT", False, False),
        ("LGPL-2.1-only", True, False),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True, False),
        ("License :: OSI Approved :: GNU Lesser General Public License v2 (LGPLv2)", True, False),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", False, True),
        ("AGPL-3.0-or-later", False, True),
        (
            "License :: OSI Approved :: BSD License / License :: OSI Approved :: GNU General Public License",
            False,
            False,
        ),
    ],
)
def test_licences_are_told_apart(said, weak, alone):
    assert (bool(WEAK.search(said)), strong_alone(said)) == (weak, alone)


def strong_alone(said: str) -> bool:
    """Whether a licence is GPL or AGPL, and no other may be chosen."""
    return bool(STRONG.search(WEAK.sub("", said))) and not WEAK.search(said) and not FREE.search(said)


def test_nothing_is_under_gpl_or_agpl_alone(installed):
    assert {name: said for name, said in installed.items() if strong_alone(said)} == {}


def test_the_notice_names_what_is_under_lgpl_or_mpl(installed):
    unnamed = {name: said for name, said in installed.items() if WEAK.search(said) and name not in NOTICE}
    assert unnamed == {}
