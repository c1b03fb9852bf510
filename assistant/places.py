"""Places: provinces and prefecture-level cities of China, as a question may name them.

A question about a place that the document does not speak of has no answer in it. Source: the list of
administrative divisions (GB/T 2260) down to prefecture level, short names.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 "
    "台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门"
).split()

# Province → its cities and prefectures.
CITIES_OF: dict[str, tuple[str, ...]] = {
    province: tuple(cities.split())
    for province, _, cities in (
        line.partition(" = ")
        for line in (Path(__file__).parent / "gazetteer" / "divisions.txt").read_text("utf-8").splitlines()
    )
}
CITIES = tuple(city for cities in CITIES_OF.values() for city in cities)

SCOPES = ("全国", "省会")  # a level above the document's own is another frame too

# How far a document's rule goes, and the words for all of a place, the widest first.
LEVELS = (
    ("国", re.compile(r"全国|全中国")),
    ("省", re.compile(r"全省|全自治区")),
    ("市", re.compile(r"全市")),
    ("县", re.compile(r"全县|全区")),
)
ISSUED = re.compile(
    r"(?P<level>[省市县区旗])(?:人民政府|委办|委员会|政府|[\u4e00-\u9fff]{2,14}[局厅委])|^[\u4e00-\u9fff]{2,5}?(?P<titled>[省市县区旗])|(?P<province>自治区)人民政府"
)

# Counties and cities that no list has: two characters and the suffix, where a name can begin.
LOCAL = re.compile(
    r"(?:^|[\s,。?!;:、在从到跟和与比给问像如]|请问|我们|咱们|那|隔壁|邻居|旁边)(?P<place>(?P<name>[\u4e00-\u9fff]{2})(?:省|市|县|州))"
    r"(?!场|级|域|值|政|民|委|直|里|内|属|外|长|面|府|[、和及]?[市县区])"
)
NO_NAME = re.compile(
    r"[各每全本我该这那哪某几多两个省地县市区州乡镇把被将的是了有在上能可要想做就也都开]|[超门夜菜城楼股都集闹早花鱼书节]$|其[他它余]|别的|外地|试点|示范|先进|相关|有关|所在|周边|邻近|兄弟|下面|下属|同一|中心|重点|工业|强|大中|城市|上级|外省|股票"
)

COUNTRIES = "美国 日本 德国 韩国 印度 英国 法国 俄罗斯 越南 新加坡".split()


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({*PROVINCES, *CITIES, *COUNTRIES, *SCOPES}, key=len, reverse=True)
    return re.compile("|".join(names))


@cache
def _latin() -> dict[str, str]:
    """Names as English questions write them: qingdao → 青岛."""
    from pypinyin import lazy_pinyin

    return {"".join(lazy_pinyin(name.removesuffix("市"))): name for name in (*PROVINCES, *CITIES)} | {
        "inner mongolia": "内蒙古", "tibet": "西藏", "hong kong": "香港", "macau": "澳门", "shaanxi": "陕西",
        "japan": "日本", "germany": "德国", "america": "美国", "the us": "美国",
    }  # fmt: skip


def covers(text: str, place: str) -> bool:
    """Whether a text that names a place, or the province it lies in, can speak for it."""
    return place in text or (province_of(place) or place) in text


def province_of(city: str) -> str:
    """The province that a city lies in, "" of what is none of its cities."""
    return next((province for province, cities in CITIES_OF.items() if city in cities and city != province), "")


def find_places(text: str) -> tuple[str, ...]:
    """Short names of the places that the text names, Chinese or Latin, in order, each once."""
    found = [m[0] for m in _pattern().finditer(text)]
    words = re.findall(r"[A-Za-z]{4,}", text)
    if words and not re.search(r"[\u3400-\u9fff]", text):  # among characters they are pinyin
        latin = _latin()
        found += [latin[word.lower()] for word in words if word.lower() in latin]
    return tuple(dict.fromkeys(found))


def find_local(text: str, document: str) -> tuple[str, ...]:
    """Places with their suffix that no list has: those that the document names, or whose name it does not have at all."""
    found = (match for match in LOCAL.finditer(text) if not NO_NAME.search(match["name"]))
    return tuple(dict.fromkeys(m["place"] for m in found if m["place"] in document or m["name"] not in document))


def find_wider(question: str, issuer: str, quoted: str) -> str:
    """All of a wider place than the issuer's, that the question asks for and the quoted text does not speak of: 全省 of a county."""
    issued = ISSUED.search(issuer)
    if not issued:
        return ""
    own = {"省": 1, "市": 2, "县": 3, "区": 3, "旗": 3}.get(issued["level"] or issued["titled"] or "省", 1)
    for _, words in LEVELS[:own]:
        asked = words.search(question)
        if asked and not words.search(quoted):
            return asked[0]
    return ""
