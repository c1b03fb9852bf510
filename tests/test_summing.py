"""Summing: sums of parts, what is taken off, months of a quarter, times of the day; and the conditions that they meet."""

from __future__ import annotations

import pytest

from assistant.asking import asks_eligibility
from assistant.assessing import judge_group
from assistant.clock import find_times
from assistant.derive import find_facts
from assistant.groups import find_groups, provision_groups
from assistant.profile import read_profile
from index.structure import parse_document

HEAD = "青山市人民政府关于支持企业发展的若干措施\n青政发〔2024〕3号\n一、支持企业\n1.支持企业。"


def facts_of(said: str):
    return find_facts(read_profile((), said, 2024), 2024)


COMPUTED = [
    ("1月新增产值1.2亿，2月0.9亿，3月1.3亿", "1.2亿元+9000万元+1.3亿元=3.4亿元"),
    ("这次设备花320万、配套工程210万", "320万元+210万元=530万元"),
    ("设备花了7万,其中保险赔了3万,扣完还够吗", "7万元－3万元=4万元"),
    ("去年头一个季度30亿,今年同期34亿", "(34亿元－30亿元)÷30亿元=13.33%"),
    ("说好11点半送到,12点10分才来", "12:10－11:30=40分钟"),
]


@pytest.mark.parametrize(("said", "how"), COMPUTED)
def test_what_follows_from_the_figures_is_worked_out_in_the_open(said, how):
    assert how in {f.how for f in facts_of(said)}


@pytest.mark.parametrize("said", ["计划投300万，实际投了210万", "投了300万，贷款200万", "1月产值2亿，3月产值3亿"])
def test_what_is_no_part_of_one_sum_is_not_added_up(said):
    assert not any("+" in f.how for f in facts_of(said))


def test_a_part_counts_only_within_its_sum():
    facts = facts_of("设备花320万、配套工程210万")
    assert [f.part for f in facts] == [True, True, False]


def test_a_bare_hour_is_a_time_only_beside_another():
    assert find_times("增速涨了3点") == ()
    assert [str(t) for t in find_times("早上7点一刻做好，12点开饭")] == ["7:15", "12:00"]


def test_an_amount_of_another_matter_does_not_take_over_what_was_measured_before():
    given = read_profile((), "去年营收1300万，修机器买机器一共8万块", 2024).givens
    assert given[0].metric.concept == "revenue"
    assert given[1].metric.concept != "revenue"


def verdicts_of(sentence: str, said: str):
    document = parse_document(HEAD + sentence, "qingshan-2024")
    profile = read_profile((), said, document.year)
    facts = find_facts(profile, document.year)
    return [judge_group(g, facts, profile, document).result for g in provision_groups(document)]


JUDGED = [
    # each of two conditions counts
    ("对营业面积100平方米以上且实际营业满6个月的首店，给予10万元奖励。", "铺面180平，开了4个月", "fails"),
    ("对营业面积100平方米以上且实际营业满6个月的首店，给予10万元奖励。", "铺面180平", "unknown"),
    # a class within a figure's words is a condition of its own
    ("限额以上餐饮企业2024年营业额1500万元以上的，奖励10万元。", "饭店营业额1600万", "unknown"),
    ("限额以上餐饮企业2024年营业额1500万元以上的，奖励10万元。", "我们是限上餐饮，营业额1600万", "meets"),
    (
        "对年营业收入2000万元以下的小微企业，设备投入达到5万元以上的，按照设备投入的20%给予补助。",
        "大型企业，营收1300万，设备花了8万",
        "fails",
    ),
    # figures by unit and noun, where no concept is known
    (
        "对能繁母猪存栏100头以上且圈舍损毁的规模养殖场，修复圈舍按照每平方米120元的标准给予补助。",
        "圈舍塌了，存栏能繁母猪60头",
        "fails",
    ),
    # sums by level are no conditions
    (
        "取得职业技能等级证书的职工，按照初级1000元、中级1500元、高级2000元的标准，由失业保险基金给予补贴。",
        "刚考下中级证书",
        "meets",
    ),
    # a duty's norm is unknown until it was told of
    ("烹饪后至食用前存放时间超过2小时的，应当在高于60℃或者低于8℃的条件下存放。", "做好以后放了3个小时", "unknown"),
    # who is shut out for a year, and what at least there must be
    ("上年度裁员率高于20%的企业，当年不得新增学徒备案。", "去年裁了12%的人", "fails"),
    ("就餐人数300人以上不足1000人的，至少配备1名专职人员。", "我校850人在食堂吃饭，配了一名专职的", "meets"),
    ("完成“个转企”且正常经营满6个月的企业，给予补助3000元。", "小店3月由个体户转成了企业，正常开门八个月了", "meets"),
    ("经县级应急管理部门核定的企业，给予补助3000元。", "县应急局给核定过了", "meets"),
    ("未取得培训合格证书的，不予补贴。", "合格证书早拿到了", "fails"),
    ("用电报装容量160千瓦及以下的小微企业，给予用电补贴。", "小微企业，报装200千瓦", "fails"),
]


