"""Bench: how well dense, word and hybrid ranking find what a retrieval test asks for.

    DIR/corpus.jsonl {"id", "text"}    DIR/queries.jsonl {"id", "text"}    DIR/qrels.tsv  query ⇥ corpus ⇥ grade

The header line of qrels.tsv may be there or not; `_id` and `title` are read as the BEIR layout writes them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from eval.intervals import Mean, mean
from index.embeddings import Embedder
from index.errors import QuestionSetError

DEPTH = 100  # ranks looked at for the reciprocal rank
WAYS = ("dense", "words", "hybrid")
MEASURES = {"hit@1": "Success@1", "recall@5": "R@5", "recall@10": "R@10", "mrr": "RR", "ndcg@10": "nDCG@10"}

Ranked = list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Bench:
    corpus: dict[str, str]
    queries: dict[str, str]  # those with a relevant text
    qrels: dict[str, dict[str, int]]


class Ranking(Protocol):
    """Three ways to rank texts; each gives (id, score), best first."""

    def dense(self, query: str, k: int) -> Ranked: ...
    def words(self, query: str, k: int) -> Ranked: ...
    def hybrid(self, query: str, k: int) -> Ranked: ...


class Watched:
    """An embedder that tells how far it is, batch by batch."""

    def __init__(self, embedder: Embedder, progress: Callable[[str, int, int], None], batch: int = 32) -> None:
        self.name, self._embedder, self._progress, self._batch = embedder.name, embedder, progress, batch

    def query(self, text: str) -> np.ndarray:
        return self._embedder.query(text)

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        parts = [np.empty((0, 0), dtype=np.float32)] if not texts else []
        for first in range(0, len(texts), self._batch):
            parts.append(self._embedder.passages(texts[first : first + self._batch]))
            self._progress("texts", min(first + self._batch, len(texts)), len(texts))
        return np.concatenate(parts)


def read_bench(folder: Path) -> Bench:
    """A bench directory. QuestionSetError names the file and line that is not as it should be."""
    corpus = _read_texts(folder / "corpus.jsonl")
    queries = _read_texts(folder / "queries.jsonl")
    qrels = _read_qrels(folder / "qrels.tsv")
    unknown = sorted(qrels.keys() - queries.keys())
    if unknown:
        raise QuestionSetError(f'{folder / "qrels.tsv"}: query "{unknown[0]}" does not stand in queries.jsonl')
    if not any(grade > 0 for grades in qrels.values() for grade in grades.values()):
        raise QuestionSetError(f"{folder / 'qrels.tsv'}: no text is relevant to any query; a grade above 0 is expected")
    judged = {query: grades for query, grades in qrels.items() if any(grade > 0 for grade in grades.values())}
    return Bench(corpus, {id: text for id, text in queries.items() if id in judged}, judged)


def rank_all(bench: Bench, ranking: Ranking, progress: Callable[[str, int, int], None]) -> dict[str, dict[str, Ranked]]:
    """{way: {query: ranked texts}}."""
    runs: dict[str, dict[str, Ranked]] = {way: {} for way in WAYS}
    for number, (id, text) in enumerate(bench.queries.items(), 1):
        for way in WAYS:
            runs[way][id] = getattr(ranking, way)(text, DEPTH)
        progress("queries", number, len(bench.queries))
    return runs


def score(qrels: Mapping[str, Mapping[str, int]], run: Mapping[str, Ranked]) -> dict[str, dict[str, float]]:
    """{measure: {query: value}}, by trec_eval through ir-measures; a query that found nothing counts as 0."""
    from ir_measures import iter_calc, parse_measure

    names = {parse_measure(trec): ours for ours, trec in MEASURES.items()}
    # trec_eval breaks ties by id; the place in our list is the order that a person sees
    scored = {query: {id: float(-place) for place, (id, _) in enumerate(run.get(query, []))} for query in qrels}
    values: dict[str, dict[str, float]] = {ours: dict.fromkeys(qrels, 0.0) for ours in MEASURES}
    for metric in iter_calc(list(names), {q: dict(grades) for q, grades in qrels.items()}, scored):
        values[names[metric.measure]][metric.query_id] = float(metric.value)
    return values


def averages(values: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The contract's object for one way of ranking."""
    return {name: sum(found.values()) / len(found) for name, found in values.items()}


def margin(scores: Mapping[str, Mapping[str, Mapping[str, float]]], measure: str = "ndcg@10") -> tuple[str, Mean]:
    """The better of dense and words, and hybrid's mean gain over it, query by query."""
    better = max(("dense", "words"), key=lambda way: sum(scores[way][measure].values()))
    theirs, ours = scores[better][measure], scores["hybrid"][measure]
    return better, mean([ours[query] - theirs[query] for query in theirs])


def _read_texts(path: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for number, line in _lines(path):
        where = f"{path}:{number}"
        try:
            raw = json.loads(line)
            id, text = str(raw["id"] if "id" in raw else raw["_id"]), raw["text"]
            title = raw.get("title", "")
        except (ValueError, KeyError, TypeError, AttributeError):
            raise QuestionSetError(f'{where}: {line[:40]!r}; write one object a line, {{"id": …, "text": …}}') from None
        if not isinstance(text, str) or not isinstance(title, str):
            raise QuestionSetError(f'{where}: "text" is a {type(text).__name__}; write a string')
        if id in texts:
            raise QuestionSetError(f'{where}: id "{id}" stands there twice')
        texts[id] = f"{title}\n{text}" if title else text
    if not texts:
        raise QuestionSetError(f"{path}: nothing in it; one object a line is expected")
    return texts


def _read_qrels(path: Path) -> dict[str, dict[str, int]]:
    qrels: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 3 or not _is_grade(cells[2]):
            if number == 1 and len(cells) == 3:
                continue  # the header
            raise QuestionSetError(
                f"{path}:{number}: {line[:40]!r}; write query, corpus id and grade, with tabs between"
            )
        qrels.setdefault(cells[0], {})[cells[1]] = int(float(cells[2]))
    return qrels


def _is_grade(cell: str) -> bool:
    try:
        return float(cell).is_integer()
    except ValueError:
        return False


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QuestionSetError(
            f"{path}: {error.strerror}; a bench directory holds corpus.jsonl, queries.jsonl and qrels.tsv"
        ) from None
    except UnicodeDecodeError as error:
        raise QuestionSetError(f"{path}: byte {error.start} is not UTF-8") from None
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
