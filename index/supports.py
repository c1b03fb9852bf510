"""Supports: benefits that a document promises, to whom, under which conditions, how and when.

    sentence  = segment (， segment)*                  a segment begins at 对…, 允许…, 支持…
    segment   = conditions ， operative                对…的企业，给予最高50万元奖励
    operative = (给予|发放|可申请|返还|减免|允许|免于|纳入|享受 …) benefit
The words before the operative are its conditions (index/conditions.py); encouragement without a benefit is no support.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index.clauses import find_clauses, find_sentences
from index.conditions import Audience, Condition, bare_audience, find_audience, find_conditions
from index.documents import Document, Paragraph
from index.periods import Period
from index.quantities import Quantity
from index.spans import Span

BenefitKind = Literal[
    "reward",
    "subsidy",
    "loan",
    "fund",
    "training",
    "service",
    "land",
    "energy",
    "recognition",
    "tax",
    "permit",
    "other",
]


@dataclass(frozen=True, slots=True)
class Support:
    """`open` names what is left to be set elsewhere (分档奖励 without amounts); offsets count in the document."""

    paragraph: str
    audience: str | None
    conditions: tuple[Condition, ...]
    kind: BenefitKind
    quantity: Quantity | None
    cap: Quantity | None
    quota: str | None
    ranking: str | None
    how: str | None
    period: str | None
    open: str | None
    start: int
    end: int


# Which words name which benefit; the first row that is found wins.
KINDS: tuple[tuple[str, BenefitKind], ...] = (
    (r"奖励|奖补|奖金|重奖|激励资金", "reward"),
    (r"补助|补贴|津贴|贴息|生活费|保险金|救助|慰问|报销|返还|绩效工资|抵用券|消费券", "subsidy"),
    (r"贷款|担保|转[(（]?续[)）]?贷|融资(?!租)|授信|信贷", "loan"),
    (r"税收(?:优惠)?政策|免税|退税|增值税|税款减免|抵扣|减税|税费|定额扣除|标准扣除|免征|减征", "tax"),
    (r"培训|研修|见习", "training"),
    (r"用地|土地|场地|厂房|经营场所", "land"),
    (r"用能指标|能耗指标|用电|电价|用能保障", "energy"),
    (r"资金|基金|资助|列支|经费", "fund"),
    (r"认定为|授予|表彰|纳入|信用等级|宣传|荣誉|命名|称号|评优|职称|晋升|优先推荐|加分|选树", "recognition"),
    (r"帮扶|援助|入库|培育|绿色通道|放行|先入区|委托监管|指导", "service"),
    (r"允许|免于|不再|可不|可在|自主|许可|备案|剔除|开展|承接|复制推广|放宽|自行|核销", "permit"),
    (r"发放|免费|减免", "subsidy"),
    (r"服务|对接|保障|快速|便捷|登记|优先|流转|简化", "service"),
)
_KINDS = tuple((re.compile(pattern), kind) for pattern, kind in KINDS)
_MONEY = r"(?:奖励|奖补|奖金|补贴|补助|补偿|津贴|救助|贴息|资助|返还|慰问|保险金|生活费|贷款|担保|资金|经费|绩效工资|抵用券|消费券|优惠|支持|待遇|扶持|援助|假期|照顾|倾斜|激励)"

# What makes a clause operative, most telling first.
OPERATIVE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:再|分别|同时|按规定|一次性|优先|适当|可以|可|由[^，。；]{{2,24}})*(?:给予|予以)[^，。；]{{0,40}}{_MONEY}",
        r"^(?:允许|准许)",
        rf"(?:发放|申领|领取|享受|兑现|返还|减免|核发|补发|办理|报销|增发|增加)[^，。；]{{0,30}}(?:{_MONEY}|政策|费用|保险|福利|服务|年休假|天|券|费的)",
        r"(?:可|可以|均可|即可|准予)(?:申请|享受|返还|由|按|不办理|在|提前|直接|自主|凭|免|优先|领取|同时|选择|继续|根据|适当|予以|给予|组织开展|采取)[^。；]{2,}",
        r"(?:免征|减征|免收|免除|减免|免于|免费|免缴|缓缴)[^，。；]{2,}",
        r"优先(?:安排|享受|支持|推荐|考虑|评|聘|晋|为)[^，。；]{2,}",
        r"(?:直接|优先|及时)(?:纳入|列入|赋予|授予|认定为?|评为|放行)[^，。；]{2,}|(?:纳入|列入)[^，。；]{2,}(?:范围|名单|目录|库)$|即放行$|中剔除$",
        r"(?:实施|建立|全面兑现|兑现)[^，。；]{0,24}(?:分档奖励|奖励资金|专项帮扶|分档奖补)",
        r"(?:实行|实施)[^，。；]{0,24}(?:管理模式|委托监管|后检测|援助|定额扣除|减免)|核销$",
        r"从[^，。；]{2,30}中列支",
        r"提供[^，。；]{0,40}(?:贷款|贷|担保|场地|援助|政策扶持|资金|支持)[^，。；]{0,16}",
        r"扣除标准为|按照?[^，。；]{0,12}标准(?:定额)?扣除|按照[^，。；]{0,16}元的标准",
    )
)
_DOES = re.compile(
    r"^(?:分别|直接|再|可|按[^，]*?|优先|一律|同时|及时)*(?:实行|实施|给予|予以|直接|免|落实|开展|执行|纳入|返还|发放|提供|建立|享受|申请|采取|奖励|补助|补贴|放宽|认定|减|支持)"
)
_SEGMENT = re.compile(
    r"^(?:对(?!标|接|外|照|应|策|此|各|口|于促进|上一|全)|允许|准许|支持(?!政策|力度|体系|措施)|统筹支持|凡|遴选|以[^，。；]{2,30}为(?:标准|条件|门槛)|鼓励|引导|[^，。；]{0,3}宣传一?批?)"
)
_FOR = re.compile(r"^对(?P<who>.+)")
_QUALIFIED = re.compile(
    r"^支持(?P<who>[^，。；]{3,40}?(?:企业|机构|平台|园区|区|中心|基地|人员|主体))(?=(?:自主|率先|开展|申报|参与|使用|利用|进口|发行)[^。；]+)"
)
_SELECTED = re.compile(
    r"(?:遴选|筛选|择优选[取择])(?P<who>[^。；，]+?(?:企业|项目|平台|机构|园区|单位|人才|团队))(?P<does>纳入|进入|入库|列入|予以|给予)"
)
_STANDARD = re.compile(r"^以(?P<test>[^，。；]+?)为(?:标准|条件|门槛)")
_PRAISED = re.compile(r"(?:宣传|表彰|选树)(?:一批)?(?P<who>[^，。；]{2,20}(?:企业|企业家|个人|集体|单位|团队))$")
_TRAINED = re.compile(
    r"^(?:扎实|大力|深入|积极|广泛)*(?:开展|举办|组织)(?P<who>[^，。；]{0,20}?(?:人员|负责人|企业家|职工|劳动者|人才|青年|工人|农民|管理者|干部))[^，。；]{0,12}培训"
)
_SERVED = re.compile(
    r"为(?P<count>[^，。；]{0,10}?(?:家|个|名|户)(?:左右|以上)?)(?P<who>[^，。；提]{2,16}?)(?P<does>提供[^，。；]+)"
)
_PAID_OUT = re.compile(
    r"兑现(?P<who>[^，。；]{2,24}(?:企业|项目|单位|机构|园区|团队|个人))(?=[^，。；]*(?:奖励|补贴|补助|奖补|资金))"
)
_NO_SUPPORT = re.compile(r"^(?:[^，]{0,30}(?:不得|不予|处以|罚款|追究|取消))|计算方法|目标任务|不能同时")
_GENERAL = re.compile(
    r"(?:完善|优化|健全|研究制定|出台|制定|推动|加大|强化|改进|发挥|贯彻|坚持|开展更多|建立由|建立实名|合理确定)[^，。；]{0,40}(?:政策|力度|机制|办法|措施|体系|方案|作用|格局|系统|标准|工作|思想|服务)|政策措施|政策清单|补贴项目|补贴方式|补贴等标准"
)
_OPEN = re.compile(
    r"分档奖励|分档奖补|一定比例|一定奖补|适当(?:补贴|提高|放宽|支持)|按(?:有关)?规定(?:给予|享受|列支)?|另行制定|具体[^，。；]{0,10}(?:办法|标准|细则)[^，。；]{0,10}制定|综合(?:计算|确定)|给予(?:一定|适当|必要)"
)
_CAP = re.compile(r"^(?:最高|不超过|最多|不得超过|上限|不能超过|最长)|(?:以内|封顶|为限|以下)$")
_QUOTA = re.compile(
    r"每[人年家户][^，。；]{0,6}(?:只|限|不超过)[^，。；]{1,14}|限\d+[^，。；]{1,8}|名额[^，。；]{1,10}"
)
_AMOUNTS = re.compile(r"元|%|天|日|成|倍|张|份|个月")
_NUMBER = re.compile(
    r"^\s*(?:[（(][\d一二三四五六七八九十]+[）)]|\d+[.、．]|第[ 一二三四五六七八九十百\d]+条[\s　]*|[一二三四五六七八九十]+、|——)\s*"
)


@dataclass(frozen=True, slots=True)
class _Segment:
    """Part of a sentence with one benefit: the conditions stand before `operative`."""

    start: int
    operative: int
    end: int
    who: tuple[int, int] | None = None  # where the audience stands, if not before the operative


def find_supports(
    document: Document, paragraph: Paragraph, quantities: tuple[Quantity, ...], periods: tuple[Period, ...]
) -> tuple[Support, ...]:
    """The paragraph's supports, in order; `quantities` and `periods` are its own, with offsets in the document."""
    found: list[Support] = []
    before: str | None = None
    for sentence in find_sentences(document.text, paragraph.start, paragraph.end):
        words = sentence.of(document.text)
        if _NO_SUPPORT.search(words) or words.startswith(("（", "(")):
            continue
        for segment in _segments(document.text, sentence):
            support = _support(document.text, paragraph, segment, quantities, periods, before)
            before = support.audience or before
            found.append(support)
    return tuple(found)


