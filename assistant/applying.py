"""Applying: what a provision comes to for the figures that a person tells, or for as many as the document counts.

rate     按设备投资的10%给予补助，最高100万元      × what was spent, up to the cap
each     每平方米20元  给予博士每人15万元          × how many there are, by unit or by name, all added up
all      200个县 … 每个试点县500万元               the document's own count of what each is given to

The provision is the best that is found for the question; of whoever tells a case of their own assistant/awards.py reckons.
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant import operations
from assistant.asked import group_of
from assistant.evidence import Evidence
from assistant.given import EACH, Term, bounds_of, caps_of, find_terms, holds, is_given
from assistant.lasting import in_full, over, paid_first, periods_of, spread
from assistant.operands import Operand, figures_of, is_granted
from assistant.operations import Result, plain, scaled, value, written
from assistant.sentences import flat
from assistant.told import Own, find_own
from assistant.understanding import Understood
from index.words import tokenize

WANTS = re.compile(r"多少|几(?!家[一]?起)|算(?:下来|出来|一下)|总数|总额|合计")
BY_DAY = re.compile(r"按[日天]|每[日天]|日加收")
GROWN = re.compile(r"增量|新增部分|增加部分|增加额|增长部分|增长额")
ALL_OF_THEM = re.compile(
    r"(?:全国|全省|全市|全县)的|全部?(?:按|给|拿|发|奖|补|兑现)|都(?:按|给|拿|发|奖|补)|个个|家家|人人|发下去|要出|得掏|要掏|顶多掏|总共[掏出发]|[得要]花"
)
ONE = re.compile(r"一[家个户名](?:企业|公司|项目|单位|人)?(?:能|可|最|至|顶)|单[个家户]|每[家个户]|多少[家个户项名]")
COMPARES = re.compile(
    r"(?<!离)(?<!距)(?:比|跟|和|与|同)[^,。?;]{1,30}(?:多|少|高|低|差)[^,。?;]{0,5}(?:几|多少)|相?差(?:了)?(?:多少|几|多大)"
)
EACH_ASKED = re.compile(r"各(?!市|县|区|级|地)|分别")
NO_SUM = re.compile(
    r"各自?(?:能|可|给|退|拿|补|奖)|分别|几个?(?:百分)?点|百分之几|多大比例|比例是多少|几成|多久|几条|多少条"
)
FIRST = re.compile(r"先(?:到账|打|拿|给|拨|发|付)|头一年|第一年|首年|首笔|预拨|头一笔|首期")


def apply(understood: Understood, evidence: Evidence) -> Result | None:
    """What the best provision comes to for the question's own figures, or for all that the document counts; None where neither fits."""
    question = understood.plain
    if not evidence.findings or not WANTS.search(question) or understood.language != "zh":
        return None
    terms, own = find_terms(evidence), find_own(question)
    if EACH_ASKED.search(question):
        return _rates_of_one_sum(question, own, terms)
    if NO_SUM.search(question) or COMPARES.search(re.sub(r"[离距][^,。?]*差", " ", question)):
        return None
    found = _applied(question, own, terms, evidence)
    return paid_first(question, found, terms) if FIRST.search(question) else found


def _applied(question: str, own: tuple[Own, ...], terms: list[Term], evidence: Evidence) -> Result | None:
    return (
        _at_a_rate(question, own, terms)
        or _for_each(question, own, terms)
        or spread(question, terms)
        or in_full(question, terms)
        or _multiple(question, own, terms)
        or (
            over(question, own, terms) or _for_all(question, terms, evidence)
            if not [o for o in own if o.group != "duration" and not _of_text(o, terms)]
            else None
        )
    )


def _of_text(own: Own, terms: list[Term]) -> bool:
    """Whether a figure of the question is one that the provision states itself: 上榜的50家."""
    return any(own.value in {q.low for q in term.figure.sentence.quantities} for term in terms[:3])


def _bounded(
    total: Decimal,
    expression: str,
    term: Term,
    terms: list[Term],
    question: str,
    operands: tuple[Operand, ...],
    times: int = 1,
) -> Result:
    """A sum with the cap that it may not pass, and how far it is below it where that is asked for."""
    shown = scaled(total, "元")
    line = f"{expression}={shown}"
    caps = caps_of(term, terms)
    if not caps:
        return Result(f"{shown}({line})", (shown, line), operands)
    cap = caps[0]
    most = value(cap.figure.quantity) * times
    said = scaled(most, "元")
    quoted = (*operands, cap.operand)
    if total > most:
        return Result(f"最高{said}(按标准{line},超过上限)", (shown, line, said), quoted)
    if re.search(r"离|距|还差|封顶|上限|最多|顶", question):
        left = scaled(most - total, "元")
        gap = f"{said}-{shown}={left}"
        return Result(f"{shown}({line}),未超过上限{said},还差{left}({gap})", (shown, line, said, left, gap), quoted)
    return Result(f"{shown}({line},未超过上限{said})", (shown, line, said), quoted)


