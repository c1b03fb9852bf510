"""Export: a document's facts as the workbook that an office works through, one sheet for each kind of fact.

    措施 measures   目标 targets   责任 duties   支持 supports   说明 what the workbook is
A sheet's first row names its columns, so that programs read it too; below the last row stands the notice about the
document's date and who decides, which every printed page carries as well.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from index.documents import Document
from index.errors import PolicyError
from index.facts import Facts
from index.sheets import LEDGER, Sheet, Value, sheets_of
from prompts import render

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

PROGRESS = ("未开始", "进行中", "已完成", "已逾期")  # what an office may choose in the ledger's own column
LONGEST = 32_000  # a cell holds 32,767 characters
SPARE_ROWS = 200  # rows below the last in which the choice of progress still works


def write_workbook(path: Path, document: Document, facts: Facts) -> None:
    """Write the ledger to `path`. PolicyError where it cannot be written; what stood there is then left as it was."""
    workbook = make_workbook(document, facts)
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".xlsx", delete=False) as file:
            temporary = Path(file.name)
        try:
            workbook.save(temporary)
            temporary.chmod(0o666 & ~_umask())  # a temporary file is private, a ledger is passed on
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PolicyError(
            f"{path} cannot be written ({reason}): name a file in a folder that you may write to"
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def make_workbook(document: Document, facts: Facts) -> Workbook:
    """The ledger in memory: four sheets of facts, and one that says what they are."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    notice = notice_of(document)
    sheets = sheets_of(document, facts)
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.name), sheet, document, notice)
    _describe(workbook.create_sheet("说明"), sheets, document, notice)
    workbook.properties.title = plain(document.title)
    workbook.properties.description = plain(notice)
    return workbook


def notice_of(document: Document) -> str:
    """The line on every export: the document's date, and that the issuing body decides."""
    year = f"{document.year}年" if document.year else render("check-date-unknown", "zh")
    return render(
        "export-notice",
        "zh",
        title=document.title or document.slug,
        date=document.date or year,
        issuer=document.issuer or render("check-issuer-unnamed", "zh"),
    )


_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML file can hold them
LINE, TALLEST = 17.0, 409.0  # points: a line of text, and the tallest row that a workbook may have
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(text: str) -> str:
    """The text as a cell can hold it: without characters that XML forbids, cut (…) where a cell ends."""
    text = _FORBIDDEN.sub("", text.replace("\r\n", "\n"))
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _put(cell: Cell, value: Value) -> None:
    """A value in a cell. Text stays text: what begins like a formula is not computed, here or when it is edited."""
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        elif isinstance(value, int | float):
            cell.number_format = "General" if abs(value) < 10_000 else "#,##0.##" if value % 1 else "#,##0"
        return
    words = plain(value)
    if not words:
        return
    cell.value = words
    cell.data_type = "s"  # openpyxl takes =… for a formula
    cell.quotePrefix = words.startswith(_FORMULA)


def _lines(words: str, width: int) -> int:
    """How many lines `words` take in a column so wide; a Chinese character takes the room of two figures."""
    wide = sum(2 if east_asian_width(character) in "WF" else 1 for character in words)
    return max(1, -(-wide // max(1, width - 1)))


def _fill(worksheet: Worksheet, sheet: Sheet, document: Document, notice: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    wrapped = Alignment(wrap_text=True, vertical="top")
    centred = Alignment(wrap_text=True, vertical="center", horizontal="center")
    thin = Side(style="thin", color="BFBFBF")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    bold, shade = Font(bold=True), PatternFill("solid", fgColor="DCE6F1")
    for number, column in enumerate(sheet.columns, 1):
        head = worksheet.cell(1, number, column.heading)
        head.font, head.fill, head.alignment, head.border = bold, shade, centred, border
        worksheet.column_dimensions[get_column_letter(number)].width = column.width
    for line, row in enumerate(sheet.rows, 2):
        for number, column in enumerate(sheet.columns, 1):
            cell = worksheet.cell(line, number)
            cell.alignment, cell.border = wrapped, border
            _put(cell, column.value(row))
        shown = ((str(worksheet.cell(line, n).value or ""), c.width) for n, c in enumerate(sheet.columns, 1))
        worksheet.row_dimensions[line].height = min(TALLEST, LINE * max(_lines(words, width) for words, width in shown))
    last, width = len(sheet.rows) + 1, len(sheet.columns)
    right = get_column_letter(width)
    foot = worksheet.cell(last + 2, 1)  # a blank row between: sorting and filtering leave it where it is
    _put(foot, notice)
    foot.font = Font(italic=True)
    worksheet.freeze_panes = "C2"
    worksheet.auto_filter.ref = f"A1:{right}{last}"
    if LEDGER[0] in sheet.columns:
        choice = DataValidation(type="list", formula1=f'"{",".join(PROGRESS)}"', allow_blank=True)
        letter = get_column_letter(sheet.columns.index(LEDGER[0]) + 1)
        choice.add(f"{letter}2:{letter}{last + SPARE_ROWS}")
        worksheet.add_data_validation(choice)
    _set_print(worksheet, f"A1:{get_column_letter(sheet.printed)}{last + 2}", document, notice)


def _set_print(worksheet: Worksheet, area: str, document: Document, notice: str) -> None:
    """A4 landscape, as wide as a page and as long as it takes, the headings, title and notice on every page."""
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    worksheet.print_title_rows = "1:1"
    worksheet.print_area = area
    worksheet.page_margins.left = worksheet.page_margins.right = 0.4
    worksheet.oddHeader.center.text = _margin(document.title or document.slug) + "　&A"
    worksheet.oddFooter.left.text, worksheet.oddFooter.left.size = _margin(notice), 8
    worksheet.oddFooter.right.text = "&P / &N"


def _margin(text: str) -> str:
    """Words for a page's margin, which may hold 255 characters in all; & there begins a code."""
    return plain(text).replace("\n", " ")[:180].replace("&", "&&")


def _describe(worksheet: Worksheet, sheets: Sequence[Sheet], document: Document, notice: str) -> None:
    """The sheet that says which document this is, what was counted, and who decides."""
    from openpyxl.styles import Alignment, Font

    lines: list[tuple[str, Value]] = [
        ("文件", document.title or document.slug),
        ("发文机关", document.issuer),
        ("发文字号", document.number),
        ("日期", document.date),
        ("来源", document.source),
        ("编号前缀", document.slug),
        *((f"{sheet.name}（行）", len(sheet.rows)) for sheet in sheets),
        ("说明", notice),
        (
            "数量",
            "下限、上限已把万、亿等乘出；“比较”为≥、＞、＝、≈（左右）、＜、≤或区间；“原文起、止”是原文中的字符位置。",
        ),
    ]
    for line, (name, value) in enumerate(lines, 1):
        worksheet.cell(line, 1, name).font = Font(bold=True)
        cell = worksheet.cell(line, 2)
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        _put(cell, value)
    worksheet.column_dimensions["A"].width, worksheet.column_dimensions["B"].width = 14, 90
    worksheet.page_setup.orientation = "landscape"
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
