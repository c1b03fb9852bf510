"""Assessing: one group of conditions against what a person said, by Kleene logic as the sentence joins them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.answers import Result
from assistant.assigning import assign
from assistant.bounds import Bound
from assistant.categories import Category, judge_category
from assistant.dates import DateTest, judge_date
from assistant.derive import Fact
from assistant.groups import Group
from assistant.judging import all_of, any_of
from assistant.matching import Judged, judge_bound, pairs
from assistant.phrases import Test, Tests, tests_of
from assistant.profile import Profile
from index.documents import Document

OR = re.compile(r"或者?|或|抑或")
LOOSE_OR = re.compile(r"[，,；;]\s*或")
DENIED = re.compile(r"(?<![是属算])(?:不是|不属于|并非|不算)(?:什么|个)?(?P<what>[一-鿿A-Za-z]{2,8})")
# 别的门槛全都过了: what was not named is met, by the person's own word.
BLANKET = re.compile(
    r"(?:别的|其他|其它|其余|剩下|另外)(?:的)?(?:条件|门槛|要求|几条|各项|方面|指标)?[^，。；？]{0,4}(?:全|都|均|也)[^，。；？]{0,4}(?:过|符合|满足|够|行|达标|没问题|具备|齐)|条件(?:全|都)[^，。；？]{0,3}(?:够|符合|满足|过|齐)"
)
SIZES_FOLLOW = frozenset({"小微", "中小", "中小微", "小型微型"})  # a size that the figures of the same group measure


@dataclass(frozen=True, slots=True)
class CategoryJudged:
    category: Category
    result: Result
    words: str  # what was said of it, "" where nothing was


@dataclass(frozen=True, slots=True)
class GroupJudged:
    """A group with every test judged; `pending` are the ranks that the person's own figures cannot settle."""

    group: Group
    result: Result
    bounds: tuple[Judged, ...]
    categories: tuple[CategoryJudged, ...]
    ranks: tuple[Judged, ...]
    pending: tuple[Bound, ...]
    denied: str = ""  # words of the group that the person says they are not

    @property
    def addressed(self) -> float:
        """How far the group is about what was said."""
        figures = sum(j.score for j in (*self.bounds, *self.ranks) if j.fact is not None)
        near = max((j.score for j in self.bounds if j.fact is None), default=0.0)
        stated = 0.5 * sum(1 for c in self.categories if c.words and c.category.kind != "trade")
        return figures + (near if not figures else 0.0) + stated + (0.5 if self.denied else 0.0)


def judge_group(group: Group, facts: tuple[Fact, ...], profile: Profile, document: Document) -> GroupJudged:
    if group.tests is not None:
        return _judge_tests(group, group.tests, facts, profile, document)
    said = profile.text
    bounds = tuple(judge_bound(b, facts, said, tuple(r for r in group.bounds if r is not b)) for b in group.bounds)
    categories = tuple(c for c in (_judge(category, group, said) for category in group.categories) if c is not None)
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


def _judge_tests(
    group: Group, tests: Tests, facts: tuple[Fact, ...], profile: Profile, document: Document
) -> GroupJudged:
    """A provision's tests, joined as it joins them."""
    said = profile.text
    rest = BLANKET.search(said)
    bounds: dict[Bound, Judged] = {}
    categories: list[CategoryJudged] = []
    ranks: list[Judged] = []
    pending: list[Bound] = []
    own = tuple(t for t in tests_of(tests) if isinstance(t, Bound) and t.kind != "rank")

    assigned = assign(own, facts, said, document.text, document.year)

    def result(test: Test) -> Result:
        if isinstance(test, Bound) and test.kind == "rank":
            given = next((f for f in facts if f.dimension == "rank"), None)
            if given is None:
                pending.append(test)
                return "meets"  # left open beside the verdict
            ranks.append(Judged(test, "fails" if given.values.apart(test.allowed) else "meets", given, 0.6))
            return ranks[-1].result
        if isinstance(test, Bound):
            if test not in bounds:
                bounds[test] = assigned[test]
                if bounds[test].result == "unknown" and bounds[test].fact is None and rest:
                    bounds[test] = replace(bounds[test], result="meets", near=None, why="rest")
            return bounds[test].result
        if isinstance(test, DateTest):
            found, words = judge_date(test, said, document.year)
            if found is not None:
                categories.append(CategoryJudged(Category("open", test.word, test.start, test.end), found, words))
            return found or ("unknown" if test.event else "meets")
        found, words = judge_category(test, said)
        if found is None and (test.soft or test.kind in ("trade", "exclusion")):
            return "meets"
        if found is None and test.kind == "size" and test.word in SIZES_FOLLOW and own:
            return "meets"
        if found is None and rest:
            found = "meets"
        if not any(c.category == test for c in categories):
            categories.append(CategoryJudged(test, found or "unknown", words))
        return found or "unknown"

    scope = _scope(tests, result, profile, lambda t: _is_addressed(t, bounds, categories))
    outcome = _evaluate(scope, result)
    kept = {id(t) for t in _deciding(scope, result)}
    same = {t for t in _deciding(scope, result) if isinstance(t, Bound)}
    return GroupJudged(
        group,
        outcome,
        tuple(j for t, j in bounds.items() if id(t) in kept or t in same),
        tuple(c for c in categories if any(c.category == t or (isinstance(t, DateTest) and c.category.start == t.start) for t in _deciding(scope, result))),
        tuple(ranks),
        tuple(dict.fromkeys(pending)),
    )


