"""Granting: one support, read from the clauses that promise it.

segment   = tests? who? ， operative          对年产值超过5亿元的企业，|给予最高50万元奖励
operative = verb amount? benefit              the words name the kind; the figures are the sum and the most of it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.audiences import AUDIENCES, Audience, bare_audience, find_audience
from index.benefits import KINDS, BenefitKind
from index.conditions import GENERIC, NAMED, find_conditions
from index.documents import Paragraph
from index.measures import TIME_UNITS
from index.numerals import any_of
from index.operatives import Segment
from index.periods import Period
from index.predicates import Condition, Known
from index.quantities import Quantity


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


# 2类新药和生物类似药，|每个品种奖励300万元; 其中1类新药|每个品种奖励…; 紧缺职业（工种），补贴标准|可以上浮
_NAMED_ALONE = re.compile(rf"(?:其中)?(?P<what>{NAMED})(?P<mark>，(?:[^，。；]{{0,8}}(?:标准|比例|额度))?)?")
_PAID_TO = re.compile(
    rf"(?:给予|奖励|补助|补贴|资助)(?:给)?(?P<who>(?!一次性|最高|每|不|年|首|其)[\u4e00-\u9fff]{{0,10}}?(?:{any_of(AUDIENCES)}|方|人))(?=一次性|最高|每|奖励|补助|补贴|\d)"
)
_OPEN = re.compile(
    r"分档奖励|分档奖补|一定比例|一定奖补|适当(?:补贴|提高|放宽|支持)|给予(?:一定|适当|必要)|综合(?:计算|确定)"
    r"|按(?:有关)?规定(?:给予|享受|列支)?|另行制定|具体[^，。；]{0,10}(?:办法|标准|细则)[^，。；]{0,10}制定"
)
_CAP = re.compile(r"^(?:最高|不超过|最多|不得超过|上限|不能超过|最长)|(?:以内|封顶|为限|以下)$")
_QUOTA = re.compile(
    r"每[人年家户][^，。；]{0,6}(?:只|限|不超过)(?![^，。；]*元)[^，。；]{1,14}|限(?=\d)(?![^，。；]*元)[^，。；]{2,10}|名额[^，。；]{1,10}"
)
# So much for each part of what is done, not for each of those who do it.
_EACH_PART = re.compile(r"每(?!年|月|季|[个家户人名位])[\u4e00-\u9fff]{1,6}$")
_LIMIT = re.compile(r"最[高多]|不超过|不得超过|累计|合计|补助不|限")
_LIMITED = re.compile(r"(?:的)?限额(?:以)?内")
_PIECES = frozenset(("张", "份"))
_AMOUNTS = re.compile(r"元|%|百分点|天|日|成|倍|张|份|个月")
_ONE = re.compile(r"贷款|(?:同一|单个|每[个家户]?)[\u4e00-\u9fff]{2}")  # says of how many, not of whom


def read_support(
    text: str,
    paragraph: Paragraph,
    segment: Segment,
    quantities: tuple[Quantity, ...],
    periods: tuple[Period, ...],
    before: str | None,
    known: Known = ("", ""),
    kind: BenefitKind = "other",
) -> Support:
    """The segment's support; `before` is whom the one before it was for, `kind` what that gave, `known` what its figure measured."""
    start, operative, end = segment.start, segment.operative, segment.end
    said, benefit = text[start:end], text[operative:end]
    left, right = segment.tests or segment.who or (start, operative)
    audience, receiver = _audiences(text, segment, left, right)
    conditions = find_conditions(text, left, right, quantities, periods, audience, known)
    alone = None if conditions else _NAMED_ALONE.fullmatch(text, left, right)
    if alone and (alone["mark"] or (text.startswith("其", left) and text.startswith("每", right))):
        conditions = (Condition(None, None, alone["what"], None, *alone.span("what")),)
    amounts = _amounts(text, segment, quantities, conditions)
    quantity, cap = _sum_and_cap(text, segment, amounts)
    ranking = next((text[c.start : c.end] for c in conditions if c.pending), None)
    who = bare_audience(text, receiver) if receiver else None
    paid_to = _PAID_TO.search(benefit)  # 给予运营方50万元奖励
    if paid_to and not GENERIC.fullmatch(paid_to["who"]):
        who = paid_to["who"]
    goes_on = audience is None and who is None and not (said.startswith("对") and conditions)
    counts_only = who is not None and before is not None and _ONE.fullmatch(who) is not None
    if goes_on or counts_only or (who is not None and who.startswith("其")):
        who = before  # the sentence before has named them
    quota, left_open = _QUOTA.search(said), _OPEN.search(said)
    return Support(
        paragraph.id,
        who,
        conditions,
        "permit" if re.match(r"允许|准许", said) else _kind(benefit, said, kind),
        quantity,
        cap,
        quota[0] if quota else None,
        ranking,
        ranking or re.split(r"[。；]", benefit.strip("，, "))[0] or None,
        _period(text, segment, quantities, periods),
        left_open[0] if left_open and not amounts else None,
        start,
        end,
    )


