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
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from index.clauses import find_clauses, find_sentences
from index.documents import Document, Paragraph
from index.indicators import MEASURED_UNITS, Indicator, read_indicator
from index.lexicon import ACTIONS, LEADING_STRENGTHS, REGIONS, STRENGTHS
from index.measures import TIME_UNITS
from index.numerals import any_of
from index.numerals import words as table
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


# Words that make a figure a condition or a benefit, not a target.
OPENS_CONDITION = re.compile(
    r"^(?:\d+\.)?(?:对|凡|以|按(?!期|时|质)|按照|符合|申请|经|除|如|若|由(?![^，。]{2,14}的(?:比例|占比))|从|其中一方|超过部分|同一|单个|单户|单项|单家|单笔)(?!标|超)|前$|[每][人户亩月天日平次吨台生餐]"
    r"|年满|已满|连续|截至|目前|已[经有达建]|累计已|签订"
)
NOT_BEFORE = re.compile(
    r"给予|奖励|补助|补贴(?!性)|资助|拨付|预拨|年龄|费率|利率|返还|贷款|授信|保额|扣除|罚款|处以|可申请|可享受|门槛|标准[为按]|额度|限额(?!以[上下])|最高|定额|支持经费|缴纳|骗取|权重|分值|(?:租金|支持)(?:面积|期限)"
)
NOT_AFTER = re.compile(
    r"^(?:(?:行动|工程|举措|重点任务|任务|措施)$|[）)]|(?:提高|提升|增加|增长|下降|降低|扩大|压减|减少)(?:到|至)|的(?!目标|水平|比例|增长|速度|增速|[^，。；]{0,20}(?:达到|实现|完成|建立|开展|通过|能够|具备|提供|设置|配备|参加|建成))|为标准|为依据|为限|为准|的?标准|奖励|奖补|奖金|补助|补贴|资助|贷款|定额|扣除|罚款|以上的|以下的|级|倍遴选|遴选|予以|给予|优惠)"
)
NOT_IN_CLAUSE = re.compile(
    r"(?:可申请|可享受|可按|给予|应当|应在|不得|不予|可以|可由|凡|纳税人|申请人|按照?规定|返还标准|补贴标准|扣除标准|资金由)"
)
CONDITIONAL_START = re.compile(
    r"^[^，。；]{0,12}应当?(?:同时)?(?:具有|具备|符合|满足|运营|成立|经营|注册)|^(?:上一?年度?|近[一二三两]年)|^(?:对(?!标|接)|凡|符合|经[^济营]|申请)[^，。；]*?的?"
)
_ATTRIBUTE = re.compile(
    r"的[^，。；、]{0,16}?(?:企业|项目|单位|机构|人员|园区|个人|城市|县|部分)(?!产能|占比|比重|覆盖)"
)
CONDITIONAL_END = re.compile(r"的[”\"]?$")
# Of these there are many, or at least so many, where they are counted at all: 床位300张, 常见病不少于60种.
COUNTED_UNITS = frozenset(table("张 部 本 种 类 门"))
_BY_KIND = frozenset(table("种 类 门"))
_MAKES = re.compile(
    rf"(?:建设|建成|打造|新建)[^，。；\d]{{2,40}}的(?P<part>[^的，。；、\d]{{2,12}})$|(?:{any_of(('建设', '建成', '打造', '创建', '培育', '设立', '组建', '布局', '新建', '认定', '遴选', '评选', '选树'))})(?P<what>[^，。；、\d]{{3,24}})$"
)
_DOES = re.compile(r"(?:发放|投放|实施|推出|设立|安排)[^，。；\d]{2,24}$")
_ONLY_MADE = re.compile(
    rf"(?P<scope>{any_of(REGIONS)}|每个?[^，、]{{1,10}}?)?(?:累计|共|力争|确保|至少)*(?:{any_of(ACTIONS)})(?:累计|共|至少)*"
)
_BENEFITS = re.compile(r"(?:按|按照|给予|予以|一次性|每[家个户项次])[^，。；]*?(?:给予|奖励|补助|补贴|资助|奖补|贴息)")
_OPENS_LIST = re.compile(r"(?:下列|以下|如下)(?:基本|各项|全部|其中之一|之一)?(?:条件|情形|标准|要求)")
_OF_BENEFIT = re.compile(r"(?:补助|补贴|奖励|资助|贴息|报销|支付)(?:比例|标准|额度|金额|上限)$")
_RAISES_BENEFIT = re.compile(
    r"^在[^，。；]*基础上|^(?:再|另)?(?:提高|上浮|增加)"
)  # 县的补助比例，在所在地区基础上提高10个百分点
_PAST = re.compile(r"上一?年度?(?!末?基础)|近[一二三两]年")  # 上年度服务企业20家以上: what one has done
_TOLD_OF = re.compile(r"(?:——)?(?:截至|截止|目前|近年来|现有)")
_OF_SHARE = re.compile(
    r"^(?:对|单户|单笔|单项)[^，。；]*?(?:率(?!不超)|比例|占比|覆盖面)(?:达到|达|要|应|原则上|不低于|不少于|控制在)*$"
)
_FOR_ALL = 100_000_000  # 元: so much is no one applicant's
_TOTAL = re.compile(r"(?:总额|总金额|总规模|总量|总投资|总数)(?:为|达到?|约)?")
# 供应用地不低于新增用地的|60%: a share of what is named between its bound and its figure.
_SHARE_OF = re.compile(
    r"(?P<of>[^，。；]{2,}?)(?P<word>不低于|不少于|不超过|不高于|超过|达到)(?P<whole>[^，。；]{2,16})的$"
)
_RAISED = re.compile(r"^(?:年)?人均[^，。；]*(?:提高|提升|增加)(?:到|至)$")
DESCRIPTIVE_UNITS = frozenset(("", *table("大 方面 类 种 期 步 度 字 级 门 本 张 轮 位 代 分 批 次 点 层 部")))
RISES = re.compile(r"(?:提高|提升|增加|增长|扩大|上升|下降|降低|压减|减少|缩短)(?:到|至)")
RESPECTIVELY = re.compile(
    r"(?:力争|确保)?(?:上述|以上|前述|这)?(?:[一二两三四五六七八九]项|几项|各项)?(?:指标|目标)?分别(?:达到|达|为|提高到|提升到|增加到|突破|降至|超过|新增|新建|建成|培育|认定|完成|增加)?"
)
_Found = TypeVar("_Found", Quantity, Period)
QUOTES = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》|（(?!其中)[^（）]*）|\((?!其中)[^()]*\)")


