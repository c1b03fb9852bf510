"""Operands: the figures of the document that a comparing question speaks of, each with its clause.

label = words before the figure? figure words after it?     企业300家   100个重点项目   高于全省3—5个百分点
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.about import focus_in
from assistant.asked import THINGS, group_of
from assistant.cells import find_figures
from assistant.comparands import phrases
from assistant.evidence import Evidence
from assistant.focus import Focus
from assistant.sentences import Sentence, flat, sentences_of
from assistant.understanding import Understood
from index.clauses import find_clauses
from index.documents import Document
from index.library import Library
from index.quantities import Quantity, find_quantities
from index.spans import Span
from index.words import tokenize

# Units of names and idioms: 三张清单, 六大任务 say how many there are and measure nothing.
NO_MEASURE = frozenset({"大", "张", "化", "链", ""})
# Two lists whose lengths are compared: 甲比乙多列几个, 六大甲和九大乙.
LISTS_ASKED = re.compile(
    r"列得|[多少]列|列(?:了|出|的)[^,。?]{0,4}(?:多|少|几)|[一二三四五六七八九十]大[^,。?]+[一二三四五六七八九十]大"
)
KINDS_ASKED = re.compile(r"门类|大类|几大|种类|类别数|(?:数|列|点)(?:了|出)(?:名)?几")
LARGE = re.compile(r"(?<![\d一二三四五六七八九十百千万])(?=[百千]+[万亿]级)")  # 百亿级 is 一百亿级
JOINS = "、和及与或以"
STATED = 0.3  # the phrase names the figure itself
NAMES = 3.0  # weight of known terms that a phrase must have to name anything
LEAST = 0.38  # of a candidate's score
CAPPED = ("<=", "<")  # comparators of an upper bound
BOUND = 0.2  # what a figure that is no upper bound loses where caps are compared
CAPS = re.compile(r"上限|封顶|顶格|最高|最多|不超过|额度|cap|ceiling|maximum", re.IGNORECASE)
STANDS = 0.3  # of what names a figure, that its sentence and trail state
SOLE = 0.5  # of a candidate's score, where the sentence has no other figure of its kind
ABOVE = 0.5  # of a candidate's score, where only the trail names it
GIVING = re.compile(r"给予|奖|补|贴|资助|支持|发放|返还|申请|额度|最高|上限|不超过|顶格|扣除|标准")
KEPT = 8  # candidates of a phrase that are paired
RATE_WORDS = re.compile(r"增速|涨幅|增幅|增长率|增长(?!面)|growth", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a document with the words that name it, made for comparing."""

    sentence: Sentence
    clause: Span
    quantity: Quantity
    label: str
    near: str
    sole: bool  # no other figure of its sentence is of its kind of unit
    sole_cap: bool  # the only upper bound of its kind of unit in the sentence
    names: frozenset[Decimal]  # figures that belong to its name: 500亿级企业, 首次突破10亿元的
    column: str = ""  # of a table, that it stands in

    @property
    def is_cap(self) -> bool:
        return self.quantity.comparator in CAPPED

    def operand(self, name: str = "", score: float = 1.0) -> Operand:
        return Operand(name, self.sentence, self.clause, self.quantity, score)


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

    @property
    def key(self) -> tuple[str, int]:
        return self.sentence.document.slug, self.sentence.start + self.quantity.start


@lru_cache(maxsize=32)
def figures_of(document: Document) -> tuple[Figure, ...]:
    """Every figure of the document's evidence, in order."""
    found = []
    for paragraph in document.paragraphs:
        if not paragraph.evidence:
            continue
        for sentence in sentences_of(document, paragraph):
            for quantity in sentence.quantities:
                if (quantity.low is None and quantity.high is None) or not quantity.unit:
                    continue
                at = sentence.start + quantity.start
                clause = clause_at(sentence, at)
                label = label_of(sentence, clause, quantity)
                own = quantity.low if quantity.low is not None else quantity.high
                names = frozenset(
                    q.low for q in find_quantities(label) if q.low is not None and (not q.unit or q.low != own)
                )
                if _is_idiom(document.text, at):
                    continue
                near = flat(clause.of(document.text))
                sole = sum(group_of(q.unit) == group_of(quantity.unit) for q in sentence.quantities) == 1
                caps = [
                    q
                    for q in sentence.quantities
                    if q.comparator in CAPPED and group_of(q.unit) == group_of(quantity.unit)
                ]
                found.append(Figure(sentence, clause, quantity, flat(label), near, sole, caps == [quantity], names))
        for cell in find_figures(document, paragraph) if paragraph.kind == "row" else ():
            row = sentences_of(document, paragraph)[0]
            found.append(
                Figure(
                    row,
                    Span(paragraph.start, paragraph.end),
                    cell.quantity,
                    flat(cell.label),
                    row.flat,
                    False,
                    False,
                    frozenset(),
                    cell.column,
                )
            )
    return tuple(found)


