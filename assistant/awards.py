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

from assistant.alternatives import option_of
from assistant.derive import Fact, plain, show
from assistant.grants import CAP, SCALES, Cap, Grant, parse_grant, tops_up
from assistant.judged import GroupJudged
from assistant.profile import Profile
from assistant.proportions import pairs
from assistant.reckoning import Worth, capped, quantity_of, worth_of
from assistant.selecting import names_amount, spoken
from assistant.synonyms import find_concepts
from assistant.trades import SERVICES, TRADES
from index.clauses import find_clauses
from index.consequences import EXCEPT
from index.documents import Document

Quote = tuple[str, int, int]
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
HAD = re.compile(
    r"(?P<sum>\d+(?:\.\d+)?)\s*(?P<scale>万|亿)?(?:元|块)?[^，,。；;？?\d]{0,8}?(?:已经?|早|都|前年|去年|上年)*(?:领|拿|得|到手|发|给|兑现)(?:了|过|完|走|到)"
    r"|(?:领|拿|得|享受|发|给)(?:了|过|到)[^，,。；;？?\d]{0,10}?(?P<sum2>\d+(?:\.\d+)?)\s*(?P<scale2>万|亿)"
)
OF_SUPPORTS = re.compile(r"奖励|奖补|补助|补贴|资助|政策|资金")
PRICED_EACH = re.compile(
    r"(?:每|一)(?:个|间|台|套|场|辆)[^，,。；;\d]{0,4}\d+(?:\.\d+)?(?:万|千|元|块)"
)  # 俩展位,一个4万
TO_CAP = re.compile(r"(?:离|距)[^，,。；;？?]{0,6}(?:封顶|上限|最高|顶)[^，,。；;？?]{0,6}(?:差|剩|少)")
HAD_GRADE = re.compile(r"[^，,。；;？?]*(?:拿|领|得|享受|评上|评|获)(?:了|过|到)[^，,。；;？?]*")


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
    return _Reckoning(main, beside, facts, profile, document).award()


