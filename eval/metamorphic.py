"""Metamorphic relations: how an answer must change, or not, when its question changes in a known way. No gold is needed.

    reworded            the paragraph cited first, the verdict, and whether it abstains stay
    after another topic the same stays, though another question was asked before
    another year, place it abstains
    a figure over its bound   exactly that check turns (eval/flips.py)

A relation holds at a rate. Its floor is what was measured, rounded down: a fall fails, and what is short of all is
a known shortfall that the failures shown describe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from zlib import crc32

from assistant.answers import ABSTENTIONS, Answer
from eval.asking import Program
from eval.intervals import Share, share
from eval.questions import Item
from eval.rewordings import FRAMES, REWORDINGS, STRUCTURE
from index.documents import Document

LOOKED_UP = frozenset(
    {"target", "responsible", "detail", "list", "compare_count"}
)  # types that a year and a place frame

# Measured on all of dev and its documents, rounded down; lower where a sample of 300 has few cases.
FLOORS: Mapping[str, float] = {
    "courtesy": 0.94, "other words": 0.93, "clauses swapped": 0.88, "full width": 0.99, "traditional": 0.99,
    "doubled character": 0.97, "noise": 0.97, "another year": 0.98, "another place": 0.98, "after another topic": 0.96,
    "judged: figure read": 0.92, "judged: its check turns alone": 0.96,
    "answered: figure read": 0.82, "answered: its check turns alone": 0.86,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A question and its changed form, asked of one document; `held` says whether the answers relate as they must."""

    relation: str
    item: str
    question: str
    changed: str
    before: str
    after: str
    held: bool


def reworded(
    items: Sequence[Item], program: Program, default: str, seed: int, progress: Callable[[str, int, int], None]
) -> Iterator[Case]:
    """Every rewording of every Chinese question that stands alone."""
    for number, item in enumerate(items, 1):
        answer = _ask(program, item, item.question, default) if alone(item) else None
        for name, make in REWORDINGS.items() if answer else ():
            changed = make(item.question, Random(crc32(f"{seed} {name} {item.id}".encode())))
            if answer and changed and changed != item.question:
                before, after = gist(answer), gist(_ask(program, item, changed, default))
                yield Case(name, item.id, item.question, changed, before, after, before == after)
        progress("reworded", number, len(items))


def reframed(
    items: Sequence[Item], program: Program, documents: Mapping[str, Document], default: str,
    progress: Callable[[str, int, int], None],
) -> Iterator[Case]:  # fmt: skip
    """Every question that looks something up and is answered, put into a year and into a place that its document lacks."""
    for number, item in enumerate(items, 1):
        framed = item.type in LOOKED_UP and not item.structural and not STRUCTURE.search(item.question)
        if alone(item) and item.answerable and framed:
            answer = _ask(program, item, item.question, default)
            text = documents[item.document or default].text
            for name, make in FRAMES.items() if answer.status not in ABSTENTIONS else ():
                changed = make(item.question, text)
                after = _ask(program, item, changed, default)
                yield Case(
                    name, item.id, item.question, changed, gist(answer), gist(after), after.status in ABSTENTIONS
                )
        progress("another frame", number, len(items))


def retold(
    items: Sequence[Item], program: Program, default: str, seed: int, progress: Callable[[str, int, int], None]
) -> Iterator[Case]:
    """Every Chinese question that stands alone, asked after another one of its document that tells of nobody's case."""
    topics = [item for item in items if alone(item) and item.type in LOOKED_UP]
    for number, item in enumerate(items, 1):
        others = [t for t in topics if t.document == item.document and t.id != item.id]
        if alone(item) and others:
            earlier = Random(crc32(f"{seed} {item.id}".encode())).choice(others).question
            before = gist(_ask(program, item, item.question, default))
            after = gist(program.ask(item.question, (earlier,), (item.document or default,)))
            changed = f"{earlier} … {item.question}"
            yield Case("after another topic", item.id, item.question, changed, before, after, before == after)
        progress("after another topic", number, len(items))


def alone(item: Item) -> bool:
    """Whether it is a Chinese question that needs no other."""
    return (
        not item.turns
        and item.type not in ("english", "noisy", "followup")
        and any("\u4e00" <= c <= "\u9fff" for c in item.question)
    )


def gist(answer: Answer) -> str:
    """What may not change: that it abstains, or the verdict and the paragraph cited first."""
    if answer.status in ABSTENTIONS:
        return "withheld"
    return f"{answer.verdict or answer.status} {answer.citations[0].paragraph if answer.citations else ''}".strip()


def rates(cases: Sequence[Case]) -> dict[str, Share]:
    names = dict.fromkeys(case.relation for case in cases)
    return {name: share([case.held for case in cases if case.relation == name]) for name in names}


def shortfalls(found: Mapping[str, Share], floors: Mapping[str, float] = FLOORS) -> tuple[str, ...]:
    """Relations that hold less often than they did, in words."""
    return tuple(
        f"{name} holds for {value:.3f}, at least {floors[name]} is wanted"
        for name, measured in found.items()
        if (value := measured.value) is not None and name in floors and value < floors[name]
    )


def table(cases: Sequence[Case], shown: int) -> list[str]:
    """Lines for a terminal: each relation with its rate and its floor, and so many of the cases that break it."""
    out = []
    for name, measured in rates(cases).items():
        low, high = measured.interval or (0.0, 0.0)
        rate = f"{measured.value or 0.0:6.1%} ({low:.1%}–{high:.1%}) of {measured.total}"
        out.append(f"  {name:32}{rate:32}at least {FLOORS[name]:.0%}")
        broken = [case for case in cases if case.relation == name and not case.held]
        for case in broken[:shown]:
            out += [f"      {case.item}: {case.question} → {case.changed}", f"        {case.before} → {case.after}"]
    return out


def _ask(program: Program, item: Item, question: str, default: str) -> Answer:
    return program.ask(question, (), (item.document or default,))
