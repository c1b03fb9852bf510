"""Abbreviations: a run of characters that the document lacks, read as the first characters of a name that it has.

长护险 = 长期护理保险    综保区 = 综合保税区    工信局 = 工业和信息化局
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from index.vocabulary import Vocabulary
from index.words import fold

SHORTEST, LONGEST = 3, 5  # characters of an abbreviation; two could be any word
LEFT_OUT = 2  # characters between two that are kept
HAN = re.compile(r"[\u4e00-\u9fff]+")


def find_abbreviations(text: str, vocabulary: Vocabulary, document: str) -> dict[str, str]:
    """Each abbreviation in the text with the name that it is short for in the document's folded text."""
    found: dict[str, str] = {}
    for run in HAN.findall(fold(text)):
        at = 0
        while at + SHORTEST <= len(run):
            short = next(
                (
                    w
                    for n in range(LONGEST, SHORTEST - 1, -1)
                    if _unknown(w := run[at : at + n], n, vocabulary) and _long(w, document)
                ),
                "",
            )
            if short:
                found[short] = _long(short, document)
            at += len(short) or 1
    return found


def _unknown(word: str, length: int, vocabulary: Vocabulary) -> bool:
    """Whether the document has none of the word's pairs of characters."""
    return len(word) == length and not any(word[i : i + 2] in vocabulary.idf for i in range(length - 1))


@lru_cache(maxsize=4096)
def _near(pair: str, document: str) -> bool:
    """Whether the two characters stand in order and no more apart than an abbreviation leaves out."""
    first, second = pair[0], pair[1]
    at = document.find(first)
    while at >= 0:
        if second in document[at + 1 : at + LEFT_OUT + 2]:
            return True
        at = document.find(first, at + 1)
    return False


@lru_cache(maxsize=1024)
def _long(short: str, document: str) -> str:
    """The most frequent name that has the characters in order, each but a few apart; "" where there is none."""
    if not all(_near(short[i : i + 2], document) for i in range(len(short) - 1)):
        return ""
    names = Counter(re.findall(f"[\u4e00-\u9fff]{{0,{LEFT_OUT}}}?".join(short), document))
    return str(names.most_common(1)[0][0]) if names else ""
