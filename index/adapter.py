"""The query adapter: moves a question's vector to where its answer's is, for the model that it was fitted to.

    q′ = unit(c + c·A·Bᵀ), c = q − b      A, B (dim, rank); b (dim,)

Vectors of questions share a direction that says "question" and little else (b); A·Bᵀ turns what people say towards what
documents say. `python -m eval adapt` fits it on development questions, those on the default document left out.
Cosine similarities of q′ are on another scale; `like_raw` puts them back on the model's own, which thresholds are for.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.settings import DEFAULT_EMBEDDING_MODEL

WEIGHTS = Path(__file__).parent / "weights" / "query-adapter.npz"


@dataclass(frozen=True, slots=True)
class QueryAdapter:
    """down, up (dim, rank); bias (dim,); adapted and raw (n,) rising: similarities that as many questions stay below."""

    down: np.ndarray
    up: np.ndarray
    bias: np.ndarray
    adapted: np.ndarray
    raw: np.ndarray

    def __call__(self, vector: np.ndarray) -> np.ndarray:
        """(dim,) of length one for a query's (dim,)."""
        centred = vector - self.bias
        moved = centred + (centred @ self.down) @ self.up.T
        unit: np.ndarray = (moved / (np.linalg.norm(moved) or 1.0)).astype(np.float32)
        return unit

    def like_raw(self, similarity: float) -> float:
        """The similarity without the adapter that is as rare as this one with it."""
        return float(np.interp(similarity, self.adapted, self.raw))


PARTS = ("down", "up", "bias", "adapted", "raw")


def load_adapter(model: str) -> QueryAdapter | None:
    """The adapter of the default model; other models' vectors are used as they are."""
    if model != DEFAULT_EMBEDDING_MODEL:
        return None
    with np.load(WEIGHTS) as read:
        return QueryAdapter(*(read[name].astype(np.float32) for name in PARTS))


def write_adapter(adapter: QueryAdapter) -> Path:
    """Where it was written: the weights that the program reads from its next start on."""
    WEIGHTS.parent.mkdir(exist_ok=True)
    np.savez(WEIGHTS, **{name: getattr(adapter, name) for name in PARTS})
    return WEIGHTS
