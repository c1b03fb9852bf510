"""Facts against annotation: precision, recall and F1 of targets, duties and supports, and how often a field agrees.

The annotation was made by reading. Of the default document the paragraphs with an odd last number are the
development half and the others are held out; of the further documents, one is for development and one held out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from index.documents import Document
from index.errors import QuestionSetError
from index.facts import facts_json, find_facts

FOLDER = Path(__file__).parent / "facts"
KINDS = {"target": "targets", "duty": "duties", "support": "supports"}
FIELDS = {
    "target": ("indicator", "scope", "period", "base", "strength"),
    "duty": ("role", "action", "deadline"),
    "support": ("audience", "how"),
}
LOOSE = ("indicator", "action", "audience", "how")  # worded freely by the annotator: four fifths alike will do
ALIKE = 0.8
SAME_CLAUSE = 0.5  # how alike two quotes are that speak of the same support or task

Fact = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FactScore:
    """Counts for a kind: found and annotated facts, those that match, and agreement by field as (right, of)."""

    kind: str
    found: int
    annotated: int
    matched: int
    fields: Mapping[str, tuple[int, int]]

    @property
    def precision(self) -> float:
        return self.matched / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.matched / self.annotated if self.annotated else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_facts(name: str) -> tuple[Fact, ...]:
    """The annotated facts of `dev` or `heldout`."""
    path = FOLDER / f"{name}.jsonl"
    if not path.is_file():
        raise QuestionSetError(f"{name}: no such annotation; there are dev and heldout")
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def score_facts(annotated: Sequence[Fact], documents: Mapping[str, Document], halved: str) -> tuple[FactScore, ...]:
    """The scores of every kind; of the document `halved` only the annotated half of its paragraphs counts."""
    slugs = list(dict.fromkeys(fact["document"] for fact in annotated))
    paths = {fact["paragraph"] for fact in annotated if fact["document"] == halved}
    odd = sum(_last(path) % 2 for path in paths if not path.startswith("2.p")) * 2 > len(paths)
    found = {slug: facts_json(find_facts(documents[slug]), documents[slug]) for slug in slugs}
    scores = []
    for kind, plural in KINDS.items():
        ours = [
            fact
            for slug in slugs
            for fact in found[slug][plural]
            if slug != halved or _in_half(fact["paragraph"].partition("#")[2], odd)
        ]
        theirs = [fact for fact in annotated if fact["kind"] == kind]
        scores.append(_score(kind, ours, theirs))
    return tuple(scores)


def _last(path: str) -> int:
    return int(re.findall(r"\d+", path)[-1])


def _in_half(path: str, odd: bool) -> bool:
    """Bullets of the second section are split the other way round: p2, p4, p6 are the development half."""
    even = _last(path) % 2 == 0
    return even == odd if re.search(r"\.p\d+$", path) else even != odd


def _score(kind: str, ours: Sequence[Fact], theirs: Sequence[Fact]) -> FactScore:
    left = list(ours)
    agreed = {name: [0, 0] for name in FIELDS[kind]}
    matched = 0
    for fact in theirs:
        rated = [(_match(kind, fact, other), i) for i, other in enumerate(left)]
        best = max(rated, default=(0.0, -1))
        if best[0] <= 0:
            continue
        other = left.pop(best[1])
        matched += 1
        for name in FIELDS[kind]:
            agreed[name][0] += _agree(name, fact.get(name), other.get(name))
            agreed[name][1] += 1
    return FactScore(kind, len(ours), len(theirs), matched, {k: (a, b) for k, (a, b) in agreed.items()})


def _match(kind: str, fact: Fact, other: Fact) -> float:
    """How surely two facts are the same one: 0 where they are not."""
    if other["paragraph"] != f"{fact['document']}#{fact['paragraph']}":
        return 0.0
    if kind == "target":
        same = all(fact["quantity"][end] == other["quantity"][end] for end in ("low", "high", "unit"))
        return 0.01 + _alike(fact["indicator"], other["indicator"]) if same else 0.0
    if kind == "duty":
        same = (fact["actor"] or "") == (other["actor"] or "") and fact["role"] == other["role"]
        alike = max(_alike(fact["action"], other["action"]), _alike(fact["quote"], other["quote"]))
        return alike if same and alike >= SAME_CLAUSE else 0.0
    alike = _alike(fact["quote"], other["quote"])
    return alike if alike >= SAME_CLAUSE else 0.0


def _agree(name: str, left: str | None, right: str | None) -> bool:
    if (left or "") == (right or ""):
        return True
    return name in LOOSE and _alike(left, right) >= ALIKE


def _alike(left: str | None, right: str | None) -> float:
    plain = [re.sub(r"\s", "", words or "") for words in (left, right)]
    return SequenceMatcher(None, plain[0], plain[1]).ratio()
