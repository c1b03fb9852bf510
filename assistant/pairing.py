"""Pairs: two figures that a question compares without naming both.

across years   one thing at two times            到2025年 … 60个，到2027年 … 150个
within one     a whole and its part, or two things, that one sentence counts alike     总规模20亿元，首期8亿元
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asked import group_of
from assistant.comparands import kind_wanted
from assistant.evidence import Evidence
from assistant.frames import asked_years, year_at, years_in
from assistant.operands import CAPS, NO_MEASURE, Figure, Operand, figures_of, focus_of, is_kind, same_unit
from assistant.understanding import Understood
from index.documents import Document
from index.library import Library
from index.words import tokenize

# Two times that are not both named: from the one to the other, in so many years.
APART = re.compile(
    r"[两二三]年(?:间|里|内|来|下来|之间|时间)?|后[两二]年|从.{1,8}年?.{0,4}到|较.{2,6}年|比.{2,6}年|逐年|期间|一路|between \d{4}|from \d{4}"
)
NEAR = 0.82  # of the best score: sentences whose figures may be compared
TIMES = re.compile(r"(?:20)?\d\d年?(?=[到至比较,和与底末年]|要|$)|从|到|至|较|比|要|添|增加?|多少")
ALIKE_SAID = 0.3  # of the question, by the label of a figure that is summed over the years
SAME_THING = 0.6  # of two labels' bigrams, for one thing in two years
PRECISE = 0.4  # what it is worth that all words of a label are the question's
ABOUT = 0.7  # what it counts that the sentence states the question's words, and not the figure's label
ALIKE = 0.5  # of two labels' bigrams
LABELLED = 0.12  # by which a figure's label must be nearer to the question than the next one's


@dataclass(frozen=True, slots=True)
class Dated:
    figure: Figure
    year: int
    words: frozenset[str]


def find_across(understood: Understood, evidence: Evidence, library: Library) -> tuple[Operand, Operand] | None:
    """One thing's figures at the two years that the question speaks of, earlier first, or None."""
    document = evidence.findings[0].sentence.document
    wanted = asked_years(understood.frame, document)
    if len(wanted) < 2 and not APART.search(understood.plain):
        return None
    subject = TIMES.sub(" ", understood.plain)
    focus, said = focus_of(library, document, subject), set(tokenize(subject))
    near = {f.sentence.paragraph.id for f in evidence.findings[:8] if f.score >= 0.7 * evidence.findings[0].score}
    dated = [d for d in _dated(document) if d.figure.sentence.paragraph.id in near]
    best: tuple[float, tuple[Operand, Operand]] | None = None
    for earlier in dated:
        for later in dated:
            if earlier.year >= later.year or not same_unit(earlier.figure.quantity.unit, later.figure.quantity.unit):
                continue
            if len(wanted) > 1 and not {earlier.year, later.year} <= set(wanted):
                continue
            if earlier.figure.quantity.change != later.figure.quantity.change:
                continue
            if not _fits(understood, earlier.figure):
                continue
            union = earlier.words | later.words
            if union and len(earlier.words & later.words) / min(len(earlier.words) or 1, len(later.words) or 1) < ALIKE:
                continue
            covered = max(
                max(focus.covered(d.figure.label), ABOUT * focus.covered(d.figure.sentence.flat))
                for d in (earlier, later)
            )
            precise = len(union & said) / (len(union) or 1)
            score = covered + 0.2 * len(earlier.words & later.words) / (len(union) or 1) + PRECISE * precise
            if covered > 0 and (best is None or score > best[0]):
                best = (score, (_operand(earlier.figure, str(earlier.year)), _operand(later.figure, str(later.year))))
    return best[1] if best else None


# So many years taken together: 三年下来一共, 各年加起来.
OVER_YEARS = re.compile(
    r"[两二三四五2-5]年(?:下来|间|里|内|来|[^,。?]{0,16}(?:合计|合起来|一共|总共|加|拢共|累计|总计))|各年|逐年|历年|年年|每年(?:的|都)?加"
)


TAKEN_TOGETHER = re.compile(
    r"[两二三四五2-5]年(?:下来|间|里|内|来)?|各年|逐年|历年|年年|每年|合计|合起来|一共|总共|加起来|累计|总计|拢共|加总"
)


