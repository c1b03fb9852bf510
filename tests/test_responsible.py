"""Who does what, what a body has to do, and by when: asked of a made-up document with every form of duty."""

from __future__ import annotations

import pytest

from assistant.answers import Answer
from assistant.pipeline import Assistant
from eval.validity import find_faults
from index.build import add
from index.settings import Settings

TEXT = """云江省专项资金管理办法

云财工〔2024〕3号

2024年3月5日

第一章　职责

第一条　省财政厅负责预算编制，会同省科技厅制定管理制度。

第二条　省科技厅履行下列职责：
（一）提出年度支持重点；
（二）组织项目评审和验收抽查。

第三条　市县财政部门应当在收到资金后30日内拨付至项目单位。

第二章　任务

第四条　建设中试平台。培育中试平台10个，完善服务功能。（省科技厅牵头，省财政厅、省教育厅按职责分工负责）

第五条　培训技能人才。开展技能培训，扩大培训规模。（省教育厅牵头，省财政厅配合）
"""

ASKED = [
    ("中试平台由哪个部门牵头?", ["牵头:省科技厅", "配合:省财政厅、省教育厅"], ["2.4"]),
    ("验收抽查由谁组织?", ["省科技厅"], ["1.2.2", "1.2"]),
    ("省教育厅要做哪些事?", ["共2项", "牵头:第五条 培训技能人才", "配合:第四条 建设中试平台"], ["2.5", "2.4"]),
    ("省财政厅配合哪些工作?", ["共2项", "建设中试平台", "培训技能人才"], ["2.4", "2.5"]),
    ("市县财政部门多久要把钱拨付到项目单位?", ["收到资金后30日内"], ["1.3"]),
    ("教育厅牵头哪些工作?", ["共1项", "培训技能人才"], ["2.5"]),
]


@pytest.fixture(scope="module")
def asked_of(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("responsible")
    own = Settings(data_dir=folder / "data")
    path = folder / "yunjiang-rules.txt"
    path.write_text(TEXT, encoding="utf-8")
    add(own, {path.stem: path}, lambda *_: None)
    return Assistant.open(own)


def ask(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question, (), ("yunjiang-rules",))


@pytest.mark.parametrize(("question", "said", "paragraphs"), ASKED)
def test_who_what_and_by_when_are_answered_from_duties(asked_of, question, said, paragraphs) -> None:
    answer = ask(asked_of, question)
    assert answer.status == "answered"
    assert [words for words in said if words not in answer.text] == []
    assert {citation.paragraph.partition("#")[2] for citation in answer.citations} == set(paragraphs)
    assert find_faults(answer, asked_of.library.documents) == ()
