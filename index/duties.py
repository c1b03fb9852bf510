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
from typing import Literal

from index.clauses import find_clauses, find_sentences
from index.documents import Document, Paragraph
from index.lexicon import ACTIONS, ADVERB, BODY_ENDS, GOVERNMENT, LEADING_STRENGTHS, STARTS_WITH_ACTION
from index.numerals import any_of
from index.periods import Period
from index.spans import Span
from index.targets import Target

Role = Literal["leads", "assists", "responsible", "organises", "guides", "supervises", "participates"]


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


# --- brackets -------------------------------------------------------------------------------------------------

BRACKET = re.compile(r"[（(【\[](?P<inside>[^（）()【】\[\]]{2,300}?)[）)】\]]")
LABELS: dict[str, Role] = {
    **dict.fromkeys(("牵头单位", "牵头部门", "主办单位", "牵头责任单位", "责任牵头单位", "牵头", "主责单位", "第一责任单位", "组长单位"), "leads"),
    **dict.fromkeys(("责任单位", "责任部门", "负责单位", "落实单位", "责任主体", "责任", "实施单位", "完成单位", "承担单位"), "responsible"),
    **dict.fromkeys(("配合单位", "配合部门", "协办单位", "协同单位", "协助单位", "配合", "协助责任单位"), "assists"),
    **dict.fromkeys(("参与单位", "参加单位", "参与部门"), "participates"),
    **dict.fromkeys(("指导单位", "指导部门"), "guides"),
    **dict.fromkeys(("督导单位", "监督单位", "督办单位"), "supervises"),
    **dict.fromkeys(("组织单位",), "organises"),
}  # fmt: skip
ROLES: dict[str, Role] = {
    **dict.fromkeys(("牵头负责", "牵头", "牵头落实", "牵头组织", "主办", "总牵头", "牵头组织实施", "负责牵头"), "leads"),
    **dict.fromkeys(("负责", "分别负责", "具体负责", "负责落实", "承办", "共同负责", "落实", "负责实施", "组织实施", "各负其责", "等负责"), "responsible"),
    **dict.fromkeys(("配合", "协助", "协办", "积极配合", "配合落实", "协同", "协同配合", "予以配合", "分工配合"), "assists"),
    **dict.fromkeys(("参与", "参加", "共同参与", "等参与"), "participates"),
    **dict.fromkeys(("指导",), "guides"),
    **dict.fromkeys(("督导", "监督", "督促"), "supervises"),
}  # fmt: skip
DIVIDED = re.compile(
    r"(?:按照?|依据|根据)?(?:各自)?(?:职责|职能)(?:分工)?(?:分别|共同)?(?:负责|落实|抓好落实)?$|按职责分工(?:负责|落实|配合)?$|分工负责$"
)
LABELLED = re.compile(rf"^(?P<label>{any_of(LABELS)})[:：为]?(?<=[:：为])(?P<names>.+)$")
ASSIGNED = re.compile(rf"^(?P<names>.*?)(?P<role>{any_of(ROLES)})$")
FIRST_LEADS = re.compile(
    r"(?:列|排)(?:在)?第一(?:位)?(?:者|的)?(?:的)?(?:部门|单位)?(?:为|是)牵头(?:部门|单位)?|第一(?:个)?(?:单位|部门)为牵头"
)
ALSO_BELOW = re.compile(r"下同|以下均同|以下同")
_ROLE_WORDS = re.compile(rf"{any_of((*LABELS, *ROLES))}|职责分工")
_OTHERS = re.compile(r"(?:等(?:有关|相关|部门|单位|按|多部门|\d+(?:个)?部门)[\u4e00-\u9fff]*|等)$")
_BOTH_BODIES = re.compile(
    r"(?<=[部委局署办会厅院行府位门])(?:和|及|以及)(?=[\u4e00-\u9fff]*(?:部|委|局|署|办|会|厅|院|行|府|单位|部门)$)"
)
_LINE_LABEL = re.compile(
    rf"(?:^|[。；;\n\s])(?P<inside>(?:{any_of(w for w in LABELS if len(w) > 2)})[:：][^。\n）)】]+)"
)


def split_names(names: str) -> tuple[str, ...]:
    """The bodies that a list names; 等有关部门 names nobody and is dropped, 各有关部门和单位 is kept whole.

    >>> split_names("工业和信息化部、财政部等有关部门")
    ('工业和信息化部', '财政部')
    """
    pieces = []
    for piece in re.split(r"[、，,；;](?![^(（]*[)）])", re.sub(r"^(?:由|并由)", "", names.strip())):
        piece = _OTHERS.sub("", piece.strip(" 　:：")).strip()
        if piece:
            pieces.extend(_BOTH_BODIES.split(piece) if not piece.startswith(("各", "有关", "相关")) else [piece])
    return tuple(_whole_provinces(pieces))


