"""Provided: a provision's tests against what a person said, by strong Kleene logic as the provision joins them.

What was not given is unknown, except where the person says that all else is met, or asks about one part alone.
"""

from __future__ import annotations

import re

from assistant.answers import Result
from assistant.assigning import assign
from assistant.bounds import Bound
from assistant.categories import NOTHING, Category
from assistant.claims import judge_category
from assistant.dates import DateTest, judge_date
from assistant.derive import Fact
from assistant.groups import Group
from assistant.joining import Test, Tests, tests_of
from assistant.judged import CategoryJudged, GroupJudged
from assistant.judging import all_of, any_of
from assistant.likeness import NOTHING_ORDINARY
from assistant.matching import Judged
from assistant.ordinary import ordinary_words
from assistant.phrases import BECAME
from assistant.profile import Profile
from assistant.proportions import overlap, pairs
from assistant.statements import UNSURE
from assistant.stating import whole_verbs
from index.documents import Document

# 别的门槛全都过了: what was not named is met, by the person's own word.
BLANKET = re.compile(
    r"(?:别的|其他|其它|其余|剩下|另外)(?:的)?(?:条件|门槛|要求|几条|各项|方面|指标)?[^，。；？]{0,4}(?:全|都|均|也|样样|统统)[^，。；？]{0,4}(?:过|符合|满足|够|行|达标|没问题|具备|齐|合规)|条件(?:全|都)[^，。；？]{0,3}(?:够|符合|满足|过|齐)"
)
# 其他毛病一概没有: of what shuts people out, nothing else holds, by the person's own word.
SPOTLESS = re.compile(
    r"(?:别的|其他|其它|其余|剩下|另外)[^，。；？]{0,6}(?:(?:全|都|均|也|一概|样样|统统)[^，。；？]{0,3}(?:没有?|无|不)|(?:全|都|均|也|一概|样样|统统)[^，。；？]{0,4}(?:过|符合|满足|合规|达标|没问题))"
)
# 光看投资额这道坎: that measure alone is asked about …
ONE_MEASURE = re.compile(r"(?:光|单|仅|只|就)(?:看|论|说|问)(?P<what>[^，。；？?]{1,14})")
# … 研发那条, 人员这条: that item of the list.
ONE_ITEM = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:[这那](?:一)?(?:条|关|项|道坎|块|个?方面|道线|个?条件)|方面)[^，。；？?]{0,6}(?:过|行|够|符合|满足|达|算|合格)"
)
# 名次还没公布, 排老几没数: whoever speaks of the rank asks about it, too.
RANK_OPEN = re.compile(
    r"(?:名次|排名|位次|排老?[几第多]|第几|前\d+名?)[^，,。；;？?]{0,10}(?:没|未|不知|不清|不晓|难说|待|不好说)|(?:没|未|不知道?|不清楚?)[^，,。；;？?]{0,8}(?:名次|排名|位次|排老?[几第多]|第几)"
)
SPEAKING = 0.5  # below this a length of time says nothing of a window within which something is barred
DONE_WITHIN = 6  # 2年内|竣工投产: what is done within a time that was told
IMPLIED = 0.3  # the share of an open category's words that a figure's own words have to have
RATE = re.compile(r"占|比|率|成")
SIZES_FOLLOW = frozenset(
    {"小微", "中小", "中小微", "小型微型"}
)  # a size that the figures of the same provision measure


CONDUCT = re.compile(r"的[，,](?:取消|追回|不予|不得|不再|停止|收回)")  # 转租的，取消资格


