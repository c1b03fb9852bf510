"""What people thought of answers becomes candidate lines of a question set."""

from __future__ import annotations

import json

import pytest

from assistant.records import Opinion, Records
from eval.__main__ import app
from eval.check import find_flaws
from eval.feedback import candidate, gather_opinions, to_line
from eval.questions import parse_item, read_questions
from index.__main__ import run

AWARD = "开门红奖励要满足什么条件?"
ABSENT = "开门红奖励申请截止到几号?"


@pytest.fixture(scope="module")
def opinion(assistant):
    """opinion(question, verdict, comment) on the answer that the assistant gives."""

    def judge(question: str, verdict: str, comment: str = "", turns: tuple[str, ...] = ()) -> Opinion:
        answer = assistant.ask(question, turns)
        return Opinion(f"id-{question}", "0.1.0+abc", question, turns, answer.to_json(), verdict, comment)

    return judge


@pytest.fixture(scope="module")
def slug(library):
    return next(iter(library.documents))


def test_an_answer_that_was_found_good_is_a_line_that_passes_the_check(opinion, library, slug):
    [judged] = gather_opinions([opinion(AWARD, "good")])
    item = parse_item(to_line(candidate(judged, slug)), "feedback:1")
    assert item.gold == ("3.2.3",) and item.must
    assert find_flaws([item], library.documents, slug) == ()


def test_an_absence_that_was_found_good_is_an_unanswerable_line(opinion, library, slug):
    [judged] = gather_opinions([opinion(ABSENT, "good")])
    item = candidate(judged, slug)
    assert (item.answerable, item.type, item.gold, item.must) == (False, "unanswerable", (), ())
    assert find_flaws([item], library.documents, slug) == ()


def test_an_answer_that_was_found_wrong_waits_for_gold_and_says_what_was_wrong(opinion, library, slug):
    [judged] = gather_opinions([opinion(AWARD, "bad"), opinion(AWARD, "bad", "少了名额")])
    item = candidate(judged, slug)
    assert (item.gold, item.must) == ((), ()) and "少了名额" in item.note and "0 good, 1 bad" in item.note
    assert find_flaws([item], library.documents, slug)
    filled = item.model_copy(update={"gold": ("3.2.3",), "must": (("前100名",),)})
    assert find_flaws([filled], library.documents, slug) == ()


def test_contradictory_opinions_of_one_answer_propose_nothing(opinion, slug):
    [judged] = gather_opinions([opinion(AWARD, "good"), opinion(AWARD, "bad"), opinion(AWARD, "good")])
    item = candidate(judged, slug)
    assert (judged.good, judged.bad, judged.agreed) == (2, 1, False)
    assert item.gold == () and "2 good, 1 bad" in item.note


def test_a_turn_before_is_kept_with_its_question(opinion, slug):
    [judged] = gather_opinions([opinion("那增速要达到多少?", "good", turns=("开门红奖励最高给多少钱?",))])
    item = candidate(judged, slug)
    assert (item.type, item.turns) == ("followup", ("开门红奖励最高给多少钱?",))


def test_the_command_prints_lines_and_writes_a_set(command, own, opinion, tmp_path):
    records = Records.open(own)
    for said in (opinion(AWARD, "good"), opinion(ABSENT, "bad", "第<3>条")):
        records.add(said)
    ran = command(lambda: run(app), "feedback", data=own.data_dir)
    assert [json.loads(line)["question"] for line in ran.out.splitlines()] == [AWARD, ABSENT]
    assert "1 good, 1 bad" in ran.err
    ran = command(lambda: run(app), "feedback", "--jsonl", tmp_path / "set.jsonl", data=own.data_dir)
    assert (ran.code, ran.out) == (0, "")
    assert [item.question for item in read_questions(tmp_path / "set.jsonl")] == [AWARD, ABSENT]


def test_without_opinions_there_are_no_lines(command, own):
    ran = command(lambda: run(app), "feedback", data=own.data_dir)
    assert (ran.code, ran.out) == (0, "") and "0 answers" in ran.err