def find_over_years(understood: Understood, evidence: Evidence, library: Library) -> tuple[Operand, ...]:
    """One thing's figures of every year that the document plans it for, or nothing where a figure is cumulative."""
    if not OVER_YEARS.search(understood.plain):
        return ()
    document = evidence.findings[0].sentence.document
    focus = focus_of(library, document, TAKEN_TOGETHER.sub(" ", understood.plain))
    near = {f.sentence.paragraph.id for f in evidence.findings[:8]}
    dated = [
        d for d in _dated(document) if group_of(d.figure.quantity.unit) != "percent" and not d.figure.quantity.change
    ]
    ranked = sorted(
        (d for d in dated if d.figure.sentence.paragraph.id in near), key=lambda d: -focus.covered(d.figure.label)
    )
    if not ranked or focus.covered(ranked[0].figure.label) < ALIKE_SAID:
        return ()
    first = ranked[0]
    years: dict[int, Dated] = {}
    for other in dated:
        union = first.words | other.words
        if (
            same_unit(other.figure.quantity.unit, first.figure.quantity.unit)
            and union
            and len(first.words & other.words) >= SAME_THING * len(union)
        ):
            years.setdefault(other.year, other)
    if (
        len(years) < 2
        or sorted(years) != list(range(min(years), max(years) + 1))
        or any("累计" in d.figure.near for d in years.values())
    ):
        return ()
    return tuple(_operand(years[year].figure, str(year)) for year in sorted(years))


RAISED = re.compile(r"(?:提高|放宽|上浮|增加|延长|降低|下调|缩短|减)(?:至|到|为)[^，,；;。]{0,6}$")
UNNAMED = re.compile(r"一般|普通|其他|其它|平时|原来|正常|常规|原先|没有|不带|未(?!来)")


def find_raised(understood: Understood, evidence: Evidence) -> tuple[Operand, Operand] | None:
    """The figure that a rule raises or makes an exception of, and the one before it in the same measure."""
    kind = kind_wanted(understood.plain)
    for finding in evidence.findings[:2]:
        document, sentence = finding.sentence.document, finding.sentence
        figures = [f for f in figures_of(document) if is_kind(f, kind) and f.quantity.unit not in NO_MEASURE]
        for figure in [f for f in figures if f.sentence == sentence]:
            before = document.text[figure.clause.start : sentence.start + figure.quantity.start]
            if not RAISED.search(before) and not UNNAMED.search(understood.plain):
                continue
            words = {t for t in tokenize(re.sub(r"\d[\d.]*", " ", figure.near)) if len(t) > 1}
            earlier = [
                f
                for f in figures
                if _in_measure(f, figure)
                and f.sentence.start + f.quantity.start < sentence.start + figure.quantity.start
            ]
            like = [
                f
                for f in earlier
                if f.quantity.unit == figure.quantity.unit
                and f.clause != figure.clause
                and words & set(tokenize(f.near))
            ]
            like = [f for f in like if f.quantity.comparator == figure.quantity.comparator] or like
            if len(like) == 1 or (like and RAISED.search(before)):
                return _operand(figure), _operand(like[-1])
    return None


def _in_measure(figure: Figure, other: Figure) -> bool:
    """Whether two figures stand in one measure or article, or in one item's siblings."""
    left, right = figure.sentence.paragraph, other.sentence.paragraph
    if left.id == right.parent or right.id == left.parent:
        return "paragraph" in (left.kind, right.kind)
    return left == right or (left.parent == right.parent and left.kind != "measure" and right.kind != "measure")


def _dated(document: Document) -> list[Dated]:
    """The document's figures that are of a year, with the words that name them."""
    found = []
    subject: dict[tuple[str, int], str] = {}
    for figure in figures_of(document):
        if figure.quantity.unit in NO_MEASURE or figure.quantity.unit == "年":
            continue
        paragraph = figure.sentence.paragraph
        at = figure.sentence.start + figure.quantity.start - paragraph.start
        year = (
            _heading_year(figure.column)
            if figure.column
            else year_at(document.text_of(paragraph), at) or _heading_year(paragraph.label)
        )
        label = BOUNDING.sub(" ", re.sub(r"\d[\d.]*(?![\dA-Za-z.])\S{0,2}", " ", figure.label))
        words = {t for t in tokenize(label) if len(t) > 1} - YEARLY
        key = (paragraph.id, hash(figure.quantity.unit))
        if len(words) < 2:  # 2027年达到25…: named where its unit was last counted
            words |= {t for t in tokenize(subject.get(key, "")) if len(t) > 1}
        else:
            subject[key] = label
        if year is None:
            continue
        text = document.text_of(paragraph)
        found += [Dated(figure, each, frozenset(words)) for each in _each_year(text[:at]) or (year,)]
    return found


