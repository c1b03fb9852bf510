"""Rendition: what a person says in English, clause by clause in official Chinese words, for the reading of conditions.

    RMB 18 million went on new machines  →  1800万元 设备        word for word: conditions are compared by words and figures
Each Chinese clause knows the English one that it stands for, so that an answer quotes what was said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answers import Check
from assistant.asking import asks_eligibility
from assistant.eligibility import Assessment, assess
from assistant.english import Notion, find_notions
from assistant.figures_en import MONTHS, in_figures
from index.documents import Document
from index.facts import Facts

NUMBERS = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_N = rf"(?:\d[\d,]*(?:\.\d+)?|{'|'.join(NUMBERS)})"
_MONTH = "|".join(month[:3] + "(?:" + month[3:] + ")?" for month in MONTHS)
SCALES = {"thousand": 10**3, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, None: 1}
_SCALE = r"(?:\s?(?P<scale>thousand|million|billion|bn|m)\b)?"
FIGURES = re.compile(
    rf"""
      (?P<day>\d{{1,2}})?\s?\b(?P<month>{_MONTH})\s(?:(?P<day2>\d{{1,2}}),?\s)?(?P<year>20\d\d)
    | \b(?P<half>first|second)\s(?:half)\s(?:of\s)?(?P<halfyear>20\d\d)
    | \b(?P<from>January)\s(?:to|and|through)\sMarch\b
    | (?:RMB|CNY|¥)\s?(?P<money>\d[\d,]*(?:\.\d+)?){_SCALE}
    | (?P<yuan>\d[\d,]*(?:\.\d+)?)(?:\s?(?P<scale2>thousand|million|billion))?\s(?:yuan|RMB|CNY)\b
    | (?P<points>{_N})\spercentage\spoints?
    | (?P<percent>\d[\d,]*(?:\.\d+)?)\s?(?:%|per\s?cent|percent)(?P<of>\sof\s(?:our|its|the|my|their)\s(?P<whole>[a-z]+))?
    | \b(?P<age>\d{{1,3}})(?:-year-old|\syears?\sold|\syears?\sof\sage)
    | \b(?P<time>{_N})[\s-](?P<spell>(?:working|business)\sdays?|years?|months?|days?|hours?|weeks?)\b
    | \b(?P<mass>{_N}){_SCALE.replace("scale", "scale3")}\s(?P<unit>tonnes?|tons?|square\smetres?|square\smeters?|cubic\smetres?|cubic\smeters?|mu|hectares?|beds?|kilometres?)\b
    | \b(?P<people>{_N})\s(?P<who>people|employees|workers|staff|graduates|students|pupils|persons|hands|recruits|hires)\b
    | \b(?P<year2>(?:19|20)\d\d)\b
    | \b(?P<bare>\d[\d,]*(?:\.\d+)?)(?:\s(?P<firms>(?:[a-z-]+\s){{0,2}}(?:firms|companies|enterprises|shops|stores|plants)))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
