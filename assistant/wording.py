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


# Years of which only the last is called one: 2022到2025, 22到25年, 24、25、26三年.
JOINT = r"(?:[、,]|到|至|和|与|跟|—|-|~)"
FULL_YEARS = re.compile(rf"(?<!\d)20[0-4]\d(?:{JOINT}20[0-4]\d)+(?![\d.,%亿万元年])")
SHORT_YEARS = re.compile(rf"(?<![\d.])[23]\d(?:{JOINT}[23]\d)+(?=[两二三四五]?年)")
LONGEST = 6  # years from the first to the last
BARE_YEAR = re.compile(r"(?<!\d)(?:20)?\d\d(?!\d)")


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
    return _years_called(simplified(STUTTER.sub(r"\1", text)))


def _years_called(text: str) -> str:
    """The text with every year of a range or list called one, where they rise.

    >>> _years_called("22到25年"), _years_called("24、25、26三年"), _years_called("30到20年")
    ('22年到25年', '24年、25年、26年三年', '30到20年')
    """
    for pattern in (FULL_YEARS, SHORT_YEARS):
        text = pattern.sub(_each_called, text)
    return text


def _each_called(match: re.Match[str]) -> str:
    years = [int(year) for year in BARE_YEAR.findall(match[0])]
    if years != sorted(set(years)) or years[-1] - years[0] > LONGEST:
        return match[0]
    called = BARE_YEAR.sub(lambda year: f"{year[0]}年", match[0])
    return called.removesuffix("年") if match.string[match.end() : match.end() + 1] == "年" else called
