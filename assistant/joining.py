"""Joining: tests that stand beside each other in a phrase, joined as the words between them join.

join = 或|以及 → any | 且|并|， → all | 、 → any between things of one kind, else all
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.bounds import Bound
from assistant.categories import Category
from assistant.dates import DateTest

Mode = Literal["all", "any"]


@dataclass(frozen=True, slots=True)
class Tests:
    """Tests of which all, or any one, must hold."""

    mode: Mode
    parts: tuple[Bound | Category | DateTest | Tests, ...]


Test = Bound | Category | DateTest
ONE_KIND = frozenset(
    {
        "person",
        "honour",
        "degree",
        "sex",
        "grade",
        "title",
        "ownership",
        "works",
        "record",
        "step-up",
        "place",
        "care",
        "skill",
        "line",
    }
)
ALTERNATIVE = re.compile(r"或|以及|抑或")
TOGETHER = re.compile(r"[，,；;且]|并(?!购|网|轨|列)|同时")
LIST = re.compile(r"、|和|及|与")
NAMED_ALTERNATIVE = re.compile(r"(?:或者?|以及)[\u4e00-\u9fff]{2,8}$")
DOES = re.compile(r"签订?|缴纳|连续|累计|参加|从事")  # what all that stand before it do
HEAD_NOUN = frozenset({"person", "degree", "honour"})


@dataclass(frozen=True, slots=True)
class Atom:
    test: Test
    start: int  # where its own words begin and end; a bound's metric included
    end: int


def by_class(parts: tuple[Test | Tests, ...]) -> tuple[Test | Tests, ...]:
    """C类不超过120平方米，D类不超过90平方米: each clause is for its own class."""
    classed = [
        p
        for p in parts
        if isinstance(p, Tests) and any(isinstance(t, Category) and _names_class(t) for t in tests_of(p))
    ]
    measured = [p for p in classed if any(isinstance(t, Bound) for t in tests_of(p))]
    if len(measured) < 2 or len(measured) != len(classed):
        return parts
    others = _no_other(classed)
    return (*(p for p in parts if p not in classed), Tests("any", (*classed, *others)))


def _no_other(classed: list[Tests]) -> tuple[Category, ...]:
    """Who is in none of the document's own classes that are measured is not held to their figures."""
    named = [t for p in classed for t in tests_of(p) if isinstance(t, Category) and t.kind == "class"]
    words = dict.fromkeys(w for t in named for w in (t.word, *t.also))
    if not words:
        return ()
    return (replace(named[0], word=next(iter(words)), also=tuple(words)[1:], negative=True),)


def regrouped(tests: Tests) -> Tests:
    """The tree with each clause that is for one class taken as a case of that class."""
    parts = tuple(regrouped(p) if isinstance(p, Tests) else p for p in tests.parts)
    return Tests(tests.mode, by_class(parts) if tests.mode == "all" else parts)


def _names_class(category: Category) -> bool:
    return category.family == "grade" or category.kind == "class"


def tests_of(tests: Tests) -> Iterator[Test]:
    """Every test of the tree, in order."""
    for part in tests.parts:
        if isinstance(part, Tests):
            yield from tests_of(part)
        else:
            yield part


def replaced(tests: Tests, change: Callable[[Test], Test | Tests | None]) -> Tests:
    """The tree with each test changed; None leaves it out."""
    parts: list[Test | Tests] = []
    for part in tests.parts:
        made = replaced(part, change) if isinstance(part, Tests) else change(part)
        if made is not None and not (isinstance(made, Tests) and not made.parts):
            parts.append(made)
    return Tests(tests.mode, tuple(parts))


def joined(text: str, atoms: list[Atom]) -> Tests:
    terms: list[list[Atom]] = [[atoms[0]]]
    joins: list[str] = []
    for atom in atoms[1:]:
        last = terms[-1][-1]
        between = text[min(last.end, atom.start) : atom.start]
        measured = next((a.test for a in reversed(terms[-1]) if isinstance(a.test, Bound)), None)
        steps = (
            isinstance(atom.test, Bound)
            and measured is not None
            and (are_steps(measured, atom.test) or _cases(text, measured, atom))
        )
        if _people(text, terms[-1], [atom]) or _bodies(text, last, atom) or _kinds_of_people(text, last, atom):
            join = "any"
        elif isinstance(atom.test, Bound) and NAMED_ALTERNATIVE.search(between) and DOES.match(text, atom.start):
            join = "all"  # 招用人员或者转岗职工|签订一年以上劳动合同
        elif steps or ALTERNATIVE.search(between):
            join = "any"
        elif TOGETHER.search(between):
            join = "all"
        elif LIST.search(between):
            join = "list"
        elif isinstance(last.test, Category) and last.test.family in HEAD_NOUN and _predicate(atom.test):
            join = "all"
        else:
            join = "glue"
        if join == "glue":
            terms[-1].append(atom)
        else:
            terms.append([atom])
            joins.append(join)
    groups: list[list[list[Atom]]] = [[terms[0]]]
    for join, term in zip(joins, terms[1:], strict=True):
        if join == "any" or (join == "list" and any(_one_kind(t, term) for t in groups[-1])):
            groups[-1].append(term)
        else:
            groups.append([term])
    parts: list[Test | Tests] = []
    for group in groups:
        parts += _alternatives(text, group)
    return Tests("all", tuple(parts))


