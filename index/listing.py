"""Listing: provisions whose conditions or cases are the items under a lead sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.clauses import find_clauses
from index.consequences import DENIES, Effect, cut, effect_of
from index.documents import Document, Paragraph
from index.providing import made_of, provisions_of
from index.provision import LEAD_ANY, Provision, asked_of, joined
from index.segments import Join, Phrase, Segment, begin_of, find_segments
from index.spans import Span

# What a lead sentence says that its items spell out …
_FRAMES = re.compile(r"给予|予以|奖励|补助|补贴|资助|支持|标准|按|下列|以下|应当|纳入|列入|实行|执行")
_SAME = re.compile(r"下列|以下")
# … and what they are no tests of.
_TASKS = re.compile(
    r"(?:下列|以下)[^，。；：]{0,6}(?:义务|职责|任务|事项|措施|分工|程序|材料|服务|方式|原则|内容|步骤)|(?:材料|程序|步骤|职责)[：:]"
)
_RAISES = re.compile(r"(?:补助|补贴|奖励|资助)?(?:比例|标准|上限|额度|期限)|再|另")  # adds to the case before
_CAP = re.compile(r"单[个家户项]|同一|每[家个户]|同时")  # 单个企业每年累计不超过…: caps what the other items grant
_NORM = re.compile(r"应当?(?:达到|符合|不低于|不超过|执行)(?:下列|以下)")
_DIVIDED = re.compile(r"按(?:照)?(?P<what>[^，。；]{2,14}?)(?:分档|分段|分级|分类)")  # 按设备投资额分档确定
_LEAD_ALL = re.compile(
    r"(?:同时|均|全部)?(?:符合|具备|满足)(?:以下|下列)[^，。：；]{0,8}(?:条件|要求|标准)[^，。：；]{0,4}[：:]?$|(?:条件|要求)(?:如下|为|包括)[：:]$"
)
_LEAD_DENY = re.compile(
    r"(?:下列|以下)[^，。；：]{1,12}(?:不予|不得|不纳入|不计入|不享受|不适用|不属于|不补)[^。；]*[：:]$"
)  # 下列费用不予救助
_ANYBODY = r"(?:申请|申报|享受|受益)?(?:企业|单位|机构|人员|个人|主体|项目|对象|人|家庭|农户|者)"
_REFERENCE_ONLY = re.compile(rf"(?:{_ANYBODY})?(?:[有存属符具满][^，。；]{{0,6}})?(?:以下|下列)[^，。；]{{0,14}}")
_DENIED_BELOW = re.compile(
    r"(?:不予|不得|不再|不)[^，。；：]{2,10}(?:情形|情况|范围|对象)[：:]?"
)  # 三、不予补贴的情形: a heading whose items are what shuts people out


def framed(document: Document, lead: Paragraph, items: tuple[Paragraph, ...]) -> tuple[Provision, ...]:
    """The items' provisions, each for those whom the lead sentence names: 对技术改造项目给予补助：1.…的，按8%."""
    text = document.text
    own = document.text_of(lead)
    if not items or _TASKS.search(own):
        return ()
    leads: list[Segment] = []
    for segment in find_segments(document, lead):
        asked = asked_of(text, segment)
        if asked and segment.said is not None and _FRAMES.search(segment.said.of(text)):
            leads.append(
                replace(segment, phrases=tuple(p for p in asked if not _REFERENCE_ONLY.match(text, p.start, p.end)))
            )
    if not leads and own.rstrip().endswith(
        ("：", ":")
    ):  # its first sentence says whom, its last one leads up to the items
        first = next(
            (
                s
                for s in find_segments(document, lead)
                if s.said is not None and asked_of(text, s) and effect_of(s.said.of(text)) == "grants"
            ),
            None,
        )
        leads = [replace(first, phrases=asked_of(text, first))] if first is not None else []
    found: list[Provision] = []
    divided = _DIVIDED.search(text, lead.start, lead.end)
    for item in items:
        if divided and not leads:
            found.extend(replace(p, measure=Span(*divided.span("what"))) for p in provisions_of(document, item))
            continue
        said = _lead_of(text, item, leads)
        if said is None:
            continue
        frame, measure = said.phrases, None
        if (last := said.said) is not None and frame and _NORM.match(text, last.start, last.end):
            frame, measure = frame[:-1], Span(frame[-1].start, frame[-1].end)
        made = tuple(provisions_of(document, item, frame))
        if not made and _SAME.search(own) is not None and not _CAP.match(text, begin_of(text, item)):
            segment = Segment(_phrases(_item(document, item)), said.said)
            made = (replace(made_of(document, item, segment, frame, ()), measure=measure),)
        found.extend(made)
    return tuple(found)


