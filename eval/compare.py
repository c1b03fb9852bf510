"""Compare: ours beside simpler programs and beside itself with one stage away, on the same questions, with paired tests.

`p` is McNemar's exact test on the questions that one of a pair alone gets right; `any length` is strict, were no
answer too long. A stage whose row is no lower than ours earns nothing on these questions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from assistant.answers import Answer, Citation
from assistant.pipeline import Assistant
from assistant.stages import Stages
from eval.asking import Program, ask_all
from eval.grading import LIMIT, OF_A_LIST
from eval.intervals import Paired, compare
from eval.measures import Judged, Measures, measure
from eval.plain import Plain, language_of
from eval.questions import Item
from eval.report import figure
from index.documents import Document
from index.embeddings import Embedder
from index.library import Library

OURS = "ours"


@dataclass(frozen=True, slots=True)
class Row:
    """One program. `against` is ours paired with it; `unlimited` is its strict share were no answer too long."""

    name: str
    measures: Measures
    unlimited: float
    against: Paired | None  # None for ours


class TopParagraph:
    """A program that answers with the paragraph that hybrid search puts first."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def ask(self, question: str, turns: tuple[str, ...] = (), documents: tuple[str, ...] = ()) -> Answer:
        query = "\n".join((*turns, question))
        hit = self._library.search(query, 1, documents)[0]
        document = self._library.documents[hit.document]
        paragraph = document.paragraph(hit.paragraph)
        if paragraph is None:
            raise LookupError(f"the index found {hit.paragraph}, which its document lacks")
        text = document.text_of(paragraph)
        citation = Citation(1, paragraph.id, paragraph.label, text, paragraph.start, paragraph.end)
        return Answer(question, query, language_of(question), text, "answered", citations=(citation,))


class Remembered:
    """A program that is asked the same question once, since several rows of the table stand on its answers."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._answers: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Answer] = {}

    def ask(self, question: str, turns: tuple[str, ...] = (), documents: tuple[str, ...] = ()) -> Answer:
        asked = question, turns, documents
        if asked not in self._answers:
            self._answers[asked] = self._program.ask(*asked)
        return self._answers[asked]


class Cut:
    """A program's answers, cut to stay under so many characters."""

    def __init__(self, program: Program, under: int) -> None:
        self._program, self._under = program, under

    def ask(self, question: str, turns: tuple[str, ...] = (), documents: tuple[str, ...] = ()) -> Answer:
        answer = self._program.ask(question, turns, documents)
        return replace(answer, text=answer.text[: self._under - 1])


class RememberedVectors:
    """An embedder that embeds each query once: the programs of a comparison are all asked the same."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self._embedder = embedder
        self._known: dict[str, np.ndarray] = {}

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        return self._embedder.passages(texts)

    def query(self, text: str) -> np.ndarray:
        if text not in self._known:
            self._known[text] = self._embedder.query(text)
        return self._known[text].copy()


def without(ours: Assistant, stage: str) -> Assistant:
    """Ours with one stage taken away; the library is the same."""
    return Assistant(ours.library, ours.settings, Stages(**{stage: False}))


def both_ways(ours: Assistant) -> dict[str, Program]:
    """Ours with every follow-up completed from the turns before it, and with every one taken as a question of its own."""
    return {"always completed": without(ours, "afresh"), "always afresh": without(ours, "conversation")}


def ablations(ours: Assistant) -> dict[str, Program]:
    """Ours with each stage taken away in turn."""
    return {f"without {field.name}": without(ours, field.name) for field in fields(Stages)}


def programs(ours: Assistant, library: Library, embedder: Embedder) -> dict[str, Program]:
    """The programs of the table, by name: ours, ours less each stage, and simpler ones."""
    plain = Remembered(Plain(library.documents, embedder))
    return {
        OURS: ours,
        **ablations(ours),
        "top paragraph of hybrid search": TopParagraph(library),
        f"plain LangChain, cut to {LIMIT}": Cut(plain, LIMIT),
        f"plain LangChain, cut to {OF_A_LIST}": Cut(plain, OF_A_LIST),
        "plain LangChain, top 3 chunks": plain,
    }


def compare_all(
    items: Sequence[Item], named: Mapping[str, Program], documents: Mapping[str, Document], default: str,
    progress: Callable[[str, int, int], None],
) -> tuple[Row, ...]:  # fmt: skip
    """One row for each program, in order; the first is what the others are paired with."""
    rows: list[Row] = []
    first: tuple[Judged, ...] = ()
    for name, program in named.items():

        def show(stage: str, done: int, total: int, name: str = name) -> None:
            progress(name, done, total)

        judged = ask_all(items, program, documents, default, show)
        first = first or judged
        against = None if judged is first else compare(*[[j.grade.right for j in run] for run in (first, judged)])
        rows.append(Row(name, measure(judged), _unlimited(judged), against))
    return tuple(rows)


def _unlimited(judged: Sequence[Judged]) -> float:
    """Strict, had length not been held against an answer: the plain pipeline's chunks are long by nature."""
    return sum(j.grade.right_at_any_length for j in judged) / len(judged)


def table(rows: Sequence[Row]) -> list[str]:
    """Lines for a terminal."""
    head = f"{'':34}{'strict':>8}{'any length':>12}{'lead':>8}{'cite P':>8}{'cite R':>8}{'false ans':>11}{'wrong given':>13}   ours less this, p"
    out = [head]
    for row in rows:
        m = row.measures
        cells = (m.strict.value, row.unlimited, m.lead.value, m.precision.value, m.recall.value, m.false_answers.value, m.wrong_and_not_withheld.value)  # fmt: skip
        shown = "".join(f"{'–' if c is None else format(c, '.3f'):>{w}}" for c, w in zip(cells, (8, 12, 8, 8, 8, 11, 13), strict=True))  # fmt: skip
        out.append(f"{row.name:34}{shown}   {_paired(row.against)}")
    return out


def _paired(paired: Paired | None) -> str:
    if paired is None:
        return ""
    low, high = paired.interval or (paired.difference, paired.difference)
    p = "p < 0.0001" if paired.p < 0.0001 else f"p = {paired.p:.4f}"
    return f"{paired.difference:+.3f} ({low:+.3f} to {high:+.3f}), {paired.first_only}:{paired.second_only}, {p}"


def to_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [
        {
            "name": row.name,
            "strict": figure(row.measures.strict),
            "strict_any_length": row.unlimited,
            "by_type": {name: figure(value) for name, value in row.measures.by_type.items()},
            "lead": figure(row.measures.lead),
            "precision": figure(row.measures.precision),
            "recall": figure(row.measures.recall),
            "false_answers": figure(row.measures.false_answers),
            "wrong_and_not_withheld": figure(row.measures.wrong_and_not_withheld),
            "against": None
            if row.against is None
            else {
                "difference": row.against.difference, "interval": row.against.interval,
                "first_only": row.against.first_only, "second_only": row.against.second_only, "p": row.against.p,
            },
        }
        for row in rows
    ]  # fmt: skip
