"""Duties: who does what, by when, from brackets, from sentences with a subject, and from dated clauses without one.

    bracket  = （ group (，|；) group … ）    group = names role | label ： names     （甲部牵头，乙局、丙局配合）（责任单位：甲厅）
    sentence = body (要|应当|负责|会同 …) action                                     财政部要加大资金支持力度
             | (指导|支持|推动|督促|由 …) body action                                指导各市建立培育库
    dated    = strength? period action                                             2月底前完成评审
Where no body is named the actor is None: never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.brackets import (
    ALSO_BELOW,
    BODY,
    BRACKET,
    FIRST_LEADS,
    LINE_LABEL,
    ROLE_WORDS,
    Role,
    is_body,
    read_bracket,
    split_names,
)
from index.clauses import find_clauses, find_sentences
from index.documents import Document, Paragraph
from index.lexicon import ACTIONS, ADVERB, BODY_ENDS, GOVERNMENT, LEADING_STRENGTHS, STARTS_WITH_ACTION
from index.numerals import any_of
from index.periods import Period
from index.spans import Span
from index.targets import Target


@dataclass(frozen=True, slots=True)
class Duty:
    """`start`, `end` are the clause or bracket that says so; `deadline` may be a rhythm (每季度)."""

    paragraph: str
    actor: str | None
    role: Role
    action: str
    deadline: str | None
    start: int
    end: int


SENTENCE_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (
        re.compile(
            r"^(?:[^，。；]{0,6})(?:牵头|会同|带队|统一领导|统筹协调|总牵头|(?<!组织)领导)|牵头(?:工作|组织|负责|制定|建立)|，会同"
        ),
        "leads",
    ),
    (re.compile(r"^(?:积极|主动|密切)?(?:配合|协助|协同)|，积极配合"), "assists"),
    (re.compile(r"^(?:定期|负责|加强|强化|每季度|依法|共同)*(?:监督|督促|督导|督查|检查)"), "supervises"),
    (re.compile(r"^(?:加强|负责|强化|具体)*(?:业务)?指导"), "guides"),
    (re.compile(r"^(?:负责|统筹|认真|定期|积极|牵头|要)*组织(?!领导)"), "organises"),
    (re.compile(r"^(?:广泛|积极|共同|主动)*(?:参与|参加|发挥主体作用)"), "participates"),
)
_PREFIX = r"(?:[0-9]+[.．、]|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十百]+条[\s　]*|——|[一二三四五六七八九十]+是)?"
_SUBJECT = re.compile(
    rf"^{_PREFIX}(?:(?:自|从)?[^，。；]{{0,12}}(?:起|前|内)[，,])?(?P<actor>(?:[^，。；：:“”（）、]{{1,24}}、){{0,7}}[^，。；：:“”（）、]{{2,36}}?)(?:作为[^，。；]{{2,40}}，)?"
    rf"(?P<modal>要|应当|应|须|必须|需|负责(?!人|同志)|牵头|会同|将要|承担|于(?=(?:19|20)\d\d年|每)|每(?=年|季|月|半)|定期)(?P<rest>[^。；]+)"
)
_AGENT = re.compile(
    rf"(?P<verb>指导|支持|推动|督促|引导|组织|要求|鼓励|推进|发动|协调)(?P<actor>{GOVERNMENT}(?:、{GOVERNMENT})*[\u4e00-\u9fff]{{0,6}}?)(?P<rest>(?:{ADVERB}|因地制宜|结合[^，。]{{0,12}}|根据[^，。]{{0,12}}){{0,3}}?[^，。；、]{{0,6}}?(?:{any_of(w for w in ACTIONS if len(w) > 1)}|发挥|探索|加强|加大|利用|做好|承接|谋划|设立|打造|聚焦|立足|用好|围绕|将|把|对|为|入企|制定)[^。；]*)"
)
_BY = re.compile(
    r"(?:^|[，,；;])由(?P<actor>[^，。；、给进从]{2,16}?)(?P<rest>(?:带队|牵头|负责|组织|会同|统一|具体|统筹|承担|审核|审批|制定|发布|按|根据|审定|承办|主管|予以|安排|确定|核定|认定|另行)[^。；]*)"
)
_COLLECTIVE = re.compile(
    rf"^(?P<actor>省市县|市县|县乡|各级[\u4e00-\u9fff]{{0,6}}?|各地(?:区)?(?:各部门)?|各[市县区省州旗]|各(?:有关|相关)?(?:部门|单位)|各县[(（]市、区[)）]|每个[^，。]{{0,12}}[市县区]|各区县|各级各部门)"
    rf"(?:(?:{any_of(LEADING_STRENGTHS)})|都|均|可)*(?P<action>(?:分级|分类|分别|因地制宜|{ADVERB})*(?:{any_of(w for w in ACTIONS if len(w) > 1 and w not in ('发展', '运行', '对接'))})[^，。；]{{2,}})$"
)
_PLAIN_BODY = re.compile(
    r"^(?![^，。]*(?:有(?!关)|[经可在向对将把照彻与的]))[^，。]*?(?<![全内外大局干一])(?:部门|部|(?<![布格结])局|委|署|厅|办|政府|省份|各地区?|各市|各县|各区|单位|委员会|领导小组|办公室|协会|联合会|法院|检察院|党委|指挥部|专班)$"
)
_BODY_VERB = re.compile(
    rf"^(?P<actor>(?:[^，。；：:“”（）的、\d]{{2,24}}、){{0,7}}[^，。；：:“”（）的、\d]{{2,24}}?)"
    rf"(?P<action>(?:{ADVERB}|研究)*(?:{any_of(w for w in ACTIONS if len(w) > 1 and w not in ('增加', '减少'))}|推行|监督|负责|牵头|会同)[^，。；]{{2,}})$"
)
_ALONE = frozenset(("国家", "各地", "各地区", "各部门", "各单位", "各省份", "各级", "各市", "各县", "各区"))
_PARTIES = re.compile(
    r"(?P<list>[^，。；、]{4,24}(?:、[^，。；、]{4,24}){1,5})的[\u4e00-\u9fff]{0,6}(?:格局|机制|体系|合力|局面|模式)$"
)
_PARTY = re.compile(
    r"^(?P<actor>(?:[\u4e00-\u9fff]{0,4})(?:党委(?:政府)?|政府负责人|政府|(?:相关|有关|各|职能|主管)部门|部门|企业|社会力量|社会|群众|公众|协会|行业协会|市场|机构|金融机构|学校|家庭|个人|单位|院校|属地|行业))(?P<does>[\u4e00-\u9fff]{2,10})$"
)
_PARTY_ROLES: tuple[tuple[str, Role], ...] = (
    ("领导|牵头|统筹|主导|引领", "leads"), ("负责|落实|尽责|履职|主责", "responsible"), ("监督|督导|监管", "supervises"), ("协同|配合|联动|支持|协作", "assists"), ("", "participates"),
)  # fmt: skip
_CITIZENS = re.compile(
    r"(?:纳税人|扣缴义务人|申请人|用人单位|企业|个人|个体工商户|医疗机构|医院|公立医院|学校|机构|单位|经营者|生产者|当事人|申报单位|项目单位|运营单位|平台|银行)$"
)
_DATED_VERB = re.compile(
    rf"(?:{ADVERB})*(?P<action>(?:{any_of(w for w in ACTIONS if w not in ('新增', '净增', '增加', '减少', '突破', '争取', '发展', '运行', '覆盖', '报告', '统计', '使用', '投入'))}|为|对(?=[^，。]*进行)|向|由|开出|抓|做好|确保)[^，。；]*)"
)
_SUBJECTLESS = re.compile(r"^(?:要|还要|同时要|并)(?P<rest>(?!求|素|点|件|闻)[^。；]{4,})")


def find_duties(
    document: Document,
    paragraphs: tuple[Paragraph, ...],
    periods: dict[str, tuple[Period, ...]],
    targets: tuple[Target, ...],
) -> tuple[Duty, ...]:
    """Every duty of `paragraphs`, in order; `periods` are by paragraph id, with offsets in the document.

    A statement such as 列第一位者为牵头单位，下同 holds for its own bracket and all later ones.
    """
    found: list[Duty] = []
    first_leads = False
    for paragraph in paragraphs:
        words = document.text_of(paragraph)
        first_here = first_leads or FIRST_LEADS.search(words) is not None
        found.extend(_brackets(document, paragraph, first_here))
        first_leads = first_here and (first_leads or ALSO_BELOW.search(words) is not None)
        found.extend(_sentences(document, paragraph, periods.get(paragraph.id, ()), targets))
    return tuple(found)


def _brackets(document: Document, paragraph: Paragraph, first_leads: bool) -> Iterator[Duty]:
    words = document.text_of(paragraph)
    matches = [(m, m.start("inside") - 1, m.end("inside") + 1) for m in BRACKET.finditer(words)]
    matches += [(m, m.start("inside"), m.end("inside")) for m in LINE_LABEL.finditer(words)]
    assigning = [(m, s, e, read_bracket(m["inside"], first_leads)) for m, s, e in matches]
    assigning = [a for a in assigning if a[3]]
    title = _title(words)
    position = 0
    for _, start, end, bodies in assigning:
        action = title
        if len(assigning) > 1 or not title:  # each sentence has its own bracket
            action = words[position:start].strip(" 。；\n　")
        position = end
        period = None
        for actor, role in bodies:
            yield Duty(paragraph.id, actor, role, action, period, paragraph.start + start, paragraph.start + end)


_NUMBER = re.compile(
    r"^\s*(?:[0-9]+(?:\.[0-9]+)*[.．、]?\s*|[（(][一二三四五六七八九十百0-9]+[）)]|第[ 一二三四五六七八九十百零0-9]+条[\s　]*|[一二三四五六七八九十]+[、.]|——|[①-⑳]|[一二三四五六七八九十]+是)"
)


def _title(words: str) -> str:
    """The phrase that heads a measure, without its number: 扩大补贴范围; its whole first sentence where it has no title."""
    body = _NUMBER.sub("", words.strip(), count=1)
    head = re.split(r"[。\n；;]", body, maxsplit=1)[0]
    return re.sub(r"[（(][^（）()]*$", "", head).strip()


def _sentences(
    document: Document, paragraph: Paragraph, periods: tuple[Period, ...], targets: tuple[Target, ...]
) -> Iterator[Duty]:
    subject: str | None = None
    if paragraph.kind == "row":
        return  # a cell of a table has no sentence to read
    for sentence in find_sentences(document.text, paragraph.start, paragraph.end):
        words = sentence.of(document.text)
        if words.startswith(("（", "(", "【")) and ROLE_WORDS.search(words):
            continue
        duties, subject = _sentence(document, paragraph, sentence, periods, subject)
        yield from duties
        if not any(d.actor is not None and d.deadline is not None for d in duties):
            yield from _dated(document, paragraph, sentence, periods, targets, duties)


def _sentence(
    document: Document, paragraph: Paragraph, sentence: Span, periods: tuple[Period, ...], subject: str | None
) -> tuple[list[Duty], str | None]:
    """Duties of bodies that the sentence names, and the subject that a following 要… goes on with."""
    text, words = document.text, sentence.of(document.text)
    clauses = find_clauses(text, sentence.start, sentence.end)
    found: list[Duty] = []

    def duty(actor: str, role: Role, action: str, at: int, whole: bool = False) -> None:
        clause = next((c for c in clauses if c.start <= at < c.end), sentence)
        deadline = _deadline(periods, clause if len(clauses) > 1 else sentence, text)
        dated = [c for c in clauses if c.end < clause.start and clause.start - c.end <= 2]
        if deadline is None and dated and _after_dates(periods, dated[-1]) >= dated[-1].end - 1:  # 6月底前，甲厅建立…
            deadline = _deadline(periods, dated[-1], text)
        if deadline is None and whole:
            deadline = next((d for c in clauses if (d := _deadline(periods, c, text)) and c.start > clause.start), None)
        found.append(Duty(paragraph.id, actor, role, action.strip(" ，,"), deadline, clause.start, clause.end))

    named = _SUBJECT.match(words)
    if named and (actors := _subject(named["actor"], named["modal"])):
        rest = named["rest"]
        if named["modal"] in ("负责", "牵头", "会同", "于", "每", "定期", "承担"):
            rest = named["modal"] + rest
        for actor in actors:
            duty(actor, _role(rest), rest.removeprefix("负责"), sentence.start + named.start("actor"), whole=True)
        subject = named["actor"] if len(actors) == 1 else None
    elif subject and (going_on := _SUBJECTLESS.match(words)):
        duty(subject, _role(going_on["rest"]), going_on["rest"], sentence.start)
    elif not words.startswith("要"):
        subject = None
    for agent in _AGENT.finditer(words):
        for actor in split_names(agent["actor"]):
            duty(actor, "responsible", _first_action(agent["rest"]), sentence.start + agent.start())
    for clause in clauses if not found else ():
        lead = _after_dates(periods, clause)
        if (does := _BODY_VERB.match(text[lead : clause.end])) and (actors := _plain_bodies(does["actor"])):
            for actor in actors:
                duty(actor, _role(does["action"]), does["action"], clause.start)
    for clause in clauses:
        if any(d.start == clause.start and d.actor is not None for d in found):
            continue
        if together := _COLLECTIVE.match(clause.of(text)):
            duty(together["actor"], _role(together["action"]), together["action"], clause.start)
    for by in _BY.finditer(words):
        actor = by["actor"].strip()
        if BODY.search(actor) and "基金" not in actor:
            duty(actor, _role(by["rest"]), by["rest"], sentence.start + by.start("actor"))
    for clause in clauses:
        for actor, role, action in _parties(clause.of(text)):
            found.append(Duty(paragraph.id, actor, role, action, None, clause.start, clause.end))
    return found, subject


_BY_MEANS = re.compile(r"^(?:发挥|结合|立足|围绕|根据|利用|按照|依托|聚焦|用好|强化)")


def _first_action(rest: str) -> str:
    """The first thing to do; words of manner (立足实际，…) go with the clause that they lead to."""
    clauses = re.split(r"[，,]", rest)
    if len(clauses) > 1 and _BY_MEANS.match(clauses[0]):
        return clauses[1]
    return clauses[0]


def _subject(actor: str, modal: str) -> tuple[str, ...]:
    """The bodies that a sentence begins with, or () where its beginning is no body."""
    actor = re.sub(r"(?:切实|都|也|同时|还|均|分别|共同|具体|按职责|继续)$", "", actor.strip())
    if STARTS_WITH_ACTION.match(actor) or (
        re.search(r"[的将对把使让是为在与从至由]|根据|按照|通过|加强|推动|建立|支持|完善", actor)
        and "会同" not in actor
    ):
        return ()
    actor = re.sub(r"^(?:(?:19|20)\d\d年)?(?:\d+月)?(?:\d+日|底)?前", "", actor)
    if not (
        BODY.search(actor) and re.search(rf"(?:{any_of(BODY_ENDS)}|各地|各市)(?:[(（][^）)]*[)）])?$", actor)
    ) and not _CITIZENS.search(actor):
        return ()
    if actor.startswith(("各地区各", "各地各", "各级各")) or re.match(
        r"^(?:各|有关|相关|地方|国务院|中央|其他)", actor
    ):
        return (actor,) if "、" not in actor or "自治区" in actor else split_names(actor)
    names = split_names(actor)
    if names and all(is_body(name) and BODY.search(name) for name in names):
        return names
    if modal in ("应当", "应", "必须", "须", "要") and _CITIZENS.search(actor) and len(actor) <= 16:
        return (actor,)
    return ()


def _after_dates(periods: tuple[Period, ...], clause: Span) -> int:
    """Where the clause goes on after the dates that it begins with (每年2月底前|各市完成…)."""
    at = clause.start
    for period in periods:
        if at <= period.start <= at + 1:
            at = period.end
    return at


def _plain_bodies(words: str) -> tuple[str, ...]:
    """The bodies that stand directly before a verb (甲部印发…); stricter than before 要, since any noun may stand there."""
    if STARTS_WITH_ACTION.match(words) or words.startswith(("可", "经", "在", "对")):
        return ()
    names = split_names(words)
    plain = [n for n in names if n in _ALONE or _PLAIN_BODY.match(n)]
    grouped = len(names) > 1 and bool(names) and names[-1].endswith(("部门", "单位")) and "各" not in words
    if grouped and names[-1] in plain:  # 财政、教育、卫生健康部门: fields share the word 部门
        return (words,)
    return tuple(plain) if len(plain) == len(names) else ()


def _role(does: str) -> Role:
    return next((role for pattern, role in SENTENCE_ROLES if pattern.search(does)), "responsible")


def _parties(clause: str) -> list[tuple[str, Role, str]]:
    """Who has which part in an arrangement: 党委领导、政府负责、社会参与的格局."""
    arranged = _PARTIES.search(clause)
    if not arranged:
        return []
    parts = re.sub(rf"^(?:{ADVERB}|健全|完善|构建|建立|形成|由)*", "", arranged["list"]).split("、")
    read = [_PARTY.match(part) for part in parts]
    if len(read) < 2 or not all(read):
        return []
    return [
        (m["actor"], next(r for words, r in _PARTY_ROLES if re.search(words, m["does"])), m["does"]) for m in read if m
    ]


def _deadline(periods: tuple[Period, ...], span: Span, text: str) -> str | None:
    """The date or rhythm inside `span`; 每年2月底前 is one though it is two periods."""
    inside = [p for p in periods if span.start <= p.start < span.end]
    dated = [p for p in inside if p.kind in ("deadline", "recurring")] or [
        p
        for p in inside
        if p.kind in ("month", "quarter", "year", "half", "day")
        and not _backward(p, text)
        and (p.start - span.start < 6 or STARTS_WITH_ACTION.match(text, p.end))  # 对一季度运行情况 is no date to act by
    ]
    if not dated:
        return None
    first = dated[0]
    end = first.end
    for following in dated[1:]:
        if following.start == end:
            end = following.end
    return text[first.start : end].strip()


def _backward(period: Period, text: str) -> bool:
    words = text[period.start : period.end]
    return words.startswith(("去年", "上", "近")) or text[period.start - 1 : period.start] in ("较", "比", "以", "对")


def _dated(
    document: Document,
    paragraph: Paragraph,
    sentence: Span,
    periods: tuple[Period, ...],
    targets: tuple[Target, ...],
    named: list[Duty],
) -> Iterator[Duty]:
    """Clauses that say when and what, and not who."""
    text = document.text
    inherited: str | None = None
    head: Period | None = None
    for clause in find_clauses(text, sentence.start, sentence.end):
        if any(d.start == clause.start for d in named):
            continue
        within = [p for p in periods if clause.start <= p.start < clause.end and not _backward(p, text)]
        deadline = _deadline(tuple(within), clause, text)
        words = clause.of(text)
        counted = [t for t in targets if t.start == clause.start]
        if not within:
            prior = inherited if (counted or head is not None) and inherited else None
            if prior and (verb := _DATED_VERB.match(words)) and (counted or head is not None):
                yield Duty(paragraph.id, None, _role(verb["action"]), verb["action"], prior, clause.start, clause.end)
            head = None
            continue
        first = within[0]
        if first.start - clause.start < 3 and first.end >= clause.end - 1:
            inherited, head = deadline, first  # a clause that is only a date: what is due follows
            continue
        head = None
        action = _due(words, [(p.start - clause.start, p.end - clause.start) for p in within])
        if action is None:
            continue
        if first.kind in ("deadline", "recurring", "year") and first.start - clause.start < 6:
            inherited = deadline
        yield Duty(paragraph.id, None, _role(action), action, deadline, clause.start, clause.end)


def _due(words: str, spans: list[tuple[int, int]]) -> str | None:
    """What is due, without its date: the clause from its verb on; None where the date belongs to a thing."""
    start, end = spans[0][0], spans[-1][1] if spans[-1][0] == spans[0][1] else spans[0][1]
    before, after = words[:start], words[end:]
    before = re.sub(rf"^(?:{any_of(LEADING_STRENGTHS)}|在|于|自|从|并|同时|{ADVERB})+", "", before)
    verb = _DATED_VERB.match(after.lstrip("，,"))
    if not before:
        return verb["action"] if verb else None
    if re.match(r"(?:推动|确保|推进|组织|力促|加快|支持|指导)", before) and verb:
        return f"{before}{after}"
    return None
