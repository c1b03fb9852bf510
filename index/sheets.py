"""Sheets: a document's facts as the rows and columns of the ledger, whatever program writes them.

措施 measures   目标 targets   责任 duties   支持 supports
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from index.charts import due_of
from index.clauses import find_sentences
from index.documents import Document, Paragraph
from index.duties import Duty
from index.facts import Facts
from index.granting import Support
from index.measures import TIME_UNITS
from index.predicates import Condition
from index.quantities import Quantity, json_figure
from index.targets import Target
from index.tasks import NUMBER

Value = str | int | float | date | None

COMPARATORS = {">=": "≥", ">": "＞", "=": "＝", "~": "≈", "<": "＜", "<=": "≤", "range": "区间"}
ROLES = {
    "leads": "牵头", "assists": "配合", "responsible": "负责", "organises": "组织",
    "guides": "指导", "supervises": "督导", "participates": "参与",
}  # fmt: skip
BENEFITS = {
    "reward": "奖励", "subsidy": "补助", "loan": "贷款担保", "fund": "资金", "training": "培训", "service": "服务帮扶",
    "land": "用地", "energy": "用能", "recognition": "认定表彰", "tax": "税收", "permit": "放宽许可", "other": "其他",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A fact, or a measure itself, with the paragraph that it stands in."""

    document: Document
    paragraph: Paragraph
    start: int
    end: int
    fact: Any


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, a width in characters, and the value of a row in it; `printed` is what an office reads on paper."""

    heading: str
    width: int
    value: Callable[[Row], Value]
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns that nobody reads on paper, being for programs or empty in every row, stand behind the others."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, name: str, columns: Iterable[Column], rows: tuple[Row, ...]) -> Sheet:
        kept = tuple(c if c in LEDGER or _is_filled(c, rows) else replace(c, printed=False) for c in columns)
        return cls(name, tuple(sorted(kept, key=lambda column: not column.printed)), rows)

    @property
    def printed(self) -> int:
        """How many columns are printed."""
        return sum(column.printed for column in self.columns)


def _is_filled(column: Column, rows: Sequence[Row]) -> bool:
    return not rows or any(column.value(row) not in (None, "") for row in rows)


def sheets_of(document: Document, facts: Facts) -> tuple[Sheet, ...]:
    """The four sheets, in the document's order."""
    paragraphs = {p.id: p for p in document.paragraphs}

    def rows(found: Iterable[Target | Duty | Support]) -> tuple[Row, ...]:
        return tuple(Row(document, paragraphs[f.paragraph], f.start, f.end, f) for f in found)

    measures = tuple(Row(document, p, p.start, p.end, facts) for p in find_measures(document))
    return (
        Sheet.of("措施", (*PLACE, *_measure_columns(document, facts)), measures),
        Sheet.of("目标", (*PLACE, *TARGET, *SOURCE), rows(facts.targets)),
        Sheet.of("责任", (*PLACE, _actor_column(facts), *DUTY, *SOURCE, *LEDGER), rows(facts.duties)),
        Sheet.of("支持", (*PLACE, *SUPPORT, *SOURCE), rows(facts.supports)),
    )


def find_measures(document: Document) -> tuple[Paragraph, ...]:
    """Measures and articles with what is enumerated in them; all evidence, where a document numbers nothing."""
    within: set[str] = set()
    for p in document.paragraphs:  # parents come before their children
        if p.evidence and (p.kind in ("measure", "article") or p.parent in within):
            within.add(p.id)
    found = tuple(p for p in document.paragraphs if p.id in within)
    return found or tuple(p for p in document.paragraphs if p.evidence and p.kind not in ("section", "heading"))


_CHANGED = re.compile(r"增|降|减|提高|上升|下调|上浮")
_CHANGE_WORDS = re.compile(r"(?:同比|环比|较上年度?|比上年度?|年均)?(?:增长|增加|提高|上升|下降|降低|减少|上浮|下调)+$")
_BOUNDED = re.compile(r"以上|以下|以内|左右|之内|上下|内$")
_BARE = re.compile(r"[^\d]{0,4}[\d.,—-]+(?:以上|以下|左右|以内)?")
_OPENERS = "（(【[［"
FIGURE = 18  # the width of 2600亿 with its scale multiplied out
SHORT = 6  # characters: a shorter act names nothing that it is done to


