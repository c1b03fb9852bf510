"""Topping up: the sum of a lower grade that a person says they had, which is taken off where the document tops up."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.grants import SCALES
from assistant.judged import GroupJudged
from assistant.situation import Situation

HAD = re.compile(
    r"(?P<sum>\d+(?:\.\d+)?)\s*(?P<scale>万|亿)?(?:元|块)?[^，,。；;？?\d]{0,8}?(?:已经?|早|都|前年|去年|上年)*(?:领|拿|得|到手|发|给|兑现)(?:了|过|完|走|到)"
    r"|(?:领|拿|得|享受|发|给)(?:了|过|到)[^，,。；;？?\d]{0,10}?(?P<sum2>\d+(?:\.\d+)?)\s*(?P<scale2>万|亿)"
)
HAD_GRADE = re.compile(r"[^，,。；;？?]*(?:拿|领|得|享受|评上|评|获)(?:了|过|到)[^，,。；;？?]*")


def had_before(situation: Situation, main: GroupJudged) -> Decimal | None:
    """The sum of a lower grade that the person says they had: by the sum, or by the grade's name."""
    options = [
        j
        for j in situation.beside
        if j is not main
        and j.group.paragraph == main.group.paragraph
        and (g := situation.grant(j)) is not None
        and g.kind == "sum"
    ]
    sums = {g.figure for j in options if (g := situation.grant(j)) is not None}
    for match in HAD.finditer(situation.profile.text):
        value = Decimal(match["sum"] or match["sum2"]) * SCALES[match["scale"] or match["scale2"]]
        if value in sums:
            return value
    spans = {o for j in (main, *options) if j.group.provision is not None for o in j.group.provision.others}
    for clause in HAD_GRADE.findall(situation.profile.text):
        for judged in options:
            assert judged.group.provision is not None
            own = [w for s in spans - set(judged.group.provision.others) if len(w := s.of(situation.document.text)) > 1]
            grant = situation.grant(judged)
            if grant is not None and any(w[:3] in clause for w in own):
                return grant.figure
    return None
