"""Predicates: the tests of one predicate, piece by piece.

    predicate = piece ((、|且|并|或) piece)*
    piece     = period? metric quantity | words          each says one thing that must hold

A figure is a test where it ends its piece (营业额1500万元以上) or counts what follows (签订1年以上劳动合同); where it only says
which (离校2年内未就业的毕业生) it stays among the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from index.audiences import AUDIENCES
from index.lexicon import ACTIONS, PREDICATES
from index.measures import TIME_UNITS
from index.numerals import any_of
from index.periods import Period
from index.quantities import BEFORE, Quantity
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
_REACHED = re.compile(r"(?:应当?|须|需|要|分别|首次|达到|达|为|在|保持在|占|满|不少于|每年|均|累计)+$")
_METRIC_HEAD = re.compile(r"^(?:且|并且|并|或者|或|及|以及|同时|其|对于|对(?!外|口|账)|上述|按照?|其中)+")
_JOINT = re.compile(r"且|并且|(?<=[\u4e00-\u9fff%）])并(?!购|网|列|入|轨|发|行|非)|、|或者?")
VERBISH = re.compile(
    r"^(?:不|未|无|非|面临|坚持|符合|具有|具备|取得|从事|依法|拥有|参加|属于|已|列入|处于|有|自愿|吸纳|承诺|经|在|与|为|全部|所有|总部|由|应用|购[买置]|租[用赁]|实施|使用|开展|参与|建[成有]|通过|获|招用|聘用|签订|投保|新?引进|设立|注册|入选)"
)
_STATED = re.compile(
    rf"{VERBISH.pattern}|设在|位于|持有?效?|注册|缴纳|上岗|纳入|获得?|营业|经营(?!性|额|收)|办理|签订|办结"
)
_ACTS = re.compile(
    rf"(?:[将把]|{any_of(w for w in {*ACTIONS, *PREDICATES} if len(w) > 1)}|[与按为在向以由][^，。；]|[缴签办取获通经持上正连实])"
)
# 签订1年以上劳动合同, 拥有5件以上发明专利: what follows is counted. 招用2年内未就业的青年: what follows is described.
_COUNTED = re.compile(r"^的?(?P<noun>[\u4e00-\u9fff]{0,6}(?:合同|培训|见习|保险|经历|经验|工作|服务|期限))$")
_HAS = re.compile(
    r"(?:提供|拥有|具有|具备|持有|获得|取得|新增|配备|建有|招用|吸纳|带动|安置|聘用|引进|新引进|签订|完成|参与|主持|建成|入驻)(?:其|当年|单户|单个|单笔)?$"
)
_NAMED = re.compile(r"^的?(?P<noun>[\u4e00-\u9fff“”]{2,12})$")
_RATE_ONLY = re.compile(
    r"(?:同比|环比|较上年度?|比上年度?|比去年|年均)?(?:增长|下降|增加|提高|减少|增幅|降幅)?(?:达到?|为)?"
)
_EACH = re.compile(r"(?:按照?|以)?每(?![年月季])[^，。；]*$|按照?[^，。；]*(?:比例|标准|利率)|标准")
_OF = re.compile(r"(?P<metric>[^，。；]{2,}?)(?P<word>不高于|不低于|不少于|不超过|超过|高于|低于)[^，。；]{2,14}")
_PERSONS = re.compile(rf"(?:{any_of(AUDIENCES)})$")
_COMPARED = re.compile(r"(?:低于|高于|超过|优于|达到|不及)[^，。；、]{2,}(?:平均(?:水平|值|数)?|标准|限额|要求|水平)$")
_THING = re.compile(rf"的(?P<what>[^，。；的\d]{{0,10}}?(?:{any_of(AUDIENCES)}))")
_NO_TEST = re.compile(
    r"(?:起|后|後|期限|最长)(?:不超过|最长)?$"
)  # 自核发之日起12个月内, 期限最长2年: when and for how long
_EXCEPTION = re.compile(
    r"[（(](?P<who>[^（()）]+?的[^（()）]{0,6}?(?:企业|单位|机构|地区|项目|人员))(?:达到|不低于|为)?(?P<figure>[^（()）]*)[）)]"
)
_NO_WORDS = re.compile(r"部分$|^应当|^其?实[缴付交际][^，。；]{0,6}$|^不设|(?:下列|以下)(?:条件|情形|标准|要求)")
_LONGEST = 60  # characters of a category; longer words are a whole sentence
Known = tuple[str, str]  # a metric and the unit that it was measured in


@dataclass(frozen=True, slots=True)
class Reader:
    """What is known where conditions are read: the text, its figures and its periods."""

    text: str
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]

    def figures(self, start: int, end: int) -> list[Quantity]:
        return [q for q in self.quantities if start <= q.start and q.end <= end]

    def ends_in_figure(self, start: int, end: int) -> bool:
        return any(not _tail(self.text[q.end : end]) for q in self.figures(start, end))

    def period(self, start: int, end: int) -> Period | None:
        """The first date of the words; 不超过2年 is a length of time and none."""
        own = self.figures(start, end)
        found = (
            p
            for p in self.periods
            if start <= p.start and p.end <= end and self.text[p.start - 1 : p.start] not in ("较", "比")
        )
        return next((p for p in found if not any(p.start < q.end and q.start < p.end for q in own)), None)


def find_pieces(
    reader: Reader, start: int, end: int, closed: bool, known: Known, holder: str = ""
) -> Iterator[Condition]:
    """The tests of `text[start:end]`; words without a figure are one only where a 的 or a noun has `closed` them."""
    text = reader.text
    exceptions = [
        (m, reader.figures(m.start("figure"), m.end("figure"))) for m in _EXCEPTION.finditer(text, start, end)
    ]
    outside = [(m, figures) for m, figures in exceptions if figures]
    carried: str | None = None
    found: list[Condition] = []
    metric = known[0]
    figures = reader.figures(start, end)
    bounded = closed or any(_reached(text, q, start).comparator != "=" for q in figures)
    first = True
    for left, right, joined in _split(reader, start, end, [m.span() for m, _ in outside]):
        period = reader.period(left, right)
        carried = text[period.start : period.end].strip() if period else carried
        for condition in _piece(reader, left, right, (closed, bounded), known, holder, period):
            if condition.metric and condition.quantity:
                metric = condition.metric
                known = (metric, condition.quantity.unit)
            own = text[period.start : period.end].strip() if period else None
            found.append(
                replace(condition, period=carried if condition.quantity else own, joined="and" if first else joined)
            )
            first = False
        for m, figures in outside:
            if m.start() == right:  # 20%（超过100人的企业达到15%）: whom the exception is for stands in its category
                found.append(Condition(metric, _reached(text, figures[-1], left), m["who"], None, m.start(), m.end()))
    yield from _alike(found)


def _alike(found: list[Condition]) -> Iterator[Condition]:
    """Figures of one list under the bound that one of them states: 45周岁、40周岁、35周岁以下; 突破1亿元、5亿元."""
    for condition in found:
        listed = [
            c.quantity
            for c in found
            if c.quantity
            and condition.quantity
            and c.metric == condition.metric
            and c.quantity.unit == condition.quantity.unit
        ]
        stated = {q.comparator for q in listed} - {"="}
        if (
            condition.quantity
            and condition.quantity.comparator == "="
            and len(stated) == 1
            and condition.category is None
        ):
            condition = replace(condition, quantity=replace(condition.quantity, comparator=next(iter(stated))))
        yield condition


def _split(
    reader: Reader, start: int, end: int, outside: list[tuple[int, int]]
) -> Iterator[tuple[int, int, Literal["and", "or"]]]:
    """The pieces of a predicate, each with how it is joined to the one before; brackets in `outside` are left out."""
    text = reader.text
    joints = [m.span() for m in _JOINT.finditer(text, start, end) if not any(a <= m.start() < b for a, b in outside)]
    behind = [
        (q.end, q.end + 1)
        for q in reader.figures(start, end)
        if _describes(text, q, end) and not any(a <= q.end < b for a, b in outside)
    ]
    joints = sorted((*joints, *outside, *behind))
    bounds = [(start, start), *joints, (end, end)]
    at, joined = start, "and"
    for n, (joint, following) in enumerate(zip(joints, bounds[2:], strict=True)):
        left, right = Span(at, joint[0]) if joint[0] > at else None, (joint[1], following[0])
        if left is None or _parts(reader, (bounds[n][1], joint[0]), joint, right, joint in outside):
            if left is not None:
                yield at, joint[0], joined  # type: ignore[misc]
            joined = "or" if text.startswith("或", joint[0]) else "and"
            at = joint[1]
    if end > at:
        yield at, end, joined  # type: ignore[misc]


def _describes(text: str, quantity: Quantity, end: int) -> bool:
    """Whether 的 behind a figure leads on to what it describes: 房龄满15年|的住房; not 1年以上的劳动合同."""
    rest = text[quantity.end : end]
    if quantity.unit == "岁" and text[max(0, quantity.start - 1) : quantity.start] == "有":
        return False  # 家中有未满6周岁的子女
    if re.search(r"(?:未|没有|无)[^，。；、]*$", text[max(0, quantity.start - 16) : quantity.start]):
        return False  # 未发生死亡3人以上的事故
    return (
        rest.startswith("的") and len(rest) > 3 and not re.match(r"的(?:比|占|人)", rest) and not _COUNTED.match(rest)
    )


def _parts(
    reader: Reader, left: tuple[int, int], joint: tuple[int, int], right: tuple[int, int], bracket: bool
) -> bool:
    """Whether a joint parts two tests, and not two nouns of one."""
    text = reader.text
    sign = text[joint[0] : joint[1]]
    if bracket or sign in ("且", "并且", "的"):
        return True
    if re.fullmatch(r"\s*", text[left[0] : left[1]]):
        return False
    measured = reader.ends_in_figure(*left)
    states = _STATED.search(re.sub(r"^[\d年月日度当上本]+", "", text[left[0] : left[1]])) is not None
    if sign == "并":
        stated = states and reader.ends_in_figure(*right)  # 依法参加保险并累计缴费满12个月
        return measured or stated or _ACTS.match(text[right[0] : right[1]]) is not None
    if sign.startswith("或"):
        return measured or (reader.ends_in_figure(*right) and states)
    if measured:
        return True
    if reader.ends_in_figure(*right) and _COMPARED.search(text[left[0] : left[1]]):
        return True  # 单位能耗低于全省平均水平、亩均税收50万元以上
    if reader.ends_in_figure(*right) and _PERSONS.search(text[left[0] : left[1]]):
        return True  # 脱贫人口、登记失业满12个月的人员
    verbal = VERBISH.match(text[right[0] : right[1]]) is not None
    return (states and (verbal or reader.ends_in_figure(*right))) or (verbal and reader.ends_in_figure(*right))


def _piece(
    reader: Reader, start: int, end: int, stated: tuple[bool, bool], known: Known, holder: str, period: Period | None
) -> Iterator[Condition]:
    """The tests of one piece: its figures, or else its words; `stated` says whether words and whether figures are a test here."""
    text = reader.text
    figures = reader.figures(start, end)
    if ranked := next((q for q in figures if RANKING.search(text[q.start : q.end])), None):
        by = re.sub(r"^对于?", "", text[start : ranked.start].strip("，, "))
        yield Condition(by if "排" in by else f"{by}排名", ranked, None, None, start, ranked.end, True)
        return
    noun = _noun_behind(text, start, end, figures) if figures else None
    if figures and noun == "" and _NO_TEST.search(text[start : figures[-1].start]) and figures[-1].unit in TIME_UNITS:
        return
    if figures and noun is not None and not (_EACH.search(text[start : figures[0].start])):
        first = next(
            q
            for n, q in enumerate(figures)
            if all(re.fullmatch(r"[、和或至到]?", text[a.end : b.start]) for a, b in pairwise(figures[n:]))
        )
        metric = _metric(text, start, first.start, period)
        described = _THING.match(text, end) if text.startswith("的", end) else None  # 400万元以下的采购项目
        again = known[0] if known[1] == first.unit else ""  # 突破5000万元、1亿元
        metric = (metric + noun) or again or (described["what"] if described else "") or holder
        if _RATE_ONLY.fullmatch(metric) and known[0]:
            metric = known[0]
        if first.unit == "岁" and (not metric or metric == holder):
            metric = "年龄"
        if 1 < len(metric) <= 40 and stated[1]:
            for quantity in figures[figures.index(first) :]:
                exact = _reached(text, quantity, start)
                if (of := _OF.fullmatch(metric)) and exact.comparator == "=":  # 裁员率不高于职工总数20%
                    metric, exact = of["metric"], replace(exact, comparator=BEFORE[of["word"]])
                yield Condition(metric, exact, None, None, start, quantity.end)
            return
    words_ = text[start:end]
    if period is not None and period.start - start < 2:
        words_ = words_.replace(text[period.start : period.end], "", 1)
    bare = re.sub(
        r"^(?:且|并且|或者?|对于?|其|同时)|[的再可]$|^[（(][^（()）]*[）)]$", "", words_.strip(" ，,、　")
    ).strip("，, ")
    if (
        stated[0]
        and (1 if period else 2) < len(bare) <= _LONGEST
        and not _EACH.match(bare)
        and not _NO_WORDS.search(bare)
    ):
        yield Condition(None, None, bare, None, start, end)


def _noun_behind(text: str, start: int, end: int, figures: list[Quantity]) -> str | None:
    """What the piece's last figure counts, in words behind it; "" where it ends the piece; None where it only describes."""
    last = figures[-1]
    tail = _tail(text[last.end : end])
    if not tail or (tail in ("后", "後") and text[last.start - 1 : last.start + 1].count("满")):  # 运营满1年后
        return ""
    if last.unit != "岁" and (counted := _COUNTED.match(tail)):
        return counted["noun"]
    before = text[start : last.start]
    named = _NAMED.match(tail)
    if (
        named
        and last.unit not in TIME_UNITS
        and last.unit != "岁"
        and (_HAS.search(before) or not before.strip() or before in ("单户", "单个", "单笔", "单项"))
    ):
        return named["noun"]
    return None


def _tail(words_: str) -> str:
    return re.sub(r"^(?:之间)?(?:[（(][^（）()]{1,6}[）)])?(?:以上|以下|的)?(?:部分$)?|的$", "", words_.strip())


def _metric(text: str, start: int, end: int, period: Period | None) -> str:
    """The words before a figure, without dates and words of reaching: 2024年零售额达到 is 零售额."""
    said = text[start:end]
    if period is not None:
        said = said.replace(text[period.start : period.end], "", 1)
    said = _METRIC_HEAD.sub("", said.strip(" ，,、　"))
    said = re.sub(r"[（(][^（）()]{1,8}[）)]$", "", said)
    return _REACHED.sub("", said).strip()


def _reached(text: str, quantity: Quantity, start: int) -> Quantity:
    """达到25% is met by more."""
    said = text[start : quantity.start]
    if quantity.comparator == "=" and re.search(r"(?:达到|达|满|突破)\s*[^，。；]{0,16}$", said):
        return replace(quantity, comparator=">=")
    return quantity
