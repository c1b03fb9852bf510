"""Deducting: the parts of a sum that a person tells of and that the document does not count.

whole − part        设备总共700万,其中250万是二手的     二手设备不计入     → 450万
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from assistant.assessing import judge_group
from assistant.categories import open_category
from assistant.fact import Fact, show
from assistant.groups import Group
from assistant.judging import Interval
from assistant.profile import Profile
from index.documents import Document

# What is said of costs and parts that are left out, rather than of whoever is.
UNCOUNTED = re.compile(r"不(?:予)?(?:计入|计算|纳入|列入|算)|除外|剔除|扣除|不予(?:补助|补贴|奖励|支持|资助|救助)")
# 已经获得保险理赔的部分，应当从设备投入中扣除
TAKEN_OFF = re.compile(
    r"(?P<what>[^，。；：]{3,24}?)(?:的?(?:部分|费用|金额))?[，,]?(?:应当?|须|要)?(?:予以)?从[^，。；]{2,14}中(?:扣除|剔除|核减|减除)"
)
PART = re.compile(r"其中|里[头面]|当中|有[^，,。；;？?\d]{0,4}\d[^，,。；;？?]*是|包括|含|盖|买的?|花在|都?是")
OF_LAST = re.compile(r"其中|里[头面]|当中")
REST = re.compile(r"其余|剩下|其他的?(?:都|全|是)")
CLAUSE = re.compile(r"[，,。；;：:！!？?\n]")


def without_uncounted(
    facts: tuple[Fact, ...], groups: Sequence[Group], profile: Profile, document: Document
) -> tuple[tuple[Fact, ...], tuple[Group, ...]]:
    """The figures, with the wholes lessened by what the document leaves out of them, and where it says so."""
    barring = [g for g in groups if g.provision is not None and g.provision.effect == "denies" and g.provision.said is not None and g.categories
               and UNCOUNTED.search(g.provision.said.of(document.text))]  # fmt: skip
    barring = [*barring, *_taken_off(document)]
    if not barring:
        return facts, ()
    made = list(facts)
    used: list[Group] = []
    for n, part in enumerate(facts):
        value = part.values.point
        if part.how or part.dimension not in ("amount", "area", "count", "mass") or value is None:
            continue
        whole = _whole(part, made[:n])
        left_out = _left_out(part, barring, profile, document) if whole is not None else None
        if whole is None or left_out is None:
            continue
        group, name = left_out
        most = whole.values.point or Decimal(0)
        unit = whole.unit or part.unit or "元"
        rest = most - value
        how = f"{whole.how.rpartition('=')[0] or show(most, unit)}－{show(value, unit)}（{name}）={show(rest, unit)}"
        made[made.index(whole)] = replace(whole, values=Interval(rest, rest), how=how)
        used.append(group)
        made[n] = replace(part, part=True)
    return tuple(f for f in made if not (f.part and f not in facts)), tuple(dict.fromkeys(used))


@lru_cache(maxsize=64)
def _taken_off(document: Document) -> list[Group]:
    """What the document has taken off from a sum, each as a group of its own."""
    found = []
    for match in TAKEN_OFF.finditer(document.text):
        paragraph = next((p for p in document.paragraphs if p.start <= match.start() < p.end and p.evidence), None)
        category = open_category(document.text, *match.span("what"))
        if paragraph is not None and category is not None:
            found.append(Group(paragraph.id, "condition", (), (category,), (), *match.span()))
    return found


def _whole(part: Fact, before: list[Fact]) -> Fact | None:
    """The figure of that kind that was told before and holds the part: the last one where it is 其中, else the first."""
    value = part.values.point or Decimal(0)
    alike = [
        f for f in before if f.dimension == part.dimension and f.unit in (part.unit, "", "元") and f.when == part.when
    ]
    alike = alike[::-1] if OF_LAST.search(part.context) else alike
    return next((f for f in alike if f.values.point is not None and f.values.point > value), None)


def _left_out(part: Fact, barring: list[Group], profile: Profile, document: Document) -> tuple[Group, str] | None:
    """The group that leaves out just what is said of the part, and its word for that."""
    if not PART.search(part.context) and not REST.search(profile.text):
        return None
    alone = replace(profile, text=f"{part.context}。", givens=())
    for group in barring:
        for judged in judge_group(group, (), alone, document).categories:
            if judged.words and judged.result == "meets":
                return group, judged.category.word
    return None
