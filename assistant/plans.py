"""Plans: what a comparing question wants computed, of which things, and in which kind of figure.

    plan = operation, names, shared, kind, number           国家级和省级奖励差多少 → difference of 国家级, 省级; 奖励; granted

An operation is known by its own words; of several the one that says more of the result is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.comparands import find_comparands, kind_wanted

Operation = Literal["ratio", "share", "growth", "difference", "sum", "order", "which", "each"]

MORE = "多|少|高|低|长|短|快|慢|早|晚|重|轻|宽|窄|大|小|严|松|强|贵|便宜|久|远|近|厚|猛|狠|划算|合算"
# In the order in which they are tried.
CUES: tuple[tuple[Operation, re.Pattern[str]], ...] = (
    ("ratio", re.compile(r"几倍|多少倍|倍数|翻了?几|几番|之比|几比|比值|倍")),
    (
        "share",
        re.compile(
            r"占(?!比)[^,。?]{0,30}(?:百分之|几成|多大|多少|几分|比例)|(?:里|中|当中|之中|里头)[^,。?]{0,12}(?:占|几成|百分之)|几成|几分之几|百分之(?:几|多少)|占了?(?:没)?(?:一半|多数|过半)"
        ),
    ),
    ("growth", re.compile(r"(?:增幅|增长率|涨幅|增长|提高|上涨)[^,。?]{0,6}(?:百分之|百分比|比例)|百分比")),
    (
        "difference",
        re.compile(
            rf"相?差(?!旅|别|异|在)|之差|差[距额]|悬殊|(?<![至最])(?:{MORE})(?:出|了|给|拿|补|奖|罚|领|发|返|贴|报|交|缴|付|建|办|做|来|上|加|安排|培育|认定|新增|奖励|补贴|补助)*(?:个)?(?:多少|几(?!乎)|多大|多长|一截|一大截)|"
            rf"(?:比|较|跟|和|与|同)[^,。?;]{{1,30}}(?<![至最])(?:{MORE})[^,。?;]{{0,5}}(?:几|多少)|"
            r"(?:增加|增|添|涨|提高|提升|抬高?|上升|升|下降|降低?|减少?|压减|压|缩短|延长|放宽|再建|新增)(?:了|到|出|下来|掉)?(?:多少|几|多大|多长)|隔着?(?:多久|多少|几|多)|"
            r"(?:要|还要?|得|再|还得)(?:添|增|加|补|涨|差|建|培育|认定)[^,。?]{0,4}(?:多少|几)|相减|减去|还(?:差|剩|缺)"
        ),
    ),
    (
        "sum",
        re.compile(
            r"加起来|加(?:到|在)?一?[块起]|加总|合计|合起来|拼(?:在)?一?[起块]|摞|凑(?:在)?一?[起块]|总和|之和|一共|总共|拢共|统共|共计|总计|加上|相加|合在一起|全加|累计|总数|拢总|拢到一块"
        ),
    ),
    (
        "order",
        re.compile(
            r"从[高大多低小少][^,。?]{0,4}到[^,。?]{0,2}[高大多低小少]|排(?:一?下|个|序|队|名|一排)|由[高大多低小少]到"
        ),
    ),
    (
        "which",
        re.compile(
            rf"(?:哪(?!几|些)|谁)[^,。?;]{{0,14}}(?:{MORE})(?!少)|(?:{MORE})的是(?:哪|谁)|更(?:{MORE})|一样(?:多|高|大|长)|相同吗|一样吗"
        ),
    ),
    ("each", re.compile(r"各(?:自|是|为|有|给|罚|补|奖|按|能|要|多少|几)|分别|差在哪|区别|不同|不一样|差别")),
)
NUMBER = re.compile(
    r"(?P<number>[两二三四五六七八九2-9])(?:个|大)?(?:阶段|档|类|笔|项|种|级|者|环节|步|次|部分|样|块|份|家|批|条|人|年|梯度|层次|层级|块)"
)
# Two figures are compared, though no joint ties their names.
PLAINLY = re.compile(
    r"相?差(?!旅|别|异|不|在)|之差|多出|高出|少出|前者|后者|(?:20)?\d\d年?(?:底|末|度)?(?:到|至|比|较|和|与)(?:20)?\d\d年?|两年间|最[高多长大].{0,18}最[低少短小]|最[低少短小].{0,18}最[高多长大]"
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
    operation = next((operation for operation, pattern in CUES if pattern.search(question)), None)
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
    for _, pattern in CUES:
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
