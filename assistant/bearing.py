"""Bearing: what is held against a person beside the provision that they ask about: denials, requirements, caps."""

from __future__ import annotations

import re

from assistant.assessing import GroupJudged, judge_group
from assistant.derive import Fact
from assistant.groups import WIDER, Group, find_groups
from assistant.limits import limit_of
from assistant.profile import Profile
from index.documents import Document
from index.provisions import Provision

SURE = 0.5  # a figure that speaks this well to a denial is held against it


def near_to(main: GroupJudged) -> frozenset[str]:
    """The paragraph of the provision, and the lead sentence's whose item it is."""
    framed = main.group.provision.inherited if main.group.provision is not None else ()
    return frozenset({main.group.paragraph, *(p.paragraph for p in framed)})


def bearing_on(
    one: GroupJudged, judged: list[GroupJudged], given: tuple[Fact, ...], profile: Profile, document: Document
) -> list[GroupJudged]:
    """The provision with those that bear on it: denials that hit, requirements that were spoken to, caps that were passed."""
    beside = []
    paragraph = document.paragraph(one.group.paragraph)
    for group in find_groups(document, paragraph) if paragraph is not None else ():
        if group.tests is None and group.kind == "condition" and _told_beside(group, one.group):
            other = judge_group(group, given, profile, document)
            if any(b.fact is not None for b in other.bounds) or other.result == "fails":
                beside.append(other)
    main = one.group.provision
    granted = []
    if main is not None and main.widened:
        granted = [j for j in judged if j is not one and _grants_beside(one, j)]
    limit = limit_of(one, given, document)
    if limit is not None:
        beside = [b for b in beside if not any(j.bound.metric.concept == "loan" for j in b.bounds)]
        beside.append(limit)
    return [one, *granted, *(j for j in judged if j is not one and _bears(one, j, document)), *beside]


def _grants_beside(one: GroupJudged, other: GroupJudged) -> bool:
    side = other.group.provision
    return side is not None and side.effect == "grants" and side.paragraph == one.group.paragraph


def _told_beside(group: Group, main: Group) -> bool:
    """不可同时领取… of the same paragraph, or a cap of what this provision grants."""
    if any(c.kind == "exclusion" for c in group.categories):
        return True
    said = main.provision.said if main.provision else None
    return said is not None and any(b.metric.concept == "loan" and said.start <= b.start < said.end for b in group.bounds)


def _bears(one: GroupJudged, other: GroupJudged, document: Document) -> bool:
    main, side = one.group.provision, other.group.provision
    if main is None or side is None or side.effect == "grants" or main.effect == "denies":
        return False
    if side.effect == "requires" and _of_beneficiaries(main, side, document):
        return True
    path = main.paragraph.rpartition(".")[2]
    same = side.paragraph in near_to(one)
    if main.effect == "requires" and side.effect == "requires" and not side.widened:
        return False
    if not same and (not side.general or path in side.exempt):
        return False
    if side.widened and same:
        return True  # what is asked for was widened: it is the condition of this very benefit
    if side.effect == "denies":
        figures = [b for b in other.bounds if b.fact is not None and (same or b.score >= SURE)]
        said = [c for c in other.categories if c.words]
        return (other.result == "meets" and bool(figures or said)) or (other.result == "fails" and bool(figures))
    measured = [b for b in other.bounds if b.fact is not None and b.fact.metric.concept == b.bound.metric.concept]
    return bool(measured) and not WIDER.search(document.text, other.group.start, other.group.end)


BENEFICIARIES = re.compile(r"前[项款](?:[^，。；]{0,6}(?:对象|企业|项目|人员|单位))|(?:补贴|补助|资助|奖励|支持|申请)(?:对象|人|者|企业|单位)(?!给予)")


def _of_beneficiaries(main: Provision, side: Provision, document: Document) -> bool:
    """前项补贴对象应无自有住房: a condition of what the item before it grants."""
    text = document.text
    if main.paragraph.rpartition(".")[0] != side.paragraph.rpartition(".")[0] or main.end > side.start:
        return False
    return BENEFICIARIES.search(text, side.start, side.end) is not None
