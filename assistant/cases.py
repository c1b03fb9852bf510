"""Cases: of what a document grants to one and to another, the case that is asked about and the case that applies.

Who is 89 and asks for what those above 90 get is told no, and what there is for them.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.judged import GroupJudged
from assistant.profile import Profile
from assistant.selecting import grants_amount, named_amounts
from index.documents import Document


def named_case(
    main: GroupJudged, judged: Sequence[GroupJudged], question: str, profile: Profile, document: Document
) -> GroupJudged:
    """The case beside `main` whose sum the question names, where `main` grants another one; `main` itself where there is none."""
    if not _grants(main):
        return main
    own = {g.values.point for g in profile.givens if g.turn == len(profile.text.split("\n")) - 1 and g.figure.unit}
    wanted = {
        (value, dimension) for value, dimension in named_amounts(question) if value not in own or dimension == "percent"
    }
    if not wanted or grants_amount(main.group, document, wanted):
        return main
    named = [j for j in judged if j is not main and _beside(main, j) and grants_amount(j.group, document, wanted)]
    settled = [j for j in named if j.result != "unknown"]
    return max(settled, key=lambda j: (j.result == "meets", j.addressed), default=main)


def case_that_applies(main: GroupJudged, judged: Sequence[GroupJudged]) -> GroupJudged | None:
    """Of a case that is not met, the one beside it that is: with figures or words that were given."""
    if main.result != "fails" or not _grants(main):
        return None
    kinds = _kinds(main)
    met = [
        j
        for j in judged
        if j is not main
        and _beside(main, j)
        and j.result == "meets"
        and (_kinds(j) & kinds if kinds else not _kinds(j))
        and (any(b.fact is not None for b in j.bounds) or any(c.words for c in j.categories))
    ]
    return max(met, key=lambda j: j.addressed, default=None)


def _grants(judged: GroupJudged) -> bool:
    provision = judged.group.provision
    return provision is not None and provision.effect == "grants" and not provision.leads


def _beside(one: GroupJudged, other: GroupJudged) -> bool:
    """Whether the other is granted in the same paragraph, or as another item of one list."""
    if not _grants(other):
        return False
    left, right = one.group.paragraph, other.group.paragraph
    return left == right or (
        left.rpartition(".")[0] == right.rpartition(".")[0] and bool(_framed(one)) and _framed(one) == _framed(other)
    )


def _framed(judged: GroupJudged) -> tuple[object, ...]:
    return judged.group.provision.inherited if judged.group.provision is not None else ()


def _kinds(judged: GroupJudged) -> set[tuple[str | None, str]]:
    return {(b.metric.concept, b.dimension) for b in judged.group.bounds}