def carried(text: str, atoms: list[Atom]) -> list[Atom]:
    """1000万元以上、4亿元以下: a figure without words measures what the one before it measured."""
    made: list[Atom] = []
    before: Bound | None = None
    for atom in atoms:
        bound = atom.test
        if isinstance(bound, Bound):
            bare = not text[bound.start : bound.figure].strip()
            if bare and before is not None and before.dimension == bound.dimension and bound.metric.concept is None:
                bound = replace(
                    bound, metric=before.metric, when=before.when, named=before.named or (before.start, before.figure)
                )
                atom = Atom(bound, atom.start, atom.end)
            before = bound
        made.append(atom)
    return made


def _predicate(test: Test) -> bool:
    return (
        isinstance(test, Category) and (test.kind == "open" or test.family in ("first", "employment", "works"))
    ) or isinstance(test, Bound)


def _cases(text: str, left: Bound, right: Atom) -> bool:
    """60周岁以上失能老年人和80周岁以上高龄老年人: each figure with whom it is for."""
    bound = right.test
    if not isinstance(bound, Bound) or bound.dimension != left.dimension or bound.metric.concept != left.metric.concept:
        return False
    between = text[left.end : bound.figure]
    one, two = text[left.start : left.figure], re.sub(r"^[、和及或]", "", between)
    if (
        between[:1] in "、和及或"
        and 2 <= len(two) <= 6
        and len(one) >= 2
        and one[-1] == two[-1]
        and one[-2:] != two[-2:]
    ):
        return True  # 地表水10万立方米以上、地下水3万立方米以上
    apart = left.allowed.low is not None and bound.allowed.low is not None and left.allowed.low != bound.allowed.low
    return apart and re.search(r"[\u4e00-\u9fff]{2,10}(?:和|或|及|、)[^，；。\d]{0,6}$", between) is not None


def are_steps(left: Bound, right: Bound) -> bool:
    return (
        left.metric == right.metric
        and left.start == right.start
        and left.clause == right.clause
        and left.unit == right.unit
    )


def _one_kind(left: list[Atom], right: list[Atom]) -> bool:
    for a in left:
        for b in right:
            if isinstance(a.test, Category) and isinstance(b.test, Category):
                if a.test.kind == b.test.kind == "size":
                    return True
                if a.test.family and a.test.family == b.test.family and a.test.family in ONE_KIND:
                    return True
    return False


PEOPLE = r"(?:人|者|员|童|生|老年|妇女|军人|职工|青年|居民|户)"


def _people(text: str, left: list[Atom], right: list[Atom]) -> bool:
    """未成年人和65周岁以上老年人: two kinds of people, one of them told by age."""
    one, two = left[-1], right[0]
    if not isinstance(one.test, Category) or not isinstance(two.test, Bound) or two.test.dimension != "age":
        return False
    between = text[one.start : two.test.figure]
    return (
        re.search(rf"{PEOPLE}[和、或及]$", between) is not None
        and re.match(rf"的?[^，。；、]{{0,4}}{PEOPLE}", text[two.test.end :]) is not None
    )


KIND = re.compile(r"(?:对象|人员|人口|家庭|户|者|生|职工|农民|儿童|老人|居民)$")


def _kinds_of_people(text: str, left: Atom, right: Atom) -> bool:
    """农村特困人员和防止返贫监测对象: two kinds of people of whom nobody needs to be both."""
    return text[left.end : right.start] in ("和", "、", "及", "与", "以及") and all(
        isinstance(a.test, Category) and KIND.search(text[a.start : a.end]) is not None for a in (left, right)
    )


BODY = re.compile(r"(?:企业|机构|单位|团队|组织|主体|合作社|农场|平台|公司|个体工商户|学校|医院|园区|协会)$")


def _bodies(text: str, left: Atom, right: Atom) -> bool:
    """科技型中小企业和在孵企业: two kinds of bodies of which nobody needs to be both."""
    between = text[left.end : right.start]
    return between in ("和", "、", "及", "与", "以及") and all(
        BODY.search(text[a.start : a.end]) is not None for a in (left, right)
    )


def _alternatives(text: str, group: list[list[Atom]]) -> list[Test | Tests]:
    if len(group) == 1:
        return [a.test for a in group[0]]
    shared: list[Test | Tests] = []
    first = group[0]
    last = group[-1]
    if (
        isinstance(first[-1].test, Bound)
        and isinstance(last[0].test, Bound)
        and are_steps(first[-1].test, last[0].test)
    ):
        shared = [a.test for a in (*first[:-1], *last[1:])]  # 首次突破10亿元、50亿元的工业企业
        return [*shared, Tests("any", tuple(t[-1].test if t is first else t[0].test for t in group))]
    for n in range(len(first) - 1, 0, -1):
        before = first[n - 1]
        if "的" in text[before.test.end if isinstance(before.test, Bound) else before.end : first[n].start]:
            shared, first = [a.test for a in first[:n]], first[n:]
            break
    tail: list[Test | Tests] = []
    if (
        len(last) > 1
        and isinstance(last[0].test, Category)
        and not any(isinstance(a.test, Bound) for t in group[:-1] for a in t)
    ):
        at = next((n for n, a in enumerate(last) if isinstance(a.test, Bound) and DOES.match(text, a.start)), len(last))
        if at:  # 招用人员或者转岗职工|签订一年以上劳动合同
            tail, group = [a.test for a in last[at:]], [*group[:-1], last[:at]]
    made = [first, *group[1:]]
    options: list[Test | Tests] = [
        term[0].test if len(term) == 1 else Tests("all", tuple(a.test for a in term)) for term in made
    ]
    return [*shared, Tests("any", tuple(options)), *tail]
