"""Measures: the units that quantities are counted in, and words that look like quantities and are none."""

from __future__ import annotations

# Units that may follow digits and Chinese numerals alike (两个, 300家).
COMMON = (
    "个百分点 百分点 个点 个工作日 个自然日 个交易日 个月 个季度 个小时 个学时 个学分 个标准箱 工作日 自然日 小时 分钟 年 天 周岁 岁 "
    "元 美元 欧元 日元 港元 英镑 人民币 块钱 块 "
    "倍 成 番 个 家 项 名 人 户 人次 家次 台次 户次 场次 班次 架次 批次 辆次 件次 项次 单 台 套 件 辆 艘 架 座 条 场 所 处 间 栋 幢 "
    "门 种 类 张 只 头 株 棵 本 部 篇 期 次 支 对 组 批 方面 位 片 块地 轮 届次 亩 平方米 平方公里 平方千米 公顷 立方米 吨 公斤 千克 公里 "
    "千米 米 升 度 千瓦时 千瓦 兆瓦 兆瓦时 吉瓦 吉瓦时 床 张床位 "
    "大 步 字 学时 学分 标箱 标准箱 箱 车次 列 列次 余家 册 份 份次 桩 枪 公顷 "
).split()

# Units that follow digits only: in characters they are words (十分, 二线, 三手).
AFTER_DIGITS = (
    "% ‰ 分 秒 日 克 毫克 毫升 毫米 厘米 纳米 微米 吨标准煤 吨标煤 标准煤 千伏 千伏安 伏 兆帕 兆赫 赫兹 "
    "市 县 省 区 镇 乡 村 街道 学校 层 "
    "kWh kW MWh MW GWh GW TEU GB TB PB Mbps Gbps PFLOPS EFLOPS kg km t ㎡ m² m³ 元钱 pct 店 社 点 周 季 卡 集 幅 楼宇 "
).split()

# English words for a unit, and the unit they are counted as: questions come in English, too.
ENGLISH: dict[str, str] = {
    "percentage points": "个百分点",
    "percentage point": "个百分点",
    "percent": "%",
    "per cent": "%",
    "times": "倍",
    "yuan": "元",
    "RMB": "元",
    "CNY": "元",
    "companies": "家",
    "enterprises": "家",
    "firms": "家",
    "projects": "个",
    "people": "人",
    "employees": "人",
    "years": "年",
    "months": "个月",
    "days": "天",
}

# One unit written in several ways; everything else stays as written.
SAME: dict[str, str] = {
    "百分点": "个百分点",
    "个点": "个百分点",
    "点": "个百分点",
    "pct": "%",
    "块": "元",
    "块钱": "元",
    "元钱": "元",
    "人民币": "元",
    "个小时": "小时",
    "周岁": "岁",
    **ENGLISH,
}

TIME_UNITS = frozenset("年 个月 个季度 个工作日 个自然日 个交易日 工作日 自然日 天 日 周 小时 分钟 秒".split())

# 一 before one of these says "a", not "one": counted only where a bound stands beside it (至少一项).
INDEFINITE = frozenset(
    "个 家 项 名 人 户 次 批 种 类 条 套 件 位 场 处 所 座 张 支 对 组 块 片 部 门 本 份 方面 只 头 步 大 列 轮 度 期 单 间 台 字 册".split()
)

# Read as numbers by no reader: cut out (blanked) before quantities are looked for.
NO_QUANTITY = (
    r"第[ ]*[\d一二三四五六七八九十百零〇 ]+[ ]*(?:个)?[\u4e00-\u9fff]?",  # 第七条, 第一个
    r"[〔\[（(](?:19|20)\d{2}[〕\]）)][ ]*\d*号?",  # 〔2018〕41号
    r"(?:19|20)\d{2}年?[ ]*(?:[-—–~～]+|至|到)[ ]*(?:19|20)\d{2}[ ]*年?度?",  # 2024—2026年
    r"(?:(?:19|20)\d{2}|[二一][零〇九八][零〇一二三四五六七八九]{2})[ ]*年(?:度)?",
    r"(?<![\d.])[012]\d[ ]*年(?=(?:第?[一二三四1-4前上下][季半]|全年|上半|下半|我|公司|营|产|销|收|的?营|的?产|度))",
    r"(?<![\d.个])(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])[ ]*月(?:份)?(?:[ ]*\d{1,2}[日号]|[ ]*[一二三四五六七八九十]{1,3}[日号])?(?:[ ]*(?:至|[-—–~～]+)[ ]*\d{1,2}[日号])?",
    r"(?<![\d.])\d{1,2}[日号](?=前|之前|起|至|上午|下午|开始)",
    r"(?<![\d:：])(?:[01]?\d|2[0-4])[:：][0-5]\d(?![\d:：])(?!的?比|以上|左右)",  # 9:30
    r"(?:前)?[一二三四1-4][ ]*(?:个)?季(?:度)?",
    r"[上下前后][ ]*半[ ]*年",
    r"[\d一二三四五六七八九十]+(?:届|中全会|大代表|号|楼|环|线城市|级|等奖|字头|产业|次产业|产|本账)",
    r"[十一二三][一二三四五]五(?=规划|期间|时期|末|[”\"])",
    r"一([户企业县镇村乡街品园链群策人事企类件校院区市地])一[\u4e00-\u9fff]",  # 一业一策, 一企一档
    r"[一二三四五六七八九十][位网证方站窗体业屏图码张]一(?:体|化|窗|网|图|码|屏)?",
    r"[一二]元(?:化|结构|论|体系)|三元(?:锂|材料|电池|前驱|正极)|多元",
    r"一(?:成不变|次性|人公司|人有限|年一度|条龙|家人|块儿|门式|站式|套班子|把手|揽子|体化|点|系列|部分|大批|大步|步步|步到位|个样)",
    r"(?:统|唯|专|单|划|同|归|合|逐|万|不|之|周|星期|二者择)一|三令五申|四通八达|五花八门|九牛一毛",
    r"(?:千家万户|千方百计|千行百业|万家灯火|十年树木|百年老店|三年五载|成百上千|成千上万|百家争鸣|一次又一次)",
    r"(?:世界|全球|全国|中国|民营)?\d+强",
)
