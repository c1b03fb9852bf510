"""Choosing: which provision or sentence a person asks about, and which of its cases is theirs."""

from __future__ import annotations

import re

from assistant.alternatives import MODIFIES, best_alternative
from assistant.asking import HOW_MUCH
from assistant.assessing import GroupJudged, judge_group, topic
from assistant.bearing import DEEMS, bearing_on
from assistant.bounds import Bound
from assistant.classes import find_classes
from assistant.derive import Fact
from assistant.groups import Group, find_groups
from assistant.joining import tests_of
from assistant.matching import ENOUGH
from assistant.owning import DUE
from assistant.profile import Profile
from assistant.proportions import COMMON, overlap, pairs
from assistant.selecting import names_amount, spoken
from assistant.statements import UNSURE
from index.documents import Document, Paragraph

# How much a candidate's place in the retrieval counts beside what its conditions say to the figures.
PLACE = (1.0, 0.75, 0.55, 0.4, 0.3, 0.2, 0.15, 0.1)
RELEVANT = 0.15
NAMED = 0.25  # the share of a target's words that a question uses which gives no figure for it
SPEAKS = 0.3  # from here on something that was stated speaks to the conditions
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
LEAST_WORDS = 0.12  # the share of the question's words from which on a provision may be what it is about
SENTENCE_END = re.compile(r"[。；\n]")
BENEFIT_NAMED = re.compile(r"\d[\d.]*万?元")  # 每月900元的标准: the case of a list that is asked for
# 项数还没统计: the count is what is lacking, whatever else was given.
UNCOUNTED = re.compile(
    rf"(?:[项个家户件人台套]数|数量|数目|多少[项个家户件台套])[^，。；？?]{{0,4}}(?:{UNSURE.pattern})", re.IGNORECASE
)
# 任务完成了没有: it is a goal that is asked about, rather than who may take part.
GOAL_ASKED = re.compile(r"完成|任务|目标|当季|当月|进度|交差|交卷")
HIT = 0.8
APART, ASTRAY, UNTOLD = 0.4, 0.8, 0.3
DEFINING = re.compile(r"算|认定|认(?:得|不)|能认|属于|是不是|够得上|叫|归|符合")
MISSED = 0.5
OFFICE = re.compile(r"公示|初审|审核|拨付|办结|答复|出具|部门[^，。；]{0,12}(?:内|日)")
FARTHER = 0.25  # what counts against a step that is missed by all of itself
DESCRIBED = 0.7
DEADLINE = 0.8
DUE_AFTER = 60
DUE_ASKED = re.compile(
    r"来得?及|过期|逾期|超期|晚|迟|期限|截止|(?:申请|申报|材料|提交|递)[^，。；？?]{0,8}[天月日]|[天月日][^，。；？?]{0,8}(?:申请|申报|提交|递)"
)
PACES = ("季", "月")  # a goal for each quarter is the one that a quarter is held against
POINTED = re.compile(r"(?:[那这]|[算进列][在进入])(?:些|个)?(\d[\d.,]*[万亿]?(?:个|家|项|户|条))")
Option = tuple[float, list[GroupJudged]]


def sentences_of(
    document: Document, identity: str, place: int, given: tuple[Fact, ...], profile: Profile, asked: str
) -> Option | None:
    """The best groups of the paragraph's sentences that are no provisions, with how well they answer."""
    paragraph = document.paragraph(identity)
    if paragraph is None:
        return None
    if any(
        paragraph.start <= t.start < paragraph.end for _, members in find_classes(document) for t in tests_of(members)
    ):
        return None  # says who is in a class
    found = find_groups(document, paragraph)
    covered = [(g.start, g.end) for g in found if g.tests is not None]
    groups = [
        g for g in found if g.tests is None and not (_caps(g) and any(a < g.end and g.start < b for a, b in covered))
    ]
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
    if not best.group.bounds and not best.group.ranks and best.group.kind == "condition":
        score -= DESCRIBED  # it only describes somebody, and grants nothing
    together = _with(best, [j for _, _, j in scored[1:]], document)
    score += 0.5 * sum(j.addressed for j in together[1:])
    score += WORDS * spoken(best.group, document, asked)
    return score + _named(paragraph, document, asked) + (PLACE[place] if place < len(PLACE) else 0.0), together


