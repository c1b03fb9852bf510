"""Bounds: the tests that a paragraph states, read so that a figure can be held against them.

    bound = metric words + quantity        今年一季度新增产值超过1亿元


A bound is a condition where it describes those whom the sentence speaks of (…1亿元以上的企业), a target where
it says what is to be reached, a rank where only a comparison with others can settle it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.amounts import LISTED, Found, find_amounts
from assistant.inclusion import comparator_in
from assistant.judging import Interval, interval
from assistant.metrics import (
    BY_DIMENSION,
    LEAD,
    Metric,
    aspect_of,
    concept_after,
    concept_before,
    fits,
)
from assistant.units import Dimension
from assistant.when import When, find_when
from index.documents import Document

Kind = Literal["condition", "target", "rank", "benefit"]

BREAK = re.compile(r"[，,；;：。、（）()“”《》\n]")

RANK_BEFORE = re.compile(r"前\s*$")
BENEFIT_BEFORE = re.compile(
    r"(?:给予|奖励|奖补|补助|补贴|资助|返还|发放|扣除|减免|贴息|授信|额度|限额|办理|提供|申请|申领|最高|标准为|标准按|标准)[^，,；;。、]{0,12}$"
)
BENEFIT_AFTER = re.compile(
    r"^(?:的|以内的|以下的)?(?:标准|一次性|资金|财政)?(?:奖励|奖补|奖金|补助|补贴|资助|贷款|创业担保贷款|担保|定额|扣除|限额|额度|返还|贴息|授信|支持|转)"
)
HEADS = (
    "企业|项目|单位|机构|人员|城市|职工|员工|个人|家庭|父母|子女|老人|园区|开发区|基地|平台|装置|设备|工程|主体|公司|工厂|农户|合作社|"
    "团队|人才|毕业生|青年|劳动者|居民|群众|学生|儿童|妇女|纳税人|地区|市|县|部分|合同|证书|法人|商户|医院|学校|科室|产品|技术"
)
ATTRIBUTIVE = re.compile(
    rf"^(?:的(?![，,；;。])[^，,；;。、（]{{0,24}}?(?:{HEADS}|[一-鿿]{{2}})|[^，,；;。、（的\d]{{0,14}}?(?:{HEADS}))"
)
CONDITIONAL = re.compile(
    r"^[^，,；;。（]{0,20}的[，,、；;]|^[^，,；;。]{0,8}为(?:标准|条件|门槛|准|依据|界)|^(?:时|后|的)?[，,]?(?:方可|才可|即可|可以?申)"
)
REQUIRED_BEFORE = re.compile(r"(?:须|需|应当?|必须|不得|具备|满足|符合|要求)[^，,；;。]{0,18}$")
TARGET_BEFORE = re.compile(
    r"(?:力争|确保|争取|努力|目标|保持|推动|带动|实现|培育|新增|增长|提高|下降|达到|突破|控制|完成|打造|稳定在|提升)"
)
TARGET_VERB = re.compile(r"力争|确保|争取|努力|推动|带动|实现|培育|稳定在|保持|打造|遴选|建设|组织|汇聚|服务|推广|实施")
CEILING = re.compile(r"控制|压减|不超|以内|以下|限制|降至|降到|上限|年度产量")
JOINER = re.compile(r"^[^。；]{0,30}$")
SHARE_OF = re.compile(r"(?:达到|占|达|为)[^，,；;。]{0,14}(?:人数|总数|职工|员工|收入|总额|数量|的)\s*$")
LEAD_IN = re.compile(
    r"^(?:\d+[.．]\s*|第[一二三四五六七八九十百]+条\s*)?(?:对于?|以|按照?|将|把|凡是?|其中|和|与|及|且|并且?|同时|或者?|如|若|当(?!年|月|地|季)|在(?!岗|职|校|库|册|建|研|编)|力争|确保|争取|努力|到|给予|遴选|推动|带动|支持|鼓励|指导|引导|带动全省|全省|实施|稳妥推进|推进|关闭|使(?!用))*"
)
BENEFIT_RATE = re.compile(r"^(?:的比例|的标准)?(?:给予|予以|进行)(?:一次性)?(?:补助|补贴|奖励|支持|资助|贴息)")
# 对…的企业，给予…: what stands between is whom the sentence speaks of.
AUDIENCE = re.compile(
    r"^\s*(?:\d+[.．]\s*|第[一二三四五六七八九十百]+条\s*|[（(][一二三四五六七八九十]+[）)])?\s*(?:对于?|凡是?|对符合)(?!标|照|接|应|外|口)"
)
STRICT = re.compile(r"^(?:不高于|不低于|不超过|不少于|不大于|不小于|不得\S{2}|不满|不足)")
MOST_OF = re.compile(r"不得?超过|最多不超过")
WIDENED = re.compile(r"(?:由|从)[^，,；;。]{0,60}?(?:放宽|扩展|扩大|调整|降低|提高|延长|缩短)(?:至|到|为)")
GOES_ON = re.compile(r"^[^，。；：]{0,8}(?:且|并且?)")  # 面积100平方米以上且实际营业满6个月
SHARED_BY = re.compile(r"[、和及与][^、]*(?:分别|均|都)")
EXCEPTION = re.compile(r"^[（(](?P<inside>[^（）()]{4,60})[）)]")


BENEFIT_SPAN = re.compile(
    r"[^，,；;。]{0,16}(?:给予|奖励|奖补|补助|补贴|资助|返还|贷款|扣除|减免|贴息)[^，,；;。]{0,24}[\d一二三四五六七八九十百][^，,；;。]{0,24}"
)


@dataclass(frozen=True, slots=True)
class Bound:
    """One test on a figure; `start`, `end` are offsets into the document and cover metric words and quantity."""

    metric: Metric
    allowed: Interval
    dimension: Dimension
    unit: str
    when: When | None
    kind: Kind
    indicator: str
    clause: str
    start: int
    end: int
    figure: int = 0  # where the quantity itself begins
    named: tuple[int, int] | None = None  # the metric's words, where they stand before another figure
    joiner: str = ""  # the document's words between this bound and the next of its group
    per: tuple[Decimal, str] | None = None  # 每百户不少于20平方米: for how many of what
    guard: Bound | None = None  # 25%（超过100人的企业达到15%）: where the guard holds …
    otherwise: Bound | None = None  # … this bound stands in place


def find_clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    left = start
    for match in re.finditer(r"[，；：。\n]|(?<!\d),(?!\d)|;", text[start:end]):
        if match.start() + start > left:
            yield left, start + match.start()
        left = start + match.end()
    if left < end:
        yield left, end


def clause_of(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The clause that holds the offset."""
    for left, right in find_clauses(text, start, end):
        if left <= at <= right:
            while left < right and text[left].isspace():
                left += 1
            return left, right
    return start, end


