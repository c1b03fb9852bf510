"""Provisions: what a document grants, denies or requires, and the words that say of whom, read once for all.

    sentence  = segment (， segment)*
    segment   = antecedent (， antecedent)* ， consequence     对…且…的企业，给予20万元奖励
    list      = lead items                                     应当同时符合下列条件：（一）…；（二）…
    lead      = 同时|均 符合 → all | …之一 → any | 下列标准 → each item a segment of its own
    effect    = 给予|发放|可申请 … → grants | 不予|不得享受|除外 … → denies | 应当|须 … → requires

A segment that names nobody goes on with those of the segment before (…给予20万元；不足5000万元的，给予10万元).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from index.clauses import find_clauses
from index.consequences import DENIES, Effect, asking, cut, effect_of, goes_on, names_somebody
from index.documents import Document, Paragraph
from index.norms import is_norm, is_plain
from index.numbering import parse_number
from index.options import find_options
from index.segments import WIDENED, Join, Mode, Phrase, Segment, begin_of, find_doubles, find_segments
from index.spans import Span


@dataclass(frozen=True, slots=True)
class Provision:
    """`tests` say of whom, `said` is the consequence; `inherited` tests stand in an earlier segment.

    A `general` provision holds for all supports of the document, those of the paths in `exempt` left out.
    """

    paragraph: str
    effect: Effect
    tests: Join
    inherited: tuple[Phrase, ...]
    said: Span | None
    start: int
    end: int
    general: bool = False
    exempt: tuple[str, ...] = ()
    listed: bool = False
    widened: bool = False  # 将…条件由…放宽至…: the condition of what the paragraph grants
    others: tuple[Span, ...] = ()  # 甲、乙的，分别给予…: the words and figures of the other options
    amounts: Span | None = None  # where all options' figures stand in `said` …
    amount: Span | None = None  # … and which is this one's
    leads: bool = False  # its items spell out what it grants
    norm: bool = False  # must hold of all those whom the paragraph speaks of
    within: str | None = None  # the part of the document that it is limited to
    defines: bool = False  # says what a word means that other provisions use
    measure: Span | None = None  # 利用率应当达到下列标准: what the items' figures measure

    def benefit(self, text: str) -> str:
        """The consequence, of several cases' figures with this one's alone; "" where none is said."""
        if self.said is None:
            return ""
        if self.amounts is None or self.amount is None:
            return self.said.of(text)
        return (
            text[self.said.start : self.amounts.start] + self.amount.of(text) + text[self.amounts.end : self.said.end]
        )


_BRACKETS = re.compile(r"[（(](?:责任|牵头|[^（）()]{0,40}(?:负责|配合))[^（）()]*[）)]")
_SENTENCE = re.compile(r"。[^。]{8,}。")
_MARKED = re.compile(r"其中|纳[统规]后|上述")
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
_EASED = re.compile(r"放宽|延长|提高")  # 年龄放宽至45周岁的，须具有正高级职称
_EVERYTHING = re.compile(
    r"(?:各项|所有|全部|其他|各类)?(?:奖励|补助|补贴|奖补|资助|扶持)+[^，。；]{0,6}(?:减半|上浮|下浮|加倍|折半|按[^，。；]{0,8}(?:执行|兑现))"
)
_APPLICANTS = re.compile(
    r"申请|申报|对象|享受|资助|补贴|奖励"
)  # what these must do or be is a condition of what they get
_DIVIDED = re.compile(r"按(?:照)?(?P<what>[^，。；]{2,14}?)(?:分档|分段|分级|分类)")  # 按设备投资额分档确定
_NO_SUPPORT = re.compile(
    r"不再(?:重复)?(?:支持|奖励|补助)|不得(?:享受|申[请报])|不予(?:支持|奖励|补助|补贴|资助|受理)|取消|不享受|不再享受"
)
_LEAD_ALL = re.compile(
    r"(?:同时|均|全部)?(?:符合|具备|满足)(?:以下|下列)[^，。：；]{0,8}(?:条件|要求|标准)[^，。：；]{0,4}[：:]?$|(?:条件|要求)(?:如下|为|包括)[：:]$"
)
_LEAD_DENY = re.compile(
    r"(?:下列|以下)[^，。；：]{1,12}(?:不予|不得|不纳入|不计入|不享受|不适用|不属于|不补)[^。；]*[：:]$"
)  # 下列费用不予救助
_LEAD_ANY = re.compile(r"(?:以下|下列)[^，。：；]{0,8}(?:条件|情形|情况|要求|标准)?之一|(?:任意?一|其中一)[项个条]")
_REFERENCE_ONLY = re.compile(r"(?:[有存属符具满][^，。；]{0,6})?(?:以下|下列)[^，。；]{0,14}")
_EXEMPT = re.compile(r"除(?P<which>[^，。；]*?第[^，。；]+?条[^，。；]*?)(?:外|以外)")
_ARTICLES = re.compile(r"第\s*(\d+|[一二三四五六七八九十百]+)\s*条")
_ALL_SUPPORTS = re.compile(r"本(?:措施|办法|政策|意见|通知|方案|细则|规定)|申报(?:企业|单位|主体|项目)|专项资金")
_WITHIN = re.compile(r"第(?P<part>[一二三四五六七八九十]+)(?:部分|章)")  # 不适用第二部分各条
_OF_OWN = re.compile(r"本条|前款|该(?:政策|项)|本款")
_MEANS = re.compile(r"(?:所称|前款)(?:的)?(?P<what>[^，。；]{2,20})[，,]?是指(?P<rest>[^。；]+)")
_ATTRIBUTES = re.compile(r"\d[^。；]*的[^，。；的]{2,10}$")
_BESIDES = re.compile(r"[（(](?P<who>[^（）()，。；]{2,40}?)的?(?P<said>除外)[)）]")  # 企业（汽车销售企业除外）
_FREED = re.compile(r"不受[^，。；]{0,10}限制")
_ALTERNATIVE = re.compile(r"或者?|抑或|以及")


@lru_cache(maxsize=64)
def find_provisions(document: Document) -> tuple[Provision, ...]:
    """Every provision of the document, in order."""
    found: list[Provision] = []
    taken: set[str] = set()
    items: dict[str, list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        if paragraph.parent and paragraph.kind in ("item", "measure"):
            items.setdefault(paragraph.parent, []).append(paragraph)
    for paragraph in document.paragraphs:
        if not paragraph.evidence or paragraph.id in taken or paragraph.kind == "row":
            continue
        found.extend(_excepted(document, paragraph))
        lead = _BRACKETS.sub("", document.text_of(paragraph)).strip()
        listed = tuple(items.get(paragraph.id, ()))
        if paragraph.kind in ("section", "heading"):
            frames = _framed(document, paragraph, listed) if _SENTENCE.search(lead) else ()
            if frames:
                leading = {p.paragraph for f in frames for p in f.inherited}
                found.extend(
                    replace(p, leads=paragraph.id in leading and _leads(document, p))
                    for p in _paragraph(document, paragraph)
                )
        elif listed and (made := tuple(_list(document, paragraph, listed, lead))):
            taken.update(p.id for p in listed)
            found.extend(made)
            continue
        else:
            frames = _framed(document, paragraph, listed)
            leading = {p.paragraph for f in frames for p in f.inherited}
            found.extend(
                replace(p, leads=paragraph.id in leading and _leads(document, p))
                for p in _paragraph(document, paragraph)
            )
        taken.update(p.paragraph for p in frames)
        found.extend(frames)
    return tuple(option for p in _generalised(document, found) for option in _options(document.text, p))


def _options(text: str, provision: Provision) -> tuple[Provision, ...]:
    """The provision, or each of the cases to which it gives figures respectively."""
    said = provision.said
    if said is None or provision.listed:
        return (provision,)
    options = find_options(text, provision.start, said.start, said.end)
    return tuple(replace(provision, others=o.others, amounts=o.amounts, amount=o.amount) for o in options) or (
        provision,
    )


def _leads(document: Document, provision: Provision) -> bool:
    """Whether the provision grants nothing that its items do not grant: 分行业给予补助, with no rate or sum but a cap."""
    said = provision.said.of(document.text) if provision.said else ""
    return not re.search(r"\d", re.split(r"最高|不超过|最多|上限", said)[0])


def _generalised(document: Document, found: list[Provision]) -> Iterator[Provision]:
    """A denial in a part of the document that grants nothing shuts out from all that the others grant."""
    granting = {
        _part(p.paragraph)
        for p in found
        if p.effect == "grants" and p.said and re.search(r"\d", p.said.of(document.text))
    }
    for provision in found:
        alone = provision.effect == "denies" and _part(provision.paragraph) not in granting
        said = provision.said.of(document.text) if provision.said else ""
        if alone and _NO_SUPPORT.search(said) and not _OF_OWN.search(said):
            provision = replace(provision, general=True)
        yield provision


def _part(paragraph: str) -> str:
    return paragraph.partition("#")[2].split(".")[0]


def _excepted(document: Document, paragraph: Paragraph) -> Iterator[Provision]:
    """Whom brackets leave out of what the paragraph grants."""
    for match in _BESIDES.finditer(document.text, paragraph.start, paragraph.end):
        who = Phrase(paragraph.id, *match.span("who"))
        yield Provision(
            paragraph.id, "denies", Join("all", (who,)), (), Span(*match.span("said")), who.start, match.end("said")
        )


# Lists


def _framed(document: Document, lead: Paragraph, items: tuple[Paragraph, ...]) -> tuple[Provision, ...]:
    """The items' provisions, each for those whom the lead sentence names: 对技术改造项目给予补助：1.…的，按8%."""
    text = document.text
    own = document.text_of(lead)
    if not items or _TASKS.search(own):
        return ()
    leads: list[Segment] = []
    for segment in find_segments(document, lead):
        asked = _asked(text, segment)
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
                if s.said is not None and _asked(text, s) and effect_of(s.said.of(text)) == "grants"
            ),
            None,
        )
        leads = [replace(first, phrases=_asked(text, first))] if first is not None else []
    found: list[Provision] = []
    divided = _DIVIDED.search(text, lead.start, lead.end)
    for item in items:
        if divided and not leads:
            found.extend(replace(p, measure=Span(*divided.span("what"))) for p in _paragraph(document, item))
            continue
        said = _lead_of(text, item, leads)
        if said is None:
            continue
        frame, measure = said.phrases, None
        if (last := said.said) is not None and frame and _NORM.match(text, last.start, last.end):
            frame, measure = frame[:-1], Span(frame[-1].start, frame[-1].end)
        made = tuple(_paragraph(document, item, frame))
        if not made and _SAME.search(own) is not None and not _CAP.match(text, begin_of(text, item)):
            segment = Segment(_phrases(_item(document, item)), said.said)
            made = (replace(_made(document, item, segment, frame, ()), measure=measure),)
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


