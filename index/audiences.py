"""Audiences: whom a support is for, as a noun phrase with its attributes.

    audience = topic? (attributes 的)? head          对 入驻商户20家以上、年带货额2亿元以上 的 直播基地
    head     = words that end as names of bodies, people or things do, or any words behind 对 … 的
A word that ends so is no head where a figure stands directly behind it (入驻商户20家以上), nor inside the attributes of a later one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.clauses import find_clauses
from index.numerals import any_of, words

AUDIENCES = words(
    "企业 单位 机构 人员 个人 项目 平台 园区 家庭 职工 劳动者 青年 毕业生 居民 农户 农民 合作社 主体 纳税人 个体工商户 商户 团队 人才 企业家 医院 学校 院校 基地 载体 "
    "保税区 开发区 集群 品牌 医务人员 人群 人口 学生 儿童 老年人 残疾人 退役军人 创业者 负责人 法人 社会组织 协会 行业 子女 父母 家属 家长 孵化器 研究院 实验室 中心 集团 成员 公司 门店 商场 银行 "
    "工厂 车间 示范区 组织 会员 工人 工程师 教师 医生 护士 社区 省份 地区 志愿者 亲属 对象 消费者 经营者 申请人 集聚区 游客 旅客 乘客"
)
GOODS = words("货物、物品 货物 物品 食品 产品 设备 器械 商品 装备 材料 文物 艺术品 车辆 药品 软件 疫苗")
_GIVERS = words(
    "银行 金融机构 担保机构 保险机构 承保机构 银行机构 经办机构 供电公司 供水公司 燃气公司 资金 财政 政府 部门 各地"
)
TOPIC = re.compile(
    rf"^(?:(?:补贴|补助|奖励|支持|救助|资助)对象(?:为|是)|(?:鼓励|支持|引导)?[^，。；对]{{0,10}}(?:(?:{any_of(_GIVERS)})(?:要|应当?)?|[局厅委](?:要|应当?))对(?!外|口)|{any_of(words('优先将 直接将 对于 及时对 对 凡是 凡 将 允许 准许 支持 鼓励 组织 向 面向 把 统筹支持 其中 积极 如 引导 同时 且 遴选 筛选 选择 优先支持 重点支持 优先保障 优先安排 为 给 选取 推动 全面'))}|并(?!购|网|列)|以(?!及|上|下)|按(?!照|规定))+"
)
ASIDE = re.compile(
    r"^(?:除[^外]{2,30}外|(?:自|从)[^，。]{2,30}起|在[^，。]{2,40}(?:前提下|情况下|基础上|条件下|中|时|上)|经[^，。]{2,24}(?:后|同意|批准|审核|评估|合格))$"
)
# What may stand behind an audience: the beginning of what it does or is.
_AFTER_AUDIENCE = re.compile(
    r"$|[^\u4e00-\u9fff]|的(?=[^，。]*(?:，|$))|可|给|实|直|享|从|自|用|进(?!入国)|利|承|率|涉|按|在|通|由|提|加|优|予|免|每|申|应|因|不|入|已|取|与|参|购|引|开(?!发)|当年|新招|新|到|符|连续|达|年(?!度)|首次|获|被|"
    r"吸纳|吸收|招|签|发生|发放|举|租|缴|建|并|及其|其|办理|承担|完成|同时|根据|上|产值|营业|投资|销售|纳税|研发(?!机构|中心)|均|都|表现|户籍|内(?=开展|查验|进行|从事|设立|建设)|减|灵活就业|原则上|全部|为|作为|创办|开办|出站|入职|到岗|毕业(?!生)|委托|投保|使用|交|接受|接入|组织(?=[\u4e00-\u9fff]{2,8}(?:开展|参加|实施|进行))|赡养|本人|年度(?=新增|营业|产值|研发|销售|采购|纳税)"
)
# 小微企业用电报装容量160千瓦及以下: behind its holder stands what is measured; in 外地展商占比40% it belongs to the name.
_MEASURED = re.compile(
    r"(?!数|总|占|比|率|人|家|的|及|和|或|、|内)[\u4e00-\u9fff]{1,11}?(?:[额量值率比数积入资费]|费用|规模|时间|能力|时长|年限)(?:首次|突破|累计|同比|较上年|增长|不低于|不少于|不超过|超过|达到|达|满|高于|低于)*\d"
)
_COUNTED = re.compile(r"\s*(?:不少于|不低于|不超过|超过|突破|至少|达到?|满)*(?!(?:19|20)\d\d年|\d{1,2}月)\d")
_SHARE_OF = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:占比|比例|比重)(?:达到?|不低于|不少于|超过|为|在)"
)  # 县外游客购票占比达到50%
_PART_OF = re.compile(r"园(?!区)|库|公寓|名单|名录|目录")  # 小微企业园, 人才公寓: another thing's name
_OF_GOODS = re.compile(r"(?:实际)?(?:投资|投入|购置|采购|更新|金额|价格|款)")  # 设备投资额达到500万元: what is measured
_LISTS_ON = re.compile(rf"(?:、|和|以及)[^，。、]{{1,14}}(?:{any_of(AUDIENCES)}|农民工|者|户|生|军人)")
_ACT = re.compile(r"(?:申请|参加|报考|取得|报名)[^的]*$")
_UNMODIFIED = re.compile(r"^(?:符合(?:规定|相关|有关)?(?:条件|要求|规定)的|具备条件的|有条件的|满足条件的)")
_DESCRIBED = re.compile(
    r"(?P<attributes>[^，；。]{2,}?)的(?P<head>[^的，。；：\d、]{2,12}(?:、[^的，。；：\d、]{2,12}){0,3})"
)
_TELLING = re.compile(r"\d|^(?:新|首次|经|获|符合|被|列入|入选|评为|认定|在[^，。；]{2,})")
_NO_HEAD = re.compile(r"当[年月日]|年度|之日|基础|前提|情况|条件|标准|比例|期间|同时|给予|补贴|补助|奖励")


_NO_NAME = re.compile(
    r"自[^，。；]{2,16}起|(?:领取|享受)[^，。；]{0,12}期间|由|按(?!揭)|据|是指|当[日月年](?!新|首次|实际|[^，。；]*\d[^，。；]*的)|经(?!营|济|纪)(?![^，。；]*的[^，。；])|依据|通过|为(?!了)"
)
_PAYER = re.compile(r"[^，。；的]{0,8}(?:财政|政府)(?:通过|按|安排|从|统筹)")
_BECOMES = re.compile(
    r"(?:首次|新|经|被)*(?:升为|列入|列为|纳入|入选|入围|评为|获评|获得|认定|通过|属于|进入|位于|实施|取得|完成|享受|中选)(?![^，。；]*的[^，。；]+)"
)


_LONGEST = 16  # characters of a name with its attributes; of a longer one the noun says enough


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a support is for: the noun phrase with its attributes, and where the clause ends that says more of it."""

    start: int
    end: int
    clause_end: int
    goods: bool  # what is supported is a thing (货物), not a body or person


