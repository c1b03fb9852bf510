"""Owed: conditions that stand behind a benefit or in a sentence of their own, as what those who get it must do or be.

    owed = (who)? (须|应|应当|需) statement          …给予补助，须签订3年以上劳动合同      企业须在本市注册，并纳入统计
         | 适用于 who                                缓缴期间免收滞纳金，适用于受灾的小微企业

A procedure (应于3月底前申请) is a duty and no condition; nor is what a public body must do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.audiences import AUDIENCES
from index.clauses import find_clauses
from index.conditions import GENERIC, find_statements
from index.numerals import any_of
from index.periods import Period
from index.predicates import Condition
from index.quantities import Quantity

_MUST = re.compile(
    rf"(?:且|并)?(?P<who>[^，。；：]{{0,12}}(?:{any_of((*AUDIENCES, '店', '贷款人', '借款人', '受助人', '展会'))}))?(?:须|应当?|需)(?P<what>(?![求用急届于变缴]|当)[^。；]+)"
)
# 上年度研发费用占比应不低于4%: a figure that they must reach.
_LEVEL = re.compile(
    r"(?:且|并)?(?![^，。；]*(?:期限|时间|时限|覆盖|目标))[^，。；：]{3,24}?(?:应当?|须|需)(?:不低于|不少于|不超过|不高于|达到|超过|高于|低于)[^，。；]*\d"
)
_SHARE = re.compile(
    r"(?![^，。；]*(?:补助|补贴|贴息|奖励|报销))[^，。；\d]{2,14}(?:比例|占比|比重)(?:不低于|不少于|不高于|不超过)\d[^，。；]*$"
)  # …可以提供贷款，资本金比例不低于20%
_STATES = re.compile(
    r"(?:在[^，。；]{2,12}(?:注册|登记|纳税|投产|经营)|具有|具备|取得|符合|无(?!偿)|未|没有|依法(?:纳税|注册|登记)|签订|与[^，。；]{2,12}签订|纳入|为(?!其)|是|满|连续|持有|缴纳|属于|列入|达到|稳定|承诺)"
)
_DOES = re.compile(r"开展|组织|进行|评估|检查|公示|公开|优先|及时")  # a duty, whatever is counted behind it
_PROCEDURE = re.compile(
    r"小时内|完成|申[请报领]|提[交出供]|报[送告备]|之日起|工作日|\d+[日天]内|平台|建立|加强|配合|办理"
)
REFERRED = re.compile(
    r"(?:符合|满足|达到|具备)(?:前述|上述|前款|以上|前列)(?:规定的?)?(?:条件|要求|标准)"
)  # 对符合前述条件的
_APPLIES = re.compile(r"(?:仅)?适用于(?P<who>[^，。；]{2,40})")


@dataclass(frozen=True, slots=True)
class Owed:
    """What `who` must do or be; `who` is "" where the sentence before has named them, and `behind` says that only it has."""

    who: str
    conditions: tuple[Condition, ...]
    behind: bool = False

    def of(self, words: str) -> bool:
        """Whether those whom `words` speak of are meant: anybody, or somebody named there."""
        return (
            GENERIC.fullmatch(self.who) is not None
            or REFERRED.search(words) is not None
            or any(self.who[n : n + 2] in words for n in range(len(self.who) - 1))
        )


def find_owed(
    text: str, start: int, end: int, quantities: tuple[Quantity, ...], periods: tuple[Period, ...], behind: bool = False
) -> Owed | None:
    """What `text[start:end]`, a sentence or what stands `behind` its benefit, puts as a must; None where nothing is."""
    for clause in find_clauses(text, start, end):
        if applies := _APPLIES.match(text, clause.start, clause.end):
            return Owed("", (Condition(None, None, applies["who"], None, *applies.span("who")),))
        if _LEVEL.match(text, clause.start, clause.end) or (behind and _SHARE.match(text, clause.start, clause.end)):
            parts = find_clauses(text, clause.start, end)
            return Owed("", tuple(c for part in parts for c in find_statements(text, part, quantities, periods)), True)
        must = _MUST.match(text, clause.start, end)
        if must is None or _PROCEDURE.search(must["what"]):
            continue
        if _STATES.match(must["what"]) or (
            not _DOES.match(must["what"]) and any(must.start("what") <= q.start < end for q in quantities)
        ):
            parts = find_clauses(text, must.start("what"), end)
            conditions = tuple(c for part in parts for c in find_statements(text, part, quantities, periods))
            return Owed(must["who"] or "", conditions)
    return None
