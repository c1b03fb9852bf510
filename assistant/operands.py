"""Operands: the figures of the document that a comparing question speaks of, each with its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asked import COMPARE, THINGS, group_of
from assistant.evidence import Evidence, focus_in
from assistant.focus import Focus
from assistant.sentences import Sentence, flat
from index.clauses import find_clauses
from index.library import Library
from index.quantities import Quantity
from index.spans import Span

CONNECTORS = re.compile(
    r"[,。?;、:]|和|与|跟|同(?!比)|及|以及|还是|加上|减去|除以|对比|相比|比(?!例|重|率|值)|较|占|是(?=.{2,}倍)|的(?=多少倍|几倍)|\b(?:and|than|versus|vs|or|to|of)\b"
)
LEAST = 0.34  # of a phrase's focus that the clause and its context must state


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure, where it stands, and the words that name it."""

    name: str
    sentence: Sentence
    clause: Span
    quantity: Quantity
    score: float

    @property
    def group(self) -> str:
        return group_of(self.quantity.unit)


def find_operands(question: str, evidence: Evidence, library: Library) -> tuple[Operand, ...]:
    """The best figure for each phrase of the question, in its order; a figure is taken once."""
    found: list[Operand] = []
    for phrase in phrases(question):
        operand = _best(phrase, evidence, library, found)
        if operand is not None:
            found.append(operand)
    return tuple(found)


def phrases(question: str) -> tuple[str, ...]:
    """The parts of a comparing question that name things: what compares is cut out.

    >>> phrases("出口增速和进口增速差多少")
    ('出口增速', '进口增速')
    """
    rest = COMPARE.sub(lambda m: " , " if len(m[0]) < 9 else f" , {_inner(m[0])} , ", question)
    parts = [part.strip() for part in CONNECTORS.split(rest)]
    return tuple(part for part in parts if part and len(re.findall(r"[\u3400-\u9fffA-Za-z]", part)) >= 2)


def _inner(compared: str) -> str:
    return re.sub(r"多少|几|倍|百分之|相差|差|平均|更", " ", compared)


def _best(phrase: str, evidence: Evidence, library: Library, taken: list[Operand]) -> Operand | None:
    best: Operand | None = None
    focuses: dict[str, Focus] = {}
    used = {(o.sentence.start, o.quantity.start) for o in taken}
    for finding in evidence.findings:
        sentence = finding.sentence
        if not sentence.quantities:
            continue
        slug = sentence.document.slug
        if slug not in focuses:
            focuses[slug] = focus_in(library, sentence.document, phrase)
        focus = focuses[slug]
        if not focus.terms:
            continue
        clauses = find_clauses(sentence.document.text, sentence.start, sentence.end)
        for quantity in sentence.quantities:
            if not _countable(quantity) or (sentence.start, quantity.start) in used:
                continue
            at = sentence.start + quantity.start
            clause = next((c for c in clauses if c.start <= at < c.end), Span(sentence.start, sentence.end))
            near = flat(_label(sentence, clause, quantity))
            score = 0.6 * focus.covered(near) + 0.4 * focus.covered(sentence.flat, sentence.context)
            score += 0.1 * finding.score
            if best is None or score > best.score + 1e-9:
                best = Operand(phrase, sentence, clause, quantity, score)
    return best if best is not None and best.score >= LEAST else None


def _label(sentence: Sentence, clause: Span, quantity: Quantity) -> str:
    """What names a figure: its clause up to the figure, since the figure before the last, and the words after it."""
    text = sentence.document.text
    at = sentence.start + quantity.start
    earlier = [sentence.start + q.end for q in sentence.quantities if clause.start <= sentence.start + q.end <= at]
    later = [sentence.start + q.start for q in sentence.quantities if sentence.start + q.start > at]
    begin = max([clause.start, *earlier])
    end = min([clause.end, *later])
    return text[begin:end]


def _countable(quantity: Quantity) -> bool:
    return quantity.low is not None or quantity.high is not None


def same_kind(left: Operand, right: Operand) -> bool:
    counts = {THINGS, "people"}
    return left.group == right.group or {left.group, right.group} <= counts
