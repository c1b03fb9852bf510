"""Who is shut out and who is not: denials in lists, classes of the document's own, steps, what is eased, on made-up text."""

from __future__ import annotations

import pytest

from assistant.eligibility import assess
from index.facts import find_facts
from index.structure import parse_document

TEXT = """溪口县惠民补贴办法

溪口县人民政府　2025年2月1日

第一条　本办法所称人才分为下列三类：
（一）甲类人才：正高级职称人员；
（二）乙类人才：博士；
（三）丙类人才：硕士。

第二条　申请安家补贴的人才，应当同时具备下列条件：
（一）首次申请时，乙类人才不超过50周岁，丙类人才不超过40周岁；
（二）本人及配偶在本县均无住房；
（三）引进前连续12个月未在本县缴纳社会保险。

第三条　对种植油茶面积达到30亩的农户，按照以下标准给予补贴：
——种植面积30亩及以上、不足100亩的，每亩补贴60元；
——种植面积100亩及以上的，每亩补贴90元。
只种植茶叶的不予补贴。

第四条　对年度研发费用达到200万元、且研发费用占营业收入比重不低于4%的企业，给予20万元补助。年度营业收入在5亿元及以上的企业，研发费用占营业收入比重的要求放宽至不低于2%。

第五条　对向本县企业输送员工达到20人的人力资源服务机构，按每人400元给予补助。向与其存在股权关系的企业输送员工的，不予补助。

第六条　不予补贴的情形：
（一）欠缴税款的；
（二）申报前1年内发生生产安全事故的。
"""
DOCUMENT = parse_document(TEXT, "x")
FACTS = find_facts(DOCUMENT)

ASKED = [
    ("2", "我是硕士,正好40周岁,第一次申请,夫妻俩都没房,来之前没在县里交过社保,安家补贴能领吗?", "meets"),
    ("2", "我是硕士,41周岁,第一次申请,夫妻俩都没房,来之前没在县里交过社保,安家补贴能领吗?", "fails"),
    ("2", "我是博士,49周岁,第一次申请,夫妻俩都没房,来之前没在县里交过社保,安家补贴能领吗?", "meets"),
    ("2", "我是硕士,38岁,第一次申请,来之前没在县里交过社保,老婆名下有一套住房,安家补贴能领吗?", "fails"),
    ("3", "家里种了45亩油茶,补贴给不给?", "meets"),
    ("3", "家里种了28亩油茶,补贴给不给?", "fails"),
    ("4", "企业年度研发费用1500万元,年度营业收入6亿元,研发补助够条件吗?", "meets"),
    ("4", "企业年度研发费用1000万元,年度营业收入4亿元,研发补助够条件吗?", "fails"),
    ("5", "我们人力公司往一家企业送了30个人,那家企业我们持股三成,补助能拿吗?", "fails"),
    ("2", "我是硕士,39岁,第一次申请,夫妻俩都没房,县里社保交了八个月,以前没交过,安家补贴能领吗?", "meets"),
    ("5", "我们人力公司往一家企业送了30个人,跟它没有股权关系,补助能拿吗?", "meets"),
    ("3", "种了60亩油茶,不过还欠着税款没缴,补贴给不给?", "fails"),
]


@pytest.mark.parametrize(("path", "question", "verdict"), ASKED)
def test_a_verdict_holds_each_to_what_is_asked_of_them(path, question, verdict):
    found = assess(question, (), DOCUMENT, FACTS, (f"x#{path}",))
    assert found is not None
    assert found.verdict == verdict, [(c.condition, c.given, c.result) for c in found.checks]
