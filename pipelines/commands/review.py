"""The review as a web application: the timeline page with the panel of the review, and what the panel asks for.

The guard keeps the pages of other sites away. What changes anything must also name its origin, and bring the token that
only this application's own page has.
"""

import secrets

from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipelines.commands.guard import Guard
from pipelines.commands.review_service import RefusedError, ReviewCorrection, ReviewService
from pipelines.errors import BusyError, DatelineError
from pipelines.exports.files import documents_folder, is_page
from pipelines.exports.refresh import Published
from pipelines.exports.review import review_page

TOKEN = "x-dateline-token"
LARGEST = 64 * 1024
"""Bytes of a request."""
HEADERS = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
NOT_HERE = "Only the page and the full texts of its documents are here; open the original in its folder.\n"


class TakenBack(BaseModel, extra="forbid"):
    """A correction that is taken back.

    Args:
        file: the name of its file.
        stamp: of the file as it was seen.
    """

    file: str
    stamp: str


class OwnPageOnly:
    """An ASGI application that changes something only for its own page; the answers may not be kept or framed."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD") and not self._is_own(Request(scope)):
            refused = "This page is from an earlier start of the review, or from elsewhere; load it again."
            await JSONResponse({"problem": refused}, 403)(scope, receive, sent)
        else:
            await self.app(scope, receive, sent)

    def _is_own(self, request: Request) -> bool:
        given = request.headers.get(TOKEN, "").encode()
        return "origin" in request.headers and secrets.compare_digest(given, self.token.encode())


def review_app(service: ReviewService, token: str) -> ASGIApp:
    """Return the application, guarded.

    Args:
        service: what it asks, shows and changes.
        token: that a request to change something must bring along.
    """
    page = Published(service.settings.published_file, service.settings.raw).page

    def served(request: Request) -> Response:
        file = page.with_name(request.path_params["name"])
        if file not in (page, *page.parent.glob(f"{page.stem}-*{page.suffix}")) or not is_page(file):
            return PlainTextResponse(NOT_HERE, 404)
        return HTMLResponse(review_page(file.read_text(encoding="utf-8"), token))

    async def add(request: Request) -> Response:
        wanted = ReviewCorrection.model_validate_json(await _body(request))
        return JSONResponse({"file": await run_in_threadpool(service.add, wanted)}, 201)

    async def take_back(request: Request) -> Response:
        wanted = TakenBack.model_validate_json(await _body(request))
        await run_in_threadpool(service.take_back, wanted.file, wanted.stamp)
        return JSONResponse({})

    def start(_: Request) -> Response:
        service.run.start(service.settings)
        return JSONResponse(service.run.state(), 202)

    routes = [
        Route("/", lambda _: RedirectResponse(f"/{page.name}")),
        Route("/api/queue", lambda _: JSONResponse(service.queue())),
        Route("/api/pending", lambda _: JSONResponse(service.pending())),
        Route("/api/events/{event_id}", lambda request: JSONResponse(service.event(request.path_params["event_id"]))),
        Route("/api/corrections", add, methods=["POST"]),
        Route("/api/corrections", take_back, methods=["DELETE"]),
        Route("/api/run", lambda _: JSONResponse(service.run.state())),
        Route("/api/run", start, methods=["POST"]),
        Mount(f"/{documents_folder(page).name}", StaticFiles(directory=documents_folder(page), check_dir=False)),
        Route("/{name}", served),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(OwnPageOnly, token=token)],
        exception_handlers={
            DatelineError: _refused,
            ValidationError: _misunderstood,
            404: lambda *_: PlainTextResponse(NOT_HERE, 404),
        },
    )
    return Guard(app)


async def _body(request: Request) -> bytes:
    found = b""
    async for part in request.stream():
        found += part
        if len(found) > LARGEST:
            raise RefusedError(413, f"A request has at most {LARGEST:,} bytes.")
    return found


def _refused(_: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, RefusedError) else 503 if isinstance(error, BusyError) else 500
    return JSONResponse({"problem": str(error)}, status)


def _misunderstood(_: Request, error: Exception) -> Response:
    found = error.errors()[0] if isinstance(error, ValidationError) else {"loc": (), "msg": str(error)}
    where = ".".join(map(str, found["loc"]))
    return JSONResponse({"problem": f"This is not a correction: {where}: {found['msg']}."}, 400)
