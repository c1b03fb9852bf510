"""Stepping: a follow-up that goes on to the next part, or back to the last, is put as a question about that part.

第12条讲什么?   那下一条呢?   第13条讲什么?   再下一条由谁负责?   第14条由谁负责?
"""

from __future__ import annotations

import re

from assistant.conversation import STEP, step
from assistant.references import called, measures_of
from index.documents import Document, Paragraph
from prompts import render

EDGES = re.compile(r"^(?:那么?|再|然后|接着|and |then |now )+|(?:呢|吧|啊|呀)?[?？。!！\s]*$", re.IGNORECASE)
OPENS = re.compile(
    r"(?:那么?|再|然后|接着|看|说|讲|请|and|then|now|what about|how about|what does|the|[\s,，])*", re.IGNORECASE
)
OTHER = re.compile(r"个?(?:月|季|年|周|星期|阶段|问题|学期|世纪)")  # 上个月参保80人
BARE = re.compile(r"(?:讲|说|写)?(?:的)?(?:是)?(?:什么|啥)?|what about|how about|(?:what does )?the", re.IGNORECASE)
HEADINGS = re.compile(r"行动|action", re.IGNORECASE)


def stepped(question: str, document: Document, paragraph: Paragraph, language: str) -> str | None:
    """The question about the part that it steps to from the paragraph's; None where there is none to step to."""
    match = STEP.search(question)
    if match is None or not OPENS.fullmatch(question[: match.start()]) or OTHER.match(question, match.end()):
        return None
    row = (
        tuple(p for p in document.paragraphs if p.kind == "heading")
        if HEADINGS.search(match[0])
        else measures_of(document)
    )
    here = next((n for n, p in enumerate(row) if paragraph.id == p.id or paragraph.id.startswith(f"{p.id}.")), None)
    there = None if here is None else here + step(question)
    if there is None or not 0 <= there < len(row):
        return None
    name = called(document, row[there], language)
    rest = EDGES.sub("", f"{question[: match.start()]} {question[match.end() :]}").strip()
    if BARE.fullmatch(rest):
        return render("suggest_measure", "zh" if language == "zh" else "en", label=name)
    return f"{EDGES.sub('', question[: match.start()])}{name}{question[match.end() :]}"
