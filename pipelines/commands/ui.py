"""`dateline ui`: the Dagster UI on this machine."""

import os
import sys
from pathlib import Path

import click

from pipelines.commands.home import dagster_environment
from pipelines.errors import DatelineError
from pipelines.settings import ROOT


@click.command()
def ui() -> None:
    """Serve the Dagster UI on http://127.0.0.1:3000. It runs until it is interrupted."""
    program = Path(sys.executable).with_name("dg")
    if not program.exists():
        raise DatelineError(f"{program} is missing; install the project's requirements into this environment.")
    os.chdir(ROOT)
    os.execve(program, [str(program), "dev", "--host", "127.0.0.1", "--port", "3000"], dagster_environment())
