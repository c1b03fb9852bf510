"""Measures: judgements summed up. Every share keeps its count, so that its interval can be computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from assistant.answers import Answer
from eval.grading import Grade
from eval.intervals import Mean, Share, mean, share
from eval.questions import TYPES, Item

# How sure an answer is where it carries no confidence of its own: by how much of the question it claims to settle.
SURENESS = {
    "answered": 1.0, "corrected": 0.8, "needs_information": 0.6, "partial": 0.4, "not_in_document": 0.0, "out_of_scope": 0.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, what came back, and the judgement on it."""

    item: Item
    answer: Answer
    grade: Grade
    distance: int | None = None  # of a follow-up: how many turns back the turn lies that it refers to


@dataclass(frozen=True, slots=True)
class Point:
    """When only the surest `coverage` of all questions are answered, `risk` of those answers are wrong."""

    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class Coverage:
    points: tuple[Point, ...]
    area: float | None  # mean risk over the coverages reached: 0 is perfect; None where nothing was answered


@dataclass(frozen=True, slots=True)
class OfType:
    """The figures of one type of question."""

    strict: Share
    lead: Share
    precision: Mean
    recall: Mean


@dataclass(frozen=True, slots=True)
class Measures:
    """All figures of one run. A type without questions is left out."""

    strict: Share
    lead: Share  # of answerable items
    lead_of_strict: Share  # of answerable items that are right
    precision: Mean
    recall: Mean
    false_answers: Share  # of unanswerable items
    false_abstentions: Share  # of answerable items
    wrong_and_not_withheld: Share  # of all
    verbatim: Share  # of all
    corrections: Share  # of items whose assumption a paragraph contradicts
    consistency: Share  # of pairs that ask the same in other words
    by_type: dict[str, Share]  # strict
    types: dict[str, OfType]
    by_persona: dict[str, Share]
    followups: dict[int, Share]  # strict, by the number of earlier turns
    distances: dict[int, Share]  # strict, by how many turns back the referred turn lies
    coverage: Coverage
    longest: tuple[tuple[str, int, int], ...]  # (type, length, limit) of the hundred longest answers
    timings_ms: dict[str, float]  # medians of what the answers report


def measure(judged: Sequence[Judged]) -> Measures:
    """Every measure of a run."""
    answerable = [j.grade for j in judged if j.item.answerable]
    unanswerable = [j.grade for j in judged if not j.item.answerable]
    grades = [j.grade for j in judged]
    return Measures(
        strict=share([g.right for g in grades]),
        lead=share([g.lead for g in answerable]),
        lead_of_strict=share([g.lead for g in answerable if g.right]),
        precision=mean([g.precision for g in answerable if g.precision is not None]),
        recall=mean([g.recall for g in answerable if g.recall is not None]),
        false_answers=share([g.false_answer for g in unanswerable]),
        false_abstentions=share([g.false_abstention for g in answerable]),
        wrong_and_not_withheld=share([g.wrong_and_not_withheld for g in grades]),
        verbatim=share([g.verbatim for g in grades]),
        corrections=share([j.grade.corrected for j in judged if j.item.correction_gold]),
        consistency=share([alike(a, b) for a, b in paraphrases(judged)]),
        by_type=_strict_by(judged, lambda j: j.item.type, TYPES),
        types={type: _of_type(own) for type in TYPES if (own := [j for j in judged if j.item.type == type])},
        by_persona=_strict_by(judged, lambda j: j.item.persona, ("firm", "official", "analyst")),
        followups=_strict_at([(len(j.item.turns) or None, j.grade.right) for j in judged]),
        distances=_strict_at([(j.distance, j.grade.right) for j in judged]),
        coverage=risk_coverage([(sureness(j.answer), not j.grade.right, j.grade.abstained) for j in judged]),
        longest=tuple(
            (j.item.type, j.grade.length, j.grade.limit)
            for j in sorted(judged, key=lambda j: (-j.grade.length, j.item.id))[:100]
        ),
        timings_ms=_timings(judged),
    )


def sureness(answer: Answer) -> float:
    """The answer's own confidence where it has one, else a rank by status."""
    return SURENESS[answer.status] if answer.confidence is None else answer.confidence


def risk_coverage(outcomes: Sequence[tuple[float, bool, bool]]) -> Coverage:
    """The curve of (sureness, wrong, abstained) triples, surest first; equally sure answers enter together.

    After El-Yaniv & Wiener (2010), section 2: risk over the answered part as the threshold falls.
    """
    answered = sorted(((sure, wrong) for sure, wrong, abstained in outcomes if not abstained), reverse=True)
    points: list[Point] = []
    taken = mistakes = 0
    area = 0.0
    for _, tied in groupby(answered, key=lambda outcome: outcome[0]):
        wrongs = [wrong for _, wrong in tied]
        for place in range(1, len(wrongs) + 1):  # within a tie, the risk of any order, on average
            area += (mistakes + place * sum(wrongs) / len(wrongs)) / (taken + place)
        taken, mistakes = taken + len(wrongs), mistakes + sum(wrongs)
        points.append(Point(taken / len(outcomes), mistakes / taken))
    return Coverage(tuple(points), area / taken if taken else None)


def paraphrases(judged: Sequence[Judged]) -> list[tuple[Judged, Judged]]:
    """Every item with `paraphrase_of`, with the item that it rewords, if both were asked."""
    by_id = {j.item.id: j for j in judged}
    return [(by_id[j.item.paraphrase_of], j) for j in judged if j.item.paraphrase_of in by_id]


def alike(first: Judged, second: Judged) -> bool:
    """Whether two answers agree: withheld or not, the verdict, and the paragraph cited first."""
    return _gist(first) == _gist(second)


def _gist(j: Judged) -> tuple[bool, str | None, str | None]:
    if j.grade.abstained:  # what an abstention cites as nearest is no support
        return True, None, None
    return False, j.answer.verdict, j.answer.citations[0].paragraph if j.answer.citations else None


def _strict_by(judged: Sequence[Judged], key: Callable[[Judged], str], names: Sequence[str]) -> dict[str, Share]:
    groups = {name: [j.grade.right for j in judged if key(j) == name] for name in names}
    return {name: share(flags) for name, flags in groups.items() if flags}


def _of_type(judged: Sequence[Judged]) -> OfType:
    grades = [j.grade for j in judged]
    return OfType(
        strict=share([g.right for g in grades]),
        lead=share([g.lead for g in grades if g.answerable]),
        precision=mean([g.precision for g in grades if g.precision is not None]),
        recall=mean([g.recall for g in grades if g.recall is not None]),
    )


def _strict_at(found: Sequence[tuple[int | None, bool]]) -> dict[int, Share]:
    """Strict by a count that some questions have."""
    counts = sorted({count for count, _ in found if count is not None})
    return {n: share([right for count, right in found if count == n]) for n in counts}


def _timings(judged: Sequence[Judged]) -> dict[str, float]:
    names = sorted({name for j in judged for name in j.answer.timings_ms})
    return {
        name: round(median(j.answer.timings_ms[name] for j in judged if name in j.answer.timings_ms), 3)
        for name in names
    }
