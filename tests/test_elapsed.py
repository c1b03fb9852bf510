"""How long it is between the days that a document states."""

from __future__ import annotations

import pytest

from assistant.pipeline import Assistant

TEXT = """河阳市果园管理办法

第一条 未建账的果园，应当在2024年9月底前建立台账。灌溉不达标的果园，应当在2025年底前完成灌溉改造。

第二条 果农补贴由农户于2025年3月1日至4月15日向乡镇提出申报，逾期不再受理。

第三条 本办法自2022年9月1日起施行，有效期5年。
"""


@pytest.fixture(scope="module")
def assistant(assistant_over) -> Assistant:
    return assistant_over({"rules": TEXT})


@pytest.mark.parametrize(
    ("question", "length"),
    [
        ("果农补贴的申报窗口前后开多少天?", "46天"),
        ("果园台账的时限,离灌溉改造的时限有几个月?", "15个月"),
        ("这个办法从施行到失效一共管几年?", "5年"),
        ("到2023年9月1日,这个办法的有效期还剩几年?", "4年"),
    ],
)
def test_the_time_between_two_days_is_counted_from_the_document(assistant, question, length):
    answer = assistant.ask(question)
    assert answer.status == "answered" and answer.text.startswith(f"{length}("), answer.text


def test_a_day_outside_a_term_leaves_nothing_of_it(assistant):
    assert "还剩" not in assistant.ask("到2030年9月1日,这个办法的有效期还剩几年?").text
