"""Holders: whether words speak of persons or of bodies."""

from __future__ import annotations

import re

PERSONS, BODIES = re.compile(r"个人|本人|自然人"), re.compile(r"组织|企业|单位|机构|合作社|公司")


def of_another(words: str, said: str) -> bool:
    """Whether the one speaks of persons and the other of bodies: 组织不超过15台, 我个人已经补了5台.

    >>> of_another("个人不超过5台", "合作社有12台"), of_another("个人不超过5台", "买了3台")
    (True, False)
    """
    told = [(PERSONS.search(text) is not None, BODIES.search(text) is not None) for text in (words, said)]
    return told[0] in ((True, False), (False, True)) and told[1] == (told[0][1], told[0][0])
