"""Targets: the quantities that someone is to reach, each with its indicator, scope, period, base and strength.

    sentence = clause (， clause)*
    clause   = strength? period? scope? indicator (base? verb quantity)    规模以上企业利润同比增长5%以上
             | strength? period? action indicator quantity                 新培育创新型企业100家左右
             | strength? period? action quantity indicator                 每年组织实施20项左右攻关项目
A clause without an indicator of its own goes on with the one before it (…达到90%，较上年提高2个百分点).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TypeVar

from index.aimed import RISES, find_counted, is_aim, is_benefit, is_bound, may_be_aim, opens_list
from index.clauses import find_clauses, find_sentences
from index.documents import Document, Paragraph
from index.indicators import Indicator, read_indicator
from index.lexicon import ACTIONS, LEADING_STRENGTHS, REGIONS, STRENGTHS
from index.numerals import any_of, words
from index.periods import Period
from index.quantities import BEFORE, Quantity
from index.spans import Span
from index.tasks import NUMBER


@dataclass(frozen=True, slots=True)
class Target:
    """`start`, `end` are the clause, `quantity`'s offsets the figure's own words; all count in the document."""

    paragraph: str
    indicator: str
    scope: str | None
    quantity: Quantity
    period: str | None
    base: str | None
    strength: str | None
    start: int
    end: int


@dataclass(slots=True)
class Carried:
    """What a clause hands on to the next one of its sentence."""

    period: str | None = None
    strength: str | None = None
    last: Indicator | None = None
    named: list[tuple[Indicator, str]] = field(default_factory=list)  # what the paragraph has counted, and in what unit
    goes_on: bool = False  # behind ；, where 2027年达到… may mean what was counted before
    opening: str | None = None  # the year that the sentence begins with, which ； hands on
    past: bool = False  # 截至2024年底，…: what is told of is over
    act: str | None = None  # what a clause before does, whose 总额 a later one sets
    made: str | None = None  # what a clause without figures has made, which 到2025年建成20个 counts

    def recent(self, unit: str) -> Indicator | None:
        """What was last counted in this unit."""
        return next((known for known, its in reversed(self.named) if its == unit), None)


_MAKING = words("建设 建成 打造 创建 培育 设立 组建 布局 新建 认定 遴选 评选 选树")
_MAKES = re.compile(
    r"(?:建设|建成|打造|新建)[^，。；\d]{2,40}的(?P<part>[^的，。；、\d]{2,12})$"
    rf"|(?:{any_of(_MAKING)})(?P<what>[^，。；、\d]{{3,24}})$"
)
_DOES = re.compile(r"(?:发放|投放|实施|推出|设立|安排)[^，。；\d]{2,24}$")
_ONLY_MADE = re.compile(
    rf"(?P<scope>{any_of(REGIONS)}|每个?[^，、]{{1,10}}?)?(?:累计|共|力争|确保|至少)*(?:{any_of(ACTIONS)})(?:累计|共|至少)*"
)
_TOLD_OF = re.compile(r"(?:——)?(?:截至|截止|目前|近年来|现有)")
_TOTAL = re.compile(r"(?:总额|总金额|总规模|总量|总投资|总数)(?:为|达到?|约)?")
# 供应用地不低于新增用地的|60%: a share of what is named between its bound and its figure.
_SHARE_OF = re.compile(
    r"(?P<of>[^，。；]{2,}?)(?P<word>不低于|不少于|不超过|不高于|超过|达到)(?P<whole>[^，。；]{2,16})的$"
)
_COUNT_AGAIN = rf"(?:其中|累计|力争|确保)*(?:{any_of(ACTIONS)})"  # 建成平台40个，其中2025年|建成|12个
_RISE = re.compile(r"(?P<of>[^，]{2,30}?)(?:由|从)")
_RESPECTIVE = words("达到 达 为 提高到 提升到 增加到 突破 降至 超过 新增 新建 建成 培育 认定 完成 增加")
RESPECTIVELY = re.compile(
    r"(?:力争|确保)?(?:上述|以上|前述|这)?(?:[一二两三四五六七八九]项|几项|各项)?(?:指标|目标)?"
    rf"分别(?:{any_of(_RESPECTIVE)})?"
)
_BASE_WORDS = ("较", "比", "以")
_Found = TypeVar("_Found", Quantity, Period)


def find_targets(
    document: Document, paragraph: Paragraph, quantities: tuple[Quantity, ...], periods: tuple[Period, ...]
) -> tuple[Target, ...]:
    """The paragraph's targets, in order; `quantities` and `periods` are its own, with offsets in the document."""
    found: list[Target] = []
    carried = Carried()
    led: str | None = None
    for sentence in find_sentences(document.text, paragraph.start, paragraph.end):
        if opens_list(document.text, sentence):
            break
        goes_on = document.text[sentence.start - 1 : sentence.start] in ("；", ";")
        carried = Carried(
            period=led or (carried.opening if goes_on else None),
            opening=carried.opening if goes_on else None,
            named=carried.named,
            goes_on=goes_on,
            past=carried.past and goes_on,
        )
        own, dates = inside(quantities, sentence), inside(periods, sentence)
        number = NUMBER.match(document.text, sentence.start, sentence.end)
        begins = number.end() if number else sentence.start
        if dates and dates[0].kind in ("year", "deadline") and dates[0].start - begins < 3:
            carried.opening = document.text[dates[0].start : dates[0].end].strip()
        if own:
            found.extend(read_sentence(document, paragraph, sentence, own, dates, carried))
        else:
            led = led or _lead(document, paragraph, sentence, dates)
    if paragraph.kind in ("article", "item"):  # a regulation's bounds are requirements unless an aim or a date is set
        found = [t for t in found if t.strength or (t.period and t.period != "年度" and not _limits(t))]
    return tuple(found)


