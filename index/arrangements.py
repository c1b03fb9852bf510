"""Arrangements: who is got to do what (指导各市建立…), and who has which part (党委领导、政府负责、社会参与的格局)."""

from __future__ import annotations

import re

from index.actors import find_subject
from index.bodies import is_generic
from index.brackets import Role
from index.lexicon import ACTIONS, ADVERB
from index.numerals import any_of, words
from index.periods import Period
from index.spans import Span
from index.tasks import Task, between

# 指导各市建立…: the verb with which one body gets another to act, and what the other one's act begins with.
_GETS = words("指导 支持 推动 督促 引导 组织 要求 鼓励 推进 发动 协调")
_GOT = re.compile(any_of(_GETS))
_MANNER = rf"(?:{ADVERB}|因地制宜|结合[^，。]{{0,12}}|根据[^，。]{{0,12}}){{0,3}}?[^，。；、]{{0,6}}?"
_BEGINS = words(
    "发挥 探索 加强 加大 利用 做好 承接 谋划 设立 打造 聚焦 立足 用好 围绕 将 把 对 为 入企 制定 成立 错位发展 差异化发展 先行先试"
)
_ACT = re.compile(rf"{_MANNER}(?:{any_of((*(w for w in ACTIONS if len(w) > 1), *_BEGINS))})[^。；]*")
# Governments and their offices; of a bank or an institute that is supported nothing is asked.
_OFFICES = words(
    "政府 部门 局 委 厅 办 党委 地区 地方 各地 各级 省市县 市 县 区 镇 乡 州 旗 乡镇 街道 工作队 专班 领导小组 媒体 市县 区县"
)
_OFFICIAL = re.compile(rf"各|有条件|有关|相关|(?:[^（(]*?(?:{any_of(_OFFICES)})(?:[(（][^)）]*[)）])?$)")
_PARTIES = re.compile(
    r"(?P<list>[^，。；、]{4,24}(?:、[^，。；、]{4,24}){1,5})的[\u4e00-\u9fff]{0,6}(?:格局|机制|体系|合力|局面|模式)$"
)
_PARTY = re.compile(
    r"^(?P<actor>(?:[\u4e00-\u9fff]{0,4})(?:党委(?:政府)?|政府负责人|政府|(?:相关|有关|各|职能|主管)部门|部门|企业|社会力量|社会|群众|公众|协会|行业协会|市场|机构|金融机构|学校|家庭|个人|单位|院校|属地|行业))(?P<does>[\u4e00-\u9fff]{2,10})$"
)
_PARTY_ROLES: tuple[tuple[str, Role], ...] = (
    ("领导|牵头|统筹|主导|引领", "leads"), ("负责|落实|尽责|履职|主责", "responsible"), ("监督|督导|监管", "supervises"), ("协同|配合|联动|支持|协作", "assists"), ("", "participates"),
)  # fmt: skip
_BY_MEANS = re.compile(r"^(?:发挥|结合|立足|围绕|根据|利用|按照|依托|聚焦|用好|强化)")


def find_agents(text: str, clause: Span, periods: tuple[Period, ...]) -> list[Task]:
    """Public bodies that the clause has do something: 指导各市建立企业培育库."""
    end = text.find("。", clause.start, clause.end + 200)
    reach = min(len(text), clause.end + 200 if end < 0 else end)
    for got in _GOT.finditer(text, clause.start, clause.end):
        agent = find_subject(text, got.end(), reach, agent=True)
        act = _ACT.match(text, agent.end, reach) if agent and agent.public else None
        if agent is None or act is None or agent.end > clause.end or not all(map(_OFFICIAL.match, agent.names)):
            continue
        action = _first_action(act[0])
        due = [p for p in between(periods, clause.start, clause.end) if p.kind in ("deadline", "recurring")]
        deadline = text[due[0].start : due[0].end] if due else None
        stop = max(clause.end, text.find(action, agent.end, reach) + len(action))
        return [
            Task(name, "responsible", action.strip(" ，,"), deadline, clause.start, stop)
            for name in agent.names
            if not is_generic(name)
        ]
    return []


def _first_action(rest: str) -> str:
    """The first thing to do; words of manner (立足实际，…) go with the clause that they lead to."""
    clauses = re.split(r"[，,；;]", rest)
    if len(clauses) > 1 and _BY_MEANS.match(clauses[0]):
        return clauses[1]
    return clauses[0]


def find_parties(text: str, clause: Span) -> list[Task]:
    """Who has which part in an arrangement that a clause names."""
    arranged = _PARTIES.search(text, clause.start, clause.end)
    if not arranged:
        return []
    parts = re.sub(rf"^(?:{ADVERB}|健全|完善|构建|建立|形成|由)*", "", arranged["list"]).split("、")
    read = [_PARTY.match(part) for part in parts]
    if len(read) < 2 or not all(read):
        return []
    return [
        Task(
            m["actor"],
            next(r for said, r in _PARTY_ROLES if re.search(said, m["does"])),
            m["does"],
            None,
            clause.start,
            clause.end,
        )
        for m in read
        if m
    ]
