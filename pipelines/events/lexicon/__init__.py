"""Words as tables."""


def words(text: str) -> frozenset[str]:
    """Return the words of a table.

    >>> sorted(words("before after"))
    ['after', 'before']
    """
    return frozenset(text.split())
