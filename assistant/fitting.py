"""Fitting: how well a figure that a person gave speaks to a bound of a provision.

fit = dimension and aspect agree, no other concept, + concept + shared words; alone of its kind on both sides helps
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.bounds import Bound
from assistant.categories import HAN
from assistant.derive import Fact
from assistant.holders import of_another
from assistant.matching import NARROWER
from assistant.metrics import FALL, GROWTH, SHARE, fits
from assistant.proportions import COUNTS
from assistant.synonyms import CONCEPTS, find_concepts

ALONE = 0.12
SAME_UNIT = 0.1
LOOSE_UNITS = frozenset({"个", "家", "项", "人", "件", ""})  # these count anything
MONEY = re.compile(r"费|额|钱|款|收入|投|花|销售|营收|产值|利润|税|资|贷|值")
BESIDE, REACH = 0.8, 36  # what the words count that stand before the metric's own, and how far they reach
WORDED = 0.3  # a bare 9万 is a count only where its words say of what
RATE = re.compile(r"[\u4e00-\u9fff]{2,8}(?:率|占比|比例|比重)")
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


def fit(fact: Fact, bound: Bound, text: str, facts: tuple[Fact, ...], bounds: list[Bound]) -> float:
    if (
        not _one_kind(fact, bound)
        or not _one_aspect(fact, bound)
        or (fact.part and fact.metric.concept == bound.metric.concept)
    ):
        return 0.0
    concept, wanted = _concept(fact, bound), bound.metric.concept
    shared = max(_shared(words_of(bound, text), fact), BESIDE * _shared(_clause(bound, text), fact))
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
        b for b in mine if b is not bound and not ends_of_one(b, bound, text)
    ]  # 50亩及以上、不足100亩 ask for one
    alone = not others and len([f for f in kin if not f.how] or kin) == 1
    if fact.dimension == bound.dimension == "count" and fact.unit == bound.unit and fact.unit not in LOOSE_UNITS:
        score += SAME_UNIT
    if alone or (concept is None and words_of(bound, text) == ""):
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
                or (countable(fact.unit) and countable(bound.unit) and not _heads_and_things(fact.unit, bound.unit))
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


def countable(unit: str) -> bool:
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


def words_of(bound: Bound, text: str) -> str:
    """The bound's own words: its metric, and what is counted (劳动合同 of 3年以上劳动合同)."""
    after = re.match(r"(?:(?!不足|不满|不超过|低于)[^、，,；;。且并及或和（(）)的]){0,12}", text[bound.end :])
    return metric_words(bound, text) + (after[0] if after else "")


CLAUSE_START = re.compile(r"[，,；;。：:\n]")


def _clause(bound: Bound, text: str) -> str:
    """All that the bound's clause says up to its figure: 电梯井道外缘与相邻住宅楼外墙的|净距不小于6米."""
    start = bound.named[0] if bound.named else bound.start
    begin = max((m.end() for m in CLAUSE_START.finditer(text, max(0, start - REACH), start)), default=start - REACH)
    return words_of(bound, text) if bound.named else text[max(0, begin) : start] + words_of(bound, text)


def metric_words(bound: Bound, text: str) -> str:
    start, end = bound.named or (bound.start, bound.figure)
    return re.sub(r"\d+$", "", text[start:end])


def _shared(words: str, fact: Fact) -> float:
    """How far the figure's clause and the bound speak of one thing: bigrams and notions, by the shorter of the two."""
    mine, notions = bits_of(words)
    best = 0.0
    for said, weight in ((fact.words, 1.0), (fact.context, 0.9)):
        bits, rows = bits_of(said)
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


def bits_of(text: str) -> tuple[frozenset[str], frozenset[int]]:
    runs = [run.lower() for run in HAN.findall(text)]
    bits = {run[i : i + 2] if run[0] > "z" else run for run in runs for i in range(max(1, len(run) - 1))}
    return frozenset(b for b in bits if not set(b) <= STOP), frozenset(find_concepts(text)) - UNTELLING


def closeness(words: str, fact: Fact) -> float:
    """How far a figure is of what the words name, 0 to 1."""
    return _shared(words, fact)


def alike(left: Bound, right: Bound, text: str) -> bool:
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
            left.dimension != "time"
            or words_of(left, text) == words_of(right, text)
            or left.metric.concept != "contract"
        )
    return words_of(left, text) == words_of(right, text)


def ends_of_one(left: Bound, right: Bound, text: str) -> bool:
    """Whether the bounds are the lower and the upper end of one metric."""
    low = left.allowed.low is not None
    return alike(left, right, text) and low != (right.allowed.low is not None) and left.metric == right.metric
