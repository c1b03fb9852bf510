"""Provisions: where consequences begin, cases that get their figures respectively, items under a lead sentence."""

from __future__ import annotations

import pytest

from assistant.bounds import Bound
from assistant.groups import provision_groups
from assistant.joining import tests_of as every_test
from index.consequences import cut
from index.options import find_options
from index.structure import parse_document

CUTS = [
    ("与本企业关联方签订的合同不予补助", "不予补助"),
    ("60至79周岁每餐补贴2元", "每餐补贴2元"),
    ("轻度失能每人每月150元", "每人每月150元"),
    ("省级节水型企业10万元", "10万元"),
    ("每净增1000万元产值给予2万元奖励", "每净增1000万元产值给予2万元奖励"),
    ("水重复利用率应当达到下列标准", "应当达到下列标准"),
]


@pytest.mark.parametrize(("clause", "consequence"), CUTS)
def test_a_clause_is_cut_where_its_consequence_begins(clause, consequence):
    at = cut(clause, False)
    assert at is not None
    assert clause[at:] == consequence


@pytest.mark.parametrize("clause", ["开展数字化改造的企业", "单个企业最高200万元", "列入省级计划的"])
def test_a_clause_that_only_asks_or_caps_has_no_consequence_of_its_own(clause):
    assert cut(clause, False) in (None, 0)


def test_each_case_of_a_sentence_has_its_own_figure_and_words():
    text = "对首次认定的国家级、省级企业技术中心，分别给予80万元、20万元奖励"
    first, second = find_options(text, 0, text.index("分别"), len(text))
    assert (first.amount.of(text), second.amount.of(text)) == ("80万元", "20万元")
    assert [o.of(text) for o in first.others] == ["省级"]
    assert [o.of(text) for o in second.others] == ["国家级"]


HEADED = "测试市若干措施\n一、支持企业\n1.{}\n"


def groups(sentence):
    return provision_groups(parse_document(HEADED.format(sentence), "t"))


def test_a_step_ends_where_the_next_begins():
    made = groups("对年营业收入首次突破1亿元、5亿元的工业企业，分别给予5万元、20万元奖励。")
    bounds = [next(t for t in every_test(g.tests) if isinstance(t, Bound)) for g in made]
    assert [(b.allowed.low, b.allowed.high) for b in bounds] == [(10**8, 5 * 10**8), (5 * 10**8, None)]


def test_ages_in_a_list_share_the_comparator_behind_the_last():
    made = groups("对新引进的博士、硕士毕业生，年龄分别在45周岁、40周岁以下的，分别给予每月3000元、1500元补贴。")
    highs = [next(t.allowed.high for t in every_test(g.tests) if isinstance(t, Bound)) for g in made]
    assert highs == [45, 40]


def test_items_are_for_those_whom_their_lead_sentence_names():
    text = "测试市若干措施\n一、支持企业\n（一）补助设备投资。对经认定的技术改造项目，按设备投资额分类给予补助。\n1.设备投资额500万元以上的，按6%给予补助。\n2.设备投资额300万元以上的，按8%给予补助。\n"
    items = [g for g in provision_groups(parse_document(text, "t")) if g.provision and g.provision.inherited]
    assert len(items) == 2
    assert all(any("技改" in getattr(t, "word", "") for t in every_test(g.tests)) for g in items)
