"""Kinds: how many there are of the things that a document itself counts by name, each, together or apart.

counted = number (大|类|个|种) name       三大传统产业，五大新兴产业   →   传统产业3个，新兴产业5个
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.cues import DIFFER, SUM, WHICH
from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence
from assistant.understanding import Understood
from index.clauses import find_clauses
from index.documents import Document, Paragraph
from index.numerals import parse_numeral
from index.spans import Span
from prompts import render

ASKED = re.compile(r"(?:几|多少)(?:大类|大|类|种|个|项)")
TOGETHER = re.compile(r"一总|连同|合计|三样|两样")
COUNTED = re.compile(
    r"(?P<number>\d{1,2}|[两二三四五六七八九十]{1,3})(?:大|类|个|种)(?!月|年|工作日|百分点|以[上下内])(?P<name>[\u4e00-\u9fff]{4,14}?)(?=[，,、；;。：:\n]|$)"
)
SORT = 2  # characters at the end of a name that say what sort of thing it is: 产业
SAID = 2  # characters before them by which one is told from others: 战新, 未来


@dataclass(frozen=True, slots=True)
class _Counted:
    name: str
    number: int
    paragraph: Paragraph
    clause: Span


def answer_kinds(understood: Understood, evidence: Evidence) -> Draft | None:
    """How many there are of each of two or more things that the question names; None unless the document counts all."""
    question = understood.plain
    if not ASKED.search(question) or not evidence.findings or understood.language != "zh":
        return None
    document = evidence.findings[0].sentence.document
    for sort in dict.fromkeys(c.name[-SORT:] for c in _counted(document)):
        words = list(dict.fromkeys(m[1] for m in re.finditer(rf"([\u4e00-\u9fff]{{{SAID}}}){sort}", question)))
        found = [_named(word, sort, document) for word in words]
        counted = [c for c in found if c is not None]
        if len(counted) > 1 and len(counted) == len(found):
            return _say(question, document, counted)
    return None


@lru_cache(maxsize=32)
def _counted(document: Document) -> tuple[_Counted, ...]:
    """What the document counts by a number before its name, in order."""
    found = []
    for paragraph in document.paragraphs:
        for clause in find_clauses(document.text, paragraph.start, paragraph.end) if paragraph.evidence else ():
            for match in COUNTED.finditer(clause.of(document.text)):
                number = parse_numeral(match["number"].replace("两", "二"))
                if number is not None and number > 1:
                    found.append(_Counted(match["name"], int(number), paragraph, clause))
    return tuple(found)


def _named(word: str, sort: str, document: Document) -> _Counted | None:
    """What a word means of the things of a sort, whole or shortened; None where several numbers are given for it."""
    fit = [c for c in _counted(document) if c.name.endswith(sort) and _shortens(word, c.name[:-SORT])]
    return fit[0] if len({c.number for c in fit}) == 1 else None


def _shortens(word: str, name: str) -> bool:
    rest = iter(name)
    return all(character in rest for character in word)


def _say(question: str, document: Document, counted: list[_Counted]) -> Draft:
    quotes = tuple(Quote(document, c.paragraph, c.clause.start, c.clause.end) for c in counted)
    numbers = [c.number for c in counted]
    said = "，".join(f"{c.name}{c.number}个[{n}]" for n, c in enumerate(counted, 1))
    lead, computed = "", [str(n) for n in numbers]
    if SUM.search(question) or TOGETHER.search(question):
        computed += [str(sum(numbers)), f"{'+'.join(computed)}={sum(numbers)}"]
        lead = render("kinds-total", "zh", total=sum(numbers), expression=computed[-1])
    elif len(counted) == 2 and (WHICH.search(question) or DIFFER.search(question)):
        more = max(counted, key=lambda c: c.number)
        gap = max(numbers) - min(numbers)
        computed += [str(gap), f"{max(numbers)}-{min(numbers)}={gap}"]
        more_of = render("kinds-more", "zh", name=more.name, gap=gap, expression=computed[-1])
        lead = more_of if gap else render("kinds-same", "zh")
    labels = "、".join(dict.fromkeys(c.paragraph.label for c in counted))
    return Draft(f"{lead}{said}{render('source', 'zh', labels=labels)}。", "answered", quotes, computed=tuple(computed))
