"""Duties: bracket forms and sentences of real documents, with made-up bodies where the form is what matters."""

from pathlib import Path

import pytest

from index.brackets import read_bracket, split_names
from index.duties import Duty
from index.facts import facts_json, find_facts
from index.structure import parse_document

BRACKETS = [
    ("海关总署、财政部负责", False, [("海关总署", "responsible"), ("财政部", "responsible")]),
    ("海关总署、财政部负责", True, [("海关总署", "leads"), ("财政部", "responsible")]),
    ("海关总署负责", True, [("海关总署", "responsible")]),
    (
        "工业和信息化部牵头，财政部、海关总署按职责分工负责",
        False,
        [("工业和信息化部", "leads"), ("财政部", "assists"), ("海关总署", "assists")],
    ),
    ("责任单位：市卫生健康委、市财政局", False, [("市卫生健康委", "responsible"), ("市财政局", "responsible")]),
    ("牵头单位：省商务厅；配合单位：省财政厅、各市人民政府", False, [("省商务厅", "leads"), ("省财政厅", "assists"), ("各市人民政府", "assists")]),
    ("科技部、教育部负责，商务部配合", False, [("科技部", "responsible"), ("教育部", "responsible"), ("商务部", "assists")]),
    ("人力资源社会保障部等有关部门和单位负责", False, [("人力资源社会保障部", "responsible")]),
    (
        "科技部、市场监管总局，各省级人民政府按职责分工负责",
        True,
        [("科技部", "leads"), ("市场监管总局", "assists"), ("各省级人民政府", "assists")],
    ),
    ("教育部、民政部负责。列第一位者为牵头单位，下同", True, [("教育部", "leads"), ("民政部", "responsible")]),
    ("各县〔市、区〕人民政府，甲局按职责分工负责", False, [("各县〔市、区〕人民政府", "responsible"), ("甲局", "responsible")]),
    ("教育部、民政部负责。第一位为牵头单位，以下均同", True, [("教育部", "leads"), ("民政部", "responsible")]),
    ("市财政局、人民银行某市中心支行负责", False, [("市财政局", "responsible"), ("人民银行某市中心支行", "responsible")]),
    ("各有关部门和单位按职责分工负责", True, [("各有关部门和单位", "responsible")]),
    ("市甲局牵头，各县（区）人民政府负责落实", False, [("市甲局", "leads"), ("各县（区）人民政府", "responsible")]),
    ("责任单位：市甲局牵头，市乙局配合", False, [("市甲局", "leads"), ("市乙局", "assists")]),
    ("责任单位：市甲局负责", False, [("市甲局", "responsible")]),
    ("以下简称一线人员", False, []),
    ("含技师学院、技工学校", False, []),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "first_leads", "expected"), BRACKETS)
def test_a_bracket_is_read(inside: str, first_leads: bool, expected: list[tuple[str, str]]) -> None:
    assert list(read_bracket(inside, first_leads)) == expected


def test_names_with_and_inside_stay_whole() -> None:
    assert split_names("工业和信息化部、文化和旅游部") == ("工业和信息化部", "文化和旅游部")
    assert split_names("财政部和教育部") == ("财政部", "教育部")


def duties_of(text: str) -> list[tuple[str | None, str, str, str | None]]:
    document = parse_document(f"关于促进就业的意见\n\n2024年1月5日\n\n一、任务\n\n{text}\n", "made-up")
    return [(d.actor, d.role, d.action, d.deadline) for d in find_facts(document).duties]


