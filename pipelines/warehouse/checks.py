"""SQL checks: a file returns offenders, no rows is success. Offenders with a `document_id` can be withheld."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError
from pipelines.faults import Cause
from pipelines.step import Row
from pipelines.warehouse.connection import Connection, damaged, rows
from pipelines.warehouse.marts import Model

HEADER = re.compile(
    r"-- (?P<description>[^\n]+)\n-- asset: (?P<table>[a-z_.]+)\n-- severity: (?P<severity>blocking|warning)\n"
)
SHOWN = 10
"""How many offenders a check's result keeps."""


@dataclass(frozen=True, slots=True)
class Check:
    """A query for rows that should not exist.

    Args:
        name: the file's stem, or `key` for the key of a model.
        description: what holds when the check passes.
        table: the table that it guards.
        blocking: whether offenders may not be published, or only warn. Where the query returns a `document_id`, those
            documents are withheld and the rest is published; else nothing is.
        query: the SELECT that returns offenders.
    """

    name: str
    description: str
    table: str
    blocking: bool
    query: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of a check: the number of offenders and the first few."""

    check: Check
    count: int
    offenders: tuple[Row, ...]


def load_checks(folder: Path, models: Sequence[Model]) -> tuple[Check, ...]:
    """Load the checks of a folder, and one for the key of each model.

    Raises:
        WarehouseError: a file without the three comments.
    """
    return (*map(_load_check, sorted(folder.glob("*.sql"))), *map(_key_check, models))


def _load_check(path: Path) -> Check:
    text = path.read_text(encoding="utf-8")
    header = HEADER.match(text)
    if header is None:
        raise WarehouseError(
            f"{path}: the first three lines must be `-- what holds`, `-- asset: schema.table` "
            f"and `-- severity: blocking` (or warning)."
        )
    query = text[header.end() :].strip().rstrip(";")
    return Check(path.stem, header["description"], header["table"], header["severity"] == "blocking", query)


def _key_check(model: Model) -> Check:
    key = ", ".join(model.key)
    missing = " or ".join(f"{column} is null" for column in model.key)
    query = f"select {key}, count(*) as row_count from {model.name} group by {key} having count(*) > 1 or {missing}"
    return Check("key", f"{key} names one row.", model.name, True, query)


def run_check(connection: Connection, check: Check) -> CheckResult:
    """Run a check and return its offenders.

    Raises:
        WarehouseError: DuckDB refuses the query; the message names the check.
    """
    sql = f"select *, count(*) over () as offender_count from ({check.query}) limit {SHOWN}"
    try:
        found = rows(connection, sql)
    except duckdb.Error as error:
        if damaged(error):
            raise
        raise WarehouseError(f"The check {check.name} of {check.table} cannot be run: {error}") from error
    count = int(found[0]["offender_count"]) if found else 0
    return CheckResult(check, count, tuple({n: v for n, v in row.items() if n != "offender_count"} for row in found))


def offending_documents(connection: Connection, verdicts: Iterable[CheckResult]) -> dict[str, Cause]:
    """Return why each document that offends a blocking check is to be withheld, by its id."""
    found: dict[str, Cause] = {}
    for verdict in verdicts:
        if verdict.check.blocking and verdict.count and "document_id" in verdict.offenders[0]:
            check = verdict.check
            found.update(dict.fromkeys(_documents(connection, check), withheld(check)) | found)
    return found


def withheld(check: Check) -> Cause:
    """Say why a document that offends a check is withheld."""
    reason = f"Withheld by the check {check.name}, which it does not pass: {check.description}"
    remedy = f"See sql/checks/{check.name}.sql for what it looks for; the document returns when file or code changes."
    return Cause("withheld", None, reason, remedy)


def _documents(connection: Connection, check: Check) -> list[str]:
    sql = f"select distinct document_id from ({check.query}) where document_id is not null order by 1"
    return [row["document_id"] for row in rows(connection, sql)]