def clause_at(sentence: Sentence, at: int) -> Span:
    """The clause of a sentence that holds an offset of the document; the sentence where none does."""
    clauses = find_clauses(sentence.document.text, sentence.start, sentence.end)
    return next((c for c in clauses if c.start <= at < c.end), Span(sentence.start, sentence.end))


def _is_idiom(text: str, at: int) -> bool:
    """Whether a number in characters opens a quoted name, and counts nothing: “三支一扶”."""
    return at > 0 and text[at - 1] in '“"' and not text[at].isdigit()


def label_of(sentence: Sentence, clause: Span, quantity: Quantity) -> str:
    """What names a figure: the words since the figure before it, unless they name that one, and those that follow."""
    text = sentence.document.text
    for pair in sentence.pairs:
        if pair.quantity.start == quantity.start:
            return pair.name + text[sentence.start + quantity.start : sentence.start + quantity.end]
    at, behind = sentence.start + quantity.start, sentence.start + quantity.end
    inside = [q for q in sentence.quantities if q.unit and clause.start <= sentence.start + q.start < clause.end]
    earlier = [sentence.start + q.end for q in inside if sentence.start + q.end <= at]
    later = [sentence.start + q.start for q in inside if sentence.start + q.start >= behind]
    before = text[max(earlier) : at] if earlier else text[clause.start : at]
    if earlier and before and before[0] not in JOINS:
        # 600个甲项目和100个乙项目: what stands before the joint names the figure before
        before = re.split(rf"[{JOINS}]", before)[-1] if re.search(rf"[{JOINS}]", before) else before
    after = text[behind : min(later) if later else clause.end]
    after = re.split(r"[、]", after)[0]
    if later:
        after = re.split(r"[和及与]", after)[0]
    return before + text[at:behind] + after


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
                    clause = clause_at(sentence, sentence.start + own.start)
                    operand = Operand(understood.plain, sentence, clause, own, finding.score)
                    found.setdefault(sentence.paragraph.id, operand)
        if len(found) > 1:
            return tuple(found.values())
    return ()


def same_unit(left: str, right: str) -> bool:
    """Whether two units count alike: % with %, 家 with 个."""
    if left == right:
        return True
    counts = {THINGS, "people"}
    return group_of(left) in counts and group_of(right) in counts


def same_kind(left: Operand, right: Operand) -> bool:
    counts = {THINGS, "people"}
    return left.group == right.group or {left.group, right.group} <= counts


def is_kind(figure: Figure | Operand, kind: str) -> bool:
    """Whether a figure is of the kind that a comparing question wants (assistant/comparands.py)."""
    group = group_of(figure.quantity.unit)
    if kind == "level":
        return group not in ("percent", "duration")
    if kind == "count":
        return group not in ("money", "percent", "duration")
    if kind == "granted":
        return group == "money" and is_granted(figure)
    return not kind or group == kind


def is_granted(figure: Figure | Operand) -> bool:
    """Whether a sum is what someone gets, and no test of who gets it: 给予5万元奖励, but 投资5万元以上的项目."""
    text, at = figure.sentence.document.text, figure.sentence.start
    after = text[at + figure.quantity.end : figure.clause.end]
    # 给予补贴：轻度失能每人每月150元，…: what is given may stand before the colon
    giving = bool(
        GIVING.search(figure.clause.of(text))
        or re.search(rf"(?:{GIVING.pattern})[^；;。]*?[：:]", figure.sentence.text[: figure.quantity.start])
    )
    if figure.quantity.comparator in CAPPED:
        return giving
    return giving and not re.match(r"(?:以[上下])?的(?!奖|补|贴|资|一次|标准)", after)


