"""Acts: what a predicate says of a body: whether it is to do something at all, and in which role.

    predicate = modal? act        要|制定方案        负责|统筹协调
No act is what it may or must not do (可以, 不得), what it is (符合, 属于), a level (达到90%), or an attribute of another thing
(政府负责落实的机制).
"""

from __future__ import annotations

import re

from index.brackets import Role
from index.lexicon import ACTIONS, ADVERB, PREDICATES
from index.numerals import any_of, words

# The first that matches a predicate says the role; a predicate without any of these words makes responsible.
ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"^(?:[^，。；]{0,6})(?:牵头|会同|带队|统一领导|统筹协调|总牵头|(?<!组织)领导)|牵头(?:工作|组织|负责|制定|建立)|，会同"), "leads"),
    (re.compile(r"^(?:积极|主动|密切)?(?:配合|协助|协同)|，积极配合"), "assists"),
    (re.compile(r"^(?:定期|负责|加强|强化|每季度|依法|共同)*(?:监督|督促|督导|督查|检查)"), "supervises"),
    (re.compile(r"^(?:加强|负责|强化|具体)*(?:业务)?指导"), "guides"),
    (re.compile(r"^(?:负责|统筹|统一|认真|定期|积极|牵头|要|至少)*组织(?!领导)"), "organises"),
    (re.compile(r"^(?:广泛|积极|共同|主动)*(?:参与|参加(?![^，。；]{0,10}(?:保险|培训|考试|考核|学习|体检))|发挥主体作用)"), "participates"),
)  # fmt: skip
MODAL = re.compile(
    r"^(?:都|也|均|切实|继续)?(?:要|应当|应该|应|必须|须|需要|需|负责(?!组织|牵头|指导|监督|督促|检查)|将要|将(?=于))"
)
_FIRST = words("同时 原则上 一律 还 也 均 都 至少")
_IS = words(
    "不得 不应 不予 不再 不能 严禁 禁止 可以 能够 有权 无权 设在 设于 符合 具备 具有 满足 拥有 达到 属于 注册 已 未 不低于 不少于 不超过 不高于 高于 低于 处于 位于 享受 申请享受 是 作为 占"
)
_SERVES = words(
    "提供 办理 开展 配备 安排 服务 指定 购买 建立 设立 缴纳 发放 选派 制定 确定 出具 颁发 落实 创造 解决 投保 代办 开设 开通 做好"
)
_LEVELS = words("达到 达 突破 超过 稳定在 保持在 控制在 增长 提高到 提升到 提高至 下降 降至 降低到")
_NO_ACT = re.compile(
    "|".join(
        (
            r"在[^，。；]{1,10}(?:注册|登记|纳税)(?=[、，。；并且]|满|$)|在[^，。；]{1,8}有(?!效|序|关)",
            rf"(?:{any_of(_FIRST)})*(?:{any_of(_IS)}|可(?!持续|视|研)|持有(?!效)|有(?!效|序|针|关|力|组))",
            rf"(?:{any_of(_FIRST)})*任(?=[^，。；]{{0,8}}(?:组长|召集人|主任|指挥|负责人))",
            rf"(?:{any_of(_FIRST)})*为(?![^，。；]{{0,24}}(?:{any_of(_SERVES)}))",
            rf"(?:{any_of(_FIRST)})*(?:[^，。；]{{0,4}}满\d|[^，。；]{{0,24}}满\d+(?:个月|年|天|日)(?:以上)?$)",
            rf"(?:{any_of(_FIRST)})*(?:累计|分别|均|力争|确保)*(?:{any_of(_LEVELS)})",
        )
    )
)
_MADE_BY = words("牵头 负责 参与 主导 组织 组织实施 实施 承担 制定 发布 认定 印发 出具 颁发 审批 批准 支付 安排 指定")
_PAPERS = words("意见 建议 申请 材料 项目 问题 事项 情况 结果 资料 信息")
_ORDERS = words("格局 机制 制度 体系 合力 局面 模式 情况 比例 领导小组 联席会议 指挥部 专班 工作组")
_ATTRIBUTE = re.compile(
    rf"的其他[^，。；]{{1,10}}$|的[^，。；]{{1,10}}(?:不适用|除外|不计入)|^(?:{any_of(_MADE_BY)})的"
    rf"|^[\u4e00-\u9fff]{{2,5}}的(?:{any_of(_PAPERS)})$|的[\u4e00-\u9fff]{{0,8}}?(?:{any_of(_ORDERS)})$"
)
# 建立相应的协同监测机制, 要完善跨部门的会商制度: the body sets it up, and 的 belongs to its object.
_SETS_UP = re.compile(
    rf"(?:{ADVERB}|共同|联合|牵头)*(?:建立|健全|完善|构建|形成|落实|实行|执行|推行|制定|组建|成立|探索|创新|改进)"
)
_VERBS = any_of(w for w in {*ACTIONS, *PREDICATES} if len(w) > 1)
DOES = re.compile(
    rf"(?:[按在于自每与向为对根依][^，。；]{{0,40}}?|共同|统一|统筹|具体|分别|自行|另行|负责|{ADVERB})*(?:{_VERBS}|承担|负责|牵头)|每(?:年|半年|季|月|周|日|天|学)"
)
# 由省厅另行制定: what it makes stands before 由.
_OBJECTLESS = re.compile(
    rf"(?:要|应当?|须|另行|自行|统一|全额|共同|分别|依法|统筹|各|具体|按规定|负责|{ADVERB})*"
    rf"(?:(?:并|后)?(?:{_VERBS}|担任|承担|负责|解释|保障|兜底|承办|配送|协调)){{1,2}}(?:一半|实施|到位)?"
)
_LIKE_THESE = re.compile(rf"^(?:于|在|{ADVERB})?(?:将)?")


def role_of(does: str) -> Role:
    """The role that a predicate says."""
    return next((role for pattern, role in ROLES if pattern.search(does)), "responsible")


def role_of_act(act: str) -> Role:
    """The same for an act behind a subject, whose first words may be an adverb or a preposition."""
    return role_of(_LIKE_THESE.sub("", act))


def is_act(predicate: str) -> bool:
    """Whether `predicate`, without its modal, has a body do something."""
    return _NO_ACT.match(predicate) is None


def describes(predicate: str) -> bool:
    """Whether a predicate may only describe another thing: 政府负责落实的机制."""
    return _ATTRIBUTE.search(predicate) is not None


def only_describes(predicate: str) -> bool:
    """Whether it does, and does not set that thing up: 建立相应的机制."""
    return describes(predicate) and not _SETS_UP.match(predicate)


def lacks_object(predicate: str) -> bool:
    """Whether what is done stands elsewhere: 另行制定."""
    return _OBJECTLESS.fullmatch(predicate) is not None