def is_aside(clause: str) -> bool:
    """Whether the clause only sets the scene: a date, 经批准后, 除…外, 在…前提下."""
    return ASIDE.match(clause) is not None or re.fullmatch(r"[\d年月日至—\-起从自到度期间]+", clause) is not None


def find_audience(text: str, start: int, end: int) -> Audience | None:
    """The first body, person or thing that `text[start:end]` speaks of, without 对, 允许, asides and dates."""
    for clause in find_clauses(text, start, end):
        own = clause.of(text)
        if is_aside(own):
            continue
        lead = TOPIC.match(own)
        offset = lead.end() if lead else 0
        if lead and not lead[0].endswith("对"):
            offset += len(re.match(r"(?:在|对)?", own[offset:])[0])  # type: ignore[index]
        phrase = own[offset:]
        if (own.endswith("的") and _BECOMES.match(phrase)) or re.match(
            r"实施|开展", phrase
        ):  # 列入省级项目计划的: what one is or has done, and no name
            continue
        if _NO_NAME.match(phrase) or _PAYER.match(phrase) or (phrase.startswith("在") and own.endswith("的")):
            continue
        for ends, goods in ((AUDIENCES, False), (GOODS, True)):
            length = (
                0
                if phrase.startswith("与")
                else _noun_end(phrase, ends, text[clause.end : clause.end + 1] not in tuple("，,；;。：\n"))
            )
            if length and _ACT.match(phrase[:length]):
                continue
            if length:
                opened = phrase[:length].count("（") > phrase[:length].count("）")
                length += opened and phrase[length : length + 1] == "）"  # 大个体（个体工商户）
                return Audience(clause.start + offset, clause.start + offset + length, clause.end, goods)
        if lead or _TELLING.search(phrase):
            named = _DESCRIBED.fullmatch(phrase)
            if named and not _NO_HEAD.search(named["head"]):
                return Audience(clause.start + offset, clause.end, clause.end, False)
    return None


def _noun_end(phrase: str, ends: tuple[str, ...], cut: bool) -> int:
    """The length of the noun phrase that `phrase`, which the benefit's words may `cut`, begins with; 0 where there is none."""
    last = 0
    heads = (
        (*AUDIENCES, *GOODS) if re.search(r"\d[^的]*、", phrase) else ends
    )  # 满240天、接入平台的车辆: nothing of it is whom
    closed = re.search(rf"的[^的，。；]{{0,16}}(?:{any_of(heads)})$", phrase)
    for match in re.finditer(rf"(?:{any_of(ends)})等?", phrase):
        if match.end() < 2 and match.end() < len(phrase):
            continue
        rest = phrase[match.end() :]
        if (
            _PART_OF.match(rest)
            or _COUNTED.match(rest)
            or _SHARE_OF.match(rest)
            or (match[0] in GOODS and _OF_GOODS.match(rest))
        ):
            continue
        last = match.end()
        if closed and last <= closed.start() and not _lists(phrase[last : closed.start()]):
            continue  # 失业青年参加见习|的单位: part of what the later noun is
        if (_AFTER_AUDIENCE.match(rest) or _MEASURED.match(rest)) and not _LISTS_ON.match(rest):
            return last
    return last if last and last >= len(phrase) - (4 if cut else 2) else 0


def _lists(between: str) -> bool:
    """Whether a noun and a later one are two of one list: 企业和…的个人."""
    return (
        re.match(r"(?:、|和|及|或者?|以及)", between) is not None and re.search(r"参加|招用|吸纳|\d", between) is None
    )


def bare_audience(text: str, audience: Audience) -> str | None:
    """The audience's words without figures, dates and 符合条件的; None for goods."""
    if audience.goods:
        return None
    noun = text[audience.start : audience.end].rstrip("等各")
    attributes, _, head = noun.rpartition("的")
    if attributes and head and (re.search(r"\d", attributes) or len(noun) > _LONGEST):
        noun = head
    return _UNMODIFIED.sub("", noun) or None
