"""How many days an unnumbered plural may mean: "days after" is one to six, for seven would be a week."""

PLURALS = {
    "hours": (0, 1),
    "days": (1, 6),
    "weeks": (7, 34),
    "months": (28, 364),
    "years": (365, 3652),
    "minutes": (0, 0),
}
UNITS = {
    "hour": (0, 1),
    "day": (1, 1),
    "week": (7, 7),
    "month": (28, 31),
    "year": (365, 366),
    "minute": (0, 0),
    "night": (1, 1),
    "morning": (1, 1),
    "evening": (0, 0),
}
SEVERAL = {"few": (2, 9), "several": (3, 9), "couple": (2, 3), "some": (2, 9)}