def _segments(text: str, sentence: Span) -> list[_Segment]:
    words = sentence.of(text)
    number = _NUMBER.match(words)
    clauses = find_clauses(text, sentence.start + (number.end() if number else 0), sentence.end)
    groups: list[list[Span]] = []
    for clause in clauses:
        own = clause.of(text)
        opens = _SEGMENT.match(own) and not (groups and _waits(groups[-1], text))
        if not groups or opens:
            groups.append([])
        groups[-1].append(clause)
    return [segment for group in groups for segment in _operative(text, group)]


def _waits(group: list[Span], text: str) -> bool:
    """Whether a group so far is only conditions, so that 允许 or 支持 is its benefit (…的食品，允许…)."""
    own = group[-1].of(text)
    return own.endswith(("的", "疫苗", "试剂", "前提下", "外", "后")) or (
        len(group) == 1
        and not any(p.search(own) for p in OPERATIVE)
        and find_audience(text, group[0].start, group[0].end) is not None
        and re.match(r"(?:允许|准许|可)", text[group[-1].end + 1 :][:2]) is not None
    )


def _operative(text: str, group: list[Span]) -> list[_Segment]:
    """The benefits of clauses that belong together, each with where its operative words begin."""
    first = group[0].of(text)
    start = group[0].start
    if special := _special(text, group, first):
        return special
    found: list[_Segment] = []
    directed = _FOR.match(first)
    begin = start
    for n, clause in enumerate(group):
        own = clause.of(text)
        if _GENERAL.search(own) and not re.search(r"给予|发放|最高|兑现|享受", own):
            continue
        match = next((m for p in OPERATIVE if (m := p.search(own))), None)
        if (
            match is None
            and directed
            and n
            and not found
            and _DOES.match(own)
            and any(k.search(own) for k, _ in _KINDS)
        ):
            found.append(_Segment(begin, clause.start, clause.end))
            begin = clause.end + 1
            continue
        if match is None:
            continue
        if found and re.match(r"(?:并|且|由|所需|按|从|再|不足)", own) and not re.match(r"对", own):
            previous = found[-1]
            found[-1] = _Segment(previous.start, previous.operative, clause.end, previous.who)
        else:
            who = None
            if served := _SERVED.search(own):
                who = (clause.start + served.start("who"), clause.start + served.end("who"))
                found.append(_Segment(clause.start, clause.start + served.start("does"), clause.end, who))
                begin = clause.end + 1
                continue
            if paid := _PAID_OUT.search(own):
                who = (clause.start + paid.start("who"), clause.start + paid.end("who"))
                found.append(_Segment(clause.start, clause.start, clause.end, who))
                begin = clause.end + 1
                continue
            found.append(_Segment(begin, clause.start + match.start(), clause.end, who))
        begin = clause.end + 1
    return found


