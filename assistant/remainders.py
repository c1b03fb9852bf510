"""Remainders: what is left of a whole that a sentence counts, when parts of it are taken away.

whole = figure … 其中 parts                  累计达到100家（其中国家级18家、省级40家），刨去国家级和省级
first of all, then the rest                  总规模20亿元，首期8亿元，还剩多少
"""

from __future__ import annotations

import re

from assistant import operations
from assistant.addresses import Address, addresses_of
from assistant.cues import REST
from assistant.evidence import Evidence
from assistant.frames import asked_years, find_frame
from assistant.operands import NO_MEASURE
from assistant.operations import Result
from assistant.sentences import flat
from assistant.understanding import Understood
from index.words import tokenize

TAKEN = re.compile(r"其中")
NEAR = 0.8  # of the best finding's score
SAID = 0.5  # of a part's own words, that the question says


def find_remainder(understood: Understood, evidence: Evidence, language: str) -> Result | None:
    """A whole less the parts that the question names; its only part where it names none."""
    if not REST.search(understood.plain):
        return None
    top = evidence.findings[0].score
    for finding in evidence.findings[:4]:
        if finding.score < NEAR * top:
            break
        sentence = finding.sentence
        mark = TAKEN.search(sentence.text)
        if mark is None:
            continue
        own = [
            a
            for a in addresses_of(sentence.document)
            if a.figure.sentence == sentence and a.figure.quantity.unit not in NO_MEASURE
        ]
        wholes = [a for a in own if a.figure.quantity.end <= mark.start() and a.group != "percent"]
        if not wholes:
            continue
        whole = wholes[-1]
        parts = [
            a
            for a in own
            if a.figure.quantity.start >= mark.end() and a.figure.quantity.unit == whole.figure.quantity.unit
        ]
        named = [a for a in parts if _named(understood, a)]
        taken = parts if len(parts) == 1 else named
        if taken and sum(operations.value(a.figure.quantity) for a in taken) < operations.value(whole.figure.quantity):
            return operations.remainder(whole.figure.operand(), tuple(a.figure.operand() for a in taken), language)
    return None


def _named(understood: Understood, part: Address) -> bool:
    """Whether the question names a part, by its words or by its year."""
    years = asked_years(find_frame(understood.plain), part.figure.sentence.document)
    stated = [int(year) for year in re.findall(r"20\d\d", part.own)]
    if stated:
        return bool(set(stated) & set(years))
    own = {t for t in tokenize(flat(re.sub(r"\d[\d.]*\S?|其中", " ", part.own))) if len(t) > 1}
    return bool(own) and len(own & set(tokenize(flat(understood.plain)))) / len(own) >= SAID
