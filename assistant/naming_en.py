"""Names in English: labels of paragraphs, and bodies by the words that their names are made of.

body = level? subject form     省工业和信息化厅: Provincial Department of Industry and Information Technology
"""

from __future__ import annotations

import re
from functools import cache

from index.documents import Paragraph
from index.numerals import any_of, parse_numeral

NUMBERED = re.compile(r"^第(?P<number>\d+|[一二三四五六七八九十百零]+)条(?P<rest>.*)$", re.DOTALL)
WITHIN = re.compile(r"\s*第(?P<number>\d+)段$")

LEVELS = {
    "省级": "Provincial",
    "市级": "Municipal",
    "县级": "County",
    "区级": "District",
    "国家": "National",
    "省": "Provincial",
    "市": "Municipal",
    "县": "County",
    "区": "District",
    "州": "Prefectural",
}
FORMS = {
    "厅": "Department of {}",
    "局": "Bureau of {}",
    "委员会": "Commission of {}",
    "委": "Commission of {}",
    "部门": "{} departments",
    "部": "Ministry of {}",
    "办公室": "Office of {}",
    "办": "Office of {}",
    "总局": "State Administration of {}",
    "总署": "General Administration of {}",
}
SUBJECTS = {
    "发展改革": "Development and Reform", "发展和改革": "Development and Reform", "工业和信息化": "Industry and Information Technology", "工信": "Industry and Information Technology", "经济和信息化": "Economy and Information Technology",
    "财政": "Finance", "科技": "Science and Technology", "科学技术": "Science and Technology", "人力资源社会保障": "Human Resources and Social Security", "人力资源和社会保障": "Human Resources and Social Security", "人社": "Human Resources and Social Security",
    "生态环境": "Ecology and Environment", "自然资源": "Natural Resources", "自然资源和规划": "Natural Resources and Planning", "住房城乡建设": "Housing and Urban-Rural Development", "住房和城乡建设": "Housing and Urban-Rural Development", "交通运输": "Transport",
    "水利": "Water Resources", "水务": "Water Affairs", "农业农村": "Agriculture and Rural Affairs", "商务": "Commerce", "文化和旅游": "Culture and Tourism", "卫生健康": "Health", "退役军人事务": "Veterans Affairs", "应急管理": "Emergency Management", "应急": "Emergency Management",
    "审计": "Audit", "市场监督管理": "Market Regulation", "市场监管": "Market Regulation", "统计": "Statistics", "医疗保障": "Healthcare Security", "医保": "Healthcare Security", "教育": "Education", "民政": "Civil Affairs", "公安": "Public Security", "司法": "Justice",
    "税务": "Taxation", "海关": "Customs", "能源": "Energy", "大数据": "Big Data", "地方金融监督管理": "Local Financial Regulation", "地方金融监管": "Local Financial Regulation", "地方金融": "Local Finance", "金融监管": "Financial Regulation", "城市管理": "Urban Management", "城管": "Urban Management",
    "药品监督管理": "Medical Products", "药监": "Medical Products", "体育": "Sports", "林业": "Forestry", "气象": "Meteorology", "行政审批": "Administrative Approval", "行政审批服务": "Administrative Approval Services", "政务服务": "Government Services", "知识产权": "Intellectual Property", "投资促进": "Investment Promotion",
    "外事": "Foreign Affairs", "信访": "Public Complaints", "粮食和储备": "Grain and Reserves", "国有资产监督管理": "State-owned Assets", "公共资源交易": "Public Resources Trading", "消防": "Fire Safety", "园林绿化": "Landscaping", "数据": "Data", "供销": "Supply and Marketing",
}  # fmt: skip
WHOLE = {
    "人民银行": "People's Bank of China", "国务院": "State Council", "国资委": "State-owned Assets Commission", "发改委": "Development and Reform Commission", "残联": "Disabled Persons' Federation", "残疾人联合会": "Disabled Persons' Federation", "总工会": "Federation of Trade Unions", "妇联": "Women's Federation", "团委": "Communist Youth League",
    "工商联": "Federation of Industry and Commerce", "科协": "Association for Science and Technology", "银保监会": "Banking and Insurance Regulatory Commission", "证监会": "Securities Regulatory Commission", "宣传部": "Publicity Department", "组织部": "Organisation Department", "人民政府": "People's Government", "政府": "government",
    "市政府": "municipal government", "省政府": "provincial government", "县政府": "county government", "财政部": "Ministry of Finance", "海关总署": "General Administration of Customs", "税务总局": "State Taxation Administration", "药监局": "Medical Products Administration", "各市": "each city", "各县": "each county", "企业": "firms", "用人单位": "employers", "副省长": "a vice governor", "省长": "the governor",
}  # fmt: skip
GOVERNMENT = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,5}?)(?P<level>[省市县区])人民政府(?P<office>办公[室厅])?")
REFORM = "Development and Reform"


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"(?P<level>{any_of(LEVELS)})?(?P<subject>{any_of(SUBJECTS)})(?P<form>{any_of(FORMS)})")


def label_in(paragraph: Paragraph, language: str) -> str:
    """The paragraph's label for people who read the language: 第18条 is Measure 18 or Article 18."""
    label = paragraph.label
    if language != "en":
        return label
    match = NUMBERED.match(label)
    if match:
        digits = match["number"]
        number = int(digits) if digits.isdigit() else int(parse_numeral(digits) or 0)
        kind = "Article" if paragraph.kind == "article" or not digits.isdigit() else "Measure"
        return f"{kind} {number}{match['rest']}"
    within = WITHIN.search(label)
    return f"{label[: within.start()]}, para. {within['number']}" if within else label


def place_in(name: str, language: str) -> str:
    """A place's name; in English by its sounds, with the Chinese in brackets."""
    if language != "en" or not re.fullmatch(r"[\u4e00-\u9fff]+", name):
        return name
    from pypinyin import lazy_pinyin

    return f"{''.join(lazy_pinyin(re.sub('[省市县]$', '', name))).capitalize()} ({name})"


def body_in(name: str, language: str) -> str:
    """A body's name; in English with the Chinese in brackets, or the Chinese alone where its words are not known."""
    if language != "en":
        return name
    said = _named(name)
    return f"{said} ({name})" if said else name


def _named(name: str) -> str:
    if name in WHOLE:
        return WHOLE[name]
    if government := GOVERNMENT.fullmatch(name):
        from pypinyin import lazy_pinyin

        said = f"{''.join(lazy_pinyin(government['place'])).capitalize()} {LEVELS[government['level']]} People's Government"
        return f"General Office of the {said}" if government["office"] else said
    match = _body().fullmatch(name)
    if match is None:
        level = next((word for word in LEVELS if name.startswith(word) and name[len(word) :] in WHOLE), "")
        return f"{LEVELS[level]} {WHOLE[name[len(level) :]]}" if level else ""
    subject = SUBJECTS[match["subject"]]
    if subject == REFORM and match["form"].startswith("委"):
        said = f"{REFORM} Commission"
    elif match["subject"] == "卫生健康" and match["form"].startswith("委"):
        said = "Health Commission"
    else:
        said = FORMS[match["form"]].format(subject)
    return f"{LEVELS[match['level']]} {said}" if match["level"] else said
