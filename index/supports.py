"""Supports: benefits that a document promises, to whom, under which conditions, how and when.

    sentence  = segment (， segment)*                  a segment begins at 对…, 允许…, 支持…
    segment   = conditions ， operative                对…的企业，给予最高50万元奖励
    operative = (给予|发放|可申请|返还|减免|允许|免于|纳入|享受 …) benefit
The words before the operative are its conditions (index/conditions.py); encouragement without a benefit is no support.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.clauses import find_clauses, find_sentences
from index.conditions import find_conditions, last_measured
from index.documents import Document, Paragraph
from index.granting import Support, is_cap, read_support
from index.numerals import any_of, words
from index.operatives import Segment, find_segments
from index.owed import REFERRED, Owed, find_owed
from index.periods import Period
from index.predicates import Condition
from index.provision import Provision
from index.provisions import find_provisions
from index.quantities import Quantity, find_quantities
from index.segments import Join
from index.spans import Span

_ASIDE = re.compile(r"^[（(](?![一二三四五六七八九十\d]+[）)])(?:[^（()）]|[（(][^（()）]*[）)])*(?:[）)]|$)")
_DENIED = words("不得 不予 追究 取消")
_ONE = r"^(?:同一|单[个家户]|每[家个户])"  # limits for each: 同一企业累计最多享受3次
_PAYS = words("给予 减按 免征 减征 补贴 补助 奖励 发放 返还")
_BODIES = words("政府 部门 单位 各地 委 部 局")
# Sentences with the words of a benefit that promise none.
_NO_SUPPORT = re.compile(
    "|".join(
        (
            rf"^[^，]{{0,30}}(?:{any_of(_DENIED)})",
            r"(?:纳入|列入)[^，。；]{0,10}(?:失信|黑)[^，。；的]{0,6}(?=[，。；]|$)",
            r"予以通报|通报批评|处以?[^，。；]{0,24}罚款|责令|吊销|(?:予以|给予)(?:处分|警告|处罚)",
            r"(?:取消|撤销)(?:其|相应|当年度?)?[^，。；]{0,8}(?:资格|奖励|称号)|追回|追缴|收回已",
            # what a sentence does not apply to, and what a word means
            r"的除外$|不适用(?:本|前|上)|参照本|不受(?:前款|本条|前述)|前款[^。；]{0,20}所称|所称[^。；]{2,60}是指",
            # how much of several things one may have
            r"不[能可]同时|只享受|^[^，。；]{0,30}不再(?:重复)?(?:享受|奖励|补助|补贴|给予)|按最高(?:档次?|标准|级别|台阶|等次)",
            rf"{_ONE}[^，。；]{{0,20}}享受[^，。；]*(?:合计|累计|总额|最多|不超过)",
            rf"{_ONE}[^，。；]{{0,24}}(?:奖励|补助|补贴|资助|资金)(?:资金)?总额",
            r"^(?:[两二三四五]项|上述|前[两三]项)[^，。；]{0,8}(?:合计|累计)[^，。；]*(?:最高|不超过)",
            # what an applicant has to be, where the sentence names what is applied for
            r"^(?:[（(][^（）()]{1,4}[）)])?[^，。；]{0,2}(?:申[报请]|享受)本[^，。；]{0,12}的[^，。；]{0,10}应",
            # how the money is reckoned and who bears it
            r"计算方法|目标任务|级承担\d|比例(?:应|要)?达到|各项(?:奖补|奖励|补助|支持)[^，。；]{0,6}按|比例降低",
            r"抽查比例|承担比例|制定(?:具体)?实施细则",
            # what a body has to do, unless it is to pay: 税务局要对…减按25%计算
            rf"^[^，。]{{0,30}}(?:{any_of(_BODIES)})要(?![^。]*(?:{any_of(_PAYS)})[^。]*\d)|^要|，要",
        )
    )
)
_STEPPED = re.compile(
    r"按照?(?P<what>[^，。；：\d的]{2,16}?)(?:分[档级]|的?不同)?(?:一次性)?(?:给予|予以|发放)[^，：。；]{0,12}[：:]"
)
# 上述两项合计单个项目补助最高…: whom or what a bound of its own clause is set for, each time.
_EACH_OF = words("奖励 补助 补贴 贴息 资助 奖补 支持 年度 每年 合计 累计 总额 项目 企业 机构 单位")
_FOR_EACH = re.compile(
    r"(?:(?:上述|前述|以上|前)?[两二三四]?项?(?:合计|累计))?(?:单[个户项家]?|每[家个户人项]?|同一)"
    rf"[^，。；的]{{0,16}}?(?:{any_of(_EACH_OF)})(?:资金|总额|金额|总计|合计|累计)*(?:最高|不超过|最多|上限)"
)
# 发放一次性扩岗补助。 is the paragraph's title.
_TITLE = re.compile(
    r"\s*(?:[（(][\d一二三四五六七八九十]+[）)]|\d+[.、．]|第[ 一二三四五六七八九十百\d]+条|[一二三四五六七八九十]+、)?\s*[^，,；;：:\d]{4,24}"
)
_APPLYING = re.compile(
    r"(?<=[。；])申[报请][^，。；]{0,8}应当?(?:同时)?(?:具备|符合|满足)(?:以下|下列)(?:条件|要求|标准)"
)
_BELOW = re.compile(r"下列|以下(?:条件|情形|要求|标准)")
_NO_CASE = re.compile(r"(?:为|是|标准|比例|金额|每[年月日]|\d[个项家名])$|^(?:同一|单个|每|其他每)")
_GIVES = re.compile(r"(?:奖励|补助|补贴|资助|给予)[^，。；\d]{0,6}\d[\d.]*\s*(?:万|亿)?元")
_INSTALMENT = re.compile(r"预拨|拨付|兑付|分期|首期|分担|财政承担|承担\d")  # how what was granted is paid out
_PAID = re.compile(r"\d[\d.]*\s*(?:万|亿)?(?:元|%|个百分点)")


def provisions_by_paragraph(document: Document) -> dict[str, tuple[Provision, ...]]:
    """The document's provisions, each paragraph's together."""
    found: dict[str, tuple[Provision, ...]] = {}
    for provision in find_provisions(document):
        found[provision.paragraph] = (*found.get(provision.paragraph, ()), provision)
    return found


def find_supports(
    document: Document,
    paragraph: Paragraph,
    quantities: tuple[Quantity, ...],
    periods: tuple[Period, ...],
    provisions: tuple[Provision, ...] = (),
) -> tuple[Support, ...]:
    """The paragraph's supports, in order; `quantities` and `periods` are its own, with offsets in the document."""
    found: list[Support] = []
    owed: Owed | None = None  # by a sentence before what is granted: 首店应营业满6个月
    before: str | None = None
    if paragraph.kind == "row" or _is_forbidden(document, paragraph):
        return ()
    sentences = find_sentences(document.text, paragraph.start, paragraph.end)
    for n, sentence in enumerate(sentences):
        said = sentence.of(document.text)
        if bracket := _ASIDE.match(said):  # （责任单位：甲局）对…的企业，给予…
            sentence = Span(min(sentence.start + bracket.end(), sentence.end), sentence.end)
            said = sentence.of(document.text)
        if not said.strip() or _NO_SUPPORT.search(said):
            continue
        if n == 0 and len(sentences) > 1 and _TITLE.fullmatch(said):
            continue
        first = len(found)
        for segment in find_segments(document.text, sentence):
            known = next((k for s in reversed(found) if (k := last_measured(s.conditions))), ("", ""))
            support = read_support(
                document.text,
                paragraph,
                segment,
                quantities,
                periods,
                before,
                known,
                found[-1].kind if found else "other",
            )
            same = len(found) > first and support.audience in (None, found[-1].audience)
            if not support.conditions and same:  # 可办理登记，申请享受服务: whoever may do one may do both
                support = replace(support, conditions=found[-1].conditions)
            before = support.audience or before
            found.append(support)
        start = found[-1].end if len(found) > first else sentence.start
        musts = find_owed(document.text, start, sentence.end, quantities, periods, len(found) > first)
        if len(found) > first:
            found[first] = _owing(document.text, found[first], owed)
            found[-1] = _owing(document.text, found[-1], musts)
            owed = None
        elif found:
            found = [_owing(document.text, support, musts) for support in found]
        else:
            owed = (
                musts
                if musts and not (musts.behind and not REFERRED.search(document.text, sentence.end, paragraph.end))
                else owed
            )
    found = [_with_items(document.text, provisions, support) for support in found]
    granted = _granted(document, paragraph, found, quantities, periods, provisions)
    every = [
        _graded(document.text, paragraph, s, quantities) for s in sorted((*found, *granted), key=lambda s: s.start)
    ]
    return tuple(_capped(document.text, paragraph, every, quantities))


