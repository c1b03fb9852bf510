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
from typing import Literal

from index.clauses import find_clauses, find_sentences
from index.documents import Document, Paragraph
from index.numerals import any_of, words
from index.spans import Span

Effect = Literal["grants", "denies", "requires"]
Mode = Literal["all", "any"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that ask for something, in one paragraph; offsets count in the document."""

    paragraph: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Join:
    """Phrases of which all, or any one, must hold."""

    mode: Mode
    parts: tuple[Phrase | Join, ...]


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


HEADS = words(
    "企业 单位 机构 人员 个人 项目 平台 园区 家庭 职工 员工 劳动者 青年 毕业生 居民 农户 农民 合作社 主体 纳税人 个体工商户 商户 团队 人才 企业家 医院 学校 院校 基地 载体 "
    "开发区 集群 品牌 人群 学生 儿童 老年人 残疾人 退役军人 军人 农民工 创业者 负责人 法人 组织 协会 子女 父母 家属 孵化器 研究院 实验室 中心 集团 成员 公司 门店 商场 银行 "
    "工厂 车间 示范区 工人 工程师 教师 医生 护士 社区 志愿者 对象 人口 研究生 博士 硕士 装备 软件 产品 装置 设备 工程 城市 县 市 区 技师 高级工 厂房 合伙人 户"
)
_HEAD = rf"(?:{any_of(HEADS)})"
# What a consequence may begin with …
_STARTS = (
    r"(?:在[^，。；的]{2,8}(?:期间|期内)|分别|直接|再|还|同时|可以?|均|也|都|按|参照|根据|每[人户年月家项次吨亩名立台]|一次性|给予|予以|(?:奖励|奖补|补助|补贴)(?!资金|政策|标准|范围|对象|申|条件)|发放|返还|享受|不予|不得(?!低于|高于|少于|多于|超过|突破|小于|大于)|不享受|不再|不累计|"
    r"不计入|除外|纳入|列入|进入|入选|一般|配备|优先|一律|一并|实行|实施|最高|单[户个项笔]|应(?:当|(?!急|用|届|收|对|聘|缴|纳|付|扣|交|入|税|享|得|征))|必须|须|由|视为|不受|补足|扣除|继续|即可|方可|免|暂缓|延长|执行|(?:补助|补贴|奖励)?(?:比例|标准|上限|期限|额度)(?:提高|为|放宽|不超过)|省级财政|市级财政|财政|总额|期限)"
)
# … and what makes it one.
_OPERATIVE = re.compile(
    r"给予|予以|奖励|奖补|补助|补贴|贴息|资助|返还|发放|享受|申请|申领|领取|不予|不得|不再|不累计|除外|纳入|列入|认定|优先|提高至|提高到|放宽|配备|减免|免收|免征|减征|"
    r"参照|比例|安排|兑现|提供|拨付|收回|核减|补足|扣除|不计入|应当?|必须|须|不受|延长|办理|执行|支持|入库|入选|不超过|取消|处理|增收|报销|补偿|使用|检查"
)
_CONSEQUENT = re.compile(rf"^{_STARTS}")
_PARTED = re.compile(rf"(?:的|{_HEAD}|者|时|后)(?={_STARTS})")
_STILL_ASKS = re.compile(rf"(?:的|的{_HEAD}|前提下|情况下|基础上|的除外)$")
_DENIES = re.compile(r"不予|不得(?!低于|高于|少于|多于|超过|突破|小于|大于)|不享受|不再(?!增收)|除外|不计入|取消|不支持|不补")
_REQUIRES = re.compile(r"^(?:均|都|还)?(?:应当?|必须|须|需)|不得(?:低于|高于|少于|多于|超过)")
_GRANTED = re.compile(r"(?:按(?:有关)?规定|分别|再|一次性|可)*(?:给予|予以|发放|享受|申请|奖励|补助|补贴)")
_NAMES = re.compile(rf"^(?:对于?(?!标|接)|凡|将|为|符合|申请)|的$|(?:{_HEAD})$|前\d+名$|时$|外$")
_NUMBER = re.compile(
    r"^\s*(?:[（(][\d一二三四五六七八九十]+[）)]|\d+[.、．]|第[ 一二三四五六七八九十百\d]+条[\s　]*|[一二三四五六七八九十]+、|——)\s*"
)
_SOURCE_NOTE = re.compile(r"^[（(【\[][^）)】\]]*(?:负责|牵头|责任单位|配合)")
_LEAD_ALL = re.compile(r"(?:同时|均|全部)?(?:符合|具备|满足)(?:以下|下列)[^，。：；]{0,8}(?:条件|要求|标准)[^，。：；]{0,4}[：:]?$|(?:条件|要求)(?:如下|为|包括)[：:]$")
_LEAD_ANY = re.compile(r"(?:以下|下列)[^，。：；]{0,8}(?:条件|情形|情况|要求|标准)?之一|(?:任意?一|其中一)[项个条]")
_LEAD_EACH = re.compile(r"(?:以下|下列)?(?:标准|规定|办法|方式|档次|情形)[^，。：；]{0,6}(?:执行|给予[^，。：；]{0,6}|确定|支持|奖励|补助|发放)[：:]$|分档[^，。：；]{0,8}[：:]$|下列[^，。：；]{0,12}给予[^，。：；]{0,10}[：:]$")
_LIST_REFERENCE = re.compile(r"(?:应当?|须|需|并)?(?:同时|均|全部)?(?:符合|具备|满足|有|存在)(?:以下|下列)[^，。：；]*")
_REFERENCE_ONLY = re.compile(r"(?:[有存属符具满][^，。；]{0,6})?(?:以下|下列)[^，。；]{0,14}")
_EXEMPT = re.compile(r"除(?P<which>[^，。；]*?第[^，。；]+?条[^，。；]*?)(?:外|以外)")
_ARTICLES = re.compile(r"第\s*(\d+|[一二三四五六七八九十百]+)\s*条")
_ALL_SUPPORTS = re.compile(r"本(?:措施|办法|政策|意见|通知|方案|细则|规定)|申报(?:企业|单位|主体|项目)|专项资金")
_OF_OWN = re.compile(r"本条|前款|该(?:政策|项)|本款")
# Not about those who might be supported: what departments do, what money is for, what words mean.
_OTHER_MATTER = re.compile(
    r"^(?:[^，。]{0,24}(?:部门|厅|局|委|政府|办公室|小组|专家组?|财政)[^，。的]{0,12}(?:应当?|要|须|自|会同|负责|建立|制定|根据|可以委托|按季|组织)|本[措办政意通方细规][^，。]{0,12}(?:自|所称|由)|[^，。]{0,12}(?:是指|所称))"
)
# What departments set out to do; no condition of anybody's.
_POLICY_VERB = re.compile(
    r"(?:全面|深入|持续|积极|进一步|着力|大力|扎实|切实|加大|不断|稳步|统筹|充分)*(?:健全|推行|完善|强化|加强|优化|深化|推动|推进|加快|严格|鼓励|聚焦|瞄准|围绕|发挥|建立|开展|组织|指导|引导|提高|落实|"
    r"延续|实施(?=[“\"]|[^，]{4,}(?:行动|工程|计划))|打造|构建|依托|坚持|突出|制定|设立|打通|做强|培育|遴选|规范|简化|拓展|扩大|促进|抓好|用好|建设|支持(?!的)|稳定|壮大|提升|以[^，]{2,20}为(?:重点|核心|抓手|引领|主))"
)
_WIDENED = re.compile(
    r"(?:(?P<when>20\d\d年[^，。；]{4,24})[，,])?将(?P<of>[^，。；]{2,24}?(?:条件|范围|对象|标准))由(?P<was>[^，。；]{2,40}?)(?P<how>放宽|扩展|扩大|调整|降低)(?:至|到|为)(?P<now>[^，。；]{2,40})"
)
_FLOOR = re.compile(r"[\u4e00-\u9fff]{3,}不得(?:低于|高于|少于|超过)[^，。；]*\d")  # a requirement that is its own sentence
_ALTERNATIVE = re.compile(r"或者?|抑或|以及")
_DOUBLE = re.compile(r"(?:该|本|此)(?:项)?(?:政策|补贴|补助)?与(?P<what>[^，。；]{3,24}?)不(?:得|能|可)(?:重复|同时)(?:享受|领取|申领|申请)")


@lru_cache(maxsize=64)
def find_provisions(document: Document) -> tuple[Provision, ...]:
    """Every provision of the document, in order."""
    found: list[Provision] = []
    taken: set[str] = set()
    for paragraph in document.paragraphs:
        if not paragraph.evidence or paragraph.id in taken or paragraph.kind in ("row", "section", "heading"):
            continue
        items = document.children(paragraph.id)
        lead = document.text_of(paragraph).strip()
        listed = tuple(p for p in items if p.kind in ("item", "measure"))
        if listed and (made := tuple(_list(document, paragraph, listed, lead))):
            taken.update(p.id for p in listed)
            found.extend(made)
            continue
        found.extend(_paragraph(document, paragraph))
    return tuple(found)


# Lists


def _list(document: Document, lead: Paragraph, items: tuple[Paragraph, ...], own: str) -> Iterator[Provision]:
    text = document.text
    segments = list(_segments(document, lead))
    start, end = lead.start, items[-1].end
    if _LEAD_ANY.search(own) or _LEAD_ALL.search(own) or re.search(r"(?:符合|具备|满足)(?:以下|下列)", own):
        any_one = _LEAD_ANY.search(own) is not None
        parts = tuple(_item(document, item) for item in items)
        told = segments[-1] if segments else None
        said = told.said if told else None
        effect: Effect = "denies" if said and _DENIES.search(said.of(text)) else "grants"
        before = tuple(p for s in segments for p in s.phrases if not _REFERENCE_ONLY.match(text, p.start, p.end))
        tests = Join("all", (*before, Join("any" if any_one else "all", tuple(p for p in parts if p.parts))))
        general = effect == "denies" and not before
        yield Provision(lead.id, effect, tests, (), said or _heading(document, lead), start, end, general, (), True)
        return
    if _LEAD_EACH.search(own):
        frame = tuple(p for s in segments for p in s.phrases)
        for item in items:
            for segment in _segments(document, item):
                yield _made(document, item, segment, frame or (Phrase(lead.id, lead.start, lead.end),), ())


def _heading(document: Document, paragraph: Paragraph) -> Span:
    return Span(paragraph.start, paragraph.end)


def _item(document: Document, item: Paragraph) -> Join:
    """An item's clauses: all of them, those after 或者 as alternatives of the one before."""
    text = document.text
    number = _NUMBER.match(text[item.start : item.end])
    begin = item.start + (number.end() if number else 0)
    return _joined(text, tuple(Phrase(item.id, c.start, c.end) for c in find_clauses(text, begin, item.end)))


def _joined(text: str, phrases: tuple[Phrase, ...]) -> Join:
    """All phrases; one that begins with 或 is an alternative of the one before."""
    parts: list[Phrase | Join] = []
    for phrase in phrases:
        if parts and _ALTERNATIVE.match(text, phrase.start, phrase.end):
            parts[-1] = Join("any", (parts[-1], phrase))
        else:
            parts.append(phrase)
    return Join("all", tuple(parts))


# Sentences


@dataclass(frozen=True, slots=True)
class _Segment:
    phrases: tuple[Phrase, ...]
    said: Span | None
    linked: bool = False  # follows a ； or stands in the sentence of the one before


def _paragraph(document: Document, paragraph: Paragraph) -> Iterator[Provision]:
    if inline := _inline_list(document, paragraph):
        yield inline
        return
    for match in _DOUBLE.finditer(document.text, paragraph.start, paragraph.end):
        phrase = Phrase(paragraph.id, *match.span("what"))
        said = Span(match.end("what"), match.end())
        yield Provision(paragraph.id, "denies", Join("all", (phrase,)), (), said, *match.span())
    yield from _widened(document, paragraph)
    before: tuple[Phrase, ...] = ()
    for segment in _segments(document, paragraph):
        consequence = segment.said.of(document.text) if segment.said else ""
        if segment.said is None or consequence:
            segment = replace(segment, phrases=_asks(document.text, segment.phrases, consequence))
        if segment.said is None or not segment.phrases:
            continue
        inherits = segment.linked or re.match(r"其中|纳[统规]后|上述", document.text[segment.phrases[0].start :][:4])
        provision = _made(document, paragraph, segment, (), before if inherits else ())
        yield provision
        if provision.effect != "denies" and not provision.inherited:
            before = segment.phrases


def _widened(document: Document, paragraph: Paragraph) -> Iterator[Provision]:
    """将…条件由参保3年以上放宽至1年以上: what holds now; of a range that is extended, what held before holds, too."""
    text = document.text
    for match in _WIDENED.finditer(text, paragraph.start, paragraph.end):
        now = Phrase(paragraph.id, *match.span("now"))
        tests = Join("all", (now,))
        if match["how"].startswith("扩"):
            tests = Join("any", (Phrase(paragraph.id, *match.span("was")), now))
        period = tuple(Phrase(paragraph.id, *match.span("when")) for _ in (1,) if match["when"])
        start = match.start("when") if match["when"] else match.start("of")
        said = Span(match.start("of"), match.end("of"))
        yield Provision(paragraph.id, "requires", Join("all", (*period, tests)), (), said, start, match.end(), widened=True)


def _made(
    document: Document, paragraph: Paragraph, segment: _Segment, frame: tuple[Phrase, ...], before: tuple[Phrase, ...]
) -> Provision:
    text = document.text
    said = segment.said
    consequence = said.of(text) if said else ""
    whole = text[segment.phrases[0].start : said.end if said else segment.phrases[-1].end]
    effect: Effect = "grants"
    if _DENIES.search(consequence):
        effect = "denies"
    elif _REQUIRES.search(consequence) or (said is not None and not consequence):
        effect = "requires"
    inherited = frame or (before if not _names_somebody(text, segment.phrases) and effect == "grants" else ())
    phrases = segment.phrases
    if effect == "requires" and said is not None and consequence:
        phrases = (*phrases, Phrase(paragraph.id, said.start, said.end))
    general = effect != "grants" and bool(_ALL_SUPPORTS.search(whole)) and not _OF_OWN.search(whole)
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
    )


