"""Inclusion: what a document itself says of whether its bounds take in the figure: “以上”均含本数，“以下”不含本数."""

from __future__ import annotations

import re
from functools import lru_cache

SAYS = re.compile(
    r"(?P<words>(?:[“\"][^”\"，。；]{1,6}[”\"][、和及与]?)+)[，,]?(?:[均都]|一律)?(?P<none>不)?(?:包含|含|包括)本数"
)
QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
WITH = {"<": "<=", ">": ">="}
WITHOUT = {"<=": "<", ">=": ">"}


@lru_cache(maxsize=64)
def find_inclusions(text: str) -> tuple[tuple[str, bool], ...]:
    """(word, whether it takes in the figure) for each word that the document explains; longer words first.

    >>> find_inclusions("本办法所称“以上”“不超过”均含本数，“以下”不含本数。")
    (('不超过', True), ('以上', True), ('以下', False))
    """
    found = {word: said["none"] is None for said in SAYS.finditer(text) for word in QUOTED.findall(said["words"])}
    return tuple(sorted(found.items(), key=lambda item: -len(item[0])))


def comparator_in(text: str, words: str, comparator: str) -> str:
    """The comparator of `words`, a quantity as printed, by what the document says of them."""
    for word, included in find_inclusions(text):
        if word in words and f"不{word}" not in words:
            return (WITH if included else WITHOUT).get(comparator, comparator)
    return comparator