def _graded(text: str, paragraph: Paragraph, support: Support, quantities: tuple[Quantity, ...]) -> Support:
    """A support for a step (10万元以下的每辆2000元), measured by what the words before the steps name: 按发票金额给予补贴：…"""
    steps = {
        (c.start, c.end): q
        for c in support.conditions
        if c.category
        for q in quantities
        if q.unit and text[c.start : c.end].rstrip("的") == text[q.start : q.end] and c.start == q.start
    }
    named = list(_STEPPED.finditer(text, paragraph.start, support.start)) if steps else []
    if not named:
        return support
    what = named[-1]["what"]
    return replace(
        support,
        conditions=tuple(
            replace(c, metric=what, category=None, quantity=steps[c.start, c.end]) if (c.start, c.end) in steps else c
            for c in support.conditions
        ),
    )


def _capped(text: str, paragraph: Paragraph, found: list[Support], quantities: tuple[Quantity, ...]) -> list[Support]:
    """The supports with the most that a clause of its own sets for each of them: 单个项目补助最高800万元."""
    for clause in find_clauses(text, paragraph.start, paragraph.end) if found else ():
        own = [q for q in quantities if clause.start <= q.start < clause.end and q.unit == "元" and is_cap(text, q)]
        if (
            own
            and _FOR_EACH.match(text, clause.start, clause.end)
            and not any(s.start < clause.end and clause.start < s.end for s in found)
        ):
            before = clause.start > found[0].start
            found = [
                replace(s, cap=own[-1]) if (s.end <= clause.start or not before) and _may_reach(s, own[-1]) else s
                for s in found
            ]
    return found


