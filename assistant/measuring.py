"""Measuring: the bounds of a phrase, each with the words of its metric, its period and the end that it tests."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.bounds import Bound, find_bounds
from assistant.joining import Atom, are_steps
from assistant.judging import Interval, interval
from assistant.metrics import FALL, GROWTH, Metric, concept_after, concept_before, fits
from assistant.when import When, find_when
from index.documents import Document
from index.numerals import any_of
from index.quantities import Comparator

WINDOW_BEFORE = re.compile(r"(?:近|最近|过去|此前|连续|每隔|前|每|第)\s*$")
CUT = re.compile(
    r"[、，,；;且]|并(?!购|网|轨|列)|和|与(?!主)|及(?!以上)|或者?|的(?!比|占|增|研|总|平均|数|家|人|\s*\d|\s*$)|"
    r"(?:企业|单位|机构)(?=当年|招|吸|新|年|足额|与|购|租|自|参|实施|上年|在|设|固|研|营|裁|连|签|缴|按|完成|开展|通过|承担|首次|建|投|产值|用|使|采|一次)|"
    r"在(?=[\d一二三四五六七八九十])|毕业生(?!占|比)|(?:人员|职工|劳动者)(?=签|缴纳|连续|累计|参加)"
)
FOLLOWS = re.compile(r"(?:(?!进行|开展|实施|从事|在[本我])[^、，,；;。且并及或和（(]){0,14}")
BRACKETED = re.compile(r"[（(][^（()）]*[)）]")
UNIT_TOO = re.compile(r"[（(][^（()）\d]{1,3}[)）](?:以上|以下|以内)?")
UNCOUNTED = frozenset({"大", "步", "次", "方面", "类", "批", "期", "阶段"})
# 四条重点产业链, 两项合计, 三个阶段: how many there are that the document itself names.
NAMED_COUNT = re.compile(r"[一二两三四五六七八九十]{1,2}(?:条|项|种|个|大|类|款)")
PART = re.compile(r"占|超过|不?[高低]于|达到|不少于|与")  # what stands before it is the part, in a share
COMPARATORS: dict[str, Comparator] = {
    "不高于": "<=", "不超过": "<=", "不得高于": "<=", "不得超过": "<=", "不多于": "<=", "低于": "<", "不足": "<", "少于": "<",
    "不低于": ">=", "不得低于": ">=", "不少于": ">=", "达到": ">=", "高于": ">", "超过": ">",
}  # fmt: skip
COMPARATOR = re.compile(any_of(COMPARATORS))
AFTERWARDS = re.compile(r"以上|以下|以内|左右")
CEILING = re.compile(r"以下|以内|不超过|不高于|不多于|最[高长多]|内")


def find_measured(document: Document, start: int, end: int, aside: list[tuple[int, int]]) -> list[Atom]:
    """The bounds of `text[start:end]`, without those in the spans of `aside`."""
    text = document.text
    atoms: list[Atom] = []
    previous = start
    allowed = {(b.figure, b.end): b.allowed for b in find_bounds(document, start, end, listed=True)}
    for bound in find_bounds(document, start, end):
        if (
            any(m.start() < bound.figure < m.end() for m in BRACKETED.finditer(text, start, end))
            and not bound.otherwise
        ):
            continue
        window = WINDOW_BEFORE.search(text[max(start, bound.figure - 6) : bound.figure]) and bound.dimension == "time"
        trivial = (
            bound.unit == "人"
            and bound.allowed.low is not None
            and bound.allowed.low <= 1
            and bound.allowed.high is None
        )
        told = NAMED_COUNT.fullmatch(text, bound.figure, bound.end) is not None and not text[
            bound.start : bound.figure
        ].strip(" 对的以在将")
        if window or trivial or told or bound.unit in UNCOUNTED or any(a <= bound.figure < b for a, b in aside):
            continue
        goal = bound.figure, bound.end
        if EACH.search(text, start, bound.figure) and bound.unit in UNIT_OF.values():
            continue  # 每500名游客: for how many, no test
        bound = _through_bracket(text, bound, max(previous, start))
        first = min(max(previous, _own_start(text, bound)), bound.figure)
        follows = FOLLOWS.match(text, bound.end, end)
        last = follows.end() if follows else bound.end
        if (
            bound.dimension == "time"
            and follows
            and text[bound.end - 1 : bound.end] == "内"
            and not follows[0].startswith("的")
        ):
            last = bound.end  # 一年内将机具转卖的: within what time, and what is done
        if follows and follows[0].startswith("的") and text[last : last + 1] == "、":
            last = bound.end  # 5万立方米以上的宾馆、医院: the first of a list stands with the others
        steps = bool(atoms) and isinstance(atoms[-1].test, Bound) and are_steps(atoms[-1].test, bound)
        own = bound if steps or bound.otherwise else replace(bound, start=max(first, bound.start))
        if not steps and not bound.otherwise and (named := _beside(text, own, max(previous, start))) is not None:
            own, first = replace(own, start=named), min(first, named)
        own = replace(own, when=_period(text, start, bound, aside, document.year), metric=_metric(text, own))
        if bound.kind == "target":  # as a condition it has the end that its own words give it
            own = replace(own, allowed=allowed.get(goal, own.allowed))
        own = replace(own, per=_per(text, start, own))
        atoms.append(Atom(_condition(text, own), first, max(bound.end, last)))
        previous = bound.end
    return atoms


EACH = re.compile(r"每\s*$")
UNIT_OF = {
    "名": "人",
    "人": "人",
    "户": "户",
    "张": "张",
    "床": "张",
    "台": "台",
    "辆": "辆",
    "亩": "亩",
    "平方米": "平方米",
    "栋": "栋",
    "层": "层",
}
PER = re.compile(
    rf"每\s*(?P<many>百|千|万|\d+)?\s*(?P<unit>{any_of(UNIT_OF)})[^，。；\d]{{0,14}}(?:不得?少于|不得?低于|不得?超过|不得?多于|至少|配备|配建)[^，。；\d]{{0,6}}$"
)
MANY = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), None: Decimal(1)}


def _per(text: str, start: int, bound: Bound) -> tuple[Decimal, str] | None:
    """For how many of what the bound is asked: (100, 户)."""
    own = re.match(r"\D*", text[bound.figure : bound.end])
    found = PER.search(text[start : bound.figure] + (own[0] if own else ""))
    if found is None:
        return None
    many = found["many"]
    return (MANY[many] if many in MANY else Decimal(many)), UNIT_OF[found["unit"]]


SAME_YEAR = "当年"  # the year of what is told of, whichever that is


def _period(text: str, start: int, bound: Bound, aside: list[tuple[int, int]], year: int | None) -> When | None:
    """The period that the phrase gives the bound; a goal's own year and the days of a date test are none."""
    left = max((b for a, b in aside if b <= bound.figure), default=start)
    when: When | None = None
    for a, b, found in find_when(text[left : bound.figure], year):
        if text[left + a : left + b] == SAME_YEAR:
            return When(found.part, None) if found.part else None
        when = When(found.part or (when.part if when else None), found.year or (when.year if when else None))
    if when is None and left == start and bound.kind != "target":
        return bound.when
    if when is not None and when.year is None and bound.when is not None and bound.kind != "target":
        return When(when.part, bound.when.year)
    return when


