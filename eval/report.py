"""Report: the measures of a run as JSON and as lines for a terminal. Words of questions are in it for the development set only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from eval.factscore import FactScore
from eval.intervals import Mean, Share
from eval.measures import Judged, Measures

SHARES = {
    "strict": "right by every rule",
    "lead": "musts in the first 160 characters, of answerable",
    "lead_of_strict": "the same, of answerable that are right",
    "precision": "citations that are gold or also fine",
    "recall": "gold paragraphs that are cited",
    "false_answers": "unanswerable, but answered",
    "false_abstentions": "answerable, but withheld",
    "wrong_and_not_withheld": "wrong answers given, of all",
    "verbatim": "every quote is the document's text[start:end]",
    "corrections": "false assumptions set right",
    "consistency": "paraphrases answered alike",
}


@dataclass(frozen=True, slots=True)
class Report:
    """A run. `failures` is empty for a held-out set."""

    dataset: str
    questions: int
    documents: tuple[str, ...]
    measures: Measures
    misses: tuple[str, ...]
    failures: tuple[Judged, ...]
    facts: tuple[FactScore, ...] = ()  # of the annotation that goes with the set
    ways: dict[str, Share] = field(default_factory=dict)  # strict of the follow-ups, had each been taken up in one way


def write_report(
    dataset: str, heldout: bool, judged: Sequence[Judged], measures: Measures, misses: tuple[str, ...], documents: tuple[str, ...],
    facts: tuple[FactScore, ...] = (), ways: dict[str, Share] | None = None,
) -> Report:  # fmt: skip
    """The report of a run, without a word of its questions where the set is held out."""
    failures = () if heldout else tuple(j for j in judged if not j.grade.right)
    return Report(dataset, len(judged), documents, measures, misses, failures, facts, ways or {})


def to_json(report: Report) -> dict[str, Any]:
    """The report as one object: `measures` by name, each {"value", "low", "high", "n"}; risks, lengths, failures."""
    m = report.measures
    return {
        "dataset": report.dataset,
        "questions": report.questions,
        "documents": list(report.documents),
        "passed": not report.misses,
        "misses": list(report.misses),
        "measures": {name: figure(getattr(m, name)) for name in SHARES},
        "by_type": {name: figure(value) for name, value in m.by_type.items()},
        "types": {
            type: {name: figure(getattr(of, name)) for name in ("strict", "lead", "precision", "recall")}
            for type, of in m.types.items()
        },
        "by_persona": {name: figure(value) for name, value in m.by_persona.items()},
        "followups_by_turns": {str(turns): figure(value) for turns, value in m.followups.items()},
        "followups_by_distance": {str(back): figure(value) for back, value in m.distances.items()},
        "followups_by_way": {way: figure(value) for way, value in report.ways.items()},
        "risk_coverage": {
            "area": m.coverage.area,
            "points": [{"coverage": p.coverage, "risk": p.risk} for p in m.coverage.points],
        },
        "longest": [{"type": type, "length": length, "limit": limit} for type, length, limit in m.longest],
        "timings_ms": m.timings_ms,
        "facts": {score.kind: fact_score(score) for score in report.facts},
        "failures": [failure(j) for j in report.failures],
    }


def figure(measured: Share | Mean) -> dict[str, float | int | None]:
    low, high = measured.interval or (None, None)
    return {"value": measured.value, "low": low, "high": high, "n": measured.total}


def fact_score(score: FactScore) -> dict[str, Any]:
    return {
        "precision": score.precision, "recall": score.recall, "f1": score.f1,
        "matched": score.matched, "found": score.found, "annotated": score.annotated,
        "fields": {name: {"right": right, "of": of} for name, (right, of) in score.fields.items()},
    }  # fmt: skip


def failure(j: Judged) -> dict[str, Any]:
    return {
        "id": j.item.id, "type": j.item.type, "turns": list(j.item.turns), "question": j.item.question,
        "reasons": list(j.grade.reasons), "status": j.answer.status, "verdict": j.answer.verdict, "text": j.answer.text,
        "cited": [c.paragraph for c in j.answer.citations], "gold": list(j.item.gold or j.item.correction_gold),
        "note": j.item.note,
    }  # fmt: skip


def percent(measured: Share | Mean) -> str:
    """`87.5 % (80.1–92.6) of 120`, or a dash where there was nothing to count."""
    if measured.value is None:
        return "–"
    low, high = measured.interval or (measured.value, measured.value)
    return f"{measured.value:6.1%} ({low:.1%}–{high:.1%}) of {measured.total}"


def short(measured: Share | Mean) -> str:
    """`87.5% (80.1–92.6) 120`, or a dash."""
    if measured.value is None:
        return "–"
    low, high = measured.interval or (measured.value, measured.value)
    return f"{measured.value:6.1%} ({100 * low:.1f}–{100 * high:.1f}) {measured.total}"


def lines(report: Report) -> list[str]:
    """The report for a terminal."""
    m = report.measures
    out = [f"{report.dataset}: {report.questions} questions on {', '.join(report.documents)}", ""]
    out += [f"  {name:24}{percent(getattr(m, name)):34}{meaning}" for name, meaning in SHARES.items()]
    out += ["", f"  {'':17}{'strict':26}{'lead':26}{'precision':26}recall"]
    out += [
        f"  {type:15}" + "".join(f"{short(v):26}" for v in (of.strict, of.lead, of.precision, of.recall)).rstrip()
        for type, of in m.types.items()
    ]
    if m.followups:
        out += ["", "follow-ups, strict by number of earlier turns"]
        out += [f"  {turns:<24}{percent(value)}" for turns, value in m.followups.items()]
        out += ["follow-ups, strict by how many turns back the one lies that is referred to (inferred from the gold)"]
        out += [f"  {back:<24}{percent(value)}" for back, value in m.distances.items()]
    if report.ways:
        out += ["follow-ups, strict by how they are taken up"]
        out += [f"  {way:24}{percent(value)}" for way, value in report.ways.items()]
    out += ["", "risk at coverage, surest answers first"]
    out += [f"  {p.risk:6.1%} of answers wrong at {p.coverage:.1%} answered" for p in sample(m.coverage.points)]
    if m.coverage.area is not None:
        out += [f"  area under the curve {m.coverage.area:.4f}"]
    if m.longest:
        out += ["", f"the hundred longest answers, characters/limit; {over(m)} too long"]
        out += [
            "  " + " ".join(f"{length}/{limit}" for _, length, limit in m.longest[n : n + 10])
            for n in range(0, len(m.longest), 10)
        ]
    if m.timings_ms:
        out += ["median ms: " + ", ".join(f"{name} {value}" for name, value in m.timings_ms.items())]
    if report.facts:
        out += ["", "facts against annotation"]
        out += [f"  {f.kind:12}F1 {f.f1:.3f}  precision {f.precision:.3f}  recall {f.recall:.3f}" for f in report.facts]
    for j in report.failures:
        asked = " → ".join((*j.item.turns, j.item.question))
        out += ["", f"{j.item.id} {j.item.type}: {asked}", f"    {j.answer.status}: {j.answer.text}"]
        out += [f"    - {reason}" for reason in j.grade.reasons]
    out += ["", *(f"below the floor: {miss}" for miss in report.misses)] if report.misses else []
    return out


def over(measures: Measures) -> int:
    return sum(length >= limit for _, length, limit in measures.longest)


def sample(points: Sequence[Any], count: int = 12) -> list[Any]:
    """At most `count` points, evenly taken, the last among them."""
    if len(points) <= count:
        return list(points)
    return [points[round(i * (len(points) - 1) / (count - 1))] for i in range(count)]