def _audiences(text: str, segment: Segment, left: int, right: int) -> tuple[Audience | None, Audience | None]:
    """Whom the words in `text[left:right]` are about, and who gets it: mostly the same."""
    who = Audience(*segment.who, segment.who[1], False) if segment.who else None
    audience = (find_audience(text, left, right) if right > left else None) or who
    if audience is not None and audience.clause_end > right:
        audience = Audience(audience.start, audience.end, right, audience.goods)
    if segment.who and segment.tests:
        return audience, find_audience(text, *segment.who) or who
    return audience, audience


def _period(text: str, segment: Segment, quantities: Sequence[Quantity], periods: Sequence[Period]) -> str | None:
    """The first date of the segment that is no part of a figure, of a base (较上年) or of a limit (每年最高)."""
    own = (
        p
        for p in periods
        if segment.start <= p.start < segment.end
        and not any(q.start < p.end and p.start < q.end for q in quantities)
        and text[p.start - 1 : p.start] not in ("较", "比")
        and not (p.kind == "recurring" and _LIMIT.match(text, p.end))
    )
    return next((text[p.start : p.end].strip() for p in own), None)


def _amounts(
    text: str, segment: Segment, quantities: Sequence[Quantity], conditions: Sequence[Condition]
) -> list[Quantity]:
    """The figures of what is given, among those behind the operative words."""
    tests = [c.quantity for c in conditions]
    return [
        q
        for q in quantities
        if segment.operative <= q.start < segment.end
        and _AMOUNTS.search(q.unit)
        and q not in tests
        and not _per_each(text, q, segment.start, segment.end)
    ]


def _sum_and_cap(text: str, segment: Segment, amounts: Sequence[Quantity]) -> tuple[Quantity | None, Quantity | None]:
    """What is given, and the most of it; no sum where each of several cases has its own (分别给予30万元、10万元)."""
    caps = [q for q in amounts if is_cap(text, q) and not _is_rate(text, q)]
    caps += [q for q in amounts if q not in caps and _LIMITED.match(text, q.end)]
    bounds = sorted((q for q in caps if q.unit not in TIME_UNITS), key=lambda q: _of_loan(text, q, segment.start))
    if (
        len(bounds) > 1
        and _EACH_PART.search(text, segment.operative, bounds[0].start)
        and not _of_loan(text, bounds[1], segment.start)
    ):
        return bounds[0], bounds[1]  # 每千瓦时最高0.1元，单家企业最高80万元: a rate, and the most of it
    left = [q for q in amounts if q not in caps]
    sums = [q for q in left if q.unit not in TIME_UNITS] or left
    sums = [q for q in sums if q.unit not in _PIECES] or sums  # 1张500元额度的卡: the sum
    several = (
        len(sums) > 1
        and sums[0].unit == sums[1].unit
        and re.search(r"分别|、", text[segment.operative : sums[1].start]) is not None
    )
    return (None if several or not sums else sums[0]), next(iter(bounds), None)


def is_cap(text: str, quantity: Quantity) -> bool:
    """Whether the figure's own words make it the most that is given: 最高50万元, 200万元以内."""
    return _CAP.search(text[quantity.start : quantity.end]) is not None


def _of_loan(text: str, quantity: Quantity, start: int) -> bool:
    """Whether a bound is one of the loan, and not of what is paid for it: 单户贷款额度不超过3000万元，贴息最高50万元."""
    clause = re.split(r"[，；]", text[start : quantity.start])[-1]
    return re.search(r"贷款(?:额度?|金额|余额)?$", clause) is not None


def _is_rate(text: str, quantity: Quantity) -> bool:
    """Whether a share is what is given, though bounded: 按不超过8%的比例给予补助."""
    bound = quantity.unit in ("%", "‰", "个百分点")
    return bound and (text[quantity.start - 1] in "按照" or text.startswith("的比例", quantity.end))


def _per_each(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """Whether a figure only says for how much a sum is given: 每净增|1000万元|产值给予2万元."""
    before, after = text[start : quantity.start], text[quantity.end : end]
    return (
        re.search(r"每[^，。；]*$", before) is not None
        and re.match(r"[^，。；]*?(?:给予|予以|奖励|补助|补贴)[^，。；]*\d", after) is not None
    )


def _kind(benefit: str, words: str, before: BenefitKind) -> BenefitKind:
    """What the words name; of 再给予3000元 what was given before."""
    if before != "other" and re.search(r"补[足齐]|差额", benefit):
        return before
    for said in (benefit, words):
        for pattern, kind in KINDS:
            if pattern.search(said):
                return kind
    return "subsidy" if before == "other" and re.search(r"\d[\d.]*[万亿]?元", benefit) else before