def _list(document: Document, lead: Paragraph, items: tuple[Paragraph, ...], own: str) -> Iterator[Provision]:
    text = document.text
    barred = _LEAD_DENY.search(own) is not None
    if not (
        barred or _LEAD_ANY.search(own) or _LEAD_ALL.search(own) or re.search(r"(?:符合|具备|满足)(?:以下|下列)", own)
    ):
        return
    segments = list(find_segments(document, lead))
    if not barred and all(_pays(document, item) for item in items):
        return  # each says what it comes to: they are cases and no conditions
    any_one = barred or _LEAD_ANY.search(own) is not None
    parts = tuple(_item(document, item) for item in items)
    told = segments[-1] if segments else None
    said = told.said if told else None
    effect: Effect = "denies" if barred or (said and DENIES.search(said.of(text))) else "grants"
    before = tuple(p for s in segments for p in s.phrases if not _REFERENCE_ONLY.match(text, p.start, p.end))
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
    return _joined(text, tuple(Phrase(item.id, c.start, c.end) for c in find_clauses(text, begin, item.end)))


def _joined(text: str, phrases: tuple[Phrase, ...]) -> Join:
    """All phrases; one that begins with 或 is an alternative of the one before."""
    parts: list[Phrase | Join] = []
    for phrase in phrases:
        freed = _FREED.search(text, phrase.start, phrase.end)
        if parts and freed:  # A类不受年龄限制: to be one is enough
            parts[-1] = Join("any", (parts[-1], replace(phrase, end=freed.start())))
        elif parts and _ALTERNATIVE.match(text, phrase.start, phrase.end):
            parts[-1] = Join("any", (parts[-1], phrase))
        else:
            parts.append(phrase)
    return Join("all", tuple(parts))


