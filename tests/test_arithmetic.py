"""What a comparing question's phrases are, and how results are written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.arithmetic import asks_comparison
from assistant.comparands import phrases
from assistant.operands import figures_of
from assistant.operations import scaled
from assistant.shares import find_chain
from assistant.tallies import asks_tally, find_enumerations
from assistant.wording import plain
from index.structure import parse_document

TEXT = """关于促进投资的意见

一、主要目标

工业投资增长10%左右，占全部投资比重达到40%左右，其中制造业投资占工业投资比重保持在80%以上。首批600个重点项目和100个示范项目开工。聚焦钢铁、建材、石化等重点行业开展诊断。
"""


@pytest.fixture(scope="module")
def document():
    return parse_document(TEXT, "sample")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("出口增速和进口增速差多少", (("出口增速", "进口增速"), "")),
        ("出口和进口两个增速之间差多少", (("出口", "进口"), "增速")),
        ("三种园区(化工、物流、农业)总共几个?", (("化工", "物流", "农业"), None)),
    ],
)
def test_phrases_are_what_stands_between_comparing_words(question, expected):
    named, shared = phrases(question)
    assert named == expected[0]
    assert expected[1] is None or shared == expected[1]


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("150000000000", "元", "1500亿元"),
        ("21428571.43", "元", "2142.86万元"),
        ("700", "个", "700个"),
        ("0.50", "%", "0.5%"),
    ],
)
def test_a_result_is_written_as_policy_text_writes_it(number, unit, expected):
    assert scaled(Decimal(number), unit) == expected


def test_a_figure_is_named_by_the_words_that_stand_next_to_it(document):
    labels = {str(f.quantity.low): f.label for f in figures_of(document)}
    assert "示范项目" not in labels["600"] and "重点项目" in labels["600"]
    assert "重点项目" not in labels["100"] and "示范项目" in labels["100"]


def test_two_shares_lead_from_a_part_to_the_whole(document):
    chain = find_chain("制造业投资占全部投资的百分之多少", document)
    assert chain is not None
    assert [str(operand.quantity.low) for operand in chain] == ["80", "40"]


def test_the_things_of_an_enumeration_are_counted(document):
    counts = [e.count for f in figures_of(document)[:1] for e in _all(document)]
    assert counts == [3]


def _all(document):
    from assistant.sentences import sentences_of

    return [e for p in document.paragraphs for s in sentences_of(document, p) for e in find_enumerations(s)]


@pytest.mark.parametrize("question", ["出口和进口两个数摞起来是多少", "一年的活动折合每个月多少场", "两者之比是几比一"])
def test_spoken_wordings_ask_for_a_comparison(question):
    assert asks_comparison(question)


def test_a_plain_amount_is_no_tally():
    assert not asks_tally("今年新增多少家企业?")
    assert asks_tally("点到名的行业有几个?")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2022到2025要提高多少", "2022年到2025年要提高多少"),
        ("24、25、26三年一共多少", "24年、25年、26年三年一共多少"),
        ("干了20到30年", "干了20到30年"),
        ("2000到2010元", "2000到2010元"),
    ],
)
def test_every_year_of_a_range_is_read_as_one(typed, read):
    assert plain(typed) == read


@pytest.mark.parametrize("question", ["今年要新增几个百亿级企业", "新增几个亿级项目?"])
def test_a_number_of_things_of_a_class_is_no_comparison(question):
    assert not asks_comparison(question)
