"""Explaining: how a question was understood and what was found for it, for whoever wonders about an answer."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant.evidence import Evidence, Finding, gather
from assistant.focus import Focus
from assistant.understanding import Understood, understand
from index.quantities import Quantity

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

FINDINGS = 8  # sentences shown, best first


def explain_question(assistant: Assistant, question: str, documents: tuple[str, ...] = ()) -> dict[str, Any]:
    """The understanding of a question that stands alone, its focus in each document, and the best sentences."""
    understood = understand(question)
    library = assistant.library
    evidence = gather(understood, library, library.embed(understood.plain), documents)
    return {**explain_understanding(understood), **explain_evidence(evidence)}


def explain_understanding(understood: Understood) -> dict[str, Any]:
    """What was read out of the words alone."""
    return {
        "plain": understood.plain,
        "language": understood.language,
        "kinds": list(understood.asked.kinds),
        "units": sorted(understood.asked.units),
        "frame": {
            name: list(value) if isinstance(value, tuple) else value for name, value in asdict(understood.frame).items()
        },
        "parts": list(understood.parts),
        "attributes": [attribute.name for attribute in understood.attributes],
        "quantities": [_figure(quantity) for quantity in understood.quantities],
        "words": understood.words,
        "outside": understood.outside,
        "instructs": understood.instructs,
    }


def explain_evidence(evidence: Evidence) -> dict[str, Any]:
    """The focus terms with their weights, heaviest first, and the best sentences with what made them so."""
    return {
        "focus": {slug: explain_focus(focus) for slug, focus in evidence.focus.items()},
        "evidence": [explain_finding(finding) for finding in evidence.findings[:FINDINGS]],
    }


def explain_focus(focus: Focus) -> list[dict[str, Any]]:
    terms = sorted(focus.terms, key=lambda term: -term.weight)
    return [{"words": list(t.words), "weight": round(t.weight, 3), "known": t.known} for t in terms]


def explain_finding(finding: Finding) -> dict[str, Any]:
    sentence = finding.sentence
    return {
        "paragraph": sentence.paragraph.id,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.document.text[sentence.start : sentence.end],
        "score": round(finding.score, 4),
        "covered": round(finding.covered, 4),
        "dense": round(finding.dense, 4),
        "fits": finding.fits,
    }


def _figure(quantity: Quantity) -> dict[str, Any]:
    ends = {
        "low": None if quantity.low is None else float(quantity.low),
        "high": None if quantity.high is None else float(quantity.high),
    }
    return {**ends, "unit": quantity.unit, "comparator": quantity.comparator}
