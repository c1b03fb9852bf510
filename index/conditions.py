"""Conditions: the tests that a support puts on a firm or a person, read from the words before the benefit.

    conditions = (aside ，)* topic? audience rest? (， clause)*       对产值超过1亿元、增速不低于10%的制造业企业，经认定的
    aside      = 除 … 外 | 在 … 前提下 | period
    condition  = period? metric quantity | category | ranking
Ranking and selection (前100名, 择优) cannot be settled by an applicant's own figures: `pending` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from index.clauses import find_clauses
from index.numerals import any_of, words
from index.periods import Period
from index.quantities import Quantity
from index.spans import Span


@dataclass(frozen=True, slots=True)
class Condition:
    """A metric with a quantity, or a category; offsets count in the document."""

    metric: str | None
    quantity: Quantity | None
    category: str | None
    period: str | None
    start: int
    end: int
    pending: bool = False  # a ranking or a quota: only the issuing body can tell
    joined: Literal["and", "or"] = "and"  # with the condition before it


RANKING = re.compile(r"前\s*[\d一二三四五六七八九十百]+\s*(?:名|位|家|个|强|%)|择优|排名")
AUDIENCES = words(
    "企业 单位 机构 人员 个人 项目 平台 园区 家庭 职工 劳动者 青年 毕业生 居民 农户 农民 合作社 主体 纳税人 个体工商户 商户 团队 人才 企业家 医院 学校 院校 基地 载体 "
    "保税区 开发区 集群 品牌 医务人员 人群 学生 儿童 老年人 残疾人 退役军人 创业者 负责人 法人 社会组织 协会 行业 子女 父母 家属 家长 孵化器 研究院 实验室 中心 集团 成员 公司 门店 商场 银行 "
    "工厂 车间 示范区 组织 会员 工人 工程师 教师 医生 护士 社区 省份 地区 志愿者 亲属"
)
GOODS = words("货物、物品 货物 物品 食品 产品 设备 器械 商品 装备 材料 文物 艺术品 车辆 药品 软件 疫苗")
_TOPIC = re.compile(
    rf"^(?:{any_of(words('对于 及时对 对 凡是 凡 将 允许 准许 支持 鼓励 组织 向 面向 以 把 统筹支持 其中 积极 如 引导 同时 并 且 遴选 筛选 选择 优先支持 重点支持 为 给 选取 推动 全面'))}(?<!按)|按(?!照|规定))+"
)
_ASIDE = re.compile(
    r"^(?:除[^外]{2,30}外|(?:自|从)[^，。]{2,30}起|在[^，。]{2,40}(?:前提下|情况下|基础上|条件下|中|时|上)|经[^，。]{2,24}(?:后|同意|批准|审核|评估|合格))$"
)
# What may stand behind an audience: the beginning of what it does or is.
_AFTER_AUDIENCE = re.compile(
    r"$|[^\u4e00-\u9fff]|的(?=[^，。]*(?:，|$))|可|给|实|直|享|从|自|用|进(?!入国)|利|承|率|涉|按|在|通|由|提|加|优|予|免|每|申|应|因|不|入|已|取|与|参|购|引|开(?!发)|当年|新招|新|到|符|连续|达|年(?!度)|首次|获|被|"
    r"吸纳|吸收|招|签|发生|发放|举|租|缴|建|并|及其|其|办理|承担|完成|同时|根据|上|产值|营业|投资|销售|纳税|研发(?!机构|中心)|均|都|表现|户籍|内(?=开展|查验|进行|从事|设立|建设)"
)
_PREDICATE = re.compile(r"(?<=[\u4e00-\u9fff])(?=用于|属于)")
_VERBISH = re.compile(
    r"^(?:不|未|无|非|面临|坚持|符合|具有|具备|取得|从事|依法|拥有|参加|属于|已|列入|处于|有|自愿|吸纳|承诺)"
)
_UNMODIFIED = re.compile(r"^(?:符合(?:规定|相关|有关)?(?:条件|要求|规定)的|具备条件的|有条件的|满足条件的)")
_REACHED = re.compile(r"(?:首次|达到|达|为|在|保持在|占|满|不少于|每年|均|累计)+$")
_METRIC_HEAD = re.compile(r"^(?:且|并且|并|或者|或|及|以及|同时|其|对于|对|上述)+")
_JOINT = re.compile(r"[，,；;。、（(）)：:]|且|并且|以及(?!其)|或者|(?<=[\u4e00-\u9fff])并(?=与|签)|的(?!比|占|人)")
_ACT = re.compile(r"(?:申请|参加|报考|取得|报名)[^的]*$")
_COUNTED = re.compile(r"^的?(?P<noun>劳动合同|合同|[\u4e00-\u9fff]{0,6}(?:培训|见习|保险|经历|经验|工作|服务|期限))")
_EXCEPTION = re.compile(
    r"[（(](?P<who>[^（()）]+?的[^（()）]{0,6}?(?:企业|单位|机构|地区|项目|人员))(?:达到|不低于|为)?$"
)
_NOT_COUNTED = frozenset(words("大 方面 类 种 批 期 张 项 次 步"))


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a support is for: the noun phrase with its attributes, and what is said of it in the same clause."""

    start: int
    end: int
    clause_end: int
    goods: bool  # what is supported is a thing (货物), not a body or person


