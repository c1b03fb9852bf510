"""Computing: a plan carried out on the figures that were chosen for it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant import operations
from assistant.asked import THINGS
from assistant.choices import FEATURES, Choice, Chooser
from assistant.comparands import find_comparands
from assistant.comparing import short_name
from assistant.evidence import Evidence
from assistant.naming import names_unknown
from assistant.operands import Operand, documents_of, figures_of
from assistant.operations import Result
from assistant.plans import Plan, find_plan
from assistant.shares import states_share
from assistant.told import find_own
from assistant.understanding import Understood
from index.library import Library

# The unit groups that do where a kind is wanted: a cap may be one of a rate.
GROUPS: dict[str, set[str]] = {
    "granted": {"money", "percent"}, "money": {"money"}, "percent": {"percent"}, "duration": {"duration"}, "count": {THINGS, "people", "mass", "area"},
}  # fmt: skip
AS_GOOD = 0.6  # below the best score: a choice that fits where the best does not
LEAST = 24.0  # of the score of a choice; on the development sets four of five such answers are right

TOLD = 0.5  # of a part's and a whole's names, by their figures
BARELY = 0.25  # of the words of a name that its figure must say, unless no other figure is like the two


def chosen_result(understood: Understood, evidence: Evidence, library: Library) -> Result | None:
    """What the plan of a question gives on the figures that it most likely means, or None where that is in doubt."""
    plan = find_plan(understood.plain)
    if plan is None or not plan.sure or plan.operation == "each":
        return None
    if plan.operation == "share" and any(
        states_share(understood.plain, document) for document in documents_of(evidence)
    ):
        return None
    unknown = names_unknown(find_comparands(understood.plain), evidence, library)
    choices = Chooser(plan, understood, evidence, library).choices()
    chosen = next((c for c in choices if c.score >= max(LEAST, choices[0].score - AS_GOOD) and _fits(plan, c)), None)
    if chosen is None or (unknown and chosen.told < TOLD):
        return None
    return result_of(plan, chosen, understood.language)


def _fits(plan: Plan, choice: Choice) -> bool:
    """Whether figures are of a kind that is wanted, and named well enough that no others are meant."""
    said = dict(zip(FEATURES, choice.features, strict=True))
    if any(o.group not in GROUPS.get(plan.kind, {o.group}) for o in choice.operands):
        return False
    whole = said["paragraph"] and said["said"] > TOLD and not plan.names
    if plan.operation == "share" and said["least named"] < TOLD and not whole:
        return False  # what is a part of what must be said of both
    return choice.told >= BARELY or bool(
        said["all"]
    )  # else one of the things is named by no figure, and others might be it


def difference_for_sum(understood: Understood, evidence: Evidence, library: Library) -> Result | None:
    """What two rates differ by for the one sum that the question states."""
    plan = find_plan(understood.plain)
    base = _own_sum(understood.plain)
    if (
        plan is None
        or base is None
        or understood.language != "zh"
        or plan.operation != "difference"
        or plan.kind not in ("money", "granted", "")
        or not plan.sure
    ):
        return None
    return _rates_of(base, replace(plan, kind="percent"), understood, evidence, library)


def _own_sum(question: str) -> Decimal | None:
    """The one sum of money that the question states of its own."""
    sums = [own.value for own in find_own(question) if own.group == "money"]
    return sums[0] if len(sums) == 1 else None


def _rates_of(base: Decimal, plan: Plan, understood: Understood, evidence: Evidence, library: Library) -> Result | None:
    """The difference that two rates make for one sum, each up to the cap of its own sentence."""
    choices = [
        c
        for c in Chooser(plan, understood, evidence, library).choices()
        if all(o.quantity.unit == "%" and not o.quantity.change for o in c.operands)
    ]
    if not choices or choices[0].score < LEAST or choices[0].told < BARELY or len(choices[0].operands) != 2:
        return None
    parts, said, operands = [], [], []
    for operand in choices[0].operands:
        worth = base * operations.value(operand.quantity) / 100
        line = f"{operations.scaled(base, '元')}×{operations.written(operand)}={operations.scaled(worth, '元')}"
        operands.append(operand)
        caps = [
            f
            for f in figures_of(operand.sentence.document)
            if f.sentence == operand.sentence
            and f.quantity.comparator in ("<=", "<")
            and f.quantity.unit == "元"
            and f.quantity.start > operand.quantity.start
        ]
        most = operations.value(caps[0].quantity) if caps else None
        if caps and most is not None and worth > most:
            worth = most
            line += f",最高{operations.scaled(most, '元')}"
            operands.append(Operand(operand.name, caps[0].sentence, caps[0].clause, caps[0].quantity, 1.0))
        parts.append(worth)
        said.append(line)
    high, low = max(parts), min(parts)
    if high == low:
        return None
    shown = operations.scaled(high - low, "元")
    gap = f"{operations.scaled(high, '元')}-{operations.scaled(low, '元')}={shown}"
    return Result(f"相差{shown}({gap}):{';'.join(said)}", (shown, gap, *said), tuple(operands))


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
