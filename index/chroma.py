"""Chroma: the edge to the vector store, embedded on disk or a server by URL, through langchain-chroma."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import numpy as np

from index.embeddings import BATCH, Embedder
from index.errors import LibraryError
from index.units import Unit

Progress = Callable[[int, int], None]


def connect(folder: Path, url: str | None) -> Any:
    """A Chroma client: the server at `url`, or files under `folder`."""
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    quiet = ChromaSettings(anonymized_telemetry=False)
    if url is None:
        folder.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(str(folder), settings=quiet)
    parts = urlparse(url)
    if not parts.hostname:
        raise LibraryError(f"POLICY_CHROMA_URL is {url!r}: write it as http://host:8000")
    try:
        return chromadb.HttpClient(
            parts.hostname, parts.port or (443 if parts.scheme == "https" else 8000), ssl=parts.scheme == "https",
            settings=quiet,
        )  # fmt: skip
    except ValueError as error:
        raise LibraryError(
            f"the Chroma server at {url} does not answer ({error}): start it, or unset POLICY_CHROMA_URL"
        ) from None


class _Known:
    """An `Embeddings` that looks finished vectors up, so that LangChain's store can be given them."""

    def __init__(self, vectors: Mapping[str, np.ndarray]) -> None:
        self._vectors = vectors

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self._vectors[text].tolist() for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector: list[float] = self._vectors[text].tolist()
        return vector


class Vectors:
    """One collection: the vectors of every unit of the library."""

    def __init__(self, client: Any, collection: str, embedder: Embedder | None = None) -> None:
        from langchain_chroma import Chroma

        self.name = collection
        self._client = client
        self.store = Chroma(
            collection_name=collection, client=client, embedding_function=embedder,
            collection_metadata={"hnsw:space": "cosine"},
        )  # fmt: skip

    def add(
        self, units: Sequence[Unit], embedder: Embedder, kept: Mapping[str, np.ndarray], progress: Progress
    ) -> None:
        """Embed the units that are not `kept` (vectors by the unit's text) and store all of them."""
        from langchain_chroma import Chroma

        for first in range(0, len(units), BATCH):
            batch = units[first : first + BATCH]
            new = [unit.text for unit in batch if unit.text not in kept]
            vectors = dict(zip(new, embedder.passages(new), strict=True)) if new else {}
            vectors.update({unit.text: kept[unit.text] for unit in batch if unit.text in kept})
            writer = Chroma(
                collection_name=self.name, client=self._client, embedding_function=_Known(vectors),
            )  # fmt: skip
            writer.add_texts(
                [unit.text for unit in batch],
                metadatas=[
                    {"document": u.document, "paragraph": u.paragraph, "start": u.start, "end": u.end} for u in batch
                ],
                ids=[unit.id for unit in batch],
            )
            progress(min(first + BATCH, len(units)), len(units))

    def nearest(self, vector: np.ndarray, k: int, documents: Iterable[str] = ()) -> dict[str, float]:
        """The cosine similarity of the k nearest units by id, best first, within the documents if any are named."""
        slugs = list(documents)
        where: Any = None if not slugs else {"document": {"$in": slugs}}
        found = self.store._collection.query(
            query_embeddings=[vector.tolist()], n_results=k, where=where, include=["distances"]
        )  # metadata would be read from the disk row by row, three times as long as the search; units.json has it
        return {id: 1.0 - distance for id, distance in zip(found["ids"][0], found["distances"][0], strict=True)}

    def kept(self) -> dict[str, np.ndarray]:
        """The stored vector of every unit, by the unit's text."""
        found = self.store.get(include=["documents", "embeddings"])
        return {
            text: np.asarray(vector, dtype=np.float32)
            for text, vector in zip(found["documents"], found["embeddings"], strict=True)
        }

    def count(self) -> int:
        number: int = self.store._collection.count()
        return number
