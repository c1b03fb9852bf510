"""Norms: what must hold of those who get something, where it is said in a sentence or clause of its own.

    norm = subject? (应|须|必须) what        新增床位应在30张以上 | 企业须在本市注册 | …，须签订3年以上劳动合同
What departments must do and what must be handed in are no norms of this kind.
"""

from __future__ import annotations

import re

from index.consequences import HEAD

_MODAL = r"(?:应当|(?<![相对供反效响感呼顺回])应(?![\u4e00-\u9fff]尽|当|用|急|届|收|对|聘|缴|纳|付|交|税|享|得|征)|必须|须|(?<![所供急必按])需(?!求|要))"
_NORM = re.compile(
    rf"(?P<subject>[^，。；：]{{0,24}}?)(?P<modal>(?:均|都|还|且|并|但|原则上)?{_MODAL})(?P<what>[^，。；]{{3,}})$"
)
_PAPER = re.compile(
    r"工作日|小时内|提交|报送|报告|提出|申请|申报|留存|备查|公示|书面|告知|答复|公布|保存|建立|制定|办结|办理|开展|加强|落实|配合|协助|按照?规定|足额拨|拨付|接受|遵守|坚持|下列|以下[^，。；\d]*$|优先|退回|追回|赔偿|扣除"
)
_BODY = re.compile(r"部门|厅|局|委|政府|办公室|小组|财政|各地|单位应|机关|银行|法院|协会|专家|审计|资金|经费")
_MEASURE = re.compile(
    r"(?:在|为|达到?|满|不[低少高多超][于过]?|控制在|保持在)+\s*\d"
)  # what is measured is the subject
_PLAIN = re.compile(rf"(?:申报|申请|上述|该|参加|参与|符合条件的|项目|相关|以上|前款)?(?:{HEAD}){{0,2}}")


def norm_in(clause: str) -> int | None:
    """Where in the clause begins what must hold, if the clause is a norm.

    >>> norm_in("新增床位应在30张以上"), norm_in("市财政局应当在5日内拨付")
    (0, None)
    """
    found = _NORM.match(clause)
    if found is None or _PAPER.search(found["what"]) or _BODY.search(found["subject"]) or clause.endswith("的"):
        return None
    return 0 if _MEASURE.match(found["what"]) else found.start("what")


def is_norm(consequence: str) -> bool:
    """Whether a consequence that begins with 应 or 须 says what must hold, rather than what must be handed in."""
    return norm_in(re.split(r"[，；]", consequence)[0]) is not None and _PAPER.search(consequence) is None


def is_plain(subject: str) -> bool:
    """Whether the subject names just anybody: 企业, 申报单位."""
    return len(subject) <= 8 and _PLAIN.fullmatch(subject) is not None
