"""Series: the figures of one kind that a rule grades, and what a question wants of all of them.

items      一档每月1500元；二档每月1100元；三档每月800元        the items under one lead
parts      分别给予100万元、200万元、300万元                    the like figures of one sentence, or of one paragraph
"""

from __future__ import annotations

import re

from assistant import operations
from assistant.comparands import kind_wanted
from assistant.enumerating import groups_of
from assistant.evidence import Evidence
from assistant.focus import Focus
from assistant.operands import CAPS, NO_MEASURE, Figure, documents_of, figures_of, focus_of, is_kind, same_unit
from assistant.operations import Result
from assistant.plans import NUMBERS
from assistant.sentences import flat
from assistant.understanding import Understood
from index.documents import Document
from index.library import Library

# All of a stated number of things: 三个阶段全拿到, 两笔都, 三档加起来.
ALL_OF = re.compile(
    r"(?P<number>[两二三四五六七八九2-9])(?:个|大)?(?:阶段|档|类|笔|项|种|级|者|环节|步|次|部分|样|块|份|家)"
)
WORDS = re.compile(
    r"最[高多长大低少短小]的?(?:一?[档个级类种项]|那[档个])?|全(?:部|都)?(?:拿|给|领)?(?:到|满)?|都(?:拿|领)(?:到|满)?|合计|一共|总共|加起来|相?差|多少"
)
LEAST = 0.3  # of the question's words that the rule states
BESIDE = 0.5  # what it counts that the rule is among the best findings


def find_extremes(understood: Understood, evidence: Evidence, library: Library, language: str) -> Result | None:
    """The difference between the highest and the lowest figure of the scale that the question speaks of."""
    figures = _series(understood, evidence, library)
    if len(figures) < 2:
        return None
    low = min(figures, key=lambda f: f.quantity.low or 0)
    high = max(figures, key=lambda f: f.quantity.high or 0)
    if low.quantity.low == high.quantity.high:
        return None
    return operations.difference(high.operand(), low.operand(), ("", ""), language)


def find_width(evidence: Evidence, language: str) -> Result | None:
    """The width of the one range that the best sentence states: 3—12个月 is 9个月 wide."""
    for finding in evidence.findings[:2]:
        ranges = [
            f
            for f in figures_of(finding.sentence.document)
            if f.sentence == finding.sentence and f.quantity.comparator == "range"
        ]
        if len(ranges) == 1:
            return operations.width(ranges[0].operand(), language)
    return None


def find_all_of(understood: Understood, evidence: Evidence, library: Library, language: str) -> Result | None:
    """The sum of as many like figures as the question counts things of: 三个阶段 is three of them."""
    match = ALL_OF.search(understood.plain)
    if match is None:
        return None
    figures = _series(understood, evidence, library)
    if len(figures) != NUMBERS[match["number"]] or any(f.quantity.comparator == "range" for f in figures):
        return None
    return operations.total(tuple(f.operand() for f in figures), language)


def _series(understood: Understood, evidence: Evidence, library: Library) -> list[Figure]:
    """The like figures of the rule that says most of what the question names."""
    kind = kind_wanted(understood.plain)
    best: tuple[float, list[Figure]] = (0.0, [])
    near = {f.sentence.paragraph.id: f.score for f in reversed(evidence.findings[:8])}
    top = evidence.findings[0].score or 1.0
    for document in documents_of(evidence)[:1]:
        focus = focus_of(library, document, WORDS.sub(" ", ALL_OF.sub(" ", understood.plain)))
        for score, figures in _rules(document, focus, kind, bool(CAPS.search(understood.plain))):
            beside = max((near.get(f.sentence.paragraph.id, 0.0) for f in figures), default=0.0)
            total = score + BESIDE * beside / top
            if score >= LEAST and total > best[0]:
                best = (total, figures)
    return best[1]


def _rules(document: Document, focus: Focus, kind: str, caps: bool) -> list[tuple[float, list[Figure]]]:
    """Every rule with two or more like figures, and how much of the focus it states."""
    figures = [
        f
        for f in figures_of(document)
        if is_kind(f, kind) and f.quantity.unit not in NO_MEASURE and not f.quantity.change
    ]
    found: list[tuple[float, list[Figure]]] = []
    for group in groups_of(document):
        ids = {p.id for p, _ in group.items}
        own = [f for f in figures if f.sentence.paragraph.id in ids]
        if len({f.sentence.paragraph.id for f in own}) > 1:
            like = _alike(own, caps)
            graded = len({f.sentence.paragraph.id for f in like}) / len(ids)  # a scale has a figure in every item
            words = flat(group.lead[1].of(document.text))
            found.append((graded * focus.covered(f"{words} {group.words}", own[0].sentence.context), like))
    for key in dict.fromkeys((f.sentence.paragraph.id, f.sentence.start) for f in figures):
        own = [f for f in figures if (f.sentence.paragraph.id, f.sentence.start) == key]
        if len(own) > 1:
            found.append((focus.covered(own[0].sentence.flat, own[0].sentence.context), _alike(own, caps)))
    for id in dict.fromkeys(f.sentence.paragraph.id for f in figures):
        own = [f for f in figures if f.sentence.paragraph.id == id]
        if len(own) == len({f.sentence.start for f in own}) > 1:  # one in each sentence of a paragraph
            words = " ".join(dict.fromkeys(f.sentence.flat for f in own))
            found.append((focus.covered(words, own[0].sentence.context), _alike(own, caps)))
    return [(score, own) for score, own in found if len(own) > 1]


def _alike(figures: list[Figure], caps: bool) -> list[Figure]:
    """Those of the commonest unit; of caps those of the clause that sets one, where caps are meant."""
    units = [f.quantity.unit for f in figures]
    unit = max(dict.fromkeys(units), key=units.count)
    like = [f for f in figures if same_unit(f.quantity.unit, unit)]
    if caps:
        clauses = {f.clause for f in like if f.is_cap}
        like = [f for f in like if f.clause in clauses] or like
    return like
