"""Operands: the figures of the document that a comparing question speaks of, each with its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.asked import COMPARE, THINGS, group_of
from assistant.evidence import Evidence, focus_in
from assistant.focus import Focus
from assistant.sentences import Sentence, flat
from assistant.understanding import Understood
from index.clauses import find_clauses
from index.library import Library
from index.quantities import Quantity, find_quantities
from index.spans import Span

# Units of names and idioms: 三张清单, 十大行动 say how many there are and measure nothing.
NO_MEASURE = frozenset({"大", "张", "化", "链", ""})
CONNECTORS = re.compile(
    r"[,。?;、:]|和|与|跟|同(?!比)|及|以及|还是|加上|减去|除以|对比|相比|比(?!例|重|率|值)|较|占|是(?=.{2,}倍)|的(?=多少倍|几倍)|\b(?:and|than|versus|vs|or|to|of)\b"
)
STATED = 0.3  # the phrase names the figure itself
NAMES = 3.0  # weight of known terms that a phrase must have to name anything
LEAST = 0.40  # of a phrase's focus that the clause and its context must state


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


def find_operands(question: str, evidence: Evidence, library: Library, alike: bool) -> tuple[Operand, ...]:
    """The best figure for each phrase of the question, in its order; a figure is taken once.

    With `alike`, figures of one unit are preferred together: a difference is taken between what can be compared.
    """
    candidates = [found for phrase in phrases(question) if (found := _candidates(phrase, evidence, library))]
    if not alike:
        return _distinct(_untaken(candidates))
    best: tuple[float, tuple[Operand, ...]] = (0.0, ())
    for unit in {operand.quantity.unit for found in candidates for operand in found}:
        chosen = [next((o for o in found if same_unit(o.quantity.unit, unit)), None) for found in candidates]
        distinct = _distinct([o for o in chosen if o is not None])
        score = sum(o.score for o in distinct[:2]) + 0.01 * sum(o.score for o in distinct[2:])
        if len(distinct) > 1 and score > best[0]:
            best = (score, distinct)
    return best[1]


def find_twice(understood: Understood, evidence: Evidence) -> tuple[Operand, ...]:
    """A figure that the question names and that several paragraphs state: once for each of them."""
    for quantity in understood.quantities:
        if quantity.low is None or quantity.low < 10:
            continue
        found: dict[str, Operand] = {}
        for finding in evidence.findings:
            sentence = finding.sentence
            for own in sentence.quantities:
                if own.low == quantity.low and (not quantity.unit or group_of(own.unit) == group_of(quantity.unit)):
                    clauses = find_clauses(sentence.document.text, sentence.start, sentence.end)
                    at = sentence.start + own.start
                    clause = next((c for c in clauses if c.start <= at < c.end), Span(sentence.start, sentence.end))
                    found.setdefault(
                        sentence.paragraph.id, Operand(understood.plain, sentence, clause, own, finding.score)
                    )
        if len(found) > 1:
            return tuple(found.values())
    return ()


def _untaken(candidates: list[list[Operand]]) -> list[Operand]:
    """The first figure of each phrase that no earlier phrase has."""
    taken: list[Operand] = []
    for found in candidates:
        have = {(o.sentence.start, o.quantity.start) for o in taken}
        free = next((o for o in found if (o.sentence.start, o.quantity.start) not in have), None)
        if free is not None:
            taken.append(free)
    return taken


def _distinct(operands: list[Operand]) -> tuple[Operand, ...]:
    kept: dict[tuple[int, int], Operand] = {}
    for operand in operands:
        key = (operand.sentence.start, operand.quantity.start)
        if key not in kept or kept[key].score < operand.score:
            kept.setdefault(key, operand)
    return tuple(kept.values())


def same_unit(left: str, right: str) -> bool:
    """Whether two units count alike: % with %, 家 with 个."""
    if left == right:
        return True
    counts = {THINGS, "people"}
    return group_of(left) in counts and group_of(right) in counts


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


def _candidates(phrase: str, evidence: Evidence, library: Library) -> list[Operand]:
    """Figures that the phrase may name, best first."""
    found: list[Operand] = []
    stated = [q for q in find_quantities(phrase) if q.low is not None]
    focuses: dict[str, Focus] = {}
    for finding in evidence.findings:
        sentence = finding.sentence
        if not sentence.quantities:
            continue
        slug = sentence.document.slug
        if slug not in focuses:
            focuses[slug] = focus_in(library, sentence.document, phrase)
        focus = focuses[slug]
        if sum(term.weight for term in focus.terms if term.known) < NAMES:
            return []
        clauses = find_clauses(sentence.document.text, sentence.start, sentence.end)
        for quantity in sentence.quantities:
            if not _countable(quantity):
                continue
            at = sentence.start + quantity.start
            clause = next((c for c in clauses if c.start <= at < c.end), Span(sentence.start, sentence.end))
            label = flat(_label(sentence, clause, quantity))
            near = flat(clause.of(sentence.document.text))
            score = 0.45 * focus.covered(label) + 0.25 * focus.covered(near)
            score += 0.3 * focus.covered(sentence.flat, sentence.context) + 0.1 * finding.score
            score += STATED if any(quantity.low == q.low and q.unit == quantity.unit for q in stated) else 0.0
            if score >= LEAST:
                found.append(Operand(phrase, sentence, clause, quantity, score))
    return sorted(found, key=lambda operand: -operand.score)[:8]


AFTER_FIGURE = re.compile(r"^(?:左右|以上|以下|以内|上下)*(?P<rest>[^、,，;；]*)")


def _label(sentence: Sentence, clause: Span, quantity: Quantity) -> str:
    """What names a figure: the words since the figure before it; where it comes first, the words that follow it."""
    text = sentence.document.text
    at, behind = sentence.start + quantity.start, sentence.start + quantity.end
    earlier = [sentence.start + q.end for q in sentence.quantities if clause.start <= sentence.start + q.end <= at]
    before = text[max([clause.start, *earlier]) : at]
    match = AFTER_FIGURE.match(text[behind : clause.end])
    after = match["rest"] if match else ""
    return before + text[at:behind] + after


def _countable(quantity: Quantity) -> bool:
    figure = quantity.low if quantity.low is not None else quantity.high
    if figure is None:
        return False
    return quantity.unit not in NO_MEASURE


def beside(operand: Operand) -> Operand | None:
    """A count in the same sentence, nearest before the figure: what a sum of money is spread over."""
    counts = [
        q
        for q in operand.sentence.quantities
        if group_of(q.unit) in (THINGS, "people") and q.unit not in NO_MEASURE and q.start < operand.quantity.start
    ]
    return replace(operand, quantity=counts[-1]) if counts else None


def same_kind(left: Operand, right: Operand) -> bool:
    counts = {THINGS, "people"}
    return left.group == right.group or {left.group, right.group} <= counts
