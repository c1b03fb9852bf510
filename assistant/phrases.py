"""Phrases: the words of a provision as tests, joined as the words join them.

    phrase = term (join term)*              产值达到5000万元以上 且 当年实现盈利 的 制造业企业
    term   = test+                          毕业5年内 高校毕业生: what stands together holds together
    join   = 或|以及 → any | 且|并|， → all | 、 → any between things of one kind, else all
A test is a bound, a category of a known family, or an open category: words that no family knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.bounds import Bound, find_bounds
from assistant.categories import Category, find_categories, open_category
from assistant.dates import find_dates, find_deadlines
from assistant.joining import Atom, Test, Tests, are_steps, by_class, carried, joined
from assistant.judging import Interval, interval
from assistant.metrics import FALL, GROWTH, Metric, concept_after, concept_before, fits
from assistant.when import When, find_when
from index.documents import Document
from index.numerals import any_of
from index.quantities import Comparator
from index.segments import Join, Phrase

WINDOW_BEFORE = re.compile(r"(?:近|最近|过去|此前|连续|每隔|前|每|第)\s*$")
CUT = re.compile(
    r"[、，,；;且]|并(?!购|网|轨|列)|和|与(?!主)|及(?!以上)|或者?|的(?!比|占|增|研|总|平均|数|家|人|\s*\d|\s*$)|"
    r"(?:企业|单位|机构)(?=当年|招|吸|新|年|足额|与|购|租|自|参|实施|上年|在|设|固|研|营|裁|连|签|缴|按|完成|开展|通过|承担|首次|建|投|产值|用|使|采|一次)|"
    r"在(?=[\d一二三四五六七八九十])|毕业生(?!占|比)|(?:人员|职工|劳动者)(?=签|缴纳|连续|累计|参加)"
)
FOLLOWS = re.compile(r"(?:(?!进行|开展|实施|从事|在[本我])[^、，,；;。且并及或和（(]){0,14}")
CHUNK = re.compile(r"[，,；;且]|并(?!购|网|轨|列|联|线)|以及|或者|(?<![\u4e00-\u9fff]{1}[级])或")
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
INSIDE = ("sex", "first", "lapsed")  # categories that a bound's own words may hold
# Who applies for what is asked about: 申请生活补贴的人才.
APPLIES = re.compile(
    r"^申(?:请|报|领)(?!前|之|时|日|当|人|主体|单位|企业)[^，。；]*?的(?:企业|项目|单位|机构|个人|人员|主体|人才|家庭|农户|对象|住宅|用户|申请人)?$"
)
BESIDES = re.compile(r"[（(][^（）()，。；]{2,40}?除外[)）]")
LEFT_OUT = re.compile(r"除[^，。；]{1,30}?(?:以?外)")
LISTED = re.compile(
    r"(?P<what>(?:未|没有|尚未|不)?(?:被)?(?:列入|纳入|入选|列为)(?![^，、；。]{0,12}(?:失信|异常))[^，、；。且并的（(]{2,20})"
)
INCLUSIVE = re.compile(r"[（(]不?含[^（()）]{1,10}[)）]")  # （含本数）, （不含税，下同）: how to count, no test
HAD = re.compile(
    r"(?P<what>(?:未|没有|未曾)?(?:已经?|曾)?(?:享受|获得|领取|取得)过?[^，、；。且并的（(]{2,24}"
    r"(?:补助|补贴|奖励|资助|贴息|政策|资金|支持))"
)  # 已享受技术改造补助: what was had, whatever its name
NOT_DONE = re.compile(
    r"(?:[^，、；。]{0,6}前)?(?:连续|近)?(?:\d+个?[年月]以?内?)?(?P<what>(?:未|没有|未曾)在[^，、；。的]{2,6}(?:缴|参|领|享|购|拥|从|办)"
    r"[^，、；。且并的（(]{2,20})"
)  # 引进前连续12个月未在本县缴纳社会保险: what was not done before
PLACES = re.compile(r"第\s*(?P<first>\d+)\s*[名位]?\s*(?:至|到|—|-|~)\s*第?\s*(?P<last>\d+)\s*[名位]")
PREDICATE = 4
RESULT_IS = re.compile(r"(?:评价|评定|考核|评估|评审|认定)?(?:结果|等级|等次|结论)为$")
BECAME = re.compile(r"通过|未通过|重新|期满")  # what became of what was named before: 省级专精特新企业|通过复核
SHORT, LONG = 3, 5  # characters of words that ask for something: alone, or beside a test
NOUN = 20  # characters of a noun that ends a phrase
RANKED = re.compile(
    r"按[^，。；]{2,30}?(?:由高到低|从高到低)?(?:排名|排序|排位)|第\s*[\d一二三四五六七八九十]+\s*名[^，。；]*"
)  # only the issuing body can tell
SET_PHRASE = re.compile(
    r"(?:对|与)?前[项款述][^，。；的]{0,8}?(?:对象|企业|项目|人员|单位)(?:的)?|申请前款[^，。；的]{0,6}的?|(?<![\u4e00-\u9fff])逾期[^，。；]*|(?:有|存在|符合|具备|满足)?(?:下列|(?<![元%米亩吨岁人名家个户台项月年天日瓦时安辆间张层头只])以下)[^，。；]*"
)


def read_join(document: Document, join: Join) -> Tests:
    """The tests of a provision's phrases."""
    parts: list[Test | Tests] = []
    for part in join.parts:
        made = read_join(document, part) if isinstance(part, Join) else read_phrase(document, part)
        if made.parts:
            parts.append(made.parts[0] if len(made.parts) == 1 else made)
    return Tests(join.mode, by_class(_elided(tuple(parts))))


