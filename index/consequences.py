"""Consequences: where a clause goes over from whom it speaks of to what they get, may not have, or must do.

clause      = antecedent? consequence?          开展…的企业 | 给予20万元奖励
consequence = start … operative word            分阶段给予, 每人每月60元, 不予补助, 应当安装, 处5万元以下罚款
"""

from __future__ import annotations

import re
from typing import Literal

from index.numerals import any_of, words

Effect = Literal["grants", "denies", "requires"]

HEADS = words(
    "企业 单位 机构 人员 个人 项目 平台 园区 家庭 职工 员工 劳动者 青年 毕业生 居民 农户 农民 合作社 主体 纳税人 个体工商户 商户 团队 人才 企业家 医院 学校 院校 基地 载体 "
    "开发区 集群 品牌 人群 学生 儿童 老年人 残疾人 退役军人 军人 农民工 创业者 负责人 法人 组织 协会 子女 父母 家属 孵化器 研究院 实验室 中心 集团 成员 公司 门店 商场 银行 "
    "工厂 车间 示范区 工人 工程师 教师 医生 护士 社区 志愿者 申请人 对象 人口 研究生 博士 硕士 装备 软件 产品 装置 设备 工程 城市 县 市 区 技师 高级工 厂房 合伙人 户"
)
HEAD = rf"(?:{any_of(HEADS)})"
# 每人每月60元, 每净增1000万元产值给予2万元: what each one gets.
_EACH = r"每[^，。；、]{1,14}?(?:给予|予以|奖励|奖补|补助|补贴|资助|发放|[\d.]+万?元)"
# What a consequence may begin with …
_STARTS = (
    rf"(?:{_EACH}|在[^，。；]{{2,12}}基础上(?=再?(?:提高|增加|上浮))|在[^，。；的]{{2,8}}(?:期间|期内)|分别|分阶段|分[档年批次]|直接|统一按|(?:对)?超过部分|不重复|取消(?=[^，。；]{{0,12}}(?:资格|补|奖))|再|还|同时|可以?|均|也|都|按|参照|根据|每[人户年月家项次吨亩名立台]|一次性|给予|予以|授予|(?:奖励|奖补|补助|补贴)(?!资金|政策|标准|范围|对象|申|条件)|发放|返还|享受|不予|不得(?!低于|高于|少于|多于|超过|突破|小于|大于)|不享受|不再|不累计|"
    r"不计入|不参与|不适用|除外|纳入|列入|进入|入选|一般|配备|优先|一律|一并|实行|实施|最高|单[户个项笔]|应(?:当|(?!急|用|届|收|对|聘|缴|纳|付|扣|交|入|税|享|得|征))|必须|须|由|视为|视同|不受|补足|差额|扣除|继续|即可|方可|免|暂缓|暂停|延长|执行|上浮|下浮|减半|加收|责令|处(?=\d)|(?:住院|门诊)?(?:补助|补贴|奖励|救助|报销|资助|贴息|支持)?(?:比例|标准|上限|期限|额度)(?:提高|降低|上浮|下浮|为|放宽|不超过)|省级财政|市级财政|财政|(?:各项|所有|全部)(?:奖励|补助|补贴|奖补|资助)|总额|期限)"
)
# … and what makes it one.
_OPERATIVE = re.compile(
    r"给予|予以|授予|奖励|奖补|补助|补贴|贴息|资助|救助|报销|返还|发放|享受|申请|申领|领取|不予|不得|不再|不累计|除外|纳入|列入|认定|优先|提高至|提高到|放宽|配备|减免|免收|免征|减征|"
    r"提高[\d.]+个百分点|参照|比例|安排|兑现|提供|拨付|收回|核减|补足|扣除|不计入|不参与|不适用|应当?|必须|须|不受|延长|办理|执行|实行|支持|入库|入选|不超过|取消|处理|增收|报销|补偿|使用|检查|视同|上浮|下浮|减半|加收|责令|罚款|暂停|承担|负担|投保|不缴纳|可以?由|每[^，。；、]{0,10}\d[\d.]*万?元"
)
_CONSEQUENT = re.compile(rf"^(?:且|并|但)?{_STARTS}")
_PARTED = re.compile(rf"(?:的|{HEAD}(?:[（(]以下[^（）()]*[）)])?|者|(?<!同)时|后)(?={_STARTS})")
# 与关联方签订的合同不予补助, 二手设备不计入: a denial needs no mark before it.
_DENIAL_INSIDE = re.compile(
    r"(?<=[\u4e00-\u9fff）”])(?=不予(?:补|奖|资|支|享|受)|(?:均)?不(?:再)?享受|不得享受|不计入|不参与|不适用|不重复享受|不得申[报请]|不纳入|不列入)"
)
# 60至79周岁每餐补贴2元, 年节水量3万立方米以上每立方米奖励: behind a measure stands what each one gets.
_MEASURED = re.compile(rf"(?:周?岁|以上|以下|以内|%|个?月|年)(?={_EACH})|(?:年|月|日|天)内(?=不得|不予|不能|不再)")
_TERM = re.compile(r"(?:自[^，。；]{2,16}起)?[\d一二两三四五]+个?(?:年|月|日|天)内")
_TIMED = re.compile(
    r"(?:(?:当|次|下一)年度?(?:内)?|[\d一二三五]年内|在[^，。；]{2,10}前)(?:不得|不予|不再|不能)"
)  # 当年不得新增学徒备案
_LEAST = re.compile(r"至少(?:应当?)?(?:配备|设置|设立|安排|召开|开展|有)[^，。；]*[\d一二两三四五六七八九十]")
_ENTITLED = re.compile(r"[\u4e00-\u9fff]{2,12}(?<!没)有权[\u4e00-\u9fff]{2}")  # 学校有权拒收
_RATED = re.compile(
    r"[\u4e00-\u9fff]{2,16}按照?\d+(?:\.\d+)?%(?:的比例)?(?:给予|予以)?(?:救助|补助|报销|支付|扣除|返还|补贴)|[\u4e00-\u9fff]{2,10}按照?每[^，。；]{1,8}\d[^，。；]*(?:给予|予以|补助|补贴|奖励|发放)"
)  # 修复圈舍按照每平方米120元的标准给予补助
# 按照初级1000元、中级1500元、高级2000元的标准: what each one gets
_RATES = re.compile(r"(?:分别)?按照?[^，。；\d]{0,12}\d[\d.]*[万亿]?元(?:、[^，。；\d]{1,12}\d[\d.]*[万亿]?元)+的标准$")
_RAISED = re.compile(
    r"(?:前[款项条]|上述|该)?(?:补助|补贴|奖励|资助|贴息)?(?:标准|比例|额度)(?:再)?(?:提高|上浮|调整)"
)  # 前款补助标准提高至每人1200元
_GROWN = re.compile(rf"[\u4e00-\u9fff]{{2,8}}{_EACH}")  # 出口额每增加1万美元奖励300元
_BORNE = re.compile(r"[\u4e00-\u9fff]{2,8}由[^，。；]{2,16}(?:承担|负担|支付|兜底)")  # 保费由省财政全额承担
# 水重复利用率应当达到下列标准: what is measured stands before what it must reach.
_NORM = re.compile(r"[\u4e00-\u9fff]{2,14}(?=应当?(?:达到|符合|不低于|不超过|执行)(?:下列|以下))")
# 轻度失能每人每月150元; 省级节水型企业10万元: a name and its sum.
_NO_NAME = r"(?![^，。；]*?(?:最[高低多]|上限|不超过|不低于|单[个家户项笔]|标准|提高|给予|予以|奖励|补助|补贴|资助|规模|达到|按|累计|总额|限额|额度|起付|同一|投入|投资))"
_PER_HEAD = r"每[人户年月家项次张个餐][^，。；\d]{0,8}"
_NAMED_SUM = re.compile(rf"^{_NO_NAME}(?P<name>[^\d，。；每]{{2,24}}?)(?=(?:{_PER_HEAD})?\d[\d.]*万?元$)")
_NAMED_EACH = re.compile(rf"^(?P<name>[^，。；每]{{2,24}}?)(?={_PER_HEAD}\d[\d.]*万?元)")
_LISTED = re.compile(
    rf"(?:列入|纳入|入选|进入)[^，。；]*的[^，。；的]{{1,8}}{HEAD}"
)  # 列入计划的技术改造项目: of whom it speaks
STILL_ASKS = re.compile(rf"(?:的|的{HEAD}|前提下|情况下|基础上|的除外)$")
DENIES = re.compile(
    r"不予(?!行政处罚|处罚)|不适用|不能享受|不纳入|不属于[^，。；]{0,12}(?:对象|范围)|不得(?!低于|高于|少于|多于|超过|突破|小于|大于)|不享受|不再(?!增收)|不参与|不重复享受|除外|不计入|取消|不支持|不补"
)
REQUIRES = re.compile(r"^(?:均|都|还|且|并)?(?:应当?|必须|须|需|至少)|不得(?:低于|高于|少于|多于|超过)")
GRANTED = re.compile(
    rf"(?:{_EACH}|(?:分别|统一|可以?)*按[^，。；]{{1,30}}?(?:给予|予以|发放|返还|奖励|奖补|补助|补贴|贴息|资助|扣除|减免|报销|救助)|(?:对)?超过部分按|(?:分别|按(?:有关)?规定|分阶段|再|一次性|可以?|免费)*(?:给予|予以|发放|享受|申请|奖励|补助|补贴|扣除|免收|免征|减免|报销)|由[^，。；]{{2,40}}(?:扣除|报销|减免|补助))"
)
_NAMES = re.compile(rf"^(?:对于?(?!标|接)|凡|将|为|符合|申请)|的$|(?:{HEAD})$|前\d+名$|时$|外$")
_SHORT_NAME = re.compile(r"[^，。；\d]{2,16}|[^，。；]{2,24}的[^，。；的]{2,16}")
# What departments set out to do; no condition of anybody's.
_POLICY_VERB = re.compile(
    r"(?:全面|深入|持续|积极|进一步|着力|大力|扎实|切实|加大|不断|稳步|统筹|充分)*(?:健全|推行|完善|强化|加强|优化|深化|推动|推进|加快|严格|鼓励|聚焦|瞄准|围绕|发挥|建立|开展|组织|指导|引导|提高|落实|"
    r"延续|实施(?=[“\"]|[^，]{4,}(?:行动|工程|计划))|打造|构建|依托|坚持|突出|制定|设立|打通|做强|培育|遴选|规范|简化|拓展|扩大|促进|抓好|用好|建设|支持(?!的)|稳定|壮大|提升|以[^，]{2,20}为(?:重点|核心|抓手|引领|主))"
)


