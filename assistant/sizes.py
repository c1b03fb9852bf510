"""Sizes: the size class that a person gives of a firm, and what it says of the one that a document asks for.

Two scales: large, medium and small; and above or below what statistics take in (规上, 限上).
"""

from __future__ import annotations

import re

from assistant.answers import Result
from assistant.categories import SIZES, Category

# how people say it; the negative wordings are tried first
SAID_SIZES: tuple[tuple[str, str], ...] = (
    (r"(?:没|未|不是|非|不算)[^，。]{0,4}(?:限上|限额以上)|限下|限额以下", "unenrolled"),
    (r"限上|限额以上", "enrolled"),
    (r"规下|规模以下|没上规|未上规|没有上规|还没升规|未升规|没升规|没入规|未入规|没入统|没纳统|未纳统|不是规上|不是规模以上|非规上|不算规上|below (?:the )?designated", "below"),
    (r"规上|规模以上|上了规|已上规|已经上规|升规了|入了规|入规|已纳统|above (?:the )?designated", "above"),
    (r"(?<!大)中型|medium-sized", "medium"),
    (r"中小微|中小企业|中小型|\bSMEs?\b", "medium or small"),
    (r"小微|(?<![大中缩])小[\u4e00-\u9fff]{0,4}(?:企业|公司|厂|店|作坊|铺)|小企业|小厂|小工厂|小作坊|小公司|微型企业|小型企业|作坊|个体户|small|micro", "small"),
    (r"大型|大企业|大厂|大集团|特大|large", "large"),
)  # fmt: skip
# size class that the document asks for → (said that meets, said that fails)
SIZE_TESTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "above": (frozenset({"above"}), frozenset({"below"})),
    "below": (frozenset({"below"}), frozenset({"above"})),
    "enrolled": (frozenset({"enrolled"}), frozenset({"unenrolled"})),
    "small": (frozenset({"small"}), frozenset({"medium", "large"})),
    "medium or small": (frozenset({"small", "medium", "medium or small"}), frozenset({"large"})),
    "medium": (frozenset({"medium"}), frozenset({"small", "large"})),
    "large or medium": (frozenset({"large", "medium"}), frozenset({"small"})),
    "large": (frozenset({"large"}), frozenset({"small", "medium", "medium or small"})),
}
DESIGNATED = frozenset({"above", "below", "enrolled", "unenrolled"})  # another scale than large, medium and small


def said_size(said: str) -> tuple[str, str] | None:
    """(size class, words) that the person gives, or None.

    >>> said_size("我们还没上规")
    ('below', '没上规')
    """
    for pattern, size in SAID_SIZES:
        match = re.search(pattern, said, re.IGNORECASE)
        if match and not re.search(r"想|要|争取|打算|能不能$", said[max(0, match.start() - 2) : match.start()]):
            return size, match[0]
    return None


def said_sizes(said: str) -> tuple[tuple[str, str], ...]:
    """Every (size class, words) that the person gives: 规上的小厂 gives two."""
    found: list[tuple[str, str]] = []
    for pattern, size in SAID_SIZES:
        match = re.search(pattern, said, re.IGNORECASE)
        if match is None or re.search(r"想|要|争取|打算|能不能$", said[max(0, match.start() - 2) : match.start()]):
            continue
        if any((size, s) in (("above", "below"), ("enrolled", "unenrolled")) for s, _ in found):
            continue
        if size == "small" and any(match[0] in words_ for _, words_ in found):
            continue
        found.append((size, match[0]))
    return tuple(found)


def judge_size(category: Category, said: str) -> tuple[Result | None, str]:
    """What the size that is given says of the category, and the words that give it."""
    given = said_sizes(said)
    if not given:
        return None, ""
    open_words = ""
    for wanted in ("meets", "fails"):
        for size, word in given:
            results = [_size(SIZES[w], size) for w in (category.word, *category.also)]
            if wanted == "meets" and "meets" in results:
                return "meets", word
            if wanted == "fails" and all(r == "fails" for r in results):
                return "fails", word
            if any((SIZES[w] in DESIGNATED) == (size in DESIGNATED) for w in (category.word, *category.also)):
                open_words = word
    return ("unknown", open_words) if open_words else (None, "")


def _size(wanted: str, size: str) -> Result:
    meets, fails = SIZE_TESTS[wanted]
    return "meets" if size in meets else "fails" if size in fails else "unknown"