def is_aside(clause: str) -> bool:
    """Whether the clause only sets the scene: a date, 经批准后, 除…外, 在…前提下."""
    return _ASIDE.match(clause) is not None or re.fullmatch(r"[\d年月日至—\-起从自到度]+", clause) is not None


def find_audience(text: str, start: int, end: int) -> Audience | None:
    """The first body, person or thing that `text[start:end]` speaks of, without 对, 允许, asides and dates."""
    for clause in find_clauses(text, start, end):
        own = clause.of(text)
        if is_aside(own):
            continue
        lead = _TOPIC.match(own)
        offset = lead.end() if lead else 0
        offset += len(re.match(r"(?:在|对)?", own[offset:])[0]) if lead else 0  # type: ignore[index]
        for ends, goods in ((AUDIENCES, False), (GOODS, True)):
            length = _noun_end(own[offset:], ends)
            if length and _ACT.match(own[offset : offset + length]):
                continue
            if length:
                return Audience(clause.start + offset, clause.start + offset + length, clause.end, goods)
    return None


def _noun_end(phrase: str, ends: tuple[str, ...]) -> int:
    """The length of the noun phrase that `phrase` begins with; 0 where none of `ends` closes one."""
    last = 0
    for match in re.finditer(rf"(?:{any_of(ends)})等?", phrase):
        if match.end() < 2 and match.end() < len(phrase):
            continue
        last = match.end()
        rest = phrase[last:]
        if _AFTER_AUDIENCE.match(rest) and not re.match(r"、[^，。]{1,12}(?:企业|单位|机构|人员|者|户|生)", rest):
            return last
    return last if last and last >= len(phrase) - 4 else 0


def find_conditions(
    text: str,
    start: int,
    end: int,
    quantities: tuple[Quantity, ...],
    periods: tuple[Period, ...],
    audience: Audience | None,
) -> tuple[Condition, ...]:
    """The conditions that `text[start:end]` states, in order."""
    own = [q for q in quantities if start <= q.start and q.end <= end and q.unit and q.unit not in _NOT_COUNTED]
    measured = tuple(_measured(text, start, end, own, periods, audience))
    used = [c.quantity for c in measured if c.quantity is not None]
    found = [
        *measured,
        *_audience_tests(text, audience, used, periods),
        *_clauses(text, start, end, audience, used, periods),
    ]
    return tuple(sorted(found, key=lambda c: (c.start, c.category is not None)))


def _measured(
    text: str, start: int, end: int, own: list[Quantity], periods: tuple[Period, ...], audience: Audience | None
) -> Iterator[Condition]:
    position, carried, n = start, None, 0
    previous = ""  # the metric of the figure before
    for quantity in own:
        left = max([position, *(start + m.end() for m in _JOINT.finditer(text[start : quantity.start]))])
        period = next((p for p in periods if left <= p.start and p.end <= quantity.start), None)
        said = text[left : quantity.start]
        joiner = text[position : quantity.start]
        position = quantity.end
        if re.search(r"[，,；;。（）()]|并", joiner):
            carried = None
        if period is not None:
            carried = text[period.start : period.end].strip()
            said = said.replace(text[period.start : period.end], "", 1)
        if RANKING.search(text[quantity.start : quantity.end]):
            begin = max(start, *(text.rfind(mark, start, quantity.start) + 1 for mark in "，,；;"))
            ranked = text[begin : quantity.start].strip("，, ")
            yield Condition(f"{ranked}排名" if ranked else "排名", quantity, None, None, begin, quantity.end, True)
            continue
        metric = _METRIC_HEAD.sub("", _REACHED.sub("", _TOPIC.sub("", said.strip(" ，,、")))).strip()
        if audience is not None and not audience.goods:  # 小微企业当年新招用…: the metric follows its holder
            metric = metric.removeprefix(text[audience.start : audience.end])
        if counted := _COUNTED.match(text[quantity.end : end]):  # 参加3个月以上的培训, 签订1年以上劳动合同
            metric += counted["noun"]
        exception = _EXCEPTION.search(text[start : quantity.start])
        if exception and metric.endswith(exception["who"][-2:]) and previous:
            metric = previous
        elif text[left - 1 : left] in "（(" and re.match(r"的[\u4e00-\u9fff]", text[quantity.end : end]):
            continue  # （超过100人的企业达到15%）: whom the exception is for stands in its category
        if not metric and previous and re.fullmatch(r"[、和或,及]+", joiner.strip()):
            metric = previous  # 突破1亿元、5亿元
        if not 1 < len(metric) <= 40 or metric.endswith(("等", "每", "可按")):
            continue
        exact = quantity
        if quantity.comparator == "=" and re.search(r"(?:达到|达|满)\s*[^，。；]{0,16}$", said):
            exact = replace(quantity, comparator=">=")  # 达到25% is met by more
        joined: Literal["and", "or"] = "or" if n and re.search(r"或者?[^，。；]{0,12}$", joiner) else "and"
        n += 1
        when = carried or ("年" if metric.startswith("年") and not metric.startswith("年龄") else None)
        previous = metric
        category = exception["who"] if exception else None
        yield Condition(metric, exact, category, None if when == "年" else when, left, quantity.end, False, joined)