def provided_by(
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
    shares = {id(j): spoken(j.group, document, asked) for j in judged}
    most = max(shares.values(), default=0.0)
    for one in judged:
        group = one.group
        if group.provision is not None and group.provision.leads:
            continue
        words = shares[id(one)]
        place = min(
            (n for i, n in places.items() if i == group.paragraph or i.startswith(group.paragraph + ".")), default=99
        )
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
        if (
            group.provision is not None
            and group.provision.effect != "grants"
            and not group.provision.widened
            and not told
        ):
            score -= 0.4
        due = bool(group.bounds) and any(_due(b, document) for b in group.bounds)
        if one.result == "fails" and not one.denies and not due and words < APART * most:
            score -= ASTRAY  # a figure misses what the question does not speak of
        if one.result == "fails" and not one.denies:
            score -= FARTHER * _missed_by(one)
        if group.provision is not None and group.provision.defines and not DEFINING.search(question):
            score -= ASTRAY
        if one.result != "meets" and _deems(group, document):
            score -= ASTRAY  # what somebody is taken to be who is that: nobody needs to be
        if not given and not one.addressed:
            score -= UNTOLD
        if told and not given:
            score += HIT  # what was said is just what shuts people out
        if one.denies and (one.result == "unknown" or not one.addressed):
            score -= MISSED  # it shuts nobody out who asks
        if given and not any(b.fact is not None for b in (*one.bounds, *one.ranks)):
            rated = group.provision is not None and RATED.search(group.provision.benefit(document.text))
            score -= UNMEASURED * (0.4 if rated else 1)  # figures were given, and it measures none of them
        if HOW_MUCH.search(question) and group.provision is not None and group.provision.effect == "requires":
            score -= PAYS
        if one.result == "meets" and not one.denies and HOW_MUCH.search(question) and _pays(group, document):
            score += PAYS
        if due:
            timed = any(b.fact is not None and _due(b.bound, document) for b in one.bounds)
            score += (3 if timed else 1) * DEADLINE if DUE_ASKED.search(asked) and not one.denies else -DEADLINE
        if COMPLIES.search(question) and not WANTS.search(question) and group.provision is not None:
            score += (
                COMPLYING
                if group.provision.effect == "requires"
                else -COMPLYING
                if group.provision.effect == "grants"
                else 0
            )
        modifies = MODIFIES.match(
            document.text, group.provision.said.start if group.provision and group.provision.said else 0
        )
        if modifies and not ("放宽" in modifies[0] and "放宽" in question):
            score -= MODIFYING
        options.append(
            (score, bearing_on(best_alternative(one, judged, document, question), judged, given, profile, document))
        )
    return options


def _missed_by(judged: GroupJudged) -> float:
    """How far the figures miss it, 0 to 2: of steps that none is reached, the lowest is the one to tell of."""
    far = [abs(1 - b.fact.values.point / end) for b in judged.bounds if b.result == "fails" and b.fact is not None and b.fact.values.point is not None
           for end in (b.bound.allowed.low if b.bound.allowed.low is not None else b.bound.allowed.high,) if end]  # fmt: skip
    return min(2.0, float(sum(far)))


def _deems(group: Group, document: Document) -> bool:
    said = group.provision.said if group.provision is not None else None
    return said is not None and DEEMS.match(said.of(document.text)) is not None


def _pays(group: Group, document: Document) -> bool:
    """Whether what it grants has a figure."""
    return group.provision is not None and FIGURED.search(group.provision.benefit(document.text)) is not None


def _beside_named(one: GroupJudged, judged: list[GroupJudged], document: Document, question: str) -> bool:
    """Whether a denial or requirement stands beside the support whose amount the question names."""
    if not one.denies or one.result != "meets":
        return False
    return any(names_amount(j.group, document, question) for j in judged if j.group.paragraph == one.group.paragraph)


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
    if group.bounds and all(b.dimension == "time" and OFFICE.search(b.clause) for b in group.bounds):
        return 0.0  # how long an office may take
    if any(_apart(a, b) for a in group.bounds for b in group.bounds if a is not b):
        return 0.0  # two cases in one sentence, of which nobody is in both
    uncounted = UNCOUNTED.search(profile.text) is not None
    if uncounted and group.bounds and all(b.dimension != "count" for b in group.bounds):
        return 0.0  # the count is asked about, and this tests another thing
    if (
        group.kind == "condition"
        and group.bounds
        and not DUE_ASKED.search(asked)
        and all(_due(b, document) for b in group.bounds)
    ):
        return 0.0  # by when to apply, and nobody asked for it
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


def _due(bound: Bound, document: Document) -> bool:
    """应于上牌之日起60日内提出申请: within what time to apply."""
    found = DUE.search(document.text, max(0, bound.figure - 2), bound.end + DUE_AFTER) or DUE.search(
        document.text, bound.start, bound.end + DUE_AFTER
    )
    return bound.dimension == "time" and found is not None and found.start() <= bound.end


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
        elif best.group.kind == other.group.kind == "condition" and facts and is_tier(best, other):
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


def _apart(a: Bound, b: Bound) -> bool:
    return a.metric == b.metric and a.dimension == b.dimension and a.unit == b.unit and a.allowed.apart(b.allowed)


def _joint(left: GroupJudged, right: GroupJudged, document: Document) -> bool:
    """Tests of one sentence that different figures of the person speak to."""
    first, second = sorted((left.group, right.group), key=lambda g: g.start)
    return "。" not in document.text[first.end : second.start]


def is_tier(left: GroupJudged, right: GroupJudged) -> bool:
    """Steps of one metric: 超过1亿元的…; 超过5亿元的…"""
    metrics = [{(b.metric.concept, b.metric.aspect) for b in j.group.bounds} for j in (left, right)]
    return bool(metrics[0]) and metrics[0] == metrics[1] and ("loan", "level") not in metrics[0]
