"""Assigning: which of a person's figures speaks to which bound of a provision, each figure where it fits best.

    fit = dimension and aspect agree, no other concept, + concept + shared words; alone of its kind on both sides helps
A share or ratio that was not said is computed from two figures, where their words name its part and its whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.answers import Result
from assistant.bounds import Bound
from assistant.categories import HAN
from assistant.derive import HUNDRED, Fact, plain, show
from assistant.holders import of_another
from assistant.judging import Interval, all_of, judge
from assistant.matching import NARROWER, Judged, at_most, judge_bound, signed
from assistant.metrics import FALL, GROWTH, SHARE, fits
from assistant.proportions import COUNTS
from assistant.synonyms import CONCEPTS, find_concepts
from assistant.when import When, covers

FITS = 0.42  # from here on a figure speaks to a bound
ALONE = 0.12
SAME_UNIT = 0.1
LOOSE_UNITS = frozenset({"个", "家", "项", "人", "件", ""})  # these count anything
MONEY = re.compile(r"费|额|钱|款|收入|投|花|销售|营收|产值|利润|税|资|贷|值")
BESIDE, REACH = 0.8, 36  # what the words count that stand before the metric's own, and how far they reach
WORDED = 0.3  # a bare 9万 is a count only where its words say of what
SAME = 0.04  # two bounds that a figure fits as well as this are told apart by their order
TERMS = re.compile(
    r"(?P<part>[^，,；;]*?)(?:占|与|不?得?[低高]于|不?得?超过|达到|不少于|相当于)(?P<whole>[^，,；;占]*?)(?:的)?(?:比重|比例|之比|占比)?(?:不?[低高]于|不少于|达到|在)?\s*$"
)
RATE = re.compile(r"[\u4e00-\u9fff]{2,8}(?:率|占比|比例|比重)")
LISTS = re.compile(r"[、和及与或]")
EVERY = re.compile(r"均|每年|都|各年|逐年|连续")
# Notions that say how a figure stands and not what it is of.
UNTELLING = frozenset(
    n
    for n, row in enumerate(CONCEPTS)
    if {
        "占比",
        "增长",
        "下降",
        "高于",
        "达到",
        "左右",
        "最高",
        "不低于",
        "新增",
        "控制目标",
        "补贴",
        "奖励",
        "资金",
        "企业",
        "标准",
        "目标",
        "实施",
        "服务",
        "建立",
        "推动",
        "全年",
    }
    & set(row)
)
STOP = frozenset("的了在和与及或不以上下年月个人元万亿是有为达到到于低高超过满足其")
LETTER = 0.35  # what one character counts beside a pair
FAINT = frozenset(
    "企业单位项目家公司我们自己本市省县区国工这那一二三四五六七八九十百千新大小多少用来去能就都也还没给我你他她它们出进行开发中内外前后得过做"
)


def assign(
    bounds: Sequence[Bound], facts: tuple[Fact, ...], said: str, text: str, later: int | None
) -> dict[Bound, Judged]:
    """Each bound with the figure that speaks to it, or with none. `text` is the document's, `later` its year."""
    own = [b for b in bounds if b.otherwise is None]
    facts = tuple(_counted_as(f, own) for f in facts)
    fits = {(n, b): _fit(fact, b, text, facts, own) for n, fact in enumerate(facts) for b in own}
    judged: dict[Bound, Judged] = {}
    for bound in bounds:
        if bound.otherwise is not None:
            judged[bound] = judge_bound(bound, facts, said)
            continue
        judged[bound] = _judged(bound, own, facts, fits, text)
    return judged | _of_shares(judged, own, facts, text)


SCALES = {
    ("分钟", "小时"): 1 / Decimal(60), ("小时", "分钟"): Decimal(60), ("天", "小时"): Decimal(24), ("小时", "天"): 1 / Decimal(24),
    ("吨", "立方米"): Decimal(1), ("立方米", "吨"): Decimal(1),  # of water
    ("月", "天"): Decimal(30), ("天", "月"): 1 / Decimal(30), ("公顷", "亩"): Decimal(15), ("亩", "公顷"): 1 / Decimal(15), ("亩", "平方米"): Decimal(2000) / 3, ("平方米", "亩"): Decimal(3) / 2000,
}  # fmt: skip


