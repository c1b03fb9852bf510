"""Targets: wordings of real documents and of their kind, and what holds for every target."""

import pytest

from index.documents import Document, Paragraph
from index.facts import find_facts
from index.structure import parse_document
from index.targets import Target


def targets_of(sentence: str) -> tuple[Target, ...]:
    return find_facts(parsed(sentence)).targets


def parsed(sentence: str) -> Document:
    return parse_document(f"关于促进产业发展的意见\n\n2024年1月5日\n\n一、目标\n\n{sentence}\n", "made-up")


WORDINGS = [
    # sentence, (indicator, scope, figure's words, period, base, strength) …
    ("规模以上服务业营业收入同比增长6%以上。", [("规模以上服务业营业收入", None, "6%以上", None, "同比", None)]),
    (
        "规模以上企业设备联网率达到60%左右，较上年提高2—3个百分点。",
        [
            ("设备联网率", "规模以上企业", "60%左右", None, None, None),
            ("设备联网率", "规模以上企业", "2—3个百分点", None, "较上年", None),
        ],
    ),
    (
        "海洋经济总量占全市生产总值比重达到20%左右，其中新兴产业占比提高1个百分点。",
        [
            ("海洋经济总量占全市生产总值比重", None, "20%左右", None, "占全市生产总值比重", None),
            ("海洋经济新兴产业占比", None, "1个百分点", None, "占全市生产总值比重", None),
        ],
    ),
    (
        "服务业投资增长7%左右，占全部投资比重达到50%左右。",
        [
            ("服务业投资", None, "7%左右", None, None, None),
            ("服务业投资占全部投资比重", None, "50%左右", None, "占全部投资比重", None),
        ],
    ),
    (
        "力争年内新培育领军企业30家、创新型企业150家。",
        [
            ("新培育领军企业", None, "30家", "年内", None, "力争"),
            ("新培育创新型企业", None, "150家", "年内", None, "力争"),
        ],
    ),
    (
        "到2025年，甲类企业累计5000家左右，乙类企业320家；到2027年，分别达到7000家以上和420家。",
        [
            ("甲类企业", None, "5000家左右", "到2025年", None, None),
            ("乙类企业", None, "320家", "到2025年", None, None),
            ("甲类企业", None, "7000家以上", "到2027年", None, None),
            ("乙类企业", None, "420家", "到2027年", None, None),
        ],
    ),
    (
        "2023年全省软件业收入为1万亿元，到2025年达到1.3万亿元左右。",
        [("软件业收入", "全省", "1.3万亿元左右", "到2025年", None, None)],
    ),
    (
        "算力规模2025年达到12万台；2027年达到25万台。",
        [("算力规模", None, "12万台", "2025年", None, None), ("算力规模", None, "25万台", "2027年", None, None)],
    ),
    ("交易额由2025年的15亿元提高到50亿元以上。", [("交易额", None, "50亿元以上", None, None, None)]),
    ("全市新开发公益性岗位1200个。", [("新开发公益性岗位", "全市", "1200个", None, None, None)]),
    ("每年组织500家企业开展节能诊断。", [("开展节能诊断的企业", None, "500家", "每年", None, None)]),
    ("到2027年，数字经济总量力争达到2.6万亿元。", [("数字经济总量", None, "2.6万亿元", "到2027年", None, "力争")]),
    ("企业使用资金日费率不高于0.2‰。", []),
    ("同一企业在执行期限内累计不超过3000万元。", []),
    ("每年组织实施20项左右前沿技术攻关项目。", [("前沿技术攻关项目", None, "20项左右", "每年", None, None)]),
    (
        "每季度滚动推进50家扩产企业和30个新建项目。",
        [("扩产企业", None, "50家", "每季度", None, None), ("新建项目", None, "30个", "每季度", None, None)],
    ),
    (
        "带动全省实施投资300万元以上改造项目2万个左右。",
        [("投资300万元以上改造项目", "全省", "2万个左右", None, None, None)],
    ),
    (
        "培育示范装备、示范材料、示范软件60项以上。",
        [("示范装备、示范材料、示范软件", None, "60项以上", None, None, None)],
    ),
    (
        "力争园区生产总值增速、投资增速分别高于全省3—5个百分点。",
        [
            ("生产总值增速", "园区", "3—5个百分点", None, "高于全省", "力争"),
            ("投资增速", "园区", "3—5个百分点", None, "高于全省", "力争"),
        ],
    ),
    (
        "推动规上企业研发机构覆盖率、研发活动占比分别达到50%、60%以上。",
        [
            ("研发机构覆盖率", "规上企业", "50%", None, None, None),
            ("研发活动占比", "规上企业", "60%以上", None, None, None),
        ],
    ),
    ("新推动20家左右企业进入50亿级行列。", [("进入50亿级企业", None, "20家左右", None, None, None)]),
    (
        "全年为700家以上企业提供贷款150亿元以上。",
        [("提供贷款企业", None, "700家以上", "全年", None, None), ("贷款", None, "150亿元以上", "全年", None, None)],
    ),
    ("严格落实320万吨左右水泥年度产量控制目标。", [("水泥年度产量", None, "320万吨左右", "年度", None, None)]),
    (
        "力争年内超过20%的骨干企业产能达到先进水平。",
        [("达到先进水平的骨干企业产能", None, "超过20%", "年内", None, "力争")],
    ),
    ("每个沿海的市力争培育1—3家养殖企业。", [("养殖企业", "每个沿海的市", "1—3家", None, None, "力争")]),
    ("到2025年，全市新能源汽车产量突破50万辆。", [("新能源汽车产量", "全市", "突破50万辆", "到2025年", None, None)]),
    ("到2025年，新增护理型床位800张。", [("新增护理型床位", None, "800张", "到2025年", None, None)]),
    ("到2025年，每千名老年人拥有床位8张。", [("每千名老年人拥有床位", None, "8张", "到2025年", None, None)]),
    (
        "每个乡镇（街道）至少建成1个服务中心。",
        [("服务中心", "每个乡镇（街道）", "1个", None, None, None)],
    ),
    (
        "在重点乡镇建设医疗次中心，到2025年全国建成3500个。",
        [("医疗次中心", "全国", "3500个", "到2025年", None, None)],
    ),
    ("对养老机构每年抽查比例不低于30%。", [("对养老机构抽查比例", None, "不低于30%", "每年", None, None)]),
    ("选择20个以上居住小区开展试点。", [("开展试点的居住小区", None, "20个以上", None, None, None)]),
    (
        "2025年，新建驿站60家；培训护理员3000人次。",
        [("新建驿站", None, "60家", "2025年", None, None), ("培训护理员", None, "3000人次", "2025年", None, None)],
    ),
    ("县域内就诊率达到91%以上。", [("县域内就诊率", None, "91%以上", None, None, None)]),
    ("力争全年通过平台授信300亿元。", [("通过平台授信", None, "300亿元", "全年", None, "力争")]),
    ("动态保持100家左右民营企业入库。", [("民营企业入库", None, "100家左右", None, None, "保持")]),
    ("2024年分3批发放消费券，总额2亿元。", [("发放消费券总额", None, "2亿元", "2024年", None, None)]),
    ("按期办结率不低于95%。", [("按期办结率", None, "不低于95%", None, None, None)]),
    (
        "单户300万元及以下担保业务占比不低于50%。",
        [("单户300万元及以下担保业务占比", None, "不低于50%", None, None, None)],
    ),
    ("全年供应用地不低于新增用地的60%。", [("供应用地占新增用地", None, "60%", "全年", None, None)]),
    (
        "新建数据中心电能利用效率2025年降至1.3以下。",
        [("新建数据中心电能利用效率", None, "1.3以下", "2025年", None, None)],
    ),
    ("2024年接入重点企业400家。", [("重点企业", None, "400家", "2024年", None, None)]),
    ("遴选服务机构30家纳入名录。", [("服务机构", None, "30家", None, None, None)]),
    (
        "2024年新建充电桩2600个，其中乡镇不少于500个。",
        [
            ("新建充电桩", None, "2600个", "2024年", None, None),
            ("新建充电桩", "乡镇", "不少于500个", "2024年", None, None),
        ],
    ),
    (
        "到2026年，市级以上绿色工厂累计达到100家（其中国家级18家）。",
        [
            ("市级以上绿色工厂", None, "100家", "到2026年", None, None),
            ("国家级绿色工厂", None, "18家", "到2026年", None, None),
        ],
    ),
    (
        "到2027年建成中试平台40个，其中2025年建成12个。",
        [("中试平台", None, "40个", "到2027年", None, None), ("中试平台", None, "12个", "2025年", None, None)],
    ),
    (
        "到2027年，建成基础级工厂2000家、先进级300家；2025年，新建先进级80家。",
        [
            ("基础级工厂", None, "2000家", "到2027年", None, None),
            ("先进级工厂", None, "300家", "到2027年", None, None),
            ("新建先进级工厂", None, "80家", "2025年", None, None),
        ],
    ),
    ("为中小企业提供免费诊断，每年诊断不少于6000家次。", [("诊断", None, "不少于6000家次", "每年", None, None)]),
    ("在集成电路、人工智能等领域开展关键技术攻关30项以上。", [("关键技术攻关", None, "30项以上", None, None, None)]),
    (
        "新增用地以净地方式出让的比例不低于75%，省级以上开发区内达到100%。",
        [
            ("新增用地以净地方式出让的比例", None, "不低于75%", None, None, None),
            ("新增用地以净地方式出让的比例", "省级以上开发区内", "100%", None, None, None),
        ],
    ),
    ("2026年底前，完成2023年底在册的5万座危桥改造。", [("危桥改造", None, "5万座", "2026年底前", None, None)]),
    (
        "到2027年，具备条件的建制村通客车率达到95%。",
        [("具备条件的建制村通客车率", None, "95%", "到2027年", None, None)],
    ),
    ("每年推选“最美公路”100条。", [("“最美公路”", None, "100条", "每年", None, None)]),
    (
        "建设集休憩、展销于一体的驿站，到2027年建成1万个，其中与景区衔接的不少于4000个。",
        [
            ("驿站", None, "1万个", "到2027年", None, None),
            ("与景区衔接的驿站", None, "不少于4000个", "到2027年", None, None),
        ],
    ),
    ("森林覆盖率稳定在60%以上。", [("森林覆盖率", None, "60%以上", None, None, "稳定")]),
]