def find_targets(
    document: Document, paragraph: Paragraph, quantities: tuple[Quantity, ...], periods: tuple[Period, ...]
) -> tuple[Target, ...]:
    """The paragraph's targets, in order; `quantities` and `periods` are its own, with offsets in the document."""
    found: list[Target] = []
    carried = Carried()
    led: str | None = None
    for sentence in find_sentences(document.text, paragraph.start, paragraph.end):
        if _OPENS_LIST.search(document.text, sentence.start, sentence.end):
            break  # 试点县应当符合下列条件：…
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
        words = clause.of(document.text)
        here = inside(periods, clause)
        within = [p for p in here if _useful(p, document)]
        strength = next((s for s in LEADING_STRENGTHS if s in words), None)
        if strength:
            carried.strength = strength
        told = _told(clause, here, document)
        past = True if _TOLD_OF.match(words) else told if told is not None else past
        carried.past = past
        own = [q for q in inside(quantities, clause) if _may_be_target(q, clause, document.text)]
        of_its_own = within and within[0].start == clause.start and within[0].kind == "recurring"
        conditional = bool(CONDITIONAL_END.search(words) or _PAST.match(words)) or _leads_to(
            clauses[n + 1 :], document.text
        )
        if n and not of_its_own and not conditional:
            first = clauses[0].of(document.text)
            conditional = bool(CONDITIONAL_START.search(first) or CONDITIONAL_END.search(first))
        granted = (
            n > 0
            and _RAISES_BENEFIT.search(words) is not None
            and _OF_BENEFIT.search(clauses[n - 1].of(document.text)) is not None
        )
        if own and not conditional and not granted and not NOT_IN_CLAUSE.search(words):
            dates = [p for p in here if p not in within and not _base(p, document)]
            read = _clause(document, paragraph, clause, own, within, carried, dates)
            found.extend(() if past else read)
        elif makes := _MAKES.search(words):
            carried.made = makes["what"] or makes["part"]
        if not any(q.unit == "元" for q in own) and (done := _DOES.search(words)):
            carried.act = done[0]
        for period in within:
            if period.kind in ("deadline", "recurring", "year") and period.start - clause.start < 8:
                carried.period = document.text[period.start : period.end].strip()
    return found


