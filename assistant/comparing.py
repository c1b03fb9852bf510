"""Comparing: the figures of the things that a question names, and what its words want of two or more of them.

甲比乙高多少                 甲's figure − 乙's
甲和乙的比例、上限各差多少     the rates, then the caps of the same sentences
甲、乙、丙从高到低             three figures by size
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant import cues, operations
from assistant.asked import COMPARE
from assistant.comparands import find_comparands, kind_wanted
from assistant.evidence import Evidence
from assistant.naming import bind, names_unknown
from assistant.operands import CAPPED, Operand, figures_of, is_kind
from assistant.operations import Result
from assistant.pairing import UNNAMED, find_raised, find_within
from assistant.timelines import find_row
from assistant.trades import as_printed
from assistant.understanding import Understood
from index.library import Library
from index.quantities import find_quantities

# The lowest and the highest of several that are named.
ENDS = re.compile(r"垫底|冒尖|最[高低大小多少快慢长短].{0,8}(?:和|跟|与|比).{0,4}最[高低大小多少快慢长短]|头尾|首尾")
RISING = re.compile(r"从[低小少]|垫底|最[低少小]|from (?:the )?(?:low|small)")


def find_bound(question: str, evidence: Evidence, library: Library, kind: str | None = None) -> tuple[Operand, ...]:
    """The figures of the things that the question names, of the kind that it asks for."""
    comparands = find_comparands(question)
    if cues.PLURAL.search(question):
        comparands = replace(comparands, tied=True)
    rest = question
    for name in comparands.names:
        rest = rest.replace(name, " ", 1)
    document = evidence.findings[0].sentence.document
    comparands = replace(comparands, names=tuple(as_printed(name, document.text) for name in comparands.names))
    wanted = kind if kind is not None else kind_wanted(rest) or kind_wanted(question)
    return bind(comparands, wanted, question, evidence, library)


def compare_named(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """How the two things compare that the question names, each by its own figure."""
    if not cues.compares_things(question) or cues.HELD.search(question):
        return None
    operands = find_bound(question, evidence, library)
    if len(operands) != 2:
        return None
    return both_aspects(question, compare_pair(question, (operands[0], operands[1]), language), language)


def both_aspects(question: str, result: Result | None, language: str) -> Result | None:
    """The result of two rates or two caps, with the other of the two where the question asks for rate and cap."""
    if result is None or len(result.operands) != 2 or not cues.ASPECTS.search(question) or cues.RATIO.search(question):
        return result
    other = _other_aspect(result.operands)
    more = compare_pair(question, other, language) if other else None
    if more is None:
        return result
    joint = "; " if language == "en" else ";"
    return Result(f"{result.lead}{joint}{more.lead}", (*result.shown, *more.shown), (*result.operands, *more.operands))


def compare_meant(
    understood: Understood, question: str, evidence: Evidence, library: Library, language: str
) -> Result | None:
    """How two figures compare that the question means by whatever words: names, an exception, parts of one sentence."""
    sharing = bool(cues.SHARE.search(question) or cues.REACHES.search(question))
    comparands = find_comparands(question)
    if any(UNNAMED.match(name) for name in comparands.names):
        raised = find_raised(understood, evidence)
        return compare_pair(question, raised, language) if raised else None
    operands = find_bound(question, evidence, library, "level" if sharing else None)
    if not operands and cues.compares_things(question) and names_unknown(comparands, evidence, library):
        return None
    part_of = sharing or bool(cues.REST.search(question))
    if len(operands) < 2 or (part_of and len({o.sentence.start for o in operands}) > 1):
        within = find_within(understood, evidence, library, part_of)
        operands = within if within and (not sharing or _of_a_whole(understood, within)) else operands
    if len(operands) < 2 and cues.DIFFER.search(question):
        operands = find_raised(understood, evidence) or ()
    if len(operands) < 2 or cues.HELD.search(question):
        return None
    return compare_pair(question, (operands[0], operands[1]), language)


def compare_pair(question: str, pair: tuple[Operand, Operand], language: str) -> Result | None:
    """What the question's words want of two figures."""
    left, right = pair
    of_years = left.name.isdigit() and right.name.isdigit()
    if of_years and cues.A_YEAR.search(question):
        return operations.a_year(left, right, int(right.name) - int(left.name), language)
    if cues.SPREAD.search(question) and not cues.COMPARE_ONLY.search(question):
        return operations.per_each(left, right, language)
    if cues.RATIO.search(question):
        return operations.ratio(left, right, language)
    if cues.GROWTH.search(question) and left.name.isdigit() and left.group != "percent":
        return operations.growth(left, right, language)
    rates_of_years = of_years and left.group == "percent"  # what they rise by, and no share of one another
    if not rates_of_years and (cues.SHARE.search(question) or cues.REACHES.search(question)):
        return operations.share(left, right, language, _threshold(question))
    if cues.SUM.search(question) and not cues.REST.search(question):
        return operations.total(pair, language)
    if left.name.isdigit() or _wants_difference(question):
        return operations.difference(left, right, (short_name(left.name), short_name(right.name)), language)
    return None