def cut(clause: str, waiting: bool) -> int | None:
    """Where in the clause its consequence begins: 0 where it is one, None where it only asks for something.

    `waiting` says that conditions stand before it.
    """
    asks = re.search(rf"的(?:{HEAD}|部分)?$", clause) or _LISTED.fullmatch(clause)
    if _CONSEQUENT.match(clause) and _OPERATIVE.search(clause) and not asks:
        return 0
    if clause.endswith("的除外"):
        return len(clause) - 2
    if re.search(r"可以?(?:放宽|延长|提高)(?:至|到)", clause) or (waiting and _EASED.search(clause)):
        return 0
    if waiting and not asks and _RAISED.match(clause):
        return 0
    for pattern in (_PARTED, _MEASURED):
        for match in pattern.finditer(clause):
            rest = clause[match.end() :]
            if not _OPERATIVE.search(rest[:40]) or re.search(rf"的(?:{HEAD})?$", rest):
                continue
            if DENIES.search(rest) and _TERM.fullmatch(clause[: match.end()]):
                return 0  # 自查实之日起2年内不再受理: how long, no test
            if re.match(r"申请|应当", rest) and clause.endswith("的"):
                continue
            return match.end()
    if not asks and (inside := _NORM.match(clause) or _DENIAL_INSIDE.search(clause)):
        return inside.end()
    if named := _NAMED_SUM.match(clause) or _NAMED_EACH.match(clause):
        return named.end()
    if waiting and not asks and _GROWN.match(clause):
        return 0
    if waiting and not asks and _BORNE.match(clause):
        return 0
    if waiting and not asks and (_TIMED.match(clause) or _LEAST.match(clause)):
        return 0
    if waiting and not asks and (_ENTITLED.match(clause) or _RATED.match(clause) or _RATES.match(clause)):
        return 0
    if (
        waiting
        and not STILL_ASKS.search(clause)
        and _OPERATIVE.search(clause)
        and re.match(r"[\u4e00-\u9fff]{2,10}(?:补贴|补助|奖励|返还)", clause)
    ):
        return 0  # 展位费分别补贴50%: the benefit names its base
    return None


