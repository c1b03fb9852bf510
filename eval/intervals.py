"""Intervals: how far a share or a mean may be trusted, and whether two programs differ on the same questions.

Shares get Wilson's interval, means a percentile bootstrap, pairs McNemar's exact test; all from scipy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

CONFIDENCE = 0.95
RESAMPLES = 2000
SEED = 20240101


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `total`, with Wilson's 95 % interval; value and interval are None where there was nothing to count."""

    hits: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.total:
            raise ValueError(f"{self.hits} of {self.total} is no share: write 0 <= hits <= total")

    @property
    def value(self) -> float | None:
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        from scipy.stats import binomtest

        if not self.total:
            return None
        bounds = binomtest(self.hits, self.total).proportion_ci(CONFIDENCE, method="wilson")
        return float(bounds.low), float(bounds.high)


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of `total` values, with a bootstrap interval."""

    value: float | None
    interval: tuple[float, float] | None
    total: int


@dataclass(frozen=True, slots=True)
class Paired:
    """Two programs on the same questions: `first_only` were right by the first alone, `second_only` by the second."""

    difference: float  # share of the first less share of the second
    interval: tuple[float, float] | None
    first_only: int
    second_only: int
    p: float  # McNemar's exact test, two-sided


def share(flags: Sequence[bool]) -> Share:
    return Share(sum(flags), len(flags))


def mean(values: Sequence[float]) -> Mean:
    """The mean and its interval; equal values have an interval of no width."""
    if not values:
        return Mean(None, None, 0)
    return Mean(sum(values) / len(values), _bootstrap(values), len(values))


def compare(first: Sequence[bool], second: Sequence[bool]) -> Paired:
    """The paired difference of two equally long lists of right and wrong, in the same order of questions."""
    from scipy.stats import binomtest

    pairs = list(zip(first, second, strict=True))
    if not pairs:
        raise ValueError("nothing to compare: write at least one question")
    first_only = sum(a and not b for a, b in pairs)
    second_only = sum(b and not a for a, b in pairs)
    discordant = first_only + second_only
    p = float(binomtest(first_only, discordant, 0.5).pvalue) if discordant else 1.0
    differences = [float(a) - float(b) for a, b in pairs]
    return Paired(sum(differences) / len(differences), _bootstrap(differences), first_only, second_only, p)


def _bootstrap(values: Sequence[float]) -> tuple[float, float] | None:
    import numpy as np
    from scipy.stats import bootstrap

    if len(values) < 2:
        return None
    if min(values) == max(values):  # scipy warns where no resample can differ
        return values[0], values[0]
    found = bootstrap(
        (np.asarray(values, dtype=float),), np.mean, confidence_level=CONFIDENCE, n_resamples=RESAMPLES,
        method="percentile", rng=np.random.default_rng(SEED),
    )  # fmt: skip
    return float(found.confidence_interval.low), float(found.confidence_interval.high)
