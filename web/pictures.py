"""Targets as bars and dated duties as a calendar, in HTML. Pure; `index.charts` says what belongs together."""

from __future__ import annotations

from itertools import groupby

from assistant.answers import Language
from index.charts import Bar, Bars, Due, find_bars, find_due
from index.documents import Document
from index.facts import Facts
from web.facts import source_button
from web.markup import element, escaped
from web.texts import text

NARROWEST = 0.5  # percent: a small figure beside a large one is still seen


def render_chart(facts: Facts, document: Document, language: Language) -> str:
    """Bars of the targets, those of one unit and kind (level or change) together, the largest first."""
    parts = []
    for group in find_bars(facts, document):
        name = text("chart_change" if group.change else "chart_level", language, unit=group.unit or "—")
        bars = "".join(_bar(bar, group, document, language) for bar in group.bars)
        parts.append(element("section", element("h2", escaped(name)) + element("ul", bars, class_="bars")))
    return "".join(parts) or _nothing(language)


def _bar(bar: Bar, group: Bars, document: Document, language: Language) -> str:
    top = float(group.bars[0].value) or 1.0
    width = max(NARROWEST, 100 * float(bar.value) / top)
    fill = element("span", "", class_="bar-fill", style=f"width: {width:.1f}%", aria_hidden="true")
    words = element("span", escaped(bar.name), class_="bar-name")
    words += element("span", escaped(bar.words), class_="bar-value")
    words += source_button(bar.target.paragraph, bar.target.start, bar.target.end, document, language)
    return element(
        "li", element("div", words, class_="bar-words") + element("span", fill, class_="bar-track"), lang="zh-CN"
    )


def render_calendar(facts: Facts, document: Document, language: Language) -> str:
    """Dated duties by the month that they are due in, then those that recur."""
    parts = []
    for (year, month), dues in groupby(find_due(facts, document), key=_month):
        key = "calendar_month" if month else "calendar_recurring"
        name = text(key, language, year=year, month=month)
        items = "".join(_due(due, document, language) for due in dues)
        parts.append(element("section", element("h2", escaped(name)) + element("ul", items)))
    return element("div", "".join(parts), class_="calendar") if parts else _nothing(language)


def _month(due: Due) -> tuple[int, int]:
    return (due.day.year, due.day.month) if due.day else (0, 0)


def _due(due: Due, document: Document, language: Language) -> str:
    duty = due.duty
    when = element("time", escaped(due.words), datetime=due.day.isoformat() if due.day else None)
    who = element("b", escaped(duty.actor)) if duty.actor else ""
    words = element("span", escaped(duty.action))
    source = source_button(duty.paragraph, duty.start, duty.end, document, language)
    return element("li", when + who + words + source, lang="zh-CN")


def _nothing(language: Language) -> str:
    return element("p", escaped(text("no_rows", language)), class_="empty", role="status")
