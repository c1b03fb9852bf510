"""Considering: a question is understood with what was asked before it, and its evidence gathered."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from assistant.abbreviations import HAN
from assistant.asked import Asked
from assistant.asking import supplies, tells
from assistant.completing import complete
from assistant.conversation import leaning_of, pointed_turn, step
from assistant.courtesies import courtesy_of
from assistant.evidence import Evidence, gather
from assistant.focus import bare
from assistant.leaning import starts_afresh
from assistant.pinyin import has_pinyin, in_characters
from assistant.references import find_references
from assistant.stages import Stages
from assistant.stepping import stepped
from assistant.understanding import Understood, understand
from assistant.wording import plain
from index.library import Library

# A question that has a question word asks for itself; one without inherits what the last one asked.
ASKS_ITSELF = re.compile(
    r"什么|啥|怎么|咋|如何|哪|谁|吗|多少|几|\b(what|how|which|who|where|when|why)\b", re.IGNORECASE
)
REMEMBERED = 6  # earlier turns
CONTEXT_CHARS = 200  # of what earlier turns said
EMBEDDED_CHARS = 1000
PINYIN_SLUGS = 3  # documents whose words pinyin is written in, where none is named


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with what came before it, as the runnables pass it on."""

    question: str
    turns: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Considered:
    """A question understood, with its evidence."""

    asking: Asking
    understood: Understood
    evidence: Evidence
    standalone: str
    leaning: bool  # on earlier turns
    context: str  # what they were about, where the question leans on them
    embed_ms: float


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier turns were about: their words, the paragraphs that they rested on, what the last one asked."""

    context: str = ""
    prior: frozenset[str] = frozenset()
    asked: Asked | None = None
    embed_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Considering:
    """Considers questions over a library."""

    library: Library
    stages: Stages

    def consider(self, asking: Asking, stage: Callable[[str], None] | None = None) -> Considered:
        asked = tuple(turn for turn in asking.turns if not courtesy_of(turn))
        question, turns = complete(*self._stepped(asking.question, asked, asking.documents))
        asking = replace(asking, turns=turns)
        wording = self.wording(question, asking.documents)
        understood = understand(asking.question, wording)
        if asking.turns and understood.language == "zh" and not HAN.search(asking.question):
            understood = replace(
                understood, language=understand(asking.turns[-1]).language
            )  # 12%: in the language spoken so far
        if stage:
            stage("evidence")
        earlier = self._earlier(asking, wording) if asking.turns else Earlier()
        leaning = bool(asking.turns) and (
            self._leans(understood, asking.documents, earlier.prior) or not self.stages.afresh
        )
        if not leaning:
            asking = replace(asking, turns=tuple(turn for turn in asking.turns if tells(turn)))
        if leaning and not understood.asked.kinds and earlier.asked is not None and not ASKS_ITSELF.search(wording):
            understood = replace(understood, asked=earlier.asked)
        context = earlier.context if leaning else ""
        vector, took = self.embed(f"{understood.plain} {context}" if leaning else understood.plain)
        prior = earlier.prior if leaning else frozenset[str]()
        evidence = self.gather(understood, vector, asking.documents, prior=prior, context=context)
        standalone = f"{understood.plain}（{context}）" if context else understood.plain
        return Considered(asking, understood, evidence, standalone, leaning, context, earlier.embed_ms + took)

    def wording(self, question: str, documents: tuple[str, ...]) -> str:
        """The question in plain wording, its pinyin in the characters of the documents' words."""
        text = plain(question)
        if not has_pinyin(text) or understand(question, text).language == "en":
            return text
        for slug in documents or tuple(self.library.documents)[:PINYIN_SLUGS]:
            text = in_characters(text, self.library.vocabulary(slug))
        return text

    def embed(self, text: str) -> tuple[np.ndarray, float]:
        """The text's vector, and the milliseconds that it took."""
        began = perf_counter()
        vector = self.library.embed(text[:EMBEDDED_CHARS])
        return vector, (perf_counter() - began) * 1000

    def gather(
        self,
        understood: Understood,
        vector: np.ndarray,
        documents: tuple[str, ...],
        prior: frozenset[str] = frozenset(),
        context: str = "",
    ) -> Evidence:
        return gather(understood, self.library, vector, documents, prior, context, synonyms=self.stages.synonyms)

    def _earlier(self, asking: Asking, wording: str) -> Earlier:
        context, asked, spent = "", None, 0.0
        prior: list[str] = []
        said: list[str] = []
        for turn in asking.turns[-REMEMBERED:]:
            words = self.wording(turn, asking.documents)
            if not words:
                continue
            understood = understand(turn, words)
            leaning = bool(context) and self._leans(understood, asking.documents, frozenset(prior))
            vector, took = self.embed(f"{words} {context}" if leaning else words)
            spent += took
            before, about = (frozenset(prior[-1:]), context) if leaning else (frozenset[str](), "")
            found = self.gather(understood, vector, asking.documents, prior=before, context=about)
            if found.paragraphs:
                prior.append(found.paragraphs[0].id)
            context = f"{words} {about}"[:CONTEXT_CHARS] if about else words[:CONTEXT_CHARS]
            said.append(words)
            asked = understood.asked if understood.asked.kinds else asked
        pointed = pointed_turn(wording, tuple(said))
        if pointed is not None and len(prior) > pointed:
            return Earlier(said[pointed], frozenset({prior[pointed]}), asked, spent)
        return Earlier(context, frozenset(prior), asked, spent)

    def _leans(self, understood: Understood, documents: tuple[str, ...], prior: frozenset[str]) -> bool:
        """Whether a question goes on with the turns that rested on `prior`; both ways are weighed where it may."""
        if supplies(understood.plain):
            return True  # nothing is asked: it answers, or goes with, what was
        content = _content(understood.plain)
        leaning = leaning_of(understood.plain, content)
        if leaning != "perhaps":
            return leaning == "surely"
        vector, _ = self.embed(understood.plain)
        return not starts_afresh(understood, content, self.library, self.gather(understood, vector, documents), prior)

    def _stepped(
        self, question: str, turns: tuple[str, ...], documents: tuple[str, ...]
    ) -> tuple[str, tuple[str, ...]]:
        """The question and the turns, those that step to the next part put as questions about it: 那下一条讲什么."""
        said: list[str] = []
        for turn in (*turns, question):
            made = self._next(turn, said[-1], documents) if said and step(turn) else None
            said.append(turn if made is None else made)
        return said[-1], tuple(said[:-1])

    def _next(self, question: str, before: str, documents: tuple[str, ...]) -> str | None:
        """The question about the part next to the one that the question before named, or was answered from."""
        wording = self.wording(before, documents)
        understood = understand(before, wording)
        vector, _ = self.embed(understood.plain)
        found = self.gather(understood, vector, documents).findings[:1]
        if not found:
            return None
        document, paragraph = found[0].sentence.document, found[0].sentence.paragraph
        named = [r.node for r in find_references(wording, document)]
        return stepped(question, document, named[-1] if named else paragraph, understand(question).language)


def _content(wording: str) -> int:
    """How many characters of a question say what it is about."""
    return len(re.sub(r"\s", "", bare(wording)))