@pytest.mark.parametrize(("sentence", "said", "result"), JUDGED)
def test_every_condition_of_a_sentence_is_judged(sentence, said, result):
    assert result in verdicts_of(sentence, said)


def test_an_alternative_of_two_subjects_leaves_their_common_condition():
    sentence = "招用人员或者转岗职工签订一年以上劳动合同，并开展学徒制培训的企业，给予5000元补贴。"
    assert verdicts_of(sentence, "转岗的职工，学徒制培训带了10个月") == ["unknown"]


def test_what_goes_on_with_and_in_a_list_of_conditions_is_a_condition():
    document = parse_document(
        HEAD + "首店应签订2年以上入驻合同、营业面积100平方米以上且实际营业满6个月。", "qingshan-2024"
    )
    bounds = [
        b for p in document.paragraphs for g in find_groups(document, p) for b in g.bounds if b.kind == "condition"
    ]
    assert {"月", "平方米"} <= {b.unit for b in bounds}
    assert len(bounds) == 3


@pytest.mark.parametrize(
    ("said", "result"), [("量化评级是B", "fails"), ("评上了A级", "meets"), ("还没评级", "unknown")]
)
def test_a_grade_is_held_against_the_grade_that_was_said(said, result):
    assert verdicts_of("食品安全量化分级为A级的单位，给予5万元奖励。", said) == [result]


MULTIPLES = [
    ("今年目标150家，库里选进170家", "fails", "170家÷150家=1.13倍"),
    ("年度任务300户，先挑了200户入库，又补了160户", "meets", "(200户+160户)÷300户=1.2倍"),
    ("库里选进170家", "unknown", ""),
]


@pytest.mark.parametrize(("said", "result", "how"), MULTIPLES)
def test_a_multiple_of_a_goal_is_worked_out_from_the_goal_and_what_there_is(said, result, how):
    document = parse_document(
        HEAD + "以年度数量目标的1.2倍遴选年营业收入1000—2000万元的优质企业入库。", "qingshan-2024"
    )
    profile = read_profile((), said, document.year)
    facts = find_facts(profile, document.year)
    groups = [
        g
        for p in document.paragraphs
        for g in find_groups(document, p)
        if any(b.unit == "倍" for b in g.bounds if b.kind == "condition")
    ]
    judged = judge_group(groups[0], facts, profile, document)
    assert judged.result == result
    assert (judged.bounds[0].fact.how if judged.bounds[0].fact else "") == how


SUPPOSED = [
    (("新增产值2.8亿，增速20%，够不够门槛？",), "不好意思打错了，新增是3.8亿", 380_000_000),
    (("我们厂年营收头一次过了5个亿，有奖励吗？",), "要是一口气冲到31亿呢？", 3_100_000_000),
]


@pytest.mark.parametrize(("turns", "question", "value"), SUPPOSED)
def test_another_figure_takes_the_place_of_the_first_and_keeps_the_question(turns, question, value):
    assert asks_eligibility(question, turns)
    assert [g.values.point for g in read_profile(turns, question, 2024).givens if g.figure.dimension == "amount"] == [
        value
    ]


@pytest.mark.parametrize("question", ["增速要达到多少?", "那增速呢", "目标是增长15%", "增速15%的企业有几家"])
def test_what_asks_something_else_after_a_verdict_is_no_figure_for_it(question):
    assert not asks_eligibility(question, ("我厂一季度新增产值4.5亿，能领奖励吗？",))


@pytest.mark.parametrize("question", ["完成率是多少呢？", "错在哪里？"])
def test_what_gives_no_figure_keeps_no_question(question):
    assert not asks_eligibility(question, ("开门红的门槛是多少？",))


def test_what_is_asked_about_alone_is_judged_alone():
    document = parse_document(HEAD + "遴选年营业收入1000—2000万元的优质小微企业入库。", "qingshan-2024")
    for said, result in (("年营业收入1000万，单看营收够不够", "meets"), ("年营业收入1000万，够不够", "unknown")):
        profile = read_profile((), said, document.year)
        facts = find_facts(profile, document.year)
        found = [
            judge_group(g, facts, profile, document)
            for p in document.paragraphs
            for g in find_groups(document, p)
            if g.bounds
        ]
        assert result in {j.result for j in found if j.group.bounds[0].metric.concept == "revenue"}
