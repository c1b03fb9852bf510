"""Members: of words that list several things, one that a person named."""

from __future__ import annotations

import re

from assistant.answers import Result
from assistant.categories import Category
from assistant.denying import NEGATED
from assistant.likeness import NOTHING_ORDINARY, Ordinary, bits_of, covered_by
from assistant.stating import ENDS

# How people shorten what documents write in full.
SHORTER = {
    "高等学校": ("高校", "大学", "学院"),
    "机关": ("政府大楼",),
    "学校": ("中学", "小学"),
    "宾馆": ("酒店",),
    "饭店": ("餐馆", "酒楼"),
    "商场": ("购物中心",),
}


def judge_beginning(category: Category, said: str) -> tuple[Result, str] | None:
    """Of a list of things that are shut out, one whose first word was said: 二手拖拉机 of 二手农机、自行组装的机具."""
    for name in MEMBERS.split(category.word):
        first = name[:2]
        if len(name) < 3 or len(name) > SHORTENED or not QUALIFIES.match(first):
            continue
        for clause in ENDS.split(said):
            if first in clause and not NEGATED.search(clause):
                return "meets", clause.strip()
    return None


QUALIFIES = re.compile(
    r"二手|旧|自行|自己|进口|外地|外省|外市|境外|加盟|挂靠|转包|分包|租赁|租用|关联|淘汰|改装|报废|停产|闲置|违法|违章|临时|兼职|劳务|退休"
)
SHORTENED = 8
WHOLE = 0.6  # the share of one thing's words that were said, where it stands in a list


def _told_whole(words_: str, said: str, negative: bool = False) -> str:
    """The clause that says nearly all of the words, or means them, and denies as much as they do; "" where none does."""
    wanted = bits_of(words_)[0]
    for clause in ENDS.split(said):
        covered = covered_by(wanted, words_, clause)
        if len(covered) >= WHOLE * len(wanted) and (NEGATED.search(clause) is not None) == negative:
            return clause.strip()
    return ""


MEMBER = 3
MEMBERS = re.compile(r"或者|[、或]|以及|和|及|等")
HEADED = re.compile(r"的[^的]{1,4}$")


def judge_member(
    category: Category, said: str, barred: bool = False, ordinary: Ordinary = NOTHING_ORDINARY
) -> tuple[Result, str] | None:
    """Of a list (从事洗车、洗浴等行业) one thing that was said by its own name is enough."""
    pieces = [p for p in MEMBERS.split(category.word) if p and not (barred and bits_of(p)[0] <= ordinary.pairs)]
    if len(pieces) > 1 and category.negative and barred:
        clauses = (_told_whole(HEADED.sub("", p), said, NEGATED.search(p) is not None) for p in pieces)
        return next((("meets", clause) for clause in clauses if clause), None)  # 没人住 of 长期闲置、无人居住的房屋
    if len(pieces) < 2 or category.negative:
        return None
    names = [re.sub(r"^(?:从事|开展|提供|生产|建设|购买|用于)+|(?:生产供应业|供应业)?企业$", "", p) for p in pieces]
    names += [name[:-1] for name in names if len(name) > 2 and name.endswith("业")]  # 采矿业: 我们是采矿的
    for name in names:
        short = {name, *SHORTER.get(name, ())}
        for clause in ENDS.split(said):
            if 2 <= len(name) <= 8 and any(n and n in clause for n in short):
                denied = NEGATED.search(clause) is not None
                return ("fails" if denied else "meets"), clause.strip()
    for piece in pieces:
        told = _told_whole(piece, said) if len(piece) > MEMBER else ""
        if told:
            return "meets", told
    return None
