"""The tree of paragraphs: ids, kinds and labels, of the bundled document and of the styles found in the wild."""

from __future__ import annotations

import pytest

from index.documents import Document
from index.structure import parse_document


def paths(text: str) -> list[str]:
    return [paragraph.path for paragraph in parse_document(text, "s").paragraphs]


def kinds(text: str) -> dict[str, str]:
    return {paragraph.path: paragraph.kind for paragraph in parse_document(text, "s").paragraphs}


# --- the default document ---------------------------------------------------------------------------------------


def test_the_opinion_has_its_sections_targets_actions_measures_and_safeguards(check_tree, opinion: Document) -> None:
    found = [paragraph.path for paragraph in opinion.paragraphs]
    actions = {1: (1, 2), 2: (3, 6), 3: (7, 9), 4: (10, 13), 5: (14, 17), 6: (18, 23), 7: (24, 26), 8: (27, 29)}
    actions |= {9: (30, 33), 10: (34, 38)}
    expected = ["0.p1", "0.p2", "0.p3", "0.p4", "1", "1.p1", "2", *(f"2.p{n}" for n in range(1, 7)), "3", "3.p1"]
    for action, (first, last) in actions.items():
        expected += [f"3.{action}", *(f"3.{action}.{n}" for n in range(first, last + 1))]
    expected += ["4", "4.1", "4.2", "4.3", "4.4"]
    assert found == expected
    check_tree(opinion)


def test_kinds_labels_and_trails_are_as_the_opinion_prints_them(opinion: Document) -> None:
    rows = {
        "2": ("section", "二、主要目标", ""),
        "2.p1": ("paragraph", "二、主要目标 第1段", "二、主要目标"),
        "2.p2": ("bullet", "二、主要目标 ——工业增势更加稳固", "二、主要目标"),
        "3.2": ("heading", "(二)首季开门红攻坚行动", "三、重点任务"),
        "3.2.3": ("measure", "第3条", "三、重点任务 / (二)首季开门红攻坚行动"),
        "4.1": ("measure", "(一)加强组织领导", "四、保障措施"),
    }
    for path, row in rows.items():
        paragraph = opinion.paragraph(path)
        assert paragraph is not None
        assert (paragraph.kind, paragraph.label, paragraph.heading) == row


def test_summary_and_lead_ins_have_ids_but_are_no_evidence(opinion: Document) -> None:
    front = {p.path: p.evidence for p in opinion.paragraphs if p.path.startswith("0.")}
    assert front == {"0.p1": False, "0.p2": False, "0.p3": False, "0.p4": True}
    assert [m.kind for m in opinion.matter if m.paragraph is None] == ["title", "source", "source"] + ["notice"] * 3


# --- styles in the wild -----------------------------------------------------------------------------------------

NOTICE = """某省人民政府关于印发某省数据条例实施办法的通知
某政发〔2023〕12号

各市人民政府，省政府各部门：
现将《某省数据条例实施办法》印发给你们，请认真贯彻执行。
某省人民政府
2023年5月6日
（此件公开发布）

某省数据条例实施办法

第一章　总　　则
第一条　为了规范管理，制定本办法。
第二条　本办法所称数据，是指记录。
前款所称记录，包括电子记录。

第二章　申　　报
第三条　申请人应当提交下列材料：
（一）申请表；
（二）证明，包括：
1.营业执照；
2.完税证明。
有关材料应当真实。
第四条　按照第三条规定办理。
"""

DECIMALS = """某市应急预案

目 录
1 总则 ......... 1
1.1 编制目的 ......... 1
1.2 编制依据 ......... 2
2 组织体系 ......... 3
2.1 指挥机构 ......... 3

1 总则
1.1 编制目的
为了有效应对，制定本预案。
1.2 编制依据
依据有关法律。
2 组织体系
2.1 指挥机构
2.1.1 领导机构
市政府设立指挥部，成员增长1.2倍。
2.1.2 办事机构
（1）收集信息；
（2）发布预警。
"""

