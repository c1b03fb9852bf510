"""Row counts: how many rows a table has, in all, with one cell, or under each cell of a column.

考核一共有多少个指标？              55, the rows under the column 三级指标
定性的指标有几个？                  5, the rows with the cell 定性
四个一级指标下，三级指标各有几个？  24, 19, 9 and 3, under each cell of the column 一级指标
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from assistant.drafts import Draft, Quote, whole
from assistant.focus import bare
from assistant.rows import NUMBERED, cells_of, header_of
from assistant.understanding import Understood
from index.documents import Document, Paragraph
from index.numerals import any_of
from prompts import render

MEASURES = ("个", "项", "类", "条", "种", "级", "档", "样")
ASKED = re.compile(rf"(?:几|多少)(?P<measure>{any_of(MEASURES)})(?!月|年|天|日|钱|元|万|%|百分点)")
EACH = re.compile("各|分别|每")
TOTAL = re.compile("^(?:合计|总计|小计|共计)")
NOUN = 2  # characters at the end of a column's name that say what its cells are: 指标 of 三级指标
FEW = 8  # cells that a column sorts its rows by
SHORT = 8  # characters of such a cell
SAMPLE = 3  # rows that are quoted for a count of all
ORDINAL = re.compile(r"^[（(]?[\d一二三四五六七八九十]+[)）]?[、.．]?\s*")
# Characters of words that ask for a count, which name no rows.
COUNTING = "一共总共有合计多少几全部数量下头里当中分列各别是要的表附件"


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table with the cells that were merged with the row above filled in; `named` is the column whose cells name the rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[Paragraph, tuple[str, ...]], ...]
    named: int


def answer_row_count(understood: Understood, document: Document) -> Draft | None:
    """How many rows, where the question names what the rows are and nothing that the table does not sort them by."""
    question = understood.plain
    asked = ASKED.search(question)
    if asked is None or understood.language != "zh":
        return None
    for grid in _grids(document):
        noun = grid.header[grid.named][-NOUN:]
        if noun in question:
            return _count(question, asked["measure"], noun, grid, document)
    return None


def _count(question: str, measure: str, noun: str, grid: _Grid, document: Document) -> Draft | None:
    sorting = [n for n in range(len(grid.header)) if n != grid.named and _sorts(grid, n)]
    grouped = next((n for n in sorting if grid.header[n] in question), None)
    cell = next((c for n in sorting for c in _cells(grid, n) if _bare(c) in question), "")
    known = set("".join((*grid.header, document.title, cell, noun, COUNTING, *_titles(grid, document))))
    told = re.findall(r"[\u4e00-\u9fffA-Za-z]{2,}", "".join(c if c not in known else " " for c in bare(question)))
    if any(word[at : at + 2] in document.text for word in told for at in range(len(word) - 1)):
        return None  # it asks for rows that the table is not sorted by
    if grouped is not None and EACH.search(question):
        counts = Counter(cells[grouped] for _, cells in grid.rows)
        first = {cells[grouped]: row for row, cells in reversed(grid.rows)}
        parts = "，".join(f"{_bare(c)}{n}{measure}[{i}]" for i, (c, n) in enumerate(counts.items(), 1))
        return _draft(parts, [str(n) for n in counts.values()], tuple(whole(document, first[c]) for c in counts))
    rows = [row for row, cells in grid.rows if not cell or cell in cells]
    if (
        grouped is not None
        and not cell
        and grid.header[grouped] in question
        and grid.header[grid.named] not in question
    ):
        names = list(dict.fromkeys(cells[grouped] for _, cells in grid.rows))
        first = {cells[grouped]: row for row, cells in reversed(grid.rows)}
        said = f"{grid.header[grouped]}共{len(names)}{measure}"
        return _draft(f"{said}{_marks(len(names))}", [str(len(names))], tuple(whole(document, first[n]) for n in names))
    quoted = rows if cell and len(rows) <= FEW else [*rows[:SAMPLE], rows[-1]]
    named = f"{_bare(cell)}{noun}" if cell else grid.header[grid.named]
    return _draft(
        f"{named}共{len(rows)}{measure}{_marks(len(quoted))}",
        [str(len(rows))],
        tuple(whole(document, r) for r in quoted),
    )


def _draft(counts: str, computed: list[str], quotes: tuple[Quote, ...]) -> Draft:
    return Draft(render("rows-counted", "zh", counts=counts), "answered", quotes, computed=tuple(computed))


def _marks(many: int) -> str:
    return "".join(f"[{n}]" for n in range(1, many + 1))


def _bare(cell: str) -> str:
    """A cell's words without its number."""
    return ORDINAL.sub("", cell)


def _cells(grid: _Grid, column: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cells[column] for _, cells in grid.rows))


def _sorts(grid: _Grid, column: int) -> bool:
    """Whether a column has few cells, each of several rows."""
    cells = _cells(grid, column)
    return 1 < len(cells) <= max(FEW, len(grid.rows) // 3) and all(0 < len(c) <= 2 * SHORT for c in cells)


def _titles(grid: _Grid, document: Document) -> tuple[str, ...]:
    """The headings that the table stands under."""
    first = grid.rows[0][0]
    above = document.paragraph(first.parent) if first.parent else None
    return (first.heading, *((document.text_of(above)[:60], above.heading) if above else ()))


@lru_cache(maxsize=32)
def _grids(document: Document) -> tuple[_Grid, ...]:
    """The tables whose rows one column names, each cell once."""
    found: dict[str, list[tuple[Paragraph, tuple[str, ...]]]] = {}
    headers: dict[str, tuple[str, ...]] = {}
    for paragraph in document.paragraphs:
        header = cells_of(header_of(document, paragraph))
        if not header:
            continue
        table = paragraph.id.rpartition(".r")[0]
        headers[table] = header
        cells = cells_of(document.text_of(paragraph))
        rows = found.setdefault(table, [])
        above = rows[-1][1] if rows else ("",) * len(header)
        if len(cells) <= len(header) and not TOTAL.match(cells[0] if cells else ""):
            rows.append((paragraph, (*above[: len(header) - len(cells)], *cells)))
    grids = []
    for table, rows in found.items():
        header = headers[table]
        whole_rows = tuple(row for row in rows if len(row[1]) == len(header))
        own = [
            n for n in range(len(header))
            if len(header[n]) >= NOUN and not NUMBERED.search(header[n])
            and len({cells[n] for _, cells in whole_rows}) == len(whole_rows) > 1
        ]  # fmt: skip
        if own:
            grids.append(_Grid(header, whole_rows, own[0]))
    return tuple(grids)