def _counted_as(fact: Fact, bounds: Sequence[Bound]) -> Fact:
    """两个半月 beside 超过60天: in the unit that the bounds of its kind are written in."""
    units = {b.unit for b in bounds if b.dimension == fact.dimension}
    factor = SCALES.get((fact.unit, next(iter(units)))) if len(units) == 1 else None
    if factor is None:
        return fact
    low, high = fact.values.low, fact.values.high
    values = Interval(
        None if low is None else low * factor,
        None if high is None else high * factor,
        fact.values.low_open,
        fact.values.high_open,
    )
    return replace(fact, values=values, unit=next(iter(units)))


def _of_shares(
    judged: dict[Bound, Judged], own: list[Bound], facts: tuple[Fact, ...], text: str
) -> dict[Bound, Judged]:
    """Heads that a share was computed from speak to the bound on heads, too: 在岗不少于50人且达到参保人数70%."""
    found: dict[Bound, Judged] = {}
    for share in own:
        pair = _pair(share, facts, text, own) if judged[share].fact is not None and judged[share].fact.how else None  # type: ignore[union-attr]
        if pair is None:
            continue
        _, _, elided = _terms(share, text, own)
        for bound in own:
            if bound.unit != "人" or judged[bound].fact is not None:
                continue
            fact = pair.part if elided is bound else pair.whole
            if fact.dimension == "count":
                found[bound] = Judged(bound, judge(fact.values, bound.allowed), fact, 0.6)
    return found


def _judged(
    bound: Bound, own: list[Bound], facts: tuple[Fact, ...], fits: dict[tuple[int, Bound], float], text: str
) -> Judged:
    mine: list[tuple[float, int]] = []
    for n, fact in enumerate(facts):
        if bound.per is not None and not _is_each(fact, bound.per[1]):
            continue
        score = fits[n, bound]
        if score < FITS:
            continue
        rival = max((fits[n, b] for b in own if not _alike(b, bound, text)), default=0.0)
        tied = next((b for b in own if not _alike(b, bound, text) and abs(fits[n, b] - score) <= SAME), None)
        if rival > score + SAME or (tied is not None and own.index(tied) < own.index(bound)):
            continue
        mine.append((score, n))
    timely = [(s, n) for s, n in mine if covers(bound.when, facts[n].when)]
    if timely:
        return _by_figures(bound, timely, facts, text)
    made = _per_unit(bound, facts) if bound.per is not None else _quotient(bound, facts, text, own)
    if made is not None:
        return Judged(bound, judge(made.values, bound.allowed), made, 0.9)
    below = at_most(bound, facts)
    if below is not None:
        return Judged(bound, judge(below.values, bound.allowed), below, 0.7)
    if mine:
        return Judged(bound, "unknown", None, 0.3, facts[mine[0][1]], "period")
    other = next(
        (
            f
            for n, f in enumerate(facts)
            if not f.how and _near(f, bound) and max((fits[n, b] for b in own), default=0) < FITS
        ),
        None,
    )
    if other is not None:
        return Judged(bound, "unknown", None, 0.15, other, "metric")
    return Judged(bound, "unknown", None, 0.0)


def _near(fact: Fact, bound: Bound) -> bool:
    """A figure that might be taken for what is asked for: of one kind, of another concept or aspect."""
    return fact.dimension == bound.dimension and fact.dimension in ("amount", "percent", "mass")


def _by_figures(bound: Bound, timely: list[tuple[float, int]], facts: tuple[Fact, ...], text: str) -> Judged:
    best = max(s for s, _ in timely)
    first = facts[max(timely, key=lambda t: t[0])[1]].metric
    close = [n for s, n in timely if s >= best - 0.1 or (facts[n].metric == first and first.concept is not None)]
    stated = [n for n in close if not facts[n].how] or close
    if (total := _summed(bound, [facts[n] for n in stated], text)) is not None:
        return Judged(bound, judge(total.values, bound.allowed), total, best)
    if EVERY.search(text, bound.start, bound.figure) and len(stated) > 1:
        results: list[Result] = [judge(signed(facts[n], bound), bound.allowed) for n in stated]
        worst = next((n for n, r in zip(stated, results, strict=True) if r == "fails"), stated[0])
        return Judged(bound, all_of(results), facts[worst], best)
    chosen = max(stated, key=lambda n: (_year(facts[n].when), fits_order(facts[n]), -n))
    fact = facts[chosen]
    return Judged(bound, judge(signed(fact, bound), bound.allowed), fact, best)


