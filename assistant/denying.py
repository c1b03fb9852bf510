"""Denying: whether a clause denies what it speaks of, or leaves it open."""

from __future__ import annotations

import re

from assistant.answers import Result
from index.numerals import any_of

MARK = re.compile(r"[，,。；;！!？?、\n]")

# 没 and 不 deny, but for words in which they do not: 没问题, 不断.
NOT_HAD = r"没(?!歇|还清?(?:$|[，。；？?])|还(?=完)|停|断|少|错|问题|变|超|中断|间断)"
NOT_DONE = r"不(?=[经被享参签缴办具含包列])"
WITHOUT = r"无(?!线|形|尘|菌|纺|人机)"
FORBIDS = r"(?<![特分区级类识个])别"
DENIALS = ("不是", "不在", "不曾", "未", "并非", "不属于", "从没")
NEGATED = re.compile(rf"{NOT_HAD}|{NOT_DONE}|{WITHOUT}|{FORBIDS}|{any_of(DENIALS)}|\bnot?\b", re.IGNORECASE)

# Who does not know, and what is not settled.
NOT_KNOWN = ("说不准", "不知道", "不清楚", "不确定", "拿不准")
UNSURE = (
    "吃不准",
    "搞不清",
    "弄不清",
    "没认定",
    "还没定",
    "待定",
    "不好说",
    "没说",
    "not sure",
    "unclear",
    "don't know",
)
UNSURE_HERE = re.compile(any_of((*NOT_KNOWN, *UNSURE)))
PENDING_HERE = re.compile(rf"还没(?:定|出)|没定|待定|{any_of(NOT_KNOWN)}")

# What stands directly before a name that is denied or asked for.
NOT_SO = ("不是", "不属于", "算不上", "不算", "非", "够不上", "不在", "并非")
NOT_NAMED = ("没评上", "没评", "没被评为", "没认定", "未认定", "没有", "没拿到", "尚未", "未被", "没")
DENIED_BEFORE = re.compile(
    rf"(?:{any_of((*NOT_SO, *NOT_NAMED))})(?:个|什么|被|认定为?|评为?|过)*$|\b(?:not|never|no|isn't|aren't)(?: an?| the| yet)?\s*$",
    re.IGNORECASE,
)
DENIED_AFTER = re.compile(r"(?:都|也|还|一直)?(?:没有?|不是|未)(?!少|错|过期|问题)")
ASKED_BEFORE = re.compile(r"(?:是否|是不是|算不算|属不属于|有没有|是否属于|算不算是)(?:个)?$")


def status_of(said: str, match: re.Match[str]) -> Result:
    """Whether the clause that the match stands in claims what it names, denies it, or leaves it open."""
    begin = max((m.end() for m in MARK.finditer(said, 0, match.start())), default=0)
    following = MARK.search(said, match.end())
    end = following.start() if following else len(said)
    before = said[begin : match.start()]
    if ASKED_BEFORE.search(before) or UNSURE_HERE.search(said, begin, end):
        return "unknown"
    if DENIED_BEFORE.search(before) or DENIED_AFTER.match(said[match.end() : end]):
        return "fails"
    return "meets"