def find_bounds(document: Document, start: int, end: int, listed: bool = False) -> list[Bound]:
    text = document.text
    found = [
        replace(q, comparator=comparator_in(text, text[q.start : q.end], q.comparator))
        for q in find_amounts(text, start, end)
    ]
    read: list[Bound] = []
    skip: set[int] = set()
    for n, q in enumerate(found):
        if n in skip:
            continue
        last = n
        while (
            last + 1 < len(found)
            and found[last + 1].dimension == q.dimension
            and found[last + 1].comparator == "="
            and LISTED.match(text[found[last].end : found[last + 1].start])
        ):
            last += 1
        bound = _bound(document, q, found[n - 1].end if n else start, start, end, read, found[last].end)
        if last > n and not SHARED_BY.search(text[clause_of(text, q.start, start, end)[0] : q.start]):
            # 5亿元、10亿元的 are steps of one metric; 分别给予20万元、50万元 are benefits like the first
            read.append(bound)
            for k in range(n + 1, last + 1):
                found[k] = step = replace(found[k], comparator=q.comparator)
                read.append(replace(bound, allowed=_interval(step, bound.kind, False), end=found[k].end))
            skip.update(range(n + 1, last + 1))
            continue
        opened = EXCEPTION.match(text[q.end : end])
        inside = [k for k in range(n + 1, len(found)) if opened and found[k].end <= q.end + opened.end()]
        if len(inside) >= 2 and found[inside[-1]].dimension == q.dimension:
            guard = _bound(document, found[inside[0]], q.end + 1, start, end, read)
            other = _bound(document, found[inside[-1]], found[inside[0]].end, start, end, read)
            bound = replace(
                bound,
                guard=_people(guard),
                otherwise=replace(other, metric=bound.metric),
                end=q.end + (opened.end() if opened else 0),
            )
            skip.update(inside)
        read.append(bound)
    # 、 and 且 carry: what stands in one list with a condition is a condition
    for n in range(len(read) - 2, -1, -1):
        between = text[read[n].end : read[n + 1].start]
        listing = (
            read[n + 1].kind == "condition"
            and read[n].kind == "target"
            and len(between) <= 12
            and not re.search(r"[；。：]", between)
        )
        if (
            listing
            and not TARGET_VERB.search(between)
            and not TARGET_VERB.search(text[clause_of(text, read[n].start, start, end)[0] : read[n].start])
        ):
            read[n] = replace(read[n], kind="condition", allowed=_allowed(found, read[n]) or read[n].allowed)
    for n in range(1, len(read)):
        between = text[read[n - 1].end : read[n].start]
        joined = read[n - 1].kind == "condition" and read[n].kind == "target" and GOES_ON.search(between)
        if joined and len(between) <= 12 and not TARGET_VERB.search(text[read[n - 1].end : read[n].figure]):
            read[n] = replace(read[n], kind="condition", allowed=_allowed(found, read[n]) or read[n].allowed)
    for n, bound in enumerate(read):
        if bound.kind == "condition" and bound.metric.aspect == "growth" and bound.metric.concept is None:
            held = next((b for b in reversed(read[:n]) if b.kind == "condition" and b.metric.concept), None)
            if held is not None:
                read[n] = replace(
                    bound, metric=replace(bound.metric, concept=held.metric.concept), when=bound.when or held.when
                )
    if listed:
        read = [
            replace(b, kind="condition", allowed=_allowed(found, b) or b.allowed) if b.kind == "target" else b
            for b in read
        ]
    return read


