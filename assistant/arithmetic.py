"""Comparing questions: a difference, sum, ratio or average of cited figures, shown as it is computed."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence
from assistant.operands import Operand, beside, find_operands, find_twice, same_kind, same_unit
from assistant.understanding import Understood
from index.library import Library
from index.quantities import Quantity

SUM = re.compile(r"加起来|加一?[块起]|合计|合起来|总和|之和|一共|总共|总计|加上|combined|in total|altogether|sum of", re.IGNORECASE)
RATIO = re.compile(r"几倍|多少倍|倍数|times as|ratio", re.IGNORECASE)
SHARE = re.compile(r"占.{1,30}(百分之几|几成|多大比例|多少)|百分之几", re.IGNORECASE)
AVERAGE = re.compile(r"平均|平摊|均摊|每家|每个|每户|per (firm|company|enterprise|project)|average", re.IGNORECASE)
PRODUCT = re.compile(r"推算|折合|换算|大概是多少|按.{2,}算", re.IGNORECASE)
OFFSET = re.compile(r"倒推|区间|应该在|推到", re.IGNORECASE)
SAME = re.compile(r"同一|一样|相同|是不是一|一回事|有何|不同|区别|差别|differ(?!ence between)|the same", re.IGNORECASE)
CLAUSE_LIMIT = 60
SUMMED = 0.6  # of the first figure's score: a weaker one is not what the question adds


def answer_comparison(understood: Understood, evidence: Evidence, library: Library) -> Draft | None:
    """A computed or contrasted answer from two or more figures, or None where fewer were found."""
    question = understood.plain
    alike = not (AVERAGE.search(question) or PRODUCT.search(question) or OFFSET.search(question) or RATIO.search(question))
    operands = find_operands(question, evidence, library, alike)
    if SAME.search(question) and (twice := find_twice(understood, evidence)):
        operands = twice
    if AVERAGE.search(question) and operands and (spread := _spread(operands, evidence, library, question)):
        operands = spread
    if len(operands) < 2:
        return None
    result = _result(question, operands, understood.language)
    if result is None and not SAME.search(question):
        return None
    return _draft(understood, operands[: 4 if SUM.search(question) else 2], result)


def _spread(
    operands: tuple[Operand, ...], evidence: Evidence, library: Library, question: str
) -> tuple[Operand, ...] | None:
    money = next((o for o in operands if o.group == "money"), None)
    count = beside(money) if money else None
    return (money, count) if money and count else None


def _result(question: str, operands: tuple[Operand, ...], language: str) -> tuple[str, tuple[str, ...]] | None:
    left, right = operands[0], operands[1]
    pairs = [(a, b) for a in operands for b in operands if a is not b]
    if SAME.search(question) and not SUM.search(question):
        return None
    if SUM.search(question):
        return _sum([o for o in operands if o.score >= SUMMED * left.score])
    if OFFSET.search(question):
        return next((found for a, b in pairs if (found := _offset(a, b))), None)
    if SHARE.search(question) and same_kind(left, right):
        return _share(left, right)
    if AVERAGE.search(question):
        return next((found for a, b in pairs if (found := _average(a, b))), None)
    if PRODUCT.search(question):
        return next((found for a, b in pairs if (found := _product(a, b))), None)
    if RATIO.search(question):
        return _ratio(left, right)
    return _difference(left, right, language) if same_unit(left.quantity.unit, right.quantity.unit) else None


def value(quantity: Quantity) -> Decimal:
    """The figure that a sum takes: the lower end where there are two."""
    figure = quantity.low if quantity.low is not None else quantity.high
    assert figure is not None
    return figure


def plain(number: Decimal, digits: int = 2) -> str:
    """A figure without an exponent and without needless zeros, at most `digits` behind the point."""
    rounded = round(number, digits)
    text = format(rounded.normalize(), "f")
    return text if text != "-0" else "0"


def scaled(number: Decimal, unit: str) -> str:
    """A figure with 万 and 亿 where policy text would write them: 150000000000 元 is 1500亿元."""
    magnitude = abs(number)
    for scale, name in ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if magnitude >= scale and plain(number / scale, 4) == plain(number / scale, 2):
            return plain(number / scale) + name + unit
    return plain(number) + unit


def _written(operand: Operand) -> str:
    return scaled(value(operand.quantity), operand.quantity.unit)


def _gap_unit(unit: str) -> str:
    return "个百分点" if unit in ("%", "个百分点") else unit


def _difference(left: Operand, right: Operand, language: str) -> tuple[str, tuple[str, ...]]:
    a, b = value(left.quantity), value(right.quantity)
    high, low = (left, right) if a >= b else (right, left)
    gap = abs(a - b)
    shown = scaled(gap, _gap_unit(left.quantity.unit)) if gap else "0"
    expression = f"{_written(high)}-{_written(low)}={shown}"
    if language == "en":
        lead = f"Difference: {shown} ({expression})"
    else:
        lead = f"相差{shown}({expression})" if gap else f"两者相同,都是{_written(left)}"
    return lead, (shown, expression)


def _sum(operands: list[Operand]) -> tuple[str, tuple[str, ...]]:
    total = sum((value(o.quantity) for o in operands), Decimal(0))
    shown = scaled(total, operands[0].quantity.unit)
    expression = "+".join(_written(o) for o in operands) + f"={shown}"
    return f"合计{shown}({expression})", (shown, expression)


def _ratio(left: Operand, right: Operand) -> tuple[str, tuple[str, ...]] | None:
    a, b = value(left.quantity), value(right.quantity)
    if not b:
        return None
    shown = plain(a / b) + "倍"
    expression = f"{_written(left)}÷{_written(right)}={plain(a / b)}"
    return f"约{shown}({expression})", (shown, expression)


def _share(left: Operand, right: Operand) -> tuple[str, tuple[str, ...]] | None:
    a, b = value(left.quantity), value(right.quantity)
    if not b:
        return None
    shown = plain(a / b * 100) + "%"
    expression = f"{_written(left)}÷{_written(right)}={shown}"
    return f"约{shown}({expression})", (shown, expression)


def _average(left: Operand, right: Operand) -> tuple[str, tuple[str, ...]] | None:
    total, count = left, right
    if total.group != "money" or count.group in ("money", "percent", "duration") or not value(count.quantity):
        return None
    if total.sentence.paragraph != count.sentence.paragraph:
        return None
    shown = scaled(value(total.quantity) / value(count.quantity), total.quantity.unit)
    expression = f"{_written(total)}÷{_written(count)}={shown}"
    return f"平均约{shown}({expression})", (shown, expression)


def _product(left: Operand, right: Operand) -> tuple[str, tuple[str, ...]] | None:
    share, base = (left, right) if left.quantity.unit == "%" else (right, left)
    if share.quantity.unit != "%" or base.quantity.unit == "%":
        return None
    shown = scaled(value(base.quantity) * value(share.quantity) / 100, base.quantity.unit)
    expression = f"{_written(base)}×{_written(share)}={shown}"
    return f"约{shown}({expression})", (shown, expression)


def _offset(left: Operand, right: Operand) -> tuple[str, tuple[str, ...]] | None:
    gap, base = (left, right) if left.quantity.comparator == "range" else (right, left)
    if gap.quantity.low is None or gap.quantity.high is None or gap.group != base.group:
        return None
    ends = [plain(value(base.quantity) + end) for end in (gap.quantity.low, gap.quantity.high)]
    shown = f"{ends[0]}%—{ends[1]}%"
    expression = f"{_written(base)}+{plain(gap.quantity.low)}至{plain(gap.quantity.high)}个百分点={shown}"
    return f"约{shown}({expression})", (shown, expression)


def _draft(understood: Understood, operands: tuple[Operand, ...], result: tuple[str, tuple[str, ...]] | None) -> Draft:
    quotes: list[Quote] = []
    said: list[str] = []
    for operand in operands:
        span = operand.clause
        quote = Quote(operand.sentence.document, operand.sentence.paragraph, span.start, span.end)
        if quote in quotes:
            continue
        quotes.append(quote)
        words = quote.text
        if len(words) > CLAUSE_LIMIT:
            at = operand.sentence.start + operand.quantity.start
            start = max(quote.start, at - 40)
            words = operand.sentence.document.text[start : min(quote.end, start + CLAUSE_LIMIT + 10)]
        said.append(f"{words}[{len(quotes)}]")
    joiner, end = (";", "。") if understood.language == "zh" else ("; ", ".")
    body = joiner.join(said)
    lead = f"{result[0]}。" if result else ""
    labels = "、".join(dict.fromkeys(q.paragraph.label for q in quotes))
    return Draft(f"{lead}{body}（{labels}）{end}", "answered", tuple(quotes), computed=result[1] if result else ())
