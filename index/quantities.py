"""Quantities: a number as policy text writes it (the grammar follows; this is its value)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Comparator = Literal[">=", ">", "=", "~", "<", "<=", "range"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Scales multiplied out: 15万家以上 is low = high = 150000, unit 家, comparator >=; 2—3个 has low 2, high 3, range.

    `start`, `end` count from the beginning of the text that was searched and cover comparator words too.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str  # as written, without its scale: 家, 元, %, 个百分点, 倍, 成
    comparator: Comparator
    change: bool  # a rise or fall (增长6%以上, 提高2个百分点), not a level
    start: int
    end: int
