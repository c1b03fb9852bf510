"""Frames: when and where a question is set, and which years a sentence's figures are of.

year  = 2027年 | 27年 | 今年, 明年 … (counted from the document's own) | 期末 (the last that the title names)
base  = 较|比 year: what a rise is counted from, and no year of the figure
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.places import find_places
from index.documents import Document

YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?=年|年度|\b(?!\d)|/|到|至|[—\-~])")
# 27年 is a year only where nothing makes it a length of time: 满20年, 20年以上, 20年期.
SHORT = re.compile(
    r"(?<![\d.满近超过第用需约了共达])(?P<year>[1-4]\d)年(?!来|以|内|期|间|龄|后|前|多|的?(?:时间|期限|历史|合同|经验))"
)
RELATIVE: tuple[tuple[str, int], ...] = (
    (r"前年|the year before last", -2),
    (r"去年|上一?年(?!级)|同期上年|last year|previous year", -1),
    (r"今年|本年|当年|this year", 0),
    (r"明年|来年|下一?年|第二年|次年|翌年|next year|following year", 1),
    (r"(?<!以)(?<!之)(?<!今)后年", 2),
)
AFTER = re.compile(
    r"(?<!\d)(?P<count>[一二三四五六七八九]|[1-9])年(?:之|以)?后(?=想|要|打算|目标|能|达|做|会|是|有|得|争取)"
)  # 三年后
_COUNT = "零一二三四五六七八九"
LAST = re.compile(
    r"期末|末期|收官|最终目标|最后一年|到期(?:时|末)|方案结束|规划末|final (?:target|year)|by the end of the plan"
)
PART_OF_YEAR = re.compile(
    r"(?P<half>[上下])半年|(?P<first>首季|开年首季)|前(?P<upto>[一二三1-3])个?季度?|(?<!前)第?(?P<quarter>[一二三四1-4])季度?(?!度?召开)|(?P<month>(?<!\d)\d{1,2}|[一二三四五六七八九十]{1,2})月份(?![之以]?[前后底末])"
)
PLAN_PERIOD = re.compile(r"(?P<plan>十[一二三四五六七八九]五)|(?P<plan2>(?:12|13|14|15|16)th five-year)")
TITLE_RANGE = re.compile(r"(?P<first>20\d\d)\s*年?\s*[—\-–~至到]+\s*(?P<last>20\d\d)")
BASE = re.compile(r"(?:较|比|相较于?|相比)[^，,；;。]{0,3}$")
STATED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*年")


@dataclass(frozen=True, slots=True)
class Frame:
    """Offsets in years from the document's own, explicit years, short ones, named plans, places."""

    years: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    plans: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    short: tuple[int, ...] = ()  # 27年: a year only where the document speaks of it
    last: bool = False  # the end of the plan


def find_frame(text: str) -> Frame:
    """The frame that plain text states."""
    years = tuple(dict.fromkeys(int(m["year"]) for m in YEAR.finditer(text)))
    short = tuple(dict.fromkeys(2000 + int(m["year"]) for m in SHORT.finditer(text)))
    shifts = tuple(shift for pattern, shift in RELATIVE if re.search(pattern, text, re.IGNORECASE))
    shifts += tuple(_COUNT.find(m["count"]) if m["count"] in _COUNT else int(m["count"]) for m in AFTER.finditer(text))
    plans = tuple(dict.fromkeys((m["plan"] or m["plan2"]) for m in PLAN_PERIOD.finditer(text)))
    return Frame(years, shifts, plans, find_places(text), short, bool(LAST.search(text)))


def parts_of_year(text: str) -> frozenset[str]:
    """The halves, quarters and months that a text names, each in one form: 首季 and 第一季度 are both Q1."""
    found = set()
    for match in PART_OF_YEAR.finditer(text):
        kind = match.lastgroup or ""
        place = match[kind] or ""
        at = "零一二三四五六七八九".find(place)
        found.add("quarter1" if kind == "first" else f"{kind}{at if at > 0 else place}")
    return frozenset(found)


def asked_years(frame: Frame, document: Document) -> tuple[int, ...]:
    """The years that the question is about, as the document counts them; empty where it names none."""
    stated = years_stated(document)
    years = list(frame.years) + [year for year in frame.short if year in stated]
    if document.year is not None:
        years += [document.year + shift for shift in frame.shifts]
    if frame.last and (span := TITLE_RANGE.search(document.title)):
        years.append(int(span["last"]))
    return tuple(dict.fromkeys(years))


@lru_cache(maxsize=256)
def years_stated(document: Document) -> frozenset[int]:
    return frozenset(int(m["year"]) for m in STATED.finditer(document.text)) | (
        {document.year} if document.year else set()
    )


VALID = re.compile(
    r"有效期(?:限)?(?:为)?(?:20\d\d年[^，。；]{0,8})?(?:截)?(?:至|到)(?P<year>20\d\d)年|(?:实施|执行|施行)(?:期限)?(?:至|到)(?P<last>20\d\d)年"
)


@lru_cache(maxsize=256)
def valid_until(document: Document) -> int | None:
    """The last year that the document holds for, where it says so: 有效期至2027年12月31日."""
    found = VALID.search(document.text)
    return int(found["year"] or found["last"]) if found is not None else None


def year_at(text: str, position: int) -> int | None:
    """The year that a figure at `position` is of: the last one named before it that is no base of comparison."""
    year = None
    for match in STATED.finditer(text, 0, position):
        if not BASE.search(text[: match.start()]):
            year = int(match["year"])
    return year


def years_in(text: str) -> tuple[int, ...]:
    """The years that a text states figures of, in order."""
    return tuple(dict.fromkeys(int(m["year"]) for m in STATED.finditer(text) if not BASE.search(text[: m.start()])))
