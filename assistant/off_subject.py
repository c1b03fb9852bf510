"""Off the subject: whether the best evidence is about something else altogether than the question."""

from __future__ import annotations

import re

from assistant.evidence import Evidence
from assistant.metrics import CONCEPT
from assistant.sentences import Sentence, flat
from assistant.understanding import Understood

# Measured on the development set: below these the best sentence is about something else.
NEXT_TO_NOTHING = 0.05  # of the focus, by the best sentence
NEAR_IN_MEANING, ALIKE = 0.88, 0.90  # cosine similarities that outweigh that no word is shared
FEW_TERMS, FAR = 0.20, 0.85  # of its terms, by the best sentence; the cosine similarity that such a question must have
LEAST_COVERED = 0.20
LEAST_DENSE = {"zh": 0.80, "en": 0.74}
# Words that say how a figure is wanted, and name no subject.
GENERIC = re.compile(
    r"目标|任务|指标|规模|总量|总额|全省|全市|全县|全国|全年|年度|本省|本市|我省|我市|省里|市里|达到|数量|数字|增长|增速|占比|比重|比例|要求|计划"
)


def is_off_subject(understood: Understood, evidence: Evidence, chosen: tuple[Sentence, ...]) -> bool:
    """Whether a question that stands alone is about something that none of the evidence speaks of."""
    best = evidence.findings[0]
    least = LEAST_COVERED if understood.language == "zh" else LEAST_COVERED / 2
    if best.covered < least and 0 < evidence.dense < LEAST_DENSE[understood.language]:
        return True
    if understood.language == "en":
        return _unheard(evidence)
    return _far(understood, evidence) or _other_subject(understood, evidence, chosen)


def _unheard(evidence: Evidence) -> bool:
    """Whether a document has no word for anything that the question names."""
    terms = [term for focus in evidence.focus.values() for term in focus.terms]
    return bool(terms) and not any(term.known for term in terms)


def _far(understood: Understood, evidence: Evidence) -> bool:
    """Whether next to nothing of a Chinese question stands in the best sentence, and its meaning is no nearer."""
    best = evidence.findings[0]
    focus = evidence.focus[best.sentence.document.slug]
    if understood.language == "en" or not focus.terms:
        return False
    words = f"{best.sentence.flat} {best.sentence.context}"
    stated = sum(any(word in words for word in term.words) for term in focus.terms) / len(focus.terms)
    answers = bool(understood.asked.units) and best.fits  # 几个月, and the best sentence says how many
    return (best.covered < NEXT_TO_NOTHING and evidence.dense < NEAR_IN_MEANING) or (
        not answers and stated < FEW_TERMS and evidence.dense < FAR
    )


def _other_subject(understood: Understood, evidence: Evidence, chosen: tuple[Sentence, ...]) -> bool:
    """Figures are there, but nothing around them is what the question names beside what is measured: steel's, not grain's."""
    kinds = set(understood.asked.kinds)
    if understood.language == "en" or "amount" not in kinds or {"compare", "list", "count"} & kinds:
        return False
    words = flat(" ".join(f"{s.document.text_of(s.paragraph)} {s.context}" for s in chosen))
    named = [
        term
        for term in evidence.focus[chosen[0].document.slug].terms
        if len(term.words[0]) > 1 and not GENERIC.fullmatch(term.words[0]) and not CONCEPT.fullmatch(term.words[0])
    ]
    return bool(named) and evidence.dense < ALIKE and not any(word in words for term in named for word in term.words)
