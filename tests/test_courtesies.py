"""Courtesies: what is said to the assistant is replied to, and changes nothing of what was talked about."""

from __future__ import annotations

import pytest

from assistant.courtesies import courtesy_of

SAID = [
    ("你好", "greeting"),
    ("在吗？", "greeting"),
    ("Hello!", "greeting"),
    ("好的，谢谢", "thanks"),
    ("Thank you very much", "thanks"),
    ("再见", "farewell"),
    ("明白了", "noted"),
    ("你能做什么？", "help"),
    ("What can you do?", "help"),
    ("重新来", "reset"),
]
ASKED = [
    "你好，开门红奖励最高多少？",
    "谢谢，那增速呢？",
    "可以申请吗？",
    "有",
    "没有",
    "是的",
    "怎么用？",
    "奖励多少钱",
]


@pytest.mark.parametrize(("message", "kind"), SAID)
def test_a_courtesy_is_replied_to_and_no_paragraph_is_cited(assistant, message, kind):
    assert courtesy_of(message) == kind
    answer = assistant.ask(message)
    assert answer.status == "out_of_scope" and not answer.citations
    assert answer.text


@pytest.mark.parametrize("message", ASKED)
def test_what_asks_or_answers_something_is_no_courtesy(message):
    assert courtesy_of(message) == ""


@pytest.mark.parametrize("between", ["谢谢", "好的", "明白了，多谢"])
def test_thanks_between_two_questions_leave_the_topic_as_it_is(assistant, between):
    first, then = "首季开门红奖励最高给多少钱？", "那增速要达到多少？"
    assert assistant.ask(then, (first, between)).text == assistant.ask(then, (first,)).text


@pytest.mark.parametrize(
    "message", ["给我推荐一个减脂期的健身计划", "糖醋里脊咋做才脆?", "推荐一家附近的火锅店", "How do I cook rice?"]
)
@pytest.mark.parametrize("turns", [(), ("技改现场会多久办一回?",)])
def test_what_belongs_to_another_world_is_refused_in_a_conversation_too(assistant, message, turns):
    assert assistant.ask(message, turns).status == "out_of_scope"
