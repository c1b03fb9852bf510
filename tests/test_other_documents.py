"""Answers over documents that the program does not come with: lists, years, sums of one's own, granted figures."""

from __future__ import annotations

import pytest

from assistant.frames import asked_years, find_frame
from assistant.pipeline import Assistant
from assistant.wording import plain
from eval.datasets import DOCUMENTS
from index.structure import parse_document

SLUGS = ("linhu-measures-2023", "dongling-fund-rules-2022", "xishan-digital-plan-2025", "heyang-employment-2024")


@pytest.fixture(scope="module")
def assistant(assistant_over) -> Assistant:
    return assistant_over({slug: (DOCUMENTS / f"{slug}.txt").read_text(encoding="utf-8") for slug in SLUGS})


def ask(assistant: Assistant, slug: str, question: str, *turns: str):
    return assistant.ask(question, turns, (slug,))


FIGURES = [
    ("linhu-measures-2023", "省级专精特新中小企业奖励多少钱？", "省级专精特新中小企业:20万元"),
    ("linhu-measures-2023", "新认定小巨人比省级专精特新多奖多少？", "80万元-20万元=60万元"),
    ("xishan-digital-plan-2025", "国家级小巨人到27年要多少家？", "420家"),
    ("xishan-digital-plan-2025", "数字经济总量从2025到2027要添多少？", "=5000亿元"),
    ("xishan-digital-plan-2025", "60个省级平台里行业型占了百分之几？", "38个÷60个=63.3%"),
    ("xishan-digital-plan-2025", "倒推一下，2024年规上制造企业转型覆盖率是多少", "75%-7个百分点=68%"),
    ("heyang-employment-2024", "同样缴了100万失业保险费，大企业跟小微各能退回多少？", "100万×60%=60万元"),
    ("heyang-employment-2024", "今年收了8个应届生，社保都交满三个月了，扩岗补助拢共多少钱", "8个×1500元=1.2万元"),
    ("dongling-fund-rules-2022", "重点小巨人三年都拿满，合起来是多少？", "150万元×3=450万元"),
]


@pytest.mark.parametrize(("slug", "question", "expected"), FIGURES)
def test_a_figure_is_told_apart_or_computed_in_the_open(assistant, slug, question, expected):
    answer = ask(assistant, slug, question)
    assert answer.status == "answered"
    assert plain(expected) in plain(answer.text)
    assert answer.citations


LISTS = [
    ("哪些情况一票否决？都列给我", "a1.3.16"),
    ("去申请要带哪些材料", "a1.4.18"),
    ("想拿专精特新奖励，得过哪几道坎？逐条说", "a1.3.10"),
]


@pytest.mark.parametrize(("question", "article"), LISTS)
def test_a_list_is_answered_with_every_item_of_its_article(assistant, question, article):
    answer = ask(assistant, "dongling-fund-rules-2022", question)
    document = assistant.library.documents["dongling-fund-rules-2022"]
    items = {p.id for p in document.paragraphs if p.parent == f"{document.slug}#{article}" and p.kind == "item"}
    assert len(items) > 2
    assert items <= {c.paragraph for c in answer.citations}
    assert len(answer.text) < 800


def test_parts_of_one_sentence_behind_a_colon_are_listed_too(assistant):
    answer = ask(assistant, "heyang-employment-2024", "哪些情形算就业困难人员，全列出来")
    for word in ("残疾", "零就业", "连续失业", "脱贫"):
        assert word in answer.text


def test_a_granted_figure_that_the_document_does_not_give_is_corrected(assistant):
    answer = ask(assistant, "xishan-digital-plan-2025", "头一回升规奖50万，是一次打款还是分三年给？")
    assert answer.status == "corrected"
    assert "20万元" in answer.text


def test_a_granted_figure_that_the_document_gives_is_answered(assistant):
    answer = ask(assistant, "xishan-digital-plan-2025", "头一回升规奖20万，是一次打款还是分三年给？")
    assert answer.status != "corrected"


def test_a_year_that_a_plan_has_is_answered_and_one_that_it_has_not_is_withheld(assistant):
    assert ask(assistant, "xishan-digital-plan-2025", "2027年5G基站要有多少个？").status == "answered"
    assert ask(assistant, "xishan-digital-plan-2025", "2031年5G基站要有多少个？").status == "not_in_document"


def test_a_bullet_is_of_the_year_that_its_lead_sets(assistant):
    answer = ask(assistant, "linhu-measures-2023", "25年规模以上工业总产值要突破多少？")
    assert answer.status == "answered" and "6000亿元" in answer.text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("到27年要多少家", (2027,)),
        ("2027年要多少家", (2027,)),
        ("期末要多少家", (2027,)),
        ("明年要多少家", (2026,)),
        ("满20年的企业有奖吗", ()),
        ("29年要多少家", ()),  # the document does not speak of it
    ],
)
def test_years_are_read_as_the_document_counts_them(question, expected):
    text = "某省三年行动方案（2025—2027年）\n\n2025年3月6日\n\n一、目标\n\n到2025年培育5家，到2027年培育9家。\n"
    assert asked_years(find_frame(question), parse_document(text, "plan")) == expected
