"""Dated: what is due by a date, within a part of the year, or in a rhythm, answered from a document's dated duties.

哪些任务要在6月底前完成   every duty that is due by then, the earliest first
每季度要做哪些事          every duty of that rhythm
"""

from __future__ import annotations

import re

from assistant.drafts import Draft, Quote, whole
from assistant.responsible import find_named_actors
from assistant.understanding import Understood
from index.charts import Due, find_due
from index.documents import Document, Paragraph
from index.facts import Facts
from index.periods import Period, find_periods
from prompts import render

TASKS = r"(?:任务|工作|事情?|活儿?|项目|举措|几[项件样桩]|哪[项件样些]|什么|啥)"
DONE = r"(?:完成|办完|办结|做完|干完|做好|办好|交卷|交账|交差|落实|落地|到位|到期|收尾|收官|搞定|了结|结束|截止)"
ASKS_DUE = re.compile(
    rf"(?:哪[些几]|什么|啥|几[项件样桩])[^,。?？]{{0,14}}{DONE}|{DONE}[^,。?？]{{0,8}}(?:哪[些几]|什么|啥|几[项件样桩])|(?:哪[些几])[项件样桩]?{TASKS}[^,。?？]{{0,10}}(?:要做|要办|得做|得办|必须做)"
)
ASKS_RHYTHM = re.compile(
    r"(?:要|得|须|应当?)(?:做|办|干|开展|组织|搞)(?:的)?[^,。?？]{0,4}(?:哪[些几]|什么|啥)|(?:哪[些几])[项件样桩]?(?:事|任务|工作|活)[^,。?？]{0,6}(?:要|得|须)"
)
OF_TABLE = re.compile(r"表[上里中格]|附[件表]|清单|分工表|任务表|台账")
LIMIT = 760  # characters of the list
TOLD = 46  # characters of one act


def answer_dated(understood: Understood, document: Document, facts: Facts) -> Draft | None:
    """Every duty that falls due as the question says, or None where it asks no such thing or nothing is due then."""
    question = understood.plain
    periods = find_periods(question, document.year)
    if understood.language != "zh" or not periods or {"amount", "compare", "count"} & set(understood.asked.kinds):
        return None
    until = [p for p in periods if p.end_date is not None and p.every is None]
    rhythm = next((p for p in periods if p.every), None)
    if until and ASKS_DUE.search(question):
        period = min(until, key=lambda p: p.end_date or p.start)
        due = tuple(d for d in find_due(facts, document) if _falls(d, period))
    elif rhythm and not until and ASKS_RHYTHM.search(question):
        period = rhythm
        due = tuple(d for d in find_due(facts, document) if d.every == rhythm.every)
    else:
        return None
    if actors := find_named_actors(question, facts):
        noted = {
            d.paragraph for d in facts.duties if d.actor in actors
        }  # 牵头 in brackets goes for the whole paragraph
        due = tuple(d for d in due if d.duty.actor in actors or (d.duty.actor is None and d.duty.paragraph in noted))
    rows = tuple(d for d in due if _paragraph(document, d).kind == "row")
    if OF_TABLE.search(question) and rows:
        due = rows
    return _listed(understood, document, due, question[period.start : period.end]) if due else None


def _falls(due: Due, period: Period) -> bool:
    """Whether the duty is due within the period, which for a deadline begins whenever."""
    if due.day is None or period.end_date is None:
        return False
    return due.day <= period.end_date and (period.start_date is None or due.day >= period.start_date)


def _paragraph(document: Document, due: Due) -> Paragraph:
    paragraph = document.paragraph(due.duty.paragraph)
    assert paragraph is not None, due.duty.paragraph
    return paragraph


def _listed(understood: Understood, document: Document, due: tuple[Due, ...], when: str) -> Draft:
    """The duties, the earliest first; one act that several bodies share is told once."""
    quotes: list[Quote] = []
    items: list[str] = []
    told: set[tuple[str, int]] = set()
    length = 0
    for one in due:
        duty = one.duty
        key = (duty.paragraph, duty.start if _paragraph(document, one).kind != "row" else 0)
        if key in told:
            continue
        told.add(key)
        if length > LIMIT:
            continue
        paragraph = _paragraph(document, one)
        row = paragraph.kind == "row"
        quotes.append(whole(document, paragraph) if row else Quote(document, paragraph, duty.start, duty.end))
        act = duty.action if len(duty.action) <= TOLD else f"{duty.action[:TOLD]}……"
        title = act if one.words in act else f"{one.words}{act}"
        items.append(render("list_item", understood.language, label="", title=title, n=len(quotes)))
        length += len(items[-1]) + 1
    text = render("list_head", understood.language, scope=when, count=len(told), noun="项", items=";".join(items))
    return Draft(f"{text}。", "answered", tuple(quotes), computed=(str(len(told)),))
