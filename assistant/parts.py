"""Parts: several questions of one message, each answered, in order; what is absent of them is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.absence import find_absence
from assistant.absent import Absent
from assistant.case import Case
from assistant.composing import choose, compose, compose_absence
from assistant.conversation import COMPLETE
from assistant.drafts import Draft
from assistant.evidence import Evidence, Finding
from assistant.focus import bare
from assistant.understanding import Understood, understand

QUOTED = 2  # findings for each question


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions, with its own evidence, and what of it is absent."""

    understood: Understood
    evidence: Evidence
    found: tuple[Finding, ...]
    absent: Absent | None


def answer_parts(case: Case) -> Draft:
    chosen: list[Finding] = []
    absences: list[Part] = []
    focus = dict(case.evidence.focus)
    before = ""
    for text in case.understood.parts:
        own = understand(text, text)
        if not own.asked.kinds and not own.asked.units and not before:
            before = text  # a statement that leads up to the question
            continue
        part = _answered(case, own, text, before, chosen[-1:])
        before = text
        if part.absent:
            absences.append(part)
            continue
        chosen += [f for f in part.found[:QUOTED] if all(f.sentence != c.sentence for c in chosen)]
        for slug, terms in part.evidence.focus.items():
            focus[slug] = terms.joined(focus[slug]) if slug in focus else terms
    missing = compose_absence(absences[0].understood, absences[0].evidence, absences[0].absent) if absences and absences[0].absent else None  # fmt: skip
    if not chosen and missing:
        return missing
    found = tuple(chosen) or choose(case.understood, case.evidence)
    draft = compose(case.understood, replace(case.evidence, focus=focus), found)
    if missing is None:
        return draft
    stop = "。" if case.understood.language == "zh" else ". "
    said = missing.text.split(stop)[0] + stop.strip()
    return replace(draft, text=draft.text + said, status="partial", computed=(*draft.computed, *missing.computed))


def _answered(case: Case, own: Understood, text: str, before: str, last: list[Finding]) -> Part:
    """A question of the message; a short one goes on with what was said before it."""
    understood = replace(own, language=case.understood.language, frame=case.understood.frame)
    if not understood.asked.kinds and before:
        understood = replace(understood, asked=case.understood.asked)
    short = len(re.sub(r"\s", "", bare(text))) < COMPLETE
    context = " ".join(w for w in (before if short else "", case.considered.context) if w)
    vector, _ = case.considering.embed(f"{text} {context}" if context else text)
    prior = frozenset(f.sentence.paragraph.id for f in last) if short else frozenset[str]()
    evidence = case.considering.gather(understood, vector, case.asking.documents, prior=prior, context=context)
    found = choose(understood, evidence)
    absent = None
    if case.stages.absence:
        absent = find_absence(understood, evidence, tuple(f.sentence for f in found), not context)
    return Part(understood, evidence, found, absent)
