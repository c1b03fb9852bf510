"""The form's verdicts: what is answered with yes or no counts, in the document's own logic."""

from __future__ import annotations

import pytest

from index.structure import parse_document
from web.eligibility import find_fields, judge_supports
from web.verdicts import render_supports

TEXT = """某市若干措施

一、支持企业

1.支持增产。对年营业收入2000万元以上的优质小微企业,给予最高10万元奖励。

2.支持创业。退役军人、高校毕业生创办企业,正常经营1年以上的,给予最高2万元补贴。

3.严格把关。年营业收入不足100万元的企业不予支持。
"""
DOCUMENT = parse_document(TEXT, "plan")


def judged(values: dict[str, str], paragraph: str = "1.1") -> tuple[str, dict[str, str]]:
    """The result of the support in that paragraph, and of each of its conditions."""
    [support] = [one for one in judge_supports(DOCUMENT, values) if one.paragraph == f"plan#{paragraph}"]
    return support.result, {check.condition: check.result for check in support.checks}


def test_a_no_excludes_and_is_said_at_its_condition():
    result, checks = judged({"is:小微": "no"})
    assert result == "fails" and checks["小微"] == "fails"


def test_yes_to_all_with_the_figure_is_met():
    result, checks = judged({"is:小微": "yes", "is:优质": "yes", "revenue:level:Y": "2500万元"})
    assert result == "meets" and set(checks.values()) == {"meets"}


def test_of_alternatives_one_no_excludes_nobody():
    assert {"is:退役军人", "is:毕业生"} <= {field.key for field in find_fields(DOCUMENT)}
    assert judged({"is:退役军人": "no"}, "1.2")[0] == "unknown"
    assert judged({"is:退役军人": "no", "is:毕业生": "no"}, "1.2")[0] == "fails"


def test_what_shuts_people_out_is_no_support():
    assert "plan#1.3" not in [support.paragraph for support in judge_supports(DOCUMENT, {})]


@pytest.mark.parametrize(("language", "said"), [("zh", "<td>否</td>"), ("en", "<td>No</td>")])
def test_an_answer_is_shown_in_the_pages_language(language, said):
    assert said in render_supports(judge_supports(DOCUMENT, {"is:小微": "no"}), language)
