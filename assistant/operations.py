"""Operations on cited figures: each result with the sum that gives it, written as policy text writes figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.operands import Operand, same_kind, same_unit
from index.quantities import Quantity
from prompts import render, term

LEAST_SHARE = Decimal("0.5")  # per cent: what is less is no part of that whole


@dataclass(frozen=True, slots=True)
class Result:
    """`lead` opens the answer; `shown` are the figures that it derives; `operands` what it rests on."""

    lead: str
    shown: tuple[str, ...]
    operands: tuple[Operand, ...]


def value(quantity: Quantity) -> Decimal:
    """The figure that a sum takes: the lower end where there are two."""
    figure = quantity.low if quantity.low is not None else quantity.high
    assert figure is not None
    return figure


def plain(number: Decimal, digits: int = 2) -> str:
    """A figure without an exponent and without needless zeros, at most `digits` behind the point."""
    text = format(round(number, digits).normalize(), "f")
    return text if text != "-0" else "0"


def scaled(number: Decimal, unit: str) -> str:
    """A figure with 万 and 亿 where policy text would write them: 150000000000 元 is 1500亿元.

    A money figure that comes out uneven is rounded in its own scale: 21428571 元 is 2142.86万元.
    """
    magnitude = abs(number)
    scales = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))
    for scale, name in scales:
        if magnitude >= scale and plain(number / scale, 4) == plain(number / scale, 2):
            return plain(number / scale) + name + unit
    if unit.startswith("元"):
        for scale, name in scales:
            if magnitude >= scale:
                return plain(number / scale) + name + unit
    return plain(number) + unit


def written(operand: Operand) -> str:
    return scaled(value(operand.quantity), "个" if operand.quantity.unit == "大" else operand.quantity.unit)


def gap_unit(unit: str) -> str:
    return "个百分点" if unit in ("%", "个百分点") else "个" if unit == "大" else unit


# How many of the smallest unit one is, in two rows of units of time that convert into each other; working days into none.
TIMES: tuple[dict[str, int], ...] = (
    {"分钟": 1, "小时": 60, "个小时": 60, "天": 1440, "日": 1440},
    {"个月": 1, "月": 1, "个季度": 3, "年": 12},
)  # fmt: skip


def convert(left: str, right: str) -> bool:
    """Whether two units of time convert into each other."""
    return any(left in row and right in row for row in TIMES)


def in_common(left: Operand, right: Operand) -> tuple[Decimal, Decimal, str] | None:
    """Two figures in one unit, the larger of theirs where they are times; None where they do not convert."""
    a, b, one, other = value(left.quantity), value(right.quantity), left.quantity.unit, right.quantity.unit
    if same_unit(one, other):
        return a, b, one
    for row in TIMES:
        if one in row and other in row:
            unit = max(one, other, key=row.__getitem__)
            return a * row[one] / row[unit], b * row[other] / row[unit], unit
    return None


def difference(left: Operand, right: Operand, names: tuple[str, str], language: str) -> Result | None:
    """The gap of two figures of one unit, and which is the larger."""
    common = in_common(left, right)
    if common is None:
        return None
    a, b, unit = common
    high, low = (left, right) if a >= b else (right, left)
    larger = names[0] if a >= b else names[1]
    shown = scaled(abs(a - b), gap_unit(unit)) if a != b else "0"
    expression = f"{written(high)}-{written(low)}={shown}"
    if a == b:
        lead = render("sum-same", language, shown=written(left))
    elif larger:
        lead = render("sum-difference-larger", language, shown=shown, expression=expression, larger=larger)
    else:
        lead = render("sum-difference", language, shown=shown, expression=expression)
    return Result(lead, (shown, expression), (left, right))


def remainder(whole: Operand, parts: tuple[Operand, ...], language: str) -> Result:
    """A whole less its parts."""
    left = value(whole.quantity) - sum((value(p.quantity) for p in parts), Decimal(0))
    shown = scaled(left, gap_unit(whole.quantity.unit))
    expression = "-".join(written(o) for o in (whole, *parts)) + f"={shown}"
    lead = render("sum-left", language, shown=shown, expression=expression)
    return Result(lead, (shown, expression), (whole, *parts))


def width(operand: Operand, language: str) -> Result | None:
    """How far the two ends of a range are apart."""
    low, high = operand.quantity.low, operand.quantity.high
    if low is None or high is None or low == high:
        return None
    shown = scaled(high - low, gap_unit(operand.quantity.unit))
    expression = f"{plain(high)}-{plain(low)}={shown}"
    lead = render("sum-difference", language, shown=shown, expression=expression)
    return Result(lead, (shown, expression), (operand,))


def ordered(operands: tuple[Operand, ...], names: tuple[str, ...], language: str, rising: bool) -> Result:
    """Figures in the order of their size, each with the question's name for it."""
    pairs = sorted(zip(operands, names, strict=True), key=lambda pair: value(pair[0].quantity), reverse=not rising)
    said = [f"{name}{' ' if language == 'en' else ''}{written(operand)}" for operand, name in pairs]
    listed = (", " if language == "en" else "、").join(said)
    lead = render("sum-rising" if rising else "sum-falling", language, said=listed)
    return Result(lead, tuple(written(o) for o in operands), tuple(o for o, _ in pairs))


