"""What the page shows when things are slow, away, or not there yet."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Error, expect

from assistant.pipeline import Assistant
from web.rehearsal import FAILED, SLOW, WITHHELD
from web.screenshots import REHEARSAL, ask, open_page, running_app
from web.service import Service
from web.talk import Talk
from web.waiting import Step, waiting_page

AWARD = "开门红奖励要满足什么条件?"


@pytest.fixture
def vectors(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A Chroma server of its own: its address, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).parent / "chroma"
    command = [str(program), "run", "--path", str(tmp_path / "chroma"), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"{address}/api/v2/heartbeat"):
                    break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        yield address, process
    finally:
        process.send_signal(signal.SIGCONT)
        process.kill()
        process.wait()


def test_a_slow_answer_shows_its_stage_and_can_be_stopped_and_a_lost_store_is_said(browser, vectors, tmp_path):
    url, server = vectors
    with running_app({"POLICY_DATA_DIR": str(tmp_path / "data"), "POLICY_CHROMA_URL": url}) as address:
        page = open_page(browser, address, (1280, 800), "light")
        ask(page, AWARD)
        expect(page.locator("#chat .notice")).to_have_count(0)

        server.send_signal(signal.SIGSTOP)  # it takes questions and does not answer
        page.locator("#question textarea").fill("年内培训多少家次企业?")
        page.locator("#send").click()
        expect(page.locator("#chat .pending .stage")).to_contain_text("查找依据")
        page.locator("#stop").click()
        expect(page.locator("#chat .notice")).to_contain_text("已停止")
        expect(page.locator("#send")).to_be_visible()

        page.locator("#question textarea").fill("年内培训多少家次企业?")
        page.locator("#send").click()
        expect(page.locator("#chat .pending .stage")).to_be_visible()
        page.locator("#new").click()  # turns away from a question that is still being answered
        expect(page.locator("#chat .personas")).to_be_visible()
        expect(page.locator("#chat .pending")).to_have_count(0)

        server.kill()
        server.wait()
        page.wait_for_timeout(500)  # nobody asks in the same moment in which the last question ends
        ask(page, "新增多少家规上企业?")
        expect(page.locator("#chat .notice")).to_contain_text("只按字面查找")
        page.context.close()


def test_an_answer_that_is_withheld_or_fails_is_told_apart_from_an_absence(browser, indexed):
    with running_app({"POLICY_DATA_DIR": str(indexed.data_dir)}, REHEARSAL) as address:
        page = open_page(browser, address, (390, 844), "light")
        ask(page, WITHHELD)
        expect(page.locator("#chat .reply.withheld .status")).to_have_text("答案未通过核对，不予给出")
        page.locator("#question textarea").fill(FAILED)
        page.locator("#send").click()
        expect(page.locator("#chat .notice")).to_contain_text("没有答成")
        expect(page.locator("#question textarea")).to_have_value(FAILED)
        expect(page.locator("#chat .asked p")).to_have_text([WITHHELD])
        page.locator("#question textarea").fill(SLOW)
        page.locator("#send").click()
        expect(page.locator("#chat .pending .stage")).to_contain_text("查找依据")
        page.locator("#stop").click()
        expect(page.locator("#chat .notice")).to_contain_text("已停止")
        page.reload()
        expect(page.locator("#chat .asked p")).to_have_text([WITHHELD])
        page.context.close()


def test_a_failure_of_the_program_is_said_and_what_was_asked_stays_out_of_the_log(indexed, monkeypatch, caplog):
    def fails(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(Assistant, "ask", fails)
    talk = Talk(Service(indexed), "zh")
    *_, (log, _, draft, *_) = talk.ask(AWARD, None, None, [], None, SimpleNamespace(session_hash="one"))
    assert "没有答成" in log and draft == AWARD
    assert "a bug" in caplog.text and AWARD not in caplog.text


def test_the_first_start_shows_how_far_the_index_is(browser, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "app.py", "--port", str(port)]
    environment = os.environ | {"POLICY_DATA_DIR": str(tmp_path / "data")}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        page = browser.new_page()
        while True:
            try:
                page.goto(f"http://127.0.0.1:{port}/")
                break
            except Error:  # nothing listens yet
                assert process.poll() is None
        expect(page.locator("progress")).to_be_visible()
        expect(page.locator("main")).to_contain_text("正在建立索引")
        expect(page.locator("#chat .welcome")).to_be_visible(timeout=90_000)
        page.context.close()
    finally:
        process.terminate()
        process.wait()


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step(), "正在启动"),
        (Step("vectors", 64, 300), 'max="300" value="64"'),
        (Step("words", 1, 1), "索引已建好"),
        (Step("<b>", 1, 2), "正在启动"),
    ],
)
def test_the_waiting_page_says_the_step(step, words):
    page = waiting_page(step)
    assert words in page and "<b>" not in page
