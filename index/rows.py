"""Rows of tables in plain text: which lines are rows, and where their cells are.

row    = "|" cell ("|" cell)+ "|"      drawn with bars
       | cell (TAB cell)+              two tabs or more, or one where a neighbour has one too
       | cell (gap cell)+              set with wide blanks, where three lines on end have as many cells, three or more
gap    = wide blank+ | blank blank+
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.forms import RULE
from index.lines import Line
from index.numbering import find_mark
from index.spans import Span

GAP = re.compile(r"\u3000+|[ \xa0]{2,}")
SET = 3  # lines on end, and cells of each, that make a table of what only blanks part


def find_rows(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The lines that are rows of a table."""
    cells = [_count(text, line) for line in lines]
    ruled = {
        i
        for i, count in enumerate(cells)
        if count > 2 or (count == 2 and max(cells[i - 1] if i else 0, cells[i + 1] if i + 1 < len(cells) else 0) >= 2)
    }
    return frozenset(ruled | _set_with_blanks(text, lines))


def find_cells(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The cells of a row, in order, without blanks around them; an empty cell is an empty span."""
    words = text[start:end]
    bar = words.strip().startswith("|")
    gap = re.compile(r"[|\t]") if bar else re.compile(r"\t") if "\t" in words else GAP
    cells: list[Span] = []
    at = 0
    for match in (*gap.finditer(words), None):
        stop = match.start() if match else len(words)
        piece = words[at:stop]
        left = start + at + len(piece) - len(piece.lstrip())
        cells.append(Span(left, max(left, start + at + len(piece.rstrip()))))
        at = match.end() if match else stop
    return tuple(cells[1:-1] if bar and len(cells) > 2 else cells)


def _count(text: str, line: Line) -> int:
    """How many cells bars or tabs make of the line."""
    words = text[line.start : line.end]
    if words.startswith("|") and words.endswith("|") and len(words) > 2:
        return 0 if RULE.match(words) else max(3, words.count("|") - 1)
    if "\t" not in words:
        return 1
    mark = find_mark(text, line.start, line.end)
    if mark is not None:  # a tab after the mark is an indent
        words = text[mark.end : line.end].lstrip()
    return words.count("\t") + 1


def _set_with_blanks(text: str, lines: Sequence[Line]) -> set[int]:
    """The lines of tables whose columns only blanks part: three on end with as many cells, and no sentence in any."""
    counts = []
    for line in lines:
        words = text[line.start : line.end]
        counts.append(0 if "。" in words or "\t" in words or "|" in words else len(GAP.split(words.strip())))
    found: set[int] = set()
    at = 0
    while at < len(counts):
        stop = at
        while stop < len(counts) and counts[stop] == counts[at]:
            stop += 1
        if counts[at] >= SET and stop - at >= SET:
            found.update(range(at, stop))
        at = stop
    return found
