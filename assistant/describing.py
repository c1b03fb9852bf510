"""Describing: whether what a person said speaks of the words that describe somebody in a document, and whether it claims or denies them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.answers import Result
from assistant.categories import Category
from assistant.denying import NEGATED, PENDING_HERE, UNSURE_HERE
from assistant.holders import of_another
from assistant.likeness import (
    LETTER,
    NOTHING_ORDINARY,
    NOTION,
    Ordinary,
    bits_of,
    covered_by,
    letters_of,
    meant_by,
    shortened,
)
from assistant.members import SHORTENED, judge_member
from assistant.standings import GRADED, LEVEL_NAMED, judge_place, judge_rating, other_level
from assistant.stating import ENDS, unasked
from assistant.synonyms import find_concepts

WHO_ENDS = re.compile(r"的(?:企业|单位|机构|项目|人员|个人|人|者|主体|家庭)$")
NOUN_ENDS = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:工程|企业|项目|产品|业务|行业|业项目)$")
BODY = re.compile(r"(?:管理|主管|行政)*部门")  # 县级应急管理部门 is what people call 县应急局
RANK_OF_BODY = re.compile(r"级(?=[\u4e00-\u9fff]{2,4}局)")
BRACKETED = re.compile(r"[（(][^（()）]*[)）]")
HOLDERS = frozenset("企业 单位 机构 项目 人员 个人 业企".split())  # who they are called tells nothing of them
ADVERSE = re.compile(
    r"欠|拖|逃|骗|违|失信|罚|事故|逾期|断|退|转[卖让租]|卖|租|拒|虚|假|冒|挪|闲|空|伪|篡|酒|毒|残|赌|犯"
)

NOT_HAVING = re.compile(r"(?:均|都)?(?:无|没有)[\u4e00-\u9fff]{2,3}$")
HAVING = re.compile(r"有(?!限|关|人)|名下|没房|无房|没住房")
EARLIER = re.compile(r"以前|之前|从前|从没|从来没|过去|此前|前两?年")  # what somebody has never done before

CLAUSES = re.compile(rf"{ENDS.pattern}|(?<=了)(?=还没|也没)")  # 来了七个月了|还没找着活
NEVER = re.compile(r"(?:以前|之前|从前|此前|过去|原来|来之前)?(?:从|都|也)?(?:没有?|未)")  # 社保交满8个月，以前没交过
# 跟学校没有关联关系: that nothing is amiss denies nothing else.
NOTHING_AMISS = re.compile(
    r"(?:没有?|无|不存在)(?:任何|什么|过)?[^，。；]{0,4}(?:关系|纠纷|问题|记录|违规|违法|事故|逾期|拖欠|处罚|争议|失信)"
)
ONLY, MORE = re.compile(r"唯一|仅有一"), re.compile(r"(?:还|另|另外|名下还)(?:有|买了?)(?:一|两|别的|其他)")

FEW_WORDS, SHORT, BRIEF = 1.8, 5, 4  # words that a clause must share at least, and as how long a short one counts
MANY = 8  # as how many words a long one counts at most
CLOSE = 0.3  # the share of the words from which on a clause speaks of them
LONG, LEAST = 9, 0.2  # of many words a fifth must have been said …
ENOUGH_BARRED = 0.7  # … or a little less, of those that shut out
PIECES = 0.4  # the share of the words that several clauses must tell of together


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that speaks of a category: how far, and of which of its pairs."""

    share: float
    clause: str
    covered: frozenset[str]