def _metric(text: str, bound: Bound) -> Metric:
    """连续缴纳社会保险6个月 behind 签订合同: the bound's own words say what it measures."""
    if bound.dimension == "age":
        return bound.metric
    if bound.metric.aspect == "share":
        part = PART.split(BRACKETED.sub("", text[bound.start : bound.figure]), maxsplit=1)[0]
        named = concept_before(part)
        return replace(bound.metric, concept=named) if named or len(part) > 1 else bound.metric
    if bound.metric.aspect not in ("level", "increase"):
        return bound.metric
    follows = FOLLOWS.match(text, bound.end)
    counted = concept_after(follows[0]) if follows and bound.dimension in ("time", "count") else None
    own = (concept_before(BRACKETED.sub("", text[bound.start : bound.figure])), counted)
    named = next((c for c in own if c is not None and fits(c, bound.dimension, bound.metric.aspect)), None)
    bare = not text[bound.start : bound.figure].strip()
    if named is None and (bare or bound.dimension == "amount"):
        return bound.metric
    return replace(bound.metric, concept=named)


def _through_bracket(text: str, bound: Bound, start: int) -> Bound:
    """设备（含配套软件）投资额 is one name; 2000台（套）以上 one figure."""
    after = UNIT_TOO.match(text, bound.end)
    end = after.end() if after else bound.end
    opened = text.rfind("（", start, bound.start)
    if text[bound.start - 1 : bound.start] not in ("）", ")") or opened < 0:
        return replace(bound, end=end)
    left = start
    for cut in CUT.finditer(text, start, opened):
        left = cut.end()
    concept = concept_before(text[left:opened] + text[bound.start : bound.figure]) or bound.metric.concept
    return replace(bound, start=left, end=end, metric=replace(bound.metric, concept=concept))


