"""The grammar: levels of rules, each applied until nothing changes; order within a level breaks ties."""

from pipelines.temporal.rules import (
    absolute,
    anaphoric,
    bare,
    clock,
    compose,
    duration,
    era,
    number,
    outer,
    partial,
    relative,
)  # fmt: skip

LEVELS = (
    number.NUMBERS + number.LEVEL,
    duration.LEVEL + number.LENGTHS,
    duration.JOINS,
    duration.MODIFIED,
    clock.LEVEL,
    outer.EARLY,
    absolute.LEVEL + era.LEVEL + number.DECADES,
    partial.LEVEL,
    outer.LISTS,
    absolute.WITH_WEEKDAY + partial.WITH_WEEKDAY,
    partial.NAMES,
    bare.YEARS,
    relative.ALONE + anaphoric.FIGURES + relative.LEVEL + anaphoric.LEVEL + compose.LEVEL,
    duration.SHARED + relative.AROUND_A_DAY,
    bare.LEVEL + duration.SETS,
    compose.PAIRS,
    compose.ALONE,
    outer.LEVEL,
    bare.EVENTS,
    bare.LAST,
)
NUMERIC_LEVELS = (absolute.NUMERIC_LEVEL,)
"""What is read in a language whose words nobody gave."""
RULES = tuple(dict.fromkeys(rule for level in LEVELS for rule in level))
