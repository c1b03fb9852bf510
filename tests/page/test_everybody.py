"""For everybody: both languages, keyboard alone, screen readers, shared addresses; and markup that does nothing."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from web.screenshots import ask, open_tab, take


def test_markup_in_questions_and_documents_does_nothing(visit):
    page = visit()
    ask(page, '<img src=x onerror="window.hacked=9">${window.hacked=8}{{value}} 是什么?')
    expect(page.locator("#chat .asked p")).to_contain_text("${window.hacked=8}{{value}}")
    page.locator("#document .choose").select_option("hostile")
    expect(page.locator("#document h2")).to_contain_text("<img src=x onerror=")
    expect(page.locator("#document .words-of-document")).to_contain_text("${window.hacked=3}")
    open_tab(page, "facts")
    page.wait_for_timeout(500)
    assert page.evaluate("window.hacked") is None


def test_a_shared_address_asks_and_opens(visit):
    page = visit("?q=" + "开门红奖励要满足什么条件?" + "&p=shandong-industry-2024%233.2.6")
    expect(page.locator("#chat .asked p")).to_have_text("开门红奖励要满足什么条件?")
    expect(page.locator("#document .paragraph.open")).to_contain_text("6.强化")


def test_a_shared_paragraph_opens_the_drawer_on_a_phone_which_keeps_the_focus_until_it_is_closed(visit):
    page = visit("?p=shandong-industry-2024%233.2.6", "phone")
    expect(page.locator("#document .paragraph.open")).to_be_in_viewport()
    page.wait_for_function("[...document.querySelectorAll('#left, #header')].every((behind) => behind.inert)")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('#left, #header')")
    page.locator("#document .close").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#document")).not_to_be_in_viewport()
    assert "p=" not in page.url
    page.locator(".show-document").click()
    focus_is_on(page, "#document .close")
    page.keyboard.press("Enter")
    focus_is_on(page, ".show-document")


def test_the_picture_of_the_readme_is_taken_by_one_command(browser, address, tmp_path):
    take(browser, address, tmp_path / "screenshot.png", None)
    assert (tmp_path / "screenshot.png").stat().st_size > 50_000


def test_the_page_is_in_english_too(visit):
    page = visit("en/")
    expect(page.locator("h1")).to_have_text("Policy assistant")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator("#chat .ask").first.click()
    expect(page.locator("#chat .status")).to_be_visible()
    page.locator("[data-page=language]").click()
    expect(page.locator("h1")).to_have_text("政策文件问答")


@pytest.mark.parametrize(
    ("size", "scheme", "path"),
    [("desktop", "light", ""), ("desktop", "dark", "en/"), ("phone", "dark", ""), ("phone", "light", "en/")],
)
def test_axe_finds_nothing_serious(visit, size, scheme, path):
    page = visit(path, size, scheme)
    found = serious(page)
    ask(page, "我们厂一季度新增工业产值4.2亿元,增速18%,能拿开门红奖励吗?")
    ask(page, "开门红奖励申请截止到几号?")
    ask(page, "我们能享受哪些支持?")
    page.locator("#chat .overview summary").first.click()
    page.locator("#chat .tool.bad").last.click()
    page.locator("#chat .comment input").wait_for()
    page.locator("#question textarea").fill("问" * 2001)
    page.locator("#send").click()
    page.locator("#chat .notice").wait_for()
    found += serious(page)
    page.locator("#chat .cite").first.click()
    page.locator("#document #quote").wait_for()
    found += serious(page)
    page.keyboard.press("Escape")
    for tab, ready in (
        ("eligibility", "#verdicts .support"),
        ("facts", "#facts table"),
        ("documents", "#documents-chosen"),
    ):
        open_tab(page, tab)
        page.locator(ready).first.wait_for()
        page.wait_for_timeout(400)
        found += serious(page)
        for view in (4, 5) if tab == "facts" else ():
            page.locator("#facts-view label").nth(view).click()
            page.locator("#facts h2").first.wait_for()
            found += serious(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")  # nothing is wider than the screen
    assert found == []


def serious(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in violations if v["impact"] in ("serious", "critical")]


def test_the_keyboard_alone_asks_and_opens_the_quote(visit):
    page = visit()
    page.locator("#question textarea").focus()
    page.keyboard.type("开门红奖励要满足什么条件?")
    page.keyboard.press("Enter")
    cite = page.locator("#chat .cite").first
    cite.wait_for()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.classList.contains('cite')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#document #quote")).to_be_in_viewport()
    page.keyboard.press("Escape")
    focus_is_on(page, "#chat .cite")


def focus_is_on(page: Page, selector: str) -> None:
    """Waits until it is; `to_be_focused` also wants the window in front, which may be another test's."""
    page.wait_for_function("selector => document.activeElement.matches(selector)", arg=selector)
