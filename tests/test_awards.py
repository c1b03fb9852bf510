"""What somebody gets is worked out of a made-up document's rules with their own figures."""

from __future__ import annotations

import pytest

from assistant.eligibility import Assessment, assess
from index.structure import parse_document

TEXT = """西屏市扶持企业发展若干措施

西屏市人民政府　2024年3月1日

一、支持企业

1.做大规模。对年营业收入首次突破3亿元、8亿元、20亿元的企业，分别给予15万元、40万元、90万元奖励；以前年度已获得低档次奖励的，补足差额。

2.技术改造。对设备投资额400万元以上的技术改造项目，按设备投资额的8%给予补助，单个项目最高120万元。列入省级计划的技术改造项目，在上述比例基础上提高3个百分点，单个项目最高200万元。

3.研发补助。对年度研发费用200万元以上的企业，按当年研发费用的3%给予补助；研发费用较上年增长10%以上的，其增量部分再按6%给予补助。两项合计单户每年最高不超过40万元。

4.租用厂房。新落户企业租用标准厂房的，按每平方米每月4元给予租金补贴，补贴面积不超过3000平方米，补贴期限不超过2年。

5.茶园改造。连片30亩以上的茶园改造，按每亩200元给予补助，单个主体最高5万元。

6.制定标准。作为第一起草单位制定国际标准、国家标准的，每项分别奖励40万元、20万元；起草单位排名第二、第三的，按第一起草单位标准的30%奖励。

7.入库奖励。对首次纳入限额以上统计库的批发、零售企业，每家奖励5万元；住宿、餐饮企业，每家奖励3万元；个体工商户按同行业企业标准的60%奖励。

8.出口奖励。企业参加境外展会的，按展位费的70%给予补助，每个标准展位（9平方米）最高3万元。

9.引进人才。对企业新引进的博士给予每人10万元、硕士给予每人4万元补助。单个企业每年最高50万元。
"""
DOCUMENT = parse_document(TEXT, "n")


def judged(path: str, question: str, turns: tuple[str, ...] = ()) -> Assessment:
    found = assess(question, turns, DOCUMENT, None, (f"n#{path}",))  # type: ignore[arg-type]
    assert found is not None
    return found


COMES_TO = [
    ("1.1", "我们企业今年营业收入头一回突破9亿元，能奖多少？", 400_000, "20"),
    ("1.2", "技术改造项目设备投资500万元，能补多少？", 400_000, "500万元×8%=40万元"),
    ("1.2", "技术改造项目设备投资2000万元，能补多少？", 1_200_000, "2000万元×8%=160万元,超过最高120万元,按120万元"),
    ("1.2", "技术改造项目列入了省级计划，设备投资1000万元，能补多少？", 1_100_000, "1000万元×(8%+3%)=110万元"),
    ("1.3", "研发费用去年500万，今年600万，能补多少？", 240_000, "600万元×3%=18万元;另100万元×6%=6万元;合计24万元"),
    ("1.3", "研发费用去年1000万，今年1500万，能补多少？", 400_000, "超过最高40万元,按40万元"),
    ("1.4", "新落户，租了5000平标准厂房，一年房租能补多少？", 144_000, "3000平方米(最多3000平方米)×4元×12个月=14.4万元"),
    ("1.5", "连片改造了3公顷茶园，能补多少？", 9_000, "45亩×200元=9000元"),
    ("1.6", "我们制定了一项国际标准、两项国家标准，排名第二，能奖多少？", 240_000, "80万元×30%=24万元"),
    ("1.7", "小饭馆，个体户执照，今年第一次进限上库，能领几个钱？", 18_000, "3万元×60%=1.8万元"),
    ("1.9", "我们企业新引进了2个博士3个硕士，一共能补多少？", 320_000, "2×10万元+3×4万元=32万元"),
    ("1.9", "我们企业新引进了5个博士3个硕士，一共能补多少？", 500_000, "超过最高50万元,按50万元"),
    ("1.8", "我们企业参加境外展会，展位18平米，展位费10万，能补多少？", 60_000, "2个×3万元=6万元"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "question", "value", "how"), COMES_TO)
def test_a_sum_is_worked_out_in_the_open(path: str, question: str, value: int, how: str) -> None:
    award = judged(path, question).award
    assert award is not None
    assert award.value == value
    assert how in award.how or not award.how


def test_what_was_had_for_a_lower_grade_is_taken_off() -> None:
    award = judged("1.1", "今年营业收入首次突破21亿元，这回能拿多少？", ("前年那回15万奖励已经领了",)).award
    assert award is not None
    assert award.how.endswith("90万元－15万元=75万元")
    assert any(DOCUMENT.text[s:e].endswith("补足差额") for _, s, e in award.quotes)


def test_no_sum_is_made_of_a_figure_that_was_not_given() -> None:
    assert judged("1.2", "技术改造项目列入了省级计划，能补多少？").award is None


def test_a_growth_below_the_step_adds_nothing() -> None:
    award = judged("1.3", "研发费用去年950万，今年1000万，能补多少？").award
    assert award is not None and award.value == 300_000
