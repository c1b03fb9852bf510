"""Eligibility: a firm's own figures against the conditions of a document, verdict by verdict.

read_profile → find_facts → find_groups of each candidate → judge_group → the group that the question is about
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answers import Check, Result
from assistant.asking import HOW_MUCH
from assistant.asking import asks_eligibility as asks_eligibility
from assistant.assessing import GroupJudged, judge_group, topic
from assistant.awards import Award, award_of
from assistant.bounds import Bound
from assistant.derive import Fact, find_facts
from assistant.groups import WIDER, Group, find_groups, provision_groups
from assistant.judging import all_of, any_of, negated
from assistant.limits import limit_of
from assistant.matching import COMMON, ENOUGH, Judged, overlap, pairs
from assistant.profile import UNSURE, Profile, read_profile
from assistant.selecting import names_amount, spoken
from assistant.verdicts import denial_words
from assistant.verdicts import render as render
from index.documents import Document, Paragraph
from index.provisions import Provision

if TYPE_CHECKING:
    from index.facts import Facts

# How much a candidate's place in the retrieval counts beside what its conditions say to the figures.
PLACE = (1.0, 0.75, 0.55, 0.4, 0.3, 0.2, 0.15, 0.1)
RELEVANT = 0.15
NAMED = 0.25  # the share of a target's words that a question uses which gives no figure for it
SPEAKS = 0.3  # from here on something that was stated speaks to the conditions
UNDATED = 1000  # 今年 of a document that says no year: 去年 is still the year before
TITLE = re.compile(r"[。：:；;\n]")
QUOTED = re.compile(r"[“「\"《]([^”」\"》]{2,20})[”」\"》]")
UNMEASURED = 0.6
COMPLYING = 0.4
COMPLIES = re.compile(r"行不行|合规|可以不|够不够|达标|违规|违反|必须|要不要|非得|超没超|超标|合不合")  # of a duty …
WANTS = re.compile(r"补|奖|钱|拿|领|资助|贴|申请|申报|支持|名额|政策|扣|返|贷|库")  # … and of what is granted
PAYS = 0.3  # for who asks how much, what a provision that is met pays
FIGURED = re.compile(r"\d")
RATED = re.compile(r"\d%|每[^，。；\d]{1,8}\d")  # the figure may be what the rate is taken of
WORDS = 2.3  # what all of the question's telling words weigh
MODIFYING = 0.6
SURE = 0.5  # a figure that speaks this well to a denial is held against it
# 补助比例提高至12%, 补足差额: says more of a support that another provision grants.
MODIFIES = re.compile(
    r"(?:其)?(?:补助|补贴|奖励)?(?:比例|标准|上限|额度|期限)[^，。；]{0,8}(?:提高|为|放宽|延长|不超过)|补足|按[^，。；]{0,12}(?:兑现|执行|计算|核减)|可?延长|参照|补贴标准|扣除|按[^，。；]*?\d+%返还"
)
AGAIN = re.compile(r"再")
AMOUNTS = re.compile(r"[\d.]+\s*(?:万|亿|%)?元?|分别|可|予以|给予")
LEAST_WORDS = 0.12  # the share of the question's words from which on a provision may be what it is about
QUOTES, ITEMS = 6, 4  # citations of a verdict, and of them items of a list
SENTENCE_END = re.compile(r"[。；\n]")
BENEFIT_NAMED = re.compile(r"\d[\d.]*万?元")  # 每月900元的标准: the case of a list that is asked for
# 项数还没统计: the count is what is lacking, whatever else was given.
UNCOUNTED = re.compile(
    rf"(?:[项个家户件人台套]数|数量|数目|多少[项个家户件台套])[^，。；？?]{{0,4}}(?:{UNSURE.pattern})", re.IGNORECASE
)
# 任务完成了没有: it is a goal that is asked about, rather than who may take part.
GOAL_ASKED = re.compile(r"完成|任务|目标|当季|当月|进度|交差|交卷")
PACES = ("季", "月")  # a goal for each quarter is the one that a quarter is held against
POINTED = re.compile(r"(?:[那这]|[算进列][在进入])(?:些|个)?(\d[\d.,]*[万亿]?(?:个|家|项|户|条))")


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
    given = find_facts(profile, year)
    asked = " ".join((*turns[-2:], question))
    options = [
        option
        for place, identity in enumerate(candidates)
        if (option := _sentences_of(document, identity, place, given, profile, asked)) is not None
    ]
    provided = [judge_group(g, given, profile, document) for g in provision_groups(document)]
    options += _provided(document, candidates, provided, given, profile, asked, question)
    if not options:
        return None
    _, chosen = max(options, key=lambda option: option[0])
    silent = not profile.givens and not profile.missing and not UNSURE.search(profile.text)
    if silent and not any(j.addressed for j in chosen):
        return None  # nothing that was said speaks to it
    assessment = _assessment(chosen, profile, document)
    near = _near(chosen[0])
    beside = [j for j in provided if j is not chosen[0] and (j.group.paragraph in near or _adjusts(j))]
    return _with_award(assessment, beside, given, document)


def _near(main: GroupJudged) -> frozenset[str]:
    """The paragraph of the provision, and the lead sentence's whose item it is."""
    framed = main.group.provision.inherited if main.group.provision is not None else ()
    return frozenset({main.group.paragraph, *(p.paragraph for p in framed)})


