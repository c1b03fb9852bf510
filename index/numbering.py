"""Numbering: the marks that open a numbered paragraph, from 第一编 down to ①.

    mark = 第 number 章 | number 、 | （ number ） | number . | number . number … | ①

A row of LEVELS for each mark. A mark opens a paragraph only at its start, and only where the number fits the
sequence, which `index.structure` judges; here stand the forms, and the forms that look alike but are words of a
sentence (1.2倍, （一）项, 第十一条规定, 一、二等奖).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import cn2an

_D = "[0-9０-９]"
_C = "[一二三四五六七八九十百零〇两]"
_GAP = r"[ \t\u3000]?"  # scanned documents print 第 2 6 条 and （ 一 ）
_ARABIC = f"{_D}(?:{_GAP}{_D}){{0,2}}"
_CHINESE = f"{_C}(?:{_GAP}{_C}){{0,6}}"
_NUMBER = f"(?:{_ARABIC}|{_CHINESE})"
_CLASS = "[类期型代档]"  # 1.1类新药 is the first item, and speaks of class 1
# 3.2024年起 is a mark and a year, 3.5 is a figure
_WORDS = rf"(?:(?![0-9０-９])|(?=(?:19|20)[0-9]{{2}}年)|(?={_D}{_CLASS}))"


@dataclass(frozen=True, slots=True)
class Level:
    """One kind of mark: a smaller `rank` stands higher in the official order."""

    style: str
    rank: int
    pattern: str  # what is printed, its number in the group that bears the style's name
    example: str


LEVELS: tuple[Level, ...] = (
    Level("part", 0, rf"第{_GAP}(?P<part>{_NUMBER}){_GAP}(?:编|篇|部分)", "第一部分　现状"),
    Level("chapter", 1, rf"第{_GAP}(?P<chapter>{_NUMBER}){_GAP}章", "第一章　总则"),
    Level("division", 2, rf"第{_GAP}(?P<division>{_NUMBER}){_GAP}节", "第一节　一般规定"),
    Level("ordinal", 3, rf"(?P<ordinal>{_CHINESE}){_GAP}(?:、|[．.](?![0-9]))", "一、总体要求"),
    Level("article", 4, rf"第{_GAP}(?P<article>{_NUMBER}){_GAP}条", "第七条　申请人应当"),
    Level("paren", 6, rf"(?:[（(]{_GAP}(?P<paren>{_CHINESE}){_GAP}[）)]|(?P<paren_sign>[㈠-㈩]))、?", "（二）首要任务"),
    Level(
        "decimal",
        5,
        rf"(?P<decimal>{_D}{{1,3}}(?:[.．]{_D}{{1,3}}){{1,4}})[.．]?(?![\d.．])(?!{_CLASS})",
        "3.2.1 工作原则",
    ),
    Level("arabic", 7, rf"(?:(?P<arabic>{_ARABIC}){_GAP}[.．、]{_WORDS}|(?P<arabic_sign>[⒈-⒛]))", "3.支持研发。"),
    Level(
        "arabic-paren", 8, rf"(?:[（(]{_GAP}(?P<inner>{_ARABIC}){_GAP}[）)]|(?P<inner_sign>[⑴-⒇]))、?", "（1）申请表；"
    ),
    Level("half-paren", 9, rf"(?P<half>{_ARABIC}){_GAP}[）)]、?", "1）申请表；"),
    Level("circled", 10, r"(?P<circled>[①-⑳])、?", "①申请表；"),
)
RANKS = {level.style: level.rank for level in LEVELS}
_GROUPS = {  # the group that matched → the style, for styles whose group has another name
    "paren_sign": "paren",
    "arabic_sign": "arabic",
    "inner": "arabic-paren",
    "inner_sign": "arabic-paren",
    "half": "half-paren",
}
_SIGNS = (
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
)

DECORATION = r"[#>*_\s\u200b\ufeff]*"  # of Markdown, and marks without width
_MARK = re.compile(rf"{DECORATION}(?P<mark>{'|'.join(level.pattern for level in LEVELS)})")
_BARE = re.compile(rf"{DECORATION}(?P<mark>(?P<bare>{_D}{{1,2}}))[ \t\u3000]+(?=[\u4e00-\u9fff])")

# What follows a mark that is no mark but part of a sentence: （一）项规定, 一、二等奖, 第十一条规定的, 1.2倍.
_NO_MARK = {
    "paren": re.compile(r"项(?!目)|款(?!项)|[、和至或及与][（(]"),
    "arabic-paren": re.compile(r"项(?!目)|款(?!项)|[、和至或及与][（(]"),
    "ordinal": re.compile(rf"{_C}+[、等类级档者批次季线]"),
    "article": re.compile(r"[规之的所、和至或及与第中款，,]"),
    "chapter": re.compile(r"[规的所、和至或及与第中，,]"),
    "decimal": re.compile(r"[%％‰倍万亿元个家项年月日号米吨人天次分度级版的、，。；）)—~～-]"),
}
_BLANK_AFTER = re.compile(r"[\s\u200b】\[【（(：:*_]|$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at a paragraph's start: `numbers` is (3,), or (3, 2, 1) of a decimal; `end` is where its words begin."""

    style: str
    numbers: tuple[int, ...]
    printed: str
    end: int
    loose: bool = False  # 第七条 with no blank after it: a mark only if it is the next number

    @property
    def number(self) -> int:
        return self.numbers[-1]

    @property
    def rank(self) -> int:
        return RANKS[self.style]


@lru_cache(maxsize=4096)
def parse_number(printed: str) -> int | None:
    """The number that 十二, １２, ⑫ or 第 1 2 条's `1 2` says; None where it says none.

    >>> parse_number("二 十六"), parse_number("１ 2"), parse_number("③"), parse_number("十百")
    (26, 12, 3, None)
    """
    compact = "".join(printed.split())
    for signs in _SIGNS:
        if compact in signs:
            return signs.index(compact) + 1
    if compact.isdecimal():
        return int(compact)
    try:
        return int(cn2an.cn2an(compact.replace("〇", "零"), "normal"))
    except ValueError:
        return None


def find_mark(text: str, start: int, end: int, bare: bool = False) -> Mark | None:
    """The mark that `text[start:end]` begins with, or None.

    `bare` allows `1 总则`, which only a document with decimal headings writes.
    """
    match = _MARK.match(text, start, end)
    if match is None:
        match = _BARE.match(text, start, end) if bare else None
        if match is None:
            return None
        return Mark("arabic", (int(match["bare"]),), match["mark"], match.end())
    group = next(name for name, value in match.groupdict().items() if value is not None and name != "mark")
    style = _GROUPS.get(group, group)
    if style == "decimal":
        numbers = tuple(int(part) for part in re.split("[.．]", match[group]))
    else:
        number = parse_number(match[group])
        numbers = (number,) if number is not None else ()
    if not numbers or 0 in numbers:
        return None
    veto = _NO_MARK.get(style)
    if veto is not None and veto.match(text, match.end(), end):
        return None
    loose = style in ("article", "chapter", "division", "part", "decimal")
    loose = loose and not _BLANK_AFTER.match(text[match.end() : match.end() + 1])
    return Mark(style, numbers, "".join(match["mark"].split()), match.end(), loose)