BOUNDING = re.compile(r"其中|每年|不(?:少|低|多|高)于|不(?:得)?超过|至少|最[高多低少]|左右|以上|力争|安排|达到|分别")
EACH_YEAR = re.compile(
    r"(?P<years>20\d\d年?(?:[、和及至到—\-~]+20\d\d年?)+)[^，,；;。]{0,6}(?:每年|各|均)[^，,；;。\d]*$"
)


def _each_year(before: str) -> tuple[int, ...]:
    """The years that a figure is given for one by one: 2025年、2026年每年不少于75家."""
    match = EACH_YEAR.search(before)
    if match is None:
        return ()
    years = [int(year) for year in re.findall(r"20\d\d", match["years"])]
    return tuple(range(years[0], years[-1] + 1)) if len(years) == 2 else tuple(years)


def _heading_year(label: str) -> int | None:
    """The year that a bullet's or heading's own name sets: ——2026年，提质扩面."""
    years = years_in(label)
    return years[0] if len(years) == 1 else None


YEARLY = frozenset("达到 到年 年达 累计 以上 左右 力争 年内 年底 突破 建成".split())


def find_within(
    understood: Understood, evidence: Evidence, library: Library, whole: bool
) -> tuple[Operand, Operand] | None:
    """Two figures that one of the best sentences counts alike: its only two, or the two that the question names.

    With `whole`, one of them is the sentence's first and largest: the whole that the other is a part of.
    """
    top = evidence.findings[0].score
    kind = "" if whole else kind_wanted(understood.plain)
    for finding in evidence.findings[:3]:
        sentence = finding.sentence
        if finding.score < NEAR * top:
            break
        document = sentence.document
        own = [
            f
            for f in figures_of(document)
            if f.sentence == sentence
            and f.quantity.unit not in NO_MEASURE
            and _fits(understood, f)
            and is_kind(f, kind)
        ]
        if CAPS.search(understood.plain):
            own = [f for f in own if f.quantity.comparator in ("<=", "<")] or own
        for unit in dict.fromkeys(f.quantity.unit for f in own):
            alike = [f for f in own if same_unit(f.quantity.unit, unit) and not f.quantity.change]
            if len(alike) == 2 and alike[0].quantity.end == alike[1].quantity.start:
                continue  # 5000元以上2万元以下 is one range
            if len(alike) == 2:
                return _operand(alike[0]), _operand(alike[1])
            if len(alike) > 2 and (pair := _named(understood, alike, library, document, whole)):
                return pair
    return None


def _named(
    understood: Understood, figures: list[Figure], library: Library, document: Document, whole: bool
) -> tuple[Operand, Operand] | None:
    focus = focus_of(library, document, understood.plain)
    ranked = sorted(figures, key=lambda f: -focus.covered(f.label))
    if whole:
        stated = {q.low for q in understood.quantities if q.low is not None}
        inside = re.split(r"里头?|当中|之中|中", understood.plain)[
            -1
        ]  # 60个平台里行业型: what stands behind is the part
        focus = focus_of(library, document, inside) if stated and len(inside) < len(understood.plain) else focus
        ranked = sorted(figures, key=lambda f: -focus.covered(f.label))
        largest = next(
            (f for f in figures if f.quantity.low in stated), max(figures, key=lambda f: f.quantity.low or 0)
        )
        parts = [f for f in ranked if f is not largest]
        if focus.covered(parts[0].label) >= focus.covered(parts[1].label) + LABELLED:
            return _operand(largest), _operand(parts[0])
        return None
    if focus.covered(ranked[1].label) >= focus.covered(ranked[2].label) + LABELLED:
        first, second = sorted(ranked[:2], key=lambda f: f.quantity.start)
        return _operand(first), _operand(second)
    return None


def _fits(understood: Understood, figure: Figure) -> bool:
    """Whether a figure counts what is asked for; years of duration only where a length of time is."""
    units, group = understood.asked.units, group_of(figure.quantity.unit)
    if group == "duration":
        return "duration" in units or "年" in understood.plain[-4:]
    return units != {"money"} or group == "money"


def _operand(figure: Figure, name: str = "") -> Operand:
    return Operand(name, figure.sentence, figure.clause, figure.quantity, 1.0)