def _adjusts(judged: GroupJudged) -> bool:
    """Whether it changes what every support comes to: C类企业各项奖励减半执行."""
    provision = judged.group.provision
    return provision is not None and provision.general and provision.effect == "grants"


def _with_award(
    assessment: Assessment, beside: list[GroupJudged], given: tuple[Fact, ...], document: Document
) -> Assessment:
    """What a support that is met comes to, with the sentence that says so among the quotes."""
    if assessment.verdict != "meets" or assessment.judged[0].group.provision is None:
        return assessment
    further = _further(assessment.judged[0], beside)
    outside = tuple((j.group.paragraph, j.group.start, j.group.end) for j in further if j.group.paragraph != assessment.judged[0].group.paragraph)
    assessment = replace(assessment, further=further, quotes=(*assessment.quotes, *(q for q in outside if q not in assessment.quotes)))
    award = award_of(assessment.judged[0], beside, given, document)
    if award is None:
        return assessment
    quotes = assessment.quotes
    if not any(p == award.paragraph and s <= award.start and award.end <= e for p, s, e in quotes):
        quotes = (*quotes, (award.paragraph, award.start, award.end))
    return replace(assessment, award=award, quotes=quotes)


def _further(main: GroupJudged, provided: list[GroupJudged]) -> tuple[GroupJudged, ...]:
    """What else the paragraph says of what this person gets: 中小微企业按60%返还, 补贴标准提高至1800元."""
    return tuple(
        j
        for j in provided
        if j is not main
        and not _option_of(main, j)
        and j.group.provision is not None
        and j.group.provision.effect == "grants"
        and not j.group.provision.leads
        and j.result == "meets"
        and (any(c.words for c in j.categories) or any(b.fact is not None for b in j.bounds))
    )


Option = tuple[float, list[GroupJudged]]


def _sentences_of(
    document: Document, identity: str, place: int, given: tuple[Fact, ...], profile: Profile, asked: str
) -> Option | None:
    """The best groups of the paragraph's sentences that are no provisions, with how well they answer."""
    paragraph = document.paragraph(identity)
    if paragraph is None:
        return None
    found = find_groups(document, paragraph)
    covered = [(g.start, g.end) for g in found if g.tests is not None]
    groups = [g for g in found if g.tests is None and not (_caps(g) and any(a < g.end and g.start < b for a, b in covered))]
    judged = [judge_group(g, given, profile, document) for g in groups]
    if not judged:
        return None
    judged = _figures_first(judged)
    if not judged:
        return None
    scored = sorted(
        ((_relevance(j, profile, document, asked), -n, j) for n, j in enumerate(judged)),
        key=lambda s: s[:2],
        reverse=True,
    )
    score, _, best = scored[0]
    if best.addressed < SPEAKS and not _spoken_of(best, paragraph, document, asked, profile, place):
        return None
    if score < RELEVANT:
        return None
    together = _with(best, [j for _, _, j in scored[1:]], document)
    score += 0.5 * sum(j.addressed for j in together[1:])
    score += WORDS * spoken(best.group, document, asked)
    return score + _named(paragraph, document, asked) + (PLACE[place] if place < len(PLACE) else 0.0), together