def _special(text: str, group: list[Span], first: str) -> list[_Segment]:
    """Forms whose audience stands inside or behind the operative words."""
    start, end = group[0].start, group[-1].end
    if first.startswith(("允许", "准许")):
        audience = find_audience(text, start, end)
        return [
            _Segment(
                start,
                audience.end if audience and audience.clause_end == group[0].end else start + 2,
                group[0].end if len(group) == 1 else end,
            )
        ]
    if qualified := _QUALIFIED.match(first):
        if re.search(r"加强|建设|开展|加快|发挥|^[^的内]{0,4}企业$", qualified["who"]):
            return []
        return [_Segment(start, start + qualified.end("who"), group[0].end)]
    if (standard := _STANDARD.match(first)) and re.search(
        r"培育|奖励|支持|推进|入库|补助|补贴", text[group[0].end : end]
    ):
        del standard
        return [_Segment(start, group[1].start if len(group) > 1 else group[0].end, end)]
    for clause in group:
        own = clause.of(text)
        if selected := _SELECTED.search(own):
            return [_Segment(clause.start + selected.start(), clause.start + selected.start("does"), clause.end)]
        if praised := _PRAISED.search(own):
            who = (clause.start + praised.start("who"), clause.start + praised.end("who"))
            return [_Segment(clause.start, clause.start, clause.end, who)]
        if trained := _TRAINED.match(own):
            who = (clause.start + trained.start("who"), clause.start + trained.end("who"))
            return [_Segment(clause.start, clause.start, clause.end, who)]
    if (directed := _FOR.match(first)) and len(group) == 1:
        does = re.search(r"(?:分别|直接)?(?:实施|给予|予以|实行|开展|免|按|纳入|优先)", directed["who"])
        if (
            does
            and any(k.search(directed["who"][does.start() :]) for k, _ in _KINDS)
            and not _GENERAL.search(directed["who"][does.start() :])
        ):
            return [_Segment(start, start + 1 + does.start(), end)]
    if first.startswith(("支持", "鼓励", "引导", "统筹支持")) and not re.search(
        r"给予|补贴|补助|奖励|享受|免费|贷款", text[start:end]
    ):
        return []
    return []


