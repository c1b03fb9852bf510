"""Stating: which of a person's words state something, and which only ask for it."""

from __future__ import annotations

import re
from functools import lru_cache

# 能拿到专精特新的奖励吗: what is asked for is claimed by nobody.
WISHED = re.compile(
    r"(?:能|可以|可否|够(?!了|条件|线)|算(?:不算|得)?|想|拿(?!了|着|过|到了|到手)|领(?!了|着|过)|享受(?!了|着|过)|申请(?!了|过)|申报|报(?=[得不吗名上])|轮得|进(?:得|不|[^了过]{0,10}[吗不么])|要不要|还有)[^，,。；;？?！!\n]*$"
)
ASKED_ALONE = re.compile(r"[^了过着有是]{2,18}(?P<verb>发|给|补|奖|批|贴|认|算|行)(?:没|不)(?P=verb)[？?]?")
PARTED_VERB = re.compile(
    r"(?P<verb>[备立结报投开竣验动])(?:了|过|的|好|完|上|好了)(?P<object>案|项|题|产|工|收)"
)  # 去年备的案, 10月投的产
ENDS = re.compile(r"[，,。；;？?！!\n]|\|")


def whole_verbs(said: str) -> str:
    """What was said with verbs that talk parts from their objects put together: 备的案 is 备案."""
    return PARTED_VERB.sub(r"\g<verb>\g<object>", said)


@lru_cache(maxsize=64)
def stated(said: str) -> str:
    """The words that state something, with what is asked for blanked: 能拿升规奖励吗 claims no 升规."""
    pieces = []
    at = 0
    for mark in (*ENDS.finditer(said), None):
        end = mark.start() if mark else len(said)
        clause = said[at:end]
        last = mark is None or mark[0] in "？?" or end >= len(said.rstrip(" 。？?！!")) - 1
        asks = last or re.search(r"[吗么嘛吧][\s]*$|不[了着]?$", clause)
        wish = WISHED.search(clause) if asks else None
        if wish is None and ASKED_ALONE.fullmatch(clause.strip()) is not None:
            pieces.append("　" * len(clause) + (mark[0] if mark else ""))  # 那100块服务券发不发: only asks
            at = mark.end() if mark else end
            continue
        pieces.append(clause if wish is None else clause[: wish.start()] + "　" * (len(clause) - wish.start()))
        pieces.append(mark[0] if mark else "")
        at = mark.end() if mark else end
    return "".join(pieces)


DOES = re.compile(r"[了过着]|是|(?<!所)有(?!限|关)|在|已经|刚|满|没|属于|\d")


@lru_cache(maxsize=64)
def unasked(said: str) -> str:
    """What was said without the rest of a clause whose wish was blanked: 重建补助|能申请吗 claims no 重建."""

    def rest(match: re.Match[str]) -> str:
        return match[0] if DOES.search(ASKING.sub("", match["rest"])) else "　" * len(match[0])

    return ASKED_REST.sub(rest, said)


ASKING = re.compile(r"是不是|有没有|能不能|可不可以|是否|还$")
ASKED_REST = re.compile(r"(?P<rest>[^，,。；;？?！!\n　]{1,14})　+")
