"""Indicators: what a figure measures or counts, read from the words on both sides of it.

figure behind = scope? indicator (base? verb) figure            规模以上企业利润同比增长|5%
              | action indicator figure                         新培育创新型企业|100家
figure first  = action figure indicator                         每年组织实施|20项|攻关项目
              | 为 figure body 提供 benefit                      为|500家|企业提供贷款
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.lexicon import ACTIONS, ADVERB, BASES, GROW, KEPT, LEADING_STRENGTHS, REACH, REGIONS, SHARE
from index.numerals import any_of
from index.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Indicator:
    """`consumed` characters behind the figure belong to it, and to no indicator that follows."""

    name: str
    scope: str | None
    base: str | None
    consumed: int


MEASURED_UNITS = re.compile(r"元|吨|米|亩|千瓦|公顷|升|公里|度|岁")
_LEAD = re.compile(
    rf"^(?:{any_of((*LEADING_STRENGTHS, '其中', '同时', '并', '到', '使', '即', '再', '并且', '以及', '预计', '计划', '目标是'))}|[、，,和及与；;：:\s]|[一二两三四五]年(?:内|累计|共)?(?=[\u4e00-\u9fff])|{ADVERB}(?=[^的]))+"
)
_FIELD = re.compile(
    r"^(?:在|围绕|聚焦|面向|通过)[^，。；]*?(?:等?(?:领域|方面|行业)|等)(?=[\u4e00-\u9fff])"
)  # 在…等领域开展攻关20项
_REACH_END = re.compile(
    rf"(?:{any_of((*REACH, *GROW))}|{BASES}|(?:分别|(?<![人户亩地年])均|都|平均|约|至少|总计|合计|总数|总量(?=达)|左右|的?目标|累计|原则上|一般|共有|拥有|{any_of(LEADING_STRENGTHS)}))+$"
)
_VERBS = sorted(
    {
        *ACTIONS,
        "选择",
        "选取",
        "轮训",
        "加装",
        "安装",
        "设置",
        "宣讲",
        "列入",
        "修复",
        "治理",
        "种植",
        "保持",
        "表彰",
        "推介",
        "诊断",
        "推选",
        "命名",
        "评定",
        "选聘",
        "检测",
        "抽检",
        "随访",
        "救助",
        "资助",
        "修缮",
        "续建",
        "接待",
    },
    key=len,
    reverse=True,
)
_DISPOSED = re.compile(r"^[^，。；]{2,16}(?:要|应当?|须)[将把]")  # 供水企业要将|报装环节|压减至
_FOR_WHOM = re.compile(
    rf"^(?:为|向|进)[^，。；]{{2,14}}?(?={any_of(v for v in _VERBS if len(v) > 1)})"
)  # 为小区|加装电梯
_PER = re.compile(r"每[百千万][^，。；]*?(?:拥有|配备)")  # 每千名老年人拥有床位8张
_MADE = frozenset(
    ("新增", "完成", "实现", "开展", "举办", "组织", "增加", "减少", "建成", "推动", "提供")
)  # say nothing without what they make
_KEPT = frozenset(KEPT)
_SHARE = re.compile(SHARE)
_BASE = re.compile(BASES)
_TAIL = re.compile(r"(?:建设|工作|的目标|控制目标|目标任务|目标|任务|行列|培育工作|建设任务)$")
_SUBJECTS = r"企业|园区|开发区|机构|单位|学校|医院|城市|家庭|地区|市|县|集群|农户|高校"
_MEASURES = r"率|面|水平|占比|比重|支出|收入|增速|产值|产量|投入|总额|数量|规模|强度|密度|利润|税收|覆盖|普及|满意度|能耗|排放量?|用量|周期|时间|成本|投资|增加值|资产|件数|人数|里程|容量|能力"
_SCOPED = re.compile(
    rf"^(?P<scope>(?:[^的]{{0,16}}的)?[^的，、占]{{0,14}}?(?:{_SUBJECTS}))(?!内|域|级|城|区|属|乡|医生|农场|病床|养老)(?P<rest>[^的，]{{2,}}?(?:{_MEASURES}))$"
)
_REGION = re.compile(
    rf"^(?P<scope>(?:{any_of(REGIONS)})|每个?[^，、]{{1,14}}?(?:市|县|区|企业|园区|省份))(?P<rest>.+)$"
)
_PORTION = re.compile(
    r"^的(?P<who>[^，。；]{2,24}?)(?P<verb>(?:达到|实现|完成|建立|开展|通过|能够|具备|提供|设置|配备|参加|建成)[^，。；]*)$"
)
# 每个乡镇（街道）至少建成|1个|服务中心; 每个县至少有|1家|示范机构
_EACH = re.compile(
    rf"^(?P<scope>每个?[^，、（(]{{1,14}}?(?:[（(][^）)]{{1,8}}[）)])?)(?:原则上|一般|要|应|力争|确保)*(?:至少|最少)?(?P<rest>(?:{any_of(ACTIONS)}|拥有|有)(?:至少)?)$"
)
_ENTERS = re.compile(
    r"^(?P<who>[^，。；、]{0,12}?)(?P<verb>进入|迈入|跨入|晋升|升级为|成为|入选|列入|跻身)(?P<what>[^，。；、]+)"
)
_SERVED = re.compile(r"^(?P<who>[^，。；、提发]{1,12}?)(?P<verb>提供|发放|办理|解决|落实)(?P<what>.*)$")
_DOES = re.compile(
    rf"^(?P<who>[^，。；]{{0,20}}?(?:企业|单位|机构|家庭|园区|学校|医院|项目|[市县区]))(?P<verb>(?:{any_of(w for w in ACTIONS if len(w) > 1 and w not in ('建设', '服务', '培训', '发展', '运行', '评价', '监测', '分析', '统计', '对接', '使用', '登记', '改造', '投入', '调度', '认定', '开发', '宣传', '培育', '帮扶', '孵化', '培养', '创建', '检查', '报告', '评估', '考核', '应用', '推广', '攻关'))})[^，。；]+)$"
)


_ACTED = re.compile(r"[\u4e00-\u9fff”](?:招募|招录|招聘|招收|招录（聘）|入库|认定|募集|揭牌|发放|签约|授信|融资)$")
_PART_GOES = re.compile(r"^的(?:比例|份额|额度)(?P<use>(?:用于|投向)[^，。；]{2,20})$")  # 岗位拿出|50%|的比例用于招聘


def read_indicator(
    before: str, after: str, quantity: Quantity, later: bool, last: Indicator | None, urged: bool = False
) -> Indicator | None:
    """What a figure measures, from the words on both sides of it; None where the figure only describes.

    `before` has no period in it any more; `later` says that the clause has a figure before this one, and `last` is
    the indicator of the figure before, with which a clause without one of its own goes on; `urged` says that the
    sentence names a date or an aim, so that an indicator needs no verb.

    >>> read_indicator("力争新培育创新型企业", "", find_quantities("100家")[0], False, None)
    Indicator(name='新培育创新型企业', scope=None, base=None, consumed=0)
    """
    rest = after.strip(" ")
    if goes := _PART_GOES.match(rest):
        whole = re.sub(r"(?:拿出|安排|按|以)$", "", _LEAD.sub("", _REACH_END.sub("", before)))
        return Indicator(f"{whole}{goes['use']}的比例", None, None, len(after))
    if re.match(r"[\u4e00-\u9fff“A-Za-z]", rest) and not re.match(
        r"(?:和|及|与|以及|并|或|的目标|的水平|纳入|列入|编入)", rest
    ):
        return _counted_first(before, after, quantity, later, last, urged)
    return _named_first(before, quantity, later, last, urged)


def _named_first(before: str, quantity: Quantity, later: bool, last: Indicator | None, urged: bool) -> Indicator | None:
    """The indicator stands before its figure: 企业利润增长|5%."""
    words = _FOR_WHOM.sub("", _LEAD.sub("", _FIELD.sub("", _DISPOSED.sub("", before))))
    among = before.strip().startswith("其中") or "其中" in before[:4]
    shares = _SHARE.findall(words)
    bases = _BASE.findall(words)
    base = bases[-1] if bases else (shares[-1] if shares else None)
    trimmed = _REACH_END.sub("", words)
    reached = trimmed != words
    trimmed = _BASE.sub("", trimmed) if trimmed.startswith(("较", "比", "同比", "环比", "年均")) else trimmed
    verb, noun = _split_verb(trimmed)
    if verb and not noun and last is None and urged and _FOR_WHOM.match(before):
        return Indicator(before, None, base, 0)  # 进社区宣讲|1000场
    if verb and not noun and urged and quantity.unit.endswith(("次", "场")) and len(verb) > 1 and verb not in _MADE:
        return Indicator(verb, None, base, 0)  # 每年诊断不少于6000家次
    if not noun and not verb:
        if last is None:
            return None
        return Indicator(last.name, last.scope, base, 0)
    if not noun:
        return None
    bounded = quantity.comparator in (">=", "~") and urged
    listed = among or (
        urged and last is not None and not re.search(r"[的在为按]", noun)
    )  # 其中甲38个; 甲5000家，乙48家
    if urged and not reached and not verb and _ACTED.search(noun):  # “三支一扶”计划招募|160人
        scope, noun = _scope(noun)
        return Indicator(noun, scope, base, 0)
    bounded = bounded or (listed and quantity.comparator == "=")
    if (
        not reached
        and not verb
        and not (later and last is not None)
        and not bounded
        and "新增" not in noun
        and not (urged and _PER.match(noun))
    ):
        return None
    if among and last is not None and noun.endswith("的"):
        whose = f"与{noun}" if before.lstrip("其中 ").startswith("与") else noun
        return Indicator(f"{whose}{last.name}", last.scope, base, 0)  # 驿站1.5万个，其中与景区衔接的4000个
    if noun.endswith(("的", "按", "每", "为")):
        return None
    if last is not None and (narrower := _narrowed(noun, last, base)):
        new = verb if verb.startswith("新") and not narrower.name.startswith("新") else ""
        return replace(narrower, name=f"{new}{narrower.name}")
    if verb and _WHO.fullmatch(noun):
        return Indicator(f"{verb}{noun}", None, base, 0)  # 诊断企业3000家
    if noun.startswith("占") and last is not None:
        return Indicator(f"{last.name}{noun}", last.scope, base, 0)
    if among and last is not None and re.search(r"^[^占]*(?:占比|比重)$", noun):
        head = re.sub(r"(?:总量|总额|总值|规模)?(?:占.*)?$", "", last.name)
        return Indicator(f"{head}{noun}", last.scope, last.base if last.base and "占" in last.base else base, 0)
    if verb in _KEPT or verb.startswith("新"):
        scope, noun = _scope(noun) if verb not in _KEPT else (None, noun)
        return Indicator(f"{verb}{noun}", scope, base, 0)
    if not verb and later and last is not None and not reached and last.name.startswith(tuple(KEPT)):
        kept = next(k for k in sorted(KEPT, key=len, reverse=True) if last.name.startswith(k))
        return Indicator(f"{kept}{noun}", None, base, 0)
    if later and last is not None and last.scope and not noun.startswith(last.scope):
        return Indicator(noun, last.scope, base, 0)  # the list's first indicator has named whose they all are
    scope, noun = _scope(noun)
    return Indicator(noun, scope, base, 0)


_WHO = re.compile(r"企业|项目|机构|单位|人员|家庭|产品|户")
_LEVEL = re.compile(r"(?:国家|省|市|县)级")
_RANK = re.compile(r"[\u4e00-\u9fff]{2,3}级(?!别|以上)(?P<what>[^，。；]{2,})")
_RANK_ONLY = re.compile(r"[\u4e00-\u9fff]{2,3}级")
_PLACE = re.compile(r"乡镇|农村|城镇|城区|县城|县域|中心城区|城市")


def _narrowed(noun: str, last: Indicator, base: str | None) -> Indicator | None:
    """A part or the whole of what was counted before: 新建充电桩2600个，其中乡镇500个; …零售额增长6%，总量突破1850亿元."""
    if _PLACE.fullmatch(noun):
        return Indicator(last.name, noun, base, 0)
    if _LEVEL.fullmatch(noun):
        return Indicator(noun + re.sub(rf"^{_LEVEL.pattern}(?:及?以上)?", "", last.name), last.scope, base, 0)
    if (rank := _RANK.match(last.name)) and _RANK_ONLY.fullmatch(noun):  # 基础级工厂2000家、先进级300家
        return Indicator(noun + rank["what"], last.scope, base, 0)
    if noun.endswith(("区内", "域内", "范围内", "企业中")):
        return Indicator(last.name, noun, base, 0)  # 出让比例不低于75%，省级以上开发区内达到100%
    if noun in ("总量", "总数"):
        return Indicator(f"{last.name}{noun}", last.scope, base, 0)
    return None


def _split_verb(words: str) -> tuple[str, str]:
    """The programme's verb that opens `words`, and what is left: 新培育|创新型企业; ('', words) where none does."""
    last_verb, rest = "", words
    region = _REGION.match(rest)
    prefix = ""
    if region and region["scope"].startswith(("全", "我")):
        prefix, rest = region["scope"], region["rest"]
    while True:
        stripped = re.sub(rf"^{ADVERB}+(?=.{{2}})", "", rest)
        if stripped.startswith(tuple(REGIONS)) and last_verb:
            region = _REGION.match(stripped)
            if region:
                prefix, stripped = region["scope"], region["rest"]
        new = "新" if rest.startswith("新") and stripped == rest[1:] else ""
        anew = next((v for v in _VERBS if len(v) > 1 and rest.startswith("新" + v)), None)
        if anew and len(rest) > len(anew) + 1:  # 新开发岗位: what is new
            return "新" + anew, prefix + rest[len(anew) + 1 :]
        verb = next((v for v in _VERBS if rest.startswith(v)), None) or next(
            (v for v in _VERBS if stripped.startswith(v)), None
        )
        if verb is None:
            return last_verb, prefix + stripped if last_verb else (words if not prefix else prefix + rest)
        body = rest if rest.startswith(verb) else stripped
        if verb in _KEPT and len(body) > len(verb):
            return verb, body[len(verb) :]
        if len(body) == len(verb):
            return new + verb, ""
        if (
            re.match(
                r"(?:企业|型|类|性|者|力|能力|水平|率|项目数|机构数|收入|支出|总额|额|量|数(?!字|据)|增加值|活动|业(?!务|绩)|成本|时限|时间(?!点)|周期|环节|费用|区(?!域)|条件的)",
                body[len(verb) :],
            )
            and verb not in KEPT
            and not re.match(r"企业", body[len(verb) :])
        ):
            return last_verb, prefix + body  # 服务业, 培训率, 投入强度: the verb is part of a noun
        last_verb, rest = verb, body[len(verb) :]


