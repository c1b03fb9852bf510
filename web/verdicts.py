"""Judged supports as HTML and as a Word file: verdict, conditions, what is missing, how far from the bound. Pure."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.shared import Pt

from assistant.answers import Check, Language
from index.documents import Document
from web.eligibility import NO, ORDER, YES, Support
from web.exports import CONTROLS, chinese_styles
from web.markup import element, escaped
from web.texts import text


def render_supports(supports: tuple[Support, ...], language: Language) -> str:
    if not supports:
        return element("p", escaped(text("form_none", language)), class_="empty", role="status")
    note = element("p", escaped(text("not_a_decision", language)), class_="row-count")
    return "".join(_card(support, language) for support in supports) + note


def render_summary(supports: tuple[Support, ...], language: Language) -> str:
    """How many are met, open and excluded: the line that stays in view while the form is filled in."""
    if not supports:
        return ""
    parts = []
    for result in ORDER:
        count = sum(1 for support in supports if support.result == result)
        words = f"{text(f'verdict_{result}', language)} {count}"
        parts.append(element("span", escaped(words), class_=f"result {result}"))
    return element("p", "".join(parts))


def _card(support: Support, language: Language) -> str:
    verdict = element("span", escaped(text(f"verdict_{support.result}", language)), class_=f"result {support.result}")
    source = element(
        "button",
        escaped(support.label),
        type="button",
        class_="row-source",
        data_paragraph=support.paragraph,
        data_start=support.start,
        data_end=support.end,
        aria_label=text("open_row", language, label=support.label),
    )
    rows = []
    for check, short in zip(support.checks, support.short, strict=True):
        result = element("span", escaped(text(check.result, language)), class_=f"result {check.result}")
        far = element("span", escaped(shortfall(short, language)), class_="short") if short else ""
        cells = (
            element("td", escaped(check.condition))
            + element("td", escaped(given_of(check, language)) or "—")
            + element("td", result + far)
        )
        rows.append(element("tr", cells))
    heads = "".join(
        element("th", escaped(text(key, language)), scope="col") for key in ("condition", "given", "result")
    )
    table = element("table", element("thead", element("tr", heads)) + element("tbody", "".join(rows)), lang="zh-CN")
    head = element("div", verdict + source, class_="support-head")
    quote = element("p", escaped(support.quote), class_="support-quote", lang="zh-CN")
    return element("section", head + quote + table + _missing(support, language), class_=f"support {support.result}")


def _missing(support: Support, language: Language) -> str:
    what = missing_of(support)
    return element("p", escaped(text("missing", language, what="、".join(what))), class_="row-count") if what else ""


def missing_of(support: Support) -> tuple[str, ...]:
    """The conditions that nothing was said of, where they still matter."""
    if support.result == "fails":
        return ()
    return tuple(check.condition for check in support.checks if check.result == "unknown" and not check.given)


def given_of(check: Check, language: Language) -> str:
    """What was given, a yes or no of the form in the page's language."""
    return text(check.given, language) if check.given in (YES, NO) else check.given


def shortfall(short: str, language: Language) -> str:
    return text("over" if short.startswith("+") else "short_of", language, short=short[1:])


def supports_to_docx(supports: tuple[Support, ...], document: Document, said: str, language: Language) -> bytes:
    """The same as a Word file; `said` is the profile in words."""
    file = docx.Document()
    chinese_styles(file)
    file.add_heading(text("check_name", language), 0)
    file.add_paragraph(_clean(document.title))
    if said:
        file.add_paragraph(_clean(said))
    for support in supports:
        file.add_heading(_clean(f"{text(f'verdict_{support.result}', language)} · {support.label}"), 1)
        file.add_paragraph(_clean(support.quote), style="Quote")
        table = file.add_table(rows=1, cols=3, style="Light Grid Accent 1")
        for cell, key in zip(table.rows[0].cells, ("condition", "given", "result"), strict=True):
            cell.text = text(key, language)
        for check, short in zip(support.checks, support.short, strict=True):
            cells = table.add_row().cells
            far = f"({shortfall(short, language)})" if short else ""
            cells[0].text, cells[1].text = _clean(check.condition), _clean(given_of(check, language)) or "—"
            cells[2].text = text(check.result, language) + far
        what = missing_of(support)
        if what:
            _below(file, text("missing", language, what="、".join(what)))
    _below(file, text("not_a_decision", language))
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _below(file: Any, words: str) -> None:
    """A paragraph after a table, which leaves no room by itself."""
    file.add_paragraph(_clean(words)).paragraph_format.space_before = Pt(6)


def _clean(words: str) -> str:
    return CONTROLS.sub("", words)
