"""Facts are scored against what a reader annotated."""

from eval.factscore import score_facts
from index.facts import facts_json, find_facts
from index.structure import parse_document

DOCUMENT = parse_document(
    "某市方案\n\n一、目标\n\n1.投资。工业投资增长6%以上。\n\n2.企业。新增企业90家左右。\n", "plan"
)
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


def test_parts_that_were_not_read_count_neither_way():
    extent = {"document": "plan", "kind": "extent", "of": "target", "within": ["1.1"]}
    facts = [extent, *(annotated(fact) for fact in FOUND if fact["paragraph"].endswith("#1.1"))]
    target = score_facts(facts, {"plan": DOCUMENT}, "other")[0]
    assert (target.found, target.matched) == (1, 1)


TASKS = parse_document(
    "某市方案\n\n一、任务\n\n1.财政。市财政局要加大支持，完善机制，加强监管。\n\n2.教育。市教育局于6月底前制定办法。\n",
    "tasks",
)
DUTIES = facts_json(find_facts(TASKS), TASKS)["duties"]


def duty(fact, **changes):
    return {**annotated(fact), "document": "tasks", "kind": "duty", **changes}


def scored(facts):
    return next(score for score in score_facts(facts, {"tasks": TASKS}, "other") if score.kind == "duty")


def test_one_act_cut_into_two_is_neither_a_miss_nor_a_false_find():
    whole, other = DUTIES
    first, second = "加大支持，完善机制", "加强监管"
    cut = [duty(whole, action=part, quote=part) for part in (first, second)]
    score = scored([*cut, duty(other)])
    assert (score.precision, score.recall) == (1.0, 1.0)


def test_another_body_or_role_is_no_match():
    whole, other = DUTIES
    assert scored([duty(whole, actor="市审计局"), duty(other)]).matched == 1
    assert scored([duty(whole, role="leads"), duty(other)]).matched == 1


def test_what_may_be_read_either_way_is_not_counted():
    whole, other = DUTIES
    found = scored([duty(whole, optional=True), duty(other)])
    missing = scored([duty(whole, actor="市审计局", optional=True), duty(whole), duty(other)])
    assert (found.found, found.annotated) == (1, 1)
    assert (missing.precision, missing.recall) == (1.0, 1.0)


def test_conditions_are_scored_by_themselves():
    text = "某市措施\n\n一、支持\n\n1.做大规模。对年营业收入超过3亿元的企业，给予50万元奖励。\n"
    document = parse_document(text, "reward")
    support = next(s for s in facts_json(find_facts(document), document)["supports"] if s["conditions"])
    facts = [{**support, "document": "reward", "kind": "support", "paragraph": support["paragraph"].partition("#")[2]}]
    by = {score.kind: score for score in score_facts(facts, {"reward": document}, "other")}
    assert by["condition"].recall == 1.0 and by["condition"].annotated == len(support["conditions"]) > 0
    changed = [{**facts[0], "conditions": [{**c, "quantity": c["quantity"] and {**c["quantity"], "low": 1, "high": 1}} for c in support["conditions"]]}]  # fmt: skip
    assert next(s for s in score_facts(changed, {"reward": document}, "other") if s.kind == "condition").f1 < 1.0


def test_who_is_charged_by_division_of_duties_may_assist_or_be_responsible_and_never_lead():
    text = "某市方案\n\n一、任务\n\n1.完善政策。加强宣传。（市甲局牵头，市乙局按职责分工负责）\n\n2.做好服务。加强宣传。（市甲局牵头，市乙局配合）\n"
    document = parse_document(text, "tasks")
    found = facts_json(find_facts(document), document)["duties"]

    def matched(role):
        facts = [duty(fact, role=role if fact["actor"] == "市乙局" else fact["role"]) for fact in found]
        return next(s for s in score_facts(facts, {"tasks": document}, "other") if s.kind == "duty").matched

    assert (matched("assists"), matched("responsible"), matched("leads")) == (4, 3, 2)
