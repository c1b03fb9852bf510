"""Naming: each of the things that a question names to the one figure of the document that its words pick out.

    names   甲, 乙           what tells them apart must stand nearer to their own figure than to the other's
    shared  … 的奖励差多少    what is said of all of them must be said of each figure

A name that no figure's words state is bound only where the other's figure leaves one like it over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from assistant.addresses import Address, addresses_of
from assistant.comparands import Comparands
from assistant.evidence import Evidence
from assistant.focus import Term
from assistant.frames import asked_years, find_frame
from assistant.operands import (
    KINDS_ASKED,
    LISTS_ASKED,
    NO_MEASURE,
    RATE_WORDS,
    Operand,
    documents_of,
    focus_of,
    is_kind,
    same_unit,
)
from assistant.sentences import flat
from index.documents import Document
from index.library import Library
from index.quantities import Quantity, find_quantities
from index.words import tokenize

# What a name says of the figure and not of the thing: it holds for all that are compared.
MEASURE = re.compile(
    r"其中|整个|整体|全部|那[批块笔些个]|[一两]个(?!人)|更|单(?:个|项|家|户|件|台|场|品种)|每(?:个|家|户|人|项|件|台|场|次|月|年|天)|奖励|奖补|奖金|补贴|补助|资助|标准|上限|封顶|顶格|额度|限额|比例|占比|比重|目标|任务|指标|增速|数量|数目|规模|金额|期限|时限|总数|最高|最多|拿到?|奖|补|钱|\b(?:growth|rates?|shares?|caps?|subsid\w*|rewards?|bonus|amounts?|numbers?|targets?)\b",
    re.IGNORECASE,
)
# Levels as people say them, and as policy writes them; 国家级 is told by 国家 alone: 国家先进制造业集群.
LEVELS = {"省里": "省级", "省上": "省级", "市里": "市级", "县里": "县级", "国字号": "国家", "国家级": "国家"}
HEADED = re.compile(r"(?P<head>[^,]{2,}?)(?:里头?|里面|当中|之中)(?P<thing>[^,]{2,})$")
SAID_LARGE = re.compile(r"(?<![\d一二三四五六七八九十百千万])(?=[百千]+[万亿])")  # 过百亿 is past 一百亿
NEGATED = re.compile(
    r"^(?:不|没|未(?!来)|非|无|没有|其他|其它|其余|别的|普通|一般|平时|原来|正常|常规|原先)|(?:一般|普通|其他|其它)的?$"
)
CAPPED = re.compile(r"上限|封顶|顶格|最高|最多|顶多|顶天|额度|限额|cap|ceiling|maximum", re.IGNORECASE)
APART = 0.5  # of what tells a thing from the others, that its figure must state beyond what the others' do
TOGETHER = (
    0.4  # of what is said of all of them, that their figures must state; less where each is told apart by all its words
)
LEANEST = 0.6  # of that by the figure that states least of it
BARELY = 0.15
WELL = 0.9
BEST = 0.95  # of the best paragraph's score, where one of its two figures is bound by what is left
FOREMOST = 0.85  # of the best paragraph's score: a figure found so well needs no word said of all
TELLING = 0.2  # of a name's own words: so much must be left when what both figures state is taken away
TOLD, SHARED, FOUND, COMMON = 0.5, 0.35, 0.2, 0.3
KEPT = {2: 24, 3: 6, 4: 5}
SURELY = 0.6  # of a name's words, where the other thing's figure is found by what is left
UNSAID = 0.5  # a word that no figure states is often a manner of speaking, or crosses two words
INSIDE = 0.8  # what it is worth that a figure lies between the bounds of a case
PRECISE = 0.1  # that the words of a figure's label are the question's
UNCAPPED = 0.07  # what a figure that is no upper bound loses where caps are compared
OTHER_YEAR = 0.15  # what a figure of a year that is not asked about loses
ROLE = 0.12  # that the words before the figures are alike
LEVEL = 0.2  # what a percentage that is no rise or fall loses where growth is compared
NUMBERS = re.compile(r"[\d.]+\S{1,3}")


@dataclass(frozen=True, slots=True)
class Named:
    name: str
    terms: tuple[Term, ...]  # what tells it from the others
    every: tuple[Term, ...]
    figures: frozenset[tuple[Decimal, str]]  # figures that belong to its name: 500亿级, 20万的车

    @property
    def mass(self) -> float:
        return sum(term.weight for term in self.terms)

    def told(self, address: Address) -> float:
        return _share(self.terms, address.worth) + 0.5 * self.figured(address)

    def figured(self, address: Address) -> float:
        """How well the figures by which a figure is given go with those of the name; below 0 where they shut them out."""
        if not self.figures:
            return 0.0
        own = address.figure.quantity
        values = {figure for figure, _ in self.figures}
        named = {end for q in address.bounds for end in (q.low, q.high) if end is not None} | address.figure.names
        if values & named:
            return len(values & named) / len(values | named)
        if own.low in values and any(unit == own.unit for _, unit in self.figures):
            return 1.0
        bounds = [
            q for q in address.bounds if all((unit or "元") == q.unit for _, unit in self.figures)
        ]  # 20万 said by itself is money
        return (INSIDE if all(_holds(q, figure) for q in bounds for figure in values) else -1.0) if bounds else 0.0


@dataclass(frozen=True, slots=True)
class _Search:
    named: tuple[Named, ...]
    shared: tuple[Term, ...]
    addresses: tuple[Address, ...]
    found: dict[str, float]  # how well each paragraph was found, of the best one
    said: frozenset[str]
    caps: bool
    rates: bool  # growth is asked about
    years: frozenset[int]  # that are asked about
    alike: bool

    def fits(self, address: Address) -> float:
        """How well a figure goes with what is said of all."""
        words = [t for t in tokenize(NUMBERS.sub(" ", address.figure.label)) if len(t) > 1]
        precise = sum(t in self.said for t in words) / len(words) if words else 0.0
        score = SHARED * _share(self.shared, address.worth) + FOUND * self.found.get(
            address.figure.sentence.paragraph.id, 0.0
        )
        score -= UNCAPPED if self.caps and not _caps(address) else 0.0
        score -= LEVEL if self.rates and address.group == "percent" and not address.figure.quantity.change else 0.0
        score -= OTHER_YEAR if self.years and address.year is not None and address.year not in self.years else 0.0
        return score + PRECISE * precise

    def together(self, chosen: Sequence[Address], told: float) -> bool:
        """Whether figures state what is said of all of the things, or stand in what was found best."""
        if not self.shared:
            return True
        shares = [_share(self.shared, a.worth) for a in chosen]
        stated = sum(shares) / len(shares) if len(shares) > 2 else min(sum(shares) / 2, min(shares) / LEANEST)
        foremost = told >= WELL and all(self.found.get(a.figure.sentence.paragraph.id, 0.0) >= FOREMOST for a in chosen)
        return foremost or stated >= (BARELY if told >= WELL else TOGETHER)


def bind(
    comparands: Comparands, kind: str, question: str, evidence: Evidence, library: Library, alike: bool = True
) -> tuple[Operand, ...]:
    """One figure for each name, all of one kind; nothing where one of them is named by no figure, or not surely."""
    head, names = _headed(comparands.names)
    comparands = replace(comparands, shared=f"{comparands.shared} {head}")
    if not comparands.tied or not 2 <= len(names) <= 4 or not evidence.findings:
        return ()
    document = documents_of(evidence)[0]
    named = named_of(names, library, document)
    terms = [one.every for one in named]
    apart = {t.words for one in named for t in one.terms}
    said = _terms(comparands.shared, library, document)
    shared = tuple({t.words: t for own in (*terms, said) for t in own if t.known and t.words not in apart}.values())
    found: dict[str, float] = {}
    for finding in evidence.findings:
        found.setdefault(finding.sentence.paragraph.id, finding.score / (evidence.findings[0].score or 1.0))
    lists = bool(KINDS_ASKED.search(question) or LISTS_ASKED.search(question))
    addresses = tuple(
        a for a in addresses_of(document) if is_kind(a.figure, kind) and (a.figure.quantity.unit in NO_MEASURE) == lists
    )
    search = _Search(
        named,
        shared,
        addresses,
        found,
        frozenset(tokenize(question)),
        bool(CAPPED.search(question)),
        bool(RATE_WORDS.search(question)),
        frozenset(asked_years(find_frame(question), document)),
        alike,
    )
    chosen = _all_named(search) or (_one_left(search) if len(names) == 2 else None)
    if chosen is None:
        return ()
    return tuple(
        Operand(n, a.figure.sentence, a.figure.clause, a.figure.quantity, 1.0)
        for n, a in zip(names, chosen, strict=True)
    )


def named_of(names: tuple[str, ...], library: Library, document: Document) -> tuple[Named, ...]:
    """The things with the terms of their names, and what tells each from the others."""
    terms = _literal(names, [_terms(name, library, document) for name in names])
    every = [{t.words for t in own} for own in terms]
    return tuple(
        Named(
            name,
            tuple(t for t in own if not any(t.words in other for n, other in enumerate(every) if n != place)),
            own,
            _figures(name),
        )
        for place, (name, own) in enumerate(zip(names, terms, strict=True))
    )


def names_unknown(comparands: Comparands, evidence: Evidence, library: Library) -> bool:
    """Whether one of the things is named by no word that the document has."""
    document = documents_of(evidence)[0]
    terms = [_terms(name, library, document) for name in comparands.names if not NEGATED.search(name)]
    return comparands.tied and any(own and not any(term.known for term in own) for own in terms)


def _headed(names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What holds for all of several things by the words of the first, and the things: 贷款里企业 and 农户 are both of 贷款."""
    match = HEADED.match(names[0]) if names else None
    return (match["head"], (match["thing"], *names[1:])) if match else ("", names)


