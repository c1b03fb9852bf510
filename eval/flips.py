"""Flips: a figure carried over its bound turns exactly that check, and no other.

Profiles are made from the conditions that the index reads out of a document, one for each group of conditions: every
figure on the right side of its bound, then one at a time on the wrong side. Nothing is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.answers import Answer, Result
from assistant.assessing import judge_group
from assistant.bounds import Bound
from assistant.derive import find_facts, plain, show
from assistant.eligibility import UNDATED
from assistant.groups import Group, find_groups
from assistant.profile import read_profile
from assistant.sentences import title_of
from eval.asking import Program
from eval.metamorphic import Case
from index.documents import Document

FAR = Decimal("0.1")  # of the bound: how far a figure lies on either side of it
# What leads up to a figure in a provision, and is no part of what it measures.
LEADING = re.compile(
    r"^(?:对|且|并|其中|以及|及|的|按|应当?|须|在|为|每)+|(?:达到?|为|在|应|满|不低于|不高于|不少于|不超过|超过|首次|的|至|，|、)+$"
)
UNITS = {"amount": "元", "percent": "%", "age": "岁"}
SETTLED = frozenset({"amount", "percent", "count", "time", "age", "mass", "area"})


@dataclass(frozen=True, slots=True)
class Sides:
    """A bound with words for a figure that meets it and for one that does not."""

    bound: Bound
    meets: str
    fails: str


def find_sides(document: Document, group: Group) -> tuple[Sides, ...]:
    """The bounds of a group that a sentence can state a figure for; each measure once."""
    found: dict[str, Sides] = {}
    for bound in group.bounds:
        words = LEADING.sub("", document.text[bound.start : bound.figure].strip())
        words = words or ("年龄" if bound.dimension == "age" else "")
        values = _values(bound)
        if (
            len(words) >= 2
            and values
            and bound.dimension in SETTLED
            and not (bound.guard or bound.per or re.search(r"\d", words))
        ):
            inside, outside = (f"{words}{_figure(value, bound)}" for value in values)
            found.setdefault(words, Sides(bound, inside, outside))
    return tuple(found.values())


def judged_flips(document: Document) -> Iterator[Case]:
    """Each figure of each group over its bound, as the group is judged by itself."""
    year = document.year or UNDATED
    for group, sides in _groups(document):
        before = _results(group, "，".join(side.meets for side in sides), document, year)
        for side in sides:
            said = "，".join(s.fails if s is side else s.meets for s in sides)
            after = _results(group, said, document, year)
            yield from _cases("judged", group, side, sides, before, after, "，".join(s.meets for s in sides), said)


def answered_flips(document: Document, program: Program) -> Iterator[Case]:
    """The same by what the assistant answers to who asks with these figures."""
    for group, sides in _groups(document):
        paragraph = document.paragraph(group.paragraph)
        if paragraph is None:
            continue
        title = title_of(document, paragraph)

        def ask(
            said: str, title: str = title, group: Group = group, sides: tuple[Sides, ...] = sides
        ) -> dict[int, Result]:
            answer = program.ask(f"关于“{title}”：我们{said}，能享受支持吗？", (), (document.slug,))
            return _checked(answer, group, sides, document)

        good = "，".join(side.meets for side in sides)
        before = ask(good)
        for side in sides:
            said = "，".join(s.fails if s is side else s.meets for s in sides)
            yield from _cases("answered", group, side, sides, before, ask(said), good, said)


def _groups(document: Document) -> Iterator[tuple[Group, tuple[Sides, ...]]]:
    for paragraph in document.paragraphs:
        for group in find_groups(document, paragraph) if paragraph.evidence else ():
            denies = group.provision is not None and group.provision.effect == "denies"
            sides = find_sides(document, group) if group.kind == "condition" and not denies else ()
            if sides:
                yield group, sides


def _cases(
    way: str, group: Group, side: Sides, sides: tuple[Sides, ...], before: Mapping[int, Result], after: Mapping[int, Result],
    good: str, said: str,
) -> Iterator[Case]:  # fmt: skip
    """Whether the figure was held against its bound, and where every one of the group was, whether its check alone turns.

    Of alternatives only the one that fits best is shown, so a check that is missing there need not turn.
    """
    here = side.bound.start
    read = before.get(here) == "meets"
    yield Case(f"{way}: figure read", group.paragraph, good, "", _shown(before), "", read)
    if read and all(s.bound.start in before for s in sides):
        same = all(before[s.bound.start] == after.get(s.bound.start) for s in sides if s is not side)
        held = after.get(here) == "fails" and same
        yield Case(f"{way}: its check turns alone", group.paragraph, good, said, _shown(before), _shown(after), held)


def _shown(results: Mapping[int, Result]) -> str:
    return " ".join(results.values())


def _results(group: Group, said: str, document: Document, year: int) -> dict[int, Result]:
    profile = read_profile((), f"我们{said}", year)
    judged = judge_group(group, find_facts(profile, year), profile, document)
    return {j.bound.start: j.result for j in judged.bounds}


def _checked(answer: Answer, group: Group, sides: tuple[Sides, ...], document: Document) -> dict[int, Result]:
    said = {check.condition: check.result for check in answer.checks if check.paragraph == group.paragraph}
    words = {side.bound.start: document.text[side.bound.start : side.bound.end].strip() for side in sides}
    return {start: said[condition] for start, condition in words.items() if condition in said}


def _values(bound: Bound) -> tuple[Decimal, Decimal] | None:
    """A figure on the right side and one on the wrong side; None where the bound has no such figures."""
    low, high = bound.allowed.low, bound.allowed.high
    whole = bound.dimension in ("count", "age", "time")

    def moved(value: Decimal, up: bool) -> Decimal:
        step = max(value * FAR, Decimal(1)) if whole else value * FAR
        far = value + step if up else value - step
        return Decimal(round(far)) if whole else far

    if low is not None and high is not None:
        if low == high:
            return None
        return (low + high) / 2 if not whole else Decimal(round((low + high) / 2)), moved(high, True)
    if low is not None:
        inside, outside = moved(low, True), moved(low, False)
    elif high is not None:
        inside, outside = moved(high, False), moved(high, True)
    else:
        return None
    return (
        None
        if min(inside, outside) <= 0 or (bound.metric.aspect == "share" and max(inside, outside) > 100)
        else (inside, outside)
    )


def _figure(value: Decimal, bound: Bound) -> str:
    """The figure as a person writes it."""
    if bound.dimension in ("amount", "percent", "age"):
        return show(value, UNITS[bound.dimension])
    if bound.dimension == "time" and bound.unit == "月":
        return f"{plain(value / 12)}年" if value % 12 == 0 else f"{plain(value)}个月"
    if value >= 10_000 and value % 100 == 0:
        return f"{plain(value / 10_000)}万{bound.unit}"
    return f"{plain(value)}{bound.unit}"
