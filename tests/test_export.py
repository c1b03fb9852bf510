"""The workbook: what it holds, how it prints, and that no text in it is ever computed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.charts import find_bars, find_due
from index.documents import Document
from index.errors import PolicyError
from index.export import LONGEST, make_workbook, plain, write_workbook
from index.facts import find_facts
from index.sheets import sheets_of
from index.structure import parse_document

TEXT = """某市人民政府关于促进工业发展的若干措施

一、主要目标
2023年，规模以上工业企业营业收入增长6%以上，新增创新型企业1.5万家左右。

二、重点措施
1.加强培育。市工业和信息化局要在2月底前完成企业库建设。（市工业和信息化局牵头，市财政局配合）
2.加大奖励。对年产值超过5亿元、增速不低于15%的制造业企业，给予最高100万元奖励。
3.加强调度。市统计局要每季度通报进展情况。
4.=1+1是算式。企业应当于2023年1月15日前报送报表。

某市人民政府
2023年1月3日
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return parse_document(TEXT, "measures-2023")


@pytest.fixture(scope="module")
def written(document: Document, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("export") / "ledger.xlsx"
    write_workbook(path, document, find_facts(document))
    return openpyxl.load_workbook(path)


def table(workbook: openpyxl.Workbook, name: str) -> list[dict[str, object]]:
    """The rows of a sheet by heading, without the notice below them."""
    head, *rows = list(workbook[name].values)
    return [dict(zip(head, row, strict=True)) for row in rows if row[1] is not None]


def test_every_fact_is_a_row_of_its_sheet(written: openpyxl.Workbook, document: Document) -> None:
    facts = find_facts(document)
    assert written.sheetnames == ["措施", "目标", "责任", "支持", "说明"]
    assert [len(table(written, name)) for name in ("目标", "责任", "支持")] == [
        len(facts.targets),
        len(facts.duties),
        len(facts.supports),
    ]
    assert [row["条目"] for row in table(written, "措施")] == [
        p.label for p in document.paragraphs if p.kind == "measure"
    ]


def test_every_source_quote_is_verbatim_at_its_offsets(written: openpyxl.Workbook, document: Document) -> None:
    for name, heading in (("措施", "内容"), ("目标", "原文"), ("责任", "原文"), ("支持", "原文")):
        rows = table(written, name)
        assert rows
        for row in rows:
            start, end = row["原文起"], row["原文止"]
            assert isinstance(start, int) and isinstance(end, int)
            assert row[heading] == document.text[start:end]


def test_a_quantity_is_split_into_comparator_figures_and_unit(written: openpyxl.Workbook) -> None:
    rows = {row["数量"]: row for row in table(written, "目标")}
    found = [rows["增长6%以上" if "增长6%以上" in rows else "6%以上"], rows["1.5万家左右"]]
    assert [(row["比较"], row["下限"], row["上限"], row["单位"], row["性质"]) for row in found] == [
        ("≥", 6, 6, "%", "增减"),
        ("≈", 15000, 15000, "家", "水平"),
    ]


def test_a_deadline_is_a_date_that_a_spreadsheet_sorts(written: openpyxl.Workbook) -> None:
    dates = {row["时限"]: row["到期日"] for row in table(written, "责任") if row["到期日"]}
    assert dates["2月底前"].date() == date(2023, 2, 28)


def test_an_actor_whom_the_text_does_not_name_is_said_to_be_unnamed(document: Document) -> None:
    facts = find_facts(parse_document("一、措施\n1.加强培育。2月底前完成企业库建设。\n", "d"))
    assert [d.actor for d in facts.duties] == [None]
    workbook = make_workbook(parse_document("一、措施\n1.加强培育。2月底前完成企业库建设。\n", "d"), facts)
    assert [row["责任主体"] for row in table(workbook, "责任")] == ["（未注明）"]


def test_whom_a_bracket_makes_responsible_stands_beside_what_names_nobody() -> None:
    text = "一、措施\n1.加强培育。2月底前完成企业库建设。（责任单位：市甲局、市乙局）\n2.加强调度。每季度组织调度。\n"
    document = parse_document(text, "d")
    rows = table(make_workbook(document, find_facts(document)), "责任")
    assert [row["责任主体"] for row in rows if row["时限"]] == [
        "（未注明；本条责任单位：市甲局、市乙局）",
        "（未注明）",
    ]


def test_a_bracket_that_closes_the_last_measure_of_a_heading_is_named_at_the_others() -> None:
    text = "一、措施\n（一）支持企业\n1.给予奖励10万元。\n2.给予补助5万元。（责任单位：市甲局）\n"
    document = parse_document(text, "d")
    rows = table(make_workbook(document, find_facts(document)), "措施")
    assert [row["责任主体"] for row in rows] == ["（见第2条：市甲局）", "市甲局"]


def test_columns_for_programs_and_empty_ones_stand_behind_and_are_not_printed(written: openpyxl.Workbook) -> None:
    sheet = written["支持"]
    heads = [cell.value for cell in sheet[1]]
    assert heads.index("原文") < heads.index("数额下限") and heads.index("原文") < heads.index("名额")
    last = sheet.print_area.split(":")[1].strip("$0123456789")
    assert heads[openpyxl.utils.column_index_from_string(last) - 1] == "原文"
    assert "办理情况" in [cell.value for cell in written["责任"][1]]


@pytest.mark.parametrize("name", ["措施", "目标", "责任", "支持"])
def test_a_sheet_is_ready_to_filter_and_to_print(written: openpyxl.Workbook, name: str) -> None:
    sheet = written[name]
    rows = len(table(written, name))
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref.endswith(f"{rows + 1}") and sheet.auto_filter.ref.startswith("A1:")
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$1:$1"
    assert all(cell.alignment.wrap_text for cell in sheet[1])
    assert all(sheet.column_dimensions[cell.column_letter].width >= 7 for cell in sheet[1])


def test_every_sheet_says_the_documents_date_and_who_decides(written: openpyxl.Workbook) -> None:
    for sheet in written:
        words = " ".join(str(value) for row in sheet.values for value in row if value is not None)
        assert "（2023年1月3日）" in words and "由某市人民政府认定" in words
    assert "2023年1月3日" in written["责任"].oddFooter.left.text


def test_a_document_without_facts_gives_sheets_with_headings_only() -> None:
    document = parse_document("这是一段没有编号也没有事实的文字。\n", "bare")
    workbook = make_workbook(document, find_facts(document))
    assert [len(table(workbook, name)) for name in ("措施", "目标", "责任", "支持")] == [1, 0, 0, 0]
    assert "未注明日期" in str(workbook["目标"].cell(3, 1).value)


@pytest.mark.parametrize("opening", ["=", "+", "-", "@"])
def test_text_that_begins_like_a_formula_stays_text(opening: str, tmp_path: Path) -> None:
    words = f'{opening}HYPERLINK("http://example.org")企业应当按月报送报表。'
    document = parse_document(f"{words}\n", "formula")
    write_workbook(tmp_path / "f.xlsx", document, find_facts(document))
    workbook = openpyxl.load_workbook(tmp_path / "f.xlsx")
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    [held] = [cell for cell in workbook["措施"][2] if str(cell.value).startswith(opening)]
    assert held.value == words and held.quotePrefix


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=60))
def test_any_text_can_be_written_and_is_read_back(words: str) -> None:
    document = parse_document(f"一、措施\n1.{words}\n", "any")
    workbook = make_workbook(document, find_facts(document))
    for row in workbook["措施"].iter_rows(min_row=2):
        for cell in row:
            assert cell.data_type in ("s", "n")


