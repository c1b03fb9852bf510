"""Groups: the tests of a paragraph that belong together, because one sentence states them of one audience.

group = bound (joiner bound)* + categories + ranks      对新增产值超过1亿元、增速不低于10%的工业企业,取前50名
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.bounds import WIDENED, Bound, Kind, clause_of, find_bounds, find_clauses
from assistant.categories import Category, find_categories, find_exclusions
from index.documents import Document, Paragraph

SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
ANY_OF_LIST = re.compile(r"(?:之一|任意?一[项个条]|其中一[项个条])[^。；]{0,12}[：:。]?\s*$")
ALL_OF_LIST = re.compile(r"(?:条件|要求|标准|情形)[^。；]{0,12}[：:]\s*$")


# What makes a count a goal; 5个门类 behind none of these only describes.
REACHED = re.compile(
    r"左右|以上|以下|以内|超过?|突破|不少于|不低于|不超过|达|至少|约|力争|确保|争取|新增|培育|认定|打造|遴选|建成|推进|推广|实施|服务|组织|"
    r"带动|汇聚|建设|完成|实现|培训|引进|举办|开展|抓好|支持|创建|新建|布局|发展|评选|选树|选派|招引|净增|入库|总数|增加"
)
AMONG_OTHERS = re.compile(r"等\s*\d")  # 甲、乙等8个: the number of what was just listed


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


@lru_cache(maxsize=512)
def find_groups(document: Document, paragraph: Paragraph) -> tuple[Group, ...]:
    """Every group of tests in the paragraph, in order; of a list that it introduces, the items' tests too."""
    own = [
        g
        for s, e in _sentences(document.text, paragraph.start, paragraph.end)
        for g in _sentence_groups(document, paragraph, s, e)
    ]
    return (*own, *_listed(document, paragraph))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in SENTENCE.finditer(text, start, end):
        if match[0].strip():
            yield match.start(), match.end()


def _listed(document: Document, paragraph: Paragraph) -> tuple[Group, ...]:
    """The items under 符合下列条件之一 or 同时符合下列条件 as one group."""
    own = document.text_of(paragraph).strip()
    items = document.children(paragraph.id)
    if not items or not (ANY_OF_LIST.search(own) or ALL_OF_LIST.search(own)):
        return ()
    bounds: list[Bound] = []
    categories: list[Category] = []
    for item in items:
        for start, end in _sentences(document.text, item.start, item.end):
            read = find_bounds(document, start, end, listed=True)
            bounds.extend(replace(b, kind="condition", joiner="，") for b in read if b.kind in ("condition", "target"))
    if not bounds or any(a.metric == b.metric and a.allowed.apart(b.allowed) for a in bounds for b in bounds):
        return ()  # cases that exclude each other are no list of conditions
    group = Group(
        paragraph.id,
        "condition",
        tuple(bounds),
        tuple(categories),
        (),
        bounds[0].start,
        bounds[-1].end,
        bool(ANY_OF_LIST.search(own)),
        True,
    )
    return (group,)


def _sentence_groups(document: Document, paragraph: Paragraph, start: int, end: int) -> Iterator[Group]:
    text = document.text
    bounds = find_bounds(document, start, end)
    ranks = tuple(b for b in bounds if b.kind == "rank")
    run: list[Bound] = []
    runs: list[list[Bound]] = []
    for bound in bounds:
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
            find_categories(text, widened.end() if widened else left, right),
            near,
            left,
            max(right, stop),
        )
    for bound in bounds:
        if bound.kind == "target" and not _describes(text, bound):
            left, right = clause_of(text, bound.start, start, end)[0], clause_of(text, bound.end, start, end)[1]
            yield Group(paragraph.id, "target", (bound,), (), (), left, right)
        if bound.kind == "benefit" and bound.metric.concept == "loan" and bound.allowed.high is not None:
            left, right = clause_of(text, bound.start, start, end)  # what is asked for is held against its cap
            before = clause_of(text, max(start, left - 2), start, end)[0]
            yield Group(paragraph.id, "condition", (replace(bound, kind="condition"),), (), (), before, right)
    excluded = find_exclusions(text, start, end)
    if excluded:
        left, right = clause_of(text, excluded[0].start, start, end)
        yield Group(paragraph.id, "condition", (), excluded, (), left, right)
    for left, right in find_clauses(text, start, end):
        if any(a < right and left < b for a, b in taken):
            continue
        categories = find_categories(text, left, right)
        if categories:
            yield Group(paragraph.id, "condition", (), categories, (), left, right)
    if ranks and not runs:
        left, right = clause_of(text, ranks[0].start, start, end)
        yield Group(paragraph.id, "condition", (), find_categories(text, left, right), ranks, left, right)


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
