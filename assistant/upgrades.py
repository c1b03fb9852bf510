"""Upgrades: what a rule still grants to who has had the lower of two grades and reaches the higher.

rule      分别奖励10万元、30万元、80万元；晋级的，补足差额 | 60万元扣除已获得的奖励
question  拿过市级的，再评上国家级还能补多少                  80万元-10万元
"""

from __future__ import annotations

import re

from assistant import operations
from assistant.addresses import Address, addresses_of
from assistant.evidence import Evidence
from assistant.operands import Operand, is_kind
from assistant.operations import Result
from assistant.sentences import Sentence, flat
from assistant.understanding import Understood
from index.clauses import find_clauses
from index.quantities import Quantity
from index.spans import Span
from index.words import tokenize

REACHED = "评|拿|认|级|到|为|成|上|获"
ASKS = re.compile(
    rf"(?:再|又|升|晋|新)(?:{REACHED})[^?]*(?:补|差|到手|还能|还有|再拿|多少|几)|补(?:足|齐)?(?:多少|几)?[^?]{{0,4}}差[额价]"
)
HAD = re.compile(r"(?:领|拿|评上?|得|获|享受)(?:过|了)|早先|之前|以前|原先|已经")
GETS_MORE = re.compile(r"(?:还能|还可以?|再|又)[^,。?]{0,4}(?:领|拿|补|给|得|奖)[^,。?]{0,4}(?:多少|几)")
TOPS_UP = re.compile(r"补[足齐发]?差额?|差额部分|扣除已")
NEAR = 0.5  # of the best finding's score


def find_upgrade(understood: Understood, evidence: Evidence, language: str) -> Result | None:
    """The higher grade's sum less the lower one's, where the rule tops up and the question names both grades."""
    question = understood.plain
    if not ASKS.search(question) and not (HAD.search(question) and GETS_MORE.search(question)):
        return None
    top = evidence.findings[0].score
    for finding in evidence.findings[:8]:
        sentence = finding.sentence
        match = TOPS_UP.search(sentence.text)
        if match is None or finding.score < NEAR * top:
            continue
        graded = _grades(understood, sentence, sentence.start + match.start())
        if len(graded) == 2:
            low, high = sorted(graded, key=lambda a: operations.value(a.figure.quantity))
            result = operations.difference(high.figure.operand(), low.figure.operand(), ("", ""), language)
            if result:
                rule = _rule(sentence, sentence.start + match.start(), high.figure.quantity)
                return Result(result.lead, result.shown, (*result.operands, rule))
    return None


def _grades(understood: Understood, rule: Sentence, at: int) -> list[Address]:
    """The grades' sums that the question names by what tells each from the others; of the paragraph above where the rule is one of its own."""
    document, paragraph = rule.document, rule.paragraph
    above = paragraph.parent if paragraph.kind == "paragraph" else None
    here = [
        a
        for a in addresses_of(document)
        if a.figure.sentence.paragraph.id in (paragraph.id, above) and is_kind(a.figure, "granted")
    ]
    parent = [a for a in here if a.figure.sentence.paragraph.id == above]
    grades = parent or [a for a in here if not a.figure.clause.start <= at < a.figure.clause.end]
    said = set(tokenize(flat(understood.plain)))
    words = [{t for t in tokenize(re.sub(r"\d[\d.]*\S?元", " ", a.own)) if len(t) > 1} for a in grades]
    return [
        address
        for n, address in enumerate(grades)
        if (words[n] - set().union(*(other for m, other in enumerate(words) if m != n))) & said
    ]


def _rule(sentence: Sentence, at: int, quantity: Quantity) -> Operand:
    """The clause that tops up, quoted beside the sums."""
    clauses = find_clauses(sentence.document.text, sentence.start, sentence.end)
    clause = next((c for c in clauses if c.start <= at < c.end), Span(sentence.start, sentence.end))
    return Operand("", sentence, clause, quantity, 1.0)
