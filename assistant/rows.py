"""Rows of a table: their cells, the header over them, and the cell that a question asks for.

header    序号  指标          2022年目标  2025年目标  责任部门
row       7     医疗次中心数  1200        1800        省级卫生健康部门
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.asked import Asked
from index.documents import Document, Paragraph
from index.rows import find_cells

# What a header says of a column that answers a kind of question.
COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("who", re.compile(r"单位|部门|责任|牵头|主体|负责")),
    ("date", re.compile(r"时限|时间|期限|日期|进度|节点")),
    ("amount", re.compile(r"目标|数值|标准|数量|金额|任务量|指标值|限额|\d{4}年")),
)
NUMBERED = re.compile(r"序号|编号|^\d+$")


def cells_of(text: str) -> tuple[str, ...]:
    """The words of a row's cells, in order."""
    return tuple(cell.of(text) for cell in find_cells(text, 0, len(text)))


@lru_cache(maxsize=2048)
def header_of(document: Document, row: Paragraph) -> str:
    """The first row of the row's table; "" for the first row itself and for what is no row."""
    table, dot, number = row.id.rpartition(".r")
    if row.kind != "row" or not dot or number == "1":
        return ""
    first = document.paragraph(f"{table}.r1")
    return document.text_of(first) if first else ""


def find_cell(document: Document, row: Paragraph, asked: Asked, years: tuple[int, ...]) -> tuple[str, str] | None:
    """The column's name and the cell that the question asks for: of its year, or of the kind of thing; None where unclear."""
    header, cells = cells_of(header_of(document, row)), cells_of(document.text_of(row))
    if not header or len(header) != len(cells):
        return None
    of_year = [n for n, name in enumerate(header) if any(str(year) in name for year in years)]
    if len(of_year) == 1:
        return header[of_year[0]], cells[of_year[0]]
    for kind, names in COLUMNS:
        fit = [
            n
            for n, name in enumerate(header)
            if kind in asked.kinds and names.search(name) and not NUMBERED.search(name)
        ]
        if len(fit) == 1:
            return header[fit[0]], cells[fit[0]]
    return None


def name_of_row(document: Document, row: Paragraph) -> str:
    """What the row is about: its first cell that is no number."""
    return next((cell for cell in cells_of(document.text_of(row)) if not NUMBERED.search(cell)), "")
