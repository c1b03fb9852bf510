"""Drafting: the ways in which a question can be answered, the surest first; the first that has an answer gives it.

A step takes a case and gives a draft, or None where the question is not one for it. What a step needs to hold
for all that follow (that there is evidence at all) is seen to by a step before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.absence import find_absence, missing_names, missing_thing
from assistant.absent import Absent
from assistant.arithmetic import answer_comparison, answer_upgrade, asks_comparison
from assistant.attributes import OUTSIDE
from assistant.case import Case
from assistant.composing import choose, compose, compose_absence, compose_correction
from assistant.contrast import answer_contrast
from assistant.courtesies import answer_courtesy
from assistant.cues import compares_things
from assistant.dated import answer_dated
from assistant.drafts import Draft
from assistant.elapsed import answer_elapsed
from assistant.enumerating import answer_enumeration
from assistant.kinds import answer_kinds
from assistant.offering import answer_offer
from assistant.out_of_frame import elsewhere
from assistant.outline import answer_outline
from assistant.own_case import answer_own_case, answer_top_up, asks_own_sum, draft_verdict
from assistant.parts import answer_parts
from assistant.premise import SETTLED, find_contradiction, find_granted
from assistant.presumed import find_presumed_wrong
from assistant.responsible import answer_responsible
from assistant.row_counts import answer_row_count
from assistant.rulings import answer_ruling
from assistant.source import answer_source
from assistant.speaker import OWN
from assistant.tables import answer_table
from assistant.tallies import asks_tally
from assistant.unsaid import find_unsaid
from index.numerals import any_of, words
from prompts import render

Step = Callable[[Case], Draft | None]

NEAREST = 4  # findings that a message of several questions is answered from

# Who of two is the more, and by how much: 谁高 asks for no body.
MORE_OR_LESS = "[高低多少大小长短重轻]"
WHO_IS_MORE = rf"谁[更最]?{MORE_OR_LESS}"
BY_HOW_MUCH = "差(?:多少|几|多大)"
WEIGHED = re.compile(
    rf"{BY_HOW_MUCH}.*{WHO_IS_MORE}|{WHO_IS_MORE}.*差(?:多少|几)|{WHO_IS_MORE}[,，?].{{0,4}}{MORE_OR_LESS}出?(?:多少|几)"
)

# A sentence that itself states how far one thing is from another answers without a sum.
STATES_GAP = re.compile(r"(?<!不)(?<!不得)(高于|低于|快于|慢于|高出|超出)[^,，。]{1,12}(个百分点|%|倍)")
# What has changed since the year before is asked, and stated: nothing is left to be computed.
LAST_YEAR = "(?:去年|上年|上一年)(?:同期)?"
SINCE = re.compile(rf"[比较]{LAST_YEAR}[^,，。?]{{0,6}}(?:[高多低少快慢增提涨降升][^,，。?]{{0,4}})(?:多少|几)")
STATES_CHANGE = re.compile(rf"[较比]{LAST_YEAR}[^，,。；]{{0,6}}\d")

# Figures that are asked for one by one, and words that put several to one another.
EACH = re.compile(r"(分别|各自?)(?:能|可以|可)?[^,。?差]{0,3}(多少|几)[^差]*$")
TOGETHER = re.compile(
    any_of(words("差 合计 合起来 合在 加 共 比 剩 其余 倍 平均 同一 一样 谁 区别 不同 total differ more higher larger"))
    + r"|哪[个笔头边种档类项家]|[多大高长快]出|占.{0,8}(?:多少|几)"
)
ADDS_GAP = re.compile(any_of(words("倒推 叠加 区间 落在 推算 加上")))
JOINS = re.compile("[和与跟]")


def draft(case: Case) -> Draft:
    """The answer of the first step that has one."""
    for step in STEPS:
        if drafted := step(case):
            return drafted
    return compose(case.understood, case.evidence, choose(case.understood, case.evidence))


def _courtesy(case: Case) -> Draft | None:
    return answer_courtesy(case.asking.question, case.understood.language)


def _outside(case: Case) -> Draft | None:
    """Instructions, and what belongs to another world: no document is asked."""
    understood = case.understood
    if not understood.instructs and (not understood.outside or _is_own_word(case)):
        return None
    told = draft_verdict(case) if case.evidence.findings and not understood.instructs else None
    if told and any(check.given for check in told.checks):
        return told  # 搞了场演唱会，来了1200人: what is told of meets what the document asks
    return Draft(render("out_of_scope", understood.language), "out_of_scope")


def _is_own_word(case: Case) -> bool:
    """Whether the word that sounds like another world's is one of the best paragraph's own."""
    match, findings = OUTSIDE.search(case.understood.plain), case.evidence.findings
    if match is None or not findings:
        return False
    best = findings[0].sentence
    return match[0] in best.document.text_of(best.paragraph)


def _nothing_found(case: Case) -> Draft | None:
    if case.evidence.findings:
        return None
    return Draft(render("absent_nothing", case.understood.language), "not_in_document")


def _source(case: Case) -> Draft | None:
    return answer_source(case.understood, case.document) if case.stages.outline else None


def _outline(case: Case) -> Draft | None:
    if not case.stages.outline or case.considered.context:
        return None
    return answer_outline(case.understood, case.document, case.evidence)


def _rows_counted(case: Case) -> Draft | None:
    if not case.stages.computing or case.out_of_frame or OWN.search(case.understood.plain):
        return None
    return answer_row_count(case.understood, case.document)


def _offer(case: Case) -> Draft | None:
    if not case.stages.eligibility or elsewhere(case.understood, case.document):
        return None
    return answer_offer(case.understood.plain, case.asking.turns, case.document, case.understood.language)


def _presumed_wrong(case: Case) -> Draft | None:
    if not case.stages.premises or case.out_of_frame:
        return None
    presumed = find_presumed_wrong(case.understood, case.evidence)
    return compose_correction(case.understood, case.evidence, presumed) if presumed else None


def _dated(case: Case) -> Draft | None:
    return answer_dated(case.understood, case.document, case.facts) if case.stages.facts else None


def _tabled(case: Case) -> Draft | None:
    return None if case.out_of_frame else answer_table(case.understood, case.document, case.considered.context)


def _responsible(case: Case) -> Draft | None:
    if not case.stages.facts or WEIGHED.search(case.understood.plain) or case.out_of_frame or asks_own_sum(case):
        return None
    return answer_responsible(case.understood, case.document, case.evidence, case.facts)


def _elsewhere(case: Case) -> Draft | None:
    place = elsewhere(case.understood, case.document) if case.stages.absence else None
    return compose_absence(case.understood, case.evidence, place) if place else None


def _other_thing(case: Case) -> Draft | None:
    """A figure is asked for of what the nearest provisions do not speak of: a verdict or sum by them would be of another."""
    if not case.stages.absence:
        return None
    missing = missing_thing(case.understood, tuple(f.sentence for f in choose(case.understood, case.evidence)))
    return compose_absence(case.understood, case.evidence, missing) if missing else None


def _granted(case: Case) -> Draft | None:
    granted = find_granted(case.understood, case.evidence) if case.stages.premises else None
    return compose_correction(case.understood, case.evidence, granted) if granted else None


def _settled(case: Case) -> Draft | None:
    """A figure that the question calls settled, before anybody's own figures are judged by it."""
    return _granted(case) if SETTLED.search(case.understood.plain) else None