class _Reckoning:
    def __init__(
        self,
        main: GroupJudged,
        beside: Sequence[GroupJudged],
        facts: tuple[Fact, ...],
        profile: Profile,
        document: Document,
    ) -> None:
        self.main, self.beside, self.facts, self.profile, self.document = main, tuple(beside), facts, profile, document
        self.asked = profile.text.rpartition("\n")[2]
        self.used: list[GroupJudged] = [main]
        self.quotes: list[Quote] = []  # of what is no provision of its own

    def grant(self, judged: GroupJudged) -> Grant | None:
        provision = judged.group.provision
        if provision is None or provision.said is None or provision.effect != "grants" or provision.defines:
            return None
        text = self.document.text
        return parse_grant(provision.benefit(text), text[provision.start : provision.said.end])

    def award(self) -> Award | None:
        grant = self.grant(self.main)
        if grant is None:
            return None
        adjusting = [(j, g) for j in self.beside if (g := self._adjusting(j)) is not None]
        main = self.main
        if grant.adjusts:
            standard = self._standard(main, grant)
            if standard is None:
                return None
            adjusting = [(main, grant), *adjusting]
            main, grant = standard
            self.used.append(main)
        worth = self._options(main) or self._worth(main, grant, adjusting)
        if worth is None:
            return None
        caps = grant.caps
        for judged, other in adjusting:
            if other.kind in ("points", "new rate") or other.instead:
                caps = other.caps or caps
            elif other.adds and (more := self._addition(judged, other, grant)) is not None:
                total = worth.value + more.value
                worth = Worth(total, f"{_shown(worth)};另{_shown(more)};合计{show(total, '元')}", worth.pace)
                caps = (*caps, *other.caps) if not any(c.joint for c in other.caps) else other.caps
                self.used.append(judged)
        worth = self._under(caps, grant, worth)
        worth = self._shares(worth, adjusting, caps)
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
        count = self._count(grant, caps)
        if grant.kind == "rate" and count is not None and count > 1 and PRICED_EACH.search(self.profile.text):
            one, _ = capped(worth, [cap for cap in caps if cap.each])
            total = one.value * count
            others = [cap for cap in caps if not cap.each]
            worth, _ = capped(Worth(total, f"({_shown(one)})×{plain(count)}={show(total, '元')}", worth.pace), others)
            return worth
        worth, binding = capped(worth, caps, count)
        lowest = min((cap.value * (count or 1 if cap.each else 1) for cap in caps), default=None)
        if binding is None and lowest is not None and TO_CAP.search(self.asked):
            left = f"{show(lowest, '元')}－{show(worth.value, '元')}={show(lowest - worth.value, '元')}"
            worth = replace(worth, how=f"{_shown(worth)},离最高还差{left}")
        return worth

    # what adjusts

    def _adjusting(self, judged: GroupJudged) -> Grant | None:
        """What a provision beside it changes, where this person is one whom it names."""
        if (
            judged.result != "meets"
            or judged is self.main
            or not (any(c.words for c in judged.categories) or any(b.fact is not None for b in judged.bounds))
        ):
            return None
        grant = self.grant(judged)
        if self._excepted(judged):
            return None
        if grant is None or not (grant.adjusts or grant.instead) or not self._own_words(judged):
            return None
        return None if grant.instead and names_amount(self.main.group, self.document, self.asked) else grant

    def _excepted(self, judged: GroupJudged) -> bool:
        """Whether a rule for all supports leaves this one out: 上市奖励和人才补助除外."""
        provision = judged.group.provision
        if provision is None or provision.said is None:
            return False
        text = self.document.text
        found = EXCEPT.search(
            text[provision.said.start : max(provision.said.end, text.find("。", provision.said.start))]
        )
        paragraph = self.document.paragraph(self.main.group.paragraph)
        if found is None or paragraph is None:
            return False
        names = [OF_SUPPORTS.sub("", n) for n in re.split(r"[、和及与]", found["what"])]
        words = self.document.text[self.main.group.start : self.main.group.end] + self.document.text_of(paragraph)[:30]
        return any(len(n) > 1 and n in words for n in names)

    def _own_words(self, judged: GroupJudged) -> bool:
        """Whether what was said speaks to what tells it from the main case: 玻璃钢渔船 beside 钢质渔船."""
        told = [c for c in judged.categories if c.words and c.result == "meets"]
        if any(b.fact is not None for b in judged.bounds) or any(c.category.kind != "open" for c in told):
            return True
        text = self.document.text[self.main.group.start : self.main.group.end]
        words = "".join(c.category.word for c in told)
        own = pairs(words) - pairs(text)
        rows = frozenset(find_concepts(words)) - frozenset(find_concepts(text))
        return (
            not own or bool(own & pairs(self.profile.text)) or bool(rows & frozenset(find_concepts(self.profile.text)))
        )

    def _standard(self, main: GroupJudged, adjusting: Grant) -> tuple[GroupJudged, Grant] | None:
        """The grant that a share or an addition is of: of those beside it, the one that fits the person best."""
        own = {c.category.word for c in main.categories}
        options = [(j, g) for j in self.beside if j is not main and (g := self.grant(j)) is not None and not g.adjusts]
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
                self._told(o[0]) + 2 * len(own & {c.category.word for c in o[0].categories}) + self._trade(o[0]),
                spoken(o[0].group, self.document, self.profile.text),
            ),
        )

    def _trade(self, judged: GroupJudged) -> int:
        """How far its lines of business are the person's: 小饭馆 of 住宿、餐饮企业; less than nothing where it names only others."""
        text = self.document.text[judged.group.start : judged.group.end]
        named = [
            re.search(said, self.profile.text) is not None
            for _, printed, said in (*TRADES, *SERVICES)
            if re.search(printed, text)
        ]
        return 2 * sum(named) if any(named) else -len(named)

    def _told(self, judged: GroupJudged) -> int:
        return sum(1 for c in judged.categories if c.words and c.result == "meets") + sum(
            1 for b in judged.bounds if b.fact is not None and b.result == "meets"
        )

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
        worth = worth_of(grant, self._lead_base(main), self.facts, main.bounds, self.asked)
        if worth is not None and shown:
            worth = replace(worth, how=worth.how.replace(f"×{plain(rate)}%", f"×{shown}"))
        return worth

    def _lead_base(self, main: GroupJudged) -> str:
        """What stands before the consequence, where that names no base: 购买1级能效产品的，按15%."""
        paragraph = self.document.paragraph(main.group.paragraph)
        if paragraph is None or main.group.provision is None or main.group.provision.said is None:
            return ""
        before = self.document.text[paragraph.start : main.group.provision.said.start]
        bases = re.findall(r"按(?:照)?([^，。；\d]{2,16}?)的?[\d.]+%", before)
        framed = main.group.provision.inherited
        if not bases and framed:
            parent = self.document.paragraph(framed[0].paragraph)
            bases = (
                re.findall(
                    r"按(?:照)?([^，。；\d]{2,16}?)的(?:一定比例|下列比例|[\d.]+%)", self.document.text_of(parent)
                )
                if parent is not None
                else []
            )
        return bases[-1] if bases else ""

    def _addition(self, judged: GroupJudged, grant: Grant, main: Grant) -> Worth | None:
        # 其增量部分再按5%: of what the main grant is of
        base = main.base if grant.base in ("", "其增量部分", "增量部分") or grant.base.startswith("其") else grant.base
        return worth_of(
            replace(grant, base=base), main.base, self.facts, (*judged.bounds, *self.main.bounds), self.asked
        )

    def _options(self, main: GroupJudged) -> Worth | None:
        """Several of the things that have sums of their own beside each other, each as often as it was said: 2个博士3个硕士."""
        provision = main.group.provision
        if provision is None:
            return None
        listed = provision.amounts is not None
        options = [
            main,
            *(j for j in self.beside if j is not main and (option_of(main, j) if listed else self._alike(main, j))),
        ]
        spans = {o for j in options if j.group.provision is not None for o in j.group.provision.others}
        parts: list[tuple[int, Decimal]] = []
        for judged in sorted(options, key=_place):
            assert judged.group.provision is not None
            grant = self.grant(judged)
            own = [
                w
                for s in spans - set(judged.group.provision.others)
                if len(w := s.of(self.document.text)) > 1 and not re.search(r"\d", w)
            ]
            own = own if listed else [c.words for c in judged.categories if c.words and c.result == "meets"]
            count = next((n for w in own if (n := self._counted(w))), 0)
            if grant is not None and count and grant.kind in ("sum", "each") and not grant.time:
                parts.append((count, grant.figure))
                if judged is not main:
                    self.used.append(judged)
        if sum(n for n, _ in parts) < 2 or (not listed and len(parts) < 2):
            return None
        total = sum((n * figure for n, figure in parts), Decimal(0))
        return Worth(total, "+".join(f"{n}×{show(f, '元')}" for n, f in parts) + f"={show(total, '元')}")

    def _alike(self, main: GroupJudged, other: GroupJudged) -> bool:
        """Whether both stand in one paragraph and give so much each, to different people or for different things."""
        grants = (self.grant(main), self.grant(other))
        if main.group.paragraph != other.group.paragraph or other.result == "fails" or None in grants:
            return False
        left, right = grants
        assert left is not None and right is not None
        return left.kind == right.kind == "each" and left.unit == right.unit and not right.adjusts

    def _counted(self, words: str) -> int:
        found = re.search(COUNT + re.escape(words[:6]), self.profile.text)
        if found is None:
            return 0
        said = found["n"] or found["some"]
        return COUNTS.get(said) or int(said)

    def _count(self, grant: Grant, caps: Sequence[Cap]) -> Decimal | None:
        """How many there are of what a cap counts each: of 27平方米 and 9 for each stall, 3."""
        unit = next((c.each for c in caps if c.each), None)
        if unit is None:
            return None
        if grant.size is not None and (area := quantity_of("平方米", self.facts, ())) is not None:
            return max(Decimal(1), (area.values.point or Decimal(0)) // grant.size)
        named = [
            f
            for f in self.facts
            if f.dimension == "count"
            and f.values.point is not None
            and not f.how
            and re.search(re.escape(unit[-2:]), f.words + self._after(f))
        ]
        counted = self._counted(unit)
        count = named[0].values.point if named else Decimal(counted) if counted else None
        for most, of in grant.most:
            if count is not None and of in ("个", unit) and count > most:
                count = most
        return count

    def _after(self, fact: Fact) -> str:
        at = self.profile.text.find(fact.words)
        return self.profile.text[at + len(fact.words) : at + len(fact.words) + 6] if at >= 0 else ""

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
        paragraph = self.document.paragraph(self.main.group.paragraph)
        if paragraph is None:
            return worth
        text = self.document.text
        for match in CAP.finditer(text, self.main.group.start, paragraph.end):
            own = any(
                j.group.start <= match.start() < j.group.end and self.grant(j) is not None
                for j in (self.main, *self.beside)
            )
            value = Decimal(match["cap"]) * SCALES[match["cap_scale"]]
            if match["scope"] and not own and worth.value > value:
                worth, _ = capped(worth, (Cap(value, "", True),))
                self.quotes.append((paragraph.id, match.start(), match.end()))
        return worth

    def _difference(self, worth: Worth, main: GroupJudged) -> Worth:
        """What was had for a lower grade is taken off where the document tops up."""
        rules = [j for j in self.beside if (g := self.grant(j)) is not None and g.kind == "difference"]
        rules.sort(key=lambda j: j.group.paragraph != main.group.paragraph)
        paragraph = self.document.paragraph(main.group.paragraph)
        own = paragraph is not None and tops_up(self.document.text_of(paragraph))
        had = self._had(main) if rules or own else None
        if had is None or not 0 < had < worth.value:
            return worth
        if rules and (rules[0].group.paragraph == main.group.paragraph or not own):
            self.used.append(rules[0])
        elif paragraph is not None:
            clauses = find_clauses(self.document.text, paragraph.start, paragraph.end)
            self.quotes += [(paragraph.id, c.start, c.end) for c in clauses if tops_up(c.of(self.document.text))][:1]
        left = worth.value - had
        return Worth(
            left,
            f"{_shown(worth)},补足差额:{show(worth.value, '元')}－{show(had, '元')}={show(left, '元')}",
            worth.pace,
        )

    def _had(self, main: GroupJudged) -> Decimal | None:
        """The sum of a lower grade that the person says they had: by the sum, or by the grade's name."""
        options = [
            j
            for j in self.beside
            if j is not main
            and j.group.paragraph == main.group.paragraph
            and (g := self.grant(j)) is not None
            and g.kind == "sum"
        ]
        sums = {g.figure for j in options if (g := self.grant(j)) is not None}
        for match in HAD.finditer(self.profile.text):
            value = Decimal(match["sum"] or match["sum2"]) * SCALES[match["scale"] or match["scale2"]]
            if value in sums:
                return value
        spans = {o for j in (main, *options) if j.group.provision is not None for o in j.group.provision.others}
        for clause in HAD_GRADE.findall(self.profile.text):
            for judged in options:
                assert judged.group.provision is not None
                own = [w for s in spans - set(judged.group.provision.others) if len(w := s.of(self.document.text)) > 1]
                grant = self.grant(judged)
                if grant is not None and any(w[:3] in clause for w in own):
                    return grant.figure
        return None


def _place(judged: GroupJudged) -> int:
    provision = judged.group.provision
    return provision.amount.start if provision is not None and provision.amount is not None else judged.group.start


def _quote(judged: GroupJudged) -> Quote:
    """Where it stands; of a list the words that grant, in its lead."""
    group = judged.group
    said = group.provision.said if group.provision is not None and group.listed else None
    return (group.paragraph, said.start, said.end) if said is not None else (group.paragraph, group.start, group.end)


def _shown(worth: Worth) -> str:
    return worth.how or show(worth.value, "元")