def _summed(bound: Bound, facts: list[Fact], text: str) -> Fact | None:
    """实用新型专利、软件著作权5项: 4项 of the one and 2项 of the other count together."""
    names = {re.sub(r"[\d\s]+", "", f.words) for f in facts}
    known = len(facts) > 1 and len(names) == len(facts) and facts[0].metric.concept is not None
    if (
        not known
        or bound.dimension != "count"
        or not LISTS.search(_metric_words(bound, text))
        or any(f.values.point is None for f in facts)
    ):
        return None
    total = sum((f.values.point or Decimal(0) for f in facts), Decimal(0))
    how = "+".join(show(f.values.point or Decimal(0), f.unit) for f in facts) + f"={show(total, facts[0].unit)}"
    words = "、".join(f.words for f in facts)
    return replace(facts[0], values=Interval(total, total), words=words, context=words, how=how)


def fits_order(fact: Fact) -> int:
    return 0 if fact.how else 1


def _year(when: When | None) -> int:
    return when.year if when is not None and when.year is not None else 9999


def _alike(left: Bound, right: Bound, text: str) -> bool:
    """Whether two bounds are on one metric, so that one figure speaks to both: 1000万元以上、4亿元以下."""
    if left is right:
        return True
    if left.dimension != right.dimension or left.metric.aspect != right.metric.aspect:
        return False
    if (left.named or (left.start, left.figure)) == (right.named or (right.start, right.figure)):
        return True
    if (
        left.metric.concept is not None
        and left.metric.concept == right.metric.concept
        and left.metric.aspect != "share"
    ):
        return (
            left.dimension != "time" or _words(left, text) == _words(right, text) or left.metric.concept != "contract"
        )
    return _words(left, text) == _words(right, text)


def _ends_of_one(left: Bound, right: Bound, text: str) -> bool:
    """Whether the bounds are the lower and the upper end of one metric."""
    low = left.allowed.low is not None
    return _alike(left, right, text) and low != (right.allowed.low is not None) and left.metric == right.metric


# Fit


def _fit(fact: Fact, bound: Bound, text: str, facts: tuple[Fact, ...], bounds: list[Bound]) -> float:
    if (
        not _one_kind(fact, bound)
        or not _one_aspect(fact, bound)
        or (fact.part and fact.metric.concept == bound.metric.concept)
    ):
        return 0.0
    concept, wanted = _concept(fact, bound), bound.metric.concept
    shared = max(_shared(_words(bound, text), fact), BESIDE * _shared(_clause(bound, text), fact))
    if fact.dimension != bound.dimension and shared < WORDED:
        return 0.0
    if concept and wanted and concept != wanted:
        return 0.0
    if of_another(_clause(bound, text), fact.context):
        return 0.0
    if wanted == "contract" and concept is None and not shared:
        return 0.0  # how long something went on is no term of a contract
    score = 0.34 + 0.45 * shared
    if concept and concept == wanted:
        score += 0.3
    elif bound.metric.aspect == fact.metric.aspect and fact.metric.aspect != "level":
        score += 0.05
    kin = [f for f in facts if _one_kind(f, bound) and _one_aspect(f, bound)]
    kin = [f for f in kin if f.dimension == bound.dimension] or kin
    mine = [b for b in bounds if _one_kind(fact, b) and _one_aspect(fact, b)]
    mine = [b for b in mine if b.dimension == fact.dimension] or mine
    others = [
        b for b in mine if b is not bound and not _ends_of_one(b, bound, text)
    ]  # 50亩及以上、不足100亩 ask for one
    alone = not others and len([f for f in kin if not f.how] or kin) == 1
    if fact.dimension == bound.dimension == "count" and fact.unit == bound.unit and fact.unit not in LOOSE_UNITS:
        score += SAME_UNIT
    if alone or (concept is None and _words(bound, text) == ""):
        score += ALONE
    return score


def _concept(fact: Fact, bound: Bound) -> str | None:
    for narrow, wide, word in NARROWER:
        if bound.metric.concept == narrow and fact.metric.concept == wide and re.search(word, fact.context):
            return narrow
    return fact.metric.concept


def _one_kind(fact: Fact, bound: Bound) -> bool:
    if fact.dimension == bound.dimension:
        if fact.dimension == "count":
            return (
                fact.unit == bound.unit
                or not fact.unit
                or (_countable(fact.unit) and _countable(bound.unit) and not _heads_and_things(fact.unit, bound.unit))
            )
        return (
            fact.dimension not in ("mass", "time", "area")
            or fact.unit == bound.unit
            or {fact.unit, bound.unit} <= {"吨", "吨标准煤"}
        )
    if fact.dimension == "amount" and not fact.unit and bound.dimension in ("mass", "count", "area"):
        return not MONEY.search(fact.words) and (
            fact.metric.concept is None or fits(fact.metric.concept, bound.dimension, fact.metric.aspect)
        )
    return (
        fact.dimension == "count"
        and bool(fact.unit)
        and (bound.unit.endswith(fact.unit) or bound.unit.startswith(fact.unit))
    )