def _quote(row: Row) -> str:
    return row.document.text[row.start : row.end]


def _words(quantity: Quantity | None, document: Document) -> str | None:
    """The figure as it is written, with its unit where that stands elsewhere, as in a table's head: 88（%）."""
    if quantity is None:
        return None
    written = document.text[quantity.start : quantity.end]
    return f"{written}（{quantity.unit}）" if _BARE.fullmatch(written) and quantity.unit else written


def _quantity_columns(of: Callable[[Row], Quantity | None], name: str) -> tuple[Column, ...]:
    """A quantity in four columns: comparator, lower and upper figure with scales multiplied out, unit."""

    def column(heading: str, width: int, part: Callable[[Quantity], Value]) -> Column:
        return Column(f"{name}{heading}", width, lambda row: None if (q := of(row)) is None else part(q), False)

    return (
        column("比较", 7, lambda q: COMPARATORS[q.comparator]),
        column("下限", FIGURE, lambda q: json_figure(q.low)),
        column("上限", FIGURE, lambda q: json_figure(q.high)),
        column("单位", 9, lambda q: q.unit),
    )


def _condition(condition: Condition, document: Document) -> str:
    said, quantity = condition.metric or "", condition.quantity
    named = said + (condition.category or "")
    period = condition.period if condition.period and condition.period not in named else None
    if quantity is None:
        return "".join(part for part in (period, condition.category) if part)
    words = document.text[quantity.start : quantity.end]
    if quantity.change and not _CHANGED.search(said):  # 零售额同比增长10%以上
        changed = _CHANGE_WORDS.search(document.text[condition.start : quantity.start])
        said += changed[0] if changed else ""
    if quantity.comparator not in ("=", "range") and words[0].isdigit() and not _BOUNDED.search(words):
        passed = quantity.comparator == ">=" and quantity.unit in TIME_UNITS
        words = (
            "满" if passed else COMPARATORS[quantity.comparator]
        ) + words  # 正常经营满6个月: 满 is no part of the figure
    return "".join(part for part in (period, said, words, condition.category) if part)


def _conditions(row: Row) -> str:
    written = [f"{'或' if c.joined == 'or' else ''}{_condition(c, row.document)}" for c in row.fact.conditions]
    return "；".join(written)


def _task(row: Row) -> str:
    """What is to be done; 核定 or 解释 alone with the sentence that says what: 核定（用水计划由主管部门核定）."""
    action: str = row.fact.action
    if len(action) >= SHORT:
        return action
    sentences = find_sentences(row.document.text, row.paragraph.start, row.paragraph.end)
    own = next((s for s in sentences if s.start <= row.start < s.end), None)
    said = (
        NUMBER.sub("", row.document.text[own.start : max(row.end, own.start)], count=1).strip("，。；\n ")
        if own
        else ""
    )
    return f"{action}（{said}）" if own and action in said and len(said) > len(action) + 2 else action


def _due(row: Row) -> date | None:
    due = due_of(row.fact, row.document)
    return due.day if due else None


