"""Exports: a conversation as a Word or Markdown file, each answer with its id and version, so that it can be checked again."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from assistant.answers import ABSTENTIONS, Answer, Citation, Language
from index.documents import Document
from web.chat import items_of, shown_status
from web.conversations import Conversation, Turn
from web.texts import text

# What Markdown would read as a mark; a backslash makes it a character again.
MARKS = re.compile(r"([\\`*_{}\[\]()#+\-!|<>~&])")
# What XML 1.0 cannot hold, and so no Word file.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FONT = ("Calibri", "SimSun")  # Latin, Chinese


def conversation_to_markdown(conversation: Conversation, documents: Mapping[str, Document], language: Language) -> str:
    """Headings, quotes and a table; all words as characters, no mark in them counts."""
    lines = [f"# {_plain(text('title', language))}", ""]
    for turn in conversation.turns:
        answer = turn.answer
        lines += [
            f"## {_plain(answer.question)}",
            "",
            f"**{_plain(text(f'status_{shown_status(answer)}', language))}**",
            "",
        ]
        head, items, rest = items_of(answer.text)
        lines += [_plain(head), ""]
        if items:
            lines += [*(f"- {_plain(item)}" for item in items), ""]
        if rest:
            lines += [_plain(rest), ""]
        if answer.checks:
            lines += [_row([text(key, language) for key in ("condition", "given", "result")]), "| --- | --- | --- |"]
            lines += [
                _row([check.condition, check.given or "—", text(check.result, language)]) for check in answer.checks
            ]
            lines.append("")
        if answer.citations:
            lines += [_plain(_sources(answer, documents, language)), ""]
            for citation in answer.citations:
                quote = _plain(citation.quote).replace("\n", "\n> ")
                lines += [
                    f"> {_plain(_where(citation, answer, documents))}  ",
                    f"> {quote}",
                    "",
                ]
        lines += [_plain(_stamp(turn, language)), ""]
    return "\n".join(lines)


def conversation_to_docx(conversation: Conversation, documents: Mapping[str, Document], language: Language) -> bytes:
    """The same as a Word file."""
    file = docx.Document()
    chinese_styles(file)
    file.add_heading(text("title", language), 0)
    for turn in conversation.turns:
        answer = turn.answer
        file.add_heading(_clean(answer.question), 1)
        file.add_paragraph().add_run(text(f"status_{shown_status(answer)}", language)).bold = True
        head, items, rest = items_of(answer.text)
        file.add_paragraph(_clean(head))
        for item in items:
            file.add_paragraph(_clean(item), style="List Bullet")
        if rest:
            file.add_paragraph(_clean(rest))
        if answer.checks:
            table = file.add_table(rows=1, cols=3, style="Light Grid Accent 1")
            for cell, key in zip(table.rows[0].cells, ("condition", "given", "result"), strict=True):
                cell.text = text(key, language)
            for check in answer.checks:
                cells = table.add_row().cells
                cells[0].text, cells[1].text = _clean(check.condition), _clean(check.given) or "—"
                cells[2].text = text(check.result, language)
        if answer.citations:
            file.add_heading(_clean(_sources(answer, documents, language)), 2)
        for citation in answer.citations:
            where = file.add_paragraph()
            where.add_run(_clean(_where(citation, answer, documents))).bold = True
            where.paragraph_format.keep_with_next, where.paragraph_format.space_after = True, Pt(0)
            file.add_paragraph(_clean(citation.quote), style="Quote")
        stamp = file.add_paragraph().add_run(_clean(_stamp(turn, language)))
        stamp.font.size, stamp.font.color.rgb = Pt(9), RGBColor(0x52, 0x60, 0x70)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def chinese_styles(file: Any) -> None:
    """A font for each script in every style, and quotes upright: Word would take a font without Chinese, and slant it."""
    quote = file.styles["Quote"]
    quote.font.italic, quote.font.color.rgb = False, RGBColor(0x1C, 0x27, 0x33)
    quote.paragraph_format.left_indent = Cm(0.8)
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = FONT[0], Pt(11)
    for style in file.styles:
        if style.element.rPr is not None or style.name == "Normal":
            style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT[1])


def _sources(answer: Answer, documents: Mapping[str, Document], language: Language) -> str:
    """What stands over the quotes, with the title of their document where they are all of one."""
    name = text("nearest" if answer.status in ABSTENTIONS else "citations", language)
    slugs = _slugs(answer)
    title = _title(slugs.pop(), documents) if len(slugs) == 1 else ""
    return text("of_document", language, name=name, title=title) if title else name


def _where(citation: Citation, answer: Answer, documents: Mapping[str, Document]) -> str:
    """[1] 第3条 (slug#3.2.3), with the document's title where the quotes are of several."""
    title = _title(citation.paragraph.partition("#")[0], documents) if len(_slugs(answer)) > 1 else ""
    return " ".join(filter(None, (f"[{citation.n}]", title, citation.label, f"({citation.paragraph})")))


def _slugs(answer: Answer) -> set[str]:
    return {citation.paragraph.partition("#")[0] for citation in answer.citations}


def _title(slug: str, documents: Mapping[str, Document]) -> str:
    document = documents.get(slug)
    return document.title if document else ""


def _stamp(turn: Turn, language: Language) -> str:
    return f"{text('answer_id', language)} {turn.id} · {turn.version} · {turn.answer.generator}"


def _plain(words: str) -> str:
    return MARKS.sub(r"\\\1", words).replace("\n", "  \n")


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(_plain(cell).replace("\n", " ") for cell in cells) + " |"


def _clean(words: str) -> str:
    return CONTROLS.sub("", words)
