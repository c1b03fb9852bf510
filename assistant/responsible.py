"""Who is responsible: answered from a document's duties, and the other way round, what a named body has to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation import NAMED
from assistant.drafts import Draft, Quote, whole
from assistant.evidence import Evidence
from assistant.naming_en import body_in, label_in
from assistant.premise import asserts
from assistant.references import find_references
from assistant.sentences import BULLET, Sentence, sentences_of, title_of
from assistant.understanding import Understood
from index.actors import find_subject
from index.documents import Document, Paragraph
from index.facts import Duty, Facts
from prompts import render, term

ASKS_BODY = re.compile(
    r"哪(?:个|些|几个)?[\u4e00-\u9fff]{1,4}?(?:部门|单位|机构)|(哪|几)(个|些|几个|几家|两家|家|俩|两个)?(部门|单位|部委|委办局|机构|委局|厅局|局|厅|委|科室|口子|衙门)|哪(几|两|些)家|责任单位|牵头|打头|排头|挑头|领头|头一个负责|归(谁|哪)|谁(来|在|该)?(负责|管|牵头|主办|打头|组织|委托|会同|批|审|发|审批|认定|审核|初审|复核|拨|下达|解释)|由谁|主管|分给|派给|哪(几|两|俩)?家|(找|问|向|报|送|交)(谁|给谁|哪)|"
    r"which (department|ministry|agency|body|bodies|departments|ministries|bureau|office)|who (is|are) (responsible|in charge)|who leads|in charge of|responsible for",
    re.IGNORECASE,
)
# Who gets something, or who may: not who does it.
ASKS_WHOM = re.compile(
    r"谁(?:都|才|还)?(?:能|可以|有资格|符合|享受|拿|领|得|中招|不能|够格|算)|[给对奖补发](?:了)?谁|哪些人|什么人|啥人|\bwho (?:can|may|gets?|is eligible|qualif)|whom?\b(?= (?:can|does it apply))",
    re.IGNORECASE,
)
ASKS_LEAD = re.compile(r"牵头|主抓|打头|排头|挑头|领头|头一个|排(在)?第一|主办|\blead", re.IGNORECASE)
ASKS_TASKS = re.compile(
    r"(哪|几)(些|几项|几条|项|件|几件|条)(任务|工作|事|措施|活)?|(管|负责|承担|参与|掺和|干|做)(的是|了|些)?(哪|什么|啥)|分到(了)?(什么|哪些|啥|几)|(什么|啥|哪些)(活|任务|职责|差事|责任)|职责(是|有|包括)?(什么|哪)|which tasks|what tasks",
    re.IGNORECASE,
)
ASKS_ASSIST = re.compile(r"配合|协助|打下手|\bassist", re.IGNORECASE)
ASKS_WHEN = re.compile(
    r"什么时候|啥时候|何时|几月|几号|哪天|期限|最晚|最迟|截止|多久|多长时间|多少(?:天|日|个工作日)|by when|when must|deadline",
    re.IGNORECASE,
)
STATED = ("leads", "responsible", "assists", "participates", "supervises", "organises", "guides")
CLAIMS_LEAD = re.compile(
    r"(?:既然|不是|明明|因为|就?是)?(?:由|是)?(?P<body>[\u4e00-\u9fff]{2,12}?)(?:来|主要)?(?:牵头|主抓|主办)"
)
LISTED = 760  # characters of a list of duties, under the limit for lists
TOLD = 44  # characters of an act in such a list

_ROLE_NOTE = re.compile(r"[（(【\[]|责任单位|牵头单位|配合单位")

# Departments as people shorten them.
SHORT: dict[str, str] = {
    "工信部": "工业和信息化部", "工信厅": "工业和信息化厅", "工信局": "工业和信息化局", "人社部": "人力资源社会保障部", "人社厅": "人力资源社会保障厅", "人社局": "人力资源社会保障局",
    "发改委": "发展改革委", "央行": "人民银行", "卫健委": "卫生健康委", "住建部": "住房城乡建设部", "住建局": "住房城乡建设局", "农业部": "农业农村部", "环保部": "生态环境部", "环保局": "生态环境局",
    "银监会": "银保监会", "文旅部": "文化和旅游部", "工商局": "市场监管局", "药监局": "药监局", "税务局": "税务", "海关": "海关总署", "交通局": "交通运输局", "公安": "公安局", "妇联": "妇联", "工会": "总工会",
}  # fmt: skip


def answer_responsible(understood: Understood, document: Document, evidence: Evidence, facts: Facts) -> Draft | None:
    """Who has to do what is asked about, as the duties of the best paragraph say; None where none names a body."""
    question = understood.plain
    if ASKS_TASKS.search(question):
        named = find_named_actors(question, facts)
        if named:
            return _tasks(understood, document, facts, named)
    if ASKS_WHEN.search(question) and (due := _due(question, facts)):
        return _by_when(understood, document, due)
    asks_who = (
        understood.language == "zh"
        and "who" in understood.asked.kinds
        and not asserts(understood)
        and not ASKS_WHOM.search(question)
    )
    if not asks_who and not ASKS_BODY.search(question):
        return None
    best = _best(question, document, evidence)
    paragraph = best.paragraph
    duties = duties_noted(document, paragraph, facts)
    acting = () if duties and ASKS_LEAD.search(question) else _acting(question, best, facts)
    if acting:
        return _who_acts(understood, document, best, acting)
    if not duties:
        return _who_is_named(understood, document, best)
    if asserts(understood) and (claimed := _claimed(question, duties)):
        note = document.paragraph(duties[0].paragraph) or paragraph
        quote = Quote(document, note, min(d.start for d in duties), max(d.end for d in duties))
        language = understood.language
        return Draft(
            render("corrected", language, said=claimed, quotes=render("quoted", language, quote=quote.text, n=1)),
            "corrected",
            (quote,),
        )
    leads = [d for d in duties if d.role == "leads"]
    if ASKS_LEAD.search(question) and leads:
        duties = leads + [d for d in duties if d.role != "leads"]
    language = understood.language
    said = []
    for role in STATED:
        actors = list(dict.fromkeys(d.actor for d in duties if d.role == role and d.actor))
        if actors:
            said.append(f"{term(f'role.{role}', language)}{_joined(actors, language)}")
    start, end = min(d.start for d in duties), max(d.end for d in duties)
    noted = document.paragraph(duties[0].paragraph) or paragraph
    quotes = [whole(document, noted) if noted.kind == "row" else Quote(document, noted, start, end)]
    said_best = next(
        (
            f.sentence
            for f in evidence.findings
            if f.sentence.paragraph == paragraph and not _bracketed(f.sentence.text) and not f.sentence.is_title
        ),
        None,
    )
    if said_best is not None and not (said_best.start <= start and end <= said_best.end):
        quotes.append(Quote(document, paragraph, said_best.start, said_best.end))
    said = [part if n == 0 or language == "zh" else part[:1].lower() + part[1:] for n, part in enumerate(said)]
    joiner = ";" if language == "zh" else "; "
    rest = f"{joiner}{quotes[1].text[:120]}[2]" if len(quotes) > 1 else ""
    text = f"{joiner.join(said)}[1]{rest}" + render("source", language, labels=label_in(paragraph, language))
    limit = 290 if language == "zh" else 590
    return Draft(text[:limit] + ("。" if language == "zh" else "."), "answered", tuple(quotes))


def _best(question: str, document: Document, evidence: Evidence) -> Sentence:
    """The sentence that answers best; of the part that the question gives the number or the name of, where it does."""
    node = _named_part(question, document)
    if node is None:
        return evidence.findings[0].sentence
    inside = [f.sentence for f in evidence.findings if f.sentence.paragraph == node]
    own = sentences_of(document, node)
    return next(iter(inside or [s for s in own if not s.is_title] or own))


def _named_part(question: str, document: Document) -> Paragraph | None:
    numbered = [r.node for r in find_references(question, document) if r.by_number]
    quoted = NAMED.search(question)
    titled = (
        p for p in document.paragraphs if quoted and p.evidence and title_of(document, p).startswith(quoted["name"])
    )
    return numbered[0] if numbered else next(titled, None)


def _claimed(question: str, duties: Sequence[Duty]) -> str:
    """The body that the question takes for the leading one, where the note names it in another role."""
    expanded = question
    for short, full in SHORT.items():
        expanded = expanded.replace(short, full)
    lead = CLAIMS_LEAD.search(expanded)
    if not lead or not any(d.role == "leads" for d in duties):
        return ""
    said = [d for d in duties if d.actor and lead["body"].endswith(_LEVEL.sub("", d.actor))]
    return lead[0] if said and all(d.role != "leads" for d in said) else ""


def _joined(bodies: list[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(body_in(body, language) for body in bodies)


def duties_noted(document: Document, paragraph: Paragraph, facts: Facts) -> list[Duty]:
    """The duties of the note in brackets that goes for the paragraph: its own, or that of the lead over it."""
    above: Paragraph | None = paragraph
    while above is not None:
        found = [d for d in facts.duties if d.paragraph == above.id and d.actor and _in_bracket(document, d)]
        if found or any(d.paragraph == above.id and d.actor for d in facts.duties):
            return found
        above = document.paragraph(above.parent) if above.parent else None
    return []


def _acting(question: str, best: Sentence, facts: Facts) -> Sequence[Duty]:
    """The duties in the best sentence whose act the question speaks of; where it names none, () and a bracket may."""
    inside = [
        d
        for d in facts.duties
        if d.paragraph == best.paragraph.id and d.actor and best.start <= d.start < best.end and not _ROLE_NOTE.match(best.document.text, d.start)
    ]  # fmt: skip
    rated = [(len(_pairs(question) & _pairs(d.action)), d) for d in inside if (d.actor or "") not in question]
    most = max((rate for rate, _ in rated), default=0)
    acting = [d for rate, d in rated if rate == most] if most > 1 else []
    others = {
        d.actor for d in facts.duties if d.paragraph == best.paragraph.id and any(d.action == a.action for a in acting)
    }
    return (
        acting if others <= {d.actor for d in acting} else []
    )  # another body does the same in another case: all of them are told


def _due(question: str, facts: Facts) -> Duty | None:
    """The one dated duty of a named body that the question is about: both its body and its act are in it."""
    rest = ASKS_WHEN.sub("", question)
    asked = _pairs(rest)
    dated = [d for d in facts.duties if d.actor and d.deadline]
    near = [
        (len(asked & _pairs(d.action)) / max(1, len(asked)), d)
        for d in dated
        if d.actor and (d.actor in rest or _LEVEL.sub("", d.actor) in rest)
    ]
    near.sort(key=lambda pair: -pair[0])
    if not near or near[0][0] < 0.2 or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0][1]


def _by_when(understood: Understood, document: Document, duty: Duty) -> Draft | None:
    paragraph = document.paragraph(duty.paragraph)
    if paragraph is None:
        return None
    language = understood.language
    quote = Quote(document, paragraph, duty.start, duty.end)
    joiner = ":" if language == "zh" else ": "
    text = f"{duty.deadline}{joiner}{quote.text[:200]}[1]" + render(
        "source", language, labels=label_in(paragraph, language)
    )
    return Draft(text + ("。" if language == "zh" else "."), "answered", (quote,))


def _who_is_named(understood: Understood, document: Document, best: Sentence) -> Draft | None:
    """The sentence of the best paragraph that names a body for what is asked, where the best one names none."""
    asked = _pairs(understood.plain)
    text = document.text
    if find_subject(text, best.start, best.end) or re.search(r"由[^，。]{2,20}", best.text):
        return None
    for sentence in sentences_of(document, best.paragraph):
        number = BULLET.match(sentence.text)
        subject = find_subject(text, sentence.start + (number.end() if number else 0), sentence.end)
        if subject and subject.public and len(asked & _pairs(sentence.text)) >= 4:
            quote = Quote(document, best.paragraph, subject.start, sentence.end)
            end = "。" if understood.language == "zh" else "."
            return Draft(
                f"{quote.text[:240]}[1]"
                + render("source", understood.language, labels=label_in(best.paragraph, understood.language))
                + end,
                "answered",
                (quote,),
            )
    return None


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _who_acts(understood: Understood, document: Document, best: Sentence, duties: Sequence[Duty]) -> Draft:
    """Who does it and what it is, with the words that say so; a body named further up is quoted there."""
    language = understood.language
    said = ("；" if language == "zh" else "; ").join(
        f"{term(f'role.{role}', language)}{_joined(list(dict.fromkeys(d.actor for d in duties if d.actor and d.role == role)), language)}"
        for role in STATED
        if any(d.role == role for d in duties)
    )
    duty = duties[0]
    start, end = min(d.start for d in duties), max(d.end for d in duties)
    row = best.paragraph.kind == "row"
    quotes = [whole(document, best.paragraph) if row else Quote(document, best.paragraph, start, end)]
    if duty.actor and duty.actor not in quotes[0].text and (named := _named_above(document, best, duty.actor)):
        quotes.append(named)
    marks = "".join(f"[{n}]" for n in range(1, len(quotes) + 1))
    limit = (290 if language == "zh" else 590) - len(said) - 40
    text = f"{said}{';' if language == 'zh' else '; '}{quotes[0].text[:limit]}{marks}"
    return Draft(
        text
        + render("source", language, labels=label_in(best.paragraph, language))
        + ("。" if language == "zh" else "."),
        "answered",
        tuple(quotes),
    )


def _named_above(document: Document, best: Sentence, actor: str) -> Quote | None:
    """Where the body stands that an item or a sentence goes on with: the sentence before, or the list's stem."""
    parent = document.paragraph(best.paragraph.id.rpartition(".")[0])
    for paragraph in (best.paragraph, parent):
        for sentence in sentences_of(document, paragraph) if paragraph else ():
            if actor in sentence.text and sentence.start < best.start:
                return Quote(document, sentence.paragraph, sentence.start, sentence.end)
    return None


