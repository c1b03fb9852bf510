"""Wording: a question as it was typed, made comparable with official text.

Full-width and traditional forms become the plain simplified ones; emoji and control characters go; the
meaning of no character is changed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

NOISE = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff]"
    r"|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]"
)
BLANKS = re.compile(r"\s+")
REPEATED = re.compile(r"([?!。,，？！~～…哈啊嘿呀哦呵])\1+")
STUTTER = re.compile(r"(多少|几个|什么|怎么|哪些|哪个|个)\1+")


@cache
def _simplifier() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


TRADITIONAL_HINT = re.compile(r"[\u3400-\u9fff]")


def simplified(text: str) -> str:
    """Traditional characters as simplified ones."""
    if not TRADITIONAL_HINT.search(text):
        return text
    converted: str = _simplifier().convert(text)
    return converted


def plain(text: str) -> str:
    """The question with form differences removed: what every later step reads.

    >>> plain("規模以上　工業增加值??😂")
    '规模以上 工业增加值?'
    """
    text = NOISE.sub("", unicodedata.normalize("NFKC", text))
    text = REPEATED.sub(r"\1", BLANKS.sub(" ", text)).strip()
    return simplified(STUTTER.sub(r"\1", text))