def _literal(names: Sequence[str], terms: Sequence[tuple[Term, ...]]) -> list[tuple[Term, ...]]:
    """The names' terms; a notion that two of them say in different words (博士, 硕士) is no notion but these words."""
    said = [
        {t.words: next((w for w in t.words if w in flat(n)), "") for t in own if t.concept}
        for n, own in zip(names, terms, strict=True)
    ]
    differ = {
        words
        for own in said
        for words, word in own.items()
        if any(_differ(word, other.get(words, word)) for other in said)
    }
    return [
        tuple(
            replace(t, words=(words[t.words],), concept=False) if t.words in differ and words[t.words] else t
            for t in own
        )
        for own, words in zip(terms, said, strict=True)
    ]


def _differ(left: str, right: str) -> bool:
    return left not in right and right not in left


def _terms(text: str, library: Library, document: Document) -> tuple[Term, ...]:
    words = MEASURE.sub(" ", text)
    for said, written in LEVELS.items():
        words = words.replace(said, written)
    if not words.strip():
        return ()
    found = focus_of(library, document, words).terms  # 能 of 失能 is no notion of being allowed
    known = {t.words[0] for t in found if t.known and not t.concept}
    found = tuple(
        replace(t, words=(*t.words, t.words[0][0])) if t.words[0] in LEVELS.values() and len(t.words) == 1 else t
        for t in found
    )
    return tuple(t for t in found if not t.concept or any(_says(word, flat(words), known) for word in t.words))


