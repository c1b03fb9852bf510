"""The front of a document: title, issuer, number, date and year, and a table of contents, told by their form."""

from __future__ import annotations

import pytest

from index.documents import Document
from index.structure import parse_document


def test_the_opinion_knows_what_it_says_of_itself(opinion: Document) -> None:
    assert (opinion.issuer, opinion.number, opinion.date) == ("山东省委办公厅、省政府办公厅", None, None)
    assert (opinion.source, opinion.year) == ("大众日报", 2024)
    assert opinion.title.startswith("山东省委办公厅") and opinion.title.endswith("的意见》")


def test_the_title_stands_below_the_letterhead() -> None:
    text = "某市人民政府文件\n某政发〔2023〕1号\n某市人民政府关于支持企业的\n若干意见\n各区人民政府：\n现提出如下意见。\n一、支持企业。给予补助。"
    document = parse_document(text, "s")
    assert (document.title, document.issuer, document.number) == (
        "某市人民政府关于支持企业的若干意见",
        "某市人民政府",
        "某政发〔2023〕1号",
    )
    assert [p.path for p in document.paragraphs if not p.evidence] == ["0.p1", "0.p2", "0.p3"]
    assert document.paragraphs[-1].kind == "measure"


def test_bodies_side_by_side_above_a_title_belong_to_it_and_the_number_below_does_not() -> None:
    head = "甲市财政局　甲市水务局\n关于印发《甲市节水技术改造专项资金管理实施办法》的通知\n甲财规〔2023〕4号\n各县（市、区）财政局：\n现印发给你们。\n"
    document = parse_document(head, "t")
    assert document.title == "甲市财政局　甲市水务局关于印发《甲市节水技术改造专项资金管理实施办法》的通知"
    assert document.number == "甲财规〔2023〕4号"


@pytest.mark.parametrize(
    ("text", "number", "date", "issuer", "source", "year"),
    [
        (
            "甲省人民政府关于支持企业的意见\n一、目标\n做好。\n2021年3月4日",
            None,
            "2021年3月4日",
            "甲省人民政府",
            None,
            2021,
        ),
        (
            "支持企业若干措施\n一、目标\n做好。\n甲市商务局\n二〇二二年三月四日",
            None,
            "二〇二二年三月四日",
            "甲市商务局",
            None,
            2022,
        ),
        (
            "标题：支持企业措施\n发文字号：甲发〔2020〕5号\n来源：甲报\n一、目标\n做好。",
            "甲发〔2020〕5号",
            None,
            None,
            "甲报",
            2020,
        ),
        (
            "支持企业若干措施\n2023年，要做好工作。\n一、目标\n到2025年，做好。\n到2025年，做大。",
            None,
            None,
            None,
            None,
            2023,
        ),
        ("支持企业若干措施\n一、目标\n做好。", None, None, None, None, None),
        (
            "用水办法\n（2022年9月16日某市人民政府第7次常务会议通过，自2023年1月1日起施行）\n第一条　用水2000年吨以上的，按办法执行。\n第二条　2009年的规定同时废止。",
            None,
            None,
            None,
            None,
            2022,
        ),
        (
            "支持企业若干措施\n一、补贴\n面积2000平方米以上的补贴2000万元。\n二、附则\n本措施自2024年7月1日起施行。",
            None,
            None,
            None,
            None,
            2024,
        ),
    ],
)
def test_what_a_document_says_of_itself_is_found_by_form(
    text: str, number: str | None, date: str | None, issuer: str | None, source: str | None, year: int | None
) -> None:
    document = parse_document(text, "s")
    found = (document.number, document.date, document.issuer, document.source, document.year)
    assert found == (number, date, issuer, source, year)
