"""Brackets that say who is responsible, in every form that documents use.

bracket = （ group ((，|；) group)* ）      group = names role | label ： names
（甲部牵头，乙局、丙局按职责分工负责）  （责任单位：甲厅、乙厅）  （甲部、乙部负责。列第一位者为牵头单位，下同）
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from index.lexicon import BODY_ENDS
from index.numerals import any_of, words

Role = Literal["leads", "assists", "responsible", "organises", "guides", "supervises", "participates"]

# A body's own bracket may stand inside: （市甲局牵头，各县（区）人民政府配合）.
BRACKET = re.compile(r"[（(【\[［](?P<inside>(?:[^（）()【】\[\]［］]|[（(][^（）()]{1,8}[）)]){2,300}?)[）)】\]］]")
LABELS: dict[str, Role] = {
    **dict.fromkeys(("牵头单位", "牵头部门", "主办单位", "牵头责任单位", "责任牵头单位", "牵头", "主责单位", "第一责任单位", "组长单位"), "leads"),
    **dict.fromkeys(("责任单位", "责任部门", "负责单位", "落实单位", "责任主体", "责任", "实施单位", "完成单位", "承担单位"), "responsible"),
    **dict.fromkeys(("配合单位", "配合部门", "协办单位", "协同单位", "协助单位", "配合", "协助责任单位"), "assists"),
    **dict.fromkeys(("参与单位", "参加单位", "参与部门"), "participates"),
    **dict.fromkeys(("指导单位", "指导部门"), "guides"),
    **dict.fromkeys(("督导单位", "监督单位", "督办单位"), "supervises"),
    **dict.fromkeys(("组织单位",), "organises"),
}  # fmt: skip
ROLES: dict[str, Role] = {
    **dict.fromkeys(("牵头负责", "牵头", "牵头落实", "牵头组织", "主办", "总牵头", "牵头组织实施", "负责牵头"), "leads"),
    **dict.fromkeys(("负责", "分别负责", "具体负责", "负责落实", "承办", "共同负责", "落实", "负责实施", "组织实施", "各负其责", "等负责"), "responsible"),
    **dict.fromkeys(("配合", "协助", "协办", "积极配合", "配合落实", "协同", "协同配合", "予以配合", "分工配合"), "assists"),
    **dict.fromkeys(("参与", "参加", "共同参与", "等参与"), "participates"),
    **dict.fromkeys(("指导",), "guides"),
    **dict.fromkeys(("督导", "监督", "督促"), "supervises"),
}  # fmt: skip
DIVIDED = re.compile(
    r"(?:按照?|依据|根据)?(?:各自)?(?:职责|职能)(?:分工)?(?:分别|共同)?(?:负责|落实|抓好落实)?$|按职责分工(?:负责|落实|配合)?$|分工负责$"
)
DATE_LABELS = words("完成时限 时限 完成时间 时间节点 时间要求 完成期限 进度安排 时间安排 截止时间 办理时限")
LABELLED = re.compile(rf"^(?P<label>{any_of(LABELS)})[:：为]?(?<=[:：为])(?P<names>.+)$")
ASSIGNED = re.compile(rf"^(?P<names>.*?)(?P<role>{any_of(ROLES)})$")
FIRST_LEADS = re.compile(
    r"(?:列|排|排列|排名|位居|名列|位列)?(?:在|于)?(?:第一|首)(?:位|个|名|家|列)?(?:者|的)?的?(?:责任)?(?:部门|单位)?[,，]?(?:为|是|系)(?:该项?(?:工作|任务|措施)的?)?牵头"
)
ALSO_BELOW = re.compile(r"下同|以下均同|以下同")
ROLE_WORDS = re.compile(rf"{any_of((*LABELS, *ROLES))}|职责分工")
_OTHERS = re.compile(r"(?:等(?:有关|相关|部门|单位|按|多部门|\d+(?:个)?部门)[\u4e00-\u9fff]*|等)$")
_BOTH_BODIES = re.compile(
    r"(?<=[部委局署办会厅院行府位门])(?:和|及|以及)(?=[\u4e00-\u9fff]*(?:部|委|局|署|办|会|厅|院|行|府|单位|部门)$)"
)
LINE_LABEL = re.compile(
    rf"(?:^|[。；;\n\s])(?P<inside>(?:{any_of(w for w in LABELS if len(w) > 2)})[:：](?:[^。\n（()）】]|[（(][^（）()]{{1,8}}[）)])+)"
)


# 完成时限：2024年6月底; 市甲局牵头，2024年9月底前完成
_DUE = re.compile(
    rf"(?:{any_of(DATE_LABELS)})[:：为]?\s*(?P<labelled>[^，。；;,）)]{{2,20}})"
    r"|(?P<dated>(?:每|到|(?:19|20)\d\d年|\d{1,2}月|年)[^，。；;,（）()]{0,12}?(?:前|内|月|年|季度))(?=(?:组织)?(?:完成|落实|实施|开展|启动|$))"
)


def date_in(inside: str) -> str | None:
    """The date that a bracket sets for those whom it names: 2024年9月底前."""
    due = next((m for group in re.split(r"[，,；;。]", inside) if (m := _DUE.match(group.strip()))), None)
    return (due["labelled"] or due["dated"]).strip() if due else None


def split_names(names: str) -> tuple[str, ...]:
    """The bodies that a list names; 等有关部门 names nobody and is dropped, 各有关部门和单位 is kept whole.

    >>> split_names("工业和信息化部、财政部等有关部门")
    ('工业和信息化部', '财政部')
    """
    pieces: list[str] = []
    for piece in re.split(r"[、，,；;](?![^(（〔]*[)）〕])", re.sub(r"^(?:由|并由)", "", names.strip())):
        piece = _OTHERS.sub("", piece.strip(" 　:：")).strip()
        if piece:
            pieces.extend(_BOTH_BODIES.split(piece) if not piece.startswith(("各", "有关", "相关")) else [piece])
    return tuple(_whole_provinces(pieces))


def _whole_provinces(pieces: list[str]) -> Iterator[str]:
    """各省、自治区、直辖市人民政府 is one body, though it is written with the marks of a list."""
    held: list[str] = []
    for piece in pieces:
        if piece in ("各省", "自治区", "各省（区", "各区", "各县", "各市", "市", "县", "区") and (
            held or piece.startswith("各")
        ):
            held.append(piece)
            continue
        yield "、".join([*held, piece]) if held else piece
        held = []
    yield from held


def read_bracket(inside: str, first_leads: bool) -> tuple[tuple[str, Role], ...]:
    """(body, role) for everybody that a bracket names; () where it assigns nothing.

    >>> read_bracket("甲部牵头，乙局、丙局按职责分工负责", False)
    (('甲部', 'leads'), ('乙局', 'assists'), ('丙局', 'assists'))
    """
    if not ROLE_WORDS.search(inside):
        return ()
    found: list[tuple[str, Role]] = []
    waiting: list[str] = []
    shared: set[str] = set()  # bodies that have their part 按职责分工: beside one who leads they assist
    for group in re.split(r"[，,；;。]", inside):
        group = group.strip()
        if not group or FIRST_LEADS.search(group) or ALSO_BELOW.fullmatch(group):
            continue
        if labelled := LABELLED.match(group):
            if not (stated := ASSIGNED.match(labelled["names"])) or stated["role"] in ("落实", "负责"):
                named = stated["names"] if stated else labelled["names"]  # 责任单位：甲局负责
                found.extend((name, LABELS[labelled["label"]]) for name in split_names(named))
                continue
            group = labelled["names"]  # 责任单位：甲局牵头，乙局配合
        divided = DIVIDED.search(group)
        assigned = ASSIGNED.match(group)
        if not divided and not assigned:
            waiting.extend(split_names(group))
            continue
        role: Role = "responsible"
        if divided:
            names = group[: divided.start()]
            role = "assists" if any(r == "leads" for _, r in found) else "responsible"
        else:
            assert assigned is not None
            names, role = assigned["names"], ROLES[assigned["role"]]
        if divided:
            shared.update((*waiting, *split_names(names)))
        names = re.sub(r"会同|(?<=[部委局厅署会办])商(?=[\u4e00-\u9fff]{2})", "、", names)
        found.extend((name, role) for name in (*waiting, *split_names(names)))
        waiting = []
    if waiting and found:  # 责任单位：甲厅，乙局
        found.extend((name, found[-1][1]) for name in waiting)
    found = [(name, role) for name, role in found if is_body(name)]
    if (
        first_leads
        and len(found) > 1
        and not found[0][0].startswith(("各", "有关", "相关"))
        and not any(role == "leads" for _, role in found)
    ):
        found = [(found[0][0], "leads"), *((n, "assists" if n in shared else r) for n, r in found[1:])]
    return tuple(dict.fromkeys(found))


BODY = re.compile(rf"(?:{any_of(BODY_ENDS)})(?:[(（][^）)]*[)）])?$|^各|^有关|^相关|^省|^市|^县")


def is_body(name: str) -> bool:
    return 1 < len(name) <= 30 and (
        BODY.search(name) is not None or name.endswith(("会", "处", "站", "所", "队", "组", "社", "台", "报"))
    )
