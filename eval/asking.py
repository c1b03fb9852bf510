"""Asking: a set's questions put to a program, and each answer judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from assistant.answers import Answer
from eval.followups import distance
from eval.grading import grade
from eval.measures import Judged
from eval.questions import Item
from index.documents import Document

Progress = Callable[[str, int, int], None]


class Program(Protocol):
    """What answers questions: the assistant, or what it is compared with."""

    def ask(self, question: str, turns: tuple[str, ...] = (), documents: tuple[str, ...] = ()) -> Answer: ...


def ask_all(
    items: Sequence[Item], program: Program, documents: Mapping[str, Document], default: str, progress: Progress
) -> tuple[Judged, ...]:
    """Every item, asked and judged, in order. An item that names a document is asked within it."""
    judged = []
    for number, item in enumerate(items, 1):
        answer = program.ask(item.question, item.turns, (item.document,) if item.document else ())
        judged.append(Judged(item, answer, grade(item, answer, documents, default), distance(item, documents, default)))
        progress("questions", number, len(items))
    return tuple(judged)