def _elided(parts: tuple[Test | Tests, ...]) -> tuple[Test | Tests, ...]:
    """设备投资额在1000万元以上，且占项目总投资的比重不低于60%: the share is one of what was measured before."""
    made: list[Test | Tests] = []
    before: Bound | None = None
    for part in parts:
        if isinstance(part, Bound):
            share = part.metric.aspect == "share" and re.match(r"\s*且?(?:其价值)?占", part.indicator)
            if share and before is not None:
                part = replace(part, indicator=f"{before.indicator.split()[0]}{part.indicator}")
            before = part
        made.append(part)
    return tuple(made)


def read_phrase(document: Document, phrase: Phrase) -> Tests:
    """One phrase's tests."""
    text = document.text
    if APPLIES.match(text[phrase.start : phrase.end]):
        return Tests("all", ())
    atoms = _atoms(document, phrase.start, phrase.end)
    if not atoms:
        return Tests("all", ())
    return joined(text, carried(text, atoms))


def _atoms(document: Document, start: int, end: int) -> list[Atom]:
    text = document.text
    atoms: list[Atom] = [
        Atom(d, d.start, d.end) for d in (*find_dates(document, start, end), *find_deadlines(document, start, end))
    ]
    aside = [
        m.span()
        for m in (
            *LEFT_OUT.finditer(text, start, end),
            *SET_PHRASE.finditer(text, start, end),
            *RANKED.finditer(text, start, end),
        )
    ]
    aside += [m.span() for m in (*BESIDES.finditer(text, start, end), *INCLUSIVE.finditer(text, start, end))]
    aside += [(a.start, a.end) for a in atoms]
    for match in (m for words in (LISTED, HAD, NOT_DONE) for m in words.finditer(text, start, end)):
        found = open_category(text, *match.span("what"))
        if found is not None and not any(a <= match.start() < b for a, b in aside):
            atoms.append(Atom(found, *match.span()))
            aside.append(match.span())
    atoms += _measured(document, start, end, aside)
    places = list(PLACES.finditer(text, start, end))
    if len(places) == 1:  # 第21至50名; of several, each has its own sum
        between = Interval(Decimal(places[0]["first"]), Decimal(places[0]["last"]))
        rank = Bound(
            Metric("rank", "rank"),
            between,
            "rank",
            "名",
            None,
            "rank",
            "",
            text[start:end],
            *places[0].span(),
            places[0].start(),
        )
        atoms = [a for a in atoms if not places[0].start() <= a.start < places[0].end()]
        atoms.append(Atom(rank, *places[0].span()))
    bounds = [a for a in atoms if isinstance(a.test, Bound)]
    for category in find_categories(text, start, end):
        if any(a <= category.start < b for a, b in aside):
            continue
        inside = next((a for a in bounds if a.start <= category.start < a.test.figure), None)  # type: ignore[union-attr]
        if inside is None:
            atoms.append(Atom(category, category.start, category.end))
        elif category.family in INSIDE or category.kind == "size":
            atoms.append(Atom(category, inside.start, inside.start))
    if any(isinstance(a.test, Bound) and a.test.kind == "rank" for a in atoms):
        return sorted(atoms, key=lambda a: (a.start, a.end))  # what a ranking counts is no test of its own
    taken = [*aside, *((a.start, a.end) for a in atoms)]
    for left, right in _chunks(text, start, end):
        remains = _outside(text, left, right, taken)
        if remains is None:
            continue
        found = open_category(text, *remains)
        if found is not None and RESULT_IS.search(found.word) and any(a == found.end for a, _ in taken):
            continue  # 评价结果为|C类: the class says it all
        whole = not _touches(left, right, taken) or BECAME.match(found.word) if found is not None else False
        if found is not None and len(found.word) >= (SHORT if whole or found.negative else LONG):
            atoms.append(Atom(found, found.start, found.end))
    return _headed(text, sorted(atoms, key=lambda a: (a.start, a.end)))


