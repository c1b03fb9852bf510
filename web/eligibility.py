"""Eligibility as a form: fields made from the conditions of a document, and each support judged on what was filled in. Pure.

    document → groups of conditions → fields        values of the fields, and what was said in the chat → judged supports

No field is written by hand: a field is a metric in a period that some condition sets a bound on, or a category that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from assistant.answers import Check, Result
from assistant.assessing import GroupJudged, judge_group
from assistant.bounds import Bound
from assistant.categories import Category
from assistant.derive import Fact, find_facts, show
from assistant.figures import find_figures
from assistant.groups import Group, find_groups
from assistant.joining import Tests
from assistant.judging import Interval
from assistant.multiples import of_office
from assistant.profile import Profile, read_profile
from index.documents import Document
from index.facts import find_facts as find_facts_of
from index.quantities import find_quantities

ORDER: tuple[Result, ...] = ("meets", "unknown", "fails")
YES, NO = "yes", "no"
ALTERNATIVES = re.compile(r"^[、,，/和及与或者]+$")  # what stands between categories of which one is enough
LEAD_INS = "对以按凡将把的、，, "


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in. `key` is stable for a metric and period, so that a profile means the same in any document."""

    key: str
    kind: Literal["figure", "category"]
    label: str  # the document's words
    unit: str  # what a bare number is counted in, as the document writes it: 亿元; "" for a category
    asked: str  # the bound as the document prints it
    paragraph: str
    bound: Bound | None = None
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """A group of conditions, judged; `short` says for each check how far the figure is from the bound."""

    paragraph: str
    label: str
    quote: str
    start: int
    end: int
    result: Result
    checks: tuple[Check, ...]
    short: tuple[str, ...]


@lru_cache(maxsize=64)
def find_supports(document: Document) -> tuple[Group, ...]:
    """The groups of conditions that set a bound on a figure: what a firm can be held against.

    Those of supports only, unless none is: a bound on what is to be closed or counted is nothing to qualify for.
    """
    facts = find_facts_of(document)
    aims = [target.quantity for target in facts.targets]
    groups = tuple(
        group
        for paragraph in document.paragraphs
        if paragraph.evidence
        for group in find_groups(document, paragraph)
        if group.kind == "condition" and group.bounds and group.paragraph == paragraph.id
        if not of_office(group.bounds, aims) and not _denies(group)
    )
    supporting = {support.paragraph for support in facts.supports}
    return _read_once(tuple(group for group in groups if group.paragraph in supporting) or groups)


def _denies(group: Group) -> bool:
    """Whether who meets it is shut out: nothing to qualify for."""
    return group.provision is not None and group.provision.effect == "denies"


