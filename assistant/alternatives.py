"""Alternatives: of provisions that grant one thing to different people, the one that a person comes nearest to."""

from __future__ import annotations

import re

from assistant.assessing import GroupJudged
from assistant.proportions import pairs
from assistant.selecting import names_amount
from index.documents import Document

# 补助比例提高至12%, 补足差额: says more of a support that another provision grants.
TERMS = "比例|标准|上限|额度|期限"
MODIFIES = re.compile(
    rf"(?:其)?(?:补助|补贴|奖励)?(?:{TERMS})[^，。；]{{0,8}}(?:提高|为|放宽|延长|不超过)"
    r"|[^，。；]{2,20}放宽(?:至|到|为)|视同|视为|补足|可?延长|参照|补贴标准|扣除|按[^，。；]{0,12}(?:兑现|执行|计算|核减)|按[^，。；]*?\d+%返还"
)
AGAIN = re.compile(r"再")
AMOUNTS = re.compile(r"[\d.]+\s*(?:万|亿|%)?元?|分别|可|予以|给予")
LOOSELY = 0.4  # what an open category that was spoken to counts
ORDER = {"meets": 2, "unknown": 1, "fails": 0}


def best_alternative(one: GroupJudged, judged: list[GroupJudged], document: Document, question: str) -> GroupJudged:
    """Of provisions that grant one thing to different people, the one that this person comes nearest to."""
    if _class_of(one) == "fails" and not names_amount(one.group, document, question):
        members = [j for j in judged if _class_of(j) == "meets" and _beside(one, j)]
        one = max(
            members, key=lambda j: (ORDER[j.result], j.addressed), default=one
        )  # the case of the class that the person is in
    options = [j for j in judged if j is one or option_of(one, j) or _of_one_kind(one, j)]
    if len(options) > 1:
        options += [j for j in judged if j not in options and _alternative(one, j, document)]
        return max(options, key=lambda j: (_stated(j), ORDER[j.result], j is one))
    if one.group.provision is not None and one.group.provision.effect == "requires":
        return max(
            (j for j in judged if j is one or _same_norm(one, j)),
            key=lambda j: (any(b.fact is not None for b in j.bounds), ORDER[j.result]),
        )
    if (
        one.group.provision is None
        or one.group.provision.effect != "grants"
        or names_amount(one.group, document, question)
    ):
        return one
    best = one
    for other in judged:
        if _measured_by(other) < _measured_by(one):
            continue
        if (
            other is not one
            and _alternative(one, other, document)
            and (_stated(other), ORDER[other.result]) > (_stated(best), ORDER[best.result])
        ):
            best = other
    return best


def _class_of(judged: GroupJudged) -> str | None:
    """What was said of the class that it is for, where the document names classes."""
    return next((c.result for c in judged.categories if c.category.kind == "class" and c.words), None)


def _beside(one: GroupJudged, other: GroupJudged) -> bool:
    """Whether both grant something in one paragraph or list."""
    left, right = one.group.paragraph, other.group.paragraph
    granting = (
        one.group.provision is not None
        and other.group.provision is not None
        and other.group.provision.effect == one.group.provision.effect
    )
    return granting and (left == right or left.rpartition(".")[0] == right.rpartition(".")[0])


def _measured_by(judged: GroupJudged) -> int:
    """How many of the person's figures it measures."""
    return len({j.fact.words for j in judged.bounds if j.fact is not None})


def option_of(one: GroupJudged, other: GroupJudged) -> bool:
    """Whether both are cases of one sentence that gives them their figures respectively."""
    main, side = one.group.provision, other.group.provision
    return main is not None and side is not None and main.amounts is not None and main.amounts == side.amounts


def _of_one_kind(one: GroupJudged, other: GroupJudged) -> bool:
    """Whether both are cases of sentences of one paragraph that measure the same."""
    main, side = one.group.provision, other.group.provision
    if main is None or side is None or main.amounts is None or side.amounts is None or main.paragraph != side.paragraph:
        return False
    kinds = [{b.bound.metric for b in j.bounds} for j in (one, other)]
    return bool(kinds[0]) and kinds[0] == kinds[1]


def _same_norm(one: GroupJudged, other: GroupJudged) -> bool:
    """Whether both say what who measures how much has to do: 20万以上的应当…；5万以上不足20万的应当…"""
    if other.group.paragraph != one.group.paragraph or other.denies:
        return False
    kinds = [{(b.bound.metric, b.bound.dimension) for b in j.bounds} for j in (one, other)]
    return bool(kinds[0]) and kinds[0] == kinds[1]


def _stated(judged: GroupJudged) -> float:
    """How many of its categories were spoken to: of 博士, 硕士 it is the one that was named."""
    weight = {"meets": 1.0, "fails": -1.0, "unknown": 0.0}
    told = {
        c.category.word: weight[c.result] * (LOOSELY if c.category.kind == "open" else 1)
        for c in judged.categories
        if c.words
    }
    return sum(told.values())


def _alternative(one: GroupJudged, other: GroupJudged, document: Document) -> bool:
    main, side = one.group.provision, other.group.provision
    if main is None or side is None or side.effect != "grants":
        return False
    if side.paragraph != main.paragraph and (
        not main.inherited or main.inherited != side.inherited or main.paragraph in side.paragraph
    ):
        return False
    if main.said is None or side.said is None or not other.addressed:
        return False
    left_kinds, right_kinds = (
        {(b.bound.metric.concept, b.bound.dimension) for b in (*j.bounds, *j.ranks)} for j in (one, other)
    )
    if bool(left_kinds) != bool(right_kinds) or (left_kinds and not left_kinds & right_kinds):
        return False
    text = document.text
    if (
        side.paragraph != main.paragraph
        and not left_kinds
        and side.said
        and not MODIFIES.match(text, side.said.start)
        and not MODIFIES.match(text, main.said.start)
    ):
        return True  # items of one list
    if (
        MODIFIES.match(text, side.said.start)
        or MODIFIES.match(text, main.said.start)
        or AGAIN.match(text, side.said.start)
    ):
        return False
    left, right = (AMOUNTS.sub("", p.said.of(text)) for p in (main, side) if p.said)
    alike = pairs(left) & pairs(right)
    return len(alike) >= 0.5 * min(len(pairs(left)), len(pairs(right)))
