"""Calibration: the weights of an answer's confidence, fitted on one set of questions and tried on another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.confidence import chance
from eval.measures import SURENESS, Judged, risk_coverage

RIDGE = 10.0  # keeps weights small: 1,500 answers, of which a fifth are wrong, bear no more


@dataclass(frozen=True, slots=True)
class Fit:
    bias: float
    weights: dict[str, float]

    def of(self, signs: Mapping[str, float]) -> float:
        return chance(signs, self.bias, self.weights) if signs else 0.0


def fit(judged: Sequence[Judged]) -> Fit:
    """Logistic regression of right on the signs of the answers that were given."""
    import numpy as np
    from scipy.optimize import minimize

    given = [j for j in judged if j.answer.signs and not j.grade.abstained]
    names = list(given[0].answer.signs)
    x = np.array([[1.0, *(j.answer.signs[name] for name in names)] for j in given])
    y = np.array([float(j.grade.right) for j in given])

    def loss(w: np.ndarray) -> float:
        z = x @ w
        return float(np.sum(np.logaddexp(0, z) - y * z) + RIDGE * np.sum(w[1:] ** 2))

    bias, *weights = (round(float(v), 2) for v in minimize(loss, np.zeros(x.shape[1])).x)
    return Fit(bias, dict(zip(names, weights, strict=True)))


def areas(judged: Sequence[Judged], fitted: Fit) -> tuple[float, float]:
    """The area under the risk-coverage curve by status alone, and by the fitted confidence; smaller is better."""
    outcomes = [(j, not j.grade.right, j.grade.abstained) for j in judged]
    by_status = risk_coverage([(SURENESS[j.answer.status], wrong, withheld) for j, wrong, withheld in outcomes])
    by_fit = risk_coverage([(fitted.of(j.answer.signs), wrong, withheld) for j, wrong, withheld in outcomes])
    return by_status.area or 0.0, by_fit.area or 0.0