# 研发费用占比的要求放宽至不低于2%: what is asked of those who were named before.
_EASED = re.compile(r"(?:要求|条件|门槛|限制|标准|比例|年限|年龄)放宽(?:至|到|为)")
EXCEPT = re.compile(r"(?<=[\u4e00-\u9fff]{2})，(?P<what>[^，。；]{2,24})除外$")  # 各项奖补减半执行，上市奖励除外


# 按从高不重复的原则执行，不得重复享受: how much is given, and not who is shut out.
_NOT_TWICE = re.compile(r"(?<=[\u4e00-\u9fff]{4})[，,]不得?重复(?:享受|支持|奖励|补助|补贴|申报)$")


def effect_of(consequence: str) -> Effect:
    """What the consequence does; an empty one leaves a requirement."""
    consequence = re.split(r"[，；]?逾期", consequence)[0] if re.match(r"应|须|必须", consequence) else consequence
    consequence = _NOT_TWICE.sub("", EXCEPT.sub("", consequence))
    if DENIES.search(consequence):
        return "denies"
    consequence = re.split(r"，但", consequence)[0]  # 比例提高5个百分点，但不得超过100%
    return "requires" if not consequence or REQUIRES.search(consequence) else "grants"


def asking(phrases: tuple[str, ...], consequence: str) -> tuple[bool, ...]:
    """For each phrase before the consequence whether it asks for something; none does where nobody is spoken of.

    >>> asking(("健全激励机制", "对小微企业"), "给予奖励")
    (False, True)
    """
    granted = (GRANTED.match(consequence) or _BORNE.match(consequence)) is not None
    denied = DENIES.search(consequence) is not None
    kept = tuple(
        bool((granted and re.search(r"\d", own)) or not _POLICY_VERB.match(own) or re.search(rf"的(?:{HEAD})?$", own))
        for own in phrases
    )
    named = any(
        _NAMES.search(own)
        or (denied and len(own) <= 24)
        or (granted and (re.search(r"\d", own) or _SHORT_NAME.fullmatch(own)))
        for own, keep in zip(phrases, kept, strict=True)
        if keep
    )
    return kept if named else (False,) * len(phrases)


