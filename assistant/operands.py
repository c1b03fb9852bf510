"""Operands: the figures of the document that a comparing question speaks of, each with its clause.

label = words before the figure? figure words after it?     企业300家   100个重点项目   高于全省3—5个百分点
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, product

from assistant.asked import THINGS, group_of
from assistant.english import in_chinese
from assistant.evidence import Evidence, focus_in
from assistant.focus import Focus, bare
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
KINDS_ASKED = re.compile(r"门类|大类|几大|种类|类别数")
LISTED = re.compile(r"[(（](?P<items>[^()（）]*[、,，][^()（）]*)[)）]")
BOTH = re.compile(r"(?:这|那)?(?:两|三|四|五|几|2|3|4)(?:个|项|档|类|种|样|者|笔|块|条|批|组|数)")
CUT = re.compile(
    r"加起来|加(一|到一)?[块起]儿?|加(总|在一起)|合计(起来)?|合起来|拼(在)?一[起块]|摞(在)?(一起|起来)|凑(在)?一[起块]|总和|之和|一共|总共|总计|相加|相减|"
    r"的?(?:条数|数量|数目|门类数?|个数|家数|户数|总数)|那(?:批|块|笔账?|部分)|相?差(?:了)?(?:多少|几|多大)?|之间|隔着|一大?截|(?:高|多|少|低|快|大|慢|猛)[给奖补发领拿返贴]?(?:出|了)?(?:多少|几)|更?(?:高|多|低|少|大|小|快)(?=[?,。吗呢些]|$)|"
    r"哪(?:个|家|项|边|条|一?个|者)|谁|百分之(?:几|多少)|几成|多大比例|(?:多少|几)(?:个(?:百分)?点|个|家|项|户|条|场|名|点|倍)?|几比一|"
    r"how (?:many|much)(?: more| higher| larger)?|percentage points?|by|what is|which is|which|in total|combined|altogether|"
    r"difference|between|compare[ds]?|sum|ratio|times as (?:many|much|large)|set|higher|larger|greater|than|the|target|targets",
    re.IGNORECASE,
)  # fmt: skip
CONNECTORS = re.compile(
    r"[,。?;、:!]|和|与|跟|同(?!比)|及|以及|还是|加上|加|叠加|减去|除以|乘以?|对比|相比|比(?!例|重|率|值)|较|占(?!比)|只?是(?=.{2,}(?:部分|倍))|的(?=多少倍|几倍)|摊(?:到|下)|"
    r"\b(?:and|versus|vs|or|to|plus|minus)\b",
    re.IGNORECASE,
)  # fmt: skip
TIMES_OF = re.compile(r"是(?=[^,。?]{2,}倍)")
LARGE = re.compile(r"(?<![\d一二三四五六七八九十百千万])(?=[百千]+[万亿]级)")  # 百亿级 is 一百亿级
JOINS = "、和及与或以"
STATED = 0.3  # the phrase names the figure itself
NAMES = 3.0  # weight of known terms that a phrase must have to name anything
LEAST = 0.38  # of a candidate's score
SLIGHT = 0.12  # of the weightiest phrase: a lighter one is a manner of speaking
BOUND = 0.2  # what a figure that is no upper bound loses where caps are compared
CAPS = re.compile(r"上限|封顶|顶格|最高|最多|不超过|额度|cap|ceiling|maximum", re.IGNORECASE)
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
    names: frozenset[Decimal]  # figures without a unit that belong to its name: 500亿级企业


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
            clauses = find_clauses(document.text, sentence.start, sentence.end) if sentence.quantities else ()
            for quantity in sentence.quantities:
                if (quantity.low is None and quantity.high is None) or not quantity.unit:
                    continue
                at = sentence.start + quantity.start
                clause = next((c for c in clauses if c.start <= at < c.end), Span(sentence.start, sentence.end))
                label = label_of(sentence, clause, quantity)
                names = frozenset(q.low for q in find_quantities(label) if not q.unit and q.low is not None)
                near = flat(clause.of(document.text))
                found.append(Figure(sentence, clause, quantity, flat(label), near, names))
    return tuple(found)


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


def find_operands(
    question: str, evidence: Evidence, library: Library, alike: bool, want: int = 2, percent: bool = True
) -> tuple[Operand, ...]:
    """The figures that the question's phrases name, in its order; a figure is taken once.

    With `alike`, only figures of one unit go together: a difference is taken between what can be compared.
    `want` 2 gives the best pair; more gives one figure for each phrase, or none where a phrase finds none.
    """
    named, shared = phrases(question)
    candidates = [(phrase, _candidates(phrase, shared, question, evidence, library)) for phrase in named]
    weights = {phrase: _weight(phrase, evidence, library) for phrase in named}
    least = SLIGHT * max(weights.values(), default=0.0)
    if not percent:
        candidates = [(phrase, [o for o in found if o.group != "percent"]) for phrase, found in candidates]
    if want > 2 and any(not found and weights[phrase] >= max(NAMES, 3 * least) for phrase, found in candidates):
        return ()
    lists = [found for phrase, found in candidates if found and weights[phrase] >= least]
    if len(lists) < 2:
        return ()
    groups = [tuple(lists)] if want > 2 else list(combinations(lists, 2))
    rate = bool(RATE_WORDS.search(question))
    best: tuple[float, tuple[Operand, ...]] = (0.0, ())
    for group in groups:
        kept = KEPT if len(group) < 3 else 5
        for chosen in product(*(found[:kept] for found in group[:4])):
            if len({operand.key for operand in chosen}) < len(chosen):
                continue
            if alike and not all(same_unit(chosen[0].quantity.unit, o.quantity.unit) for o in chosen[1:]):
                continue
            score = sum(o.score for o in chosen) / len(chosen) + _together(chosen, rate, alike)
            if score > best[0]:
                best = (score, chosen)
    return best[1]


def _weight(phrase: str, evidence: Evidence, library: Library) -> float:
    """How much the words of a phrase that its document knows weigh."""
    terms = [t for document in documents_of(evidence)[:1] for t in focus_of(library, document, phrase).terms]
    return sum(term.weight for term in terms if term.known)


def _together(chosen: tuple[Operand, ...], rate: bool, alike: bool) -> float:
    """What speaks for figures being compared: both rises or both levels, as asked; one paragraph; one unit."""
    first = chosen[0]
    bonus = 0.0
    if alike:
        bonus -= 0.2 if any(o.quantity.comparator == "range" for o in chosen) else 0.0
        bonus += 0.1 if all(o.quantity.change == first.quantity.change for o in chosen) else -0.1
        bonus += 0.1 if rate and first.group == "percent" and all(o.quantity.change for o in chosen) else 0.0
    bonus += 0.05 if len({o.sentence.paragraph.id for o in chosen}) == 1 else 0.0
    return bonus + (0.03 if len({o.quantity.unit for o in chosen}) == 1 else 0.0)


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


def phrases(question: str) -> tuple[tuple[str, ...], str]:
    """The parts of a comparing question that name things, and what they share.

    >>> phrases("出口增速和进口增速差多少")
    (('出口增速', '进口增速'), '')
    >>> phrases("出口和进口两个增速之间差多少")
    (('出口', '进口'), '增速')
    """
    if listed := LISTED.search(question):
        items = tuple(part.strip() for part in re.split(r"[、,，和]", listed["items"]) if _names(part))
        if len(items) > 1:
            return items, CUT.sub(" ", question[: listed.start()] + " " + question[listed.end() :])
    rest = CUT.sub(" , ", TIMES_OF.sub(",", question))
    shared = ""
    both = BOTH.search(rest)
    if both and len([p for p in CONNECTORS.split(rest[: both.start()]) if _names(p)]) > 1:
        shared = re.split(r"[,。?]", rest[both.end() :])[0].strip()
        rest = rest[: both.start()] + " , " + rest[both.end() + len(shared) + 1 :]
    parts = [part.strip(" 的'\"") for part in CONNECTORS.split(rest) if part]
    return tuple(part for part in parts if _names(part)), shared


def _names(part: str | None) -> bool:
    return bool(part) and len(re.findall(r"[\u3400-\u9fffA-Za-z0-9]", bare(part or ""))) >= 2


def documents_of(evidence: Evidence) -> tuple[Document, ...]:
    """The documents that the best findings stand in."""
    found: dict[str, Document] = {}
    for finding in evidence.findings[:6]:
        found.setdefault(finding.sentence.document.slug, finding.sentence.document)
    return tuple(found.values())


def focus_of(library: Library, document: Document, phrase: str) -> Focus:
    """What a phrase of a question, Chinese or English, is about."""
    english = not re.search(r"[\u3400-\u9fff]", phrase)
    return focus_in(library, document, phrase, in_chinese(phrase) if english else "")


def _candidates(phrase: str, shared: str, question: str, evidence: Evidence, library: Library) -> list[Operand]:
    """Figures that the phrase may name, best first."""
    found: list[Operand] = []
    stated = [q for q in find_quantities(LARGE.sub("一", phrase)) if q.low is not None]
    levels = {q.low for q in stated if not q.unit}
    scores = {(f.sentence.document.slug, f.sentence.start): f.score for f in evidence.findings}
    kinds = bool(KINDS_ASKED.search(question))
    cap = bool(CAPS.search(question))
    for document in documents_of(evidence):
        focus = focus_of(library, document, phrase)
        if sum(term.weight for term in focus.terms if term.known) < NAMES:
            continue
        whole = focus_of(library, document, f"{phrase} {shared}") if shared else focus
        said = set(tokenize(question)) | {word for term in focus.terms for word in term.words}
        for figure in figures_of(document):
            if (figure.quantity.unit in NO_MEASURE) != kinds:
                continue
            stands = focus.covered(figure.sentence.flat, figure.sentence.context)
            if not stands:
                continue
            tokens = [t for t in tokenize(re.sub(r"[\d.]+\S{1,3}", " ", figure.label)) if len(t) > 1]
            precise = sum(t in said or any(t in w for w in said) for t in tokens) / len(tokens) if tokens else 0.0
            score = 0.42 * focus.covered(figure.label) + 0.15 * focus.covered(figure.near) + 0.2 * stands
            score += 0.13 * whole.covered(figure.label) + 0.1 * precise
            score += 0.1 * scores.get((document.slug, figure.sentence.start), 0.0)
            score += (
                STATED if any(figure.quantity.low == q.low and figure.quantity.unit == q.unit for q in stated) else 0
            )
            score += STATED if levels & figure.names else 0.0
            score -= BOUND if cap and figure.quantity.comparator not in ("<=", "<") else 0
            if score >= LEAST:
                found.append(Operand(phrase, figure.sentence, figure.clause, figure.quantity, score))
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
    return _at(operand, counts[-1]) if counts else None


def _at(operand: Operand, quantity: Quantity) -> Operand:
    sentence = operand.sentence
    clauses = find_clauses(sentence.document.text, sentence.start, sentence.end)
    at = sentence.start + quantity.start
    clause = next((c for c in clauses if c.start <= at < c.end), operand.clause)
    return replace(operand, quantity=quantity, clause=clause)