HEADS, THINGS = frozenset({"人", "名", "人次"}), frozenset({"家", "户", "台", "套", "件", "条", "张"})


def _heads_and_things(one: str, other: str) -> bool:
    """7300家 are no 170人."""
    return (one in HEADS and other in THINGS) or (one in THINGS and other in HEADS)


def _countable(unit: str) -> bool:
    return unit in COUNTS or unit in ("人", "人次")


def _one_aspect(fact: Fact, bound: Bound) -> bool:
    aspect, other = fact.metric.aspect, bound.metric.aspect
    if aspect == other:
        return True
    if {aspect, other} <= {"growth", "share"}:
        moves = GROWTH.search(fact.context) or FALL.search(fact.context)
        if other == "growth":
            return aspect == "share" and not SHARE.search(fact.context)
        if fact.how:
            return False  # a rise that was worked out is no share
        return not moves or bool(RATE.search(bound.indicator) and SHARE.search(fact.context))
    return fact.dimension in ("count", "time", "age", "mass", "area") and {aspect, other} <= {"level", "increase"}


def _words(bound: Bound, text: str) -> str:
    """The bound's own words: its metric, and what is counted (劳动合同 of 3年以上劳动合同)."""
    after = re.match(r"(?:(?!不足|不满|不超过|低于)[^、，,；;。且并及或和（(）)的]){0,12}", text[bound.end :])
    return _metric_words(bound, text) + (after[0] if after else "")


CLAUSE_START = re.compile(r"[，,；;。：:\n]")


def _clause(bound: Bound, text: str) -> str:
    """All that the bound's clause says up to its figure: 电梯井道外缘与相邻住宅楼外墙的|净距不小于6米."""
    start = bound.named[0] if bound.named else bound.start
    begin = max((m.end() for m in CLAUSE_START.finditer(text, max(0, start - REACH), start)), default=start - REACH)
    return _words(bound, text) if bound.named else text[max(0, begin) : start] + _words(bound, text)


def _metric_words(bound: Bound, text: str) -> str:
    start, end = bound.named or (bound.start, bound.figure)
    return re.sub(r"\d+$", "", text[start:end])


def _shared(words: str, fact: Fact) -> float:
    """How far the figure's clause and the bound speak of one thing: bigrams and notions, by the shorter of the two."""
    mine, notions = _bits(words)
    best = 0.0
    for said, weight in ((fact.words, 1.0), (fact.context, 0.9)):
        bits, rows = _bits(said)
        if not bits or not mine:
            continue
        common = len(mine & bits) + 1.2 * len((notions & rows) - _literal(notions & rows, words, mine & bits))
        common += LETTER * min(2, len(_letters(mine, mine & bits) & _letters(bits, mine & bits)))
        best = max(best, weight * min(1.0, common / max(1.0, min(len(mine), len(bits), 4))))
    return best


@lru_cache(maxsize=4096)
def _letters(bits: frozenset[str], shared: frozenset[str]) -> frozenset[str]:
    """The characters that tell something, of pairs that are not shared whole: 罚 of 罚款, 罚了."""
    known = {c for b in shared for c in b}
    return frozenset(c for b in bits for c in b if "\u4e00" <= c <= "\u9fff" and c not in known) - STOP - FAINT


def _literal(rows: frozenset[int], words: str, shared: frozenset[str]) -> set[int]:
    named = find_concepts(words)
    return {r for r in rows if any(named[r][i : i + 2] in shared for i in range(len(named[r]) - 1))}


def _bits(text: str) -> tuple[frozenset[str], frozenset[int]]:
    runs = [run.lower() for run in HAN.findall(text)]
    bits = {run[i : i + 2] if run[0] > "z" else run for run in runs for i in range(max(1, len(run) - 1))}
    return frozenset(b for b in bits if not set(b) <= STOP), frozenset(find_concepts(text)) - UNTELLING


def closeness(words: str, fact: Fact) -> float:
    """How far a figure is of what the words name, 0 to 1."""
    return _shared(words, fact)


# Computing


@dataclass(frozen=True, slots=True)
class _Pair:
    part: Fact
    whole: Fact
    score: float