def _lead_of(text: str, item: Paragraph, leads: list[Segment]) -> Segment | None:
    """The first of the lead's cases, where they go on from each other; else the one whose words the item takes up."""
    first = leads[0] if leads else None
    others = [s for s in leads[1:] if s.said is not None and not _RAISES.match(text, s.said.start)]
    if first is None or not others:
        return first
    own = text[item.start : item.end]
    scored = [
        (sum(text[n : n + 2] in own for n in range(s.phrases[0].start, s.said.end - 1)), s)
        for s in (first, *others)
        if s.said and s.phrases
    ]
    best, chosen = max(scored, key=lambda s: s[0], default=(0, None))
    return chosen if best > 1 else None


def _phrases(join: Join) -> tuple[Phrase, ...]:
    return tuple(q for p in join.parts for q in (_phrases(p) if isinstance(p, Join) else (p,)))


def listed_provisions(
    document: Document, lead: Paragraph, items: tuple[Paragraph, ...], own: str
) -> Iterator[Provision]:
    text = document.text
    headed = _DENIED_BELOW.fullmatch(text[begin_of(text, lead) : lead.end].strip()) is not None
    barred = headed or _LEAD_DENY.search(own) is not None
    if not (
        barred or LEAD_ANY.search(own) or _LEAD_ALL.search(own) or re.search(r"(?:符合|具备|满足)(?:以下|下列)", own)
    ):
        return
    segments = list(find_segments(document, lead))
    if not barred and all(_pays(document, item) for item in items):
        return  # each says what it comes to: they are cases and no conditions
    any_one = barred or LEAD_ANY.search(own) is not None
    parts = tuple(_item(document, item) for item in items)
    told = segments[-1] if segments else None
    said = told.said if told else None
    effect: Effect = "denies" if barred or (said and DENIES.search(said.of(text))) else "grants"
    before = tuple(p for s in segments for p in s.phrases if not _REFERENCE_ONLY.match(text, p.start, p.end))
    before = () if headed else before
    tests = Join("all", (*before, Join("any" if any_one else "all", tuple(p for p in parts if p.parts))))
    general = effect == "denies" and not before
    yield Provision(
        lead.id, effect, tests, (), said or _heading(document, lead), lead.start, items[-1].end, general, (), True
    )


def _pays(document: Document, item: Paragraph) -> bool:
    """Whether the item ends with its own sum: 年零售额5000万元以上的，奖励6万元."""
    last = find_clauses(document.text, begin_of(document.text, item), item.end)[-1].of(document.text)
    return cut(last, True) == 0 and re.search(r"\d[\d.]*[万亿]?元", last) is not None


def _heading(document: Document, paragraph: Paragraph) -> Span:
    return Span(paragraph.start, paragraph.end)


def _item(document: Document, item: Paragraph) -> Join:
    """An item's clauses: all of them, those after 或者 as alternatives of the one before."""
    text = document.text
    begin = begin_of(text, item)
    return joined(text, tuple(Phrase(item.id, c.start, c.end) for c in find_clauses(text, begin, item.end)))
