"""Supports and their conditions: forms of real documents, with made-up figures."""

from decimal import Decimal

import pytest

from index.facts import facts_json, find_facts
from index.granting import Support
from index.structure import parse_document


def supports_of(text: str) -> tuple[Support, ...]:
    document = parse_document(f"关于支持企业的若干措施\n\n2024年1月5日\n\n一、措施\n\n{text}\n", "made-up")
    return find_facts(document).supports


def conditions_of(support: Support) -> list[tuple[str | None, str | None]]:
    return [(c.metric, c.category) for c in support.conditions]


FORMS = [
    # sentence, audience, kind, [(metric, category)]
    ("对不裁员的参保企业，可返还其上年度保险费的50%。", "不裁员的参保企业", "subsidy", [(None, "不裁员的参保企业")]),
    ("允许保税区内企业承接境内委托加工。", "保税区内企业", "permit", [(None, "保税区内企业")]),
    ("支持第三方检测机构开展认证服务。", "第三方检测机构", "permit", [(None, "第三方检测机构")]),
    ("对符合条件的优质项目直接纳入省级项目库。", "优质项目", "recognition", [(None, "符合条件的优质项目")]),
    ("遴选年营业收入1000—2000万元的小微企业入库。", "小微企业", "service", [("年营业收入", None), (None, "小微企业")]),
    ("参保职工取得职业资格证书的，可申请技能提升补贴。", "参保职工", "subsidy", [(None, "参保职工"), (None, "取得职业资格证书")]),
    ("获得表彰的医务人员，未取得副高级职称的，直接认定副高级职称。", "获得表彰的医务人员", "recognition", [(None, "获得表彰的医务人员"), (None, "未取得副高级职称")]),
    ("为创业者提供低成本场地支持。", "创业者", "land", [(None, "创业者")]),
    ("对入区企业进口的设备，在确保有效监管的前提下，可享受税收政策。", "入区企业", "tax", [(None, "入区企业"), (None, "进口的设备"), (None, "确保有效监管")]),
    ("将补贴申领条件由参加保险3年以上放宽至参保1年以上。", None, "subsidy", [("参保", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "audience", "kind", "conditions"), FORMS)
def test_a_form_is_read(sentence: str, audience: str | None, kind: str, conditions: list[tuple[str, str]]) -> None:
    [support] = supports_of(sentence)
    assert (support.audience, support.kind, conditions_of(support)) == (audience, kind, conditions)


CONDITIONS = [
    # sentence, [(metric or category, figure)] of its first support
    ("对接入商户10家以上、使用面积800平方米以上、全部人员持证上岗的体验基地，给予运营方20万元奖励。",
     [("接入商户", "10家以上"), ("使用面积", "800平方米以上"), ("全部人员持证上岗", ""), ("体验基地", "")]),
    ("限额以上书店2023年营业额300万元以上且同比增长5%以上的，奖励3万元。", [("限额以上书店营业额", "300万元以上"), ("限额以上书店营业额", "5%以上")]),
    ("对规模以上企业年度研发费用超过200万元且较上年增长10%以上的，给予补助。", [("规模以上企业", ""), ("年度研发费用", "超过200万元"), ("年度研发费用", "10%以上")]),
    ("对年销售额首次突破3000万元、8000万元的电商企业，分别奖励5万元、20万元。", [("年销售额", "突破3000万元"), ("年销售额", "8000万元"), ("电商企业", "")]),
    ("对招用离校1年内未就业毕业生的单位，给予补贴。", [("招用离校1年内未就业毕业生的单位", "")]),
    ("小微企业报装容量100千瓦及以下的，免收接入费用。", [("小微企业", ""), ("报装容量", "100千瓦及以下")]),
    ("家庭中有未满3周岁的子女需要照护的，按每月300元给予补贴。", [("家庭中有未满3周岁的子女需要照护", "")]),
    ("列入市级技术改造项目计划的，补助比例提高1个百分点。", [("列入市级技术改造项目计划", "")]),
    ("对引进的博士给予2万元补贴，须签订3年以上劳动合同。", [("引进的博士", ""), ("签订劳动合同", "3年以上")]),
    ("新增产值按每亿元5万元给予奖励，企业应于3月底前申请。", []),
    ("粮食烘干机，单机批处理量10吨以上的，每台补贴1万元。", [("粮食烘干机", ""), ("单机批处理量", "10吨以上")]),
    ("休渔期间，渔船停泊在指定港口的，每艘补助1万元。", [("渔船停泊在指定港口", "")]),
    ("其中1类新药每个品种奖励500万元。", [("1类新药", "")]),
    ("对招用失业半年以上人员并签订1年以上劳动合同的企业，给予补贴。", [("招用失业半年以上人员", ""), ("签订劳动合同", "1年以上")]),
    ("对能耗低于全省平均水平、亩均税收50万元以上的项目，给予奖励。", [("能耗低于全省平均水平", ""), ("亩均税收", "50万元以上")]),
    ("对依法参加失业保险并累计缴费满12个月的职工，给予补贴。", [("依法参加失业保险", ""), ("累计缴费", "12个月"), ("职工", "")]),
    ("对2024年7月1日以后首次入库的企业，奖励10万元。", [("首次入库的企业", "")]),
    ("设备投资额5000万元以上的，补助比例提高至12%。", [("设备投资额", "5000万元以上")]),
    ("建筑面积5000平方米以上的孵化器，运营满1年后按每平方米100元给予补助。", [("建筑面积", "5000平方米以上"), ("孵化器", ""), ("运营", "1年")]),
    ("其配偶12个月内未就业，且办理失业登记的，给予补助。", [("配偶12个月内未就业", ""), ("办理失业登记", "")]),
    ("对贷款单笔金额在200万元至5000万元之间（含本数）且年利率不超过4%的，给予贴息。", [("贷款单笔金额", "200万元至5000万元"), ("年利率", "不超过4%")]),
    ("对产值首次突破5亿元，且当年税收增长不低于5%的规模以上企业，给予奖励。", [("产值", "突破5亿元"), ("税收增长", "不低于5%"), ("规模以上企业", "")]),
    ("税务局要对小微企业年所得额不超过300万元部分，减按25%计算应纳税所得额。", [("小微企业", ""), ("年所得额", "不超过300万元")]),
    ("供电公司对160千瓦及以下的小微企业实行“零投资”接电。", [("小微企业", "160千瓦及以下"), ("小微企业", "")]),
    ("优先将专精特新企业纳入上市后备资源库。", [("专精特新企业", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "conditions"), CONDITIONS)
def test_a_figure_is_a_test_where_it_ends_what_it_says(sentence: str, conditions: list[tuple[str, str]]) -> None:
    document = parse_document(f"关于支持企业的若干措施\n\n一、措施\n\n{sentence}\n", "made-up")
    first = find_facts(document).supports[0]
    read = [
        (c.metric or c.category, document.text[c.quantity.start : c.quantity.end] if c.quantity else "")
        for c in first.conditions
    ]
    assert read == conditions


def test_figures_of_one_list_share_the_bound_that_one_of_them_states() -> None:
    [support] = supports_of("新引进的博士、硕士，年龄分别在45周岁、35周岁以下的，分别给予5万元、2万元补贴。")
    assert [c.quantity.comparator for c in support.conditions if c.quantity] == ["<=", "<="]
    assert support.quantity is None  # neither sum holds for both


def test_a_must_in_its_own_sentence_is_a_condition_and_a_procedure_is_none() -> None:
    [support] = supports_of(
        "门店应签订2年以上合同且面积50平方米以上。对引进门店的运营机构，给予3万元奖励。企业应于6月底前提交申请。"
    )
    assert [c.metric for c in support.conditions if c.quantity] == ["签订合同", "面积"]


@pytest.mark.parametrize(
    "sentence",
    [
        "对逾期未办结的，予以通报并纳入失信记录。",
        "退规后再次升规的企业，不享受本条奖励。",
        "拒不改正的，处5000元以上2万元以下罚款。",
        "本办法所称补贴，是指对符合条件的企业给予的资金。",
        "骗取资金的，取消资格并追回已享受的补贴。",
    ],
)
def test_what_is_denied_or_punished_is_no_support(sentence: str) -> None:
    assert supports_of(sentence) == ()


def test_a_cap_behind_the_benefit_belongs_to_it_and_a_term_is_none() -> None:
    [support] = supports_of("对小额贷款按年利率1%给予贴息，贴息期限不超过12个月，最高5万元。")
    assert support.cap is not None and support.cap.unit == "元"


def test_a_reward_with_two_figures_and_a_ranking_keeps_them_apart() -> None:
    [support] = supports_of(
        "延续执行奖励政策,对今年一季度新增产值超过1亿元、增速不低于10%的工业企业,按增速计算前50名,给予最高30万元奖励。"
    )
    assert support.cap is not None and support.cap.low == Decimal(300000) and support.quantity is None
    amount, rate, category, rank = support.conditions
    assert (amount.metric, amount.quantity and amount.quantity.comparator, amount.period) == (
        "新增产值",
        ">",
        "今年一季度",
    )
    assert (rate.metric, rate.quantity and rate.quantity.comparator, rate.period) == ("增速", ">=", "今年一季度")
    assert category.category == "工业企业"
    assert rank.pending and not amount.pending
    assert support.ranking == "按增速计算前50名"


def test_reaching_a_figure_is_met_by_more_and_an_exception_names_its_own_audience() -> None:
    [support] = supports_of(
        "小微企业新招用人员数量达到在职职工人数20%（超过100人的企业达到10%）并与其签订1年以上劳动合同的，可申请最高200万元的贷款。"
    )
    _, share, exception, contract = support.conditions
    assert share.quantity is not None and (share.quantity.low, share.quantity.comparator) == (20, ">=")
    assert exception.category == "超过100人的企业" and exception.metric == share.metric
    assert contract.metric == "与其签订劳动合同"
    assert support.kind == "loan" and support.cap is not None


def test_conditions_are_joined_as_the_sentence_joins_them() -> None:
    [support] = supports_of("年产值达到1亿元以上或者年纳税超过500万元的企业，给予20万元奖励。")
    assert [c.joined for c in support.conditions if c.metric] == ["and", "or"]


def test_a_rate_with_a_cap_in_the_next_clause_is_one_support() -> None:
    [support] = supports_of("对技术改造项目，按设备投资额的10%给予补助，单个项目最高不超过500万元。")
    assert support.quantity is not None and support.quantity.unit == "%"
    assert support.cap is not None and support.cap.high == Decimal(5_000_000)


def test_what_is_left_to_be_set_elsewhere_is_named() -> None:
    [support] = supports_of("以年度净增量等为依据,实施升级分档奖励。")
    assert (support.kind, support.quantity, support.cap, support.open) == ("reward", None, None, "分档奖励")


@pytest.mark.parametrize(
    "sentence",
    [
        "支持企业加强研发机构建设、加大研发投入力度。",
        "完善内外资招引支持政策。",
        "鼓励企业适当调整检修周期。",
        "各地要对现有补贴项目进行梳理，对补贴方式进行归并简化。",
        "加强组织领导，落实工作责任。",
    ],
)
def test_encouragement_without_a_benefit_is_no_support(sentence: str) -> None:
    assert supports_of(sentence) == ()


def test_json_has_the_contract_s_shape() -> None:
    document = parse_document("关于支持企业的措施\n\n一、措施\n\n对规模以上企业给予最高20万元奖励。\n", "made-up")
    [row] = facts_json(find_facts(document), document)["supports"]
    assert set(row) == {"paragraph", "start", "end", "quote", "audience", "benefit", "conditions", "how"}
    assert set(row["benefit"]) == {"kind", "quantity", "cap"} and row["benefit"]["cap"]["high"] == 200000
    assert set(row["conditions"][0]) == {"metric", "quantity", "category", "period"}


LISTED = """测试市办法
一、支持
1.平台符合下列条件的，按年度支出的30%给予补助：
（1）运营满2年；
（2）从业人员不少于20人。
2.补助按照设备投资额分档确定：
（1）5000万元以下的，补助比例为8%；
（2）超过5000万元的，补助比例为10%。
3.发放稳岗补贴。对不裁员的企业，给予5万元补贴；大型企业按30%返还。
"""


def test_conditions_that_stand_as_items_belong_to_the_support():
    facts = find_facts(parse_document(LISTED, "t"))
    platform = next(s for s in facts.supports if s.paragraph == "t#1.1")
    assert {c.metric for c in platform.conditions if c.quantity} == {"运营", "从业人员"}


def test_steps_of_a_rate_are_measured_by_what_the_lead_sentence_names():
    facts = find_facts(parse_document(LISTED, "t"))
    steps = [c.metric for s in facts.supports if s.paragraph.startswith("t#1.2.") for c in s.conditions]
    assert steps == ["设备投资额", "设备投资额"]


def test_a_title_promises_nothing_and_a_rate_without_more_words_does():
    document = parse_document(LISTED, "t")
    quotes = [document.text[s.start : s.end] for s in find_facts(document).supports if s.paragraph == "t#1.3"]
    assert quotes == ["对不裁员的企业，给予5万元补贴", "大型企业按30%返还"]


def test_items_are_for_whom_their_lead_names() -> None:
    found = supports_of(
        "1.发展首店。对引进首店的运营机构，给予奖励：\n（1）引进全国首店的，每家奖励5万元；\n（2）引进本省首店的，每家奖励1万元。"
    )
    assert [s.audience for s in found] == ["引进首店的运营机构"] * 3


def test_a_sum_for_each_is_the_sum_and_not_what_it_is_for() -> None:
    [support] = supports_of("规模以上企业净增产值2000万元以上的，每净增1000万元产值给予2万元奖励，最高30万元。")
    assert support.quantity is not None and support.quantity.low == Decimal(20000)


def test_a_rate_for_each_part_is_given_up_to_the_cap_of_each_firm() -> None:
    [support] = supports_of("对规模以上企业，按增量给予每千瓦时最高0.1元奖励，单家企业最高80万元。")
    assert support.quantity is not None and support.cap is not None
    assert (support.quantity.high, support.cap.high) == (Decimal("0.1"), Decimal(800_000))
    [stepped] = supports_of("对增速10%以上的企业，每增加1个百分点奖励5万元，最高100万元。")
    assert stepped.quantity is not None and stepped.quantity.low == Decimal(50_000)


def test_a_difference_is_made_up_in_the_kind_of_what_stands_before() -> None:
    reward, difference = supports_of("对认定的智能工厂，奖励60万元；由低等级晋升的，只补足差额部分。")
    assert (reward.kind, difference.kind, conditions_of(difference)) == ("reward", "reward", [(None, "由低等级晋升")])


def test_a_benefit_for_others_does_not_take_over_conditions() -> None:
    _first, second = supports_of("允许医疗机构自主备案采购短缺药品，允许企业直接挂网。")
    assert (second.audience, conditions_of(second)) == ("企业", [])


def test_a_cap_in_a_clause_of_its_own_is_one_of_each_support_that_may_reach_it() -> None:
    found = supports_of("对投资2000万元以上的项目，按8%给予补助；对首次升规的企业奖励10万元。单个项目补助最高5万元。")
    assert [s.cap and s.cap.high for s in found] == [Decimal(50000), None]


def test_a_bounded_rate_is_what_is_given() -> None:
    [support] = supports_of("对投资2000万元以上的项目，按不超过8%的比例给予补助，最高800万元。")
    assert support.quantity is not None and support.cap is not None
    assert (support.quantity.low or support.quantity.high, support.cap.high) == (Decimal(8), Decimal(8000000))


def test_conditions_that_a_support_refers_to_stand_in_the_sentence_before() -> None:
    [support] = supports_of("平台应运营满1年，对外服务收入占比不低于30%。对符合前述条件的，按服务收入的15%给予补助。")
    assert [c.metric for c in support.conditions] == ["运营", "对外服务收入占比"]


def test_a_level_that_is_put_as_a_must_behind_a_benefit_is_its_condition() -> None:
    [support] = supports_of(
        "揭榜项目资助额不超过研发总投入的40%，单项最高1500万元。企业牵头的，研发费用占比应不低于4%。"
    )
    assert ("研发费用占比", "不低于4%") in [(c.metric, c.quantity and "不低于4%") for c in support.conditions]


def test_an_occasion_is_no_condition() -> None:
    [support] = supports_of("对一线人员开展及时奖励，在推荐评优时予以倾斜。")
    assert [c.category for c in support.conditions] == ["一线人员"]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("对首次升规的企业奖励10万元，其中60%在当年拨付。", "对首次升规的企业奖励10万元"),
        ("对领航级工厂，采取“一事一议”方式支持。", "对领航级工厂，采取“一事一议”方式支持"),
        ("对家庭有困难的，安排专人进行对口帮扶。", "对家庭有困难的，安排专人进行对口帮扶"),
        ("对市级工厂奖励10万元；列入省级的，按市级标准加倍奖励。", "对市级工厂奖励10万元"),
        ("受灾企业可以依法申请延期缴纳税款。", "受灾企业可以依法申请延期缴纳税款"),
        ("对行动不便的老年人提供上门代办服务。", "对行动不便的老年人提供上门代办服务"),
        ("对接入企业50家以上的平台，给予100万元补助。", "对接入企业50家以上的平台，给予100万元补助"),
        ("老年人乘坐客运班车，票价减半。", "老年人乘坐客运班车，票价减半"),
        ("现役军人和消防救援人员免费。", "现役军人和消防救援人员免费"),
        ("对满8年的专业技术人员，申报职称时不作论文要求。", "对满8年的专业技术人员，申报职称时不作论文要求"),
        ("小微企业投保出口信用保险，保费由县财政全额承担。", "小微企业投保出口信用保险，保费由县财政全额承担"),
        ("优先推荐一线人员到高水平机构研修。", "优先推荐一线人员到高水平机构研修"),
        ("纳税人接受职业教育的支出，按照3600元定额扣除。", "纳税人接受职业教育的支出，按照3600元定额扣除"),
    ],
)
def test_a_benefit_is_heard_in_these_words(sentence: str, quote: str) -> None:
    document = parse_document(f"关于支持企业的若干措施\n\n一、措施\n\n{sentence}\n", "made-up")
    found = find_facts(document).supports
    assert document.text[found[0].start : found[0].end].startswith(quote)


@pytest.mark.parametrize(
    "sentence",
    [
        "同一企业每年享受补助的展位合计不超过6个。",
        "已享受上级补助的不再享受。",
        "县道由专业化企业实施养护的比例达到80%。",
        "两项合计单户每年最高不超过150万元。",
        "补贴可以由劳动者本人申领。",
        "省人民政府可以在规定标准基础上确定具体标准。",
        "专科医院可根据专科特点选用部分指标。",
        "同一企业每年奖励总额不超过150万元。",
        "同一年度内跨越两个及以上档次的，按最高档次给予奖励。",
        "用好涉企服务平台，实现上门联系服务全覆盖。",
        "未按照规定转诊的，救助比例降低20个百分点。",
        "该单元未享受过加装补助。",
    ],
)
def test_a_cap_on_how_often_a_denial_and_a_share_promise_nothing(sentence: str) -> None:
    assert supports_of(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        (
            "个人购买新车的，按发票金额给予补贴：10万元以下的每辆2000元，10万元以上的每辆3000元。",
            [("发票金额", "10万元以上")],
        ),
        ("对新认定的基地奖励30万元，首年接待学生5000人次以上的，再奖励5万元。", [("首年接待学生", "5000人次以上")]),
        (
            "村内民宿10家以上且床位150张以上的，给予一次性奖励20万元。",
            [("村内民宿", "10家以上"), ("床位", "150张以上")],
        ),
        (
            "对运营天数不少于240天、接入监控平台的客运车辆，给予运营补贴。",
            [("运营天数", "不少于240天"), ("接入监控平台", ""), ("客运车辆", "")],
        ),
        (
            "对一体开发的项目，银行可以提供长期贷款，项目资本金比例不低于20%。",
            [("一体开发的项目", ""), ("项目资本金比例", "不低于20%")],
        ),
    ],
)
def test_the_last_support_of_these_has_the_conditions(sentence: str, last: list[tuple[str, str]]) -> None:
    document = parse_document(f"关于支持企业的若干措施\n\n一、措施\n\n{sentence}\n", "made-up")
    support = find_facts(document).supports[-1]
    assert [
        (c.metric or c.category, document.text[c.quantity.start : c.quantity.end] if c.quantity else "")
        for c in support.conditions
    ] == last


def test_whoever_applies_must_be_what_the_items_say() -> None:
    found = supports_of(
        "1.示范创建。对每个示范县给予奖补资金200万元。申报县应当同时具备以下条件：\n（1）优良路率达到90%以上；\n（2）近3年未发生死亡10人以上的事故。"
    )
    assert [(c.metric, c.category) for c in found[0].conditions][-2:] == [
        ("优良路率", None),
        (None, "近3年未发生死亡10人以上的事故"),
    ]