SENTENCES = [
    ("对转供电加价行为开展专项整治，8月底前完成。", [(None, "responsible", "对转供电加价行为开展专项整治", "8月底前")]),
    (
        "建设任务于2023年5月底前开工，2024年6月底前完成。",
        [(None, "responsible", "建设任务开工", "2023年5月底前"), (None, "responsible", "完成", "2024年6月底前")],
    ),
    ("由市领导同志担任链长。", [("市领导同志", "responsible", "担任链长", None)]),
    ("当年新建投产并纳入统计的工业企业，再奖励5万元。", []),
    (
        "1.推广新技术。加强宣传引导。（市甲局、市乙局）",
        [("市甲局", "responsible", "推广新技术", None), ("市乙局", "responsible", "推广新技术", None)],
    ),
    (
        "1.推广新技术。加强宣传引导。（省甲厅、省乙厅，各市〔州〕人民政府）",
        [
            ("省甲厅", "responsible", "推广新技术", None),
            ("省乙厅", "responsible", "推广新技术", None),
            ("各市〔州〕人民政府", "responsible", "推广新技术", None),
        ],
    ),
    (
        "各级党组织、工会及社会力量，要适时开展慰问活动。",
        [
            ("各级党组织", "responsible", "适时开展慰问活动", None),
            ("工会", "responsible", "适时开展慰问活动", None),
            ("社会力量", "responsible", "适时开展慰问活动", None),
        ],
    ),
    ("纳税人首次享受扣除，应当提交有关信息。", [("纳税人", "responsible", "提交有关信息", None)]),
    (
        "具体标准由各省、自治区、直辖市和计划单列市税务局确定。",
        [("各省、自治区、直辖市和计划单列市税务局", "responsible", "确定具体标准", None)],
    ),
    ("补贴由用人单位申报。", [("用人单位", "responsible", "申报补贴", None)]),
    ("竣工验收由申请人组织，设计、监理单位可以参加。", [("申请人", "organises", "组织竣工验收", None)]),
    (
        "计划由市甲局核定；使用公共供水的，由市乙局核定。",
        [("市甲局", "responsible", "核定计划", None), ("市乙局", "responsible", "核定计划", None)],
    ),
    (
        "款物由市慈善总会、市红十字会统一接收，每季度公开一次使用情况。",
        [
            ("市慈善总会", "responsible", "统一接收款物", None),
            ("市红十字会", "responsible", "统一接收款物", None),
            ("市慈善总会", "responsible", "公开一次使用情况", "每季度"),
            ("市红十字会", "responsible", "公开一次使用情况", "每季度"),
        ],
    ),
    (
        "由村（社区）摸底登记，乡镇（街道）汇总审核。",
        [("村（社区）", "responsible", "摸底登记", None), ("乡镇（街道）", "responsible", "汇总审核", None)],
    ),
    ("确保2024年春节前全部发放到位。", [(None, "responsible", "发放到位", "2024年春节前")]),
    ("市甲局免费提供图集。", [("市甲局", "responsible", "免费提供图集", None)]),
    ("救助对象应当参加基本医疗保险。", [("救助对象", "responsible", "参加基本医疗保险", None)]),
    ("享受本政策的企业应在本市注册，具有独立法人资格。", []),
    (
        "承保机构接到报案後，应当在24小时内完成查勘；对责任清晰的赔案，应当在10日内支付赔款。",
        [("承保机构", "responsible", "完成查勘", "24小时内"), ("承保机构", "responsible", "支付赔款", "10日内")],
    ),
    ("目录由省级甲部门每年3月底前公布，未列入的不得上浮。", [("省级甲部门", "responsible", "公布目录", "每年3月底前")]),
    (
        "培训机构因合并终止办学的，应当在办理注销登记前将资料移交甲部门。",
        [("培训机构", "responsible", "在办理注销登记前将资料移交甲部门", None)],
    ),
    ("甲委及其他部门、行业所属的三级医院，大学附属医院，均参加考核。", []),
    ("支持就业压力较大地区为失业人员提供场地。", [("就业压力较大地区", "responsible", "为失业人员提供场地", None)]),
    (
        "各地政府性融资担保基金应优先为小微企业提供担保。",
        [("各地政府性融资担保基金", "responsible", "优先为小微企业提供担保", None)],
    ),
    ("第四章由县甲局负责。", [("县甲局", "responsible", "负责第四章", None)]),
    ("因灾中断的县道、乡道应在24小时内抢通。", [(None, "responsible", "因灾中断的县道、乡道抢通", "24小时内")]),
    (
        "2026年底前，完成2023年底在册的5万座危桥改造。",
        [(None, "responsible", "完成2023年底在册的5万座危桥改造", "2026年底前")],
    ),
    (
        "灾毁路段的永久性修复，原则上于汛期结束后6个月内完成。",
        [(None, "responsible", "灾毁路段的永久性修复", "汛期结束后6个月内")],
    ),
    ("县级路长每季度至少巡路1次。", [("县级路长", "responsible", "至少巡路1次", "每季度")]),
    ("自然资源部门负责提供技术指导。", [("自然资源部门", "responsible", "提供技术指导", None)]),
    ("使用管理单位应当投保责任保险。", [("使用管理单位", "responsible", "投保责任保险", None)]),
    (
        "供水、供电、通信单位应当自接到申请之日起20日内完成迁移。",
        [("供水、供电、通信单位", "responsible", "完成迁移", "自接到申请之日起20日内")],
    ),
    ("甲部门负责统筹协调、联合审查。", [("甲部门", "responsible", "统筹协调、联合审查", None)]),
    ("中央财政对试点省份给予保费补贴。", [("中央财政", "responsible", "对试点省份给予保费补贴", None)]),
    ("到2027年，建制村通客车率保持100%。", []),
    ("符合条件的企业诉求7个工作日内答复。", [(None, "responsible", "符合条件的企业诉求答复", "7个工作日内")]),
    ("1.推广新技术。鼓励应用新工艺（新材料、新装备）。", []),
    (
        "年用水10万吨以上的企业每三年至少开展一次审计。",
        [("年用水10万吨以上的企业", "responsible", "至少开展一次审计", "每三年")],
    ),
    ("名录每两年更新一次。", [(None, "responsible", "名录更新一次", "每两年")]),
    ("每年发布目录不少于9项，建设验证中心3个。", [(None, "responsible", "发布目录不少于9项", "每年")]),
    ("各牵头单位要于每年12月10日前报送进展。", [("各牵头单位", "responsible", "报送进展", "每年12月10日前")]),
    ("市财政2024年安排资金1亿元。", [("市财政", "responsible", "安排资金1亿元", "2024年")]),
    ("具体办法由市丙机构另行公布。", [("市丙机构", "responsible", "另行公布具体办法", None)]),
    ("本办法所称专项资金，是指由市级财政预算安排的资金。", []),
    ("参与商户应承诺不先涨价后打折。", [("参与商户", "responsible", "承诺不先涨价后打折", None)]),
    ("食材由县（区）统一招标、定点采购。", [("县（区）", "responsible", "统一招标、定点采购", None)]),
    ("食谱由营养指导员根据学生的需求编制。", [("营养指导员", "responsible", "根据学生的需求编制", None)]),
    ("资金于每学期开学后30日内拨付到学校。", [(None, "responsible", "资金拨付到学校", "每学期开学后30日内")]),
    ("保证金缺陷责任期满后14日内返还。", [(None, "responsible", "保证金返还", "缺陷责任期满后14日内")]),
    ("2024年分3批发放零售、餐饮消费券。", [(None, "responsible", "发放零售、餐饮消费券", "2024年")]),
    (
        "卫生健康部门负责疾病监测。发现异常信息的，应当及时通报。",
        [("卫生健康部门", "responsible", "疾病监测", None), ("卫生健康部门", "responsible", "及时通报", None)],
    ),
    ("指导各市建立企业培育库。", [("各市", "responsible", "建立企业培育库", None)]),
    ("鼓励地方政府探索试行育儿假。", [("地方政府", "responsible", "探索试行育儿假", None)]),
    ("引导各区县错位发展。", [("各区县", "responsible", "错位发展", None)]),
    ("支持省级以上开发区建设中试基地。", [("省级以上开发区", "responsible", "建设中试基地", None)]),
    (
        "各省（自治区、直辖市）要建立相应的监测机制。",
        [("各省（自治区、直辖市）", "responsible", "建立相应的监测机制", None)],
    ),
    ("健全政府负责落实的机制。", []),
    (
        "各级联动机制牵头单位应当在清单发布后3个月内制定办法。",
        [("各级联动机制牵头单位", "responsible", "制定办法", "在清单发布后3个月内")],
    ),
    ("市、县两级甲部门联合开展入企服务。", [("市、县两级甲部门", "responsible", "联合开展入企服务", None)]),
    ("工会组织负责推动企业开展培训。", [("工会组织", "responsible", "推动企业开展培训", None)]),
    ("要压实部门监管责任。", []),
    ("由市政府督查室进行通报。", [("市政府督查室", "responsible", "进行通报", None)]),
    ("规范由甲局于2024年3月底前制定发布。", [("甲局", "responsible", "制定发布规范", "2024年3月底前")]),
    (
        "各级政府要将服务纳入考核，2024年底前制定实施方案。",
        [
            ("各级政府", "responsible", "将服务纳入考核", None),
            ("各级政府", "responsible", "制定实施方案", "2024年底前"),
        ],
    ),
    (
        "市甲局要对设施开展专项整治，8月底前完成。",
        [("市甲局", "responsible", "对设施开展专项整治，8月底前完成", "8月底前")],
    ),
    ("强化部门协同。", []),
    ("市、县（区）人民政府应当建立应急机制。", [("市、县（区）人民政府", "responsible", "建立应急机制", None)]),
    ("供热单位应当在接到申请后12小时内到场测温。", [("供热单位", "responsible", "到场测温", "接到申请后12小时内")]),
    ("区优化环境领导小组办公室负责日常工作。", [("区优化环境领导小组办公室", "responsible", "日常工作", None)]),
    ("承租人与单位解除合同的，应当自解除之日起30日内腾退。", [("承租人", "responsible", "腾退", "自解除之日起30日内")]),
    ("申请人材料不齐的，应当一次性告知。", []),
    (
        "奖励于每年3月1日至3月31日、9月1日至9月30日集中受理。",
        [(None, "responsible", "奖励集中受理", "每年3月1日至3月31日、9月1日至9月30日")],
    ),
    ("补贴应当自取得证书之日起12个月内提出申请。", [(None, "responsible", "补贴提出申请", "自取得证书之日起12个月内")]),
    ("每年10月开展宣传月活动。", [(None, "responsible", "开展宣传月活动", "每年10月")]),
    ("购机者应当保存凭证。", [("购机者", "responsible", "保存凭证", None)]),
    ("职业院校（含技工院校）要开设专业。", [("职业院校（含技工院校）", "responsible", "开设专业", None)]),
    (
        "由甲局牵头，会同乙局于年底前出台办法。",
        [
            ("甲局", "leads", "牵头，会同乙局于年底前出台办法", "年底前"),
            ("乙局", "assists", "于年底前出台办法", "年底前"),
        ],
    ),
    ("供水单位应当在停水前15日公告。", [("供水单位", "responsible", "公告", "停水前15日")]),
    (
        "确保3月底前完成采购，6月底前投入运行。",
        [(None, "responsible", "完成采购", "3月底前"), (None, "responsible", "投入运行", "6月底前")],
    ),
    ("支持各市立足实际,谋划一批转型项目。", [("各市", "responsible", "谋划一批转型项目", None)]),
    ("财政部要加大资金支持力度。", [("财政部", "responsible", "加大资金支持力度", None)]),
    ("由副市长带队开展调研。", [("副市长", "leads", "带队开展调研", None)]),
    ("2月底前全面兑现奖励资金。", [(None, "responsible", "兑现奖励资金", "2月底前")]),
    ("每季度组织召开现场会。", [(None, "organises", "组织召开现场会", "每季度")]),
    ("推动东部产业园一期项目年内全面投产。", [(None, "responsible", "推动东部产业园一期项目全面投产", "年内")]),
    ("2024年6月底前，各省份建立考核信息系统。", [("各省份", "responsible", "建立考核信息系统", "2024年6月底前")]),
    ("每年2月底前各市完成考核工作。", [("各市", "responsible", "完成考核工作", "每年2月底前")]),
    (
        "健全党委统一领导、政府负责落实、社会力量广泛参与的工作格局。",
        [
            ("党委", "leads", "统一领导", None),
            ("政府", "responsible", "负责落实", None),
            ("社会力量", "participates", "广泛参与", None),
        ],
    ),
    (
        "省财政厅会同省科技厅制定办法。",
        [("省财政厅", "leads", "制定办法", None), ("省科技厅", "assists", "制定办法", None)],
    ),
    ("由市甲局会同有关部门核查。", [("市甲局", "leads", "核查", None)]),
    (
        "市级有关部门自收到意见之日起10个工作日内完成复核，并于5月15日前联合行文报省财政厅。",
        [
            ("市级有关部门", "responsible", "完成复核", "自收到意见之日起10个工作日内"),
            ("市级有关部门", "responsible", "联合行文报省财政厅", "5月15日前"),
        ],
    ),
    (
        "省财政厅自收到建议之日起15个工作日内下达资金，市县财政部门应当在收到资金后30日内拨付至项目单位。",
        [
            ("省财政厅", "responsible", "下达资金", "自收到建议之日起15个工作日内"),
            ("市县财政部门", "responsible", "拨付至项目单位", "收到资金后30日内"),
        ],
    ),
    ("执行期满前6个月，省财政厅开展评估。", [("省财政厅", "responsible", "开展评估", "执行期满前6个月")]),
    ("项目单位是责任主体，应当对资金单独核算。", [("项目单位", "responsible", "对资金单独核算", None)]),
    ("财政、教育部门根据考核结果调整投入。", [("财政、教育部门", "responsible", "根据考核结果调整投入", None)]),
    ("省工作领导小组统筹推进实施。", [("省工作领导小组", "responsible", "统筹推进实施", None)]),
    ("补贴于每年10月底前发放到位。", [(None, "responsible", "补贴发放到位", "每年10月底前")]),
    ("每年实施攻关项目40项左右，由企业牵头的比例不低于60%。", [(None, "responsible", "实施攻关项目40项左右", "每年")]),
    (
        "改造项目应当在建设周期届满后6个月内申请验收。",
        [(None, "responsible", "改造项目申请验收", "在建设周期届满后6个月内")],
    ),
    ("本措施有效期至2025年12月31日，由市甲局负责解释。", [("市甲局", "responsible", "解释", None)]),
    (
        "（一）水行政主管部门负责节水的统一管理，组织实施总量控制。",
        [("水行政主管部门", "responsible", "节水的统一管理，组织实施总量控制", None)],
    ),
    (
        "街道办事处协助有关部门做好日常巡查。",
        [("街道办事处", "assists", "协助有关部门做好日常巡查", None)],
    ),
    ("市甲局委托第三方机构开展评估。", [("市甲局", "responsible", "委托第三方机构开展评估", None)]),
    (
        "乡镇卫生院和社区服务中心应设置独立诊室，发现险情应在2小时内报告。",
        [
            ("乡镇卫生院", "responsible", "设置独立诊室", None),
            ("社区服务中心", "responsible", "设置独立诊室", None),
            ("乡镇卫生院", "responsible", "发现险情应在2小时内报告", "2小时内"),
            ("社区服务中心", "responsible", "发现险情应在2小时内报告", "2小时内"),
        ],
    ),
    ("养老机构每半年至少开展1次演练。", [("养老机构", "responsible", "至少开展1次演练", "每半年")]),
    (
        "由村（社区）工作人员、网格员每月至少探访1次。",
        [
            ("村（社区）工作人员", "responsible", "至少探访1次", "每月"),
            ("网格员", "responsible", "至少探访1次", "每月"),
        ],
    ),
    (
        "用水计划由审批取水许可的水行政主管部门核定。",
        [("审批取水许可的水行政主管部门", "responsible", "核定用水计划", None)],
    ),
    (
        "县（市、区）商务主管部门在10个工作日内完成初审。",
        [("县（市、区）商务主管部门", "responsible", "完成初审", "10个工作日内")],
    ),
    ("100张床位以上的养老机构应当设立医务室。", [("100张床位以上的养老机构", "responsible", "设立医务室", None)]),
    (
        "年取水10万立方米以上、不足20万立方米的单位，应当安装计量设施。",
        [("年取水10万立方米以上、不足20万立方米的单位", "responsible", "安装计量设施", None)],
    ),
    ("用水单位需要变更计划的，应当提出申请。", [("用水单位", "responsible", "提出申请", None)]),
    (
        "主管部门应当在5日内核查；实名举报的，应当告知结果。",
        [("主管部门", "responsible", "核查", "5日内"), ("主管部门", "responsible", "告知结果", None)],
    ),
    (
        "由县甲局牵头，县乙局配合，6月底前完成平台建设。",
        [("县甲局", "leads", "完成平台建设", "6月底前"), ("县乙局", "assists", "完成平台建设", "6月底前")],
    ),
    (
        "区人才办5个工作日内初审，市甲局10个工作日内复审。",
        [("区人才办", "responsible", "初审", "5个工作日内"), ("市甲局", "responsible", "复审", "10个工作日内")],
    ),
    ("对弄虚作假的，由发放部门追回补贴。", [("发放部门", "responsible", "追回补贴", None)]),
    (
        "各三级医院对照指标，在9月底前完成评估。",
        [("各三级医院", "responsible", "对照指标，在9月底前完成评估", "9月底前")],
    ),
    ("各地要应用统一的调查平台。", [("各地", "responsible", "应用统一的调查平台", None)]),
    (
        "机关从企业采购货物，应当自交付之日起30日内付清货款。",
        [("机关", "responsible", "付清货款", "自交付之日起30日内")],
    ),
    ("申请人应当提交材料。", [("申请人", "responsible", "提交材料", None)]),
    ("申请人对材料的真实性负责。", [("申请人", "responsible", "对材料的真实性负责", None)]),
    (
        "由市长任组长，领导小组办公室设在市甲局，负责日常工作。",
        [("领导小组办公室", "responsible", "日常工作", None)],
    ),
    ("每两年举办一次技能竞赛。", [(None, "responsible", "举办一次技能竞赛", "每两年")]),
    ("对慢性病患者每年随访4次。", [(None, "responsible", "对慢性病患者随访4次", "每年")]),
    ("2025年6月底前，全面消除服务空白点。", [(None, "responsible", "消除服务空白点", "2025年6月底前")]),
    ("开展上门服务，每季度不少于1次。", [(None, "responsible", "开展上门服务，不少于1次", "每季度")]),
    ("到2025年，分级诊疗格局基本形成。", []),
    ("企业首次上市的，给予奖励。", []),
    ("申请由甲类人员扩展至乙类人员。", []),
    ("政策由劳动者书面委托机构办理的除外。", []),
    ("可以由劳动者本人申领。", []),
    ("2009年6月8日公布的《旧办法》同时废止。", []),
    ("省财政厅可以委托第三方开展评价。", []),
    ("申报企业应注册满1年。", []),
    ("所需资金由市与县（市、区）按比例分担。", []),
    ("全市新开发岗位1200个，市级以上技术中心累计达到320家。", []),
    ("同一企业每年奖励不超过3项。", []),
    ("力争年内规模以上企业达到4万家左右。", []),
    ("加强人才队伍建设，优化营商环境。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_sentence_is_read(sentence: str, expected: list[tuple[str, ...]]) -> None:
    assert duties_of(sentence) == expected


def test_the_items_below_a_body_s_stem_are_its_duties() -> None:
    text = "第六条　省科技厅履行下列职责：\n（一）提出年度支持重点；\n（二）组织项目评审。"
    assert duties_of(text) == [
        ("省科技厅", "responsible", "提出年度支持重点", None),
        ("省科技厅", "organises", "组织项目评审", None),
    ]


def test_an_item_s_date_is_when_it_is_due() -> None:
    text = "第六条　用水单位应当履行下列义务：\n（一）每年1月31日前报送报告；\n（二）配备管理人员。"
    assert duties_of(text) == [
        ("用水单位", "responsible", "报送报告", "每年1月31日前"),
        ("用水单位", "responsible", "配备管理人员", None),
    ]


def test_labels_inside_a_bracket_are_read_once() -> None:
    text = "1.修缮住房。全面排查。（牵头单位：市甲局；配合单位：市乙局，各县（市、区）政府）"
    assert [(actor, role) for actor, role, _, _ in duties_of(text)] == [
        ("市甲局", "leads"),
        ("市乙局", "assists"),
        ("各县（市、区）政府", "assists"),
    ]


@pytest.mark.parametrize(
    ("bracket", "due"),
    [
        ("（责任单位：市甲局；完成时限：2024年6月底）", "2024年6月底"),
        ("［市甲局牵头，2024年9月底前完成］", "2024年9月底前"),
        ("（市甲局负责，每季度开展）", "每季度"),
        ("（市甲局负责，持续推进）", None),
        ("牵头单位：市甲局，完成时限：2024年12月。", "2024年12月"),
    ],
)
def test_a_bracket_dates_what_it_assigns(bracket: str, due: str | None) -> None:
    [(actor, _, action, deadline)] = duties_of(f"1.修缮住房。全面排查。{bracket}")
    assert (actor, action, deadline) == ("市甲局", "修缮住房", due)


def test_a_table_that_hands_out_work_is_read_by_its_header() -> None:
    table = "序号\t任务事项\t完成时限\t责任单位\n1\t建设驿站\t10月底\t市甲局、市乙局\n2\t办招聘会\t11月底\t各县人民政府"
    assert duties_of(table) == [
        ("市甲局", "responsible", "建设驿站", "10月底"),
        ("市乙局", "responsible", "建设驿站", "10月底"),
        ("各县人民政府", "responsible", "办招聘会", "11月底"),
    ]
    assert duties_of("名称\t数值\t说明\n甲\t1\t市甲局负责\n乙\t2\t市乙局负责") == []


def test_a_sentence_without_subject_goes_on_with_the_one_before() -> None:
    read = duties_of("海关总署要继续做好牵头工作。要深入推进改革。")
    assert [(actor, role) for actor, role, _, _ in read] == [("海关总署", "leads"), ("海关总署", "responsible")]


def test_the_first_leads_in_all_later_brackets_only_where_the_document_says_so() -> None:
    text = "1.扩大试点。先行先试。（甲部、乙部负责{}）\n2.简化手续。优化流程。（丙部、丁部负责）"
    said = duties_of(text.format("，排在第一位的部门为牵头部门，下同"))
    unsaid = duties_of(text.format(""))
    assert [role for _, role, _, _ in said] == ["leads", "responsible", "leads", "responsible"]
    assert {role for _, role, _, _ in unsaid} == {"responsible"}


def test_every_fact_of_the_default_document_is_verbatim_and_of_the_contract_s_shape() -> None:
    path = next(Path("index/documents").glob("*.txt"))
    document = parse_document(path.read_text(encoding="utf-8"), path.stem)
    rows = facts_json(find_facts(document), document)
    assert all(rows.values())
    for fact in (fact for kind in rows.values() for fact in kind):
        assert document.text[fact["start"] : fact["end"]] == fact["quote"] != ""
        paragraph = document.paragraph(fact["paragraph"])
        assert paragraph is not None and paragraph.start <= fact["start"] < fact["end"] <= paragraph.end
    assert set(rows["duties"][0]) == {"paragraph", "start", "end", "quote", "actor", "role", "action", "deadline"}


def test_a_duty_is_comparable() -> None:
    assert Duty("x#1", None, "leads", "建成", None, 0, 2) == Duty("x#1", None, "leads", "建成", None, 0, 2)
