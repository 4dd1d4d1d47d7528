"""`python -m benchmarks [--corpora FOLDER] [--texts FOLDER]`: tables for people, in Markdown."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from benchmarks import accuracy, dating, events, speed


@click.command()
@click.option("--corpora", type=click.Path(exists=True, path_type=Path), help="Folder with .jsonl or .tml gold.")
@click.option(
    "--texts", type=click.Path(exists=True, path_type=Path), help="Folder of .txt or .jsonl files to read at speed."
)
def main(corpora: Path | None, texts: Path | None) -> None:
    """Measure accuracy on the corpora given and speed beside other readers."""
    if corpora:
        print("| corpus | strict F1 | relaxed F1 | value F1 | type F1 |\n|---|---|---|---|---|")
        for name, figures in accuracy.report(corpora):
            print(f"| {name} | " + " | ".join(f"{value:.1f}" for value in figures.values()) + " |")
        _print_dating(corpora)
    for line in events.lines(corpora):
        print(line)
    print()
    folder = texts or corpora
    if folder is None:
        print("Speed is measured on real text: name a folder of it with --texts or --corpora.")
        return
    _print_speed(list(dict.fromkeys(_texts(folder))))


def _print_speed(sample: list[str]) -> None:
    """Print what each reader costs on these texts, all of them distinct."""
    print(
        "| reader | MB a CPU second | dateline is … times as fast | found a KB | resident MB |\n|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        own = None
        for name, cost in speed.report(sample, Path(folder)):
            rate = cost["mb_per_cpu_second"]
            own = own or rate
            density = 1000 * cost["found"] / cost["bytes"]
            print(f"| {name} | {rate:.3g} | {own / rate:.3g} | {density:.1f} | {cost['resident_mb']:.0f} |")


def _print_dating(corpora: Path) -> None:
    print("\n| corpus | what is known of its day | day found | right | lists | hold it |\n|---|---|---|---|---|---|")
    found = list(dating.sets(corpora))
    for name, documents in found:
        for condition, tally in dating.report(documents):
            right = "-" if tally.precision is None else f"{tally.precision:.1f} %"
            print(f"| {name} | {condition} | {tally.coverage:.1f} % | {right} | {tally.listed} | {tally.held} |")
    print("\n| corpus | first candidate taken from a score of | dated | right | of |\n|---|---|---|---|---|")
    for name, documents in found:
        for taken in dating.thresholds(documents, None):
            print(f"| {name} | {taken.least} | {taken.dated} | {taken.right} | {len(documents)} |")
    print("\n| corpus | what its texts hold, date lines taken out | documents | of |\n|---|---|---|---|")
    for name, documents in found:
        for held, count in dating.evidence(documents).items():
            print(f"| {name} | {held} | {count} | {len(documents)} |")
    print()


def _texts(folder: Path) -> Iterator[str]:
    """Return the texts of a folder: of its .txt files, and of the field `text` of each row of its .jsonl files."""
    for file in sorted(folder.rglob("*.txt")):
        yield file.read_text(encoding="utf-8")
    for file in sorted(folder.rglob("*.jsonl")):
        rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
        yield from (row["text"] for row in rows if "text" in row)


if __name__ == "__main__":
    main()
