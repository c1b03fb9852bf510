"""Days that are told: how long it is between them, deadlines of every year, and what was had before, on a made-up document."""

from __future__ import annotations

import pytest

from assistant.days import lengths
from index.structure import parse_document

TEXT = """西岭县支持办法

西岭县人民政府　2024年2月1日

一、支持

1.服务券。小微企业可申领服务券。服务券自发放之日起9个月内有效，逾期作废。

2.证书补贴。参加失业保险满12个月的职工，取得技能证书的，可自证书核发之日起12个月内，申请1000元补贴。

3.购机补贴。个人年度内享受补贴购置的机具不超过5台，补贴总额不超过20万元；农业生产经营组织不超过15台，补贴总额不超过80万元。

4.申报主体应当于每年9月30日前提出申请。

5.对一季度新增产值超过3亿元的工业企业，取前50名，给予80万元奖励。

二、目标

6.全年培训企业50万家次，攻关关键技术20项以上。
"""
DOCUMENT = parse_document(TEXT, "d")

ASKED = [
    ("1.1", "服务券是3月1号发的，拖到12月20号才想起来用，还认不认？", "fails"),
    ("1.1", "服务券是3月1号发的，到11月20号才想起来用，还认不认？", "meets"),
    ("1.2", "失业险交了三年，证书2023年3月发的，拖到2024年7月才想起来申请，还来得及吗？", "fails"),
    ("1.3", "我个人今年已经补了5台，还想再买一台，能补吗？", "fails"),
    ("1.3", "合作社今年享受补贴的机子有12台了，再添一台还能补吗？", "meets"),
    ("1.4", "10月15号才递申请，还来得及吗？", "fails"),
    ("1.4", "9月15号递的申请，来得及吗？", "meets"),
    ("1.5", "我们工厂一季度新增3.6亿产值，名次还没公布，奖金稳了吗？", "unknown"),
    ("1.5", "我们工厂一季度新增3.6亿产值，够条件吗？", "meets"),
    ("2.6", "企业培训分三批办了21万、16万、12万家次，合起来任务完成了吗？", "fails"),
    ("2.6", "三个领域的关键技术攻关分别立了8、7、6项，任务完成了吗？", "meets"),
]


@pytest.mark.parametrize(("path", "question", "verdict"), ASKED)
def test_what_is_told_of_days_and_of_parts_is_judged(judge, path, question, verdict):
    assert judge(DOCUMENT, path, question) == verdict


def test_a_length_of_months_without_days_is_a_range():
    (fact,) = lengths("证书2023年3月发的，拖到2024年7月", 2024)
    assert fact.values.low is not None
    assert 15 <= fact.values.low < 16 < (fact.values.high or 0) <= 17


def test_one_day_alone_has_no_length():
    assert not tuple(lengths("证书是2023年3月发的", 2024))
