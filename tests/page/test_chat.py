"""The chat in a real browser: asked, cited, kept, exported."""

from __future__ import annotations

import io
import re

import docx
import pytest
from playwright.sync_api import Page, expect

from assistant.answers import Answer, Citation, Status
from assistant.records import Records
from index.structure import parse_document
from prompts import template
from web.chat import render_conversation, render_text
from web.conversations import Conversation, Turn
from web.exports import conversation_to_docx, conversation_to_markdown
from web.screenshots import ask

AWARD = "开门红奖励要满足什么条件?"
AWARD_EN = "What must a firm meet to get the first-quarter award?"
DEADLINE = "开门红奖励申请截止到几号?"
EVERYWHERE = pytest.mark.parametrize(("path", "size"), [("", "desktop"), ("en/", "phone")])
TRAINING = "全年要培训多少家次企业?"


def test_a_conversation_is_called_by_as_much_of_its_question_as_fits():
    def title(question: str) -> str:
        return Conversation(id="1", turns=(turn_of(question),)).title

    assert title(AWARD_EN) == "What must a firm meet to get the first-quarter…"
    assert title("问" * 24) == "问" * 24
    assert title("问" * 25) == "问" * 23 + "…"


def test_an_answer_that_was_withheld_is_exported_as_withheld():
    conversation = Conversation(id="1", turns=(turn_of(AWARD, template("withheld", "zh"), "not_in_document"),))
    file = docx.Document(io.BytesIO(conversation_to_docx(conversation, {}, "zh")))
    assert "不予给出" in conversation_to_markdown(conversation, {}, "zh")
    assert any("不予给出" in paragraph.text for paragraph in file.paragraphs)
    assert "不予给出" in render_conversation(conversation, "zh")


def test_the_items_of_a_long_list_stand_below_one_another():
    citations = tuple(Citation(n, f"plan#{n}", f"第{n}条", "甲", 0, 1) for n in range(1, 5))
    listed = render_text("共4项:甲[1];乙[2];<b>丙</b>[3];丁[4]。", citations, "zh")
    assert listed.startswith("共4项:<ul><li>") and listed.count("<li>") == 4 and "&lt;b&gt;" in listed
    assert render_text("共4项:甲[1];乙[2];丙[3];丁[4]。请补充。", citations, "zh").endswith("</li></ul>请补充。")
    assert "<ul>" not in render_text("增长6%[1];增长7%[2]。", citations, "zh")


def test_an_export_names_the_document_once_and_lists_items_below_one_another():
    citations = tuple(Citation(n, f"plan#1.{n}", f"第{n}条", "甲", 0, 1) for n in range(1, 5))
    answer = Answer("有哪些?", "有哪些?", "zh", "共4项:甲[1];乙[2];丙[3];丁[4]。", "answered", citations=citations)
    conversation = Conversation(id="1", turns=(Turn(id="0123456789", answer=answer, version="1+0"),))
    documents = {"plan": parse_document("某市措施\n\n一、支持\n\n1.甲。\n", "plan")}
    file = docx.Document(io.BytesIO(conversation_to_docx(conversation, documents, "zh")))
    listed = [paragraph.text for paragraph in file.paragraphs if paragraph.style.name == "List Bullet"]
    assert listed == ["甲[1]", "乙[2]", "丙[3]", "丁[4]。"]
    assert [paragraph.text for paragraph in file.paragraphs if "某市措施" in paragraph.text] == ["原文依据：某市措施"]
    assert "\n- 乙\\[2\\]\n" in conversation_to_markdown(conversation, documents, "zh")


def turn_of(question: str, text: str = "有。", status: Status = "answered") -> Turn:
    answer = Answer(question=question, standalone=question, language="zh", text=text, status=status)
    return Turn(id="0123456789", answer=answer, version="1+0")


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize(("path", "question"), [("", AWARD), ("en/", AWARD_EN)])
def test_a_citation_opens_its_paragraph_with_the_quote_marked(visit, size, path, question):
    page = visit(path, size)
    ask(page, question)
    expect(page.locator("#chat .answer-text")).to_contain_text("3亿元")
    page.locator("#chat .cite").first.click()
    quote = page.locator("#document #quote")
    expect(quote).to_be_in_viewport()
    assert quote.inner_text() in page.locator("#chat .source q").first.text_content()
    expect(page.locator("#document .trail")).to_contain_text("第3条")
    page.reload()
    expect(page.locator("#chat .asked p")).to_have_text(question)
    if size == "desktop":
        expect(quote).to_be_in_viewport()


def test_what_the_document_does_not_say_looks_different(visit):
    page = visit()
    ask(page, DEADLINE)
    expect(page.locator("#chat .reply.abstains .status")).to_have_text("文件未载明")


