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

from index.audiences import AUDIENCES, GOODS, Audience, bare_audience, find_audience, is_aside
from index.benefits import KINDS, MONEY, OPERATIVE, BenefitKind
from index.clauses import find_clauses, find_sentences
from index.conditions import GENERIC, Condition, Known, find_conditions, last_measured
from index.documents import Document, Paragraph
from index.measures import TIME_UNITS
from index.numerals import any_of
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
_NAMED_ALONE = re.compile(rf"(?!{any_of(('其他每', '自', '从', '按', '每', '同一', '单', '为', '第', '全年', '并', '将', '期限', '最长', '由', '在'))})(?P<what>[^，。；：]{{3,30}}(?<!\d[个支家名场次批]))，")
_DOES = re.compile(
    r"^(?:分别|直接|再|可|按[^，]*?|优先|一律|同时|及时)*(?:实行|实施|给予|予以|直接|免|落实|开展|执行|纳入|返还|发放|提供|建立|享受|申请|采取|奖励|补助|补贴|放宽|认定|减|支持)"
)
_SEGMENT = re.compile(
    r"^(?:对(?!标|接(?!入)|外|照|应|策|此|各|口|于促进|上一|全)|允许|准许|支持(?!政策|力度|体系|措施)|统筹支持|凡|遴选|以[^，。；]{2,30}为(?:标准|条件|门槛)|鼓励|引导|[^，。；]{0,3}宣传一?批?)"
)
_FOR = re.compile(r"^对(?P<who>.+)")
_QUALIFIED = re.compile(
    r"^支持(?P<who>[^，。；]{3,40}?(?:企业|机构|平台|园区|区|中心|基地|人员|主体))(?=(?:自主|率先|开展|申报|参与|使用|利用|进口|发行)[^。；]+)"
)
_SELECTED = re.compile(
    r"(?:遴选|筛选|择优选[取择])(?P<who>[^。；，]+?(?:企业|项目|平台|机构|园区|单位|人才|团队))(?P<does>纳入|进入|入库|列入|予以|给予)"
)
_STANDARD = re.compile(r"^以(?P<test>[^，。；]+?)为(?:标准|条件|门槛)")
_PRAISED = re.compile(r"(?:宣传|表彰|选树)(?:一批)?(?P<who>[^，。；]{2,20}(?:企业|企业家|个人|集体|单位|团队))$")
_TRAINED = re.compile(
    r"^(?:扎实|大力|深入|积极|广泛)*(?:开展|举办|组织)(?P<who>[^，。；]{0,20}?(?:人员|负责人|企业家|职工|劳动者|人才|青年|工人|农民|管理者|干部))[^，。；]{0,12}培训"
)
_SERVED = re.compile(
    r"(?<![因作])为(?P<count>\d[^，。；]{0,10}?(?:家|个|名|户)(?:左右|以上)?)?(?P<who>[^，。；提]{2,24}?)(?P<does>(?:免费)?(?:提供|发放(?!贷)|代办)[^，。；]+)"
)
_PAID_OUT = re.compile(
    r"兑现(?P<who>[^，。；]{2,24}(?:企业|项目|单位|机构|园区|团队|个人))(?=[^，。；]*(?:奖励|补贴|补助|奖补|资金))"
)
_PREFERRED = re.compile(rf"优先(?:推荐|支持|保障|安排|选派)(?P<who>[^，。；的]{{0,10}}?(?:{any_of(AUDIENCES)}))(?=到|参加|申报|参评|使用|用|入驻|就读|$)")
_REWARDED = re.compile(r"^(?:对)?奖励(?P<who>[^，。；]{2,40}?(?:等单位|单位|机构|企业|个人|团队))")
_PAID_TO = re.compile(rf"(?:给予|奖励|补助|补贴|资助)(?:给)?(?P<who>(?!一次性|最高|每|不|年|首|其)[\u4e00-\u9fff]{{0,10}}?(?:{any_of(AUDIENCES)}|方|人))(?=一次性|最高|每|奖励|补助|补贴|\d)")
_SHARE = re.compile(r"(?:按照?(?!规定|时|期)|^以|每(?!年|月|人每))[^，。；]*?(?=(?:一次性|分别)?(?:给予|予以|奖励|补助|补贴|发放|返还|给$|予$))")
_WIDENED = re.compile(r"(?:由|从)[^，。；]+?(?:放宽|扩展|扩大|降低|调整)(?:至|到|为)(?P<new>[^，。；]+)$")
_ASIDE = re.compile(r"^[（(](?![一二三四五六七八九十\d]+[）)])(?:[^（()）]|[（(][^（()）]*[）)])*(?:[）)]|$)")
_NO_SUPPORT = re.compile(
    r"^(?:[^，]{0,30}(?:不得|不予|追究|取消))|(?:纳入|列入)[^，。；]{0,10}(?:失信|黑)[^，。；的]{0,6}(?=[，。；]|$)|予以通报|通报批评|的除外$|(?:取消|撤销)(?:其|相应|当年度?)?[^，。；]{0,8}(?:资格|奖励|称号)|追回|追缴|收回已"
    r"|处以?[^，。；]{0,24}罚款|责令|吊销|(?:予以|给予)(?:处分|警告|处罚)|计算方法|目标任务|不[能可]同时|只享受|所称[^。；]{2,60}是指|不适用(?:本|前|上)|参照本|不受(?:前款|本条|前述)|前款[^。；]{0,20}所称|级承担\d|^(?:同一|单[个家户]|每[家个户])[^，。；]{0,20}享受[^，。；]*(?:合计|累计|总额|最多|不超过)|^[^，。；]{0,30}不再(?:重复)?(?:享受|奖励|补助|补贴|给予)|比例(?:应|要)?达到|按最高(?:档次|标准|级别)|^(?:同一|单[个家户]|每[家个户])[^，。；]{0,10}(?:奖励|补助|补贴|资助)(?:资金)?总额|^(?:[两二三四五]项|上述|前[两三]项)[^，。；]{0,8}(?:合计|累计)[^，。；]*(?:最高|不超过)|^(?:[（(][^（）()]{1,4}[）)])?[^，。；]{0,2}(?:申[报请]|享受)本[^，。；]{0,12}的[^，。；]{0,10}应|各项(?:奖补|奖励|补助|支持)[^，。；]{0,6}按|比例降低|^[^，。]{0,30}(?:政府|部门|单位|各地|委|部|局)要|^要|，要|抽查比例|承担比例|制定(?:具体)?实施细则"
)
_GENERAL = re.compile(
    r"(?:完善|优化|健全|研究制定|出台|制定|推动|加大|强化|改进|发挥|贯彻|坚持|开展更多|建立由|建立实名|合理确定)[^，。；]{0,40}(?:政策|力度|机制|办法|措施|体系|方案|作用|格局|系统|标准|工作|思想|服务)|政策措施|政策清单|补贴项目|补贴方式|补贴等标准"
)
_OPEN = re.compile(
    r"分档奖励|分档奖补|一定比例|一定奖补|适当(?:补贴|提高|放宽|支持)|按(?:有关)?规定(?:给予|享受|列支)?|另行制定|具体[^，。；]{0,10}(?:办法|标准|细则)[^，。；]{0,10}制定|综合(?:计算|确定)|给予(?:一定|适当|必要)"
)
_CAP = re.compile(r"^(?:最高|不超过|最多|不得超过|上限|不能超过|最长)|(?:以内|封顶|为限|以下)$")
_QUOTA = re.compile(
    r"每[人年家户][^，。；]{0,6}(?:只|限|不超过)[^，。；]{1,14}|限\d+[^，。；]{1,8}|名额[^，。；]{1,10}"
)
_STEPPED = re.compile(r"按照?(?P<what>[^，。；：\d的]{2,16}?)(?:分[档级]|的?不同)?(?:一次性)?(?:给予|予以|发放)[^，：。；]{0,12}[：:]")
_FOR_EACH = re.compile(r"(?:(?:上述|前述|以上|前)?[两二三四]?项?(?:合计|累计))?(?:单[个户项家]?|每[家个户人项]?|同一)[^，。；的]{0,16}?(?:奖励|补助|补贴|贴息|资助|奖补|支持|年度|每年|合计|累计|总额|项目|企业|机构|单位)(?:资金)?(?:总额|金额|总计|合计|累计|资金)*(?:最高|不超过|最多|上限)")
_LIMITED = re.compile(r"(?:的)?限额(?:以)?内")
_PIECES = frozenset(("张", "份"))
_AMOUNTS = re.compile(r"元|%|百分点|天|日|成|倍|张|份|个月")
# 发放一次性扩岗补助。 is the paragraph's title.
_TITLE = re.compile(r"\s*(?:[（(][\d一二三四五六七八九十]+[）)]|\d+[.、．]|第[ 一二三四五六七八九十百\d]+条|[一二三四五六七八九十]+、)?\s*[^，,；;：:\d]{4,24}")
_APPLYING = re.compile(r"(?<=[。；])申[报请][^，。；]{0,8}应当?(?:同时)?(?:具备|符合|满足)(?:以下|下列)(?:条件|要求|标准)")
_BELOW = re.compile(r"下列|以下(?:条件|情形|要求|标准)")
_NO_CASE = re.compile(r"(?:为|是|标准|比例|金额|每[年月日]|\d[个项家名])$|^(?:同一|单个|每|其他每)")
_GIVES = re.compile(r"(?:奖励|补助|补贴|资助|给予)[^，。；\d]{0,6}\d[\d.]*\s*(?:万|亿)?元")
_INSTALMENT = re.compile(r"预拨|拨付|兑付|分期|首期|分担|财政承担|承担\d")  # how what was granted is paid out
_PAID = re.compile(r"\d[\d.]*\s*(?:万|亿)?(?:元|%|个百分点)")
_NUMBER = re.compile(
    r"^\s*(?:[（(][\d一二三四五六七八九十]+[）)]|\d+[.、．]|第[ 一二三四五六七八九十百\d]+条[\s　]*|[一二三四五六七八九十]+、|——)\s*"
)


