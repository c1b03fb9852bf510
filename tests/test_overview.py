"""Who asks what there is to be had gets every support, as far as it is judged."""

from __future__ import annotations

import pytest

from assistant.overview import asks_overview
from index.documents import Document
from index.facts import find_facts
from index.structure import parse_document
from web.overview import Judged, judge_said, render_overview

TEXT = """平江市关于支持企业发展的若干措施

平江市人民政府　2023年3月6日

一、支持企业

1.支持增产。对今年一季度新增工业产值超过3亿元的企业，给予最高50万元奖励。

2.培育企业。对年营业收入2000万元以上的<b>企业</b>，给予10万元补贴。

3.优化服务。为企业免费提供法律咨询服务。
"""
DOCUMENT = parse_document(TEXT, "probe")
FACTS = find_facts(DOCUMENT)


def overview_of(said: tuple[str, ...], *others: Document) -> str:
    judged = [
        Judged(judge_said(said, document, find_facts(document), "zh"), document, find_facts(document))
        for document in (DOCUMENT, *others)
    ]
    return render_overview(judged, "zh")


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
    shown = overview_of(())
    assert "还不能确定 2" in shown and "没有写数字条件 1" in shown
    assert "法律咨询" in shown and "平江市人民政府" in shown


def test_what_was_said_before_sorts_the_supports():
    said = ("我们一季度新增工业产值4亿元", "年营业收入1500万元")
    shown = overview_of(said)
    assert shown.index("符合 1") < shown.index("超过3亿元") < shown.index("不符合 1") < shown.index("2000万元以上")


def test_markup_of_the_document_stays_text():
    shown = overview_of(())
    assert "<b>" not in shown and "&lt;b&gt;" in shown


def test_of_several_documents_each_has_a_fold_and_those_with_something_met_come_first():
    other = parse_document(TEXT.replace("3亿元", "1亿元").replace("平江市", "东湖市"), "other")
    empty = parse_document("某市意见\n\n一、总体要求\n\n1.加强领导。各部门要高度重视。\n", "empty")
    shown = overview_of(("我们一季度新增工业产值2亿元",), other, empty)
    assert shown.count("<details>") == 2 and "某市意见" not in shown
    assert shown.index("东湖市") < shown.index("平江市")
    assert '<summary><span class="fold-title"' in shown and "符合 1" in shown


def test_with_one_document_there_is_no_fold():
    assert "<details>" not in overview_of(())
