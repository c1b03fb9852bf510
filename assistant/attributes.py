"""Attributes: what people ask of a measure beside its content, and the words a text must have to answer it.

A text that grants a reward seldom says which papers to bring or which number to ring. Each row has what a
question says, and what evidence must then say somewhere; without it the thing asked for is absent,
however near the subject is. The third column names the attribute in an answer (prompts/*/attribute names).
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribute:
    name: str
    asked: re.Pattern[str]
    stated: re.Pattern[str]


def _rows(*rows: tuple[str, str, str]) -> tuple[Attribute, ...]:
    return tuple(
        Attribute(name, re.compile(asked, re.IGNORECASE), re.compile(stated, re.IGNORECASE))
        for name, asked, stated in rows
    )


ATTRIBUTES = _rows(
    ("contact", r"电话|号码|手机号|微信|邮箱|联系方式|联系人|联系谁|客服|找谁(咨询|问)|dianhua|phone|e-?mail|contact|hotline", r"电话|热线|邮箱|联系方式|联系人"),
    ("website", r"网站|网址|官网|链接|网页|入口|小程序|\bapp\b|(哪个|什么)(系统|网)(里|上)?|website|\burl\b|web ?page|online portal", r"网站|网址|官网|门户|系统|平台|网上"),
    ("materials", r"(什么(?!时候|时间)|哪些|啥|准备|交|提交|带|要)[^,。?]{0,6}(材料|资料|证件|手续|表格|文件|证明)|材料(清单|有哪些)|申报书|申请表|which documents|what (documents|papers|materials)|paperwork", r"材料|资料|证明|证书|凭证|票据|合同|复印件|申请表|通知书|签证|协议|单据"),
    ("procedure", r"流程|步骤|怎么(申请|申报|报名|报送|办理?|领)|如何(申请|申报|报名|办理)|(上|去|到|在)?哪(里|儿|个部门|个窗口|个科室|家)?(申请|申报|报名|办理|领取|受理)|向谁(申请|申报)|交到(哪|谁)|报到哪|(申报|申请|报名)(流程|程序|渠道|方式|入口|通道|时间|窗口)|how (do|can|should) (we|i|firms|companies) apply|where (do|can) (we|i|firms) apply|application (process|procedure|form)|apply for", r"申请|申报|申领|领取|报名|办理|登记|提交|报送|备案|认定"),
    ("application", r"(申请|申报|报名|报)[^?。]{0,8}(截止|截至|最晚|几号|时间|期限|日期|什么时候|啥时候|何时|几月)|(截止|截至)[^?。]{0,6}(申请|申报|报名)|截止(到|日|日期|时间)|application (deadline|window|period)|deadline (to|for) appl|apply by", r"申请|申报|报名|截止|受理"),
    ("address", r"地址|哪条(路|街)|几号楼|门牌|落(?:户|地|脚|位)?在[哪什]|分布在[哪什]|在(哪|什么)(座|个)?(城市|地方|市|区|县)?(举?办|召开|开会|开|举行)|办公(室|地点)|(会|大会|活动|中心|培训|基地)[^,。?]{0,6}(在哪(?!个?(?:季度|月|年|时|天|段|行动|条|项))|哪里|哪儿|什么地方)|\baddress\b|\blocated\b|\bvenue\b|held in which|where (is|will|are).{0,40}(held|located|based)", r"[省市县区路街](?:召开|举办|举行)|地址|地点|[设挂落]在|(?:在|于|位于)[^，。]{1,12}(?:召开|举办|举行|建设)"),
    ("person", r"(省长|市长|领导|负责人|主任|局长|厅长|处长|院士|专家|书记|经理|董事长|老总|主持|带队)[^,。?]{0,10}(叫什么|叫啥|姓什么|姓啥|名字|姓名|是哪位|具体是谁)|(叫什么名字|姓名|姓甚名谁)|谁来?(主持|担任)|由谁来?当|哪位(省|领导|主任|院士)|(name of the (governor|vice|director|official|person|minister))|chaired by whom|who (is|will be) the (head|director|chair)", r"同志(?:任|为|担任)|由[^，。]{2,12}(?:任|担任|兼任)|主持"),
    ("penalty", r"罚|处分|扣(多少|几)?分|追责|问责|惩|处理措施|后果|下场|(没|不|未)(完成|达标|达到|兑现|按时)[^?。]{0,12}(怎么办|怎样|如何|会|扣|罚|咋)|penalt|\bfined\b|\bfines\b|\b(?:a|the|any|what|which) fine\b|\bfine (?:for|of|on)\b|punish|sanction|consequence", r"罚|处分|扣减|扣分|追究|问责|不予|取消|失信|从严|责令|收回"),
    ("price", r"造价|成本(是|多少|多大)|(总)?投资(额)?(是|有|一共|总共)?(多少|几)(个)?(亿|万|钱|元)|总投资额?|花了?多少|多少钱(建|买|办)|(建|造|办)[^,。?]{0,8}花了?(?:多少|几)|预算(是|有)?(多少|几)(?!个?点|成|%|个百分)|(花|用)(了)?(多少|几)(个)?(钱|亿|万|资金)|(?:construction|total|building) costs?\b|what (?:does|will|did) .{2,30} cost\b|budget|how much (did|was|is) .{0,30}(spent|invested)", r"(?:投资|预算|造价|经费|资金|投入|成本|规模)[^，。]{0,10}\d[\d.,]*\s*(?:万|亿)?元|\d[\d.,]*\s*(?:万|亿)?元[^，。]{0,8}(?:投资|预算|造价|经费|资金|投入|基金)"),
    ("interest", r"利率|年化|几厘|(利息|贷款)[^,。?]{0,6}(几个点|多少点|百分之|几%)|按几个点|interest rate|\bapr\b", r"利率|年化|基准|LPR"),
    ("compensation", r"赔|补偿|compensat", r"补偿|赔偿|赔付|补助|奖补"),
    ("subsidy", r"(?:报销?|贴)(?:多少|几成|百分之几)|(奖补|奖励|奖金|津贴|补贴|补助|贴息|贴)[^,。?]{0,10}(多少|几(?!个?月|号|日|天|年|次)|百分之|标准|比例|额度)|(给|发|领|拿|补|奖|赏)[^,。?]{0,6}(多少|几)(个)?(钱|元|块|万(?!家|个|人|吨)|百块|千块|奖金|补贴|补助)|补(多少|几)|(多少|几)(万|百|千|块|元)?(奖金|补贴|补助|奖励)|发多少|how much (subsidy|reward|bonus|grant)|subsidy (rate|amount)|size of the (subsidy|grant|reward)", r"(?s)(?=.*(?:奖|补|贴|给予|资助|资金支持|支付|发放|返还|返给|报销|减免|免收|减征|拨付|安排|兑现|贷款|保证金|待遇|津贴|承担|缴|扣|罚|分担)).*(?:\d[\d.,]*\s*(?:万|亿)?元|\d[\d.]*%|百分之|倍|免费|全额)"),
    ("funding", r"(?:钱|资金|经费|费用|补贴|补助|奖金|款)[^,。?]{0,6}(?:从哪|哪里来|哪来|哪儿来|打哪|谁出|谁掏|谁承担|由谁(?:出|承担|负担)|来源|怎么分担|如何分担|哪一?级)|(?:谁|哪一?级)(?:来)?(?:出钱|掏钱|买单|承担费用)|who (?:pays|funds)|source of (?:the )?(?:fund|money)|funded by", r"列支|承担|负担|分担|分级|财政(?:预算|资金|安排|统筹)|统筹|预算|由[^，。]{2,20}(?:出资|拨付|支付)|资金来源|注资|出资|基金支付"),
    ("fee", r"学费|收费|费用(是|要|多少)|要不要(交)?钱|管(不管)?饭|报名费|手续费|\bfees?\b|tuition|charge[ds]?\b", r"收费|费用|免费|学费|减免"),
    ("specification", r"规格|参数|型号|尺寸|技术要求是什么|配置要求|specification", r"规格|参数|型号|标准|规范条件"),
    ("criteria", r"硬杠杠|硬条件|硬指标|(?:满足|符合|具备)(?:哪|什么|啥)[^,。?]{0,6}(?:条件|要求|标准|杠)|(?:评|认定)[^,。?]{1,10}(?:的)?(?:标准|条件|细则|门槛|要求)(?:是|有|都|[?。]|$)", r"应当?|须|需|不低于|不少于|不得|符合|具备|条件|满足|取得|以上的|的[^，。；、]{0,10}(?:企业|单位|个人|项目|机构|人员|家庭|农户|产品|园区|平台)|之一"),
    ("stars", r"几颗?星|星级(?!酒店|饭店)|几个星", r"星级|[一二三四五六]星|\d星"),
    ("score", r"打分(?:细则|标准|表|办法|规则)|(打|得|考)(多少|几)分|分数线|(多少|几)分才|评分|points? (needed|required)", r"\d分|分值|得分|评分|打分"),
    ("bank", r"哪(?:一?家|个|些|几家)银行|什么银行|which banks?\b", r"(?<!对接)(?<!商业)(?<!各)(?<!合作)(?<!承办)(?<!的)(?:[\u4e00-\u9fff]{2})银行(?!业)"),
    ("division", r"哪个?(?:处室|科室|处|科(?![技学目普]))|什么(?:处室|科室)|哪几个(?:处|科)室?", r"处室|科室|[\u4e00-\u9fff]{2,8}[处科](?=[、，,。；;）)负牵])"),
    ("company", r"(由|归)?哪家(公司|企业|机构|单位)|which (company|firm|institution)|谁家(公司|的)", r"公司|集团|银行|中心|研究院|大学|企业"),
    ("responsible", r"谁来?(?:牵头|负责|主管|主办|督查|组织实施)|由谁|归谁管?|(?:牵头|责任|主管|负责)的?(?:单位|部门)|哪个?(?:部门|单位|厅局)(?:来|在)?(?:牵头|负责|管|主办)|which (?:department|bureau|ministry|office|body|agency)|who (?:is|are) (?:responsible|in charge)", r"[\u4e00-\u9fff](?:委员会|[委局厅署办]|部门|办公[室厅]|政府|小组|联席会议|协会|中心|公司|集团|银行|机构|学校|医院|单位|院所|基地|工作队|专员|专班|法院)|[\u4e00-\u9fff]{2}部(?=[、，,。；）)负牵会])|各[市县区级地省]|[省市县区]长|[省市县区]{2,3}分级|由[^，。]{2,16}"),
    ("rank", r"第几(?:位|名)?(?!条|章|批|期|节|款|项|个|类|代|年|季|届|轮|次)|排(?:名|位)?(?:到|在|进|第)?几|前几名?|名次(?:是|要)?(?:多少|几)|what (?:rank|place)\b", r"第[一二三四五六七八九十\d]+[位名]?|前[一二三四五六七八九十百\d]+|首位|领先|领跑|前列|名次|位次.{0,6}\d"),
    ("split", r"[各每]个?(?:[市县区州盟旗]|地市|县区|县市|地区|部门|企业|家)+[^,。?]{0,8}(?:分|摊|领|派|下达)(?:到|了|得|给)?(?:几|多少)|(?:几|多少)[^,。?]{0,8}(?:分|摊|派|分解|下达)(?:给|到)(?:各|每)", r"[各每]个?(?:[市县区州盟旗]|地市|县区|部门)[^，。]{0,12}\d|分解|分配|分担"),
    ("window", r"哪个?(?:窗口|大厅|柜台|网点|办事处)|几号窗口|which (?:window|counter|service hall)", r"窗口|大厅|柜台|网点"),
    ("quota", r"名额[^。]{0,12}(多少|几)|(多少|几)[^。]{0,4}名额|allocated to", r"名额|分配|分解|各市|每个|\d[\d.]*万?\s*[个家户名项人]"),
    ("validity", r"有效期|实施到|执行到|管到|什么时候(失效|废止|到期)|废止|valid until|expire", r"有效期|至\d{4}年|废止|到期|施行|执行期"),
    ("workdays", r"(几|多少)个?工作日|(几|多少)天(内|能|可以|批|办|出|完|之内|审)|审批时限|办结", r"工作日|\d+天|\d+日内|时限"),
    ("effective", r"(什么时候|啥时候|何时|哪天)(起)?(施行|生效|实施起|开始执行|起执行)|take effect|effective date|come into force", r"施行|生效|起执行|起实施|之日起|自\d{4}年"),
    ("list_of_names", r"(?:清单|名单|名录)[^,。?]{0,6}(?:有|是|写了|列了|包括)(?:的是)?(?:哪些|哪几家?|谁)(?:公司|企业|单位|县|区|市|人|家)|(?:选中|入选|选上|上榜|中标|获评)的?[^,。?]{0,4}(?:是|有)(?:哪些|哪几|谁)|前[一二三四五六七八九十\d]+[名位家的][^,。?]{0,8}(?:是|有)(?:哪|谁)|(具体)?(名单|名录)(在哪|有哪些|是哪些|公布|能给|发)|发.{0,4}名单|在不在(那|这)?.{0,6}(里头|里面|之列|名单)|哪(些|几家|几个)(企业|公司|单位|项目)(入选|上榜|获奖|拿到|得到|被选|进了)|(list|names) of the (companies|firms|winners|enterprises)", r"名单如下|包括以下|分别是"),
    ("outcome", r"实际(上)?(完成|增长|达到|新增|添|是|有|入|发|投|培育)|(去年|上年|目前|现在|如今|眼下|迄今|至今|到现在|上半年|已经?)[^,。?]{0,14}(完成|达到|发了|有了|拿了|用了|建了|建成|培育了|实现|添了|多少家(企业)?了)了?(多少|几|没有|没)|(完成|达到|实现|发|培育|建成|添)了(多少|几|没有|没)|(已经?|目前|现在)?(干|做|搞|花|用)出?(来)?(了)?(多少|几)[^?。]{0,6}了|截至|完成(率|情况)|进度(如何|怎么样|到哪)|(\bactual\b|achieved|so far)", r"已(?:经)?(?:达到|完成|实现|建成|培育|有)|实际|截至|完成情况"),
)  # fmt: skip


def find_attributes(question: str) -> tuple[Attribute, ...]:
    """The attributes that the question asks for, in the table's order."""
    return tuple(a for a in ATTRIBUTES if a.asked.search(question))


