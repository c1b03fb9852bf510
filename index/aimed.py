"""Aimed at: which figures of a clause somebody may be meant to reach, and which say something else.

A figure that opens a case (对年满60岁的), measures a benefit (补助30万元), stands in a name (“百千万工程”), only says how
large or how long a thing is (投资500万元以上项目, 3年), or describes whom a sentence is about (产值1亿元以上的企业) is no target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.indicators import MEASURED_UNITS
from index.measures import TIME_UNITS
from index.numerals import any_of, words
from index.quantities import Quantity
from index.spans import Span

# --- the clause as a whole ------------------------------------------------------------------------------------

_OPENS_LIST = re.compile(r"(?:下列|以下|如下)(?:基本|各项|全部|其中之一|之一)?(?:条件|情形|标准|要求)")
# What an applicant may ask for, and what anybody is bound to.
_RULES = words(
    "可申请 可享受 可按 给予 应当 应在 不得 不予 可以 可由 凡 纳税人 申请人 按规定 按照规定 返还标准 补贴标准 扣除标准 资金由"
)
_RULE = re.compile(any_of(_RULES))
_BEGINS_CONDITION = re.compile(
    r"[^，。；]{0,12}应当?(?:同时)?(?:具有|具备|符合|满足|运营|成立|经营|注册)|上一?年度?|近[一二三两]年"
    r"|(?:对(?!标|接)|凡|符合|经[^济营]|申请)"
)
_ENDS_CONDITION = re.compile(r"的[”\"]?$")
_DONE_BEFORE = re.compile(r"上一?年度?(?!末?基础)|近[一二三两]年")  # 上年度服务企业20家以上: what one has done
_BENEFITS = re.compile(r"(?:按|按照|给予|予以|一次性|每[家个户项次])[^，。；]*?(?:给予|奖励|补助|补贴|资助|奖补|贴息)")
# 县的补助比例，在所在地区基础上提高10个百分点
_OF_BENEFIT = re.compile(r"(?:补助|补贴|奖励|资助|贴息|报销|支付)(?:比例|标准|额度|金额|上限)$")
_RAISES_BENEFIT = re.compile(r"在[^，。；]*基础上|(?:再|另)?(?:提高|上浮|增加)")


def opens_list(text: str, sentence: Span) -> bool:
    """Whether a list of conditions follows: 试点县应当符合下列条件：…"""
    return _OPENS_LIST.search(text, sentence.start, sentence.end) is not None


def is_aim(clauses: Sequence[Span], n: int, text: str, own_rhythm: bool) -> bool:
    """Whether the figures of the nth clause of a sentence may be aims; `own_rhythm` says that it opens with 每年 or the like."""
    said = clauses[n].of(text)
    if _RULE.search(said) or _ENDS_CONDITION.search(said) or _DONE_BEFORE.match(said):
        return False
    if _leads_to_benefit(clauses[n + 1 :], text):
        return False
    if n == 0:
        return True
    first, before = clauses[0].of(text), clauses[n - 1].of(text)
    if not own_rhythm and (_BEGINS_CONDITION.match(first) or _ENDS_CONDITION.search(first)):
        return False
    return not (_RAISES_BENEFIT.match(said) and _OF_BENEFIT.search(before))


def _leads_to_benefit(following: Sequence[Span], text: str) -> bool:
    """Whether a clause is half a condition: …增长15%以上，且净增2000万元以上的，奖励…; …的新建项目，按投资额的15%给予补助."""
    if not following:
        return False
    said = following[0].of(text)
    return bool((said.startswith(("且", "并且")) and _ENDS_CONDITION.search(said)) or _BENEFITS.match(said))


# --- a figure by its unit -------------------------------------------------------------------------------------

# Of these there are many, or at least so many, where they are counted at all: 床位300张, 常见病不少于60种.
_COUNTED = frozenset(words("张 部 本 种 类 门"))
_BY_KIND = frozenset(words("种 类 门"))
_MANY = 10
_DESCRIPTIVE = frozenset(("", *words("大 方面 类 种 期 步 度 字 级 门 本 张 轮 位 代 分 批 次 点 层 部")))
RISES = re.compile(r"(?:提高|提升|增加|增长|扩大|上升|下降|降低|压减|减少|缩短)(?:到|至)")
_QUOTES = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》|（(?!其中)[^（）]*）|\((?!其中)[^()]*\)")
_CHANGED_TIMES = words("缩短 压缩 压减 减少 控制 延长 增加 不超过")
_TIMES = words("时延 用时 时长 办理时间 办理时限 培训时间 学习时间 开放时间 实践时间 锻炼时间 轮训时间")
_OF_TIME = re.compile(rf"(?:{any_of((*_CHANGED_TIMES, *_TIMES))})[^，。]{{0,4}}$")
_OF_AGE = re.compile(r"寿命|平均年龄")


def may_be_aim(quantity: Quantity, clause: Span, text: str) -> bool:
    """Whether the figure is more than a part of a name, a length of time or an aside."""
    before = text[clause.start : quantity.start]
    if quantity.unit in _COUNTED and (quantity.comparator != "=" or quantity.unit not in _BY_KIND):
        many = quantity.low is not None and quantity.low >= _MANY
        return quantity.comparator != "=" or many or "床" in before
    if not quantity.unit:  # 电能利用效率降至1.3以下
        return RISES.search(before[-4:]) is not None or before.endswith(("降至", "达到"))
    if quantity.unit in _DESCRIPTIVE:
        return quantity.unit == "位" and quantity.comparator != "="
    if any(
        clause.start + m.start() < quantity.start and quantity.end <= clause.start + m.end()
        for m in _QUOTES.finditer(clause.of(text))
    ):
        return False
    if quantity.unit in TIME_UNITS:
        return _OF_TIME.search(before) is not None
    return quantity.unit != "岁" or _OF_AGE.search(before) is not None


_ATTRIBUTE = re.compile(
    r"的[^，。；、]{0,16}?(?:企业|项目|单位|机构|人员|园区|个人|城市|县|部分)(?!产能|占比|比重|覆盖)"
)
_LISTED = re.compile(r"[、，,和及与]")


def find_counted(quantities: Sequence[Quantity], clause: Span, text: str) -> list[Quantity]:
    """Those that do not describe what another one counts, or whom the clause is about: 投资500万元以上项目1.2万个 counts projects."""
    kept = []
    for n, quantity in enumerate(quantities):
        following = quantities[n + 1] if n + 1 < len(quantities) else None
        if following is not None and MEASURED_UNITS.search(quantity.unit) and not MEASURED_UNITS.search(following.unit):
            between = text[quantity.end : following.start]
            if between and not _LISTED.search(between):
                continue
        kept.append(quantity)
    attributes = [q for q in kept if _ATTRIBUTE.match(text, q.end, clause.end)]
    # 产值不少于1亿元、增速不低于10%的企业: what stands before 的 says which, not how many
    return [q for q in kept if q.start > attributes[-1].start] if attributes else kept


# --- a figure by the words beside it --------------------------------------------------------------------------

_CASES = words("凡 按照 符合 申请 经 除 如 若 从 其中一方 超过部分 同一 单个 单户 单项 单家 单笔")
_CASE = re.compile(
    rf"^(?:\d+\.)?(?:{any_of(_CASES)}|[对以](?!标|超)|按(?!期|时|质)|由(?![^，。]{{2,14}}的(?:比例|占比)))"
    r"|前$|每[人户亩月天日平次吨台生餐]|年满|已满|连续|截至|目前|已[经有达建]|累计已|签订"
)
# 对企业的贷款覆盖面达到60%: of a share, whose it is may stand first.
_SHARE_OF_SOME = re.compile(
    r"(?:对|单户|单笔|单项)[^，。；]*?(?:率(?!不超)|比例|占比|覆盖面)(?:达到|达|要|应|原则上|不低于|不少于|控制在)*$"
)
_NAMES = words("行动 工程 举措 重点任务 任务 措施")
_NO_LEVELS = words("目标 水平 比例 增长 速度 增速")
_DONE_BY = words("达到 实现 完成 建立 开展 通过 能够 具备 提供 设置 配备 参加 建成")
_BOUNDS_ONLY = words("为标准 为依据 为限 为准 标准 的标准 以上的 以下的 级 倍遴选 遴选")
_PAYS = words("奖励 奖补 奖金 补助 补贴 资助 贷款 定额 扣除 罚款 予以 给予 优惠")
_SAYS_ELSE = re.compile(
    rf"(?:{any_of(_NAMES)})$|[）)]|{RISES.pattern}|{any_of((*_BOUNDS_ONLY, *_PAYS))}"
    rf"|的(?!{any_of(_NO_LEVELS)}|[^，。；]{{0,20}}(?:{any_of(_DONE_BY)}))"
)


def is_bound(before: str, after: str) -> bool:
    """Whether the words beside a figure make it a bound, a name or the first half of a rise."""
    return _SAYS_ELSE.match(after.strip()) is not None or (
        _CASE.search(before) is not None and not _SHARE_OF_SOME.match(before)
    )


_PAID = words(
    "给予 奖励 补助 资助 拨付 预拨 年龄 费率 利率 返还 贷款 授信 保额 扣除 罚款 处以 可申请 可享受 门槛 标准为 标准按 额度 最高 定额 "
    "支持经费 缴纳 骗取 权重 分值 租金面积 租金期限 支持面积 支持期限"
)
_OF_ONE = re.compile(rf"{any_of(_PAID)}|补贴(?!性)|限额(?!以[上下])")
_RAISED = re.compile(r"(?:年)?人均[^，。；]*(?:提高|提升|增加)(?:到|至)$")
_OF_ALL = re.compile(r"新增|累计|余额")
_FOR_ALL = 100_000_000  # 元: so much is no one applicant's


def is_benefit(before: str, quantity: Quantity, urged: bool) -> bool:
    """Whether a figure is what one applicant gets, and not the sum for all; `urged` says that 力争 or the like stands before."""
    if _OF_ONE.search(before) is None or _OF_ALL.search(before) or _RAISED.match(before):
        return False
    if quantity.change and quantity.unit == "个百分点":
        return False
    return not (urged and quantity.unit == "元" and (quantity.low or 0) >= _FOR_ALL)  # 力争全年授信800亿元
