"""Providing: the provisions of one paragraph, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.clauses import find_clauses
from index.consequences import DENIES, Effect, cut, effect_of, goes_on, names_somebody
from index.documents import Document, Paragraph
from index.norms import is_norm, is_plain
from index.numbering import parse_number
from index.provision import LEAD_ANY, Provision, asked_of, joined
from index.segments import WIDENED, Join, Mode, Phrase, Segment, find_doubles, find_segments
from index.spans import Span

_MARKED = re.compile(r"其中|纳[统规]后|上述")
_EASED = re.compile(r"放宽|延长|提高")  # 年龄放宽至45周岁的，须具有正高级职称
_EVERYTHING = re.compile(
    r"(?:各项|所有|全部|其他|各类)?(?:奖励|补助|补贴|奖补|资助|扶持)+[^，。；]{0,6}(?:减半|上浮|下浮|加倍|折半|按[^，。；]{0,8}(?:执行|兑现))"
)
_APPLICANTS = re.compile(
    r"申请|申报|对象|享受|资助|补贴|奖励"
)  # what these must do or be is a condition of what they get
_EXEMPT = re.compile(r"除(?P<which>[^，。；]*?第[^，。；]+?条[^，。；]*?)(?:外|以外)")
_ARTICLES = re.compile(r"第\s*(\d+|[一二三四五六七八九十百]+)\s*条")
_ALL_SUPPORTS = re.compile(r"本(?:措施|办法|政策|意见|通知|方案|细则|规定)|申报(?:企业|单位|主体|项目)|专项资金")
_WITHIN = re.compile(r"第(?P<part>[一二三四五六七八九十]+)(?:部分|章)")  # 不适用第二部分各条
OF_OWN = re.compile(r"本条|前款|该(?:政策|项)|本款")
_MEANS = re.compile(r"(?:所称|前款)(?:的)?(?P<what>[^，。；]{2,20})[，,]?是指(?P<rest>[^。；]+)")
_ATTRIBUTES = re.compile(r"\d[^。；]*的[^，。；的]{2,10}$")


def provisions_of(document: Document, paragraph: Paragraph, frame: tuple[Phrase, ...] = ()) -> Iterator[Provision]:
    """The paragraph's provisions; `frame` are phrases that hold for all of them."""
    text = document.text
    if inline := _inline_list(document, paragraph):
        yield inline
        if text[inline.end : paragraph.end].strip("。；\n ") == "":
            return
        paragraph = replace(paragraph, start=inline.end + 1)
    for tests, said, whole in find_doubles(text, paragraph):
        yield Provision(paragraph.id, "denies", tests, (), said, whole.start, whole.end)
    yield from _widened(document, paragraph)
    yield from _defined(document, paragraph)
    before: tuple[Phrase, ...] = ()
    for segment in find_segments(document, paragraph):
        consequence = segment.said.of(text) if segment.said else ""
        if segment.said is None or consequence:
            segment = replace(segment, phrases=asked_of(text, segment))
        if segment.said is None or not segment.phrases:
            continue
        provision = made_of(document, paragraph, segment, frame, _carried(text, segment, before))
        yield provision
        if provision.effect != "denies" and (not before or not provision.inherited or provision.inherited == frame):
            before = segment.phrases


def _defined(document: Document, paragraph: Paragraph) -> Iterator[Provision]:
    """本办法所称小型企业，是指从业人员不足100人的企业: whoever is all that is one."""
    text = document.text
    match = _MEANS.search(text, paragraph.start, paragraph.end)
    if match is None or not _ATTRIBUTES.search(match["rest"]):
        return
    phrases = tuple(Phrase(paragraph.id, c.start, c.end) for c in find_clauses(text, *match.span("rest")))
    yield Provision(
        paragraph.id,
        "grants",
        joined(text, phrases),
        (),
        Span(*match.span("what")),
        match.start(),
        match.end(),
        defines=True,
    )


