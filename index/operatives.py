"""Operatives: the parts of a sentence that grant something, and the words before each that say to whom and when.

    对…的企业，给予最高50万元奖励        one segment: the conditions, then the operative
    允许甲…，对乙…的减半收取            two
index/supports.py reads what each of them grants.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.audiences import AUDIENCES, GOODS, find_audience, is_aside
from index.benefits import KINDS, MONEY, OPERATIVE
from index.clauses import find_clauses
from index.numerals import any_of
from index.spans import Span

_DOES = re.compile(
    r"^(?:分别|直接|再|可|按[^，]*?|优先|一律|同时|及时)*(?:实行|实施|给予|予以|直接|免|落实|开展|执行|纳入|返还|发放|提供|建立|享受|申请|采取|奖励|补助|补贴|放宽|认定|减|支持)"
)
_SEGMENT = re.compile(
    r"^(?:对(?!标|接(?!入)|外|照|应|策|此|各|口|于促进|上一|全)|允许|准许|支持(?!政策|力度|体系|措施)|统筹支持|凡|遴选|以[^，。；]{2,30}为(?:标准|条件|门槛)|鼓励|引导|[^，。；]{0,3}宣传一?批?)"
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
    r"(?<![因作])为(?P<count>\d[^，。；]{0,10}?(?:家|个|名|户)(?:左右|以上)?)?(?P<who>[^，。；提]{2,24}?)(?P<does>(?:免费)?(?:提供|发放(?!贷)|代办)[^，。；]+)"
)
_PAID_OUT = re.compile(
    r"兑现(?P<who>[^，。；]{2,24}(?:企业|项目|单位|机构|园区|团队|个人))(?=[^，。；]*(?:奖励|补贴|补助|奖补|资金))"
)
_PREFERRED = re.compile(
    rf"优先(?:推荐|支持|保障|安排|选派)(?P<who>[^，。；的]{{0,10}}?(?:{any_of(AUDIENCES)}))(?=到|参加|申报|参评|使用|用|入驻|就读|$)"
)
_REWARDED = re.compile(r"^(?:对)?奖励(?P<who>[^，。；]{2,40}?(?:等单位|单位|机构|企业|个人|团队))")
_SHARE = re.compile(
    r"(?:按照?(?!规定|时|期)|^以|每(?!年|月|人每))[^，。；]*?(?=(?:一次性|分别)?(?:给予|予以|奖励|补助|补贴|发放|返还|给$|予$))"
)
_WIDENED = re.compile(r"(?:由|从)[^，。；]+?(?:放宽|扩展|扩大|降低|调整)(?:至|到|为)(?P<new>[^，。；]+)$")
_GENERAL = re.compile(
    r"(?:完善|优化|健全|研究制定|出台|制定|推动|加大|强化|改进|发挥|贯彻|坚持|开展更多|建立由|建立实名|合理确定)[^，。；]{0,40}(?:政策|力度|机制|办法|措施|体系|方案|作用|格局|系统|标准|工作|思想|服务)|政策措施|政策清单|补贴项目|补贴方式|补贴等标准"
)
_NUMBER = re.compile(
    r"^\s*(?:[（(][\d一二三四五六七八九十]+[）)]|\d+[.、．]|第[ 一二三四五六七八九十百\d]+条[\s　]*|[一二三四五六七八九十]+、|——)\s*"
)
_GOES_ON = re.compile(r"[^，。；]{0,4}期间(?:实行|免收|不)|并|且|由|所需|按|从|再|不足|其")
_RATE_IS = re.compile(r"(?:补助|补贴|奖励|贴息|资助)(?:比例|标准|金额|额度)(?:为|按)[^，。；的]*\d[^，。；的]*$")
# Who may hand something in, and what may be chosen, is no benefit; nor is what an office may set.
_PROCEDURAL = re.compile(
    r"可(?:以)?(?:书面)?(?:由[^，。；]{2,16}(?:本人|监护人|委托|代为|代办)|选择(?:其一|其中|适用|申领其中|[^，。；]{0,6}一项)|委托|根据[^，。；]{2,16}(?:选用|调整|制定|确定|补充))|(?:政府|部门|机关)可以?(?:在|根据|结合|按照)|可以[^，。；]*最多不超过[一二三两\d]次"
)
_FROM_BUDGET = re.compile(r"[^，。；]{0,8}财政对")  # 中央财政对试点省份给予补贴: what stands before is no condition
_LIMIT = re.compile(
    r"[^，。；的\d]{0,12}(?:最高|最多|不超过|不高于|上限为?|封顶)(?:不超过)?[^，。；\d]{0,6}\d[^，。；的]*$|(?:单个|单户|每[家个户人年项]|同一|累计|总额|最高|最多|年度|原则上)[^，。；]*(?:最高|不超过|封顶|上限|限额|为限|最多)"
)
_LENDERS = re.compile(r"(?:鼓励|支持|引导)[^，。；]{0,8}(?:银行|机构)对")
_MERE = re.compile(r"引导|鼓励|推动|发挥|建立|开展|健全|完善|加强|落实|简化|依托|全面|深入|组织具备")
_DENIED = re.compile(
    r"(?:(?:从|尚|均)?未|没有|已经?|曾)$|(?:不(?:再|得再?|能|可|予|应)?|[只仅]能?)(?:重复|同时)?$|^(?:企业|用人单位|学校|医院)应当"
)  # a duty is no benefit
_RATE_ALONE = re.compile(r"(?:不超过|不高于|按照?|为)\s*\d[\d.]*[%‰](?:执行|计算|收取)?$")  # 500万元以上的，不超过1%


@dataclass(frozen=True, slots=True)
class Segment:
    """Part of a sentence with one benefit: the conditions stand before `operative`."""

    start: int
    operative: int
    end: int
    who: tuple[int, int] | None = None  # where the audience stands, if not before the operative
    tests: tuple[int, int] | None = None  # where the conditions stand, if not before the operative


def find_segments(text: str, sentence: Span) -> list[Segment]:
    """The segments of one sentence, in order; nothing where it grants nothing."""
    words = sentence.of(text)
    number = _NUMBER.match(words)
    clauses = find_clauses(text, sentence.start + (number.end() if number else 0), sentence.end)
    groups: list[list[Span]] = []
    for clause in clauses:
        own = clause.of(text)
        opens = _SEGMENT.match(own) and not (groups and (_waits(groups[-1], text) or _only_asides(groups[-1], text)))
        if not groups or opens:
            groups.append([])
        groups[-1].append(clause)
    return [segment for group in groups for segment in _operative(text, group)]


def _only_asides(group: list[Span], text: str) -> bool:
    return all(is_aside(clause.of(text)) for clause in group)


def _waits(group: list[Span], text: str) -> bool:
    """Whether a group so far is only conditions, so that 允许 or 支持 is its benefit (…的食品，允许…)."""
    own = group[-1].of(text)
    return own.endswith(("的", "时", "疫苗", "试剂", "前提下", "外", "后")) or (
        len(group) == 1
        and not any(p.search(own) for p in OPERATIVE)
        and find_audience(text, group[0].start, group[0].end) is not None
        and re.match(r"(?:允许|准许|可)", text[group[-1].end + 1 :][:2]) is not None
    )


def _operative(text: str, group: list[Span]) -> list[Segment]:
    """The benefits of clauses that belong together, each with where its operative words begin."""
    lead = next((c for c in group if not is_aside(c.of(text))), group[0])
    first = lead.of(text)
    start = group[0].start
    if special := _special(text, group, lead):
        return special
    found: list[Segment] = []
    begin = start
    for n, clause in enumerate(group):
        own = clause.of(text)
        if _GENERAL.search(own) and not re.search(r"给予|发放|最高|兑现|享受", own):
            continue
        directed = n > 0 and not found and _FOR.match(first) is not None
        read = _benefit(text, clause, begin, directed)
        if read is None and found and (_LIMIT.match(own) or _RATE_IS.match(own)):
            found[-1] = replace(found[-1], end=clause.end)
            begin = clause.end + 1
            continue
        if read is None:
            if _MERE.match(own) and not _LENDERS.match(own):
                begin = clause.end + 1  # encouragement on its own is no condition of what follows
            continue
        another = text[begin : clause.start].rstrip("，, ").endswith("的")  # …奖励5万元，次年增长10%以上的，再奖励2万元
        if found and not another and (_GOES_ON.match(own) or _LIMIT.match(own)):
            found[-1] = replace(found[-1], end=clause.end)
        else:
            found.append(read)
        begin = clause.end + 1
    return found


def _benefit(text: str, clause: Span, begin: int, directed: bool) -> Segment | None:
    """The clause as a benefit whose conditions begin at `begin`; `directed` says that 对… opened the sentence."""
    own = clause.of(text)
    if _FROM_BUDGET.match(own):
        begin = clause.start
    if _PROCEDURAL.search(own):
        return None
    if (widened := _WIDENED.search(own)) and re.search(MONEY, own):
        return Segment(begin, clause.start, clause.end, None, (clause.start + widened.start("new"), clause.end))
    match = next((m for p in OPERATIVE if (m := p.search(own))), None)
    if match is None and text[clause.start - 2 : clause.start] == "的，":
        match = _RATE_ALONE.match(own)
    if match is not None and _describes(own, match.start()):
        return None
    if match is not None and _DENIED.search(own[: match.start()]) and not own.startswith("补", match.start()):
        return None  # 只能享受一次; 只补足差额 grants
    if match is None:
        does = directed and _DOES.match(own) and any(k.search(own) for k, _ in KINDS)
        return Segment(begin, clause.start, clause.end) if does else None
    if served := _SERVED.search(own):
        named = find_audience(text, clause.start + served.start("who"), clause.start + served.end("who"))
        who = (clause.start + served.start("who"), named.end if named else clause.start + served.end("who"))
        return Segment(clause.start, clause.start + served.start("does"), clause.end, who)
    if paid := _PAID_OUT.search(own) or _REWARDED.match(own) or _PREFERRED.match(own):
        who = (clause.start + paid.start("who"), clause.start + paid.end("who"))
        tests = (begin, clause.start) if begin < clause.start else None
        return Segment(begin if tests else clause.start, clause.start, clause.end, who, tests)
    share = _SHARE.search(own[: match.start() + 2])  # 按每个托位1万元|给予, 每新开1家|给予
    return Segment(begin, clause.start + (share.start() if share else match.start()), clause.end)


def _describes(clause: str, at: int) -> bool:
    """Whether words at `at` say whom a clause speaks of, and grant nothing yet: 已享受补贴的, 对领取保险金期满的人员."""
    if re.search(rf"(?:{any_of((*AUDIENCES, *GOODS))})$", clause) and not re.search(
        r"给予|予以|发放|可|奖励|补助|补贴(?!的)|提供|兑现|宣传|支持|允许", clause.rpartition("的")[2]
    ):
        return True  # …或领取保险金人员
    if re.match(r"(?:领取|享受)[^，。；]{0,12}期间", clause[at:]):
        return True
    if clause.endswith("的") and not re.search(r"(?:^|[^的])可(?:以)?", clause[:at]):
        return True
    last = clause.rfind("的")
    return clause.startswith("对") and last > at and re.search(rf"(?:{any_of(AUDIENCES)})$", clause) is not None


def _special(text: str, group: list[Span], lead: Span) -> list[Segment]:
    """Forms whose audience stands inside or behind the operative words; `lead` is the first clause that is no aside."""
    first = lead.of(text)
    start, end = group[0].start, group[-1].end
    if first.startswith(("允许", "准许")):
        audience = find_audience(text, lead.start, end)
        does = audience.end if audience and audience.clause_end == lead.end else lead.start + 2
        return [Segment(start, does, end)]
    if qualified := _QUALIFIED.match(first):
        if re.search(r"加强|建设|开展|加快|发挥|为|^[^的内]{0,4}企业$", qualified["who"]):
            return []
        audience = find_audience(text, lead.start, lead.start + qualified.end("who"))
        does = audience.end if audience else lead.start + qualified.end("who")
        return [Segment(start, does, lead.end)]
    if _STANDARD.match(first) and re.search(r"培育|奖励|支持|推进|入库|补助|补贴", text[group[0].end : end]):
        return [Segment(start, group[1].start if len(group) > 1 else group[0].end, end)]
    for clause in group:
        own = clause.of(text)
        if selected := _SELECTED.search(own):
            return [Segment(clause.start + selected.start(), clause.start + selected.start("does"), clause.end)]
        if praised := _PRAISED.search(own):
            who = (clause.start + praised.start("who"), clause.start + praised.end("who"))
            return [Segment(clause.start, clause.start, clause.end, who)]
        if trained := _TRAINED.match(own):
            who = (clause.start + trained.start("who"), clause.start + trained.end("who"))
            return [Segment(clause.start, clause.start, clause.end, who)]
    if (directed := _FOR.match(first)) and lead is group[-1]:
        begins = re.search(r"(?:分别|直接)?(?:实施|给予|予以|实行|开展|免|按|纳入|优先)", directed["who"])
        if (
            begins
            and any(k.search(directed["who"][begins.start() :]) for k, _ in KINDS)
            and not _GENERAL.search(directed["who"][begins.start() :])
        ):
            return [Segment(start, lead.start + 1 + begins.start(), end)]
    return []
