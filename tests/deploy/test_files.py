"""The files of `deploy/`, against Dagster's own schema."""

import configparser
from pathlib import Path

import pytest
import yaml
from dagster import DagsterInvalidConfigError
from dagster._core.instance.config import dagster_instance_config
from dagster._core.workspace.load_target import WorkspaceFileTarget

from pipelines.settings import ROOT

DEPLOY = ROOT / "deploy"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "dagster.yaml").write_text((DEPLOY / "dagster.yaml").read_text())
    return tmp_path


@pytest.mark.parametrize("folder", [DEPLOY, ROOT / ".dagster"])
def test_the_instance_fits_the_schema_and_runs_one_at_a_time(folder, tmp_path):
    (tmp_path / "dagster.yaml").write_text((folder / "dagster.yaml").read_text())
    config, _ = dagster_instance_config(str(tmp_path))
    assert config["concurrency"]["runs"]["max_concurrent_runs"] == 1
    assert not config["telemetry"]["enabled"]


def test_a_wrong_key_would_be_seen(home):
    text = (home / "dagster.yaml").read_text()
    (home / "dagster.yaml").write_text(text.replace("poll_interval_seconds", "pol_interval_seconds"))
    with pytest.raises(DagsterInvalidConfigError, match="pol_interval_seconds"):
        dagster_instance_config(str(home))


def test_no_password_stands_in_the_files(home):
    storage = dagster_instance_config(str(home))[0]["storage"]["postgres"]["postgres_db"]
    assert all(storage[name] == {"env": f"DAGSTER_PG_{name.upper()}"} for name in ("username", "password"))


def test_the_workspace_names_the_code_server_on_this_machine():
    (origin,) = WorkspaceFileTarget([str(DEPLOY / "workspace.yaml")]).create_origins()
    assert (origin.host, origin.port, origin.location_name) == ("127.0.0.1", 4266, "dateline")


@pytest.mark.parametrize("unit", ["code", "daemon", "webserver"])
def test_services_listen_on_this_machine_only(unit):
    service = configparser.ConfigParser(strict=False)
    service.optionxform = str
    service.read(DEPLOY / f"dateline-{unit}.service")
    command = service["Service"]["ExecStart"]
    assert "--host 127.0.0.1" in command or unit == "daemon"
    assert service["Service"]["User"] == "dateline" and service["Service"]["Restart"] == "always"
    assert yaml.safe_load((DEPLOY / "workspace.yaml").read_text())["load_from"]
