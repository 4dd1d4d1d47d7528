"""How far a time zone is from UTC whose letters several countries use: IST is India's, Israel's and Ireland's."""

SHARED_ZONES: dict[str, dict[str | None, str]] = {
    "IST": {"IN": "+05:30", "LK": "+05:30", "IL": "+02", "PS": "+02", "IE": "+01"},
    "BST": {None: "+01", "BD": "+06"},
    "CST": {None: "-06", "CN": "+08", "TW": "+08", "CU": "-05", "AU": "+09:30"},
    "EST": {None: "-05", "AU": "+10"},
    "PST": {None: "-08", "PH": "+08", "PK": "+05"},
}
"""By the country of the text; None is what the letters mean where no other country claims them, in most texts."""


def with_offset(clock: str, country: str | None) -> str:
    """Return a clock time with the offset of its zone instead of the zone's letters; with none if nobody can tell.

    >>> with_offset("T17:00IST", "IL"), with_offset("T17:00IST", None), with_offset("T17:00EST", "CA")
    ('T17:00+02', 'T17:00', 'T17:00-05')
    """
    name = clock[-3:]
    if name not in SHARED_ZONES:
        return clock
    offsets = SHARED_ZONES[name]
    return clock[:-3] + (offsets.get(country) or offsets.get(None, ""))
