"""Keep the pages of other sites away from the Dagster UI and the review, which have no login of their own.

A browser sends what any page asks it to, to 127.0.0.1 too, and a name that points there lets that page read the
answers. What a browser says of itself with each request tells such requests apart: the name in Host, the page's
Origin, and Sec-Fetch-Site (Fetch Metadata, https://www.w3.org/TR/fetch-metadata/). Programs that are no browsers send
neither of the last two.
"""

from collections.abc import Iterable
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
OWN_SITE = (b"same-origin", b"none")
"""What a browser calls a request of the page itself, and one that the person typed."""

Headers = Iterable[tuple[bytes, bytes]]


def refusal(scope: Scope) -> tuple[int, str] | None:
    """Return the status and the reason for refusing a request; None if it is allowed.

    Args:
        scope: of an HTTP request or a WebSocket, as ASGI has it.
    """
    hosts, origins, sites = (_values(scope["headers"], name) for name in (b"host", b"origin", b"sec-fetch-site"))
    if len(hosts) != 1 or _name(hosts[0]) not in LOOPBACK:
        return 421, f"The UI answers to {', '.join(LOOPBACK)} only."
    if any(origin != b"http://" + hosts[0] for origin in origins):
        return 403, "The UI answers no page of another origin."
    if any(site not in OWN_SITE for site in sites) and not _followed_link(scope):
        return 403, "The UI answers no page of another site."
    if scope["type"] == "http" and scope["method"] != "POST" and _asks(scope):
        return 405, "GraphQL is answered to POST only."
    return None


def _values(headers: Headers, wanted: bytes) -> list[bytes]:
    return [value for name, value in headers if name.lower() == wanted]


def _name(host: bytes) -> str:
    """Return the name in a Host header, without the port.

    >>> _name(b"localhost:3000"), _name(b"[::1]:3000"), _name(b"evil.example")
    ('localhost', '[::1]', 'evil.example')
    """
    name, colon, port = host.decode("latin-1").rpartition(":")
    return name if colon and port.isdigit() else host.decode("latin-1")


def _followed_link(scope: Scope) -> bool:
    """True if a person followed a link from another site; a frame or a picture does not count."""
    kinds = _values(scope["headers"], b"sec-fetch-dest")
    return scope["type"] == "http" and scope["method"] == "GET" and kinds == [b"document"]


def _asks(scope: Scope) -> bool:
    return scope["path"].rstrip("/").endswith("/graphql") and "query" in parse_qs(scope["query_string"].decode())


class Guard:
    """An ASGI application that answers only what a person at this machine asks; the rest it refuses itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        found = refusal(scope) if scope["type"] in ("http", "websocket") else None
        if found is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": found[1]})
        else:
            await PlainTextResponse(f"{found[1]}\n", status_code=found[0])(scope, receive, send)
