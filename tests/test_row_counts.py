"""How many rows a table has: in all, with one cell, under each cell of a column."""

from __future__ import annotations

import pytest

from assistant.pipeline import Assistant
from eval.validity import find_faults
from index.build import add
from index.settings import Settings

TEXT = """云江市养老机构评估办法

第一条　养老机构按照附件的评估指标评估。

第二条　评估由市民政局组织，每年一次。

附件

养老机构评估指标

一级指标\t二级指标\t评估方式
一、设施\t1.床位使用率\t查阅
2.消防设施完好率\t现场
3.无障碍通道\t现场
二、服务\t4.护理员人数\t查阅
5.投诉办结率\t访谈
"""

COUNTS = [
    ("一共有多少个评估指标？", "二级指标共5个"),
    ("评估方式是现场的指标有几个？", "现场指标共2个"),
    ("一级指标下头，二级指标各有几项？", "设施3项[1]，服务2项[2]"),
    ("设施这一块有几个指标？", "设施指标共3个"),
]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("rows")
    file = folder / "homes.txt"
    file.write_text(TEXT, encoding="utf-8")
    own = Settings(data_dir=folder / "data")
    add(own, {"homes": file})
    return Assistant.open(own)


@pytest.mark.parametrize(("question", "said"), COUNTS)
def test_rows_are_counted_by_what_the_table_sorts_them_by(asked, question, said):
    answer = asked.ask(question, (), ("homes",))
    assert said in answer.text
    assert find_faults(answer, asked.library.documents) == ()


def test_rows_are_not_counted_by_what_the_table_does_not_sort_them_by(asked):
    assert "共" not in asked.ask("民政局组织的指标有几个？", (), ("homes",)).text[:12]