def _whole_provinces(pieces: list[str]) -> Iterator[str]:
    """各省、自治区、直辖市人民政府 is one body, though it is written with the marks of a list."""
    held: list[str] = []
    for piece in pieces:
        if piece in ("各省", "自治区", "各省（区", "各区", "各县", "各市", "市", "县", "区") and (
            held or piece.startswith("各")
        ):
            held.append(piece)
            continue
        yield "、".join([*held, piece]) if held else piece
        held = []
    yield from held


def read_bracket(inside: str, first_leads: bool) -> tuple[tuple[str, Role], ...]:
    """(body, role) for everybody that a bracket names; () where it assigns nothing.

    >>> read_bracket("甲部牵头，乙局、丙局按职责分工负责", False)
    (('甲部', 'leads'), ('乙局', 'assists'), ('丙局', 'assists'))
    """
    if not _ROLE_WORDS.search(inside):
        return ()
    found: list[tuple[str, Role]] = []
    waiting: list[str] = []
    for group in re.split(r"[，,；;。]", inside):
        group = group.strip()
        if not group or FIRST_LEADS.search(group) or ALSO_BELOW.fullmatch(group):
            continue
        if labelled := LABELLED.match(group):
            found.extend((name, LABELS[labelled["label"]]) for name in split_names(labelled["names"]))
            continue
        divided = DIVIDED.search(group)
        assigned = ASSIGNED.match(group)
        if not divided and not assigned:
            waiting.extend(split_names(group))
            continue
        role: Role = "responsible"
        if divided:
            names = group[: divided.start()]
            role = "assists" if any(r == "leads" for _, r in found) else "responsible"
        else:
            assert assigned is not None
            names, role = assigned["names"], ROLES[assigned["role"]]
        names = re.sub(r"会同|(?<=[部委局厅署会办])商(?=[\u4e00-\u9fff]{2})", "、", names)
        found.extend((name, role) for name in (*waiting, *split_names(names)))
        waiting = []
    if waiting and found:  # 责任单位：甲厅，乙局
        found.extend((name, found[-1][1]) for name in waiting)
    found = [(name, role) for name, role in found if _is_body(name)]
    if first_leads and len(found) > 1 and not any(role == "leads" for _, role in found):
        found[0] = (found[0][0], "leads")
    return tuple(dict.fromkeys(found))


_BODY = re.compile(rf"(?:{any_of(BODY_ENDS)})(?:[(（][^）)]*[)）])?$|^各|^有关|^相关|^省|^市|^县")


def _is_body(name: str) -> bool:
    return 1 < len(name) <= 30 and (
        _BODY.search(name) is not None or name.endswith(("会", "处", "站", "所", "队", "组", "社", "台", "报"))
    )


# --- sentences ------------------------------------------------------------------------------------------------