def _provided(
    document: Document,
    candidates: tuple[str, ...],
    judged: list[GroupJudged],
    given: tuple[Fact, ...],
    profile: Profile,
    asked: str,
    question: str,
) -> list[Option]:
    """Every provision of the document, with those that bear on it, and how well it answers."""
    places = {identity: n for n, identity in reversed(list(enumerate(candidates)))}
    options: list[Option] = []
    for one in judged:
        group = one.group
        if group.provision is not None and group.provision.leads:
            continue
        words = spoken(group, document, asked)
        place = min((n for i, n in places.items() if i == group.paragraph or i.startswith(group.paragraph + ".")), default=99)
        score = WORDS * words + one.weight + (PLACE[place] if place < len(PLACE) else 0.0)
        score += 0.6 * (names_amount(group, document, question) or _beside_named(one, judged, document, question))
        if group.provision is not None and group.provision.widened:
            words = max(words, LEAST_WORDS)
        paragraph = document.paragraph(group.paragraph)
        if paragraph is not None:
            score += _named(paragraph, document, asked)
        if words < LEAST_WORDS and one.addressed < SPEAKS:
            continue
        told = one.denies and one.result == "meets" and any(c.words for c in one.categories)
        if group.provision is not None and group.provision.effect != "grants" and not group.provision.widened and not told:
            score -= 0.4
        if profile.givens and not any(b.fact is not None for b in (*one.bounds, *one.ranks)):
            rated = group.provision is not None and RATED.search(group.provision.benefit(document.text))
            score -= UNMEASURED * (0.4 if rated else 1)  # figures were given, and it measures none of them
        if one.result == "meets" and not one.denies and HOW_MUCH.search(question) and _pays(group, document):
            score += PAYS
        if COMPLIES.search(question) and not WANTS.search(question) and group.provision is not None:
            score += COMPLYING if group.provision.effect == "requires" else -COMPLYING if group.provision.effect == "grants" else 0
        if MODIFIES.match(document.text, group.provision.said.start if group.provision and group.provision.said else 0):
            score -= MODIFYING
        options.append((score, _bearing(_best_alternative(one, judged, document, question), judged, given, profile, document)))
    return options


def _pays(group: Group, document: Document) -> bool:
    """Whether what it grants has a figure."""
    return group.provision is not None and FIGURED.search(group.provision.benefit(document.text)) is not None


def _beside_named(one: GroupJudged, judged: list[GroupJudged], document: Document, question: str) -> bool:
    """Whether a denial or requirement stands beside the support whose amount the question names."""
    if not one.denies or one.result != "meets":
        return False
    return any(names_amount(j.group, document, question) for j in judged if j.group.paragraph == one.group.paragraph)


def _best_alternative(one: GroupJudged, judged: list[GroupJudged], document: Document, question: str) -> GroupJudged:
    """Of provisions that grant one thing to different people, the one that this person comes nearest to."""
    options = [j for j in judged if j is one or _option_of(one, j) or _of_one_kind(one, j)]
    if len(options) > 1:
        options += [j for j in judged if j not in options and _alternative(one, j, document)]
        return max(options, key=lambda j: (_stated(j), ORDER[j.result], j is one))
    if one.group.provision is not None and one.group.provision.effect == "requires":
        return max((j for j in judged if j is one or _same_norm(one, j)), key=lambda j: (any(b.fact is not None for b in j.bounds), ORDER[j.result]))
    if one.group.provision is None or one.group.provision.effect != "grants" or names_amount(one.group, document, question):
        return one
    best = one
    for other in judged:
        if other is not one and _alternative(one, other, document) and (_stated(other), ORDER[other.result]) > (_stated(best), ORDER[best.result]):
            best = other
    return best


LOOSELY = 0.4  # what an open category that was spoken to counts
ORDER = {"meets": 2, "unknown": 1, "fails": 0}


def _option_of(one: GroupJudged, other: GroupJudged) -> bool:
    """Whether both are cases of one sentence that gives them their figures respectively."""
    main, side = one.group.provision, other.group.provision
    return main is not None and side is not None and main.amounts is not None and main.amounts == side.amounts


