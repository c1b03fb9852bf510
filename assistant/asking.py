"""Asking: whether a person states figures or a category of their own and asks if these are enough.

    asks = own statement + polar question about having, entering, reaching        新增2亿,够不够?
A question for the conditions themselves (要满足什么条件), for a reason, or for a figure is none.
"""

from __future__ import annotations

import re

from assistant.clock import find_times
from assistant.days import find_days
from assistant.profile import read_profile
from assistant.sizes import said_size
from assistant.statements import CORRECTION, UNSURE

POLAR = re.compile(
    r"(?:[吗嘛不没吧否]|(?<![什怎这那])么)[？?！!。~\s]*$|没有[？?！!。\s]*$|不[？?]|(?:[吗嘛吧]|(?<![什怎这那])么)[？?，,。！!]|没有?[？?]|能否|可否|是否|是不是|行不|够不够|够不|算不算|收不收|给不给|合不合|过没过|要不要|"
    r"有没有[？?。\s]*$|能不能|可不可以|有没有(?:资格|戏|份|机会|我|咱|他|她|它)|达没达|到没到|在不在|进不进|符不符合|轮不轮|会不会|够[^，。]{0,16}不够?|"
    r"(?P<verb>[一-鿿])[不没](?P=verb)|算(?:完成|达标|数|合格|过关)[？?]|(?:达标|合格|合规|够格|够线|过关|到线|满足|符合)[？?]|[行成够格份上着到][不没么吗嘛][？?！!。\s]*$|也[^，。；？?]{0,10}(?:落|算|属|归|轮|在)[^，。；？?]{1,12}[？?]|"
    r"\benough (?:for|to)\b[^.?!]*\?|\b(?:do|does|can|could|are|is|would|will|may|did)\s+(?:we|i|our|it|they|my|this|that)\b|\b(?:qualif|eligib)\w*|"
    r"(?:^|[.,;:!?]\s+|\b(?:and|so|but|then)\s+)(?:do|does|did|can|could|are|is|am|would|will|may|has|have|should)\b[^.?!]*\?",
    re.IGNORECASE,
)
WISH = re.compile(
    r"能|可以|拿|领|享|申请|申报|报[上得名]|参评|评[上选]|入[库围选]|进|列|算|够|达到|达标|达成|完成|合格|合不合|资格|符合|条件|门槛|标准|轮得?|收|给|奖|范围|关[停闭]?|"
    r"退出|淘汰|纳入|要求|过线|过没过|过关|有戏|有份|的份|配|行|属于|要不要|覆盖|落[在到进]|够格|沾[得不]上|[当够挨靠]得上|[当够]不上|当不当|成不成|[这那]条线|到线|到了|目标|批|贷|扣|返还|补[贴助]?|贴|拨|卡|安置|认定|交差|交[得不]了|到手|任务|有门|提一?提|要[^，。；]{1,8}吗|得[^，。；]{1,8}吗|非得|自己[出掏交付]|需要|需不需|必须|该不该|管得|合规|违规|违反|超标|不超|往上加|兑现|军令状|合乎|对得上|超没超|没超|"
    r"有没有(?:[我他她它咱]|[？?。\s]*$)|有[我他她它]的|资助|津贴|救助|补偿|抚慰|优惠|[替帮给为](?:我们?|咱们?)[^，。；？?]{0,4}[交出掏付担缴]|有[吗么没不]|qualif|eligib|threshold|appl[iy]|enough|meet|\bmet\b|entitle|\bget\b|\bpass\b|reach|require|receive|\bcount\b|within|\brange\b|scope|"
    r"taken in|open to|treat(?:ed)? (?:us|me|our)|\bput (?:in|on|into|us)|considered|classed|available to|\bclaim|includ|cover|\blist|admit|accept|satisf|on track|fall under|belong|sufficient|\bfit\b|\benter\b|\bjoin\b|deduct|target",
    re.IGNORECASE,
)
OWN = re.compile(
    r"我们|我厂|我司|我家|我公司|我企业|我这|我妈|我爸|我父|我母|我老|我是|我有|我在|我的|我本人|我今年|我|本企业|本公司|本厂|本人|咱|俺|公司|厂里|厂子|敝|"
    r"\b(?:we|our|us|my|i|i'm|we're)\b",
    re.IGNORECASE,
)
# Words of a statement about what is or would be, rather than of a question for what the document says.
STATED = re.compile(
    r"了|才|只|刚|正好|一共|总共|实际|预计|估摸|估计|要是|如果|假如|假设|万一|已经|目前|现在|做到|卡在|多出|多干|多做|产量|今年|去年|全年|一季度|年底|年营|只有|仅|就|是|有|在职|\b(?:if|only|added|grew|up|invested|had|have|with)\b",
    re.IGNORECASE,
)
# 能补多少, 奖多少, 返几成: who tells of himself and asks how much asks whether, too.
HOW_MUCH = re.compile(
    r"(?:资助|申请|申领|领取|报销|贴息?)多少|(?:资助|奖励|补[贴助])(?:有吗|有没有)[、，]?(?:有)?多少|(?:补|奖|拿|领|贴|返|给|扣|贷|报)(?:得?到|上|回)?(?:我们?|咱们?)?(?:个|了|到)?(?:多少|几多|好多|几个点|几成|几个钱|几万|多大|几钱)|(?:奖励|补贴|补助|奖金|补偿|扣除额?)(?:是|有|能有|大概)?多少|how much (?:can|could|would|do) (?:we|i)\b",
    re.IGNORECASE,
)
# 能落多少, 算下来给几千: in whatever words the sum is asked for that one's own case comes to.
GAIN = r"补|奖|拿|领|贴|返|给|扣|报|抵|落|兑|减免|退|剩|到手|资助|享受"
SUM = r"(?:多少|几多|好多|几(?:个)?(?:钱|块|万|千|百|成|点))"
SUM_ASKED = re.compile(
    rf"(?:{GAIN})(?:得?到|上|回|来|掉|[个了到着])*(?:我们?|咱们?|俺们?)?[^，。；？?\d谁哪各]{{0,4}}?{SUM}|多少(?:钱|补贴|奖励|补助|奖金)|"
    r"(?:帮|给|替)?(?:我们?|咱们?)?算(?:个数|一下|一算|算看|下来|出来)|(?:到手|应该|应当|该)(?:能|是|有)*多少"
)
SUM_FOR_EACH = re.compile(r"各|分别|又|还(?!剩)|也|并|差多少|多[拿领补奖]|比(?!例)[^，。]{1,12}多")
# What asks for something else than a verdict.
OTHER = re.compile(
    r"为什么|为啥|为何|凭什么|凭啥|怎么(?!样?行|不行|就不)|咋|什么条件|哪些条件|什么要求|哪些|哪个|哪家|哪[里儿]|谁|什么时候|啥时候|几号|何时|多少(?!产值还|还)|几[家个项条名成点]|"
    r"什么意思|是同一|太保守|太[高低长短严松]|偏[高低长短大小严松]|出于|\b(?:why|how much|how many|when|who|where|what)\b",
    re.IGNORECASE,
)
OF_TEXT = re.compile(r"文|政策|文件|版|条款|方案|办法")  # 2020年那版老政策: no statement of one's own
GETS = re.compile(
    r"(?:能|可以|可否|有|给|够|该|还)[^，。；？?]*(?:补|奖|扣|领|拿|享|申请|申报|报|救助|资助|津贴|贴|返|贷|减|免|资格|份|门槛|线)|(?:补|奖|扣|领|拿|享受|申请|报|救助|资助|减|免)[^，。；？?]{0,8}(?:吗|不|没有)[？?]?$"
)
# Told of in an earlier clause: what happened, what one has or is.
HAPPENED = re.compile(
    r"[一-鿿](?:了|过)(?!程|度|去|滤|剩|来)|^(?:我|咱|俺)|在(?:省|市|县|直管|本)|没歇|已经?|刚刚?|持股|控股|招了?个|头一?[次回]|第一[次回]|首次|没[有\u4e00-\u9fff]|是(?:个|家|一)|^一家|^用|^买"
)
DONE = re.compile(
    r"^(?:(?:我们?|咱们?|俺们?|公司|厂里|我[厂家司])|刚刚?|已经?)[^，。；？?没未]{0,8}?[一-鿿](?:了|过)(?!程|度|去|滤|剩|来)"
)  # 刚招了个硕士: an own act
CLAUSES = re.compile(r"[，,。；;！!？?\n]|\.(?=\s)")
NEGATED_FACT = re.compile(r"不是[^，。]{0,20}\d")
MENTION = re.compile(
    r"目标|要求|规定|文件|政策|定的|定在|定为|定成|设[在为]|增速目标|奖励|奖金|门槛|条件|标准|才能|就能|就可以|才可以|才算|就算|就一定|才给|就给|都能|就行|就够|就成|最[长多高]能"
)
ASKED = re.compile(
    r"[?？吗呢]|什么|怎|几|列出|介绍|说明|请问|告诉|解释|\b(?:list|tell|explain|describe|show)\b", re.IGNORECASE
)
INSTEAD = re.compile(rf"{CORRECTION.pattern}|(?:要是|如果|换成|改成|假如|假设)[^，。；]{{1,24}}呢", re.IGNORECASE)
# 怎么才能拿到, 要什么条件: whoever tells of figures of his own after that wants to know whether they are enough.
HOW_TO_QUALIFY = re.compile(
    r"(?:什么|啥|哪些|何种|怎样的)(?:样的)?(?:条件|要求|门槛|标准|资格)|(?:条件|要求|门槛|标准|资格)(?:是|有|都有)?(?:什么|啥|哪些|多少)|"
    r"(?:怎么|怎样|如何|咋)(?:样|才|才能|能|可以|去)?(?:拿|领|得|获|申请|申领|申报|享受|符合|够)|"
    r"\b(?:conditions?|requirements?|criteria|qualify|eligible)\b",
    re.IGNORECASE,
)
AWARD = re.compile(r"^[^？?]{0,16}(?:奖励?|奖补|补贴|补助|资助|扶持|门槛|条件|资格|名额|贴息)[？?。]?$")
ADDRESS = re.compile(
    r"告诉我们?|帮我们?|给我们?(?:说|讲|列|查|看)|跟我们?说|我们?想(?:问|知道|了解|咨询|请教)(?:一?下)?|我问|问我"
)


