"""Grading: the rules of question sets, on answers made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answers import Answer, Citation
from eval.grading import grade, normal
from eval.questions import Item
from index.documents import Document
from index.structure import parse_document

SLUG = "plan"
TEXT = "某市工作方案\n\n一、主要目标\n\n1.扩大投资。全年投资增长6%以上,新开工项目20个左右。\n\n2.培育企业。新增企业300家。\n"
DOCUMENT = parse_document(TEXT, SLUG)
DOCUMENTS = {SLUG: DOCUMENT}


def item(**changes: object) -> Item:
    fields: dict[str, object] = {
        "id": "q1", "type": "target", "persona": "firm", "turns": [], "question": "投资要涨多少?", "answerable": True,
        "gold": ["1.1"], "must": [["6%"]],
    }  # fmt: skip
    return Item.model_validate(fields | changes)


def unanswerable(**changes: object) -> Item:
    return item(type="unanswerable", answerable=False, gold=[], must=[], **changes)


def cite(path: str, quote: str, n: int = 1) -> Citation:
    start = TEXT.index(quote)
    return Citation(n, f"{SLUG}#{path}", "第1条", quote, start, start + len(quote))


GOOD = Answer(
    "投资要涨多少?",
    "投资要涨多少?",
    "zh",
    "增长6%以上[1]。",
    "answered",
    citations=(cite("1.1", "全年投资增长6%以上"),),
)
ABSTENTION = replace(GOOD, text="文件没有写明。", status="not_in_document", citations=())


def judge(item: Item, answer: Answer, documents: dict[str, Document] = DOCUMENTS):
    return grade(item, answer, documents, SLUG)


def test_an_answer_with_its_musts_and_gold_is_right():
    judged = judge(item(), GOOD)
    assert judged.right and judged.lead and judged.verbatim and not judged.reasons
    assert (judged.precision, judged.recall) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("wrong", "changes", "reason"),
    [
        ({"text": "增长5%以上[1]。"}, {}, "lacks 6%"),
        ({}, {"must_not": ["以上[1]"]}, "states 以上[1]"),
        ({"citations": (cite("1.2", "新增企业300家"),)}, {}, "does not cite plan#1.1"),
        ({"citations": ()}, {}, "does not cite plan#1.1"),
        ({}, {"verdict": "meets"}, "verdict None, not meets"),
        ({"verdict": "fails"}, {"verdict": "meets"}, "verdict fails, not meets"),
        ({"status": "not_in_document"}, {}, "withheld (not_in_document)"),
        ({"status": "out_of_scope"}, {}, "withheld (out_of_scope)"),
        ({"text": "6%" + "长" * 298}, {}, "300 characters, not under 300"),
    ],
)
def test_each_rule_of_an_answerable_item_can_make_it_wrong(wrong, changes, reason):
    judged = judge(item(**changes), replace(GOOD, **wrong))
    assert not judged.right
    assert judged.reasons == (reason,)


@pytest.mark.parametrize(
    ("type", "language", "verdict", "limit"),
    [
        ("target", "zh", None, 300),
        ("eligibility", "zh", "meets", 400),
        ("english", "en", None, 600),
        ("english", "en", "meets", 600),
        ("list", "zh", None, 800),
        ("list", "en", None, 800),
    ],
)
def test_the_text_stays_under_the_limit_of_its_kind(type, language, verdict, limit):
    asked = item(type=type, verdict=verdict)
    long = replace(GOOD, language=language, verdict=verdict, text="6%" + "长" * (limit - 3))
    assert judge(asked, long).right
    longer = judge(asked, replace(long, text=long.text + "长"))
    assert not longer.right and longer.right_at_any_length


def test_text_is_compared_after_nfkc_and_without_blanks():
    assert normal("４.２ 万\u3000家\n％") == "4.2万家%"
    assert judge(item(must=[["增长 6％"]]), replace(GOOD, text="增 长６%[1]")).right


def test_one_alternative_of_each_must_is_enough():
    assert judge(item(must=[["六个百分点", "6%"], ["以上", "不低于"]]), GOOD).right
    assert not judge(item(must=[["6%"], ["不低于"]]), GOOD).right


def test_every_gold_must_be_cited():
    asked = item(gold=["1.1", "1.2"])
    judged = judge(asked, GOOD)
    assert not judged.right and judged.recall == 0.5
    assert judge(asked, replace(GOOD, citations=(*GOOD.citations, cite("1.2", "新增企业300家", 2)))).right


def test_precision_counts_gold_and_also_ok_as_good():
    both = replace(GOOD, citations=(*GOOD.citations, cite("1.2", "新增企业300家", 2)))
    assert judge(item(), both).precision == 0.5
    assert judge(item(also_ok=["1.2"]), both).precision == 1.0


def test_a_full_id_is_of_its_own_document():
    assert judge(item(gold=[f"{SLUG}#1.1"]), GOOD).right
    assert not judge(item(gold=["other#1.1"]), GOOD).right
    assert not judge(item(document="other"), GOOD).right


def test_a_must_after_160_characters_is_no_lead():
    assert not judge(item(), replace(GOOD, text="长" * 159 + "6%")).lead
    assert judge(item(), replace(GOOD, text="长" * 158 + "6%")).lead


def test_an_item_without_a_verdict_accepts_any():
    assert judge(item(), replace(GOOD, verdict="meets")).right


def test_an_abstention_is_right_for_what_the_document_does_not_say():
    assert judge(unanswerable(), ABSTENTION).right
    assert judge(unanswerable(), replace(ABSTENTION, status="out_of_scope")).right


@pytest.mark.parametrize("status", ["answered", "partial", "needs_information", "corrected"])
def test_anything_else_is_a_false_answer(status):
    judged = judge(unanswerable(), replace(GOOD, status=status))
    assert judged.false_answer and judged.wrong_and_not_withheld and not judged.right


def test_an_abstention_that_states_a_must_not_is_wrong_but_withheld():
    judged = judge(unanswerable(must_not=["增长6%"]), replace(ABSTENTION, text="没有写明,增长 6%。"))
    assert not judged.right
    assert not judged.false_answer and not judged.wrong_and_not_withheld


def test_a_correction_is_right_where_it_cites_what_contradicts():
    false_premise = unanswerable(correction_gold=["1.1"], must_not=["9%"])
    correction = replace(GOOD, status="corrected", text="不是9%,而是6%以上[1]。")
    assert judge(false_premise, correction).right
    assert judge(false_premise, correction).corrected
    assert judge(false_premise, replace(correction, citations=())).false_answer
    assert judge(false_premise, replace(ABSTENTION, text="没有写明。")).right


def test_a_false_abstention_is_withheld_and_not_counted_as_given():
    judged = judge(item(), ABSTENTION)
    assert judged.false_abstention and not judged.wrong_and_not_withheld


@pytest.mark.parametrize(
    "citation",
    [
        replace(GOOD.citations[0], quote="全年投资增长7%以上"),
        replace(GOOD.citations[0], start=GOOD.citations[0].start + 1),
        replace(GOOD.citations[0], paragraph="other#1.1"),
        replace(GOOD.citations[0], quote="", end=GOOD.citations[0].start),
    ],
)
def test_a_quote_that_is_not_the_text_at_its_offsets_is_not_verbatim(citation):
    assert not judge(item(), replace(GOOD, citations=(citation,))).verbatim


def test_no_reason_holds_words_of_the_question():
    asked = item(question="独一无二的问题", must=[["9%"]], gold=["1.2"], verdict="meets")
    judged = judge(asked, GOOD)
    assert judged.reasons and not any("独一无二" in reason for reason in judged.reasons)
