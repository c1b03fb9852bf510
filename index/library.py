"""The library: an index on disk, opened for reading. Documents are parsed when a question first touches them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.adapter import load_adapter
from index.chroma import Vectors, connect
from index.documents import Document
from index.embeddings import Embedder, load_embedder
from index.errors import LibraryError
from index.hybrid import DEPTH, WORDS_WEIGHT, fuse
from index.manifest import FORMAT, Manifest, current_build, read_manifest
from index.settings import Settings
from index.structure import parse_document
from index.vocabulary import Vocabulary, read_vocabulary
from index.words import Words, best

if TYPE_CHECKING:
    from index.facts import Facts

RECENT = 256  # queries whose vectors are kept, 1.5 KB each


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that a query found."""

    unit: str
    document: str
    paragraph: str
    start: int
    end: int
    score: float  # fused, 0 to 1
    dense: float  # cosine similarity; 0 where the dense list lacks it
    words: float  # BM25; 0 where the word list lacks it


class Shelf(Mapping[str, Document]):
    """Documents by slug, each parsed when it is first asked for."""

    def __init__(self, folder: Path, slugs: tuple[str, ...]) -> None:
        self._folder, self._slugs, self._known = folder, slugs, frozenset(slugs)
        self._parsed: dict[str, Document] = {}

    def __getitem__(self, slug: str) -> Document:
        if slug not in self._known:
            raise KeyError(slug)
        if slug not in self._parsed:
            text = (self._folder / f"{slug}.txt").read_bytes().decode("utf-8")
            self._parsed[slug] = parse_document(text, slug)
        return self._parsed[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self._known  # without parsing it

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)


class Library:
    """An index and its embedding model. Reading only; safe from many threads."""

    def __init__(self, folder: Path, manifest: Manifest, embedder: Embedder, vectors: Vectors | None) -> None:
        self.folder = folder
        self.manifest = manifest
        self.embedder = embedder
        self.documents: Mapping[str, Document] = Shelf(folder / "documents", tuple(e.slug for e in manifest.documents))
        self._vectors = vectors  # None: Chroma does not answer, and words alone serve
        self._by_words = True
        self._sounds = True
        self._facts: dict[str, Facts] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._adapter = load_adapter(embedder.name)
        self._embedded = lru_cache(RECENT)(self._embed)

    @classmethod
    def open(cls, settings: Settings) -> Library:
        """The index in use; LibraryError says what to do where there is none, or another model made it."""
        import chromadb.errors

        root = settings.data_dir / "index"
        folder = current_build(root)
        if folder is None:
            raise LibraryError(f"no index at {root}: run python -m index build")
        manifest = read_manifest(folder)
        if manifest.format != FORMAT:
            raise LibraryError(
                f"the index at {root} has format {manifest.format}, this program reads {FORMAT}: run python -m index build"
            )
        if manifest.embedding_model != settings.embedding_model:
            raise LibraryError(
                f"the index at {root} was made with {manifest.embedding_model}, POLICY_EMBEDDING_MODEL is "
                f"{settings.embedding_model}: run python -m index build, or set it back"
            )
        embedder = load_embedder(settings.embedding_model)
        vectors: Vectors | None = None
        try:
            if settings.chroma_url or (folder / "chroma").is_dir():
                vectors = Vectors(connect(folder / "chroma", settings.chroma_url), manifest.collection, embedder)
            if vectors is not None and vectors.count() == 0:
                vectors = None
        except (LibraryError, OSError, ValueError, chromadb.errors.ChromaError):
            vectors = None
        return cls(folder, manifest, embedder, vectors)

    def without(self, dense: bool = False, words: bool = False, sounds: bool = False, adapter: bool = False) -> Library:
        """The same library that does not search by meaning, by words, or know what sounds alike: to see what each is worth."""
        if not (dense or words or sounds or adapter):
            return self
        other = copy(self)
        other._vectors = None if dense else self._vectors
        other._adapter = None if adapter else self._adapter
        other._by_words, other._sounds, other._vocabularies = not words, not sounds, {}
        return other

    @property
    def degraded(self) -> bool:
        """True where Chroma does not answer: found by words alone, which the page says."""
        return self._vectors is None

    @cached_property
    def units(self) -> list[tuple[str, str, str, int, int]]:
        raw = json.loads((self.folder / "units.json").read_text(encoding="utf-8"))
        return [tuple(unit) for unit in raw]

    @cached_property
    def _words(self) -> Words:
        return Words.load(self.folder / "words", len(self.units))

    def facts(self, slug: str) -> Facts:
        from index.facts import find_facts

        if slug not in self._facts:
            self._facts[slug] = find_facts(self.documents[slug])
        return self._facts[slug]

    def vocabulary(self, slug: str) -> Vocabulary:
        if slug not in self._vocabularies:
            read = read_vocabulary(self.folder / "vocabulary" / f"{slug}.json")
            self._vocabularies[slug] = read if self._sounds else replace(read, sounds={})
        return self._vocabularies[slug]

    def embed(self, query: str) -> np.ndarray:
        """The query's vector, not to be written to. A conversation asks for those of its earlier turns again and again."""
        return self._embedded(query)

    def _embed(self, query: str) -> np.ndarray:
        vector = self.embedder.query(query)
        vector.flags.writeable = False
        return vector

    def search(
        self,
        query: str,
        k: int = 20,
        documents: tuple[str, ...] = (),
        vector: np.ndarray | None = None,
        words: str = "",
    ) -> list[Hit]:
        """The k best units, best first. `vector` saves embedding again; `words` are what BM25 gets, the query if empty."""
        place = self._places
        dense: dict[str, float] = {}
        if self._vectors is not None:
            vector = self.embed(query) if vector is None else vector
            try:
                dense = self._vectors.nearest(
                    self._adapter(vector) if self._adapter else vector, max(k, DEPTH), documents
                )
            except _chroma_errors():
                self._vectors = None  # from here on by words; `degraded` says so
        scores = self._words.scores(words or query)
        if documents:
            scores = np.where(self._mask(documents), scores, 0)
        lexical = {self.units[i][0]: float(scores[i]) for i in best(scores, max(k, DEPTH))} if self._by_words else {}
        fused = fuse(dense, lexical, WORDS_WEIGHT)
        top = sorted(fused.items(), key=lambda pair: (-pair[1], pair[0]))[:k]
        return [
            Hit(*self.units[place[unit]], score, self._similarity(dense.get(unit)), lexical.get(unit, 0.0))
            for unit, score in top
            if unit in place
        ]

    def _similarity(self, found: float | None) -> float:
        """On the model's own scale, whether its queries are adapted or not; 0 for what was not found by meaning."""
        if found is None or self._adapter is None:
            return found or 0.0
        return self._adapter.like_raw(found)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {unit[0]: i for i, unit in enumerate(self.units)}

    @cached_property
    def _ranges(self) -> dict[str, slice]:
        """Where each document's units stand; a build writes them document by document."""
        ends = list(accumulate(entry.units for entry in self.manifest.documents))
        return {e.slug: slice(end - e.units, end) for e, end in zip(self.manifest.documents, ends, strict=True)}

    def _mask(self, documents: tuple[str, ...]) -> np.ndarray:
        mask = np.zeros(len(self.units), dtype=bool)
        for slug in documents:
            mask[self._ranges.get(slug, slice(0))] = True
        return mask


def _chroma_errors() -> tuple[type[Exception], ...]:
    import chromadb.errors
    import httpx

    return (chromadb.errors.ChromaError, httpx.HTTPError, OSError, ValueError)
