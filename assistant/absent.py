"""Absent: what a document does not state, and of which kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Missing = Literal["nothing", "attribute", "unit", "metric", "named", "names", "period", "place", "reason"]


@dataclass(frozen=True, slots=True)
class Absent:
    """What the document does not state; `name` is the attribute's name, the year, or the place."""

    kind: Missing
    name: str = ""