@pytest.mark.parametrize(("sentence", "expected"), WORDINGS)
def test_a_wording_is_read(sentence: str, expected: list[tuple[str, ...]]) -> None:
    document = parsed(sentence)
    read = [
        (t.indicator, t.scope, document.text[t.quantity.start : t.quantity.end], t.period, t.base, t.strength)
        for t in find_facts(document).targets
    ]
    assert read == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "截至2023年底，全市老年人口占24.1%；建成养老机构132家，其中护理型床位占比52%。",
        "规模以上企业产值增长15%以上，且净增2000万元以上的，奖励2万元。",
        "试点县应当符合下列条件：就诊率不低于80%；人口20万人以上。",
        "为65周岁及以上老年人每年提供1次健康体检。",
        "围绕突出问题，组织实施五项行动。",
        "充分发挥50亿元产业发展专项基金撬动作用。",
        "建立31个行业大类调度台账。",
        "加快建设东部30万吨化工等重大项目。",
        "以年度目标的1.2倍遴选年营业收入1000—2000万元的优质企业入库。",
        "对一季度新增产值超过1亿元、增速不低于10%的企业,按增速计算前50名,给予最高30万元奖励。",
        "可申请最高不超过15万元的创业贷款。",
        "推动12个试点县探索新路径。",
        "2023年，全市工业增加值增长7.2%，创新型企业达到1800家。",
        "纳税人按照每月1000元的标准定额扣除。",
        "实施三年行动计划，推进“百项千企”工程。",
        "补助比例东部地区不超过40%、中部地区不超过55%。",
        "帮扶县的补助比例，在所在地区基础上提高10个百分点。",
        "平台应运营满1年，上年度服务企业20家以上。",
        "属于新方向的项目，计划总投资门槛降至5亿元。",
        "用地面积不少于50亩、投资强度不低于300万元的项目，优先保障用地。",
    ],
)
def test_a_figure_that_only_describes_is_no_target(sentence: str) -> None:
    assert targets_of(sentence) == ()


