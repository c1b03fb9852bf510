"""Judged: a group of tests with what was held against each of them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answers import Result
from assistant.bounds import Bound
from assistant.categories import Category
from assistant.groups import Group
from assistant.matching import Judged

MEASURED, STATED = 1.6, 1.0  # the most that figures, and that categories, weigh


@dataclass(frozen=True, slots=True)
class CategoryJudged:
    category: Category
    result: Result
    words: str  # what was said of it, "" where nothing was


@dataclass(frozen=True, slots=True)
class GroupJudged:
    """A group with every test judged; `pending` are the ranks that the person's own figures cannot settle."""

    group: Group
    result: Result
    bounds: tuple[Judged, ...]
    categories: tuple[CategoryJudged, ...]
    ranks: tuple[Judged, ...]
    pending: tuple[Bound, ...]
    denied: str = ""  # words of the group that the person says they are not

    @property
    def denies(self) -> bool:
        """Whether who meets it is shut out."""
        return self.group.provision is not None and self.group.provision.effect == "denies"

    @property
    def weight(self) -> float:
        """How much what was said speaks for the group: figures more than categories, which many supports share."""
        stated = 0.5 * sum(1 for c in self.categories if c.words and c.category.kind != "trade")
        return min(self.addressed - stated, MEASURED) + min(stated, STATED)

    @property
    def addressed(self) -> float:
        """How far the group is about what was said."""
        figures = sum(j.score for j in (*self.bounds, *self.ranks) if j.fact is not None)
        near = max((j.score for j in self.bounds if j.fact is None), default=0.0)
        stated = 0.5 * sum(1 for c in self.categories if c.words and c.category.kind != "trade")
        return figures + (near if not figures else 0.0) + stated + (0.5 if self.denied else 0.0)
