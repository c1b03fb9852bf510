"""The pipeline: understand → evidence → compose → verify, as LangChain runnables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answers import Answer, Citation
from assistant.case import Case
from assistant.confidence import signs
from assistant.considering import Asking, Considered, Considering
from assistant.conversation import since_reset
from assistant.drafting import draft
from assistant.drafts import Draft, Quote
from assistant.stages import ALL, Stages
from assistant.suggestions import suggest
from assistant.verification import verify
from index.errors import PolicyError
from index.library import Library
from index.settings import Settings
from prompts import render


class Assistant:
    """Answers questions from a library. One for a process; safe from many threads."""

    def __init__(self, library: Library, settings: Settings, stages: Stages = ALL) -> None:
        self.library = library.without(
            dense=not stages.dense, words=not stages.words, sounds=not stages.sounds, adapter=not stages.adapter
        )
        self.settings = settings
        self.stages = stages
        self.considering = Considering(self.library, stages)
        self.pipeline: Runnable[Asking, Answer] = RunnableLambda(self.considering.consider) | RunnableLambda(
            self._answer
        )

    @classmethod
    def open(cls, settings: Settings) -> Assistant:
        return cls(Library.open(settings), settings)

    def ask(
        self,
        question: str,
        turns: tuple[str, ...] = (),
        documents: tuple[str, ...] = (),
        stage: Callable[[str], None] | None = None,
    ) -> Answer:
        """The answer. PolicyError for a question that is empty or too long, or a document that is not indexed.

        `stage` is told "evidence" when the question is understood, and "answer" when its evidence is found.
        """
        began = perf_counter()
        if not question.strip():
            raise PolicyError("the question is empty: write one")
        if len(question) > self.settings.max_question_chars:
            raise PolicyError(
                f"the question has {len(question)} characters, at most {self.settings.max_question_chars} are read: shorten it"
            )
        unknown = [slug for slug in documents if slug not in self.library.documents]
        if unknown:
            raise PolicyError(
                f"no document {unknown[0]!r} in the index; there are: {', '.join(self.library.documents)}"
            )
        asking = Asking(question, since_reset(tuple(turns)) if self.stages.conversation else (), tuple(documents))
        considered = self.considering.consider(asking, stage)
        if stage:
            stage("answer")
        answer = self._answer(considered)
        timings = {"embed": round(considered.embed_ms, 3), "total": round((perf_counter() - began) * 1000, 3)}
        return replace(answer, timings_ms=timings)

    def _answer(self, considered: Considered) -> Answer:
        drafted = draft(Case(considered, self.considering))
        asking, understood = considered.asking, considered.understood
        verified = verify(drafted, asking.question, (*asking.turns, understood.plain))
        if self.stages.verification and not verified.ok:
            drafted = Draft(render("withheld", understood.language), "not_in_document")
        return Answer(
            question=asking.question,
            standalone=considered.standalone,
            language=understood.language,
            text=drafted.text,
            status=drafted.status,
            verdict=drafted.verdict,
            checks=drafted.checks,
            citations=tuple(_citation(n, quote) for n, quote in enumerate(drafted.quotes, 1)),
            suggestions=self._suggestions(considered, drafted),
            signs=signs(understood, considered.evidence, drafted),
        )

    def _suggestions(self, considered: Considered, drafted: Draft) -> tuple[str, ...]:
        if drafted.quotes:
            document, paragraph = drafted.quotes[0].document, drafted.quotes[0].paragraph
            return suggest(
                document,
                paragraph,
                considered.understood.language,
                self.library.facts(document.slug),
                considered.understood.plain,
            )
        slugs = considered.asking.documents or tuple(self.library.documents)[:1]
        return suggest(
            self.library.documents[slugs[0]], None, considered.understood.language, self.library.facts(slugs[0])
        )


def _citation(n: int, quote: Quote) -> Citation:
    return Citation(n, quote.paragraph.id, quote.paragraph.label, quote.text, quote.start, quote.end)
