"""Cases of a made-up document: who is left out of them, what each comes to, and figures of two years that are told."""

from __future__ import annotations

import pytest

from assistant.asking import asks_sum
from assistant.eligibility import assess, tells_sum
from index.structure import parse_document

TEXT = """东浦市支持企业发展若干措施

东浦市人民政府　2024年2月1日

一、支持企业

1.增长奖励。限额以上企业（汽车销售、成品油零售企业除外）当年达到下列条件之一的，给予奖励：
（1）批发企业年销售额2亿元以上，且同比增长20%以上的，奖励8万元；
（2）零售企业年零售额5000万元以上，且同比增长12%以上的，奖励6万元。

2.采购奖励。对年度采购本地零部件金额5000万元以上，且较上年增加1000万元以上的企业，给予20万元奖励。

3.自建工程。单个项目合同估算价在400万元以下的，可以由村民委员会组织村民自建，但隧道工程除外。

4.房屋条件。申请改造的楼房，应当同时具备下列条件：
（1）改造后通道净宽度不小于4米；
（2）管井外缘与相邻住宅外墙的净距不小于6米。

5.数字补贴。年度服务费支出3万元以上的中小企业，按实际支出的30%给予补助，最高5万元。

7.设备补助。对设备投资额500万元以上的企业，给予20万元补助。二手设备不计入。

9.废物利用。对年综合利用废物10万吨以上的企业，按每吨5元给予补助；利用本市以外产生的废物，不计入补助数量。

10.租金支持。对新引进企业租用产业园自用的，给予租金支持：
（1）支持面积不超过2000平方米。
（2）享受租金支持期间转租、分租的，取消资格并追回已享受的租金支持。

二、附则

6.有下列情形之一的，不享受本政策：因环境违法被处以10万元以上罚款的；列入严重失信主体名单的。
"""
DOCUMENT = parse_document(TEXT, "n")

ASKED = [
    ("1.1", "开超市的，限上，去年零售4600万，今年做到5180万，增长奖励有我们吗？", "meets"),
    ("1.1", "开超市的，限上，去年零售4900万，今年做到5180万，增长奖励有我们吗？", "fails"),
    ("1.1", "我们4S店是限上零售，卖了3个亿，比去年多三成，增长奖励拿得到吗？", "fails"),
    ("1.2", "零部件今年采购7200万，去年6400万，采购奖励拿得到吗？", "fails"),
    ("1.2", "零部件今年采购7600万，去年6400万，采购奖励拿得到吗？", "meets"),
    ("1.3", "村里一个项目，合同估算180万，让村民自建行不行？", "meets"),
    ("1.3", "村里想打条隧道，合同估算180万，让村民自建行不行？", "fails"),
    ("1.4.2", "管井外边到人家外墙只有5.8米，够不够条件？", "fails"),
    ("1.9", "我们一年综合利用废物11万吨，里头2万吨是从外市拉来的，补助够条件吗？", "fails"),
    ("1.9", "我们一年综合利用废物13万吨，里头2万吨是从外市拉来的，补助够条件吗？", "meets"),
    ("1.7", "设备一共投了700万，其中250万是二手设备，补助拿得到吗？", "fails"),
    ("1.7", "设备一共投了700万，其中150万是二手设备，补助拿得到吗？", "meets"),
    ("1.10", "我们新引进到产业园，租了1200平自用，后来转租出去了，租金支持还给吗？", "fails"),
    ("1.2", "零部件今年采购7600万，去年6400万，去年排污让环保部门罚了10万块，采购奖励拿得到吗？", "fails"),
]


@pytest.mark.parametrize(("path", "question", "verdict"), ASKED)
def test_a_case_is_judged_with_whom_it_leaves_out(judge, path, question, verdict):
    assert judge(DOCUMENT, path, question) == verdict


def test_who_tells_of_a_case_and_asks_for_its_sum_is_told_what_it_comes_to():
    question = "中小企业，今年云服务费支出12万，按比例我们能落多少？"
    assert asks_sum(question)
    assessment = assess(question, (), DOCUMENT, None, ("n#1.5",))
    assert assessment is not None
    assert tells_sum(assessment, DOCUMENT)
    assert assessment.award is not None
    assert "3.6万" in assessment.award.how


def test_who_tells_of_nothing_asks_for_no_sum_of_their_own():
    assert not asks_sum("云服务费最高能补多少？")


def test_what_bars_a_conduct_bars_nobody_who_tells_of_none():
    question = "我们新引进到产业园，租了1200平自用，租金支持能给吗？"
    assessment = assess(question, (), DOCUMENT, None, ("n#1.10", "n#1.10.2", "n#1.10.1"))
    assert assessment is not None and assessment.verdict != "fails"