def _names_somebody(text: str, phrases: tuple[Phrase, ...]) -> bool:
    """Whether the segment says anew whom it is about: 对…企业, 大型企业; 不足5000万元的 does not."""
    own = "，".join(text[p.start : p.end] for p in phrases)
    return re.search(rf"^(?:对于?|凡)|{_HEAD}(?:$|[，的])", own) is not None and not own.startswith("其中")


def _segments(document: Document, paragraph: Paragraph) -> Iterator[_Segment]:
    """The antecedents and consequences of the paragraph's sentences."""
    text = document.text
    number = _NUMBER.match(text[paragraph.start : paragraph.end])
    begin = paragraph.start + (number.end() if number else 0)
    last = ""
    for sentence in find_sentences(text, begin, paragraph.end):
        own = sentence.of(text)
        linked = last == "；"
        last = text[sentence.end : sentence.end + 1]
        if _SOURCE_NOTE.match(own) or _WIDENED.search(own) or (_OTHER_MATTER.match(own) and not re.match(r"对|凡", own)):
            continue
        yield from _of_sentence(text, paragraph, sentence, linked)


def _of_sentence(text: str, paragraph: Paragraph, sentence: Span, linked: bool) -> Iterator[_Segment]:
    phrases: list[Phrase] = []
    said: Span | None = None
    for clause in find_clauses(text, sentence.start, sentence.end):
        own = clause.of(text)
        if _DOUBLE.search(own):
            continue
        if _FLOOR.search(own) and not own.endswith("的"):
            yield _Segment((Phrase(paragraph.id, clause.start, clause.end),), Span(clause.end, clause.end), False)
            continue
        cut = _cut(own, bool(phrases) and said is None)
        if cut is None:
            if said is not None:
                if not _STILL_ASKS.search(own):
                    said = Span(said.start, clause.end)  # a cap, a term: part of what is said
                    continue
                yield _Segment(tuple(phrases), said, linked)
                phrases, said, linked = [], None, True
            phrases.append(Phrase(paragraph.id, clause.start, clause.end))
            continue
        if cut > 0:
            if said is not None:
                yield _Segment(tuple(phrases), said, linked)
                phrases, said, linked = [], None, True
            phrases.append(Phrase(paragraph.id, clause.start, clause.start + cut))
        said = Span(said.start if said else clause.start + cut, clause.end)
    if phrases or said is not None:
        yield _Segment(tuple(phrases), said, linked)


