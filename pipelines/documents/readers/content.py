"""What a reader gets out of a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Content:
    """A text and what its file says about it.

    Args:
        text: as it is stored; every offset refers to it.
        stated: title, publisher, author, language, country, url, place, published_date, metadata_date.
        flags: what a reader of the results should know, such as `encoding_guessed`.
    """

    text: str
    stated: Mapping[str, str | date] = field(default_factory=dict[str, str | date])
    flags: tuple[str, ...] = ()
