"""How many there are of the things that a document itself counts by name."""

from __future__ import annotations

import pytest

from assistant.pipeline import Assistant
from index.build import add
from index.settings import Settings

TEXT = """青川市海洋经济发展意见

一、主要任务

1.培育产业。聚焦甲、乙、丙、丁、戊等五大海洋新兴渔业，子、丑、寅等三大滨海休闲渔业，实施培育工程。

2.改造传统渔业。推进近岸养殖退出。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "sea.txt").write_text(TEXT, encoding="utf-8")
    settings = Settings(data_dir=folder / "data")
    add(settings, {"sea": folder / "sea.txt"}, lambda *_: None)
    return Assistant.open(settings)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("文件里海新渔业和休闲渔业各有几个,谁多?", "多2个(5-3=2)"),
        ("新兴渔业连同休闲渔业,一共几大类?", "合计8个(5+3=8)"),
    ],
)
def test_named_things_are_counted_as_the_document_counts_them(assistant, question, shown):
    assert shown in assistant.ask(question).text


def test_a_thing_that_the_document_does_not_count_is_not_added(assistant):
    assert "合计" not in assistant.ask("新兴渔业和传统渔业,一共几个?").text
