"""Rewordings: the same question in other words or another script. Each maker is a row of REWORDINGS.

A maker gives None where a question offers it nothing to change. The table of words is this module's own: the
assistant's would only prove that it agrees with itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from random import Random
from typing import Any

# One way only: what stands left is said as on the right, and means the same wherever a question has it.
WORDS: Mapping[str, str] = {
    "多少钱": "多少金额", "什么时候": "何时", "哪些": "哪几种", "怎么": "如何", "能不能": "可不可以", "可以吗": "行不行", "有没有": "是否有",
    "企业": "公司", "补贴": "补助", "补助": "补贴", "奖励": "奖金", "最高": "最多", "至少": "起码", "谁负责": "由谁负责", "牵头": "挑头", "由谁": "由哪家",
    "要满足什么条件": "有什么门槛", "要求": "规定", "申请": "申报", "规模以上": "规上", "员工": "职工", "职工": "员工", "营业收入": "营收", "营收": "营业收入",
    "达到": "做到", "一共": "总共", "总共": "一共", "每年": "每一年", "期限": "时限",
    "开展": "进行", "建设": "打造", "支持": "扶持", "厂": "厂子", "为什么": "为啥", "是什么": "是啥", "条件": "要求", "目标": "指标",
}  # fmt: skip
ASKS = re.compile(r"多少|几|什么|啥|哪|谁|怎|如何|吗|么|何|能不能|是不是|有没有|够不够")
LEANING = re.compile(
    r"(?:^|，)(?:[那这它其也还又但可却而]|分别|各|里面|其中|比|同样|另外)"
)  # a clause that leans on the one before it
OF_ONES_OWN = re.compile(r"我们?|咱们?|俺|本[厂公企]")
HAN = re.compile(r"[\u4e00-\u9fff]")
KEPT = re.compile(r"[一二三四五六七八九十百千万亿两第零〇半]")  # doubled, these make another number
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def politely(question: str, random: Random) -> str | None:
    """Words of courtesy before and behind."""
    before = random.choice(("您好，请问", "你好，麻烦问一下，", "请问一下，", "打扰了，想请教："))
    return f"{before}{question.rstrip('?？。 ')}？{random.choice(('谢谢！', '麻烦您了。', '多谢', ''))}"


def in_other_words(question: str, random: Random) -> str | None:
    """One word said otherwise."""
    have = [word for word in WORDS if word in question]
    if not have:
        return None
    word = random.choice(have)
    return question.replace(word, WORDS[word], 1)


def turned_round(question: str, random: Random) -> str | None:
    """What is stated in another order: 甲，乙，问? becomes 乙，甲，问?, and 我们甲，问? becomes 问?我们甲。"""
    clauses = [clause for clause in re.split(r"[,，]", question.rstrip("?？。 ")) if clause.strip()]
    asking = [bool(ASKS.search(clause)) for clause in clauses]
    if len(clauses) < 2 or not asking[-1] or any(asking[:-1]) or LEANING.search("，".join(clauses[1:])):
        return None
    if len(clauses) > 2:
        return f"{'，'.join(clauses[-2::-1])}，{clauses[-1]}?"
    return f"{clauses[1]}?{clauses[0]}。" if OF_ONES_OWN.search(clauses[0]) else None


def in_wide_forms(question: str, random: Random) -> str | None:
    """Figures, Latin letters and marks in full width."""
    wide = question.translate(WIDE)
    return wide if wide != question else None


def in_traditional(question: str, random: Random) -> str | None:
    """Traditional characters."""
    written = str(_converter().convert(question))
    return written if written != question else None


def with_a_doubled_character(question: str, random: Random) -> str | None:
    """A key pressed twice; no character that is part of a number."""
    places = [n for n, c in enumerate(question) if HAN.match(c) and not KEPT.match(c) and question[n - 1 : n] != c]
    if len(places) < 6:
        return None
    place = random.choice(places)
    return question[:place] + question[place] + question[place:]


def with_noise(question: str, random: Random) -> str | None:
    """Blanks, marks and emoji that mean nothing."""
    return f"  {question.rstrip('?？')}???{random.choice(('😂', '🙏🙏', '…', '~~'))} \n"


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2t")


Maker = Callable[[str, Random], str | None]
REWORDINGS: dict[str, Maker] = {
    "courtesy": politely,
    "other words": in_other_words,
    "clauses swapped": turned_round,
    "full width": in_wide_forms,
    "traditional": in_traditional,
    "doubled character": with_a_doubled_character,
    "noise": with_noise,
}

# What a document is made of is of no year and no place.
STRUCTURE = re.compile(r"第.{1,3}[条项个]|哪[一几]?[条项个]|几[条项个件]|行动|措施|部分|文件|名目|写在")
YEAR = re.compile(r"20\d\d年|今年|本年度?|年内")
AFAR = ("海南省", "宁夏", "西藏", "甘肃省")
OWN_PLACE = re.compile(r"全省|我省|本省|省里|全市|我市|本市|市里|全县|我县|全国")


def in_another_year(question: str, text: str) -> str:
    """The question of a year that the document does not name."""
    year = next(f"{year}年" for year in (2043, 2047, 2051) if str(year) not in text)
    return YEAR.sub(year, question) if YEAR.search(question) else f"{year}{question}"


def in_another_place(question: str, text: str) -> str:
    """The question of a province that the document does not name."""
    place = next(place for place in AFAR if place.removesuffix("省") not in text)
    return OWN_PLACE.sub(place, question) if OWN_PLACE.search(question) else f"{place}{question}"


FRAMES: dict[str, Callable[[str, str], str]] = {"another year": in_another_year, "another place": in_another_place}
