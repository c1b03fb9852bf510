"""Targets: the quantities that someone is to reach, each with its indicator, scope, period, base and strength.

    sentence = clause (， clause)*
    clause   = strength? period? scope? indicator (base? verb quantity)    规模以上企业利润同比增长5%以上
             | strength? period? action indicator quantity                 新培育创新型企业100家左右
             | strength? period? action quantity indicator                 每年组织实施20项左右攻关项目
A clause without an indicator of its own goes on with the one before it (…达到90%，较上年提高2个百分点).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.clauses import find_clauses, find_sentences
from index.documents import Document, Paragraph
from index.lexicon import (
    ACTIONS,
    ADVERB,
    BASES,
    GROW,
    KEPT,
    LEADING_STRENGTHS,
    REACH,
    REGIONS,
    SHARE,
    STRENGTHS,
)
from index.measures import TIME_UNITS
from index.numerals import any_of
from index.periods import Period
from index.quantities import Quantity
from index.spans import Span


@dataclass(frozen=True, slots=True)
class Target:
    """`start`, `end` are the clause, `quantity`'s offsets the figure's own words; all count in the document."""

    paragraph: str
    indicator: str
    scope: str | None
    quantity: Quantity
    period: str | None
    base: str | None
    strength: str | None
    start: int
    end: int


@dataclass(slots=True)
class _Carried:
    """What a clause hands on to the next one of its sentence."""

    period: str | None = None
    strength: str | None = None
    last: Target | None = None


# Words that make a figure a condition or a benefit, not a target.
NOT_BEFORE = re.compile(
    r"(?:^(?:\d+\.)?(?:对|凡|以|按|按照|符合|申请|经|除|如|若|由|从|其中一方|超过部分)(?!标|超)|给予|奖励|补助|补贴|资助|返还|贷款|授信|保额|扣除|罚款|处以|可申请|可享受|标准[为按]|每[人户亩月天日平次吨台人]"
    r"|每人|额度|限额|最高|定额|缴纳|年满|已满|连续|截至|目前|已[经有达建]|累计已|签订|失业保险费的|遴选年)"
)
NOT_AFTER = re.compile(
    r"^(?:[）)]|的(?!目标|水平|增长|速度|增速|[^，。；]{0,20}(?:达到|实现|完成|建立|开展|通过))|为标准|为依据|为限|为准|的?标准|奖励|奖补|奖金|补助|补贴|资助|贷款|定额|扣除|罚款|以上的|以下的|级|倍遴选|遴选|予以|给予|优惠)"
)
NOT_IN_CLAUSE = re.compile(
    r"(?:可申请|可享受|可按|给予|应当|不得|不予|可以|可由|凡|纳税人|申请人|按照?规定|返还标准|补贴标准|扣除标准|资金由)"
)
CONDITIONAL_END = re.compile(r"的[”\"]?$")
DESCRIPTIVE_UNITS = frozenset(
    (
        "大",
        "方面",
        "类",
        "种",
        "期",
        "步",
        "度",
        "字",
        "级",
        "门",
        "本",
        "张",
        "轮",
        "位",
        "代",
        "分",
        "",
        "批",
        "次",
        "点",
        "层",
        "部",
    )
)
MEASURED_UNITS = re.compile(r"元|吨|米|亩|千瓦|公顷|升|公里|度|岁")
QUOTES = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》|（[^（）]*）|\([^()]*\)")

_LEAD = re.compile(
    rf"^(?:{any_of((*LEADING_STRENGTHS, '其中', '同时', '并', '到', '使', '即', '再', '并且', '以及', '预计', '计划', '目标是'))}|[、，,和及与；;：:\s]|{ADVERB}(?=[^的]))+"
)
_REACH_END = re.compile(
    rf"(?:{any_of((*REACH, *GROW))}|{BASES}|(?:分别|均|都|平均|约|至少|总计|合计|总数|总量(?=达)|左右|的?目标))+$"
)
_VERBS = sorted(ACTIONS, key=len, reverse=True)
_KEPT = frozenset(KEPT)
_SHARE = re.compile(SHARE)
_BASE = re.compile(BASES)
_TAIL = re.compile(r"(?:建设|工作|的目标|控制目标|目标任务|目标|任务|行列|培育工作|建设任务)$")
_SUBJECTS = r"企业|园区|开发区|机构|单位|学校|医院|城市|农村|城镇|居民|家庭|地区|市|县|集群|服务业|制造业企业|农户|高校"
_MEASURES = r"率|面|水平|占比|比重|支出|收入|增速|产值|产量|投入|总额|数量|规模|强度|密度|利润|税收|覆盖|普及|满意度|能耗|排放量?|用量|周期|时间|成本|投资|增加值|资产|件数|人数|里程|容量|能力"
_SCOPED = re.compile(
    rf"^(?P<scope>(?:[^的]{{0,16}}的)?[^的，、占]{{0,14}}(?:{_SUBJECTS}))(?P<rest>[^的，]{{2,}}?(?:{_MEASURES}))$"
)
_REGION = re.compile(
    rf"^(?P<scope>(?:{any_of(REGIONS)})|每个?[^，、]{{1,14}}?(?:市|县|区|企业|园区|省份))(?P<rest>.+)$"
)
_PORTION = re.compile(r"^的(?P<who>[^，。；]{2,24}?)(?P<verb>(?:达到|实现|完成|建立|开展|通过)[^，。；]*)$")
_ENTERS = re.compile(
    r"^(?P<who>[^，。；、]{0,12}?)(?P<verb>进入|迈入|跨入|晋升|升级为|成为|入选|列入|跻身)(?P<what>[^，。；、]+)"
)
_SERVED = re.compile(r"^(?P<who>[^，。；、提发]{1,12}?)(?P<verb>提供|发放|办理|解决|落实)(?P<what>.*)$")
_DOES = re.compile(
    rf"^(?P<who>[^，。；]{{0,20}}?(?:企业|单位|机构|家庭|园区|学校|医院|项目|[市县区]))(?P<verb>(?:{any_of(w for w in ACTIONS if len(w) > 1 and w not in ('建设', '服务', '培训', '发展', '运行', '评价', '监测', '分析', '统计', '对接', '使用', '登记', '改造', '投入', '调度', '认定', '开发', '宣传', '培育', '帮扶', '孵化', '培养', '创建', '检查', '报告', '评估', '考核', '应用', '推广', '攻关'))})[^，。；]+)$"
)


def find_targets(
    document: Document, paragraph: Paragraph, quantities: tuple[Quantity, ...], periods: tuple[Period, ...]
) -> tuple[Target, ...]:
    """The paragraph's targets, in order; `quantities` and `periods` are its own, with offsets in the document."""
    found: list[Target] = []
    for sentence in find_sentences(document.text, paragraph.start, paragraph.end):
        if any(sentence.start <= q.start < sentence.end for q in quantities):
            found.extend(_sentence(document, paragraph, sentence, quantities, periods))
    return tuple(found)


