"""Fitting the query adapter: development questions pulled towards the units that answer them, away from the rest of the document.

The loss is InfoNCE over all units of the question's document. Questions on the default document are left out, so that
the adapter knows nothing of it, and what the adapter does is shown on just those.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.wording import plain
from eval.questions import Item
from index.adapter import QueryAdapter
from index.library import Library

RANK, EPOCHS, BATCH, RATE, TEMPERATURE, RIDGE = 16, 8, 32, 2e-3, 0.03, 1e-2
# Similarities on the model's own scale, and with the adapter, below which as many development questions stay.
RAW = (0.6, 0.80, 0.85, 0.88, 0.90, 0.95, 1.0)
SHARES = (0.0, 0.01, 0.09, 0.27)  # of answerable Chinese questions, for the middle four


@dataclass(frozen=True, slots=True)
class Example:
    """A question's vector (dim,), its document's units (n, dim), and which of them answer (n,)."""

    slug: str
    query: np.ndarray
    units: np.ndarray
    answers: np.ndarray
    chinese: bool


def examples(items: Sequence[Item], library: Library, default: str) -> list[Example]:
    """One for each answerable question that needs no earlier turn."""
    units = {slug: [u for u in library.units if u[1] == slug] for slug in library.documents}
    vectors: dict[str, np.ndarray] = {}
    found = []
    for item in items:
        slug = item.document or default
        gold = set(item.ids(item.gold, default))
        answers = np.array([u[2] in gold for u in units[slug]])
        if item.turns or not item.answerable or not answers.any():
            continue
        if slug not in vectors:
            text = library.documents[slug].text
            vectors[slug] = library.embedder.passages([text[u[3] : u[4]] for u in units[slug]])
        found.append(
            Example(slug, library.embed(plain(item.question)[:1000]), vectors[slug], answers, item.type != "english")
        )
    return found


def fit(train: Sequence[Example], seed: int = 0) -> QueryAdapter:
    """The adapter that finds the answers of these questions best."""
    import torch

    torch.manual_seed(seed)
    mean = torch.tensor(np.mean([e.query for e in train], axis=0))
    dim = mean.shape[0]
    down, up, bias = (
        (0.01 * torch.randn(dim, RANK)).requires_grad_(),
        (0.01 * torch.randn(dim, RANK)).requires_grad_(),
        mean.clone().requires_grad_(),
    )
    units = {e.slug: torch.tensor(e.units) for e in train}
    optimizer = torch.optim.Adam([down, up, bias], lr=RATE)
    order = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(train))
        for start in range(0, len(train), BATCH):
            batch = [train[i] for i in shuffled[start : start + BATCH]]
            loss = RIDGE * (down.square().sum() + up.square().sum() + (bias - mean).square().sum())
            for example in batch:
                centred = torch.tensor(example.query) - bias
                moved = centred + (centred @ down) @ up.T
                scores = units[example.slug] @ (moved / moved.norm()) / TEMPERATURE
                right = torch.tensor(example.answers)
                loss = loss + (torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)) / len(batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    down_, up_, bias_ = (tensor.detach().numpy().astype(np.float32) for tensor in (down, up, bias))
    raw = np.array(RAW, dtype=np.float32)
    unscaled = QueryAdapter(down_, up_, bias_, raw, raw)
    nearest = [float(np.max(e.units @ unscaled(e.query))) for e in train if e.chinese]
    scale = [-1.0, *(float(np.quantile(nearest, share)) for share in SHARES), 0.3, 1.0]
    return QueryAdapter(down_, up_, bias_, np.maximum.accumulate(np.array(scale, dtype=np.float32)), raw)


def found_first(tried: Sequence[Example], adapter: Callable[[np.ndarray], np.ndarray] | None = None) -> list[bool]:
    """Whether the nearest unit in meaning is one that answers, question by question."""
    return [bool(e.answers[int(np.argmax(e.units @ (adapter(e.query) if adapter else e.query)))]) for e in tried]