def _in_bracket(document: Document, duty: Duty) -> bool:
    """Whether the duty stands in a note of responsibilities, and not in the sentence that says what is done."""
    before = document.text[max(0, duty.start - 40) : duty.start + 1]
    return (
        bool(re.search(r"[（(【][^）)】]*$", before))
        or "责任单位" in before
        or "责任单位" in document.text[duty.start : duty.end]
    )


def _bracketed(text: str) -> bool:
    return text.strip()[:1] in "（("


def find_named_actors(question: str, facts: Facts) -> frozenset[str]:
    known = {d.actor for d in facts.duties if d.actor}
    expanded = question + "".join(full for short, full in SHORT.items() if short in question)
    exact = frozenset(actor for actor in known if len(actor) >= 3 and actor in expanded)
    return exact or frozenset(
        actor for actor in known if len(_LEVEL.sub("", actor)) >= 3 and _LEVEL.sub("", actor) in expanded
    )


def _short(act: str) -> str:
    """An act by its first clauses, as many as a list has room for."""
    cut = max(act.rfind("，", 0, TOLD), act.rfind("、", 0, TOLD) if "，" not in act[:TOLD] else 0)
    return act if len(act) <= TOLD else act[: cut if cut > 4 else TOLD]


_LEVEL = re.compile(
    r"^(?:中国|国家|[省市县区](?=[^级直委管]))"
)  # 财政局 is the city's here: a document speaks of its own


