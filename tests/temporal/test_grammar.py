"""A rule is never left out where it would have fitted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.temporal import grammar
from pipelines.temporal.grammar import needs_of, rules_of
from pipelines.temporal.rules.relative import AGO
from pipelines.temporal.symbols import CHAR, compile_pattern

RULES = rules_of("en")


def needs(pattern: str) -> list[frozenset[str]]:
    return needs_of(compile_pattern(pattern).pattern)


@given(st.text(alphabet=sorted(CHAR.values()), max_size=12))
def test_rules_that_fit_are_possible(shape: str) -> None:
    possible = {rule.name for _, rule in RULES.chosen(RULES.possible(shape))}
    fitting = {rule.name for rule in RULES.rules if any(match[0] for match in rule.expression.finditer(shape))}
    assert fitting <= possible


def test_a_sequence_needs_each_of_its_classes() -> None:
    assert needs("LAST UNIT") == [frozenset(CHAR["LAST"]), frozenset(CHAR["UNIT"])]


def test_what_may_be_missing_is_no_need() -> None:
    assert needs("DET? LAST* UNIT (?!OF)") == [frozenset(CHAR["UNIT"])]


def test_an_alternation_needs_one_of_its_branches() -> None:
    assert needs("LAST | NEXT UNIT | NOW") == [frozenset(CHAR[name] for name in ("LAST", "NEXT", "NOW"))]


def test_an_empty_branch_needs_nothing() -> None:
    assert needs("(?:LAST|DET?) UNIT") == [frozenset(CHAR["UNIT"])]


def test_a_rule_of_a_language_reads_that_language_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar, "LEVELS", ((replace(AGO, language="xx"),),))
    rules_of.cache_clear()
    assert [rule.name for rule in rules_of("xx").rules] == ["ago"]
    assert rules_of("en").rules == []
    rules_of.cache_clear()
