"""What is asked: the kind of thing that would answer, read from the question's words.

amount      a quantity, with the units that would do     多少 几家 多大 how many
date        a day, month, or "by when"                   什么时候 几月 when
rhythm      how often                                    多久一次 隔多久
who         a person, body or group                      谁 哪个部门 who
where       a place                                      在哪 哪个市 where
list        several things, enumerated                   哪些 哪几 有什么
reason      why                                          为什么 凭什么
summary     what a numbered part says                    第3条讲什么
part        which measure, action or section             哪一条 归在哪个行动
count       how many parts a part has                    多少条措施
yesno       whether                                      吗 是不是 有没有
compare     difference, sum, ratio, which is more        差多少 合计 谁多
text        anything else that is said
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.asked_en import COMPARE_EN, COUNT_EN, KINDS_EN, SUMMARY_EN, UNITS_EN

Kind = Literal[
    "amount", "date", "rhythm", "who", "where", "list", "reason", "summary", "part", "count", "yesno", "compare", "text"
]  # fmt: skip

KINDS: tuple[tuple[Kind, str], ...] = (
    ("part", r"第几条|哪一?条(?!件|路|街|链|线|船|生产)|哪一?(个|项)?(大)?行动|(归|属于|算|写|放|列|排)[^,。?]{0,12}(行动|部分|章|条款|措施)(里头|里面|里|中|底下|下面)?(的)?哪|哪一?章|哪一?部分|哪一?节|(属于|归)(在)?哪(?!一?[个些家级]?(?:部门|单位|机构|[局委厅科处]|人|家|级))"),
    ("rhythm", r"多久(开|办|搞|来|调度|开展|组织|推|评|发)?(一|1)?(次|回|趟|遍|场)|隔多久|多长时间.{0,4}(一|1)(次|回)|频次|频率|几个?月(一|1)(次|回)|多久.{0,3}一"),
    ("date", r"什么时候|啥时候|啥时|几时|多会儿|何时|几月|哪个?月|哪一?天|几号|哪一?年|哪个(季度|时段|时间)|什么时间|啥时|时限|截止|截至|最晚|期限|多会儿"),
    ("amount", r"多少(?!条措施)|(?<![哪第好那这])几(?=[^何乎点条月号日时]|个点|点几|条[^措])|多大(?!范围)|多高|多长|多重|(?<![看按据])啥数|数是多|占比(是|达|要)|何等|规模是|百分之|幅度|几何|多久|[户家个件场所]数(?:是|要|达|有|到|[?,。]|$)|(?:建成|累计|新增|培育)数|(?:[降增涨]幅|增速|占比|比重|比例|[\u4e00-\u9fff]率|总额|总量|额度|[户家个件场所建育增成]数)(?:的?(?:目标|要求|指标|标准|上限|下限))?[?。]?$"),
    ("reason", r"为什么|为啥|为何|凭什么(?!.{0,3}(标|指|分|条))|怎么(会|就)?(定|设|规定)得?这么|怎么定下来|怎么定得|什么考虑|啥考虑|什么原因|(?<!无)(?<!正当)理由|是何用意"),
    ("who", r"谁|哪(个|些|几个|一个|级|几级)(部门|单位|机构|领导|人|干部|主体|委|局|厅|级)|哪级|什么人|哪些人|哪家(公司|单位|机构|部门|银行)|啥人|归谁|由谁|什么(部门|单位|机构)|哪(个|些|几个|家)?[市省县区]?(厅局|委办|厅|局|委|办(?!法)|处|科)|责任单位|牵头单位|跟谁|靠谁|向谁"),
    ("where", r"在哪(?!个行动|一?条|些|个季度|个时)|哪(个|座|些|几个)(城市|市|地方|地区|省|县|国家)|什么地方|哪里|哪儿"),
    ("list", r"哪些|哪几|哪两|哪三|哪四|哪五|哪六|哪七|哪八|哪九|哪十|有什么|有啥|都有|几样|几类|点了(谁|什么|啥|哪|几)|(说|列|报|数|念)(全|齐)|名目|都有谁|报一(下|遍|报)|报给|一档一档|一条一条|一一|逐个|逐一|列出|列一?(?:下|遍|个)|列给|名称|数出来|报一遍|报一报|名字都|分别叫|包括什么|包括啥|包含什么|分别是什么|各是什么"),
    ("yesno", r"吗|么[?？。!]?$|是不是|有没有|能不能|可不可以|行不行|算不算|够不够|会不会|要不要|能否|是否|对不对"),
)  # fmt: skip


def _either(chinese: str, english: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A pattern for both languages: a Chinese question may have English words in it."""
    return re.compile("|".join((chinese, *english)), re.IGNORECASE)


