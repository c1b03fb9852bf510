"""Question sets: what the reader takes and refuses, and that the project's own sets can be judged."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from eval.check import Flaw, find_flaws, find_leaks
from eval.datasets import NAMED, default_slug, find_dataset, read_documents
from eval.questions import TYPES, read_questions
from index.errors import QuestionSetError
from index.structure import parse_document

LINE = {
    "id": "q1", "type": "target", "persona": "firm", "turns": [], "question": "多少?", "answerable": True,
    "gold": ["1.1"], "also_ok": [], "must": [["6%"]], "must_not": [], "verdict": None, "note": "",
}  # fmt: skip


def write(path: Path, *lines: object) -> Path:
    path.write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines),
        encoding="utf-8",
    )
    return path


def without(*names: str) -> dict[str, object]:
    return {name: value for name, value in LINE.items() if name not in names}


def test_what_is_written_is_read_back(tmp_path):
    [item] = read_questions(write(tmp_path / "set.jsonl", LINE))
    assert json.loads(item.model_dump_json(include=set(LINE))) == LINE


def test_blank_lines_and_a_byte_order_mark_are_passed_over(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_text("\ufeff\n" + json.dumps(LINE) + "\n\n", encoding="utf-8")
    assert len(read_questions(path)) == 1


def test_a_line_separator_inside_a_question_does_not_end_the_line(tmp_path):
    [item] = read_questions(write(tmp_path / "set.jsonl", LINE | {"question": "多\u2028少\u0085?"}))
    assert item.question == "多\u2028少\u0085?"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (without("gold"), 'set.jsonl:2: "gold" is missing; for an unanswerable item write "gold": []'),
        (without("id"), 'set.jsonl:2: "id" is missing; write "id": "q001"'),
        (LINE | {"id": "q2", "type": "riddle"}, 'set.jsonl:2: "type" is "riddle"; write one of target, '),
        (LINE | {"id": "q2", "must": [[]]}, 'set.jsonl:2: "must" is []; a list of lists of alternatives'),
        (LINE | {"id": "q2", "must": ["6%"]}, 'set.jsonl:2: "must" is "6%"; a list of lists of alternatives'),
        (LINE | {"id": "q2", "verdict": "yes"}, 'set.jsonl:2: "verdict" is "yes"; write meets, fails'),
        (LINE | {"id": "q2", "answerable": False}, "set.jsonl:2: an unanswerable item has neither gold nor must"),
        (LINE, 'set.jsonl:2: id "q1" stands in line 1 already'),
        ("{", "set.jsonl:2: not JSON ("),
        ("[1]", "set.jsonl:2: a list was found; write one object a line"),
    ],
)
def test_a_bad_line_is_named_with_what_would_be_right(tmp_path, line, message):
    with pytest.raises(QuestionSetError) as caught:
        read_questions(write(tmp_path / "set.jsonl", LINE, line))
    assert str(caught.value).startswith(message)


def test_a_missing_an_empty_and_a_binary_file_are_refused_in_one_line(tmp_path):
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\xfe\x00")
    write(tmp_path / "empty.jsonl", "")
    for name in ("none.jsonl", "empty.jsonl", "binary.jsonl"):
        with pytest.raises(QuestionSetError) as caught:
            read_questions(tmp_path / name)
        assert name in str(caught.value) and "\n" not in str(caught.value)


def test_an_unknown_dataset_is_refused_with_the_names_that_there_are():
    with pytest.raises(QuestionSetError, match="dev, dev-more, heldout, heldout-more"):
        find_dataset("nowhere.jsonl")


def test_a_file_named_heldout_keeps_its_questions_to_itself(tmp_path):
    assert find_dataset(str(write(tmp_path / "heldout-x.jsonl", LINE))).heldout
    assert not find_dataset(str(write(tmp_path / "mine.jsonl", LINE))).heldout


DOCUMENT = parse_document("某市方案\n\n一、目标\n\n1.投资。增长6%。\n\n2.企业。新增9家。\n", "plan")


@pytest.mark.parametrize(
    ("changes", "flaws"),
    [
        ({}, []),
        ({"gold": ["1.7"]}, ["gold: no such paragraph", "a must stands in no gold paragraph"]),
        ({"gold": ["other#1.1"]}, ["gold: no such document", "a must stands in no gold paragraph"]),
        ({"also_ok": ["9"]}, ["also_ok: no such paragraph"]),
        ({"must": [["9家"]]}, ["a must stands in no gold paragraph"]),
        ({"must": [["9家"]], "computed": True}, []),
        ({"gold": []}, ["answerable, but no gold"]),
        ({"gold": [], "structural": True}, []),
        ({"must": []}, ["answerable, but nothing must stand"]),
        ({"paraphrase_of": "q0"}, ["paraphrase_of an item that is not in the set"]),
        ({"type": "eligibility"}, ["a verdict goes with eligibility"]),
        (
            {"type": "unanswerable", "answerable": False, "gold": [], "must": [], "verdict": "meets"},
            ["a verdict, but not answerable"],
        ),
    ],
)
def test_the_checker_names_each_flaw(tmp_path, changes, flaws):
    items = read_questions(write(tmp_path / "set.jsonl", LINE | changes))
    assert [flaw.kind for flaw in find_flaws(items, {"plan": DOCUMENT}, "plan")] == flaws


def test_a_question_of_the_development_set_is_a_leak_however_it_is_spaced(tmp_path):
    developed = read_questions(write(tmp_path / "dev.jsonl", LINE))
    heldout = read_questions(write(tmp_path / "heldout.jsonl", LINE | {"id": "h1", "question": " 多 少？"}))
    assert find_leaks(developed, heldout) == (Flaw("h1", "question of the development set"),)


@pytest.fixture(scope="module")
def documents():
    return {slug: parse_document(text, slug) for slug, text in read_documents().items()}


@pytest.mark.parametrize("name", NAMED)
def test_every_set_of_the_project_can_be_judged(name, documents):
    assert find_flaws(NAMED[name].items(), documents, default_slug()) == ()


@pytest.mark.parametrize("name", ["heldout", "heldout-more", "heldout-others"])
def test_no_heldout_question_is_in_the_development_set(name):
    assert find_leaks(NAMED["dev"].items(), NAMED[name].items()) == ()


@pytest.mark.parametrize(("name", "least"), [("dev", 200), ("heldout", 400), ("heldout-more", 120)])
def test_each_set_has_every_type_and_enough_that_cannot_be_answered(name, least):
    items = NAMED[name].items()
    assert len(items) >= least
    assert set(Counter(item.type for item in items)) == set(TYPES)
    assert sum(not item.answerable for item in items) >= 0.15 * len(items)