def judge_provision(
    group: Group, tests: Tests, facts: tuple[Fact, ...], profile: Profile, document: Document
) -> GroupJudged:
    """The provision judged, with the tests that its result rests on."""
    judge = _Judge(group, tests, facts, profile, document)
    scope = judge.scope()
    outcome = judge.duty(scope) if judge.requires else judge.evaluate(scope)
    deciding = judge.deciding(scope)
    if (
        judge.denies
        and outcome == "meets"
        and not group.listed
        and CONDUCT.search(document.text, group.start, group.end)
        and not any(group.start <= t.start < group.end for t in deciding)
    ):
        outcome = "unknown"  # the conduct that it bars is not told of: only whom it is said of
    if (
        judge.denies
        and outcome == "meets"
        and deciding
        and all(isinstance(t, Category) and t.presumed for t in deciding)
    ):
        outcome = "unknown"  # to be from here is what everybody is who asks
    bounds = tuple(dict.fromkeys(t for t in deciding if isinstance(t, Bound) and t.kind != "rank"))
    others = tuple(dict.fromkeys(t for t in deciding if not isinstance(t, Bound)))
    if judge.rest:  # what the person's blanket word covers is not gone through again
        bounds = tuple(b for b in bounds if judge.spoken_to(b) or judge.results[b] != "meets")
        others = tuple(t for t in others if judge.spoken_to(t) or judge.results[t] != "meets")
    return GroupJudged(
        group,
        outcome,
        tuple(judge.bounds[b] for b in bounds if b in judge.bounds),
        tuple(judge.others[t] for t in others if t in judge.others),
        tuple(judge.ranks.values()),
        tuple(judge.pending),
    )


def judge_tests(tests: Tests, facts: tuple[Fact, ...], profile: Profile, document: Document) -> Result:
    """Tests that stand alone, such as those of a class's members."""
    group = Group("", "condition", (), (), (), 0, 0, tests=tests)
    return _Judge(group, tests, facts, profile, document, blanket=False).evaluate(tests)