@dataclass(frozen=True, slots=True)
class _Segment:
    """Part of a sentence with one benefit: the conditions stand before `operative`."""

    start: int
    operative: int
    end: int
    who: tuple[int, int] | None = None  # where the audience stands, if not before the operative
    tests: tuple[int, int] | None = None  # where the conditions stand, if not before the operative


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
        for segment in _segments(document.text, sentence):
            known = next((k for s in reversed(found) if (k := last_measured(s.conditions))), ("", ""))
            support = _support(document.text, paragraph, segment, quantities, periods, before, known, found[-1].kind if found else "other")
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
            owed = musts if musts and not (musts.behind and not REFERRED.search(document.text, sentence.end, paragraph.end)) else owed
    found = [_with_items(document.text, provisions, support) for support in found]
    granted = _granted(document, paragraph, found, quantities, periods, provisions)
    every = [_graded(document.text, paragraph, s, quantities) for s in sorted((*found, *granted), key=lambda s: s.start)]
    return tuple(_capped(document.text, paragraph, every, quantities))


def _graded(text: str, paragraph: Paragraph, support: Support, quantities: tuple[Quantity, ...]) -> Support:
    """A support for a step (10万元以下的每辆2000元), measured by what the words before the steps name: 按发票金额给予补贴：…"""
    steps = {(c.start, c.end): q for c in support.conditions if c.category for q in quantities if q.unit and text[c.start : c.end].rstrip("的") == text[q.start : q.end] and c.start == q.start}
    named = list(_STEPPED.finditer(text, paragraph.start, support.start)) if steps else []
    if not named:
        return support
    what = named[-1]["what"]
    return replace(
        support,
        conditions=tuple(
            replace(c, metric=what, category=None, quantity=steps[c.start, c.end]) if (c.start, c.end) in steps else c for c in support.conditions
        ),
    )


