"""Load: how the page does while many visitors ask: first paint and first answer in a real browser, and the visitors' own waits.

A visitor is what a browser is to the server: it sends questions to the queue and reads the stream of events.
Nothing asserts a figure.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread
from typing import Any
from uuid import uuid4

import httpx

from index.errors import PolicyError
from index.settings import Settings

ROOT = Path(__file__).parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
START_SECONDS = 180  # building the index for the first time included
ANSWER_SECONDS = 60
PAINT_LIMIT, ANSWER_LIMIT = 2.0, 3.0
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds that something took, again and again; `limit` is the most that the slowest may take."""

    name: str
    seconds: tuple[float, ...]
    limit: float | None = None


def measure_load(
    questions: Sequence[str], visitors: int, every: float, pages: int, settings: Settings, progress: Progress
) -> list[Waits]:
    """Waits of `pages` fresh browsers, one after another, beside `visitors` who ask every `every` seconds each."""
    with running(settings) as address:
        asked: list[float] = []
        ended = Event()
        crowd = Thread(
            target=lambda: asyncio.run(_crowd(address, questions, visitors, every, asked, ended)), daemon=True
        )
        crowd.start()
        time.sleep(every)  # until all have come
        try:
            opened = [_open_page(address, questions[0], number, pages, progress) for number in range(pages)]
        finally:
            ended.set()
            crowd.join(ANSWER_SECONDS)
    if not asked:
        raise PolicyError(f"no visitor got an answer from {address}")
    return [
        Waits("first paint", tuple(page[0] for page in opened), PAINT_LIMIT),
        Waits("ready to be asked", tuple(page[1] for page in opened)),
        Waits("first answer, from first paint on", tuple(page[2] - page[0] for page in opened), ANSWER_LIMIT),
        Waits("answer of a visitor", tuple(asked)),
    ]


def table(waits: Sequence[Waits]) -> list[str]:
    """Lines for a terminal: median, slowest twentieth and slowest, in seconds."""
    lines = [f"{'':36}{'count':>6}{'median':>8}{'p95':>7}{'max':>7}"]
    for wait in waits:
        p95 = quantiles(wait.seconds, n=20)[-1] if len(wait.seconds) > 1 else wait.seconds[0]
        limit = "" if wait.limit is None else f"  (at most {wait.limit:.0f})"
        lines.append(
            f"{wait.name:36}{len(wait.seconds):6}{median(wait.seconds):8.2f}{min(p95, max(wait.seconds)):7.2f}{max(wait.seconds):7.2f}{limit}"
        )
    return lines


def to_json(waits: Sequence[Waits]) -> list[dict[str, Any]]:
    return [{"name": wait.name, "seconds": list(wait.seconds), "limit": wait.limit} for wait in waits]


def _open_page(address: str, question: str, number: int, pages: int, progress: Progress) -> tuple[float, float, float]:
    """Seconds until first paint, until the page is ready, and until its answer stands there, from the start of the visit."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        start = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.locator("#chat .log[data-ready]").wait_for()
        ready = time.perf_counter() - start
        page.locator("#question textarea").fill(question)
        page.locator("#send").click()
        page.locator("#chat .reply .tools").wait_for()
        answered = time.perf_counter() - start
        painted = page.evaluate(PAINTED) / 1000
        browser.close()
    progress("pages", number + 1, pages)
    return painted, ready, answered


async def _crowd(
    address: str, questions: Sequence[str], visitors: int, every: float, asked: list[float], ended: Event
) -> None:
    async def visit(number: int) -> None:
        await asyncio.sleep(every * number / visitors)
        async with httpx.AsyncClient(base_url=address, timeout=ANSWER_SECONDS) as client:
            visitor = Visitor(client, (await client.get("/config")).json())
            turn = number
            while not ended.is_set():
                start = time.perf_counter()
                await visitor.ask(questions[turn % len(questions)])
                asked.append(time.perf_counter() - start)
                turn += visitors
                await asyncio.sleep(max(0.0, every - (time.perf_counter() - start)))

    await asyncio.gather(*(visit(number) for number in range(visitors)))


class Visitor:
    """A browser's side of Gradio's queue; each question begins a conversation."""

    def __init__(self, client: httpx.AsyncClient, config: dict[str, Any]) -> None:
        self._client = client
        self._session = uuid4().hex[:12]
        ids = {part["props"].get("elem_id"): part["id"] for part in config["components"]}
        self._function = next(
            place["id"]
            for place in config["dependencies"]
            if [ids["send"], "click"] in [list(target) for target in place["targets"]]
        )

    async def ask(self, question: str) -> None:
        """Waits until the answer is there."""
        joined = await self._client.post(
            "/gradio_api/queue/join",
            json={
                "data": [question, None, None, [], None],
                "fn_index": self._function,
                "session_hash": self._session,
                "event_data": None,
            },
        )
        joined.raise_for_status()
        async with self._client.stream("GET", f"/gradio_api/queue/data?session_hash={self._session}") as events:
            async for line in events.aiter_lines():
                event = json.loads(line.removeprefix("data:")) if line.startswith("data:") else {}
                if event.get("msg") == "process_completed":
                    if not event["success"]:
                        raise PolicyError(f"a visitor got no answer: {str(event)[:200]}")
                    return


@contextmanager
def running(settings: Settings) -> Iterator[str]:
    """app.py as a process of its own on a free port; gives its address once the page is there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "app.py", "--port", str(port)]
    environment = os.environ | {"POLICY_DATA_DIR": str(settings.data_dir.absolute())}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(START_SECONDS * 5):
            if process.poll() is not None:
                raise PolicyError(f"app.py exited {process.returncode} before it showed a page")
            try:
                if httpx.get(address, timeout=ANSWER_SECONDS).is_success:
                    break
            except httpx.TransportError:
                pass
            time.sleep(0.2)
        else:
            raise PolicyError(f"app.py showed no page within {START_SECONDS} s")
        yield address
    finally:
        process.terminate()
        process.wait()
