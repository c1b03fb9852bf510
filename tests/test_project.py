"""What the project says of itself is true: the README's settings and examples, the dependencies, the make targets."""

from __future__ import annotations

import ast
import json
import re
import shlex
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import typer
from pydantic import SecretStr

from assistant.__main__ import main as assistant_main
from eval.__main__ import app as eval_app
from index.__main__ import main as index_main
from index.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = {"assistant", "index", "prompts", "eval", "web", "app"}
BEHIND = {
    "torch",
    "mcp",
}  # what packages that we import do import: torch is pinned for its size, mcp is Gradio's option
TOOLS = {"pytest-xdist", "ruff", "mypy"}  # commands, not imports
PLAN = "某市关于支持企业发展的若干措施\n\n一、支持企业\n\n1.支持增产。对全年新增产值超过2亿元的企业，给予最高50万元奖励。\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def examples(program: str) -> list[list[str]]:
    """The arguments of each example of `python -m program`, in order."""
    lines = [shlex.split(line) for block in blocks("sh") for line in block.splitlines() if line.strip()]
    return [words[3:] for words in lines if words[:3] == ["python", "-m", program]]


# The README


def test_the_settings_table_is_the_settings():
    rows = re.findall(r"^\| `(POLICY_\w+)` \| (.*?) ?\| (.*) \|$", README, re.MULTILINE)
    expected = []
    for name, field in Settings.model_fields.items():
        default = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
        shown = "" if default is None else f"`{default}`"
        expected.append((f"POLICY_{name.upper()}", shown, field.description))
    assert rows == expected


@pytest.fixture
def desk(own, tmp_path, monkeypatch):
    """A working folder with the files that the examples name, and a library of its own beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "measures.md").write_text(PLAN.replace("若干措施", "若干举措"), encoding="utf-8")
    [profile] = re.findall(r"`(\{\"一季度.*?\})`", README)
    (tmp_path / "firm.json").write_text(profile, encoding="utf-8")
    [line] = re.findall(r"`(\{\"id\": \"1\", \"turns\".*?\})`", README)
    (tmp_path / "questions.jsonl").write_text(line + "\n", encoding="utf-8")
    return own.data_dir


def test_the_examples_of_the_readme_run(command, desk, tmp_path):
    programs = {"assistant": assistant_main, "index": index_main}
    shown = [(name, arguments) for name in programs for arguments in examples(name)]
    assert len(shown) > 12
    for name, arguments in shown:
        ran = command(programs[name], *arguments, data=desk)
        assert ran.code == 0, (name, arguments, ran.err)
        if "--json" in arguments:
            json.loads(ran.out)
    assert json.loads((tmp_path / "answers.jsonl").read_text(encoding="utf-8"))["id"] == "1"
    assert (tmp_path / "ledger.xlsx").stat().st_size > 0


def test_the_evaluation_commands_of_the_readme_exist_with_their_options():
    group = typer.main.get_command(eval_app)
    shown = examples("eval")
    assert {arguments[0] for arguments in shown} == set(group.commands)
    for name, *arguments in shown:
        group.commands[name].make_context(name, list(arguments))


def test_the_program_of_the_readme_runs(desk, monkeypatch, capsys):
    monkeypatch.setenv("POLICY_DATA_DIR", str(desk))
    [program] = [block for block in blocks("python") if "127.0.0.1" not in block]  # the others call a running page
    exec(compile(program, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "第31条" in printed and "100万元" in printed


def test_the_files_that_the_readme_shows_are_there():
    for target in re.findall(r"\]\(((?!http)[^)#]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_the_make_targets_of_the_readme_are_those_of_the_makefile():
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)) - {"help"}
    assert set(re.findall(r"^\| `make (\w+)`", README, re.MULTILINE)) == rules


# The package


def imported(*folders: str) -> set[str]:
    """Top-level names that the code imports from outside the standard library and this project."""
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    names = set()
    for path in (*files, *([ROOT / "app.py"] if "web" in folders else [])):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add(str(node.module).partition(".")[0])
    return names - set(sys.stdlib_module_names) - OURS


def named(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[\[<>=]", requirement)[0]) for requirement in requirements}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def distributions(names: set[str]) -> set[str]:
    known = packages_distributions()
    return {normal(known[name][0]) for name in names}


def test_the_dependencies_are_what_the_program_imports():
    dependencies = named(PROJECT["project"]["dependencies"])
    developing = named(PROJECT["project"]["optional-dependencies"]["dev"])
    program = distributions(imported("index", "assistant", "prompts", "eval", "web"))
    assert dependencies == (program - developing) | BEHIND
    tests = distributions(imported("tests"))
    assert developing - TOOLS == (program | tests) - dependencies - BEHIND


def test_every_dependency_is_bounded_and_says_why():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = re.findall(r'^    "([^"]+)",(.*)$', text, re.MULTILINE)
    assert len(lines) > 20
    for requirement, comment in lines:
        assert "==" in requirement or "<" in requirement, requirement
        assert comment.strip().startswith("# "), requirement


def test_every_package_and_its_data_are_installed():
    packages = set(PROJECT["tool"]["setuptools"]["packages"])
    assert packages == {path.parent.name for path in ROOT.glob("*/__init__.py")}
    data = PROJECT["tool"]["setuptools"]["package-data"]
    for package in packages:
        for path in (ROOT / package).rglob("*"):
            if path.is_file() and path.suffix in {".txt", ".json", ".jsonl", ".css", ".js", ".tsv"}:
                assert any(path.match(f"{package}/{pattern}") for pattern in data.get(package, [])), path
