"""Adjusting: which provisions change what another grants, and which grant they are of.

列入省级计划的，提高2个百分点       of the grant beside it that fits the person best
各项奖补按标准的50%执行，人才补助除外
"""

from __future__ import annotations

import re

from assistant.grants import Grant
from assistant.judged import GroupJudged
from assistant.proportions import pairs
from assistant.selecting import names_amount, spoken
from assistant.situation import Situation
from assistant.synonyms import find_concepts
from assistant.trades import SERVICES, TRADES
from index.consequences import EXCEPT

OF_SUPPORTS = re.compile(r"奖励|奖补|补助|补贴|资助|政策|资金")


def adjusting(situation: Situation, judged: GroupJudged) -> Grant | None:
    """What a provision beside it changes, where this person is one whom it names."""
    if (
        judged.result != "meets"
        or judged is situation.main
        or not (any(c.words for c in judged.categories) or any(b.fact is not None for b in judged.bounds))
    ):
        return None
    grant = situation.grant(judged)
    if _excepted(situation, judged):
        return None
    if grant is None or not (grant.adjusts or grant.instead) or not _own_words(situation, judged):
        return None
    return None if grant.instead and names_amount(situation.main.group, situation.document, situation.asked) else grant


def _excepted(situation: Situation, judged: GroupJudged) -> bool:
    """Whether a rule for all supports leaves this one out: 上市奖励和人才补助除外."""
    provision = judged.group.provision
    if provision is None or provision.said is None:
        return False
    text = situation.document.text
    found = EXCEPT.search(text[provision.said.start : max(provision.said.end, text.find("。", provision.said.start))])
    paragraph = situation.document.paragraph(situation.main.group.paragraph)
    if found is None or paragraph is None:
        return False
    names = [OF_SUPPORTS.sub("", n) for n in re.split(r"[、和及与]", found["what"])]
    words = (
        situation.document.text[situation.main.group.start : situation.main.group.end]
        + situation.document.text_of(paragraph)[:30]
    )
    return any(len(n) > 1 and n in words for n in names)


def _own_words(situation: Situation, judged: GroupJudged) -> bool:
    """Whether what was said speaks to what tells it from the main case: 玻璃钢渔船 beside 钢质渔船."""
    told = [c for c in judged.categories if c.words and c.result == "meets"]
    if any(b.fact is not None for b in judged.bounds) or any(c.category.kind != "open" for c in told):
        return True
    text = situation.document.text[situation.main.group.start : situation.main.group.end]
    words = "".join(c.category.word for c in told)
    own = pairs(words) - pairs(text)
    rows = frozenset(find_concepts(words)) - frozenset(find_concepts(text))
    return (
        not own
        or bool(own & pairs(situation.profile.text))
        or bool(rows & frozenset(find_concepts(situation.profile.text)))
    )


def standard_of(situation: Situation, main: GroupJudged, adjusting: Grant) -> tuple[GroupJudged, Grant] | None:
    """The grant that a share or an addition is of: of those beside it, the one that fits the person best."""
    own = {c.category.word for c in main.categories}
    options = [
        (j, g) for j in situation.beside if j is not main and (g := situation.grant(j)) is not None and not g.adjusts
    ]
    options = [
        (j, g)
        for j, g in options
        if j.group.paragraph == main.group.paragraph
        or not any(k.group.paragraph == main.group.paragraph for k, _ in options)
    ]
    if not options:
        return None
    return max(
        options,
        key=lambda o: (
            _told(situation, o[0])
            + 2 * len(own & {c.category.word for c in o[0].categories})
            + _trade(situation, o[0]),
            spoken(o[0].group, situation.document, situation.profile.text),
        ),
    )


def _trade(situation: Situation, judged: GroupJudged) -> int:
    """How far its lines of business are the person's: 小饭馆 of 住宿、餐饮企业; less than nothing where it names only others."""
    text = situation.document.text[judged.group.start : judged.group.end]
    named = [
        re.search(said, situation.profile.text) is not None
        for _, printed, said in (*TRADES, *SERVICES)
        if re.search(printed, text)
    ]
    return 2 * sum(named) if any(named) else -len(named)


def _told(situation: Situation, judged: GroupJudged) -> int:
    return sum(1 for c in judged.categories if c.words and c.result == "meets") + sum(
        1 for b in judged.bounds if b.fact is not None and b.result == "meets"
    )