def _tasks(understood: Understood, document: Document, facts: Facts, actors: frozenset[str]) -> Draft | None:
    """Everything that the bodies have to do, by role; each with the paragraph that says so."""
    own = list({(d.paragraph, d.role, d.action): d for d in facts.duties if d.actor in actors}.values())
    for asks, role in ((ASKS_LEAD, "leads"), (ASKS_ASSIST, "assists")):
        if asks.search(understood.plain) and any(d.role == role for d in own):
            own = [d for d in own if d.role == role]
    if not own:
        return None
    language = understood.language
    joiner = "、" if language == "zh" else ", "
    quotes: list[Quote] = []
    groups: list[str] = []
    length = 0
    for role in STATED:
        items = []
        for duty in (d for d in own if d.role == role):
            paragraph = document.paragraph(duty.paragraph)
            if paragraph is None or length > LISTED:
                continue
            row = paragraph.kind == "row"
            noted = not row and _in_bracket(document, duty)
            first = sentences_of(document, paragraph)[0]
            quote = whole(document, paragraph) if row else Quote(document, paragraph, duty.start, duty.end)
            if noted and first.is_title:
                quote = Quote(document, paragraph, first.start, first.end)
            title = title_of(document, paragraph) if noted else _short(duty.action)
            if duty.deadline and duty.deadline not in title:
                title = f"{duty.deadline}{title}"
            quotes.append(quote)
            label = f"{paragraph.label} " if paragraph.label.startswith("第") and noted else ""
            items.append(render("list_item", language, label=label, title=title, n=len(quotes)))
            length += len(items[-1]) + 1
        if items:
            groups.append(f"{term(f'role.{role}', language)}{joiner.join(items)}")
    text = render("list_head", language, scope="、".join(sorted(actors)), count=len(own), noun="项" if language == "zh" else "tasks",
                  items=(";" if language == "zh" else "; ").join(groups))  # fmt: skip
    return Draft(text + ("。" if language == "zh" else "."), "answered", tuple(quotes), computed=(str(len(own)),))
