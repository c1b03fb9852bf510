"""Numerals: the number itself, in digits or Chinese characters, with its scale, as an exact Decimal.

numeral = digits scale? (digits scale)? | characters scale?      1.2万   1亿2000万   三千二百   三点五亿   两成里的 两
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

SCALES: dict[str, int] = {
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
    "十亿": 1_000_000_000,
    "百亿": 10_000_000_000,
    "千亿": 100_000_000_000,
    "万亿": 1_000_000_000_000,
    "w": 10_000,  # typed in chats: 300w
    "W": 10_000,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}

_WIDE = "０１２３４５６７８９％．，～－＋　"
_NARROW = "0123456789%.,~-+ "
NARROW = str.maketrans(_WIDE, _NARROW)  # one character for one: offsets stay true

CHARACTERS = "零〇一二两三四五六七八九十百千万亿"


def words(table: str) -> tuple[str, ...]:
    """A table of words, written with blanks between them."""
    return tuple(table.split())


def any_of(choices: Iterable[str]) -> str:
    """A pattern that takes the longest of `choices`: 个百分点 is tried before 个."""
    return "|".join(re.escape(word) for word in sorted(choices, key=len, reverse=True))


# No figure of a policy has more characters; the bound keeps a page of digits from costing its square.
DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d{1,20}(?!\d))(?:\.\d{1,12}(?!\d))?"
# 千 is also the first half of units, and Latin scales are not the beginnings of words (300 WTO members).
SCALE = rf"(?:{any_of(SCALES)})(?![瓦克米伏卡赫焦帕字A-Za-z])"
WRITTEN = rf"[{CHARACTERS}]{{1,20}}(?:点[零〇一二三四五六七八九]{{1,8}}[万亿]{{0,2}})?"
NUMERAL = rf"(?:{DIGITS}(?:[ ]*{SCALE}(?:{DIGITS}{SCALE})?)?|{WRITTEN})"

_PART = re.compile(rf"(?P<digits>{DIGITS})[ ]*(?P<scale>{SCALE})?")
_SPOKEN_REST = re.compile(r"^(?P<head>.+亿)(?P<rest>[一二三四五六七八九])$")


@lru_cache(maxsize=4096)
def parse_numeral(written: str) -> Decimal | None:
    """The value of `written`, scales multiplied out; None where the characters are no number (万万, 百).

    >>> parse_numeral("1.2万"), parse_numeral("三点五亿"), parse_numeral("1亿2000万")
    (Decimal('12000.0'), Decimal('350000000.0'), Decimal('120000000'))
    """
    if written[:1].isascii():
        parts = list(_PART.finditer(written))
        if not parts:
            return None
        return sum(
            (Decimal(part["digits"].replace(",", "")) * SCALES.get(part["scale"] or "", 1) for part in parts),
            Decimal(0),
        )
    return _characters(written)


def _characters(written: str) -> Decimal | None:
    scale = Decimal(1)
    if "点" in written:  # 三点五亿: the scale stands after the fraction
        digits = written.rstrip("万亿")
        for character in written[len(digits) :]:
            scale *= SCALES[character]
        written = digits
    elif written[0] in "百千万亿":  # 百亿元 is 一百亿元
        written = "一" + written
    if spoken := _SPOKEN_REST.match(written):  # 三亿二 is 三亿二千万
        written = f"{spoken['head']}{spoken['rest']}千万"
    import cn2an  # costs a tenth of a second: only where a numeral is written in characters

    try:
        return Decimal(str(cn2an.cn2an(written, "normal"))) * scale
    except (ValueError, KeyError, InvalidOperation):  # its ways of saying that this is no number
        return None