def asks_eligibility(question: str, turns: tuple[str, ...] = ()) -> bool:
    """Whether the person states something of their own, here or before, and asks if it is enough.

    >>> asks_eligibility("我厂去年营收1500万,够不够格?"), asks_eligibility("申请要满足什么条件?")
    (True, False)
    """
    if turns and (_instead(question) or supplies(question)) and asks_eligibility(turns[-1], turns[:-1]):
        return True
    if turns and HOW_TO_QUALIFY.search(turns[-1]) and supplies(question):
        return True
    how_much = HOW_MUCH.search(question)
    if how_much and _tells(question, turns, how_much.start()):
        return True
    if _telegraphs(question):
        return True
    if not POLAR.search(question) or not (WISH.search(question) or _rules(question)):
        return False
    sure = "，".join(c for c in CLAUSES.split(question) if c.strip() and not (OTHER.search(c) and UNSURE.search(c)))
    asked = [c for c in CLAUSES.split(question) if c.strip()]
    polar = [c for c in asked if POLAR.search(c + "?")]
    if OTHER.search(sure) and not any(WISH.search(c) and not OTHER.search(c) for c in polar):
        return False
    if NEGATED_FACT.search(question) and OTHER.search(question):
        return False
    own_before = any(_states(turn) for turn in turns)
    if own_before and not OTHER.search(polar[-1] if polar else question):
        return True
    return _states(question)


