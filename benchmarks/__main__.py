"""`python -m benchmarks [--corpora FOLDER] [--texts FOLDER] [--megabytes N]`: tables for people, in Markdown."""

import tempfile
from pathlib import Path

import click

from benchmarks import accuracy, dating, events, news, speed


@click.command()
@click.option("--corpora", type=click.Path(exists=True, path_type=Path), help="Folder with .jsonl or .tml gold.")
@click.option("--texts", type=click.Path(exists=True, path_type=Path), help="Folder of .txt files to read at speed.")
@click.option("--megabytes", default=4.0, show_default=True, help="How much invented news to read without --texts.")
def main(corpora: Path | None, texts: Path | None, megabytes: float) -> None:
    """Measure accuracy on the corpora given and speed beside other readers."""
    if corpora:
        print("| corpus | strict F1 | relaxed F1 | value F1 | type F1 |\n|---|---|---|---|---|")
        for name, figures in accuracy.report(corpora):
            print(f"| {name} | " + " | ".join(f"{value:.1f}" for value in figures.values()) + " |")
        _print_dating(corpora)
    for line in events.lines(corpora):
        print(line)
    print()
    sample = _texts(texts) if texts else list(news.documents(int(megabytes * 1e6)))
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


def _texts(folder: Path) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.txt"))]


if __name__ == "__main__":
    main()
