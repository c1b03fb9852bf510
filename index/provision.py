"""Provision: what a document grants, denies or requires of somebody, and the phrases that say of whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.consequences import Effect, asking
from index.segments import Join, Phrase, Segment
from index.spans import Span


@dataclass(frozen=True, slots=True)
class Provision:
    """`tests` say of whom, `said` is the consequence; `inherited` tests stand in an earlier segment.

    A `general` provision holds for all supports of the document, those of the paths in `exempt` left out.
    """

    paragraph: str
    effect: Effect
    tests: Join
    inherited: tuple[Phrase, ...]
    said: Span | None
    start: int
    end: int
    general: bool = False
    exempt: tuple[str, ...] = ()
    listed: bool = False
    widened: bool = False  # 将…条件由…放宽至…: the condition of what the paragraph grants
    others: tuple[Span, ...] = ()  # 甲、乙的，分别给予…: the words and figures of the other options
    amounts: Span | None = None  # where all options' figures stand in `said` …
    amount: Span | None = None  # … and which is this one's
    leads: bool = False  # its items spell out what it grants
    norm: bool = False  # must hold of all those whom the paragraph speaks of
    within: str | None = None  # the part of the document that it is limited to
    defines: bool = False  # says what a word means that other provisions use
    measure: Span | None = None  # 利用率应当达到下列标准: what the items' figures measure

    def benefit(self, text: str) -> str:
        """The consequence, of several cases' figures with this one's alone; "" where none is said."""
        if self.said is None:
            return ""
        if self.amounts is None or self.amount is None:
            return self.said.of(text)
        return (
            text[self.said.start : self.amounts.start] + self.amount.of(text) + text[self.amounts.end : self.said.end]
        )


LEAD_ANY = re.compile(r"(?:以下|下列)[^，。：；]{0,8}(?:条件|情形|情况|要求|标准)?之一|(?:任意?一|其中一)[项个条]")
_FREED = re.compile(r"不受[^，。；]{0,10}限制")
_ALTERNATIVE = re.compile(r"或者?|抑或|以及")


def joined(text: str, phrases: tuple[Phrase, ...]) -> Join:
    """All phrases; one that begins with 或 is an alternative of the one before."""
    parts: list[Phrase | Join] = []
    for phrase in phrases:
        freed = _FREED.search(text, phrase.start, phrase.end)
        if parts and freed:  # A类不受年龄限制: to be one is enough
            parts[-1] = Join("any", (parts[-1], replace(phrase, end=freed.start())))
        elif parts and _ALTERNATIVE.match(text, phrase.start, phrase.end):
            parts[-1] = Join("any", (parts[-1], phrase))
        else:
            parts.append(phrase)
    return Join("all", tuple(parts))


def asked_of(text: str, segment: Segment) -> tuple[Phrase, ...]:
    said = segment.said.of(text) if segment.said else ""
    kept = asking(tuple(text[p.start : p.end] for p in segment.phrases), said)
    return tuple(p for p, keep in zip(segment.phrases, kept, strict=True) if keep)
