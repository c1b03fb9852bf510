"""Who is responsible: answered from a document's duties, and the other way round, what a named body has to do."""

from __future__ import annotations

import re

from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence
from assistant.sentences import sentences_of, title_of
from assistant.understanding import Understood
from index.documents import Document, Paragraph
from index.facts import Duty, Facts
from prompts import render, term

ASKS_BODY = re.compile(
    r"(哪|几)(个|些|几个|几家|两家|家|俩|两个)?(部门|单位|部委|委办局|机构|委局)|哪(几|两|些)家|责任单位|牵头|打头|排头|挑头|领头|头一个负责|归(谁|哪)|谁(来|在|该)?(负责|管|牵头|主办|打头)|由谁|主管|分给|派给|哪(几|两|俩)?家|"
    r"which (department|ministry|agency|body|bodies|departments|ministries)|who (is|are) (responsible|in charge)|who leads|in charge of|responsible for",
    re.IGNORECASE,
)
ASKS_LEAD = re.compile(r"牵头|打头|排头|挑头|领头|头一个|排(在)?第一|主办|\blead", re.IGNORECASE)
ASKS_TASKS = re.compile(r"(哪|几)(些|几项|几条|项|件|几件|条)(任务|工作|事|措施|活)?|(管|负责|承担|参与|掺和|干)(的是|了|些)?(哪|什么|啥)|which tasks|what tasks", re.IGNORECASE)
STATED = ("leads", "responsible", "assists", "participates", "supervises", "organises", "guides")
MOST = 12

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
        named = _named_actors(question, facts)
        if named:
            return _tasks(understood, document, facts, named)
    if not ASKS_BODY.search(question):
        return None
    paragraph = evidence.findings[0].sentence.paragraph
    duties = [d for d in facts.duties if d.paragraph == paragraph.id and d.actor and _in_bracket(document, d)]
    if not duties:
        return None
    leads = [d for d in duties if d.role == "leads"]
    if ASKS_LEAD.search(question) and leads:
        duties = leads + [d for d in duties if d.role != "leads"]
    language = understood.language
    said = []
    for role in STATED:
        actors = list(dict.fromkeys(d.actor for d in duties if d.role == role and d.actor))
        if actors:
            said.append(f"{term(f'role.{role}', language)}{'、'.join(actors)}")
    start, end = min(d.start for d in duties), max(d.end for d in duties)
    quotes = [Quote(document, paragraph, start, end)]
    best = next((f.sentence for f in evidence.findings if f.sentence.paragraph == paragraph and not _bracketed(f.sentence.text) and not f.sentence.is_title), None)
    if best is not None and not (best.start <= start and end <= best.end):
        quotes.append(Quote(document, paragraph, best.start, best.end))
    joiner = ";" if language == "zh" else "; "
    rest = f"{joiner}{quotes[1].text[:120]}[2]" if len(quotes) > 1 else ""
    text = f"{joiner.join(said)}[1]{rest}" + render("source", language, labels=paragraph.label)
    limit = 290 if language == "zh" else 590
    return Draft(text[:limit] + ("。" if language == "zh" else "."), "answered", tuple(quotes))


def _in_bracket(document: Document, duty: Duty) -> bool:
    """Whether the duty stands in a note of responsibilities, and not in the sentence that says what is done."""
    before = document.text[max(0, duty.start - 40) : duty.start + 1]
    return bool(re.search(r"[（(][^）)]*$", before)) or "责任单位" in before or "责任单位" in document.text[duty.start : duty.end]


def _bracketed(text: str) -> bool:
    return text.strip()[:1] in "（("


def _named_actors(question: str, facts: Facts) -> frozenset[str]:
    known = {d.actor for d in facts.duties if d.actor}
    expanded = question + "".join(full for short, full in SHORT.items() if short in question)
    return frozenset(actor for actor in known if len(actor) >= 3 and actor in expanded)


def _tasks(understood: Understood, document: Document, facts: Facts, actors: frozenset[str]) -> Draft | None:
    ids = list(dict.fromkeys(d.paragraph for d in facts.duties if d.actor in actors))
    nodes: list[Paragraph] = [p for p in document.paragraphs if p.id in ids][:MOST]
    if not nodes:
        return None
    quotes = []
    for node in nodes:
        duty = next(d for d in facts.duties if d.paragraph == node.id and d.actor in actors)
        first = sentences_of(document, node)[0]
        quotes.append(Quote(document, node, first.start, first.end) if first.is_title else Quote(document, node, duty.start, duty.end))
    language = understood.language
    items = [
        render("list_item", language, label=f"{p.label} " if p.label.startswith("第") else "", title=title_of(document, p), n=n)
        for n, p in enumerate(nodes, 1)
    ]
    scope = "、".join(sorted(actors))
    text = render("list_head", language, scope=scope, count=len(ids), noun="项" if language == "zh" else "tasks", items=(";" if language == "zh" else "; ").join(items))
    return Draft(text + ("。" if language == "zh" else "."), "answered", tuple(quotes), computed=(str(len(ids)),))
