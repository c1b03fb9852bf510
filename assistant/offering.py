"""Offering: what a person could get by what they said of themselves: 我们是小微企业,能拿到哪些补贴?

offers = what was said meets | what is still open, with what it turns on | what is ruled out
A denial that holds for all supports of the document comes first, for it rules out the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answers import Language
from assistant.assessing import GroupJudged, judge_group
from assistant.denying import DENIED_BEFORE
from assistant.derive import find_facts
from assistant.drafts import Draft, Quote
from assistant.groups import provision_groups
from assistant.overview import asks_overview
from assistant.profile import read_profile
from assistant.selecting import spoken
from assistant.sentences import title_of
from assistant.trades import SERVICES, TRADES
from assistant.verdicts import benefit_words, metric_words
from index.documents import Document
from index.facts import find_facts as find_facts_of
from index.granting import Support
from prompts import render

CLAUSE = re.compile(r"[，,。;；！!？?\n]|\.(?=\s)")
SUBSTANCE = re.compile(r"\d|免|贷|返还|减|(?:给予|予以|发放|享受|申请|按)[^，。；]*(?:补贴|补助|奖励|资助|扣除|支持)")
GETS = re.compile(r"能|可以|享受|拿|领|申请|申报|\bget\b|claim|receive|apply", re.IGNORECASE)
MODIFIES = re.compile(
    r"(?:视同|视为|参照|补足|差额|再|另|按[^，。；]{0,12}(?:兑现|执行|计算)|(?:补助|补贴|奖励)?(?:比例|标准|上限|额度|期限))"
)
FEWEST = 3  # a document that grants less is answered by its clauses
MET, OPEN, OUT, PLAIN = 4, 4, 2, 8  # how many of each are shown
NEAR = 0.3  # of the telling words of what was said, that a provision has which is about such people
LAST = re.compile(r"[，,；;。]")
STATED = 30  # characters of a support's last clause
TESTS = 2  # of what a support turns on, how much is named
LIMIT = {"zh": 780, "en": 1500}


def asks_offer(question: str, turns: tuple[str, ...] = ()) -> bool:
    """Whether somebody asks for all that they could get, having said who they are or not.

    >>> asks_offer("我们是小微企业,能拿到哪些补贴?"), asks_offer("技改项目有哪些补贴?")
    (True, False)
    """
    clauses = [c for c in CLAUSE.split(question) if c.strip()]
    return bool(clauses) and asks_overview(clauses[-1]) and not any(asks_overview(c) for c in clauses[:-1])


@dataclass(frozen=True, slots=True)
class Offer:
    """A support as it stands for a person: the best of its paragraph's cases."""

    judged: GroupJudged
    told: int  # how many of its tests were spoken to
    weight: float


def answer_offer(question: str, turns: tuple[str, ...], document: Document, language: Language) -> Draft | None:
    """The supports grouped by met, open and excluded; None where that is not asked or the document grants little."""
    if not asks_offer(question, turns):
        return None
    profile = read_profile(turns, question, document.year)
    facts = find_facts(profile, document.year)
    said = " ".join((*turns, *CLAUSE.split(question.strip())[:-2])).strip()
    judged = [judge_group(g, facts, profile, document) for g in provision_groups(document)]
    denied = [
        j
        for j in judged
        if j.denies
        and j.group.provision
        and j.group.provision.general
        and j.result == "meets"
        and any(c.words for c in j.categories)
    ]
    granted = [j for j in judged if _grants(j, document)]
    offers = _best(_weighed(granted, said, document))
    if len(offers) < FEWEST:
        return _stated(document, language) if GETS.search(question) else None
    if denied:
        return _draft("offer-denied", (), denied[:1], document, language)
    if not said and not GETS.search(question):
        return None
    if not said:
        return _draft("offer-all", offers[:PLAIN], (), document, language, count=len(offers))
    met = [o for o in offers if o.judged.result == "meets" and o.told]
    open_ = [o for o in offers if o.judged.result == "unknown" and o.weight >= 1]
    near = open_ or [o for o in offers if o.judged.result == "unknown" and o.weight >= NEAR]
    out = [o for o in offers if o.judged.result == "fails" and o.told]
    if not met and not near:
        return _draft("offer-all", offers[:PLAIN], (), document, language, count=len(offers))
    shown = (*met[:MET], *near[:OPEN], *out[:OUT])
    return _draft("offer", shown, (), document, language, count=len(offers) - len(shown))


def _stated(document: Document, language: Language) -> Draft | None:
    """The supports of a document that words few of them as grants: those with a figure first, each by its title."""
    found: dict[str, Support] = {}
    for support in sorted(find_facts_of(document).supports, key=lambda s: (s.cap or s.quantity) is None):
        found.setdefault(support.paragraph, support)
    if len(found) < FEWEST:
        return None
    quotes: list[Quote] = []
    lines: list[str] = []
    for id_, support in list(found.items())[:PLAIN]:
        paragraph = document.paragraph(id_)
        if paragraph is None:
            continue
        quotes.append(Quote(document, paragraph, support.start, support.end))
        benefit = LAST.split(re.sub(r"\s+", "", document.text[support.start : support.end]))[-1]
        lines.append(
            render(
                "offer-item",
                language,
                title=title_of(document, paragraph)[:18],
                benefit=benefit if len(benefit) <= STATED else f"…{benefit[-STATED:]}",
                n=len(quotes),
            )
        )
    text = render("offer-all", language, items=("；" if language == "zh" else "; ").join(lines), count=len(found))
    return Draft(text, "answered", tuple(quotes), computed=(text,))