def _rules(question: str) -> bool:
    """Whether a ruling is asked for on what was told just before: 10月15号才递材料,还赶趟吗."""
    *told, last = [c for c in CLAUSES.split(question) if c.strip()] or [""]
    return (
        bool(told)
        and POLAR.search(last + "?") is not None
        and not OTHER.search(last)
        and bool(find_days("，".join(told), None) or read_profile((), "，".join(told), None).givens)
    )


def asks_sum(question: str, turns: tuple[str, ...] = ()) -> bool:
    """Whether somebody who tells of a case of their own asks what it comes to: 营收从6亿干到7亿,我们能落多少?"""
    asked = SUM_ASKED.search(question)
    if asked is None:
        return False
    clause = next((c for c in CLAUSES.split(question) if asked[0] in c), question)
    return (
        not SUM_FOR_EACH.search(clause)
        and not re.search(r"分别|各(?:能|可|是|有|补|奖)", question)
        and _tells(question, turns, asked.start())
    )


def _telegraphs(question: str) -> bool:
    """Whether two figures of one's own are set down before a bare noun: 一季度新增2.8亿,增速19%,首季奖励门槛."""
    *told, noun = [c for c in CLAUSES.split(question) if c.strip()] or [""]
    if not AWARD.search(noun) or OTHER.search(question) or find_times(noun) or any(MENTION.search(c) for c in told):
        return False
    return len(read_profile((), "，".join(told), None).givens) > 1 and not read_profile((), noun, None).givens


