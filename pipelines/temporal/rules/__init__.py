"""The grammar: levels of rules, each applied until nothing changes; order within a level breaks ties."""

from pipelines.temporal.rules import (
    absolute,
    bare,
    clock,
    compose,
    duration,
    era,
    number,
    outer,
    partial,
    recurrence,
    relative,
    story,
)  # fmt: skip

LEVELS = (
    number.LEVEL,
    duration.LEVEL,
    duration.JOINS,
    duration.MODIFIED,
    clock.LEVEL,
    outer.EARLY,
    absolute.LEVEL + era.LEVEL,
    partial.LEVEL,
    absolute.WITH_WEEKDAY + partial.WITH_WEEKDAY,
    partial.NAMES,
    bare.YEARS,
    relative.LEVEL + story.LEVEL + compose.LEVEL,
    duration.SHARED,
    bare.LEVEL + recurrence.LEVEL,
    compose.PAIRS,
    compose.ALONE,
    outer.LEVEL,
    bare.EVENTS,
    bare.LAST,
)
RULES = tuple(dict.fromkeys(rule for level in LEVELS for rule in level))
