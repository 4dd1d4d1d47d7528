"""Which of the names that a page states for itself can be its title, its publisher or its author."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from pipelines.documents.readers.linked_data import same_words

_LONGEST = 80
_MOST_BUTTONS = 1_000
_NO_NAME = re.compile(r"://|@|\bwww\.|©|\(c\)|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{4}-\d\d-\d\d", re.IGNORECASE)
_PARTS = re.compile(r"(\s(?:[|/–—»«›·•-]|::)\s|[|：])")


def host_of(address: str | None) -> str | None:
    """Return the host of an address, without www.

    >>> host_of("https://www.lake.example/news")
    'lake.example'
    """
    try:
        return urlsplit(address or "").netloc.lower().removeprefix("www.") or None
    except ValueError:
        return None


def publisher_of(stated: Iterable[str | None], title: str, host: str | None) -> str | None:
    """Return the first name that can be a publisher's, else the host.

    An address, a day, a line of copyright and a name that holds the title are none.

    Args:
        stated: the names, the most trusted first.
        title: of the page.
        host: from which the page comes.

    >>> publisher_of(["02.11.2021", "https://lake.example", "Ferry sunk | Lake News"], "Ferry sunk", "lake.example")
    'lake.example'
    """
    return next((name for name in stated if name and _is_publisher(name, same_words(title))), host)


def _is_publisher(name: str, title: str) -> bool:
    return len(name) <= _LONGEST and not _NO_NAME.search(name) and not (title and title in same_words(name))


def author_of(name: str | None, publisher: str | None, title: str, host: str | None, tree: Any) -> str | None:
    """Return a name if it can be an author's: not the publisher's, the title, an address, a day, or on a button."""
    if name is None or _NO_NAME.search(name):
        return None
    others = {_letters(each or "") for each in (publisher, title, host)}
    buttons = (each.text_content() for each in islice(tree.iter("button"), _MOST_BUTTONS))
    return None if _letters(name) in others or _letters(name) in map(_letters, buttons) else name


def without_site(title: str | None, publisher: str | None, host: str | None) -> str | None:
    """Return a title without the name of the site at its end.

    >>> without_site("Ferry sunk - no one hurt | Lake News", "Lake News", "lake.example")
    'Ferry sunk - no one hurt'
    """
    sites = {_letters(each) for each in (publisher or "", host or "", (host or "").partition(".")[0])} - {""}
    parts = _PARTS.split(title or "")
    while len(parts) > 2 and _letters(parts[-1]) in sites:
        parts = parts[:-2]
    return "".join(parts) if title else None


def _letters(name: str) -> str:
    return same_words(name).replace(" ", "").replace("_", "")
