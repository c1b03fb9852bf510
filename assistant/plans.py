"""Plans: what a comparing question wants computed, of which things, and in which kind of figure.

    plan = operation, names, shared, kind, number           国家级和省级奖励差多少 → difference of 国家级, 省级; 奖励; granted

An operation is known by its own words; of several the one that says more of the result is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.comparands import find_comparands, kind_wanted
from assistant.cues import CUES, PLAINLY, Operation

NUMBER = re.compile(
    r"(?P<number>[两二三四五六七八九2-9])(?:个|大)?(?:阶段|档|类|笔|项|种|级|者|环节|步|次|部分|样|块|份|家|批|条|人|年|梯度|层次|层级|块)"
)
WHOLE = re.compile(
    r"整个|全部|总(?!体|是)|盘子|里头?(?=[,占]|[\u4e00-\u9fff]{1,12}占)|当中"
)  # of which a share is asked for
NUMBERS = {**{c: i for i, c in enumerate("零一二三四五六七八九")}, "两": 2, **{str(i): i for i in range(2, 10)}}


@dataclass(frozen=True, slots=True)
class Plan:
    operation: Operation
    names: tuple[str, ...]  # of the things, in the question's order; empty where no joint ties any
    shared: str  # what the question says of all of them
    kind: str  # of figure (assistant/comparands.py), "" for any
    number: int  # of things
    subject: str  # the question without the words that only say what is to be computed
    sure: bool  # two or more figures are meant, by the question's words


def find_plan(question: str) -> Plan | None:
    """The plan of a question in plain wording, or None where it has no word of computing.

    >>> plan = find_plan("国家级和省级的奖励差多少")
    >>> plan.operation, plan.names, plan.kind
    ('difference', ('国家级', '省级的奖励'), 'granted')
    """
    operation = next((operation for operation, pattern in CUES.items() if pattern.search(question)), None)
    if operation is None:
        return None
    comparands = find_comparands(question)
    names = comparands.names if comparands.tied else ()
    stated = NUMBER.search(question)
    number = (
        len(names)
        if len(names) > 1
        else NUMBERS[stated["number"]]
        if stated and operation in ("sum", "order", "each")
        else 2
    )
    rest = question
    for name in names:
        rest = rest.replace(name, " ", 1)
    subject = question
    for pattern in CUES.values():
        subject = pattern.sub(lambda m: " " if len(m[0]) <= 6 else m[0], subject)
    sure = (
        len(names) > 1
        or bool(PLAINLY.search(question))
        or operation == "ratio"
        or (operation == "share" and bool(WHOLE.search(question)))
        or (operation in ("sum", "each") and stated is not None and stated[0][-1] not in "年人")
    )
    return Plan(operation, names, comparands.shared, kind_wanted(rest) or kind_wanted(question), number, subject, sure)


def is_sure(question: str) -> bool:
    """Whether a question in plain wording compares two or more figures, by its words."""
    plan = find_plan(question)
    return plan is not None and plan.sure and plan.operation != "each"