def _limits(target: Target) -> bool:
    """Whether a rule only sets a limit for every time: 每周不超过1次."""
    return target.quantity.comparator in ("<=", "<") and (target.period or "").startswith("每")


def _lead(document: Document, paragraph: Paragraph, sentence: Span, dates: tuple[Period, ...]) -> str | None:
    """The year that a paragraph's first words set for all its figures: ——2025年，夯实基础。新增床位800张."""
    if not dates or dates[0].kind not in ("year", "deadline") or not _useful(dates[0], document):
        return None
    opening = document.text[paragraph.start : dates[0].start]
    first = sentence.start <= dates[0].start and re.fullmatch(
        r"[\s—－-]*(?:[（(]?[一二三四五六七八九十\d]+[）).、．]\s*)?", opening
    )
    if not first or document.text[dates[0].end : dates[0].end + 1] not in ("，", "：", "。"):
        return None
    return document.text[dates[0].start : dates[0].end].strip()


def inside(found: tuple[_Found, ...], span: Span) -> tuple[_Found, ...]:
    """Those that begin in `span`."""
    first = bisect_left(found, span.start, key=lambda f: f.start)
    return found[first : bisect_left(found, span.end, key=lambda f: f.start)]


def read_sentence(
    document: Document,
    paragraph: Paragraph,
    sentence: Span,
    quantities: tuple[Quantity, ...],
    periods: tuple[Period, ...],
    carried: Carried,
) -> list[Target]:
    """The targets of one sentence; `quantities` and `periods` stand in it, and `carried` takes what it hands on."""
    found: list[Target] = []
    past = carried.past
    clauses = find_clauses(document.text, sentence.start, sentence.end)
    for n, clause in enumerate(clauses):
        said = clause.of(document.text)
        here = inside(periods, clause)
        within = [p for p in here if _useful(p, document)]
        strength = next((s for s in LEADING_STRENGTHS if s in said), None)
        if strength:
            carried.strength = strength
        told = _told(clause, here, document)
        past = True if _TOLD_OF.match(said) else told if told is not None else past
        carried.past = past
        own = [q for q in inside(quantities, clause) if may_be_aim(q, clause, document.text)]
        own_rhythm = bool(within) and within[0].start == clause.start and within[0].kind == "recurring"
        if own and is_aim(clauses, n, document.text, own_rhythm):
            dates = [p for p in here if p not in within and not _base(p, document)]
            read = _clause(document, paragraph, clause, own, within, carried, dates)
            found.extend(() if past else read)
        elif makes := _MAKES.search(said):
            carried.made = makes["what"] or makes["part"]
        if not any(q.unit == "元" for q in own) and (done := _DOES.search(said)):
            carried.act = done[0]
        for period in within:
            if period.kind in ("deadline", "recurring", "year") and period.start - clause.start < 8:
                carried.period = document.text[period.start : period.end].strip()
    return found