STYLES: list[tuple[str, str, str]] = [
    (
        "numbers that run through the sections",
        "某市若干措施\n为此制定措施。\n一、生活\n（一）对甲给予补助。按月发放。\n（二）对乙给予补助。按年发放。\n"
        "二、出行\n（三）对丙给予补助。按次发放。\n上述措施自印发之日起施行。",
        "0.p1 1 1.1 1.2 2 2.3 2.p1",
    ),
    (
        "numbers that start again in each section",
        "某市行动方案\n一、目标\n1. 增加供给。到年底完成。\n2. 提高质量。到明年完成。\n二、任务\n1. 建设平台。尽快完成。\n2. 培育企业。持续完成。",
        "1 1.1 1.2 2 2.1 2.2",
    ),
    (
        "a number printed twice",
        "某市行动方案\n一、目标\n（一）建设平台。尽快完成。\n（二）培育企业。持续完成。\n（二）引进人才。持续完成。\n（三）完善服务。持续完成。",
        "1 1.1 1.2 1.2~2 1.3",
    ),
    ("a notice and the rules that it issues", NOTICE, ""),
    (
        "blanks inside numbers and words",
        "某市管理办法\n第 一 章  总 则\n第 1 条 为了规范管理。\n第 2 条 适用于本市。\n第 二 章 附 则\n第 2 6 条 本办法自公布之日起施行。\n（ 一 ）申请；\n（ 二 ）受理。",
        "1 1.1 1.2 2 2.26 2.26.1 2.26.2",
    ),
    ("decimal headings behind a table of contents", DECIMALS, "1 1.1 1.2 2 2.1 2.1.1 2.1.2 2.1.2.1 2.1.2.2"),
    (
        "half-width and full-width marks",
        "某市行动方案\n一、目标\n(一)建设平台。尽快。\n（二）培育企业。持续。\n1．甲类企业。奖励。\n2、乙类企业。奖励。\n（1）大型；\n(2)小型。\n①省级；\n②市级。",
        "1 1.1 1.2 1.2.1 1.2.2 1.2.2.1 1.2.2.2 1.2.2.2.1 1.2.2.2.2",
    ),
    (
        "headings that hold no text",
        "某市行动方案\n一、总体要求\n二、重点任务\n（一）第一方面\n（二）第二方面\n1.建设平台。尽快。\n三、保障",
        "1 2 2.1 2.2 2.2.1 3",
    ),
    (
        "a number inside a sentence",
        "某市行动方案\n一、目标\n按照上年的\n1.2倍安排，2024年完成。\n依照\n（一）项规定，第十一条规定办理。\n一、二等奖各一名。",
        "1 1.p1 1.p2 1.p3 1.p4 1.p5",
    ),
    (
        "articles without chapters",
        "某市管理办法\n第一条 为了规范管理。\n第二条 适用于本市。\n第三条 有下列情形之一的：\n（一）甲；\n（二）乙。\n第四条 本办法自公布之日起施行。",
        "1 2 3 3.1 3.2 4",
    ),
    (
        "divisions between chapters and articles",
        "某市条例\n第一章 总则\n第一条 为了规范。\n第二章 管理\n第一节 登记\n第二条 应当登记。\n第二节 变更\n第三条 应当变更。",
        "1 1.1 2 2.1 2.1.2 2.2 2.2.3",
    ),
    ("plain text", "某市今年工作顺利。\n各项指标较好。\n明年继续努力。", "0.p1 0.p2 0.p3"),
    (
        "Markdown",
        "# 某市行动方案\n\n为此制定方案。\n\n## 一、目标\n\n### （一）建设平台\n\n尽快建成。\n\n### （二）培育企业\n\n- 大型企业\n- 小型企业\n\n"
        "| 指标 | 数值 |\n|---|---|\n| 甲 | 1 |\n",
        "0.p1 1 1.1 1.2 1.2.p1 1.2.p2 1.2.t1.r1 1.2.t1.r2",
    ),
    (
        "attachments with and without numbers",
        "某市行动方案\n一、目标\n按附件执行。\n附件：1.任务表\n　　　2.名单\n某市政府\n2023年5月6日\n附件1\n任务表\n序号\t任务\t单位\n1\t建设\t甲局\n"
        "附件2\n名单\n一、甲类\n（一）某公司。注册在本市。\n二、乙类",
        "1 1.p1 a1 a1.t1.r1 a1.t1.r2 a2 a2.1 a2.1.1 a2.2",
    ),
    (
        "a list under an article that goes on",
        "某市办法\n第一条 包括以下标准：\n一、甲；\n二、乙。\n第二条 自公布之日起施行。",
        "1 1.1 1.2 2",
    ),
    (
        "an unusual order of marks",
        "某市方案\n1、总体目标：\n（一）建设平台；\n（二）培育企业。\n2、保障措施：\n（一）资金；\n（二）人才。",
        "1 1.1 1.2 2 2.1 2.2",
    ),
    (
        "lines broken in mid-sentence",
        "某市方案\n一、目标\n到今年年底全市规模以上工业企业数量明显增加并且继续保持\n较快增长。\n二、任务\n（一）建设一批覆盖全市各个区县的公共技术服务平台和中试基地并\n向企业开放。加强管理。",
        "1 1.p1 2 2.1",
    ),
    (
        "items that speak of classes",
        "某市措施\n一、支持新药\n1.1类新药，每个奖励10万元。\n2.2类新药，每个奖励5万元。\n3.其他品种，每个奖励1万元。",
        "1 1.1 1.2 1.3",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in STYLES if row[2]], ids=[r[0] for r in STYLES if r[2]]
)
def test_each_numbering_style_gives_its_paths(check_tree, text: str, expected: str) -> None:
    assert paths(text) == expected.split()
    check_tree(parse_document(text, "s"))


