"""Verdicts by a sentence that lets, bars or leaves open what a person asks of their own case, without a condition to measure."""

from __future__ import annotations

import pytest

from assistant.pipeline import Assistant
from eval.validity import find_faults
from index.build import add
from index.settings import Settings

TEXT = """临江市渔港管理办法

第一条　允许港区内修船企业利用闲置船坞承接港区外委托修理。

第二条　同一艘船已获省级更新补助的，不再享受本办法规定的更新补助。

第三条　对符合条件的优质养殖项目直接纳入市级示范库。
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("rulings")
    file = folder / "harbour.txt"
    file.write_text(TEXT, encoding="utf-8")
    own = Settings(data_dir=folder / "data")
    add(own, {"harbour": file})
    return Assistant.open(own)


@pytest.mark.parametrize(
    ("question", "verdict", "status"),
    [
        ("我们是港区内的修船企业，船坞闲置着，能承接港区外委托修理吗？", "meets", "answered"),
        ("我这艘船省级更新补助已经拿过了，更新补助还能申请吗？", "fails", "answered"),
        ("我们做了个养殖项目，能直接纳入市级示范库吗？", "unknown", "needs_information"),
        ("港区内的修船企业可以做什么？", None, "answered"),
    ],
)
def test_a_sentence_that_lets_bars_or_leaves_open_gives_the_verdict(
    asked: Assistant, question: str, verdict: str | None, status: str
) -> None:
    answer = asked.ask(question, (), ("harbour",))
    assert find_faults(answer, asked.library.documents) == ()
    assert (answer.verdict, answer.status) == (verdict, status)
