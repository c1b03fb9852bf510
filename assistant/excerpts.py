"""Excerpts: the clauses of a sentence that answer, as one span; not a whole paragraph where a clause does."""

from __future__ import annotations

from assistant.asked import THINGS, group_of
from assistant.focus import Focus
from assistant.sentences import Sentence, flat
from index.clauses import find_clauses
from index.quantities import find_quantities
from index.spans import Span

SHORT = 110  # characters: a sentence that is no longer is quoted whole
LONGEST = 130
FIT = 0.25  # what a clause with the kind of thing asked for is worth, beside the share of the focus that it covers
ITEM = 0.04  # what an item of an enumeration is worth, where a list is asked for
LENGTH = 0.0012  # what a character costs


def excerpt(
    sentence: Sentence,
    focus: Focus,
    units: frozenset[str],
    needs_quantity: bool,
    short: int = SHORT,
    enumerates: bool = False,
) -> Span:
    """The shortest run of clauses that says most of what is asked; the whole sentence where it is short."""
    if sentence.end - sentence.start <= short:
        return Span(sentence.start, sentence.end)
    text = sentence.document.text
    clauses = find_clauses(text, sentence.start, sentence.end)
    best: tuple[float, Span] | None = None
    for i in range(len(clauses)):
        for j in range(i, len(clauses)):
            span = Span(clauses[i].start, clauses[j].end)
            if len(span) > max(LONGEST, len(clauses[i])):
                break
            words = flat(span.of(text))
            score = focus.covered(words) - LENGTH * len(span)
            if needs_quantity and _fits(words, units):
                score += FIT
            if enumerates:
                score += ITEM * min(words.count("、"), 8)
            if best is None or score > best[0]:
                best = (score, span)
    return best[1] if best else Span(sentence.start, sentence.end)


def _fits(words: str, units: frozenset[str]) -> bool:
    groups = {group_of(q.unit) for q in find_quantities(words)}
    wanted = units | {THINGS, "people"} if units & {THINGS, "people"} else units
    return bool(groups & wanted) if wanted else bool(groups)