def _weighed(granted: list[GroupJudged], said: str, document: Document) -> list[Offer]:
    trades = [
        re.compile(printed) for _, printed, claimed in (*TRADES, *SERVICES) if re.search(claimed, said, re.IGNORECASE)
    ]
    offers = []
    for judged in granted:
        told = _told(judged)
        fits = sum(bool(t.search(_context(judged, document))) for t in trades)
        words = spoken(judged.group, document, said) if said else 0.0
        offers.append(Offer(judged, told, told + fits + (words if not trades else 0.5 * words)))
    return offers


def _best(offers: Iterable[Offer]) -> list[Offer]:
    """For each paragraph the case that suits best, in order of how well it does; as they stand where nothing was said."""
    order = {"meets": 2, "unknown": 1, "fails": 0}
    best: dict[str, Offer] = {}
    for offer in offers:
        held = best.get(offer.judged.group.paragraph)
        rank = (order[offer.judged.result], offer.weight)
        if held is None or rank > (order[held.judged.result], held.weight):
            best[offer.judged.group.paragraph] = offer
    return sorted(best.values(), key=lambda o: -o.weight)


def _grants(judged: GroupJudged, document: Document) -> bool:
    provision = judged.group.provision
    if (
        provision is None
        or provision.effect != "grants"
        or provision.leads
        or provision.defines
        or provision.said is None
    ):
        return False
    benefit = provision.benefit(document.text)
    return SUBSTANCE.search(benefit) is not None and MODIFIES.match(benefit) is None


def _context(judged: GroupJudged, document: Document) -> str:
    """The support's own words with those of the paragraph's title."""
    paragraph = document.paragraph(judged.group.paragraph)
    title = document.text_of(paragraph)[:20].partition("。")[0] if paragraph is not None else ""
    return title + document.text[judged.group.start : judged.group.end]


def _told(judged: GroupJudged) -> int:
    """How many of its tests were spoken to."""
    told = sum(
        1
        for c in judged.categories
        if c.words and c.category.kind not in ("open", "trade") and not DENIED_BEFORE.search(c.words)
    )
    told += sum(1 for c in judged.categories if c.words and c.category.kind == "open" and c.result == "meets")
    return told + sum(1 for b in judged.bounds if b.fact is not None)


# Words


def _draft(
    name: str,
    offers: tuple[Offer, ...] | list[Offer],
    denied: Iterable[GroupJudged],
    document: Document,
    language: Language,
    count: int = 0,
) -> Draft:
    quotes: list[Quote] = []
    groups: dict[str, list[str]] = {"meets": [], "unknown": [], "fails": []}
    size = 0
    for judged in (*(o.judged for o in offers), *denied):
        paragraph = document.paragraph(judged.group.paragraph)
        if paragraph is None:
            continue
        line = _item(judged, document, language, len(quotes) + 1, name == "offer")
        if size + len(line) > LIMIT[language] - 120:
            continue
        size += len(line)
        start, end = max(judged.group.start, paragraph.start), min(judged.group.end, paragraph.end)
        quotes.append(Quote(document, paragraph, start, max(end, start + 1)))
        groups[judged.result if name == "offer" else "meets"].append(line)
    mark = "；" if language == "zh" else "; "
    parts = (
        [render(f"offer-{kind}", language, items=mark.join(lines)) for kind, lines in groups.items() if lines]
        if name == "offer"
        else []
    )
    blank = "" if language == "zh" else " "
    text = render(name, language, parts=blank.join(parts), items=mark.join(groups["meets"]), count=count)
    return Draft(text, "answered", tuple(quotes), computed=(text,))


def _item(judged: GroupJudged, document: Document, language: Language, n: int, judging: bool) -> str:
    paragraph = document.paragraph(judged.group.paragraph)
    assert paragraph is not None
    if judged.denies:
        words = re.sub(r"\s+", "", document.text[judged.group.start : judged.group.end]).strip("；。，")
        return render("offer-item", language, title=words[:60], benefit="", n=n).replace("：[", "[")
    benefit = benefit_words(judged, document)[:40]
    title = title_of(document, paragraph)[:18]
    tests = [metric_words(b.bound, document) for b in judged.bounds if b.result == judged.result != "meets"]
    tests += [
        document.text[c.category.start : c.category.end]
        for c in judged.categories
        if c.result == judged.result != "meets"
    ]
    line = render("offer-item", language, title=title, benefit=benefit, n=n)
    if not judging or not tests:
        return line
    return render("offer-tests", language, item=line, tests="、".join(dict.fromkeys(t[:20] for t in tests[:TESTS])))
