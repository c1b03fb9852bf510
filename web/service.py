"""The service behind the page: one assistant, its limits and its words, for many visitors at once. Knows no Gradio."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant.answers import Answer, Language
from index.documents import Document
from index.errors import PolicyError
from index.settings import Settings
from web.limits import RateLimit
from web.shelf import BUNDLED, read_shelf
from web.texts import text

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.pipeline import Assistant
    from assistant.records import Records

# What the events of the page import, and the page itself does not wait for.
LATER = ("web.eligibility", "web.form", "web.overview", "web.pictures", "web.verdicts", "web.exports")
THREADS = 8


class Refusal(PolicyError):
    """A question that is not put to the assistant: empty, too long, too soon. The message is for the person."""


class Service:
    """Answers for the page and the API; safe to use from many threads.

    The documents are there at once; the assistant (models, vectors) is opened by who needs it first, or by `prepare`.
    """

    clock = staticmethod(time.monotonic)

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.changes = 0  # how often documents were added or removed since the start
        self._limit = RateLimit(settings.questions_per_minute, self.clock)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="asking")
        self._opener = ThreadPoolExecutor(1, thread_name_prefix="opening")
        self._lock = Lock()
        self.reopen()

    def reopen(self) -> None:
        """Takes up the index as it is now; questions under way end with the one that they began with."""
        with self._lock:
            self.documents = read_shelf(self.settings)
            self.version = f"{_program_version()}+{self.documents.version}"
            self._opening: Future[Assistant] | None = None

    def prepare(self) -> None:
        """Opens all that a first question would wait for. PolicyError says what cannot be opened."""
        _ = self.records
        document = self.document()
        if document:
            self.assistant.ask(document.title[:100])
        for module in LATER:
            import_module(module)

    @property
    def assistant(self) -> Assistant:
        with self._lock:
            opening = self._opening = self._opening or self._opener.submit(open_assistant, self.settings)
        return opening.result()

    @property
    def degraded(self) -> bool:
        """Whether the vectors' server does not answer, so that words alone find what is quoted."""
        return self.assistant.library.degraded

    @cached_property
    def records(self) -> Records:
        from assistant.records import Records

        return Records.open(self.settings)

    def add(self, files: Mapping[str, Path]) -> None:
        """Adds documents, all or none. PolicyError says which file is not policy text."""
        from index.build import add

        if files:
            add(self.settings, files)
            self._changed()

    def remove(self, slug: str) -> None:
        """Takes a document out. PolicyError where there is none of that name."""
        from index.build import remove

        remove(self.settings, slug)
        self._changed()

    def _changed(self) -> None:
        self.changes += 1
        self.reopen()
        self._threads.submit(self.prepare)  # so that the next question need not wait for it

    def document(self, slug: str | None = None) -> Document | None:
        """The document with this slug; without one the first; None where there is none."""
        if slug is None:
            return next(iter(self.documents.values()), None)
        return self.documents.get(slug)

    def within(self, slugs: Iterable[str]) -> tuple[Document, ...]:
        """The documents with these slugs; all where none of them is there."""
        chosen = [self.documents[slug] for slug in slugs or () if slug in self.documents]
        return tuple(chosen or self.documents.values())

    def facts(self, slug: str) -> dict[str, list[dict[str, Any]]]:
        """Targets, duties and supports of a document, as `index show --facts` prints them."""
        from index.facts import facts_json

        return facts_json(self.assistant.library.facts(slug), self.documents[slug])

    def ask(
        self,
        question: str,
        turns: tuple[str, ...],
        documents: tuple[str, ...],
        visitor: str,
        language: Language,
    ) -> Answer:
        """The answer; `Refusal` where the question is not allowed, in the page's language."""
        self.admit(question, visitor, language)
        return self.assistant.ask(question, turns, documents)

    def begin(
        self, question: str, turns: tuple[str, ...], documents: tuple[str, ...], stage: Callable[[str], None]
    ) -> Future[Answer]:
        """The same in a thread, for a question that was admitted; `stage` is told how far it is."""
        return self._threads.submit(lambda: self.assistant.ask(question, turns, documents, stage))

    def admit(self, question: str, visitor: str, language: Language) -> None:
        """Counts a question of `visitor`; `Refusal` where it is empty, too long or too soon."""
        if not question.strip():
            raise Refusal(text("empty_question", language))
        limit = self.settings.max_question_chars
        if len(question) > limit:
            raise Refusal(text("too_long", language, length=len(question), limit=limit))
        wait = self._limit.wait(visitor)
        if wait:
            seconds = max(1, round(wait))
            raise Refusal(text("too_often", language, limit=self._limit.per_minute, seconds=seconds))

    def examples(self, language: Language) -> dict[str, list[str]]:
        """Example questions by persona, kept as data beside the first document's text; {} where there are none."""
        document = self.document()
        path = BUNDLED / f"{document.slug}.examples.json" if document else None
        if path is None or not path.is_file():
            return {}
        by_language: dict[str, dict[str, list[str]]] = json.loads(path.read_text(encoding="utf-8"))
        return by_language.get(language, {})


def open_assistant(settings: Settings) -> Assistant:
    from assistant.pipeline import Assistant

    return Assistant.open(settings)


def _program_version() -> str:
    try:
        return version("policy-assistant")
    except PackageNotFoundError:
        return "0"
