"""Figures against conditions: a made-up document with many shapes of condition, and the verdicts on it."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.eligibility import asks_eligibility, assess, render
from assistant.groups import find_groups
from assistant.judging import Interval, all_of, any_of, interval, judge, negated
from index.reading import read_text
from index.structure import parse_document

TEXT = """平江市关于支持企业发展的若干措施

平江市人民政府　2023年3月6日

一、支持企业

1.支持企业上台阶。对年营业收入首次突破5亿元、10亿元、50亿元的制造业企业，分别给予20万元、50万元、200万元奖励。

2.支持研发投入。对上年度研发费用占营业收入比重达到5%以上且研发费用不低于200万元的高新技术企业，按研发费用的10%给予补助，最高不超过100万元。

3.支持首季增产。对今年一季度新增产值超过3亿元、增速不低于15%的工业企业，按新增产值规模取前50名，给予最高80万元奖励。

4.支持吸纳就业。企业当年新增就业人数20人以上，或缴纳社会保险人数增长10%以上的，可申请一次性补贴5万元。

5.培育成长企业。遴选年营业收入1000—2000万元的优质小微企业入库。

6.支持首贷。对成立时间不超过3年、注册资本1000万元以下的小微企业首次贷款的，给予贴息。

二、申报条件

7.申报专项资金的企业应当同时符合下列条件：
（1）在本市注册满2年；
（2）从业人员30人以上；
（3）上年度纳税额100万元以上。

三、目标

