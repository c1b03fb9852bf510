"""Hybrid ranking: dense and word scores of the same texts, fused.

Each list is scaled to [0, 1] over its own top, then added with a fixed weight (a convex combination,
Bruch, Gai & Ingber 2023, doi:10.1145/3596512): it keeps how far apart scores are, which rank fusion throws away.
`python -m eval bench DIR` measures it beside its two parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from index.embeddings import Embedder
from index.words import Words, best

WORDS_WEIGHT = 0.5
DEPTH = 100


def scaled(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores moved to [0, 1]: the lowest of the list gives 0, the highest 1."""
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    width = (high - low) or 1.0
    return {key: (value - low) / width for key, value in scores.items()}


def fuse(dense: Mapping[str, float], words: Mapping[str, float], weight: float = WORDS_WEIGHT) -> dict[str, float]:
    """One score for every key of either list; a key that a list lacks has 0 there."""
    d, w = scaled(dense), {key: value / (max(words.values()) or 1.0) for key, value in words.items()}
    return {key: (1 - weight) * d.get(key, 0.0) + weight * w.get(key, 0.0) for key in {*d, *w}}


class Ranker:
    """Dense, words and hybrid over texts in memory: what a bench directory is measured with."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str], embedder: Embedder) -> None:
        self.ids = list(ids)
        self._embedder = embedder
        self._vectors = embedder.passages(texts)
        self._words = Words.of(texts)
        self._asked: tuple[str, np.ndarray] | None = None

    def _query(self, query: str) -> np.ndarray:
        if self._asked is None or self._asked[0] != query:
            self._asked = (query, self._embedder.query(query))
        return self._asked[1]

    def _top(self, scores: np.ndarray, k: int) -> list[tuple[str, float]]:
        order = np.argsort(-scores, kind="stable")[:k]
        return [(self.ids[i], float(scores[i])) for i in order]

    def dense(self, query: str, k: int) -> list[tuple[str, float]]:
        return self._top(self._vectors @ self._query(query), k)

    def words(self, query: str, k: int) -> list[tuple[str, float]]:
        scores = self._words.scores(query)
        return [(self.ids[i], float(scores[i])) for i in best(scores, k)]

    def hybrid(self, query: str, k: int) -> list[tuple[str, float]]:
        fused = fuse(dict(self.dense(query, max(k, DEPTH))), dict(self.words(query, max(k, DEPTH))))
        return sorted(fused.items(), key=lambda pair: (-pair[1], pair[0]))[:k]
