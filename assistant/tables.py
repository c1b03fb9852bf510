"""Tables: the cell that a question asks for by the name of its row and the name of its column.

楼高七层，每年运行补助多少？        row 7层, column 年度运行补助（元/台·年）  →  2200元/台·年
六层的省里加市县一共几万？          two columns of one row, added
八层以上的比四层的多多少？          one column of two rows, subtracted
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.cells import Unit, unit_in
from assistant.drafts import Draft, Quote, whole
from assistant.rows import NUMBERED, cells_of, header_of
from assistant.sentences import flat
from assistant.understanding import Understood
from index.documents import Document, Paragraph
from index.numerals import parse_numeral
from index.quantities import find_quantities
from prompts import render

FIGURE = re.compile(r"^[\d.,]+$")
SHORT = 10  # characters of a cell that names its row and can be said in full
LEAST = 0.5  # of a column's name, that a question has
CLEARLY = 0.15  # more than it has of the next column's
TOGETHER = re.compile(r"[加和凑合]起?来|合计|一共|总共|加起来|两头|都算上|拢共")
APART = re.compile(r"[多少差高低][多出]?(?:多少|几|拿|给|补|收|交|发)|差(?:多少|几|额)?|比")
OPEN = re.compile(r"以上|以下|不足|超过|及以上|不超过|[—\-~～至]")
GENERAL = re.compile(r"[补贴助标准额的（()）/·]")
ASKS = frozenset({"amount", "who", "date"})


@dataclass(frozen=True, slots=True)
class Cell:
    row: Paragraph
    name: str  # of the row
    column: str
    unit: Unit | None
    value: str

    @property
    def said(self) -> str:
        return f"{self.value}{self.unit.name}{self.unit.per}" if self.unit and FIGURE.match(self.value) else self.value

    @property
    def counted_in(self) -> str:
        return self.unit.name if self.unit else ""


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[Paragraph, tuple[str, ...]], ...]


@lru_cache(maxsize=64)
def tables_of(document: Document) -> tuple[Table, ...]:
    """The document's tables whose rows have as many cells as their header."""
    found: dict[str, list[tuple[Paragraph, tuple[str, ...]]]] = {}
    headers: dict[str, tuple[str, ...]] = {}
    for paragraph in document.paragraphs:
        header = header_of(document, paragraph)
        if not header:
            continue
        table = paragraph.id.rpartition(".r")[0]
        headers[table] = cells_of(header)
        cells = cells_of(document.text_of(paragraph))
        if len(cells) == len(headers[table]):
            found.setdefault(table, []).append((paragraph, cells))
    return tuple(Table(headers[t], tuple(rows)) for t, rows in found.items())


def answer_table(understood: Understood, document: Document, context: str = "") -> Draft | None:
    """The cells that the question names by row and column, and what they come to; None where it names none for certain."""
    if understood.language == "en" or not ASKS & {
        *understood.asked.kinds,
        *(("amount",) if understood.asked.units else ()),
    }:
        return None
    said = f"{understood.plain} {context}"
    for table in tables_of(document):
        rows = _rows(table, understood.plain) or (_rows(table, context) if context else [])
        columns = _columns(table, understood.plain) or (_columns(table, context) if context else [])
        if not rows or not columns:
            continue
        cells = [
            Cell(row, name, _bare(table.header[n]), unit_in(table.header[n]), values[n])
            for row, values, name in rows
            for n in columns
        ]
        if len(cells) == 1:
            return _say(document, cells, "")
        if len(cells) == 2 and all(FIGURE.match(c.value) for c in cells) and cells[0].counted_in == cells[1].counted_in:
            return _computed(document, cells, said)
    return None


def _rows(table: Table, text: str) -> list[tuple[Paragraph, tuple[str, ...], str]]:
    """The rows that a text names: by their words, or by a number with a unit that is one of theirs or within their bounds."""
    key = next((n for n, name in enumerate(table.header) if not NUMBERED.search(name)), None)
    if key is None or not text:
        return []
    found = []
    exact = [(row, cells, cells[key]) for row, cells in table.rows if _names(cells[key], text)]
    if exact:
        return exact[:2]
    for row, cells in table.rows:
        bound = next(iter(find_quantities(flat(cells[key]))), None)
        within = (
            bound is not None
            and OPEN.search(cells[key])
            and any(_within(value, bound.low, bound.high, bound.comparator) for value in _told(text, bound.unit))
        )
        if within:
            found.append((row, cells, cells[key]))
    return found if len(found) == 1 else []


