"""The files of `deploy/`, against Dagster's own schema."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from dagster import DagsterInvalidConfigError
from dagster._core.instance.config import dagster_instance_config
from dagster._core.workspace.load_target import WorkspaceFileTarget

from pipelines.settings import ROOT

DEPLOY = ROOT / "deploy"
UNITS = ("code", "daemon", "webserver")


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


def service(unit: str) -> configparser.SectionProxy:
    """What a unit says of its process."""
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str
    read.read(DEPLOY / f"dateline-{unit}.service")
    return read["Service"]


@pytest.mark.parametrize("unit", UNITS)
def test_services_listen_on_this_machine_only(unit):
    command = service(unit)["ExecStart"]
    # `dateline ui` listens on loopback, whatever it is told.
    assert unit == "daemon" or "--host 127.0.0.1" in command or "dateline ui" in command
    assert service(unit)["User"] == "dateline" and service(unit)["Restart"] == "always"
    assert yaml.safe_load((DEPLOY / "workspace.yaml").read_text())["load_from"]


@pytest.mark.parametrize("unit", UNITS)
def test_services_have_no_more_rights_than_they_need(unit):
    said = service(unit)
    on = (
        "NoNewPrivileges",
        "ProtectHome",
        "PrivateTmp",
        "PrivateDevices",
        "ProtectKernelModules",
        "RestrictNamespaces",
    )
    assert {said[name] for name in on} == {"true"} and said["ProtectSystem"] == "strict"
    assert said["CapabilityBoundingSet"] == "" and said["SystemCallFilter"] == "@system-service"
    assert set(said["RestrictAddressFamilies"].split()) == {"AF_UNIX", "AF_INET", "AF_INET6"}
    assert re.fullmatch(r"[1-9]\d*G", said["MemoryMax"])


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_understands_the_units(tmp_path):
    for unit in UNITS:
        text = (DEPLOY / f"dateline-{unit}.service").read_text()
        (tmp_path / f"dateline-{unit}.service").write_text(re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", text))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *tmp_path.glob("*.service")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not re.search(r"dateline-\w+\.service:\d+:", done.stderr), done.stderr


def test_the_proxy_refuses_other_names_and_origins_and_slows_guesses():
    text = (DEPLOY / "nginx.conf").read_text()
    (name,) = re.findall(r"server_name (\S+);", text)
    assert re.findall(r'"(\S*)" 0;', text) == ["", f"https://{name}"]
    assert re.search(r"if \(\$host != \$server_name\) {\s+return 421;", text)
    assert re.search(r"if \(\$foreign_origin\) {\s+return 403;", text)
    assert re.search(r"limit_req zone=dateline ", text) and "limit_req_zone $binary_remote_addr zone=dateline:" in text
    assert "proxy_set_header Host 127.0.0.1:3000;" in text and 'proxy_set_header Origin "";' in text
