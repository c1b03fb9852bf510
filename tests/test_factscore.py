"""Facts are scored against what a reader annotated."""

from eval.factscore import score_facts
from index.facts import facts_json, find_facts
from index.structure import parse_document

DOCUMENT = parse_document("某市方案\n\n一、目标\n\n1.投资。工业投资增长6%以上。\n\n2.企业。新增企业90家左右。\n", "plan")
FOUND = facts_json(find_facts(DOCUMENT), DOCUMENT)["targets"]


def annotated(fact, **changes):
    return {"document": "plan", "kind": "target", **fact, "paragraph": fact["paragraph"].partition("#")[2], **changes}


def test_what_is_found_as_annotated_scores_one():
    target = score_facts([annotated(fact) for fact in FOUND], {"plan": DOCUMENT}, "other")[0]
    assert (target.precision, target.recall, target.f1) == (1.0, 1.0, 1.0)


def test_another_figure_is_no_match_and_lowers_both():
    wrong = {**FOUND[0]["quantity"], "low": 7, "high": 7}
    facts = [annotated(FOUND[0], quantity=wrong), *(annotated(fact) for fact in FOUND[1:])]
    target = score_facts(facts, {"plan": DOCUMENT}, "other")[0]
    assert target.matched == len(FOUND) - 1 and target.precision < 1 and target.recall < 1


def test_a_field_that_differs_counts_against_that_field_alone():
    target = score_facts([annotated(FOUND[0], strength="必须")], {"plan": DOCUMENT}, "other")[0]
    assert target.matched == 1 and target.fields["strength"] == (0, 1)
