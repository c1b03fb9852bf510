"""Topic changes: a complete question leaves what was said before behind, a short one goes on with it."""

from __future__ import annotations

import pytest

EARLIER = ("开门红奖励要满足什么条件?", "技改现场会隔多久办一回?")


@pytest.mark.parametrize("earlier", EARLIER)
@pytest.mark.parametrize(
    "question",
    [
        "化工总收入里头,高端那部分要占到多少才算完成?",  # points at what it says itself
        "上云用数赋智这块,要再拉进来多少家中小企业?",
        "东明石化那个在建的大项目是做什么的、多大产能?",
        "保障措施分哪几个方面?",  # few words, that another part is all about
        "小升规培育库谁来建?",
    ],
)
def test_a_complete_question_is_answered_after_another_topic_as_it_is_alone(assistant, earlier, question):
    assert assistant.ask(question, (earlier,)).text == assistant.ask(question).text


@pytest.mark.parametrize(
    ("earlier", "question", "said"),
    [
        ("开门红奖励要满足什么条件?", "那笔奖一共奖多少家?", "前100名"),
        ("开门红奖励要满足什么条件?", "最高能拿多少?", "100万元"),
        ("技改现场会隔多久办一回?", "它由哪些人参加?", "现场会"),
    ],
)
def test_a_short_question_goes_on_with_what_answered_before(assistant, earlier, question, said):
    assert said in assistant.ask(question, (earlier,)).text


def test_what_no_document_speaks_of_is_not_answered_from_the_topic_before(assistant):
    asked = assistant.ask("给我推荐一个减脂期的健身计划", ("技改现场会隔多久办一回?",))
    assert asked.status == "out_of_scope"


def test_figures_told_after_asking_how_to_get_an_award_are_judged(assistant):
    told = assistant.ask("我们一季度产值6.5亿,去年同期3.2亿", ("开门红奖励怎么拿?",))
    assert told.verdict == "meets" and not any(check.result == "fails" for check in told.checks)


def test_who_says_where_in_the_province_they_are_is_told_of_the_supports(assistant):
    told = assistant.ask("我们是潍坊一家做液压件的企业,有啥补贴可以拿?")
    assert told.status == "answered" and told.text == assistant.ask("我们能享受哪些支持?").text
    assert assistant.ask("我们是成都一家做液压件的企业,有啥补贴可以拿?").status == "not_in_document"


def test_when_the_money_comes_is_not_when_the_document_was_issued(assistant):
    told = assistant.ask("什么时候发钱?", ("开门红奖励最高给多少钱?",))
    assert "印发日期" not in told.text
    assert "印发日期" in assistant.ask("这份意见什么时候发的?").text
