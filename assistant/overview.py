"""Overview: whether somebody asks what there is to be had, and names nothing: 我们能享受哪些支持?

asks = question word + word for a support or for getting one, and no word besides that says which
"""

from __future__ import annotations

import re

from index.numerals import any_of

QUESTION = ("哪些", "什么", "啥", "哪几", "多少种", "what", "which")
WANTED = (
    *(
        "支持",
        "扶持",
        "政策",
        "奖励",
        "补贴",
        "补助",
        "优惠",
        "好处",
        "资金",
        "待遇",
        "享受",
        "申请",
        "申报",
        "拿到",
        "领到",
        "津贴",
        "资助",
        "扣除",
        "减免",
        "福利",
        "奖补",
    ),
    *(
        "support",
        "supports",
        "help",
        "subsidies",
        "subsidy",
        "grants",
        "benefits",
        "funding",
        "incentives",
        "apply",
        "get",
    ),
)
# Words that everybody may use of himself and of asking; a word that is not here says which support is meant.
PLAIN = (
    *(
        "我们",
        "我",
        "咱们",
        "咱",
        "你们",
        "本",
        "企业",
        "公司",
        "厂",
        "单位",
        "这样的",
        "这种",
        "这类",
        "像",
        "目前",
        "现在",
        "到底",
    ),
    *(
        "一共",
        "总共",
        "都",
        "还",
        "请问",
        "想知道",
        "想了解",
        "想问",
        "问一下",
        "看看",
        "帮",
        "查",
        "能够",
        "能",
        "可以",
        "可",
        "够",
    ),
    *(
        "符合",
        "适合",
        "适用于",
        "针对",
        "有",
        "是",
        "得到",
        "获得",
        "争取",
        "拿",
        "领",
        "到",
        "几",
        "项",
        "种",
        "条",
        "个",
        "类",
    ),
    *(
        "措施",
        "条件",
        "的",
        "了",
        "吗",
        "呢",
        "啊",
        "给",
        "对",
        "里",
        "中",
        "文件",
        "这份",
        "这个",
        "一下",
        "和",
        "或",
        "及",
        "以",
    ),
    *(
        "we",
        "us",
        "our",
        "i",
        "my",
        "company",
        "firm",
        "business",
        "are",
        "is",
        "there",
        "can",
        "could",
        "may",
        "do",
        "does",
        "for",
    ),
    *(
        "receive",
        "claim",
        "obtain",
        "available",
        "to",
        "be",
        "had",
        "the",
        "of",
        "kind",
        "kinds",
        "policies",
        "policy",
        "measures",
    ),
    *(
        "in",
        "this",
        "document",
        "that",
        "a",
        "an",
        "any",
        "and",
        "or",
        "qualify",
        "eligible",
        "please",
        "tell",
        "me",
        "would",
    ),
)
MARKS = re.compile(r"[\s,，.。;；:：?？!！、'’\"“”]+")
LATIN = re.compile(r"[a-z]+")
CHINESE = re.compile(any_of(word for word in (*QUESTION, *WANTED, *PLAIN) if not word.isascii()))


def asks_overview(question: str) -> bool:
    """Whether every support is meant.

    >>> asks_overview("我们能享受哪些支持?"), asks_overview("技改项目能享受哪些支持?")
    (True, False)
    """
    words = question.lower()
    latin = set(LATIN.findall(words))
    if latin:
        return bool(latin & {*QUESTION}) and bool(latin & {*WANTED}) and latin <= {*QUESTION, *WANTED, *PLAIN}
    asked = any(word in words for word in QUESTION) and any(word in words for word in WANTED)
    return asked and not CHINESE.sub("", MARKS.sub("", words))
