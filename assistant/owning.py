"""Owning: the tests of one provision alone: without those of its other cases, with those that it takes over from the one before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.bounds import Bound
from assistant.categories import BLANKED, Category
from assistant.joining import Test, Tests, replaced, tests_of
from assistant.metrics import Metric, concept_before
from index.documents import Document
from index.provision import Provision

FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:[万亿千百]|美元|元|%|家|人|名|周?岁|年|个月|月|天|吨|亩|平方米|立方米|户|台|件|项|米|张|层|个|倍)"
)  # no 4A, no 1类
JOINTS = tuple("、和及或与")


def masked(document: Document, provision: Provision) -> Document:
    """The document with the words of the provision's other cases blanked, so that offsets stay as they are."""
    text = document.text
    for other in provision.others:
        if not FIGURE.search(other.of(text)):
            start = other.start - (text[other.start - 1] in JOINTS)
            end = other.end + (text[other.end : other.end + 1] in JOINTS)
            text = text[:start] + BLANKED * (end - start) + text[end:]
    return document if text is document.text else replace(document, text=text)


def own_case(tests: Tests, provision: Provision, text: str) -> Tests:
    """Without the figures of the provision's other cases; its own begins where its figure stands."""
    others = [o for o in provision.others if FIGURE.search(o.of(text))]
    if not others:
        return tests

    def change(test: Test) -> Test | None:
        if not isinstance(test, Bound):
            return test
        if any(o.start < test.end <= o.end for o in others):
            return None
        at = max((o.end for o in others if o.end < test.end), default=test.figure)
        if at <= test.figure:
            return test
        start = next((n for n in range(at, test.end) if text[n].isdigit()), test.figure)
        return replace(test, start=start, figure=start, named=test.named or (test.start, test.figure))

    return replaced(tests, change)


def measuring(own: Tests, provision: Provision, text: str) -> Tests:
    """水重复利用率应当达到下列标准：钢铁企业97%以上: the item's figure is of what the lead sentence names."""
    measure = provision.measure
    if measure is None:
        return own
    words = measure.of(text)

    def change(test: Test) -> Test:
        if not isinstance(test, Bound):
            return test
        metric = Metric(concept_before(words), "share" if test.dimension == "percent" else test.metric.aspect)
        return replace(test, metric=metric, indicator=f"{words} {test.indicator}", named=(measure.start, measure.end))

    return replaced(own, change)


def from_before(provision: Provision) -> Callable[[Test], Test]:
    """参加失业保险3年以上放宽至参保1年以上: shown with what held before, which names the metric in full."""

    def change(test: Test) -> Test:
        if not isinstance(test, Bound) or provision.said is None:
            return test
        return replace(test, named=(test.start, test.figure), start=min(test.start, provision.said.end + 1))

    return change


def named_after(own: Tests, before: Bound | None, text: str) -> Tests:
    """低于70%的，不再拨付: a figure without words is of what the paragraph measured before."""
    if before is None:
        return own

    def name(test: Test) -> Test:
        if (
            not isinstance(test, Bound)
            or test.named is not None
            or test.metric.concept is not None
            or test.dimension != before.dimension
        ):
            return test
        if re.sub(r"但", "", text[test.start : test.figure]).strip():
            return test
        return replace(test, metric=before.metric, named=before.named or (before.start, before.figure))

    return replaced(own, name)


EXCLUSIVE = frozenset({"care", "grade", "skill", "sex"})


def inherit(own: Tests, inherited: Tests) -> Tests:
    """The tests of the segment before, without the figures that this one tests anew."""
    measured = [t for t in tests_of(own) if isinstance(t, Bound)]
    states = {t.family for t in tests_of(own) if isinstance(t, Category) and t.family in EXCLUSIVE}

    def keep(test: Test) -> Test | None:
        if isinstance(test, Category) and test.family in states:
            return None  # 中度、重度失能的…；未失能的…: another state in place of those
        if not isinstance(test, Bound):
            return test
        if test.kind == "rank" and any(b.kind == "rank" for b in measured):
            return None
        again = any(
            b.dimension == test.dimension and (b.metric.concept in (test.metric.concept, None)) for b in measured
        )
        return None if again else test

    named = next((t for t in tests_of(inherited) if isinstance(t, Bound)), None)

    def name(test: Test) -> Test:
        if (
            isinstance(test, Bound)
            and test.metric.concept is None
            and named is not None
            and named.dimension == test.dimension
        ):
            return replace(test, metric=replace(test.metric, concept=named.metric.concept))
        return test

    return Tests("all", (*replaced(inherited, keep).parts, *replaced(own, name).parts))


DUE = re.compile(
    r"日起[^，。；]{0,12}内[，,]?[^。；]{0,40}?(?:申请|申报|申领|提交|报送|提出)|内[^，。；]{0,4}(?:提出|提交)"
)


def only_due(text: str, provision: Provision) -> Callable[[Test], Test | None]:
    """应当自出院之日起6个月内向…提出申请: within what time, by whom; where to and how is no test."""
    assert provision.said is not None
    start = provision.said.start

    def keep(test: Test) -> Test | None:
        return test if isinstance(test, Bound) or test.start < start else None

    return keep
