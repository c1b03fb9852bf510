"""Choices: the figures of a document that a plan's things most likely are, chosen together.

Every set of like figures that the question may mean is weighed by what speaks for it:

    said       what of the question the figures state, together and each beyond the others
    named      how surely the plan's names tell the figures apart
    found      how well their sentences were found
    parallel   that they count alike, stand alike, and are all that there is of their kind in one place

The weights are fitted on the development sets (eval/README.md), so that the set that answers leads all others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from math import log10

from assistant.addresses import Address, addresses_of, is_test
from assistant.evidence import Evidence
from assistant.frames import asked_years, find_frame
from assistant.naming import Named, named_of, tells_apart
from assistant.operands import CAPS, NO_MEASURE, Operand, documents_of, focus_of, is_granted, is_kind, same_unit
from assistant.operations import convert
from assistant.plans import Plan
from assistant.sentences import flat
from assistant.understanding import Understood
from index.documents import Document
from index.library import Library
from index.quantities import Quantity
from index.words import tokenize

POOL = 12  # figures of which sets are made
PER_NAME = {2: 6, 3: 4, 4: 3}
FIGURES = re.compile(r"[\d.]+\S{0,2}")


@dataclass(frozen=True, slots=True)
class Choice:
    operands: tuple[Operand, ...]
    features: tuple[float, ...]
    score: float
    told: float  # of the name that its figure says least of


FEATURES = (
    "said", "least", "common", "own", "named", "least named", "found", "least found", "sentence", "paragraph", "siblings", "unit", "bounds",
    "change", "before", "kind", "caps", "years", "all", "precise", "equal", "granted", "test", "per", "size", "range", "label",
)  # fmt: skip
WEIGHTS = (
    2.72,
    4.54,
    0.98,
    2.75,
    0.62,
    1.55,
    8.03,
    -0.05,
    0.41,
    -0.59,
    0.93,
    1.41,
    0.80,
    2.37,
    1.51,
    1.14,
    3.48,
    2.48,
    0.35,
    5.35,
    -1.14,
    -1.13,
    -5.28,
    2.55,
    6.22,
    5.88,
    2.55,
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with what sets are compared by."""

    address: Address
    granted: bool
    test: bool
    cap: bool
    per: str  # 每人每月
    words: frozenset[str]  # that its label is made of
    before: frozenset[str]  # that lead up to it
    size: float  # the logarithm of its value
    place: str | None  # the list or paragraph whose like figures it stands among
    like: tuple[str, str, bool, bool]  # paragraph, unit group, cap, test
    kin: tuple[str | None, str, bool, bool]  # the same of its place


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A figure with what of the question it states."""

    figure: _Figure
    worth: tuple[float, ...]  # of each term of the question
    near: tuple[float, ...]  # the same by its own words alone
    said: float
    found: float
    precise: float
    kind: bool

    @property
    def address(self) -> Address:
        return self.figure.address


@lru_cache(maxsize=32)
def _figures_of(document: Document) -> tuple[tuple[_Figure, ...], Counter[object]]:
    """The document's figures, and how many there are of each kind in each place."""
    made = []
    counts: Counter[object] = Counter()
    for address in addresses_of(document):
        own = address.figure
        if own.quantity.unit in NO_MEASURE:
            continue
        at, paragraph = address.key, own.sentence.paragraph
        place = paragraph.parent if paragraph.kind in ("item", "row", "bullet") else paragraph.id
        cap, test = own.quantity.comparator in ("<=", "<"), is_test(own.sentence, own.quantity)
        figure = _Figure(
            address, is_granted(own), test, cap, "".join(re.findall(r"每[\u4e00-\u9fff]{1,2}", document.text[max(own.sentence.start, at - 10) : at])),
            frozenset(t for t in tokenize(FIGURES.sub(" ", own.label)) if len(t) > 1), frozenset(tokenize(document.text[max(own.sentence.start, at - 6) : at + 2])),
            _log(own.quantity), place, (paragraph.id, address.group, cap, test), (place, address.group, cap, test),
        )  # fmt: skip
        made.append(figure)
        counts[figure.like] += 1
        counts["in", *figure.kin] += 1
    return tuple(made), counts


