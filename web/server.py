"""The server: a gate that answers at once, and behind it the page, in two languages, when all is loaded.

Importing Gradio and opening the index take seconds (building it longer), so the port answers first, with a page that
shows how far things are and turns into the real one.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import inspect
import logging
import os
import socket
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import uvicorn

from assistant.answers import Language
from index.errors import PolicyError
from index.settings import Settings
from web.middleware import InLanguage, NoUploads, Receive, Scope, Send, with_headers
from web.waiting import Show, Step, waiting_page

if TYPE_CHECKING:
    from web.service import Service

MAX_FILE_SIZE = "20mb"
PAGE_FIRST_SECONDS = 0.3  # the page has the processor to itself for so long, before the models are loaded


class Gate:
    """An ASGI app: a waiting page until `open_app` has given the real one, and then that one."""

    def __init__(self, open_app: Callable[[Show], Any], prepare: Callable[[], None] = lambda: None) -> None:
        self.error: PolicyError | None = None  # what kept the app from opening
        self.stop: Callable[[], None] = lambda: None  # ends the server; set by who runs it
        self._open_app = open_app
        self._prepare = prepare  # what is done once the page is there
        self._app: Any = None
        self._step = Step()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif self._app is not None:
            await self._app(scope, receive, with_headers(send))
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
            async with app.router.lifespan_context(app):
                self._app = app
                await asyncio.sleep(PAGE_FIRST_SECONDS)
                await asyncio.to_thread(self._prepare)
                await ended.wait()
        except PolicyError as error:
            self.error = error

    def _show(self, stage: str, done: int, total: int) -> None:
        self._step = Step(stage, done, total)

    async def _wait_page(self, send: Send) -> None:
        body = waiting_page(self._step).encode()
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"cache-control", b"no-store"),
            (b"retry-after", b"1"),
        ]
        await send({"type": "http.response.start", "status": 503, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def build_app(service: Service) -> Any:
    """The FastAPI app: Chinese at /, English at /en."""
    from fastapi import FastAPI

    gr = import_gradio()
    from web.api import write_results_as_json
    from web.page import build_page
    from web.theme import head, theme

    app: Any = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(InLanguage)
    if service.settings.admin_password is None:
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
        if page.mcp_server_obj is not None:
            write_results_as_json(page.mcp_server_obj)
    return app


def import_gradio() -> Any:
    """Gradio, without the stub files for editors that it would write anew at each import: a third of its time.

    It passes over a class whose file is not found.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    getfile = inspect.getfile

    def find(subject: Any) -> str:
        if type(subject).__name__ == "ComponentMeta":
            raise OSError("no stubs")
        return getfile(subject)

    inspect.getfile = find  # type: ignore[assignment]
    try:
        import gradio
    finally:
        inspect.getfile = getfile
    return gradio


def serve(
    settings: Settings,
    host: str,
    port: int,
    bring_up_to_date: Callable[[Show], None],
    told: Callable[[str], None] = print,
) -> PolicyError | None:
    """Serves until interrupted. Gives the error that kept the page or the assistant from opening, or None."""
    try:
        listening = listen(host, port)
    except OSError as error:
        return PolicyError(f"{host}:{port}: {error.strerror or error}; write another --host or --port")
    services: list[Service] = []

    def open_app(show: Show) -> Any:
        from web.service import Service

        bring_up_to_date(show)
        services.append(Service(settings))
        app = build_app(services[0])
        told(f"http://{host}:{port}")
        return app

    def prepare() -> None:
        services[0].prepare()
        gc.freeze()  # what was made until now stays
        gc.enable()

    def stop() -> None:
        server.should_exit = True

    gc.disable()  # all that the start makes is kept, and looking through it again and again is a quarter of its time
    gate = Gate(open_app, prepare)
    gate.stop = stop
    config = uvicorn.Config(
        gate, host=host, port=port, log_level="warning", ws="none", lifespan="on", timeout_graceful_shutdown=1
    )
    logging.getLogger("uvicorn.error").addFilter(is_told)
    server = uvicorn.Server(config)
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
    return gate.error


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there, before anything else is done: OSError where the port is taken."""
    [family, *_], *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    listening = socket.socket(family)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def is_told(record: logging.LogRecord) -> bool:
    """Whether the log is told: not that pages which were open when the server ended had their streams cut."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, asyncio.CancelledError) and "graceful shutdown" not in record.getMessage()
