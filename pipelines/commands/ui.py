"""`dateline ui` and `dateline review`: what is served on this machine."""

import os
import secrets
import signal
import socket
from contextlib import ExitStack
from pathlib import Path

import click

from pipelines.commands.screen import say
from pipelines.errors import DatelineError
from pipelines.settings import load_settings

PORT, REVIEW_PORT = 3000, 3010
WORKSPACE_HELP = "A Dagster workspace file, if code server and daemon are already running; by default both are started."


@click.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=PORT, show_default=True, help="The port on 127.0.0.1.")
@click.option("--workspace", type=click.Path(exists=True, dir_okay=False, path_type=Path), help=WORKSPACE_HELP)
def ui(port: int, workspace: Path | None) -> None:
    """Serve the Dagster UI on http://127.0.0.1:3000.

    Sensor and schedule run until you interrupt it. It answers requests to this machine's own names only, and none from
    pages of other sites.
    """
    from pipelines.commands.home import dagster_environment

    os.environ.update(dagster_environment())
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with _listener(port) as listener:
            _serve(listener, workspace)
    except KeyboardInterrupt:
        say("The UI has stopped.", err=True)


def _listener(port: int) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as error:
        raise DatelineError(f"Port {port} cannot be served: {error.strerror}; choose another with --port.") from error


def _serve(listener: socket.socket, workspace: Path | None) -> None:
    from pipelines.commands.home import opened
    from pipelines.commands.server import serve, services

    with opened():
        pass  # report an unreadable home before anything starts
    with ExitStack() as stack:
        made = None
        if workspace is None:
            workspace, made = stack.enter_context(services())
        say(f"The Dagster UI is on http://127.0.0.1:{listener.getsockname()[1]}; Ctrl-C ends it.", err=True)
        serve(listener, workspace, made)


@click.command()
@click.option("--port", type=click.IntRange(0, 65_535), default=REVIEW_PORT, show_default=True, help="On 127.0.0.1.")
def review(port: int) -> None:
    """Serve the timeline on http://127.0.0.1:3010 to be reviewed.

    The page asks what is important and uncertain. What you answer becomes a file in raw/corrections/, which the next
    run applies; the page shows what that will change, takes it back, and starts the run.
    """
    from pipelines.exports.refresh import Published, refresh

    settings = load_settings()
    refresh(Published(settings.published_file, settings.raw))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with _listener(port) as listener:
            import uvicorn

            from pipelines.commands.review import review_app
            from pipelines.commands.review_service import ReviewService

            app = review_app(ReviewService(settings), secrets.token_urlsafe())
            say(f"The review is on http://127.0.0.1:{listener.getsockname()[1]}; Ctrl-C ends it.", err=True)
            uvicorn.Server(uvicorn.Config(app, log_level="warning")).run([listener])
    except KeyboardInterrupt:
        say("The review has stopped.", err=True)
