"""Actors: the bodies that a clause begins with, in running text.

    subject = bodies ((会同 | 联合) bodies)?        bodies = body ((、| 和 | 及 | 以及 | 与) body)*
    body    = words that end as names of bodies do, before words that only a predicate begins with

Chinese sets no mark between a name and its verb (省财政厅下达资金), so a name is the longest run that ends in a
word for bodies and is followed by 要, 应当, a date, a preposition, an adverb or a verb. A public body may stand
directly before its verb; a firm, school or applicant is the subject of a duty only under 应当, 须, 要 and the like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.bodies import (
    BODY_END,
    LONGEST_NAME,
    NAME_SIGN,
    PRIVATE_ENDS,
    bare_name,
    holds_verb,
    is_public,
    name_ends,
    split_pair,
)
from index.lexicon import ACTIONS, ADVERB, LEADING_STRENGTHS, PREDICATES
from index.numerals import any_of, words

_MODAL = r"要(?!求|素|点|件|闻)|应当|应(?!用|急|届|收|付|对|税|缴|纳|力|变|聘|该)|应该|可以|须|必须|需要|需(?!求)|负责(?!人|同志)|牵头|会同|联合|承担(?!着|了|过)|参与|配合|协助|协同|作为|是"
# What a predicate begins with beside a verb: a preposition, an adverb; what a word may not go on to stands in the second table.
_PREDICATES_BEGIN = words(
    "根据 依据 依照 依托 结合 围绕 立足 聚焦 对 将 把 向 从 于 通过 每 至少 为 就 设在 设于 优先 接到 收到 发现 首次 初次 再次 变更 享受 拒绝 统一 统筹 具体 分别 共同 依法 及时 "
    "定期 另行 同时 也 均 都 分级 分类 分头 因地制宜 建好 不断 一并 主动 认真 免费 严肃 严厉 坚决 从严 全面"
)
_BUT_NOT = {
    "按": "揭",
    "以": "上 下 内 外 及",
    "自": "治 主 身 行 动",
    "在": "编 职 校 岗 册 读",
    "因": "地 此 素",
    "主管": "部门 单位 机关",
    "发生": "地",
    "取得": "的",
}
_PREPOSITION = "|".join(
    (
        any_of(_PREDICATES_BEGIN),
        *(f"{word}(?!{any_of(words(names))})" for word, names in _BUT_NOT.items()),
        r"与(?=[^，。；]{2,20}?(?:签订|共享|共同|联合|建立))",
    )
)
_DATE = r"(?:19|20)\d\d年|\d{1,2}月|(?:[一二三四]|上半|下半)(?:季度|年)|年内|年底前|全年|三年|五年|[一二三四五六七八九十]+月"
# 各地工作进展情况要定期报告: what is to be reported stands between the body and 要.
_REPORTS = (
    r"(?=[^，。；]{2,16}(?:情况|结果|进展|问题)(?:要|应当|应|须)(?:定期|及时|按时|每\S{1,3})?(?:报|向|通报|公布|公开))"
)
_GOES_ON = re.compile(
    rf"(?P<modal>{_MODAL})|{_REPORTS}|{_PREPOSITION}|{_DATE}|\d+(?:个工作日|个月|日|天|小时)(?:以|之)?内|{ADVERB}|(?:{any_of((*LEADING_STRENGTHS, *(w for w in (*ACTIONS, *PREDICATES) if len(w) > 1)))})"
)
# 财政、教育、卫生健康等部门: fields share the word that names the body.
_SERVING = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}、){1,5}[\u4e00-\u9fff]{2,4}?(?:(?:和|及|以及)[\u4e00-\u9fff]{2,6}?)?(?:单位|企业|机构)(?=应当|应(?!急)|必须|须|要)"
)
_SHARED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,9}、){1,9}[\u4e00-\u9fff]{2,9}?(?:(?:和|及|以及)[\u4e00-\u9fff]{2,9}?)?等?(?:行政|主管|有关|相关)?部门"
)
_AND = re.compile(r"、|以及|和|及(?!时)|与")
_JOINS = re.compile(r"会同|联合(?!会|国|体|实|印|行|发|开|组|评|推|制|检|审|办|公|认|遴|举)|商(?=[^务业品贸标])")
_OBLIGES = re.compile(r"应当|应|应该|可以|须|必须|要|需要|需|负责|牵头|会同|承担")
# 每半年至少开展1次消防演练: what a body does again and again it is obliged to, though no 应当 says so.
_RHYTHM = re.compile(
    rf"(?:应当|要)?(?:[于在]?每年\d{{1,2}}月(?:\d{{1,2}}日|底|末)?前(?:向[^，。；]{{2,14}})?|(?:在|自[^，。；]{{2,16}}起)?\d+(?:个工作日|个月|日|天|小时)(?:以|之)?内|每(?:个)?(?:半年|学年|学期|[两二三四五\d]?年度?|季度?|[两\d]?个?月|[两\d]?周|日|天)度?)(?:内)?(?:至少|书面|及时|应当|要|须|定期|集中|组织|牵头)*(?:{any_of(w for w in (*ACTIONS, *PREDICATES) if len(w) > 1 and w not in ('奖励', '给予', '申请', '减免', '退还', '返还', '新增', '增加', '减少', '接受', '提高', '提升'))})"
)
# Whom words before 的 describe: 100张床位以上的养老机构应当…, 取水10万立方米以上的单位，应当…
_DESCRIBED = re.compile(
    rf"(?![对由将按在为把经向从以除如若或并]|应当|具体|相关|所需)[^，。；：]{{2,40}}?(?<![一二三四五六七八九十])的(?:{NAME_SIGN}{{1,8}}、){{0,3}}{NAME_SIGN}{{0,10}}?(?:{any_of((*PRIVATE_ENDS, '部门', '机关'))})(?=，?(?:应当|应(?![缴纳付收税届急用])|必须|须)|每(?:半|[两三四五])?(?:年|季度?|月|周|学期|学年)(?:至少)?(?:开展|组织|进行|报|向|更新))"
)
# 申请人对材料的真实性负责, 企业对产品质量承担主体责任: obliged without 应当.
_ANSWERS_FOR = re.compile(r"(?:依法)?对[^，。；]{2,30}?(?:负责|负总责|承担[^，。；]{0,8}责任)")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a predicate is said of; `end` is where the predicate begins. Offsets count in the text searched."""

    names: tuple[str, ...]
    partners: tuple[str, ...]
    start: int
    end: int
    modal: str | None
    public: bool


