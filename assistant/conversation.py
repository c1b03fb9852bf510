"""Conversation: a short question is completed from the turns before it; a new complete one stands alone."""

from __future__ import annotations

import re
from typing import Literal

from assistant.references import names_part

Leaning = Literal["surely", "perhaps", "never"]

# A question that leans on an earlier one says so: it begins with 那 or ends with 呢, or points back.
LEANS = re.compile(
    r"^(不对|不是|哦|更正|说错|弄错|那|那么|再|还有|另外|其中|同样|它|他们|这|该|对应|照这样|要是|如果|换成|and |what about|how about|then )|呢[?。!]?$|"
    r"(这|那)(个|些|条|项|笔|里|几|两|种|样|是|得|会|事|库|块|边|类|时|办)|它(们)?|其(中|他|余)|上述|前面|刚才|刚开始|最(开始|初)|里面|里头|照这样|这下|应该是|不对|更正|(说|弄|算|搞|记)错|重新(核|算)|还有(别的|其他)|另(一|外)|下一?(条|项|个)|上一?(条|项|个)|"
    r"\b(it|its|they|them|that|those|these|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )there(?! (?:is|are|was|were|any)\b)|this one|the former|the latter)\b",
    re.IGNORECASE,
)
# What cannot be asked but of what was said: 那乡道呢, 不对,是2.8亿, 其中水泥路占多少.
SURELY = re.compile(
    r"呢[?。!]?$|^其中|^(不对|哦|更正|说错|弄错|and |what about|how about)|[,，]不对[,，]|(说|弄|算|搞|记|打)错|更正|重新(核|算)|应该是|刚才|刚开始|最(开始|初)|上述|(下|上)一?(条|项|个)(?!就|都)",
    re.IGNORECASE,
)
STEP = re.compile(
    r"(?P<way>下|上|后|前)(一|1)?(条|项|个)(措施|行动)?|(?P<en>next|previous) (measure|article|one|action)",
    re.IGNORECASE,
)
RESET = re.compile(r"^(重新(来|开始)|清空|从头(来|开始)|start over|reset|clear)[。!！.]?$", re.IGNORECASE)
COMPLETE = 9  # characters of content: a question with fewer leans on what was said before
# 这份文件, 全文共几条, “甲计划”讲什么: the document as a whole, or what is called by a name in quotes.
DOCUMENT = re.compile(
    r"(?:这|该|本)(?:一)?[份个篇部项]?(?:文件|意见|通知|办法|政策|方案|规定|条例|细则|规划)(?!里面?的?(?:这|那))|全文|整[份个篇部](?:文件|意见|通知|办法|政策|方案|规定|条例|规划)|(?:\d+|[一二三四五六七八九十]+)[个大](?:行动|章|部分|方面)(?:里|中|底下|下面)[面头]?|\bthis (?:document|policy|opinion|notice)\b|\bin (?:total|all)\b",
    re.IGNORECASE,
)
NAMED = re.compile(r"[“\"《](?P<name>[^”\"》]{4,40})[”\"》]")


def leaning_of(question: str, content: int) -> Leaning:
    """Whether a question needs the turns before it, by its words; `content` counts those without question words.

    >>> [leaning_of(q, n) for q, n in (("那增速呢?", 2), ("这块要提高多少?", 2), ("今年要新建多少公里乡道水泥路?", 11))]
    ['surely', 'perhaps', 'never']
    """
    whole = DOCUMENT.sub(" ", question)
    if LEANS.search(whole):
        return "surely" if SURELY.search(whole) else "perhaps"
    if content >= COMPLETE or whole != question or names_part(question) or NAMED.search(question):
        return "never"
    return "perhaps"


def points(question: str) -> bool:
    """Whether a question points at something said before, or at something in itself: 那笔奖, its."""
    return LEANS.search(DOCUMENT.sub(" ", question)) is not None


def step(question: str) -> int:
    """+1 for the next part, -1 for the one before, 0 where neither is asked for."""
    match = STEP.search(question)
    if not match:
        return 0
    word = match["way"] or match["en"].lower()
    return 1 if word in ("下", "后", "next") else -1


def since_reset(turns: tuple[str, ...]) -> tuple[str, ...]:
    """The turns after the last one that starts over."""
    for i in range(len(turns) - 1, -1, -1):
        if RESET.match(turns[i].strip()):
            return turns[i + 1 :]
    return turns


FIRST = re.compile(
    r"(刚|最|一)?开始(说|问|讲|提)?的|最初|第一个(问题)?|开头(说|问)|头一个问题|the first (one|question)|at first|originally",
    re.IGNORECASE,
)


def pointed_turn(question: str, turns: tuple[str, ...]) -> int | None:
    """The turn that a question points back to over others between, counted from 0, or None where it points to none."""
    return 0 if len(turns) > 1 and FIRST.search(question) else None
