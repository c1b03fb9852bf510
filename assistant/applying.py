"""Applying: what a provision comes to for the figures that a person tells, or for as many as the document counts.

rate     按设备投资的10%给予补助，最高100万元      × what was spent, up to the cap
each     每平方米20元  给予博士每人15万元          × how many there are, by unit or by name, all added up
all      200个县 … 每个试点县500万元               the document's own count of what each is given to
over     每季度1500亿元  2021—2025年每年6500名     × the periods that the question speaks of
spread   最高300万元，分5年等额发放                ÷ the instalments
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.asked import group_of
from assistant.evidence import Evidence
from assistant.operands import Figure, Operand, figures_of, is_granted
from assistant.operations import Result, plain, scaled, value, written
from assistant.sentences import flat
from assistant.understanding import Understood
from index.quantities import Quantity, find_quantities
from index.words import tokenize

WANTS = re.compile(r"多少|几(?!家[一]?起)|算(?:下来|出来|一下)|总数|总额|合计")
HERE, NEAR = 0.4, 0.55  # of the best score: sentences whose terms may be applied, in the best paragraph, in its list
OTHER = 0.85  # of the best score, in any other paragraph
LEAST_SUM = 1000  # a bare number that is no less is money: 花了1300万
UNITS = r"平方米|平米|平|立方米|立方|吨标准煤|人次|场次|人|名|户|家|个|项|台|套|辆|吨|亩|件|次|场|艘|座|张|床|位|只|头|组|店|门店|生|店面|所|条|县|镇|村|千瓦时|千瓦|瓦|度|米|公里|蒸吨|托位|床位|机组|柜|箱|品种|例|份|批|期"
EACH = re.compile(
    rf"每(?:新(?:增|招|建|开)|增加|招用|引进|培育|吸纳|一)?(?:1|一)?(?:个|名|家|户|台)?(?P<unit>{UNITS})(?![\u4e00-\u9fff]{{0,3}}(?:最高|累计|不超过))"
)
EVERY = re.compile(r"每(?:人|名|户|家|生|艘|位|个[\u4e00-\u9fff]{1,2})?每?个?(?P<time>年|月|季度|天|日|学年|学期|周)")
BY_DAY = re.compile(r"按[日天]|每[日天]|日加收")
GIVES = re.compile(r"给予|补|奖|返|贴|资助|支持|发放|收取|加收|预拨|兑付|拨付|支付|缴|计发|报销|减|免|罚")
CAPPED = ("<=", "<")
GROWN = re.compile(r"增量|新增部分|增加部分|增加额|增长部分|增长额")
AGAIN = re.compile(r"再(?:增加|给予|补|奖)|另(?:行|外)?(?:给予|增加)|基础上[^，。；]{0,8}增加")
ALL_OF_THEM = re.compile(
    r"(?:全国|全省|全市|全县)的|全部?(?:按|给|拿|发|奖|补|兑现)|都(?:按|给|拿|发|奖|补)|个个|家家|人人|发下去|要出|得掏|要掏|顶多掏|总共[掏出发]|[得要]花"
)
ONE = re.compile(r"一[家个户名](?:企业|公司|项目|单位|人)?(?:能|可|最|至|顶)|单[个家户]|每[家个户]|多少[家个户项名]")
SPREAD = re.compile(r"分(?P<number>\d+|[两二三四五六七八九十])(?P<unit>年|次|期|批)(?:等额|平均)")
EACH_YEAR = re.compile(r"每年|一年|摊到|每次|每期|年均|平均")
YEARS = re.compile(
    r"(?P<number>[两二三四五六七八九十]|\d{1,2})(?P<unit>年|个?季度|个月|天|学期)(?!级|以[上内下]|前|后|期以|满|的?合同)"
)
A_YEAR = re.compile(r"(?<!满)一年|全年|头年|首年|第一年|一学年")
COMPARES = re.compile(
    r"(?<!离)(?<!距)(?:比|跟|和|与|同)[^,。?;]{1,30}(?:多|少|高|低|差)[^,。?;]{0,5}(?:几|多少)|相?差(?:了)?(?:多少|几|多大)"
)
NO_SUM = re.compile(
    r"各自?(?:能|可|给|退|拿|补|奖)|分别|几个?(?:百分)?点|百分之几|多大比例|比例是多少|几成|多久|几条|多少条"
)
FIRST = re.compile(r"先(?:到账|打|拿|给|拨|发|付)|头一年|第一年|首年|首笔|预拨|头一笔|首期")
PAID_FIRST = re.compile(r"预拨|首年|首笔|第一年|先行|首期|当年")
OF_GRANT = re.compile(r"(?:奖励|补助|补贴|奖补|专项)(?:资金|金额|总额|款)的?$")
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
SPOKEN = (
    (re.compile("俩"), "两个"),
    (re.compile("仨"), "三个"),
    (re.compile(r"(?<=\d)平(?!方|均|台)"), "平方米"),
    (re.compile(r"(?<=\d)方(?!面|案)"), "立方米"),
)


@dataclass(frozen=True, slots=True)
class Own:
    """A figure of the question's own, with the words that stand behind it up to the next: 2个博士."""

    value: Decimal
    group: str
    unit: str
    said: str
    words: str
    before: str


