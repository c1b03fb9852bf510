"""Comparing questions: a difference, sum, ratio or average of cited figures, shown as it is computed.

words that ask (cues, plans) → figures that are meant (comparing, timelines, choices …) → operation → workings
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant import cues, operations
from assistant.applying import apply
from assistant.comparing import (
    ENDS,
    both_aspects,
    compare_meant,
    compare_named,
    compare_pair,
    compare_rises,
    find_bound,
    rank_named,
)
from assistant.computing import chosen_result, difference_for_sum
from assistant.drafts import Draft
from assistant.evidence import Evidence
from assistant.frames import years_stated
from assistant.gaps import before_the_rise, from_own, with_lead
from assistant.lasting import full_difference
from assistant.operands import documents_of, find_twice
from assistant.operations import Result
from assistant.plans import is_sure
from assistant.remainders import find_remainder
from assistant.series import find_extremes, find_width
from assistant.shares import find_chain, find_part, states_share
from assistant.spreading import PERIOD, per_period, spread
from assistant.staged import find_staged
from assistant.tallies import answer_tally, asks_tally
from assistant.timelines import find_across
from assistant.totals import total, total_over_years
from assistant.understanding import Understood
from assistant.upgrades import find_upgrade
from assistant.workings import show_workings
from index.library import Library


def asks_comparison(question: str) -> bool:
    """Whether a question in plain wording wants figures compared, computed with or counted."""
    if cues.looks_up(question):
        return False
    return is_sure(question) or cues.says_computed(question) or asks_tally(question)


def answer_comparison(understood: Understood, evidence: Evidence, library: Library, context: str = "") -> Draft | None:
    """A computed or contrasted answer from the figures that the question names, or None where they are doubtful.

    `context` are earlier turns' words: they name the figures where the question itself names none.
    """
    question = understood.plain
    if not evidence.findings or _elsewhere(understood, evidence):
        return None
    if asks_tally(question) and (tally := answer_tally(understood, evidence, library)):
        return tally
    result = difference_for_sum(understood, evidence, library) or _result(
        _Case(understood, question, evidence, library)
    )
    if result is None and context and (not cues.SUM.search(question) or cues.PLURAL.search(f",{question}")):
        result = _result(_Case(understood, f"{context},{question}", evidence, library))
    if result is None and understood.language == "zh":
        result = both_aspects(question, chosen_result(understood, evidence, library), "zh")
    if result is not None:
        return show_workings(result, understood.language)
    if cues.SAME.search(question):
        operands = find_twice(understood, evidence) or find_bound(question, evidence, library)
        if len(operands) > 1:
            return show_workings(Result("", (), operands[:2]), understood.language)
    return None


def answer_upgrade(understood: Understood, evidence: Evidence) -> Draft | None:
    """What is still granted to who goes from the one to the other of two grades that the question names."""
    if _elsewhere(understood, evidence):
        return None
    result = find_upgrade(understood, evidence, understood.language)
    return show_workings(result, understood.language) if result else None


def answer_applied(understood: Understood, evidence: Evidence) -> Draft | None:
    """What the best provision comes to for the question's own figures, or for all that the document counts."""
    if not evidence.findings or _elsewhere(understood, evidence):
        return None
    result = apply(understood, evidence)
    return show_workings(result, understood.language) if result else None


def _elsewhere(understood: Understood, evidence: Evidence) -> bool:
    """Whether the question is set in a year that the document does not speak of."""
    document = evidence.findings[0].sentence.document
    return any(year not in years_stated(document) for year in understood.frame.years)


@dataclass(frozen=True, slots=True)
class _Case:
    """A comparing question with what it is answered from; `question` may carry earlier turns' words."""

    understood: Understood
    question: str
    evidence: Evidence
    library: Library

    @property
    def language(self) -> str:
        return self.understood.language

    def says(self, *patterns: re.Pattern[str]) -> bool:
        return any(pattern.search(self.question) for pattern in patterns)


def _result(case: _Case) -> Result | None:
    """What the first way gives that the question's words ask for and that its figures allow."""
    for way in WAYS:
        if way.asked(case) and ((result := way.compute(case)) is not None or way.settles):
            return result
    return None