def _upgraded(case: Case) -> Draft | None:
    return answer_upgrade(case.understood, case.evidence) if case.stages.computing else None


def _things_compared(case: Case) -> Draft | None:
    """How two things compare that the question names, whoever asks it of no affair of their own."""
    plain = case.understood.plain
    if not case.stages.computing or OWN.search(plain) or not compares_things(plain) or case.out_of_frame:
        return None
    return answer_comparison(case.understood, case.evidence, case.library)


def _unnamed(case: Case) -> Draft | None:
    unnamed = missing_names(case.understood, case.evidence) if case.stages.absence else None
    return compose_absence(case.understood, case.evidence, unnamed) if unnamed else None


def _apart(case: Case) -> bool:
    """Whether several figures are asked for one by one."""
    plain = case.understood.plain
    return bool(EACH.search(plain)) or (len(case.understood.parts) > 1 and not TOGETHER.search(plain))


def _kinds_counted(case: Case) -> Draft | None:
    return answer_kinds(case.understood, case.evidence) if case.stages.computing and not case.out_of_frame else None


def _elapsed(case: Case) -> Draft | None:
    """A year that the document does not name is one that its term may run through."""
    return answer_elapsed(case.understood, case.evidence) if case.stages.computing else None


def _compared(case: Case) -> Draft | None:
    plain = case.understood.plain
    if not case.stages.computing or not asks_comparison(plain) or case.out_of_frame:
        return None
    if (_apart(case) and not asks_tally(plain)) or (
        _states_gap(case) and not JOINS.search(plain) and not ADDS_GAP.search(plain)
    ):
        return None
    compared = answer_comparison(case.understood, case.evidence, case.library, case.considered.context)
    return compared if compared and (case.rests_on_best(compared) or not compared.quotes) else None


