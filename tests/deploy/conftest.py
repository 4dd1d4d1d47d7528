"""A PostgreSQL server of the tests' own, and an instance of `deploy/dagster.yaml` over it."""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from pipelines.settings import ROOT
from tests.processes import Process, free_port, wait_until

DEPLOY = ROOT / "deploy"
OWNER = "postgres" if os.geteuid() == 0 else None
"""PostgreSQL refuses to run as root; its package brings a user of this name."""


def postgres_programs() -> Path:
    """Where PostgreSQL's programs stand; without them the test is skipped, but never in CI."""
    found = [Path(path).resolve().parent for path in [shutil.which("initdb")] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name))
    if found:
        return found[0]
    if os.environ.get("CI"):
        pytest.fail("PostgreSQL is missing in CI; .ci/run installs it")
    pytest.skip("needs PostgreSQL: apt-get install postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[dict[str, str]]:
    """A server on loopback with the role of `deploy/README.md`: the variables that `deploy/dagster.yaml` asks for."""
    programs, port = postgres_programs(), str(free_port())
    folder = Path(tempfile.mkdtemp(prefix="dateline-postgres-"))
    password, log, data = folder / "password", folder / "log", folder / "data"
    password.write_text(secrets.token_hex(16))
    for path in (folder, password):
        shutil.chown(path, OWNER or os.geteuid())
    try:
        subprocess.run(
            [
                programs / "initdb",
                "-D",
                data,
                "-A",
                "scram-sha-256",
                "-U",
                "dateline",
                "--pwfile",
                password,
                "--no-sync",
            ],
            user=OWNER,
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        only_here = ["listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={folder}", "fsync=off"]
        with log.open("wb") as output:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, *(part for setting in only_here for part in ("-c", setting))],
                user=OWNER,
                cwd=folder,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            yield _when_ready(server, log, port, password.read_text())
        finally:
            server.terminate()
            server.wait(timeout=30)
    finally:
        shutil.rmtree(folder)


def _when_ready(server: Process, log: Path, port: str, password: str) -> dict[str, str]:
    variables = {
        "DAGSTER_PG_USERNAME": "dateline",
        "DAGSTER_PG_PASSWORD": password,
        "DAGSTER_PG_HOST": "127.0.0.1",
        "DAGSTER_PG_PORT": port,
        "DAGSTER_PG_DB": "postgres",
    }

    def accepts() -> bool:
        assert server.poll() is None, log.read_text()
        try:
            connect(variables).close()
        except psycopg2.OperationalError:
            return False
        return True

    wait_until(accepts, "PostgreSQL accepts connections", log, 60)
    return variables


def connect(variables: dict[str, str]):
    """A connection as the role of the environment's variables."""
    names = {"user": "USERNAME", "password": "PASSWORD", "host": "HOST", "port": "PORT", "dbname": "DB"}
    return psycopg2.connect(**{name: variables[f"DAGSTER_PG_{variable}"] for name, variable in names.items()})


def prepare(postgres: dict[str, str], folder: Path) -> dict[str, str]:
    """What the services of `deploy/` are started with: folders and a database of the test's own."""
    for name in ("home", "raw"):
        (folder / name).mkdir()
    shutil.copy(DEPLOY / "dagster.yaml", folder / "home")
    database = f"test_{secrets.token_hex(4)}"
    server = connect(postgres)
    server.autocommit = True
    server.cursor().execute(f"create database {database}")
    server.close()
    return {
        **postgres,
        "DAGSTER_PG_DB": database,
        "DAGSTER_HOME": str(folder / "home"),
        "DATELINE_RAW": str(folder / "raw"),
        "DATELINE_WAREHOUSE": str(folder / "warehouse"),
    }
