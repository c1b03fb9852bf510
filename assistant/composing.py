"""Composing: the words that answer first, each with its marker, then where they stand."""

from __future__ import annotations

import re

from assistant.absence import nearest
from assistant.absent import Absent
from assistant.asked import fits_units
from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence, Finding
from assistant.excerpts import excerpt
from assistant.frames import asked_years
from assistant.leading import lead_of
from assistant.naming_en import label_in, place_in
from assistant.picking import pick
from assistant.premise import Contradiction
from assistant.rows import find_cell, name_of_row
from assistant.sentences import BULLET, Sentence
from assistant.understanding import Understood
from index.documents import Paragraph
from index.spans import Span
from prompts import render, term

LIMITS = {"zh": 290, "en": 560}
ENOUGH = 0.16  # of the focus: what a further sentence must add to be quoted too
CLOSE = 0.62  # of the best score
WHOLE_LIST = 700  # characters of a paragraph that is quoted whole where every one of its things is asked for
EVERY = re.compile(r"几类|几档|一档一档|一条一条|各档|逐[档条项个]|每一?档|哪几种|全部|都有(?:什么|哪些|啥)")
OF_TERMS = frozenset(
    {"workdays", "validity", "effective", "application", "penalty", "interest", "fee"}
)  # told beside what they are terms of
SHORT_PARAGRAPH = 180  # characters: what else a paragraph says is quoted too where it is no longer
MOST = 4  # quotes of one answer


def choose(understood: Understood, evidence: Evidence) -> tuple[Finding, ...]:
    """The findings that an answer quotes: the best, and others that state what it leaves out of the question."""
    findings = [
        f
        for f in evidence.findings
        if not (f.sentence.is_title and f.sentence.paragraph.kind in ("section", "heading"))
    ]
    if not findings:
        return ()
    best = findings[0]
    if best.sentence.is_title:
        rest = [f for f in findings if f.sentence.paragraph == best.sentence.paragraph and not f.sentence.is_title]
        return tuple(sorted(rest, key=lambda f: f.sentence.start)[:MOST]) or (best,)
    if "list" in understood.asked.kinds and EVERY.search(understood.plain):
        own = [f for f in findings if f.sentence.paragraph == best.sentence.paragraph and not f.sentence.is_title]
        if sum(len(f.sentence.text) for f in own) < WHOLE_LIST:
            return tuple(sorted((f for f in own if not _in_brackets(f.sentence)), key=lambda f: f.sentence.start))
    chosen = [best]
    several = (
        len(understood.parts) > 1 or len(understood.asked.kinds) > 1 or any(w in understood.plain for w in "和与、及")
    )
    for finding in findings[1:24]:
        if len(chosen) == MOST or finding.score < CLOSE * best.score or finding.sentence.is_title:
            continue
        focus = evidence.focus[finding.sentence.document.slug]
        said = " ".join(f.sentence.flat for f in chosen)
        context = " ".join(f.sentence.context for f in chosen)
        missing = [t for t in focus.missing(said) if t.known and not any(w in context for w in t.words)]
        gain = sum(t.weight for t in missing if any(w in finding.sentence.flat for w in t.words)) / (focus.mass or 1)
        near = _together(finding.sentence.paragraph, best.sentence.paragraph)
        wanted = ENOUGH if near or several else ENOUGH * 1.6
        if gain >= wanted and (finding.fits or not understood.asked.units):
            chosen.append(finding)
    beside = [f for f in findings if f.sentence.paragraph == best.sentence.paragraph and not f.sentence.is_title]
    if understood.asked.units and not any(f.fits for f in chosen):
        chosen[1:1] = [f for f in beside if f.fits][:1]
    for attribute in understood.attributes:
        if attribute.name in OF_TERMS and not any(attribute.stated.search(f.sentence.text) for f in chosen):
            chosen[1:1] = [f for f in beside if f not in chosen and attribute.stated.search(f.sentence.text)][:1]
    return tuple(chosen)


