"""Phrases: the words of a provision as tests, joined as the words join them.

    phrase = term (join term)*              产值达到5000万元以上 且 当年实现盈利 的 制造业企业
    term   = test+                          毕业5年内 高校毕业生: what stands together holds together
    join   = 或|以及 → any | 且|并|， → all | 、 → any between things of one kind, else all
A test is a bound, a category of a known family, or an open category: words that no family knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.bounds import Bound
from assistant.categories import Category, find_categories, open_category
from assistant.dates import find_dates, find_deadlines
from assistant.joining import Atom, Test, Tests, by_class, carried, joined
from assistant.judging import Interval
from assistant.measuring import BRACKETED, find_measured
from assistant.metrics import Metric
from index.documents import Document
from index.segments import Join, Phrase

CHUNK = re.compile(r"[，,；;且]|并(?!购|网|轨|列|联|线)|以及|或者|(?<![\u4e00-\u9fff]{1}[级])或")
INSIDE = ("sex", "first", "lapsed")  # categories that a bound's own words may hold
# Who applies for what is asked about: 申请生活补贴的人才.
APPLIES = re.compile(
    r"^申(?:请|报|领)(?!前|之|时|日|当|人|主体|单位|企业)[^，。；]*?的(?:企业|项目|单位|机构|个人|人员|主体|人才|家庭|农户|对象|住宅|用户|申请人)?$"
)
BESIDES = re.compile(r"[（(][^（）()，。；]{2,40}?除外[)）]")
LEFT_OUT = re.compile(r"除[^，。；]{1,30}?(?:以?外)")
LISTED = re.compile(
    r"(?P<what>(?:未|没有|尚未|不)?(?:被)?(?:列入|纳入|入选|列为)(?![^，、；。]{0,12}(?:失信|异常))[^，、；。且并的（(]{2,20})"
)
INCLUSIVE = re.compile(r"[（(]不?含[^（()）]{1,10}[)）]")  # （含本数）, （不含税，下同）: how to count, no test
HAD = re.compile(
    r"(?P<what>(?:未|没有|未曾)?(?:已经?|曾)?(?:享受|获得|领取|取得)过?[^，、；。且并的（(]{2,24}"
    r"(?:补助|补贴|奖励|资助|贴息|政策|资金|支持))"
)  # 已享受技术改造补助: what was had, whatever its name
NOT_DONE = re.compile(
    r"(?:[^，、；。]{0,6}前)?(?:连续|近)?(?:\d+个?[年月]以?内?)?(?P<what>(?:未|没有|未曾)在[^，、；。的]{2,6}(?:缴|参|领|享|购|拥|从|办)"
    r"[^，、；。且并的（(]{2,20})"
)  # 引进前连续12个月未在本县缴纳社会保险: what was not done before
PLACES = re.compile(r"第\s*(?P<first>\d+)\s*[名位]?\s*(?:至|到|—|-|~)\s*第?\s*(?P<last>\d+)\s*[名位]")
PREDICATE = 4
RESULT_IS = re.compile(r"(?:评价|评定|考核|评估|评审|认定)?(?:结果|等级|等次|结论)为$")
BECAME = re.compile(r"通过|未通过|重新|期满")  # what became of what was named before: 省级专精特新企业|通过复核
SHORT, LONG = 3, 5  # characters of words that ask for something: alone, or beside a test
NOUN = 20  # characters of a noun that ends a phrase
RANKED = re.compile(
    r"按[^，。；]{2,30}?(?:由高到低|从高到低)?(?:排名|排序|排位)|第\s*[\d一二三四五六七八九十]+\s*名[^，。；]*"
)  # only the issuing body can tell
SET_PHRASE = re.compile(
    r"(?:对|与)?前[项款述][^，。；的]{0,8}?(?:对象|企业|项目|人员|单位)(?:的)?|申请前款[^，。；的]{0,6}的?|(?<![\u4e00-\u9fff])逾期[^，。；]*|(?:有|存在|符合|具备|满足)?(?:下列|(?<![元%米亩吨岁人名家个户台项月年天日瓦时安辆间张层头只])以下)[^，。；]*"
)


def read_join(document: Document, join: Join) -> Tests:
    """The tests of a provision's phrases."""
    parts: list[Test | Tests] = []
    for part in join.parts:
        made = read_join(document, part) if isinstance(part, Join) else read_phrase(document, part)
        if made.parts:
            parts.append(made.parts[0] if len(made.parts) == 1 else made)
    return Tests(join.mode, by_class(_elided(tuple(parts))))


def _elided(parts: tuple[Test | Tests, ...]) -> tuple[Test | Tests, ...]:
    """设备投资额在1000万元以上，且占项目总投资的比重不低于60%: the share is one of what was measured before."""
    made: list[Test | Tests] = []
    before: Bound | None = None
    for part in parts:
        if isinstance(part, Bound):
            share = part.metric.aspect == "share" and re.match(r"\s*且?(?:其价值)?占", part.indicator)
            if share and before is not None:
                part = replace(part, indicator=f"{before.indicator.split()[0]}{part.indicator}")
            before = part
        made.append(part)
    return tuple(made)


