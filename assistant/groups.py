"""Groups: the tests of a paragraph that belong together, because one provision or one sentence states them.

group = tests of a provision                            对新增产值超过1亿元、增速不低于10%的工业企业,取前50名,给予奖励
      | bound (joiner bound)* + categories + ranks      of a sentence that is no provision: goals, and what describes
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.bounds import WIDENED, Bound, Kind, clause_of, find_bounds, find_clauses
from assistant.categories import Category, find_described, find_exclusions
from assistant.classes import by_class_name, find_classes
from assistant.easing import WIDER, freed, relaxed
from assistant.joining import Test, Tests, regrouped, replaced, tests_of
from assistant.judging import Interval
from assistant.multiples import find_multiples
from assistant.owning import DUE, from_before, inherit, masked, measuring, named_after, only_due, own_case
from assistant.phrases import read_join
from index.documents import Document, Paragraph
from index.provision import Provision
from index.provisions import find_provisions
from index.segments import Join

SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")


# What makes a count a goal; 5个门类 behind none of these only describes.
REACHED = re.compile(
    r"左右|以上|以下|以内|超过?|突破|不少于|不低于|不超过|达|至少|约|力争|确保|争取|新增|培育|认定|打造|遴选|建成|推进|推广|实施|服务|组织|"
    r"带动|汇聚|建设|完成|实现|培训|引进|举办|开展|抓好|支持|创建|新建|布局|发展|评选|选树|选派|招引|净增|入库|总数|增加"
)
CAPPED = re.compile(r"(?:累计|总额|合计|单[个户家项]|同一|每[户家个])[^，。；]{0,16}(?:不超过|不高于|最高)")
GRANTED = re.compile(r"补|奖|贴|资助|扣除|贷|返还|津贴|救助")
AMONG_OTHERS = re.compile(r"等\s*\d")  # 甲、乙等8个: the number of what was just listed


RATED = re.compile(r"[^，。；]{0,8}(?:补贴|补助|奖励|津贴|资助)标准(?:为|是)(?=[^，。；]{2,12}\d)")


@dataclass(frozen=True, slots=True)
class Group:
    """The tests that belong together; `start`, `end` are the sentence part that states them all."""

    paragraph: str
    kind: Kind
    bounds: tuple[Bound, ...]
    categories: tuple[Category, ...]
    ranks: tuple[Bound, ...]
    start: int
    end: int
    any_of: bool = False  # a list of which one is enough
    listed: bool = False  # its tests are the items under the paragraph
    tests: Tests | None = None  # as the provision joins them; None for a sentence that is none
    provision: Provision | None = None


@lru_cache(maxsize=512)
def find_groups(document: Document, paragraph: Paragraph) -> tuple[Group, ...]:
    """Every group of tests in the paragraph, in order; of a list that it introduces, the items' tests too."""
    provided = [g for g in provision_groups(document) if g.paragraph == paragraph.id]
    listed = any(g.listed and g.start <= paragraph.start < g.end for g in provision_groups(document))
    covered = [(g.start, g.end) for g in provided]
    granted = {
        b.figure for g in provided if g.provision is not None and g.provision.effect == "grants" for b in g.bounds
    }
    asked = {
        b.figure for g in provided if g.provision is not None and g.provision.effect == "requires" for b in g.bounds
    }
    own = [
        g
        for s, e in _sentences(document.text, paragraph.start, paragraph.end)
        for g in _sentence_groups(document, paragraph, s, e)
        if not listed
        and not any(a < g.end and g.start < b and _told(g) for a, b in covered)
        and not (
            g.kind == "target" and all(b.figure in granted for b in g.bounds)
        )  # a support's own condition is no goal
        and not (g.bounds and all(b.figure in asked and "不得" in document.text[b.start : b.end] for b in g.bounds))
    ]
    return (*provided, *own)