def _scope(noun: str) -> tuple[str | None, str]:
    region = _REGION.match(noun)
    if region:
        return region["scope"], region["rest"]
    scoped = _SCOPED.match(noun)
    part_of_noun = scoped and (scoped["scope"] == "单位" or scoped["scope"].endswith("地区"))  # 单位产值, 地区生产总值
    if scoped and not part_of_noun and not scoped["rest"].startswith(("增加值", "总产值", "占")):
        return scoped["scope"], scoped["rest"]
    return None, noun


def _counted_first(
    before: str, after: str, quantity: Quantity, later: bool, last: Indicator | None, urged: bool
) -> Indicator | None:
    """What is counted stands behind its figure: 培育|20家|示范企业."""
    opening = re.sub(r"(?:首批|第一批|一批|新一批)$", "", _LEAD.sub("", _FIELD.sub("", before)))
    noun = (
        re.split(r"(?:和|及|以及|、|与)$", after.strip(" "))[0]
        if after.rstrip().endswith(("和", "及", "、", "与"))
        else after.strip(" ")
    )
    consumed = len(after)
    if portion := _PORTION.match(noun):
        return Indicator(f"{portion['verb']}的{portion['who']}", None, None, consumed)
    if entered := _ENTERS.match(noun):
        what = re.sub(r"(?:企业)?行列$", "", entered["what"])
        return Indicator(f"{entered['verb']}{what}{entered['who'] or '企业'}", None, None, consumed)
    approximate = quantity.comparator != "="
    if opening.endswith(("为", "向", "给")) and (served := _SERVED.match(noun)):
        what = served["what"].strip()
        return Indicator(f"{served['verb']}{what}{served['who']}", None, None, len(served["who"] + served["verb"]))
    opening = re.sub(rf"^在(?={any_of(REGIONS)})", "", opening)
    subject = re.match(rf"^(?P<scope>[^，、]{{2,20}}?)(?:{any_of(LEADING_STRENGTHS)})(?P<rest>.+)$", before)
    if each := _EACH.match(before):
        noun = re.sub(r"(?<=.{2})(?:进行|予以|加以|用于|开展)[^，。；]*$", "", noun)
        return Indicator(noun, each["scope"], None, consumed)
    scope = subject["scope"] if subject else None
    verb, rest = _split_verb(subject["rest"] if subject else opening)
    goal = noun.endswith(("目标", "任务"))
    if not verb and not goal and not (later and last is not None and not rest):
        return None
    if rest and not goal:
        scope, rest = (rest, "") if rest in REGIONS else (scope, rest)
    if re.fullmatch(r"(?:(?:19|20)\d\d年[底末]?(?:前|之前|以前)?)?[^\d的]{0,12}的", rest) and verb not in (
        "支持",
        "推动",
        "指导",
        "服务",
    ):
        rest = ""  # 完成2023年底在册的5万座危桥改造
    if rest or (MEASURED_UNITS.search(quantity.unit) and not goal):
        return None
    if does := _DOES.match(noun):
        if not approximate and not urged:
            return None
        return Indicator(f"{does['verb']}的{does['who']}", scope, None, consumed)
    if verb in ("建立", "推动", "健全", "完善", "落实", "发挥", "指导", "聚焦") and not approximate and not goal:
        return None
    noun = re.sub(r"(?<=.{2})(?:进行|予以|加以|用于|开展)[^，。；]*$", "", noun)
    noun = _TAIL.sub("", _TAIL.sub("", noun)) or noun
    if verb in _KEPT and verb not in ("服务", "培训"):
        noun = verb + noun
    return Indicator(noun, scope, None, consumed)
