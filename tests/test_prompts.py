"""Templates: each in both languages, rendered by what names it with every slot that it has."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from prompts import FOLDER, render, template, term

ROOT = FOLDER.parent
LANGUAGES = ("zh", "en")
NAMES = sorted({path.stem for path in FOLDER.glob("*/*.txt")})
SENTENCES = [name for name in NAMES if name != "terms"]  # terms are key=value lines, not a sentence


def slots(name: str, language: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(template(name, language)) if field is not None}


def calls() -> list[tuple[str, ast.Call]]:
    """(file, call) of every render(…) and sentence(…) in the code whose name is written there."""
    found = []
    for folder in ("assistant", "index", "web"):
        for path in sorted((ROOT / folder).glob("*.py")):
            text = path.read_text(encoding="utf-8")
            aliases = {"render"} if re.search(r"from prompts import .*\brender\b(?! as)", text) else set()
            aliases |= set(re.findall(r"from prompts import .*\brender as (\w+)", text))
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in aliases:
                    found.append((f"{folder}/{path.name}:{node.lineno}", node))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SENTENCES)
def test_each_template_renders_in_each_language(name, language):
    given = {slot: f"<{slot}>" for slot in slots(name, language)}
    text = render(name, language, **given)
    assert text.strip()
    assert all(value in text for value in given.values())


@pytest.mark.parametrize("name", SENTENCES)
def test_english_has_every_slot_of_the_chinese_template(name):
    """It may have more: a bound in figures that an English reader knows, beside the Chinese words."""
    assert slots(name, "zh") <= slots(name, "en")


def test_both_languages_have_the_same_terms():
    keys = [{line.partition("=")[0] for line in template("terms", language).splitlines()} for language in LANGUAGES]
    assert keys[0] == keys[1] and term("no such notion", "zh") == "no such notion"


def test_each_template_that_the_code_names_is_there_and_gets_its_slots():
    named = [(where, call) for where, call in calls() if isinstance(call.args[0], ast.Constant)]
    assert len(named) > 20
    for where, call in named:
        assert call.args[0].value in NAMES, where
        given = {keyword.arg for keyword in call.keywords}
        if None not in given:
            assert slots(call.args[0].value, "zh") | slots(call.args[0].value, "en") <= given, where


def test_each_family_of_templates_that_the_code_names_is_there():
    for where, call in calls():
        if isinstance(call.args[0], ast.JoinedStr):
            parts = [re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in call.args[0].values]
            assert any(re.fullmatch("".join(parts).replace(".+.+", ".+"), name) for name in NAMES), where


def test_a_missing_template_and_a_missing_slot_are_named():
    with pytest.raises(KeyError, match=r"prompts/zh/no-such\.txt"):
        render("no-such", "zh")
    with_slots = next(name for name in SENTENCES if slots(name, "zh"))
    with pytest.raises(KeyError):
        render(with_slots, "zh")


def test_no_template_knows_a_document():
    slugs = {path.stem for path in Path(ROOT / "index" / "documents").glob("*.txt")}
    for name in NAMES:
        for language in LANGUAGES:
            assert not any(slug in template(name, language) for slug in slugs)