@dataclass(frozen=True, slots=True)
class Term:
    """A figure that a provision grants or takes: so much each, at a rate, or once."""

    figure: Figure
    score: float
    each: str  # the unit that it is given for, "" where it names none
    every: str  # the time
    label: str  # its own words

    @property
    def operand(self) -> Operand:
        return Operand("", self.figure.sentence, self.figure.clause, self.figure.quantity, 1.0)


def find_own(question: str) -> tuple[Own, ...]:
    """The figures that a question states of its own, in order.

    >>> [(str(own.value), own.group, own.words) for own in find_own("招来2个博士3个硕士")]
    [('2', 'things', '博士'), ('3', 'things', '硕士')]
    """
    for pattern, word in SPOKEN:
        question = pattern.sub(word, question)
    quantities = [q for q in find_quantities(question) if q.low is not None and not q.change]
    found = []
    for n, quantity in enumerate(quantities):
        stop = quantities[n + 1].start if n + 1 < len(quantities) else len(question)
        start = quantities[n - 1].end if n else 0
        money = (not quantity.unit or group_of(quantity.unit) == "money") and (quantity.low or 0) >= LEAST_SUM
        if not money and (not quantity.unit or group_of(quantity.unit) == "money"):
            continue
        words = re.split(r"[,，。;；?？]", question[quantity.end : stop])[0]
        before = re.split(r"[,，。;；?？]", question[start : quantity.start])[-1]
        group = "money" if money else group_of(quantity.unit)
        found.append(
            Own(
                quantity.low or Decimal(0),
                group,
                "元" if money else quantity.unit,
                question[quantity.start : quantity.end],
                words,
                before,
            )
        )
    return tuple(found)


def apply(understood: Understood, evidence: Evidence) -> Result | None:
    """What the best provision comes to for the question's own figures, or for all that the document counts; None where neither fits."""
    question = understood.plain
    if not evidence.findings or not WANTS.search(question) or understood.language != "zh" or NO_SUM.search(question):
        return None
    if COMPARES.search(re.sub(r"[离距][^,。?]*差", " ", question)):
        return None
    terms = _terms(evidence)
    own = find_own(question)
    found = _applied(question, own, terms, evidence)
    return _paid_first(question, found, terms) if FIRST.search(question) else found


def _applied(question: str, own: tuple[Own, ...], terms: list[Term], evidence: Evidence) -> Result | None:
    return (
        _at_a_rate(question, own, terms)
        or _for_each(question, own, terms)
        or _spread(question, terms)
        or _multiple(question, own, terms)
        or (
            _over(question, own, terms) or _for_all(question, terms, evidence)
            if not [o for o in own if o.group != "duration" and not _of_text(o, terms)]
            else None
        )
    )


def _of_text(own: Own, terms: list[Term]) -> bool:
    """Whether a figure of the question is one that the provision states itself: 上榜的50家."""
    return any(own.value in {q.low for q in term.figure.sentence.quantities} for term in terms[:3])


def _terms(evidence: Evidence) -> list[Term]:
    """The figures of the best sentences, best first, of the best paragraph and its list."""
    best = evidence.findings[0]
    home = {best.sentence.paragraph.id, best.sentence.paragraph.parent}
    made = []
    for finding in evidence.findings[:14]:
        paragraph = finding.sentence.paragraph
        kin = (
            paragraph.id in home
            or paragraph.parent == best.sentence.paragraph.id
            or (paragraph.kind == "item" and paragraph.parent in home)
        )
        least = HERE if paragraph == best.sentence.paragraph else NEAR if kin else OTHER
        if finding.score < least * best.score:
            continue
        for figure in figures_of(finding.sentence.document):
            if figure.sentence != finding.sentence:
                continue
            start = max([0, *[q.end for q in finding.sentence.quantities if q.end <= figure.quantity.start]])
            before = finding.sentence.text[start : figure.quantity.start]
            each, every = list(EACH.finditer(before)), list(EVERY.finditer(before))
            made.append(
                Term(
                    figure,
                    finding.score,
                    each[-1]["unit"] if each else "",
                    every[-1]["time"] if every else "",
                    flat(before),
                )
            )
    return made


def _caps(term: Term, terms: list[Term]) -> list[Term]:
    """The upper bounds on money that a term is given under: in its sentence behind it, else the only one of its paragraph."""
    own = [t for t in terms if t.figure.quantity.comparator in CAPPED and group_of(t.figure.quantity.unit) == "money"]
    here = [
        t
        for t in own
        if t.figure.sentence == term.figure.sentence and t.figure.quantity.start > term.figure.quantity.start
    ]
    if here:
        return here[:1]
    sentence = term.figure.sentence
    same = [
        f
        for f in figures_of(sentence.document)
        if f.sentence.paragraph == sentence.paragraph and f.sentence.start > sentence.start
    ]
    rated = {f.sentence.start for f in same if f.quantity.unit == "%"}
    free = [
        f
        for f in same
        if f.quantity.comparator in CAPPED and group_of(f.quantity.unit) == "money" and f.sentence.start not in rated
    ]
    return [Term(free[0], term.score, "", "", "")] if len(free) == 1 else []


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
    caps = _caps(term, terms)
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
    rates = [
        t
        for t in terms
        if t.figure.quantity.unit in ("%", "‰")
        and not t.figure.quantity.change
        and t.figure.quantity.comparator in ("=", "<=", "<")
        and _is_given(t)
    ]
    if not sums or not rates:
        return None
    rates = [t for t in rates if all(_holds(q, o.value) for o in sums for q in _bounds(t))] or rates
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
        caps = _caps(rate, terms)
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


