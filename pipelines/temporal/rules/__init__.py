"""The grammar: levels of rules, each applied until nothing changes; order within a level breaks ties."""

from pipelines.temporal.rules import absolute, bare, clock, compose, duration, number, numeric, outer, partial, relative, story

LEVELS = (
    number.LEVEL,
    duration.LEVEL,
    duration.JOINS,
    duration.MODIFIED,
    clock.LEVEL,
    outer.EARLY,
    absolute.LEVEL + numeric.LEVEL,
    partial.LEVEL,
    absolute.WITH_WEEKDAY + partial.WITH_WEEKDAY,
    partial.NAMES,
    bare.YEARS,
    relative.LEVEL + story.LEVEL + compose.LEVEL + numeric.RELATIVE,
    outer.SHARED,
    bare.LEVEL,
    compose.PAIRS,
    compose.ALONE,
    outer.LEVEL,
    bare.EVENTS,
    bare.LAST,
)
RULES = tuple(dict.fromkeys(rule for level in LEVELS for rule in level))
