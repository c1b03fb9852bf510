"""Timelines: one thing's figures of several years.

two of them   到2025年 … 60个，到2027年 … 150个      what is added from one to the other
all of them   2025年、2026年每年不少于75家            what they come to together
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asked import group_of
from assistant.cues import OVER_YEARS
from assistant.evidence import Evidence
from assistant.frames import asked_years, year_at, years_in
from assistant.operands import NO_MEASURE, Figure, Operand, counts_asked, figures_of, focus_of, same_unit
from assistant.understanding import Understood
from index.documents import Document
from index.library import Library
from index.words import tokenize

# Two times that are not both named: from the one to the other, in so many years.
APART = re.compile(
    r"[两二三]年(?:间|里|内|来|下来|之间|时间)?|后[两二]年|从.{1,8}年?.{0,4}到|较.{2,6}年|比.{2,6}年|逐年|期间|一路|between \d{4}|from \d{4}"
)
TIMES = re.compile(r"(?:20)?\d\d年?(?=[到至比较,和与底末年]|要|$)|从|到|至|较|比|要|添|增加?|多少")
BOUNDING = re.compile(r"其中|每年|不(?:少|低|多|高)于|不(?:得)?超过|至少|最[高多低少]|左右|以上|力争|安排|达到|分别")
EACH_YEAR = re.compile(
    r"(?P<years>20\d\d年?(?:[、和及至到—\-~]+20\d\d年?)+)[^，,；;。]{0,6}(?:每年|各|均)[^，,；;。\d]*$"
)
TAKEN_TOGETHER = re.compile(
    r"[两二三四五2-5]年(?:下来|间|里|内|来)?|各年|逐年|历年|年年|每年|合计|合起来|合着|一共|总共|加起来|累计|总计|拢共|加总"
)
YEARLY = frozenset("达到 到年 年达 累计 以上 左右 力争 年内 年底 突破 建成".split())
ALIKE_SAID = 0.3  # of the question, by the label of a figure that is summed over the years
NAMED = 0.6  # of a name, that its row states
CLEARLY = 0.15  # more than the next row states
SAME_THING = 0.6  # of two labels' bigrams, for one thing in two years
PRECISE = 0.4  # what it is worth that all words of a label are the question's
ABOUT = 0.7  # what it counts that the sentence states the question's words, and not the figure's label
ALIKE = 0.5  # of two labels' bigrams


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
            if not counts_asked(understood, earlier.figure):
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
                best = (score, (earlier.figure.operand(str(earlier.year)), later.figure.operand(str(later.year))))
    return best[1] if best else None


def find_row(name: str, understood: Understood, evidence: Evidence, library: Library) -> tuple[Operand, Operand] | None:
    """A row's figures at the two years that the question speaks of, of the one row that a name tells from all others."""
    document = evidence.findings[0].sentence.document
    wanted = asked_years(understood.frame, document)
    if len(wanted) != 2:
        return None
    focus = focus_of(library, document, name)
    rows: dict[str, dict[int, Figure]] = {}
    said: dict[str, float] = {}
    for dated in _dated(document):
        row = dated.figure.sentence
        if dated.figure.column:
            rows.setdefault(row.paragraph.id, {})[dated.year] = dated.figure
            said[row.paragraph.id] = focus.covered(row.flat)
    ranked = sorted((id for id in rows if all(year in rows[id] for year in wanted)), key=lambda id: -said[id])
    if not ranked or said[ranked[0]] < NAMED or (len(ranked) > 1 and said[ranked[0]] - said[ranked[1]] < CLEARLY):
        return None
    found = rows[ranked[0]]
    earlier, later = (found[year].operand(str(year)) for year in sorted(wanted))
    return earlier, later


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
    return tuple(years[year].figure.operand(str(year)) for year in sorted(years))


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