COMPARE = _either(
    r"差(多少|几|了?多|距)|相差|之差|高(出)?(多少|几)|多(出)?(多少|几)(?!家|个|项)|(?<![至最起])[多少高低猛]([奖补给发领拿返贴列])?(出|了)?(多少|几(?!家|个[^百点钱月]|项))|(比|较).{1,24}(多|高|低|少|大|长|快)(出|了)?(多少|几|些)|加起来|加一块|合计|合起来|一共加|总共加|之和|"
    r"总和|总数.{0,4}加|(是|为|相当于).{1,24}的?(多少|几)倍|几倍|平均(每|到|下来)?|平摊|均摊|折合|倒推|推算|(哪|谁)(个|家|项|边|条|一个|者)?[^,。?]{0,8}(更|多|高|大|少|低|快|长)(?=[?,。吗呢些]|一点|$)|更(多|高|大|少|低)|一样(多|高|大)?吗|"
    r"(有何|有什么|有啥|什么)(不同|区别|差别|差异)|对得上|同一(笔|个|回|项)|占(?!比(?:要|得|须|应)?(?:稳|保持|维持|守|达|做|提|升)).{1,30}(百分之几|几成|多大比例|多少)|乘以?|除以|平均|(?<![^,。?和与比])比.{2,24}(多|高|低|少|大|长|快)多少",
    COMPARE_EN,
)
SUMMARY = _either(
    r"(讲|说|写|规定|提|谈)(的|了)?(是|些|到)?(的是)?(什么|啥|哪些|些什么|些啥)|(主要)?内容|概括|总结|归纳|大意|包括(什么|哪些|啥)|包含(什么|哪些|啥)|说一?说|介绍",
    SUMMARY_EN,
)
COUNT = _either(
    r"(多少|(?<![第哪])几)(个|条|项|章|节|部分|大)?(措施|行动|条款|条|章|部分|方面|任务|举措|小条)(?!.{0,6}(产业链|线))|条数|措施(的)?(数|数量)|(?<![第哪])几条(?!产业|链|线)",
    COUNT_EN,
)
_KINDS = tuple((kind, _either(pattern, KINDS_EN.get(kind, ()))) for kind, pattern in KINDS)


# Units that answer for one another: whoever asks 几个 is content with 家.
UNIT_GROUPS: dict[str, frozenset[str]] = {
    "money": frozenset({"元", "美元", "人民币", "块", "欧元", "港元", "日元", "块钱", "元/人", "yuan"}),
    "percent": frozenset({"%", "个百分点", "百分点", "成", "个点", "‰", "倍", ":1"}),
    "duration": frozenset(
        {"天", "日", "个工作日", "工作日", "个月", "年", "小时", "分钟", "周", "个小时", "月", "日内"}
    ),
    "mass": frozenset({"吨", "公斤", "千克", "克", "吨/年", "万吨"}),
    "people": frozenset({"人", "名", "位", "人次", "个人", "户"}),
    "score": frozenset({"分"}),
    "age": frozenset({"岁", "周岁"}),
    "area": frozenset({"亩", "平方米", "公顷", "平方公里", "平方千米"}),
    "volume": frozenset({"立方米", "升", "方"}),
    "power": frozenset({"千瓦", "兆瓦", "吉瓦"}),
    "energy": frozenset({"千瓦时", "兆瓦时", "吉瓦时", "度"}),
    "length": frozenset({"公里", "千米", "米"}),
}
THINGS = "things"  # 家 个 项 条 场 座 种 …: every measure word that is in no group above

