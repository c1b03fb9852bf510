"""The page in a real browser, over the real assistant and a real index, as people meet it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from gradio_client import Client
from gradio_client.exceptions import AppError
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assistant.records import Records
from index.build import add, build
from index.settings import Settings
from web.screenshots import CHROMIUM, FLAGS, running_app

DESKTOP, PHONE = (1280, 800), (390, 844)
AWARD = "开门红奖励要满足什么条件?"
DEADLINE = "开门红奖励申请截止到几号?"
HOSTILE = """关于<img src=x onerror="window.hacked=1">的若干措施

一、总体要求

1.加强<script>window.hacked=2</script>管理。对${window.hacked=3}企业给予{{constructor}}服务。

2.优化"><svg onload="window.hacked=4">环境。到2030年培育<b>企业</b>30家。
"""
PASSWORD = "open-sesame"


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data_dir=tmp_path_factory.mktemp("app"), _env_file=None)


@pytest.fixture(scope="session")
def address(settings: Settings) -> Iterator[str]:
    """app.py itself, with a second, hostile document, and an admin."""
    build(settings)
    file = settings.data_dir / "hostile.txt"
    file.write_text(HOSTILE, encoding="utf-8")
    add(settings, {"hostile": file})
    with running_app({"POLICY_DATA_DIR": str(settings.data_dir), "POLICY_ADMIN_PASSWORD": PASSWORD}) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator:
    """visit(path, size, …) is a page that a new visitor opened; it fails the test on any script error."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def visiting(path: str = "", size: tuple[int, int] = DESKTOP, scheme: str = "light") -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "request", lambda request: request.url.startswith((address, "data:", "blob:")) or errors.append(request.url)
        )
        page.goto(address + path)
        page.locator("#chat .log[data-ready]").wait_for(state="attached")  # another tab may be open
        return page

    yield visiting
    for context in contexts:
        context.close()
    assert errors == []


def ask(page: Page, question: str) -> None:
    turns = page.locator("#chat .reply .tools")
    before = turns.count()
    page.locator("#question textarea").fill(question)
    page.locator("#send").click()
    expect(turns).to_have_count(before + 1)


def open_tab(page: Page, name: str) -> None:
    page.locator(f"#{name}-tab-button").click()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_citation_opens_its_paragraph_with_the_quote_marked(visit, size):
    page = visit(size=size)
    ask(page, AWARD)
    expect(page.locator("#chat .answer-text")).to_contain_text("3亿元")
    page.locator("#chat .cite").first.click()
    quote = page.locator("#document #quote")
    expect(quote).to_be_in_viewport()
    assert quote.inner_text() in page.locator("#chat .source q").first.text_content()
    expect(page.locator("#document .trail")).to_contain_text("第3条")
    page.reload()
    expect(page.locator("#chat .asked p")).to_have_text(AWARD)
    if size == DESKTOP:
        expect(quote).to_be_in_viewport()


def test_what_the_document_does_not_say_looks_different(visit):
    page = visit()
    ask(page, DEADLINE)
    expect(page.locator("#chat .reply.abstains .status")).to_have_text("文件未载明")


def test_a_followup_is_completed_from_the_turn_before(visit):
    page = visit()
    ask(page, "开门红奖励最高给多少钱?")
    ask(page, "那增速要达到多少?")
    expect(page.locator("#chat .answer-text").last).to_contain_text("15%")


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


def test_two_visitors_never_see_each_others_words(visit):
    one, other = visit(), visit()
    ask(one, AWARD)
    ask(other, DEADLINE)
    one.reload()
    expect(one.locator("#chat .asked p")).to_have_text([AWARD])
    expect(other.locator("#chat .asked p")).to_have_text([DEADLINE])


def test_conversations_are_kept_in_the_browser_begun_anew_and_deleted(visit):
    page = visit()
    ask(page, AWARD)
    page.locator("#new").click()
    expect(page.locator("#chat .welcome")).to_be_visible()
    ask(page, DEADLINE)
    page.locator("#history input").click()
    page.get_by_role("option", name=AWARD).click()
    expect(page.locator("#chat .asked p")).to_have_text([AWARD])
    page.locator("#delete").click()
    expect(page.locator("#chat .asked p")).to_have_text([DEADLINE])


def test_a_question_can_be_retried_and_rewritten(visit):
    page = visit()
    ask(page, AWARD)
    page.locator("#chat .tool.edit").click()
    page.locator("#question textarea").fill(DEADLINE)
    page.locator("#question textarea").press("Enter")
    expect(page.locator("#chat .asked p")).to_have_text([DEADLINE])
    page.locator("#chat .tool.retry").click()
    expect(page.locator("#chat .reply .tools")).to_have_count(1)


def test_a_conversation_is_exported_with_its_citations_and_ids(visit, tmp_path):
    page = visit()
    ask(page, AWARD)
    mark = re.search(r"[0-9a-f]{10}", page.locator("#chat .answer-id").inner_text())
    for button, ending in (("#export-docx", "docx"), ("#export-md", "md")):
        with page.expect_download() as download:
            page.locator(button).click()
        path = tmp_path / f"conversation.{ending}"
        download.value.save_as(path)
        words = "\n".join(p.text for p in docx.Document(path).paragraphs) if ending == "docx" else path.read_text()
        assert AWARD in words and mark[0] in words and "3.2.3" in words