def _capped(text: str, paragraph: Paragraph, found: list[Support], quantities: tuple[Quantity, ...]) -> list[Support]:
    """The supports with the most that a clause of its own sets for each of them: 单个项目补助最高800万元."""
    for clause in find_clauses(text, paragraph.start, paragraph.end) if found else ():
        own = [q for q in quantities if clause.start <= q.start < clause.end and q.unit == "元" and _CAP.search(text[q.start : q.end])]
        if own and _FOR_EACH.match(text, clause.start, clause.end) and not any(s.start < clause.end and clause.start < s.end for s in found):
            before = clause.start > found[0].start
            found = [replace(s, cap=own[-1]) if (s.end <= clause.start or not before) and _may_reach(s, own[-1]) else s for s in found]
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
    if listed is None or not (_BELOW.search(text, support.start, support.end) or _APPLYING.search(text, support.end, listed.end)):
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
            quantities = tuple(replace(q, start=q.start + part.start, end=q.end + part.start) for q in find_quantities(text[part.start : part.end]))
            measured = tuple(c for c in find_conditions(text, part.start, part.end, quantities, (), None) if c.quantity is not None)
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
        plain = provision.effect == "grants" and not provision.widened and not (said and _INSTALMENT.search(text, said.start, said.end))
        if not plain or said is None or _NO_SUPPORT.search(text[provision.start : said.end]) or provision.listed or said.start in seen or not _PAID.search(text, said.start, said.end):
            continue
        start = provision.start
        if not paragraph.start <= start < said.start or any(s.start < said.end and said.start < s.end for s in found):
            continue
        seen.add(said.start)
        segment = _Segment(start, said.start, said.end)
        support = _support(text, paragraph, segment, quantities, periods, found[-1].audience if found else None)
        if provision.measure:
            support = replace(support, conditions=_measured_as(text, provision, quantities))
        elif not support.conditions and 2 < len(named := text[start : said.start].strip("，, ")) <= 16 and not _NO_CASE.search(named):
            support = replace(support, conditions=(Condition(None, None, named, None, start, said.start),))  # 轻度失能每人每月150元
        yield support


