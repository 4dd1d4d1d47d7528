"""Which news agency a document or a sentence passes on: all who quote one agency are one source."""

import re

from pipelines.events.lexicon.agencies import AGENCIES

NAMES = {name: agency for agency, names in AGENCIES.items() for name in names}
HEAD = 300
"""In so many characters from its start a report says that an agency filed it."""

_NAME = rf"(?P<name>{'|'.join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))})(?![\w-])"
_FILED = re.compile(rf"\(\s?{_NAME}\s?\)")
_QUOTED = re.compile(
    rf"(?:(?:according\sto|citing|cited\sby|told|reported\sby|quoted\sby|by)\s(?:the\s)?(?:news\sagency\s|agency\s)?{_NAME})"
    rf"|(?:(?<!\w){_NAME.replace('name', 'sayer')}(?:\snews\sagency)?\s"
    r"(?:has\s|also\s)?(?:reported|reports|said|says|wrote|quoted|cited))"
)


def filed_by(text: str, publisher: str | None) -> str | None:
    """The agency that a document is of, by its publisher or by the credit at its head.

    >>> filed_by("RIGA, May 2 (Reuters) - A ferry sank.", "The Courier"), filed_by("A ferry sank.", "AFP")
    ('Reuters', 'AFP')
    """
    credit = _FILED.search(text, 0, HEAD)
    return NAMES[credit.group("name")] if credit else NAMES.get(publisher or "")


def quoted_in(sentence: str) -> str | None:
    """The agency whose news a sentence tells.

    >>> quoted_in("Two ships collided, Interfax-Ukraine reported."), quoted_in("She told AFP that it was late.")
    ('Interfax-Ukraine', 'AFP')
    >>> quoted_in("The Bloomberg tower was shut.") is None
    True
    """
    found = _QUOTED.search(sentence)
    return NAMES[found.group("name") or found.group("sayer")] if found else None
