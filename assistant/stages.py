"""Stages: which parts of the pipeline are at work. All are; a comparison takes one away to see what it is worth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stages:
    dense: bool = True  # search by meaning
    adapter: bool = True  # the question's vector moved to where answers are
    words: bool = True  # search by words, BM25
    synonyms: bool = True  # the official words for what people say, in search and in evidence
    sounds: bool = True  # sound-alike slips, and pinyin written in characters
    conversation: bool = True  # what earlier turns said
    afresh: bool = True  # a complete new question leaves the earlier turns behind
    outline: bool = True  # the document's own structure: parts, numbers of measures, title, issuer
    facts: bool = True  # duties and targets that were read when the document was indexed
    eligibility: bool = True  # a firm's figures against conditions
    computing: bool = True  # sums, comparisons, contrasts
    enumerations: bool = True  # lists whole and numbered
    premises: bool = True  # what a question takes for granted
    absence: bool = True  # whether the document states what is asked, in its year and place
    verification: bool = True  # what fails it is withheld


ALL = Stages()
