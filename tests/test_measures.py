"""Measures, floors and the report: what a run says of itself."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers import Answer, Citation
from eval.factscore import FactScore
from eval.floors import find_misses, read_floors
from eval.grading import grade
from eval.measures import Judged, measure, risk_coverage
from eval.page import render_page
from eval.questions import Item
from eval.report import lines, to_json, write_report
from index.errors import QuestionSetError
from index.structure import parse_document

DOCUMENTS = {"plan": parse_document("某市方案\n\n一、目标\n\n1.投资。增长6%。\n\n2.企业。新增9家。\n", "plan")}
SECRET = "只有这道题才有的话<b>"


def judged(
    id: str, text: str = "增长6%[1]。", status: str = "answered", path: str = "1.1", **changes: object
) -> Judged:
    fields: dict[str, object] = {
        "id": id, "type": "target", "persona": "firm", "turns": [], "question": SECRET, "answerable": True,
        "gold": ["1.1"], "must": [["6%"]],
    }  # fmt: skip
    item = Item.model_validate(fields | changes)
    start = DOCUMENTS["plan"].text.index("增长6%")
    citations = (Citation(1, f"plan#{path}", "第1条", "增长6%", start, start + 4),) if path else ()
    answer = Answer(SECRET, SECRET, "zh", text, status, citations=citations, timings_ms={"total": 2.0})
    return Judged(item, answer, grade(item, answer, DOCUMENTS, "plan"))


ABSENT = {"type": "unanswerable", "answerable": False, "gold": [], "must": []}
RUN = (
    judged("a"),
    judged("b", text="增长7%[1]。"),
    judged("c", paraphrase_of="a", turns=["前一问"], type="followup"),
    judged("d", status="not_in_document", paraphrase_of="a"),
    judged("e", **ABSENT, status="not_in_document"),
    judged("f", **ABSENT),
    judged("g", **ABSENT, status="corrected", correction_gold=["1.1"]),
)


def test_a_run_is_summed_up_by_the_rules():
    m = measure(RUN)
    assert (m.strict.hits, m.strict.total) == (4, 7)
    assert (m.lead.hits, m.lead.total) == (3, 4)
    assert (m.false_answers.hits, m.false_answers.total) == (1, 3)
    assert (m.false_abstentions.hits, m.false_abstentions.total) == (1, 4)
    assert m.wrong_and_not_withheld.hits == 2
    assert (m.corrections.hits, m.corrections.total) == (1, 1)
    assert (m.consistency.hits, m.consistency.total) == (1, 2)
    assert {turns: share.hits for turns, share in m.followups.items()} == {1: 1}
    assert set(m.by_type) == {"target", "followup", "unanswerable"}
    assert m.timings_ms == {"total": 2.0}


@given(st.lists(st.tuples(st.sampled_from([0.2, 0.5, 0.9]), st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_the_risk_curve_does_not_depend_on_the_order_of_questions(outcomes):
    curve, turned = risk_coverage(outcomes), risk_coverage(outcomes[::-1])
    assert curve == turned or curve.area == pytest.approx(turned.area)
    assert all(0 <= p.risk <= 1 and 0 < p.coverage <= 1 for p in curve.points)


def test_surer_answers_that_are_right_lower_the_area():
    good = risk_coverage([(0.9, False, False), (0.1, True, False)])
    bad = risk_coverage([(0.9, True, False), (0.1, False, False)])
    assert (good.area, bad.area) == (0.25, 0.75)
    assert [(p.coverage, p.risk) for p in good.points] == [(0.5, 0.0), (1.0, 0.5)]


def test_nothing_answered_has_no_risk():
    assert risk_coverage([(0.0, False, True)]).area is None


def test_a_heldout_report_holds_no_word_of_its_questions():
    report = write_report("heldout", True, RUN, measure(RUN), (), ("plan",))
    for shown in (json.dumps(to_json(report), ensure_ascii=False), render_page(report), "\n".join(lines(report))):
        assert "只有这道题" not in shown and "前一问" not in shown


def test_a_development_report_lists_its_failures_escaped():
    report = write_report("dev", False, RUN, measure(RUN), (), ("plan",))
    assert [failure["id"] for failure in to_json(report)["failures"]] == ["b", "d", "f"]
    page = render_page(report)
    assert "只有这道题才有的话&lt;b&gt;" in page and SECRET not in page


def test_a_report_of_no_answers_can_be_shown():
    run = (judged("a", status="out_of_scope", path=""),)
    report = write_report("dev", False, run, measure(run), (), ("plan",))
    assert render_page(report) and lines(report) and to_json(report)["risk_coverage"]["area"] is None


def test_floors_are_missed_below_and_above():
    m = measure(RUN)
    floors = {"strict": {"at_least": 0.6}, "false_answers": {"at_most": 0.3}, "verbatim": {"at_least": 1.0}}
    assert [miss.split(" is ")[0] for miss in find_misses(m, floors)] == ["strict", "false_answers"]
    assert find_misses(m, {"strict": {"at_least": 4 / 7}}) == ()
    assert find_misses(m, {"each_type": {"at_least": 1 / 3}}) == ()
    assert find_misses(m, {"each_type": {"at_least": 0.4}})[0].startswith("strict of target")


def test_a_floor_of_an_unknown_measure_is_refused():
    with pytest.raises(QuestionSetError, match='"stricct" is no measure'):
        find_misses(measure(RUN), {"stricct": {"at_least": 0.1}})


def test_the_committed_floors_are_of_known_measures_on_heldout_sets():
    floors = read_floors()
    assert set(floors) == {"heldout", "heldout-more"}
    for bounds in floors.values():
        find_misses(measure(RUN), bounds)


def test_an_answers_own_confidence_orders_the_curve():
    class Sure(Answer):
        confidence = 0.3

    sure = [replace(j, answer=Sure(**{f: getattr(j.answer, f) for f in Answer.__dataclass_fields__})) for j in RUN[:2]]
    assert len(measure(sure).coverage.points) == 1


def test_a_report_tells_facts_by_kind_and_field():
    facts = (FactScore("duty", 4, 5, 3, {"deadline": (2, 3)}),)
    report = write_report("dev", False, RUN, measure(RUN), (), ("plan",), facts)
    told = to_json(report)["facts"]["duty"]
    assert (told["precision"], told["recall"], told["fields"]["deadline"]) == (0.75, 0.6, {"right": 2, "of": 3})
    page = render_page(report)
    assert "Facts against annotation" in page and "2 of 3 agree" in page
    assert any("duty" in line and "0.750" in line for line in lines(report))
