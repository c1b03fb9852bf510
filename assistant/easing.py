"""Easing: what another provision of the same paragraph widens, or frees some from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.bounds import Bound
from assistant.joining import Test, Tests, replaced, tests_of
from assistant.judging import Interval
from assistant.phrases import read_join, read_phrase
from assistant.proportions import overlap
from index.documents import Document
from index.provision import Provision
from index.segments import Join, Phrase

WIDER = re.compile(r"放宽(?:至|到|为)")


def relaxed(document: Document, provision: Provision, all_: tuple[Provision, ...], own: Tests) -> Tests:
    """Bounds that another provision of the same paragraph widens for some: 小巨人企业…可以放宽至600万元以上."""
    text = document.text
    for other in all_:
        near = other.paragraph.rpartition(".")[0] == provision.paragraph or other.paragraph == provision.paragraph
        if other is provision or not near or not WIDER.search(text, other.start, other.end) or other.said is None:
            continue
        if WIDER.search(text, other.said.start, other.said.end):
            eased = read_phrase(document, Phrase(other.paragraph, other.said.start, other.said.end))
            guard = read_join(document, other.tests)
        else:
            eased = read_join(
                document,
                Join(
                    "all",
                    tuple(p for p in other.tests.parts if isinstance(p, Phrase) and WIDER.search(text, p.start, p.end)),
                ),
            )
            guard = read_join(
                document,
                Join(
                    "all",
                    tuple(
                        p for p in other.tests.parts if isinstance(p, Phrase) and not WIDER.search(text, p.start, p.end)
                    ),
                ),
            )
        for bound in tests_of(eased):
            if isinstance(bound, Bound):
                own = replaced(own, _eased(bound, guard))
    return own


FREED = re.compile(r"不受(?:该|此|上述|前款)?(?P<what>[^，。；]{2,8}?)(?:的)?限制")


def freed(document: Document, provision: Provision, all_: tuple[Provision, ...], own: Tests) -> Tests:
    """成立未满2年的企业不受该比重限制: to be such a one is enough in place of the share."""
    text = document.text
    for other in all_:
        found = FREED.match(text, other.said.start) if other.said is not None else None
        if found is None or other is provision or other.paragraph != provision.paragraph:
            continue
        guard = read_join(document, other.tests)
        what = found["what"]

        def change(test: Test, guard: Tests = guard, what: str = what) -> Test | Tests:
            named = isinstance(test, Bound) and (what in test.indicator or what in text[test.start : test.figure])
            return Tests("any", (test, guard)) if named else test

        own = replaced(own, change)
    return own


def _named_alike(test: Bound, wide: Bound) -> bool:
    """Whether both measure one thing: 研发费用占比的要求放宽至不低于2% has its metric only in its words."""
    if wide.metric.concept is not None or test.metric.concept is None:
        return test.metric.concept == wide.metric.concept
    return overlap(test.indicator, wide.indicator) >= SAME


SAME = 0.5  # the share of a bound's words that the words which ease it have to use


def _eased(wide: Bound, guard: Tests) -> Callable[[Test], Test | Tests]:
    def change(test: Test) -> Test | Tests:
        same = (
            isinstance(test, Bound)
            and test.dimension == wide.dimension
            and _named_alike(test, wide)
            and test.metric.aspect == wide.metric.aspect
        )
        if not same or not isinstance(test, Bound):
            return test
        allowed = wide.allowed
        if test.allowed.low is None:  # 不超过40周岁, 放宽至45周岁: the end that is widened is the upper one
            allowed = Interval(
                None, allowed.high if allowed.high is not None else allowed.low, False, test.allowed.high_open
            )
        eased = replace(wide, allowed=allowed)
        if wide.metric.concept is None:
            eased = replace(eased, metric=test.metric, indicator=test.indicator, named=(test.start, test.figure))
        return Tests("any", (test, Tests("all", (eased, *guard.parts))))

    return change