def _segments(text: str, sentence: Span) -> list[_Segment]:
    words = sentence.of(text)
    number = _NUMBER.match(words)
    clauses = find_clauses(text, sentence.start + (number.end() if number else 0), sentence.end)
    groups: list[list[Span]] = []
    for clause in clauses:
        own = clause.of(text)
        opens = _SEGMENT.match(own) and not (groups and (_waits(groups[-1], text) or _only_asides(groups[-1], text)))
        if not groups or opens:
            groups.append([])
        groups[-1].append(clause)
    return [segment for group in groups for segment in _operative(text, group)]


def _only_asides(group: list[Span], text: str) -> bool:
    return all(is_aside(clause.of(text)) for clause in group)


def _waits(group: list[Span], text: str) -> bool:
    """Whether a group so far is only conditions, so that 允许 or 支持 is its benefit (…的食品，允许…)."""
    own = group[-1].of(text)
    return own.endswith(("的", "时", "疫苗", "试剂", "前提下", "外", "后")) or (
        len(group) == 1
        and not any(p.search(own) for p in OPERATIVE)
        and find_audience(text, group[0].start, group[0].end) is not None
        and re.match(r"(?:允许|准许|可)", text[group[-1].end + 1 :][:2]) is not None
    )


def _operative(text: str, group: list[Span]) -> list[_Segment]:
    """The benefits of clauses that belong together, each with where its operative words begin."""
    lead = next((c for c in group if not is_aside(c.of(text))), group[0])
    first = lead.of(text)
    start = group[0].start
    if special := _special(text, group, lead):
        return special
    found: list[_Segment] = []
    begin = start
    for n, clause in enumerate(group):
        own = clause.of(text)
        if _GENERAL.search(own) and not re.search(r"给予|发放|最高|兑现|享受", own):
            continue
        directed = n > 0 and not found and _FOR.match(first) is not None
        read = _benefit(text, clause, begin, directed)
        if read is None and found and (_LIMIT.match(own) or _RATE_IS.match(own)):
            found[-1] = replace(found[-1], end=clause.end)
            begin = clause.end + 1
            continue
        if read is None:
            if _MERE.match(own) and not _LENDERS.match(own):
                begin = clause.end + 1  # encouragement on its own is no condition of what follows
            continue
        another = text[begin : clause.start].rstrip("，, ").endswith("的")  # …奖励5万元，次年增长10%以上的，再奖励2万元
        if found and not another and (_GOES_ON.match(own) or _LIMIT.match(own)):
            found[-1] = replace(found[-1], end=clause.end)
        else:
            found.append(read)
        begin = clause.end + 1
    return found