@EVERYWHERE
@pytest.mark.parametrize(
    ("questions", "answers"),
    [
        (
            ("开门红奖励最高给多少钱?", "那增速要达到多少?", "15%"),
            (AWARD_EN, "And how much is it at most?", "RMB 1 million"),
        ),
        (
            ("我们一季度新增工业产值4.2亿元,能拿开门红奖励吗?", "增速12%", "不符合条件"),
            (
                "We added 420 million yuan of output in the first quarter. Do we qualify for the award?",
                "Up 12%.",
                "not met",
            ),
        ),
    ],
)
def test_a_followup_is_completed_from_the_turn_before(visit, path, size, questions, answers):
    page = visit(path, size)
    first, then, answer = answers if path else questions
    ask(page, first)
    ask(page, then)
    expect(page.locator("#chat .answer-text").last).to_contain_text(answer)


def test_a_suggestion_is_asked_by_pressing_it(visit):
    page = visit(size="phone")
    ask(page, AWARD)
    suggestion = page.locator("#chat .suggestions .ask").first
    words = suggestion.inner_text()
    suggestion.click()
    expect(page.locator("#chat .asked p")).to_have_text([AWARD, words])
    expect(page.locator("#chat .reply .tools")).to_have_count(2)


def test_a_second_press_asks_nothing_twice_and_the_next_question_may_follow_at_once(visit):
    page = visit()
    page.locator("#question textarea").fill(AWARD)
    page.locator("#send").dblclick()
    expect(page.locator("#chat .reply .tools")).to_have_count(1)
    page.evaluate(  # the next is sent in the moment in which an answer comes
        """new MutationObserver((_, watch) => {
          if (document.querySelectorAll("#chat .reply .tools").length !== 2) return;
          watch.disconnect();
          document.querySelector("#chat .suggestions .ask").click();
        }).observe(document.querySelector("#chat"), { childList: true, subtree: true })"""
    )
    page.locator("#chat .suggestions .ask").first.click()
    expect(page.locator("#chat .reply .tools")).to_have_count(3)


