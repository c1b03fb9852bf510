"""Lasting: what a figure comes to over the time that the question speaks of, or over the time that it is granted.

over     每季度1500亿元  2021—2025年每年6500名     × the periods that the question speaks of
full     每年150万元，最长3年                      拿满 = 150万元 × 3
spread   最高300万元，分5年等额发放                ÷ the instalments
first    建成当年拨付60%                           what is paid first, and what is left
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant import operations
from assistant.asked import group_of
from assistant.given import EVERY, PAID_FIRST, Term
from assistant.operands import Figure, Operand, figures_of, is_granted
from assistant.operations import Result, plain, scaled, value, written
from assistant.told import Own
from index.quantities import Quantity, find_quantities

AGAIN = re.compile(r"再(?:增加|给予|补|奖)|另(?:行|外)?(?:给予|增加)|基础上[^，。；]{0,8}增加")
SPREAD = re.compile(r"分(?P<number>\d+|[两二三四五六七八九十])(?P<unit>年|次|期|批)(?:等额|平均)")
EACH_YEAR = re.compile(r"每年|一年|摊到|每次|每期|年均|平均")
YEARS = re.compile(
    r"(?P<number>[两二三四五六七八九十]|\d{1,2})(?P<unit>年|个?季度|个月|天|学期)(?!级|以[上内下]|前|后|期以|满|的?合同)"
)
A_YEAR = re.compile(r"(?<!满)一年|全年|头年|首年|第一年|一学年")
FULL = re.compile(
    r"拿满|领满|满期|顶格|都拿|全拿|拿足|拿够|全部|最多能|最多可|一共能|拢共能|总共能|合起来|加起来|合计|累计|[两二三四五]年都"
)
MONTHS_OF = {
    "年": Decimal(12),
    "学年": Decimal(12),
    "季度": Decimal(3),
    "个季度": Decimal(3),
    "月": Decimal(1),
    "个月": Decimal(1),
    "学期": Decimal(6),
}
NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


def periods_of(question: str, every: str) -> tuple[Decimal | None, str]:
    """How many of the periods that a figure is given for the question speaks of, and as it is shown."""
    unit = {"日": "天", "学年": "年"}.get(every, every)
    if unit in MONTHS_OF and MONTHS_OF[unit] < 12 and A_YEAR.search(question):
        times = 12 / MONTHS_OF[unit]
        return times, plain(times)
    for match in YEARS.finditer(question):
        number = Decimal(match["number"]) if match["number"].isdigit() else Decimal(NUMERALS[match["number"]])
        named = match["unit"]
        if named in MONTHS_OF and unit in MONTHS_OF:
            times = number * MONTHS_OF[named] / MONTHS_OF[unit]
            if times >= 1:
                return times, plain(times)
    return (Decimal(1), "") if unit == "年" else (None, "")


def paid_first(question: str, whole: Result | None, terms: list[Term]) -> Result | None:
    """What of a grant is paid first, and what is left."""
    rates = sorted(
        (t for t in terms if t.figure.quantity.unit == "%" and PAID_FIRST.search(t.label)), key=lambda t: t.operand.key
    )
    if whole is None:
        flat_sums = [t for t in terms[:6] if group_of(t.figure.quantity.unit) == "money" and is_granted(t.figure)]
        if not flat_sums or not rates:
            return None
        whole = Result("", (), (flat_sums[0].operand,))
        total = value(flat_sums[0].figure.quantity)
    else:
        sums = [q for q in find_quantities(whole.shown[0]) if q.low is not None]
        total = sums[0].low or Decimal(0) if sums else Decimal(0)
    if not rates or not total:
        return whole
    rate = rates[0]
    first = total * value(rate.figure.quantity) / 100
    line = f"{scaled(total, '元')}×{written(rate.operand)}={scaled(first, '元')}"
    rest = f"{scaled(total, '元')}-{scaled(first, '元')}={scaled(total - first, '元')}"
    lead = f"{whole.lead};" if whole.lead else ""
    return Result(
        f"{lead}先付{scaled(first, '元')}({line}),余下{scaled(total - first, '元')}({rest})",
        (*whole.shown, line, rest),
        (*whole.operands, rate.operand),
    )


def spread(question: str, terms: list[Term]) -> Result | None:
    """A sum that is paid in equal instalments, one of them."""
    if not EACH_YEAR.search(question):
        return None
    for term in terms:
        match = SPREAD.search(term.figure.sentence.text)
        if match is None or group_of(term.figure.quantity.unit) != "money":
            continue
        number = Decimal(match["number"]) if match["number"].isdigit() else Decimal(NUMERALS[match["number"]])
        shown = scaled(value(term.figure.quantity) / number, "元")
        line = f"{written(term.operand)}÷{plain(number)}={shown}"
        return Result(f"每{match['unit']}{shown}({line})", (shown, line), (term.operand,))
    return None


def over(question: str, own: tuple[Own, ...], terms: list[Term]) -> Result | None:
    """What is given or done every month, quarter or year, over as many as the question speaks of."""
    if not re.search(r"一共|总共|合计|累计|下来|加起来|拢共|共|至少|大致|总|全年|一年|滚", question):
        return None
    for term in terms:
        quantity = term.figure.quantity
        if not term.every or group_of(quantity.unit) in ("percent", "duration") or quantity.change:
            continue
        if term.every in ("年", "学年") and not YEARS.search(question):
            continue
        if term.score < 0.7 * terms[0].score:
            continue
        if (
            not _fits_asked(question, quantity)
            or sum(q.unit == quantity.unit for q in term.figure.sentence.quantities) > 1
        ):
            continue
        like = [
            t
            for t in terms
            if t is not term
            and t.figure.quantity.unit == quantity.unit
            and t.every
            and t.figure.sentence.paragraph == term.figure.sentence.paragraph
        ]
        if [t for t in like if not AGAIN.search(t.label)]:
            continue
        periods, said = periods_of(question, term.every)
        if periods is None or periods <= 1:
            continue
        parts = [term]
        more = [
            t
            for t in terms
            if AGAIN.search(t.figure.sentence.text[: t.figure.quantity.start])
            and t.every == term.every
            and t is not term
            and group_of(t.figure.quantity.unit) == "money"
        ]
        if (
            more
            and any(o.group == "duration" for o in own)
            and not AGAIN.search(term.figure.sentence.text[: quantity.start])
        ):
            parts += more[:1]
        total = scaled(sum((value(t.figure.quantity) for t in parts), Decimal(0)) * periods, quantity.unit)
        amounts = "+".join(written(t.operand) for t in parts)
        line = f"{f'({amounts})' if len(parts) > 1 else amounts}×{said}={total}"
        return Result(f"合计{total}({line})", (total, line, said), tuple(t.operand for t in parts))
    return None


def _fits_asked(question: str, quantity: Quantity) -> bool:
    money = re.search(r"钱|元|补[助贴]|奖|资金|产值|投资|营收|收入|亿(?!吨)", question)
    return bool(money) == (group_of(quantity.unit) == "money") or not money


def in_full(question: str, terms: list[Term]) -> Result | None:
    """So much a year, for as many years as it is granted at most."""
    if not FULL.search(question):
        return None
    for term in terms:
        limit = _longest(term.figure) if term.is_money and term.every in MONTHS_OF else None
        if limit is not None:
            return operations.multiplied_by(term.operand, _months(limit) / MONTHS_OF[term.every], "zh")
    return None


def full_difference(left: Operand, right: Operand, language: str) -> Result | None:
    """The difference of two sums that one clause grants for each month or year, over the time that the paragraph allows."""
    every = EVERY.search(left.clause.of(left.sentence.document.text))
    if every is None or left.clause != right.clause:
        return None
    limit = _longest(left)
    if limit is None:
        return None
    times = _months(limit) / MONTHS_OF[every["time"]]
    return operations.difference_of_times(left, right, limit.operand(), times, language)


def _longest(figure: Figure | Operand) -> Figure | None:
    """The time behind a figure, in its paragraph, for which it is granted at most."""
    sentence, at = figure.sentence, figure.sentence.start + figure.quantity.end
    behind = (
        f
        for f in figures_of(sentence.document)
        if f.sentence.paragraph == sentence.paragraph and f.sentence.start + f.quantity.start >= at
    )
    return next((f for f in behind if f.quantity.unit in MONTHS_OF and f.quantity.comparator in ("<=", "=")), None)


def _months(figure: Figure) -> Decimal:
    return value(figure.quantity) * MONTHS_OF[figure.quantity.unit]
