"""The derivation of every date as lines of text, for a person."""

from pipelines.temporal.model import Context
from pipelines.temporal.references import tag_findings


def explain(text: str, context: Context) -> list[str]:
    """Every step from the words to the dates.

    >>> explain("It rained two days ago.", Context(739356))[0]
    '“two days ago” by rule ago: 2 days before the anchor'
    """
    lines: list[str] = []
    for finding, reference in tag_findings(text, context):
        indent = "  " if reference.part_of is not None else ""
        lines += [indent + line for line in reference.explanation.split("\n")]
        for other in reference.alternatives:
            lines.append(f"{indent}or {other.timex_value}: {other.reason}")
        if reference.flags:
            lines.append(f"{indent}flags: {', '.join(reference.flags)}")
        used = sorted(finding.names - {finding.rule.name})
        if used:
            lines.append(f"{indent}with rules: {', '.join(used)}")
    return lines
