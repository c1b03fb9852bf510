"""Trades: lines of business in official words and in the ways people speak of their own."""

from __future__ import annotations

import re

# printed in documents → how people say it
TRADES: tuple[tuple[str, str, str], ...] = (
    ("纺织", r"纺织(?:服装|印染)?|服装|印染", r"纺织|家纺|纺纱|织布|织机|布料|面料|服装|制衣|印染|染厂|针织|毛衣|童装"),
    ("有色金属", r"有色金属", r"有色|铝|铜|铅|锌|镍|稀土|黄金"),
    ("钢铁", r"钢铁", r"钢|炼铁|特钢"),
    ("装备制造", r"装备制造|机械制造|高端装备", r"装备|机械|机床|阀门|轴承|电机|泵|叉车|农机|起重|模具|减速机"),
    ("汽车", r"汽车(?:零部件)?(?:制造)?|新能源汽车", r"汽车|车企|整车|零部件|汽配|轮胎|底盘"),
    ("电子信息", r"电子信息|集成电路|半导体", r"电子|芯片|半导体|电路板|传感器|显示屏|集成电路|PCB|光电"),
    ("生物医药", r"生物医药|医药(?:制造)?|医疗器械", r"医药|制药|药企|药厂|新药|疫苗|医疗器械|诊断试剂|CRO|CDMO"),
    ("新材料", r"新材料", r"新材料|碳纤维|石墨烯|膜材料|复合材料|陶瓷基|高分子"),
    ("石油化工", r"石油化工|石化|化工", r"化工|石化|炼油|炼化|农药|涂料|树脂"),
    ("造纸", r"造纸", r"造纸|纸厂|纸业"),
    (
        "食品",
        r"食品(?:加工|制造)?|农产品加工",
        r"食品|饮料|酿酒|酒厂|粮油|乳业|肉制品|罐头|茶叶加工|农产品加工|米厂|面粉|榨油|加工厂",
    ),
    ("建材", r"建材|水泥", r"建材|水泥|玻璃|陶瓷|瓷砖"),
    ("家具", r"家具|木业|木制品", r"家具|家居|木业|板材|衣柜"),
    ("软件", r"软件(?:和信息(?:技术)?服务业?)?(?=行业|业|企业)", r"软件|程序|APP|信息服务"),
)

# Services, farming and trade; a firm may be in several of them.
SERVICES: tuple[tuple[str, str, str], ...] = (
    ("餐饮", r"餐饮|美食", r"餐饮|餐馆|饭店|饭馆|酒楼|火锅|小吃|食堂|restaurant|catering"),
    ("住宿", r"住宿|酒店|民宿", r"酒店|宾馆|民宿|旅馆|客栈|住宿|hotel"),
    ("零售", r"零售|商超|便利店|门店", r"零售|超市|便利店|商店|小卖部|商场|retail|\bshop\b|\bstore\b"),
    ("批发", r"批发|商贸", r"批发|商贸|经销|wholesale"),
    ("电商", r"电商|电子商务|直播|网络零售", r"电商|网店|直播|带货|主播|e-?commerce"),
    ("物流", r"物流|快递|货运|仓储", r"物流|快递|货运|仓储|运输|logistics"),
    ("文旅", r"旅游|文旅|演出|景区", r"旅游|旅行社|景区|文旅|演出|演唱会|tourism"),
    ("养老", r"养老", r"养老|敬老|护理院"),
    ("托育", r"托育|幼儿", r"托育|托儿|幼儿园"),
    ("家政", r"家政", r"家政|保洁|月嫂"),
    ("农业", r"农业|种植|养殖|农户|农民|合作社|农产品|种子", r"种地|种植|养殖|养猪|养鸡|农户|农民|合作社|农场|大棚|果园|farm"),
    ("建筑", r"建筑|施工", r"建筑|施工|工程队|装修公司"),
    ("外贸", r"外贸|出口|进出口|跨境", r"外贸|出口|跨境|export"),
    ("医疗", r"医疗|医院|卫生", r"医院|诊所|卫生院|门诊"),
    ("培训", r"培训机构|院校|学校", r"培训机构|学校|技校|职校"),
)  # fmt: skip


def as_printed(name: str, text: str) -> str:
    """The name with a line of business as a document's text calls it, where it has no word of the speaker's own.

    >>> as_printed("开饭馆的", "住宿、餐饮企业，每家奖励5万元")
    '开餐饮的'
    """
    for _, printed, said in (*TRADES, *SERVICES):
        own, there = re.search(said, name), re.search(printed, text)
        if own and there and own[0] not in text:
            return name.replace(own[0], there[0])
    return name
