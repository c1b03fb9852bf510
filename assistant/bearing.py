"""Bearing: what is held against a person beside the provision that they ask about: denials, requirements, caps."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.assessing import GroupJudged, judge_group
from assistant.categories import open_category
from assistant.claims import judge_category
from assistant.derive import Fact
from assistant.easing import WIDER
from assistant.grants import parse_grant
from assistant.groups import Group, find_groups
from assistant.judged import CategoryJudged
from assistant.limits import limit_of, used_once, used_up
from assistant.profile import Profile
from index.documents import Document
from index.provision import Provision

SURE = 0.5  # a figure that speaks this well to a denial is held against it


def near_to(main: GroupJudged) -> frozenset[str]:
    """The paragraph of the provision, and the lead sentence's whose item it is."""
    framed = main.group.provision.inherited if main.group.provision is not None else ()
    return frozenset({main.group.paragraph, *(p.paragraph for p in framed)})


def bearing_on(
    one: GroupJudged, judged: list[GroupJudged], given: tuple[Fact, ...], profile: Profile, document: Document
) -> list[GroupJudged]:
    """The provision with those that bear on it: denials that hit, requirements that were spoken to, caps that were passed."""
    used = used_up(one, given, profile, document)
    if used is not None and one.result != "fails":
        return [
            used,
            *(j for j in judged if j is not one and j.denies and _bears(one, j, document)),
        ]  # who had it so far met the rest
    beside = []
    paragraph = document.paragraph(one.group.paragraph)
    for group in find_groups(document, paragraph) if paragraph is not None else ():
        if group.tests is None and group.kind == "condition" and _told_beside(group, one.group, document):
            other = judge_group(group, given, profile, document)
            if any(b.fact is not None for b in other.bounds) or other.result == "fails":
                beside.append(other)
    main = one.group.provision
    granted = []
    if main is not None and main.widened:
        granted = [j for j in judged if j is not one and _grants_beside(one, j)]
    beside += _complied(one, profile, document)
    if (once := used_once(one, profile, document)) is not None:
        beside.append(once)
    limit = limit_of(one, given, document)
    if limit is not None:
        beside = [b for b in beside if not any(j.bound.metric.concept == "loan" for j in b.bounds)]
        beside.append(limit)
    if main is not None and main.effect == "grants" and not main.defines:
        granted += [*_defined(one, judged, document), *_deemed(one, judged, profile, document)]
    return [one, *granted, *(j for j in judged if j is not one and _bears(one, j, document)), *beside]


def _grants_beside(one: GroupJudged, other: GroupJudged) -> bool:
    side = other.group.provision
    return side is not None and side.effect == "grants" and side.paragraph == one.group.paragraph


def _told_beside(group: Group, main: Group, document: Document) -> bool:
    """不可同时领取… of the same paragraph, or a cap of what this provision grants."""
    if any(c.kind == "exclusion" for c in group.categories):
        return True
    said = main.provision.said if main.provision else None
    granted = parse_grant(main.provision.benefit(document.text)) if main.provision is not None else None
    if granted is not None and granted.kind == "rate":
        return False  # the cap is on what the rate comes to
    return said is not None and any(
        b.metric.concept == "loan" and said.start <= b.start < said.end for b in group.bounds
    )


def _bears(one: GroupJudged, other: GroupJudged, document: Document) -> bool:
    main, side = one.group.provision, other.group.provision
    if main is None or side is None or side.effect == "grants" or main.effect == "denies":
        return False
    if side.effect == "requires" and _of_beneficiaries(main, side, document):
        return True
    if side.norm and side.effect == "requires" and _same_place(one, side):
        if WITHIN.search(document.text, other.group.start, other.group.end) and not any(
            b.fact is not None and b.score >= SURE for b in other.bounds
        ):
            return False  # within what time to ask: nobody told of the time
        return main.effect == "grants"
    path = main.paragraph.rpartition(".")[2]
    same = side.paragraph in near_to(one)
    if main.effect == "requires" and side.effect == "requires" and not side.widened:
        return False
    if not same and side.effect == "denies" and _of_beneficiaries(main, side, document):
        same = True
    if not same and (not side.general or path in side.exempt or not _within(main, side)):
        return False
    if side.widened and same:
        return True  # what is asked for was widened: it is the condition of this very benefit
    if side.effect == "denies" and _left_out(one, other, document):
        return False
    if side.effect == "denies":
        figures = [b for b in other.bounds if b.fact is not None and (same or b.score >= SURE)]
        said = [c for c in other.categories if c.words and not c.category.presumed]
        return (other.result == "meets" and bool(figures or said)) or (other.result == "fails" and bool(figures))
    measured = [b for b in other.bounds if b.fact is not None and b.fact.metric.concept == b.bound.metric.concept]
    told = same and any(c.words and c.result == "meets" and c.category.start < _said_at(side) for c in other.categories)
    return bool(measured or told) and not WIDER.search(document.text, other.group.start, other.group.end)


def _said_at(side: Provision) -> int:
    """Where the provision's consequence begins: what stands before it says whom it is for."""
    return side.said.start if side.said is not None else side.end


