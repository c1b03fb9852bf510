"""Respective figures: which of several named things each of several figures belongs to.

    sentence = things … 分别 … figures
    things   = thing (、thing)* ((和|及|或|与)? thing)?        国家级A、省级B      10亿元、50亿元、100亿元
    figures  = figure (、words? figure)*                        80万元、20万元      售价的20%、合同金额的10%

As many things as figures, in the same order. What all things share (新认定的国家级、省级绿色工厂) belongs to each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.quantities import Quantity, find_quantities
from index.spans import Span

RESPECTIVELY = re.compile(r"分别|依次|各自?(?=(?:给予|奖|补|按|达|为|是))")
JOINT = re.compile(r"[、和及或与]|以及")
# Between two figures of one list stands a joint, perhaps with the word that names what the figure is of.
BETWEEN = re.compile(r"^[\u4e00-\u9fff“”（）()]{0,10}?(?:[、和及与]|以及)[\u4e00-\u9fff“”（）()]{0,14}$")
CLAUSE_END = re.compile(r"[，,；;。：:]")
BRACKETED = re.compile(r"（[^（）]*）|\([^()]*\)")
# What opens a clause before its first thing: 对新认定的, 按…, 到…
COUNTED = re.compile(r"[两三四五六七八九十](?:个|类|种|项|档|级)(?:阶段|档次|等级|方面|类别|层次|类型|标准|情形)?$")
OPENING = re.compile(r"^(?:对于?|按照?|将|向|给予|鼓励|支持|其中|到|在|凡|的|首次|新)+")
LONGEST = 40  # characters of one thing
SHORT = 6  # what stands before the list and is no longer is one more thing of it


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing of a list and its figure; `thing` counts from the start of the text that was read."""

    thing: Span | None  # None where it stands in the sentence before
    name: str  # the thing with what the list shares: 省级绿色工厂
    quantity: Quantity


def find_pairs(text: str) -> tuple[Pair, ...]:
    """Each figure of a list that follows 分别 with the thing that it belongs to.

    >>> [(p.name, int(p.quantity.low)) for p in find_pairs("对国家级、省级绿色工厂，分别奖励50万元、20万元")]
    [('国家级绿色工厂', 500000), ('省级绿色工厂', 200000)]
    """
    found: list[Pair] = []
    quantities = [q for q in find_quantities(text) if q.unit]
    for match in RESPECTIVELY.finditer(text):
        figures = _figures(text, match.end(), quantities)
        if len(figures) < 2 or any(p.quantity in figures for p in found):
            continue
        things = _things(text, match.start(), len(figures))
        if things:
            names = _names(text, things)
            found += [Pair(*pair) for pair in zip(things, names, figures, strict=True)]
    return tuple(found)


# What stands between a figure's name and the figure, and what opens the name.
VERB = re.compile(
    r"(?:累计|力争|争取|确保|分别|稳定|保持|提高|提升|增加|下降|降低|增长|突破|达到|达|实现|完成|培育|建成|新增|到|至|在|为|是|约)+$"
)
PERIOD_FIRST = re.compile(r"^(?:到|至|截至)?\s*20\d\d年(?:底|末)?[，,]?")


def find_back_pairs(text: str, before: str) -> tuple[Pair, ...]:
    """Figures that 分别 gives, in `text`, to what the sentence before gave figures to; as many, of the same units.

    >>> [p.name for p in find_back_pairs("到2027年，分别达到7家、9件", "到2025年，甲企业累计5家，乙专利达到8件")]
    ['甲企业', '乙专利']
    """
    match = RESPECTIVELY.search(text)
    if not match:
        return ()
    figures = _figures(text, match.end(), [q for q in find_quantities(text) if q.unit], mixed=True)
    earlier = [q for q in find_quantities(before) if q.unit and not before[q.start : q.end].endswith("年")]
    if len(figures) < 2 or len(earlier) != len(figures):
        return ()
    if not all(a.unit == b.unit for a, b in zip(earlier, figures, strict=True)):
        return ()
    return tuple(Pair(None, _named(before, q, earlier), f) for q, f in zip(earlier, figures, strict=True))


