"""Words: BM25 over character bigrams, memory-mapped from disk by bm25s.

Bigrams beat a segmenter's words on Chinese policy text and need no dictionary; Latin words and numbers
stay whole. Source: Robertson & Zaragoza (2009), as bm25s implements it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

TOKEN = re.compile(r"[a-z]+|\d+(?:\.\d+)?|[\u3400-\u9fff]+")


def tokenize(text: str) -> list[str]:
    """Bigrams of each run of Chinese characters (a lone one as itself), Latin words and numbers whole.

    >>> tokenize("增长6%以上 GDP")
    ['增长', '6', '以上', 'gdp']
    """
    tokens: list[str] = []
    for match in TOKEN.finditer(unicodedata.normalize("NFKC", text).lower()):
        run = match[0]
        if run[0] < "\u3400" or len(run) == 1:
            tokens.append(run)
        else:
            tokens.extend(run[i : i + 2] for i in range(len(run) - 1))
    return tokens


class Words:
    """A BM25 index over texts, addressed by their position."""

    def __init__(self, model: Any, size: int) -> None:
        self._model = model
        self.size = size

    @classmethod
    def of(cls, texts: Sequence[str]) -> Words:
        import bm25s

        corpus = [tokenize(text) or ["\u0000"] for text in texts]
        model = bm25s.BM25(k1=1.2, b=0.75)
        model.index(corpus, show_progress=False)
        return cls(model, len(corpus))

    @classmethod
    def load(cls, folder: Path, size: int) -> Words:
        import bm25s

        return cls(bm25s.BM25.load(str(folder), mmap=True), size)

    def save(self, folder: Path) -> None:
        self._model.save(str(folder), show_progress=False)

    def scores(self, query: str) -> np.ndarray:
        """(size,) BM25 scores of every text; zeros where no token of the query is known."""
        vocabulary = self._model.vocab_dict
        ids = [vocabulary[token] for token in tokenize(query) if token in vocabulary]
        if not ids:
            return np.zeros(self.size, dtype=np.float32)
        scores: np.ndarray = self._model.get_scores_from_ids(ids)
        return scores


def best(scores: np.ndarray, k: int) -> np.ndarray:
    """Positions of the k highest positive scores, best first."""
    k = min(k, scores.size)
    top = np.argpartition(-scores, k - 1)[:k] if k < scores.size else np.arange(scores.size)
    top = top[np.argsort(-scores[top], kind="stable")]
    return top[scores[top] > 0]
