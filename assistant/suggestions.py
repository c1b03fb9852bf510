"""Suggestions: questions that the document answers by its own facts and outline, near what was just answered."""

from __future__ import annotations

import re

from assistant.answers import Language
from assistant.references import called, measures_of, name_of
from assistant.responsible import duties_noted
from index.documents import Document, Paragraph
from index.facts import Facts
from prompts import render

MOST = 3
INDICATOR = re.compile(r"[\u4e00-\u9fffA-Za-z&“”]{4,16}")  # a name that can be asked for as it stands


def suggest(
    document: Document, paragraph: Paragraph | None, language: Language, facts: Facts, question: str = ""
) -> tuple[str, ...]:
    """Up to three: another target beside the answer, who is responsible there, what comes next or above; at last the outline."""
    found: list[str] = []
    if language == "zh" and paragraph is not None:
        found += [render("suggest_target", language, name=name) for name in _targets(paragraph, facts, question)[:1]]
        if (
            duties_noted(document, paragraph, facts)
            and paragraph.kind in ("measure", "article")
            and "谁" not in question
        ):
            found.append(render("suggest_who", language, name=called(document, paragraph, language)))
    found += _outline(document, paragraph, language)
    return tuple(dict.fromkeys(s for s in found if s))[:MOST]


def _targets(paragraph: Paragraph, facts: Facts, question: str) -> list[str]:
    """Indicators of the paragraph that the question does not name, in its order."""
    names = [t.indicator for t in facts.targets if t.paragraph == paragraph.id and INDICATOR.fullmatch(t.indicator)]
    return [
        name
        for name in dict.fromkeys(names)
        if not {name[i : i + 3] for i in range(len(name) - 2)} & {question[i : i + 3] for i in range(len(question))}
    ]


def _outline(document: Document, paragraph: Paragraph | None, language: Language) -> list[str]:
    units = measures_of(document)
    if not units:
        return []
    found: list[str] = []
    if paragraph is not None and paragraph in units:
        following = units[units.index(paragraph) + 1 :][:1] or units[:1]
        found += [render("suggest_measure", language, label=called(document, p, language)) for p in following]
    parent = document.paragraph(paragraph.parent) if paragraph is not None and paragraph.parent else None
    if parent is not None and parent.kind == "heading":
        found.append(render("suggest_heading", language, name=name_of(parent.label)))
    elif not found:
        found.append(render("suggest_measure", language, label=called(document, units[0], language)))
    return [*found, render("suggest_count", language)]