def _sentence(
    document: Document,
    paragraph: Paragraph,
    sentence: Span,
    quantities: tuple[Quantity, ...],
    periods: tuple[Period, ...],
) -> list[Target]:
    found: list[Target] = []
    carried = _Carried()
    clauses = find_clauses(document.text, sentence.start, sentence.end)
    for n, clause in enumerate(clauses):
        words = clause.of(document.text)
        within = [p for p in periods if clause.start <= p.start < clause.end and _useful(p, document)]
        strength = next((s for s in LEADING_STRENGTHS if s in words), None)
        if strength:
            carried.strength = strength
        own = [
            q for q in quantities if clause.start <= q.start < clause.end and _may_be_target(q, clause, document.text)
        ]
        conditional = CONDITIONAL_END.search(words) or (n and CONDITIONAL_START.search(clauses[0].of(document.text)))
        if own and not conditional and not NOT_IN_CLAUSE.search(words):
            found.extend(_clause(document, paragraph, clause, own, within, carried))
        for period in within:
            if period.kind in ("deadline", "recurring", "year") and period.start - clause.start < 8:
                carried.period = document.text[period.start : period.end].strip()
    return found


CONDITIONAL_START = re.compile(r"^(?:对(?!标|接)|凡|符合|经[^济营]|申请)[^，。；]*?的?")


def _useful(period: Period, document: Document) -> bool:
    """Periods that say when; 上年 in 较上年 is a base, and the past is no time to reach anything in."""
    words = document.text[period.start : period.end]
    before = document.text[max(0, period.start - 1) : period.start]
    if before in ("较", "比", "以") or words.startswith(("去年", "上年")):
        return False
    past = document.year is not None and period.end_date is not None and period.end_date.year < document.year
    return not past


