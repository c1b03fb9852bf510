"""Given: the figures of the best sentences, each with what it is given for.

rate     按设备投资的10%给予补助，最高100万元      of what, under which cap
each     每平方米20元  给予博士每人15万元          for how many, how often
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.asked import group_of
from assistant.evidence import Evidence
from assistant.operands import Figure, Operand, figures_of
from assistant.sentences import Sentence, flat
from index.quantities import Quantity

HERE, NEAR = 0.4, 0.55  # of the best score: sentences whose terms may be applied, in the best paragraph, in its list
STEP = re.compile(r"每[^，,。；;\d]{0,6}$")
OTHER = 0.85  # of the best score, in any other paragraph
UNITS = r"平方米|平米|平|立方米|立方|吨标准煤|人次|场次|人|名|户|家|个|项|台|套|辆|吨|亩|件|次|场|艘|座|张|床|位|只|头|组|店|门店|生|店面|所|条|县|镇|村|千瓦时|千瓦|瓦|度|米|公里|蒸吨|托位|床位|机组|柜|箱|品种|例|份|批|期"
EACH = re.compile(
    rf"每(?:新(?:增|招|建|开)|增加|招用|引进|培育|吸纳|一)?(?:1|一)?(?:个|名|家|户|台)?(?P<unit>{UNITS})(?![\u4e00-\u9fff]{{0,3}}(?:最高|累计|不超过))"
)
EVERY = re.compile(r"每(?:人|名|户|家|生|艘|位|个[\u4e00-\u9fff]{1,2})?每?个?(?P<time>年|月|季度|天|日|学年|学期|周)")
GIVES = re.compile(r"给予|补|奖|返|贴|资助|支持|发放|收取|加收|预拨|兑付|拨付|支付|缴|计发|报销|减|免|罚")
PAID_FIRST = re.compile(r"预拨|首年|首笔|第一年|先行|首期|当年")
OF_GRANT = re.compile(r"(?:奖励|补助|补贴|奖补|专项)(?:资金|金额|总额|款)的?$")


@dataclass(frozen=True, slots=True)
class Term:
    """A figure that a provision grants or takes: so much each, at a rate, or once."""

    figure: Figure
    score: float
    each: str  # the unit that it is given for, "" where it names none
    every: str  # the time
    label: str  # its own words

    @property
    def is_money(self) -> bool:
        return group_of(self.figure.quantity.unit) == "money"

    @property
    def is_rate(self) -> bool:
        quantity = self.figure.quantity
        return quantity.unit in ("%", "‰") and not quantity.change and quantity.comparator in ("=", "<=", "<")

    @property
    def operand(self) -> Operand:
        return self.figure.operand()


def find_terms(evidence: Evidence) -> list[Term]:
    """The figures of the best sentences, best first, of the best paragraph and its list."""
    best = evidence.findings[0]
    home = {best.sentence.paragraph.id, best.sentence.paragraph.parent}
    made = []
    for finding in evidence.findings[:14]:
        paragraph = finding.sentence.paragraph
        kin = (
            paragraph.id in home
            or paragraph.parent == best.sentence.paragraph.id
            or (paragraph.kind == "item" and paragraph.parent in home)
        )
        least = HERE if paragraph == best.sentence.paragraph else NEAR if kin else OTHER
        if finding.score < least * best.score:
            continue
        for figure in figures_of(finding.sentence.document):
            if figure.sentence != finding.sentence:
                continue
            before = _before(finding.sentence, figure.quantity)
            each, every = list(EACH.finditer(before)), list(EVERY.finditer(before))
            made.append(
                Term(
                    figure,
                    finding.score,
                    each[-1]["unit"] if each else "",
                    every[-1]["time"] if every else "",
                    flat(before),
                )
            )
    return made


def _before(sentence: Sentence, quantity: Quantity) -> str:
    """What stands before a figure, back to the one before it; the 1 of 每招用1人1500元 is none."""
    text = sentence.text
    steps = [q for q in sentence.quantities if q.low == 1 and STEP.search(text[: q.start])]
    ends = [q.end for q in sentence.quantities if q.end <= quantity.start and q not in steps]
    return text[max(ends, default=0) : quantity.start]


def caps_of(term: Term, terms: list[Term]) -> list[Term]:
    """The upper bounds on money that a term is given under: in its sentence behind it, else the only one of its paragraph."""
    own = [t for t in terms if t.figure.is_cap and t.is_money]
    here = [
        t
        for t in own
        if t.figure.sentence == term.figure.sentence and t.figure.quantity.start > term.figure.quantity.start
    ]
    if here:
        return here[:1]
    sentence = term.figure.sentence
    same = [
        f
        for f in figures_of(sentence.document)
        if f.sentence.paragraph == sentence.paragraph and f.sentence.start > sentence.start
    ]
    rated = {f.sentence.start for f in same if f.quantity.unit == "%"}
    free = [f for f in same if f.is_cap and group_of(f.quantity.unit) == "money" and f.sentence.start not in rated]
    return [Term(free[0], term.score, "", "", "")] if len(free) == 1 else []


def is_given(term: Term) -> bool:
    """Whether a percentage is what is given or taken, and no test and no level."""
    sentence, quantity = term.figure.sentence, term.figure.quantity
    after = re.split(r"[，,；;。]", sentence.text[quantity.end :])[0]
    if (
        re.match(r"以[上下]|左右", after)
        or OF_GRANT.search(term.label)
        or PAID_FIRST.search(term.label)
        or re.search(r"占比|比重|不低于|低于|高于|达到|增长|提高|上浮|覆盖率", term.label[-12:])
    ):
        return False
    return bool(
        GIVES.search(after)
        or re.search(r"按(?:照)?[^，,；;。]*$", sentence.text[: quantity.start])
        or GIVES.search(term.label)
        or "%" in after
    )


def bounds_of(term: Term) -> list[Quantity]:
    """The sums of money by which its own clause says to whom a rate is given: 2000万元以上的."""
    sentence = term.figure.sentence
    before = [
        q
        for q in sentence.quantities
        if q.end <= term.figure.quantity.start and q.unit == "元" and q.comparator in (">=", ">", "<", "<=")
    ]
    return before[-2:]


def holds(bound: Quantity, figure: Decimal) -> bool:
    end = bound.low if bound.low is not None else bound.high
    if end is None:
        return True
    return {">=": figure >= end, ">": figure > end, "<": figure < end, "<=": figure <= end}.get(bound.comparator, True)
