"""Every rule proves itself: each example gives its value, each refusal leaves the rule unused."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipelines.temporal import explain, rules
from pipelines.temporal.model import Context, TimeReference
from pipelines.temporal.references import readings
from pipelines.temporal.rule import ANY, Rule
from pipelines.temporal.rules import LEVELS, RULES
from pipelines.temporal.spelling import day_edtf

TUESDAY = Context(anchor=739356)

EXAMPLES = [(rule, phrase, value) for rule in RULES for phrase, value in rule.examples.items()]
REFUSALS = [(rule, phrase) for rule in RULES for phrase in rule.refuses]


def values_by(rule: Rule, phrase: str) -> Iterator[str]:
    """The value, or the days, of each reference in whose derivation the rule took part."""
    context = replace(TUESDAY, language="en" if rule.language == ANY else rule.language)
    for match, reference in readings(phrase, context):
        if rule.name in match.names or rule is match.rule:
            yield shown(reference)


def shown(reference: TimeReference) -> str:
    """The TIMEX3 value of a row, or first and last day of an outer one."""
    if reference.timex_type is not None:
        return str(reference.timex_value)
    start, end = reference.interval.start, reference.interval.end
    return f"{start and day_edtf(start)}/{end and day_edtf(end - 1)}"


@pytest.mark.parametrize(("rule", "phrase", "value"), EXAMPLES, ids=[f"{rule.name}: {p}" for rule, p, _ in EXAMPLES])
def test_example(rule: Rule, phrase: str, value: str) -> None:
    assert value in list(values_by(rule, phrase)), "\n".join(explain(phrase, TUESDAY))


@pytest.mark.parametrize(("rule", "phrase"), REFUSALS, ids=[f"{rule.name}: {p}" for rule, p in REFUSALS])
def test_refusal(rule: Rule, phrase: str) -> None:
    assert list(values_by(rule, phrase)) == [], "\n".join(explain(phrase, TUESDAY))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_rule_carries_its_proof(rule: Rule) -> None:
    assert rule.examples
    assert rule.refuses


def test_every_rule_of_every_family_is_listed() -> None:
    families = [value for name, value in vars(rules).items() if not name.startswith("_") and hasattr(value, "__file__")]
    defined = {value for family in families for value in vars(family).values() if isinstance(value, Rule)}
    assert defined == set(RULES)


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_levels_hold_rules() -> None:
    assert all(level for level in LEVELS)
