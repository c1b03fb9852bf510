"""Bodies: what the name of a body is, where one that begins at a place in running text may end, and which are public.

    body = words that end as names of bodies do (部, 局, 企业, 医院 …), without a word that no name holds

Chinese sets no mark between a name and its verb: whoever reads a subject chooses among the ends by what follows.
"""

from __future__ import annotations

import re

from index.numerals import any_of, words

PUBLIC_ENDS = words(
    "部 委 局 总局 署 总署 厅 办 办公室 办公厅 政府 党委 党工委 党组 党组织 部门 委员会 领导小组 工作组 协调小组 联席会议 指挥部 专班 管委会 "
    "银行 分行 支行 总行 营业管理部 法院 检察院 海关 工会 总工会 共青团 团委 团市委 团省委 妇联 残联 科协 工商联 贸促会 红十字会 总会 监委 联合会 协会 学会 商会 "
    "工会组织 群团组织 行业组织 经办机构 省份 地区 地方 各地 各级 省市县 街道 乡镇 街道办事处 办事处 居委会 村委会 机关 事业单位 中心 研究院 科学院 工程院 督导组 工作队 服务队 主要媒体 主流媒体 新闻媒体 "
    "成员单位 责任单位 牵头单位 配合单位 直属单位 有关单位 相关单位 各单位 部门和单位 部门单位 主管单位 兵团 "
    "省长 市长 县长 区长 省领导同志 市领导同志 县领导同志 省领导 市领导 县领导 省级领导 市级领导 县级领导 负责人 负责同志 领导同志 总路长 路长 河长 湖长 林长 田长 链长 督查室 政研室 信访办 供销社 供电公司 园区 开发区 高新区 新区 市 县 区 镇 乡 旗 州 盟"
)
PRIVATE_ENDS = words(
    "企业 公司 集团 单位 机构 医院 学校 高校 院校 主体 平台 法人 申请人 纳税人 扣缴义务人 义务人 经营者 生产者 服务商 运营商 供应商 承包人 当事人 "
    "个体工商户 用人单位 合作社 社会组织 基金会 会计师事务所 律师事务所 评审专家组 专家组 人员 职工 劳动者 学员 "
    "卫生院 卫生室 服务站 服务中心 养老院 敬老院 福利院 幼儿园 学校 用户 农户 居民 业主 股东 个人 申请者 经营者 从业者 获得者 承租人 出租人 购买人 借款人 持有人 举办者 代理人 委托人 受益人 联系人 监护人 "
    "运营方 承办方 建设方 施工方 双方 教师 医师 医生 护士 学生 毕业生 人才 专家 评审员 工作人员 专员 网格员 志愿者 市场 商场 门店 酒店 餐馆 食堂 商户 农场 联合体 团队 经纪人 团体 社会力量 科室 消费者 指导员 管理员 窗口 对象 担保基金 引导基金 产业基金 投资基金 者"
)
# Words that end like a body and are none.
_NOT_BODIES = re.compile(
    r"(?:上市|超市|城市|都市|门市|股市|楼市|入市|全[市省县区州国]|[我本][市省县区]|社区|景区|山区|灾区|小区|片区|辖区|城区|郊区|市区|特区|林区|库区|内部|外部|全部|干部|大部|局部|总部|"
    r"布局|格局|结局|开局|当局|试办|举办|开办|经办|承办|创办|督办|主办|协办|代办|兴办|查办|首部|东部|西部|南部|北部|中部|[东西南北中]区|保税区|示范区|集聚区|先导区|产业区|功能区|试验区|合作区|城乡|家乡|返乡|入乡|下乡|"
    r"服务中心|不同地区|该地区|本地区|农村地区|地方|集中|县区|市县|区县|[一二三四五六七八九十两]+部|占比|资金|基金|进一步)$"
)
_ALONE = frozenset(
    (
        "各地",
        "各级",
        "地方",
        "省市县",
        "市县",
        "区县",
        "县区",
        "乡镇",
        "国家",
        "中央",
        "设区的市",
        "省级",
        "市级",
        "县级",
        "区级",
        "联合会",
        "行业协会",
    )
)
# Laws name an office by its charge: 负责特种设备监督管理的部门, 审批取水许可的水行政主管部门.
_CHARGED = re.compile(
    r"(?:负责|审批|批准|受理(?!部门|机关|机构|单位|窗口)|核发|颁发|办理|作出|登记|主管|承担|组织|实施|出具|管理)[^，。；的]{0,16}的(?=[^的]{2,20}$)"
)
# 发放部门, 实施单位, 受理机构: an office named by what it does.
_DRIVES = words(
    "协调 督促 指导 组织 要求 引导 动员 明确 支持 鼓励 推动 会同 联合 配合 协助 通过 按照 根据 依托 完善 加强 其他 强化 压实 深化 健全 密切 夯实 促进 提升 规范 发挥"
)
_BY_TASK = re.compile(rf"各?(?!{any_of(_DRIVES)}|[由向对将把被在从])[\u4e00-\u9fff]{{2}}(?:部门|单位|机构|机关|窗口)")
_MASS = frozenset(
    ("工会", "总工会", "共青团", "团委", "妇联", "残联", "科协", "工商联", "贸促会")
)  # bodies named without any place or field
_PLACE = re.compile(r"(?:市|县|区|镇|乡|旗|州|盟|地区|园区|开发区|高新区|新区)$")
# Several bodies under one name.
_BRACKETED = r"(?:[(（〔][^)）〕]{1,8}[)）〕])"  # 各县（市、区）
_GATHERED = re.compile(
    "|".join(
        (
            r"省市县[区]?|市县[区]?|县[区]?乡|区县|设区的市(?:人民政府)?",
            r"各级[\u4e00-\u9fff]{0,12}?(?:部门|政府|单位|机关|党委|机构)|地方各级[\u4e00-\u9fff]{0,8}?政府|各级各部门(?:各?单位)?|各级",
            r"各地(?:区)?(?:各(?:有关|相关)?部门)?(?:各单位)?|各省级人民政府",
            r"各?省、自治区、直辖市(?:(?:和|及)计划单列市)?(?:人民政府|[\u4e00-\u9fff]{2,6}(?:局|厅|委))?",
            r"各(?:有关|相关)?(?:部门(?:和单位)?|单位|地方|地市|区市|市州|市县|区县|县区)",
            rf"各(?:设区)?[市县区省州旗镇乡]{_BRACKETED}?|每个[^，。；、]{{0,14}}[市县区省]",
            r"村“?两委”?|村[（(]社区[）)]|村[（(]居[）)]|街道[(（]乡镇[)）]|乡镇[(（]街道[)）]",
            r"国家(?=制定|建立|组织|完善|实施|开展|统筹|确定|公布|设立|推行)|[省市县]级(?=统筹|统一|负责|承担|制定)",
            r"(?:地方|中央|各级|本级|[省市县](?:、[市县区])+|[省市县]级|省市|市县|[省市县区])财政",
            rf"[省市](?:、[市县区]{_BRACKETED}?)+(?:人民政府|政府|党委)",
            r"[省市县](?:、[市县区乡])+(?:[两三四]级)[\u4e00-\u9fff]{0,10}?(?:部门|政府|党委|单位)",
            r"(?:有关|相关|其他(?:有关)?)(?:部门(?:和单位)?|单位|地方|地区|方面)",
            rf"\d+个试点[^，。、（(]{{0,4}}[市县区]{_BRACKETED}?",
        )
    )
)
NAME_SIGN = r"(?:[\u4e00-\u9fffA-Za-z“”·]|[（(〔][^（()）〔〕，。；]{1,10}[）)〕])"
BODY_END = re.compile(rf"(?:{any_of((*PUBLIC_ENDS, *PRIVATE_ENDS))})(?:[（(〔][^（()）〔〕，。；]{{1,12}}[）)〕])?")
# Words that no name of a body holds: its predicate has begun, or words stand before it.
_NOT_IN_NAMES = words(
    "， 。 ； ： 、 均 并 是指 已在 需 不足 至少 汇总 后报 委托 邀请 聘请 协助 配合 协同 征求 提请 报请 受理 收到 拨付 下达 签订 设在 设于 有责任 有义务 规定 "
    "会同 牵头 根据 按照 依据 通过 应当 必须 可以 不得 由 将 把 让 给予 建立 制定 完善 健全 加强 加快 落实 推动 开展 支持 鼓励 引导 完成 印发 出台 打造 培育 实现 "
    "确保 强化 优化 深化 提高 提升 扩大 加大 督促 报送 提出 设立 兑现 符合 达到 超过 不低于 不超过 聚焦 围绕 坚持 依托 大力 着力 全力 积极 深入 扎实 切实 率先 稳步 有序 因地制宜"
)
# Words that some names hold, by what then follows them: 经济, 参与单位, 申请人.
_IN_SOME_NAMES: dict[str, str] = {
    "经": "济 营 信 贸 开 办 委 费",
    "参加": "人员 单位 者",
    "参与": "商户 企业 单位 机构 者 人员 主体",
    "负责": "人 同志",
    "实施": "单位 主体 机构",
    "发放": "单位 机构",
    "申请": "人 者 单位 企业 机构",
    "享受": "人 对象",
    "使": "用",
    "从": "业",
}
_NOT_FIRST = words(
    "要 应 须 本办法 本规定 本条例 本细则 本意见 本措施 本方案 本通知 本政策 同一 其中 提前 同时 另外 此外 免费 实行 推行 全程 一律 一般 指导 要求 协调 引导 发动 监督 检查 考核 评估 动员 "
    "调动 全面 进一步 充分 统筹 明确 规范 严格 压实 理顺 发挥 在 对 向 为 以 按 于 凡"
)
_HAN2 = r"(?<=[\u4e00-\u9fff]{2})"
_VERBAL = re.compile(
    "|".join(
        (
            any_of(_NOT_IN_NAMES),
            *(f"{word}(?!{any_of(words(names))})" for word, names in _IN_SOME_NAMES.items()),
            f"^(?:{any_of(_NOT_FIRST)})|^组织(?!部)|^督导(?!组)|^报(?!社|业|刊)|^自(?!然|治)",
            # behind another word a verb, in front the beginning of a name
            rf"{_HAN2}统筹(?![办局委])|{_HAN2}组织(?=[\u4e00-\u9fff]{{2}})(?!部|机构|委)|{_HAN2}对(?!外|口|接|象)",
            r"(?<=[\u4e00-\u9fff])向|(?<!参)与|(?<!^)每|(?<!^)被|对[^，]*进行",
            r"应(?=优先|在|将|向|按|为|于|对|及时)|商(?:有关|相关|同级)|[急特快补即代帮联网通就]办$",
            # 各部门入企服务企业: an office's name ends with 部门, but for what belongs to it
            r"部门(?=[\u4e00-\u9fff]{3})(?!所属|下属|直属|负责|主要|分管|办公|督查|研究|[和及有])",
        )
    )
)
# 联席会议牵头单位, 各责任部门: the part that a body has names it, and is no verb.
_OFFICE = re.compile(r"(?:牵头|责任|配合|成员|主办|协办|承办|参与|组织|实施)(?=(?:单位|部门)$)")
_STANDING = re.compile(r"(?:领导小组|联席会议|指挥部|专班|委员会|协调小组|办公室)(?:[（(][^）)]*[）)])?$")
_DOMAIN_VERBS = re.compile(r"推动|推进|促进|落实|提升|加快|支持|实施|优化|深化|加强|强化|规范|提高|建设")
# The character behind an end that makes it another word's beginning: 书面委|托, 常设局|限.
_SPLIT_WORD = re.compile(
    r"委[托派任]|部[分署]|局[限面部]|办[理法事案学结好]|会[商议签计诊]|行[使业政动为驶]|署名|区[域别分间]|市[场民]|县[城域]|院[校落]|(?<=或)者|站点|人[员才数均]|者[的]"
)
LONGEST_NAME = 32  # characters of a body's name; 中国人民银行溪山省分行 has 11


