"""Staged: what is paid stage by stage, all of it, against a sum that is paid at once for another thing.

分三个阶段，分别奖励80万元、120万元、200万元；在境外上市的，一次性奖励250万元      400万元-250万元
"""

from __future__ import annotations

import re

from assistant import operations
from assistant.comparands import find_comparands
from assistant.evidence import Evidence
from assistant.operands import Figure, Operand, figures_of, focus_of, is_kind
from assistant.operations import Result, scaled, value, written
from assistant.sentences import Sentence
from assistant.understanding import Understood
from index.library import Library

# 三步走完, 三个阶段全吃满, 走全套
ALL_STAGES = re.compile(
    r"全套|走完|(?:阶段|步|期|笔)[^,。?比跟]{0,6}(?:全|都|一路)|(?:全|都)(?:吃|拿|领)(?:满|完|到|齐|下来)"
)
STAGED = re.compile(r"阶段|分步|分期")
LEAST = 0.3  # of the other thing's name, that its sentence says
NEAR = 6  # findings


def find_staged(understood: Understood, evidence: Evidence, library: Library, language: str) -> Result | None:
    """All stages of the one that the question runs through against the one sum of the other; None where either is in doubt."""
    question = understood.plain
    if not ALL_STAGES.search(question):
        return None
    sentences = [finding.sentence for finding in evidence.findings[:NEAR]]
    staged = next((s for s in sentences if STAGED.search(s.text) and len(_granted(s)) > 1), None)
    others = [name for name in find_comparands(question).names if not ALL_STAGES.search(name)]
    if staged is None or len(others) != 1:
        return None
    focus = focus_of(library, staged.document, others[0])
    single = [
        s for s in sentences if s != staged and len(_granted(s)) == 1 and s.paragraph.parent == staged.paragraph.parent
    ]
    ranked = sorted(single, key=lambda s: -focus.covered(s.flat))
    if not ranked or focus.covered(ranked[0].flat) < LEAST:
        return None
    return _against(tuple(f.operand() for f in _granted(staged)), _granted(ranked[0])[0].operand(), language)


def _granted(sentence: Sentence) -> list[Figure]:
    return [f for f in figures_of(sentence.document) if f.sentence == sentence and is_kind(f, "granted")]


def _against(stages: tuple[Operand, ...], other: Operand, language: str) -> Result:
    whole = operations.total(stages, language)
    total, single = sum(value(o.quantity) for o in stages), value(other.quantity)
    high, low = (whole.shown[0], written(other)) if total >= single else (written(other), whole.shown[0])
    shown = scaled(abs(total - single), other.quantity.unit)
    expression = f"{high}-{low}={shown}"
    if language == "en":
        lead = f"{whole.lead}; {'more' if total >= single else 'less'} by {shown} ({expression})"
    else:
        lead = f"{whole.lead},比{written(other)}{'多' if total >= single else '少'}{shown}({expression})"
    return Result(lead, (*whole.shown, shown, expression), (*stages, other))
