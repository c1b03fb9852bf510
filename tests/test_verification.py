"""Verification: what no answer may say is withheld."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafts import Draft, Quote
from assistant.verification import verify
from index.structure import parse_document

DOCUMENT = parse_document(
    "某市关于发展工业的意见\n\n一、主要目标\n\n1.扩大投资。2025年全年工业投资增长6%以上，新开工项目1,200个左右。\n\n"
    "2.培育企业。由市商务局牵头，新增企业300家，总投资2.50亿元。\n",
    "plan",
)


def quote(words: str) -> Quote:
    start = DOCUMENT.text.index(words)
    [paragraph] = [p for p in DOCUMENT.paragraphs if p.evidence and p.start <= start < p.end]
    return Quote(DOCUMENT, paragraph, start, start + len(words))


INVESTMENT = quote("全年工业投资增长6%以上")
FIRMS = quote("新增企业300家")


def draft(text: str, *quotes: Quote, computed: tuple[str, ...] = ()) -> Draft:
    return Draft(text, "answered", quotes or (INVESTMENT,), computed=computed)


@pytest.mark.parametrize(
    "text",
    [
        "工业投资增长6%以上[1]。",
        "新开工项目1200个左右[1]。",
        "新开工项目1,200个左右[1]。",
        "2025年增长6%以上(第1条)[1]。",
        "增长６%以上[1]。",
    ],
)
def test_figures_of_a_cited_paragraph_may_be_said(text):
    assert verify(draft(text), "要增长多少?").ok


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("增长7%以上[1]。", "7"),
        ("新增企业300家[1]。", "300"),
        ("2026年增长6%以上[1]。", "2026"),
        ("增长6.5%[1]。", "6.5"),
    ],
)
def test_a_figure_of_no_cited_paragraph_is_withheld(text, figure):
    verified = verify(draft(text), "要增长多少?")
    assert not verified.ok and f"the figure {figure} " in verified.why


def test_each_cited_paragraph_lends_its_figures():
    assert verify(draft("增长6%以上[1];新增300家[2]。", INVESTMENT, FIRMS), "?").ok


def test_a_figure_is_the_same_with_and_without_needless_zeros():
    assert verify(draft("总投资2.5亿元[1]。", FIRMS), "?").ok


def test_figures_of_the_question_and_of_earlier_turns_may_be_said():
    assert not verify(draft("您说的9%高于6%[1]。"), "够吗?").ok
    assert verify(draft("您说的9%高于6%[1]。"), "我们增长9%,够吗?").ok
    assert verify(draft("您说的9%高于6%[1]。"), "够吗?", ("我们增长9%",)).ok


def test_a_sum_may_be_said_where_it_is_declared():
    text = "合计306(300+6=306)[1][2]。"
    assert not verify(draft(text, INVESTMENT, FIRMS), "?").ok
    assert verify(draft(text, INVESTMENT, FIRMS, computed=("306", "300+6=306")), "?").ok


@pytest.mark.parametrize("marker", ["[0]", "[2]", "[99]"])
def test_a_marker_without_a_citation_is_withheld(marker):
    verified = verify(draft(f"增长6%以上{marker}。"), "?")
    assert not verified.ok and marker in verified.why


def test_a_quote_outside_its_paragraph_is_withheld():
    shifted = Quote(DOCUMENT, INVESTMENT.paragraph, FIRMS.start, FIRMS.end)
    verified = verify(draft("增长6%以上[1]。", shifted), "?")
    assert not verified.ok and "outside" in verified.why


@pytest.mark.parametrize("name", ["“省商务厅”", "《某省条例》"])
def test_a_name_in_quotation_marks_that_stands_nowhere_is_withheld(name):
    assert not verify(draft(f"由{name}负责[1]。"), "谁负责?").ok
    assert verify(draft(f"没有写{name}[1]。"), f"是{name}负责吗?").ok


@given(st.integers(0, 10**9))
def test_any_other_figure_is_withheld(number):
    known = {2025, 6, 1200, 1}
    assert verify(draft(f"共{number}个[1]。"), "?").ok == (number in known)
