"""Tallies: how many things an enumeration names, counted and shown.

enumeration = item 、item (、item)* 等? (stated-number unit)? noun?      甲、乙、丙等重点行业  →  3
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.comparands import find_comparands
from assistant.drafts import Draft, Quote
from assistant.enumerating import enumerate_best, groups_of, sort_of
from assistant.evidence import Evidence
from assistant.focus import bare
from assistant.operands import focus_of
from assistant.sentences import Sentence, flat
from assistant.understanding import Understood
from index.clauses import find_clauses
from index.library import Library
from index.quantities import find_quantities
from index.spans import Span

NUMBER = r"(?:多少|(?<!哪)几)"
NAMING = r"点到|点(?:到|了|出)?(?:的)?名|点了|列(?:出|举|了|的)|数出|举(?:的|了|出)|提到|写了|写到|名字|名单"
ASKS = re.compile(
    rf"(?:{NAMING}).{{0,16}}{NUMBER}(?:个|类|种|样|家|项|座|处|名)?|{NUMBER}(?:个|类|种|样|家|项|座)[^,。?]{{0,6}}(?:{NAMING})|"
    rf"分(?:成|为)?{NUMBER}(?:类|种)|{NUMBER}(?:样|座城市|个城市|座市|类商品|类产品)|"
    r"how many [^?]{1,50}(?:are|is|does|do)[^?]{0,30}(?:named|listed|mentioned|name|list|mention)",
    re.IGNORECASE,
)
REST = re.compile(r"没(?:有)?点名|没点|未点名|其余|剩下|没列|not named")
ENUMERATION = re.compile(r"(?P<items>[^、,，;；。:：]+(?:、[^、,，;；。:：]+)+)")
END = re.compile(r"等(?!级|待|额|于|同|候|量|效)(?P<noun>[^,，;；。]*)")
LAST_OF_TWO = re.compile(r"(?:以及|和|及|与)")
LEAST = 0.3
OPEN = 0.08  # 等 and a noun behind it: a list by the text's own word
MARGIN = 0.02  # by which the best enumeration must lead the next of another number


@dataclass(frozen=True, slots=True)
class Enumeration:
    sentence: Sentence
    clause: Span
    count: int
    stated: int | None  # the number that the text itself gives: 等8个行业
    noun: str


def asks_tally(question: str) -> bool:
    """Whether a question in plain wording wants named things counted."""
    return bool(ASKS.search(question) or (ITEMS_ASKED.search(question) and LISTS.search(question)))


def find_enumerations(sentence: Sentence) -> tuple[Enumeration, ...]:
    """The lists of three or more things that a sentence names, none of them of figures."""
    text = sentence.document.text
    found = []
    for clause in find_clauses(text, sentence.start, sentence.end):
        for match in ENUMERATION.finditer(clause.of(text)):
            items = match["items"]
            end = END.search(items)
            listed = items[: end.start()] if end else items
            noun = end["noun"] if end else items.rsplit("、", 1)[1]
            figures = find_quantities(listed)
            if any(q.unit and q.unit != "大" for q in figures):
                continue
            count = listed.count("、") + 1
            if count < 3 and not end:
                continue
            if not end and LAST_OF_TWO.search(listed.rsplit("、", 1)[1]):
                count += 1
            stated = next((q for q in find_quantities(noun) if q.start <= 1 and q.low is not None), None)
            found.append(Enumeration(sentence, clause, count, int(stated.low) if stated and stated.low else None, noun))
    return tuple(found)


ITEMS_ASKED = re.compile(
    r"(?:列|写|规定|设|定)(?:了|出)?(?:几|多少)|各?有?(?:几|多少)(?:种|项|类|条|款|个|样|道)(?=[?,。]|$)"
)
LEAD_SAID = 0.6  # of a name, by the lead and title of the list whose items are counted
LISTS = re.compile(r"条件|情形|情况|材料|手续|职责|要求|部门|标准|任务|事项|支出|行为")


def count_items(understood: Understood, evidence: Evidence, library: Library) -> Draft | None:
    """How many items the lists have that the question speaks of, with their difference where it asks for that; None where one is not found."""
    question, language = understood.plain, understood.language
    if not ITEMS_ASKED.search(question) or not LISTS.search(question) or not evidence.findings:
        return None
    document = evidence.findings[0].sentence.document
    names = _lists_named(question)
    groups = [g for g in groups_of(document) if any(p != g.lead[0] for p, _ in g.items)]
    found = []
    for name in names:
        focus = focus_of(library, document, ITEMS_ASKED.sub(" ", name))
        scored = [
            (focus.covered(flat(g.lead[1].of(document.text))) + sort_of(name, flat(g.lead[1].of(document.text))), n, g)
            for n, g in enumerate(groups)
        ]
        best = max(scored, key=lambda row: (row[0], -row[1]), default=None)
        if best is None or best[0] < LEAD_SAID or best[2] in found:
            return enumerate_best(understood, evidence) if len(names) == 1 and not NAMED.search(question) else None
        found.append(best[2])
    quotes = tuple(Quote(document, g.lead[0], g.lead[1].start, g.lead[1].end) for g in found)
    counts = [len(g.items) for g in found]
    said = [
        f"{len(g.items)}项:{q.text.rstrip('：:')}[{n}]" for n, (g, q) in enumerate(zip(found, quotes, strict=True), 1)
    ]
    if language == "en":
        said = [
            f"{len(g.items)} items: {q.text.rstrip('：:')}[{n}]"
            for n, (g, q) in enumerate(zip(found, quotes, strict=True), 1)
        ]
    computed = [str(count) for count in counts]
    gap = ""
    if len(counts) == 2 and MORE.search(question):
        expression = f"{max(counts)}-{min(counts)}={max(counts) - min(counts)}"
        gap = (
            f"The difference is {expression}. "
            if language == "en"
            else f"相差{max(counts) - min(counts)}项({expression})。"
        )
        computed += [str(max(counts) - min(counts)), expression]
    labels = "、".join(dict.fromkeys(q.paragraph.label for q in quotes))
    text = gap + ("; " if language == "en" else ";").join(said) + f"（{labels}）" + ("." if language == "en" else "。")
    return Draft(text, "answered", quotes, computed=tuple(computed))


MORE = re.compile(r"多几|差几|少几|多多少|差多少|多出|more|differ")
NAMED = re.compile(NAMING)


def _lists_named(question: str) -> list[str]:
    """The parts of a question that each name a list whose items are counted; else its things, or all of it."""
    parts = [part for part in re.split(r"[,，;；]", question) if ITEMS_ASKED.search(part + "?") and LISTS.search(part)]
    if len(parts) > 1:
        return parts
    comparands = find_comparands(question)
    if len(comparands.names) > 1 and not REST.search(question):
        return [f"{name} {comparands.shared}" for name in comparands.names]
    return [question]


def answer_tally(understood: Understood, evidence: Evidence, library: Library) -> Draft | None:
    """How many things the enumeration that the question speaks of names, or None where that is in doubt."""
    question, language = understood.plain, understood.language
    if items := count_items(understood, evidence, library):
        return items
    if not ASKS.search(question):
        return None
    subject = re.sub(rf"{NAMING}|{NUMBER}[个类种样家项座]?|没点|文件", " ", bare(question))
    ranked: list[tuple[float, Enumeration]] = []
    for finding in evidence.findings[:40]:
        sentence = finding.sentence
        if sentence.flat.count("、") < 1:
            continue
        focus = focus_of(library, sentence.document, subject)
        for enumeration in find_enumerations(sentence):
            near = flat(enumeration.clause.of(sentence.document.text))
            score = 0.35 * focus.covered(flat(enumeration.noun)) + 0.35 * focus.covered(near)
            score += OPEN if enumeration.noun and END.search(near) else 0.0
            score += 0.2 * focus.covered(sentence.flat, sentence.context) + 0.15 * finding.score
            ranked.append((score, enumeration))
    ranked.sort(key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < LEAST:
        return None
    best, found = ranked[0]
    if any(best - score < MARGIN and other.count != found.count for score, other in ranked[1:3]):
        return None
    quote = Quote(found.sentence.document, found.sentence.paragraph, found.clause.start, found.clause.end)
    shown = [str(found.count)]
    lead = f"{found.count} are named" if language == "en" else f"点名列出{found.count}个"
    if found.stated is not None and found.stated > found.count and REST.search(question):
        left = found.stated - found.count
        expression = f"{found.stated}-{found.count}={left}"
        lead += f"; {left} are not ({expression})" if language == "en" else f",没有点名的{left}个({expression})"
        shown += [str(left), expression]
    words = quote.text if len(quote.text) <= 200 else quote.text[:200] + "…"
    joint, end = (": ", ".") if language == "en" else (":", "。")
    return Draft(
        f"{lead}{joint}{words}[1]（{quote.paragraph.label}）{end}", "answered", (quote,), computed=tuple(shown)
    )