def _audience_tests(
    text: str, audience: Audience | None, used: list[Quantity], periods: tuple[Period, ...]
) -> Iterator[Condition]:
    """Who the audience is, and what the rest of its clause says of it."""
    if audience is None:
        return
    start = audience.start
    inside = [q for q in used if audience.start <= q.start < audience.end]
    if inside:  # 年收入1亿元以上的制造业企业: the figure is a test of its own
        cut = text.find("的", inside[-1].end, audience.end)
        start = cut + 1 if cut >= 0 else inside[-1].end
    noun = text[start : audience.end]
    period = next((p for p in periods if start == p.start and p.end < audience.end), None)
    if period is not None:
        noun = noun.replace(text[period.start : period.end], "", 1)
    when = text[period.start : period.end].strip() if period else None
    *attributes, head = noun.split("的")
    parts = [p for a in attributes for p in re.split(rf"、|且(?={_VERBISH.pattern[1:]})", a)]
    if len(parts) > 1 and sum(bool(_VERBISH.match(p)) for p in parts) >= len(parts) - 1:
        rest = [p for p in parts if not _VERBISH.match(p)]
        yield Condition(None, None, "".join(f"{p}的" for p in rest) + head, when, start, audience.end)
        for part in parts:
            if _VERBISH.match(part):
                yield Condition(None, None, part, None, start, audience.end)
    elif len(noun) > 2 or noun not in ("企业", "单位", "个人", "人员"):
        yield Condition(None, None, noun.strip("等"), when, start, audience.end)
    following = text[audience.end : audience.clause_end].strip()
    if following and not any(audience.end <= q.start < audience.clause_end for q in used):
        for piece in _PREDICATE.split(following.removeprefix("的")) if following.endswith("的") else (following,):
            piece = re.sub(r"(?:的|再|可)$", "", piece)
            if 2 < len(piece) <= 60 and not re.match(r"(?:可|给予|实施|实行|直接|开展)", piece):
                yield Condition(None, None, piece, None, audience.end, audience.clause_end)


def _clauses(
    text: str, start: int, end: int, audience: Audience | None, used: list[Quantity], periods: tuple[Period, ...]
) -> Iterator[Condition]:
    """Clauses of their own that ask for something: 经认定的, 在…前提下, 除…外."""
    for clause in find_clauses(text, start, end):
        if audience is not None and clause.start <= audience.start < clause.end:
            continue
        if any(clause.start <= q.start < clause.end for q in used):
            continue
        if _is_period(clause, periods):
            continue
        said = clause.of(text)
        asked = re.sub(r"^(?:且|并且|并|在(?=.*(?:前提|情况|基础|条件)下)|凡|对(?=.*的$)|或者?|以及)", "", said)
        bare = re.sub(r"(?:的前提下|前提下|的情况下|情况下|的基础上|的条件下|的)$", "", asked)
        if (bare != asked or _ASIDE.match(said)) and 2 < len(bare) <= 60 and not re.match(r"^(?:自|从).*起$", said):
            yield Condition(None, None, bare, None, clause.start, clause.end)


def _is_period(clause: Span, periods: tuple[Period, ...]) -> bool:
    return any(p.start <= clause.start + 1 and p.end >= clause.end - 1 for p in periods)


def bare_audience(text: str, audience: Audience) -> str | None:
    """The audience's words without figures, dates and 符合条件的; None for goods."""
    if audience.goods:
        return None
    noun = text[audience.start : audience.end].removesuffix("等")
    noun = re.split(r"(?:[\d一二三四五六七八九十]+[^的、，]*(?:元|%|人|家|以上|以下|年|万|亿)[^的、，]{0,4}的)", noun)[
        -1
    ]
    return _UNMODIFIED.sub("", noun) or None