# Sentences


def _paragraph(document: Document, paragraph: Paragraph, frame: tuple[Phrase, ...] = ()) -> Iterator[Provision]:
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
            segment = replace(segment, phrases=_asked(text, segment))
        if segment.said is None or not segment.phrases:
            continue
        provision = _made(document, paragraph, segment, frame, _carried(text, segment, before))
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
        _joined(text, phrases),
        (),
        Span(*match.span("what")),
        match.start(),
        match.end(),
        defines=True,
    )


def _asked(text: str, segment: Segment) -> tuple[Phrase, ...]:
    said = segment.said.of(text) if segment.said else ""
    kept = asking(tuple(text[p.start : p.end] for p in segment.phrases), said)
    return tuple(p for p, keep in zip(segment.phrases, kept, strict=True) if keep)


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


def _made(
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
    general = adjusts or (effect != "grants" and bool(_ALL_SUPPORTS.search(whole)) and not _OF_OWN.search(whole))
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
        _joined(text, phrases),
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
    mode: Mode = "any" if _LEAD_ANY.search(lead[0]) else "all"
    effect: Effect = "denies" if said and DENIES.search(said.of(text)) else "grants"
    tests = Join("all", (*phrases, Join(mode, tuple(items))))
    return Provision(paragraph.id, effect, tests, (), said, begin, paragraph.start + end, effect == "denies", (), True)
