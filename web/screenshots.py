"""`python -m web.screenshots`: the README's picture, or every screen, taken of the running page in a real browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Annotated, Any

import typer

from web.rehearsal import DEGRADED, FAILED, SLOW, WITHHELD
from web.waiting import Step, waiting_page

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
APP = ("app.py",)
REHEARSAL = ("-m", "web.rehearsal")
START_SECONDS = 180  # building the index for the first time included
TARGET = Path("docs/screenshot.png")
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
THEMES = ("light", "dark")
LANGUAGES = {"zh": "", "en": "en/"}
SETTLED = 700  # milliseconds until nothing scrolls or fades any more


def main(
    target: Annotated[Path, typer.Option(help="the PNG to write")] = TARGET,
    every: Annotated[
        Path | None, typer.Option(help="a folder for every screen, size, theme and language instead")
    ] = None,
    url: Annotated[
        str,
        typer.Option(help="a page that runs already (for every screen: python -m web.rehearsal); else one is started"),
    ] = "",
    chromium: Annotated[str, typer.Option(help="the browser's program")] = CHROMIUM,
) -> None:
    """Ask an example, open its citation, and take the picture."""
    from playwright.sync_api import sync_playwright

    (every or target.parent).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        if url:
            take(browser, url, target, every)
        else:
            variables = {"POLICY_DATA_DIR": folder, "POLICY_ADMIN_PASSWORD": "shown"}
            with running_app(variables, REHEARSAL if every else APP) as address:
                take(browser, address, target, every)
        browser.close()


def take(browser: Any, url: str, target: Path, every: Path | None) -> None:
    if every is None:
        page = open_page(browser, url, SIZES["desktop"], "light")
        answer_with_quote(page)
        page.screenshot(path=target)
        typer.echo(f"wrote {target} ({target.stat().st_size // 1024} KB)")
        return
    count = 0
    for (size, box), theme, (language, path) in product(SIZES.items(), THEMES, LANGUAGES.items()):
        for name, show in SCREENS.items():
            page = open_page(browser, url + path, box, theme)
            show(page)
            page.mouse.move(0, 0)  # or what is under it would look pressed
            page.wait_for_timeout(SETTLED)
            page.screenshot(path=every / f"{name}-{size}-{theme}-{language}.png")
            page.context.close()
            count += 1
    typer.echo(f"wrote {count} pictures to {every}")


def open_page(browser: Any, url: str, size: tuple[int, int], theme: str) -> Any:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=theme)
    page = context.new_page()
    page.goto(url)
    page.locator("#chat .log[data-ready]").wait_for(state="attached")
    return page


# The screens: what is done on a page that was just opened


def ask(page: Any, question: str) -> None:
    """Asks; the answers need not be good ones, only there."""
    tools = page.locator("#chat .reply .tools")
    before = tools.count()
    page.locator("#question textarea").fill(question)
    page.locator("#send").click()
    tools.nth(before).wait_for()


def asking(chinese: str, english: str = "") -> Callable[[Any], None]:
    """A screen with the answer to a question."""

    def show(page: Any) -> None:
        ask(page, english if english and page.url.partition("?")[0].endswith("en/") else chinese)

    return show


def sending(question: str, sign: str) -> Callable[[Any], None]:
    """A screen with what comes in place of an answer."""

    def show(page: Any) -> None:
        page.locator("#question textarea").fill(question)
        page.locator("#send").click()
        page.locator(sign).first.wait_for()

    return show


def open_tab(page: Any, name: str) -> None:
    page.locator(f"#{name}-tab-button").click()


def welcome(page: Any) -> None:
    pass


def answer_with_quote(page: Any) -> None:
    page.locator("#chat .ask").nth(1).click()
    page.locator("#chat .reply .cite").first.click()
    page.locator("#document #quote").wait_for()
    page.mouse.move(0, 0)
    page.wait_for_timeout(SETTLED)


def answer(page: Any) -> None:
    page.locator("#chat .ask").nth(1).click()
    page.locator("#chat .reply .tools").wait_for()


def verdict(page: Any) -> None:
    page.locator("#chat .ask").first.click()
    page.locator("#chat .reply .tools").wait_for()


def opinion(page: Any) -> None:
    answer(page)
    page.locator("#chat .tool.bad").click()
    page.locator("#chat .comment").wait_for()
    page.locator("#chat .comment").scroll_into_view_if_needed()


def conversations(page: Any) -> None:
    ask(page, "开门红奖励要满足什么条件?")
    page.locator("#new").click()
    page.locator("#chat .welcome").wait_for()
    ask(page, "数字化转型培训面向哪些企业?")
    page.locator("#history input").click()


def followed(page: Any) -> None:
    ask(page, "开门红奖励最高给多少钱?")
    ask(page, "那增速要达到多少?")
    page.locator("#chat .log").evaluate("log => log.scrollTo(0, 0)")


def offline(page: Any) -> None:
    page.context.set_offline(True)
    sending("全年要培训多少家次企业?", "[data-testid=toast-body]")(page)


def starting(page: Any) -> None:
    waiting = waiting_page(Step("vectors", 96, 205))
    page.route("**/*", lambda route: route.fulfill(status=503, body=waiting, content_type="text/html"))
    page.goto(page.url)


def contents(page: Any) -> None:
    show_document(page)
    page.locator("#document .contents summary").click()


def found(page: Any) -> None:
    show_document(page)
    page.locator("#document .find").fill("企业")


def show_document(page: Any) -> None:
    if page.locator(".show-document").is_visible():
        page.locator(".show-document").click()


def facts(view: int) -> Callable[[Any], None]:
    def show(page: Any) -> None:
        open_tab(page, "facts")
        page.locator("#facts table").wait_for()
        page.locator("#facts-view label").nth(view).click()

    return show


def form(*values: str) -> Callable[[Any], None]:
    def show(page: Any) -> None:
        open_tab(page, "eligibility")
        fields = page.locator("#form-fields input[type=text]")
        fields.first.wait_for()
        for field, value in zip(fields.all(), values, strict=False):
            field.fill(value)
        if values:
            page.wait_for_timeout(SETTLED)

    return show


def verdicts(page: Any) -> None:
    form("4.2亿元", "12%")(page)
    page.locator("#verdicts .support").first.scroll_into_view_if_needed()


def mistyped(page: Any) -> None:
    form("很多", "12%")(page)
    page.locator("#form-fields input[type=text]").nth(2).focus()


def saved(page: Any) -> None:
    form("4.2亿元", "18%")(page)
    page.locator("#form-link").click()


def nothing(page: Any) -> None:
    facts(0)(page)
    page.locator("#facts-words input, #facts-words textarea").fill("没有这个词")
    page.locator("#facts .empty").wait_for()


def documents(page: Any) -> None:
    open_tab(page, "documents")
    if page.locator("#manage").count():
        page.locator("#manage button").first.click()


SCREENS: dict[str, Callable[[Any], None]] = {
    "welcome": welcome,
    "answer": answer,
    "quote": answer_with_quote,
    "verdict": verdict,
    "opinion": opinion,
    "follow-up": followed,
    "needs": asking(
        "我们一季度新增工业产值4.2亿元,能拿开门红奖励吗?",
        "We added 420 million yuan of output in the first quarter. Do we qualify for the award?",
    ),
    "corrected": asking(
        "开门红奖励要求增速不低于20%,对吗?", "The growth target for industrial value added is 8%, isn't it?"
    ),
    "absence": asking("罚款是多少?", "How much is the fine?"),
    "scope": asking("今天天气怎么样?", "What is the weather like today?"),
    "withheld": asking(WITHHELD),
    "long": asking("2024年有哪些要在年内完成的任务?"),
    "overview": asking("我们能享受哪些支持?", "What support could we get?"),
    "conversations": conversations,
    "slow": sending(SLOW, "#chat .stage"),
    "failed": sending(FAILED, "#chat .notice"),
    "refusal": sending("问" * 2001, "#chat .notice"),
    "degraded": asking(DEGRADED),
    "offline": offline,
    "starting": starting,
    "contents": contents,
    "found": found,
    "targets": facts(0),
    "duties": facts(1),
    "supports": facts(2),
    "measures": facts(3),
    "chart": facts(4),
    "calendar": facts(5),
    "form": form(),
    "filled": form("4.2亿元", "12%"),
    "verdicts": verdicts,
    "mistyped": mistyped,
    "saved": saved,
    "nothing": nothing,
    "documents": documents,
}


@contextmanager
def running_app(variables: dict[str, str], program: tuple[str, ...] = APP) -> Iterator[str]:
    """The program as a process of its own on a free port, with these environment variables; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, *program, "--port", str(port)]
    root = Path(__file__).parent.parent
    process = subprocess.Popen(command, cwd=root, env={**os.environ, **variables}, stderr=subprocess.PIPE, text=True)
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[str]) -> None:
    for _ in range(START_SECONDS * 5):
        if process.poll() is not None:
            raise RuntimeError(f"app.py ended with {process.returncode}: {process.communicate()[1]}")
        try:
            with urllib.request.urlopen(address):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise RuntimeError(f"app.py does not answer at {address}")


if __name__ == "__main__":
    typer.run(main)