def _headed(text: str, atoms: list[Atom]) -> list[Atom]:
    """…的上市许可持有人: the noun that all before it describe is who asks, until they deny it."""
    last = atoms[-1] if atoms else None
    if (
        last is None
        or len(atoms) < 2
        or not isinstance(last.test, Category)
        or last.test.kind != "open"
        or last.test.negative
    ):
        return atoms
    if text[last.start - 1] != "的" or len(last.test.word) > NOUN:
        return atoms
    return [*atoms[:-1], replace(last, test=replace(last.test, soft=True))]


def _measured(document: Document, start: int, end: int, aside: list[tuple[int, int]]) -> list[Atom]:
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


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    left = start
    brackets = [m.span() for m in BRACKETED.finditer(text, start, end)]
    for match in CHUNK.finditer(text, start, end):
        if any(a < match.start() < b for a, b in brackets):
            continue
        if match[0] == "或" and match.start() - left <= 2:
            continue  # 转让或报废本人名下: two verbs with one object
        if match.start() > left:
            yield left, match.start()
        left = match.end()
    if left < end:
        yield left, end


def _touches(left: int, right: int, taken: list[tuple[int, int]]) -> bool:
    return any(a < right and left < b for a, b in taken)


def _outside(text: str, left: int, right: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The longest stretch of the chunk that no test has taken."""
    free: list[tuple[int, int]] = []
    at = left
    for a, b in sorted(t for t in taken if t[0] < right and left < t[1]):
        if a > at:
            free.append((at, a))
        at = max(at, b)
    if at < right:
        free.append((at, right))
    placed = [f for f in free[1:] if f[1] - f[0] >= PREDICATE]
    if placed and re.search(r"在?(?:本|我)[省市县区](?:内)?$", text[left : placed[-1][0]]):
        return placed[-1]  # 本人及配偶在本市|无自有住房: the predicate rather than the subject
    return max(free, key=lambda f: f[1] - f[0], default=None)


# Joining


def staff(bound: Bound) -> Bound:
    """30人以下的企业 counts staff."""
    if bound.unit == "人" and bound.metric.concept is None:
        return replace(bound, metric=Metric("staff", "level"))
    return bound
