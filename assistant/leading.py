"""Leading: the first sentence of an English answer, made from the Chinese quotes: the figure or date that is asked for.

What cannot be told apart is left to the quotes: a figure that is not the one asked for is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.asked import find_asked, fits_units, group_of
from assistant.drafts import Quote
from assistant.english import find_notions
from assistant.figures_en import write_figure, write_period
from assistant.focus import Focus
from assistant.frames import asked_years, year_at
from assistant.sentences import flat
from assistant.understanding import Understood
from index.lexicon import ACTIONS
from index.periods import find_periods
from index.quantities import Quantity, find_quantities

CAPS = re.compile(r"\b(?:top|cap|ceiling|maximum|most|largest|biggest|limit|up to|upper)\b", re.IGNORECASE)
FLOORS = re.compile(
    r"\b(?:minimum|at least|least|threshold|bar|below what|need|needs|require|required|must)\b", re.IGNORECASE
)
GRANTED = re.compile(
    r"\b(?:rewards?|bonus|grants?|subsid\w+|allowance|award\w*|prize|pay-?off|get|receive|aid|benefit|draw|paid|stipend)\b",
    re.IGNORECASE,
)
GIVING = re.compile(r"奖励|补贴|补助|给予|资助|奖补|津贴|发放|返还|贴息|支付|按(?!时)|最高|报销|申请")
AGAINST = re.compile(r"^(?:以上|以下|及以上|以内)?(?:的|并|且|以上的)")  # 投资500万元以上的: a condition, no benefit
ALSO = re.compile(
    r"\band (?:for |to |by |of )?(?:how|what|which|where|the (?:cap|ceiling|maximum|rate|limit)|is there)\b|\beach\b|\bboth\b|\brespectively\b|\bnumbers\b|\bfigures\b|\bversus\b|\bcompare|\band\b.{0,30}\?",
    re.IGNORECASE,
)
PARTS = re.compile(r",? and (?=(?:for|to|by|across|at|of|in)? ?(?:how|what|which)\b)|\?", re.IGNORECASE)
ASKS = re.compile(r"\b(?:how|what|which)\b", re.IGNORECASE)
# Nouns that say what kind of figure is wanted where the question names no unit.
NOUNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "money",
        re.compile(
            r"\b(?:how much (?:\w+ )?(?:investment|loan|credit|money|funding|revenue|output|aid|cash|support|rollover)|investment|loans?|fund|fine|bonus|reward|subsidy|allowance|grant|cost|price|sum|budget|deposit|refund|amount)\b(?! rate)",
            re.IGNORECASE,
        ),
    ),
    (
        "percent",
        re.compile(
            r"\b(?:share|percent\w*|proportion|rate|growth|ratio|weight|slice|portion|coverage)\b", re.IGNORECASE
        ),
    ),
    ("age", re.compile(r"\bages?\b|how old", re.IGNORECASE)),
    (
        "duration",
        re.compile(
            r"how (?:long|soon|quickly)|how many (?:working |business )?(?:days|months|years|hours)", re.IGNORECASE
        ),
    ),
)
AGED = re.compile(
    r"\b(?P<age>\d{1,3})(?:-year-old| years? old| years of age)|\b(?:aged?|turned|turning|is|am) (?:just )?(?P<other>\d{2,3})\b(?!%| (?:people|months|days|percent))",
    re.IGNORECASE,
)
SIDE = 0.6  # figures of one unit that a question about several is content with
CLAUSE = re.compile(r"[^，,；;。]+")
DESCRIBES = re.compile(r"[^，。；]{0,12}的(?:[，。；]|$)")  # 2023年底前形成的: which ones, not by when
CLOSE = 0.06  # figures that score as near as this to the best cannot be told from it
SAME = re.compile(r"\b(?:same|differ\w*|more|less|than|only|both|all|every|any|always|still|or)\b", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:not|no longer|never|exempt\w*|banned|barred|forbidden|prohibited|excluded)\b|n't", re.IGNORECASE
)
DENIES = re.compile(r"不得|不予|不适用|不享受|禁止|严禁|不能|可不|无需|免于|不再|不支持|不属于|不包括|不纳入")
SPOKEN = re.compile(r"\b(?:say|says|said|mention\w*|is there|are there|provide|provided)\b", re.IGNORECASE)
SURE = 0.6  # of the focus, by the first quote, for a yes or a no


@dataclass(frozen=True, slots=True)
class Candidate:
    written: str
    score: float
    quote: int
    clause: int
    unit: str


def lead_of(understood: Understood, quotes: Sequence[Quote], focus: Focus) -> str:
    """The sentence, or "" where the quotes do not tell."""
    kinds = understood.asked.kinds
    said = ""
    if "amount" in kinds or understood.asked.units:
        said = _figures(understood, quotes, focus)
    if not said and "rhythm" in kinds:
        said = _best_period(understood.plain, quotes, focus, recurring=True)
    if "date" in kinds and not (said and understood.asked.units):
        said = _best_period(understood.plain, quotes, focus, recurring=False) or said
    if not said and kinds[:1] == ("yesno",):
        said = _yes_or_no(understood, quotes, focus)
    return f"{said[:1].upper()}{said[1:]}. " if said else ""


def _figures(understood: Understood, quotes: Sequence[Quote], focus: Focus) -> str:
    """The figure of each thing that the question asks how much of, in its order."""
    asks = [part for part in PARTS.split(understood.plain) if ASKS.search(part)] or [understood.plain]
    said: list[str] = []
    for part in asks:
        units = find_asked(part).units if len(asks) > 1 else understood.asked.units
        figure = _figure(understood, part, units, quotes, focus)
        if not figure and len(asks) > 1:
            return ""  # one of several is not told: the quotes answer
        said += [figure] if figure and figure not in said else []
    return " and ".join(said)


def _figure(understood: Understood, part: str, units: frozenset[str], quotes: Sequence[Quote], focus: Focus) -> str:
    found = sorted(_candidates(understood, part, units, quotes, focus), key=lambda c: -c.score)
    if not found:
        return ""
    best = found[0]
    near = [c for c in found if best.score - c.score <= CLOSE and c.written != best.written]
    together = [
        c
        for c in found
        if ALSO.search(part) and (c.quote, c.unit) == (best.quote, best.unit) and best.score - c.score <= SIDE
    ]
    if len({c.written for c in together}) in (2, 3):
        return " and ".join(dict.fromkeys(c.written for c in sorted(together, key=lambda c: c.clause)))
    if near:
        return ""  # nothing tells which
    capped = GRANTED.search(part) or CAPS.search(part)
    beside = [
        c
        for c in found
        if c.quote == best.quote and c.written.startswith("up to RMB") and 0 <= c.clause - best.clause <= 1
    ]
    if capped and best.unit == "percent" and beside:
        return f"{best.written}, {beside[0].written}"
    return best.written


def _candidates(
    understood: Understood, part: str, units: frozenset[str], quotes: Sequence[Quote], focus: Focus
) -> Iterator[Candidate]:
    """Every figure of the quotes that the part of the question may ask for, with how well the words around it fit."""
    caps, floors, granted = CAPS.search(part), FLOORS.search(part), GRANTED.search(part)
    wanted, things = _of_part(part, focus), _of_things(focus)
    groups = {group for group, pattern in NOUNS if pattern.search(part)}
    points = "percentage point" in part.lower()
    age = AGED.search(understood.plain)
    years = asked_years(understood.frame, quotes[0].document) if quotes else ()
    for n, quote in enumerate(quotes):
        text = quote.text
        quantities = find_quantities(text)
        clauses = [m.span() for m in CLAUSE.finditer(text)]
        for i, quantity in enumerate(quantities):
            written = write_figure(quantity, text)
            if not written or not fits_units(quantity.unit, units) or (points and quantity.unit == "%"):
                continue
            number = next((k for k, (a, b) in enumerate(clauses) if a <= quantity.start < b), 0)
            start, end = clauses[number] if clauses else (0, len(text))
            before = max(start, quantities[i - 1].end if i else 0)
            after = min(end, quantities[i + 1].start if i + 1 < len(quantities) else len(text))
            after = next(
                (at for at in range(quantity.end, after) if text[at] == "、"), after
            )  # what is listed next has a figure of its own
            own = flat(text[before:after])
            score = (
                things.covered(own)
                + 0.5 * focus.covered(flat(text[start:end]))
                + 0.3 * focus.covered(flat(text))
                - 0.03 * n
            )
            score += wanted.covered(own) + 0.4 * wanted.covered(flat(text[start:end]))
            score += 0.4 if group_of(quantity.unit) in groups else -0.2 if groups else 0.0
            if age:
                score += _of_age(Decimal(age["age"] or age["other"]), text[max(0, start - 30) : end])
            score += _fitting(quantity, text, bool(caps), bool(floors), bool(granted))
            if len(years) == 1 and (of := year_at(text, quantity.start)) is not None:
                score += 0.3 if of == years[0] else -0.3
            yield Candidate(written, score, n, number, group_of(quantity.unit))


def _of_part(part: str, focus: Focus) -> Focus:
    """The terms of the focus that a part of the question names."""
    words = {flat(word) for notion in find_notions(part) for word in notion.words}
    return Focus(
        tuple(term for term in focus.terms if words & set(term.words) or any(w in part.lower() for w in term.words))
    )


def _of_things(focus: Focus) -> Focus:
    """The focus without its verbs: 新培育甲300家、乙150家 says of both that they are newly raised."""
    return Focus(tuple(t for t in focus.terms if not any(flat(w).removeprefix("新") in ACTIONS for w in t.words)))


def _of_age(age: Decimal, text: str) -> float:
    """What speaks for a figure whose own words say for which ages it is: 90至99周岁."""
    ages = [q for q in find_quantities(text) if q.unit in ("岁", "周岁")]
    if not ages:
        return 0.0
    last = ages[-1]
    low, high = last.low or Decimal(0), last.high or Decimal(0)
    if last.comparator == "range":
        return 0.6 if low <= age <= high else -0.6
    if last.comparator in (">=", ">"):
        return 0.6 if age >= low else -0.6
    return 0.0


def _fitting(quantity: Quantity, text: str, caps: bool, floors: bool, granted: bool) -> float:
    """What speaks for a figure by its end, and by what stands around it."""
    score = 0.0
    if caps:
        score += 0.35 if quantity.comparator in ("<=", "<") else -0.1
    if floors and not caps:
        score += 0.15 if quantity.comparator in (">=", ">") else 0.0
    if granted:
        clause = re.split(r"[，,；;。]", text[: quantity.start])[-1] + text[quantity.start : quantity.end]
        follows = re.split(r"[，,；;。]", text[quantity.end :])[0]
        condition = quantity.comparator in (">=", ">") or AGAINST.match(follows)
        score += (
            0.3
            if (GIVING.search(clause) or re.match(r"的?(?:奖励|补贴|补助|资助)", follows)) and not condition
            else 0.0
        )
        score -= 0.3 if condition and not floors else 0.0
        score += 0.1 if group_of(quantity.unit) in ("money", "percent") else -0.3
    return score


def _best_period(question: str, quotes: Sequence[Quote], focus: Focus, recurring: bool) -> str:
    best: tuple[float, str] = (0.0, "")
    asked_of = re.findall(r"20\d\d", question)
    for n, quote in enumerate(quotes):
        text = quote.text
        for period in find_periods(text, quote.document.year):
            written = write_period(period, text)
            if recurring and written and (times := _times(text, period.start)):
                written = f"{times} {written.replace('every', 'a', 1) if written.count(' ') < 2 else written}"
            if not written or bool(period.every) != recurring:
                continue
            around = text[max(text.rfind("，", 0, period.start), text.rfind("。", 0, period.start)) + 1 :]
            around = re.split(r"[。；;]", around)[0]
            score = 0.01 + focus.covered(flat(around)) + 0.2 * (period.kind == "deadline") - 0.05 * n
            if (
                DESCRIBES.match(text, period.end)
                or str((period.end_date or period.start_date or date.min).year) in asked_of
            ):
                score *= 0.3
            if score > best[0]:
                best = (score, written)
    return best[1]


def _times(text: str, at: int) -> str:
    """How many times, where the clause says so: 每学年监督检查不少于4次."""
    clause = next((m for m in CLAUSE.finditer(text) if m.start() <= at < m.end()), None)
    if clause is None:
        return ""
    counted = [q for q in find_quantities(text) if clause.start() <= q.start < clause.end() and q.unit == "次"]
    return write_figure(counted[0], text).replace("1 time", "once") if len(counted) == 1 else ""


def _yes_or_no(understood: Understood, quotes: Sequence[Quote], focus: Focus) -> str:
    question = understood.plain
    if not quotes or SAME.search(question) or DENIED.search(question) or understood.quantities:
        return ""
    if not DENIES.search(quotes[0].text) and not SPOKEN.search(question):
        return ""
    if focus.covered(flat(quotes[0].text)) < SURE:
        return ""
    return "no" if DENIES.search(quotes[0].text) else "yes"
