"""English terms: what officials' Chinese words are called in English, by subject in `wordlists/*.txt`, a line for each notion.

    english | another wording = 中文 官方词        all words that official text may use for it, the most usual first

Words are compared by their stems, so that one wording stands for its inflections; the longest wording wins.
A wording that two lines have (a press, the press) may mean either.
General language of policy writing only: what one document coins is learned from it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "wordlists"


@cache
def terms() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Each line of each subject: its English wordings, and the Chinese words for them."""
    lines = [line for file in sorted(FOLDER.glob("*.txt")) for line in file.read_text(encoding="utf-8").splitlines()]
    sides = (line.partition(" = ") for line in lines)
    return tuple((tuple(english.split(" | ")), tuple(chinese.split())) for english, _, chinese in sides)
