"""Who asks what there is to be had gets every support, as far as it is judged."""

from __future__ import annotations

import pytest

from assistant.overview import asks_overview
from index.facts import find_facts
from index.structure import parse_document
from web.overview import judge_said, render_overview

TEXT = """平江市关于支持企业发展的若干措施

平江市人民政府　2023年3月6日

一、支持企业

1.支持增产。对今年一季度新增工业产值超过3亿元的企业，给予最高50万元奖励。

2.培育企业。对年营业收入2000万元以上的<b>企业</b>，给予10万元补贴。

3.优化服务。为企业免费提供法律咨询服务。
"""
DOCUMENT = parse_document(TEXT, "probe")
FACTS = find_facts(DOCUMENT)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("我们能享受哪些支持?", True),
        ("请问我们公司可以申请什么补贴？", True),
        ("有哪些优惠政策适合我们企业", True),
        ("What support could we get?", True),
        ("技改项目能享受哪些支持?", False),
        ("一季度奖励最高多少?", False),
        ("文件有哪些措施?", False),
        ("What does measure 4 say?", False),
    ],
)
def test_all_supports_are_asked_for_where_no_word_names_one(question, asks):
    assert asks_overview(question) is asks


def test_without_figures_every_support_is_open_or_states_none():
    shown = render_overview(judge_said((), DOCUMENT, FACTS, "zh"), DOCUMENT, FACTS, "zh")
    assert "还不能确定 2" in shown and "没有写数字条件 1" in shown
    assert "法律咨询" in shown and "平江市人民政府" in shown


def test_what_was_said_before_sorts_the_supports():
    said = ("我们一季度新增工业产值4亿元", "年营业收入1500万元")
    shown = render_overview(judge_said(said, DOCUMENT, FACTS, "zh"), DOCUMENT, FACTS, "zh")
    assert shown.index("符合 1") < shown.index("超过3亿元") < shown.index("不符合 1") < shown.index("2000万元以上")


def test_markup_of_the_document_stays_text():
    shown = render_overview(judge_said((), DOCUMENT, FACTS, "zh"), DOCUMENT, FACTS, "zh")
    assert "<b>" not in shown and "&lt;b&gt;" in shown
