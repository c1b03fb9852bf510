"""Stepping through a document: the next measure, and the one after it, are those of the document."""

from __future__ import annotations

import pytest

STEPS = [
    (("第12条讲什么?",), "那下一条讲什么?", "第13条讲什么?"),
    (("第12条讲什么?", "那下一条呢?"), "再下一条呢?", "第14条讲什么?"),
    (("第12条讲什么?",), "上一条呢?", "第11条讲什么?"),
    (("开门红奖励最高给多少?",), "下一条讲什么?", "第4条讲什么?"),
    (("What does measure 4 say?",), "And the next measure?", "What does measure 5 say?"),
]


@pytest.mark.parametrize(("turns", "question", "meant"), STEPS)
def test_the_next_part_is_told_as_if_it_had_been_named(assistant, turns, question, meant):
    answer = assistant.ask(question, turns)
    assert answer.standalone == meant
    assert answer.text == assistant.ask(meant).text


@pytest.mark.parametrize("question", ["上个月增长15%,一季度新增4亿,够吗?", "沾上一条就没资格吗?"])
def test_a_month_or_a_case_is_no_step(assistant, question):
    assert "第11条" not in assistant.ask(question, ("第12条讲什么?",)).standalone


def test_there_is_nothing_after_the_last_measure(assistant):
    assert assistant.ask("下一条讲什么?", ("第38条讲什么?",)).standalone != "第39条讲什么?"
