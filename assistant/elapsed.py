"""Elapsed: how long it is between two days that a document states, or from a day of the question to one of them.

window     2025年2月1日至3月15日申报                  first and last day counted           43天
in force   自2022年9月1日起施行，有效期5年             all of it, or what is left on a day   4年
apart      9月底前建立；2025年底前完成改造             from the one to the other            15个月
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.days import Day, find_days
from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence
from assistant.operands import clause_at
from assistant.sentences import Sentence
from assistant.understanding import Understood
from index.numerals import parse_numeral
from index.spans import Span
from prompts import render

ASKED = re.compile(r"(?:几|多少)个?(?P<unit>年|月|天|日)|多久|多长时间")
WHOLE = re.compile(r"前后|窗口|从[^,。?]{1,24}到|总共|一共|管(?=几|多)|开(?=几|多)|有效")
APART = re.compile(r"离|隔|相?差|从[^,。?]{1,24}到")
LEFT = re.compile(r"还?剩|还(?:有|能|管)|失效|到期|作废")
IN_FORCE = re.compile(r"施行|实施|执行|生效")
TERM = re.compile(r"有效期(?:为|限)?(?P<years>\d{1,2}|[一二三四五六七八九十])年")
TO = re.compile(r"\s*(?:起?(?:至|到)|—|－|-|~)\s*|[^，。；]*，有效期(?:截?至|到)\s*")
NEAR = 0.85  # of the best finding's score: sentences whose days may be meant


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From `first` to `last`, both counted; `said` is how the document puts the two ends."""

    first: date
    last: date
    said: str
    clauses: tuple[tuple[Sentence, Span], ...]


def answer_elapsed(understood: Understood, evidence: Evidence) -> Draft | None:
    """How long it is between the two days that the question means, or None where two cannot be told."""
    question = understood.plain
    asked = ASKED.search(question)
    if asked is None or understood.language != "zh":
        return None
    near = [f.sentence for f in evidence.findings[:3] if f.score >= NEAR * evidence.findings[0].score]
    told = [day for day in find_days(question, None) if day.dated and day.sure]
    if told:
        stretch = _left(told[0], question, near) if LEFT.search(question) else None
    else:
        stretch = (_whole(near[0]) if WHOLE.search(question) else None) or (
            _apart(near) if APART.search(question) else None
        )
    return _say(stretch, asked["unit"] or "") if stretch else None


def _whole(sentence: Sentence) -> _Stretch | None:
    """The one stretch that a sentence opens and ends."""
    found = []
    for first, last in zip(_days(sentence), _days(sentence)[1:], strict=False):
        if TO.fullmatch(sentence.text[first.end : last.start]) and first.last < last.last:
            said = f"{_words(sentence, first)}至{_words(sentence, last)}"
            clauses = dict.fromkeys((sentence, clause_at(sentence, sentence.start + d.start)) for d in (first, last))
            found.append(_Stretch(first.first, last.last, said, tuple(clauses)))
    return found[0] if len(found) == 1 else _term(sentence)


def _term(sentence: Sentence) -> _Stretch | None:
    """The years that a rule is in force from the day that its sentence gives."""
    term = TERM.search(sentence.text)
    years = parse_numeral(term["years"]) if term else None
    days = [d for d in _days(sentence) if IN_FORCE.match(sentence.text[d.end :].lstrip("日起"))]
    if term is None or years is None or len(days) != 1:
        return None
    first = days[0].first
    last = _years_on(first, int(years)) - timedelta(days=1)
    spans = (clause_at(sentence, sentence.start + at) for at in (days[0].start, term.start()))
    clauses = dict.fromkeys((sentence, span) for span in spans)
    return _Stretch(first, last, f"{_words(sentence, days[0])}起{term['years']}年", tuple(clauses))


def _left(told: Day, question: str, near: list[Sentence]) -> _Stretch | None:
    """What is left of a stretch on the day that the question names."""
    for sentence in near:
        stretch = _whole(sentence)
        if stretch and stretch.first <= told.first <= stretch.last:
            return _Stretch(
                told.first,
                stretch.last,
                f"{question[told.start : told.end]}至{_written(stretch.last)}",
                stretch.clauses,
            )
    return None


def _apart(near: list[Sentence]) -> _Stretch | None:
    """From the one to the other of the only two days that the best sentences name."""
    dated = [(sentence, day) for sentence in near for day in _days(sentence)]
    if len(dated) != 2:
        return None
    (one, earlier), (other, later) = sorted(dated, key=lambda pair: pair[1].first)
    if earlier.last >= later.first:
        return None
    clauses = tuple((s, clause_at(s, s.start + d.start)) for s, d in ((one, earlier), (other, later)))
    said = f"{_words(one, earlier)}至{_words(other, later)}"
    return _Stretch(earlier.last + timedelta(days=1), later.last, said, clauses)


def _days(sentence: Sentence) -> list[Day]:
    """The days of a sentence whose year is told, by itself or by the day before it."""
    found = [day for day in find_days(sentence.text, None) if day.sure]
    first = next((n for n, day in enumerate(found) if day.dated), len(found))
    return found[first:]


def _words(sentence: Sentence, day: Day) -> str:
    return sentence.text[day.start : day.end]


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _length(first: date, last: date, unit: str) -> str:
    """A stretch in the unit that is asked for, or in the largest that comes out even; days where none does.

    >>> _length(date(2022, 1, 1), date(2026, 12, 31), ""), _length(date(2025, 2, 1), date(2025, 3, 15), "天")
    ('5年', '43天')
    """
    after = last + timedelta(days=1)
    months, days = (after.year - first.year) * 12 + after.month - first.month, after.day - first.day
    if unit in ("天", "日") or days:
        return f"{(after - first).days}天"
    if unit == "月" or months % 12:
        return f"{months}个月"
    return f"{months // 12}年"


def _say(stretch: _Stretch, unit: str) -> Draft:
    quotes = tuple(Quote(s.document, s.paragraph, span.start, span.end) for s, span in stretch.clauses)
    said = ";".join(f"{quote.text}[{n}]" for n, quote in enumerate(quotes, 1))
    labels = "、".join(dict.fromkeys(quote.paragraph.label for quote in quotes))
    length = _length(stretch.first, stretch.last, unit)
    text = f"{length}({stretch.said})。{said}{render('source', 'zh', labels=labels)}。"
    return Draft(text, "answered", quotes, computed=(length, stretch.said))