# 光看投资额这道坎, 研发那条, 人员这条: only that part of the list is asked about.
ONE_PART = re.compile(
    r"(?:光|只|单|仅|就)(?:看|论|说|问)[^，。；？?]{1,14}|(?P<what>[\u4e00-\u9fff]{2,8})(?:[这那](?:一)?(?:条|关|项|道坎|块|个?方面|道线|个?条件)|方面)(?:[^，。；？?]{0,6})(?:过|行|够|符合|满足|达|算|合格)"
)


def _is_addressed(test: Test, bounds: dict[Bound, Judged], categories: list[CategoryJudged]) -> bool:
    if isinstance(test, Bound):
        return test in bounds and bounds[test].fact is not None
    if isinstance(test, Category):
        return any(c.category == test and c.words for c in categories)
    return False


def _scope(
    tests: Tests, result: Callable[[Test], Result], profile: Profile, addressed: Callable[[Test], bool]
) -> Tests:
    """The part of the tests that the question is limited to; all of them where it is not."""
    _evaluate(tests, result)  # judges every test once
    last = profile.text.rpartition("\n")[2]
    limited = ONE_PART.search(last)
    if limited is None:
        return tests
    spoken = pairs(limited[0])

    def names(part: Test | Tests) -> bool:
        return any(addressed(t) for t in (tests_of(part) if isinstance(part, Tests) else (part,)))

    def prune(node: Tests) -> Tests:
        kept = []
        for part in node.parts:
            if isinstance(part, Tests) and part.mode == "all" and any(isinstance(p, Tests) for p in part.parts):
                part = prune(part)
            if names(part):
                kept.append(part)
        return Tests(node.mode, tuple(kept))

    pruned = prune(tests)
    bounds_ = [t for t in tests_of(pruned) if isinstance(t, Bound)]
    told = [t for t in bounds_ if pairs(t.indicator) & spoken]
    if limited[0][0] in "光只单仅就" and told and len(told) < len(bounds_):
        keep = {t.metric.concept for t in told}

        def only(node: Tests) -> Tests:
            parts: list[Test | Tests] = []
            for part in node.parts:
                if isinstance(part, Tests):
                    inner = only(part) if part.mode == "all" else part
                    if any(isinstance(t, Bound) and t.metric.concept in keep and t.metric.aspect == told[0].metric.aspect for t in tests_of(inner)):
                        parts.append(inner)
                elif isinstance(part, Bound) and part.metric.concept in keep and part.metric.aspect == told[0].metric.aspect:
                    parts.append(part)
            return Tests(node.mode, tuple(parts))

        pruned = only(pruned)
    return pruned if tuple(tests_of(pruned)) else tests


def _deciding(tests: Tests, result: Callable[[Test], Result]) -> list[Test]:
    """The tests that the verdict rests on: of alternatives, the one that is met, or those that are still open."""
    if tests.mode == "any":
        outcomes = [(_evaluate(p, result) if isinstance(p, Tests) else result(p), p) for p in tests.parts]
        outcome = any_of(o for o, _ in outcomes)
        parts = [p for o, p in outcomes if o == outcome]
        if outcome == "meets":
            parts = parts[-1:] if all(isinstance(p, Bound) for p in tests.parts) else parts[:1]  # the highest step reached
    else:
        parts = list(tests.parts)
    return [t for p in parts for t in (_deciding(p, result) if isinstance(p, Tests) else [p])]


def _evaluate(tests: Tests, result: Callable[[Test], Result]) -> Result:
    results = [_evaluate(part, result) if isinstance(part, Tests) else result(part) for part in tests.parts]
    return all_of(results) if tests.mode == "all" else any_of(results)


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


def _judge(category: Category, group: Group, said: str) -> CategoryJudged | None:
    result, words = judge_category(category, said)
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