def _told(group: Group) -> bool:
    """Whether a provision that covers the group has said it already; goals and caps beside it stand alone."""
    caps = any(b.metric.concept == "loan" for b in group.bounds) and not group.ranks
    exclusion = any(c.kind == "exclusion" for c in group.categories)
    return not (group.kind == "target" or caps or exclusion)


@lru_cache(maxsize=64)
def provision_groups(document: Document) -> tuple[Group, ...]:
    """One group for each provision that tests something, in the document's order."""
    provisions = find_provisions(document)
    found = []
    measured: dict[str, Bound] = {}  # by paragraph: what the last figure with words measured
    classes = {test.start for _, members in find_classes(document) for test in tests_of(members)}
    for provision in provisions:
        if (
            any(provision.start <= at < provision.end for at in classes)
            and provision.effect == "grants"
            and not provision.defines
        ):
            continue  # says who is in a class, grants nothing
        if RATED.match(document.text, provision.start):
            continue  # 购房补贴标准为乙类人才30万元、…: how much, and not to whom
        own = own_case(read_join(masked(document, provision), provision.tests), provision, document.text)
        own = measuring(own, provision, document.text)
        own = named_after(own, measured.get(provision.paragraph), document.text)
        for test in tests_of(own):
            if isinstance(test, Bound) and document.text[test.start : test.figure].strip():
                measured[provision.paragraph] = test
        inherited = read_join(document, Join("all", provision.inherited)) if provision.inherited else None
        if inherited is not None:
            own = inherit(own, inherited)
        if provision.widened:
            own = replaced(own, from_before(provision))
        own = regrouped(replaced(own, by_class_name(document, masked(document, provision).text)))
        if (
            provision.effect == "requires"
            and provision.said is not None
            and DUE.search(document.text, provision.start, provision.end)
        ):
            own = replaced(own, only_due(document.text, provision))
        own = relaxed(document, provision, provisions, own)
        own = freed(document, provision, provisions, own)
        tests = tuple(tests_of(own))
        if not tests:
            continue
        ranks = tuple(t for t in tests if isinstance(t, Bound) and t.kind == "rank")
        bounds = tuple(t for t in tests if isinstance(t, Bound) and t.kind != "rank")
        categories = tuple(t for t in tests if isinstance(t, Category))
        found.append(
            Group(
                provision.paragraph,
                "condition",
                bounds,
                categories,
                ranks,
                min((t.start for t in tests if t.start >= provision.start), default=provision.start)
                if not provision.listed and (provision.inherited or provision.effect != "denies")
                else provision.start,
                provision.end,
                False,
                provision.listed,
                own,
                provision,
            )
        )
    return tuple(_tiers(found))


def _tiers(groups: list[Group]) -> Iterator[Group]:
    """Steps that are given figures respectively: of 1亿元、5亿元 the first ends where the second begins."""
    for n, group in enumerate(groups):
        following = groups[n + 1] if n + 1 < len(groups) else None
        pair = _step(group, following) if following is not None else None
        if pair is not None and group.tests is not None:
            lower, upper = pair
            ended = replace(
                lower,
                allowed=Interval(
                    lower.allowed.low, upper.allowed.low, lower.allowed.low_open, not upper.allowed.low_open
                ),
            )

            def end(test: Test, lower: Bound = lower, ended: Bound = ended) -> Test:
                return ended if test == lower else test

            tests = replaced(group.tests, end)
            group = replace(group, tests=tests, bounds=tuple(ended if b == lower else b for b in group.bounds))
        yield group


def _step(left: Group, right: Group) -> tuple[Bound, Bound] | None:
    """The bounds of two neighbouring cases that differ in nothing but how high the step is."""
    one, two = left.provision, right.provision
    if one is None or two is None or not one.others or one.amounts != two.amounts:
        return None
    for a in left.bounds:
        for b in right.bounds:
            low, high = a.allowed.low, b.allowed.low
            rises = (
                a.allowed.high is None
                and b.allowed.high is None
                and low is not None
                and high is not None
                and low < high
            )
            if rises and a.metric == b.metric and a.dimension == b.dimension:
                return a, b
    return None


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in SENTENCE.finditer(text, start, end):
        if match[0].strip():
            yield match.start(), match.end()