def read_phrase(document: Document, phrase: Phrase) -> Tests:
    """One phrase's tests."""
    text = document.text
    if APPLIES.match(text[phrase.start : phrase.end]):
        return Tests("all", ())
    atoms = _atoms(document, phrase.start, phrase.end)
    if not atoms:
        return Tests("all", ())
    return joined(text, carried(text, atoms))


def _atoms(document: Document, start: int, end: int) -> list[Atom]:
    text = document.text
    atoms: list[Atom] = [
        Atom(d, d.start, d.end) for d in (*find_dates(document, start, end), *find_deadlines(document, start, end))
    ]
    aside = [
        m.span()
        for m in (
            *LEFT_OUT.finditer(text, start, end),
            *SET_PHRASE.finditer(text, start, end),
            *RANKED.finditer(text, start, end),
        )
    ]
    aside += [m.span() for m in (*BESIDES.finditer(text, start, end), *INCLUSIVE.finditer(text, start, end))]
    aside += [(a.start, a.end) for a in atoms]
    for match in (m for words in (LISTED, HAD, NOT_DONE) for m in words.finditer(text, start, end)):
        found = open_category(text, *match.span("what"))
        if found is not None and not any(a <= match.start() < b for a, b in aside):
            atoms.append(Atom(found, *match.span()))
            aside.append(match.span())
    atoms += find_measured(document, start, end, aside)
    places = list(PLACES.finditer(text, start, end))
    if len(places) == 1:  # 第21至50名; of several, each has its own sum
        between = Interval(Decimal(places[0]["first"]), Decimal(places[0]["last"]))
        rank = Bound(
            Metric("rank", "rank"),
            between,
            "rank",
            "名",
            None,
            "rank",
            "",
            text[start:end],
            *places[0].span(),
            places[0].start(),
        )
        atoms = [a for a in atoms if not places[0].start() <= a.start < places[0].end()]
        atoms.append(Atom(rank, *places[0].span()))
    bounds = [a for a in atoms if isinstance(a.test, Bound)]
    for category in find_categories(text, start, end):
        if any(a <= category.start < b for a, b in aside):
            continue
        inside = next((a for a in bounds if a.start <= category.start < a.test.figure), None)  # type: ignore[union-attr]
        if inside is None:
            atoms.append(Atom(category, category.start, category.end))
        elif category.family in INSIDE or category.kind == "size":
            atoms.append(Atom(category, inside.start, inside.start))
    if any(isinstance(a.test, Bound) and a.test.kind == "rank" for a in atoms):
        return sorted(atoms, key=lambda a: (a.start, a.end))  # what a ranking counts is no test of its own
    taken = [*aside, *((a.start, a.end) for a in atoms)]
    for left, right in _chunks(text, start, end):
        remains = _outside(text, left, right, taken)
        if remains is None:
            continue
        found = open_category(text, *remains)
        if found is not None and RESULT_IS.search(found.word) and any(a == found.end for a, _ in taken):
            continue  # 评价结果为|C类: the class says it all
        whole = not _touches(left, right, taken) or BECAME.match(found.word) if found is not None else False
        if found is not None and len(found.word) >= (SHORT if whole or found.negative else LONG):
            atoms.append(Atom(found, found.start, found.end))
    return _headed(text, sorted(atoms, key=lambda a: (a.start, a.end)))


def _headed(text: str, atoms: list[Atom]) -> list[Atom]:
    """…的上市许可持有人: the noun that all before it describe is who asks, until they deny it."""
    last = atoms[-1] if atoms else None
    if (
        last is None
        or len(atoms) < 2
        or not isinstance(last.test, Category)
        or last.test.kind != "open"
        or last.test.negative
    ):
        return atoms
    if text[last.start - 1] != "的" or len(last.test.word) > NOUN:
        return atoms
    return [*atoms[:-1], replace(last, test=replace(last.test, soft=True))]


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    left = start
    brackets = [m.span() for m in BRACKETED.finditer(text, start, end)]
    for match in CHUNK.finditer(text, start, end):
        if any(a < match.start() < b for a, b in brackets):
            continue
        if match[0] == "或" and match.start() - left <= 2:
            continue  # 转让或报废本人名下: two verbs with one object
        if match.start() > left:
            yield left, match.start()
        left = match.end()
    if left < end:
        yield left, end


def _touches(left: int, right: int, taken: list[tuple[int, int]]) -> bool:
    return any(a < right and left < b for a, b in taken)


def _outside(text: str, left: int, right: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The longest stretch of the chunk that no test has taken."""
    free: list[tuple[int, int]] = []
    at = left
    for a, b in sorted(t for t in taken if t[0] < right and left < t[1]):
        if a > at:
            free.append((at, a))
        at = max(at, b)
    if at < right:
        free.append((at, right))
    placed = [f for f in free[1:] if f[1] - f[0] >= PREDICATE]
    if placed and re.search(r"在?(?:本|我)[省市县区](?:内)?$", text[left : placed[-1][0]]):
        return placed[-1]  # 本人及配偶在本市|无自有住房: the predicate rather than the subject
    return max(free, key=lambda f: f[1] - f[0], default=None)


# Joining