def growth(earlier: Operand, later: Operand, language: str) -> Result | None:
    """By what percentage a figure rises from one year to another."""
    a, b = value(earlier.quantity), value(later.quantity)
    if not a or not same_unit(earlier.quantity.unit, later.quantity.unit):
        return None
    shown = plain((b - a) / a * 100) + "%"
    expression = f"({written(later)}-{written(earlier)})÷{written(earlier)}={shown}"
    lead = render("sum-about", language, shown=shown, expression=expression)
    return Result(lead, (shown, expression), (earlier, later))


def gap(own: Quantity, named: str, operand: Operand, language: str) -> Result:
    """How far a figure that the question states (`named` as it writes it) is from a cited one."""
    a, b = value(own), value(operand.quantity)
    shown = scaled(abs(a - b), gap_unit(operand.quantity.unit)) if a != b else "0"
    high, low = (named, written(operand)) if a >= b else (written(operand), named)
    expression = f"{high}-{low}={shown}"
    lead = render("sum-difference", language, shown=shown, expression=expression)
    return Result(lead, (shown, expression), (operand,))


def total(operands: tuple[Operand, ...], language: str) -> Result:
    shown = scaled(sum((value(o.quantity) for o in operands), Decimal(0)), operands[0].quantity.unit)
    expression = "+".join(written(o) for o in operands) + f"={shown}"
    lead = render("sum-total", language, shown=shown, expression=expression)
    return Result(lead, (shown, expression), operands)


def ratio(left: Operand, right: Operand, language: str) -> Result | None:
    """How many times the one is the other, in the question's order, or the larger first where that is below 1."""
    if not same_kind(left, right) or not value(right.quantity) or not value(left.quantity):
        return None
    if value(left.quantity) < value(right.quantity):
        left, right = right, left
    times = plain(value(left.quantity) / value(right.quantity))
    expression = f"{written(left)}÷{written(right)}={times}"
    lead = render("sum-ratio", language, shown=times, expression=expression)
    return Result(lead, (times, f"{times}:1", expression), (left, right))


def share(left: Operand, right: Operand, language: str, threshold: Decimal | None = None) -> Result | None:
    """What percentage the smaller of two counts is of the larger, and on which side of `threshold` per cent."""
    if not same_kind(left, right) or left.group in ("percent", "duration"):
        return None
    part, whole = sorted((left, right), key=lambda o: value(o.quantity))
    if not value(whole.quantity) or value(part.quantity) == value(whole.quantity):
        return None
    rate = value(part.quantity) / value(whole.quantity) * 100
    if rate < LEAST_SHARE:
        return None
    shown = plain(rate, 1) + "%"
    expression = f"{written(part)}÷{written(whole)}={shown}"
    lead = render("sum-about", language, shown=shown, expression=expression)
    if threshold is None:
        return Result(lead, (shown, expression), (part, whole))
    bound = plain(threshold) + "%"
    side = "sum-above" if rate > threshold else "sum-exactly" if rate == threshold else "sum-below"
    lead += render(side, language, bound=bound)
    return Result(lead, (shown, expression, bound), (part, whole))


def average(money: Operand, count: Operand, language: str) -> Result | None:
    """A sum spread over a count of the same paragraph."""
    if money.group != "money" or count.group in ("money", "percent", "duration") or not value(count.quantity):
        return None
    if money.sentence.paragraph != count.sentence.paragraph:
        return None
    shown = scaled(value(money.quantity) / value(count.quantity), money.quantity.unit)
    expression = f"{written(money)}÷{written(count)}={shown}"
    lead = render("sum-each", language, shown=shown, expression=expression)
    return Result(lead, (shown, expression), (money, count))


def per_period(operand: Operand, periods: int, language: str) -> Result:
    """A year's figure spread over its months or quarters."""
    shown = scaled(value(operand.quantity) / periods, operand.quantity.unit)
    expression = f"{written(operand)}÷{periods}={shown}"
    period = term({12: "month", 4: "quarter", 52: "week"}[periods], language)
    lead = render("sum-per-period", language, period=period, shown=shown, expression=expression)
    return Result(lead, (shown, expression), (operand,))


def times(factor: Decimal, named: str, operand: Operand, unit: str, language: str) -> Result:
    """A figure that the question states (`named` as it writes it) times a cited one."""
    by = value(operand.quantity)
    if operand.quantity.unit == "%":
        by = by / 100
    shown = scaled(factor * by, unit)
    expression = f"{named}×{written(operand)}={shown}"
    return Result(
        render("sum-about", language, shown=shown, expression=expression),
        (shown, expression),
        (operand,),
    )


def multiplied_by(operand: Operand, number: Decimal, language: str) -> Result:
    """A cited figure times a number of periods that the same sentence allows."""
    shown = scaled(value(operand.quantity) * number, operand.quantity.unit)
    expression = f"{written(operand)}×{plain(number)}={shown}"
    lead = render("sum-total", language, shown=shown, expression=expression)
    return Result(lead, (shown, plain(number), expression), (operand,))