OUTSIDE = re.compile(
    r"天气|下雨|下不下雨|气温|股票|基金净值|彩票|期货|比特币|汇率走势|菜谱|红烧|做(道|个)?(菜|饭)|写(一)?(首|段|篇|封|个)(诗|歌|代码|程序|小说|作文|情书|七言|五言|文章|故事|散文|邮件)|(七言|五言|绝句|律诗|对联|藏头诗)|python|java\b|javascript|代码|编程|算一?卦|星座|笑话|讲个?故事|(?<!演)唱(?!片)|翻译(一下)?(这|下面)|电影|电视剧|游戏|球赛|世界杯|女朋友|男朋友|谈恋爱|减肥|感冒|吃什么药|几点了|今天星期几|你是谁|你叫什么|你好$|^(hi|hello)\b|weather|recipe|\bpoem\b|\bjoke\b|\bsong\b|\bstock(s)? (price|to buy|tip)|lottery|football|movie|bitcoin|write (me )?(a|some) (poem|code|story|song|script|essay)|"
    r"(?:帮|替|给|为)?我?(?:写|拟|起草|撰写|编|润色|做)一?(?:个|份|篇|段|封|首|张)[^,。?]{0,14}(?:词|稿|信|文案|演讲|总结|合同|检讨|简历|报告|PPT|海报|对联|朋友圈|通知|协议|申请书|邮件|函|标书|计划书|[假借欠]条)|(?:帮|替|给)我?把[^,。?]{0,16}(?:润色|改写|翻译|缩写|扩写|修改|排版)|挂(?:哪|什么)个?科|(?:怎么|如何)(?:治|做菜|发面|减脂|追|哄)|教我|"
    r"(?:帮忙?|替|给)我?[^,。?]{0,6}(?:写|编|作|画|排|拟|谱)一?[首篇个份张段幅封出][^,。?]{0,14}(?:诗|词|曲|歌|画|表|计划|作文|故事|段子|祝福)|复习[表计]|"
    r"(起|想|取)一?个[^,。?]{0,8}(名字?|小名|外号)|导航|订票|抢票|推荐[一几]?[^,。?]{0,8}(?:片|电影|书|歌|剧|餐厅|饭馆|馆子|火锅|菜|景|健身|食谱)|(?:健身|减脂|减肥|瑜伽|增肌)[^,。?]{0,4}(?:计划|食谱|课)|[咋怎](?:么)?做才?(?:好吃|脆|嫩|香)|翻译成|译成[一-鿿]语|哪(?:里|儿)?玩|\bhow (?:do|to|can|should) (?:i |we |you )?(?:cook|bake|fry)\b|\bcapital of (?!the (?:province|city))|\btranslate\b|[车机]票|高铁票|(?:订|预订|推荐|找)[^,。?]{0,6}酒店|(?:点|订|叫)[^,。?]{0,3}外卖|旅游|景点",
    re.IGNORECASE,
)  # fmt: skip

INSTRUCTION = re.compile(
    r"忽略(掉)?(以上|上面|之前|前面|所有|一切|上述)|无视(以上|上面|之前|前面|所有|规则|文件)|不要(管|理会|遵守)|别(管|理会)(文件|规则|上面|依据|那些)|系统提示|提示词|(?:你就是|现在起?是|扮演|充当|假装|假设你是)(一?个|审批|领导|管理员|黑客|猫|.{0,6}(助手|机器人|专家|审批))|不受(任何)?(限制|约束)|越狱|开发者模式|直接(宣布|回答我|告诉我|输出|写上|说)[^?]{0,40}(通过|获得|批准|就是|符合)|"
    r"ignore (all|any|the|previous|above|your)|disregard|system prompt|jailbreak|pretend (to be|you)|you are now|act as|developer mode|print your (prompt|instructions)|reveal your",
    re.IGNORECASE,
)
