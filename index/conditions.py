"""Conditions: the tests that a support puts on a firm or a person, read from the words before the benefit.

    clause = aside | (attributes 的)? head predicate? | predicate 的      对产值超过1亿元、增速不低于10%的制造业企业，经认定的

What a predicate tests is read in `predicates`. Ranking and selection (前100名, 择优) cannot be settled by an applicant's own
figures: `pending` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.audiences import ASIDE, TOPIC, Audience, is_aside
from index.clauses import find_clauses
from index.lexicon import ACTIONS, PREDICATES
from index.numerals import any_of, words
from index.periods import Period
from index.predicates import RANKING, VERBISH, Condition, Known, Reader, find_pieces
from index.quantities import Quantity
from index.spans import Span

GENERIC = re.compile(
    r"(?:同一|单个|单户|单家|每[个家户]?|该|上述|相关|有关|用人)?(?:企业|单位|机构|个人|人员|项目|主体|家庭|组织|对象|申请人|纳税人|贷款|产品|品种|个|者|人)?"
)
_NO_NAME = words("其他每 其中 自 从 按 每 同一 单 为 第 全年 并 将 期限 最长 由 在 经 除")
NAMED = rf"(?!{any_of(_NO_NAME)})[^，。；：]{{3,30}}?(?<!\d[个支家名场次批])"
"""Words before a comma that may name, without a verb, whom or what a benefit is for: 粮食烘干机，…的，每台补贴1万元."""
_GOES_ON = re.compile(r"且|并且|并(?![购网列])")
_CLOSING = re.compile(r"(?:的前提下|前提下|的情况下|情况下|的基础上|的条件下|的)$")
_DOES_FIRST = re.compile(
    rf"(?!给予|享受|奖励)(?:{any_of(w for w in {*ACTIONS, *PREDICATES} if len(w) > 1)}|租用|自建|购[买置]|举办|承办)"
)
_SPENT = re.compile(
    r"(?:实际)?(?:发生|支付|缴纳|购[买置]|使用)[^，。；]{2,40}(?:支出|费用|利息|租金|保费|设备|贷款|住房|软件|服务)$"
)  # what is paid for
_ON_OCCASION = re.compile(
    r"在[^，。]*(?<!情况)(?<!基础)(?:中|时|上)$"
)  # 在推荐评优时: when it is given, and no test of anybody
_LEADING = re.compile(r"^(?:且|并且|并|同时|在(?=.*(?:前提|情况|基础|条件)下)|凡|对(?=.*的$)|或者?|以及|其中|如|若)+")
_NOT_COUNTED = frozenset(words("大 方面 类 种 批 期 张 项 次 步"))


def find_conditions(
    text: str,
    start: int,
    end: int,
    quantities: tuple[Quantity, ...],
    periods: tuple[Period, ...],
    audience: Audience | None,
    known: Known = ("", ""),
) -> tuple[Condition, ...]:
    """The conditions that `text[start:end]` states, in order; `known` is what the figure before it measured, and its unit."""
    own = tuple(q for q in quantities if start <= q.start and q.end <= end and _counts(q))
    within = tuple(p for p in periods if start <= p.start and p.end <= end)
    reader = Reader(text, own, within)
    found: list[Condition] = []
    clauses = find_clauses(text, start, end)
    for n, clause in enumerate(clauses):
        closed = any(
            c.of(text).endswith("的") for c in clauses[n + 1 :]
        )  # 组织专列，单趟300人以上的: both are asked for
        goes_on = closed and _GOES_ON.match(clauses[n + 1].of(text)) is not None
        found.extend(_clause(reader, clause, audience, found, known, (closed, goes_on)))
    return tuple(sorted(found, key=lambda c: (c.start, c.category is not None)))


def _counts(quantity: Quantity) -> bool:
    """Whether a figure may be a test: 床位150张以上, and not 一张卡."""
    return (bool(quantity.unit) or quantity.comparator != "=") and (
        quantity.unit not in _NOT_COUNTED or quantity.comparator != "="
    )


def last_measured(found: Sequence[Condition]) -> Known | None:
    """What the last figure among conditions measures, and its unit."""
    return next(((c.metric, c.quantity.unit) for c in reversed(found) if c.metric and c.quantity), None)


def find_statements(
    text: str, clause: Span, quantities: tuple[Quantity, ...], periods: tuple[Period, ...]
) -> tuple[Condition, ...]:
    """What a clause states of those who get something, each statement as a condition: 签订2年以上合同且面积100平方米以上."""
    reader = Reader(text, tuple(q for q in quantities if _counts(q)), periods)
    lead = _LEADING.match(clause.of(text))
    return tuple(find_pieces(reader, clause.start + (lead.end() if lead else 0), clause.end, True, ("", "")))


def _clause(
    reader: Reader,
    clause: Span,
    audience: Audience | None,
    before: list[Condition],
    known: Known,
    closed: tuple[bool, bool],
) -> Iterator[Condition]:
    """The conditions of one clause; `closed` says that a later clause ends in 的, and that the next one goes on with 且."""
    text = reader.text
    figures = reader.figures(clause.start, clause.end)
    known = last_measured(before) or known
    if audience is not None and clause.start <= audience.start < clause.end:
        yield from _of_audience(reader, audience, known)
        return
    said = clause.of(text)
    ranked = any(RANKING.search(text[q.start : q.end]) for q in figures)
    lead = TOPIC.match(said) if figures and not ranked else _LEADING.match(said)
    begin = clause.start + (lead.end() if lead else 0)
    closing = _CLOSING.search(text[begin : clause.end])
    stop = begin + closing.start() if closing else clause.end
    if is_aside(said) and not figures:
        if (
            ASIDE.match(said)
            and not _ON_OCCASION.match(said)
            and not re.match(r"(?:自|从).*起$", said)
            and stop - begin > 2
        ):
            yield Condition(None, None, text[begin:stop], None, clause.start, clause.end)
        return
    if said.startswith(("按", "依照")) and figures and not ranked:
        return  # 按照初级1000元的标准: how much, and no test
    standard = re.search(r"为(?:标准|条件|门槛|依据)$", text[begin:stop])
    yield from find_pieces(
        reader,
        begin,
        begin + standard.start() if standard else stop,
        closing is not None
        or said.startswith(("对", "凡", "实施", "开展"))
        or _SPENT.match(said) is not None
        or closed[1]
        or (closed[0] and (_DOES_FIRST.match(said) is not None or _names_thing(said))),
        known,
    )


def _names_thing(said: str) -> bool:
    """Whether a clause only names what the clauses behind it say more of: 粮食烘干机，单机批处理量10吨以上的."""
    return (
        re.fullmatch(NAMED, said) is not None
        and is_aside(said) is False
        and not re.search(r"\d|(?:的|后|时|期间|期内)$", said)
    )


def _of_audience(reader: Reader, audience: Audience, known: Known) -> Iterator[Condition]:
    """What the attributes say of an audience, who it is, and what the rest of its clause says of it."""
    text = reader.text
    inside = [
        q
        for q in reader.figures(audience.start, audience.end)
        if re.match(r"(?:之间)?(?:[（(][^（）()]{1,6}[）)])?(?:的|、|且|并|或|，)", text[q.end : audience.end])
    ]
    cut = text.rfind("的", inside[-1].end if inside else audience.start, audience.end)
    listed = cut >= 0 and (inside or _is_list(text[audience.start : cut]))
    head = text[cut + 1 : audience.end] if listed else text[audience.start : audience.end]
    if listed:
        yield from find_pieces(reader, audience.start, cut, True, known, text[cut + 1 : audience.end])
    begin = cut + 1 if listed else audience.start
    period = next((p for p in reader.periods if p.start == begin and p.end < audience.end), None)
    noun = head.replace(text[period.start : period.end], "", 1) if period else head
    noun = noun.rstrip("等各")
    if not GENERIC.fullmatch(noun):
        yield Condition(
            None, None, noun, text[period.start : period.end].strip() if period else None, begin, audience.end
        )
    rest = text[audience.end : audience.clause_end]
    if not rest.strip():
        return
    directed = text[audience.start - 1 : audience.start] == "对"  # 对企业开展奖励: what they get
    closing = _CLOSING.search(rest)
    stop = audience.end + (closing.start() if closing else len(rest.rstrip()))
    opening = re.match(r"的|再|可", rest)
    ends = (
        re.match(r"[，,；;。：（）\n]|$", text[audience.clause_end :]) is not None
    )  # and is not cut by the words of the benefit
    closed = (closing is not None or ends) and not (
        _OPERATIVE_REST.match(rest) and not (ends and not directed and _DONE.match(rest))
    )
    yield from find_pieces(
        reader,
        audience.end + (opening.end() if opening else 0),
        stop,
        closed,
        known,
        "" if GENERIC.fullmatch(noun) else noun,
    )


_OPERATIVE_REST = re.compile(r"(?:[^，。；]{0,8}进行|可|给予|实施|实行|直接|开展|减|按|每)")


_DONE = re.compile(r"实施|开展")  # 企业实施改造，投资300万元以上的: what it has done


def _is_list(attributes: str) -> bool:
    """Whether attributes without figures are several statements: 不涉出口关税、不涉许可证件."""
    parts = [p for a in attributes.split("的") for p in re.split(r"、|且|并(?![购网列轨行非])", a)]
    return (
        len(parts) > 1
        and sum(bool(VERBISH.match(p)) for p in parts) >= len(parts) - 1
        and all(len(p) > 2 for p in parts)
    )