CLASSES = dict(zip("123456789", "一二三四五六七八九", strict=True))  # 一级能效
UNITS = {
    "tonne": "吨",
    "ton": "吨",
    "square metre": "平方米",
    "square meter": "平方米",
    "cubic metre": "立方米",
    "cubic meter": "立方米",
    "mu": "亩",
    "hectare": "公顷",
    "bed": "张床位",
    "kilometre": "公里",
}
SPELLS = {
    "working day": "个工作日",
    "business day": "个工作日",
    "year": "年",
    "month": "个月",
    "day": "天",
    "hour": "小时",
    "week": "周",
}
# Orders of words that Chinese has the other way round, or in one word; what stands on the left is said as on the right.
ORDERS: tuple[tuple[str, str], ...] = (
    (r"\b(?:between )?January (?:and|to|through|-) March\b", "Q1"),
    (
        r"\b((?:RMB|CNY) [\d.,]+(?: (?:million|billion|thousand))?) more than (?:a|the) year (?:earlier|ago|before)",
        r"added \1",
    ),
    (r"\b(?:went |was |were |is |are )?up (?:by )?(?=(?:RMB|CNY)|[\d.,]+ (?:million|billion) (?:yuan|RMB))", "added "),
    (r"\b(?:an? )?([\d.]+ ?%) (?:rise|growth|increase|jump|gain)\b", r"up \1"),
    (r"\b(?:went|was|were|is|are|has been) up (?:by )?(?=[\d.]+ ?%)", "up "),
    (r"(?:RMB|CNY) [\d.,]+(?: (?:million|thousand))? (?:per|a|each) month\b", ""),  # a firm is measured by its year
    (r"\b(founded|set up|established|incorporated|registered) in ((?:19|20)\d\d)", r"\2 \1"),
    (r"\b([\d.,]+) (million|billion) (?=a year|an? annum|per year)", r"RMB \1 \2 "),
)
# Small words that turn or place what is said.
SMALL: tuple[tuple[str, str], ...] = (
    (r"\b(?:we|our|us|my|i|we're|i'm|we've)\b", "我们"), (r"\b(?:not|never|no|none|without)\b|n't\b", "没有"), (r"\b(?:last year|the year before|a year (?:ago|earlier))\b", "去年"), (r"\bthis year\b", "今年"),
    (r"\b(?:q1|first quarter|opening quarter)\b", "一季度"), (r"\b(?:up|rose|grew|climbed) (?:by )?(?=\d|RMB)", "增长"), (r"\b(?:fell|dropped|down|shrank) (?:by )?(?=\d|RMB)", "下降"),
    (r"\b(?:spent|put|invested|cost)\b|\bwent (?:on|into)\b", "投入"), (r"\b(?:turned out|produced|made)\b", "产值"), (r"\b(?:founded|set up|established|started up)\b", "成立"), (r"\b(?:added|extra|more than a year (?:ago|earlier))\b", "新增"), (r"\b(?:started|got going|began)\b", "开工"), (r"\b(?:took on|taken on|hired|recruited)\b", "新招用"),
    (r"\bwrapped up|finished|completed\b", "完成"), (r"\b(?:sold|sales of)\b", "营业收入"), (r"\bfounding\b", "成立"),
)  # fmt: skip
UNSAID = frozenset({"new", "more", "additional", "extra"})  # new machines are no increase of them
CLAUSES = re.compile(
    r"(?<!\d)[,;:](?!\d)|(?<=\D),|[?.!](?=\s|$)|(?<!January )\band\b(?! March)|\bbut\b|\bso\b", re.IGNORECASE
)
ASKS = re.compile(
    r"^\s*(?:and\s|so\s|but\s)?(?:is|are|am|do|does|did|can|could|will|would|may|has|have|over|enough|any)\b|\bqualif|\beligib|\benough\b|\bmeet\b",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"(?:^|[.!?;:,]\s+|\band |\bso )(?:is|are|am|do|does|did|can|could|will|would|may|has|have|over|enough|any)\b[^.!?]*\?",
    re.IGNORECASE,
)
MOST = 598  # characters of an English answer
LONGEST = 60  # characters of what was said that an answer repeats


@dataclass(frozen=True, slots=True)
class Rendition:
    """The Chinese words, and for each of their clauses the English one."""

    text: str
    clauses: tuple[tuple[str, str], ...]

    def said(self, words: str) -> str:
        """What was said in English where the Chinese words stand; the words themselves where they stand nowhere."""
        for chinese, english in self.clauses:
            if words and words in chinese:
                return english if len(english) <= LONGEST else english[:LONGEST].rsplit(" ", 1)[0] + "…"
        parts = [self.said(part) for part in words.split("、")] if "、" in words else []
        return ", ".join(dict.fromkeys(parts)) if parts else words


def render_chinese(question: str, known: str) -> Rendition:
    """The question's clauses in Chinese; `known` is the document's text, whose own words are preferred."""
    clauses: list[tuple[str, str]] = []
    made: list[str] = []
    at = 0
    for mark in (*CLAUSES.finditer(question), None):
        end = mark.start() if mark else len(question)
        english = question[at:end].strip()
        if english:
            asks = bool(mark and mark[0] == "?") or (mark is None and question.rstrip().endswith("?"))
            chinese = _clause(english, known)
            if asks:
                chinese = f"{chinese}能享受吗？" if ASKS.search(english) else f"{chinese}？"
            clauses.append((chinese, english))
            made.append(chinese)
        at = mark.end() if mark else end
    return Rendition("，".join(made), tuple(clauses))


def assess_english(
    question: str, turns: tuple[str, ...], document: Document, facts: Facts, candidates: tuple[str, ...]
) -> tuple[Assessment, Rendition | None] | None:
    """The verdict on what the person said, by its Chinese rendition or else as it was typed; None where none is asked for."""
    asks = asks_eligibility(question, turns)
    told = render_chinese(question, document.text)
    earlier = tuple(render_chinese(turn, document.text).text for turn in turns)
    if not asks and not (FIGURES.search(question) and ASKED.search(question) and asks_eligibility(told.text, earlier)):
        return None
    rendered = assess(told.text, earlier, document, facts, candidates)
    typed = assess(question, turns, document, facts, candidates) if asks else None
    if rendered is not None and (typed is None or rendered.verdict != "unknown" or typed.verdict == "unknown"):
        everything = [c for turn in turns for c in render_chinese(turn, document.text).clauses]
        return rendered, Rendition(told.text, (*told.clauses, *everything))
    return (typed, None) if typed is not None else None


SAID = re.compile(
    r"(?P<lead>as you said “)(?P<words>[^”(]*?)(?P<sum> ?\([^”]*\))?”|“(?P<other>[^”]*)”(?= (?:measures something else|does not settle it|is of another period))"
)