def holds_verb(name: str) -> bool:
    """Whether a word stands in `name` that no name of a body holds."""
    return _VERBAL.search(name) is not None


def is_generic(name: str) -> bool:
    """Whether a name says no more than that there are others: 有关部门."""
    return (
        re.fullmatch(
            r"(?:各|同级|其他)?(?:有关|相关)(?:部门|单位|方面|地方)(?:和单位)?|各有关方面|各方|有关|相关", name
        )
        is not None
    )


def split_pair(name: str) -> tuple[str, ...]:
    """The two bodies of one run, 乡镇卫生院和社区服务中心; 工业和信息化部 and 各有关部门和单位 are one."""
    for mark in re.finditer(r"以及|和|及", name):
        left, right = name[: mark.start()], name[mark.end() :]
        tail = BODY_END.findall(left)
        whole = tail and left.endswith(tail[-1]) and (len(left) > len(tail[-1]) or left in _MASS) and len(right) > 1
        if (
            whole
            and not left.startswith(("各", "有关", "相关", "其他"))
            and (is_public(left) or left.endswith(PRIVATE_ENDS))
        ):
            return left, right
    return (name,)


def name_ends(text: str, start: int, end: int) -> list[int]:
    limit = min(end, start + LONGEST_NAME)
    gathered = _GATHERED.match(text, start, limit)
    ends = [gathered.end()] if gathered else []
    for match in BODY_END.finditer(text, start, limit):
        name = text[start : match.end()]
        if _SPLIT_WORD.match(text, match.end() - 1, limit + 1):
            continue
        if not re.fullmatch(rf"{NAME_SIGN}+", name):
            if re.search(r"[（(〔][^）)〕]*$", name):  # 村（社区）工作人员: 区 ends no name inside its bracket
                continue
            break
        plain = re.sub(r"[（(〔][^）)〕]*[）)〕]", "", name)  # 县（市、区）商务主管部门
        plain = _OFFICE.sub("", _DOMAIN_VERBS.sub("", plain) if _STANDING.search(name) else plain)
        if (_BY_TASK.fullmatch(plain) or not holds_verb(plain)) and len(name) > 1:
            ends.append(match.end())
        ends.extend(_shorter_ends(text, start, match.start(), match.end()))
    return sorted(set(ends))


