"""The retriever as any LangChain program uses one."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda, RunnablePassthrough

from assistant.retriever import HybridRetriever

SLUG = "shandong-industry-2024"


@pytest.fixture
def retriever(library):
    return HybridRetriever(library=library, k=3)


def test_paragraphs_come_best_first_without_repeats(retriever):
    assert isinstance(retriever, BaseRetriever)
    found = retriever.invoke("开门红奖励要满足什么条件?")
    ids = [document.metadata["id"] for document in found]
    assert ids[0] == f"{SLUG}#3.2.3" and len(set(ids)) == len(ids) == 3
    scores = [document.metadata["score"] for document in found]
    assert scores == sorted(scores, reverse=True)


def test_each_document_is_the_paragraphs_own_text_with_label_trail_and_offsets(retriever, library):
    for document in retriever.invoke("数字化转型培训"):
        own = document.metadata
        assert document.page_content == library.documents[SLUG].text[own["start"] : own["end"]]
        paragraph = library.documents[SLUG].paragraph(own["id"])
        assert (own["label"], own["heading"]) == (paragraph.label, paragraph.heading)


def test_it_serves_in_a_chain(retriever):
    chain = (
        {"context": retriever | (lambda found: "\n".join(d.page_content for d in found)), "question": RunnablePassthrough()}
        | RunnableLambda(lambda slots: f"{slots['question']}\n{slots['context']}")
    )  # fmt: skip
    assert "增速不低于15%" in chain.invoke("开门红奖励要满足什么条件?")


def test_it_serves_many_questions_at_once(retriever):
    questions = ["开门红奖励", "数字化转型培训", "钢铁行业", "首季调度"]
    one_by_one = [[d.metadata["id"] for d in retriever.invoke(question)] for question in questions]
    assert [[d.metadata["id"] for d in found] for found in retriever.batch(questions)] == one_by_one
    with ThreadPoolExecutor(1) as pool:  # a loop of its own: another test's may still run in this thread
        found = pool.submit(lambda: asyncio.run(retriever.ainvoke(questions[0]))).result()
    assert [d.metadata["id"] for d in found] == one_by_one[0]


def test_it_stays_within_the_documents_that_are_named(library):
    assert HybridRetriever(library=library, documents=("elsewhere",)).invoke("开门红奖励") == []
