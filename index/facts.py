"""Facts: what a document sets as targets, duties and supports, each tied to its clause.

find_facts(document) → Facts        facts_json(facts, document) → {"targets": [...], "duties": [...], "supports": [...]}
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from index.documents import Document, Paragraph
from index.duties import Duty, find_duties
from index.goals import find_goal
from index.granting import Support
from index.ledgers import Ledger, read_header
from index.periods import Period, find_periods
from index.predicates import Condition
from index.quantities import Quantity, find_quantities, quantity_json
from index.supports import find_supports, provisions_by_paragraph
from index.targets import Target, find_targets

_AIMED = re.compile(r"\s*(?P<year>到(?:19|20)\d\d年)(?![^。]*(?:19|20)\d\d年)")  # a lead with one year alone
Found = TypeVar("Found", Quantity, Period)


@dataclass(frozen=True, slots=True)
class Facts:
    """In the document's order."""

    targets: tuple[Target, ...]
    duties: tuple[Duty, ...]
    supports: tuple[Support, ...]


def find_facts(document: Document) -> Facts:
    """The facts of every paragraph that is evidence."""
    paragraphs = tuple(p for p in document.paragraphs if p.evidence and p.end > p.start)
    quantities = find_quantities(document.text)
    periods = find_periods(document.text, document.year)
    own_periods = {p.id: _within(periods, p) for p in paragraphs}
    own_quantities = {p.id: _within(quantities, p) for p in paragraphs}
    targets = tuple(_targets(document, paragraphs, own_quantities, own_periods))
    provisions = provisions_by_paragraph(document)
    supports: list[Support] = []
    led: dict[str, str] = {}  # for whom the last support of a paragraph is: its items are for them, too
    for p in paragraphs:
        for s in find_supports(document, p, own_quantities[p.id], own_periods[p.id], provisions.get(p.id, ())):
            if s.audience is None and p.kind == "item" and p.parent in led:
                s = replace(s, audience=led[p.parent])
            if s.audience:
                led[p.id] = s.audience
            supports.append(s)
    return Facts(targets, find_duties(document, paragraphs, own_periods, targets), tuple(supports))


def _targets(
    document: Document,
    paragraphs: Sequence[Paragraph],
    quantities: Mapping[str, tuple[Quantity, ...]],
    periods: Mapping[str, tuple[Period, ...]],
) -> Iterator[Target]:
    """The targets of sentences and of tables that set goals; bullets take the year that their section's lead sets."""
    ledger: Ledger | None = None
    led: tuple[str, str] | None = None  # a section and the year that the paragraph before its bullets begins with
    for paragraph in paragraphs:
        if paragraph.kind == "row":
            header = read_header(document.text, paragraph)
            ledger = header or (ledger if ledger and ledger.holds(paragraph.id) else None)
            if ledger and not header:
                yield from find_goal(document, paragraph, ledger, quantities[paragraph.id])
            continue
        section = paragraph.id.rpartition(".")[0]
        for target in find_targets(document, paragraph, quantities[paragraph.id], periods[paragraph.id]):
            due = led[1] if led and led[0] == section and paragraph.kind == "bullet" else None
            yield replace(target, period=due) if due and target.period is None else target
        if paragraph.kind == "paragraph" and (to := _AIMED.match(document.text, paragraph.start, paragraph.end)):
            led = (section, to["year"])


def _within(found: Sequence[Found], paragraph: Paragraph) -> tuple[Found, ...]:
    first = bisect_left(found, paragraph.start, key=lambda f: f.start)
    last = bisect_left(found, paragraph.end, key=lambda f: f.start)
    return tuple(found[first:last])


def facts_json(facts: Facts, document: Document) -> dict[str, list[dict[str, Any]]]:
    """The contract's lists, by kind; every `quote` is the document's `text[start:end]`."""
    return {
        "targets": [_target(t, document) for t in facts.targets],
        "duties": [_duty(d, document) for d in facts.duties],
        "supports": [_support(s, document) for s in facts.supports],
    }


def _place(fact: Target | Duty | Support, document: Document) -> dict[str, Any]:
    return {
        "paragraph": fact.paragraph,
        "start": fact.start,
        "end": fact.end,
        "quote": document.text[fact.start : fact.end],
    }


def _target(target: Target, document: Document) -> dict[str, Any]:
    return {
        **_place(target, document),
        "indicator": target.indicator,
        "scope": target.scope,
        "quantity": quantity_json(target.quantity, document.text),
        "period": target.period,
        "base": target.base,
        "strength": target.strength,
    }


def _duty(duty: Duty, document: Document) -> dict[str, Any]:
    return {
        **_place(duty, document),
        "actor": duty.actor,
        "role": duty.role,
        "action": duty.action,
        "deadline": duty.deadline,
    }


def _support(support: Support, document: Document) -> dict[str, Any]:
    return {
        **_place(support, document),
        "audience": support.audience,
        "benefit": {
            "kind": support.kind,
            "quantity": support.quantity and quantity_json(support.quantity, document.text),
            "cap": support.cap and quantity_json(support.cap, document.text),
        },
        "conditions": [_condition(c, document) for c in support.conditions],
        "how": support.how,
    }


def _condition(condition: Condition, document: Document) -> dict[str, Any]:
    return {
        "metric": condition.metric,
        "quantity": condition.quantity and quantity_json(condition.quantity, document.text),
        "category": condition.category,
        "period": condition.period,
    }