def _across_years(case: _Case) -> Result | None:
    pair = find_across(case.understood, case.evidence, case.library)
    return compare_pair(case.question, pair, case.language) if pair else None


def _held_in_full(case: _Case) -> Result | None:
    pair = find_bound(case.question, case.evidence, case.library, "granted")
    return full_difference(pair[0], pair[1], case.language) if len(pair) == 2 else None


def _through_shares(case: _Case) -> Result | None:
    for document in documents_of(case.evidence):
        if chain := find_chain(case.question, document):
            return operations.multiplied((chain[1], chain[0]), case.language)
        if case.says(cues.PRODUCT) and (part := find_part(case.question, document)):
            return operations.multiplied(part, case.language)
    return None


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to compute: `asked` by the words of a question; nothing after it is tried where it `settles` the matter."""

    asked: Callable[[_Case], bool]
    compute: Callable[[_Case], Result | None]
    settles: bool = False


def _nothing(case: _Case) -> None:
    return None


WAYS = (
    _Way(lambda c: True, lambda c: find_staged(c.understood, c.evidence, c.library, c.language)),
    _Way(lambda c: c.says(cues.SUM, cues.YEARS_ON), lambda c: total_over_years(c.understood, c.evidence, c.library)),
    _Way(lambda c: c.says(cues.REST), lambda c: find_remainder(c.understood, c.evidence, c.language)),
    _Way(
        lambda c: c.says(cues.WHICH),
        lambda c: compare_rises(c.understood, c.question, c.evidence, c.library, c.language),
    ),
    _Way(lambda c: not c.says(cues.OFFSET), _across_years),
    _Way(lambda c: c.says(cues.HELD) and c.says(cues.DIFFER), _held_in_full, settles=True),
    _Way(lambda c: True, lambda c: compare_named(c.question, c.evidence, c.library, c.language)),
    _Way(
        lambda c: c.says(PERIOD) and c.says(cues.AVERAGE),
        lambda c: per_period(c.question, c.evidence, c.library, c.language),
        settles=True,
    ),
    _Way(lambda c: True, lambda c: apply(c.understood, c.evidence)),
    _Way(lambda c: c.says(cues.BACKWARD), lambda c: before_the_rise(c.understood, c.evidence, c.language)),
    _Way(lambda c: c.says(cues.EXTREMES), lambda c: find_width(c.evidence, c.language)),
    _Way(lambda c: c.says(cues.EXTREMES), lambda c: find_extremes(c.understood, c.evidence, c.library, c.language)),
    _Way(lambda c: c.says(cues.ORDER, ENDS), lambda c: rank_named(c.question, c.evidence, c.library, c.language)),
    _Way(lambda c: c.says(cues.OFFSET), lambda c: with_lead(c.question, c.evidence, c.library, c.language)),
    _Way(lambda c: c.says(cues.SHARE, cues.PRODUCT), _through_shares),
    # a share that the document states, and what is the same or different, are told and not computed
    _Way(lambda c: c.says(cues.SHARE) and _stated_share(c), _nothing, settles=True),
    _Way(lambda c: c.says(cues.SAME) and not c.says(cues.SUM, cues.RATIO), _nothing, settles=True),
    _Way(lambda c: c.says(cues.AVERAGE), lambda c: spread(c.question, c.evidence, c.library, c.language)),
    _Way(lambda c: c.says(cues.PRODUCT), _nothing, settles=True),
    _Way(
        lambda c: c.says(cues.SUM, cues.ALL_OF_THEM),
        lambda c: total(c.understood, c.question, c.evidence, c.library, c.language),
        settles=True,
    ),
    _Way(lambda c: c.says(cues.GAP), lambda c: from_own(c.question, c.evidence, c.library, c.language)),
    _Way(lambda c: True, lambda c: compare_meant(c.understood, c.question, c.evidence, c.library, c.language)),
)


def _stated_share(case: _Case) -> bool:
    return any(states_share(case.question, document) for document in documents_of(case.evidence))
