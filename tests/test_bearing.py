"""What is held against a person beside the provision that they ask about, on a made-up document."""

from __future__ import annotations

import pytest

from assistant.eligibility import assess
from assistant.inclusion import comparator_in
from index.norms import norm_in
from index.structure import parse_document

TEXT = """南屏市惠民惠企若干政策

南屏市人民政府　2024年2月1日

一、支持养老

1.建设补贴。社会力量新建养老院的，按每张床位5000元给予补贴。新增床位应在30张以上。

2.高龄津贴。80至89周岁老年人每人每月60元，90至99周岁老年人每人每月150元。

3.护理补贴。对评定为重度失能的老年人，按每人每月300元给予补贴，补贴期限最长不超过24个月。与入住公办养老院不得同时享受。

二、支持企业

4.出口扶持。上年度出口额300万元以下的小微企业，给予2万元补助。

5.设备补助。对设备投资额500万元以上的企业，给予20万元补助。采矿业企业不适用第二部分各条。

6.人才补助。对企业引进的博士给予每人15万元、硕士给予每人5万元生活补助，须签订3年以上劳动合同。

7.医务配备。100张床位以上的养老院应当内设医务室或者护理站。

9.秸秆补助。秸秆离田作业深度25厘米以上的，每亩补助25元，同一地块三年内只补助一次。应当自作业完成之日起90日内提出申请，逾期不予受理。

三、附则

8.本政策所称“以上”“不超过”均含本数，“以下”不含本数。
"""
DOCUMENT = parse_document(TEXT, "n")

ASKED = [
    ("1.1", "我们新建了一家养老院,新增床位40张,能拿建设补贴吗?", "meets"),
    ("1.1", "我们新建了一家养老院,新增床位28张,能拿建设补贴吗?", "fails"),
    ("1.1", "我们新建了一家养老院,能拿建设补贴吗?", "unknown"),
    ("1.2", "我妈92岁,每月150的津贴能领吗?", "meets"),
    ("1.2", "我妈89岁,每月150的津贴能领吗?", "fails"),
    ("1.3", "我爸评的重度失能,护理补贴已经领了20个月,还能继续领吗?", "meets"),
    ("1.3", "我爸评的重度失能,护理补贴已经领满24个月了,还能继续领吗?", "fails"),
    ("2.4", "小微企业,上年度出口额正好300万元,能拿补助吗?", "fails"),
    ("2.4", "小微企业,上年度出口额299万元,能拿补助吗?", "meets"),
    ("2.5", "我们设备投资额800万元,能拿补助吗?", "meets"),
    ("2.5", "我们是采矿的,设备投资额800万元,能拿补助吗?", "fails"),
    ("2.6", "公司引进了一个硕士,劳动合同签了3年,能拿补助吗?", "meets"),
    ("2.6", "公司引进了一个硕士,劳动合同签了2年,能拿补助吗?", "fails"),
    ("2.9", "秸秆离田作业深度28厘米,前年补过了,今年还能补吗?", "fails"),
    ("2.9", "秸秆离田作业深度22厘米,能补吗?", "fails"),
    ("2.9", "作业完成到今天100天了,申请还来得及吗?", "fails"),
    ("2.9", "作业完成两个月了,现在申请来得及吗?", "meets"),
    ("2.7", "养老院有120张床,既没医务室也没护理站,合不合规?", "fails"),
]


@pytest.mark.parametrize(("path", "question", "verdict"), ASKED)
def test_what_stands_beside_a_provision_is_held_against_who_asks(judge, path, question, verdict):
    assert judge(DOCUMENT, path, question) == verdict


def test_who_is_in_another_case_is_told_what_that_one_grants():
    assessment = assess("我妈89岁,每月150的津贴能领吗?", (), DOCUMENT, None, ("n#1.2",))
    assert assessment.instead.group.provision.benefit(DOCUMENT.text) == "每人每月60元"


NORMS = [
    ("新增床位应在30张以上", "新增床位应在30张以上"),
    ("企业须在本市注册、纳税", "在本市注册、纳税"),
    ("市财政局应当在5日内拨付", None),
    ("申请人应当提交申请表", None),
    ("灾后恢复任务繁重，需要共同努力", None),
]


@pytest.mark.parametrize(("clause", "what"), NORMS)
def test_a_norm_says_what_must_hold_of_those_who_get_something(clause, what):
    at = norm_in(clause)
    assert (None if at is None else clause[at:]) == what


@pytest.mark.parametrize(
    ("words", "read", "meant"),
    [("300万元以下", "<=", "<"), ("500万元以上", ">=", ">="), ("不超过24个月", "<=", "<="), ("不足5人", "<", "<")],
)
def test_a_document_may_say_whether_its_bounds_take_in_the_figure(words, read, meant):
    assert comparator_in(TEXT, words, read) == meant


CLASSES = """西岭市医疗救助办法

第一条　救助对象分为下列三类：
（一）一类对象：特困人员；
（二）二类对象：最低生活保障家庭成员；
（三）三类对象：最低生活保障边缘家庭成员。
第二条　救助对象住院的自付费用，按照下列规定救助：
（一）一类、二类对象按照75%的比例救助；
（二）三类对象自付费用3000元以上的，按照65%的比例救助。
第三条　下列费用不予救助：
（一）在境外就医的费用；
（二）因酗酒发生的费用。
"""
CLASSED = parse_document(CLASSES, "c")
MEMBERS = [
    ("我是低保户,自付费用900元,能救助吗?", "meets"),
    ("我是低保边缘户,自付费用3500元,能救助吗?", "meets"),
    ("我是低保边缘户,自付费用2800元,能救助吗?", "fails"),
    ("我在日本看的病,自付费用5000元,能救助吗?", "fails"),
]


@pytest.mark.parametrize(("question", "verdict"), MEMBERS)
def test_who_is_a_member_of_a_class_gets_what_the_class_gets(judge, question, verdict):
    assert judge(CLASSED, "2 3", question) == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("我们是商贸公司,一季度新增产值5亿,增速20%,能拿开门红奖励吗?", "fails"),
        ("我们是机械厂,一季度新增产值5亿,增速20%,能拿开门红奖励吗?", "meets"),
        ("一季度新增产值28600万元,增速19%,首季开门红奖励门槛", "fails"),
        ("一季度新增产值3.4亿,比15%还差1个点,首季开门红奖励够吗?", "fails"),
        ("首季开门红奖励门槛", None),
    ],
)
def test_a_trade_figures_before_a_bare_noun_and_what_one_falls_short_of_are_heard(assistant, question, verdict):
    assert assistant.ask(question, (), ("shandong-industry-2024",)).verdict == verdict
