"""Courtesies: greetings, thanks, and what is said to the assistant itself; none of it is asked of a document."""

from __future__ import annotations

import re

from assistant.conversation import RESET
from assistant.drafts import Draft
from prompts import render

TAIL = r"(?:[呀啊啦哦了吧呢嘛哈~]|[,，.。!！?？\s])*"
TO_WHOM = r"(?:你们?|您们?|大家|各位|小助手|助手|老师|领导|同志|in advance|there|all|everyone)?"
# Only what is the whole message: 你好,托育补贴多少 asks something.
COURTESIES: tuple[tuple[str, str], ...] = (
    ("greeting", r"(?:你们?|您们?|大家|各位|老师|领导|同志)(?:好|早)|(?:早上|上午|中午|下午|晚上)好|早安|哈喽|嗨|喂|在吗|在不在|有人吗|hi|hello|hey|good (?:morning|afternoon|evening)"),
    ("thanks", r"(?:非常|十分|太|多)?(?:感谢|谢谢|多谢|谢了|谢啦|辛苦)|thanks?(?: you)?(?: (?:very|so) much| a lot)?|thx|much appreciated"),
    ("farewell", r"再见|拜拜|回见|回头见|下次见|bye(?: ?bye)?|goodbye|see you(?: later)?"),
    ("noted", r"好的?|嗯+|哦+|行|可以|收到|(?:我)?(?:知道|明白|了解|清楚|懂)了?|原来如此|没(?:有)?(?:别的)?问题了|没(?:有)?(?:别的)?事了|ok(?:ay)?|got it|i see|understood|great"),
    ("help", r"[你您](?:都|还)?(?:能|会|可以)(?:帮我)?(?:做|干|回答|查|问)(?:些)?(?:什么|啥|哪些(?:问题)?)|(?:我)?(?:都)?(?:能|可以)问(?:你)?(?:些)?(?:什么|啥|哪些(?:问题)?)|(?:怎么|如何)(?:用你|使用你|提问|向你提问)|(?:这个?|本)(?:助手|系统|工具|程序|页面|网页)(?:怎么|如何)(?:用|使用)|你?(?:有|都有)(?:什么|哪些)(?:功能|用处|本事)|你(?:是谁|叫什么(?:名字)?|是(?:什么|干什么的|做什么的))|帮助|help|who are you|what can (?:you do|i ask)(?: (?:here|you))?|how do (?:i|you) (?:use this|work)"),
)  # fmt: skip
_COURTESIES = tuple(
    (kind, re.compile(rf"(?:{words}){TAIL}{TO_WHOM}{TAIL}", re.IGNORECASE)) for kind, words in COURTESIES
)


def courtesy_of(message: str) -> str:
    """The kind of courtesy that a message is and nothing else, "reset" where it starts over; "" where it asks something.

    >>> [courtesy_of(m) for m in ("谢谢你!", "你好,奖励多少钱?", "你能做什么?", "重新来")]
    ['thanks', '', 'help', 'reset']
    """
    said = message.strip()
    if RESET.match(said):
        return "reset"
    parts = [part for part in re.split(r"[,，。!！\s]+(?=[\u4e00-\u9fff])", said) if part]
    kinds = [next((kind for kind, words in _COURTESIES if words.fullmatch(part)), "") for part in parts]
    return kinds[-1] if kinds and all(kinds) else ""


def answer_courtesy(message: str, language: str) -> Draft | None:
    """The reply to a courtesy; None where the message is more than that."""
    kind = courtesy_of(message)
    return Draft(render(f"courtesy-{kind}", language), "out_of_scope") if kind else None
