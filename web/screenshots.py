"""`python -m web.screenshots`: the README's picture, taken of the running page in a real browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
START_SECONDS = 180  # building the index for the first time included
TARGET = Path("docs/screenshot.png")


def main(
    target: Annotated[Path, typer.Option(help="the PNG to write")] = TARGET,
    url: Annotated[str, typer.Option(help="a page that runs already; one is started if empty")] = "",
    chromium: Annotated[str, typer.Option(help="the browser's program")] = CHROMIUM,
) -> None:
    """Ask the first example for a firm, open its citation, and take the picture."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        if url:
            take(url, target, chromium)
        else:
            with running_app({"POLICY_DATA_DIR": folder}) as address:
                take(address, target, chromium)
    typer.echo(f"wrote {target} ({target.stat().st_size // 1024} KB)")


def take(url: str, target: Path, chromium: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page.goto(url)
        page.locator("#chat .ask").nth(1).click()
        page.locator("#chat .reply .cite").first.click()
        page.locator("#document #quote").wait_for()
        page.mouse.move(0, 0)
        page.wait_for_timeout(1000)  # until it has scrolled there
        page.screenshot(path=target)
        browser.close()


@contextmanager
def running_app(variables: dict[str, str]) -> Iterator[str]:
    """app.py as a process of its own on a free port, with these environment variables; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "app.py", "--port", str(port)]
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
