"""Standings: the level, the grade, the class or the place that words ask for, against the one that was said."""

from __future__ import annotations

import re

from assistant.answers import Result
from assistant.categories import Category
from assistant.likeness import bits_of
from assistant.stating import ENDS

SAID_CLASS = re.compile(
    r"(?P<class>[A-F甲乙丙丁])[类级档]|评(?:价|定|级)?(?:结果)?(?:了|上|为|的是|是|得了?)*个?(?P<bare>[A-F])(?![A-Za-z])",
    re.IGNORECASE,
)


def judge_grade(category: Category, said: str) -> tuple[Result | None, str]:
    for match in SAID_CLASS.finditer(said):
        grade = (match["class"] or match["bare"]).upper()
        held = f"{grade}类" in (category.word, *category.also)
        return ("meets" if held else "fails"), match[0]
    return None, ""


def judge_class(category: Category, said: str) -> tuple[Result | None, str]:
    """Whether who asks is in a class that the document names: by its name, which stands behind what was said of who they are."""
    for name in sorted({category.word, *category.also}, key=len, reverse=True):
        if name in said:
            return ("fails" if category.negative else "meets"), name
    other = next((n for n in category.levels if n in said), None)
    return ("meets" if category.negative else "fails", other) if other is not None else (None, "")


LEVEL_NAMED = re.compile(
    r"国家级|省级|市级|县级|区级|国际|国内|省内|[甲乙丙丁特一二三四五六]级|[1-5]A|[金银铜]奖|[一二三特]等"
)
LEVEL_KINDS = tuple(
    re.compile(p)
    for p in (
        r"国家级|省级|市级|县级|区级",
        r"国际|国内|省内",
        r"[甲乙丙丁]级",
        r"[特一二三四五六]级",
        r"[1-5]A",
        r"[金银铜]奖",
        r"[特一二三]等",
    )
)


def other_level(words_: str, clause: str) -> bool:
    """Whether the words ask for one level and another was said: 国家级示范社, 我们是省级的; 一等奖, 拿了二等奖."""
    for kind in LEVEL_KINDS:
        asked, given = set(kind.findall(words_)), set(kind.findall(clause))
        if asked and given and not asked & given and "以上" not in words_:
            return True
        if asked and given and not asked & given and kind is not LEVEL_KINDS[0]:
            return True
    return False


GRADED = re.compile(r"[A-Z甲乙丙]级")
GRADE = re.compile(r"(?<![A-Za-z\d])([A-D甲乙丙丁])(?:级|(?![A-Za-z\d一-鿿])|(?=的|吗|呢))")


def judge_rating(category: Category, said: str) -> tuple[Result | None, str]:
    """食品安全量化分级为A级: the grade that was said of the same thing."""
    wanted = set(GRADE.findall(category.word))
    for clause in ENDS.split(said):
        given = set(GRADE.findall(clause))
        if given and (bits_of(category.word)[0] & bits_of(clause)[0] or RATED.search(clause)):
            return ("meets" if given & wanted else "fails"), clause.strip()
    return None, ""


PLACES = re.compile(r"第?([一二三四五六七八九十1-9])(?=[、和及位名起完主参]|$)|(?<=第)([一二三四五1-9])")
NAMES_PLACE = re.compile(r"第[一二三四五1-9]")
LEADS = re.compile(
    r"(?:主持|牵头|主导|领衔)(?:制定|制订|起草|编制|研制|承担|完成|实施|制修订)"
)  # who leads, and who only takes part
JOINS = re.compile(r"(?:参与|参加|协助)(?:了)?(?:制定|制订|起草|编制|研制|承担|完成|实施|制修订)")
PLACED = re.compile(r"(?:排名?|排位|位列|名列|署名|排序)[^，。；？?\d第]{0,4}(?:第|老)?([一二三四五1-9])(?!个|项|家)")


def judge_place(category: Category, said: str) -> tuple[Result, str] | None:
    """排名第二、第三的 and 作为第一起草单位 against the place that was said: 都排第二位."""
    joins = JOINS.search(said)
    if (
        joins is not None
        and LEADS.search(category.word)
        and not JOINS.search(category.word)
        and not LEADS.search(said)
        and not category.negative
    ):
        return "fails", joins[0]
    given = PLACED.search(said)
    if given is None or not NAMES_PLACE.search(category.word) or category.negative:
        return None
    wanted = {a or b for a, b in PLACES.findall(category.word[NAMES_PLACE.search(category.word).start() :])}  # type: ignore[union-attr]
    if given[1] not in wanted:
        return "fails", given[0]
    return ("meets", given[0]) if re.search(r"排名|排位|位列|排序", category.word) else None


RATED = re.compile(r"评|等级|分级|级别|信用")