class Chooser:
    """A question's figures, weighed once for all sets of them."""

    def __init__(self, plan: Plan, understood: Understood, evidence: Evidence, library: Library) -> None:
        self.plan = plan
        document = documents_of(evidence)[0]
        self.terms = tuple(t for t in focus_of(library, document, plan.subject).terms if t.known)
        self.mass = sum(t.weight for t in self.terms) or 1.0
        top = evidence.findings[0].score or 1.0
        found: dict[tuple[str, int], float] = {}
        for finding in evidence.findings:
            found.setdefault((finding.sentence.paragraph.id, finding.sentence.start), finding.score / top)
        tokens = frozenset(tokenize(flat(understood.plain)))
        self.years = frozenset(asked_years(find_frame(understood.plain), document))
        self.caps = bool(CAPS.search(understood.plain))
        self.named: tuple[Named, ...] = (
            named_of(plan.names, library, document) if len(plan.names) == plan.number else ()
        )
        made, self.counts = _figures_of(document)
        weighed = [self._weighed(f, found, tokens) for f in made]
        self.figures = sorted(weighed, key=lambda f: -(f.said + 0.5 * f.found + 0.3 * f.kind))

    def _weighed(self, figure: _Figure, found: dict[tuple[str, int], float], tokens: frozenset[str]) -> _Weighed:
        address = figure.address
        worth = tuple(address.worth(t) for t in self.terms)
        near = tuple(
            1.0 if w and any(word in address.own for word in t.words) else 0.0
            for t, w in zip(self.terms, worth, strict=True)
        )
        said = sum(t.weight * w for t, w in zip(self.terms, worth, strict=True)) / self.mass
        sentence = address.figure.sentence
        precise = len(figure.words & tokens) / len(figure.words) if figure.words else 0.0
        return _Weighed(
            figure,
            worth,
            near,
            said,
            found.get((sentence.paragraph.id, sentence.start), 0.0),
            precise,
            is_kind(address.figure, self.plan.kind),
        )

    def sets(self) -> list[tuple[_Weighed, ...]]:
        """The sets of like figures that may be meant."""
        number = self.plan.number
        found: dict[tuple[int, ...], tuple[_Weighed, ...]] = {}
        if self.named:
            kept = PER_NAME.get(number, 3)
            lists = [
                sorted(
                    self.figures, key=lambda f: -(one.told(f.address) + 0.3 * f.said + 0.2 * f.found + 0.2 * f.kind)
                )[:kept]
                for one in self.named
            ]
            for chosen in product(*lists):
                _add(found, chosen)
        if number == 2:
            for pair in combinations(sorted(self.figures[:POOL], key=lambda f: f.address.key), 2):
                if not self.named or (pair[1].address.key, pair[0].address.key) not in found:
                    _add(found, pair)
        else:
            for run in self._runs(number):
                _add(found, run)
        return list(found.values())

    def _runs(self, number: int) -> list[tuple[_Weighed, ...]]:
        """As many like figures as are wanted that follow one another in a sentence, a paragraph or a list."""
        kinds: dict[object, list[_Weighed]] = {}
        for figure in sorted(self.figures, key=lambda f: f.address.key):
            kinds.setdefault((figure.figure.kin, figure.address.figure.quantity.unit), []).append(figure)
        return [tuple(like[n : n + number]) for like in kinds.values() for n in range(len(like) - number + 1)]

    def features(self, chosen: Sequence[_Weighed]) -> tuple[float, ...]:
        """What speaks for a set, in the order of FEATURES."""
        n = len(chosen)
        said = common = own = 0.0
        alone = [0.0] * n
        for k, term in enumerate(self.terms):
            worths = [f.worth[k] for f in chosen]
            high, low = max(worths), min(worths)
            if not high:
                continue
            said += term.weight * high
            common += term.weight * low
            own += term.weight * max(f.near[k] for f in chosen)
            if high > low:
                place = worths.index(high)
                alone[place] += term.weight * (high - max(w for i, w in enumerate(worths) if i != place))
        addresses = tuple(f.address for f in chosen)
        told = [tells_apart(one, i, addresses) for i, one in enumerate(self.named)]
        figures = [f.figure for f in chosen]
        first = figures[0]
        quantities = [a.figure.quantity for a in addresses]
        paragraphs = [a.figure.sentence.paragraph for a in addresses]
        labels = [f.words for f in figures]
        union = frozenset().union(*labels)
        before = frozenset().union(*(f.before for f in figures))
        return (
            said / self.mass,
            min(alone) / self.mass,
            common / self.mass,
            own / self.mass,
            sum(told) / n if told else 0.0,
            min(told, default=0.0),
            sum(f.found for f in chosen) / n,
            min(f.found for f in chosen),
            float(len({(a.figure.sentence.paragraph.id, a.figure.sentence.start) for a in addresses}) == 1),
            float(len({p.id for p in paragraphs}) == 1),
            float(len({p.parent for p in paragraphs}) == 1),
            float(len({q.unit for q in quantities}) == 1),
            float(len({q.comparator for q in quantities}) == 1),
            float(len({q.change for q in quantities}) == 1),
            len(frozenset.intersection(*(f.before for f in figures))) / len(before) if before else 0.0,
            sum(f.kind for f in chosen) / n if self.plan.kind else 0.5,
            sum(f.cap for f in figures) / n if self.caps else 0.0,
            self._of_years([a.year for a in addresses]),
            float(n in (self.counts[first.like], self.counts["in", *first.kin])),
            sum(f.precise for f in chosen) / n,
            float(len({q.low for q in quantities}) < n),
            float(len({f.granted for f in figures}) == 1),
            sum(f.test for f in figures) / n,
            float(len({f.per for f in figures}) == 1),
            1.0 - abs(first.size - figures[-1].size) / 6,
            sum(q.comparator == "range" for q in quantities) / n,
            len(frozenset.intersection(*labels)) / len(union) if union else 0.0,
        )

    def _of_years(self, years: list[int | None]) -> float:
        if len(self.years) > 1:
            return float(set(years) == self.years)
        return (
            sum((y in self.years) - (y is not None and y not in self.years) for y in years) / len(years)
            if self.years
            else 0.0
        )

    def choices(self) -> list[Choice]:
        """Every set with its score, best first."""
        made = []
        for chosen in self.sets():
            features = self.features(chosen)
            score = sum(w * f for w, f in zip(WEIGHTS, features, strict=True))
            made.append(
                Choice(tuple(self._operand(f, i) for i, f in enumerate(chosen)), features, score, self._told(chosen))
            )
        return sorted(made, key=lambda c: -c.score)

    def _told(self, chosen: Sequence[_Weighed]) -> float:
        """The share of its name's own words that the figure says which says least of them; a word unknown to the document counts like any."""
        shares = []
        for one, weighed in zip(self.named, chosen, strict=False):
            stated = sum(weighed.address.worth(term) > 0 for term in one.terms) / len(one.terms) if one.terms else 1.0
            shares.append(max(stated, one.figured(weighed.address)))
        return min(shares, default=1.0)

    def _operand(self, weighed: _Weighed, place: int) -> Operand:
        own = weighed.address.figure
        named = self.plan.names[place] if self.named else ""
        if not named and len(self.years) > 1 and weighed.address.year:
            named = str(weighed.address.year)
        return Operand(named, own.sentence, own.clause, own.quantity, 1.0)


def _add(found: dict[tuple[int, ...], tuple[_Weighed, ...]], chosen: tuple[_Weighed, ...]) -> None:
    keys = tuple(f.address.key for f in chosen)
    unit = chosen[0].address.figure.quantity.unit
    like = all(same_unit(unit, f.address.figure.quantity.unit) for f in chosen[1:]) or (
        len(chosen) == 2 and convert(unit, chosen[1].address.figure.quantity.unit)
    )
    if len(set(keys)) == len(keys) and like:
        found.setdefault(keys, chosen)


def _log(quantity: Quantity) -> float:
    value = quantity.low if quantity.low is not None else quantity.high
    return log10(abs(value)) if value else 0.0
