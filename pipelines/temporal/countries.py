"""What a document's country decides: the hemisphere of its seasons, and where its fiscal year starts."""

from pipelines.temporal.calendar import SEASON, Cell, span
from pipelines.temporal.model import Interval

SOUTHERN = frozenset(
    ("AO", "AR", "AU", "BO", "BR", "BW", "CL", "FJ", "LS", "MG", "MU", "MW", "MZ", "NA", "NZ", "PE", "PY", "SZ", "UY",
     "ZA", "ZM", "ZW")
)  # fmt: skip
FISCAL_MONTHS = {"US": -3, "AU": -6, "IN": -9, "JP": 3}
"""By how many months the fiscal year of that name starts before (-) or after the calendar year."""
FISCAL_READINGS = ((0, "the calendar year"), (-3, "from October"), (-6, "from July"), (3, "from April"))
SCHOOL_READINGS = ((8, "from September"), (-4, "up to August"))
SEASONS = 4


def southern_days(cell: Cell) -> Interval:
    """The days of a season south of the equator; one that runs over New Year belongs to the year in which it starts.

    >>> from pipelines.temporal.edtf import interval_edtf
    >>> interval_edtf(southern_days(Cell(SEASON, 2019 * 4 + 1)))
    '2019-12-01/2020-02-29'
    """
    year, season = divmod(cell.number, SEASONS)
    return span(Cell(SEASON, year * SEASONS + (season + 2) % SEASONS))