def _says(word: str, text: str, known: set[str]) -> bool:
    """Whether a text says a notion's word by itself: 钢 of 高端钢, not 能 of 失能."""
    return word in text and (len(word) > 1 or not any(word in bigram for bigram in known))


def _figures(name: str) -> frozenset[tuple[Decimal, str]]:
    found = [q for q in find_quantities(SAID_LARGE.sub("一", name)) if q.unit or (q.low or 0) >= 1000]
    return frozenset((end, q.unit) for q in found for end in (q.low, q.high) if end is not None and end >= 10)


def _all_named(search: _Search) -> tuple[Address, ...] | None:
    """The figures that each state most of what tells their thing from the others."""
    lists: list[list[Address]] = []
    everything = tuple(t for one in search.named for t in one.every)
    for one in search.named:
        if not (one.mass or one.figures) or NEGATED.search(one.name):
            return None
        told = [(one.told(a), a) for a in search.addresses]
        ranked = sorted(
            (pair for pair in told if pair[0] > 0),
            key=lambda pair: -(TOLD * pair[0] + search.fits(pair[1]) + COMMON * _share(everything, pair[1].worth)),
        )
        lists.append([a for _, a in ranked[: KEPT[len(search.named)]]])
    return _best(search, product(*lists), frozenset())


