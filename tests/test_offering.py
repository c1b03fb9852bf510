"""What somebody could get, by what they said of themselves: met, open and excluded."""

from __future__ import annotations

import pytest

from assistant.offering import answer_offer, asks_offer
from index.structure import parse_document

TEXT = """北湾市惠企政策

北湾市人民政府　2024年3月1日

一、支持政策

1.餐饮扶持。限额以上餐饮企业年营业额1500万元以上的，奖励10万元。

2.升规奖励。对首次升为规模以上工业企业的，给予15万元奖励。

3.设备补助。纺织企业设备投资额500万元以上的，按设备投资额的6%给予补助。

4.首贷贴息。对小微企业首次贷款，按利率的30%给予贴息。

5.绿色奖励。对认定为国家级绿色工厂的企业，给予50万元奖励。

二、附则

6.D类企业不得享受本政策。
"""
DOCUMENT = parse_document(TEXT, "o")

ASKED = [
    ("我们是小微企业,能拿到哪些补贴?", True),
    ("能享受什么政策?", True),
    ("We are a small firm. What support could we get?", True),
    ("技改项目有哪些补贴?", False),
    ("我们是小微企业,技改项目有哪些补贴?", False),
    ("升规奖励多少钱?", False),
]


@pytest.mark.parametrize(("question", "asked"), ASKED)
def test_who_asks_for_all_that_they_could_get_names_no_support(question, asked):
    assert asks_offer(question) == asked


def labels(question):
    draft = answer_offer(question, (), DOCUMENT, "zh")
    assert draft is not None
    return draft.text


def test_supports_are_grouped_by_what_was_said():
    text = labels("我们是纺织厂,设备投资额800万元,能拿到哪些补贴?")
    assert "已符合:设备补助" in text
    text = labels("我们是纺织厂,设备投资额300万元,能拿到哪些补贴?")
    assert "已符合" not in text


def test_what_is_ruled_out_for_all_comes_alone():
    assert "不得享受本政策" in labels("我们是D类企业,能拿到哪些补贴?")


def test_who_says_nothing_of_themselves_gets_the_list():
    text = labels("能享受什么政策?")
    assert text.startswith("文件给出的支持有5项") and "首贷贴息" in text


FEW = parse_document(
    """某省工业若干意见

一、重点任务

1.加力激励。对一季度新增产值超过3亿元的工业企业,给予最高100万元奖励。

2.梯度培育。遴选年营业收入1000—2000万元的优质小微企业入库,实施重点培育。

3.开展培训。对中小企业负责人免费开展数字化转型培训。
""",
    "few",
)


def test_a_document_that_words_few_grants_is_asked_for_its_supports_by_their_titles():
    draft = answer_offer("我们能享受哪些支持?", (), FEW, "zh")
    assert draft is not None and draft.text.index("加力激励：给予最高100万元奖励[1]") < draft.text.index("梯度培育")
    assert {quote.paragraph.id for quote in draft.quotes} >= {"few#1.1", "few#1.2"}
