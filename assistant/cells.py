"""Cells: the bare figures of a table's rows, each with the unit that its row or column names.

row     就诊率（%）   88   91以上        88%, 91%以上; named by the row and the column
column  补贴（万元/台）   6             6万元
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.rows import NUMBERED, header_of
from index.documents import Document, Paragraph
from index.quantities import Quantity, find_quantities
from index.rows import find_cells

BARE = re.compile(
    r"(?P<before>不超过|不高于|不低于|不少于|≥|≤)?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<after>以上|以下|左右|以内)?$"
)
UNIT = re.compile(r"[（(](?P<unit>[^（()）/\d]{1,5})(?P<per>/[^（()）]*)?[）)]")
ONE_DIGIT = re.compile(r"(?<!\d)[1-9](?![\d.])")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a name counts in, and of what: 元 and /台·年 of 年度运行补助（元/台·年）."""

    name: str
    per: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    quantity: Quantity  # offsets count from the row's start
    label: str
    column: str


def unit_in(name: str) -> Unit | None:
    """The unit in brackets that a row's or column's name ends in, where figures have such a unit.

    >>> unit_in("年度运行补助（元/台·年）"), unit_in("管理办法（试行）")
    (Unit(name='元', per='/台·年', start=6, end=13), None)
    """
    for match in UNIT.finditer(name):
        if any(quantity.unit for quantity in find_quantities(f"1{match['unit']}")):
            return Unit(match["unit"], match["per"] or "", *match.span())
    return None


def find_figures(document: Document, row: Paragraph) -> tuple[Figure, ...]:
    """The figures of a row that no unit follows, in order; nothing for the header and for what is no row."""
    header = header_of(document, row)
    if not header:
        return ()
    columns = [span.of(header) for span in find_cells(header, 0, len(header))]
    cells = find_cells(document.text, row.start, row.end)
    words = [cell.of(document.text) for cell in cells]
    if len(columns) != len(cells):
        return ()
    name = next((w for w in words if not NUMBERED.search(w)), "")
    found = []
    for column, cell, said in zip(columns, cells, words, strict=True):
        match = BARE.match(said)
        unit = unit_in(name) or unit_in(column)
        if match is None or unit is None or NUMBERED.search(column):
            continue
        read = find_quantities(
            f"{match['before'] or ''}{match['number'].replace(',', '')}{unit.name}{match['after'] or ''}"
        )
        if len(read) != 1 or read[0].low is None or not read[0].unit:
            continue
        quantity = Quantity(
            read[0].low,
            read[0].high,
            read[0].unit,
            read[0].comparator,
            False,
            cell.start - row.start,
            cell.end - row.start,
        )
        found.append(Figure(quantity, f"{name} {_in_characters(name)} {column}", column))
    return tuple(found)


def _in_characters(name: str) -> str:
    """The name with its single digits as people write them: 4层 is 四层."""
    return ONE_DIGIT.sub(lambda m: "零一二三四五六七八九"[int(Decimal(m[0]))], name)
