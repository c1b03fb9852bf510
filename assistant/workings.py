"""Workings: a computed result as an answer, with the clauses that its figures stand in."""

from __future__ import annotations

from assistant.drafts import Draft, Quote
from assistant.figures_en import in_figures
from assistant.naming_en import label_in
from assistant.operands import Operand
from assistant.operations import Result
from prompts import render

TEXT_LIMIT = {"zh": 290, "en": 560}
CLAUSE_LIMIT = 60
SHORTEST = 24  # characters of a clause that say what a figure is


def show_workings(result: Result, language: str) -> Draft:
    """The result, then each operand's clause with its marker."""
    quotes: list[Quote] = []
    said: list[str] = []
    opening = in_figures(result.lead) if language == "en" else result.lead
    room = (TEXT_LIMIT[language] - len(opening) - 40) // max(1, len(result.operands))
    limit = max(SHORTEST, min(CLAUSE_LIMIT, room - 4))
    for operand in result.operands:
        quote = Quote(operand.sentence.document, operand.sentence.paragraph, operand.clause.start, operand.clause.end)
        if quote not in quotes:
            quotes.append(quote)
            said.append(f"{_shortened(operand, quote, limit)}[{len(quotes)}]")
    joiner, comma, end = (";", "、", "。") if language == "zh" else ("; ", ", ", ".")
    lead = f"{opening}{'。' if language == 'zh' else '. '}" if opening else ""
    labels = comma.join(dict.fromkeys(label_in(q.paragraph, language) for q in quotes))
    text = f"{lead}{joiner.join(said)}{render('source', language, labels=labels)}{end}"
    return Draft(text, "answered", tuple(quotes), computed=(*result.shown, opening))


def _shortened(operand: Operand, quote: Quote, limit: int) -> str:
    """A clause, or of a long one the words about the figure."""
    if len(quote.text) <= limit:
        return quote.text
    sentence, quantity = operand.sentence, operand.quantity
    behind = sentence.start + quantity.end
    start = max(quote.start, min(sentence.start + quantity.start - 8, behind - limit + 12))
    return sentence.document.text[start : min(quote.end, start + limit)]
