"""English questions: official terms as they are usually translated, so that words can be matched too.

The dense vectors are multilingual; this table adds what BM25 and the comparison of words need.
"""

from __future__ import annotations

import re
from functools import cache

GLOSSARY: dict[str, str] = {
    "above designated size": "规模以上", "above-scale": "规模以上", "above scale": "规模以上", "year-end": "年内 年底", "traditional": "传统", "six": "六大", "ten": "十大", "seven": "七大", "nine": "九大", "equipment renewal": "设备更新", "expansion": "扩产", "industrial firms": "工业企业", "industrial enterprises": "工业企业", "future industry": "未来产业", "advanced manufacturing": "先进制造业", "specialty": "特色", "speciality": "特色", "designated size": "规模以上", "value added": "增加值", "value-added": "增加值",
    "added value": "增加值", "manufacturing": "制造业", "industrial": "工业", "industry": "产业 工业", "industries": "行业 产业",
    "sector": "行业", "sectors": "行业", "investment": "投资", "technical upgrad": "技术改造 技改",
    "technological upgrad": "技术改造 技改", "technical transformation": "技术改造 技改", "technological transformation": "技术改造 技改",
    "technological renovation": "技术改造 技改", "technical renovation": "技术改造 技改", "technical retrofit": "技术改造 技改", "retrofit": "技术改造 技改",
    "growth": "增长", "grow": "增长", "increase": "增长 提高", "rise": "增长", "expand": "增长", "growth rate": "增速",
    "decline": "下降", "reduc": "下降", "cut": "下降", "fall": "下降", "drop": "下降", "share": "比重 占比", "proportion": "比重 占比",
    "slice": "比重 占比", "ratio": "比例", "percentage point": "百分点", "coverage": "覆盖率", "gdp": "生产总值",
    "digital economy": "数字经济", "digital transformation": "数字化转型", "digitali": "数字化", "digital": "数字 数字化",
    "core industr": "核心产业", "information technology": "信息技术", "it industry": "信息技术产业", "revenue": "营业收入", "operating income": "营业收入",
    "turnover": "营业收入", "sales": "营业收入", "output value": "产值", "output": "产量 产值", "new output": "新增产值", "added": "新增", "add ": "新增", "new ": "新增",
    "high-tech": "高新技术", "hi-tech": "高新技术", "energy consumption": "能耗", "energy": "能耗 能效 能源", "energy efficiency": "能效", "unit of": "单位",
    "emission": "排放", "benchmark": "标杆", "enterprise": "企业", "enterprises": "企业", "companies": "企业", "company": "企业", "firms": "企业", "firm": "企业",
    "factory": "工厂 企业", "factories": "工厂", "small and medium": "中小企业", "sme": "中小企业", "micro": "小微", "small businesses": "小微企业",
    "specialized and sophisticated": "专精特新", "specialised and sophisticated": "专精特新", "little giant": "小巨人", "single champion": "单项冠军",
    "manufacturing champion": "单项冠军", "champion": "冠军", "gazelle": "瞪羚", "unicorn": "独角兽", "cluster": "集群", "industrial park": "园区 开发区",
    "parks": "园区", "park": "园区", "development zone": "开发区", "chemical": "化工", "refin": "炼化 炼油", "crude": "常减压 炼油", "steel": "钢铁", "premium steel": "精品钢",
    "high-end": "高端", "aluminum": "铝材", "aluminium": "铝材", "electrolytic": "电解铝", "coke": "焦炭", "coking": "焦化", "coal": "煤炭", "ceiling": "控制目标", "cap ": "最高",
    "maximum": "最高", "most ": "最高", "upper limit": "最高", "minimum": "不低于", "at least": "以上 不低于", "reward": "奖励", "bonus": "奖励", "award": "奖励",
    "prize": "奖励", "incentive": "激励", "subsid": "补贴", "grant": "奖补", "loan": "贷款", "loans": "贷款", "rollover": "转(续)贷 续贷", "renewal": "续贷",
    "guarantee": "担保", "interest": "利息", "discount": "贴息", "first quarter": "一季度 首季", "first-quarter": "一季度 首季", "q1": "一季度 首季",
    "quarter": "季度", "quarterly": "每季度", "each quarter": "每季度", "every quarter": "每季度", "annual": "年度 全年", "year": "年", "month": "月", "deadline": "底前",
    "how often": "每", "training": "培训", "train": "培训", "loan interest": "贷款利息", "equipment": "设备", "equipment upgrad": "设备更新", "project": "项目", "projects": "项目", "key project": "重点项目",
    "landmark": "标志性", "industrial chain": "产业链", "industrial-chain": "产业链", "industry chain": "产业链", "value chain": "产业链", "supply chain": "供应链",
    "r&d": "研发 R&D", "research and development": "研发 R&D", "spending": "经费支出", "expenditure": "支出", "talent": "人才", "leading talent": "领军人才",
    "technology": "技术", "technologies": "技术", "breakthrough": "突破 攻关", "key technolog": "关键技术", "cutting-edge": "前沿技术", "frontier": "前沿技术", "innovation center": "创新中心", "innovation centre": "创新中心", "innovation": "创新",
    "future industr": "未来产业", "emerging industr": "新兴产业", "strategic emerging": "战略性新兴产业", "emerging market": "新兴市场", "export": "出口", "exports": "出口",
    "market": "市场", "overseas": "境外", "abroad": "境外", "consumption": "消费", "quality": "质量", "brand": "品牌", "home appliance": "家电", "appliance": "家电",
    "industrial internet": "工业互联网", "platform": "平台", "smart factor": "智能工厂", "intelligent": "智能", "smart": "智能", "demonstration": "示范", "workshop": "车间",
    "fund": "基金 资金", "special fund": "专项基金", "service": "服务", "serve": "服务", "service provider": "服务商", "promotion center": "促进中心", "promotion centre": "促进中心", "center": "中心", "centre": "中心",
    "measure": "措施", "measures": "措施", "action": "行动", "actions": "行动", "target": "目标", "goal": "目标", "safeguard": "保障措施", "principle": "原则",
    "responsible": "负责 牵头", "in charge": "负责 牵头", "lead": "牵头", "department": "部门", "ministr": "部", "governor": "省长", "vice governor": "副省长", "mayor": "市长", "supervis": "督导 监督",
    "inspect": "督查 检查", "schedule": "调度", "province": "省 全省", "provincial": "省级", "national": "国家级 全国", "state-level": "国家级", "city": "市", "cities": "市", "county": "县", "counties": "县",
    "conference": "会", "meeting": "会", "matchmaking": "对接", "event": "活动", "recycl": "再生资源 回收 综合利用", "solid waste": "固废", "scrap steel": "废钢铁", "waste": "废 废弃资源", "red mud": "赤泥",
    "business environment": "营商环境", "legislation": "立法", "publicity": "宣传", "media": "媒体", "aviation": "航空", "shipping": "海运", "percent": "%", "employ": "就业", "unemploy": "失业", "unemployment insurance": "失业保险",
    "job": "就业", "jobs": "就业", "worker": "职工", "employees": "职工", "staff": "职工", "layoff": "裁员", "lay off": "裁员", "graduates": "毕业生", "youth": "青年", "internship": "见习", "startup": "创业", "entrepreneur": "创业",
    "tax": "税 个人所得税", "deduct": "扣除", "deduction": "扣除", "deductible": "扣除", "child": "子女", "children": "子女", "education": "教育", "continuing education": "继续教育", "degree": "学历 学位", "medical": "医药 医疗", "serious illness": "大病医疗", "illness": "大病",
    "mortgage": "住房贷款", "housing": "住房", "rent": "租金", "rental": "租金", "elderly": "老人 赡养", "parents": "父母 赡养", "only child": "独生子女", "sibling": "兄弟姐妹", "spouse": "配偶", "couple": "夫妻", "keep": "留存", "retain": "留存", "records": "资料",
    "hospital": "医院", "public hospital": "公立医院", "patient": "患者", "doctor": "医师", "nurse": "护士", "medical staff": "医务人员", "medical workers": "医务人员", "appraisal": "考核", "assessment": "考核", "performance": "绩效", "satisfaction": "满意度", "indicator": "指标", "indicators": "指标",
    "bonded": "保税", "bonded zone": "综合保税区", "free trade": "自贸", "customs": "海关", "import": "进口", "license": "许可证", "licence": "许可证", "permit": "许可证", "lease": "租赁", "leasing": "租赁", "cross-border": "跨境", "e-commerce": "电商", "futures": "期货", "repair": "维修", "maintenance": "维修",
    "epidemic": "疫情", "front-line": "一线", "frontline": "一线", "leave": "休假", "hotline": "热线", "psycholog": "心理", "insurance": "保险", "allowance": "补助", "kindergarten": "幼儿园", "school": "学校 就读", "title": "职称", "residence": "户籍", "taxi": "出租汽车", "transport": "交通",
    "issued": "印发", "issuer": "印发", "threshold": "不低于 超过 以上", "condition": "条件", "qualif": "条件", "eligib": "条件", "support": "支持", "finance": "金融 资金", "financial": "金融", "cultivat": "培育", "foster": "培育", "establish": "建立", "build": "建设", "open": "开放", "close": "关闭 退出", "shut": "关闭 退出",
    "in force": "有效期 施行", "remain valid": "有效期", "stay valid": "有效期", "valid": "有效期", "expire": "有效期", "take effect": "施行", "effective": "施行", "apply": "申请 申报", "application": "申请 申报", "old-age": "高龄 养老", "grandmother": "老年人", "grandfather": "老年人", "disab": "失能 残疾", "bed": "床位", "care": "护理 照护", "fine": "罚款", "penalt": "罚款 处罚", "water": "水 用水", "leak": "漏损 漏水", "working day": "工作日",
    "artificial intelligence": "人工智能", "ai": "人工智能", "claim": "申请 申报 申领", "claims": "申请 申报 申领", "own rules": "实施细则 具体办法 细则", "detailed rules": "实施细则 细则", "fraud": "骗取 弄虚作假 虚假", "false": "虚假 弄虚作假", "cheat": "骗取 弄虚作假", "environmental impact": "环境影响 环评", "environmental": "环境 环保 环评", "deposit": "押金 保证金", "clinical trial": "临床试验", "phase": "期", "drug": "药品 新药 药", "nursing home": "养老机构", "care home": "养老机构", "private": "民办 民营", "repay": "退还 追回", "relocate": "迁出 迁入 搬迁", "move out": "迁出", "listed": "上市 挂牌", "listing": "上市", "stock exchange": "上市 交易所", "household registration": "户籍", "resident": "户籍 常住 居民", "foreigner": "外国人", "foreign nationals": "外国人", "living allowance": "生活费 生活补助 生活补贴", "stipend": "补助 补贴", "per day": "每天 每日", "per month": "每月", "per year": "每年", "one-off": "一次性", "one-time": "一次性", "lump sum": "一次性",
    "paid out": "兑付 拨付 兑现 发放", "pay out": "兑付 拨付 兑现 发放", "trade in": "以旧换新", "trade-in": "以旧换新", "retail": "零售", "restaurant": "餐饮", "catering": "餐饮", "shop": "门店 商店 零售", "store": "门店 店",
    "trillion": "万亿", "half": "半", "rate": "率", "population": "人口", "age": "岁 年满", "urban": "城市", "rural": "农村 下乡", "green": "绿色", "low-carbon": "低碳", "carbon": "碳", "safety": "安全", "production": "生产", "capacity": "产能", "consolidat": "整合", "transfer": "转移", "relocat": "转移 搬迁 入园",
}  # fmt: skip