def test_an_opinion_with_its_comment_is_recorded(visit, settings):
    page = visit()
    ask(page, AWARD)
    page.locator("#chat .tool.bad").click()
    page.locator("#chat .comment input").fill("少了<名额>")
    page.locator("#chat .comment input").press("Enter")
    expect(page.locator("#chat .thanks")).to_be_visible()
    last = Records.open(settings).opinions()[-1]
    assert (last.question, last.verdict, last.comment) == (AWARD, "bad", "少了<名额>")
    assert last.answer["citations"]


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
    page.locator("#form-link").click()
    page.wait_for_timeout(200)
    copied = page.evaluate("navigator.clipboard.readText()")
    other = visit(copied.removeprefix(page.url.partition("?")[0]))
    expect(other.get_by_label("增速", exact=False).first).to_have_value("18")


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


def test_a_shared_address_asks_and_opens(visit):
    page = visit("?q=" + AWARD + "&p=shandong-industry-2024%233.2.6")
    expect(page.locator("#chat .asked p")).to_have_text(AWARD)
    expect(page.locator("#document .paragraph.open")).to_contain_text("6.强化")


def test_a_question_that_is_too_long_is_refused_and_kept(visit):
    page = visit()
    page.locator("#question textarea").fill("问" * 2001)
    page.locator("#send").click()
    expect(page.locator("#chat .notice")).to_contain_text("2000")
    expect(page.locator("#question textarea")).to_have_value("问" * 2001)


def test_documents_are_removed_with_the_password_only(visit):
    page = visit()
    open_tab(page, "documents")
    page.locator("#manage button").first.click()
    page.locator("#admin-password input").fill("guess")
    page.locator("#remove-document").click()
    expect(page.locator("#documents-told")).to_contain_text("密码不对")


def test_the_page_is_in_english_too(visit):
    page = visit("en/")
    expect(page.locator("h1")).to_have_text("Policy assistant")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator("#chat .ask").first.click()
    expect(page.locator("#chat .status")).to_be_visible()
    page.locator("[data-page=language]").click()
    expect(page.locator("h1")).to_have_text("政策文件问答")


@pytest.mark.parametrize(
    ("size", "scheme", "path"), [(DESKTOP, "light", ""), (DESKTOP, "dark", "en/"), (PHONE, "dark", "")]
)
def test_axe_finds_nothing_serious(visit, size, scheme, path):
    page = visit(path, size, scheme)
    ask(page, "我们厂一季度新增工业产值4.2亿元,增速18%,能拿开门红奖励吗?")
    ask(page, DEADLINE)
    found = serious(page)
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
    assert found == []


def serious(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in violations if v["impact"] in ("serious", "critical")]


def test_the_keyboard_alone_asks_and_opens_the_quote(visit):
    page = visit()
    page.locator("#question textarea").focus()
    page.keyboard.type(AWARD)
    page.keyboard.press("Enter")
    cite = page.locator("#chat .cite").first
    cite.wait_for()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.classList.contains('cite')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#document #quote")).to_be_in_viewport()


def test_the_endpoints_answer_a_gradio_client(address):
    client = Client(address, verbose=False)
    answer = client.predict(question=AWARD, api_name="/ask")
    [cited, *_] = answer["citations"]
    paragraph = client.predict(id=cited["paragraph"], api_name="/paragraph")
    assert cited["quote"] in paragraph["text"]
    assert client.predict(query="开门红", limit=3, api_name="/search")[0]["id"] == cited["paragraph"]
    assert client.predict(document="shandong-industry-2024", kind="targets", api_name="/facts")
    report = client.predict(
        settings=["一季度新增工业产值=2亿元"], documents=["shandong-industry-2024"], api_name="/check"
    )
    assert cited["paragraph"] in [support["paragraph"] for support in report["excluded"]]
    with pytest.raises(AppError, match="no paragraph"):
        client.predict(id="nowhere#1", api_name="/paragraph")


def test_the_programs_of_the_readme_call_the_page(address):
    blocks = re.findall(r"^```python\n(.*?)^```", Path("README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    client, tools = (block.replace("http://127.0.0.1:7860/", address) for block in blocks if "127.0.0.1" in block)
    printed = run_program(client)
    assert "answered" in printed and "3亿元" in printed and "['第3条']" in printed
    printed = run_program(tools)
    assert "['ask', 'search', 'paragraph', 'facts', 'check']" in printed and "3亿元" in printed


def run_program(program: str) -> str:
    """What it prints; it runs as a reader would run it, in a process of its own."""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_a_folder_that_cannot_be_written_ends_in_one_line(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(RuntimeError, match="ended with 2"), running_app({"POLICY_DATA_DIR": str(blocked)}):
        raise AssertionError("it started")


def test_the_carried_example_questions_are_data_in_both_languages():
    import json

    for path in Path("index/documents").glob("*.examples.json"):
        examples = json.loads(path.read_text(encoding="utf-8"))
        assert all(examples[language][persona] for language in ("zh", "en") for persona in ("firm", "official"))