WITHIN = re.compile(r"(?:自|从)[^，。；]{2,20}起[^，。；]{0,12}内(?:有效)?$")


BESIDES = re.compile(r"另外|另有|另加|还有|此外|之外")
UNCOUNTED = re.compile(r"不(?:计入|纳入|计算|列入)")


def _left_out(one: GroupJudged, other: GroupJudged, document: Document) -> bool:
    """加盟门店不计入 shuts out nobody who told besides of what counts: 直营开了11家,另外加盟6家."""
    side = other.group.provision
    if side is None or side.said is None or not UNCOUNTED.match(side.said.of(document.text)):
        return False
    told = [c.words for c in other.categories if c.words]
    figures = [b.fact for b in one.bounds if b.fact is not None and b.result == "meets"]
    return bool(figures) and any(
        BESIDES.search(w) for w in told
    )  # what is a part of the figure told is held against it


def _same_place(one: GroupJudged, side: Provision) -> bool:
    """Whether the norm stands in the paragraph of what is granted, or in the one whose item that is."""
    assert one.group.provision is not None
    return side.paragraph in near_to(one) or side.paragraph == one.group.provision.paragraph.rpartition(".")[0]


BENEFICIARIES = re.compile(
    r"前[项款](?:[^，。；]{0,6}(?:对象|企业|项目|人员|单位))|(?:补贴|补助|资助|奖励|支持|申请)(?:对象|人|者|企业|单位)(?!给予)"
)


def _of_beneficiaries(main: Provision, side: Provision, document: Document) -> bool:
    """前项补贴对象应无自有住房: a condition of what the item before it grants."""
    text = document.text
    if main.paragraph.rpartition(".")[0] != side.paragraph.rpartition(".")[0] or main.end > side.start:
        return False
    paragraph = document.paragraph(side.paragraph)
    start = paragraph.start if paragraph is not None and side.effect == "denies" else side.start
    return BENEFICIARIES.search(text, start, side.end) is not None


def _within(main: Provision, side: Provision) -> bool:
    """Whether what is granted stands in the part of the document that the denial is limited to."""
    steps = main.paragraph.partition("#")[2].split(".")
    return side.within is None or side.within == (steps[1] if steps[0].startswith("a") and len(steps) > 1 else steps[0])


COMPLIES = re.compile(r"合规|合不合|违规|违反|达标|行不行|可不可以|够不够|算不算")


def _complied(one: GroupJudged, profile: Profile, document: Document) -> list[GroupJudged]:
    """What a duty asks for in words, held against who asks whether they comply: 应当内设医务室, 我们没设, 合规吗."""
    provision = one.group.provision
    if provision is None or provision.effect != "requires" or provision.said is None or one.result != "meets":
        return []
    span = provision.said
    if any(
        at >= span.start for at in (*(b.bound.start for b in one.bounds), *(c.category.start for c in one.categories))
    ):
        return []  # judged with the rest
    asked = open_category(document.text, span.start, span.end)
    if asked is None:
        return []
    result, words = judge_category(asked, profile.text)
    if result != "fails" and not COMPLIES.search(profile.text):
        return []  # 没设医务室 is held against who asks in whatever words
    group = Group(one.group.paragraph, "condition", (), (asked,), (), span.start, span.end)
    return [GroupJudged(group, result or "unknown", (), (CategoryJudged(asked, result or "unknown", words),), (), ())]


DEEMS = re.compile(r"应?(?:视同|视为)")


def _deemed(one: GroupJudged, judged: list[GroupJudged], profile: Profile, document: Document) -> list[GroupJudged]:
    """配偶在当地有住房的，视同本人有住房: what somebody is taken to be, where this shuts them out."""
    found = []
    for other in judged:
        provision = other.group.provision
        if (
            other is one
            or provision is None
            or provision.said is None
            or other.result != "meets"
            or not any(c.words for c in other.categories)
        ):
            continue
        said = provision.said.of(document.text)
        lead = DEEMS.match(said)
        if lead is None:
            continue
        taken = judge_group(one.group, (), replace(profile, givens=(), text=said[lead.end() :]), document)
        if taken.result == "fails":
            found.append(replace(other, group=replace(other.group, provision=replace(provision, effect="denies"))))
    return found


def _defined(one: GroupJudged, judged: list[GroupJudged], document: Document) -> list[GroupJudged]:
    """What the words mean that the provision uses, where something was said that speaks to it."""
    assert one.group.provision is not None
    text = document.text
    paragraphs = [document.paragraph(p) for p in near_to(one)]
    words = "".join(document.text_of(p) for p in paragraphs if p is not None)
    return [
        j
        for j in judged
        if j is not one
        and j.group.provision is not None
        and j.group.provision.defines
        and j.group.provision.said is not None
        and DEFINED_NAME.sub("", j.group.provision.said.of(text)) in words
        and (any(b.fact for b in j.bounds) or any(c.words for c in j.categories))
    ]


DEFINED_NAME = re.compile(r"^的")