def _states_gap(case: Case) -> bool:
    """Whether the best sentence itself says by how much, so that nothing is left to be computed."""
    first = case.evidence.findings[0].sentence.text
    changed = SINCE.search(case.understood.plain) and STATES_CHANGE.search(first)
    return case.understood.asked.kind != "count" and bool(STATES_GAP.search(first) or changed)


def _contrasted(case: Case) -> Draft | None:
    if not case.stages.computing or case.out_of_frame:
        return None
    return answer_contrast(case.understood, case.evidence, case.library)


def _contradicted(case: Case) -> Draft | None:
    if not case.stages.premises or case.out_of_frame:
        return None
    contradiction = find_contradiction(case.understood, case.evidence)
    return compose_correction(case.understood, case.evidence, contradiction) if contradiction else None


def _part_unsaid(case: Case) -> Draft | None:
    """Several questions, of which one names what nothing near speaks of."""
    if len(case.understood.parts) < 2 or not case.stages.absence:
        return None
    unsaid = find_unsaid(case.understood, tuple(f.sentence for f in case.evidence.findings[:NEAREST]))
    return compose_absence(case.understood, case.evidence, Absent("named", unsaid)) if unsaid else None


def _in_parts(case: Case) -> Draft | None:
    if len(case.understood.parts) < 2 or "compare" in case.understood.asked.kinds:
        return None
    return answer_parts(case)


def _enumerated(case: Case) -> Draft | None:
    if not case.stages.enumerations or case.out_of_frame:
        return None
    return answer_enumeration(case.understood, case.evidence)


def _absent(case: Case) -> Draft | None:
    if not case.stages.absence:
        return None
    chosen = tuple(f.sentence for f in choose(case.understood, case.evidence))
    absent = find_absence(case.understood, case.evidence, chosen, not case.considered.leaning)
    return compose_absence(case.understood, case.evidence, absent) if absent else None


def _ruled(case: Case) -> Draft | None:
    if not case.stages.eligibility:
        return None
    return answer_ruling(case.understood, case.asking.turns, case.evidence)


STEPS: tuple[Step, ...] = (
    _courtesy,
    _outside,
    _nothing_found,
    # what the document is, and how it is laid out
    _source,
    _outline,
    # what a person is offered
    _offer,
    # what the question has wrong, before anything is answered on top of it
    _presumed_wrong,
    # what was read when the document was indexed
    _dated,
    _rows_counted,
    _tabled,
    _responsible,
    _elsewhere,
    _other_thing,
    _settled,
    # a person's own case, and what comes to what
    answer_top_up,
    _kinds_counted,
    _upgraded,
    _things_compared,
    answer_own_case,
    _unnamed,
    _granted,
    _elapsed,
    _compared,
    _contrasted,
    _contradicted,
    # the sentences that were found
    _part_unsaid,
    _in_parts,
    _enumerated,
    _absent,
    _ruled,
)
