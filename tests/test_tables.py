"""Cells of a table, found by the name of their row and the name of their column."""

from __future__ import annotations

import pytest

from assistant.answers import Answer
from assistant.pipeline import Assistant
from eval.validity import find_faults
from index.build import add
from index.settings import Settings

TEXT = """临河市社区食堂建设补助办法

第一条　对新建的社区食堂，按照附件规定的标准给予补助。

第二条　补助由市财政和区财政承担。

附件

社区食堂补助标准表

序号\t餐位\t市级补助（万元/家）\t区级补助（万元/家）\t年度运行补助（元/家·年）
1\t40个\t5\t3\t12000
2\t60个\t8\t4\t18000
3\t100个以上\t12\t7\t26000
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("tables")
    file = folder / "canteens.txt"
    file.write_text(TEXT, encoding="utf-8")
    own = Settings(data_dir=folder / "data")
    add(own, {"canteens": file})
    return Assistant.open(own)


def ask(assistant: Assistant, question: str, *turns: str) -> Answer:
    answer = assistant.ask(question, turns, ("canteens",))
    assert find_faults(answer, assistant.library.documents) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "expected", "rows"),
    [
        ("60个餐位的，市级补助多少？", "8万元/家", ["r3"]),
        ("六十个餐位的食堂，每年运行补助给多少？", "18000元/家·年", ["r3"]),
        ("150个餐位的，区级补助是多少？", "7万元/家", ["r4"]),
        ("40个餐位的，市级和区级补助合计多少？", "8万元(5万元+3万元=8万元)", ["r2"]),
        ("100个以上餐位的市级补助比40个的多多少？", "7万元(12万元-5万元=7万元)", ["r2", "r4"]),
    ],
)
def test_a_cell_is_found_by_its_row_and_its_column(
    asked: Assistant, question: str, expected: str, rows: list[str]
) -> None:
    answer = ask(asked, question)
    assert expected in answer.text
    assert sorted(c.paragraph.rpartition(".")[2] for c in answer.citations) == rows


def test_another_column_of_the_same_row_is_told_in_a_follow_up(asked: Assistant) -> None:
    assert "4万元/家" in ask(asked, "那区级的呢？", "60个餐位的，市级补助多少？").text


def test_a_row_that_the_table_does_not_have_is_not_made_up(asked: Assistant) -> None:
    answer = ask(asked, "50个餐位的，市级补助多少？")
    assert "表1 第2行" not in answer.text and "5万元/家" not in answer.text