def _told(text: str, unit: str) -> tuple[Decimal, ...]:
    """The numbers of a unit that a text has, in digits or characters: 七层."""
    if not unit:
        return ()
    found = (
        parse_numeral(match[0])
        for match in re.finditer(rf"[\d.一二三四五六七八九十百千两]+(?={re.escape(unit)})", flat(text))
    )
    return tuple(value for value in found if value is not None)


def _names(cell: str, text: str) -> bool:
    """Whether a text says the words of a cell, or its number with its unit."""
    quantities = find_quantities(flat(cell))
    plain = flat(cell)
    if len(quantities) == 1 and quantities[0].unit and len(plain) <= SHORT:
        said = re.search(r"以上|以下", plain)
        same = (quantities[0].low if quantities[0].low is not None else quantities[0].high) in _told(
            text, quantities[0].unit
        )
        return same and (said is None or said[0] in text)
    return 2 <= len(plain) <= SHORT and not plain.isdigit() and plain in flat(text)


def _within(value: Decimal | None, low: Decimal | None, high: Decimal | None, comparator: str) -> bool:
    if value is None:
        return False
    if comparator in (">", ">="):
        return low is not None and (value > low or (comparator == ">=" and value == low))
    if comparator in ("<", "<="):
        return high is not None and (value < high or (comparator == "<=" and value == high))
    return comparator == "range" and low is not None and high is not None and low <= value <= high


def _columns(table: Table, text: str) -> list[int]:
    """The columns whose names a text has most of, by characters: 省里补 names 省级补贴 and not 市县补贴."""
    scores: dict[int, float] = {}
    have = set(flat(text))
    names = {n: _bare(name) for n, name in enumerate(table.header)}
    values = [
        n
        for n in names
        if any(FIGURE.match(cells[n]) or cells[n].endswith("%") for _, cells in table.rows)
        and not NUMBERED.search(table.header[n])
    ]
    for n in values:
        own = set(GENERAL.sub("", names[n])) or set(names[n])
        scores[n] = len(own & have) / len(own)
    good = [n for n in values if scores[n] >= LEAST]
    if len(good) > 1 and not TOGETHER.search(text):
        best = max(good, key=lambda n: scores[n])
        good = [best] if all(scores[best] >= scores[n] + CLEARLY for n in good if n != best) else []
    return good[:2]


def _bare(name: str) -> str:
    """The name without its unit."""
    unit = unit_in(name)
    return (name[: unit.start] + name[unit.end :]).strip() if unit else name.strip()


def _say(document: Document, cells: list[Cell], sum_: str) -> Draft:
    quotes: list[Quote] = [whole(document, paragraph) for paragraph in dict.fromkeys(c.row for c in cells)]
    marks = {quote.paragraph: n for n, quote in enumerate(quotes, 1)}
    said = ";".join(f"{c.name}，{c.column}:{c.said}[{marks[c.row]}]" for c in cells)
    labels = "、".join(quote.paragraph.label for quote in quotes)
    text = f"{sum_}{said}（{labels}）。"
    return Draft(text, "answered", tuple(quotes), computed=(text,))


def _computed(document: Document, cells: list[Cell], said: str) -> Draft | None:
    unit = cells[0].counted_in
    left, right = (parse_numeral(c.value.replace(",", "")) for c in cells)
    if left is None or right is None:
        return None
    if cells[0].row == cells[1].row and TOGETHER.search(said):
        total = left + right
        return _say(
            document,
            cells,
            render(
                "table-sum", "zh", total=f"{_plain(total)}{unit}", sum=f"{_plain(left)}{unit}+{_plain(right)}{unit}"
            ),
        )
    if APART.search(said):
        high, low = max(left, right), min(left, right)
        return _say(
            document,
            cells,
            render(
                "table-difference",
                "zh",
                gap=f"{_plain(high - low)}{unit}",
                sum=f"{_plain(high)}{unit}-{_plain(low)}{unit}",
            ),
        )
    return _say(document, cells, "")


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
