"""The facts of a document as tables, in HTML. Pure: rows in, markup out.

Rows are those of `index show --facts KIND --json`. Each begins with a button that opens its paragraph, with the quote marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assistant.answers import Language
from index.documents import Document
from web.markup import element, escaped
from web.texts import TEXTS, TONGUE, text

Row = Mapping[str, Any]
Kind = Literal["targets", "duties", "supports", "measures"]
KINDS: tuple[Kind, ...] = ("targets", "duties", "supports", "measures")
View = Literal["targets", "duties", "supports", "measures", "chart", "calendar"]
VIEWS: tuple[View, ...] = (*KINDS, "chart", "calendar")
LABEL_CHARS = 12  # of the button that opens a row's paragraph


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
    """(label, prefix of ids) of the nodes that group measures, and of the sections that have none, in order."""
    headings = [f"{p.id}." for p in document.paragraphs if p.kind == "heading"]
    parts = []
    for paragraph in document.paragraphs:
        prefix = f"{paragraph.id}."
        divided = any(heading.startswith(prefix) for heading in headings)
        if paragraph.kind == "heading" or (paragraph.kind == "section" and not divided):
            parts.append((paragraph.label, prefix))
    return parts


def render_table(rows: tuple[Row, ...], kind: Kind, document: Document, language: Language) -> str:
    if not rows:
        return element("p", escaped(text("no_rows", language)), class_="empty", role="status")
    columns = [column for column in COLUMNS[kind] if any(column.words(row, language) for row in rows)]
    keys = ["col_source", *(column.key for column in columns)]
    heads = [element("th", escaped(text(key, language)), scope="col", role="columnheader") for key in keys]
    body = [element("tr", _cells(row, columns, document, language), role="row") for row in rows]
    count = element("p", escaped(text("row_count", language, count=len(rows))), class_="row-count", role="status")
    # The roles are said because a phone shows rows as cards, and a table that is laid out otherwise loses them.
    table = element(
        "table",
        element("thead", element("tr", "".join(heads), role="row"), role="rowgroup", lang=TONGUE[language])
        + element("tbody", "".join(body), role="rowgroup"),
        role="table",
        class_=kind,
    )
    return count + element(
        "div", table, class_="table", tabindex=0, role="region", aria_label=text(f"view_{kind}", language), lang="zh-CN"
    )


def _cells(row: Row, columns: Iterable[Column], document: Document, language: Language) -> str:
    source = source_button(row["paragraph"], row["start"], row["end"], document, language)
    cells = [element("td", source, role="cell", class_="col_source")]
    for column in columns:
        words = column.words(row, language)
        label = text(column.key, language)
        cells.append(element("td", escaped(words), role="cell", class_=column.key, data_label=label if words else None))
    return "".join(cells)


def source_button(paragraph: str, start: int, end: int, document: Document, language: Language) -> str:
    """The button that opens the paragraph of a fact, with its words marked."""
    found = document.paragraph(paragraph)
    label = found.label if found else paragraph.partition("#")[2]
    short = (label.split()[-1] if label.strip() else label).lstrip("—–-")
    return element(
        "button",
        escaped(short if len(short) <= LABEL_CHARS else short[: LABEL_CHARS - 1] + "…"),
        type="button",
        class_="row-source",
        data_paragraph=paragraph,
        data_start=start,
        data_end=end,
        aria_label=text("open_row", language, label=label),
    )
