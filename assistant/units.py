"""Units: the scales and units that people say figures in, and the ones that these are kept in."""

from __future__ import annotations

from typing import Literal

from index.measures import AFTER_DIGITS, COMMON

Dimension = Literal["amount", "percent", "ratio", "rank", "mass", "time", "area", "age", "count"]
SCALES = {
    "万亿": 10**12,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 1000,
    "百": 100,
    "billion": 10**9,
    "bn": 10**9,
    "million": 10**6,
    "mn": 10**6,
    "thousand": 1000,
    "hundred": 100,
}
# unit as said → (unit as kept, dimension, factor to the kept unit)
UNITS: dict[str, tuple[str, Dimension, int]] = {
    "元": ("元", "amount", 1),
    "块钱": ("元", "amount", 1),
    "块": ("元", "amount", 1),
    "人民币": ("元", "amount", 1),
    "yuan": ("元", "amount", 1),
    "rmb": ("元", "amount", 1),
    "个百分点": ("%", "percent", 1),
    "百分点": ("%", "percent", 1),
    "个点": ("%", "percent", 1),
    "点": ("%", "percent", 1),
    "percentage points": ("%", "percent", 1),
    "percentage point": ("%", "percent", 1),
    "percent": ("%", "percent", 1),
    "per cent": ("%", "percent", 1),
    "%": ("%", "percent", 1),
    "倍": ("倍", "ratio", 1),
    "times": ("倍", "ratio", 1),
    "吨标准煤": ("吨标准煤", "mass", 1),
    "吨标煤": ("吨标准煤", "mass", 1),
    "吨": ("吨", "mass", 1),
    "tonnes": ("吨", "mass", 1),
    "tons": ("吨", "mass", 1),
    "公斤": ("公斤", "mass", 1),
    "年": ("月", "time", 12),
    "years": ("月", "time", 12),
    "year": ("月", "time", 12),
    "个月": ("月", "time", 1),
    "月": ("月", "time", 1),
    "months": ("月", "time", 1),
    "month": ("月", "time", 1),
    "周岁": ("岁", "age", 1),
    "岁": ("岁", "age", 1),
    "立方米": ("立方米", "mass", 1),
    "立方": ("立方米", "mass", 1),
    "方": ("立方米", "mass", 1),
    "m³": ("立方米", "mass", 1),
    "m3": ("立方米", "mass", 1),
    "平方": ("平方米", "area", 1),
    "平米": ("平方米", "area", 1),
    "平": ("平方米", "area", 1),
    "㎡": ("平方米", "area", 1),
    "m2": ("平方米", "area", 1),
    "亩": ("亩", "area", 1),
    "平方米": ("平方米", "area", 1),
    "公顷": ("公顷", "area", 1),
    "名": ("人", "count", 1),
    "人": ("人", "count", 1),
    "位": ("人", "count", 1),
    "个人": ("人", "count", 1),
    "口人": ("人", "count", 1),
    "号人": ("人", "count", 1),
    "people": ("人", "count", 1),
    "employees": ("人", "count", 1),
    "staff": ("人", "count", 1),
    "workers": ("人", "count", 1),
    "家": ("家", "count", 1),
    "户": ("户", "count", 1),
    "项": ("项", "count", 1),
    "个": ("个", "count", 1),
    "件": ("件", "count", 1),
    "台": ("台", "count", 1),
    "套": ("套", "count", 1),
    "条": ("条", "count", 1),
    "场": ("场", "count", 1),
    "人次": ("人次", "count", 1),
    "晚": ("晚", "count", 1),
    "米": ("米", "count", 1),
    "分钟": ("分钟", "time", 1),
    "小时": ("小时", "time", 1),
    "个小时": ("小时", "time", 1),
    "钟头": ("小时", "time", 1),
    "个钟头": ("小时", "time", 1),
    "层": ("层", "count", 1),
    "头": ("头", "count", 1),
    "只": ("只", "count", 1),
    "羽": ("羽", "count", 1),
    "株": ("株", "count", 1),
    "辆": ("辆", "count", 1),
    "间": ("间", "count", 1),
    "栋": ("栋", "count", 1),
    "天": ("天", "time", 0),
    "千瓦": ("千瓦", "count", 1),
    "份": ("份", "count", 1),
    "床": ("张", "count", 1),
    "回": ("次", "count", 1),
    "张": ("张", "count", 1),
}
UNITS |= {
    unit: (unit, "count", 1)
    for unit in "厘米 毫米 公里 千米 升 毫升 克 千克 马力 行 匹 蒸吨 千伏 千伏安 兆瓦 吉瓦 千瓦时 兆瓦时 公分 瓦 摄氏度 ℃ 学时 课时 学分 分贝 尾 口".split()
    if unit not in UNITS
}
# Whatever else documents count: 18组, 73分, 3批.
NOT_COUNTED = frozenset(
    "张床位 年 天 日 周 秒 毫秒 季 大 步 字 度 点 市 县 省 区 镇 乡 村 街道 社 卡 集 成 番 种 类 方面 片 轮 单 部 本".split()
)
UNITS |= {
    unit: (unit, "count", 1)
    for unit in (*COMMON, *AFTER_DIGITS)
    if unit not in UNITS
    and unit not in NOT_COUNTED
    and not unit.endswith(("元", "克", "米", "升", "瓦", "时", "月", "日", "度", "率", "‰"))
}