def _completed(evidence: Evidence, chosen: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The chosen findings, and what else the best one's paragraph says where it is short: a reader wants it whole."""
    paragraph = chosen[0].sentence.paragraph
    own = [
        f
        for f in evidence.findings
        if f.sentence.paragraph == paragraph and not f.sentence.is_title and not _in_brackets(f.sentence)
    ]
    if sum(len(f.sentence.text) for f in own) > SHORT_PARAGRAPH:
        return chosen
    have = {f.sentence.start for f in chosen if f.sentence.paragraph == paragraph}
    rest = sorted((f for f in own if f.sentence.start not in have), key=lambda f: f.sentence.start)
    return (*chosen, *rest)


def _together(one: Paragraph, other: Paragraph) -> bool:
    """Whether both are one measure or article: the same paragraph, or a further paragraph of it."""
    return one == other or one.parent == other.id or other.parent == one.id


def _in_brackets(sentence: Sentence) -> bool:
    return sentence.text[:1] in "（(【[" and sentence.text[-1:] in "）)】]"


def compose(understood: Understood, evidence: Evidence, chosen: tuple[Finding, ...]) -> Draft:
    """The extractive answer: the chosen findings' clauses, best first."""
    language = understood.language
    limit = LIMITS[language]
    quotes: list[Quote] = []
    used = 0
    needs = "amount" in understood.asked.kinds
    lists = "list" in understood.asked.kinds
    for finding in _completed(evidence, chosen):
        sentence = finding.sentence
        span = _lead(
            sentence,
            excerpt(sentence, evidence.focus[sentence.document.slug], understood.asked.units, needs, enumerates=lists),
        )
        if quotes and used + len(span) > (WHOLE_LIST if lists and EVERY.search(understood.plain) else limit - 40):
            continue
        quotes.append(Quote(sentence.document, sentence.paragraph, span.start, span.end))
        used += len(span) + 6
    if language == "en":
        return _say(understood, quotes, lead_of(understood, quotes, evidence.focus[chosen[0].sentence.document.slug]))
    return _say(understood, quotes, _direct(understood, chosen[0]) if needs else "")


def _direct(understood: Understood, finding: Finding) -> str:
    """The figure of the one thing that is asked about, where the sentence gives several things each its own."""
    sentence = finding.sentence
    if cell := find_cell(
        sentence.document, sentence.paragraph, understood.asked, asked_years(understood.frame, sentence.document)
    ):
        return render(
            "respective",
            understood.language,
            name=f"{name_of_row(sentence.document, sentence.paragraph)}，{cell[0]}",
            figures=cell[1],
        )
    picked = [p for p in pick(understood.plain, sentence) if fits_units(p.quantity.unit, understood.asked.units)]
    if not picked:
        return ""
    figures = "、".join(sentence.text[p.quantity.start : p.quantity.end] for p in picked)
    return render("respective", understood.language, name=picked[0].name, figures=figures)


def _lead(sentence: Sentence, span: Span) -> Span:
    """The span without the number or dash that opens it."""
    text = sentence.document.text
    words = span.of(text)
    mark = BULLET.match(words)
    return Span(span.start + mark.end(), span.end) if mark and mark.end() < len(words) else span


def _say(understood: Understood, quotes: list[Quote], direct: str = "") -> Draft:
    language = understood.language
    said = (";" if language == "zh" else "; ").join(
        render("quoted", language, quote=_clipped(q.text, language), n=n) for n, q in enumerate(quotes, 1)
    )
    labels = ("、" if language == "zh" else ", ").join(dict.fromkeys(label_in(q.paragraph, language) for q in quotes))
    source = render("source", language, labels=labels)
    computed = (direct,) if language == "en" and direct else ()
    lead = f"{direct}{render('document_says', language)}" if language == "en" else direct
    end = "。" if language == "zh" else "."
    return Draft(f"{lead}{said}{source}{end}", "answered", tuple(quotes), computed=computed)


def _clipped(words: str, language: str) -> str:
    limit = LIMITS[language] - 50
    return words if len(words) <= limit else words[:limit] + "……"


def compose_absence(understood: Understood, evidence: Evidence, absent: Absent) -> Draft:
    """What is missing, and the nearest paragraphs, shown as nearest."""
    language = understood.language
    found = nearest(evidence)
    quotes = tuple(Quote(f.sentence.document, f.sentence.paragraph, f.sentence.start, f.sentence.end) for f in found)
    year = found[0].sentence.document.year if found else None
    if absent.kind == "period" and (not absent.name.isdigit() or year is None):
        said = render("absent_plan", language, name=absent.name)
    else:
        name = place_in(absent.name, language) if absent.kind == "place" else term(absent.name, language)
        said = render(f"absent_{absent.kind}", language, name=name, year=year)
    if not quotes or (absent.kind == "nothing" and evidence.findings[0].covered < 0.1):
        return Draft(said, "not_in_document", computed=(absent.name,))
    labels = ("、" if language == "zh" else ", ").join(dict.fromkeys(label_in(q.paragraph, language) for q in quotes))
    marks = "".join(f"[{n}]" for n in range(1, len(quotes) + 1))
    return Draft(
        said + render("nearest", language, labels=labels, marks=marks),
        "not_in_document",
        quotes,
        computed=(absent.name,),
    )


def compose_correction(understood: Understood, evidence: Evidence, found: Contradiction) -> Draft:
    """What the document says instead of what the question asserts."""
    sentence = found.sentence
    focus = evidence.focus[sentence.document.slug]
    span = _lead(sentence, excerpt(sentence, focus, frozenset(), True, short=140))
    quote = Quote(sentence.document, sentence.paragraph, span.start, span.end)
    language = understood.language
    said = render("quoted", language, quote=_clipped(quote.text, language), n=1)
    name = "corrected" if found.said else "corrected_unsaid"
    return Draft(render(name, language, said=found.said, quotes=said), "corrected", (quote,))
