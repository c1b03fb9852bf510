"""Scale: what an answer costs when the index holds very many paragraphs, made from perturbed real ones.

Each copy of a document has its own slug, some of its characters exchanged, and vectors that lie near the real
ones; documents, words, Chroma and the manifest are written as a build writes them.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from statistics import median

import numpy as np

from assistant.pipeline import Assistant
from eval.questions import Item
from eval.speed import WARM_UP, Ratio, seconds
from index.build import bundled_sources
from index.chroma import Vectors, connect
from index.documents import Document
from index.embeddings import Embedder, load_embedder
from index.library import Library
from index.manifest import FORMAT, Entry, Manifest, point_to, text_hash, write_manifest
from index.settings import Settings
from index.structure import parse_document
from index.units import Unit, find_units
from index.vocabulary import learn_vocabulary, write_vocabulary
from index.words import Words

EXCHANGED = 0.05  # share of a text's Chinese characters that a copy exchanges; numbering marks are left alone
SPREAD = 0.15  # length of the noise on a unit vector: the cosine to the real one is about 0.99
BOUND = 3.0
COLLECTION = "scale"
EXCHANGEABLE = re.compile(r"[\u3400-\u9fff]")
KEPT = frozenset("一二三四五六七八九十百千万亿零〇第条章节附件年月日")

Progress = Callable[[str, int, int], None]


def measure_scale(items: Sequence[Item], paragraphs: int, settings: Settings, progress: Progress) -> Ratio:
    """An answer beside the embedding of its question over an index of that many paragraphs; the index is removed after."""
    own = settings.model_copy(update={"data_dir": settings.data_dir / "eval" / "scale", "chroma_url": None})
    shutil.rmtree(own.data_dir, ignore_errors=True)
    try:
        count = write_index(own, paragraphs, progress)
        library, assistant = Library.open(own), Assistant.open(own)
        embedding, answers = [], []
        for number, item in enumerate(items, 1):
            embedding.append(seconds(library.embedder.query, item.question))
            answers.append(seconds(assistant.ask, item.question, item.turns))
            progress("questions", number, len(items))
    finally:
        shutil.rmtree(own.data_dir, ignore_errors=True)
    return Ratio(
        f"answer over {count} paragraphs / embedding", median(answers[WARM_UP:]), median(embedding[WARM_UP:]), BOUND
    )


def write_index(settings: Settings, paragraphs: int, progress: Progress, seed: int = 1) -> int:
    """An index of at least so many paragraphs under the data folder; gives their number."""
    root = settings.data_dir / "index"
    target = root / COLLECTION
    (target / "documents").mkdir(parents=True)
    (target / "vocabulary").mkdir()
    embedder = load_embedder(settings.embedding_model)
    vectors = Vectors(connect(target / "chroma", None), COLLECTION, embedder)
    units: list[Unit] = []
    entries = []
    written = 0
    for copy, own, near in copies(embedder, seed):
        (target / "documents" / f"{copy.slug}.txt").write_bytes(copy.text.encode("utf-8"))
        write_vocabulary(target / "vocabulary" / f"{copy.slug}.json", learn_vocabulary(copy))
        vectors.add(own, embedder, near, lambda done, total: None)
        units.extend(own)
        entries.append(Entry(copy.slug, text_hash(copy.text), False, len(own)))
        written += len(copy.paragraphs)
        progress("paragraphs", min(written, paragraphs), paragraphs)
        if written >= paragraphs:
            break
    Words.of([unit.text for unit in units]).save(target / "words")
    rows = [[u.id, u.document, u.paragraph, u.start, u.end] for u in units]
    (target / "units.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    write_manifest(target, Manifest(FORMAT, settings.embedding_model, COLLECTION, tuple(entries), {}))
    point_to(root, target)
    return written


def copies(embedder: Embedder, seed: int) -> Iterator[tuple[Document, tuple[Unit, ...], Mapping[str, np.ndarray]]]:
    """Endless copies of the bundled documents, the first of each unchanged: document, units, vectors by unit text."""
    random, noise = Random(seed), np.random.default_rng(seed)
    real = []
    for source in bundled_sources().values():
        units = find_units(parse_document(source.text, source.slug))
        real.append((source, embedder.passages([unit.text for unit in units])))
        document = parse_document(source.text, source.slug)
        yield document, units, dict(zip((unit.text for unit in units), real[-1][1], strict=True))
    number = 0
    while True:
        source, vectors = real[number % len(real)]
        number += 1
        document = parse_document(exchange(source.text, random), f"{source.slug}-{number}")
        units = find_units(document)
        if len(units) != len(vectors):
            continue  # an exchanged character changed how the text divides
        yield document, units, dict(zip((unit.text for unit in units), perturb(vectors, noise), strict=True))


def exchange(text: str, random: Random) -> str:
    """The text with a share of its Chinese characters replaced by others of it; marks and numerals stay."""
    pool = [c for c in EXCHANGEABLE.findall(text) if c not in KEPT]
    return EXCHANGEABLE.sub(
        lambda match: random.choice(pool) if match[0] not in KEPT and random.random() < EXCHANGED else match[0], text
    )


def perturb(vectors: np.ndarray, noise: np.random.Generator) -> np.ndarray:
    """(n, dim) unit vectors near the given ones."""
    moved = vectors + noise.normal(0, SPREAD / np.sqrt(vectors.shape[1]), vectors.shape)
    unit: np.ndarray = (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)
    return unit
