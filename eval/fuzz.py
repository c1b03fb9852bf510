"""Fuzz: hostile inputs put to a program; each must give a valid Answer and raise nothing.

A question with no visible character, or over the length limit, may be refused in one line (PolicyError) instead.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from eval.asking import Program
from eval.hostile import Hostile, make_inputs
from eval.validity import find_faults
from index.documents import Document
from index.errors import PolicyError


@dataclass(frozen=True, slots=True)
class Fault:
    """An input whose answer breaks the contract."""

    number: int
    kind: str
    question: str  # as Python writes it, so that control characters show
    faults: tuple[str, ...]


def fuzz(
    program: Program, documents: Mapping[str, Document], count: int, seed: int, longest: int,
    progress: Callable[[str, int, int], None], texts: Sequence[str] = (),
) -> tuple[Fault, ...]:  # fmt: skip
    """The faults among `count` answers. An exception is a bug: it goes through, with the input noted on it."""
    texts = texts or tuple(document.text for document in documents.values())
    found = []
    for hostile in make_inputs(count, seed, texts, longest):
        with _noted(hostile, seed):
            faults = _answer_faults(program, documents, hostile)
        if faults:
            found.append(Fault(hostile.number, hostile.kind, ascii(hostile.question)[:200], faults))
        progress("inputs", hostile.number + 1, count)
    return tuple(found)


def is_blank(question: str) -> bool:
    """Whether nothing of it is visible: only blanks, controls, formats and lone surrogates."""
    return all(unicodedata.category(c)[0] in "ZC" for c in question)


def _answer_faults(program: Program, documents: Mapping[str, Document], hostile: Hostile) -> tuple[str, ...]:
    try:
        answer = program.ask(hostile.question, hostile.turns)
    except PolicyError as error:
        return () if is_blank(hostile.question) else (f"refused: {error}",)
    return find_faults(answer, documents)


@contextmanager
def _noted(hostile: Hostile, seed: int) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        error.add_note(f"input {hostile.number} of seed {seed} ({hostile.kind}): {ascii(hostile)[:2000]}")
        raise