def _told(clause: Span, periods: tuple[Period, ...], document: Document) -> bool | None:
    """Whether the clause opens with a year that is over (2023年，…达到): what was, not what is to be. None without one."""
    opening = [
        p
        for p in periods
        if clause.start <= p.start < clause.start + 4 and p.kind in ("year", "quarter", "half", "month")
    ]
    if not opening or opening[0].end_date is None or document.year is None:
        later = [p for p in periods if clause.start <= p.start < clause.start + 4 and p.kind == "deadline"]
        return None if not opening and not later else False
    after = document.text[opening[0].end : opening[0].end + 1]
    return opening[0].end_date.year < document.year and after in "，,全" if after else False


def _useful(period: Period, document: Document) -> bool:
    """Periods that say when; 上年 in 较上年 is a base, and the past is no time to reach anything in."""
    said = document.text[period.start : period.end]
    before = document.text[max(0, period.start - 1) : period.start]
    if before in _BASE_WORDS or said.startswith(("去年", "上年")):
        return False
    past = document.year is not None and period.end_date is not None and period.end_date.year < document.year
    return not past


def _base(period: Period, document: Document) -> bool:
    """Whether the period is what a change is measured from: 较2020年."""
    return document.text[max(0, period.start - 1) : period.start] in _BASE_WORDS


def _clause(
    document: Document,
    paragraph: Paragraph,
    clause: Span,
    own: list[Quantity],
    within: list[Period],
    carried: Carried,
    over: list[Period],
) -> list[Target]:
    """The targets of one clause; `within` are its periods to come, `over` those that are past."""
    text = document.text
    kept = find_counted(own, clause, text)
    found: list[Target] = []
    left = clause.start
    last: Indicator | None = None
    urged = bool(carried.strength or carried.period or within)
    listed: str | None = None
    shared: dict[int, tuple[str, ...]] = {}
    handed: dict[int, Indicator] = {}
    barred = False  # 补助比例东部40%、中部55%: what the first figure of a list is, the others are
    for n, quantity in enumerate(kept):
        stop = kept[n + 1].start if n + 1 < len(kept) else clause.end
        before, after = text[left : quantity.start], text[quantity.end : stop]
        left = quantity.end
        if after.startswith(("）", ")")) and "其中" in text[clause.start : quantity.start]:
            after = after[1:]  # 100家（其中国家级18家）
        bare = _bare(before, [*within, *over], text) + _bound_words(text[quantity.start : quantity.end])
        if RISES.match(after) and (rising := _RISE.match(bare)):
            # 交易额由15亿元提高到50亿元: the first figure, and its year, is where it stands
            last = Indicator(rising["of"], None, None, 0)
            within = [p for p in within if p.start > quantity.start]
            continue
        run = _run(kept, n, text)
        if RESPECTIVELY.fullmatch(bare) and 1 < len(run) <= len(carried.named):
            handed.update(zip(run, (known for known, _ in carried.named[-len(run) :]), strict=True))
        strength = _strength(before) or carried.strength
        period = _period(within, quantity, text)
        read: Indicator | None = handed.get(n)
        if read is not None:
            names: tuple[str, ...] = (read.name,)
            period = period or carried.period
        else:
            if barred and before.startswith(("、", "和", "及")):
                continue
            given = last is not None and last.name.startswith(("提供", "发放"))
            bound = is_bound(bare, after)
            barred = not bound and not given and is_benefit(bare, quantity, carried.strength is not None)
            if bound or barred:
                continue
            if quantity.unit == "%" and quantity.comparator == "=" and (share := _SHARE_OF.fullmatch(bare)):
                quantity = replace(quantity, comparator=BEFORE.get(share["word"], ">="))
                bare = f"{share['of']}占{share['whole']}达到"
            dated = bool(within) and within[0].start <= clause.start + 1
            read = _measured(bare, after, quantity, (n > 0, urged, dated), last, carried)
            if read is None:
                continue
            last = read
            left += read.consumed
            period = listed = period or listed or carried.period or ("年度" if "年度" in before + after else None)
            names = _several(read.name, before)
            if n in shared:
                names = shared[n]
            elif len(run) > 1 and len(names) == len(run):  # A、B分别达到50%、60%: each its own
                shared.update({place: (name,) for place, name in zip(run, names, strict=True)})
                names = names[:1]
        for name in names:
            found.append(
                Target(paragraph.id, name, read.scope, quantity, period, read.base, strength, clause.start, clause.end)
            )
            if not any(known.name == name for known, _ in carried.named):
                carried.named.append((Indicator(name, read.scope, read.base, 0), quantity.unit))
    carried.last = last or carried.last
    return found