def _at_a_rate(question: str, own: tuple[Own, ...], terms: list[Term]) -> Result | None:
    """A percentage of what was spent, grown by, or owed."""
    sums = [o for o in own if o.group == "money"]
    rates = [t for t in terms if t.is_rate and is_given(t)]
    if not sums or not rates:
        return None
    rates = [t for t in rates if all(holds(q, o.value) for o in sums for q in bounds_of(t))] or rates
    rate = max(rates, key=lambda t: (t.score, _said(t.label, question)))
    by = value(rate.figure.quantity) / (100 if rate.figure.quantity.unit == "%" else 1000)
    shown = written(rate.operand)
    if GROWN.search(rate.label) and len(sums) == 2:
        more = abs(sums[1].value - sums[0].value)
        high, low = sorted(sums, key=lambda s: -s.value)
        return _bounded(
            more * by,
            f"({scaled(high.value, '元')}-{scaled(low.value, '元')})×{shown}",
            rate,
            terms,
            question,
            (rate.operand,),
        )
    if len(sums) != 1:
        return None
    base = sums[0]
    days = next((o for o in own if o.group == "duration" and o.unit in ("天", "日")), None)
    if BY_DAY.search(rate.label) and days is not None:
        return _bounded(
            base.value * by * days.value,
            f"{scaled(base.value, '元')}×{shown}×{plain(days.value)}天",
            rate,
            terms,
            question,
            (rate.operand,),
        )
    count = next(
        (
            o
            for o in own
            if o.group == "things" and o.value <= 100 and re.search(r"(?:一|每)(?:个|家|台|次|场|间|套)", base.before)
        ),
        None,
    )
    if count is not None:  # 两个展位,一个4万
        one = base.value * by
        caps = caps_of(rate, terms)
        if caps and one > value(caps[0].figure.quantity):
            most = value(caps[0].figure.quantity)
            total = most * count.value
            line = f"{scaled(most, '元')}×{plain(count.value)}={scaled(total, '元')}"
            return Result(
                f"{scaled(total, '元')}({line},每个按上限)",
                (scaled(total, "元"), line),
                (rate.operand, caps[0].operand),
            )
        total = one * count.value
        line = f"{scaled(base.value, '元')}×{shown}×{plain(count.value)}={scaled(total, '元')}"
        operands = (rate.operand, caps[0].operand) if caps else (rate.operand,)
        return Result(f"{scaled(total, '元')}({line})", (scaled(total, "元"), line, scaled(one, "元")), operands)
    return _bounded(base.value * by, f"{scaled(base.value, '元')}×{shown}", rate, terms, question, (rate.operand,))


def _said(label: str, question: str) -> float:
    words = {t for t in tokenize(label) if len(t) > 1}
    return len(words & set(tokenize(flat(question)))) / len(words) if words else 0.0


def _rates_of_one_sum(question: str, own: tuple[Own, ...], terms: list[Term]) -> Result | None:
    """Two rates of one sentence, each of the one sum that was told: 缴了100万,大企业跟小微各能退回多少."""
    sums = [o for o in own if o.group == "money"]
    rates = [t for t in terms if t.figure.sentence == terms[0].figure.sentence and t.is_rate and is_given(t)]
    if len(sums) != 1 or len(rates) != 2:
        return None
    return operations.parts_of(sums[0].value, sums[0].said, tuple(t.operand for t in rates), "zh")


