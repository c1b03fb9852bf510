"""Eligibility: a firm's own figures against the conditions of a document, verdict by verdict.

read_profile → find_facts → find_groups of each candidate → judge_group → the group that the question is about
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.alternatives import option_of
from assistant.answers import Check, Result
from assistant.asking import DONE
from assistant.asking import asks_eligibility as asks_eligibility
from assistant.assessing import GroupJudged, judge_group
from assistant.awards import Award, award_of
from assistant.bearing import bearing_on, near_to
from assistant.bounds import Bound
from assistant.cases import case_that_applies, named_case
from assistant.choosing import FIGURED, is_tier, provided_by, sentences_of
from assistant.classes import held
from assistant.deducting import without_uncounted
from assistant.derive import Fact, find_facts
from assistant.grants import parse_grant, tops_up
from assistant.groups import provision_groups
from assistant.judging import all_of, any_of, negated
from assistant.matching import Judged
from assistant.profile import Profile, read_profile
from assistant.provided import judge_tests
from assistant.selecting import spoken
from assistant.statements import UNSURE
from assistant.verdicts import denial_words
from assistant.verdicts import render as render
from index.documents import Document

if TYPE_CHECKING:
    from index.facts import Facts

NAMED = 0.7  # of the question's telling words, that a provision has which is asked about
UNDATED = 1000  # 今年 of a document that says no year: 去年 is still the year before
QUOTES, ITEMS = 6, 4  # citations of a verdict, and of them items of a list


@dataclass(frozen=True, slots=True)
class Assessment:
    """A verdict with its checks; `quotes` are (paragraph, start, end) spans that state the conditions."""

    verdict: Result
    checks: tuple[Check, ...]
    quotes: tuple[tuple[str, int, int], ...]
    judged: tuple[GroupJudged, ...]
    profile: Profile
    target: bool  # what is judged is a goal that is to be reached, not a condition of support
    award: Award | None = None  # what it comes to, where that can be worked out
    further: tuple[GroupJudged, ...] = ()  # what else the paragraph grants to who is met
    instead: GroupJudged | None = None  # of what is not met, the other case that is


def assess(
    question: str, turns: tuple[str, ...], document: Document, facts: Facts, candidates: tuple[str, ...]
) -> Assessment | None:
    """The verdict on what the person stated; `candidates` are paragraph ids, best first.

    None where no candidate states anything that the question is about.
    """
    if not candidates:
        return None
    year = document.year or UNDATED
    profile = read_profile(turns, question, year)
    given, left_out = without_uncounted(find_facts(profile, year), provision_groups(document), profile, document)
    asked = " ".join((*turns[-2:], question))
    profile = _classed(profile, given, document)
    options = [
        option
        for place, identity in enumerate(candidates)
        if (option := sentences_of(document, identity, place, given, profile, asked)) is not None
    ]
    provided = [judge_group(g, given, profile, document) for g in provision_groups(document)]
    options += provided_by(document, candidates, provided, given, profile, asked, question)
    if not options:
        return None
    _, chosen = max(options, key=lambda option: option[0])
    case = named_case(chosen[0], provided, question, profile, document)
    if case is not chosen[0]:
        chosen = bearing_on(case, provided, given, profile, document)
    granted = _granted_beside(chosen[0], provided, document, asked)
    if granted is not None:
        chosen = bearing_on(granted, provided, given, profile, document)
        chosen = chosen if case in chosen else [*chosen, case]
    chosen = [chosen[0], *(j for j in chosen[1:] if j.group not in left_out)]
    share = _share_instead(chosen[0], provided, document)
    if share is not None:
        chosen = bearing_on(share, provided, given, profile, document)
    instead = case_that_applies(chosen[0], provided)
    silent = not given and not profile.missing and not UNSURE.search(profile.text)
    named = DONE.search(question) and spoken(chosen[0].group, document, question) >= NAMED
    if silent and not named and not any(j.addressed for j in chosen):
        return None  # nothing that was said speaks to it
    assessment = _with_instead(_assessment(chosen, profile, document), instead)
    if any(b.fact is not None and "（" in b.fact.how for j in chosen for b in j.bounds):
        told = ((g.paragraph, g.start, g.end) for g in left_out)
        assessment = replace(assessment, quotes=(*assessment.quotes, *(q for q in told if q not in assessment.quotes)))
    return _with_award(assessment, provided, given, document)


def tells_sum(assessment: Assessment, document: Document) -> bool:
    """Whether it says what somebody is granted who meets what is asked of them."""
    provision = assessment.judged[0].group.provision
    if assessment.verdict != "meets" or provision is None or provision.effect != "grants" or provision.defines:
        return False
    return assessment.award is not None or FIGURED.search(provision.benefit(document.text)) is not None


def _share_instead(main: GroupJudged, provided: list[GroupJudged], document: Document) -> GroupJudged | None:
    """Who does not lead but takes part has a share of what the same paragraph grants who leads: 排名第二、第三的，按标准的30%."""
    if main.result != "fails" or not any(c.result == "fails" and c.words for c in main.categories):
        return None
    for beside in provided:
        provision = beside.group.provision
        if (
            beside is main
            or beside.result != "meets"
            or provision is None
            or beside.group.paragraph != main.group.paragraph
        ):
            continue
        grant = parse_grant(provision.benefit(document.text))
        if grant is not None and grant.kind == "share":
            return beside
    return None


def _granted_beside(
    main: GroupJudged, provided: list[GroupJudged], document: Document, asked: str
) -> GroupJudged | None:
    """What the paragraph grants, where somebody only told of what shuts others out and is not: that alone grants nothing."""
    if not main.denies or main.result != "fails":
        return None
    beside = [
        j
        for j in provided
        if j.group.paragraph == main.group.paragraph
        and j.group.provision is not None
        and j.group.provision.effect == "grants"
        and not j.group.provision.defines
        and j.addressed > 0
    ]
    return max(beside, key=lambda j: spoken(j.group, document, asked), default=None)


def _classed(profile: Profile, given: tuple[Fact, ...], document: Document) -> Profile:
    """What was said, with the classes of the document that it makes somebody a member of."""
    names = held(document, lambda tests: judge_tests(tests, given, profile, document) == "meets")
    return replace(profile, classes=tuple(n for n in names if n not in profile.text))


def _with_instead(assessment: Assessment, instead: GroupJudged | None) -> Assessment:
    """The case that applies in place of the one that is not met, with its sentence among the quotes."""
    if instead is None or assessment.verdict != "fails":
        return assessment
    quote = (instead.group.paragraph, instead.group.start, instead.group.end)
    return replace(assessment, instead=instead, quotes=tuple(dict.fromkeys((*assessment.quotes, quote))))


REFERS = re.compile(r"上述|前款|前[项条]|该[项款]")


def _adjusts(main: GroupJudged, judged: GroupJudged, document: Document) -> bool:
    """Whether it may change what the support comes to: of all supports (C类企业各项奖励减半执行), or of the one before it."""
    provision = judged.group.provision
    if provision is None or provision.effect != "grants":
        return False
    own, other = main.group.paragraph, judged.group.paragraph
    beside = (
        other.startswith(own + ".")
        or (own.startswith(other + ".") and REFERS.search(document.text, main.group.start, main.group.end))
        or (
            other.rpartition(".")[0] == own.rpartition(".")[0]
            and REFERS.search(document.text, judged.group.start, judged.group.end)
        )
    )
    return (
        provision.general or bool(beside) or (provision.said is not None and tops_up(provision.said.of(document.text)))
    )


def _with_award(
    assessment: Assessment, provided: list[GroupJudged], given: tuple[Fact, ...], document: Document
) -> Assessment:
    """What a support that is met comes to, with the sentences that say so among the quotes."""
    main = assessment.judged[0]
    if assessment.verdict != "meets" or main.group.provision is None:
        return assessment
    near = near_to(main)
    beside = [j for j in provided if j is not main and (j.group.paragraph in near or _adjusts(main, j, document))]
    award = award_of(main, beside, given, assessment.profile, document)
    others = [
        j for j in beside if j.group.paragraph in near or (j.group.provision is not None and j.group.provision.general)
    ]
    further = tuple(j for j in _further(main, others) if award is None or j not in award.used)
    quotes = [
        (j.group.paragraph, j.group.start, j.group.end) for j in further if j.group.paragraph != main.group.paragraph
    ]
    quotes += award.quotes if award is not None else ()
    kept = list(assessment.quotes)
    kept += [q for q in quotes if not any(p == q[0] and s <= q[1] and q[2] <= e for p, s, e in kept)]
    return replace(assessment, further=further, award=award, quotes=tuple(dict.fromkeys(kept)))


def _further(main: GroupJudged, provided: list[GroupJudged]) -> tuple[GroupJudged, ...]:
    """What else the paragraph says of what this person gets: 中小微企业按60%返还, 补贴标准提高至1800元."""
    return tuple(
        j
        for j in provided
        if j is not main
        and not option_of(main, j)
        and j.group.provision is not None
        and j.group.provision.effect == "grants"
        and not j.group.provision.leads
        and j.result == "meets"
        and (any(c.words for c in j.categories) or any(b.fact is not None for b in j.bounds))
    )


def _assessment(judged: list[GroupJudged], profile: Profile, document: Document) -> Assessment:
    if judged[0].group.provision is not None:
        return _by_provision(judged, profile, document)
    target = judged[0].group.kind == "target"
    results = [j.result for j in judged]
    tiers = len(judged) > 1 and not target and all(is_tier(judged[0], j) for j in judged[1:])
    verdict = any_of(results) if tiers else all_of(results)
    checks = tuple(check for j in judged for check in checks_of(j, document))
    quotes = tuple((j.group.paragraph, j.group.start, j.group.end) for j in sorted(judged, key=lambda j: j.group.start))
    return Assessment(verdict, checks, quotes, tuple(judged), profile, target)


def _by_provision(judged: list[GroupJudged], profile: Profile, document: Document) -> Assessment:
    verdict = all_of([negated(j.result) if j.denies else j.result for j in judged])
    checks = tuple(check for j in judged for check in checks_of(j, document))
    quotes: list[tuple[str, int, int]] = []
    for j in judged:
        quotes += [q for q in quotes_of(j, document, verdict) if q not in quotes]
    return Assessment(verdict, checks, tuple(quotes[:QUOTES]), tuple(judged), profile, False)


def quotes_of(judged: GroupJudged, document: Document, verdict: Result) -> list[tuple[str, int, int]]:
    """Where the provision stands: its sentence, or of a list the lead and the items that decide."""
    group = judged.group
    if not group.listed:
        framed = group.provision.inherited if group.provision is not None else ()
        outside = [(p.paragraph, p.start, p.end) for p in framed if p.paragraph != group.paragraph]
        said = group.provision.said if group.provision is not None else None
        own = document.paragraph(group.paragraph)
        if not outside and said is not None and own is not None and not own.start <= said.start <= own.end:
            lead = next((p for p in document.paragraphs if p.start <= said.start < p.end), None)
            outside = [(lead.id, said.start, said.end)] if lead is not None and said.end > said.start else []
        return [(group.paragraph, group.start, group.end), *outside[:1]]
    lead = document.paragraph(group.paragraph)
    assert lead is not None
    decisive = [(t.bound.start, t.result, t.fact is not None) for t in judged.bounds]
    decisive += [(c.category.start, c.result, bool(c.words)) for c in judged.categories]
    order = {verdict: 0}
    decisive.sort(key=lambda d: (order.get(d[1], 1), not d[2], d[0]))
    quotes: list[tuple[str, int, int]] = []
    for at, _, _ in decisive:
        item = next(
            (p for p in document.paragraphs if p.start <= at < p.end and p.id.startswith(group.paragraph)), None
        )
        if item is not None and (item.id, item.start, item.end) not in quotes:
            quotes.append((item.id, item.start, item.end))
    quotes = [q for q in quotes if q[0] != lead.id]
    return [*quotes[:ITEMS], (lead.id, lead.start, lead.end)]


def checks_of(judged: GroupJudged, document: Document) -> list[Check]:
    paragraph = judged.group.paragraph
    text = document.text
    if judged.denies:
        given = "、".join(
            dict.fromkeys(
                [*(_words(b.fact) for b in judged.bounds if b.fact), *(c.words for c in judged.categories if c.words)]
            )
        )
        return [Check(denial_words(judged, document), given, negated(judged.result), paragraph)]
    checks = [
        Check(text[j.bound.start : j.bound.end].strip(), _words(j.fact), j.result, paragraph) for j in judged.bounds
    ]
    checks += [Check(c.category.word, c.words, c.result, paragraph) for c in judged.categories]
    checks += [Check(text[r.bound.start : r.bound.end], _words(r.fact), r.result, paragraph) for r in judged.ranks]
    checks += [Check(text[b.start : b.end], "", "unknown", paragraph) for b in judged.pending]
    return checks


def _words(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return f"{fact.words}({fact.how})" if fact.how else fact.words


def missing_of(judged: GroupJudged) -> tuple[Bound | Judged, ...]:
    """The tests that nothing was given for."""
    return tuple(j for j in judged.bounds if j.result == "unknown")
