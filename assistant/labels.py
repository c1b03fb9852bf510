"""Labels: the words of a clause that name a figure, and how much of a question they state."""

from __future__ import annotations

import re

from assistant.asked import THINGS, group_of
from assistant.focus import Focus
from assistant.sentences import Sentence, flat
from index.clauses import find_clauses
from index.quantities import Quantity
from index.spans import Span

AFTER_FIGURE = re.compile(r"^(?:左右|以上|以下|以内|上下)*(?P<rest>[^、,，;；]*)")


def clause_of(sentence: Sentence, quantity: Quantity) -> Span:
    """The clause in which a figure of the sentence stands."""
    at = sentence.start + quantity.start
    clauses = find_clauses(sentence.document.text, sentence.start, sentence.end)
    return next((c for c in clauses if c.start <= at < c.end), Span(sentence.start, sentence.end))


def label_of(sentence: Sentence, clause: Span, quantity: Quantity) -> str:
    """What names a figure: the words since the figure before it, the figure, and the words that follow it."""
    text = sentence.document.text
    at, behind = sentence.start + quantity.start, sentence.start + quantity.end
    earlier = [sentence.start + q.end for q in sentence.quantities if clause.start <= sentence.start + q.end <= at]
    before = text[max([clause.start, *earlier]) : at]
    match = AFTER_FIGURE.match(text[behind : clause.end])
    return before + text[at:behind] + (match["rest"] if match else "")


def label_share(sentence: Sentence, focus: Focus, units: frozenset[str]) -> float:
    """The share of the focus that the best-named figure's label and clause state, 0 to 1; half of it each."""
    best = 0.0
    for quantity in sentence.quantities:
        group = group_of(quantity.unit)
        if units and group not in units and not (units & {THINGS, "people"} and group in (THINGS, "people")):
            continue
        clause = clause_of(sentence, quantity)
        label = focus.covered(flat(label_of(sentence, clause, quantity)))
        best = max(best, 0.5 * label + 0.5 * focus.covered(flat(clause.of(sentence.document.text))))
    return best