def _sentence_groups(document: Document, paragraph: Paragraph, start: int, end: int) -> Iterator[Group]:
    text = document.text
    bounds = find_bounds(document, start, end)
    ranks = tuple(b for b in bounds if b.kind == "rank")
    run: list[Bound] = []
    runs: list[list[Bound]] = []
    for bound in bounds:
        if (
            bound.kind == "condition"
            and CAPPED.search(bound.clause)
            and (bound.dimension == "amount" or GRANTED.search(bound.clause))
        ):
            continue  # what is granted at most is no condition
        if bound.kind == "condition":
            if run and not _together(text, run[-1], bound):
                runs.append(run)
                run = []
            run.append(bound)
        elif run and bound.kind != "rank":
            runs.append(run)
            run = []
    if run:
        runs.append(run)
    taken: list[tuple[int, int]] = []
    for run in runs:
        joined = tuple(
            replace(b, joiner=text[b.end : run[n + 1].start]) if n + 1 < len(run) else b for n, b in enumerate(run)
        )
        left, right = clause_of(text, joined[0].start, start, end)[0], clause_of(text, joined[-1].end, start, end)[1]
        taken.append((left, right))
        near = tuple(r for r in ranks if left <= r.start)
        stop = clause_of(text, near[-1].end, start, end)[1] if near else right
        widened = WIDENED.search(text, left, right)
        yield Group(
            paragraph.id,
            "condition",
            joined,
            find_described(text, widened.end() if widened else left, right),
            near,
            left,
            max(right, stop),
        )
    for bound in bounds:
        if bound.kind == "target" and not _describes(text, bound) and not WIDER.search(bound.clause):
            left, right = clause_of(text, bound.start, start, end)[0], clause_of(text, bound.end, start, end)[1]
            yield Group(paragraph.id, "target", (bound,), (), (), left, right)
        if bound.kind == "benefit" and bound.metric.concept == "loan" and bound.allowed.high is not None:
            left, right = clause_of(text, bound.start, start, end)  # what is asked for is held against its cap
            before = clause_of(text, max(start, left - 2), start, end)[0]
            yield Group(paragraph.id, "condition", (replace(bound, kind="condition"),), (), (), before, right)
    for multiple in find_multiples(text, start, end):
        yield Group(paragraph.id, "condition", (multiple,), (), (), multiple.start, multiple.end)
    excluded = find_exclusions(text, start, end)
    if excluded:
        left, right = clause_of(text, excluded[0].start, start, end)
        yield Group(paragraph.id, "condition", (), excluded, (), left, right)
    for left, right in find_clauses(text, start, end):
        if any(a < right and left < b for a, b in taken):
            continue
        categories = find_described(text, left, right)
        if categories:
            yield Group(paragraph.id, "condition", (), categories, (), left, right)
    if ranks and not runs:
        left, right = clause_of(text, ranks[0].start, start, end)
        yield Group(paragraph.id, "condition", (), find_described(text, left, right), ranks, left, right)


def _describes(text: str, bound: Bound) -> bool:
    """Whether a count is only told of, with nothing that says it is to be reached: 建立5个门类的台账."""
    if bound.dimension != "count" or bound.allowed.low is None:
        return False
    own = text[bound.start : bound.end + 2]
    return AMONG_OTHERS.search(own) is not None or not REACHED.search(f"{bound.clause[:40]} {own}")


def _together(text: str, left: Bound, right: Bound) -> bool:
    if left.metric == right.metric and left.start == right.start:
        return False  # steps: each is a support of its own
    between = text[left.end : right.start]
    return len(between) <= 40 and not re.search(r"[；;。]|给予|奖励|补助|补贴", between)