def _of_one_kind(one: GroupJudged, other: GroupJudged) -> bool:
    """Whether both are cases of sentences of one paragraph that measure the same."""
    main, side = one.group.provision, other.group.provision
    if main is None or side is None or main.amounts is None or side.amounts is None or main.paragraph != side.paragraph:
        return False
    kinds = [{b.bound.metric for b in j.bounds} for j in (one, other)]
    return bool(kinds[0]) and kinds[0] == kinds[1]


def _same_norm(one: GroupJudged, other: GroupJudged) -> bool:
    """Whether both say what who measures how much has to do: 20万以上的应当…；5万以上不足20万的应当…"""
    if other.group.paragraph != one.group.paragraph or other.denies:
        return False
    kinds = [{(b.bound.metric, b.bound.dimension) for b in j.bounds} for j in (one, other)]
    return bool(kinds[0]) and kinds[0] == kinds[1]


def _stated(judged: GroupJudged) -> float:
    """How many of its categories were spoken to: of 博士, 硕士 it is the one that was named."""
    weight = {"meets": 1.0, "fails": -1.0, "unknown": 0.0}
    told = {c.category.word: weight[c.result] * (LOOSELY if c.category.kind == "open" else 1) for c in judged.categories if c.words}
    return sum(told.values())


def _alternative(one: GroupJudged, other: GroupJudged, document: Document) -> bool:
    main, side = one.group.provision, other.group.provision
    if main is None or side is None or side.effect != "grants":
        return False
    if side.paragraph != main.paragraph and (not main.inherited or main.inherited != side.inherited or main.paragraph in side.paragraph):
        return False
    if main.said is None or side.said is None or not other.addressed:
        return False
    left_kinds, right_kinds = ({(b.bound.metric.concept, b.bound.dimension) for b in (*j.bounds, *j.ranks)} for j in (one, other))
    if bool(left_kinds) != bool(right_kinds) or (left_kinds and not left_kinds & right_kinds):
        return False
    text = document.text
    if MODIFIES.match(text, side.said.start) or MODIFIES.match(text, main.said.start) or AGAIN.match(text, side.said.start):
        return False
    left, right = (AMOUNTS.sub("", p.said.of(text)) for p in (main, side) if p.said)
    alike = pairs(left) & pairs(right)
    return len(alike) >= 0.5 * min(len(pairs(left)), len(pairs(right)))


def _bearing(
    one: GroupJudged, judged: list[GroupJudged], given: tuple[Fact, ...], profile: Profile, document: Document
) -> list[GroupJudged]:
    """The provision with those that bear on it: denials that hit, requirements that were spoken to, caps that were passed."""
    beside = []
    paragraph = document.paragraph(one.group.paragraph)
    for group in find_groups(document, paragraph) if paragraph is not None else ():
        if group.tests is None and group.kind == "condition" and _told_beside(group, one.group):
            other = judge_group(group, given, profile, document)
            if any(b.fact is not None for b in other.bounds) or other.result == "fails":
                beside.append(other)
    main = one.group.provision
    granted = []
    if main is not None and main.widened:
        granted = [j for j in judged if j is not one and _grants_beside(one, j)]
    limit = limit_of(one, given, document)
    if limit is not None:
        beside = [b for b in beside if not any(j.bound.metric.concept == "loan" for j in b.bounds)]
        beside.append(limit)
    return [one, *granted, *(j for j in judged if j is not one and _bears(one, j, document)), *beside]


def _grants_beside(one: GroupJudged, other: GroupJudged) -> bool:
    side = other.group.provision
    return side is not None and side.effect == "grants" and side.paragraph == one.group.paragraph


def _told_beside(group: Group, main: Group) -> bool:
    """不可同时领取… of the same paragraph, or a cap of what this provision grants."""
    if any(c.kind == "exclusion" for c in group.categories):
        return True
    said = main.provision.said if main.provision else None
    return said is not None and any(b.metric.concept == "loan" and said.start <= b.start < said.end for b in group.bounds)