def _may_reach(support: Support, cap: Quantity) -> bool:
    """Whether a support without a cap may be one that the cap is set for: it pays, and no more than that."""
    if support.cap is not None or (support.quantity is None and support.kind not in ("reward", "subsidy")):
        return False
    paid = support.quantity.low if support.quantity and support.quantity.unit == "元" else None
    return paid is None or cap.high is None or paid <= cap.high


def _owing(text: str, support: Support, owed: Owed | None) -> Support:
    if owed is None or not owed.of(text[support.start : support.end]):
        return support
    own = tuple(c for c in support.conditions if not (c.category and REFERRED.fullmatch(c.category)))
    return replace(support, conditions=(*own, *owed.conditions))


def _with_items(text: str, provisions: tuple[Provision, ...], support: Support) -> Support:
    """A support whose conditions are the items under its sentence (同时符合下列条件：（一）…), with what each asks for."""
    listed = next((p for p in provisions if p.listed), None)
    if listed is None or not (
        _BELOW.search(text, support.start, support.end) or _APPLYING.search(text, support.end, listed.end)
    ):
        return support
    if _PAID.search(text, support.end, listed.end) and _GIVES.search(text, support.end, listed.end):
        return support  # each item has its own benefit, and so its own support
    own = tuple(c for c in support.conditions if not (c.category and _BELOW.search(c.category)))
    return replace(support, conditions=(*own, *_asked(text, listed.tests, support.end)))


def _asked(text: str, join: Join, after: int) -> Iterator[Condition]:
    """What the phrases that stand behind `after` ask for: their figures, or else their words."""
    for part in join.parts:
        if isinstance(part, Join):
            yield from _asked(text, part, after)
        elif part.start >= after:
            quantities = tuple(
                replace(q, start=q.start + part.start, end=q.end + part.start)
                for q in find_quantities(text[part.start : part.end])
            )
            measured = tuple(
                c for c in find_conditions(text, part.start, part.end, quantities, (), None) if c.quantity is not None
            )
            yield from measured
            words = re.sub(r"^(?:且|并|或者?)|的$", "", text[part.start : part.end])
            if not measured and len(words) > 2:
                yield Condition(None, None, words, None, part.start, part.end)


def _measured_as(text: str, provision: Provision, quantities: tuple[Quantity, ...]) -> tuple[Condition, ...]:
    """按设备投资额分档：5000万元以下的: each figure is of what the lead sentence names."""
    name = provision.measure.of(text) if provision.measure is not None else None
    end = provision.said.start if provision.said is not None else provision.end
    return tuple(Condition(name, q, None, None, q.start, q.end) for q in quantities if provision.start <= q.start < end)


def _is_forbidden(document: Document, paragraph: Paragraph) -> bool:
    """Whether the paragraph is an item of what may not be: 不得用于下列支出：（一）发放工资."""
    lead = document.paragraph(paragraph.parent) if paragraph.kind == "item" and paragraph.parent else None
    return lead is not None and re.search(r"不得|不予|禁止", document.text_of(lead)) is not None


def _granted(
    document: Document,
    paragraph: Paragraph,
    found: list[Support],
    quantities: tuple[Quantity, ...],
    periods: tuple[Period, ...],
    provisions: tuple[Provision, ...],
) -> Iterator[Support]:
    """What provisions grant with a figure where no operative words were found: 大型企业按30%返还, 补助比例为8%."""
    text = document.text
    seen: set[int] = set()
    for provision in provisions:
        said = provision.said
        plain = (
            provision.effect == "grants"
            and not provision.widened
            and not (said and _INSTALMENT.search(text, said.start, said.end))
        )
        if (
            not plain
            or said is None
            or _NO_SUPPORT.search(text[provision.start : said.end])
            or provision.listed
            or said.start in seen
            or not _PAID.search(text, said.start, said.end)
        ):
            continue
        start = provision.start
        if not paragraph.start <= start < said.start or any(s.start < said.end and said.start < s.end for s in found):
            continue
        seen.add(said.start)
        segment = Segment(start, said.start, said.end)
        support = read_support(text, paragraph, segment, quantities, periods, found[-1].audience if found else None)
        if provision.measure:
            support = replace(support, conditions=_measured_as(text, provision, quantities))
        elif (
            not support.conditions
            and 2 < len(named := text[start : said.start].strip("，, ")) <= 16
            and not _NO_CASE.search(named)
        ):
            support = replace(
                support, conditions=(Condition(None, None, named, None, start, said.start),)
            )  # 轻度失能每人每月150元
        yield support
