"""Computing: a plan carried out on the figures that were chosen for it."""

from __future__ import annotations

import re

from assistant import operations
from assistant.asked import THINGS
from assistant.choices import FEATURES, Choice, Chooser
from assistant.comparands import find_comparands
from assistant.evidence import Evidence
from assistant.naming import names_unknown
from assistant.operands import documents_of
from assistant.operations import Result
from assistant.plans import Plan, find_plan
from assistant.shares import states_share
from assistant.understanding import Understood
from index.library import Library

# The unit groups that do where a kind is wanted: a cap may be one of a rate.
GROUPS: dict[str, set[str]] = {
    "granted": {"money", "percent"}, "money": {"money"}, "percent": {"percent"}, "duration": {"duration"}, "count": {THINGS, "people", "mass", "area"},
}  # fmt: skip
LEAST = 24.0  # of the score of a choice; on the development sets four of five such answers are right

TOLD = 0.5  # of a part's and a whole's names, by their figures
BARELY = 0.25  # of the words of a name that its figure must say, unless no other figure is like the two


def chosen_result(understood: Understood, evidence: Evidence, library: Library) -> Result | None:
    """What the plan of a question gives on the figures that it most likely means, or None where that is in doubt."""
    plan = find_plan(understood.plain)
    if plan is None or not plan.sure or plan.operation == "each":
        return None
    if plan.operation == "share" and any(states_share(understood.plain, document) for document in documents_of(evidence)):
        return None
    if names_unknown(find_comparands(understood.plain), evidence, library):
        return None
    choices = Chooser(plan, understood, evidence, library).choices()
    if not choices or choices[0].score < LEAST:
        return None
    best = dict(zip(FEATURES, choices[0].features, strict=True))
    if any(o.group not in GROUPS.get(plan.kind, {o.group}) for o in choices[0].operands):
        return None
    if plan.operation == "share" and best["least named"] < TOLD and not (best["paragraph"] and best["said"] > TOLD and not plan.names):
        return None  # what is a part of what must be said of both
    if choices[0].told < BARELY and not best["all"]:
        return None  # one of the things is named by no figure, and others might be it
    return result_of(plan, choices[0], understood.language)


def result_of(plan: Plan, choice: Choice, language: str) -> Result | None:
    operands = choice.operands
    names = tuple(short_name(o.name) for o in operands)
    match plan.operation:
        case "ratio":
            return operations.ratio(operands[0], operands[1], language)
        case "share":
            return operations.share(operands[0], operands[1], language, None)
        case "growth":
            return operations.growth(operands[0], operands[1], language)
        case "sum":
            return operations.total(operands, language)
        case "order":
            return operations.ordered(operands, names, language, False) if len(operands) > 2 else None
    if len(operands) == 2:
        return operations.difference(operands[0], operands[1], (names[0], names[1]), language)
    return None


def short_name(name: str) -> str:
    """A phrase of the question as the answer may say it, or nothing where it is long or has figures."""
    name = re.sub(r"^(?:其中|整个|今年|那|这)|(?:那块|这块|的|目标|那笔)+$", "", name.strip())
    if re.fullmatch(r"20\d\d", name):
        return f"{name}年"
    return name if 2 <= len(name) <= 40 and not re.search(r"\d", name) else ""