ASKED_UNITS: tuple[tuple[str, str], ...] = (
    ("money", r"(?:多少|几)个亿|(多少|几|多大|几个)[十百千万亿]*(个)?(钱|元|块|亿元|万元|美元|笔钱)|多少(资金|金额|奖金|补贴|补助|奖励|贷款)|几万(?!家|个|户|人|项|台|吨|名|亩|次|场|辆|套|千瓦|兆瓦|度|平|立方|方|公里|米|株|头|只|张|本|件|份|条|册|座|位|所|艘|列|架|部|栋|幢|间)|几百块|几千块|花(了)?多少|多少亿(?!吨|平|立方|度|千瓦|斤|人|次)|多少万(?!家|个|户|人|项|台|吨|名|亩|次|场|辆|套|千瓦|兆瓦|度|平|立方|方|公里|米|株|头|只|张|本|件|份|条|册|座|位|所|艘|列|架|部|栋|幢|间)|几个钱|(补|赔|罚|奖|给|发|贴)(多少|几)(?!家|个|项|人|名|成|%|次|倍|年|月|号|日|天|分)|多少钱|金额"),
    ("percent", r"百分之(几|多少)|几成|几个?(百分)?点|多少个?(百分)?点|多大比例|(占比|比重|比例|份额|增速|增幅|增长率|覆盖率|入园率|涨幅|利率|幅度|[\u4e00-\u9fff]率)(是|为|定|要|得|应|须|稳住|稳定|保持|维持|做到|提高|提升|控制|在|达|达到|目标|到)*(多少|几|多大(?!范围)|多高)|(涨|增长|增|下降|降|提高)(多少|几)(?!家|个[^百点]|项|人|亿|万|元|倍|名)|(?:[降增涨]幅|增速|占比|比重|比例|[\u4e00-\u9fff]率)(?:的?(?:目标|要求|指标|标准|上限|下限))?[?。]?$|多快"),
    ("score", r"(多少|几)分(?!之|钱|别|管|成|类|批|散|步)|分数线|得分"),
    ("duration", r"(多少|几)个?(工作日|天|小时|钟头|个月|年(?!级))|几个月(?!一)|多长时间|多久(?!.{0,4}(次|回|一))"),
    ("mass", r"(多少|几)[十百千万亿]*(?:吨|公斤|千克|克|斤)"),
    ("area", r"(多少|几)[十百千万亿]*(亩|平方|平米|公顷)"),
    ("volume", r"(多少|几)[十百千万亿]*(立方|方(?![面案向法式])|升(?!级))"),
    ("power", r"(多少|几)[十百千万亿]*(?:千瓦|兆瓦|吉瓦)(?!时)|(千瓦|兆瓦|吉瓦)(?!时)"),
    ("energy", r"(多少|几)[十百千万亿]*(度电|千瓦时|兆瓦时)"),
    ("length", r"(多少|几)[十百千万亿]*(公里|千米|米)"),
    ("people", r"人数|人次|(多少|几)[百千万]*(名|位|人)"),
    ("age", r"(多少|几|多大)(岁|年龄|周岁)|多大年纪"),
    ("things", r"[户家个件场所]数(?:是|要|达|有|到|[?,。]|$)|[户家个件场所建育增成]数(?:的?(?:目标|要求|指标))?[?。]?$|(?:建成|累计|培育)数|(多少|(?<![哪第])几)[十百千万]*(家|个(?!百?分?点|月|亿|钱|工作日|人)|项|条|场|座|种|类|批|台|套|处|次|样|户|件|款|门|所|列|辆|艘|架|部|张|只|头|支|栋|幢|间|届|期|轮)"),
)  # fmt: skip
_ASKED_UNITS = tuple((group, _either(pattern, UNITS_EN.get(group, ()))) for group, pattern in ASKED_UNITS)


@dataclass(frozen=True, slots=True)
class Asked:
    """What kinds of thing would answer, most telling first; the unit groups that would do, empty for any."""

    kinds: tuple[Kind, ...]
    units: frozenset[str]

    @property
    def kind(self) -> Kind:
        return self.kinds[0] if self.kinds else "text"


def find_asked(question: str) -> Asked:
    """What the question asks for. `question` is in plain wording (assistant/wording.py).

    >>> find_asked("今年要新添几家企业?").kind
    'amount'
    """
    kinds = [kind for kind, pattern in _KINDS if pattern.search(question)]
    if COUNT.search(question):
        kinds.insert(0, "count")
    if SUMMARY.search(question):
        kinds.append("summary")
    if COMPARE.search(question):
        kinds.insert(0, "compare")
    if "rhythm" in kinds and "amount" in kinds:
        kinds.remove("amount")
    units = frozenset(group for group, pattern in _ASKED_UNITS if pattern.search(question))
    return Asked(tuple(dict.fromkeys(kinds)), units if "amount" in kinds or "money" in units else frozenset())


def group_of(unit: str) -> str:
    """The group that a quantity's unit belongs to."""
    return next((group for group, units in UNIT_GROUPS.items() if unit in units), THINGS)


def fits_units(unit: str, wanted: frozenset[str]) -> bool:
    """Whether a figure of this unit answers a question for these groups; any does where none is asked for."""
    counts = {THINGS, "people"}
    return not wanted or group_of(unit) in (wanted | counts if wanted & counts else wanted)
