"""Hostile input: every answer is valid and no exception comes out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answers import Answer, Check, Citation
from eval.fuzz import fuzz, is_blank
from eval.hostile import MAKERS, make_inputs
from eval.validity import find_faults
from index.structure import parse_document

DOCUMENT = parse_document("某市方案\n\n一、目标\n\n1.投资。增长6%。\n", "plan")
START = DOCUMENT.text.index("增长6%")
VALID = Answer(
    "?", "?", "zh", "增长6%[1]。", "answered", citations=(Citation(1, "plan#1.1", "第1条", "增长6%", START, START + 4),)
)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"text": " "}, "text is empty"),
        ({"text": "增长6%[2]。"}, "marker [2] without a citation"),
        ({"text": "增长\ud800[1]"}, "not JSON in UTF-8"),
        ({"status": "sure"}, "status 'sure'"),
        ({"language": "fr"}, "language 'fr'"),
        ({"verdict": "unknown"}, "verdict 'unknown' with status 'answered'"),
        ({"citations": (), "text": "增长6%。"}, "answered without a citation"),
        ({"citations": (replace(VALID.citations[0], quote="增长7%"),)}, "citation 1: the quote is not text["),
        ({"citations": (replace(VALID.citations[0], paragraph="plan#9"),)}, "citation 1: no paragraph plan#9"),
        ({"citations": VALID.citations * 2}, "citation numbers [1, 1] repeat"),
        ({"checks": (Check("增长", "5%", "maybe", "plan#1.1"),)}, "check result 'maybe'"),
        ({"timings_ms": {"total": float("nan")}}, "not JSON in UTF-8"),
    ],
)
def test_each_breach_of_the_contract_is_found(changes, fault):
    faults = find_faults(replace(VALID, **changes), {"plan": DOCUMENT})
    assert any(found.startswith(fault) for found in faults), faults


def test_a_valid_answer_has_no_fault():
    assert find_faults(VALID, {"plan": DOCUMENT}) == ()


def test_the_same_seed_gives_the_same_inputs_of_every_kind():
    first = list(make_inputs(100, 7, (DOCUMENT.text,), 200))
    assert first == list(make_inputs(100, 7, (DOCUMENT.text,), 200))
    assert first != list(make_inputs(100, 8, (DOCUMENT.text,), 200))
    assert {hostile.kind for hostile in first} == set(MAKERS)
    assert all(0 < len(hostile.question) <= 200 for hostile in first)


def test_only_what_cannot_be_seen_is_blank():
    assert is_blank("\u200b\u202e \ud800\n") and not is_blank("\u200b?")


@pytest.mark.parametrize("seed", [20240115, 20240116, 20240117, 20240118])  # in parts, for as many workers
def test_500_hostile_inputs_each_get_a_valid_answer(assistant, library, indexed, seed):
    found = fuzz(assistant, library.documents, 125, seed, indexed.max_question_chars, lambda stage, done, total: None)
    assert found == ()
