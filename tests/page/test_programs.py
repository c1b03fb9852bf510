"""The page as programs call it, and as it starts."""

from __future__ import annotations

import json
import re
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


def test_the_programs_of_the_readme_call_the_page(address):
    blocks = re.findall(
        r"^```python\n(.*?)^```", Path("README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
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
    for path in Path("index/documents").glob("*.examples.json"):
        examples = json.loads(path.read_text(encoding="utf-8"))
        assert all(examples[language][persona] for language in ("zh", "en") for persona in ("firm", "official"))
