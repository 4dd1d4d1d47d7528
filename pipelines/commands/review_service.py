"""What a review does: corrections are put into files and taken back one by one, and a run applies them."""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import IO, Annotated, Any

from pydantic import BaseModel, Field

from pipelines.commands.home import dagster_environment
from pipelines.defs.resources import now
from pipelines.documents.corrections import (
    SHORT_ID,
    StatedCorrection,
    WrongCorrection,
    correction_toml,
    parse_corrections,
    read_corrections,
)
from pipelines.documents.folder import CORRECTIONS
from pipelines.documents.model import LISTED, Target
from pipelines.errors import CorrectionError, DatelineError, WarehouseError
from pipelines.exports.review import (
    ReviewedTimeline,
    effect,
    event_facts,
    near,
    questions,
    read_reports,
    read_reviewed,
    taken_back,
)
from pipelines.ids import identifier
from pipelines.settings import ROOT, Settings
from pipelines.step import Row
from pipelines.steps.correct import named_documents, stated_corrections
from pipelines.warehouse.connection import locked, reading
from pipelines.warehouse.corrections import find_targets, texts_now
from pipelines.warehouse.publishing import published_state

OWN = re.compile(r"review-[\w-]+\.toml", re.ASCII)
"""What the files are called that a review writes, each with one correction."""
ASKED = 300
"""Questions that are sent at once."""
NEAR = 40
"""Events that are offered to be merged with one."""
PRINTED = 16_000
"""Bytes of a run's output that are shown, its last ones."""


class ReviewCorrection(BaseModel, extra="forbid"):
    """A correction as a person at the page makes it.

    Args:
        target: what it corrects of an event.
        ids: of events, or of the reports that are split off.
        value: the days, the place, the title or the status.
        reason: why.
        author: who says so.
        seen: the version of each event that it is about, as the person saw it.
    """

    target: Target
    ids: Annotated[list[str], Field(min_length=1)]
    value: str | None = None
    reason: str
    author: str
    seen: dict[str, str]