def _carried(text: str, segment: Segment, before: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """What a segment that names nobody takes over from the one before: all of it where it goes on with the same
    case, else whom that one spoke of.
    """
    if not before:
        return ()
    own = tuple(text[p.start : p.end] for p in segment.phrases)
    if goes_on(own, segment.said.of(text) if segment.said else ""):
        return before if segment.linked or _MARKED.match(own[0]) else ()
    if not segment.linked:
        return ()
    if len(before) > 1:
        return before[:-1]
    cut_at = text.rfind("的", before[0].start, before[0].end)  # 首次认定的高新技术企业: the noun alone
    return (
        (Phrase(before[0].paragraph, cut_at + 1, before[0].end),)
        if before[0].start < cut_at < before[0].end - 2
        else ()
    )


def _widened(document: Document, paragraph: Paragraph) -> Iterator[Provision]:
    """将…条件由参保3年以上放宽至1年以上: what holds now; of a range that is extended, what held before holds, too."""
    text = document.text
    for match in WIDENED.finditer(text, paragraph.start, paragraph.end):
        now = Phrase(paragraph.id, *match.span("now"))
        tests = Join("all", (now,))
        if match["how"].startswith("扩"):
            tests = Join("any", (Phrase(paragraph.id, *match.span("was")), now))
        period = tuple(Phrase(paragraph.id, *match.span("when")) for _ in (1,) if match["when"])
        start = match.start("when") if match["when"] else match.start("of")
        said = Span(match.start("of"), match.end("of"))
        yield Provision(
            paragraph.id, "requires", Join("all", (*period, tests)), (), said, start, match.end(), widened=True
        )


def made_of(
    document: Document, paragraph: Paragraph, segment: Segment, frame: tuple[Phrase, ...], before: tuple[Phrase, ...]
) -> Provision:
    text = document.text
    said = segment.said
    consequence = said.of(text) if said else ""
    phrases = segment.phrases
    whole = text[phrases[0].start : said.end if said else phrases[-1].end]
    effect = effect_of(consequence) if said is not None else "grants"
    alone = not names_somebody(tuple(text[p.start : p.end] for p in phrases)) and effect == "grants"
    inherited = (*frame, *(before if alone else ()))
    applies = _APPLICANTS.search(text, phrases[0].start, phrases[-1].end)
    applies = applies or _EASED.search(whole)
    plain = all(is_plain(text[p.start : p.end]) for p in phrases) and is_norm(consequence)
    if effect == "requires" and said is not None and (applies or plain or re.search(r"\d", consequence)):
        phrases = (*phrases, Phrase(paragraph.id, said.start, said.end))
    adjusts = effect == "grants" and _EVERYTHING.search(consequence) is not None
    general = adjusts or (effect != "grants" and bool(_ALL_SUPPORTS.search(whole)) and not OF_OWN.search(whole))
    limited = (
        _WITHIN.search(text, phrases[-1].start, said.end if said else phrases[-1].end) if effect == "denies" else None
    )
    general = general or limited is not None
    exempt = ()
    if found := _EXEMPT.search(text, paragraph.start, paragraph.end):
        exempt = tuple(_ARTICLES.findall(found["which"]))
    return Provision(
        paragraph.id,
        effect,
        joined(text, phrases),
        inherited,
        said,
        phrases[0].start,
        max(phrases[-1].end, said.end if said else 0),
        general,
        exempt if general else (),
        within=str(parse_number(limited["part"])) if limited and general else None,
        norm=segment.norm or (effect == "requires" and plain),
    )


def _inline_list(document: Document, paragraph: Paragraph) -> Provision | None:
    """符合下列情形之一的，可申请认定为…：A；B；C in one paragraph."""
    text = document.text
    whole = document.text_of(paragraph)
    lead = re.search(r"[^。；]*(?:符合|具备|满足|有)(?:以下|下列)[^。；：]{2,40}[：:](?=[^。]*；)", whole)
    if lead is None:
        return None
    end = whole.find("。", lead.end())
    end = len(whole) if end < 0 else end
    begin = paragraph.start + lead.start()
    items = []
    at = paragraph.start + lead.end()
    for piece in re.split(r"；", whole[lead.end() : end]):
        clauses = find_clauses(text, at, at + len(piece))
        items.append(Join("all", tuple(Phrase(paragraph.id, c.start, c.end) for c in clauses)))
        at += len(piece) + 1
    phrases: list[Phrase] = []
    said: Span | None = None
    for clause in find_clauses(text, begin, paragraph.start + lead.end()):
        own = clause.of(text)
        if cut(own, True) == 0:
            said = Span(clause.start, clause.end)
        elif not re.search(r"(?:以下|下列)", own):
            phrases.append(Phrase(paragraph.id, clause.start, clause.end))
    mode: Mode = "any" if LEAD_ANY.search(lead[0]) else "all"
    effect: Effect = "denies" if said and DENIES.search(said.of(text)) else "grants"
    tests = Join("all", (*phrases, Join(mode, tuple(items))))
    return Provision(paragraph.id, effect, tests, (), said, begin, paragraph.start + end, effect == "denies", (), True)