class _Judge:
    """Every test of one provision, judged once."""

    def __init__(
        self,
        group: Group,
        tests: Tests,
        facts: tuple[Fact, ...],
        profile: Profile,
        document: Document,
        blanket: bool = True,
    ) -> None:
        """`blanket` False takes no 其他条件都符合 for an answer: what somebody is has to be told."""
        self.tests, self.facts, self.profile, self.document = tests, facts, profile, document
        self.said = profile.text
        self.denies = group.provision is not None and group.provision.effect == "denies"
        self._listed = group.listed
        self.ordinary = ordinary_words(document, group) if self.denies else NOTHING_ORDINARY
        self.rest = blanket and not self.denies and BLANKET.search(self.said) is not None
        self.measured = tuple(t for t in tests_of(tests) if isinstance(t, Bound) and t.kind != "rank")
        self.requires = group.provision is not None and group.provision.effect == "requires" and bool(self.measured)
        self.provision = group.provision
        self.assigned = assign(self.measured, facts, self.said, document.text, document.year)
        self.bounds: dict[Bound, Judged] = {}
        self.others: dict[Test, CategoryJudged] = {}
        self.ranks: dict[Bound, Judged] = {}
        self.pending: dict[Bound, None] = {}
        self.results: dict[Test, Result] = {t: self._judge(t) for t in tests_of(tests)}
        self._imply()
        if self.denies:
            self._take_told(tests)

    def _normed(self, test: Test) -> bool:
        """Whether it is what a duty asks for, rather than whom it names."""
        said = self.provision.said if self.provision is not None else None
        return said is not None and test.start >= said.start

    def _imply(self) -> None:
        """年节水6万方 tells of 实施节水改造, too: words that a figure which was given is of."""
        text = self.document.text
        told = "".join(
            text[b.start : b.figure] + text[b.end : b.end + DONE_WITHIN * (b.dimension == "time")] + j.fact.words
            for b, j in self.bounds.items()
            if j.fact is not None
        )
        for test, judged in self.others.items():
            if (
                judged.result != "unknown"
                or judged.words
                or (self.requires and self._normed(test))
                or judged.category.kind != "open"
                or judged.category.negative
            ):
                continue
            own = pairs(NOTHING.sub("", judged.category.word))
            if own and not self.denies and len(own & pairs(told)) >= IMPLIED * len(own):
                self.results[test] = "meets"

    def _take_told(self, tests: Tests) -> None:
        """Who tells of what is denied (关联关系) need not repeat the words around it."""
        for part in tests.parts:
            if isinstance(part, Tests):
                self._take_told(part)
        own = [p for p in tests.parts if not isinstance(p, Tests) and p in self.others]
        told = [self.others[p] for p in own if self.others[p].words and not self.others[p].category.presumed]
        if tests.mode == "all" and any(t.result == "meets" for t in told):
            for test in own:
                if (
                    isinstance(test, Category)
                    and test.kind == "open"
                    and not self.others[test].words
                    and not BECAME.match(test.word)
                ):
                    self.results[test] = "meets"

    def _judge(self, test: Test) -> Result:
        if isinstance(test, Bound):
            return self._rank(test) if test.kind == "rank" else self._bound(test)
        if isinstance(test, DateTest):
            found, words = judge_date(test, whole_verbs(self.said), self.document.year)
            if found is not None:
                self.others[test] = CategoryJudged(Category("open", test.word, test.start, test.end), found, words)
            return found or ("unknown" if test.event else "meets")
        found, words = judge_category(
            test, self.profile.standing if test.kind == "class" else self.said, self.denies, self.ordinary
        )
        taken = (
            self.requires and test.kind == "open" and not test.negative and not self._normed(test)
        )  # whom a duty names asks about it
        if found is None and (
            taken or (test.soft and (not self.denies or test.kind != "open")) or test.kind in ("trade", "exclusion")
        ):
            return "meets"
        if found is None and test.kind == "size" and test.word in SIZES_FOLLOW and self.measured:
            return "meets"
        if found is None and self.rest:
            found = "meets"
        if found is None and self.denies and SPOTLESS.search(self.said):
            found = "fails"
        self.others[test] = CategoryJudged(test, found or "unknown", words)
        return found or "unknown"

    def _rank(self, test: Bound) -> Result:
        given = next((f for f in self.facts if f.dimension == "rank"), None)
        if given is None:
            self.pending[test] = None
            return "unknown" if RANK_OPEN.search(self.said) else "meets"  # left open beside the verdict
        if given.values.point is None and UNSURE.search(self.said):
            self.pending[test] = None
            return "unknown"
        self.ranks[test] = Judged(test, "fails" if given.values.apart(test.allowed) else "meets", given, 0.6)
        return self.ranks[test].result

    def _bound(self, test: Bound) -> Result:
        judged = self.assigned[test]
        window = self.denies and test.dimension == "time" and "内" in self.document.text[test.figure : test.end + 1]
        if window and judged.score < SPEAKING:
            judged = Judged(test, "meets", None, 0.0)
        if self.denies and judged.fact is not None and not self._measures_same(judged):
            judged = Judged(test, "unknown", None, 0.0, judged.fact, "metric")
        if judged.fact is None and (self.rest or window):
            judged = Judged(test, "meets", None, 0.0)
        self.bounds[test] = judged
        return judged.result

    def _measures_same(self, judged: Judged) -> bool:
        """Whether a rate is certainly of what the bound measures: 负债率六成 shuts out by no 持股比例超过30%."""
        fact, metric = judged.fact, judged.bound.metric
        if fact is None or judged.bound.dimension != "percent":
            return True
        named = metric.concept is not None and fact.metric.concept == metric.concept
        return named or overlap(judged.bound.indicator, fact.context) > 0

    # The tree

    def evaluate(self, tests: Tests) -> Result:
        results = [self.evaluate(p) if isinstance(p, Tests) else self.results[p] for p in tests.parts]
        if tests.mode == "all":
            return all_of(results)
        told = [self._told(p) for p in tests.parts]
        if any(t and r == "fails" for t, r in zip(told, results, strict=True)):
            # of alternatives, who tells of one is taken to have none that they do not speak of
            kept = [
                t or r != "unknown" or self._measures(p) for p, t, r in zip(tests.parts, told, results, strict=True)
            ]
            results = [r for r, keep in zip(results, kept, strict=True) if keep]
        return any_of(results)

    @staticmethod
    def _measures(part: Test | Tests) -> bool:
        return any(isinstance(t, Bound) for t in (tests_of(part) if isinstance(part, Tests) else (part,)))

    def _told(self, part: Test | Tests) -> bool:
        return any(self.spoken_to(t) for t in (tests_of(part) if isinstance(part, Tests) else (part,)))

    def duty(self, tests: Tests) -> Result:
        """A norm that is missed is held only against whom it is for: of whom that is open, it is open, too."""
        said = self.provision.said if self.provision is not None else None
        norms = {
            b
            for b in self.measured
            if said is not None
            and b.figure >= (self.provision.start if self.provision and self.provision.measure else said.start)
        }
        outcome = self.evaluate(tests)
        if outcome != "fails" or not norms:
            return outcome
        scope = [self.results[t] for t in tests_of(tests) if t not in norms]
        return "unknown" if "unknown" in scope and "fails" not in scope else outcome

    def deciding(self, tests: Tests) -> list[Test]:
        """The tests that the result rests on: of alternatives, the one that is met, or those that are still open."""
        parts = list(tests.parts)
        if tests.mode == "any":
            outcome = self.evaluate(tests)
            parts = [p for p in parts if (self.evaluate(p) if isinstance(p, Tests) else self.results[p]) == outcome]
            if outcome == "meets":
                steps = all(isinstance(p, Bound) for p in tests.parts)
                parts = parts[-1:] if steps else parts[:1]  # of steps, the highest that was reached
        return [t for p in parts for t in (self.deciding(p) if isinstance(p, Tests) else [p])]

    def scope(self) -> Tests:
        """The part of the tests that the question is limited to; all of them where it is not."""
        if self.denies and any(
            isinstance(t, Category) and BECAME.match(t.word) and not self.spoken_to(t) for t in tests_of(self.tests)
        ):
            return self.tests  # 通过复核的不予奖励: who does not tell of it is not shut out
        if self.denies:  # of what shuts people out, what nobody spoke of is taken not to hold
            told = self._addressed(self.tests)
            conduct = any(isinstance(t, Category) and t.kind == "open" for t in tests_of(self.tests))
            timed = all(isinstance(t, Bound) and t.dimension == "time" for t in tests_of(told))
            if timed and conduct and self.tests.mode == "all" and not self._listed:
                return self.tests  # within what time, and nothing of what is done
            return told if any(tests_of(told)) else self.tests
        last = self.said.rpartition("\n")[2]
        measure = ONE_MEASURE.search(last)
        pruned = self.tests
        if measure is not None:
            pruned = self._only(self.tests, self._closest(measure["what"]))
        elif ONE_ITEM.search(last):
            pruned = self._addressed(self.tests)
        return pruned if any(tests_of(pruned)) else self.tests

    def _closest(self, words: str) -> frozenset[Bound]:
        """The bounds on what the words name."""
        text, spoken = self.document.text, pairs(words)
        scored = {}
        for bound in self.measured:
            own = pairs(text[bound.start : bound.figure])
            rate = bound.metric.aspect in ("share", "ratio", "growth")
            if own and not (rate and not RATE.search(words)):
                scored[bound] = len(own & spoken) / len(own)
        best = max(scored.values(), default=0.0)
        concepts = {b.metric for b, s in scored.items() if s == best and s > 0}
        return frozenset(b for b in self.measured if b.metric in concepts)

    def _only(self, tests: Tests, bounds: frozenset[Bound]) -> Tests:
        """The bounds, with the alternatives to them."""
        parts: list[Test | Tests] = []
        for part in tests.parts:
            if isinstance(part, Tests):
                inside = any(t in bounds for t in tests_of(part) if isinstance(t, Bound))
                if inside:
                    parts.append(part if part.mode == "any" else self._only(part, bounds))
            elif part in bounds:
                parts.append(part)
        return Tests(tests.mode, tuple(parts))

    def _addressed(self, tests: Tests) -> Tests:
        """The items that something was said of."""
        parts: list[Test | Tests] = []
        for part in tests.parts:
            if isinstance(part, Tests) and part.mode == "all" and any(isinstance(p, Tests) for p in part.parts):
                part = self._addressed(part)
            if any(self.spoken_to(t) for t in (tests_of(part) if isinstance(part, Tests) else (part,))):
                parts.append(part)
        return Tests(tests.mode, tuple(parts))

    def spoken_to(self, test: Test) -> bool:
        if isinstance(test, Bound):
            return test in self.bounds and self.bounds[test].fact is not None
        return test in self.others and bool(self.others[test].words)
