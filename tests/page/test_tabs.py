"""The form, the facts and the documents in a real browser."""

from __future__ import annotations

import re

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

from web.screenshots import ask, open_tab

EVERYWHERE = pytest.mark.parametrize(("path", "size"), [("", "desktop"), ("en/", "phone")])
# Each request waits less than the one before it, so that all are overtaken by what is sent later.
OVERTAKING = """
const [send, waits] = [window.fetch, [1500, 1000, 600, 300]];
let [late, sent] = [false, 0];
window.policyLate = () => { late = true; sent = 0; };
window.fetch = async (...asked) => {
  if (late && asked[1]?.method === "POST") await new Promise((resume) => setTimeout(resume, waits[sent++] ?? 0));
  return send(...asked);
};
"""


@pytest.fixture
def late(visit):
    """A page whose requests overtake one another from when window.policyLate was called."""
    page = visit()
    page.add_init_script(OVERTAKING)
    page.reload()
    page.locator("#chat .log[data-ready]").wait_for()
    return page


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


@EVERYWHERE
def test_what_the_form_holds_counts_in_the_chat(visit, path, size):
    page = visit(path, size)
    open_tab(page, "eligibility")
    page.get_by_label("今年一季度新增工业产值").fill("2亿元")
    expect(page.locator("#verdicts .support.fails")).to_have_count(1)
    open_tab(page, "chat")
    ask(page, "我们能拿开门红奖励吗?")
    expect(page.locator("#chat .checks")).to_contain_text("2亿元")


@EVERYWHERE
def test_facts_are_found_opened_and_downloaded(visit, tmp_path, path, size):
    page = visit(path, size)
    open_tab(page, "facts")
    page.get_by_label("Search" if path else "查找", exact=True).fill("制造业增加值 6%")
    expect(page.locator("#facts tbody tr")).to_have_count(1)
    page.locator("#facts .row-source").click()
    expect(page.locator("#document #quote")).to_contain_text("6%以上")
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.locator("#facts-download").click()
    download.value.save_as(tmp_path / "facts.xlsx")
    cells = [
        str(cell) for sheet in openpyxl.load_workbook(tmp_path / "facts.xlsx") for row in sheet.values for cell in row
    ]
    assert any("制造业增加值" in cell for cell in cells)


def test_a_section_without_headings_is_a_part_to_choose(visit):
    page = visit()
    open_tab(page, "facts")
    page.locator("#facts table.targets").wait_for()
    page.locator("#facts-part input").click()
    page.get_by_role("option", name="二、主要目标").click()
    expect(page.locator("#facts .col_source", has_text="第")).to_have_count(0)
    expect(page.locator("#facts tbody tr").first).to_contain_text("规模以上工业增加值")


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


def test_what_is_typed_last_counts_whichever_answer_comes_last(late):
    open_tab(late, "eligibility")
    late.locator("#verdicts .support").first.wait_for()
    late.evaluate("policyLate()")
    late.get_by_label("今年一季度新增工业产值").fill("2亿元")
    late.get_by_label("增速", exact=False).first.fill("12%")
    late.get_by_label("年营业收入").press_sequentially("1500万元", delay=60)
    late.wait_for_timeout(4000)  # until no request is under way
    expect(late.locator("#verdicts .short")).to_have_text(["差1亿元", "差3%"])
    expect(late.locator("#verdicts")).to_contain_text("1500万元")
    late.reload()
    expect(late.get_by_label("年营业收入")).to_have_value("1500万元")
    expect(late.locator("#verdicts")).to_contain_text("1500万元")


def test_what_the_chat_said_does_not_overwrite_what_is_being_typed(late):
    ask(late, "我们厂一季度新增工业产值4.2亿元,增速12%,能拿开门红奖励吗?")
    late.evaluate("policyLate()")
    open_tab(late, "eligibility")
    late.get_by_label("增速", exact=False).first.fill("18")
    expect(late.get_by_label("今年一季度新增工业产值")).to_have_value("4.2亿元")
    late.wait_for_timeout(1500)
    expect(late.get_by_label("增速", exact=False).first).to_have_value("18")
    expect(late.locator("#form-summary .result.fails")).to_have_text("不符合 0")
    open_tab(late, "chat")
    ask(late, "增速改成了19%,能拿开门红奖励吗?")
    open_tab(late, "eligibility")
    expect(late.get_by_label("增速", exact=False).first).to_have_value("19%")
    late.locator("#form-clear").click()
    open_tab(late, "chat")
    open_tab(late, "eligibility")
    late.wait_for_timeout(1000)
    expect(late.get_by_label("增速", exact=False).first).to_have_value("")


def test_an_answer_that_comes_while_the_form_is_filled_in_takes_nothing_away(late):
    late.evaluate("policyLate()")
    late.locator("#question textarea").fill("一季度开门红奖励怎么给?")
    late.locator("#send").click()
    open_tab(late, "eligibility")
    late.get_by_label("增速", exact=False).first.fill("18")
    late.locator("#chat .reply .tools").wait_for(state="attached")
    late.reload()
    expect(late.get_by_label("增速", exact=False).first).to_have_value(re.compile("^18%?$"))
    open_tab(late, "chat")
    expect(late.locator("#chat .turn")).to_have_count(1)


def test_a_figure_that_is_not_understood_is_told_at_its_field(visit):
    page = visit()
    open_tab(page, "eligibility")
    growth = page.get_by_label("增速", exact=False).first
    growth.fill("很高")
    page.get_by_label("年营业收入").focus()
    expect(growth).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#form .unread:visible")).to_have_text("没有看懂这个数字，如 4.2%")
    growth.fill("18%")
    expect(growth).to_have_attribute("aria-invalid", "false")


def test_the_table_is_of_the_filters_that_stand_there(late):
    open_tab(late, "facts")
    late.locator("#facts tbody tr").first.wait_for()
    late.evaluate("policyLate()")
    late.get_by_label("查找", exact=True).press_sequentially("制造业增加值 6%", delay=50)
    late.wait_for_timeout(4000)
    expect(late.locator("#facts tbody tr")).to_have_count(1)
    late.locator("#facts-view label").nth(5).click()
    late.locator("#facts-view label").nth(1).click()
    late.get_by_label("查找", exact=True).fill("")
    expect(late.locator("#facts table.duties")).to_be_visible()
    rows = late.locator("#facts tbody tr").count()
    late.reload()
    expect(late.locator("#facts table.duties")).to_be_visible()
    expect(late.locator("#facts tbody tr")).to_have_count(rows)


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
