"""The derivation of every date as lines of text, for a person: each step, and which readings lost to it."""

from collections.abc import Iterator

from pipelines.temporal.model import Context, TimeReference
from pipelines.temporal.parse import Match, lost_readings, parse
from pipelines.temporal.references import references
from pipelines.temporal.windows import pieces


def explain(text: str, context: Context) -> list[str]:
    """Return every step from the words to the dates, and which other rules lost and why.

    >>> explain("It rained two days ago.", Context(739356))[0]
    '“two days ago” by rule ago: 2 days before the anchor'
    """
    lost = list(losing_lines(text, context.language))
    lines: list[str] = []
    for match, reference in zip(all_matches(text, context.language), references(text, context), strict=True):
        indent = "  " if reference.part_of is not None else ""
        lines += [indent + line for line in reference_lines(match, reference)]
        if reference.part_of is None:
            inside = [why for start, end, why in lost if reference.char_start < end and start < reference.char_end]
            lines += [indent + why for why in dict.fromkeys(inside)]
    return lines


def all_matches(text: str, language: str) -> Iterator[Match]:
    """Return the matches of a text, those within an outer row behind it, as `references` reads them."""
    return (each for piece in pieces(text) for match in parse(text, language, *piece).matches for each in match.whole)


def reference_lines(match: Match, reference: TimeReference) -> Iterator[str]:
    """Return the steps of one reference, its other readings, its flags and the rules beneath it."""
    yield from reference.explanation.split("\n")
    for other in reference.alternatives:
        yield f"or {other.timex_value}: {other.reason}"
    if reference.flags:
        yield f"flags: {', '.join(reference.flags)}"
    used = sorted(match.names - {match.rule.name})
    if used:
        yield f"with rules: {', '.join(used)}"


def losing_lines(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Return each reading that lost, with its offsets and the reason."""
    for start, end, loss in lost_readings(text, language):
        reason = "takes in more words" if loss.longer else "stands before it"
        yield start, end, f"not “{text[start:end]}” by rule {loss.rule.name}: rule {loss.winner.name} {reason}"