def test_an_answer_is_copied_with_its_quotes_and_its_id(visit):
    page = visit()
    ask(page, AWARD)
    page.locator("#chat .tool.copy").click()
    expect(page.locator("#chat .tool.copy")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.locator("#chat .answer-id").inner_text() in copied
    assert page.locator("#chat .source q").first.text_content() in copied


def test_what_there_is_to_be_had_is_sorted_by_what_was_said(visit):
    page = visit()
    ask(page, "我们能享受哪些支持?")
    fold = page.locator("#chat .overview details", has_text="十大行动的意见")
    expect(fold.locator("summary .result.unknown")).to_be_visible()
    expect(fold.locator(".result.fails")).to_have_count(0)
    ask(page, "我们厂一季度新增工业产值2亿元,增速12%,能拿开门红奖励吗?")
    ask(page, "我们能享受哪些支持?")
    expect(fold.last.locator("summary .result.fails")).to_be_visible()
    fold.last.locator("summary").click()
    fold.last.locator(".row-source").last.click()
    expect(page.locator("#document #quote")).to_be_in_viewport()
    page.locator("#chat .overview [data-tab]").last.click()
    expect(page.locator("#verdicts .support").first).to_be_visible()


@EVERYWHERE
def test_two_visitors_never_see_each_others_words(visit, path, size):
    one, other = visit(path, size), visit(path, size)
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
    expect(page.locator("#delete")).to_have_text("确认删除")
    expect(page.locator("#chat .asked p")).to_have_text([AWARD])
    page.locator("#delete").click()
    expect(page.locator("#chat .asked p")).to_have_text([DEADLINE])
    expect(page.locator("#delete")).to_have_text("删除")


def another_window(page: Page) -> Page:
    """A window of the same browser."""
    other = page.context.new_page()
    other.goto(page.url.partition("?")[0])
    other.locator("#chat .log[data-ready]").wait_for()
    return other


def test_what_one_window_says_is_shown_in_another_that_shows_the_same_conversation(visit):
    one = visit()
    ask(one, AWARD)
    other = another_window(one)
    expect(other.locator("#chat .asked p")).to_have_text([AWARD])
    ask(other, DEADLINE)
    expect(one.locator("#chat .asked p")).to_have_text([AWARD, DEADLINE])
    other.locator("#new").click()
    expect(other.locator("#chat .welcome")).to_be_visible()
    ask(other, TRAINING)
    one.reload()
    expect(one.locator("#chat .asked p")).to_have_text([AWARD, DEADLINE])
    one.locator("#history input").click()
    expect(one.get_by_role("option", name=TRAINING)).to_be_visible()
    expect(other.locator("#chat .asked p")).to_have_text([TRAINING])


@pytest.mark.parametrize("begun_anew", [True, False])
def test_two_windows_that_ask_at_the_same_time_lose_each_other_nothing(visit, begun_anew):
    one = visit()
    ask(one, AWARD)
    other = another_window(one)
    if begun_anew:
        other.locator("#new").click()
        expect(other.locator("#chat .welcome")).to_be_visible()
    one.evaluate(  # its question goes out late, with what was kept when it was sent
        """const send = window.fetch;
        window.fetch = async (...asked) => {
          if (asked[1]?.method === "POST") await new Promise((resume) => setTimeout(resume, 2500));
          return send(...asked);
        }"""
    )
    one.locator("#question textarea").fill(DEADLINE)
    one.locator("#send").click()
    ask(other, TRAINING)
    expect(one.locator("#chat .reply .tools").last).to_be_visible()
    together = [AWARD, DEADLINE] if begun_anew else [AWARD, TRAINING, DEADLINE]
    expect(one.locator("#chat .asked p")).to_have_text(together)
    expect(other.locator("#chat .asked p")).to_have_text([TRAINING] if begun_anew else together)
    for page in (one, other):
        page.reload()
    expect(one.locator("#chat .asked p")).to_have_text(together)
    expect(other.locator("#chat .asked p")).to_have_text([TRAINING] if begun_anew else together)


def test_of_what_cannot_be_read_any_more_the_rest_stays(visit):
    page = visit()
    ask(page, AWARD)
    page.evaluate(
        """const kept = JSON.parse(localStorage.getItem("policy-talks"));
        kept.conversations.push({ id: "old", turns: [{ question: "of another version" }] });
        localStorage.setItem("policy-talks", JSON.stringify(kept));"""
    )
    page.reload()
    expect(page.locator("#chat .asked p")).to_have_text([AWARD])
    ask(page, DEADLINE)
    page.reload()
    expect(page.locator("#chat .asked p")).to_have_text([AWARD, DEADLINE])


def test_where_the_browser_has_no_room_the_oldest_conversation_goes(visit):
    page = visit()
    ask(page, AWARD)
    page.locator("#new").click()
    expect(page.locator("#chat .welcome")).to_be_visible()
    page.evaluate(
        """let left = "x".repeat(1 << 20);
        for (let i = 0; left; i++) try { localStorage.setItem("full" + i, left); } catch { left = left.slice(left.length / 2 + 1); }"""
    )
    ask(page, DEADLINE)
    page.reload()
    expect(page.locator("#chat .asked p")).to_have_text([DEADLINE])


def test_a_shared_question_begins_a_conversation_of_its_own(visit):
    page = visit()
    ask(page, AWARD)
    shared = page.context.new_page()
    shared.goto(page.url.partition("?")[0] + "?q=" + DEADLINE)
    expect(shared.locator("#chat .asked p")).to_have_text([DEADLINE])
    expect(shared.locator("#chat .reply .tools")).to_have_count(1)
    expect(page.locator("#chat .asked p")).to_have_text([AWARD])


def test_a_question_can_be_retried_and_rewritten(visit):
    page = visit()
    ask(page, AWARD)
    page.locator("#chat .tool.edit").click()
    page.locator("#question textarea").fill(DEADLINE)
    page.locator("#question textarea").press("Enter")
    expect(page.locator("#chat .asked p")).to_have_text([DEADLINE])
    page.locator("#chat .tool.retry").click()
    expect(page.locator("#chat .reply .tools")).to_have_count(1)


@EVERYWHERE
def test_a_conversation_is_exported_with_its_citations_and_ids(visit, tmp_path, path, size):
    page = visit(path, size)
    ask(page, AWARD)
    mark = re.search(r"[0-9a-f]{10}", page.locator("#chat .answer-id").inner_text())
    for button, ending in (("#export-docx", "docx"), ("#export-md", "md")):
        with page.expect_download() as download:
            page.locator(button).click()
        file = tmp_path / f"conversation.{ending}"
        download.value.save_as(file)
        words = "\n".join(p.text for p in docx.Document(file).paragraphs) if ending == "docx" else file.read_text()
        assert AWARD in words and mark[0] in words and "3.2.3" in words


@EVERYWHERE
def test_an_opinion_with_its_comment_is_recorded(visit, settings, path, size):
    page = visit(path, size)
    ask(page, AWARD)
    page.locator("#chat .tool.bad").click()
    page.locator("#chat .comment input").fill("少了<名额>")
    page.locator("#chat .comment input").press("Enter")
    expect(page.locator("#chat .thanks")).to_be_visible()
    last = Records.open(settings).opinions()[-1]
    assert (last.question, last.verdict, last.comment) == (AWARD, "bad", "少了<名额>")
    assert last.answer["citations"]


def test_a_question_that_is_too_long_is_refused_and_kept(visit):
    page = visit()
    page.locator("#question textarea").fill("问" * 2001)
    page.locator("#send").click()
    expect(page.locator("#chat .notice")).to_contain_text("2000")
    expect(page.locator("#question textarea")).to_have_value("问" * 2001)


def test_what_is_typed_stays_when_the_page_loads_anew_and_goes_when_it_is_asked(visit):
    page = visit()
    page.locator("#question textarea").fill("写到一半")
    page.reload()
    expect(page.locator("#question textarea")).to_have_value("写到一半")
    ask(page, AWARD)
    page.reload()
    expect(page.locator("#chat .asked p")).to_have_text(AWARD)
    expect(page.locator("#question textarea")).to_have_value("")


def test_a_lost_connection_is_said_in_the_pages_language(visit):
    page = visit()
    page.context.set_offline(True)
    page.locator("#question textarea").fill(AWARD)
    page.locator("#send").click()
    expect(page.locator("[data-testid=toast-body]")).to_contain_text("正在重新连接")
    page.context.set_offline(False)
    expect(page.locator("#question textarea")).to_have_value(AWARD)