def _is_given(term: Term) -> bool:
    """Whether a percentage is what is given or taken, and no test and no level."""
    sentence, quantity = term.figure.sentence, term.figure.quantity
    after = re.split(r"[，,；;。]", sentence.text[quantity.end :])[0]
    if (
        re.match(r"以[上下]|左右", after)
        or OF_GRANT.search(term.label)
        or PAID_FIRST.search(term.label)
        or re.search(r"占比|比重|不低于|低于|高于|达到|增长|提高|上浮|覆盖率", term.label[-12:])
    ):
        return False
    return bool(
        GIVES.search(after)
        or re.search(r"按(?:照)?[^，,；;。]*$", sentence.text[: quantity.start])
        or GIVES.search(term.label)
        or "%" in after
    )


def _bounds(term: Term) -> list[Quantity]:
    """The sums of money by which its own clause says to whom a rate is given: 2000万元以上的."""
    sentence = term.figure.sentence
    before = [
        q
        for q in sentence.quantities
        if q.end <= term.figure.quantity.start and q.unit == "元" and q.comparator in (">=", ">", "<", "<=")
    ]
    return before[-2:]


def _holds(bound: Quantity, figure: Decimal) -> bool:
    end = bound.low if bound.low is not None else bound.high
    if end is None:
        return True
    return {">=": figure >= end, ">": figure > end, "<": figure < end, "<=": figure <= end}.get(bound.comparator, True)


def _said(label: str, question: str) -> float:
    words = {t for t in tokenize(label) if len(t) > 1}
    return len(words & set(tokenize(flat(question)))) / len(words) if words else 0.0


def _for_each(question: str, own: tuple[Own, ...], terms: list[Term]) -> Result | None:
    """So much for each of what the question counts, by its name where there are several."""
    counts = [
        o
        for o in own
        if o.group not in ("money", "percent", "duration", "age", "score")
        and o.value > 0
        and not re.match(r"阶段|档|类|笔|项目?合计|种|级|者|环节|奖|目标|指标|部分|条件|加|合|共", o.words)
    ]
    amounts = [
        t
        for t in terms
        if group_of(t.figure.quantity.unit) == "money"
        and (t.each or t.every)
        and t.figure.quantity.comparator not in CAPPED
    ]
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
    periods, said = _periods(question, month) if month else (Decimal(1), "")
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


def _periods(question: str, every: str) -> tuple[Decimal | None, str]:
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


def _paid_first(question: str, whole: Result | None, terms: list[Term]) -> Result | None:
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


def _spread(question: str, terms: list[Term]) -> Result | None:
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


def _multiple(question: str, own: tuple[Own, ...], terms: list[Term]) -> Result | None:
    """So many times what the question counts: 任务150家, 按1.2倍."""
    counts = [o for o in own if o.group in ("things", "people")]
    times = [t for t in terms if t.figure.quantity.unit == "倍" and not t.figure.quantity.change]
    if len(counts) != 1 or not times or not re.search(r"任务|目标|指标|计划|倍", question):
        return None
    total = scaled(counts[0].value * value(times[0].figure.quantity), counts[0].unit)
    line = f"{plain(counts[0].value)}{counts[0].unit}×{written(times[0].operand)}={total}"
    return Result(f"{total}({line})", (total, line), (times[0].operand,))


def _over(question: str, own: tuple[Own, ...], terms: list[Term]) -> Result | None:
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
        periods, said = _periods(question, term.every)
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


def _for_all(question: str, terms: list[Term], evidence: Evidence) -> Result | None:
    """What all get together whom the document counts: 前100名，给予最高100万元."""
    if not ALL_OF_THEM.search(question) or ONE.search(question):
        return None
    paragraph = evidence.findings[0].sentence.paragraph
    figures = [f for f in figures_of(evidence.findings[0].sentence.document) if f.sentence.paragraph == paragraph]
    amounts = [
        t
        for t in terms
        if group_of(t.figure.quantity.unit) == "money"
        and t.figure.sentence.paragraph == paragraph
        and is_granted(t.figure)
    ]
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
            count = Operand("", fit[0].sentence, fit[0].clause, fit[0].quantity, 1.0)
            total = scaled(value(count.quantity) * value(amount.figure.quantity), "元")
            line = f"{written(count)}×{written(amount.operand)}={total}"
            return Result(f"合计{total}({line})", (total, line), (count, amount.operand))
    return None
