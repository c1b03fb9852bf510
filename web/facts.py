"""The facts of a document as tables, a chart and a calendar, in HTML. Pure: rows in, markup out.

Rows are those of `index show --facts KIND --json`. Each begins with a button that opens its paragraph, with the quote marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from assistant.answers import Language
from index.documents import Document
from index.periods import find_periods
from web.markup import element, escaped
from web.texts import TEXTS, text

Row = Mapping[str, Any]
Kind = Literal["targets", "duties", "supports", "measures"]
KINDS: tuple[Kind, ...] = ("targets", "duties", "supports", "measures")
View = Literal["targets", "duties", "supports", "measures", "chart", "calendar"]
VIEWS: tuple[View, ...] = (*KINDS, "chart", "calendar")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its heading in TEXTS, and the words of a row in it."""

    key: str
    words: Callable[[Row, Language], str]


def _plain(name: str) -> Callable[[Row, Language], str]:
    return lambda row, _: str(row.get(name) or "")


def _quantity(row: Row, _: Language) -> str:
    return _amount(row.get("quantity"))


def _amount(value: Any) -> str:
    return value.get("text", "") if isinstance(value, Mapping) else str(value or "")


def _role(row: Row, language: Language) -> str:
    return _named("role", row.get("role"), language)


def _benefit(row: Row, language: Language) -> str:
    benefit = row.get("benefit") or {}
    amounts = dict.fromkeys((_amount(benefit.get("quantity")), _amount(benefit.get("cap"))))
    return " ".join(filter(None, (_named("benefit", benefit.get("kind"), language), *amounts)))


def _conditions(row: Row, _: Language) -> str:
    written = []
    for condition in row.get("conditions") or ():
        parts = (condition.get("period"), condition.get("metric"), _amount(condition.get("quantity")))
        written.append("".join(part for part in (*parts, condition.get("category")) if part))
    return "; ".join(written)


def _named(prefix: str, value: Any, language: Language) -> str:
    """The words for a role or kind of benefit; the value itself where the table has none."""
    key = f"{prefix}_{value}"
    return text(key, language) if key in TEXTS else str(value or "")


COLUMNS: dict[Kind, tuple[Column, ...]] = {
    "targets": (
        Column("col_indicator", _plain("indicator")),
        Column("col_quantity", _quantity),
        Column("col_scope", _plain("scope")),
        Column("col_period", _plain("period")),
        Column("col_base", _plain("base")),
    ),
    "duties": (
        Column("col_actor", _plain("actor")),
        Column("col_role", _role),
        Column("col_action", _plain("action")),
        Column("col_deadline", _plain("deadline")),
    ),
    "supports": (
        Column("col_audience", _plain("audience")),
        Column("col_benefit", _benefit),
        Column("col_conditions", _conditions),
        Column("col_how", _plain("how")),
    ),
    "measures": (Column("col_measure", _plain("text")), Column("col_heading", _plain("heading"))),
}


def measure_rows(document: Document) -> tuple[Row, ...]:
    """The measures and articles of a document as rows."""
    return tuple(
        {"paragraph": p.id, "start": p.start, "end": p.end, "heading": p.heading, "text": document.text_of(p).strip()}
        for p in document.paragraphs
        if p.kind in ("measure", "article") and p.evidence
    )


def find_rows(
    rows: Iterable[Row], kind: Kind, words: str = "", part: str = "", sort: str = "", language: Language = "zh"
) -> tuple[Row, ...]:
    """The rows that hold all of `words` (by blanks) and lie under the heading `part`, in the order of the column `sort`.

    Without `sort` they stay in the document's order.
    """
    columns = COLUMNS[kind]
    needles = words.lower().split()
    kept = []
    for row in rows:
        held = " ".join([*(column.words(row, language) for column in columns), str(row.get("quote") or "")]).lower()
        if all(needle in held for needle in needles) and (not part or row["paragraph"].startswith(part)):
            kept.append(row)
    column = next((column for column in columns if column.key == sort), None)
    if column is None:
        return tuple(kept)
    return tuple(sorted(kept, key=lambda row: _sort_key(row, column, language)))


def _sort_key(row: Row, column: Column, language: Language) -> tuple[bool, float, str]:
    """Figures by size, words by their characters, what is empty last."""
    words = column.words(row, language)
    figure = (row.get("quantity") or {}).get("low") if column.key == "col_quantity" else None
    return (not words, -float(figure) if figure is not None else 0.0, words)


def parts_of(document: Document) -> list[tuple[str, str]]:
    """(label, prefix of ids) of the nodes that group measures, or of the sections where there are none."""
    for kind in ("heading", "section"):
        found = [(p.label, f"{p.id}.") for p in document.paragraphs if p.kind == kind]
        if found:
            return found
    return []