def _asks(text: str, phrases: tuple[Phrase, ...], said: str) -> tuple[Phrase, ...]:
    """Those phrases that ask for something; none where nobody is spoken of, because then all of it is policy talk."""
    granted = _GRANTED.match(said) is not None
    kept = tuple(
        p
        for p in phrases
        if (granted and re.search(r"\d", text[p.start : p.end])) or not _POLICY_VERB.match(own := text[p.start : p.end]) or re.search(rf"的(?:{_HEAD})?$", own)
    )
    if not any(_NAMES.search(own := text[p.start : p.end]) or (granted and re.search(r"\d", own)) for p in kept):
        return ()
    return kept


def _cut(clause: str, waiting: bool) -> int | None:
    """Where in the clause its consequence begins: 0 where it is one, None where it only asks for something."""
    if _CONSEQUENT.match(clause) and _OPERATIVE.search(clause) and not re.search(rf"的(?:{_HEAD})?$", clause):
        return 0
    if clause.endswith("的除外"):
        return len(clause) - 2
    if re.search(r"可以?(?:放宽|延长|提高)(?:至|到)", clause):
        return 0
    for match in _PARTED.finditer(clause):
        rest = clause[match.end() :]
        if not _OPERATIVE.search(rest[:40]) or re.search(rf"的(?:{_HEAD})?$", rest):
            continue
        if re.match(r"申请|应当", rest) and clause.endswith("的"):
            continue
        return match.end()
    if waiting and not _STILL_ASKS.search(clause) and _OPERATIVE.search(clause) and re.match(r"[\u4e00-\u9fff]{2,10}(?:补贴|补助|奖励|返还)", clause):
        return 0  # 展位费分别补贴50%: the benefit names its base
    return None


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
        if _CONSEQUENT.match(own) and _OPERATIVE.search(own):
            said = Span(clause.start, clause.end)
        elif not re.search(r"(?:以下|下列)", own):
            phrases.append(Phrase(paragraph.id, clause.start, clause.end))
    mode: Mode = "any" if _LEAD_ANY.search(lead[0]) else "all"
    effect: Effect = "denies" if said and _DENIES.search(said.of(text)) else "grants"
    tests = Join("all", (*phrases, Join(mode, tuple(items))))
    return Provision(paragraph.id, effect, tests, (), said, begin, paragraph.start + end, effect == "denies", (), True)