def _own_start(text: str, bound: Bound) -> int:
    """Where the words of the bound's metric begin; 实用新型、软件著作权5项 is one metric of two names."""
    start = bound.start
    brackets = [m.span() for m in BRACKETED.finditer(text, bound.start, bound.figure)]
    for cut in CUT.finditer(text, bound.start, bound.figure):
        if any(a < cut.start() < b for a, b in brackets):
            continue
        before = text[start : cut.start()]
        names = cut[0] in "、和及与" and len(before) <= 10 and not re.search(r"\d", before)
        if not (names and concept_before(before) in (bound.metric.concept, "equipment") and concept_before(before)):
            start = cut.end()
    return start


def _beside(text: str, bound: Bound, start: int) -> int | None:
    """Where another name of the same metric begins that stands in a list with the bound's own: 实用新型专利、|软件著作权5项."""
    if text[bound.start - 1 : bound.start] not in ("、", "和", "及", "或") or bound.metric.concept is None:
        return None
    left = start
    for cut in CUT.finditer(text, start, bound.start - 1):
        left = cut.end()
    name = text[left : bound.start - 1]
    return (
        left
        if 1 < len(name) <= 10 and not re.search(r"\d", name) and concept_before(name) == bound.metric.concept
        else None
    )


def _condition(text: str, bound: Bound) -> Bound:
    rated = _rate(text, bound)
    bound = staff(rated if rated is bound else replace(rated, metric=_metric(text, rated)))
    if bound.kind == "rank":
        return bound
    if bound.kind == "condition":
        return replace(bound, allowed=_apart(text, bound) or bound.allowed)
    allowed = bound.allowed
    capped = bound.kind == "benefit" and allowed.low is None and allowed.high is not None and not allowed.high_open
    if capped and not CEILING.search(text, bound.figure, bound.end + 2):
        allowed = Interval(allowed.high, None)
    return replace(bound, kind="condition", allowed=_apart(text, bound) or allowed)


def _apart(text: str, bound: Bound) -> Interval | None:
    """裁员率不高于参保职工总数20%: the comparator stands before what the figure is a part of."""
    own, value = text[bound.figure : bound.end], bound.allowed.low
    if value is None or bound.allowed.high is not None or not own[:1].isdigit() or AFTERWARDS.search(own):
        return None
    found = [m[0] for m in COMPARATOR.finditer(text, bound.start, bound.figure)]
    if not found:
        return None
    sign = COMPARATORS[found[-1]]
    return interval(value, value, sign)


def _rate(text: str, bound: Bound) -> Bound:
    """设备投资额的50%以上, 满意度在90%以上: a part of something, unless its words tell of a rise."""
    if (
        bound.metric.aspect != "growth"
        or GROWTH.search(text, bound.start, bound.figure + 4)
        or FALL.search(text, bound.start, bound.figure)
    ):
        return bound
    return replace(bound, metric=replace(bound.metric, aspect="share"))


def staff(bound: Bound) -> Bound:
    """30人以下的企业 counts staff."""
    if bound.unit == "人" and bound.metric.concept is None:
        return replace(bound, metric=Metric("staff", "level"))
    return bound