def test_what_a_cell_cannot_hold_is_cut_and_says_so() -> None:
    assert plain("长" * (LONGEST + 1)) == "长" * LONGEST + "…"
    assert plain("甲\x00乙\ud800丙") == "甲乙丙"


def _missing(folder: Path) -> Path:
    return folder / "no" / "such" / "ledger.xlsx"


def _folder(folder: Path) -> Path:
    (folder / "taken.xlsx").mkdir()
    return folder / "taken.xlsx"


def _inside_a_file(folder: Path) -> Path:
    (folder / "file").write_text("")
    return folder / "file" / "ledger.xlsx"


@pytest.mark.parametrize("place", [_missing, _folder, _inside_a_file])
def test_a_path_that_cannot_be_written_is_one_clear_line(
    place: Callable[[Path], Path], document: Document, tmp_path: Path
) -> None:
    path = place(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(PolicyError) as raised:
        write_workbook(path, document, find_facts(document))
    assert str(path) in str(raised.value) and "\n" not in str(raised.value)
    assert sorted(tmp_path.rglob("*")) == before


def test_bars_of_one_unit_stand_together_with_the_largest_first(document: Document) -> None:
    groups = find_bars(find_facts(document), document)
    assert {(group.unit, group.change) for group in groups} == {("%", True), ("家", False)}
    for group in groups:
        assert [bar.value for bar in group.bars] == sorted((bar.value for bar in group.bars), reverse=True)
        assert all(bar.words in document.text for bar in group.bars)


def test_dues_stand_by_date_and_rhythms_come_last(document: Document) -> None:
    dues = find_due(find_facts(document), document)
    days = [due.day for due in dues if due.day]
    assert days == sorted(days) and date(2023, 2, 28) in days
    assert [due.every for due in dues][-1] == "季度"
    assert [due.day is None for due in dues] == sorted(due.day is None for due in dues)


def test_a_row_is_tall_enough_for_its_longest_cell(written: openpyxl.Workbook) -> None:
    sheet = written.worksheets[0]
    width = sheet.column_dimensions["D"].width
    for row in range(2, 5):
        wide = sum(2 for _ in sheet.cell(row, 4).value or "")
        assert sheet.row_dimensions[row].height >= 15 * (wide // width or 1)


def test_the_ledger_words_a_condition_as_it_was_meant_and_an_act_with_what_it_is_done_to() -> None:
    text = "某市关于支持企业的若干措施\n\n一、措施\n\n1.支持企业。零售企业零售额1亿元以上、同比增长10%以上且正常经营满6个月的，奖励2万元。用水计划由市水利局核定。\n"
    document = parse_document(text, "t")
    sheets = {sheet.name: sheet for sheet in sheets_of(document, find_facts(document))}

    def cells(sheet: str, heading: str) -> list[object]:
        column = next(c for c in sheets[sheet].columns if c.heading == heading)
        return [column.value(row) for row in sheets[sheet].rows]

    assert cells("支持", "条件") == ["零售企业；零售额1亿元以上；零售额同比增长10%以上；正常经营满6个月"]
    assert cells("责任", "任务") == ["核定用水计划"]
