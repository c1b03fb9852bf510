"""What stands between the network and the page: headers, the page's language, and a lock on uploads. Plain ASGI."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from web.texts import TONGUE

Scope = dict[str, Any]
Receive = Callable[[], Any]
Send = Callable[[dict[str, Any]], Any]

# Everything comes from this server. Gradio's parts are made by inline scripts and `Function`, hence the two words.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'self'; form-action 'self'"
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]
# What Gradio tells those who show a preview of a link: its own name and picture.
PREVIEW = re.compile(rb"""<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*""")
PAGES = {"/": TONGUE["zh"], "/en": TONGUE["en"], "/en/": TONGUE["en"]}


def with_headers(send: Send) -> Send:
    """`send`, with our headers on every answer."""

    async def sending(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *HEADERS]}
        await send(message)

    return sending


class NoUploads:
    """Refuses files where nobody may add any: Gradio's own upload address would take them from everybody."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].endswith("/upload"):
            await send({"type": "http.response.start", "status": 403, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body", "body": b""})
        else:
            await self._app(scope, receive, send)


class InLanguage:
    """Says a page's language in its first bytes, and lets Gradio's own words (of an upload, of a lost connection) follow it.

    Gradio writes every page as English and takes its own words from the browser's language.
    """

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        tongue = PAGES.get(scope["path"]) if scope["type"] == "http" else None
        await self._app(scope, receive, _in_tongue(tongue, send) if tongue else send)


def _in_tongue(tongue: str, send: Send) -> Send:
    held: list[dict[str, Any]] = []

    async def sending(message: dict[str, Any]) -> None:
        held.append(message)
        if message["type"] != "http.response.body" or message.get("more_body"):
            return
        start, *bodies = held
        body = written_in(b"".join(part.get("body", b"") for part in bodies), tongue)
        headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
        await send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
        await send({"type": "http.response.body", "body": body})

    return sending


def written_in(page: bytes, tongue: str) -> bytes:
    """Gradio's page, with the language of its words and of its parts set, and without Gradio's own preview.

    >>> written_in(b'<html lang="en"><head>', "zh-CN")[:20]
    b'<html lang="zh-CN"><'
    """
    own = (
        f'<script>for (const [name, value] of [["language", "{tongue}"], ["languages", ["{tongue}"]]]) '
        "Object.defineProperty(navigator, name, { get: () => value });</script>"
    )
    page = PREVIEW.sub(b"", page)
    page = page.replace(b'lang="en"', f'lang="{tongue}"'.encode(), 1)
    return page.replace(b"<head>", b"<head>" + own.encode(), 1)