class RefusedError(DatelineError):
    """A request that is refused; nothing was changed.

    Args:
        status: of the answer, as HTTP has it.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class ReviewRun:
    """The run that was started last; what it prints goes to a file, so that it outlives the review."""

    process: subprocess.Popen[bytes] | None = None
    printed: IO[bytes] | None = None

    @property
    def running(self) -> bool:
        """True while a run is under way."""
        return self.process is not None and self.process.poll() is None

    def start(self, settings: Settings) -> None:
        """Start a run.

        Raises:
            RefusedError: one is under way.
        """
        if self.running:
            raise RefusedError(
                409, "A run is under way. It may have begun before your last correction; run again then."
            )
        if self.printed:
            self.printed.close()
        self.printed = tempfile.TemporaryFile()  # noqa: SIM115
        folders = ("--raw", str(settings.raw), "--warehouse", str(settings.warehouse))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pipelines.cli", "run", *folders],
            cwd=ROOT,
            env=dagster_environment(),
            stdin=subprocess.DEVNULL,
            stdout=self.printed,
            stderr=subprocess.STDOUT,
        )

    def state(self) -> dict[str, Any]:
        """Return whether it is under way, its exit code, and the last of what it printed."""
        running, printed = self.running, b""
        if self.printed:
            # the run writes where this file object stands, so it must not be moved by reading
            handle = self.printed.fileno()
            printed = os.pread(handle, PRINTED, max(0, os.fstat(handle).st_size - PRINTED))
        code = self.process.returncode if self.process else None
        return {"running": running, "code": code, "printed": printed.decode(errors="replace")}


@dataclass(frozen=True)
class _Moment:
    """The published timeline and the corrections in their files, as they are at one time.

    Args:
        timeline: as published.
        corrections: all that there are.
        texts: the documents for which they were made.
    """

    timeline: ReviewedTimeline
    corrections: Sequence[StatedCorrection | WrongCorrection]
    texts: Sequence[Row]

    @cached_property
    def problems(self) -> Mapping[str, str | None]:
        """Return for each correction why the next run will not apply it, as far as that can be told before."""
        return {row["correction"]: row["problem"] for row in stated_corrections(self.corrections, self.texts)}

    @cached_property
    def sound(self) -> list[StatedCorrection]:
        """Return the corrections that the next run will apply."""
        stated = (each for each in self.corrections if isinstance(each, StatedCorrection))
        return [each for each in stated if self.problems[each.name] is None]

    @cached_property
    def naming(self) -> Mapping[str, Sequence[StatedCorrection]]:
        """Return the corrections that name an event, by event."""
        found: dict[str, list[StatedCorrection]] = {}
        for each in self.sound:
            for event_id in self.timeline.named_by(each):
                found.setdefault(event_id, []).append(each)
        return found

    def version(self, event_id: str) -> str:
        """Return what changes whenever an event does, or a correction that names it."""
        return identifier(event_facts(self.timeline.events[event_id]), *self.naming.get(event_id, ()))

    def described(self, event_id: str) -> dict[str, Any]:
        """Return what is shown of an event, and its version."""
        return {**event_facts(self.timeline.events[event_id]), "version": self.version(event_id)}


@dataclass
class ReviewService:
    """What a review asks, shows and changes.

    Args:
        settings: the folders.
        run: the run that was started last.
    """

    settings: Settings
    run: ReviewRun = field(default_factory=ReviewRun)
    _read: tuple[str | None, ReviewedTimeline] | None = field(default=None, init=False)

    def queue(self) -> dict[str, Any]:
        """Return the questions that are open, in their order."""
        found = self._now()
        asked = questions(found.timeline, found.sound)
        items = [
            {
                "events": [found.described(each) for each in one.event_ids],
                "reasons": one.reasons,
                "sentences": one.sentences,
            }
            for one in asked[:ASKED]
        ]
        return {"items": items, "total": len(asked)}

    def event(self, event_id: str) -> dict[str, Any]:
        """Return an event, its reports, and the events that it may be one with.

        Raises:
            RefusedError: there is no such event.
        """
        found = self._now()
        if event_id not in found.timeline.events:
            raise RefusedError(404, f"There is no event {event_id!r} in the timeline now; load the page again.")
        others = near(found.timeline, event_id, NEAR)
        return {
            **found.described(event_id),
            "reports": read_reports(self.settings.published_file, event_id),
            "near": [found.described(other.event_id) for other in others],
        }

    def pending(self) -> dict[str, Any]:
        """Return what the next run will change, and which corrections of reviews hold already."""
        found = self._now()
        waiting, applied = list[dict[str, Any]](), list[dict[str, Any]]()
        for each in found.corrections:
            said = self._said(each, found)
            if isinstance(each, WrongCorrection) or not found.timeline.has_read(each):
                waiting.append(said)
            elif said["file"]:
                applied.append(said)
        there = {each.name for each in found.corrections}
        gone = (row for name, row in sorted(found.timeline.stated.items()) if name not in there and row["target"])
        waiting += [{"name": row["correction"], "words": taken_back(found.timeline, row), "events": []} for row in gone]
        return {
            "pending": waiting,
            "applied": applied,
            "run": self.run.state(),
            "published": self._read and self._read[0],
        }

    def add(self, wanted: ReviewCorrection) -> str:
        """Put a correction into a file of its own, and return the file's name.

        Raises:
            RefusedError: it is no valid correction, does not go with another one, or is about an event that is not
                as it was seen.
        """
        if len(wanted.ids) > 1 and wanted.target not in LISTED:
            raise RefusedError(400, f"A {wanted.target} takes one event, not {len(wanted.ids)}.")
        stated = {"value": wanted.value, "reason": wanted.reason, "author": wanted.author}
        with locked(self.settings.warehouse / "corrections"):
            found = self._now()
            self._see_to_versions(found, wanted)
            try:
                about = find_targets(self.settings.published_file, wanted.target, wanted.ids)
                text = correction_toml(wanted.target, about.ids, about.said, about.texts, now().date(), stated)
            except (CorrectionError, WarehouseError) as error:
                raise RefusedError(400, str(error)) from error
            name = self._free_name(f"review-{now():%Y-%m-%d}-{wanted.target}-{wanted.ids[0][:SHORT_ID]}")
            self._see_to_rivals(found, wanted, f"{CORRECTIONS}/{name}", text)
            self._put(self.settings.raw / CORRECTIONS / name, text)
        return name

    def take_back(self, name: str, stamp: str) -> None:
        """Remove a correction that a review made.

        Args:
            name: of its file.
            stamp: of the file as it was seen.

        Raises:
            RefusedError: there is no such file, or it is not as it was seen.
        """
        with locked(self.settings.warehouse / "corrections"):
            there = self._stamp(name)
            if there is None:
                raise RefusedError(404, f"There is no correction {name} of a review; somebody may have taken it back.")
            if there != stamp:
                raise RefusedError(409, f"{name} was changed since you saw it, so it stays. Look at it again.")
            (self.settings.raw / CORRECTIONS / name).unlink()

    def _now(self) -> _Moment:
        published = self.settings.published_file
        state = published_state(published)
        if self._read is None or self._read[0] != state:
            self._read = state, read_reviewed(published)
        corrections = read_corrections(self.settings.raw)
        with reading(published) as connection:
            return _Moment(self._read[1], corrections, texts_now(connection, named_documents(corrections)))

    def _said(self, correction: StatedCorrection | WrongCorrection, found: _Moment) -> dict[str, Any]:
        """Return a correction as it is listed; file and stamp are those by which it can be taken back."""
        file = correction.name.partition("#")[0].removeprefix(f"{CORRECTIONS}/")
        stamp = self._stamp(file)
        said = {
            "name": correction.name,
            "file": file if stamp else None,
            "stamp": stamp,
            "problem": found.problems[correction.name],
            "words": "",
            "events": [],
        }
        if isinstance(correction, StatedCorrection):
            said["words"] = effect(found.timeline, correction)
            said["events"] = found.timeline.named_by(correction)
            said |= {"target": correction.target, "reason": correction.reason, "author": correction.author}
        return said

    def _stamp(self, name: str) -> str | None:
        """Return what tells the content of a file that a review wrote; None for any other name."""
        path = self.settings.raw / CORRECTIONS / name
        if not OWN.fullmatch(name) or not path.is_file():
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def _free_name(self, stem: str) -> str:
        folder, number, name = self.settings.raw / CORRECTIONS, 1, f"{stem}.toml"
        while (folder / name).exists():
            number += 1
            name = f"{stem}-{number}.toml"
        return name

    def _see_to_versions(self, found: _Moment, wanted: ReviewCorrection) -> None:
        """Refuse a correction of an event that is not as it was seen, and a split that leaves nothing."""
        event_of = found.timeline.event_of
        reports = {report for report, event_id in event_of.items() if event_id == event_of.get(wanted.ids[0])}
        if wanted.target is Target.SPLIT and not {*wanted.ids} < reports:
            raise RefusedError(400, "Choose some, not all, of the reports of one event.")
        for event_id in dict.fromkeys(event_of.get(each, each) for each in wanted.ids):
            event = found.timeline.events.get(event_id)
            if event is None:
                raise RefusedError(409, f"There is no event {event_id} any longer. Nothing was written; look again.")
            if wanted.seen.get(event_id) != found.version(event_id):
                made = "; ".join(
                    f"{each.author}: {effect(found.timeline, each)}" for each in found.naming.get(event_id, ())
                )
                said = f" ({made})" if made else ""
                raise RefusedError(
                    409, f"“{event.title}” is not as you saw it{said}. Nothing was written; look at it again."
                )

    def _see_to_rivals(self, found: _Moment, wanted: ReviewCorrection, name: str, text: str) -> None:
        """Refuse a correction that would not be applied because of another one."""
        (fresh,) = parse_corrections(name, text.encode())
        with reading(self.settings.published_file) as connection:
            texts = texts_now(connection, named_documents([*found.corrections, fresh]))
        problem = _Moment(found.timeline, [*found.corrections, fresh], texts).problems[fresh.name]
        if problem:
            raise RefusedError(409, f"{problem} Nothing was written.")
        opposite = {Target.MERGE: Target.DISTINCT, Target.DISTINCT: Target.MERGE}.get(wanted.target)
        for each in found.sound:
            if each.target is opposite and len({*each.target_ids} & {*wanted.ids}) > 1:
                raise RefusedError(409, f"{each.name} says the opposite. Take it back first; nothing was written.")

    @staticmethod
    def _put(path: Path, text: str) -> None:
        """Write a file, never over another one."""
        try:
            path.parent.mkdir(exist_ok=True)
            if path.parent.is_symlink():
                raise RefusedError(500, f"{path.parent} is a link, in which no run looks. Nothing was written.")
            with path.open("x", encoding="utf-8") as file:
                file.write(f"{text}\n")
        except OSError as error:
            raise RefusedError(500, f"{path} cannot be written: {error.strerror}.") from error