def _people(guard: Bound) -> Bound:
    """超过100人的企业 counts staff."""
    return replace(guard, kind="condition", metric=Metric("staff", "level"), when=None) if guard.unit == "人" else guard


def _allowed(found: list[Found], bound: Bound) -> Interval | None:
    q = next((f for f in found if f.start < bound.end <= f.end), None)
    if q is None:
        return None
    sign = ">=" if q.comparator in ("=", "~") else q.comparator
    return interval(q.low, q.high, sign)  # type: ignore[arg-type]


def _bound(
    document: Document, q: Found, left: int, start: int, end: int, earlier: list[Bound], until: int | None = None
) -> Bound:
    """The quantity as a bound; `left` is where its own words begin at the earliest, `until` where its list ends."""
    text = document.text
    clause_start, clause_end = clause_of(text, q.start, start, end)
    breaks = [m.end() for m in BREAK.finditer(text, max(left, clause_start), q.start)]
    begin = max([left, clause_start, *breaks])
    before, after = text[begin : q.start], text[until or q.end : end]
    own = text[q.start : q.end]
    wide = text[max(left, clause_start) : q.start]
    kind = _kind(text[clause_start : q.start], wide, own, after, q)
    if kind == "benefit" and any(
        b.kind == "target" and b.dimension == "count" and clause_start <= b.start for b in earlier
    ):
        kind = "target"  # 为7000家企业提供贷款1500亿元 says what is to be reached by all
    widened = WIDENED.search(text, clause_start, clause_end)
    if widened and q.comparator in (">=", ">", "<=", "<", "range") and kind in ("target", "condition"):
        kind = "condition" if widened.end() <= q.start + 1 else "benefit"  # 由3年放宽至1年: the former bound is gone
    shared = kind == "target" and SHARED_BY.search(wide) is not None
    if widened:
        begin = clause_start
    if shared:
        before, begin = wide, max(left, clause_start)
    aspect, down = aspect_of(before + _comparing(own), after[:4], q.dimension)
    if q.dimension == "percent" and SHARE_OF.search(before + _comparing(own)) and not LEAD.search(before):
        aspect = "share"
    if q.dimension == "percent" and LEAD.search(wide + _comparing(own)):
        aspect = "lead"
    if kind == "rank":
        aspect = "rank"
    concept = None if shared else _concept(before, wide, after, q, aspect, kind, earlier)
    whens = find_when(text[clause_start : q.start], document.year)
    when = _standing(whens, text[clause_start : q.start], document.year)
    if (
        when is None
        and kind == "condition"
        and earlier
        and earlier[-1].kind == "condition"
        and aspect in ("growth", "increase")
    ):
        when = earlier[-1].when
    if kind == "target":
        when = When(when.part if when else None, when.year if when and when.year else document.year)
    lead_in = LEAD_IN.match(before.lstrip())
    begin += len(before) - len(before.lstrip()) + (lead_in.end() if lead_in else 0)
    down_level = CEILING.search(text[clause_start : q.start] + after[:8]) is not None and aspect == "level"
    allowed = _interval(q, kind, down_level)
    return Bound(
        Metric(concept, aspect, down),
        allowed,
        q.dimension,
        q.unit,
        when,
        kind,
        _wording(before, wide, after),
        text[clause_start:clause_end],
        min(begin, q.start),
        q.end,
        q.start,
    )


def _comparing(own: str) -> str:
    """The comparator words in front of a quantity's digits: 高于, 增长 may stand within its span."""
    return re.split(r"\d", own, maxsplit=1)[0]