SENTENCE_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (
        re.compile(
            r"^(?:[^，。；]{0,6})(?:牵头|会同|带队|统一领导|统筹协调|总牵头|领导)|牵头(?:工作|组织|负责|制定|建立)|，会同"
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
    rf"^{_PREFIX}(?:(?:自|从)?[^，。；]{{0,12}}(?:起|前|内)[，,])?(?P<actor>[^，。；：:“”（）]{{2,36}}?(?:、[^，。；：:“”（）]{{2,16}}?){{0,6}}?)(?:作为[^，。；]{{2,40}}，)?"
    rf"(?P<modal>要|应当|应|须|必须|需|负责(?!人|同志)|牵头|会同|将要|承担|于(?=(?:19|20)\d\d年|每)|每(?=年|季|月|半)|定期)(?P<rest>[^。；]+)"
)
_AGENT = re.compile(
    rf"(?P<verb>指导|支持|推动|督促|引导|组织|要求|鼓励|推进|依托|发动|协调|压实)(?P<actor>{GOVERNMENT}(?:、{GOVERNMENT})*[\u4e00-\u9fff]{{0,6}}?)(?P<rest>(?:{ADVERB}|因地制宜|结合[^，。]{{0,12}}|根据[^，。]{{0,12}}|[^，。；、]{{0,3}})*?(?:{any_of(w for w in ACTIONS if len(w) > 1)}|发挥|探索|加强|加大|利用|做好|承接|谋划|设立|打造|聚焦|立足|用好|围绕|将|把|对|为|入企|制定)[^。；]*)"
)
_BY = re.compile(
    r"(?:^|[，,；;])由(?P<actor>[^，。；、给进从]{2,16}?)(?P<rest>(?:带队|牵头|负责|组织|会同|统一|具体|统筹|承担|审核|审批|制定|发布|按|根据|审定|承办|主管|予以|安排|确定|核定|认定|另行)[^。；]*)"
)
_COLLECTIVE = re.compile(
    rf"^(?P<actor>省市县|市县|县乡|各级[\u4e00-\u9fff]{{0,6}}?|各地(?:区)?(?:各部门)?|各[市县区省州旗]|各(?:有关|相关)?(?:部门|单位)|各县[(（]市、区[)）]|每个[^，。]{{0,12}}[市县区]|各区县|各级各部门)"
    rf"(?:(?:{any_of(LEADING_STRENGTHS)})|都|均|可)*(?P<action>(?:分级|分类|分别|因地制宜|{ADVERB})*(?:{any_of(w for w in ACTIONS if len(w) > 1 and w not in ('发展', '运行', '对接'))})[^，。；]{{2,}})$"
)
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
    rf"(?:(?:{any_of(LEADING_STRENGTHS)})|{ADVERB})*(?P<action>(?:{any_of(w for w in ACTIONS if w not in ('新增', '净增', '增加', '减少', '突破', '争取', '发展', '运行', '覆盖', '报告', '统计', '使用', '投入'))}|为|由|开出|抓|做好|确保)[^，。；]*)"
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
    matches += [(m, m.start("inside"), m.end("inside")) for m in _LINE_LABEL.finditer(words)]
    assigning = [(m, s, e, read_bracket(m["inside"], first_leads)) for m, s, e in matches]
    assigning = [a for a in assigning if a[3]]
    title = _title(words)
    position = 0
    for match, start, end, bodies in assigning:
        action = title
        if len(assigning) > 1 or not title:  # each sentence has its own bracket
            action = words[position:start].strip(" 。；\n　")
        position = end
        period = None
        for actor, role in bodies:
            yield Duty(paragraph.id, actor, role, action, period, paragraph.start + start, paragraph.start + end)
        del match


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
    for sentence in find_sentences(document.text, paragraph.start, paragraph.end):
        words = sentence.of(document.text)
        if words.startswith(("（", "(", "【")) and _ROLE_WORDS.search(words):
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

    def duty(actor: str, role: Role, action: str, at: int) -> None:
        clause = next((c for c in clauses if c.start <= at < c.end), sentence)
        deadline = _deadline(periods, clause if len(clauses) > 1 else sentence, text)
        found.append(Duty(paragraph.id, actor, role, action.strip(" ，,"), deadline, clause.start, clause.end))

    named = _SUBJECT.match(words)
    if named and (actors := _subject(named["actor"], named["modal"])):
        rest = named["rest"]
        if named["modal"] in ("负责", "牵头", "会同", "于", "每", "定期", "承担"):
            rest = named["modal"] + rest
        for actor in actors:
            duty(actor, _role(rest), rest.removeprefix("负责"), sentence.start + named.start("actor"))
        subject = named["actor"] if len(actors) == 1 else None
    elif subject and (going_on := _SUBJECTLESS.match(words)):
        duty(subject, _role(going_on["rest"]), going_on["rest"], sentence.start)
    elif not words.startswith("要"):
        subject = None
    for agent in _AGENT.finditer(words):
        for actor in split_names(agent["actor"]):
            duty(actor, "responsible", _first_action(agent["rest"]), sentence.start + agent.start())
    for clause in clauses:
        if together := _COLLECTIVE.match(clause.of(text)):
            duty(together["actor"], _role(together["action"]), together["action"], clause.start)
    for by in _BY.finditer(words):
        actor = by["actor"].strip()
        if _BODY.search(actor) and "基金" not in actor:
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
    if (
        STARTS_WITH_ACTION.match(actor)
        or (re.search(r"[的将对把使让是为在与从至由]|根据|按照|通过|加强|推动|建立|支持|完善", actor)
        and "会同" not in actor)
    ):
        return ()
    if actor.startswith(("各地区各", "各地各", "各级各")) or re.match(
        r"^(?:各|有关|相关|地方|国务院|中央|其他)", actor
    ):
        return (actor,) if "、" not in actor or "自治区" in actor else split_names(actor)
    names = split_names(actor)
    if names and all(_is_body(name) and _BODY.search(name) for name in names):
        return names
    if modal in ("应当", "应", "必须", "须", "要") and _CITIZENS.search(actor) and len(actor) <= 16:
        return (actor,)
    return ()


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
        p for p in inside if p.kind in ("month", "quarter", "year", "half", "day") and not _backward(p, text)
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