def _named(text: str, quantity: Quantity, all_of_them: list[Quantity]) -> str:
    """The words that name a figure: since the figure before it or the clause's beginning."""
    start = max([0, *[q.end for q in all_of_them if q.end <= quantity.start]])
    words = re.split(r"[，,；;。、]", PERIOD_FIRST.sub("", text[start : quantity.start]))[-1]
    return VERB.sub("", words)


def _figures(text: str, start: int, quantities: list[Quantity], mixed: bool = False) -> list[Quantity]:
    """The run of figures that begins behind `start`, of one kind of unit unless `mixed`."""
    run: list[Quantity] = []
    for quantity in quantities:
        if quantity.start < start:
            continue
        if not run:
            if CLAUSE_END.search(text[start : quantity.start]):
                return []
            run.append(quantity)
        elif BETWEEN.match(text[run[-1].end : quantity.start]) and (mixed or _alike(run[0], quantity)):
            run.append(quantity)
        else:
            break
    return run


def _alike(first: Quantity, other: Quantity) -> bool:
    return first.unit == other.unit or {first.unit, other.unit} <= {"%", "个百分点"}


def _things(text: str, end: int, count: int) -> tuple[Span, ...]:
    """The nearest list of `count` things before `end`."""
    at = end
    while at > 0:
        starts = [m.end() for m in CLAUSE_END.finditer(_masked(text[:at]))]
        start = starts[-1] if starts else 0
        # A clause that itself gives figures to things names none for these.
        things = () if RESPECTIVELY.search(text, start, at) else _list(text, start, at, count)
        if things:
            return things
        at = start - 1
    return ()


def _masked(text: str) -> str:
    """The text with what stands in brackets blanked, so that no joint in it counts."""
    return BRACKETED.sub(lambda m: "　" * len(m[0]), text)


def _list(text: str, start: int, end: int, count: int) -> tuple[Span, ...]:
    words = _masked(text[start:end])
    marks = list(JOINT.finditer(words))
    commas = [m for m in marks if m[0] == "、"]
    # A list that has commas counts them, and one joint word before its last thing: 甲、乙和丙 is three.
    for chosen in (commas, [*commas, *[m for m in marks if m[0] != "、"][-1:]], marks):
        ordered = sorted(chosen, key=lambda m: m.start())
        run = ordered[len(ordered) - count + 1 :]  # the things that stand nearest
        if len(run) < count - 1:
            continue
        before = ordered[-count].end() if len(ordered) >= count else 0
        if before and ordered[-count].start() - (ordered[-count - 1].end() if len(ordered) > count else 0) <= SHORT:
            continue  # a longer list: more things than figures
        edges = [before, *[m.end() for m in run]]
        ends = [*[m.start() for m in run], len(words)]
        spans = tuple(Span(start + a, start + b) for a, b in zip(edges, ends, strict=True) if b > a)
        if len(spans) == count and all(len(s) <= LONGEST for s in spans[1:-1]):
            return spans
    return ()


def _names(text: str, things: tuple[Span, ...]) -> tuple[str, ...]:
    """Each thing's name, completed by the tail that only the last one is written with."""
    words = [COUNTED.sub("", OPENING.sub("", t.of(text))) for t in things]
    last = words[-1]
    cut = _core(words)
    tail = re.sub(r"(?:的|等|，.*)$", "", last[cut:])
    names = [w + tail if tail and not w.endswith(tail) and len(w) <= 6 else w for w in words[:-1]]
    return (*names, last[:cut] + tail)


def _core(words: list[str]) -> int:
    """How much of the last thing is its own: up to the ending that the others have (国家级、省级…), or their length."""
    last, others = words[-1], words[:-1]
    ending = others[-1][-1:]
    if all(o.endswith(ending) for o in others) and ending in last:
        return last.index(ending) + 1
    longest = max(len(o) for o in others)
    return min(len(last), longest)