def _wording(before: str, wide: str, after: str) -> str:
    """What the quantity is of: the words before it in its clause, and those after it up to the next mark or figure."""
    following = re.split(r"[，,；;。：、（(\d]", after, maxsplit=1)[0][:16]
    return f"{before.strip() or wide.strip()} {following}"


def _interval(q: Found, kind: Kind, ceiling: bool) -> Interval:
    if kind == "rank":
        return Interval(None, q.high)
    if kind == "benefit":
        return Interval(None, q.high, high_open=q.comparator == "<")
    if kind == "condition" and q.comparator in ("=", "~"):
        return Interval(q.low, None)  # 达到25%的: reached, or more
    if kind == "target":
        if ceiling:
            return Interval(None, q.high if q.high is not None else q.low)
        if q.comparator in ("=", "~", "range"):
            return Interval(q.low, None)  # the goal's lower end: going beyond it is no failure
    return interval(q.low, q.high, q.comparator)  # type: ignore[arg-type]


def _kind(clause: str, before: str, own: str, after: str, q: Found) -> Kind:
    if (
        q.unit in ("名", "位", "人", "家", "个")
        and (RANK_BEFORE.search(before) or own.startswith("前"))
        and q.dimension == "count"
    ):
        return "rank"
    lead = LEAD.search(before + _comparing(own))
    bounded = q.comparator in (">=", ">", "<", "<=", "range")
    if bounded and q.unit in ("岁", "月") and "起" not in before and not TARGET_VERB.search(clause):
        return "condition"  # how old, for how long: what a person must be, or may not go beyond
    if (BENEFIT_BEFORE.search(before) and not ATTRIBUTIVE.match(after)) or BENEFIT_AFTER.match(after):
        return "benefit"
    if re.match(r"最[高多长]", own) or BENEFIT_RATE.match(after):
        return "benefit"
    counts_heads = (
        q.dimension == "count" and re.match(rf"^(?:以上|左右)?[^，。；、]{{0,12}}(?:{HEADS})", after) is not None
    )
    wished = TARGET_VERB.search(clause) is not None
    if bounded and not lead:
        if AUDIENCE.match(clause) and not wished and not counts_heads:
            return "condition"
        if STRICT.match(own) and not wished and not counts_heads and q.dimension not in ("percent", "count"):
            return "condition"
        if (
            q.dimension == "count"
            and not wished
            and MOST_OF.match(own)
            and re.match(r"(?:[（(].{1,3}[）)])?[，；。]", after)
        ):
            return "condition"  # 个人年度内购置的机具不超过5台
        if CONDITIONAL.match(after) or re.search(r"为(?:标准|条件|门槛)", after[:16]):
            return "condition"
        if ATTRIBUTIVE.match(after) and not counts_heads and (q.dimension not in ("percent", "count") or not wished):
            return "condition"
        if REQUIRED_BEFORE.search(clause) and not wished and not counts_heads:
            return "condition"
    if re.match(r"^的[，,、]", after) or (
        q.comparator == "=" and re.match(r"^的", after) and re.search(r"满|达到", before + own) and not wished
    ):
        return "condition"
    if re.search(r"达到|占", before + own) and CONDITIONAL.match(after) and not wished:
        return "condition"
    return "target"


def _standing(whens: tuple[tuple[int, int, When], ...], words: str, year: int | None) -> When | None:
    when: When | None = None
    for _, _, found in whens:
        when = When(found.part or (when.part if when else None), found.year or (when.year if when else None))
    if when and when.year is None and re.search(r"预计|今年|当年|本年", words):
        return When(when.part, year)
    return when


def _concept(before: str, wide: str, after: str, q: Found, aspect: str, kind: Kind, earlier: list[Bound]) -> str | None:
    if kind == "rank":
        return "rank"
    if q.dimension in BY_DIMENSION:
        return BY_DIMENSION[q.dimension]
    if (q.dimension == "mass" and re.match(r"^[/／]年", after)) or (q.dimension == "mass" and "装置" in after[:20]):
        return "capacity"
    if kind == "benefit":
        return "loan" if "贷款" in after[:14] else None
    direct = (
        concept_after(BREAK.split(after[:8], maxsplit=1)[0]) if q.dimension == "time" or not before.strip() else None
    )
    part = before.partition("占")[0] if aspect == "share" and "占" in before else ""
    for named in (direct, concept_before(part), concept_before(before), concept_before(wide)):
        if named and fits(named, q.dimension, aspect):  # type: ignore[arg-type]
            return named
    if earlier and kind in ("condition",) and earlier[-1].kind in ("condition", "benefit"):
        held = next((b for b in reversed(earlier) if b.kind == "condition"), None)
        if held and (aspect == "growth" or (not before.strip() and held.dimension == q.dimension)):
            return held.metric.concept
    return None