def _bears(one: GroupJudged, other: GroupJudged, document: Document) -> bool:
    main, side = one.group.provision, other.group.provision
    if main is None or side is None or side.effect == "grants" or main.effect == "denies":
        return False
    if side.effect == "requires" and _of_beneficiaries(main, side, document):
        return True
    path = main.paragraph.rpartition(".")[2]
    same = side.paragraph in _near(one)
    if main.effect == "requires" and side.effect == "requires" and not side.widened:
        return False
    if not same and (not side.general or path in side.exempt):
        return False
    if side.widened and same:
        return True  # what is asked for was widened: it is the condition of this very benefit
    if side.effect == "denies":
        figures = [b for b in other.bounds if b.fact is not None and (same or b.score >= SURE)]
        said = [c for c in other.categories if c.words]
        return (other.result == "meets" and bool(figures or said)) or (other.result == "fails" and bool(figures))
    measured = [b for b in other.bounds if b.fact is not None and b.fact.metric.concept == b.bound.metric.concept]
    return bool(measured) and not WIDER.search(document.text, other.group.start, other.group.end)


BENEFICIARIES = re.compile(r"前[项款](?:[^，。；]{0,6}(?:对象|企业|项目|人员|单位))|(?:补贴|补助|资助|奖励|支持|申请)(?:对象|人|者|企业|单位)(?!给予)")


def _of_beneficiaries(main: Provision, side: Provision, document: Document) -> bool:
    """前项补贴对象应无自有住房: a condition of what the item before it grants."""
    text = document.text
    if main.paragraph.rpartition(".")[0] != side.paragraph.rpartition(".")[0] or main.end > side.start:
        return False
    return BENEFICIARIES.search(text, side.start, side.end) is not None


def _caps(group: Group) -> bool:
    """A cap on what is granted: it is held against the person with the provision that grants it."""
    return bool(group.bounds) and all(b.metric.concept == "loan" for b in group.bounds)


def _figures_first(judged: list[GroupJudged]) -> list[GroupJudged]:
    """Without the mere categories, where a figure was given that a test of the same paragraph speaks to."""
    if not any(b.fact is not None and b.score >= ENOUGH for j in judged for b in j.bounds):
        return judged
    return [
        j
        for j in judged
        if j.group.bounds or j.group.ranks or any(c.category.kind == "exclusion" for c in j.categories)
    ]


def _named(paragraph: Paragraph, document: Document, asked: str) -> float:
    """How far the question names the paragraph: its title's words, names in quotes, figures that it points to."""
    text = document.text_of(paragraph)
    title = TITLE.split(text, maxsplit=1)[0][:40] + paragraph.label
    own = pairs(title)
    score = 0.5 * len(own & pairs(asked)) / (len(own) or 1)
    named = any(name in text for name in QUOTED.findall(asked)) or any(
        len(name) > 2 and name in asked for name in QUOTED.findall(text)
    )
    return score + 0.9 * named + 1.2 * any(figure in text for figure in POINTED.findall(asked))


def _relevance(judged: GroupJudged, profile: Profile, document: Document, asked: str) -> float:
    group = judged.group
    score = judged.addressed + topic(group, document, asked)
    missing = [
        m
        for m in profile.missing
        for b in group.bounds
        if b.metric.concept == m.concept or (m.concept is None and b.metric.aspect == m.aspect)
    ]
    score += 0.3 * bool(missing)
    end = SENTENCE_END.search(document.text, group.end)
    follows = document.text[group.start : min(group.end + 40, end.start() if end else len(document.text))]
    score += 0.3 * any(figure in follows for figure in BENEFIT_NAMED.findall(asked))
    uncounted = UNCOUNTED.search(profile.text) is not None
    if uncounted and group.bounds and all(b.dimension != "count" for b in group.bounds):
        return 0.0  # the count is asked about, and this tests another thing
    if group.kind == "condition" and (group.bounds or group.ranks):
        score += 0.35
    elif group.kind == "target" and judged.addressed >= ENOUGH and GOAL_ASKED.search(asked):
        score += 0.6
        score += 0.3 * any(pace in b.clause for b in group.bounds for pace in PACES if pace in asked)
    elif group.kind == "target" and not judged.addressed:
        named = max((overlap(b.indicator, asked) for b in group.bounds), default=0.0)
        score = 0.4 * named if named >= NAMED else 0.0
    elif not judged.addressed:
        return 0.0
    if not group.bounds and not group.ranks and profile.givens:
        score -= 0.6  # figures were given: a mere category is not what they are for
    if not group.bounds and not any(c.words for c in judged.categories) and not any(r.fact for r in judged.ranks):
        return 0.0
    return score


