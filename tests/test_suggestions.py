"""Suggestions, pressed: what is suggested below an answer is answered, the same in the conversation as alone."""

from __future__ import annotations

import pytest

from assistant.conversation import leaning_of
from assistant.pipeline import Assistant
from eval.datasets import DOCUMENTS

SLUGS = ("linhu-measures-2023", "dongling-fund-rules-2022", "heyang-employment-2024")
FIRST = {
    "zh": ("有哪些支持政策?", "奖励最高给多少?", "谁负责监督?", "我们厂50人,能申请吗?"),
    "en": ("What support is there?", "Who supervises it?", "We have 50 people, can we apply?"),
}


@pytest.fixture(scope="module")
def others(assistant_over) -> Assistant:
    return assistant_over({slug: (DOCUMENTS / f"{slug}.txt").read_text(encoding="utf-8") for slug in SLUGS})


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("slug", SLUGS)
def test_a_suggestion_is_answered_in_the_conversation_as_it_is_alone(others, slug, language):
    asked = 0
    for first in FIRST[language]:
        for suggestion in others.ask(first, (), (slug,)).suggestions:
            alone, inside = (others.ask(suggestion, turns, (slug,)) for turns in ((), (first,)))
            assert alone.status == "answered", suggestion
            assert inside.text == alone.text, (first, suggestion)
            asked += 1
    assert asked >= len(FIRST[language])


@pytest.mark.parametrize("content", [2, 20])
@pytest.mark.parametrize("question", ["那第4条呢?", "它由谁负责?", "what about article 4?", "Who leads it?"])
def test_what_points_back_leans_on_what_was_said(question, content):
    assert leaning_of(question, content) != "never"


@pytest.mark.parametrize(
    "question",
    [
        "第4条讲什么?",
        "全文一共有多少条措施?",
        "“晨星工厂”有几家?",
        "How many are there in total?",
        "What does article 4 say?",
    ],
)
def test_what_names_its_place_or_the_whole_document_stands_alone(question):
    assert leaning_of(question, 3) == "never"
