"""One's own case: a person's figures against the conditions, the verdict drafted, and what it comes to."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answers import Status
from assistant.arithmetic import answer_applied
from assistant.asking import asks_eligibility, asks_sum
from assistant.case import Case
from assistant.cues import weighs_share
from assistant.drafts import Draft, Quote
from assistant.eligibility import Assessment, assess, tells_sum
from assistant.rendition import Rendition, assess_english, given_in_words, in_words
from assistant.verdicts import render
from index.documents import Document
from index.numerals import any_of, words

WEIGHED_PARAGRAPHS = 6  # the best ones, whose conditions are weighed first
# A sum is to be worked out, and not only whether it is given.
WORKED_OUT = re.compile(
    any_of(words("一共 合计 总共 加起来 照比例 按比例 共领 共拿 共补 到账 剩下的 封顶 上限 顶格 几何 总数"))
    + r"|算(?:下来|出来)|先[打给拨发]"
)
VERDICT_LIMIT = 390  # characters of a verdict with the sum before it
TOPPED_UP = re.compile(r"补足差额:")  # an award less what was had for a lower grade, by the person's own words


def asks_own_sum(case: Case) -> bool:
    """Whether it is a sum that is asked for, whoever else is spoken of: 没并购谁,能落多少."""
    return case.stages.eligibility and asks_sum(case.understood.plain, case.asking.turns)


def answer_top_up(case: Case) -> Draft | None:
    """The sum that is left of an award for who had a lower one."""
    summed = draft_verdict(case) if asks_own_sum(case) else None
    return summed if summed and summed.verdict == "meets" and TOPPED_UP.search(summed.text) else None


def answer_own_case(case: Case) -> Draft | None:
    """The verdict on what a person says of themselves, with the sum where that is to be worked out; or the sum alone."""
    plain = case.understood.plain
    judged = draft_verdict(case) if case.stages.eligibility and not weighs_share(plain) else None
    if judged is None:
        return _applied(case)
    applied = _applied(case) if judged.verdict != "fails" and WORKED_OUT.search(plain) else None
    return _with_sum(judged, applied) if applied else judged


def draft_verdict(case: Case) -> Draft | None:
    """The verdict on what a person says of themselves; None where no verdict is asked for."""
    document, language = case.document, case.understood.language
    ids = tuple(p.id for p in case.evidence.paragraphs if p.slug == document.slug)[:WEIGHED_PARAGRAPHS]
    told: Rendition | None = None
    if language == "en":
        found = assess_english(case.understood.plain, case.asking.turns, document, case.facts, ids)
        assessment, told = found if found is not None else (None, None)
    else:
        assessment = _assess(case, document, ids)
    if assessment is None:
        return None
    quotes = tuple(
        Quote(document, paragraph, start, end)
        for id, start, end in assessment.quotes
        if (paragraph := document.paragraph(id)) is not None
    )
    text, checks = render(assessment, document, language), assessment.checks
    if told is not None:
        text, checks = in_words(text, assessment, told), tuple(given_in_words(check, told) for check in checks)
    status: Status = "needs_information" if assessment.verdict == "unknown" else "answered"
    return Draft(text, status, quotes, assessment.verdict, checks, computed=(text,))


def _assess(case: Case, document: Document, ids: tuple[str, ...]) -> Assessment | None:
    plain, turns = case.understood.plain, case.asking.turns
    judging = asks_eligibility(plain, turns)
    if not judging and not asks_sum(plain, turns):
        return None
    assessment = assess(plain, turns, document, case.facts, ids)
    return assessment if judging or (assessment is not None and tells_sum(assessment, document)) else None


def _applied(case: Case) -> Draft | None:
    """What a provision comes to, where the question gives or counts what it is applied to."""
    if not case.stages.computing or case.considered.leaning or case.out_of_frame:
        return None
    applied = answer_applied(case.understood, case.evidence)
    return applied if applied and case.rests_on_best(applied) else None


def _with_sum(judged: Draft, applied: Draft) -> Draft:
    """A verdict behind the sum that is worked out for it, their markers renumbered, as far as there is room."""
    shift = len(applied.quotes)
    text = re.sub(r"\[(\d+)\]", lambda m: f"[{int(m[1]) + shift}]", judged.text)
    lead = applied.text
    if any(figure in judged.text for figure in applied.computed[:1]):
        return judged
    if len(lead) + len(text) > VERDICT_LIMIT:
        text = text[: max(0, VERDICT_LIMIT - len(lead))].rpartition("。")[0] + "。"
    return replace(
        judged,
        text=lead + text,
        quotes=(*applied.quotes, *judged.quotes),
        computed=(*applied.computed, *judged.computed),
    )