def _spoken_of(
    judged: GroupJudged, paragraph: Paragraph, document: Document, asked: str, profile: Profile, place: int
) -> bool:
    """Whether the question is about conditions that none of its figures speaks to: by their words, or what it lacks."""
    if asked.isascii() or any(b.metric.concept == m.concept for m in profile.missing for b in judged.group.bounds):
        return True
    kinds = {b.dimension for b in judged.group.bounds}
    uncounted = "count" in kinds and UNCOUNTED.search(profile.text)
    if place and profile.givens and not uncounted and not any(g.figure.dimension in kinds for g in profile.givens):
        return False  # figures were given, and the conditions measure nothing of their kind
    sentence = document.text_of(paragraph)
    words = pairs(COMMON.sub(" ", asked))
    return len(words & pairs(sentence)) >= max(2, len(words) // 8)


def _with(best: GroupJudged, others: list[GroupJudged], document: Document) -> list[GroupJudged]:
    """The other groups of the paragraph that the same question settles: further goals, further tiers."""
    held = {id(j.fact) for j in best.bounds if j.fact}
    more = []
    for other in others:
        if _exclusive(best, other):
            continue
        if any(c.category.kind == "exclusion" and c.result == "fails" for c in other.categories):
            more.append(other)
            continue
        facts = [j.fact for j in other.bounds if j.fact is not None and j.score >= ENOUGH]
        if best.group.kind == other.group.kind == "target" and facts and not any(id(f) in held for f in facts):
            more.append(other)
            held |= {id(f) for f in facts}
        elif best.group.kind == other.group.kind == "condition" and facts and _tier(best, other):
            more.append(other)
        elif (
            best.group.kind == other.group.kind == "condition"
            and facts
            and _joint(best, other, document)
            and not any(id(f) in held for f in facts)
        ):
            more.append(other)
            held |= {id(f) for f in facts}
    return [best, *more]


def _exclusive(left: GroupJudged, right: GroupJudged) -> bool:
    """Cases of one metric that nobody is in at once: 超过100万的…; 不超过100万的…"""
    return any(
        a.metric.concept == b.metric.concept and a.dimension == b.dimension and a.allowed.apart(b.allowed)
        for a in left.group.bounds
        for b in right.group.bounds
        if a.metric.concept and a.kind == b.kind == "condition"
    )


def _joint(left: GroupJudged, right: GroupJudged, document: Document) -> bool:
    """Tests of one sentence that different figures of the person speak to."""
    first, second = sorted((left.group, right.group), key=lambda g: g.start)
    return "。" not in document.text[first.end : second.start]


def _tier(left: GroupJudged, right: GroupJudged) -> bool:
    """Steps of one metric: 超过1亿元的…; 超过5亿元的…"""
    metrics = [{(b.metric.concept, b.metric.aspect) for b in j.group.bounds} for j in (left, right)]
    return bool(metrics[0]) and metrics[0] == metrics[1] and ("loan", "level") not in metrics[0]


def _assessment(judged: list[GroupJudged], profile: Profile, document: Document) -> Assessment:
    if judged[0].group.provision is not None:
        return _by_provision(judged, profile, document)
    target = judged[0].group.kind == "target"
    results = [j.result for j in judged]
    tiers = len(judged) > 1 and not target and all(_tier(judged[0], j) for j in judged[1:])
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
        item = next((p for p in document.paragraphs if p.start <= at < p.end and p.id.startswith(group.paragraph)), None)
        if item is not None and (item.id, item.start, item.end) not in quotes:
            quotes.append((item.id, item.start, item.end))
    quotes = [q for q in quotes if q[0] != lead.id]
    return [*quotes[:ITEMS], (lead.id, lead.start, lead.end)]


def checks_of(judged: GroupJudged, document: Document) -> list[Check]:
    paragraph = judged.group.paragraph
    text = document.text
    if judged.denies:
        given = "、".join(dict.fromkeys([*(_words(b.fact) for b in judged.bounds if b.fact), *(c.words for c in judged.categories if c.words)]))
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