_GOES_ON = re.compile(r"[^，。；]{0,4}期间(?:实行|免收|不)|并|且|由|所需|按|从|再|不足|其")
_RATE_IS = re.compile(r"(?:补助|补贴|奖励|贴息|资助)(?:比例|标准|金额|额度)(?:为|按)[^，。；的]*\d[^，。；的]*$")
# Who may hand something in, and what may be chosen, is no benefit; nor is what an office may set.
_PROCEDURAL = re.compile(
    r"可(?:以)?(?:书面)?(?:由[^，。；]{2,16}(?:本人|监护人|委托|代为|代办)|选择(?:其一|其中|适用|申领其中|[^，。；]{0,6}一项)|委托|根据[^，。；]{2,16}(?:选用|调整|制定|确定|补充))|(?:政府|部门|机关)可以?(?:在|根据|结合|按照)|可以[^，。；]*最多不超过[一二三两\d]次"
)
_FROM_BUDGET = re.compile(r"[^，。；]{0,8}财政对")  # 中央财政对试点省份给予补贴: what stands before is no condition
_ACTS = re.compile(r"申请|参加|报考|取得")
_LIMIT = re.compile(
    r"[^，。；的\d]{0,12}(?:最高|最多|不超过|不高于|上限为?|封顶)(?:不超过)?[^，。；\d]{0,6}\d[^，。；的]*$|(?:单个|单户|每[家个户人年项]|同一|累计|总额|最高|最多|年度|原则上)[^，。；]*(?:最高|不超过|封顶|上限|限额|为限|最多)"
)
_LENDERS = re.compile(r"(?:鼓励|支持|引导)[^，。；]{0,8}(?:银行|机构)对")
_MERE = re.compile(r"引导|鼓励|推动|发挥|建立|开展|健全|完善|加强|落实|简化|依托|全面|深入|组织具备")


def _benefit(text: str, clause: Span, begin: int, directed: bool) -> _Segment | None:
    """The clause as a benefit whose conditions begin at `begin`; `directed` says that 对… opened the sentence."""
    own = clause.of(text)
    if _FROM_BUDGET.match(own):
        begin = clause.start
    if _PROCEDURAL.search(own):
        return None
    if (widened := _WIDENED.search(own)) and re.search(MONEY, own):
        return _Segment(begin, clause.start, clause.end, None, (clause.start + widened.start("new"), clause.end))
    match = next((m for p in OPERATIVE if (m := p.search(own))), None)
    if match is None and text[clause.start - 2 : clause.start] == "的，":
        match = _RATE_ALONE.match(own)
    if match is not None and (_describes(own, match.start()) or _DENIED.search(own[: match.start()])):
        return None
    if match is None:
        does = directed and _DOES.match(own) and any(k.search(own) for k, _ in KINDS)
        return _Segment(begin, clause.start, clause.end) if does else None
    if served := _SERVED.search(own):
        named = find_audience(text, clause.start + served.start("who"), clause.start + served.end("who"))
        who = (clause.start + served.start("who"), named.end if named else clause.start + served.end("who"))
        return _Segment(clause.start, clause.start + served.start("does"), clause.end, who)
    if paid := _PAID_OUT.search(own) or _REWARDED.match(own) or _PREFERRED.match(own):
        who = (clause.start + paid.start("who"), clause.start + paid.end("who"))
        tests = (begin, clause.start) if begin < clause.start else None
        return _Segment(begin if tests else clause.start, clause.start, clause.end, who, tests)
    share = _SHARE.search(own[: match.start() + 2])  # 按每个托位1万元|给予, 每新开1家|给予
    return _Segment(begin, clause.start + (share.start() if share else match.start()), clause.end)


_ONE = re.compile(r"贷款|(?:同一|单个|每个?)[\u4e00-\u9fff]{2}")  # says of how many, not of whom
_DENIED = re.compile(r"(?:(?:从|尚|均)?未|没有|已经?|曾)$|(?:不(?:再|得再?|能|可|予|应)?|[只仅]能?)(?:重复|同时)?$|^(?:企业|用人单位|学校|医院)应当")  # a duty is no benefit
_RATE_ALONE = re.compile(r"(?:不超过|不高于|按照?|为)\s*\d[\d.]*[%‰](?:执行|计算|收取)?$")  # 500万元以上的，不超过1%