def _for_each(question: str, own: tuple[Own, ...], terms: list[Term]) -> Result | None:
    """So much for each of what the question counts, by its name where there are several."""
    counts = [
        o
        for o in own
        if o.group not in ("money", "percent", "duration", "age", "score")
        and o.value > 0
        and not re.match(r"阶段|档|类|笔|项目?合计|种|级|者|环节|奖|目标|指标|部分|条件|加|合|共", o.words)
    ]
    amounts = [t for t in terms if t.is_money and (t.each or t.every) and not t.figure.is_cap]
    if not counts or not amounts:
        return None
    used: list[tuple[Own, Term]] = []
    for count in counts:
        fit = [t for t in amounts if _same_unit(count.unit, t.each)]
        if len(counts) == 1:
            used += [(count, _picked(question, fit))] if fit else []
            continue
        named = [(t, _told(count.words, t)) for t in amounts]
        best = max((score for _, score in named), default=0.0)
        if best > 0:
            used.append((count, max(named, key=lambda pair: (pair[1], pair[0].score))[0]))
    if not used or (len(counts) > 1 and len(used) < len(counts)):
        return None
    month = used[0][1].every
    periods, said = periods_of(question, month) if month else (Decimal(1), "")
    if periods is None:
        return None
    total = sum((count.value * value(term.figure.quantity) for count, term in used), Decimal(0)) * periods
    products = [f"{plain(count.value)}{count.unit}×{written(term.operand)}" for count, term in used]
    joined = "+".join(products)
    expression = f"({joined})×{said}" if said and len(products) > 1 else f"{joined}×{said}" if said else joined
    operands = tuple(term.operand for _, term in used)
    return _bounded(total, expression, used[0][1], terms, question, operands)


def _picked(question: str, terms: list[Term]) -> Term:
    """The one that the question names by what the others have not, else the best found."""
    words = [{t for t in tokenize(term.label.split("每")[0][-5:]) if len(t) > 1} for term in terms]
    said = set(tokenize(flat(question)))
    own = [w - frozenset().union(*(x for x in words if x is not w)) for w in words]
    ranked = sorted(range(len(terms)), key=lambda n: (-len(own[n] & said), -terms[n].score))
    return terms[ranked[0]]


def _told(words: str, term: Term) -> float:
    """How much of what follows a count a figure's own words, or its sentence, say."""
    own = {t for t in tokenize(flat(words)) if len(t) > 1}
    return len(own & set(tokenize(term.label))) / len(own) if own else 0.0


def _same_unit(left: str, right: str) -> bool:
    people = {"人", "名", "位", "生", "个"}
    return left == right or {left, right} <= people or (left in right or right in left if left and right else False)


def _multiple(question: str, own: tuple[Own, ...], terms: list[Term]) -> Result | None:
    """So many times what the question counts: 任务150家, 按1.2倍."""
    counts = [o for o in own if o.group in ("things", "people")]
    times = [t for t in terms if t.figure.quantity.unit == "倍" and not t.figure.quantity.change]
    if len(counts) != 1 or not times or not re.search(r"任务|目标|指标|计划|倍", question):
        return None
    total = scaled(counts[0].value * value(times[0].figure.quantity), counts[0].unit)
    line = f"{plain(counts[0].value)}{counts[0].unit}×{written(times[0].operand)}={total}"
    return Result(f"{total}({line})", (total, line), (times[0].operand,))


def _for_all(question: str, terms: list[Term], evidence: Evidence) -> Result | None:
    """What all get together whom the document counts: 前100名，给予最高100万元."""
    if not ALL_OF_THEM.search(question) or ONE.search(question):
        return None
    paragraph = evidence.findings[0].sentence.paragraph
    figures = [f for f in figures_of(evidence.findings[0].sentence.document) if f.sentence.paragraph == paragraph]
    amounts = [t for t in terms if t.is_money and t.figure.sentence.paragraph == paragraph and is_granted(t.figure)]
    for amount in amounts:
        each = re.search(r"(?:每[个家名户]?|单[个家户])(?P<what>[\u4e00-\u9fff]{1,6})", amount.label)
        wanted = {t for t in tokenize(each["what"]) if len(t) > 1} if each else set()
        ranked = re.search(r"前(?P<number>\d+)(?P<unit>名|家|位|个)", amount.figure.sentence.text)
        if ranked:
            number = Decimal(ranked["number"])
            total = scaled(number * value(amount.figure.quantity), "元")
            line = f"{plain(number)}{ranked['unit']}×{written(amount.operand)}={total}"
            return Result(f"最多{total}({line})", (total, line), (amount.operand,))
        counts = [
            f
            for f in figures
            if group_of(f.quantity.unit) in ("things", "people")
            and f.quantity.unit not in ("大", "项", "次", "")
            and f.quantity.comparator in ("=", "~", ">=")
            and not EACH.search(f.label)
        ]
        counts = [f for f in counts if f.quantity.low is not None and f.quantity.low > 1 and "不超过" not in f.near]
        fit = [f for f in counts if not wanted or wanted & set(tokenize(flat(f.near)))]
        if len(fit) >= 1 and (each or amount.each):
            count = fit[0].operand()
            total = scaled(value(count.quantity) * value(amount.figure.quantity), "元")
            line = f"{written(count)}×{written(amount.operand)}={total}"
            return Result(f"合计{total}({line})", (total, line), (count, amount.operand))
    return None