def test_rules_after_a_notice_are_an_attachment_with_articles_items_and_further_paragraphs(check_tree) -> None:
    document = parse_document(NOTICE, "s")
    assert [p.path for p in document.paragraphs] == [
        "0.p1",
        "0.p2",
        "0.p3",
        "0.p4",
        "0.p5",
        "0.p6",
        "a1",
        "a1.1",
        "a1.1.1",
        "a1.1.2",
        "a1.1.2.p1",
        "a1.2",
        "a1.2.3",
        "a1.2.3.1",
        "a1.2.3.2",
        "a1.2.3.2.1",
        "a1.2.3.2.2",
        "a1.2.3.p1",
        "a1.2.4",
    ]
    assert (document.issuer, document.number, document.date, document.year) == (
        "某省人民政府",
        "某政发〔2023〕12号",
        "2023年5月6日",
        2023,
    )
    assert [p.path for p in document.paragraphs if not p.evidence] == ["0.p1", "0.p2", "0.p4", "0.p5", "0.p6"]
    labels = {p.path: p.label for p in document.paragraphs}
    assert (labels["a1.1"], labels["a1.2.3"], labels["a1.2.3.1"]) == ("第一章 总则", "第三条", "第三条（一）")
    assert (labels["a1.1.2.p1"], labels["a1.2.3.p1"]) == ("第二条第2款", "第三条第2款")
    check_tree(document)


def test_kinds_follow_what_a_node_does() -> None:
    found = kinds(
        "某市方案\n一、任务\n（一）建设平台\n1.甲平台。建设。\n（1）选址；\n（2）施工。\n（二）培育企业。对企业给予奖励：\n1.大型；\n2.小型。\n"
        "（三）引进人才。\n对人才给予补助。\n给予住房。\n二、保障\n加强领导。"
    )
    assert found == {
        "1": "section",
        "1.1": "heading",
        "1.1.1": "measure",
        "1.1.1.1": "item",
        "1.1.1.2": "item",
        "1.2": "measure",
        "1.2.1": "item",
        "1.2.2": "item",
        "1.3": "measure",
        "2": "section",
        "2.p1": "paragraph",
    }


def test_a_measure_whose_text_follows_its_title_line_is_one_paragraph() -> None:
    document = parse_document(
        "某市方案\n一、任务\n（一）引进人才。\n对人才给予补助。\n给予住房。\n（二）其他。另定。", "s"
    )
    measure = document.paragraph("1.1")
    assert measure is not None and document.text_of(measure) == "（一）引进人才。\n对人才给予补助。\n给予住房。"


def test_an_article_with_a_title_line_holds_the_sentence_before_its_items() -> None:
    document = parse_document(
        "某市办法\n第一条 条件\n申请人应当具备：\n（一）甲；\n（二）乙。\n第二条 材料\n提交材料。", "s"
    )
    assert [document.text_of(p) for p in document.paragraphs] == [
        "第一条 条件\n申请人应当具备：",
        "（一）甲；",
        "（二）乙。",
        "第二条 材料\n提交材料。",
    ]


def test_marks_inside_table_cells_open_nothing() -> None:
    text = "某市方案\n附件\n指标表\n一级\t二级\t说明\n一、质量\t（一）功能\t1.人次\n2.下转\t定量\t（1）如下\n注：\n1.说明甲。\n2.说明乙。"
    assert paths(text) == ["a1", "a1.t1.r1", "a1.t1.r2", "a1.t1.r3", "a1.p1", "a1.1", "a1.2"]
    assert parse_document(text, "s").paragraphs[2].label == "表1 第2行"


def test_a_second_table_under_one_node_counts_its_own_rows() -> None:
    text = "某市方案\n一、指标\n甲\t乙\t丙\n1\t2\t3\n另见下表。\n甲\t乙\t丙\n4\t5\t6"
    assert paths(text) == ["1", "1.t1.r1", "1.t1.r2", "1.p1", "1.t2.r1", "1.t2.r2"]


def test_columns_that_wide_blanks_part_are_a_table() -> None:
    rows = "序号　任务　牵头单位　完成时限\n1　完成河道清淤与沿线排口整治，接入泵站40座　市水务局　2025年6月底\n2　发布用水定额　市发展改革委　2025年9月底\n"
    document = parse_document(f"某市治水方案\n一、任务分工\n各单位按下表落实。\n{rows}二、保障措施\n加强领导。\n", "t")
    kinds = [p.kind for p in document.paragraphs if ".t1." in p.path]
    assert kinds == ["row", "row", "row"]
    row = document.paragraph("1.t1.r3")
    assert row is not None
    assert document.text_of(row).endswith("2025年9月底")


def test_one_long_line_is_parted_at_its_blanks(check_tree) -> None:
    filler = "对符合条件的企业按照规定标准给予一次性补助，由有关部门负责组织实施并加强监督管理"
    text = f"某市人民政府关于支持企业的若干措施 各区人民政府： 　　为支持企业，制定措施。 　　一、资金方面 　　（一）{filler}。 　　（二）24 小时受理，{filler}。 　　二、人才方面 　　（三）{filler}。{filler}。"
    document = parse_document(text, "s")
    assert document.title == "某市人民政府关于支持企业的若干措施"
    assert [p.path for p in document.paragraphs] == ["0.p1", "0.p2", "1", "1.1", "1.2", "2", "2.3"]
    check_tree(document)


def test_a_table_of_contents_is_matter_without_ids(check_tree) -> None:
    document = parse_document(DECIMALS, "s")
    assert [m.kind for m in document.matter] == ["title"] + ["contents"] * 6
    check_tree(document)
