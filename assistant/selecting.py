"""Selecting: how far a provision is what a person asks about, by its words, its figures and what was said of it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import lru_cache

from assistant.categories import HAN
from assistant.groups import Group, provision_groups
from assistant.synonyms import find_concepts
from index.documents import Document, Paragraph

TITLE = re.compile(r"[。：:；;\n]")
AMOUNT = re.compile(
    r"\d[\d.]*\s*(?:万亿|[万亿千百])?\s*(?:元|块|%|个点|个百分点)?|[一二两三四五六七八九十百千]+(?:万|亿|千|百)(?:元|块)?"
)
GRANTED = re.compile(r"(?:给予|奖励|补助|补贴|发放|最高|提高|申请|返还|不超过)")
QUESTION = re.compile(
    r"我们?(?:公司|企业|厂|家|司|这)?|咱们?|公司|企业|能不能|可以|可不可以|有没有|是不是|够不够|行不行|吗|呢|吧|么|呀|啊|的|了|还|就|也|都|能|想|要|拿|领|得到|申请|申报|条件|符合|够格|资格|今年|去年|一个|这个|那个|什么|多少|文件|政策"
)
LEAST_SUM = 50  # a bare number below counts something
COMMON_ROWS_SHARE = 0.5  # a notion that more than this share of the provisions has tells none of them apart


@lru_cache(maxsize=64)
def _texts(document: Document) -> dict[int, tuple[frozenset[str], frozenset[int]]]:
    """For each provision group, by identity: the bigrams and notions of its title and its own words."""
    made = {}
    for group in provision_groups(document):
        text = _words_of(document, group)
        made[id(group)] = (_pairs(text), frozenset(find_concepts(text)))
    return made


def _words_of(document: Document, group: Group) -> str:
    text = document.text[group.start : group.end]
    own = document.paragraph(group.paragraph)
    title = _title(document, own) if own is not None else ""
    above = document.paragraph(own.parent) if own is not None and own.parent else None
    lead = document.text_of(above)[:60] if above is not None and above.kind in ("article", "measure") else ""
    inherited = ""
    if group.provision is not None:
        inherited = "".join(document.text[p.start : p.end] for p in group.provision.inherited)
    return f"{title}|{lead}|{inherited}|{text}"


def _title(document: Document, paragraph: Paragraph) -> str:
    return TITLE.split(document.text_of(paragraph).strip(), maxsplit=1)[0][:40]


def _pairs(text: str) -> frozenset[str]:
    return frozenset(
        run[i : i + 2] if run[0] > "z" else run.lower()
        for run in HAN.findall(text)
        for i in range(max(1, len(run) - 1))
    )


@lru_cache(maxsize=64)
def _rarity(document: Document) -> tuple[dict[str, float], dict[int, float], int]:
    """How rare each bigram and notion is among the document's paragraphs."""
    texts = [document.text_of(p) for p in document.paragraphs if p.evidence and p.end > p.start]
    pairs = Counter(p for text in texts for p in _pairs(text))
    rows = Counter(r for text in texts for r in find_concepts(text))
    n = len(texts) + 1
    return (
        {p: math.log(n / (0.5 + c)) for p, c in pairs.items()},
        {r: math.log(n / (0.5 + c)) for r, c in rows.items()},
        n,
    )


def spoken(group: Group, document: Document, asked: str) -> float:
    """The share of the question's telling words that the provision has, 0 to 1; rare words weigh more."""
    known = _texts(document)
    if id(group) in known:
        pairs, rows = known[id(group)]
    else:
        text = _words_of(document, group)
        pairs, rows = _pairs(text), frozenset(find_concepts(text))
    rare, rare_rows, n = _rarity(document)
    plain = QUESTION.sub(" ", asked)
    most = math.log(n / 0.5)
    total = got = 0.0
    for pair in _pairs(plain):
        if pair not in rare:
            continue  # the document has it nowhere: it tells no provision from another
        weight = min(rare[pair], most)
        total += weight
        got += weight * (pair in pairs)
    for row in find_concepts(plain):
        if row not in rare_rows:
            continue
        weight = 0.8 * rare_rows[row]
        total += weight
        got += weight * (row in rows)
    return got / total if total else 0.0


def names_amount(group: Group, document: Document, question: str) -> bool:
    """Whether the question names a figure that the provision grants: 那20万拿得到吗."""
    return grants_amount(group, document, named_amounts(question))


@lru_cache(maxsize=64)
def named_amounts(question: str) -> frozenset[tuple[Decimal, str]]:
    """The sums and rates that a question names; a bare number may be a sum of money: 每月150的津贴."""
    from assistant.figures import find_figures

    found = [f for f in find_figures(question) if f.values.point is not None]
    return frozenset(
        (f.values.point, "amount" if f.dimension == "count" and not f.unit else f.dimension)
        for f in found
        if f.values.point is not None
        and (f.dimension in ("amount", "percent") or (not f.unit and f.values.point >= LEAST_SUM))
    )


def grants_amount(group: Group, document: Document, wanted: AbstractSet[tuple[Decimal, str]]) -> bool:
    """Whether the provision grants one of the sums or rates."""
    if not wanted or group.provision is None or group.provision.said is None:
        return False
    from assistant.figures import find_figures

    said = group.provision.benefit(document.text)
    return any(
        (f.values.low, f.dimension) in wanted for f in find_figures(said) if f.dimension in ("amount", "percent")
    )