def _support(
    text: str,
    paragraph: Paragraph,
    segment: _Segment,
    quantities: tuple[Quantity, ...],
    periods: tuple[Period, ...],
    before: str | None,
) -> Support:
    start, operative, end = segment.start, segment.operative, segment.end
    words, benefit = text[start:end], text[operative:end]
    if segment.who is not None:
        audience: Audience | None = Audience(*segment.who, segment.who[1], False)
        left, right = segment.who
    else:
        left, right = start, operative
        audience = find_audience(text, left, right) if right > left else None
        if audience is not None and audience.clause_end > right:
            audience = Audience(audience.start, audience.end, right, audience.goods)
    conditions = find_conditions(text, left, right, quantities, periods, audience)
    amounts = [
        q
        for q in quantities
        if operative <= q.start < end and _AMOUNTS.search(q.unit) and q not in [c.quantity for c in conditions]
    ]
    cap = next((q for q in amounts if _CAP.search(text[q.start : q.end])), None)
    quantity = next((q for q in amounts if q is not cap), None)
    ranking = next((text[c.start : c.end] for c in conditions if c.pending), None)
    who = bare_audience(text, audience) if audience is not None else before
    period = next((text[p.start : p.end].strip() for p in periods if start <= p.start < end), None)
    quota, left_open = _QUOTA.search(words), _OPEN.search(words)
    return Support(
        paragraph.id,
        who,
        conditions,
        _kind(benefit, words),
        quantity,
        cap,
        quota[0] if quota else None,
        ranking,
        ranking or re.split(r"[。；]", benefit.strip("，, "))[0] or None,
        period,
        left_open[0] if left_open and not amounts else None,
        start,
        end,
    )


def _kind(benefit: str, words: str) -> BenefitKind:
    for said in (benefit, words):
        for pattern, kind in _KINDS:
            if pattern.search(said):
                return kind
    return "other"
