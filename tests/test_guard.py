"""Which requests the UI answers: those of a person at this machine, and of no page of another site."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from pipelines.commands.guard import Guard, refusal

OWN = "127.0.0.1:3000"


def scope(kind: str = "http", method: str = "GET", path: str = "/runs", query: str = "", **headers: str) -> dict:
    """A request as ASGI has it; the names of its headers with underscores."""
    found = {"host": OWN} | headers
    lines = [(name.replace("_", "-").encode(), value.encode()) for name, value in found.items()]
    asked = {"type": kind, "path": path, "query_string": query.encode(), "headers": lines}
    return asked | ({"method": method} if kind == "http" else {})


def status(**asked: str) -> int:
    """What becomes of a request; 200 if it is answered."""
    found = refusal(scope(**asked))
    return found[0] if found else 200


@pytest.mark.parametrize("host", [OWN, "localhost:3000", "[::1]:3000", "localhost:8080", "localhost", "[::1]"])
def test_the_names_of_this_machine_are_answered(host):
    assert status(host=host) == 200
    assert status(method="POST", path="/graphql", host=host, origin=f"http://{host}") == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:3000", "127.0.0.1.evil.example", "evil.example:127.0.0.1", "0.0.0.0", ""],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_other_names_are_not(kind, host):
    assert status(kind=kind, host=host) == 421


def test_a_request_without_a_name_or_with_two_is_not_answered():
    lines = scope()["headers"]
    assert refusal(scope() | {"headers": []})[0] == 421
    assert refusal(scope() | {"headers": [*lines, *lines]})[0] == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"https://{OWN}", "http://localhost:3000", ""])
@pytest.mark.parametrize(("kind", "method"), [("http", "GET"), ("http", "POST"), ("http", "PUT"), ("websocket", "")])
def test_pages_of_another_origin_are_not_answered(kind, method, origin):
    assert status(kind=kind, method=method, path="/graphql", origin=origin) == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("dest", ["image", "iframe", "script", "empty", "websocket"])
def test_what_a_page_of_another_site_embeds_is_not_answered(site, dest):
    assert status(sec_fetch_site=site, sec_fetch_dest=dest) == 403


def test_a_link_from_elsewhere_may_be_followed_but_no_form_sent():
    followed = {"sec_fetch_site": "cross-site", "sec_fetch_dest": "document"}
    assert (status(**followed), status(method="POST", **followed)) == (200, 403)


@pytest.mark.parametrize("path", ["/graphql", "/graphql/", "//graphql"])
def test_graphql_is_answered_to_post_only(path):
    assert status(path=path, query="query=mutation+%7B+stop+%7D") == 405
    assert status(path=path, query="q&%71uery=%7Bversion%7D") == 405
    assert (status(path=path), status(path=path, method="POST", query="query=x")) == (200, 200)


def sent(asked: dict) -> list[Any]:
    """What the guard sends itself; nothing if it hands the request on."""
    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    async def answer(*_: Any) -> None:
        pass

    # in a thread of its own: a browser test before this one may have left a loop running in ours
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, Guard(answer)(asked, answer, send)).result()
    return messages


def test_a_refusal_says_why():
    start, body = sent(scope(origin="http://evil.example"))
    assert start["status"] == 403 and body["body"] == b"The UI answers no page of another origin.\n"
    assert sent(scope("websocket", origin="http://evil.example"))[0]["type"] == "websocket.close"
    assert sent(scope()) == sent({"type": "lifespan"}) == []
