"""Every sentence that the assistant says or sends to a model: one file each, `prompts/<language>/<name>.txt`.

A template has slots in braces and no logic; names of files are names of uses.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def template(name: str, language: str) -> str:
    """The template's text as the file has it, without the line end at its end. KeyError where there is none."""
    path = FOLDER / language / f"{name}.txt"
    if not path.is_file():
        raise KeyError(f"prompts/{language}/{name}.txt is missing: write it in both languages")
    return path.read_text(encoding="utf-8").rstrip("\n")


def render(name: str, language: str, /, **slots: object) -> str:
    """The sentence: the template with its slots filled. KeyError names a slot that was not given."""
    return template(name, language).format(**slots)


@cache
def _terms(language: str) -> dict[str, str]:
    lines = template("terms", language).splitlines()
    return {key: value for key, _, value in (line.partition("=") for line in lines)}


def term(key: str, language: str) -> str:
    """A name of a notion in a language, from prompts/<language>/terms.txt; the key itself where it has none."""
    return _terms(language).get(key, key)