def _leads_to(following: Sequence[Span], text: str) -> bool:
    """Whether a clause is half a condition: …增长15%以上，且净增2000万元以上的，奖励…; …的新建项目，按投资额的15%给予补助."""
    if not following:
        return False
    words = following[0].of(text)
    return bool((words.startswith(("且", "并且")) and CONDITIONAL_END.search(words)) or _BENEFITS.match(words))


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
    words = document.text[period.start : period.end]
    before = document.text[max(0, period.start - 1) : period.start]
    if before in ("较", "比", "以") or words.startswith(("去年", "上年")):
        return False
    past = document.year is not None and period.end_date is not None and period.end_date.year < document.year
    return not past


def _base(period: Period, document: Document) -> bool:
    """Whether the period is what a change is measured from: 较2020年."""
    return document.text[max(0, period.start - 1) : period.start] in ("较", "比", "以")


def _may_be_target(quantity: Quantity, clause: Span, text: str) -> bool:
    """Whether the figure is more than a part of a name, a length of time or an aside."""
    if quantity.unit in COUNTED_UNITS and (quantity.comparator != "=" or quantity.unit not in _BY_KIND):
        return quantity.comparator != "=" or (quantity.low is not None and quantity.low >= 10) or "床" in text[clause.start : quantity.start]  # fmt: skip
    if not quantity.unit:  # 电能利用效率降至1.3以下
        return RISES.search(text[clause.start : quantity.start][-4:]) is not None or text[
            clause.start : quantity.start
        ].endswith(("降至", "达到"))
    if quantity.unit in DESCRIPTIVE_UNITS:
        return quantity.unit == "位" and quantity.comparator != "="
    if any(
        clause.start + m.start() < quantity.start and quantity.end <= clause.start + m.end()
        for m in QUOTES.finditer(text[clause.start : clause.end])
    ):
        return False
    if quantity.unit in TIME_UNITS:
        return (
            re.search(
                r"(?:缩短|压缩|压减|减少|控制|延长|增加|不超过|(?:时延|(?:培训|学习|开放|实践|锻炼|轮训)时间|用时|时长|办理时间|办理时限))[^，。]{0,4}$",
                text[clause.start : quantity.start],
            )
            is not None
        )
    return quantity.unit != "岁" or re.search(r"寿命|平均年龄", text[clause.start : quantity.start]) is not None


