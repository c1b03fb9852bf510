"""Comparing questions over a document of our own: operands, sums, extremes, orders, shares, counts of parts, contrasts."""

from __future__ import annotations

import pytest

from assistant.comparands import find_comparands, kind_wanted
from assistant.cues import EXTREMES
from assistant.pipeline import Assistant

TEXT = """青川市促进渔业发展若干措施

青政发〔2024〕5号

一、发展目标

到2026年，渔船达到4000艘，其中远洋渔船800艘。渔港停靠覆盖率达到90%左右，较上年提高2—3个百分点。

——2024年，起步。新建码头20座。

——2025年，扩大。新建码头30座。

——2026年，巩固。新建码头40座。

二、支持养殖

1.扶持苗种生产。对新认定的国家级苗种场、省级苗种场，分别给予90万元、30万元一次性奖励。

2.支持深海网箱。重点推进400个改造网箱和100个新建网箱。购置设备的，按投入的10%给予补贴，最高不超过200万元。其中智能网箱补贴比例提高至15%，最高不超过500万元。

3.开展技术培训。养殖户参加6—18个月的实训，按规定给予补贴。

聚焦甲、乙、丙、丁、戊等五大渔场，建设子、丑、寅、卯、辰、巳、午等七大渔港。

三、支持加工

4.奖励加工企业。年加工量首次突破1万吨、5万吨的企业，分别给予奖励20万元、80万元。

5.支持冷库建设。对评定为优秀的前50家冷库，给予最高20万元奖励。

四、加强监管

6.规范捕捞行为。无证捕捞的，处5万元罚款。

7.规范渔港停泊。违规停泊的，处2000元罚款。

8.加强巡查。每月开展1次巡查。

9.加强宣传。有下列情形之一的，不予补贴：

（一）未按期登记的；

（二）使用禁用渔具的；

（三）骗取资金的。

10.严格考核。有下列情形之一的，由主管部门予以约谈；情节严重的，给予处分：

（一）未按时报送进度的；

（二）虚报数据的。
"""


GRADED = """白川县渔港评级奖励办法

白政发〔2024〕6号

一、评级

第一条　对新评定的银级、金级渔港，分别奖励40万元、100万元；由银级升为金级的，补足差额。

第二条　到2026年评级渔港达到60个（其中银级18个、金级7个），2024年完成改造渔港12个，2025年、2026年每年不少于15个。

二、运行

第三条　渔船在港停泊给予补贴：小型渔船每艘每月300元，中型渔船每艘每月450元，大型渔船每艘每月900元。

第四条　购置电动渔船的，按购置价的20%给予补助，单艘最高30万元；购置燃油渔船的，按购置价的8%给予补助，单艘最高12万元。

第五条　对船长12米以上、不足20米的渔船，每艘补贴2万元；船长20米以上的，每艘补贴5万元。

第六条　冷库升级分三个阶段，对立项、开工、验收分别奖励10万元、20万元、30万元；冷库整体搬迁的，一次性奖励45万元。
"""


@pytest.fixture(scope="module")
def assistant(assistant_over) -> Assistant:
    return assistant_over({"fishery": TEXT, "graded": GRADED})


COMPUTED = [
    ("国家级苗种场和省级苗种场,奖励差多少?", "90万元-30万元=60万元"),
    ("首次突破5万吨的奖励是首次突破1万吨的几倍?", "80万元÷20万元=4"),
    ("两类网箱合计推进多少个?", "400个+100个=500个"),
    ("上榜的50家冷库全按顶格发,一共要掏多少钱?", "50家×20万元=1000万元"),
    ("按目标反推,去年渔港停靠覆盖率大概是什么水平?", "90%-2—3个百分点=87%—88%"),
    ("养殖户实训最长比最短多几个月?", "18-6=12个月"),
    ("远洋渔船占全部渔船的比例过半没有?", "800艘÷4000艘=20%),不到50%"),
    ("哪一部分措施最多?有几条?", "加强监管[1]最多,5条"),
    ("智能网箱的补贴上限比一般网箱高多少?", "500万元-200万元=300万元"),
    ("三年下来码头一共要新建多少座?", "20座+30座+40座=90座"),
    ("不予补贴的情形列了几种?", "3项"),
    ("约谈的情形有几种,不予补贴的情形有几种,后者多几种?", "3-2=1"),
    ("五大渔场和七大渔港,后者多几个?", "7个-5个=2个"),
    ("只有两条措施的是哪个部分?", "支持加工[1]各有2条"),
]


