"""Due: what a clause says is to be done by a date or in a rhythm, where it names nobody.

clause = strength? date act        力争年内新培育企业300家
       | 推动 thing date act        推动一期项目年内全面投产
       | thing (应当|于|自)? date act   补贴于每年10月底前发放到位
A clause that is only a date, or that says when what it counts is due, dates the ones that count behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.lexicon import ACTIONS, ADVERB, LEADING_STRENGTHS, PREDICATES, STARTS_WITH_ACTION
from index.numerals import any_of
from index.periods import Period
from index.spans import Span
from index.tasks import NUMBER, between

# What is to be reached rather than done, and what somebody is given, is no act of an office.
_NO_ACTS = frozenset("新增 净增 增加 减少 突破 争取 发展 运行 覆盖 报告 统计 使用 投入 提高 提升 扩大 给予 予以 奖励 返还 减免 退还 申请 享受 接受 服务 应用 试点 储备 供应 保障 参照 比照 对照 通过 认真 统一 强化 加强 加大 加快 明确 规范".split())  # fmt: skip
_ACTS = any_of(
    {
        *ACTIONS,
        *PREDICATES,
        "清偿",
        "偿还",
        "清零",
        "转办",
        "消除",
        "全部清偿",
        "完工",
        "抢通",
        "修复",
        "交付",
        "整改",
        "腾退",
        "归还",
        "投入使用",
        "投入运行",
        "投入运营",
        "投入生产",
        "通车",
        "开园",
    }
    - (_NO_ACTS - {"服务"})
)
_ACT = re.compile(rf"(?:{ADVERB}|动态|首次|分别|集中|继续|分[\d一二两三四五六]+[批期次])*(?P<action>(?:{_ACTS}|为(?=[^，]*(?:提供|办理|开展))|对(?=[^，。]*(?:进行|开展|实施|组织|予以调度|调度))|向|由|按(?=[^，。]*(?:开展|组织|推进))|开出|抓|做好|确保)[^，。；]*)")  # fmt: skip
_ACT_AFTER_THING = re.compile(rf"^[^，。；的]{{2,24}}?(?:{any_of(w for w in {*ACTIONS, *PREDICATES} - _NO_ACTS if len(w) > 1)})(?:[^，。；的]{{0,16}})$")  # fmt: skip
_LEADING = re.compile(rf"^(?:{any_of(LEADING_STRENGTHS)}|在|于|自|从|并|同时|要|须|应当?|原则上|{ADVERB})+")
_DRIVEN = re.compile(r"推动|确保|推进|组织|力促|加快|支持|指导")
_THING = re.compile(r"^(?!对|按)(?:符合[^，。；、的不]{2,8}的)?[^，。；、的不]{2,20}?(?:应当|应|须|要)?(?:于|在|自)?$")
_NOT_DUE = re.compile(
    r"不得|不再|不予|严禁|可(?:以|申请|享受)|享受|申领|申请(?!验收)|每人|每户|每家|同一|^对[^，]*的[\u4e00-\u9fff]{0,8}$|(?:给予|奖励|补助|补贴|贴息|资助)[^，]{0,8}\d[\d.]*[万亿]?元|每年(?:给予|奖励)|的$|未|满\d|的比例|的《|废止|施行|(?:^|，)[^，]*的[\u4e00-\u9fff]{0,8}(?:企业|项目|单位|机构|个人|人员)$|取消(?:其，)?[^，]{0,8}资格"
)
_LEVEL = re.compile(
    r"^(?:累计)?(?:达到|达|不低于|不少于|不超过|突破|超过|保持|稳定在|控制在|提高|提升|增长|下降|降至|降低|高于|低于|比重|占)"
)
# What is counted of an act, not of a state: 每年筛查2万人, 每月随访2次, and not 每年新增产值3亿元.
_COUNTED_ACT = re.compile(
    rf"(?:至少|免费|定期)*(?P<action>(?!{any_of(_NO_ACTS - {'服务', '统一', '提供'})}|不|最|达|一般|原则上|平均|人均|户均|[\d一二三四五六七八九十])[\u4e00-\u9fff“”]{{2}}[^，。；]*?(?:不少于|至少|不低于)?\d[\d.]*[万千]?(?:余|多)?(?:人次|人|名|次|场|场次|批次|期|家|户|个|所|件)(?:以上|左右)?)$"
)
_SETTLES = re.compile(r"(?:全额|足额|一次性|无息)*(?:返还|退还|支付|结清|缴清)(?![^，]*补贴)[^，。；]{0,10}")
_RENEWED = re.compile(
    r"(?:至少)?(?:向[^，。；]{1,10})?(?:更新|修订|评估|调整|复核|复审|公示|公布|公开|通报|考核|结算|清算|轮换)+(?:[一1]次|不少于\d+次|$)"
)  # 名录每两年更新一次
_CONCLUDES = re.compile(r"(?:前|底前)?(?:要|应当?|须)?(?:全面|全部|基本)?(?:完成|实施完毕|落实到位|办结)")
_WORK = re.compile(
    r"[^，。；\d]{2,20}(?:修复|建设|改造|整治|清理|整改|评估|验收|修订|编制|工作|任务|工程|项目|审核|审查)"
)
_PLACED = re.compile(rf"(?P<action>在[^，。；的]{{1,14}}?(?:{_ACTS})[^，。；]{{2,}})")
_FOR_WHOM = re.compile(r"(?:为|对|向|面向|组织)[^，。；的]{2,40}$")
_TIMES = re.compile(r"(?:不少于|至少|不低于)?[一二两三四五六\d]+次(?:以上)?$")
_BEGINS_ACT = re.compile(rf"(?:对|为|向|面向)[^，。；]*?(?:{_ACTS})|(?:{_ACTS})")
_RATE = re.compile(r"(?:率|比例|比重|占比)(?:应当|应|要)?(?:达到|达|不低于|保持|提高|稳定|控制|超过|突破)")
_OWED_BY = re.compile(r"(?:应当?|必?须|要)(?:[于在自][^，。；]{0,8}?)?$")
_APPLIES = re.compile(r"^(?:提出|提交)?(?:书面)?申[请报]")  # 补贴应当在12个月内提出申请: what an applicant owes
_OF_BEFORE = re.compile(r"[底末]?前?[^，。；]{0,8}的")  # 完成2023年底在册的…: which, and not when
_SINCE = re.compile(r"起$")
_BACKWARD = ("去年", "上", "近")

Due = tuple[str, str | None, int, int]


def find_due(
    text: str, clauses: tuple[Span, ...], covered: set[int], periods: tuple[Period, ...], counted: set[int]
) -> Iterator[Due]:
    """(act, date, start, end) of every clause that is due and not in `covered`; `counted` are where targets start."""
    inherited: str | None = None
    only_date = closed = False
    before: Span | None = None
    for clause in clauses:
        within = [p for p in between(periods, clause.start, clause.end) if not _backward(p, text)]
        if clause.start in covered:
            only_date, before = False, None
            continue
        words = clause.of(text)
        if not within:
            if inherited and (clause.start in counted or only_date) and not _NOT_DUE.search(words):
                bare = _LEADING.sub("", words)
                if (act := _ACT.match(bare) or _PLACED.match(bare)) and not _RATE.search(bare):
                    yield act["action"], inherited, clause.start, clause.end
                elif (
                    only_date
                    and closed
                    and clause.start not in counted
                    and len(bare) > 5
                    and not (_LEVEL.match(bare) or _RATE.search(bare))
                ):
                    yield bare, inherited, clause.start, clause.end
            only_date, before = False, clause
            continue
        first = within[0]
        if (
            only_date
            and inherited
            and first.start > clause.start
            and _OF_BEFORE.match(text, first.end)
            and (act := _ACT.match(_LEADING.sub("", words)))
        ):
            yield act["action"], inherited, clause.start, clause.end
            only_date, before = False, clause
            continue
        deadline = date_to_act_by(text, tuple(within), clause)
        if first.start - clause.start < 3 and first.end >= clause.end - 1 and not _SINCE.search(text[first.start : first.end]):  # fmt: skip
            inherited, only_date = deadline or text[first.start : first.end], True
            closed = inherited.endswith(("前", "内"))  # by then it is done; 到2025年，网络基本健全 tells of a state
            continue
        only_date = False
        if deadline is None or _SINCE.search(deadline):
            continue
        if first.start - clause.start < 6 and first.kind in ("deadline", "recurring", "year"):
            inherited = deadline if first.kind != "recurring" else None  # 每年发布目录，建设中心3个: that is built once
        rest = text[first.end : clause.end]
        last = within[-1]
        if (
            before
            and before.end + 1 == clause.start
            and last.kind == "deadline"
            and _CONCLUDES.fullmatch(text, last.end, clause.end)
            and _WORK.fullmatch(text, before.start, before.end)
        ):
            begins = max(text.rfind(mark, clause.start, last.start) for mark in "于在") + 1 or first.start
            yield (
                before.of(text),
                text[begins : last.end],
                before.start,
                clause.end,
            )  # 永久性修复，原则上于汛期结束后6个月内完成
            before = clause
            continue
        if first.kind == "recurring" and first.start == clause.start and _TIMES.match(rest):
            if before and before.end + 1 == clause.start and _BEGINS_ACT.match(text, before.start, before.end):
                yield f"{before.of(text)}，{rest}", deadline, before.start, clause.end  # 开展上门服务，每季度不少于1次
            before = clause
            continue
        if (
            before
            and before.end + 1 == clause.start
            and _CONCLUDES.fullmatch(rest)
            and not between(periods, before.start, before.end)
            and _BEGINS_ACT.search(text, before.start, before.end)
        ):
            yield f"{before.of(text)}", deadline, before.start, clause.end  # 开展专项整治，8月底前完成
            before = clause
            continue
        before = clause
        action = _act(words, [(p.start - clause.start, p.end - clause.start) for p in within], first.kind)
        if action is not None:
            yield action, deadline, clause.start, clause.end


def date_to_act_by(text: str, periods: tuple[Period, ...], span: Span) -> str | None:
    """The date or rhythm inside `span`; 每年2月底前 is one though it is two periods."""
    dated = [p for p in periods if p.kind in ("deadline", "recurring")] or [
        p
        for p in periods
        if p.start - span.start < 6 or STARTS_WITH_ACTION.match(text, p.end)  # 对一季度运行情况 is no date to act by
    ]
    if not dated:
        return None
    first = dated[0]
    end = first.end
    for following in periods:
        if following.start == end or (following.start == end + 1 and text[end] in "、和及"):
            end = following.end
    return text[first.start : end].strip()


def _backward(period: Period, text: str) -> bool:
    words = text[period.start : period.end]
    return words.startswith(_BACKWARD) or text[period.start - 1 : period.start] in ("较", "比", "以", "对")


def _act(words: str, spans: list[tuple[int, int]], kind: str) -> str | None:
    """What is due, without its date: the clause from its verb on; None where the date belongs to a thing."""
    start, end = spans[0]
    for begins, ends in spans[1:]:  # 每年|3月1日至3月31日、|9月1日至9月30日
        if begins == end or (begins == end + 1 and words[end] in "、和及"):
            end = ends
    number = NUMBER.match(words, 0, start)
    before, after = words[number.end() if number else 0 : start], words[end:].lstrip("，,")
    owed = _OWED_BY.search(before)
    if _NOT_DUE.search(f"{before}，{_APPLIES.sub('', after) if owed else after}"):
        return None
    before = _LEADING.sub("", before)
    after = re.sub(r"^(?:底前|末前|前)", "", after)
    act = _ACT.match(after) or _PLACED.match(after)
    if act is None and kind == "recurring":
        act = _COUNTED_ACT.match(after)
    if act and kind == "recurring" and _FOR_WHOM.fullmatch(before):  # 对老年人每年免费体检1次
        return f"{before}{after}"
    if kind == "deadline" and not before and _SETTLES.fullmatch(after):
        return after  # 期满后14日内返还
    if not before:
        if act:
            return act["action"]
        return after if kind == "deadline" and _ACT_AFTER_THING.match(after) and not _LEVEL.match(after) else None
    if _DRIVEN.match(before) and act:
        return f"{before}{after}"
    due = kind == "deadline" or (
        kind == "recurring" and (before.endswith(("于", "在")) or _RENEWED.match(after) is not None)
    )
    settled = _SETTLES.fullmatch(after) is not None
    if kind == "deadline" and owed and owed.start() > 1 and len(after) > 1 and not _LEVEL.match(after):
        return f"{before[: owed.start()]}{after}"  # 因灾中断的县道应在24小时内抢通
    if due and _THING.match(before) and (settled or (act and not re.match(r"[^，]{1,4}的", act["action"]))):
        return f"{re.sub(r'(?:应当|应|须|要)?(?:于|在|自)?$', '', before)}{after}"
    return None
