"""The form, the facts and the documents in a real browser."""

from __future__ import annotations

import re

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

from web.screenshots import ask, open_tab


def test_the_form_is_filled_from_the_chat_and_gives_verdicts_at_once(visit):
    page = visit()
    ask(page, "我们厂一季度新增工业产值4.2亿元,增速12%,能拿开门红奖励吗?")
    open_tab(page, "eligibility")
    growth = page.get_by_label("增速", exact=False).first
    expect(growth).to_have_value("12%")
    support = page.locator("#verdicts .support", has_text="增速不低于15%")
    expect(support).to_have_class(re.compile("fails"))
    expect(support).to_contain_text("差3%")
    growth.fill("18")
    expect(support).not_to_have_class(re.compile("fails"))
    expect(page.locator("#form-summary .result.fails")).to_have_text("不符合 0")
    page.locator("#form-link").click()
    page.wait_for_timeout(200)
    copied = page.evaluate("navigator.clipboard.readText()")
    other = visit(copied.removeprefix(page.url.partition("?")[0]))
    expect(other.get_by_label("增速", exact=False).first).to_have_value("18%")


def test_what_the_form_holds_counts_in_the_chat(visit):
    page = visit()
    open_tab(page, "eligibility")
    page.get_by_label("今年一季度新增工业产值").fill("2亿元")
    expect(page.locator("#verdicts .support.fails")).to_have_count(1)
    open_tab(page, "chat")
    ask(page, "我们能拿开门红奖励吗?")
    expect(page.locator("#chat .checks")).to_contain_text("2亿元")


def test_facts_are_found_opened_and_downloaded(visit, tmp_path):
    page = visit()
    open_tab(page, "facts")
    page.get_by_label("查找", exact=True).fill("制造业增加值 6%")
    expect(page.locator("#facts tbody tr")).to_have_count(1)
    page.locator("#facts .row-source").click()
    expect(page.locator("#document #quote")).to_contain_text("6%以上")
    with page.expect_download() as download:
        page.locator("#facts-download").click()
    download.value.save_as(tmp_path / "facts.xlsx")
    cells = [
        str(cell) for sheet in openpyxl.load_workbook(tmp_path / "facts.xlsx") for row in sheet.values for cell in row
    ]
    assert any("制造业增加值" in cell for cell in cells)


def test_fields_that_are_filled_in_one_breath_all_count_also_while_the_form_is_opened_again(visit):
    page = visit()
    for _ in range(2):
        open_tab(page, "eligibility")
        page.get_by_label("今年一季度新增工业产值").fill("2亿元")
        page.get_by_label("增速", exact=False).first.fill("12%")
        page.get_by_label("年营业收入").fill("1500万元")
        expect(page.locator("#verdicts .short")).to_have_text(["差1亿元", "差3%"])
        expect(page.locator("#verdicts")).to_contain_text("1500万元")
        page.locator("#form-clear").click()
        expect(page.locator("#verdicts .short")).to_have_count(0)
        expect(page.get_by_label("今年一季度新增工业产值")).to_have_value("")
        open_tab(page, "chat")


@pytest.mark.parametrize(("path", "size"), [("", "phone"), ("en/", "desktop"), ("en/", "phone")])
def test_the_form_gives_a_verdict_in_both_languages_and_sizes(visit, path, size):
    page = visit(path, size)
    open_tab(page, "eligibility")
    page.get_by_label("今年一季度新增工业产值").fill("2")
    expect(page.locator("#verdicts .support.fails .short").first).to_have_text("short by 1亿元" if path else "差1亿元")
    expect(page.locator("#form-summary .result.fails")).to_have_text("Not met 1" if path else "不符合 1")
    page.locator("#verdicts .support.fails .row-source").first.click()
    expect(page.locator("#document #quote")).to_be_in_viewport()