@pytest.mark.parametrize(("question", "shown"), COMPUTED)
def test_a_computed_answer_shows_its_operands(assistant, question, shown):
    answer = assistant.ask(question, (), ("fishery",))
    assert shown in answer.text
    assert answer.citations


BOUND = [
    ("大型渔船比小型的停泊补贴每月多多少?", "900元-300元=600元"),
    ("中型渔船的停泊补贴是小型渔船的几倍?", "450元÷300元=1.5"),
    ("买电动渔船和买燃油渔船,补助比例差几个点,封顶又差多少?", "30万元-12万元=18万元"),
    ("已经拿过银级的奖励,再评上金级还能补多少?", "100万元-40万元=60万元"),
    ("60个评级渔港,刨去银级和金级,还剩几个?", "60个-18个-7个=35个"),
    ("渔港改造三年下来至少多少个?", "12个+15个+15个=42个"),
    ("大型渔船的停泊补贴,抵得上几艘小型渔船的停泊补贴?", "900元÷300元=3"),
    ("冷库升级三个阶段全拿满,跟整体搬迁比,哪个多?", "60万元-45万元=15万元"),
    ("船长15米的比船长25米的每艘少补多少?", "5万元-2万元=3万元"),
]


@pytest.mark.parametrize(("question", "shown"), BOUND)
def test_each_thing_is_bound_to_the_figure_that_its_own_words_pick_out(assistant, question, shown):
    assert shown in assistant.ask(question, (), ("graded",)).text


@pytest.mark.parametrize("question", ["大型渔船比渔政执法艇的停泊补贴多多少?", "金级渔港比冷链仓库的奖励多多少?"])
def test_no_figure_nearby_stands_in_for_a_thing_that_none_is_named_by(assistant, question):
    assert "=" not in assistant.ask(question, (), ("graded",)).text


def test_a_contrast_quotes_the_provision_of_each_thing(assistant):
    answer = assistant.ask("无证捕捞和违规停泊,哪种罚得狠?", (), ("fishery",))
    assert "5万元" in answer.text and "2000元" in answer.text
    assert {c.paragraph for c in answer.citations} == {"fishery#4.6", "fishery#4.7"}


def test_the_reward_of_a_thing_that_has_none_is_not_computed(assistant):
    answer = assistant.ask("远洋渔船和网箱的奖励差多少?", (), ("fishery",))
    assert "=" not in answer.text


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("创业贷款,企业的额度比个人高多少", ("企业的额度", "个人")),
        ("重新认定,比首次认定少拿多少", ("重新认定", "首次认定")),
        ("甲类渔船、乙类渔船,哪类奖得多", ("甲类渔船", "乙类渔船")),
    ],
)
def test_what_joints_tie_together_is_compared(question, names):
    assert find_comparands(question).names == names


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("甲和乙的奖励差多少", "granted"),
        ("甲和乙的奖励名额差多少", "count"),
        ("甲和乙的补助比例差多少", "percent"),
        ("甲和乙差几个点", "percent"),
        ("甲比乙多审几个工作日", "duration"),
        ("甲比乙多多少", ""),
    ],
)
def test_the_last_noun_or_the_unit_tells_what_is_compared(question, kind):
    assert kind_wanted(question) == kind


def test_highest_and_lowest_stand_in_either_order():
    assert EXTREMES.search("最低一档和最高一档差多少") and EXTREMES.search("最高比最低多多少")
    assert not EXTREMES.search("最高奖励多少")