def render_table(rows: tuple[Row, ...], kind: Kind, document: Document, language: Language) -> str:
    if not rows:
        return element("p", escaped(text("no_rows", language)), class_="empty", role="status")
    columns = [column for column in COLUMNS[kind] if any(column.words(row, language) for row in rows)]
    heads = [element("th", escaped(text("col_source", language)), scope="col")]
    heads += [element("th", escaped(text(column.key, language)), scope="col") for column in columns]
    body = []
    for row in rows:
        cells = [element("td", _source(row, document, language))]
        cells += [element("td", escaped(column.words(row, language)), class_=column.key) for column in columns]
        body.append(element("tr", "".join(cells)))
    count = element("p", escaped(text("row_count", language, count=len(rows))), class_="row-count", role="status")
    table = element("table", element("thead", element("tr", "".join(heads))) + element("tbody", "".join(body)))
    return count + element(
        "div", table, class_="table", tabindex=0, role="region", aria_label=text(f"view_{kind}", language), lang="zh-CN"
    )


def render_chart(rows: tuple[Row, ...], document: Document, language: Language) -> str:
    """Bars of the targets, those of one unit and kind (level or change) together, the largest first."""
    groups: dict[tuple[str, bool], list[Row]] = defaultdict(list)
    for row in rows:
        quantity = row.get("quantity") or {}
        if quantity.get("low") is not None and quantity["low"] >= 0:
            groups[quantity.get("unit") or "", bool(quantity.get("change"))].append(row)
    parts = []
    for (unit, change), held in sorted(groups.items(), key=lambda item: -len(item[1])):
        top = max(float(row["quantity"]["low"]) for row in held) or 1.0
        bars = "".join(
            _bar(row, top, document, language) for row in sorted(held, key=lambda r: -float(r["quantity"]["low"]))
        )
        name = text("chart_change" if change else "chart_level", language, unit=unit or "—")
        parts.append(element("section", element("h2", escaped(name)) + element("ul", bars, class_="bars")))
    return "".join(parts) or element("p", escaped(text("no_rows", language)), class_="empty")


def _bar(row: Row, top: float, document: Document, language: Language) -> str:
    width = max(0.5, 100 * float(row["quantity"]["low"]) / top)
    bar = element("span", "", class_="bar-fill", style=f"width: {width:.1f}%", aria_hidden="true")
    name = " ".join(filter(None, (row.get("scope"), row.get("indicator"))))
    words = element("span", escaped(name), class_="bar-name") + element(
        "span", escaped(row["quantity"]["text"]), class_="bar-value"
    )
    source = _source(row, document, language)
    return element(
        "li",
        element("div", words + source, class_="bar-words") + element("span", bar, class_="bar-track"),
        lang="zh-CN",
    )


def render_calendar(rows: tuple[Row, ...], document: Document, language: Language) -> str:
    """Dated duties by the month that they are due in; what recurs, and what is due within the year, beside."""
    months: dict[str, list[tuple[date, Row]]] = defaultdict(list)
    recurring: list[Row] = []
    for row in rows:
        deadline = row.get("deadline")
        period = next(iter(find_periods(str(deadline), document.year)), None) if deadline else None
        if period is None:
            continue
        if period.end_date is not None:
            months[period.end_date.strftime("%Y-%m")].append((period.end_date, row))
        elif period.every:
            recurring.append(row)
    parts = []
    for month in sorted(months):
        items = "".join(
            _due(row, document, language, day) for day, row in sorted(months[month], key=lambda item: item[0])
        )
        parts.append(element("section", element("h2", escaped(month)) + element("ul", items)))
    if recurring:
        items = "".join(_due(row, document, language) for row in recurring)
        parts.append(
            element("section", element("h2", escaped(text("calendar_recurring", language))) + element("ul", items))
        )
    return (
        element("div", "".join(parts), class_="calendar")
        if parts
        else element("p", escaped(text("no_rows", language)), class_="empty")
    )


def _due(row: Row, document: Document, language: Language, day: date | None = None) -> str:
    when = element("time", escaped(str(row["deadline"])), datetime=day.isoformat() if day else None)
    who = element("b", escaped(str(row["actor"]))) if row.get("actor") else ""
    words = element("span", escaped(str(row.get("action") or row.get("quote") or "")))
    return element("li", when + who + words + _source(row, document, language), lang="zh-CN")


def _source(row: Row, document: Document, language: Language) -> str:
    """The button that opens the row's paragraph."""
    paragraph = document.paragraph(row["paragraph"])
    label = paragraph.label if paragraph else row["paragraph"].partition("#")[2]
    short = label.split()[-1] if label.strip() else label
    return element(
        "button",
        escaped(short if len(short) <= 12 else short[:11] + "…"),
        type="button",
        class_="row-source",
        data_paragraph=row["paragraph"],
        data_start=row["start"],
        data_end=row["end"],
        aria_label=text("open_row", language, label=label),
    )
