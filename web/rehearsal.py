"""`python -m web.rehearsal`: the page as it is, but for a few questions that are answered late, not at all, or withheld.

What seldom happens can so be looked at, and put to tests, on the page itself (`python -m web.screenshots --every DIR`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Annotated

import typer
import uvicorn

from assistant.answers import Answer
from index.build import build
from index.settings import Settings, settings
from prompts import template
from web.server import build_app
from web.service import Service

SLOW = "焦炭产量控制在多少?"
WITHHELD = "去年的技改投资是多少?"
FAILED = "全省有多少条产业链?"
DEGRADED = "年内要培训多少家次企业?"
LATE_SECONDS = 30


class Rehearsal(Service):
    """A service that does with some questions what it is hoped never to do."""

    def __init__(self, configured: Settings) -> None:
        super().__init__(configured)
        self._lost = False  # whether the last answer was found by words alone

    @property
    def degraded(self) -> bool:
        return self._lost

    def begin(
        self, question: str, turns: tuple[str, ...], documents: tuple[str, ...], stage: Callable[[str], None]
    ) -> Future[Answer]:
        self._lost = question == DEGRADED
        rehearsed = {SLOW: late, WITHHELD: withheld, FAILED: failed}.get(question)
        if rehearsed is None:
            return super().begin(question, turns, documents, stage)
        return self._threads.submit(rehearsed, question, stage)


def late(question: str, stage: Callable[[str], None]) -> Answer:
    stage("evidence")
    time.sleep(LATE_SECONDS)
    return withheld(question, stage)


def withheld(question: str, stage: Callable[[str], None]) -> Answer:
    words = template("withheld", "zh")
    return Answer(question=question, standalone=question, language="zh", text=words, status="not_in_document")


def failed(question: str, stage: Callable[[str], None]) -> Answer:
    raise ArithmeticError("rehearsed")


def main(port: Annotated[int, typer.Option(min=1, max=65535)] = 7861) -> None:
    """Build the index where there is none, and serve."""
    configured = settings()
    build(configured)
    uvicorn.run(build_app(Rehearsal(configured)), port=port, log_level="critical", timeout_graceful_shutdown=1)


if __name__ == "__main__":
    typer.run(main)