def test_levels_and_changes_are_kept_apart() -> None:
    level, change = targets_of("研发覆盖率达到49%左右，核心产业占比提高1个百分点。")
    assert (level.quantity.change, change.quantity.change) == (False, True)


def test_paragraphs_that_are_no_evidence_have_no_facts() -> None:
    document = parsed("产值增长5%以上。")
    silent = tuple(_silenced(p) for p in document.paragraphs)
    rewritten = Document(
        document.slug, document.text, document.title, None, None, None, None, document.year, silent, document.matter
    )
    facts = find_facts(rewritten)
    assert (facts.targets, facts.duties, facts.supports) == ((), (), ())


def _silenced(p: Paragraph) -> Paragraph:
    return Paragraph(p.id, p.label, p.kind, p.heading, p.start, p.end, p.parent, False)


def test_a_regulation_s_bounds_are_requirements_and_no_targets() -> None:
    text = "第十条　申请奖励的企业，应当同时符合下列条件：\n（一）上年末资产负债率不高于70%；\n（二）研发费用占营业收入比重不低于4%。"
    assert targets_of(text) == ()


def test_a_table_of_goals_sets_targets() -> None:
    table = "序号\t任务事项\t年度目标\t完成时限\n1\t城镇新增就业\t5.2万人\t12月底\n2\t建设驿站\t新建驿站24个\t10月底"
    assert [(t.indicator, t.quantity.low, t.period) for t in targets_of(table)] == [
        ("城镇新增就业", 52000, "12月底"),
        ("驿站", 24, "10月底"),
    ]


