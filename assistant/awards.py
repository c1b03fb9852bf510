"""Awards: what a provision that is met comes to, worked out in the open from the person's own figures.

award = (grant | options counted) adjustments caps       3200万元×(8%+2%)=320万元
adjustment, in this order:
    points, new rate       列入省级计划的，提高2个百分点
    instead                补助标准提高至每人1200元
    addition               增量部分再按5%给予补助
    cap                    单个项目最高500万元; 两项合计最高150万元
    share                  C类企业按标准的50%执行
    difference             以前已获得低档次奖励的，补足差额
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.adjusting import adjusting, standard_of
from assistant.derive import Fact, plain, show
from assistant.grants import CAP, SCALES, Cap, Grant, tops_up
from assistant.judged import GroupJudged
from assistant.profile import Profile
from assistant.reckoning import Worth, capped, worth_of
from assistant.several import count_of, worth_of_several
from assistant.situation import Situation
from assistant.topping_up import had_before
from index.clauses import find_clauses
from index.documents import Document

Quote = tuple[str, int, int]
PRICED_EACH = re.compile(
    r"(?:每|一)(?:个|间|台|套|场|辆)[^，,。；;\d]{0,4}\d+(?:\.\d+)?(?:万|千|元|块)"
)  # 俩展位,一个4万
TO_CAP = re.compile(r"(?:离|距)[^，,。；;？?]{0,6}(?:封顶|上限|最高|顶)[^，,。；;？?]{0,6}(?:差|剩|少)")


@dataclass(frozen=True, slots=True)
class Award:
    """`how` is the arithmetic as the answer shows it, `value` what comes out; `quotes` are where it is said."""

    value: Decimal
    how: str
    quotes: tuple[Quote, ...]
    used: tuple[GroupJudged, ...]  # whose words it has taken in
    pace: str = ""


def award_of(
    main: GroupJudged, beside: Sequence[GroupJudged], facts: tuple[Fact, ...], profile: Profile, document: Document
) -> Award | None:
    """What the met provision comes to; None where its words or the figures do not tell."""
    return _Reckoning(Situation(main, tuple(beside), facts, profile, document)).award()


class _Reckoning:
    """A grant's way from its words to a sum, with whose words it takes in."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.used: list[GroupJudged] = [situation.main]
        self.quotes: list[Quote] = []  # of what is no provision of its own

    def award(self) -> Award | None:
        grant = self.situation.grant(self.situation.main)
        if grant is None:
            return None
        changes = [(j, g) for j in self.situation.beside if (g := adjusting(self.situation, j)) is not None]
        main = self.situation.main
        if grant.adjusts:
            standard = standard_of(self.situation, main, grant)
            if standard is None:
                return None
            changes = [(main, grant), *changes]
            main, grant = standard
            self.used.append(main)
        several = worth_of_several(self.situation, main)
        worth = several[0] if several else self._worth(main, grant, changes)
        if several:
            self.used += [j for j in several[1] if j is not main]
        if worth is None:
            return None
        caps = grant.caps
        for judged, other in changes:
            if other.kind in ("points", "new rate") or other.instead:
                caps = other.caps or caps
            elif other.adds and (more := self._addition(judged, other, grant)) is not None:
                total = worth.value + more.value
                worth = Worth(total, f"{_shown(worth)};另{_shown(more)};合计{show(total, '元')}", worth.pace)
                caps = (*caps, *other.caps) if not any(c.joint for c in other.caps) else other.caps
                self.used.append(judged)
        worth = self._under(caps, grant, worth)
        worth = self._shares(worth, changes, caps)
        worth = self._joint(worth)
        worth = self._difference(worth, main)
        return Award(
            worth.value,
            worth.how,
            tuple(dict.fromkeys((*(_quote(j) for j in self.used), *self.quotes))),
            tuple(self.used),
            worth.pace,
        )

    def _under(self, caps: Sequence[Cap], grant: Grant, worth: Worth) -> Worth:
        """The sum under its caps; of several that are priced one by one each under its own; with what is left, where asked."""
        count = count_of(self.situation, grant, caps)
        if grant.kind == "rate" and count is not None and count > 1 and PRICED_EACH.search(self.situation.profile.text):
            one, _ = capped(worth, [cap for cap in caps if cap.each])
            total = one.value * count
            others = [cap for cap in caps if not cap.each]
            worth, _ = capped(Worth(total, f"({_shown(one)})×{plain(count)}={show(total, '元')}", worth.pace), others)
            return worth
        worth, binding = capped(worth, caps, count)
        lowest = min((cap.value * (count or 1 if cap.each else 1) for cap in caps), default=None)
        if binding is None and lowest is not None and TO_CAP.search(self.situation.asked):
            left = f"{show(lowest, '元')}－{show(worth.value, '元')}={show(lowest - worth.value, '元')}"
            worth = replace(worth, how=f"{_shown(worth)},离最高还差{left}")
        return worth

    # what it comes to

    def _worth(self, main: GroupJudged, grant: Grant, adjusting: list[tuple[GroupJudged, Grant]]) -> Worth | None:
        rate, shown = grant.figure, ""
        for judged, other in adjusting:
            if other.instead and other.kind in ("each", "sum", "rate"):
                grant = replace(other, base=other.base or grant.base)
                self.used.append(judged)
            elif grant.kind == "rate" and other.kind == "points":
                rate, shown = rate + other.figure, f"({plain(rate)}%+{plain(other.figure)}%)"
                self.used.append(judged)
            elif grant.kind == "rate" and other.kind == "new rate":
                rate = other.figure
                self.used.append(judged)
        if grant.kind == "rate":
            grant = replace(grant, figure=rate)
        worth = worth_of(grant, self._lead_base(main), self.situation.facts, main.bounds, self.situation.asked)
        if worth is not None and shown:
            worth = replace(worth, how=worth.how.replace(f"×{plain(rate)}%", f"×{shown}"))
        return worth

    def _lead_base(self, main: GroupJudged) -> str:
        """What stands before the consequence, where that names no base: 购买1级能效产品的，按15%."""
        paragraph = self.situation.document.paragraph(main.group.paragraph)
        if paragraph is None or main.group.provision is None or main.group.provision.said is None:
            return ""
        before = self.situation.document.text[paragraph.start : main.group.provision.said.start]
        bases = re.findall(r"按(?:照)?([^，。；\d]{2,16}?)的?[\d.]+%", before)
        framed = main.group.provision.inherited
        if not bases and framed:
            parent = self.situation.document.paragraph(framed[0].paragraph)
            bases = (
                re.findall(
                    r"按(?:照)?([^，。；\d]{2,16}?)的(?:一定比例|下列比例|[\d.]+%)",
                    self.situation.document.text_of(parent),
                )
                if parent is not None
                else []
            )
        return bases[-1] if bases else ""

    def _addition(self, judged: GroupJudged, grant: Grant, main: Grant) -> Worth | None:
        # 其增量部分再按5%: of what the main grant is of
        base = main.base if grant.base in ("", "其增量部分", "增量部分") or grant.base.startswith("其") else grant.base
        return worth_of(
            replace(grant, base=base),
            main.base,
            self.situation.facts,
            (*judged.bounds, *self.situation.main.bounds),
            self.situation.asked,
        )

    # what is taken off

    def _shares(self, worth: Worth, adjusting: list[tuple[GroupJudged, Grant]], caps: Sequence[Cap]) -> Worth:
        for judged, other in adjusting:
            if other.kind != "share":
                continue
            self.used.append(judged)
            value = worth.value * other.figure / 100
            before = worth.how if "=" in worth.how or "按" in worth.how else ""
            how = f"{before}{';' if before else ''}{show(worth.value, '元')}×{plain(other.figure)}%={show(value, '元')}"
            worth = Worth(value, how, worth.pace)
            if other.figure > 100:
                worth, _ = capped(worth, (*caps, *other.caps))
        return worth

    def _joint(self, worth: Worth) -> Worth:
        """两项合计单户每年最高不超过150万元: a cap that stands in a sentence of its own."""
        paragraph = self.situation.document.paragraph(self.situation.main.group.paragraph)
        if paragraph is None:
            return worth
        text = self.situation.document.text
        for match in CAP.finditer(text, self.situation.main.group.start, paragraph.end):
            own = any(
                j.group.start <= match.start() < j.group.end and self.situation.grant(j) is not None
                for j in (self.situation.main, *self.situation.beside)
            )
            value = Decimal(match["cap"]) * SCALES[match["cap_scale"]]
            if match["scope"] and not own and worth.value > value:
                worth, _ = capped(worth, (Cap(value, "", True),))
                self.quotes.append((paragraph.id, match.start(), match.end()))
        return worth

    def _difference(self, worth: Worth, main: GroupJudged) -> Worth:
        """What was had for a lower grade is taken off where the document tops up."""
        rules = [
            j for j in self.situation.beside if (g := self.situation.grant(j)) is not None and g.kind == "difference"
        ]
        rules.sort(key=lambda j: j.group.paragraph != main.group.paragraph)
        paragraph = self.situation.document.paragraph(main.group.paragraph)
        own = paragraph is not None and tops_up(self.situation.document.text_of(paragraph))
        had = had_before(self.situation, main) if rules or own else None
        if had is None or not 0 < had < worth.value:
            return worth
        if rules and (rules[0].group.paragraph == main.group.paragraph or not own):
            self.used.append(rules[0])
        elif paragraph is not None:
            clauses = find_clauses(self.situation.document.text, paragraph.start, paragraph.end)
            self.quotes += [
                (paragraph.id, c.start, c.end) for c in clauses if tops_up(c.of(self.situation.document.text))
            ][:1]
        left = worth.value - had
        return Worth(
            left,
            f"{_shown(worth)},补足差额:{show(worth.value, '元')}－{show(had, '元')}={show(left, '元')}",
            worth.pace,
        )


def _quote(judged: GroupJudged) -> Quote:
    """Where it stands; of a list the words that grant, in its lead."""
    group = judged.group
    said = group.provision.said if group.provision is not None and group.listed else None
    return (group.paragraph, said.start, said.end) if said is not None else (group.paragraph, group.start, group.end)


def _shown(worth: Worth) -> str:
    return worth.how or show(worth.value, "元")
