"""The page in a real browser, over the real assistant and a real index, as people meet it: what its tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from index.build import add
from index.settings import Settings
from web.screenshots import CHROMIUM, FLAGS, SIZES, running_app

HOSTILE = """关于<img src=x onerror="window.hacked=1">的若干措施

一、总体要求

1.加强<script>window.hacked=2</script>管理。对${window.hacked=3}企业给予{{constructor}}服务。

2.优化"><svg onload="window.hacked=4">环境。到2030年培育<b>企业</b>30家。
"""
PASSWORD = "open-sesame"

expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def settings(indexed: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A library of the page's own; it begins as a copy of the one that all tests share, which is built once."""
    folder = tmp_path_factory.mktemp("page") / "data"
    shutil.copytree(indexed.data_dir, folder)
    return Settings(data_dir=folder, _env_file=None)


@pytest.fixture(scope="session")
def address(settings: Settings) -> Iterator[str]:
    """app.py itself, with a second, hostile document, and an admin."""
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


@pytest.fixture(scope="session")
def password() -> str:
    return PASSWORD


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator:
    """visit(path, size, …) is a page that a new visitor opened; it fails the test on any script error."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def visiting(path: str = "", size: str = "desktop", scheme: str = "light") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
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