def find_subject(text: str, start: int, end: int, *, agent: bool = False, charged: bool = False) -> Subject | None:
    """The bodies that `text[start:end]` begins with, where a predicate follows them; any words will do behind an `agent` (由…).

    `charged` says that a later clause has 应当, so that a firm or a person may be the subject without it.

    >>> find_subject("省财政厅会同省科技厅制定办法", 0, 14).names
    ('省财政厅',)
    """
    read = _names(text, start, end, agent)
    if read is None:
        return _described(text, start, end)
    names, at, public = read
    partners: tuple[str, ...] = ()
    joined = False
    if (joins := _JOINS.match(text, at, end)) and (more := _names(text, joins.end(), end, agent)):
        partners, at, _ = more
        joined = True
    follows = _GOES_ON.match(text, at, end)
    if follows is None and not (agent and end - at > 1):
        return None
    modal = follows["modal"] if follows else None
    obliged = modal is not None and (_OBLIGES.fullmatch(modal) is not None or modal in ("是", "作为"))
    bound = _RHYTHM.match(text, at, end) or _ANSWERS_FOR.match(text, at, end)
    if not public and not (joined or obliged or bound or agent or charged):
        return None
    if modal in ("会同", "联合"):
        modal = None
    return Subject(names, partners, start, at, modal, public)


