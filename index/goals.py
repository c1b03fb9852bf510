"""Goals: the targets that a row of a table sets, by what its header says of the columns.

row = task goal date?          城镇新增就业 | 5.2万人 | 12月底
    | indicator goal+          县域内就诊率（%） | 88 | 91以上        under 2022年目标 | 2025年目标
    | task date?               新建社区食堂60家 | 2025年底            what the task counts is the goal
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.clauses import find_sentences
from index.documents import Document, Paragraph
from index.ledgers import Ledger
from index.lexicon import ACTIONS
from index.numerals import any_of
from index.quantities import Quantity, find_quantities
from index.rows import find_cells
from index.spans import Span
from index.targets import Carried, Target, inside, read_sentence

_NAMED_UNIT = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[）)]$")
_FIGURE = re.compile(r"\d[\d.,]*(?:\s*[—–\-~～至]\s*\d[\d.,]*)?")
_LEAD_VERB = re.compile(rf"^(?:新增|新建|新建成|力争|确保|完成|达到|{any_of(w for w in ACTIONS if len(w) > 1)})+")


def find_goal(
    document: Document, paragraph: Paragraph, ledger: Ledger, quantities: tuple[Quantity, ...]
) -> Iterator[Target]:
    """The goals that a row of a ledger sets: 城镇新增就业 | 5.2万人 | 12月底; of a task list, what its task counts."""
    cells = find_cells(document.text, paragraph.start, paragraph.end)
    if max(ledger.task, ledger.goal or 0, *(column for column, _ in ledger.years), 0) >= len(cells):
        return
    task = cells[ledger.task].of(document.text)
    date = cells[ledger.date].of(document.text) if ledger.date is not None and ledger.date < len(cells) else None
    if ledger.years:
        unit = cells[ledger.unit].of(document.text) if ledger.unit is not None and ledger.unit < len(cells) else ""
        yield from _year_goals(document, paragraph, task, unit, [(cells[c], year) for c, year in ledger.years])
        return
    if ledger.goal is None:
        carried = Carried(period=date or None)
        for sentence in find_sentences(document.text, cells[ledger.task].start, cells[ledger.task].end):
            yield from read_sentence(document, paragraph, sentence, inside(quantities, sentence), (), carried)
        return
    goal = cells[ledger.goal]
    for quantity in inside(quantities, goal):
        counted = _LEAD_VERB.sub("", document.text[goal.start : quantity.start]).strip("：: ")
        name = counted or task
        yield Target(paragraph.id, name, None, quantity, date or None, None, None, goal.start, goal.end)


def _year_goals(
    document: Document, paragraph: Paragraph, task: str, unit: str, goals: Sequence[tuple[Span, str]]
) -> Iterator[Target]:
    """The goals of an indicator for each year: 就诊率（%） | 88 | 91以上; the unit stands beside the name or in its own cell."""
    named = _NAMED_UNIT.search(task)
    name = task[: named.start()] if named else task
    unit = unit or (named["unit"] if named else "")
    for cell, year in goals:
        words = cell.of(document.text)
        figure = _FIGURE.search(words)
        if figure is None:
            continue
        bare = re.match(r"[以及左（(]|$", words[figure.end() :].strip())
        said = f"{words[: figure.end()]}{unit}{words[figure.end() :]}" if bare else words
        if read := find_quantities(f"{name}{said}"):
            quantity = replace(read[-1], start=cell.start, end=cell.end)
            yield Target(paragraph.id, name, None, quantity, year, None, None, cell.start, cell.end)
