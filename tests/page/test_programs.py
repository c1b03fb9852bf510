"""The page as programs call it, and as it starts."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from web.screenshots import running_app


def test_the_endpoints_answer_a_gradio_client(address):
    client = Client(address, verbose=False)
    answer = client.predict(question="开门红奖励要满足什么条件?", api_name="/ask")
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


def test_the_endpoints_say_what_they_take_and_give(address):
    told = Client(address, verbose=False).view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert list(told) == ["/ask", "/search", "/paragraph", "/facts", "/check"]
    for endpoint in told.values():
        assert all(parameter["python_type"]["description"] for parameter in endpoint["parameters"])
    assert told["/facts"]["parameters"][1]["python_type"]["type"] == "Literal['targets', 'duties', 'supports']"
    assert "citations: list[dict(n: int" in told["/ask"]["returns"][0]["python_type"]["type"]


def test_a_tool_gives_json_and_says_what_is_wrong_with_a_call(address):
    program = """
import asyncio, json, sys
from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client

async def main():
    async with streamablehttp_client(sys.argv[1]) as (reading, writing, _), ClientSession(reading, writing) as session:
        await session.initialize()
        for tool in (await session.list_tools()).tools:
            assert all(part["description"] for part in tool.inputSchema["properties"].values()), tool
        found = await session.call_tool("search", {"query": "开门红", "limit": 1})
        [hit] = json.loads(found.content[0].text)
        print(hit["id"])
        refused = await session.call_tool("paragraph", {"id": "nowhere#1"})
        print(refused.isError, refused.content[0].text)

asyncio.run(main())
"""
    printed = run_program(program, f"{address}gradio_api/mcp/")
    assert "shandong-industry-2024#3.2.3" in printed and "True no paragraph 'nowhere#1'" in printed


def test_the_programs_of_the_readme_call_the_page(address):
    blocks = re.findall(
        r"^```python\n(.*?)^```", Path("README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    client, tools = (block.replace("http://127.0.0.1:7860/", address) for block in blocks if "127.0.0.1" in block)
    printed = run_program(client)
    assert "answered" in printed and "3亿元" in printed and "['第3条']" in printed
    printed = run_program(tools)
    assert "['ask', 'search', 'paragraph', 'facts', 'check']" in printed and "3亿元" in printed


def run_program(program: str, *arguments: str) -> str:
    """What it prints; it runs as a reader would run it, in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_a_folder_that_cannot_be_written_ends_in_one_line(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(RuntimeError, match="ended with 2"), running_app({"POLICY_DATA_DIR": str(blocked)}):
        raise AssertionError("it started")


def test_a_port_that_is_taken_ends_in_one_line(indexed):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = subprocess.run(
            [sys.executable, "app.py", "--port", port],
            env=os.environ | {"POLICY_DATA_DIR": str(indexed.data_dir)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert ran.returncode == 2
    assert "Address already in use" in ran.stderr.splitlines()[-1] and "is ready" not in ran.stderr


def test_ctrl_c_ends_quietly_while_a_page_is_open(browser, indexed):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"POLICY_DATA_DIR": str(indexed.data_dir)}
    command = [sys.executable, "app.py", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if "is ready" in line:
            break
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    page.locator("#chat .log[data-ready]").wait_for()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    page.close()
    assert (process.returncode, said) == (0, "")


def test_the_carried_example_questions_are_data_in_both_languages():
    for path in Path("index/documents").glob("*.examples.json"):
        examples = json.loads(path.read_text(encoding="utf-8"))
        assert all(examples[language][persona] for language in ("zh", "en") for persona in ("firm", "official"))