def difference_of_times(left: Operand, right: Operand, limit: Operand, number: Decimal, language: str) -> Result:
    """The gap of two figures times a number of periods that a limit allows."""
    high, low = (left, right) if value(left.quantity) >= value(right.quantity) else (right, left)
    shown = scaled((value(high.quantity) - value(low.quantity)) * number, high.quantity.unit)
    expression = f"({written(high)}-{written(low)})×{plain(number)}={shown}"
    lead = render("sum-difference", language, shown=shown, expression=expression)
    return Result(lead, (shown, plain(number), expression), (left, right, limit))


def per_each(left: Operand, right: Operand, language: str) -> Result | None:
    """The larger of two counts spread over the smaller."""
    large, small = (left, right) if value(left.quantity) >= value(right.quantity) else (right, left)
    if not value(small.quantity) or "percent" in (large.group, small.group):
        return None
    shown = scaled(value(large.quantity) / value(small.quantity), large.quantity.unit)
    expression = f"{written(large)}÷{written(small)}={shown}"
    lead = render("sum-each", language, shown=shown, expression=expression)
    return Result(lead, (shown, expression), (large, small))


def a_year(earlier: Operand, later: Operand, years: int, language: str) -> Result | None:
    """What a figure gains from one year to another, spread over the years between."""
    if years < 1 or not same_unit(earlier.quantity.unit, later.quantity.unit):
        return None
    unit = gap_unit(earlier.quantity.unit)
    shown = scaled((value(later.quantity) - value(earlier.quantity)) / years, unit)
    expression = f"({written(later)}-{written(earlier)})÷{years}={shown}"
    lead = render("sum-per-period", language, period=term("year", language), shown=shown, expression=expression)
    return Result(lead, (shown, expression), (earlier, later))


def part_of(whole: Decimal, named: str, rate: Operand, cap: Operand | None, language: str) -> Result:
    """A cited percentage of the question's own sum, or the cap where that is less."""
    part = whole * value(rate.quantity) / 100
    shown = scaled(part, "元")
    expression = f"{named}×{written(rate)}={shown}"
    if cap is None or part <= value(cap.quantity):
        lead = render("sum-about", language, shown=shown, expression=expression)
        return Result(lead, (shown, expression), (rate,) if cap is None else (rate, cap))
    most = written(cap)
    lead = render("sum-capped", language, cap=most, expression=expression)
    return Result(lead, (shown, expression, most), (rate, cap))


def parts_of(whole: Decimal, named: str, rates: tuple[Operand, ...], language: str) -> Result:
    """Several cited percentages of the question's own sum."""
    sums = [(rate, scaled(whole * value(rate.quantity) / 100, "元")) for rate in rates]
    said = [f"{named}×{written(rate)}={shown}" for rate, shown in sums]
    lead = ("; " if language == "en" else ";").join(said)
    return Result(lead, tuple(shown for _, shown in sums) + tuple(said), rates)


def less(level: Operand, rise: Operand, sign: int, language: str) -> Result:
    """A level before the rise or fall that led to it, in per cent and points; of a range both ends."""
    ends = [value(level.quantity) - sign * end for end in (rise.quantity.high, rise.quantity.low) if end is not None]
    shown = "—".join(dict.fromkeys(plain(end) + "%" for end in sorted(ends)))
    points = "—".join(dict.fromkeys(plain(end) for end in (rise.quantity.low, rise.quantity.high) if end is not None))
    expression = f"{written(level)}{'-' if sign > 0 else '+'}{points}个百分点={shown}"
    lead = render("sum-about", language, shown=shown, expression=expression)
    return Result(lead, (*shown.split("—"), shown, expression), (level, rise))


def multiplied(operands: tuple[Operand, ...], language: str) -> Result:
    """A product of cited figures, percentages as such; its unit is that of the one that is no percentage."""
    base = next((o for o in operands if o.quantity.unit != "%"), None)
    product = Decimal(1)
    for operand in operands:
        product *= value(operand.quantity) / 100 if operand.quantity.unit == "%" else value(operand.quantity)
    shown = scaled(product, base.quantity.unit) if base else plain(product * 100) + "%"
    expression = "×".join(written(o) for o in operands) + f"={shown}"
    return Result(
        render("sum-about", language, shown=shown, expression=expression),
        (shown, expression),
        operands,
    )


def offset(gap: Operand, base: Operand, language: str) -> Result | None:
    """A rate with a lead of so many points added: the interval, or the one rate."""
    low, high = gap.quantity.low, gap.quantity.high
    if low is None or high is None or base.quantity.unit != "%" or gap.quantity.unit != "个百分点":
        return None
    ends = list(dict.fromkeys(plain(value(base.quantity) + end) + "%" for end in (low, high)))
    shown = "—".join(ends)
    added = "—".join(dict.fromkeys((plain(low), plain(high))))
    expression = f"{written(base)}+{added}个百分点={shown}"
    return Result(
        render("sum-about", language, shown=shown, expression=expression),
        (*ends, shown, expression),
        (base, gap),
    )