# Phase III, class 1, grade 2: what a number sorts.
CLASSED = re.compile(r"\b(?P<kind>phase|class|category|type|level|grade|tier|stage)[ -]?(?P<number>iv|v|i{1,3}|\d)\b", re.IGNORECASE)
CLASS_OF = {"phase": "{}期", "stage": "{}期", "class": "{}类", "category": "{}类", "type": "{}类", "level": "{}级", "grade": "{}级", "tier": "{}档"}
ROMANS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}


@cache
def _term() -> re.Pattern[str]:
    words = sorted(GLOSSARY, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(word.strip()) for word in words) + ")", re.IGNORECASE)


def in_chinese(question: str) -> str:
    """The Chinese terms that stand for the question's English ones, in its order, joined by blanks.

    >>> in_chinese("growth of industrial investment")
    '增长 工业 投资'
    """
    question = question.replace("-", " ") + " " + question
    terms = (GLOSSARY.get(m[0].lower()) or GLOSSARY.get(m[0].lower() + " ", "") for m in _term().finditer(question))
    return " ".join(dict.fromkeys(" ".join(terms).split()))


def found_terms(question: str) -> tuple[tuple[tuple[str, ...], ...], str]:
    """For each term of the table that the question has, the Chinese ones that stand for it; and the rest of the question."""
    question = question.replace("-", " ")
    groups: list[tuple[str, ...]] = []

    def take(match: re.Match[str]) -> str:
        said = GLOSSARY.get(match[0].lower()) or GLOSSARY.get(match[0].lower() + " ", "")
        groups.append(tuple(said.split()))
        return " "

    classed = [CLASS_OF[m["kind"].lower()].format(ROMANS.get(m["number"].lower(), m["number"])) for m in CLASSED.finditer(question)]
    groups += [(word,) for word in classed]
    rest = _term().sub(take, CLASSED.sub(" ", question))
    return tuple(dict.fromkeys(groups)), rest


def is_english(text: str) -> bool:
    """Whether a question is asked in English: Latin words, and hardly any Chinese character beside names."""
    chinese = len(re.findall(r"[\u3400-\u9fff]", text))
    words = len(re.findall(r"[A-Za-z]{2,}", text))
    return words >= 3 and words > chinese and bool(ENGLISH.search(text))


# Pinyin has Latin letters too: a question is English when one of its commonest words is.
ENGLISH = re.compile(
    r"\b(the|what|which|who|whom|how|when|where|is|are|do|does|did|can|could|of|for|in|to|and|by|we|our|should|will|must|tell|why|list|name)\b",
    re.IGNORECASE,
)