def in_words(text: str, assessment: Assessment, told: Rendition) -> str:
    """A verdict's text with what the person said as they said it, sums in English figures, and no longer than it may be."""
    hows = {
        b.fact.how
        for group in assessment.judged
        for b in (*group.bounds, *group.ranks)
        if b.fact is not None and b.fact.how
    }
    hows |= {assessment.award.how} if assessment.award is not None else set()
    for how in hows:
        text = text.replace(how, in_figures(how)).replace(
            f"(that is {how.rpartition('=')[2]})", f"(that is {in_figures(how.rpartition('=')[2])})"
        )
    text = SAID.sub(
        lambda m: (
            f"{m['lead']}{told.said(m['words'].strip())}{m['sum'] or ''}”"
            if m["lead"]
            else f"“{told.said(m['other'])}”"
        ),
        text,
    )
    sentences = re.split(r"(?<=[.”])\s(?=[A-Z])", text)
    while len(text) >= MOST and len(sentences) > 1:
        sentences.pop()
        text = " ".join(sentences)
    return text


def given_in_words(check: Check, told: Rendition) -> Check:
    words, bracket, how = check.given.partition("(")
    return (
        replace(check, given=told.said(words) + (bracket + in_figures(how) if bracket else ""))
        if check.given
        else check
    )


def _clause(english: str, known: str) -> str:
    for before, after in ORDERS:
        english = re.sub(before, after, english, flags=re.IGNORECASE)
    notions = find_notions(english)
    classes = [(n.start, n.end, _word(n, known)) for n in notions if n.source == "class"]
    figures = [
        (m.start(), m.end(), _figure(m, known))
        for m in FIGURES.finditer(english)
        if not any(a < m.end() and m.start() < b for a, b, _ in classes)
    ]
    pieces = [*classes, *figures]
    for pattern, chinese in SMALL:
        for match in re.finditer(pattern, english, re.IGNORECASE):
            if not any(a < match.end() and match.start() < b for a, b, _ in pieces):
                pieces.append((match.start(), match.end(), chinese))
    for notion in notions:
        if (
            notion.words
            and notion.said.lower() not in UNSAID
            and not any(a < notion.end and notion.start < b for a, b, _ in pieces)
        ):
            pieces.append((notion.start, notion.end, _word(notion, known)))
    return "".join(piece for _, _, piece in sorted(pieces))


def _word(notion: Notion, known: str) -> str:
    """The Chinese word for a notion that the document has, a class as the document writes it: 一级."""
    word = next((w for w in notion.words if w in known or CLASSES.get(w[:1], w[:1]) + w[1:] in known), notion.words[0])
    return word if word in known or word[:1] not in CLASSES else CLASSES[word[0]] + word[1:]


def _figure(match: re.Match[str], known: str) -> str:
    m = match.groupdict()
    if m["month"]:
        month = next(n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(m["month"].lower()[:3]))
        day = m["day"] or m["day2"]
        return f"{m['year']}年{month}月" + (f"{day}日" if day else "")
    if m["half"]:
        return f"{m['halfyear']}年{'上' if m['half'].lower() == 'first' else '下'}半年"
    if m["from"]:
        return "一季度"
    if m["money"] or m["yuan"]:
        scale = SCALES[(m["scale"] or m["scale2"] or "").lower() or None]
        return _chinese(_value(m["money"] or m["yuan"]) * scale) + "元"
    if m["points"]:
        return f"{_value(m['points'])}个百分点"
    if m["percent"]:
        whole = find_notions(m["whole"])[:1] if m["whole"] else ()
        named = next(
            (w for n in whole for w in n.words if w in known), whole[0].words[0] if whole and whole[0].words else ""
        )
        return f"占{named}{m['percent']}%" if named else f"{m['percent']}%"
    if m["age"]:
        return f"{m['age']}岁"
    if m["time"]:
        return f"{_value(m['time'])}{SPELLS[m['spell'].lower().rstrip('s')]}"
    if m["mass"]:
        scale = SCALES[(m["scale3"] or "").lower() or None]
        return _chinese(_value(m["mass"]) * scale) + UNITS[re.sub(r"\s+", " ", m["unit"].lower()).rstrip("s")]
    if m["people"]:
        return f"{_value(m['people'])}人"
    if m["year2"]:
        return f"{m['year2']}年"
    if m["firms"]:
        nouns = "".join(
            next((w for w in n.words if w in known), n.words[0]) for n in find_notions(m["firms"]) if n.words
        )
        return f"{_value(m['bare'])}家{nouns}"
    return _chinese(_value(m["bare"])) + "个"


def _value(words: str) -> Decimal:
    return Decimal(NUMBERS[words.lower()]) if words.lower() in NUMBERS else Decimal(words.replace(",", ""))


def _chinese(value: Decimal) -> str:
    for scale, name in ((10**8, "亿"), (10**4, "万")):
        if value >= scale:
            return f"{(value / scale).normalize():f}{name}"
    return f"{value.normalize():f}"