def _may_be_target(quantity: Quantity, clause: Span, text: str) -> bool:
    """Whether the figure is more than a part of a name, a length of time or an aside."""
    if quantity.unit in DESCRIPTIVE_UNITS:
        return quantity.unit == "位" and quantity.comparator != "="
    if any(
        clause.start + m.start() < quantity.start and quantity.end <= clause.start + m.end()
        for m in QUOTES.finditer(text[clause.start : clause.end])
    ):
        return False
    if quantity.unit in TIME_UNITS:
        return (
            re.search(
                r"(?:缩短|压缩|压减|减少|控制|延长|增加|不超过)[^，。]{0,4}$", text[clause.start : quantity.start]
            )
            is not None
        )
    return not (quantity.unit == "岁" and quantity.comparator == "range")


def _clause(
    document: Document, paragraph: Paragraph, clause: Span, own: list[Quantity], within: list[Period], carried: _Carried
) -> list[Target]:
    text = document.text
    kept = _without_sizes(own, text, clause)
    found: list[Target] = []
    left = clause.start
    listed: _Carried = _Carried()
    for n, quantity in enumerate(kept):
        stop = kept[n + 1].start if n + 1 < len(kept) else clause.end
        before, after = text[left : quantity.start], text[quantity.end : stop]
        left = quantity.end
        if NOT_AFTER.match(after.strip()) or NOT_BEFORE.search(_bare(before, within, text)):
            continue
        read = _read(before, after, quantity, n > 0, within, text, found[-1] if found else carried.last)
        if read is None:
            continue
        indicator, scope, base, consumed = read
        left += consumed
        strength = _strength(before) or carried.strength
        period = _period(within, quantity, text) or listed.period or carried.period
        if "年度" in (before + after) and period is None:
            period = "年度"
        listed.period = period
        if scope is None and found and not found[-1].quantity.unit.startswith("家"):
            scope = found[-1].scope
        for name in _several(indicator, before):
            target = Target(paragraph.id, name, scope, quantity, period, base, strength, clause.start, clause.end)
            found.append(target)
    if found:
        carried.last = found[0] if len(found) == 1 else found[-1]
    return found


def _without_sizes(own: list[Quantity], text: str, clause: Span) -> list[Quantity]:
    """Drops figures that only say how large a thing is: 投资500万元以上项目1.2万个 counts projects."""
    kept = []
    for n, quantity in enumerate(own):
        following = own[n + 1] if n + 1 < len(own) else None
        if following is not None and MEASURED_UNITS.search(quantity.unit) and not MEASURED_UNITS.search(following.unit):
            between = text[quantity.end : following.start]
            if between and not re.search(r"[、，,和及与]", between):
                continue
        kept.append(quantity)
    return kept


def _bare(before: str, within: list[Period], text: str) -> str:
    """The words without their periods, and without what opens a clause."""
    for period in within:
        before = before.replace(text[period.start : period.end], "", 1)
    return before.strip(" 、，,和及与")


def _strength(before: str) -> str | None:
    return next((s for s in STRENGTHS if s in before), None)


def _period(within: list[Period], quantity: Quantity, text: str) -> str | None:
    near = [p for p in within if p.end <= quantity.start]
    return text[near[-1].start : near[-1].end].strip() if near else None


def _several(indicator: str, before: str) -> tuple[str, ...]:
    """The indicators of a list that shares one figure and says so (A、B分别增长…); any other list is one."""
    if re.search(r"分别|均|都", before) and "、" in indicator:
        return tuple(part for part in re.split("、", indicator) if part)
    return (indicator,)


def _read(
    before: str, after: str, quantity: Quantity, later: bool, within: list[Period], text: str, last: Target | None
) -> tuple[str, str | None, str | None, int] | None:
    """(indicator, scope, base, characters of `after` that belong to it), or None where the figure only describes."""
    rest = after.strip(" ")
    if re.match(r"[\u4e00-\u9fff“A-Za-z]", rest) and not re.match(r"(?:和|及|与|以及|并|或|的目标|的水平)", rest):
        return _counted_first(before, after, quantity, within, text, later, last)
    return _named_first(before, within, text, later, last)


