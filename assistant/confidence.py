"""Confidence: how sure an answer is, 0 to 1, from what the way to it knows: coverage, fit, margin, and how it was reached.

It orders answers (the risk-coverage curve of `python -m eval run`); nothing is withheld by it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from assistant.drafts import Draft
from assistant.evidence import Evidence
from assistant.understanding import Understood

# Logistic regression on the development sets: `python -m eval calibrate` fits them anew and prints them.
BIAS = 0.74
WEIGHTS: Mapping[str, float] = {
    "covered": 0.58, "margin": 0.94, "elsewhere": -0.93, "dense": 0.2, "unknown": -0.41,
    "computed": 0.37, "verdict": 0.3, "open": -0.46, "amount": -0.21,
}  # fmt: skip


def signs(understood: Understood, evidence: Evidence, draft: Draft) -> dict[str, float]:
    """What speaks for and against a draft by name, each about 0 to 1; nothing where it quotes nothing.

    covered    share of the question's focus that the best sentence cited states, by itself or in its context
    margin     its score less that of the best sentence of a paragraph that is not cited
    elsewhere  what that other sentence covers more
    dense      similarity in meaning, from 0.8, below which sentences are about something else
    unknown    share of the question's terms that the document does not have
    computed, verdict, open, amount   how the answer was reached: a sum, a verdict, an open verdict, a figure asked for
    """
    if not evidence.findings or not draft.quotes:
        return {}
    quoted = {quote.paragraph for quote in draft.quotes}
    cited = [f for f in evidence.findings if f.sentence.paragraph in quoted] or [evidence.findings[0]]
    other = next((f for f in evidence.findings if f.sentence.paragraph not in quoted), None)
    focus = evidence.focus.get(evidence.findings[0].sentence.document.slug)
    terms = focus.terms if focus else ()
    best = cited[0]
    return {
        "covered": best.covered,
        "margin": max(-0.5, min(0.5, best.score - (other.score if other else 0.0))),
        "elsewhere": (other.covered if other else 0.0) - best.covered,
        "dense": 5 * (max(f.dense for f in cited) - 0.8),
        "unknown": sum(not term.known for term in terms) / len(terms) if terms else 0.0,
        "computed": float(bool(draft.computed) and draft.verdict is None and understood.language == "zh"),
        "verdict": float(draft.verdict in ("meets", "fails")),
        "open": float(draft.verdict == "unknown"),
        "amount": float("amount" in understood.asked.kinds),
    }


def confidence(found: Mapping[str, float]) -> float:
    """The share of the development questions with such signs that were answered right; 0 without signs."""
    return chance(found, BIAS, WEIGHTS) if found else 0.0


def chance(found: Mapping[str, float], bias: float, weights: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-bias - sum(weights.get(name, 0.0) * value for name, value in found.items())))
