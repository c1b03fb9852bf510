"""Comparing questions: a difference, sum, ratio or average of cited figures, shown as it is computed."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence
from assistant.operands import Operand, find_operands, same_kind
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


def answer_comparison(understood: Understood, evidence: Evidence, library: Library) -> Draft | None:
    """A computed or contrasted answer from two or more figures, or None where fewer were found."""
    question = understood.plain
    operands = find_operands(question, evidence, library)
    if len(operands) < 2:
        return None
    left, right = operands[0], operands[1]
    result: tuple[str, tuple[str, ...]] | None = None
    if SAME.search(question) and not SUM.search(question):
        result = None
    elif SUM.search(question):
        same = [o for o in operands if same_kind(o, left)]
        result = _sum(same) if len(same) > 1 else None
    elif RATIO.search(question):
        result = _ratio(left, right)
    elif SHARE.search(question) and same_kind(left, right):
        result = _share(left, right)
    elif AVERAGE.search(question):
        result = _average(left, right)
    elif OFFSET.search(question):
        result = _offset(left, right)
    elif PRODUCT.search(question):
        result = _product(left, right)
    elif same_kind(left, right):
        result = _difference(left, right, understood.language)
    return _draft(understood, operands[:4], result)


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
    total, count = (left, right) if left.group == "money" else (right, left)
    if total.group == count.group or not value(count.quantity):
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