def _quotient(bound: Bound, facts: tuple[Fact, ...], text: str, own: list[Bound]) -> Fact | None:
    """A share or ratio out of two figures of one kind: 28人 of 200人, 1200万 of 2200万."""
    best = _pair(bound, facts, text, own)
    if best is None:
        return None
    over, under = best.part.values.point or Decimal(0), best.whole.values.point or Decimal(1)
    rate = bound.dimension == "percent"
    value = over / under * (HUNDRED if rate else 1)
    unit = best.part.unit or best.whole.unit
    how = f"{show(over, unit)}÷{show(under, unit)}={plain(value)}{'%' if rate else '倍'}"
    words = f"{best.part.words}、{best.whole.words}"
    return Fact(
        bound.metric, Interval(value, value), bound.dimension, bound.unit, best.part.when, words, best.part.context, how
    )


def _is_each(fact: Fact, unit: str) -> bool:
    """Whether the figure is of each one already: 每亩有效株数6000株."""
    return fact.unit != unit and re.search(rf"[每一]{re.escape(unit)}|{re.escape(unit)}均", fact.context) is not None


def _per_unit(bound: Bound, facts: tuple[Fact, ...]) -> Fact | None:
    """每百户不少于20平方米: what there is for as many, out of how many there are and how much there is."""
    assert bound.per is not None
    many, unit = bound.per
    wholes = [f for f in facts if f.unit == unit and f.values.point and not f.how]
    whole = max(wholes, key=lambda f: f.values.point or Decimal(0), default=None)
    part = next(
        (
            f
            for f in facts
            if f is not whole
            and f.values.point
            and (f.unit == bound.unit or (_countable(f.unit) and _countable(bound.unit)))
        ),
        None,
    )
    if whole is None or part is None:
        return None
    over, under = part.values.point or Decimal(0), whole.values.point or Decimal(1)
    value = over * many / under
    how = f"{show(over, part.unit)}÷{show(under, whole.unit)}×{plain(many)}={plain(value)}{bound.unit}"
    words = f"{whole.words}、{part.words}"
    return Fact(bound.metric, Interval(value, value), bound.dimension, bound.unit, part.when, words, part.context, how)


def _pair(bound: Bound, facts: tuple[Fact, ...], text: str, own: list[Bound]) -> _Pair | None:
    if bound.metric.aspect not in ("share", "ratio") or bound.dimension not in ("percent", "ratio"):
        return None
    part, whole, _ = _terms(bound, text, own)
    known = [f for f in facts if f.dimension in ("amount", "count", "mass") and f.values.point and not f.how]
    pairs = [
        _Pair(a, b, score)
        for a in known
        for b in known
        if a is not b and _comparable(a, b) and (score := _named(part, whole, a, b, bound)) > 0
    ]
    return max(pairs, key=lambda p: p.score, default=None)


def _comparable(a: Fact, b: Fact) -> bool:
    return a.dimension == b.dimension and (
        a.unit == b.unit or not a.unit or not b.unit or (_countable(a.unit) and _countable(b.unit))
    )


def _terms(bound: Bound, text: str, own: list[Bound]) -> tuple[str, str, Bound | None]:
    """The words for the part and the whole; a part left out is what was measured just before."""
    words = _metric_words(bound, text)
    found = TERMS.match(words)
    part, whole = (found["part"], found["whole"]) if found else (words, "")
    part = re.sub(r"^(?:且|并|其|在)+", "", part).strip()
    if len(part) < 2:
        before = [b for b in own if b.end <= bound.start and b.dimension != "percent"]
        if before:
            return _metric_words(before[-1], text), whole, before[-1]
    return part, whole, None


def _named(part: str, whole: str, a: Fact, b: Fact, bound: Bound) -> float:
    """How well a is the part and b the whole; 0 where nothing says so."""
    over, under = a.values.point or Decimal(0), b.values.point or Decimal(0)
    if bound.dimension == "percent" and over > under:
        return 0.0
    score = _touch(part, a) + (_touch(whole, b) if whole else 0.0)
    if a.metric.concept is not None and a.metric.concept == bound.metric.concept != b.metric.concept:
        score += 0.3
    score -= 0.5 * (_touch(part, b) + (_touch(whole, a) if whole else 0.0))
    return score if score >= 0.2 else 0.0


def _touch(words: str, fact: Fact) -> float:
    """Bigrams shared count whole, single characters in part."""
    mine, notions = _bits(words)
    bits, rows = _bits(fact.words)
    near, _ = _bits(fact.context)
    pairs = len(mine & bits) + 0.5 * len(mine & near - bits) + 0.6 * len(notions & rows)
    single = {c for c in words if "\u4e00" <= c <= "\u9fff"} - STOP
    letters = len({c for c in fact.words if c in single})
    return min(1.0, 0.4 * pairs + 0.15 * letters)