8.全年规模以上工业增加值增长6%以上，单位增加值能耗下降3%以上，高端产品产量占比达到40%左右。
"""
DOCUMENT = parse_document(TEXT, "probe")

# paths, turns, question, verdict
VERDICTS = [
    ("1.1", (), "我们是制造业企业，去年营收首次做到12亿，能拿奖励吗？", "meets"),
    ("1.1", (), "我厂今年营业收入4.2亿，首次上台阶，能拿奖励吗？", "fails"),
    ("1.2", (), "我们是高新技术企业，去年研发费用1200万，营业收入2亿，能拿补助吗？", "meets"),
    ("1.2", (), "高新技术企业，去年研发费用300万，营收1亿，补助够条件不？", "fails"),
    ("1.2", (), "去年研发占营收6%，研发花了500万，是不是高新技术企业还不确定，能申请补助吗？", "unknown"),
    ("1.3", (), "我厂一季度新增产值3.2亿，增速16%，够条件吗？", "meets"),
    ("1.3", (), "一季度新增产值刚好3亿，增速20%，够条件吗？", "fails"),
    ("1.3", (), "一季度新增产值3.5亿，增速正好15%，够条件吗？", "meets"),
    ("1.3", (), "我厂一季度新增了4.5亿产值，能领奖励吗？", "unknown"),
    ("1.3", (), "一季度新增2.4亿产值，增速还没算出来，有戏吗？", "fails"),
    ("1.3", (), "一季度新增才2亿，不过二季度新增了6亿、增长30%，能奖吗？", "fails"),
    ("1.3", (), "二季度我们新增产值5亿、增速三成，能给奖励吗？", "unknown"),
    ("1.3", (), "我们一季度营业收入多了6个亿，收入增速18%，产值还没统计，够条件么？", "unknown"),
    ("1.3", (), "一季度全部产值才2.8亿，比去年同期高出四成，能领奖吗？", "fails"),
    ("1.3", (), "去年一季度产值20亿，今年多了两成，我们厂够不够？", "meets"),
    ("1.3", (), "去年一季度产值18亿，今年一季度19.8亿，能评上吗？", "fails"),
    ("1.3", (), "一季度新增3.6亿、增速17%，全省排在第60名，奖励还拿得到吗？", "fails"),
    ("1.3", (), "我们开连锁超市的，一季度新增4亿，涨了25%，奖励给不给？", "fails"),
    ("1.3", ("我厂一季度新增产值4.5亿，增速17%",), "不对，是2.8亿，还够格吗？", "fails"),
    ("1.3", ("我厂一季度新增产值3.6亿",), "可增速才9%，还有戏吗？", "fails"),
    ("1.3", ("我厂一季度新增产值4.5亿，能领奖励吗？",), "增速12%", "fails"),
    ("1.3", ("我厂一季度新增产值4.5亿，能领奖励吗？",), "我们增速是18%。", "meets"),
    ("1.4", (), "公司今年新增就业25人，社保人数只涨了5%，能申请补贴吗？", "meets"),
    ("1.4", (), "我们今年新增就业12人，社保人数增长8%，能领补贴不？", "fails"),
    ("1.4", (), "我公司今年新增就业12人，能领补贴不？", "unknown"),
    ("1.5", (), "优质小微工业企业，一年营收1500万，能入库吗？", "meets"),
    ("1.5", (), "年营业收入2000万元整，优质小微，还能入库不？", "meets"),
    ("1.5", (), "优质小微，一年营收2300万，能入库吗？", "fails"),
    ("1.5", (), "优质小微，去年净利润1500万，能入库吗？", "unknown"),
    ("1.5", (), "小微工厂，想入库，我们行不行？", "unknown"),
    ("1.5", (), "公司是中型企业，年营业收入1800万，能入库吗？", "fails"),
    ("1.6", (), "小微企业，成立4年了，注册资本500万，贴息能给吗？", "fails"),
    ("2.7", (), "我们公司注册满3年，员工45人，去年纳税150万，能申报吗？", "meets"),
    ("2.7", (), "公司注册3年，员工20人，去年纳税150万，能报吗？", "fails"),
    ("2.7", (), "公司员工60人，去年纳税150万，报得了吗？", "unknown"),
    ("3.8", (), "规上工业增加值今年长了5.9%，达到没有？", "fails"),
    ("3.8", (), "要是年底一算，单位增加值能耗只降了2.6%，要求达到没有？", "fails"),
    ("3.8", (), "高端产品产量占比做到41%了，达标了吗？", "meets"),
]


def verdict(path, turns, question):
    return assess(question, turns, DOCUMENT, None, (f"probe#{path}",))


@pytest.mark.parametrize(("path", "turns", "question", "expected"), VERDICTS)
def test_a_profile_gets_its_verdict(path, turns, question, expected):
    assessment = verdict(path, turns, question)
    assert assessment is not None
    assert assessment.verdict == expected


@pytest.mark.parametrize(("path", "turns", "question", "expected"), VERDICTS)
def test_each_of_these_is_heard_as_a_question_of_eligibility(path, turns, question, expected):
    assert asks_eligibility(question, turns)


@pytest.mark.parametrize(
    "question",
    [
        "申请要满足什么条件?",
        "为什么奖励是500万元?",
        "我们公司能享受哪些政策?",
        "今年规上工业增加值要增长多少?",
        "门槛是3亿元吗?",
        "投资目标不是增长20%吗,怎么定得这么高?",
        "新增产值过2亿就能评,这门槛为啥放这么低?",
        "能否告诉我投资目标?",
        "奖励最高是30万元吗?",
    ],
)
def test_a_lookup_is_no_question_of_eligibility(question):
    assert not asks_eligibility(question, ())


@pytest.mark.parametrize(("path", "turns", "question", "expected"), VERDICTS)
def test_quotes_are_verbatim_and_hold_the_conditions(path, turns, question, expected):
    assessment = verdict(path, turns, question)
    for paragraph, start, end in assessment.quotes:
        assert paragraph.startswith(f"probe#{path}")
        assert TEXT[start:end].strip()
    quoted = " ".join(TEXT[start:end] for _, start, end in assessment.quotes)
    for judged in assessment.judged:
        for bound in judged.group.bounds:
            assert TEXT[bound.start : bound.end] in quoted


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("path", "turns", "question", "expected"), VERDICTS)
def test_the_text_stays_within_its_limit_and_marks_each_quote(path, turns, question, expected, language):
    assessment = verdict(path, turns, question)
    text = render(assessment, DOCUMENT, language)
    assert len(text) <= {"zh": 400, "en": 600}[language]
    assert all(f"[{n}]" in text for n in range(1, len(assessment.quotes) + 1))


def test_the_first_words_hold_the_bounds_and_what_was_given():
    text = render(verdict("1.3", (), "一季度新增才2亿,增速30%,能给奖吗?"), DOCUMENT, "zh")
    assert text.startswith("不符合条件:“今年一季度新增产值超过3亿元”")
    assert "不低于15%" in text[:160]


def test_a_ranking_stays_pending_beside_meets():
    assessment = verdict("1.3", (), "我厂一季度新增产值3.2亿，增速16%，够条件吗？")
    assert "前50名" in render(assessment, DOCUMENT, "zh")
    assert [c.result for c in assessment.checks if "前50名" in c.condition] == ["unknown"]


def test_arithmetic_is_shown():
    text = render(verdict("1.3", (), "去年一季度产值20亿，今年多了两成，我们厂够不够？"), DOCUMENT, "zh")
    assert "20亿元×20%=4亿元" in text


def test_a_correction_is_named():
    text = render(verdict("1.3", ("我厂一季度新增产值4.5亿，增速17%",), "不对，是2.8亿，还够格吗？"), DOCUMENT, "zh")
    assert "更正" in text and "4.5亿" in text


def test_unknown_asks_for_what_is_missing():
    text = render(verdict("1.3", (), "我厂一季度新增了4.5亿产值，能领奖励吗？"), DOCUMENT, "zh")
    assert "请补充:增速" in text


def test_a_negative_count_is_noted_and_not_judged():
    assessment = verdict("2.7", (), "公司员工-5人，去年纳税150万，报得了吗？")
    assert assessment.verdict == "unknown"
    assert "不合常理" in render(assessment, DOCUMENT, "zh")


def test_no_condition_gives_no_assessment():
    assert assess("我厂去年营收1500万,够格吗?", (), DOCUMENT, None, ()) is None


def test_a_guarded_share_depends_on_the_number_of_staff():
    text = "关于就业的意见\n\n一、支持\n\n1.小微企业当年新招用符合条件的人员数量达到企业现有在职职工人数25%（超过100人的企业达到15%）并与其签订1年以上劳动合同的，可申请贷款。\n"
    document = parse_document(text, "jobs")
    asked = {
        "小微企业现有职工40人，今年新招10人，合同签2年，够条件吗？": "meets",
        "小微企业现有职工40人，今年新招9人，合同签2年，够条件吗？": "fails",
        "小微企业现有职工110人，今年新招17人，合同签1年，够条件吗？": "meets",
        "小微企业现有职工100人，今年新招20人，合同签2年，够条件吗？": "fails",
        "小微企业现有职工30人，今年新招10人，合同只签了半年，够条件吗？": "fails",
    }
    for question, expected in asked.items():
        assert assess(question, (), document, None, ("jobs#1.1",)).verdict == expected, question


def test_an_old_bound_that_was_eased_no_longer_counts():
    text = "关于补贴的意见\n\n一、补贴\n\n1.将补贴申领条件由参加失业保险3年以上放宽至参保1年以上。\n"
    document = parse_document(text, "eased")
    assert assess("失业保险交了一年零两个月,能申请补贴吗?", (), document, None, ("eased#1.1",)).verdict == "meets"


def test_every_bound_of_the_real_document_is_verbatim():
    path = Path("index/documents/shandong-industry-2024.txt")
    document = parse_document(read_text(path), path.stem)
    for paragraph in document.paragraphs:
        for group in find_groups(document, paragraph):
            for bound in group.bounds:
                assert paragraph.start <= bound.start < bound.end <= paragraph.end


RESULTS = st.sampled_from(["meets", "fails", "unknown"])


@given(st.lists(RESULTS, min_size=1))
def test_and_is_or_turned_round(results):
    assert negated(all_of(results)) == any_of(negated(r) for r in results)


@given(st.integers(-50, 50), st.integers(-50, 50))
def test_bounds_include_or_exclude_their_own_value(value, bound):
    point = Interval(Decimal(value), Decimal(value))
    expected = {">=": value >= bound, ">": value > bound, "<=": value <= bound, "<": value < bound, "=": value == bound}
    for comparator, holds in expected.items():
        allowed = interval(Decimal(bound), Decimal(bound), comparator)
        assert judge(point, allowed) == ("meets" if holds else "fails")


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_range_includes_its_ends(low, more, value):
    allowed = interval(Decimal(low), Decimal(low + more), "range")
    point = Interval(Decimal(value), Decimal(value))
    assert (judge(point, allowed) == "meets") == (low <= value <= low + more)


def test_what_was_not_given_is_unknown():
    assert judge(None, interval(Decimal(3), Decimal(3), ">")) == "unknown"
