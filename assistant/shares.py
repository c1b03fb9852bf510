"""Shares of shares: a percentage of a whole that the document gives in two steps, or as a total and a share of it.

part 占 whole 比重 x%, whole 占 more 比重 y%   →  part of more = x% × y%
whole … n 元, part 占 whole 比重 x%            →  part = n 元 × x%
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.operands import Figure, Operand, figures_of
from assistant.sentences import flat
from index.documents import Document
from index.words import tokenize

PART = re.compile(r"^(?P<part>.*?)占(?P<whole>[^占]*?)的?(?:比重|比例|份额|比|的|$)")
HEAD = re.compile(r"^(?:[—\-\s]*(?:其中|力争|年内|全年|确保|使|推动|到年底))*")
PREDICATE = re.compile(r"同比|增长|达到|稳定|保持|突破|提高|下降|完成|实现|超过|占")
LOOSE = re.compile(r"全部|全省|全国|全市|全社会|整个|总")
STATED = 0.6  # of a part's and a whole's bigrams, where the document gives the share itself
MATCHED = 0.5  # of a part's bigrams that the question says


@dataclass(frozen=True, slots=True)
class Share:
    part: str
    whole: str
    figure: Figure


def find_shares(document: Document) -> tuple[Share, ...]:
    """Every percentage that the document calls a share of something."""
    found = []
    for figure in figures_of(document):
        if figure.quantity.unit != "%" or figure.quantity.change:
            continue
        match = PART.match(HEAD.sub("", figure.label.split(flat("%"))[0]))
        if not match:
            continue
        part = match["part"]
        if not part:
            opening = figure.sentence.text.split("，")[0].split(",")[0]
            part = PREDICATE.split(HEAD.sub("", opening))[0]
        whole = re.sub(r"[\d.]+$", "", match["whole"])
        if part:
            found.append(Share(flat(part), whole, figure))
    return tuple(found)


def _bigrams(text: str) -> set[str]:
    return {t for t in tokenize(LOOSE.sub("", text)) if len(t) > 1}


def _said(text: str, question: set[str]) -> float:
    own = _bigrams(text)
    return len(own & question) / len(own) if own else 0.0


def find_chain(question: str, document: Document) -> tuple[Operand, Operand] | None:
    """Two shares that lead from the part that the question names to the whole that it names, or None."""
    said = set(tokenize(question))
    shares = find_shares(document)
    best: tuple[float, tuple[Operand, Operand]] | None = None
    for inner in shares:
        for outer in shares:
            if not inner.whole or not outer.whole or inner is outer or _bigrams(inner.whole) != _bigrams(outer.part):
                continue
            # The whole is named by its very words: 全部投资, or its loose word is said (总投资, 全社会投资).
            if LOOSE.search(outer.whole) and not LOOSE.search(question):
                continue
            own = _bigrams(inner.part) - _bigrams(outer.part)
            score = len(own & said) / len(own) if own else 0.0
            if score >= MATCHED - 0.2 and _said(outer.whole, said) >= MATCHED and (best is None or score > best[0]):
                best = (score, (inner.figure.operand(question), outer.figure.operand(question)))
    return best[1] if best else None


def states_share(question: str, document: Document) -> bool:
    """Whether the document itself gives the share that the question asks for."""
    said = set(tokenize(question))
    return any(
        _said(share.part, said) >= STATED and share.whole and _said(share.whole, said) >= STATED
        for share in find_shares(document)
    )


def find_part(question: str, document: Document) -> tuple[Operand, Operand] | None:
    """A total and the share of it that the question names, or None."""
    said = set(tokenize(question))
    best: tuple[float, tuple[Operand, Operand]] | None = None
    for share in find_shares(document):
        if _said(share.part, said) < MATCHED - 0.2 or not (wholes := _bigrams(share.whole)):
            continue
        for figure in figures_of(document):
            if figure.quantity.unit in ("%", "个百分点", "倍", "") or not wholes <= set(tokenize(figure.label)):
                continue
            # One measure on both sides: revenue of revenue, output of output.
            if share.part[-2:] not in figure.label or figure.quantity.change:
                continue
            score = _said(share.part, said) + _said(figure.label, said)
            if best is None or score > best[0]:
                best = (score, (figure.operand(question), share.figure.operand(question)))
    return best[1] if best else None
