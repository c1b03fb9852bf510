"""The server: a gate that answers at once, and behind it the page, in two languages, when all is loaded.

Importing Gradio and opening the index take seconds (building it longer), so the port answers first, with a page that
shows how far things are and turns into the real one.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import uvicorn

from assistant.answers import Language
from index.errors import PolicyError
from index.settings import Settings
from web.markup import escaped
from web.texts import text

Scope = dict[str, Any]
Receive = Callable[[], Any]
Send = Callable[[dict[str, Any]], Any]

# Everything comes from this server. Gradio's parts are made by inline scripts and `Function`, hence the two words.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'self'; form-action 'self'"
)
MAX_FILE_SIZE = "20mb"
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]


class Gate:
    """An ASGI app: a waiting page until `open_app` has given the real one, and then that one."""

    def __init__(self, open_app: Callable[[Callable[[str], None]], Any]) -> None:
        self.error: PolicyError | None = None  # what kept the app from opening
        self.stop: Callable[[], None] = lambda: None  # ends the server; set by who runs it
        self._open_app = open_app
        self._app: Any = None
        self._stage = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif self._app is not None:
            await self._app(scope, receive, _with_headers(send))
        elif scope["type"] == "http":
            await self._wait_page(send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        ended = asyncio.Event()
        opening = asyncio.create_task(self._open(ended))
        opening.add_done_callback(lambda _: self.stop())  # it ends early only when it failed
        await send({"type": "lifespan.startup.complete"})
        await receive()
        ended.set()
        await opening
        await send({"type": "lifespan.shutdown.complete"})

    async def _open(self, ended: asyncio.Event) -> None:
        try:
            app = await asyncio.to_thread(self._open_app, self._show)
        except PolicyError as error:
            self.error = error
            return
        async with app.router.lifespan_context(app):
            self._app = app
            await ended.wait()

    def _show(self, stage: str) -> None:
        self._stage = stage

    async def _wait_page(self, send: Send) -> None:
        words = escaped(text("starting", "zh")) + "<br>" + escaped(text("starting", "en"))
        body = (
            '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="1">'
            f'<meta name="viewport" content="width=device-width"><title>{escaped(text("title", "zh"))}</title>'
            "<style>body{font:16px system-ui;display:grid;place-content:center;min-height:90vh;text-align:center;"
            "color:#334155;background:#f5f7fa}@media(prefers-color-scheme:dark){body{color:#cbd5e1;background:#0f1722}}</style>"
            f'<main role="status"><p>{words}</p><p>{escaped(self._stage)}</p></main>'
        ).encode()
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"cache-control", b"no-store"),
            (b"retry-after", b"1"),
        ]
        await send({"type": "http.response.start", "status": 503, "headers": headers})
        await send({"type": "http.response.body", "body": body})


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


def _with_headers(send: Send) -> Send:
    async def sending(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *HEADERS]}
        await send(message)

    return sending


def build_app(open_assistant: Callable[[], Any], settings: Settings) -> Any:
    """The FastAPI app: Chinese at /, English at /en."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr
    from fastapi import FastAPI

    from web.page import build_page
    from web.service import Service
    from web.theme import head, theme

    service = Service(open_assistant, settings)
    app: Any = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    if settings.admin_password is None:
        app.add_middleware(NoUploads)
    languages: tuple[tuple[str, Language], ...] = (("/en", "en"), ("/", "zh"))  # the longer path first: / takes all
    for path, language in languages:
        page = build_page(service, language)
        gr.mount_gradio_app(
            app,
            page,
            path,
            theme=theme(),
            head=head(language),
            footer_links=[],
            run_history=False,
            ssr_mode=False,
            max_file_size=MAX_FILE_SIZE,
            mcp_server=language == "zh" and find_spec("mcp") is not None,
        )
    return app


def serve(
    settings: Settings,
    host: str,
    port: int,
    open_assistant: Callable[[Callable[[str], None]], Any],
    told: Callable[[str], None] = print,
) -> PolicyError | None:
    """Serves until interrupted. Gives the error that kept the assistant from opening, or None."""

    def open_app(show: Callable[[str], None]) -> Any:
        app = build_app(lambda: open_assistant(show), settings)
        told(f"http://{host}:{port}")
        return app

    def stop() -> None:
        server.should_exit = True

    gate = Gate(open_app)
    gate.stop = stop
    config = uvicorn.Config(
        gate, host=host, port=port, log_level="warning", ws="none", lifespan="on", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    return gate.error
