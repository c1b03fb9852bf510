"""When: the part of a year, and the year, that a figure or a condition speaks of.

when = year word? part word?      今年一季度   去年四季度   头三个月   全年   Q1 2024
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# part of the year → its wordings; a month is M1 … M12
PARTS: dict[str, tuple[str, ...]] = {
    "Q1": (
        "第一季度", "一季度", "1季度", "首季", "首个季度", "头一个季度", "头三个月", "头3个月", "头仨月", "前三个月", "前3个月",
        "开年三个月", "开年头三个月", "一到三月", "一至三月", "1到3月", "1至3月", "1-3月", "1—3月", "1~3月", "1季",
        "q1", "first quarter", "first three months",
    ),
    "Q2": ("第二季度", "二季度", "2季度", "四到六月", "4到6月", "4至6月", "4-6月", "4—6月", "q2", "second quarter"),
    "Q3": ("第三季度", "三季度", "3季度", "7到9月", "7至9月", "7-9月", "7—9月", "q3", "third quarter"),
    "Q4": ("第四季度", "四季度", "4季度", "末季", "10到12月", "10至12月", "10-12月", "10—12月", "q4", "fourth quarter"),
    # other stretches: no condition is on them, but a figure of one is none of a quarter or a year
    "M1-2": ("前两个月", "头两个月", "前2个月", "1-2月", "1—2月", "1至2月", "1到2月", "一二月份"),
    "M1-4": ("前四个月", "头四个月", "前4个月", "1-4月", "1—4月", "1至4月"),
    "M1-5": ("前五个月", "头五个月", "前5个月", "1-5月", "1—5月", "1至5月"),
    "M1-9": ("前三季度", "前三个季度", "前九个月", "前9个月", "1-9月", "1—9月", "1至9月"),
    "H1": ("上半年", "前半年", "头半年", "前六个月", "1-6月", "1—6月", "1到6月", "h1", "first half"),
    "H2": ("下半年", "后半年", "7-12月", "h2", "second half"),
    "Y": (
        "全年", "一整年", "整年", "一年", "每年", "年度", "年底", "年末", "年终", "年内", "full year", "full-year", "per year", "a year",
        "annual", "annually", "whole year",
    ),
}  # fmt: skip
YEARS = {"今年": 0, "本年度": 0, "本年": 0, "当年": 0, "this year": 0, "去年": -1, "上年度": -1, "上年": -1, "上一年": -1,
         "last year": -1, "previous year": -1, "前年": -2, "明年": 1, "next year": 1, "来年": 1}  # fmt: skip
MONTHS = {
    word: n for n, word in enumerate(("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"), 1)
}

_PART_OF = {word: part for part, words in PARTS.items() for word in words}


def _any(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


WHEN = re.compile(
    rf"""
    (?P<year> {_any(YEARS)} | (?<![\d.])20\d\d(?:年度?|(?=[\s,，.。;；?？)）]|$)) )
  | (?P<part> (?<![签满交缴保期约了干]) (?: {_any(_PART_OF)} ) (?! (?<=一年)(?:就|才|内|后|以后|之后|不到|没到) | 零 | 多(?!出|了|干|做|产|挣|少) | 半 | 以上 | 期 | 的?合同 | [一两三四五六七八九十\d]+个月 ) | (?<=[^成满]) (?<![多\d一二两三几每]) 年 (?= 预计 | 营业 | 营收 | 产值 | 销售 | 收入 | 纳税 | 综合 | 能耗 | 产量 | 新增 ) )
  | (?P<month> (?<![\d.—\-至到个]) (?:1[0-2]|[1-9]) (?=月) 月份? | (?<![个上下每]) (?:十[一二]?|[一二三四五六七八九]) 月份? )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# The base of a comparison is no period of the figure: 比去年同期高出四成 speaks of this year.
BASE = re.compile(
    r"(?:比|较|同|跟|和|与|相比)\s*(?:20\d\d年|去年|上年|前年|上一年|上年度)(?:同期|同季度?|同月|[一二三四]季度)?(?!的?(?:大约|大概)?\s*[\d一二三四五六七八九十两])"
    r"|(?:than|from|over|versus|compared (?:with|to))\s+(?:(?:the\s+)?same\s+(?:period|quarter)\s+(?:of\s+|in\s+)?)?(?:last year|a year (?:ago|earlier|before)|the previous year)"
    r"|year[- ]on[- ]year|同比",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """`part` Q1 … Q4, H1, H2, Y, M1 … M12; `year` a calendar year. None: not said."""

    part: str | None = None
    year: int | None = None


def find_when(text: str, year: int | None) -> tuple[tuple[int, int, When], ...]:
    """Each period that `text` names, with its offsets; 今年 is `year`, the document's own.

    >>> find_when("比去年同期高,去年四季度", 2030)
    ((7, 12, When(part='Q4', year=2029)),)
    """
    masked = BASE.sub(lambda m: " " * len(m[0]), text)
    found: list[tuple[int, int, When]] = []
    for match in WHEN.finditer(masked):
        here = _when(match, year)
        if found and here.year is None and found[-1][2].part is None and match.start() - found[-1][1] <= 1:
            start, _, before = found.pop()
            found.append((start, match.end(), When(here.part, before.year)))
        elif (
            found
            and here.part is None
            and found[-1][2].year is None
            and match.start() - found[-1][1] <= 4
            and text[match.start()].isdigit()
        ):
            start, _, before = found.pop()  # Q1 2024, first quarter of 2024
            found.append((start, match.end(), When(before.part, here.year)))
        else:
            found.append((match.start(), match.end(), here))
    return tuple(found)


def _when(match: re.Match[str], year: int | None) -> When:
    if match["year"]:
        word = match["year"].lower()
        if word in YEARS:
            return When(None, None if year is None else year + YEARS[word])
        return When(None, int(word[:4]))
    if match["part"]:
        return When("Y" if match["part"] == "年" else _PART_OF[match["part"].lower()], None)
    month = match["month"].rstrip("份").rstrip("月")
    return When(f"M{month if month.isdigit() else MONTHS[month]}", None)


def covers(condition: When | None, given: When | None) -> bool:
    """Whether a figure of `given` speaks to a condition on `condition`; what was not said agrees with anything."""
    if condition is None or given is None:
        return True
    parts = (condition.part, given.part)
    same_part = None in parts or parts[0] == parts[1]
    return same_part and (None in (condition.year, given.year) or condition.year == given.year)