def judge_description(
    category: Category, said: str, barred: bool = False, ordinary: Ordinary = NOTHING_ORDINARY
) -> tuple[Result | None, str]:
    """The clause that uses most of the category's words, and whether it claims or denies them."""
    said = RANK_OF_BODY.sub("", BODY.sub("局", said))
    category = replace(category, word=_core(category.word, barred))
    wanted = _wanted(category.word)
    if not wanted:
        return None, ""
    if ONLY.search(category.word) and (more := next((c for c in ENDS.split(said) if MORE.search(c)), None)):
        return "fails", more.strip()  # 唯一住房, 县城还有一套
    if (member := judge_member(category, said, barred, ordinary)) is not None:
        return member
    if GRADED.search(category.word):
        return judge_rating(category, said)
    if (placed := judge_place(category, said)) is not None:
        return placed
    told = [t for t in _speaking(category, said, barred, ordinary) if not barred or _telling(t.covered, ordinary)]
    if not told or max(t.share for t in told) < CLOSE:
        return (None, "") if barred or ADVERSE.search(category.word) else _together(category, said, wanted)
    first = max(told, key=lambda t: t.share)
    against = next((t for t in told if _denies_of(t) and len(t.covered - first.covered) > 1), None)
    if against is not None and not NEGATED.search(first.clause) and not category.negative:
        # 有两个人没办健康证: what is denied is another part of what is asked for
        return "fails", against.clause.strip()
    if _too_little(category.word, first, barred, ordinary):
        return None, ""
    return _result(category, first.clause)


FUNCTION = frozenset("的之其与和或及等被将把对为以")


def _telling(covered: frozenset[str], ordinary: Ordinary) -> bool:
    """Whether among the pairs is one that not everybody says."""
    return any(not set(pair) & FUNCTION for pair in covered - ordinary.pairs)


def _denies_of(told: _Told) -> bool:
    """Whether what is denied is what the clause shares: 没办健康证, and not 跟学校没有关联."""
    denial = NEGATED.search(told.clause)
    rest = told.clause[denial.start() :] if denial is not None else ""
    literal = [pair for pair in told.covered if pair in told.clause]
    return denial is not None and (not literal or any(pair in rest for pair in literal))


def _core(words_: str, barred: bool) -> str:
    """The words without how those are called whom they describe: 验收合格 of 验收合格的企业."""
    words_ = RANK_OF_BODY.sub("", BODY.sub("局", words_))
    plain = WHO_ENDS.sub("", words_)
    words_ = plain if len(plain) > 2 else words_
    named = NOUN_ENDS.sub("", words_) if barred else ""  # 隧道工程, 房地产项目: the thing itself tells
    return named if len(named) > 1 else words_


def _wanted(words_: str) -> frozenset[str]:
    return bits_of(words_)[0] - HOLDERS or bits_of(words_)[0]


def _speaking(category: Category, said: str, barred: bool, ordinary: Ordinary) -> list[_Told]:
    """The clauses that speak of the category."""
    words_ = category.word
    adverse = frozenset(r for r, w in find_concepts(words_).items() if ADVERSE.search(w))
    told: list[_Told] = []
    before = ""
    for piece in CLAUSES.split(unasked(said)):
        if not piece.strip() or (not barred and not category.negative and NOTHING_AMISS.search(piece)):
            continue
        spoken = before + piece if category.negative and NEVER.match(piece.strip()) else piece
        before = piece
        if ADVERSE.search(words_) and not ADVERSE.search(piece) and not adverse & bits_of(piece)[1]:
            continue  # 交着社保 says nothing of 欠缴社保
        if len(words_) <= SHORTENED and not barred and shortened(piece, words_):
            told.append(_Told(1.0, piece, _wanted(words_)))
            break
        if category.negative and NOT_HAVING.match(words_) and not HAVING.search(piece):
            continue  # 买了套新房 is not to have had one: 无住房
        one = _share(category, spoken, barred, ordinary)
        if one is not None:
            told.append(replace(one, clause=piece))
    return told


