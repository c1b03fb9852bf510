"""Scaling: a cited rate applied to what the question states, or to the limit that stands beside it.

rate each      每招用1人1500元  ×  8个人            每户 10万元 × 20户
rate of        缴费的60%  ×  100万元                  never above the cap that the sentence sets
rate a time    每年150万元，最长3年                    拿满 = 150万元 × 3
"""

from __future__ import annotations

import re

from assistant import operations
from assistant.asked import THINGS, fits_units, group_of
from assistant.evidence import Evidence
from assistant.operands import NO_MEASURE, Figure, Operand, figures_of
from assistant.operations import Result
from assistant.picking import distinct
from assistant.understanding import Understood

EACH = re.compile(
    r"每(?:招用|新增|吸纳|接收|培训|安置|输送|新招)?(?:[一1])?(?P<unit>人|名|户|家|个|项|台|辆|吨|亩|平方米|立方米|件|次|场|套)"
)
EVERY = re.compile(r"每(?:人每)?(?P<time>年|月|季度)")
FULL = re.compile(
    r"拿满|领满|满期|顶格|都拿|全拿|拿足|拿够|全部|最多能|最多可|一共能|拢共能|总共能|合起来|加起来|合计|累计|[两二三四五]年都"
)
WANTS = re.compile(r"多少|几|合计|拢共|一共|总共|how much", re.IGNORECASE)
OWN_MONEY = re.compile(r"缴|交|投|花|支出|买|签|卖|销售|投入|付|用了|贷|合同")
MONTHS = {"年": 12, "月": 1, "季度": 3}
EACH_ASKED = re.compile(r"各(?!市|县|区|级|地)|分别")
LEAST_SUM = 1000
NEAR = 0.8  # of the best score: sentences whose rates may be meant


def scale(understood: Understood, evidence: Evidence, language: str) -> Result | None:
    """A rate of the best sentences applied as the question wants, or None where it states nothing to apply it to."""
    question = understood.plain
    if not WANTS.search(question) or not fits_units("元", understood.asked.units):
        return None
    top = evidence.findings[0].score
    for finding in evidence.findings[:3]:
        sentence = finding.sentence
        if finding.score < NEAR * top:
            break
        own = [f for f in figures_of(sentence.document) if f.sentence == sentence]
        if (
            result := _for_each(understood, own, language)
            or _over_time(question, own, language)
            or _share_of(understood, own, language)
        ):
            return result
    return None


def _for_each(understood: Understood, figures: list[Figure], language: str) -> Result | None:
    """So much for each, times how many the question states."""
    counts = [
        q
        for q in understood.quantities
        if q.low is not None
        and q.unit not in NO_MEASURE
        and group_of(q.unit) in (THINGS, "people", "area")
        and not q.change
    ]
    for figure in figures:
        if group_of(figure.quantity.unit) != "money" or figure.quantity.comparator == "<=":
            continue
        before = figure.clause.of(figure.sentence.document.text)[: _at(figure)]
        each = EACH.search(before[-16:])
        if each is None:
            continue
        count = next(
            (
                q
                for q in counts
                if q.unit == each["unit"]
                or (group_of(each["unit"]) in ("people", THINGS) and group_of(q.unit) in ("people", THINGS))
            ),
            None,
        )
        if count is None or count.low is None:
            continue
        named = understood.plain[count.start : count.end]
        return operations.times(count.low, named, figure.operand(), "元", language)
    return None


def _over_time(question: str, figures: list[Figure], language: str) -> Result | None:
    """So much a year, for as many years as it is granted at most."""
    if not FULL.search(question):
        return None
    text = figures[0].sentence.document.text if figures else ""
    for figure in figures:
        every = EVERY.search(figure.clause.of(text)[: _at(figure)])
        if group_of(figure.quantity.unit) != "money" or every is None:
            continue
        limits = [
            f
            for f in figures
            if f.quantity.comparator in ("<=", "=")
            and f.quantity.unit in ("年", "个月")
            and f.quantity.start > figure.quantity.start
        ]
        if not limits or limits[0].quantity.high is None:
            continue
        months = limits[0].quantity.high * (12 if limits[0].quantity.unit == "年" else 1)
        times = months / MONTHS[every["time"]]
        return operations.multiplied_by(figure.operand(), times, language)
    return None


def full_difference(left: Operand, right: Operand, language: str) -> Result | None:
    """The difference of two sums that one clause grants for each month or year, over the time that the paragraph allows."""
    text = left.sentence.document.text
    every = EVERY.search(left.clause.of(text))
    if every is None or left.clause != right.clause:
        return None
    at = left.sentence.start + left.quantity.end
    limits = [
        f
        for f in figures_of(left.sentence.document)
        if f.sentence.paragraph == left.sentence.paragraph and f.quantity.unit in ("年", "个月") and f.sentence.start + f.quantity.start > at
        and f.quantity.comparator in ("<=", "=")
    ]  # fmt: skip
    if not limits or limits[0].quantity.high is None:
        return None
    months = limits[0].quantity.high * (12 if limits[0].quantity.unit == "年" else 1)
    return operations.difference_of_times(left, right, limits[0].operand(), months / MONTHS[every["time"]], language)


def _share_of(understood: Understood, figures: list[Figure], language: str) -> Result | None:
    """A percentage of the sum that the question states, up to the sentence's cap."""
    # 缴了100万: the unit of money is left out in speech.
    sums = [
        q
        for q in understood.quantities
        if q.low is not None and (group_of(q.unit) == "money" or (not q.unit and q.low >= LEAST_SUM))
    ]
    if len(sums) != 1 or not OWN_MONEY.search(understood.plain) or sums[0].low is None:
        return None
    rates = [
        f
        for f in figures
        if f.quantity.unit == "%" and not f.quantity.change and f.quantity.comparator in ("=", "<=") and _given(f)
    ]
    caps = [f for f in figures if group_of(f.quantity.unit) == "money" and f.quantity.comparator == "<="]
    named = understood.plain[sums[0].start : sums[0].end]
    if len(rates) == 1:
        cap = next((c for c in caps if c.quantity.start > rates[0].quantity.start), None)
        return operations.part_of(sums[0].low, named, rates[0].operand(), cap.operand() if cap else None, language)
    if len(rates) == 2 and (
        EACH_ASKED.search(understood.plain) or distinct(understood.plain, [r.label for r in rates])
    ):
        return operations.parts_of(sums[0].low, named, tuple(r.operand() for r in rates), language)
    return None


def _given(figure: Figure) -> bool:
    """Whether a percentage is what is given, and no test of who gets it."""
    text = figure.clause.of(figure.sentence.document.text)
    return bool(
        re.search(
            r"给予|补|奖|返|贴|资助|支持|发放",
            text + figure.sentence.text[figure.quantity.end : figure.quantity.end + 10],
        )
    )


def _at(figure: Figure) -> int:
    return figure.sentence.start + figure.quantity.start - figure.clause.start
