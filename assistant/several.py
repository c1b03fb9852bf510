"""Several: how many there are of what a grant or a cap counts each, and the sum of several kinds of them.

2个博士3个硕士      2×10万元+3×4万元
俩展位             twice the cap for each
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.alternatives import option_of
from assistant.derive import Fact, show
from assistant.grants import Cap, Grant
from assistant.judged import GroupJudged
from assistant.reckoning import Worth, quantity_of
from assistant.situation import Situation

COUNTS = {
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "俩": 2,
    "仨": 3,
}
COUNT = r"(?:(?P<n>\d+|[一两二三四五六七八九十])(?:个|项|件|家|名|人|台|套|款|种|辆|艘|位)|(?P<some>[俩仨]))[^，,。；;、\d]{0,5}?"


def worth_of_several(situation: Situation, main: GroupJudged) -> tuple[Worth, tuple[GroupJudged, ...]] | None:
    """Several of the things that have sums of their own beside each other, each as often as it was said: 2个博士3个硕士; with whose sums they are."""
    provision = main.group.provision
    if provision is None:
        return None
    listed = provision.amounts is not None
    options = [
        main,
        *(
            j
            for j in situation.beside
            if j is not main and (option_of(main, j) if listed else _alike(situation, main, j))
        ),
    ]
    spans = {o for j in options if j.group.provision is not None for o in j.group.provision.others}
    parts: list[tuple[int, Decimal]] = []
    used: list[GroupJudged] = []
    for judged in sorted(options, key=place_of):
        assert judged.group.provision is not None
        grant = situation.grant(judged)
        own = [
            w
            for s in spans - set(judged.group.provision.others)
            if len(w := s.of(situation.document.text)) > 1 and not re.search(r"\d", w)
        ]
        own = own if listed else [c.words for c in judged.categories if c.words and c.result == "meets"]
        count = next((n for w in own if (n := _counted(situation, w))), 0)
        if grant is not None and count and grant.kind in ("sum", "each") and not grant.time:
            parts.append((count, grant.figure))
            used.append(judged)
    if sum(n for n, _ in parts) < 2 or (not listed and len(parts) < 2):
        return None
    total = sum((n * figure for n, figure in parts), Decimal(0))
    worth = Worth(total, "+".join(f"{n}×{show(f, '元')}" for n, f in parts) + f"={show(total, '元')}")
    return worth, tuple(used)


def _alike(situation: Situation, main: GroupJudged, other: GroupJudged) -> bool:
    """Whether both stand in one paragraph and give so much each, to different people or for different things."""
    grants = (situation.grant(main), situation.grant(other))
    if main.group.paragraph != other.group.paragraph or other.result == "fails" or None in grants:
        return False
    left, right = grants
    assert left is not None and right is not None
    return left.kind == right.kind == "each" and left.unit == right.unit and not right.adjusts


def _counted(situation: Situation, words: str) -> int:
    found = re.search(COUNT + re.escape(words[:6]), situation.profile.text)
    if found is None:
        return 0
    said = found["n"] or found["some"]
    return COUNTS.get(said) or int(said)


def count_of(situation: Situation, grant: Grant, caps: Sequence[Cap]) -> Decimal | None:
    """How many there are of what a cap counts each: of 27平方米 and 9 for each stall, 3."""
    unit = next((c.each for c in caps if c.each), None)
    if unit is None:
        return None
    if grant.size is not None and (area := quantity_of("平方米", situation.facts, ())) is not None:
        return max(Decimal(1), (area.values.point or Decimal(0)) // grant.size)
    named = [
        f
        for f in situation.facts
        if f.dimension == "count"
        and f.values.point is not None
        and not f.how
        and re.search(re.escape(unit[-2:]), f.words + _after(situation, f))
    ]
    counted = _counted(situation, unit)
    count = named[0].values.point if named else Decimal(counted) if counted else None
    for most, of in grant.most:
        if count is not None and of in ("个", unit) and count > most:
            count = most
    return count


def _after(situation: Situation, fact: Fact) -> str:
    at = situation.profile.text.find(fact.words)
    return situation.profile.text[at + len(fact.words) : at + len(fact.words) + 6] if at >= 0 else ""


def place_of(judged: GroupJudged) -> int:
    provision = judged.group.provision
    return provision.amount.start if provision is not None and provision.amount is not None else judged.group.start