def _share(category: Category, piece: str, barred: bool, ordinary: Ordinary) -> _Told | None:
    """How far the clause speaks of the category: by words that it uses, and by those that it means."""
    words_, wanted = category.word, _wanted(category.word)
    (bits, rows), notions = bits_of(piece), bits_of(words_)[1]
    adverse, few = ADVERSE.search(words_) is not None, len(wanted) <= BRIEF
    literal = _literal(category, piece, barred)
    meant = meant_by(words_, notions & rows, wanted)
    clear = barred and (len(meant & wanted) > 2 or any(ADVERSE.search(b) for b in meant & wanted))
    rare = barred and ordinary.beside and _telling(meant & wanted, ordinary)  # 持股, of 存在股权关系的
    clear = clear or rare
    if not literal and len(notions & rows) < 2 and not few and not clear:
        return None
    shared = literal + NOTION * len(meant - bits) + rare
    if barred and few and not clear and len(meant & wanted) < 2:
        shared = literal  # a word of one character tells nothing of what is shut out
    spoken = literal or (meant and EARLIER.search(piece))
    denied = bool(category.negative and spoken and NEGATED.search(piece))  # 没转让过: 无住房转让记录
    brief = few and (not barred or adverse or len(wanted) < BRIEF - 1)
    if shared < (NOTION if brief or denied or clear else FEW_WORDS):
        return None
    share = shared / max(min(len(wanted - ordinary.pairs), max(len(bits), SHORT), MANY) * 0.8, 1.5)
    return _Told(share + (CLOSE if denied else 0.0), piece, covered_by(wanted, words_, piece))


def _literal(category: Category, piece: str, barred: bool) -> float:
    """The category's words that the clause uses, single characters beside them counted less."""
    wanted = _wanted(category.word)
    bits, rows = bits_of(piece)
    shared = wanted & bits
    literal: float = len(shared)
    if barred and any(ADVERSE.search(b) for b in shared):
        literal += 1
    if literal and set(LEVEL_NAMED.findall(category.word)) & set(LEVEL_NAMED.findall(piece)):
        literal += 1  # 评上4A: of 国家4A级旅游景区
    denied = category.negative and NEGATED.search(piece)
    if not barred and (literal or bits_of(category.word)[1] & rows or len(wanted) <= BRIEF or denied):
        letters = len(letters_of(wanted, shared) & letters_of(bits, shared))
        literal += LETTER * min(2, letters) if literal or letters > 1 else 0
    return literal


def _too_little(words_: str, told: _Told, barred: bool, ordinary: Ordinary) -> bool:
    """Whether of many words that are not said by everybody hardly any was said."""
    core = len(bits_of(BRACKETED.sub("", words_))[0] - ordinary.pairs)
    if core <= LONG or (barred and ADVERSE.search(words_)) or NEGATED.search(told.clause):
        return False
    return len(told.covered) < LEAST * core * (ENOUGH_BARRED if barred else 1)


NOT_ANY = re.compile(r"(?:没有?|无)过?$")


def _denies(words_: str, clause: str) -> bool:
    """Whether the clause denies what the words say; of what is bad in itself only what denies just that: 欠着税没缴."""
    denial, bad = NEGATED.search(clause), ADVERSE.search(clause)
    if denial is None or bad is None or not ADVERSE.search(words_):
        return denial is not None
    return denial.start() < bad.start() or NOT_ANY.search(clause) is not None


def _result(category: Category, clause: str) -> tuple[Result, str]:
    """What a clause that speaks of the category says of it."""
    words_, clause = category.word, clause.strip()
    if PENDING_HERE.search(clause) or UNSURE_HERE.search(clause):
        return "unknown", clause
    denied = _denies(words_, clause)
    if category.negative and not denied and ADVERSE.search(words_):
        return "unknown", clause  # 晚报了两回 is no sign that nobody is 逾期未报
    if denied != category.negative:
        return "fails", clause
    if [n for n in re.findall(r"\d+", words_) if n != "1" and n not in clause]:
        return "unknown", clause  # a figure that was not read is met by no words
    if not category.negative and (other_level(words_, clause) or of_another(words_, clause)):
        return "fails", clause
    return "meets", clause


def _together(category: Category, said: str, wanted: frozenset[str]) -> tuple[Result | None, str]:
    """What several clauses tell of piece by piece: 在自己名下两年, 5月报废了 of 报废本人名下."""
    if category.negative:
        return None, ""
    covered: dict[str, frozenset[str]] = {}
    for piece in ENDS.split(unasked(said)):
        mine = covered_by(wanted, category.word, piece)
        if mine and not NEGATED.search(piece) and not UNSURE_HERE.search(piece):
            covered[piece.strip()] = mine
    whole = frozenset().union(*covered.values()) if covered else frozenset()
    if len(covered) < 2 or len(whole) < max(2, PIECES * len(wanted)):
        return None, ""
    return "meets", "、".join(p for p in covered if p)
