"""The Dagster webserver behind the guard."""

import socket
from pathlib import Path

import uvicorn
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import WorkspaceFileTarget
from dagster_webserver.app import create_app_from_workspace_process_context
from dagster_webserver.cli import DEFAULT_DB_STATEMENT_TIMEOUT, DEFAULT_POOL_MAX_OVERFLOW, DEFAULT_POOL_RECYCLE
from dagster_webserver.version import __version__

from pipelines.commands.guard import Guard
from pipelines.commands.instance import opened
from pipelines.commands.services import Services

GOODBYE = 3
"""Seconds that an open page has to go when the server ends."""


def serve(listener: socket.socket, workspace: Path, services: Services | None = None) -> None:
    """Serve the UI until it is interrupted, or one of its services has ended.

    It is put together as Dagster's own command `dagster-webserver` does it, which has no place for a guard.

    Args:
        listener: the socket, on loopback.
        workspace: Dagster's file that says where the code servers are.
        services: what must be running beside it.
    """
    with opened() as instance:
        instance.optimize_for_webserver(DEFAULT_DB_STATEMENT_TIMEOUT, DEFAULT_POOL_RECYCLE, DEFAULT_POOL_MAX_OVERFLOW)
        target = WorkspaceFileTarget([str(workspace)])
        with WorkspaceProcessContext(instance, target, version=__version__, code_server_log_level="warning") as context:
            app = Guard(create_app_from_workspace_process_context(context))
            config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=GOODBYE)
            server = uvicorn.Server(config)
            if services:
                services.when_one_ends(lambda: setattr(server, "should_exit", True))
            server.run([listener])