PLACE = (
    Column("编号", 24, lambda row: row.paragraph.id),
    Column("条目", 14, lambda row: row.paragraph.label),
    Column("所在章节", 26, lambda row: row.paragraph.heading),
)
SOURCE = (
    Column("原文", 48, _quote),
    Column("原文起", 8, lambda row: row.start, False),
    Column("原文止", 8, lambda row: row.end, False),
)
TARGET = (
    Column("指标", 28, lambda row: row.fact.indicator),
    Column("范围", 14, lambda row: row.fact.scope),
    Column("数量", 16, lambda row: _words(row.fact.quantity, row.document)),
    *_quantity_columns(lambda row: row.fact.quantity, ""),
    Column("性质", 8, lambda row: "增减" if row.fact.quantity.change else "水平"),
    Column("期限", 14, lambda row: row.fact.period),
    Column("比较基准", 12, lambda row: row.fact.base),
    Column("力度", 9, lambda row: row.fact.strength),
)
DUTY = (
    Column("职责", 8, lambda row: ROLES[row.fact.role]),
    Column("任务", 44, _task),
    Column("时限", 14, lambda row: row.fact.deadline),
    Column("到期日", 12, _due),
)
SUPPORT = (
    Column("支持对象", 24, lambda row: row.fact.audience),
    Column("条件", 40, _conditions),
    Column("支持方式", 10, lambda row: BENEFITS[row.fact.kind]),
    Column("数额", 16, lambda row: _words(row.fact.quantity, row.document)),
    *_quantity_columns(lambda row: row.fact.quantity, "数额"),
    Column("封顶", 16, lambda row: _words(row.fact.cap, row.document)),
    *_quantity_columns(lambda row: row.fact.cap, "封顶"),
    Column("名额", 14, lambda row: row.fact.quota),
    Column("评选", 14, lambda row: row.fact.ranking),
    Column("办法", 32, lambda row: row.fact.how),
    Column("期限", 14, lambda row: row.fact.period),
    Column("尚待明确", 16, lambda row: row.fact.open),
)
LEDGER = (Column("办理情况", 10, lambda row: None), Column("备注", 24, lambda row: None))


def _actor_column(facts: Facts) -> Column:
    """Who has a duty; where its sentence names nobody, whom the paragraph's bracket makes responsible for all of it."""
    duties = _by_paragraph(facts.duties)

    def actor(row: Row) -> str:
        if row.fact.actor:
            return str(row.fact.actor)
        charged = _charged(duties[row.paragraph.id], row.document)
        return f"（未注明；本条责任单位：{'、'.join(charged)}）" if charged else "（未注明）"

    return Column("责任主体", 22, actor)


def _charged(duties: Iterable[Duty], document: Document) -> tuple[str, ...]:
    """The bodies that brackets name (责任单位：市甲局), each once."""
    named = (d.actor for d in duties if d.actor and document.text[d.start] in _OPENERS)
    return tuple(dict.fromkeys(named))


def _measure_columns(document: Document, facts: Facts) -> tuple[Column, ...]:
    """The text, who and when the duties of the paragraph say, and how many facts stand in it.

    A bracket at the end of the last measure under a heading is the only one there where it speaks for all of them; for
    the others the column says whose it is: 见第3条：市甲局.
    """
    targets, duties, supports = (_by_paragraph(found) for found in (facts.targets, facts.duties, facts.supports))
    siblings: dict[str | None, list[Paragraph]] = defaultdict(list)
    for paragraph in document.paragraphs:
        siblings[paragraph.parent].append(paragraph)

    def actors(row: Row) -> str:
        own = "、".join(dict.fromkeys(d.actor for d in duties[row.paragraph.id] if d.actor))
        beside = siblings[row.paragraph.parent]
        charged = _charged(duties[beside[-1].id], document)
        alone = not any(_charged(duties[p.id], document) for p in beside[:-1])
        if own or not charged or not alone or row.paragraph.kind != beside[-1].kind:
            return own
        return f"（见{beside[-1].label}：{'、'.join(charged)}）"

    def deadlines(row: Row) -> str:
        return "、".join(dict.fromkeys(d.deadline for d in duties[row.paragraph.id] if d.deadline))

    return (
        Column("内容", 70, _quote),
        Column("责任主体", 24, actors),
        Column("时限", 14, deadlines),
        Column("目标数", 8, lambda row: len(targets[row.paragraph.id])),
        Column("责任数", 8, lambda row: len(duties[row.paragraph.id])),
        Column("支持数", 8, lambda row: len(supports[row.paragraph.id])),
        Column("原文起", 8, lambda row: row.start, False),
        Column("原文止", 8, lambda row: row.end, False),
    )


def _by_paragraph(facts: Sequence[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for fact in facts:
        found[fact.paragraph].append(fact)
    return found
