"""Supports: benefits that a document promises, to whom, under which conditions, how and when.

    sentence  = segment (， segment)*                  a segment begins at 对…, 允许…, 支持…
    segment   = conditions ， operative                对…的企业，给予最高50万元奖励
    operative = (给予|发放|可申请|返还|减免|允许|免于|纳入|享受 …) benefit
The words before the operative are its conditions (index/conditions.py); encouragement without a benefit is no support.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.audiences import AUDIENCES, Audience, bare_audience, find_audience
from index.benefits import KINDS, BenefitKind
from index.clauses import find_clauses, find_sentences
from index.conditions import GENERIC, Condition, Known, find_conditions, last_measured
from index.documents import Document, Paragraph
from index.measures import TIME_UNITS
from index.numerals import any_of
from index.operatives import Segment, find_segments
from index.owed import REFERRED, Owed, find_owed
from index.periods import Period
from index.provisions import Provision, find_provisions
from index.quantities import Quantity, find_quantities
from index.segments import Join
from index.spans import Span


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


# 2类新药和生物类似药，每个品种奖励300万元: what stands before the comma is whom or what it is for.
_NAMED_ALONE = re.compile(
    rf"(?!{any_of(('其他每', '自', '从', '按', '每', '同一', '单', '为', '第', '全年', '并', '将', '期限', '最长', '由', '在'))})(?P<what>[^，。；：]{{3,30}}(?<!\d[个支家名场次批]))，"
)
_PAID_TO = re.compile(
    rf"(?:给予|奖励|补助|补贴|资助)(?:给)?(?P<who>(?!一次性|最高|每|不|年|首|其)[\u4e00-\u9fff]{{0,10}}?(?:{any_of(AUDIENCES)}|方|人))(?=一次性|最高|每|奖励|补助|补贴|\d)"
)
_ASIDE = re.compile(r"^[（(](?![一二三四五六七八九十\d]+[）)])(?:[^（()）]|[（(][^（()）]*[）)])*(?:[）)]|$)")
_NO_SUPPORT = re.compile(
    r"^(?:[^，]{0,30}(?:不得|不予|追究|取消))|(?:纳入|列入)[^，。；]{0,10}(?:失信|黑)[^，。；的]{0,6}(?=[，。；]|$)|予以通报|通报批评|的除外$|(?:取消|撤销)(?:其|相应|当年度?)?[^，。；]{0,8}(?:资格|奖励|称号)|追回|追缴|收回已"
    r"|处以?[^，。；]{0,24}罚款|责令|吊销|(?:予以|给予)(?:处分|警告|处罚)|计算方法|目标任务|不[能可]同时|只享受|所称[^。；]{2,60}是指|不适用(?:本|前|上)|参照本|不受(?:前款|本条|前述)|前款[^。；]{0,20}所称|级承担\d|^(?:同一|单[个家户]|每[家个户])[^，。；]{0,20}享受[^，。；]*(?:合计|累计|总额|最多|不超过)|^[^，。；]{0,30}不再(?:重复)?(?:享受|奖励|补助|补贴|给予)|比例(?:应|要)?达到|按最高(?:档次|标准|级别)|^(?:同一|单[个家户]|每[家个户])[^，。；]{0,10}(?:奖励|补助|补贴|资助)(?:资金)?总额|^(?:[两二三四五]项|上述|前[两三]项)[^，。；]{0,8}(?:合计|累计)[^，。；]*(?:最高|不超过)|^(?:[（(][^（）()]{1,4}[）)])?[^，。；]{0,2}(?:申[报请]|享受)本[^，。；]{0,12}的[^，。；]{0,10}应|各项(?:奖补|奖励|补助|支持)[^，。；]{0,6}按|比例降低|^[^，。]{0,30}(?:政府|部门|单位|各地|委|部|局)要|^要|，要|抽查比例|承担比例|制定(?:具体)?实施细则"
)
_OPEN = re.compile(
    r"分档奖励|分档奖补|一定比例|一定奖补|适当(?:补贴|提高|放宽|支持)|按(?:有关)?规定(?:给予|享受|列支)?|另行制定|具体[^，。；]{0,10}(?:办法|标准|细则)[^，。；]{0,10}制定|综合(?:计算|确定)|给予(?:一定|适当|必要)"
)
_CAP = re.compile(r"^(?:最高|不超过|最多|不得超过|上限|不能超过|最长)|(?:以内|封顶|为限|以下)$")
_QUOTA = re.compile(
    r"每[人年家户][^，。；]{0,6}(?:只|限|不超过)[^，。；]{1,14}|限\d+[^，。；]{1,8}|名额[^，。；]{1,10}"
)
_STEPPED = re.compile(
    r"按照?(?P<what>[^，。；：\d的]{2,16}?)(?:分[档级]|的?不同)?(?:一次性)?(?:给予|予以|发放)[^，：。；]{0,12}[：:]"
)
_FOR_EACH = re.compile(
    r"(?:(?:上述|前述|以上|前)?[两二三四]?项?(?:合计|累计))?(?:单[个户项家]?|每[家个户人项]?|同一)[^，。；的]{0,16}?(?:奖励|补助|补贴|贴息|资助|奖补|支持|年度|每年|合计|累计|总额|项目|企业|机构|单位)(?:资金)?(?:总额|金额|总计|合计|累计|资金)*(?:最高|不超过|最多|上限)"
)
_LIMITED = re.compile(r"(?:的)?限额(?:以)?内")
_PIECES = frozenset(("张", "份"))
_AMOUNTS = re.compile(r"元|%|百分点|天|日|成|倍|张|份|个月")
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
        words = sentence.of(document.text)
        if bracket := _ASIDE.match(words):  # （责任单位：甲局）对…的企业，给予…
            sentence = Span(min(sentence.start + bracket.end(), sentence.end), sentence.end)
            words = sentence.of(document.text)
        if not words.strip() or _NO_SUPPORT.search(words):
            continue
        if n == 0 and len(sentences) > 1 and _TITLE.fullmatch(words):
            continue
        first = len(found)
        for segment in find_segments(document.text, sentence):
            known = next((k for s in reversed(found) if (k := last_measured(s.conditions))), ("", ""))
            support = _support(
                document.text,
                paragraph,
                segment,
                quantities,
                periods,
                before,
                known,
                found[-1].kind if found else "other",
            )
            if (
                not support.conditions and len(found) > first
            ):  # 可办理登记，申请享受服务: whoever may do one may do both
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
        own = [
            q
            for q in quantities
            if clause.start <= q.start < clause.end and q.unit == "元" and _CAP.search(text[q.start : q.end])
        ]
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
        support = _support(text, paragraph, segment, quantities, periods, found[-1].audience if found else None)
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


_ACTS = re.compile(r"申请|参加|报考|取得")


_ONE = re.compile(r"贷款|(?:同一|单个|每个?)[\u4e00-\u9fff]{2}")  # says of how many, not of whom


def _support(
    text: str,
    paragraph: Paragraph,
    segment: Segment,
    quantities: tuple[Quantity, ...],
    periods: tuple[Period, ...],
    before: str | None,
    known: Known = ("", ""),
    kind: BenefitKind = "other",
) -> Support:
    start, operative, end = segment.start, segment.operative, segment.end
    words, benefit = text[start:end], text[operative:end]
    left, right = segment.tests or segment.who or (start, operative)
    audience = find_audience(text, left, right) if right > left else None
    named = (
        find_audience(text, *segment.who) or Audience(*segment.who, segment.who[1], False)
        if segment.who and segment.tests
        else None
    )
    if audience is None and segment.who is not None:
        audience = Audience(*segment.who, segment.who[1], False)
    if audience is not None and audience.clause_end > right:
        audience = Audience(audience.start, audience.end, right, audience.goods)
    conditions = find_conditions(text, left, right, quantities, periods, audience, known)
    if not conditions and (alone := _NAMED_ALONE.fullmatch(text, left, right)):
        conditions = (Condition(None, None, alone["what"], None, *alone.span("what")),)
    amounts = [
        q
        for q in quantities
        if operative <= q.start < end and _AMOUNTS.search(q.unit) and q not in [c.quantity for c in conditions]
    ]
    amounts = [q for q in amounts if not _per_each(text, q, operative, end)]
    caps = [q for q in amounts if _CAP.search(text[q.start : q.end]) and not _is_rate(text, q)]
    caps += [q for q in amounts if q not in caps and _LIMITED.match(text, q.end)]
    cap = next(
        iter(sorted((q for q in caps if q.unit not in TIME_UNITS), key=lambda q: _of_loan(text, q, start))), None
    )
    sums = [q for q in amounts if q not in caps and q.unit not in TIME_UNITS] or [q for q in amounts if q not in caps]
    sums = [q for q in sums if q.unit not in _PIECES] or sums  # 1张500元额度的卡: the sum
    several = len(sums) > 1 and (
        re.search(r"分别|、", text[operative : sums[1].start]) is not None and sums[0].unit == sums[1].unit
    )
    quantity = None if several or not sums else sums[0]  # 分别给予30万元、10万元: no figure holds for all
    ranking = next((text[c.start : c.end] for c in conditions if c.pending), None)
    who = bare_audience(text, named or audience) if named or audience else None  # type: ignore[arg-type]
    paid_to = _PAID_TO.search(benefit)  # 给予运营方50万元奖励
    if paid_to and not GENERIC.fullmatch(paid_to["who"]):
        who = paid_to["who"]
    goes_on = audience is None and who is None and not (words.startswith("对") and conditions)
    if who is not None and _ONE.fullmatch(who) and before:
        who = before
    if goes_on or (who is not None and who.startswith("其")):
        who = before  # the sentence before has named them
    own = [
        p
        for p in periods
        if start <= p.start < end and not any(q.start < p.end and p.start < q.end for q in quantities)
    ]
    period = next((text[p.start : p.end].strip() for p in own), None)
    quota, left_open = _QUOTA.search(words), _OPEN.search(words)
    return Support(
        paragraph.id,
        who,
        conditions,
        "permit" if re.match(r"(?:允许|准许)", words) else _kind(benefit, words, kind),
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


def _of_loan(text: str, quantity: Quantity, start: int) -> bool:
    """Whether a bound is one of the loan, and not of what is paid for it: 单户贷款额度不超过3000万元，贴息最高50万元."""
    clause = re.split(r"[，；]", text[start : quantity.start])[-1]
    return re.search(r"贷款(?:额度?|金额|余额)?$", clause) is not None


def _is_rate(text: str, quantity: Quantity) -> bool:
    """Whether a share is what is given, though bounded: 按不超过8%的比例给予补助."""
    bound = quantity.unit in ("%", "‰", "个百分点")
    return bound and (text[quantity.start - 1] in "按照" or text.startswith("的比例", quantity.end))


def _per_each(text: str, quantity: Quantity, operative: int, end: int) -> bool:
    """Whether a figure only says for how much a sum is given: 每净增|1000万元|产值给予2万元."""
    before, after = text[operative : quantity.start], text[quantity.end : end]
    return (
        re.search(r"每[^，。；]*$", before) is not None
        and re.match(r"[^，。；]*?(?:给予|予以|奖励|补助|补贴)[^，。；]*\d", after) is not None
    )


def _kind(benefit: str, words: str, before: BenefitKind) -> BenefitKind:
    """What the words name; of 再给予3000元 what was given before."""
    for said in (benefit, words):
        for pattern, kind in KINDS:
            if pattern.search(said):
                return kind
    return "subsidy" if before == "other" and re.search(r"\d[\d.]*[万亿]?元", benefit) else before