def _instead(question: str) -> bool:
    """Whether another figure is given in place of one: 打错了,新增是3.8亿; 要是3.8亿呢."""
    return (
        bool(INSTEAD.search(question)) and not OTHER.search(question) and bool(read_profile((), question, None).givens)
    )


def supplies(question: str) -> bool:
    """Whether nothing is asked and figures of one's own are told, such as those that an answer asked for: 增速12%."""
    if any(words.search(question) for words in (ASKED, POLAR, OTHER, MENTION, SUM_ASKED)):
        return False
    return bool(read_profile((), question, None).givens)


def tells(turn: str) -> bool:
    """Whether an earlier message told of whoever asks: what it asked of the document is no part of their case.

    >>> [tells(t) for t in ("我们厂一季度新增4亿", "托育专项资金有多大?")]
    [True, False]
    """
    return bool(OWN.search(ADDRESS.sub("", turn))) or supplies(turn) or _states(turn) or not ASKED.search(turn)


def _tells(question: str, turns: tuple[str, ...], at: int) -> bool:
    """Whether a figure or a standing of the person's own comes before 多少: the sum is to be worked out for them."""
    said = question[:at]
    clauses = [c for c in CLAUSES.split(said) if c.strip()]
    own = "，".join((*turns, *clauses[: len(clauses)]))
    ended = CLAUSES.search(said.rstrip()[-1:] or " ") is not None
    before = [c for c in (*turns, *(clauses if ended else clauses[:-1])) if not MENTION.search(c)]
    if any(HAPPENED.search(c) and not OF_TEXT.search(c) for c in before):
        return True
    return bool(read_profile((), own, None).givens) and bool(STATED.search(own) or OWN.search(own) or len(clauses) > 1)


def _states(text: str) -> bool:
    """Whether the words state a figure, a category or a gap of the speaker's own."""
    text = ADDRESS.sub("", text)
    profile = read_profile((), text, None)
    asks_other = any(OTHER.search(c) and not UNSURE.search(c) for c in CLAUSES.split(text))
    if asks_other and not OWN.search(text):
        text = "，".join(c for c in CLAUSES.split(text) if c.strip() and not OTHER.search(c))
        profile = read_profile((), text, None)
        if not profile.givens:
            return False
    if any(d.sure for d in find_days(text, None)) and (OWN.search(text) or re.search(r"才|拖|刚|已经|了", text)):
        return True
    for given in profile.givens:
        clause = given.context
        own = bool(OWN.search(text))
        if own or (STATED.search(clause) and not MENTION.search(clause)):
            return True
        if not MENTION.search(clause) and len([c for c in CLAUSES.split(text) if c.strip()]) > 1:
            return True
    if len(find_times(text)) > 1:
        return True
    if said_size(text) and (OWN.search(text) or re.search(r"工厂|小厂|企业一?家|也轮|轮得", text)):
        return True
    clauses = [c for c in CLAUSES.split(text) if c.strip()]
    told = [c for c in clauses[:-1] if not OTHER.search(c) and not POLAR.search(c + "?") and not MENTION.search(c)]
    if told and HAPPENED.search("，".join(told)) and WISH.search(clauses[-1]):
        return True
    last = clauses[-1] if clauses else ""
    if told and GETS.search(last) and POLAR.search(last + "?") and any(len(c.strip()) > 2 for c in told):
        return True  # 低保对象,有糖尿病,自付的能报吗
    if UNSURE.search(text) and (OWN.search(text) or profile.missing):
        return True
    return bool(
        OWN.search(text)
        and re.search(
            r"能|可以|够|行|算|有(?:资格|份|戏|[我咱他她它][的一]?)|给|拿得|领得|qualif|eligib|符合",
            text,
            re.IGNORECASE,
        )
        and POLAR.search(text)
    )
