"""Words: BM25 over character bigrams, scored by bm25s when the index is built, memory-mapped when it is asked.

Bigrams beat a segmenter's words on Chinese policy text and need no dictionary; Latin words and numbers
stay whole. Source: Robertson & Zaragoza (2009), as bm25s implements it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

COLUMNS = ("data", "indices", "indptr")
FILE, VOCABULARY = "{}.csc.index.npy", "vocab.index.json"  # as bm25s names what it saves
CLASS = "期类型代档级"
TOKEN = re.compile(rf"[\da-e][{CLASS}](?![\d])|\d{{1,2}}[a-z](?![a-z\d])|[a-z]+|\d+(?:\.\d+)?|[\u3400-\u9fff]+")
NAMING = re.compile(r"\d{1,2}[a-z]|[a-z]{1,6}")  # Latin that begins a name: 5G工 beside 5G
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_CLASSED = re.compile(rf"(?:(?<![a-z])(?P<roman>iv|vi|v|i{{1,3}})|(?P<han>[一二三四五六七八九]))(?=[{CLASS}])")


def fold(text: str) -> str:
    """Text as its words are compared: NFKC, small letters, and the numbers of classes as digits. The length may change.

    >>> fold("Ⅲ期、二类 GDP")
    '3期、2类 gdp'
    """
    small = unicodedata.normalize("NFKC", text).lower()
    return _CLASSED.sub(
        lambda m: _ROMAN[m["roman"]] if m["roman"] else str("一二三四五六七八九".index(m["han"]) + 1), small
    )


def tokenize(text: str) -> list[str]:
    """Bigrams of each run of Chinese characters (a lone one as itself), Latin words, numbers and classes (3期) whole.

    >>> tokenize("增长6%以上 GDP")
    ['增长', '6', '以上', 'gdp']
    """
    tokens: list[str] = []
    text = fold(text)
    for match in TOKEN.finditer(text):
        run = match[0]
        if run[0] < "\u3400" or len(run) == 1:
            tokens.append(run)
            if NAMING.fullmatch(run) and "\u3400" <= text[match.end() : match.end() + 1] <= "\u9fff":
                tokens.append(run + text[match.end()])
        else:
            tokens.extend(run[i : i + 2] for i in range(len(run) - 1))
    return tokens


class Words:
    """A BM25 index over texts, addressed by their position.

    `columns` holds a row of (position, score) for each token, token by token: token t has `data[indptr[t]:indptr[t + 1]]`
    at the positions `indices[indptr[t]:indptr[t + 1]]`, as bm25s lays them out and saves them.
    """

    def __init__(self, columns: Mapping[str, np.ndarray], vocabulary: Mapping[str, int], size: int) -> None:
        self._columns = columns
        self._vocabulary = vocabulary
        self.size = size

    @classmethod
    def of(cls, texts: Sequence[str]) -> Words:
        import bm25s

        corpus = [tokenize(text) or ["\u0000"] for text in texts]
        model: Any = bm25s.BM25(k1=1.2, b=0.75)
        model.index(corpus, show_progress=False)
        return cls({name: model.scores[name] for name in COLUMNS}, model.vocab_dict, len(corpus))

    @classmethod
    def load(cls, folder: Path, size: int) -> Words:
        """Map a saved index. Read without bm25s, whose import alone costs a fresh process as much as its answer."""
        columns = {name: np.load(folder / FILE.format(name), mmap_mode="r") for name in COLUMNS}
        return cls(columns, json.loads((folder / VOCABULARY).read_text(encoding="utf-8")), size)

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, array in self._columns.items():
            np.save(folder / FILE.format(name), array)
        (folder / VOCABULARY).write_text(json.dumps(self._vocabulary, ensure_ascii=False), encoding="utf-8")

    def scores(self, query: str) -> np.ndarray:
        """(size,) BM25 scores of every text; zeros where no token of the query is known."""
        data, indices, indptr = (self._columns[name] for name in COLUMNS)
        scores = np.zeros(self.size, dtype=np.float32)
        for token in tokenize(query):
            place = self._vocabulary.get(token)
            if place is not None:
                held = slice(indptr[place], indptr[place + 1])
                scores[indices[held]] += data[held]  # a token has each position once
        return scores


def best(scores: np.ndarray, k: int) -> np.ndarray:
    """Positions of the k highest positive scores, best first."""
    k = min(k, scores.size)
    top = np.argpartition(-scores, k - 1)[:k] if k < scores.size else np.arange(scores.size)
    top = top[np.argsort(-scores[top], kind="stable")]
    return top[scores[top] > 0]