def _named_first(
    before: str, within: list[Period], text: str, later: bool, last: Target | None
) -> tuple[str, str | None, str | None, int] | None:
    words = _LEAD.sub("", _bare(before, within, text))
    among = before.strip().startswith("其中") or "其中" in before[:4]
    shares = _SHARE.findall(words)
    bases = _BASE.findall(words)
    base = bases[-1] if bases else (shares[-1] if shares else None)
    trimmed = _REACH_END.sub("", words)
    reached = trimmed != words
    trimmed = _BASE.sub("", trimmed) if trimmed.startswith(("较", "比", "同比", "环比", "年均")) else trimmed
    verb, noun = _split_verb(trimmed)
    if not noun and not verb:
        if last is None:
            return None
        return last.indicator, last.scope, base, 0
    if not noun:
        return None
    if not reached and not verb and not (later and last is not None):
        return None
    if noun.endswith(("的", "按", "每", "为")):
        return None
    if noun.startswith("占") and last is not None:
        return f"{last.indicator}{noun}", last.scope, base, 0
    if among and last is not None and re.search(r"^[^占]*(?:占比|比重)$", noun):
        head = re.sub(r"(?:总量|总额|总值|规模)?(?:占.*)?$", "", last.indicator)
        return f"{head}{noun}", last.scope, last.base if last.base and "占" in last.base else base, 0
    if verb in _KEPT:
        return f"{verb}{noun}", None, base, 0
    if not verb and later and last is not None and not reached and last.indicator.startswith(tuple(KEPT)):
        kept = next(k for k in sorted(KEPT, key=len, reverse=True) if last.indicator.startswith(k))
        return f"{kept}{noun}", None, base, 0
    if later and last is not None and last.scope and not noun.startswith(last.scope):
        return noun, last.scope, base, 0  # the list's first indicator has named whose they all are
    scope, noun = _scope(noun)
    return noun, scope, base, 0


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
                r"(?:企业|型|类|性|者|力|能力|水平|率|项目数|机构数|收入|支出|总额|额|量|数|增加值|活动|业|成本)",
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
    if scoped and not scoped["rest"].startswith(("增加值", "总产值", "占")):
        return scoped["scope"], scoped["rest"]
    return None, noun


def _counted_first(
    before: str, after: str, quantity: Quantity, within: list[Period], text: str, later: bool, last: Target | None
) -> tuple[str, str | None, str | None, int] | None:
    opening = _LEAD.sub("", _bare(before, within, text))
    noun = (
        re.split(r"(?:和|及|以及|、|与)$", after.strip(" "))[0]
        if after.rstrip().endswith(("和", "及", "、", "与"))
        else after.strip(" ")
    )
    consumed = len(after)
    if portion := _PORTION.match(noun):
        return f"{portion['verb']}的{portion['who']}", None, None, consumed
    if entered := _ENTERS.match(noun):
        what = re.sub(r"(?:企业)?行列$", "", entered["what"])
        return f"{entered['verb']}{what}{entered['who'] or '企业'}", None, None, consumed
    approximate = quantity.comparator != "="
    if opening.endswith(("为", "向", "给")) and (served := _SERVED.match(noun)):
        return (
            f"{served['verb']}{_plain(served['what'])}{served['who']}",
            None,
            None,
            len(served["who"] + served["verb"]),
        )
    subject = re.match(
        rf"^(?P<scope>[^，、]{{2,20}}?)(?:{any_of(LEADING_STRENGTHS)})(?P<rest>.+)$", _bare(before, within, text)
    )
    scope = subject["scope"] if subject else None
    verb, rest = _split_verb(subject["rest"] if subject else opening)
    goal = noun.endswith(("目标", "任务"))
    if not verb and not goal and not (later and last is not None and not rest):
        return None
    if rest and not goal:
        scope, rest = (rest, "") if rest in REGIONS else (scope, rest)
    if rest or (MEASURED_UNITS.search(quantity.unit) and not goal):
        return None
    if does := _DOES.match(noun):
        if not approximate:
            return None
        return f"{does['who']}{does['verb']}", scope, None, consumed
    if verb in ("建立", "推动", "健全", "完善", "落实", "发挥", "指导", "聚焦") and not approximate and not goal:
        return None
    noun = _TAIL.sub("", _TAIL.sub("", noun)) or noun
    if verb in _KEPT and verb not in ("服务", "培训"):
        noun = verb + noun
    return noun, scope, None, consumed


def _plain(words: str) -> str:
    return re.sub(r"\s", "", words)


def shifted(quantity: Quantity, by: int) -> Quantity:
    """The quantity with offsets that count from `by` characters earlier."""
    return replace(quantity, start=quantity.start + by, end=quantity.end + by)