def names_somebody(phrases: tuple[str, ...]) -> bool:
    """Whether a segment says anew whom it is about: 对…企业, 大型企业; 不足5000万元的 does not."""
    own = "，".join(phrases)
    return re.search(
        rf"^(?:对于?|凡)|{HEAD}(?:$|[，的])|^[\u4e00-\u9fff]{{2,10}}(?:企业|机构|单位|平台|组织|公司|主体|学校|医院)(?=为|与|在|当年|新|购|租|投|实施|参加|承担|获|通过|开展|一次)",
        own,
    ) is not None and not own.startswith("其中")


# 其中属于当年新建的，再给予8万元: goes on with all that was asked before.
_GOES_ON = re.compile(r"其中|上述|前述|在此基础|次年|第[二三四五]年|之后|后续|纳[统规]后|期满[^，]{0,6}仍")
_MORE = re.compile(r"再|另|还|同时再")
# 不足5000万元的: a figure alone measures what was measured before.
_BARE = re.compile(
    r"(?:但|其)?(?:(?!且|并)[\u4e00-\u9fff（）()]){0,8}?(?:不足|超过|达到|低于|高于|不满|满|在)?\s*\d[^，。；]{0,24}$"
)


def goes_on(phrases: tuple[str, ...], consequence: str) -> bool:
    """Whether a segment that names nobody adds to the case before, instead of being another case."""
    own = phrases[0] if phrases else ""
    return bool(_GOES_ON.match(own) or _MORE.match(consequence) or all(_BARE.match(p) for p in phrases))