def test_a_table_with_a_column_for_each_year_sets_a_target_in_each() -> None:
    table = "序号\t指标\t2022年目标\t2025年目标\t责任部门\n1\t就诊率（%）\t88\t91以上\t甲部\n2\t中心数量（万个）\t1.8\t3\t乙部"
    assert [(t.indicator, t.quantity.low, t.quantity.unit, t.period) for t in targets_of(table)] == [
        ("就诊率", 88, "%", "2022年"),
        ("就诊率", 91, "%", "2025年"),
        ("中心数量", 18000, "个", "2022年"),
        ("中心数量", 30000, "个", "2025年"),
    ]
    bare = "指标\t单位\t2020年\t2025年\n普及率\t%\t50\t70"
    assert [(t.quantity.low, t.period) for t in targets_of(bare)] == [(70, "2025年")]


def test_a_task_list_s_counts_are_targets_by_the_row_s_date() -> None:
    table = "序号\t任务\t完成时限\t责任单位\n1\t为老旧小区加装电梯200部\t2027年底前\t市甲局"
    assert [(t.indicator, t.quantity.low, t.period) for t in targets_of(table)] == [("电梯", 200, "2027年底前")]


def test_a_bullet_s_own_year_holds_for_all_its_sentences() -> None:
    read = targets_of("——2025年，夯实基础。新增床位800张。——2026年，提质扩面。新增床位900张。")
    assert read[0].period == "2025年"


def test_bullets_take_the_year_that_their_section_s_lead_sets() -> None:
    [target] = targets_of("到2025年，质效明显提升。\n\n——规模壮大。工业总产值突破6000亿元。")
    assert target.period == "到2025年"