def _one_left(search: _Search) -> tuple[Address, ...] | None:
    """The figure of one of two things, and the like one beside it, where no figure names the other thing better."""
    options: list[tuple[Address, ...]] = []
    for place, one in enumerate(search.named):
        other = search.named[1 - place]
        if one.mass <= 0 or NEGATED.search(one.name):
            continue
        against = bool(NEGATED.search(other.name))
        surely = sorted(
            (a for a in search.addresses if one.told(a) >= (APART if against else SURELY)),
            key=lambda a: -search.fits(a),
        )[: KEPT[2]]
        for address in surely:
            if not against and other.every and not any(term.known for term in other.every):
                break  # no word of the document: nothing here is that thing's
            if not other.mass and not against:  # 工业投资 beside 工业技改投资: all its words are the other's too
                plainly = _plainly(address, one, other, search.addresses)
                options += [(address, a) if place == 0 else (a, address) for a in plainly]
                continue
            left = _beside(address, one, search.addresses, against)
            top = max((other.told(a) for a in search.addresses if a.key != address.key), default=0.0)
            best_found = search.found.get(address.figure.sentence.paragraph.id, 0.0) >= BEST
            if left is not None and (against or (best_found and (top < APART or other.told(left) >= top))):
                options.append((address, left) if place == 0 else (left, address))
        if best := _best(search, options, frozenset({1 - place})):
            return best
    return None


def _beside(bound: Address, one: Named, addresses: Sequence[Address], nearest: bool) -> Address | None:
    """The only like figure of the paragraph that says nothing of a name, or the nearest before."""
    like = [
        a
        for a in addresses
        if (a.figure.sentence.paragraph == bound.figure.sentence.paragraph or (nearest and _one_measure(a, bound))) and a.key != bound.key
        and a.figure.quantity.unit == bound.figure.quantity.unit and _caps(a) == _caps(bound)
        and _share(one.terms, lambda term: a.worth(term, True)) < APART / 2  # noqa: B023
    ]  # fmt: skip
    paired = [a for a in like if a.figure.sentence == bound.figure.sentence and _paired(a) and _paired(bound)]
    if len(paired) == 1:
        return paired[0]
    if nearest:
        like = [a for a in like if a.key < bound.key][-1:] or like[:1]
    return like[0] if len(like) == 1 else None


def _paired(address: Address) -> bool:
    return any(pair.quantity.start == address.figure.quantity.start for pair in address.figure.sentence.pairs)


def _one_measure(left: Address, right: Address) -> bool:
    """Whether one figure stands in a paragraph under the other's article or measure, or both stand under one."""
    a, b = left.figure.sentence.paragraph, right.figure.sentence.paragraph
    return (
        b.parent == a.id
        or a.parent == b.id
        or (a.parent == b.parent and a.kind == b.kind == "item")
        or (
            a.parent == b.parent
            and "paragraph" in (a.kind, b.kind)
            and a.kind in ("item", "paragraph")
            and b.kind in ("item", "paragraph")
        )
    )


def _plainly(bound: Address, one: Named, other: Named, addresses: Sequence[Address]) -> list[Address]:
    """Like figures of the paragraph that state all of a name and nothing of what tells the other thing from it."""
    return [
        a
        for a in addresses
        if a.figure.sentence.paragraph == bound.figure.sentence.paragraph and a.key != bound.key
        and a.figure.quantity.unit == bound.figure.quantity.unit and a.figure.quantity.change == bound.figure.quantity.change
        and other.every and _share(other.every, lambda term: a.worth(term, True)) >= WELL  # noqa: B023
        and not any(a.worth(term, True) for term in one.terms)
    ]  # fmt: skip


