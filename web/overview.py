"""What could be had: the supports of a document as far as they are judged by what was said, as HTML. Pure.

Met, open and excluded stand apart, with what is still missing; supports that state no figures are listed too.
"""

from __future__ import annotations

from assistant.answers import Language, Result
from assistant.check import Report, Setting, Skipped, SupportCheck, check_profile
from index.documents import Document
from index.facts import Facts
from web.facts import source_button
from web.markup import element, escaped
from web.texts import text

WORDS_CHARS = 90  # of a support's clause


def judge_said(turns: tuple[str, ...], document: Document, facts: Facts, language: Language) -> Report:
    """Every support of the document, judged by what was said in the turns."""
    said = tuple(Setting("", "", turn) for turn in turns)
    return check_profile(said, (document,), {document.slug: facts}, language)


def render_overview(report: Report, document: Document, facts: Facts, language: Language) -> str:
    """The groups, then what would settle most, and who decides."""
    supporting = {support.paragraph for support in facts.supports}
    groups: tuple[tuple[Result, tuple[SupportCheck, ...]], ...] = (
        ("meets", report.met),
        ("unknown", report.open),
        ("fails", report.excluded),
    )
    parts = []
    for result, checks in groups:
        items = [_judged(check, document, language) for check in checks if check.paragraph in supporting]
        parts.append(_group(f"verdict_{result}", result, items, language))
    unassessed = [_unassessed(skipped, document, facts, language) for skipped in report.not_assessed]
    parts.append(_group("without_figures", "", unassessed, language))
    notes = [*filter(None, (report.next_question,)), *report.notices]
    parts += [element("p", escaped(note), class_="row-count") for note in notes]
    more = element("button", escaped(text("to_form", language)), type="button", class_="ask", data_tab="eligibility")
    return element("div", "".join(parts) + element("div", more, class_="asks suggestions"), class_="overview")


def _group(key: str, result: str, items: list[str], language: Language) -> str:
    if not items:
        return ""
    head = element("span", escaped(f"{text(key, language)} {len(items)}"), class_=f"result {result}".strip())
    return element("section", element("h3", head) + element("ul", "".join(dict.fromkeys(items))))


def _judged(check: SupportCheck, document: Document, language: Language) -> str:
    source = source_button(check.paragraph, check.start, check.end, document, language)
    missing = text("missing", language, what="、".join(dict.fromkeys(check.missing))) if check.missing else ""
    if check.verdict == "fails":
        failed = "、".join(one.condition for one in check.checks if one.result == "fails")
        missing = text("not_met", language, what=failed)
    pending = text("pending", language, what="、".join(dict.fromkeys(check.pending))) if check.pending else ""
    notes = "".join(element("span", escaped(note), class_="row-count") for note in (missing, pending) if note)
    return element("li", source + _words(check.quote) + notes)


def _unassessed(skipped: Skipped, document: Document, facts: Facts, language: Language) -> str:
    support = next(support for support in facts.supports if support.paragraph == skipped.paragraph)
    source = source_button(skipped.paragraph, support.start, support.end, document, language)
    return element("li", source + _words(document.text[support.start : support.end]))


def _words(words: str) -> str:
    short = words if len(words) <= WORDS_CHARS else words[: WORDS_CHARS - 1] + "…"
    return element("span", escaped(short), class_="support-words", lang="zh-CN")
