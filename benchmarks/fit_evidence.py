"""Fit the weights of `pipelines/events/evidence.toml`: which evidence tells that two event mentions are of one event.

`python -m benchmarks.fit_evidence --incidents GOLD WAREHOUSE --clusters GOLD WAREHOUSE` reads warehouses that
`dateline run` made of two corpora whose events are known: documents of one incident each (a line of GOLD lists the
documents of an incident), and event mentions with the cluster that each is of. A document is known by what follows `#`
in its source path. The model is a logistic regression with a small quadratic penalty; the figures printed are
out-of-fold, five folds by incident or topic.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

from pipelines.documents.similarity import Profile, document_links, weighty_words
from pipelines.events.blocking import candidate_pairs
from pipelines.events.evidence import SAME, Similarities, enough, evidence, family, forbidden, similarity_of
from pipelines.events.mention import EventMention, event_mentions
from pipelines.events.model import LinkRole

FOLDS = 5
PENALTY = 15.0
"""How strongly a weight is held to what is expected of it; an example counts as one, or less."""
ROUNDS = 30
EXPECTED = {
    "prior": -4.5,
    **{"same day": 2.0, "same week": -1.0, "same month": -0.5, "same years": -1.5, "days within longer ones": -1.0},
    **{"inferred day": 0.0, "days near an inferred one": -1.0, "neighbouring days": -4.5},
    **{
        "same kind": 2.5,
        "same class": 1.0,
        "same meaning": 3.0,
        "toll of it": 1.0,
        "related kind": -0.3,
        "other kind": -4.0,
    },
    **{"unknown kinds": -1.5, "one unknown kind": -1.0, "same word": 1.0, "same word and days": 1.0},
    **{"same place": 1.5, "same place name": 1.5, "same country": 0.5, "near place": -1.0},
    **{"similar clauses": 2.0, "unlike clauses": -0.5},
    **{"shared names": 1.0, "other victims": -0.5, "set apart": -2.0},
    "counts agree": 0.7,
    **{"same document": 0.5, "same sentence": 0.5, "continued": 6.0},
    **{"unlinked documents": -1.5, "similar documents": 8.0},
}
"""What a weight is expected to be; corpora that say little of some evidence leave it there."""
DECIDED = frozenset({"continued"})
"""Evidence of which the corpora say nothing, as they mark a toll or a detail as an event of its own, or not at all."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Mentions, and what is known of them.

    Args:
        names: of the documents, by id.
        spans: of the triggers, by report.
    """

    mentions: list[EventMention]
    similarities: Similarities
    names: dict[str, str]
    spans: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Example:
    """Two mentions of which it is known whether they are of one event.

    Args:
        groups: the incidents or topics from which they come.
    """

    left: int
    right: int
    found: Mapping[str, float]
    same: bool
    groups: frozenset[str]


def read(warehouse: Path) -> Corpus:
    """Return the mentions of a warehouse and the similarities of its documents."""
    with duckdb.connect(warehouse, read_only=True) as connection:

        def rows(query: str) -> list[dict[str, object]]:
            found = connection.execute(query)
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

        reports = rows("select * from core.reports where start_date is not null or end_date is not null")
        quantities = rows("select * from core.quantities")
        anchors = {row["document_id"]: row["anchor_date"] for row in rows("select * from core.anchors")}
        texts = rows("select document_id, source_path, title, text, language from core.texts")
    profiles = [
        Profile(row["document_id"], day.toordinal(), weighty_words(row["title"], row["text"], row["language"]))
        for row in texts
        if (day := anchors.get(row["document_id"]))
    ]
    return Corpus(
        event_mentions(reports, quantities, anchors),
        {(link.document_id, link.other_id): link.similarity for link in document_links(profiles)},
        {row["document_id"]: row["source_path"].rpartition("#")[2] for row in texts},
        {row["report_id"]: (row["char_start"], row["char_end"]) for row in reports},
    )


def incident_examples(corpus: Corpus, gold: Path) -> list[Example]:
    """Return examples from documents of one incident each: its harm in two of them, and any two of two incidents."""
    lines = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
    incident = {document: line["incident_id"] for line in lines for document in line["documents"]}
    found: list[Example] = []
    for left, right in _allowed(corpus):
        one, two = corpus.mentions[left], corpus.mentions[right]
        here, there = (incident[corpus.names[each.document_id]] for each in (one, two))
        alike = bool(one.meanings & two.meanings) or (family(one) == family(two) == "harm" and (one.toll or two.toll))
        if here != there or (alike and one.document_id != two.document_id):
            found.append(_example(corpus, left, right, here == there, (here, there)))
    return found


def cluster_examples(corpus: Corpus, gold: Path) -> list[Example]:
    """Return examples from mentions whose cluster is known; a report is the mention that its trigger overlaps."""
    known: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for line in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        if line["kind"] in ("ACT", "NEG") and line["selected"]:
            known[line["document_id"]].append(line)
    cluster: dict[int, tuple[str, str]] = {}
    for at, mention in enumerate(corpus.mentions):
        name, (start, end) = corpus.names[mention.document_id], corpus.spans[mention.report_id]
        for line in known[name]:
            if min(end, line["head_end"]) > max(start, line["head_start"]):
                cluster[at] = (str(line["cluster"]), name.partition("_")[0])
    return [
        _example(corpus, left, right, cluster[left][0] == cluster[right][0], (cluster[left][1], cluster[right][1]))
        for left, right in _allowed(corpus)
        if left in cluster and right in cluster
    ]


def _allowed(corpus: Corpus) -> Iterable[tuple[int, int]]:
    pairs, _ = candidate_pairs(corpus.mentions, corpus.similarities)
    for left, right in pairs:
        one, two = corpus.mentions[left], corpus.mentions[right]
        found = evidence(one, two, similarity_of(one, two, corpus.similarities))
        told = one.role is two.role is LinkRole.TELLING
        if told and not forbidden(one, two, corpus.similarities) and enough(one, two, found):
            yield left, right


def _example(corpus: Corpus, left: int, right: int, same: bool, groups: Iterable[str]) -> Example:
    one, two = corpus.mentions[left], corpus.mentions[right]
    found = evidence(one, two, similarity_of(one, two, corpus.similarities))
    return Example(left, right, found, same, frozenset(groups))


def fit(corpora: Sequence[Sequence[Example]]) -> dict[str, float]:
    """Return the log-odds of each kind of evidence; each corpus weighs the same.

    Newton's method on the log-likelihood, penalised by the distance from the expected weights; a weight keeps the
    sign that is expected of it.
    """
    examples = [example for corpus in corpora for example in corpus]
    shares = np.array([1000 / len(corpus) for corpus in corpora for _ in corpus])
    names = sorted(EXPECTED)
    expected = np.array([EXPECTED[name] for name in names])
    decided = np.array([name in DECIDED for name in names])
    table = np.array([[example.found.get(name, 0.0) for name in names] for example in examples])
    same = np.array([float(example.same) for example in examples])
    weights = expected
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (shares * (same - chance)) - PENALTY * (weights - expected)
        curve = (table * (shares * chance * (1 - chance))[:, None]).T @ table + PENALTY * np.eye(len(names))
        weights = weights + np.linalg.solve(curve, slope)
        weights = np.where(decided, expected, np.where(weights * expected < 0, 0.0, weights))
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def out_of_fold(corpora: Sequence[Sequence[Example]]) -> list[tuple[float, float, int]]:
    """Return precision, recall and number of the same, for each corpus; weights come from other groups."""
    groups = sorted({group for corpus in corpora for example in corpus for group in example.groups})
    fold = {group: at % FOLDS for at, group in enumerate(groups)}
    tallies = [[0, 0, 0] for _ in corpora]
    for number in range(FOLDS):
        kept = [[each for each in corpus if all(fold[g] != number for g in each.groups)] for corpus in corpora]
        weights = fit(kept)
        for tally, corpus in zip(tallies, corpora, strict=True):
            for each in corpus:
                if min(fold[group] for group in each.groups) == number:
                    said = sum(value * weights.get(name, 0.0) for name, value in each.found.items()) > SAME
                    tally[0] += said and each.same
                    tally[1] += said
                    tally[2] += each.same
    return [(right / max(said, 1), right / max(same, 1), same) for right, said, same in tallies]


def main() -> None:
    """Print out-of-fold figures and the weights fitted on all examples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("incidents", "clusters"):
        parser.add_argument(f"--{name}", nargs=2, type=Path, required=True, metavar=("GOLD", "WAREHOUSE"))
    given = parser.parse_args()
    corpora = [
        incident_examples(read(given.incidents[1]), given.incidents[0]),
        cluster_examples(read(given.clusters[1]), given.clusters[0]),
    ]
    for name, (precision, recall, same) in zip(("incidents", "clusters"), out_of_fold(corpora), strict=True):
        print(f"# {name}, out of fold: precision {precision:.1%}, recall {recall:.1%} of {same} pairs of one event")
    print("[weights]")
    for name, weight in sorted(fit(corpora).items()):
        print(f"{json.dumps(name)} = {weight}")


if __name__ == "__main__":
    main()
