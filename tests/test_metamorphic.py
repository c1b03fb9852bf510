"""Metamorphic relations: what a change of the question must do to the answer, and the makers of such changes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from assistant.groups import find_groups
from eval.datasets import default_slug, find_dataset, read_documents, slugs_of
from eval.flips import find_sides, judged_flips
from eval.metamorphic import FLOORS, Case, rates, reframed, retold, reworded, shortfalls
from eval.rewordings import REWORDINGS, in_another_place, in_another_year
from index.structure import parse_document

FIRM = "我们是做阀门的工厂,今年一季度新增产值4亿,增速18%,能拿奖励吗?"


def silent(stage: str, done: int, total: int) -> None:
    pass


@pytest.fixture(scope="module")
def items():
    own = [item for item in find_dataset("dev").items() if item.document in (None, default_slug())]
    return Random(7).sample(own, 60)


def test_questions_put_otherwise_are_answered_alike(assistant, items):
    found = rates(list(reworded(items, assistant, default_slug(), 7, silent)))
    assert set(found) == set(REWORDINGS)
    assert found["full width"].value == found["traditional"].value == 1.0
    assert shortfalls(found, {name: floor - 0.06 for name, floor in FLOORS.items()}) == ()


def test_another_year_or_place_is_withheld(assistant, library, items):
    found = rates(list(reframed(items, assistant, library.documents, default_slug(), silent)))
    assert set(found) == {"another year", "another place"}
    assert all(measured.total > 10 for measured in found.values())
    assert shortfalls(found, dict.fromkeys(found, 0.95)) == ()


def test_a_complete_question_is_answered_the_same_after_another_topic(assistant, items):
    found = rates(list(retold(items, assistant, default_slug(), 7, silent)))
    assert found["after another topic"].total > 30
    assert shortfalls(found, {name: FLOORS[name] - 0.06 for name in found}) == ()


def test_a_figure_over_its_bound_turns_its_check_alone():
    """Over the conditions of every document that development questions are about."""
    sets = (*find_dataset("dev").items(), *find_dataset("dev-more").items())
    texts = read_documents()
    slugs = sorted(slugs_of(sets, default_slug()))
    found = rates([case for slug in slugs for case in judged_flips(parse_document(texts[slug], slug))])
    assert found["judged: its check turns alone"].total > 250
    assert shortfalls(found) == ()


def test_sides_lie_on_either_side_of_the_bound(library):
    document = library.documents[default_slug()]
    groups = [
        group
        for paragraph in document.paragraphs
        for group in find_groups(document, paragraph)
        if group.kind == "condition"
    ]
    sides = {
        document.text[s.bound.start : s.bound.end]: (s.meets, s.fails) for g in groups for s in find_sides(document, g)
    }
    assert sides["增速不低于15%"] == ("增速16.5%", "增速13.5%")


@pytest.mark.parametrize(
    ("maker", "question", "changed"),
    [
        ("clauses swapped", FIRM, "增速18%，今年一季度新增产值4亿，我们是做阀门的工厂，能拿奖励吗?"),
        ("clauses swapped", "我们增速18%,能拿奖励吗?", "能拿奖励吗?我们增速18%。"),
        ("clauses swapped", "奖励多少,怎么申请?", None),
        ("full width", "增速18%?", "增速１８％？"),
        ("traditional", "奖励多少?", "獎勵多少?"),
        ("traditional", "多少?", None),
        ("other words", "谁负责?", "由谁负责?"),
        ("other words", "到几号?", None),
        ("doubled character", "十万亿元?", None),
    ],
)
def test_a_maker_changes_only_the_wording(maker, question, changed):
    assert REWORDINGS[maker](question, Random(1)) == changed


def test_makers_of_chance_keep_the_figures():
    for name in ("courtesy", "doubled character", "noise"):
        made = REWORDINGS[name](FIRM, Random(3))
        assert made and made != FIRM and "4亿" in made and "18%" in made


def test_a_frame_takes_the_place_of_the_one_that_was_asked():
    assert in_another_year("今年要多少?", "") == "2043年要多少?"
    assert in_another_year("要多少?", "到2043年") == "2047年要多少?"
    assert in_another_place("全省要多少?", "海南省") == "宁夏要多少?"


def test_a_relation_below_its_floor_is_named():
    case = Case("courtesy", "a", "?", "??", "withheld", "answered x", False)
    found = rates([case, replace(case, held=True)])
    assert found["courtesy"].value == 0.5
    assert shortfalls(found, {"courtesy": 0.5}) == ()
    assert shortfalls(found, {"courtesy": 0.6}) == ("courtesy holds for 0.500, at least 0.6 is wanted",)
