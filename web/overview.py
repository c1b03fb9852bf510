"""What could be had: the supports of a document as far as they are judged by what was said, as HTML. Pure.

Met, open and excluded stand apart, with what is still missing; supports that state no figures are listed too. Of
several documents each has a fold, which says how many there are before it is opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.answers import Language, Result
from assistant.check import Report, Setting, Skipped, SupportCheck, check_profile
from index.documents import Document
from index.facts import Facts
from web.facts import source_button
from web.markup import element, escaped
from web.texts import text

WORDS_CHARS = 90  # of a support's clause


@dataclass(frozen=True, slots=True)
class Judged:
    """The supports of a document, as far as they are judged."""

    report: Report
    document: Document
    facts: Facts


@dataclass(frozen=True, slots=True)
class Group:
    """Supports of one kind: its name, its verdict ("" where nothing can be judged), each support as HTML."""

    name: str
    result: Result | Literal[""]
    items: tuple[str, ...]

    @property
    def head(self) -> str:
        return element("span", escaped(f"{self.name} {len(self.items)}"), class_=f"result {self.result}".strip())


def judge_said(turns: tuple[str, ...], document: Document, facts: Facts, language: Language) -> Report:
    """Every support of the document, judged by what was said in the turns."""
    said = tuple(Setting("", "", turn) for turn in turns)
    return check_profile(said, (document,), {document.slug: facts}, language)


def render_overview(judged: Iterable[Judged], language: Language) -> str:
    """The groups, then what would settle most, and who decides; of several documents those with something met first."""
    shown = [(one, groups) for one in judged if (groups := _groups(one, language))]
    if len(shown) == 1:
        [(one, groups)] = shown
        inner = _opened(one, groups)
    else:
        shown.sort(key=lambda pair: any(group.result == "meets" for group in pair[1]), reverse=True)
        inner = "".join(_fold(one, groups) for one, groups in shown)
    more = element("button", escaped(text("to_form", language)), type="button", class_="ask", data_tab="eligibility")
    return element("div", inner + element("div", more, class_="asks suggestions"), class_="overview")


def _groups(judged: Judged, language: Language) -> tuple[Group, ...]:
    """The groups of a document that are not empty."""
    report, document, facts = judged.report, judged.document, judged.facts
    supporting = {support.paragraph for support in facts.supports}
    sorted_out: tuple[tuple[Result, tuple[SupportCheck, ...]], ...] = (
        ("meets", report.met),
        ("unknown", report.open),
        ("fails", report.excluded),
    )
    groups = []
    for result, checks in sorted_out:
        items = [_judged(check, document, language) for check in checks if check.paragraph in supporting]
        groups.append(Group(text(f"verdict_{result}", language), result, tuple(dict.fromkeys(items))))
    unassessed = [_unassessed(skipped, document, facts, language) for skipped in report.not_assessed]
    groups.append(Group(text("without_figures", language), "", tuple(dict.fromkeys(unassessed))))
    return tuple(group for group in groups if group.items)


def _opened(judged: Judged, groups: tuple[Group, ...]) -> str:
    parts = []
    for group in groups:
        parts.append(element("section", element("h3", group.head) + element("ul", "".join(group.items))))
    notes = [*filter(None, (judged.report.next_question,)), *judged.report.notices]
    parts += [element("p", escaped(note), class_="row-count") for note in notes]
    return "".join(parts)


def _fold(judged: Judged, groups: tuple[Group, ...]) -> str:
    title = element("span", escaped(judged.document.title), class_="fold-title", lang="zh-CN")
    summary = element("summary", title + "".join(group.head for group in groups))
    return element("details", summary + _opened(judged, groups))


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
