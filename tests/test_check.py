"""A profile against every support of a document."""

import pytest

from assistant.check import check_profile, next_question, open_supports, parse_profile, parse_setting
from index.errors import ProfileError
from index.structure import parse_document

TEXT = """平江市关于支持企业发展的若干措施

平江市人民政府　2023年3月6日

一、支持企业

1.支持增产。对今年一季度新增产值超过3亿元、增速不低于15%的工业企业，取前50名给予奖励。

2.培育企业。遴选年营业收入1000—2000万元的优质小微企业入库。

3.支持技改。对投资500万元以上的技改项目，给予补助。

4.支持成长。对年营业收入5亿元以上的企业，优先安排用地。
"""
DOCUMENT = parse_document(TEXT, "probe")


def settings(*texts):
    return tuple(parse_setting(text) for text in texts)


def labels(checks):
    return [check.paragraph.partition("#")[2] for check in checks]


def test_supports_are_grouped_by_met_open_and_excluded():
    report = check_profile(settings("一季度新增产值=4.2亿元", "增速=18%", "营业收入=6亿元"), [DOCUMENT], {})
    assert labels(report.met) == ["1.1", "1.4"]
    assert labels(report.excluded) == ["1.2"]
    assert labels(report.open) == ["1.3"]


def test_a_ranking_is_pending_beside_meets():
    report = check_profile(settings("一季度新增产值=4.2亿元", "增速=18%"), [DOCUMENT], {})
    assert "前50名" in report.met[0].pending[0]


def test_a_category_may_be_set_and_denied():
    assert labels(check_profile(settings("年营业收入=1500万元", "规模=小微", "优质=是"), [DOCUMENT], {}).met) == ["1.2"]
    assert "1.2" in labels(
        check_profile(settings("年营业收入=1500万元", "规模=小微", "优质=否"), [DOCUMENT], {}).excluded
    )
    assert "1.2" in labels(check_profile(settings("年营业收入=1500万元", "规模=小微"), [DOCUMENT], {}).open)


def test_without_a_profile_every_support_is_open():
    report = open_supports([DOCUMENT], {})
    assert labels(report.open) == ["1.1", "1.2", "1.3", "1.4"]
    assert report.met == report.excluded == ()


def test_the_next_question_is_the_fact_that_settles_most():
    assert "年营业收入" in next_question(open_supports([DOCUMENT], {}))


def test_the_notice_says_document_date_and_who_decides():
    [notice] = open_supports([DOCUMENT], {}).notices
    assert "2023" in notice and "平江市人民政府" in notice


def test_quotes_are_verbatim():
    for check in open_supports([DOCUMENT], {}).open:
        assert check.quote == TEXT[check.start : check.end]


def test_a_json_profile_says_the_same():
    report = check_profile(parse_profile({"年营业收入": "1500万元", "规模": "小微", "优质": True}), [DOCUMENT], {})
    assert labels(report.met) == ["1.2"]
    assert report.to_json()["met"][0]["verdict"] == "meets"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("营业收如=3亿", "营业收入"),
        ("产值", "metric=value"),
        ("员工=-5人", "cannot be"),
        ("覆盖率=300%", "cannot be"),
        ("营收=很多", "no figure"),
        ("优质=也许", "neither yes nor no"),
    ],
)
def test_a_bad_setting_is_refused_in_one_clear_line(text, message):
    with pytest.raises(ProfileError, match=message) as refused:
        parse_setting(text)
    assert "\n" not in str(refused.value) and text in str(refused.value)