def test_the_verdicts_are_saved_as_a_word_file(visit, tmp_path):
    page = visit()
    open_tab(page, "eligibility")
    page.get_by_label("今年一季度新增工业产值").fill("2亿元")
    expect(page.locator("#verdicts .support.fails")).to_have_count(1)
    with page.expect_download() as download:
        page.locator("#form-docx").click()
    download.value.save_as(tmp_path / "verdicts.docx")
    file = docx.Document(tmp_path / "verdicts.docx")
    words = "\n".join(p.text for p in file.paragraphs)
    assert "不符合 · 第3条" in words and "以主管部门审核为准" in words
    assert any("2亿元" in cell.text for table in file.tables for row in table.rows for cell in row.cells)


def test_on_paper_the_verdicts_are_whole_and_in_light_colours(visit):
    page = visit(scheme="dark")
    open_tab(page, "eligibility")
    page.locator("#verdicts .support").first.wait_for()
    page.emulate_media(media="print")
    end = page.locator("#verdicts .support").last.bounding_box()
    assert 800 < end["y"] + end["height"] <= page.evaluate("document.documentElement.scrollHeight")
    expect(page.locator("#form-tools")).to_be_hidden()
    expect(page.locator("#chat")).to_be_hidden()
    assert (
        page.locator("#verdicts .support").last.evaluate("e => getComputedStyle(e).backgroundColor")
        == "rgb(255, 255, 255)"
    )


@pytest.mark.parametrize(("path", "size"), [("en/", "desktop"), ("", "phone")])
def test_the_facts_are_drawn_as_bars_and_as_a_calendar(visit, path, size):
    page = visit(path, size)
    open_tab(page, "facts")
    page.locator("#facts-view label").nth(4).click()
    expect(page.locator("#facts .bars li").first).to_be_visible()
    page.locator("#facts-view label").nth(5).click()
    expect(page.locator("#facts .calendar h2").first).to_have_text("2024-02" if path else "2024年2月")
    page.locator("#facts .calendar .row-source").first.click()
    expect(page.locator("#document #quote")).to_be_in_viewport()


def test_the_document_is_searched_and_asked_about(visit):
    page = visit()
    page.locator("#document .find").fill("开门红")
    expect(page.locator("#document .count")).to_contain_text("共")
    page.locator("#document .contents summary").click()
    page.locator("#document .contents button", has_text="第6条").click()
    expect(page.locator("#document .paragraph.open")).to_be_in_viewport()
    page.locator("#document [data-pane=link]").click()
    expect(page.locator("#document [data-pane=link]")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/?p=shandong-industry-2024%233.2.6")
    page.locator("#document [data-pane=ask]").click()
    expect(page.locator("#question textarea")).to_have_value("第6条:")


def test_a_document_is_added_asked_and_removed_with_the_password(visit, password, tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text("某市措施\n\n一、支持企业\n\n1.支持增产。给予最高77万元奖励。\n", encoding="utf-8")
    page = visit()
    open_tab(page, "documents")
    page.locator("#manage button").first.click()
    told = page.locator("#documents-told")

    page.locator("#files-to-add input[type=file]").set_input_files(plan)
    expect(page.locator("#files-to-add").get_by_role("cell", name="plan.txt")).to_be_visible()
    page.locator("#admin-password input").fill("guess")
    page.locator("#add-documents").click()
    expect(told).to_contain_text("密码不对")
    page.locator("#admin-password input").fill(password)
    page.locator("#add-documents").click()
    expect(told).to_contain_text("现有3份文件")
    expect(page.locator("#admin-password input")).to_have_value("")

    page.locator("#documents-chosen label", has_text="某市措施").click()
    open_tab(page, "chat")
    ask(page, "最高奖励多少?")
    expect(page.locator("#chat .answer-text")).to_contain_text("77万元")
    expect(page.locator("#chat .source .of")).to_have_text("某市措施")
    page.locator("#chat .cite").first.click()
    expect(page.locator("#document #quote")).to_contain_text("77万元")

    open_tab(page, "documents")
    page.locator("#to-remove input").click()
    page.locator("#manage").get_by_role("option", name="某市措施").click()
    page.locator("#admin-password input").fill(password)
    page.locator("#remove-document").click()
    expect(told).to_contain_text("现有2份文件")
    expect(page.locator("#documents-chosen label")).to_have_count(2)
    expect(page.locator("#document .choose option")).to_have_count(2)