def counts_asked(understood: Understood, figure: Figure) -> bool:
    """Whether a figure counts what is asked for; years of duration only where a length of time is."""
    units, group = understood.asked.units, group_of(figure.quantity.unit)
    if group == "duration":
        return "duration" in units or "年" in understood.plain[-4:]
    return units != {"money"} or group == "money"


def documents_of(evidence: Evidence) -> tuple[Document, ...]:
    """The documents that the best findings stand in."""
    found: dict[str, Document] = {}
    for finding in evidence.findings[:6]:
        found.setdefault(finding.sentence.document.slug, finding.sentence.document)
    return tuple(found.values())


def focus_of(library: Library, document: Document, phrase: str) -> Focus:
    """What a phrase of a question, Chinese or English, is about."""
    english = not re.search(r"[\u3400-\u9fff]", phrase)
    return focus_in(library, document, phrase, english)


def _candidates(phrase: str, shared: str, question: str, evidence: Evidence, library: Library) -> list[Operand]:
    """Figures that the phrase may name, best first."""
    found: list[Operand] = []
    stated = [q for q in find_quantities(LARGE.sub("一", phrase)) if q.low is not None]
    levels = {q.low for q in stated}
    scores = {(f.sentence.document.slug, f.sentence.start): f.score for f in evidence.findings}
    kinds = bool(KINDS_ASKED.search(question) or LISTS_ASKED.search(question))
    cap = bool(CAPS.search(question))
    for document in documents_of(evidence):
        focus = focus_of(library, document, phrase)
        whole = focus_of(library, document, f"{phrase} {shared}") if shared else focus
        rest = focus_of(library, document, shared) if shared else focus
        if sum(term.weight for term in whole.terms if term.known) < NAMES:
            continue
        said = set(tokenize(question)) | {word for term in focus.terms for word in term.words}
        for figure in figures_of(document):
            if (figure.quantity.unit in NO_MEASURE) != kinds:
                continue
            stands = focus.covered(figure.sentence.flat, figure.sentence.context)
            if stands < STANDS:
                continue
            tokens = [t for t in tokenize(re.sub(r"[\d.]+\S{1,3}", " ", figure.label)) if len(t) > 1]
            precise = sum(t in said or any(t in w for w in said) for t in tokens) / len(tokens) if tokens else 0.0
            named = 0.42 * focus.covered(figure.label) + 0.15 * focus.covered(figure.near)
            if figure.sole or (cap and figure.sole_cap):
                named = max(named, SOLE * focus.covered(figure.sentence.flat))
            if shared:  # a heading names the thing, its item what is said of all
                named = max(
                    named, ABOVE * focus.covered(figure.sentence.context) * (0.5 + 0.5 * rest.covered(figure.near))
                )
            score = named + 0.2 * stands + 0.13 * whole.covered(figure.label) + 0.1 * precise
            score += 0.1 * scores.get((document.slug, figure.sentence.start), 0.0)
            score += (
                STATED if any(figure.quantity.low == q.low and figure.quantity.unit == q.unit for q in stated) else 0
            )
            score += STATED if levels & figure.names else 0.0
            score -= BOUND if cap and not figure.is_cap else 0
            if score >= LEAST:
                found.append(figure.operand(phrase, score))
    return sorted(found, key=lambda operand: -operand.score)[:KEPT]


def find_named(phrase: str, question: str, evidence: Evidence, library: Library) -> list[Operand]:
    """Figures that a phrase, or a part of it, may name, best first."""
    parts = dict.fromkeys((phrase, *phrases(phrase)[0]))
    found = [operand for part in parts for operand in _candidates(part, "", question, evidence, library)]
    return sorted(found, key=lambda operand: -operand.score)


def beside(operand: Operand) -> Operand | None:
    """A count in the same sentence, nearest before the figure: what a sum of money is spread over."""
    counts = [
        q
        for q in operand.sentence.quantities
        if group_of(q.unit) in (THINGS, "people") and q.unit not in NO_MEASURE and q.start < operand.quantity.start
    ]
    if not counts:
        return None
    clause = clause_at(operand.sentence, operand.sentence.start + counts[-1].start)
    return replace(operand, quantity=counts[-1], clause=clause)
