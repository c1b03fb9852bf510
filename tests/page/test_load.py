"""The load command: pages opened in a real browser while visitors ask."""

from __future__ import annotations

import json
import os
import subprocess
import sys

# The command itself, over the index that all tests share: building that of its own questions takes a minute.
COMMAND = """
from eval import datasets
from eval.__main__ import app
from index.__main__ import run

datasets.prepare = lambda items, settings, show: settings
run(app)
"""


def test_pages_and_visitors_are_measured(indexed, tmp_path):
    command = [sys.executable, "-c", COMMAND, "load", "--visitors", "2", "--every", "0.5", "--pages", "1"]
    ran = subprocess.run(  # a process of its own: the other tests' browser has this one's loop
        [*command, "--json", str(tmp_path / "load.json")],
        env=os.environ | {"POLICY_DATA_DIR": str(indexed.data_dir)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr
    waits = {wait["name"]: wait["seconds"] for wait in json.loads((tmp_path / "load.json").read_text(encoding="utf-8"))}
    assert len(waits.pop("answer of a visitor")) >= 2
    assert all(len(seconds) == 1 and seconds[0] > 0 for seconds in waits.values())
    assert "first paint" in waits and "(at most 3)" in ran.stdout
