"""Places: provinces and prefecture-level cities of China, as a question may name them.

A question about a place that the document does not speak of has no answer in it. Source: the list of
administrative divisions (GB/T 2260) down to prefecture level, short names.
"""

from __future__ import annotations

import re
from functools import cache

PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 "
    "台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门"
).split()

# Province → its cities and prefectures.
CITIES_OF: dict[str, tuple[str, ...]] = {
    "河北": tuple("石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水".split()),
    "山西": tuple("太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁".split()),
    "内蒙古": tuple("呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔".split()),
    "辽宁": tuple("沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳市 葫芦岛".split()),
    "吉林": tuple("长春 四平 辽源 通化 白山市 松原 白城".split()),
    "黑龙江": tuple("哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化".split()),
    "江苏": tuple("南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁".split()),
    "浙江": tuple("杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水".split()),
    "安徽": tuple("合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山市 滁州 阜阳 宿州 六安 亳州 池州 宣城".split()),
    "福建": tuple("福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德".split()),
    "江西": tuple("南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶".split()),
    "山东": tuple("济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽".split()),
    "河南": tuple("郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店".split()),
    "湖北": tuple("武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州".split()),
    "湖南": tuple("长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底".split()),
    "广东": tuple(
        "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山市 潮州 揭阳 云浮".split()
    ),
    "广西": tuple("南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾市 崇左".split()),
    "海南": tuple("海口 三亚 三沙 儋州".split()),
    "四川": tuple(
        "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳".split()
    ),
    "贵州": tuple("贵阳 六盘水 遵义 安顺 毕节 铜仁".split()),
    "云南": tuple("昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧".split()),
    "西藏": tuple("拉萨 日喀则 昌都 林芝 山南市 那曲".split()),
    "陕西": tuple("西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛".split()),
    "甘肃": tuple("兰州 嘉峪关 金昌 白银市 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南".split()),
    "青海": tuple("西宁 海东".split()),
    "宁夏": tuple("银川 石嘴山 吴忠 固原 中卫".split()),
    "新疆": tuple("乌鲁木齐 克拉玛依 吐鲁番 哈密".split()),
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