def _clause(
    document: Document,
    paragraph: Paragraph,
    clause: Span,
    own: list[Quantity],
    within: list[Period],
    carried: Carried,
    over: list[Period],
) -> list[Target]:
    text = document.text
    kept = _without_sizes(own, text)
    attributes = [q for q in kept if _ATTRIBUTE.match(text, q.end, clause.end)]
    if attributes:  # 产值不少于1亿元、增速不低于10%的企业: what stands before 的 says which, not how many
        kept = [q for q in kept if q.start > attributes[-1].start]
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
        if RISES.match(after) and (rising := re.match(r"([^，]{2,30}?)(?:由|从)", bare)):
            # 交易额由15亿元提高到50亿元: the first figure, and its year, is where it stands
            last = Indicator(rising[1], None, None, 0)
            within = [p for p in within if p.start > quantity.start]
            continue
        run = _run(kept, n, text)
        if RESPECTIVELY.fullmatch(bare) and 1 < len(run) <= len(carried.named):
            handed.update(zip(run, (known for known, _ in carried.named[-len(run) :]), strict=True))
        if n in handed:
            its = handed[n]
            found.append(
                Target(paragraph.id, its.name, its.scope, quantity, _period(within, quantity, text) or carried.period,
                       its.base, _strength(before) or carried.strength, clause.start, clause.end)
            )  # fmt: skip
            continue
        if barred and before.startswith(("、", "和", "及")):
            continue
        barred = False
        if NOT_AFTER.match(after.strip()) or (OPENS_CONDITION.search(bare) and not _OF_SHARE.match(bare)):
            continue
        for_all = (
            quantity.unit == "元" and (quantity.low or 0) >= _FOR_ALL and carried.strength is not None
        )  # 力争全年授信800亿元
        summed = (
            for_all
            or re.search(r"新增|累计|余额", bare)
            or (last is not None and last.name.startswith(("提供", "发放")))
        )
        if (
            NOT_BEFORE.search(bare)
            and not summed
            and not _RAISED.match(bare)
            and not (quantity.change and quantity.unit == "个百分点")
        ):  # one applicant's benefit, and no sum for all
            barred = True
            continue
        dated = bool(within) and within[0].start <= clause.start + 1
        recent = carried.recent(quantity.unit) if carried.goes_on or dated else None
        if quantity.unit == "%" and quantity.comparator == "=" and (share := _SHARE_OF.fullmatch(bare)):
            quantity = replace(quantity, comparator=BEFORE.get(share["word"], ">="))
            bare = f"{share['of']}占{share['whole']}达到"
        if urged and carried.act and _TOTAL.fullmatch(bare):  # 2024年分4批发放消费券，总额1.2亿元
            read: Indicator | None = Indicator(
                carried.act + _TOTAL.sub(lambda m: m[0].rstrip("为达到约"), bare), None, None, 0
            )
        else:
            read = read_indicator(bare, after, quantity, n > 0, last or carried.last or recent, urged)
        if (
            read is None
            and not after
            and (recent := recent or (carried.recent(quantity.unit) if bare.startswith("其中") else None)) is not None
            and re.fullmatch(rf"(?:其中|累计|力争|确保)*(?:{any_of(ACTIONS)})", bare)
        ):
            read = recent  # 建成平台40个，其中2025年建成12个
        if read is None and carried.made and not after and (only := _ONLY_MADE.fullmatch(bare)):
            read = Indicator(carried.made, only["scope"], None, 0)  # 建设次中心，每个县建设2个，到2025年全国建成3500个
        if read is None:
            continue
        read = _in_full(read, carried)
        last = read
        left += read.consumed
        strength = _strength(before) or carried.strength
        period = _period(within, quantity, text) or listed or carried.period
        if "年度" in (before + after) and period is None:
            period = "年度"
        listed = period
        names = _several(read.name, before)
        if n and n in shared:
            names = shared[n]
        elif len(run) > 1 and len(names) == len(run):  # A、B分别达到50%、60%: each its own
            shared.update({place: (name,) for place, name in zip(run, names, strict=True)})
            names = names[:1]
        for name in names:
            target = Target(
                paragraph.id, name, read.scope, quantity, period, read.base, strength, clause.start, clause.end
            )
            found.append(target)
            if not any(known.name == name for known, _ in carried.named):
                carried.named.append((Indicator(name, read.scope, read.base, 0), quantity.unit))
    carried.last = last or carried.last
    return found


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


def _without_sizes(own: list[Quantity], text: str) -> list[Quantity]:
    """Drops figures that only say how large a thing is: 投资500万元以上项目1.2万个 counts projects."""
    kept = []
    for n, quantity in enumerate(own):
        following = own[n + 1] if n + 1 < len(own) else None
        if following is not None and MEASURED_UNITS.search(quantity.unit) and not MEASURED_UNITS.search(following.unit):
            between = text[quantity.end : following.start]
            if between and not re.search(r"[、，,和及与]", between):
                continue
        kept.append(quantity)
    return kept


def _bare(before: str, within: list[Period], text: str) -> str:
    """The words without their periods, and without what opens a clause."""
    for period in within:
        before = before.replace(text[period.start : period.end], "", 1)
    return before.strip(" 、，,和及与（(")


def _bound_words(figure: str) -> str:
    """The words with which the figure itself begins (突破, 不低于): they say that something is to be reached."""
    words = re.match(r"[^\d零一二两三四五六七八九十百千万亿]*", figure)
    return words[0] if words else ""


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
