"""Profile: what a person says of their own firm, in one message or over several.

"去年一季度产值20亿,今年多了两成" → output, level, Q1 of last year, 20亿; output, growth, Q1 of this year, 20%
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.metrics import (
    Metric,
)
from assistant.statements import Correcting, Given, TurnReader
from assistant.when import When


@dataclass(frozen=True, slots=True)
class Profile:
    """All that was stated, the later statement standing where two disagree."""

    givens: tuple[Given, ...]
    missing: tuple[Metric, ...]  # what they say they do not know
    corrected: tuple[tuple[Given, Given], ...]  # (what was said first, what stands)
    text: str  # everything they said, a line for each turn
    classes: tuple[str, ...] = ()  # of the document's own classes those that they are in by what they said

    @property
    def standing(self) -> str:
        """Everything they said, and what the document calls them by it."""
        return "\n".join((self.text, *self.classes))


def read_profile(turns: tuple[str, ...], question: str, year: int | None, connected: bool = True) -> Profile:
    """What the person stated over all turns; 今年 is `year`, the document's own.

    Talk goes on with the period that it spoke of; `connected` False reads each turn by itself.
    """
    givens: list[Given] = []
    missing: list[Metric] = []
    corrected: list[tuple[Given, Given]] = []
    carried: When | None = None
    for turn, text in enumerate((*turns, question)):
        read = TurnReader(text, turn, year, carried, tuple(givens))
        for given, correcting in read.givens():
            old = _replaced(given, correcting, givens)
            if old is not None:
                new = _completed(given, old) if correcting == "any" else given
                givens[givens.index(old)] = new
                if new.values != old.values:
                    corrected.append((old, new))
            else:
                givens.append(given)
        missing.extend(read.missing())
        carried = (read.carried or carried) if connected else None
    known = {(g.metric.concept, g.metric.aspect) for g in givens}
    return Profile(
        tuple(givens),
        tuple(m for m in missing if (m.concept, m.aspect) not in known),
        tuple(corrected),
        "\n".join((*turns, question)),
    )


def impossible(given: Given) -> bool:
    """Whether no firm can have such a figure: fewer than none, or more than the whole.

    A growth may be above 100 %, a share may not.
    """
    low, high = given.values.low, given.values.high
    if given.metric.aspect == "share" and (
        (low is not None and low > 100) or (high is not None and high > 100 and low is None)
    ):
        return True
    counted = given.figure.dimension in ("count", "age", "time", "area", "rank")
    return counted and high is not None and high < 0


def _replaced(given: Given, correcting: Correcting, earlier: list[Given]) -> Given | None:
    """The earlier statement that this one takes the place of, or None."""
    for old in reversed(earlier):
        same_kind = old.figure.dimension == given.figure.dimension
        if (
            correcting == "any"
            and same_kind
            and (given.metric.concept in (None, old.metric.concept) or old.metric.concept is None)
        ):
            return old
        if (
            old.metric == given.metric
            and old.when == given.when
            and (old.turn < given.turn or correcting == "same")
            and given.metric.concept
            and same_kind
        ):
            return old
    return None


def _completed(given: Given, old: Given) -> Given:
    """不对,是2.8亿 says only the figure: what it measures stands as it was."""
    own = given.metric.aspect != "level" or given.figure.dimension not in ("amount", "mass", "count")
    aspect = given.metric.aspect if own else old.metric.aspect
    return replace(
        given,
        metric=Metric(
            given.metric.concept or old.metric.concept, aspect, given.metric.down or (not own and old.metric.down)
        ),
        when=given.when or old.when,
        context=f"{old.context} {given.context}",
    )
