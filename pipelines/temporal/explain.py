"""The derivation of every date as lines of text, for a person: each step, and which readings lost to it."""

from collections.abc import Iterator

from pipelines.temporal.engine import Finding, lost_readings
from pipelines.temporal.model import Context
from pipelines.temporal.reference import TimeReference
from pipelines.temporal.references import findings, references


def explain(text: str, context: Context) -> list[str]:
    """Every step from the words to the dates, and which other rules lost and why.

    >>> explain("It rained two days ago.", Context(739356))[0]
    '“two days ago” by rule ago: 2 days before the anchor'
    """
    lost = list(losing_lines(text, context.language))
    lines: list[str] = []
    for finding, reference in zip(findings(text, context), references(text, context), strict=True):
        indent = "  " if reference.part_of is not None else ""
        lines += [indent + line for line in reference_lines(finding, reference)]
        if reference.part_of is None:
            inside = [why for start, end, why in lost if reference.char_start < end and start < reference.char_end]
            lines += [indent + why for why in dict.fromkeys(inside)]
    return lines


def reference_lines(finding: Finding, reference: TimeReference) -> Iterator[str]:
    """The steps of one reference, its other readings, its flags and the rules beneath it."""
    yield from reference.explanation.split("\n")
    for other in reference.alternatives:
        yield f"or {other.timex_value}: {other.reason}"
    if reference.flags:
        yield f"flags: {', '.join(reference.flags)}"
    used = sorted(finding.sense.names - {finding.rule.name})
    if used:
        yield f"with rules: {', '.join(used)}"


def losing_lines(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Each reading that lost, with its offsets and the reason."""
    for start, end, loss in lost_readings(text, language):
        reason = "takes in more words" if loss.longer else "stands before it"
        yield start, end, f"not “{text[start:end]}” by rule {loss.rule.name}: rule {loss.winner.name} {reason}"