def _measured(
    bare: str,
    after: str,
    quantity: Quantity,
    said: tuple[bool, bool, bool],
    last: Indicator | None,
    carried: Carried,
) -> Indicator | None:
    """What the figure measures, by the words beside it or else by what the sentence has counted before.

    `said` says of the figure that another one stands before it in its clause, and of the clause that it names an aim
    or a date, and that it opens with the date.
    """
    later, urged, dated = said
    if urged and carried.act and _TOTAL.fullmatch(bare):  # 2024年分4批发放消费券，总额1.2亿元
        return _in_full(Indicator(f"{carried.act}{bare.rstrip('为达到约')}", None, None, 0), carried)
    recent = carried.recent(quantity.unit) if carried.goes_on or dated else None
    read = read_indicator(bare, after, quantity, later, last or carried.last or recent, urged)
    if read is not None:
        return _in_full(read, carried)
    if after:
        return None
    counted = recent or (carried.recent(quantity.unit) if bare.startswith("其中") else None)
    if counted is not None and re.fullmatch(_COUNT_AGAIN, bare):
        return _in_full(counted, carried)
    if carried.made and (only := _ONLY_MADE.fullmatch(bare)):  # 建设次中心，每个县建设2个，到2025年全国建成3500个
        return _in_full(Indicator(carried.made, only["scope"], None, 0), carried)
    return None


def _in_full(read: Indicator, carried: Carried) -> Indicator:
    """新建先进级80家 counts the 先进级智能工厂 that the paragraph has named before."""
    level = re.search(r"[\u4e00-\u9fff]{2,4}级$", read.name)
    known = next(
        (k.name for k, _ in reversed(carried.named) if level and k.name.startswith(level[0]) and k.name != level[0]),
        None,
    )
    return replace(read, name=f"{read.name}{known[len(level[0]) :]}") if level and known else read


def _run(own: list[Quantity], first: int, text: str) -> range:
    """The places of figures that stand side by side from `first` on, with only 、 or 和 between them."""
    last = first
    while last + 1 < len(own) and re.fullmatch(r"[、和及]", text[own[last].end : own[last + 1].start]):
        last += 1
    return range(first, last + 1)


def _bare(before: str, within: list[Period], text: str) -> str:
    """The words without their periods, and without what opens a clause."""
    for period in within:
        before = before.replace(text[period.start : period.end], "", 1)
    return before.strip(" 、，,和及与（(")


def _bound_words(figure: str) -> str:
    """The words with which the figure itself begins (突破, 不低于): they say that something is to be reached."""
    said = re.match(r"[^\d零一二两三四五六七八九十百千万亿]*", figure)
    return said[0] if said else ""


def _strength(before: str) -> str | None:
    return next((s for s in STRENGTHS if s in before), None)


def _period(within: list[Period], quantity: Quantity, text: str) -> str | None:
    near = [p for p in within if p.end <= quantity.start]
    return text[near[-1].start : near[-1].end].strip() if near else None


def _several(indicator: str, before: str) -> tuple[str, ...]:
    """The indicators of a list that shares one figure and says so (A、B分别增长…); any other list is one."""
    if re.search(r"分别|均|都", before) and "、" in indicator:
        return tuple(part for part in re.split("、", indicator) if part)
    return (indicator,)