def _described(text: str, start: int, end: int) -> Subject | None:
    """Those whom words before 的 describe, where 应当 follows them, in this clause or behind its comma."""
    match = _DESCRIBED.match(text, start, end + 4)
    if match is None or match.end() > end or re.search(r"应当|不得|可以|必须", match[0]):
        return None
    follows = _GOES_ON.match(text, match.end(), end)
    return Subject((match[0],), (), start, match.end(), follows["modal"] if follows else None, False)


def find_holder(text: str, start: int, end: int) -> Subject | None:
    """Whom a case that `text[start:end]` tells is about: the first body or person named, at its beginning (项目单位名称变更的)."""
    ends = name_ends(text, start, end)
    name = text[start : ends[0]] if ends else ""
    if len(name) < 2 or "的" in name or not (is_public(name) or name.endswith(PRIVATE_ENDS)):
        return None
    return Subject((name,), (), start, end, None, False)


def find_named(text: str, start: int, end: int) -> tuple[str, ...]:
    """The bodies that `text[start:end]` consists of, and nothing else: 省财政厅、省科技厅."""
    names: list[str] = []
    at = start
    while at < end:
        ends = [e for e in name_ends(text, at, end) if e == end or _AND.match(text, e, end)]
        if not ends or not (
            is_public(text[at : ends[-1]])
            or (names and "的" not in text[at : ends[-1]] and text[at : ends[-1]].endswith(PRIVATE_ENDS))
        ):
            return ()
        names.extend(split_pair(text[at : ends[-1]]))
        joined = _AND.match(text, ends[-1], end)
        at = joined.end() if joined else end
    return tuple(names)


def _names(text: str, start: int, end: int, agent: bool) -> tuple[tuple[str, ...], int, bool] | None:
    names: list[str] = []
    at, stop, public = start, start, True
    while True:
        found = _body(text, at, end, False) or _fields(text, at, end)
        if agent and ((wide := _body(text, at, end, True)) and (found is None or text.startswith("进行", wide[0]))):
            found = wide  # 由市政府督查室进行通报
        if (
            found is None and names and text[stop : stop + 1] == "与"
        ):  # 由甲院与乙方签订合同: its partner is part of the act
            return tuple(names), stop, public
        if found is None:
            return None
        stop, is_public = found
        names.extend(split_pair(text[at:stop]))
        public = public and is_public
        joined = _AND.match(text, stop, end)
        if joined is None:
            return tuple(names), stop, public
        at = joined.end()


def _fields(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """Where 财政、教育、卫生健康部门 ends, which stays one name."""
    if serving := _SERVING.match(text, start, end):  # 供水、供电、通信单位应当…
        return (serving.end(), False) if not holds_verb(serving[0].replace("、", "")) else None
    shared = _SHARED.match(text, start, min(end, start + 3 * LONGEST_NAME))
    if shared is None or holds_verb(shared[0].replace("、", "")):
        return None
    goes_on = _GOES_ON.match(text, shared.end(), end) or _JOINS.match(text, shared.end(), end)
    return (shared.end(), True) if goes_on else None


def _body(text: str, start: int, end: int, anything: bool) -> tuple[int, bool] | None:
    """Where the body's name ends that begins at `start`, and whether it is public; the longest that goes on well."""
    private: int | None = None
    for stop in reversed(name_ends(text, start, end)):
        name = text[start:stop]
        follows = _GOES_ON.match(text, stop, end) or _JOINS.match(text, stop, end)
        listed = _AND.match(text, stop, end)
        if (
            follows is None
            and not anything
            and not (listed and BODY_END.search(text, listed.end(), min(end, listed.end() + LONGEST_NAME)))
        ):
            continue
        if is_public(name):
            return stop, True
        if private is None and bare_name(name).endswith(PRIVATE_ENDS) and "的" not in name:
            private = stop  # 各地区为失业人员|提供: a public body may stand before it
    return None if private is None else (private, False)