def _read_once(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Of several readings of the same bounds, the shortest: a person is shown a condition once."""
    best: dict[tuple[tuple[int, int], ...], Group] = {}
    for group in sorted(groups, key=lambda group: group.end - group.start):
        best.setdefault(tuple((bound.start, bound.end) for bound in group.bounds), group)
    return tuple(sorted(best.values(), key=lambda group: group.start))


@lru_cache(maxsize=64)
def find_fields(document: Document) -> tuple[Field, ...]:
    """The fields of the form in the document's order, one for each metric and period, and for each category."""
    fields: dict[str, Field] = {}
    for group in find_supports(document):
        for bound in group.bounds:
            field = _figure_field(bound, group, document)
            fields.setdefault(field.key, field)
        for category in group.categories:
            word = category.word
            key = category_key(category)
            fields.setdefault(key, Field(key, "category", word, "", word, group.paragraph, category=category))
    return tuple(fields.values())


def _figure_field(bound: Bound, group: Group, document: Document) -> Field:
    words = document.text[bound.start : bound.end]
    quantity = next(iter(find_quantities(words)), None)
    before = words[: quantity.start] if quantity else words
    figure = words[quantity.start : quantity.end] if quantity else ""
    label = before.strip(LEAD_INS) or bound.indicator.strip(LEAD_INS) or words
    return Field(figure_key(bound), "figure", label, _unit(figure, bound), words, group.paragraph, bound=bound)


def figure_key(bound: Bound) -> str:
    part = bound.when.part if bound.when else None
    metric = bound.metric
    return ":".join(filter(None, (metric.concept or bound.dimension, metric.aspect, part)))


def _unit(figure: str, bound: Bound) -> str:
    """The scale and unit of the printed figure: 亿元 of 超过3亿元."""
    for scale in ("万亿", "亿", "万"):
        if scale in figure and scale + bound.unit in figure:
            return scale + bound.unit
    return bound.unit


def read_value(words: str, field: Field) -> Interval | None:
    """What was typed, as values in the bound's own unit; None where it is no figure.

    A bare number is counted in the field's unit; 4.2亿, 18% or 4200万元 say their own.
    """
    written = words.strip()
    if not written:
        return None
    try:
        Decimal(written)
        written += field.unit
    except InvalidOperation:
        pass
    figures = find_figures(written)
    return figures[0].values if len(figures) == 1 else None


def fill_in(turns: tuple[str, ...], document: Document) -> dict[str, str]:
    """Field keys → words for what was said in the chat, where a field asks for just that."""
    profile = read_profile(turns, "", document.year)
    filled: dict[str, str] = {}
    for field in find_fields(document):
        for fact in find_facts(profile, document.year):
            if field.bound is not None and _same(fact, field.bound) and fact.values.point is not None:
                filled[field.key] = show(fact.values.point, fact.unit or field.bound.unit)
    return filled


def _same(fact: Fact, bound: Bound) -> bool:
    """The same metric in the same period; 一季度 said without a year means the document's own."""
    fact_part = fact.when.part if fact.when else None
    bound_part = bound.when.part if bound.when else None
    years = {when.year for when in (fact.when, bound.when) if when and when.year}
    metric = (fact.metric.concept, fact.metric.aspect) == (bound.metric.concept, bound.metric.aspect)
    return metric and fact.dimension == bound.dimension and fact_part == bound_part and len(years) < 2


def with_unit(words: str, field: Field) -> str:
    """What was typed, a bare number with the field's unit: another document's field may count in another."""
    written = words.strip()
    bare = field.kind == "figure" and written.replace(".", "", 1).isdigit()
    return written + field.unit if bare else written


def describe(values: Mapping[str, str], documents: Iterable[Document], denying: bool = True) -> str:
    """What was filled in as a sentence, which the chat can take for an earlier turn; "" where nothing was.

    A figure is called what the first of the documents that asks for it calls it. Without `denying` only what is so is said.
    """
    said: dict[str, str] = {}
    for document in documents:
        for field in find_fields(document):
            value = values.get(field.key, "").strip()
            if field.kind == "category" and (value == YES or (value == NO and denying)):
                said.setdefault(field.key, f"我们{'是' if value == YES else '不是'}{field.label}企业")
            elif value and field.kind == "figure":
                said.setdefault(field.key, f"{field.label}{with_unit(value, field)}")
    return ",".join(said.values())


def judge_supports(document: Document, values: Mapping[str, str], turns: tuple[str, ...] = ()) -> tuple[Support, ...]:
    """Every support judged: those that are met first, then what is open, then what is excluded.

    `values` are the form's, `turns` what was said besides; where both speak of one metric, the form counts.
    """
    profile = read_profile(turns, "", document.year)
    filled = tuple(fact for field in find_fields(document) if (fact := _fact(field, values.get(field.key, ""))))
    said = tuple(f for f in find_facts(profile, document.year) if not any(_doubled(f, own) for own in filled))
    stated = Profile(
        profile.givens,
        profile.missing,
        profile.corrected,
        "\n".join((profile.text, describe(values, (document,), denying=False))),
    )
    judged = [judge_group(group, (*filled, *said), stated, document) for group in find_supports(document)]
    supports = [_support(one, document, values) for one in judged]
    return tuple(sorted(supports, key=lambda support: ORDER.index(support.result)))


def _doubled(said: Fact, own: Fact) -> bool:
    return said.metric == own.metric and said.dimension == own.dimension and said.when == own.when


def _fact(field: Field, words: str) -> Fact | None:
    bound = field.bound
    values = read_value(words, field) if bound else None
    if bound is None or values is None:
        return None
    return Fact(bound.metric, values, bound.dimension, bound.unit, bound.when, with_unit(words, field), field.label)


def _support(judged: GroupJudged, document: Document, values: Mapping[str, str]) -> Support:
    """A judged group with what the form says of its categories, which counts whatever else was said."""
    group = judged.group
    answered = {category: result for category in group.categories if (result := _answered(category, values))}
    paragraph = document.paragraph(group.paragraph)
    checks: list[Check] = []
    short: list[str] = []
    for test in (*judged.bounds, *judged.ranks):
        words = document.text[test.bound.start : test.bound.end]
        checks.append(Check(words, test.fact.words if test.fact else "", test.result, group.paragraph))
        short.append(distance(test.fact.values, test.bound) if test.fact and test.result != "meets" else "")
    for category, result in answered.items():
        checks.append(Check(category.word, values[category_key(category)], result, group.paragraph))
        short.append("")
    for other in judged.categories:
        if other.category not in answered:
            checks.append(Check(other.category.word, other.words, other.result, group.paragraph))
            short.append("")
    for pending in judged.pending:
        checks.append(Check(document.text[pending.start : pending.end], "", "unknown", group.paragraph))
        short.append("")
    return Support(
        group.paragraph,
        paragraph.label if paragraph else group.paragraph,
        document.text[group.start : group.end],
        group.start,
        group.end,
        _result(judged, answered, checks, document),
        tuple(checks),
        tuple(short),
    )


def category_key(category: Category) -> str:
    return f"is:{category.word}"


def _answered(category: Category, values: Mapping[str, str]) -> Result | None:
    """What the form says of a category: yes or no of what must hold, or of what must not."""
    value = values.get(category_key(category))
    if value not in (YES, NO):
        return None
    unwanted = category.kind == "exclusion" or category.negative
    return "meets" if (value == YES) != unwanted else "fails"


def _result(
    judged: GroupJudged, answered: Mapping[Category, Result], checks: Iterable[Check], document: Document
) -> Result:
    """Excluded where the answers leave no way to meet it; met where all is; else as it was judged without them."""
    if not answered:
        return judged.result
    if not _can_hold(judged.group.tests or _joined(judged.group, document), answered):
        return "fails"
    if judged.result == "unknown" and all(check.result == "meets" for check in checks):
        return "meets"
    return judged.result


def _can_hold(tests: Tests, answered: Mapping[Category, Result]) -> bool:
    """Whether tests may hold of which only those that were answered are known."""
    possible = [
        _can_hold(part, answered)
        if isinstance(part, Tests)
        else not isinstance(part, Category) or answered.get(part) != "fails"
        for part in tests.parts
    ]
    return all(possible) if tests.mode == "all" or not possible else any(possible)


def _joined(group: Group, document: Document) -> Tests:
    """The categories of a sentence that is no provision: those of a list (化工、轻工企业) are alternatives."""
    found = sorted(group.categories, key=lambda category: category.start)
    if group.any_of:
        return Tests("any", tuple(found))
    lists: list[list[Category]] = [[category] for category in found[:1]]
    for before, category in pairwise(found):
        if ALTERNATIVES.match(document.text[before.end : category.start]):
            lists[-1].append(category)
        else:
            lists.append([category])
    return Tests("all", tuple(Tests("any", tuple(one)) for one in lists))


def distance(values: Interval, bound: Bound) -> str:
    """How far a figure is from what is allowed, as +1.2亿元 (too much) or -0.8亿元 (too little); "" where it is inside.

    >>> from types import SimpleNamespace as Bare
    >>> distance(Interval(Decimal(12), Decimal(12)), Bare(allowed=Interval(Decimal(15), None), unit="%"))
    '-3%'
    """
    point = values.point
    if point is None:
        return ""
    low, high = bound.allowed.low, bound.allowed.high
    if low is not None and point < low:
        return f"-{show(low - point, bound.unit)}"
    if high is not None and point > high:
        return f"+{show(point - high, bound.unit)}"
    return ""