def _shorter_ends(text: str, start: int, first: int, last: int) -> list[int]:
    """Ends within one match of the longest word: 部门和单位 also ends 部门."""
    words_here = text[first:last]
    return [
        first + len(word)
        for word in (*PUBLIC_ENDS, *PRIVATE_ENDS)
        if word != words_here
        and words_here.startswith(word)
        and not _SPLIT_WORD.match(text, first + len(word) - 1)
        and not holds_verb(text[start : first + len(word)])
    ]


def is_public(name: str) -> bool:
    if (
        name in _ALONE
        or _GATHERED.fullmatch(name)
        or re.fullmatch(r"[省市县区镇乡][（(〔][市县区、]{1,5}[）)〕]", name)
    ):
        return True
    bare = bare_name(name)
    if len(bare) < 2 or _NOT_BODIES.fullmatch(bare) or (_NOT_BODIES.search(bare) and not _named_place(bare)):
        return False
    if (
        bare.startswith("各")
        and bare.endswith(PRIVATE_ENDS)
        and not re.search(r"[的要应须用]", bare)
        and not holds_verb(bare)
    ):
        return True  # 各三级公立医院, 各承保机构: a policy speaks to all of them
    if charged := _CHARGED.match(bare):
        return is_public(bare[charged.end() :])
    if "的" in bare and not bare.startswith(("每个", "有条件的", "具备条件的", "符合条件的")):
        return False
    if _PLACE.search(bare):
        return _named_place(bare)
    return re.search(rf"(?:{any_of(PUBLIC_ENDS)})$", bare) is not None


def _named_place(name: str) -> bool:
    """各县, 试点市, 临湖高新区; not 城市, 全市, 示范区."""
    return re.match(
        r"各|有关|相关|试点|所在|每个|其他|(?:有条件|具备条件|符合条件)的(?:市县|县区|地区|地方|园区|[市县区镇乡])$|.{2,8}(?:较[大多高好差]|集中|欠发达)地区",
        name,
    ) is not None or (
        re.fullmatch(r"[\u4e00-\u9fff]{2,5}(?:市|县|高新区|经开区|新区|开发区)", name) is not None
        and not re.search(r"(?:城|上|超|都)市$|全|本|我", name)
    )


def bare_name(name: str) -> str:
    """The name without a bracket that closes it: 职业院校（含技工院校）."""
    return re.sub(r"[（(〔][^）)〕]*[）)〕]$", "", name)