def _best(search: _Search, options: Iterable[tuple[Address, ...]], left: frozenset[int]) -> tuple[Address, ...] | None:
    """The best of several choices whose figures count alike and are each told apart, but for those that are left over."""
    best: tuple[float, tuple[Address, ...]] | None = None
    for chosen in options:
        if len({a.key for a in chosen}) < len(chosen):
            continue
        if search.alike and not all(
            same_unit(chosen[0].figure.quantity.unit, a.figure.quantity.unit) for a in chosen[1:]
        ):
            continue
        told = [tells_apart(one, n, chosen) for n, one in enumerate(search.named) if n not in left]
        common = max(_in_common(one, chosen) for one in search.named)
        if min(told, default=0.0) < APART or not search.together(chosen, min(told)):
            continue
        score = (
            TOLD * sum(told) / len(told)
            + COMMON * common
            + sum(search.fits(a) for a in chosen) / len(chosen)
            + _parallel(chosen)
        )
        if best is None or score > best[0]:
            best = (score, chosen)
    return best[1] if best else None


def _share(terms: Sequence[Term], worth: Callable[[Term], float]) -> float:
    mass = sum(t.weight for t in terms)
    return sum(t.weight * worth(t) for t in terms) / mass if mass else 0.0


def tells_apart(one: Named, place: int, chosen: Sequence[Address]) -> float:
    """How much of what tells a thing from the others its figure states; what all of them state tells nothing."""
    own = chosen[place]
    others = [a for n, a in enumerate(chosen) if n != place]
    near = any(a.figure.sentence == own.figure.sentence for a in others)
    total = stated = 0.0
    for term in one.terms:
        mine, theirs = own.worth(term, near), max(a.worth(term, near) for a in others)
        both = 0 < mine <= theirs
        both = both or (
            near
            and mine == 0
            and own.worth(term) > 0
            and (own.elliptic or not any(word in own.others for word in term.words))
        )
        total += 0.0 if both else term.weight if mine or theirs else UNSAID * term.weight
        stated += 0.0 if both else term.weight * (mine if mine > theirs else mine - theirs)
    figured = one.figured(own) - max(max(one.figured(a), 0.0) for a in others)
    if not total or total < TELLING * one.mass or (figured > 0 and stated < 0.5 * total):
        return 1.0 if figured > 0 else 0.0
    return min(1.0, stated / total + (0.5 if figured > 0 else -1.0 if figured < 0 else 0.0))


def _holds(bound: Quantity, figure: Decimal) -> bool:
    """Whether a figure of the question is on the right side of a bound."""
    if bound.comparator in (">=", ">"):
        return bound.low is not None and (figure > bound.low or (figure == bound.low and bound.comparator == ">="))
    if bound.comparator in ("<=", "<"):
        return bound.high is not None and (figure < bound.high or (figure == bound.high and bound.comparator == "<="))
    return bound.low is not None and bound.high is not None and bound.low <= figure <= bound.high


def _in_common(one: Named, chosen: Sequence[Address]) -> float:
    """How much of a name all the figures state: 学徒补贴高级工 and 中级工 are both of 学徒补贴."""
    return _share(one.terms, lambda term: min(a.worth(term) for a in chosen))


def _caps(address: Address) -> bool:
    return address.figure.quantity.comparator in ("<=", "<")


def _parallel(chosen: Sequence[Address]) -> float:
    """What speaks for figures being compared: one paragraph or one list, both rises or both levels, both caps or neither."""
    figures = [a.figure for a in chosen]
    bonus = (
        0.06
        if len({f.sentence.paragraph.id for f in figures}) == 1
        else 0.03
        if len({f.sentence.paragraph.parent for f in figures}) == 1
        else 0.0
    )
    bonus += 0.08 if len({f.quantity.change for f in figures}) == 1 else -0.1
    bonus += 0.04 if len({_caps(a) for a in chosen}) == 1 else -0.06
    bonus -= 0.1 if any(f.quantity.comparator == "range" for f in figures) else 0.0
    bonus += ROLE * min(_alike_before(chosen[0], a) for a in chosen[1:])
    return bonus + (0.03 if len({f.quantity.unit for f in figures}) == 1 else 0.0)


def _alike_before(left: Address, right: Address) -> float:
    """How alike the words are that lead up to two figures: 单个品种最高, 每家奖励."""
    words = [
        set(tokenize(a.figure.sentence.document.text[max(a.figure.sentence.start, a.key - 6) : a.key + 2]))
        for a in (left, right)
    ]
    union = words[0] | words[1]
    return len(words[0] & words[1]) / len(union) if union else 0.0
