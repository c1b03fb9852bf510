"""Ledgers: tables that hand out work, read by the words of their header.

    header = cell+        序号 | 任务事项 | 年度目标 | 完成时限 | 责任单位        序号 | 指标（单位） | 2022年目标 | 2025年目标
    row    = cell+        each body in a column for bodies has the row's task, by the row's date; a column for each year
                          sets a goal for that year, in the unit that the row or its indicator names

A table without a column for bodies or goals is no ledger, and nothing is read from its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.brackets import DATE_LABELS, LABELS, Role, read_bracket, split_names
from index.documents import Paragraph
from index.numerals import words
from index.rows import find_cells

TASK_HEADS = words(
    "任务 事项 任务事项 重点任务 工作任务 主要任务 任务内容 工作内容 主要内容 具体任务 具体举措 工作举措 主要措施 工作措施 具体措施 项目 项目名称 指标 指标名称 主要指标 目标任务 任务名称 工作事项 任务清单 重点工作"
)
GOAL_HEADS = words("目标 年度目标 目标值 指标值 目标任务数 计划数 任务数 工作目标 预期目标 量化目标 年度任务 目标要求")
UNIT_HEADS = words("单位 计量单位 指标单位")
_YEAR_GOAL = re.compile(
    r"(?:到)?(?P<year>20\d\d年)(?:末|底)?(?P<aim>(?:预期|规划|计划|发展)?(?:目标|指标|任务)?(?:值|数)?)"
)
DATE_HEADS = (*DATE_LABELS, "时间")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Which column is which; `table` is the id that all rows of the table begin with; `years` are goals of one year each."""

    table: str
    task: int
    goal: int | None
    date: int | None
    bodies: Mapping[int, Role]
    years: tuple[tuple[int, str], ...] = ()
    unit: int | None = None

    def holds(self, paragraph: str) -> bool:
        return paragraph.rpartition(".")[0] == self.table


def read_header(text: str, paragraph: Paragraph) -> Ledger | None:
    """The columns that a row names, or None where it is no header."""
    heads = [re.sub(r"\s|[（(].*$", "", cell.of(text)) for cell in find_cells(text, paragraph.start, paragraph.end)]
    bodies = {i: LABELS[head] for i, head in enumerate(heads) if head in LABELS}
    goal = next((i for i, head in enumerate(heads) if head in GOAL_HEADS), None)
    task = next((i for i, head in enumerate(heads) if head in TASK_HEADS), None)
    years = _year_goals(heads)
    if task is None or (not bodies and goal is None and not years):
        return None
    unit = next((i for i, head in enumerate(heads) if head in UNIT_HEADS), None)
    date = next((i for i, head in enumerate(heads) if head in DATE_HEADS), None)
    return Ledger(paragraph.id.rpartition(".")[0], task, goal, date, bodies, years, unit)


def _year_goals(heads: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """The columns that set a goal for a year; of columns that name years and no more, the first is where things stand."""
    named = [(i, match) for i, head in enumerate(heads) if (match := _YEAR_GOAL.fullmatch(head))]
    first = min((match["year"] for _, match in named), default="")
    return tuple((i, match["year"]) for i, match in named if match["aim"] or (len(named) > 1 and match["year"] > first))


def read_row(text: str, paragraph: Paragraph, ledger: Ledger) -> Iterator[tuple[str, Role, str, str | None, int, int]]:
    """(body, role, task, date, start, end) for every body that the row charges."""
    cells = find_cells(text, paragraph.start, paragraph.end)
    if ledger.task >= len(cells) or not (task := cells[ledger.task].of(text)):
        return
    date = cells[ledger.date].of(text) if ledger.date is not None and ledger.date < len(cells) else None
    for column, role in ledger.bodies.items():
        if column >= len(cells):
            continue
        cell = cells[column]
        named = read_bracket(cell.of(text), False) or tuple((name, role) for name in split_names(cell.of(text)))
        for name, its_role in named:
            yield name, its_role, task, date or None, cell.start, cell.end
