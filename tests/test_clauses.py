"""Clauses and sentences as spans of the stored text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clauses import find_clauses, find_sentences

CLAUSES = [
    ("增长6%以上，占比达到35%左右。", ["增长6%以上", "占比达到35%左右"]),
    ("同比增长5.5%以上,制造业增长6%以上", ["同比增长5.5%以上", "制造业增长6%以上"]),
    ("总额1,000元，比例2:1，每天9:30开始", ["总额1,000元", "比例2:1", "每天9:30开始"]),
    ("比例达到2∶1以上；另有要求：加强管理", ["比例达到2∶1以上", "另有要求", "加强管理"]),
    ("打好“增量、提质，增效”组合拳，推进工作", ["打好“增量、提质，增效”组合拳", "推进工作"]),
    ("给予补助（含企业，不含个人；下同），按月发放", ["给予补助（含企业，不含个人；下同）", "按月发放"]),
    ("没有收尾的（括号，照样断开", ["没有收尾的（括号", "照样断开"]),
    ("第一行\n第二行，结束", ["第一行", "第二行", "结束"]),
    ("见https://example.com，网上申报", ["见https://example.com", "网上申报"]),
    ("plain English, with a comma; and more.", ["plain English, with a comma; and more."]),
    ("　　缩进，　空格　。", ["缩进", "空格"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses_are_parted_at_marks_and_never_inside_numbers_quotes_or_brackets(
    text: str, expected: list[str]
) -> None:
    assert [span.of(text) for span in find_clauses(text, 0, len(text))] == expected


def test_sentences_are_parted_at_their_ends_only() -> None:
    text = "增长6%，占比35%。加强管理；“持续。推进”工作！\n第二行"
    assert [s.of(text) for s in find_sentences(text, 0, len(text))] == [
        "增长6%，占比35%",
        "加强管理",
        "“持续。推进”工作",
        "第二行",
    ]


def test_offsets_count_in_the_whole_text() -> None:
    text = "前面，不要。要的，这里。"
    assert [(s.start, s.of(text)) for s in find_clauses(text, 6, len(text))] == [(6, "要的"), (9, "这里")]


@given(st.text(alphabet="甲乙1,，；。：:“”（）() \n%5.", max_size=80), st.integers(0, 20), st.integers(0, 80))
def test_spans_are_ordered_disjoint_and_lose_only_marks_and_blanks(text: str, start: int, end: int) -> None:
    start, end = min(start, len(text)), min(end, len(text))
    for find in (find_clauses, find_sentences):
        spans = find(text, start, end)
        at = min(start, end)
        lost = ""
        for span in spans:
            assert at <= span.start < span.end <= end and span.of(text) == span.of(text).strip()
            lost += text[at : span.start]
            at = span.end
        lost += text[at:end] if start < end else ""
        assert not set(lost) - set(" \n，；。：:,")


def test_long_text_takes_time_that_grows_with_its_length() -> None:
    text = "（甲，乙" * 100_000 + "）" * 100_000
    assert find_clauses(text, 0, len(text))
