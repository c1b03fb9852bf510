"""What the README promises of a page that anybody may open: nothing is kept, nothing is taken, nobody asks without end."""

from __future__ import annotations

import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from index.settings import Settings
from web.screenshots import SIZES, ask, open_page, running_app

OWN_WORDS = "我们是绿洲第七纺织厂,一季度新增工业产值4.2亿元,能拿开门红奖励吗?"


@pytest.fixture(scope="module")
def public(indexed: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address and data folder of a page without an admin, which takes three questions a minute of each visitor."""
    folder = tmp_path_factory.mktemp("public") / "data"
    shutil.copytree(indexed.data_dir, folder)
    variables = {"POLICY_DATA_DIR": str(folder), "POLICY_QUESTIONS_PER_MINUTE": "3", "GRADIO_TEMP_DIR": str(folder)}
    with running_app(variables) as address:
        yield address, folder


@pytest.fixture
def open_public(browser: Browser, public: tuple[str, Path]) -> Iterator[Callable[[], Page]]:
    pages: list[Page] = []

    def opening() -> Page:
        pages.append(open_page(browser, public[0], SIZES["desktop"], "light"))
        return pages[-1]

    yield opening
    for page in pages:
        page.context.close()


def holds(folder: Path, words: str) -> bool:
    """Whether any file under the folder holds the words, also as JSON or a URL would write them."""
    written = (words.encode(), words.encode("unicode_escape"), urllib.request.quote(words).encode())
    return any(one in path.read_bytes() for path in folder.rglob("*") if path.is_file() for one in written)


def test_what_is_said_is_kept_on_the_server_only_once_it_is_rated(open_public, public):
    page = open_public()
    ask(page, OWN_WORDS)
    assert not holds(public[1], "绿洲第七纺织厂")
    page.locator("#chat .tool.good").click()
    expect(page.locator("#chat .thanks")).to_be_visible()
    assert holds(public[1], "绿洲第七纺织厂")


def test_without_an_admin_nobody_adds_a_document(open_public, public):
    page = open_public()
    expect(page.locator("#documents-tab-button")).to_have_count(0)  # one document is nothing to choose from
    expect(page.locator("#manage")).to_have_count(0)
    request = urllib.request.Request(f"{public[0]}gradio_api/upload", data=b"x", method="POST")
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(request)


def test_a_visitor_who_asks_too_often_is_told_when_to_ask_again_and_others_are_not(open_public):
    page = open_public()
    for question in ("全年要培训多少家次企业?", "开门红奖励最高给多少钱?", "那增速要达到多少?"):
        ask(page, question)
    page.locator("#question textarea").fill("第4条讲什么?")
    page.locator("#send").click()
    expect(page.locator("#chat .notice")).to_contain_text("一分钟内最多3问")
    expect(page.locator("#question textarea")).to_have_value("第4条讲什么?")
    expect(page.locator("#chat .asked p")).to_have_count(3)
    ask(open_public(), "第4条讲什么?")


def test_an_answer_stays_where_asking_it_again_is_refused(open_public):
    page = open_public()
    for question in ("全年要培训多少家次企业?", "开门红奖励最高给多少钱?", "那增速要达到多少?"):
        ask(page, question)
    page.locator("#chat .tool.retry").first.click()
    expect(page.locator("#chat .notice")).to_contain_text("一分钟内最多3问")
    expect(page.locator("#chat .reply .tools")).to_have_count(3)
