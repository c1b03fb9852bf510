"""What a question takes as settled while it asks for something else, held against the document."""

from __future__ import annotations

import pytest

from assistant.presumed import find_presumed

SLUG = "shandong-industry-2024"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("配额放到4000万吨,多出来的分给哪些厂?", ["配额放到4000万吨"]),
        ("这笔奖励停了,怎么跟人解释", ["这笔奖励停了"]),
        ("我们去年亏了300万,谁能帮忙?", []),
        ("如果产量到了4000万吨,找谁备案?", []),
        ("奖励最高多少?", []),
    ],
)
def test_only_what_is_said_of_the_document_is_presumed(question: str, expected: list[str]) -> None:
    assert [p.text for p in find_presumed(question)] == expected


@pytest.mark.parametrize(
    ("question", "path", "said"),
    [
        ("焦炭产量今年放到4000万吨，多出来的指标给哪些厂？", "3.6.21", "3200"),
        ("首季开门红奖励今年停了，怎么跟企业解释？", "3.2.3", "延续"),
        ("规上工业单位增加值能耗放宽到可以上升4%，图什么？", "2.p5", "下降"),
        ("数字化转型培训不带规下企业，小厂上哪儿学？", "3.9.31", "全覆盖"),
    ],
)
def test_what_is_presumed_wrongly_is_corrected_with_the_paragraph(
    assistant, question: str, path: str, said: str
) -> None:
    answer = assistant.ask(question, (), (SLUG,))
    assert answer.status == "corrected"
    assert f"{SLUG}#{path}" in {c.paragraph for c in answer.citations}
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "焦炭产量控制在3200万吨左右，指标怎么分？",  # as the document has it
        "我们厂焦炭产了4000万吨，找谁报？",  # a person's own affairs
        "一季度新增产值4亿元、增速18%，够开门红的条件吗？",  # figures that are put up for a test
    ],
)
def test_a_true_premise_an_own_figure_and_a_figure_for_a_test_pass(assistant, question: str) -> None:
    assert assistant.ask(question, (), (SLUG,)).status != "corrected"
