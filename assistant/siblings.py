"""Siblings: things of one kind that people tell apart by a word, so that what is said of one is not said of another.

kind → things; each row has how a thing is named, and the wider words by which a text speaks of it too.
A figure for 县道 answers nothing about 省道; one for 道路 may. General language only, none of any document's own names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Thing:
    """One of a kind; `wider` are words that speak of it and of its siblings alike."""

    kind: str
    named: str
    wider: str = ""

    @cached_property
    def pattern(self) -> Pattern:
        return re.compile(self.named, re.IGNORECASE)

    @cached_property
    def stated(self) -> Pattern:
        return re.compile(f"{self.named}|{self.wider}" if self.wider else self.named, re.IGNORECASE)


def _kind(name: str, wider: str, *things: str | tuple[str, str]) -> tuple[Thing, ...]:
    """The things of a kind: each its names, and where it has wider words of its own these too."""
    rows = ((thing, "") if isinstance(thing, str) else thing for thing in things)
    return tuple(Thing(name, named, "|".join(w for w in (own, wider) if w)) for named, own in rows)


GRADUATE = r"大学生|高校毕业生|(?<!初中)(?<!高中)毕业生|学历"
PUPIL = r"中小学|义务教育|学生"

THINGS: tuple[Thing, ...] = (
    *_kind("schooling", "",
        ("博士", rf"{GRADUATE}|研究生"), ("硕士|(?<!博士)研究生", GRADUATE), ("本科生?|学士", GRADUATE),
        (r"(?<![扩重加])大专(?!项|利|业|家)|高职|专科生", GRADUATE), ("中专|中职|技校|职高|技工院校", "毕业生|学历"),
        (r"(?<![提最])高中(?!级|小|低)", "学历|(?<!义务教育阶段)(?<!中)学生"), (r"初中", PUPIL), (r"小学", PUPIL),
        (r"大学生|高校(?:在校)?生", "博士|硕士|研究生|本科|大专|毕业生|(?<!义务教育阶段)(?<!中)(?<!小)学生"),
    ),
    *_kind("road", r"(?<!县)(?<!乡)(?<!村)(?<!农村)公路|道路", "国道", "省道", "县道|县级公路", "乡道|乡级公路", "村道|通村路|村级公路", "高速公路|高速"),
    *_kind("board", "境内外|境外|首发|首次公开",
        "港交所|港股|香港", "纳斯达克|美股|纽交所|美国上市", "上交所|沪市|主板|A股", "创业板|深交所", "科创板", "北交所|北京证券交易所",
        "新三板|股转系统|全国中小企业股份转让", "四板|区域性股权"),
    *_kind("vehicle", "",
        (r"货车|卡车|重卡", "营运车|商用车"), ("客车|大巴|中巴", "营运车|商用车"), (r"摩托车?", ""), (r"电动(?:自行)?车(?!企)|电瓶车|电动二轮车|电驴", "两轮"),
        ("轿车|乘用车|家用车|小汽车|SUV", "汽车|车辆|新车|购车|买车"), ("公交车", "公共汽车|公交"), "校车", "出租车|网约车", ("拖拉机|农用车", "农机|农业机械|机具"),
        "挖掘机|叉车|装载机|推土机", "救护车", "房车"),
    *_kind("appliance", "家用电器|家电|数码|电子产品|消费电子",
        "手机", "电脑|笔记本", "平板(?:电脑)?(?!车)", "空调", "冰箱|冰柜", "洗衣机", "电视机?(?!台|剧|节目)", "热水器", "油烟机|灶具|燃气灶", "洗碗机", "扫地机|净化器",
        "手表|手环", "相机", "按摩椅"),
    *_kind("energy plant", "",
        ("光伏|太阳能", "新能源(?!汽车|车|产业)|可再生|清洁能源|绿电"), ("风电|风力发电", "新能源(?!汽车|车|产业)|可再生|清洁能源|绿电"), "储能", "充电桩|充电站|换电站|充电设施|充换电|充电基础",
        "加氢站", "加油站", "锅炉", "热泵", "沼气", ("核电", "")),
    *_kind("institution", "",
        ("养老院|敬老院|福利院|老年公寓|养老机构", "养老(?:服务)?(?:设施|床位)"), ("托育|托儿所|托位|托班", ""), ("幼儿园", "学前|托幼"), ("驿站", ""),
        ("体育馆|健身房|球场", "体育设施"), "图书馆|书店", "博物馆|美术馆", "电影院|影院", ("殡仪馆|公墓|骨灰", "殡葬"), ("宠物", ""),
        ("公厕|厕所", ""), ("菜市场|农贸市场|菜场", "市场"), ("停车场|停车位|车位", "停车")),
    *_kind("shop", "",
        ("超市|便利店|小卖部", "零售|商贸|商超|商店|门店"), ("饭店|餐馆|餐厅|饭馆", "餐饮|门店"), ("酒店|宾馆|旅馆|民宿", "住宿"), ("理发店|美容院|美发", "居民服务|生活服务|门店|个体"),
        ("药店|药房", "零售|商贸|医药"), ("网吧|KTV|酒吧", "娱乐|夜间"), ("咖啡", "餐饮")),
    *_kind("insurance", "",
        "失业金|失业保险金", ("养老金|退休金|退休工资", "养老保险待遇|养老待遇"), "公积金", ("生育津贴|产假", "生育"), ("工伤", ""), ("低保金", "低保|最低生活保障"),
        ("高温津贴|取暖费|暖气费", ""), ("二[胎孩]|三[胎孩]|生娃|生孩子|育儿(?!师|员)", "生育|多孩|子女"), ("彩礼|结婚", "婚"), ("丧葬|抚恤", ""), ("话费|宽带|网费", "通信|网络"),
        ("最低工资", ""), ("房贷|公租房|廉租房", "住房")),
    *_kind("good", "",
        "水泥", ("粗钢|生铁|钢铁|钢材|(?<![一-鿿])钢", "钢"), "焦炭", "电解铝", "平板玻璃|玻璃", "化肥|尿素", "煤炭|原煤", "原油", ("乙烯|PX", "石化"), "轮胎", ("服装|布匹", "纺织"),
        "白酒|啤酒|葡萄酒", "铝材", "动车组|高铁列车"),
    *_kind("emission", "污染物|减排", "二氧化碳|碳排放|碳强度", "二氧化硫", "氮氧化物", "VOCs|挥发性有机物", "化学需氧量|COD", "氨氮", "PM2.?5|细颗粒物", "粉尘|烟尘"),
    *_kind("crop", "",
        ("小麦|麦田|麦地", "粮食|粮油|夏粮|麦"), ("玉米", "粮食|粮油|秋粮"), ("水稻|稻谷|稻田", "粮食|粮油|稻"), ("大豆|黄豆", "粮油|油料|豆"), ("花生|油菜", "油料"), "棉花",
        ("土豆|马铃薯|红薯", "薯|粮食"), ("苹果|葡萄|梨|桃子?|樱桃|草莓|柑橘", "水果|果园|果品|林果"), ("茶叶?", ""), ("蔬菜|大棚菜|西红柿|黄瓜", "设施农业|菜"), ("中药材", "")),
    *_kind("livestock", "畜禽|养殖|牲畜|水产",
        "生猪|猪", "奶牛|肉牛|(?<!蜗)牛(?!市)", "羊", ("蛋鸡|肉鸡|养鸡", "家禽"), ("鸭|鹅", "家禽"), ("虾", ""), ("海参|鲍鱼", ""), ("蜜蜂|养蜂", ""), ("螃蟹|大闸蟹", "")),
    *_kind("machine", "机具|农机具|农业机械",
        "拖拉机", "收割机|收获机", "播种机", "插秧机", "烘干机", "无人机|植保机", "打捆机", "旋耕机", "还田机", "喷雾机|打药机", "增氧机", "喷灌|滴灌"),
    *_kind("disaster", "灾害|受灾|自然灾",
        "水灾|洪涝|洪水|内涝|汛|淹", "地震", "火灾|着火", "旱", "台风", "冰雹", "雪灾|冻害", "疫情"),
    *_kind("licence", "", "驾照|驾驶证|学车|开车", ("教师资格证?", "教师"), "会计证|会计师", ("厨师", ""), ("心理咨询师", ""), ("律师证?|法考", "")),
    *_kind("grade of honour", "梯度|优质(?:中小)?企业",
        "创新型中小企业", ("(?<!小)专精特新(?!.{0,2}小巨人)", ""), ("小巨人", ""), ("单项冠军", ""), ("高新技术企业|高企", ""), ("科技型中小企业|科小", ""), "瞪羚", "独角兽", "雏鹰"),
    *_kind("housing", "", ("二手房|旧房", "住房|购房|买房"), ("商品房|新房|新建住房", "住房|购房|买房"), ("公租房|保障房|廉租房", "住房"), ("自建房|农房", "住房|房屋"), ("厂房", "生产用房|用房"), ("商铺|门面", "场地|用房|店面|门店")),
    *_kind("transport", "交通运输|客运", ("地铁|轻轨", ""), ("飞机|机票|航班|航线", "航空|民航"), ("高铁|火车|动车(?!组)", "铁路"), ("轮渡|客船", "水路"), ("公交", "公共汽车"), ("班车", "")),
    *_kind("tax", r"六税两费|税费|税收|纳税|免税", "增值税", "企业所得税", "个税|个人所得税", "房产税", "土地使用税", "契税", "印花税", "关税", "车购税|车辆购置税", "环保税|环境保护税"),
    *_kind("region", "", "东部", "中部(?!城)", "西部", "东北"),
)  # fmt: skip

# A thing that a person deals in is who asks, and not what is asked about: 我们做铝材的, 玻璃厂.
DEALS_IN = r"(?:做|搞|开|卖|干|跑|经营|生产|加工|从事)(?:的是)?[\u4e00-\u9fff]{0,4}?"
TRADE_AFTER = r"[\u4e00-\u9fff]{0,3}(?:厂(?!房)|企业|公司|行业|产业|生意|的[,，])"


def find_things(text: str) -> tuple[Thing, ...]:
    """The things that a text names, in the table's order."""
    return tuple(thing for thing in THINGS if thing.pattern.search(text))


def find_asked_things(question: str) -> tuple[Thing, ...]:
    """The things that a question is about, alone of their kind: without those that it compares, or the person deals in."""
    things = find_things(question)
    return tuple(
        thing
        for thing in things
        if not _dealt_in(thing, question) and not any(o.kind == thing.kind and o is not thing for o in things)
    )


def _dealt_in(thing: Thing, question: str) -> bool:
    return (
        re.search(rf"{DEALS_IN}(?:{thing.named})|(?:{thing.named}){TRADE_AFTER}", question, re.IGNORECASE) is not None
    )


def is_spoken_of(thing: Thing, quoted: str, around: str) -> bool:
    """Whether the evidence is about the thing: a wider word speaks of it, unless what is quoted names a sibling."""
    if thing.pattern.search(around):
        return True
    told_apart = any(other.kind == thing.kind and other is not thing for other in find_things(quoted))
    return not told_apart and thing.stated.search(around) is not None
