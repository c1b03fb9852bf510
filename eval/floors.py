"""Floors: the committed figures that a held-out run must not fall behind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.intervals import Share
from eval.measures import Measures
from index.errors import QuestionSetError

FLOORS = Path(__file__).parent / "floor.json"


def read_floors(path: Path = FLOORS) -> dict[str, Any]:
    """Floors by dataset: {measure: {"at_least": x} or {"at_most": x}}, and `each_type` for strict in every type."""
    try:
        floors: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise QuestionSetError(f"{path.name}: {error}; it holds one JSON object of floors by dataset") from None
    return floors


def find_misses(measures: Measures, floors: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
    """The floors that a run misses, in words; a measure that had nothing to count misses none."""
    misses = []
    for name, bounds in floors.items():
        if name == "each_type":
            found = {f"strict of {type}": share.value for type, share in measures.by_type.items()}
        else:
            found = {name: _value(measures, name)}
        for what, value in found.items():
            if value is None:
                continue
            if value < bounds.get("at_least", value):
                misses.append(f"{what} is {value:.3f}, at least {bounds['at_least']} is wanted")
            if value > bounds.get("at_most", value):
                misses.append(f"{what} is {value:.3f}, at most {bounds['at_most']} is wanted")
    return tuple(misses)


def _value(measures: Measures, name: str) -> float | None:
    found = getattr(measures, name, None)
    if not isinstance(found, Share):
        raise QuestionSetError(f'{FLOORS.name}: "{name}" is no measure; write strict, lead, false_answers, …')
    return found.value
