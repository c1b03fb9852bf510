"""The query adapter: what it does to vectors, and to what is found by meaning."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.adapter import load_adapter
from index.settings import DEFAULT_EMBEDDING_MODEL


@pytest.fixture(scope="module")
def adapter():
    return load_adapter(DEFAULT_EMBEDDING_MODEL)


def test_an_adapted_vector_has_length_one(adapter, library):
    vector = library.embed("谁牵头")
    moved = adapter(vector)
    assert moved.shape == vector.shape and moved.dtype == np.float32
    assert np.linalg.norm(moved) == pytest.approx(1.0, abs=1e-5)


def test_other_models_are_used_as_they_are():
    assert load_adapter("BAAI/bge-m3") is None


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_what_is_nearer_with_the_adapter_is_nearer_on_the_scale_of_the_model(left, right):
    adapter = load_adapter(DEFAULT_EMBEDDING_MODEL)
    low, high = sorted((left, right))
    assert adapter.like_raw(low) <= adapter.like_raw(high)
    assert 0.6 <= adapter.like_raw(low) <= 1.0


def test_without_it_other_paragraphs_are_nearest(library):
    questions = ["小厂想上规，政府给发钱不", "上头多久开一回碰头会", "厂里旧机器换新的有人管没"]
    with_it = [[h.paragraph for h in library.search(q, 5)] for q in questions]
    without = [[h.paragraph for h in library.without(adapter=True).search(q, 5)] for q in questions]
    assert with_it != without
