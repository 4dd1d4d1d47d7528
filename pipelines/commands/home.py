"""Where Dagster keeps its runs."""

import os
import sys
from pathlib import Path

from pipelines.settings import ROOT
from pipelines.worker import ONE_CORE


def dagster_environment() -> dict[str, str]:
    """Return the environment of this process, with Dagster's home in the project unless it names one, and no telemetry.

    Each process computes on one core; there are several processes where there is work for more.
    """
    programs = Path(sys.executable).parent
    return {
        **os.environ,
        **ONE_CORE,
        "DAGSTER_HOME": os.environ.get("DAGSTER_HOME") or str(ROOT / ".dagster"),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}",
        "VIRTUAL_ENV": str(programs.parent),
    }
