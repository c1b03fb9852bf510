"""What a document is made of, for who asks about the whole of it."""

from __future__ import annotations

import pytest

from eval.validity import find_faults


@pytest.mark.parametrize(
    "question", ["这份文件讲了什么？", "一句话说说这个文件", "概括一下这份意见", "What is this document about?"]
)
def test_who_asks_for_the_whole_document_is_told_its_parts(assistant, question):
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert len(answer.citations) == 10
    assert find_faults(answer, assistant.library.documents) == ()


def test_who_asks_for_something_in_the_document_is_not_told_its_parts(assistant):
    assert len(assistant.ask("这份文件讲了什么奖励？").citations) < 5
