"""Assessing: one group of conditions against what a person said, by Kleene logic as the sentence joins them."""

from __future__ import annotations

import re

from assistant.answers import Result
from assistant.categories import Category
from assistant.claims import judge_category
from assistant.derive import Fact
from assistant.groups import Group
from assistant.judged import CategoryJudged as CategoryJudged
from assistant.judged import GroupJudged as GroupJudged
from assistant.judging import all_of, any_of
from assistant.matching import Judged, judge_bound
from assistant.metrics import concept_before
from assistant.profile import Profile
from assistant.proportions import pairs
from assistant.provided import ONE_MEASURE, SIZES_FOLLOW, judge_provision
from index.documents import Document

OR = re.compile(r"或者?|或|抑或")
LOOSE_OR = re.compile(r"[，,；;]\s*或")
DENIED = re.compile(r"(?<![是属算])(?:不是|不属于|并非|不算)(?:什么|个)?(?P<what>[一-鿿A-Za-z]{2,8})")


def judge_group(group: Group, facts: tuple[Fact, ...], profile: Profile, document: Document) -> GroupJudged:
    if group.tests is not None:
        return judge_provision(group, group.tests, facts, profile, document)
    said = profile.text
    bounds = tuple(judge_bound(b, facts, said, tuple(r for r in group.bounds if r is not b)) for b in group.bounds)
    categories = tuple(c for c in (_judge(category, group, profile) for category in group.categories) if c is not None)
    if any(j.fact is not None for j in bounds) and _alone(bounds, said):
        categories = tuple(c for c in categories if c.words)
    ranks, pending = [], []
    for rank in group.ranks:
        given = next((f for f in facts if f.dimension == "rank"), None)
        if given is None:
            pending.append(rank)
        else:
            ranks.append(Judged(rank, "fails" if given.values.apart(rank.allowed) else "meets", given, 0.6))
    words = document.text[group.start : group.end]
    denied = _denied(said, words) if group.kind == "condition" else ""
    result = all_of(
        (
            _combine(group, bounds),
            *(c.result for c in categories),
            *(r.result for r in ranks),
            *(("fails",) if denied else ()),
        )
    )
    return GroupJudged(group, result, bounds, categories, tuple(ranks), tuple(pending), denied)


def _alone(bounds: tuple[Judged, ...], said: str) -> bool:
    """Whether what is measured is asked about by itself: 单看营收,够不够."""
    asked = ONE_MEASURE.search(said.rpartition("\n")[2])
    if asked is None:
        return False
    named = concept_before(asked["what"])
    return any(
        j.bound.metric.concept == named if named else pairs(asked["what"]) & pairs(j.bound.indicator) for j in bounds
    )


def _combine(group: Group, judged: tuple[Judged, ...]) -> Result:
    """或 inside a clause binds tighter than 、 and 且; after a comma it divides the whole."""
    if group.any_of:
        return any_of(j.result for j in judged)
    wholes: list[list[list[Result]]] = [[[]]]
    for j in judged:
        wholes[-1][-1].append(j.result)
        joiner = j.bound.joiner
        if LOOSE_OR.search(joiner):
            wholes.append([[]])
        elif not OR.search(joiner):
            wholes[-1].append([])
    parts = [all_of(any_of(a) for a in whole if a) for whole in wholes if any(whole)]
    return any_of(parts) if parts else "meets"


def _judge(category: Category, group: Group, profile: Profile) -> CategoryJudged | None:
    result, words = judge_category(category, profile.standing if category.kind == "class" else profile.text)
    if result is not None:
        return CategoryJudged(category, result, words)
    if category.kind in ("trade", "exclusion"):
        return None
    if category.kind == "size" and category.word in SIZES_FOLLOW and group.bounds:
        return None
    return CategoryJudged(category, "unknown", "")


def _denied(said: str, words: str) -> str:
    """The object of the conditions that the person says is not theirs: 不是技改."""
    for match_ in DENIED.finditer(said):
        what = match_["what"]
        for length in range(len(what), 1, -1):
            if what[:length] in words:
                return what[:length]
    return ""


def topic(group: Group, document: Document, question: str) -> float:
    """The share of the group's own words that the question uses."""
    words = document.text[group.start : group.end]
    own = pairs(words)
    return len(own & pairs(question)) / (len(own) ** 0.5 * 3 + 1) if own else 0.0
