"""Where Dagster keeps its runs."""

import os
import sys
from pathlib import Path

from pipelines.settings import ROOT


def dagster_environment() -> dict[str, str]:
    """The environment of this process, with Dagster's home in the project unless it names one, and no telemetry."""
    programs = Path(sys.executable).parent
    return {
        **os.environ,
        "DAGSTER_HOME": os.environ.get("DAGSTER_HOME") or str(ROOT / ".dagster"),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}",
        "VIRTUAL_ENV": str(programs.parent),
    }
