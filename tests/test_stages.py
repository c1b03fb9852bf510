"""Stages: each can be taken away, and what it did is then not done."""

from __future__ import annotations

from dataclasses import fields

import pytest

from assistant.pipeline import Assistant
from assistant.stages import ALL, Stages

FIRM = "一季度新增产值4.2亿元,增速18%,能拿奖励吗?"


def without(assistant: Assistant, name: str) -> Assistant:
    return Assistant(assistant.library, assistant.settings, Stages(**{name: False}))


@pytest.mark.parametrize("name", [field.name for field in fields(Stages)])
def test_an_answer_comes_without_each_stage(assistant, name):
    answer = without(assistant, name).ask("那增速呢?", ("全年要培训多少家次企业?",))
    assert answer.text


def test_all_stages_are_the_default_and_share_the_library(assistant):
    assert assistant.stages == ALL and Assistant(assistant.library, assistant.settings).library is assistant.library


def test_without_eligibility_a_firm_gets_no_verdict(assistant):
    assert assistant.ask(FIRM).verdict is not None
    assert without(assistant, "eligibility").ask(FIRM).verdict is None


def test_without_absence_another_year_is_answered(assistant):
    question = "2019年要培训多少家次企业?"
    assert assistant.ask(question).status == "not_in_document"
    assert without(assistant, "absence").ask(question).status != "not_in_document"


def test_without_one_search_the_other_finds(assistant):
    library = assistant.library
    by_meaning, by_words = library.without(words=True), library.without(dense=True)
    assert all(hit.words == 0 for hit in by_meaning.search("数字化转型培训"))
    assert all(hit.dense == 0 for hit in by_words.search("数字化转型培训"))
    assert not library.without(sounds=True).vocabulary(next(iter(library.documents))).sounds
    assert library.vocabulary(next(iter(library.documents))).sounds


def test_without_conversation_a_turn_is_not_remembered(assistant):
    turns = ("开门红奖励要满足什么条件?",)
    assert without(assistant, "conversation").ask("最高给多少?", turns).standalone == "最高给多少?"
    assert assistant.ask("最高给多少?", turns).standalone != "最高给多少?"
