"""The Answer: what a question gives back, typed, and as the JSON that other programs read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["answered", "partial", "needs_information", "corrected", "not_in_document", "out_of_scope"]
Result = Literal["meets", "fails", "unknown"]
Language = Literal["zh", "en"]

ABSTENTIONS: frozenset[Status] = frozenset({"not_in_document", "out_of_scope"})


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote: `quote` is the document's `text[start:end]`."""

    n: int
    paragraph: str
    label: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Check:
    """One condition, judged against what the person gave."""

    condition: str
    given: str
    result: Result
    paragraph: str


@dataclass(frozen=True, slots=True)
class Answer:
    question: str
    standalone: str
    language: Language
    text: str
    status: Status
    verdict: Result | None = None
    checks: tuple[Check, ...] = ()
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    generator: str = "grounded"
    timings_ms: dict[str, float] = field(default_factory=dict)
    signs: Mapping[str, float] = field(
        default_factory=dict
    )  # what its confidence is computed from; no part of the JSON

    @property
    def confidence(self) -> float | None:
        """How sure it is, 0 to 1; None where nothing is known of the way to it."""
        from assistant.confidence import confidence

        return confidence(self.signs) if self.signs else None

    def to_json(self) -> dict[str, Any]:
        """The contract's object; tuples become lists when it is written."""
        return {name: value for name, value in asdict(self).items() if name != "signs"}