def _describes(clause: str, at: int) -> bool:
    """Whether words at `at` say whom a clause speaks of, and grant nothing yet: 已享受补贴的, 对领取保险金期满的人员."""
    if re.search(rf"(?:{any_of((*AUDIENCES, *GOODS))})$", clause) and not re.search(r"给予|予以|发放|可|奖励|补助|补贴(?!的)|提供|兑现|宣传|支持|允许", clause.rpartition("的")[2]):
        return True  # …或领取保险金人员
    if clause.endswith("的") and not re.search(r"(?:^|[^的])可(?:以)?", clause[:at]):
        return True
    last = clause.rfind("的")
    return clause.startswith("对") and last > at and re.search(rf"(?:{any_of(AUDIENCES)})$", clause) is not None


def _special(text: str, group: list[Span], lead: Span) -> list[_Segment]:
    """Forms whose audience stands inside or behind the operative words; `lead` is the first clause that is no aside."""
    first = lead.of(text)
    start, end = group[0].start, group[-1].end
    if first.startswith(("允许", "准许")):
        audience = find_audience(text, lead.start, end)
        does = audience.end if audience and audience.clause_end == lead.end else lead.start + 2
        return [_Segment(start, does, end)]
    if qualified := _QUALIFIED.match(first):
        if re.search(r"加强|建设|开展|加快|发挥|为|^[^的内]{0,4}企业$", qualified["who"]):
            return []
        audience = find_audience(text, lead.start, lead.start + qualified.end("who"))
        does = audience.end if audience else lead.start + qualified.end("who")
        return [_Segment(start, does, lead.end)]
    if _STANDARD.match(first) and re.search(r"培育|奖励|支持|推进|入库|补助|补贴", text[group[0].end : end]):
        return [_Segment(start, group[1].start if len(group) > 1 else group[0].end, end)]
    for clause in group:
        own = clause.of(text)
        if selected := _SELECTED.search(own):
            return [_Segment(clause.start + selected.start(), clause.start + selected.start("does"), clause.end)]
        if praised := _PRAISED.search(own):
            who = (clause.start + praised.start("who"), clause.start + praised.end("who"))
            return [_Segment(clause.start, clause.start, clause.end, who)]
        if trained := _TRAINED.match(own):
            who = (clause.start + trained.start("who"), clause.start + trained.end("who"))
            return [_Segment(clause.start, clause.start, clause.end, who)]
    if (directed := _FOR.match(first)) and lead is group[-1]:
        begins = re.search(r"(?:分别|直接)?(?:实施|给予|予以|实行|开展|免|按|纳入|优先)", directed["who"])
        if (
            begins
            and any(k.search(directed["who"][begins.start() :]) for k, _ in KINDS)
            and not _GENERAL.search(directed["who"][begins.start() :])
        ):
            return [_Segment(start, lead.start + 1 + begins.start(), end)]
    return []


def _support(
    text: str,
    paragraph: Paragraph,
    segment: _Segment,
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
    named = find_audience(text, *segment.who) or Audience(*segment.who, segment.who[1], False) if segment.who and segment.tests else None
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
    cap = next(iter(sorted((q for q in caps if q.unit not in TIME_UNITS), key=lambda q: _of_loan(text, q, start))), None)
    sums = [q for q in amounts if q not in caps and q.unit not in TIME_UNITS] or [q for q in amounts if q not in caps]
    sums = [q for q in sums if q.unit not in _PIECES] or sums  # 1张500元额度的卡: the sum
    several = len(sums) > 1 and (re.search(r"分别|、", text[operative : sums[1].start]) is not None and sums[0].unit == sums[1].unit)
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
    own = [p for p in periods if start <= p.start < end and not any(q.start < p.end and p.start < q.end for q in quantities)]
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
    return re.search(r"每[^，。；]*$", before) is not None and re.match(r"[^，。；]*?(?:给予|予以|奖励|补助|补贴)[^，。；]*\d", after) is not None


def _kind(benefit: str, words: str, before: BenefitKind) -> BenefitKind:
    """What the words name; of 再给予3000元 what was given before."""
    for said in (benefit, words):
        for pattern, kind in KINDS:
            if pattern.search(said):
                return kind
    return "subsidy" if before == "other" and re.search(r"\d[\d.]*[万亿]?元", benefit) else before