def _wants_difference(question: str) -> bool:
    more = (cues.DIFFER, cues.WHICH, cues.REST)
    return bool(
        COMPARE.search(cues.AT_LEAST.sub("", question))
        or any(cue.search(question) for cue in more)
        or re.search("隔着|相减", question)
    )


def compare_rises(
    understood: Understood, question: str, evidence: Evidence, library: Library, language: str
) -> Result | None:
    """Which of two things that the question names rises more from the one year to the other, and by how much each does."""
    names = find_comparands(question).names
    if len(names) != 2:
        return None
    rises = []
    for name in names:
        pair = find_row(name, understood, evidence, library)
        rise = operations.difference(pair[1], pair[0], ("", ""), language) if pair else None
        if pair is None or rise is None:
            return None
        more = operations.value(pair[1].quantity) - operations.value(pair[0].quantity)
        rises.append((more, short_name(name) or name, rise))
    high, low = sorted(rises, key=lambda rise: -rise[0])
    if high[0] == low[0] or high[2].operands == low[2].operands:
        return None
    said = [f"{name}{rise.lead}" for _, name, rise in (high, low)]
    lead = f"{high[1]}: more; {said[0]}; {said[1]}" if language == "en" else f"{high[1]}更多:{said[0]};{said[1]}"
    return Result(lead, (*high[2].shown, *low[2].shown), (*high[2].operands, *low[2].operands))


def rank_named(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """Three or more figures that the question names, by size."""
    names = find_comparands(question).names
    if not 3 <= len(names) <= 4:
        return None
    operands = find_bound(question, evidence, library)
    if len(operands) != len(names):
        return None
    if ENDS.search(question):
        ranked = sorted(zip(operands, names, strict=True), key=lambda pair: operations.value(pair[0].quantity))
        (low, lowest), (high, highest) = ranked[0], ranked[-1]
        return operations.difference(high, low, (short_name(highest), short_name(lowest)), language)
    said = tuple(short_name(name) or name for name in names)
    return operations.ordered(operands, said, language, bool(RISING.search(question)))


def short_name(name: str) -> str:
    """A phrase of the question as the answer may say it, or nothing where it is long or has figures."""
    name = re.sub(r"^(?:其中|整个|今年|那|这)|(?:那块|这块|的|目标|那笔)+$", "", name.strip())
    if re.fullmatch(r"20\d\d", name):
        return f"{name}年"
    return name if 2 <= len(name) <= 40 and not re.search(r"\d", name) else ""


def _other_aspect(pair: tuple[Operand, ...]) -> tuple[Operand, Operand] | None:
    """The two caps beside two rates, or the two rates beside two caps, each in its own sentence."""
    caps = all(o.quantity.comparator in CAPPED for o in pair)
    found = []
    for operand in pair:
        like = [
            f
            for f in figures_of(operand.sentence.document)
            if f.sentence == operand.sentence
            and f.quantity.start != operand.quantity.start
            and f.quantity.unit in ("%", "元")
            and (f.quantity.comparator in CAPPED) != caps
            and is_kind(f, "granted" if f.quantity.unit == "元" else "percent")
        ]
        if len(like) != 1:
            return None
        found.append(like[0].operand(operand.name, operand.score))
    return (found[0], found[1]) if found[0].quantity.unit == found[1].quantity.unit else None


def _of_a_whole(understood: Understood, pair: tuple[Operand, Operand]) -> bool:
    """Whether a sentence counts the one figure as a part of the other, or the question states one of them."""
    stated = {q.low for q in understood.quantities if q.low is not None}
    return any("其中" in o.sentence.text or stated & {q.low for q in o.sentence.quantities} for o in pair)


def _threshold(question: str) -> Decimal | None:
    """The percentage that the question holds a share against: 两成, 一半, 20%."""
    if not cues.REACHES.search(question):
        return None
    if re.search("半数|一半|过半", question):
        return Decimal(50)
    rates = [q.low for q in find_quantities(question) if q.unit in ("%", "成") and q.low is not None]
    if len(rates) != 1:
        return None
    return rates[0] * 10 if rates[0] < 10 and "成" in question else rates[0]
