"""Claims: what a person's words say of a category, and which words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answers import Result
from assistant.categories import HAN, Category
from assistant.families import BY_NAME, Value
from assistant.holders import of_another
from assistant.sizes import judge_size
from assistant.synonyms import find_concepts

TRADES = {"工业": "industry", "制造业": "industry", "制造": "industry"}
SAID_TRADES = {
    "industry": re.compile(
        r"工业|工厂|制造|生产线|车间|产值|厂|投产|加工|设备|装置|化工|钢|机械|纺织|阀门|轴承|零部件|产能|factory|plant|manufactur|industr",
        re.IGNORECASE,
    ),
    "other": re.compile(
        r"餐饮|餐馆|饭店|酒店|民宿|零售|商贸|贸易公司|批发|超市|物流|房地产|中介|电商公司|旅行社|旅游公司|养殖|种植|农场|合作社|"
        r"培训机构|广告公司|理发|服务业|律所|诊所|restaurant|hotel|retail|logistics|real estate|farm",
        re.IGNORECASE,
    ),
}
SELF = re.compile(
    rf"(?:(?:我们?|咱们?|本公司|俺们?)?(?:是|做|搞|开|从事|经营)(?:的是)?(?:一?家|个)?[^，,。；;？?]{{0,6}}?|^(?:一家|我们?|本)?)(?:{SAID_TRADES['other'].pattern})[^，,。；;？?厂]{{0,6}}(?:[，,。；;]|$)",
    re.IGNORECASE,
)
NOT_TRADE = re.compile(r"(?:不是|并非|不属于|没有|不搞|不做|没)[^，,。；;？?！!]{0,8}")
DENIED_BEFORE = re.compile(
    r"(?:不是|不属于|算不上|不算|非|没评上|没评|没被评为|没认定|未认定|没有|没拿到|够不上|不在|并非|尚未|未被|没)(?:个|什么|被|认定为?|评为?|过)*$|\b(?:not|never|no|isn't|aren't)(?: an?| the| yet)?\s*$",
    re.IGNORECASE,
)
ASKED_BEFORE = re.compile(r"(?:是否|是不是|算不算|属不属于|有没有|是否属于|算不算是)(?:个)?$")
MARK = re.compile(r"[，,。；;！!？?、\n]")
UNSURE_HERE = re.compile(
    r"说不准|不知道|不清楚|不确定|拿不准|吃不准|搞不清|弄不清|没认定|还没定|待定|不好说|没说|not sure|unclear|don't know"
)
SAID_CLASS = re.compile(
    r"(?P<class>[A-F甲乙丙丁])[类级档]|评(?:价|定|级)?(?:结果)?(?:了|上|为|的是|是|得了?)*个?(?P<bare>[A-F])(?![A-Za-z])",
    re.IGNORECASE,
)
SAID_LEVEL = re.compile(r"国家|全国|省|市(?!场)|县|区")
# How people shorten what documents write in full.
SHORTER = {
    "高等学校": ("高校", "大学", "学院"),
    "机关": ("政府大楼",),
    "学校": ("中学", "小学"),
    "宾馆": ("酒店",),
    "饭店": ("餐馆", "酒楼"),
    "商场": ("购物中心",),
}
NEGATED = re.compile(
    r"没(?!歇|还清?(?:$|[，。；？?])|还(?=完)|停|断|少|错|问题|变|超|中断|间断)|不是|不在|不曾|未|并非|无(?!线|形|尘|菌|纺|人机)|不属于|不(?=[经被享参签缴办具含包列])|(?<![特分区级类识个])别|从没|\bnot?\b",
    re.IGNORECASE,
)
PENDING_HERE = re.compile(r"还没(?:定|出)|没定|待定|说不准|不确定|不清楚|不知道|拿不准")
# 能拿到专精特新的奖励吗: what is asked for is claimed by nobody.
WISHED = re.compile(
    r"(?:能|可以|可否|够(?!了|条件|线)|算(?:不算|得)?|想|拿(?!了|着|过|到了|到手)|领(?!了|着|过)|享受(?!了|着|过)|申请(?!了|过)|申报|报(?=[得不吗名上])|轮得|进(?:得|不|[^了过]{0,10}[吗不么])|要不要|还有)[^，,。；;？?！!\n]*$"
)
PARTED_VERB = re.compile(r"(?P<verb>[备立结报])(?:了|过|的|好|完|上|好了)(?P<object>案|项|题)")  # 去年备的案
ASKED_ALONE = re.compile(r"[^了过着有是]{2,18}(?P<verb>发|给|补|奖|批|贴|认|算|行)(?:没|不)(?P=verb)[？?]?")
ENDS = re.compile(r"[，,。；;？?！!\n]|\|")
FEW_WORDS, SHORT, BRIEF = 1.8, 5, 4  # words that a clause must share at least, and as how long a short one counts
CLOSE = 0.3  # the share of an open category's words from which on a clause speaks of it
HOLDS = r"(?:领着|在领|正领|已领|领了|领取了|拿着|拿了|已经?享受|享受着|享受了|也享受|在享受|领取)[^，,。；;？?]{0,6}"


@lru_cache(maxsize=64)
def stated(said: str) -> str:
    """The words that state something, with what is asked for blanked: 能拿升规奖励吗 claims no 升规."""
    pieces = []
    at = 0
    for mark in (*ENDS.finditer(said), None):
        end = mark.start() if mark else len(said)
        clause = said[at:end]
        last = mark is None or mark[0] in "？?" or end >= len(said.rstrip(" 。？?！!")) - 1
        asks = last or re.search(r"[吗么嘛吧][\s]*$|不[了着]?$", clause)
        wish = WISHED.search(clause) if asks else None
        if wish is None and ASKED_ALONE.fullmatch(clause.strip()) is not None:
            pieces.append("　" * len(clause) + (mark[0] if mark else ""))  # 那100块服务券发不发: only asks
            at = mark.end() if mark else end
            continue
        pieces.append(clause if wish is None else clause[: wish.start()] + "　" * (len(clause) - wish.start()))
        pieces.append(mark[0] if mark else "")
        at = mark.end() if mark else end
    return "".join(pieces)


def judge_category(category: Category, said: str, barred: bool = False) -> tuple[Result | None, str]:
    """What the person's words say of the category, and which words: None where they say nothing of it.

    `barred` is one that shuts people out: of a list of such things the beginning of one is enough (二手 of 二手农机).
    """
    if category.kind == "exclusion":
        held = re.search(HOLDS + re.escape(category.word), said)
        return ("fails", held[0]) if held else (None, "")
    own = stated(PARTED_VERB.sub(r"\g<verb>\g<object>", said))
    if category.kind == "class":
        return _judge_class(category, said)
    if category.kind == "size":
        return judge_size(category, own)
    if category.kind == "trade":
        return _judge_trade(category, own)
    if category.kind == "open":
        return (_begun(category, own) if barred else None) or _judge_open(category, own, barred)
    if category.family == "grade":
        return _judge_grade(category, own)
    return _judge_family(category, own)


def _judge_trade(category: Category, said: str) -> tuple[Result | None, str]:
    if category.word not in TRADES:
        return None, ""
    said = NOT_TRADE.sub(" ", said)
    industry, other = SAID_TRADES["industry"].search(said), SAID_TRADES["other"].search(said)
    if other and (not industry or SELF.search(said)):
        return "fails", other[0]  # 我们是商贸公司, whatever output it tells of
    return ("meets", industry[0]) if industry else (None, "")


def _judge_grade(category: Category, said: str) -> tuple[Result | None, str]:
    for match in SAID_CLASS.finditer(said):
        grade = (match["class"] or match["bare"]).upper()
        held = f"{grade}类" in (category.word, *category.also)
        return ("meets" if held else "fails"), match[0]
    return None, ""


def _judge_family(category: Category, said: str) -> tuple[Result | None, str]:
    if category.word == "本地":
        said = _of_here(category, said)
    family = BY_NAME[category.family]
    results: list[tuple[Result, str]] = []
    for value in family.values:
        if value.name in (category.word, *category.also):
            results += _claims(value, category, said)
    for wanted in ("fails", "meets", "unknown"):
        for result, word in reversed(results):
            if result == wanted:
                return (result, word) if not category.negative else (_turned(result), word)
    if family.exclusive:
        for value in family.values:
            if value.name not in (category.word, *category.also):
                for result, word in _claims(value, replace(category, levels=()), said):
                    if result == "meets":
                        return ("fails" if not category.negative else "meets"), word
    return None, ""


ELSEWHERE = re.compile(r"外(?:省|地|市|县)|邻(?:省|市|县)|别的?(?:省|市|地方)|隔壁|国外|境外")
FROM_THERE = re.compile(
    r"(?:是|在|来自|属于|注册在|位于|户口在?)[^，。；？?]{0,6}(?:外|邻|别|隔壁|国外|境外)|^(?:我们?|咱们?|公司|企业)?(?:是|属于)?(?:一?家)?外(?:省|地|市)(?:的)?(?:企业|公司|人|户口|单位)"
)


def _of_here(category: Category, said: str) -> str:
    """What was said without clauses that name another place for another thing: 把邻省一家同行买下来."""
    does = pairs_of(category.printed)
    kept = []
    for clause in re.split(r"(?<=[，,。；;？?！!\n])", said):
        elsewhere = ELSEWHERE.search(clause) and not FROM_THERE.search(clause) and not (does & pairs_of(clause))
        kept.append("　" * len(clause) if elsewhere else clause)
    return "".join(kept)


def pairs_of(text: str) -> frozenset[str]:
    return frozenset(run[i : i + 2] for run in HAN.findall(text) for i in range(len(run) - 1))


def _turned(result: Result) -> Result:
    turned: dict[Result, Result] = {"meets": "fails", "fails": "meets", "unknown": "unknown"}
    return turned[result]


def _claims(value: Value, category: Category, said: str) -> list[tuple[Result, str]]:
    found: list[tuple[Result, str]] = []
    if value.denied_pattern is not None:
        found += [("fails", m[0]) for m in value.denied_pattern.finditer(said)]
        if found:
            return found
    for match in value.said_pattern.finditer(said):
        result = _status(said, match)
        if result == "meets" and category.levels:
            level = _said_level(said, match)
            if level and level not in {w.replace("全国", "国家") for w in category.levels}:
                result = "fails"
        found.append((result, match[0]))
    return found


def _said_level(said: str, match: re.Match[str]) -> str | None:
    begin = max((m.end() for m in MARK.finditer(said, 0, match.start())), default=0)
    levels = SAID_LEVEL.findall(said[max(begin, match.start() - 8) : match.start()])
    return levels[-1].replace("全国", "国家") if levels else None


def _judge_open(category: Category, said: str, barred: bool = False) -> tuple[Result | None, str]:
    """The clause that uses most of the category's words, and whether it claims or denies them."""
    word, said = (RANK_OF_BODY.sub("", BODY.sub("局", t)) for t in (category.word, said))
    category = category if word == category.word else replace(category, word=word)
    if (plain := WHO_ENDS.sub("", category.word)) != category.word and len(plain) > 2:
        category = replace(category, word=plain)  # 验收合格的企业
    if barred and (named := NOUN_ENDS.sub("", category.word)) and len(named) > 1:
        category = replace(category, word=named)  # 隧道工程, 房地产项目: the thing itself tells
    wanted, notions = _bits(category.word)
    wanted = wanted - HOLDERS or wanted
    if not wanted:
        return None, ""
    if (member := _member(category, said, barred)) is not None:
        return member
    if GRADED.search(category.word):
        return _graded(category, said)
    if (placed := _placed(category, said)) is not None:
        return placed
    told: list[_Told] = []
    adverse = (
        frozenset(r for r, w in find_concepts(category.word).items() if ADVERSE.search(w)) | {-1}
        if ADVERSE.search(category.word)
        else frozenset()
    )
    for piece in ENDS.split(unasked(said)):
        if not piece.strip():
            continue
        if adverse and not ADVERSE.search(piece) and not adverse & _bits(piece)[1]:
            continue  # 交着社保 says nothing of 欠缴社保
        if len(category.word) <= SHORTENED and not barred and _shortened(piece, category.word):
            told.append(_Told(1.0, piece, wanted))
            break
        bits, rows = _bits(piece)
        literal: float = len(wanted & bits)
        if barred and adverse and any(ADVERSE.search(b) for b in wanted & bits):
            literal += 1
        if literal and set(LEVEL_NAMED.findall(category.word)) & set(LEVEL_NAMED.findall(piece)):
            literal += 1  # 评上4A: of 国家4A级旅游景区
        near = literal or notions & rows or len(wanted) <= BRIEF or (category.negative and NEGATED.search(piece))
        if not barred and near:
            letters = len(_letters(wanted, wanted & bits) & _letters(bits, wanted & bits))
            literal += LETTER * min(2, letters) if literal or letters > 1 else 0
        meant = _meant(category.word, notions & rows, wanted) & wanted
        clear = barred and (
            len(meant) > 2 or any(ADVERSE.search(b) for b in meant)
        )  # one word that is all of what is shut out
        if not literal and len(notions & rows) < 2 and len(wanted) > BRIEF and not clear:
            continue
        shared = literal + NOTION * len(_meant(category.word, notions & rows, wanted) - bits)
        none = category.negative and literal and NEGATED.search(piece)  # 没转让过: 无住房转让记录
        if barred and len(wanted) <= BRIEF and not clear and len(meant) < 2:
            shared = literal  # a word of one character tells nothing of what is shut out
        brief = len(wanted) <= BRIEF and (not barred or bool(adverse) or len(wanted) < BRIEF - 1)
        if shared < (NOTION if brief or none or clear else FEW_WORDS):
            continue
        share = CLOSE if none else 0.0
        share += shared / max(min(len(wanted), max(len(bits), SHORT), MANY) * 0.8, 1.5)
        covered = (wanted & bits) | (_meant(category.word, notions & rows, wanted) & wanted)
        told.append(_Told(share, piece, covered))
    if not told or max(t.share for t in told) < CLOSE:
        return (None, "") if barred or adverse else _together(category, said, wanted)
    first = max(told, key=lambda t: t.share)
    best, clause = first.share, first.clause
    if best < CLOSE:
        return None, ""
    against = next((t for t in told if NEGATED.search(t.clause) and len(t.covered - first.covered) > 1), None)
    if against is not None and not NEGATED.search(clause) and not category.negative:
        return (
            "fails",
            against.clause.strip(),
        )  # 有两个人没办健康证: what is denied is another part of what is asked for
    core = len(_bits(BRACKETED.sub("", category.word))[0])
    if (
        core > LONG
        and not (barred and adverse)
        and len(first.covered) < LEAST * core * (ENOUGH_BARRED if barred else 1)
        and not NEGATED.search(clause)
    ):
        return None, ""
    if PENDING_HERE.search(clause) or UNSURE_HERE.search(clause):
        return "unknown", clause.strip()
    denied = NEGATED.search(clause) is not None
    held = denied == category.negative
    if held and [n for n in re.findall(r"\d+", category.word) if n != "1"]:
        return "unknown", clause.strip()  # a figure that was not read is met by no words
    if held and not category.negative and (_other_level(category.word, clause) or of_another(category.word, clause)):
        return "fails", clause.strip()
    return ("meets" if held else "fails"), clause.strip()


WHO_ENDS = re.compile(r"的(?:企业|单位|机构|项目|人员|个人|人|者|主体|家庭)$")
NOUN_ENDS = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:工程|企业|项目|产品|业务|行业|业项目)$")
BRACKETED = re.compile(r"[（(][^（()）]*[)）]")
ENOUGH_BARRED = 0.7
MANY = 8  # as how many words a long one counts at most
LONG, LEAST = 9, 0.2  # of many words a fifth must have been said


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that speaks of a category: how far, and of which of its pairs."""

    share: float
    clause: str
    covered: frozenset[str]


DOES = re.compile(r"[了过着]|是|(?<!所)有(?!限|关)|在|已经|刚|满|没|属于|\d")


@lru_cache(maxsize=64)
def unasked(said: str) -> str:
    """What was said without the rest of a clause whose wish was blanked: 重建补助|能申请吗 claims no 重建."""

    def rest(match: re.Match[str]) -> str:
        return match[0] if DOES.search(ASKING.sub("", match["rest"])) else "　" * len(match[0])

    return ASKED_REST.sub(rest, said)


def _together(category: Category, said: str, wanted: frozenset[str]) -> tuple[Result | None, str]:
    """What several clauses tell of piece by piece: 在自己名下两年, 5月报废了 of 报废本人名下."""
    if category.negative:
        return None, ""
    covered: dict[str, frozenset[str]] = {}
    for piece in ENDS.split(unasked(said)):
        bits, rows = _bits(piece)
        mine = (wanted & bits) | (
            _meant(category.word, frozenset(find_concepts(category.word)) & rows, wanted) & wanted
        )
        if mine and not NEGATED.search(piece) and not UNSURE_HERE.search(piece):
            covered[piece.strip()] = mine
    whole = frozenset().union(*covered.values()) if covered else frozenset()
    if len(covered) < 2 or len(whole) < max(2, PIECES * len(wanted)):
        return None, ""
    return "meets", "、".join(p for p in covered if p)


HOLDERS = frozenset("企业 单位 机构 项目 人员 个人 业企".split())  # who they are called tells nothing of them
ADVERSE = re.compile(
    r"欠|拖|逃|骗|违|失信|罚|事故|逾期|断|退|转[卖让租]|卖|租|拒|虚|假|冒|挪|闲|空|伪|篡|酒|毒|残|赌|犯"
)
LETTER = 0.5  # what one character counts beside a pair
COMMON_LETTERS = frozenset("的了在和与及或不是有为到我们企业单位人员项目家个公司机构开展进行实施本新上下中大小年月日")


@lru_cache(maxsize=8192)
def _letters(bits: frozenset[str], shared: frozenset[str]) -> frozenset[str]:
    known = {c for b in shared for c in b}
    return frozenset(c for b in bits for c in b if "\u4e00" <= c <= "\u9fff" and c not in known) - COMMON_LETTERS


def _begun(category: Category, said: str) -> tuple[Result, str] | None:
    """Of a list of things that are shut out, one whose first word was said: 二手拖拉机 of 二手农机、自行组装的机具."""
    for name in MEMBERS.split(category.word):
        first = name[:2]
        if len(name) < 3 or len(name) > SHORTENED or not QUALIFIES.match(first):
            continue
        for clause in ENDS.split(said):
            if first in clause and not NEGATED.search(clause):
                return "meets", clause.strip()
    return None


QUALIFIES = re.compile(
    r"二手|旧|自行|自己|进口|外地|外省|外市|境外|加盟|挂靠|转包|分包|租赁|租用|关联|淘汰|改装|报废|停产|闲置|违法|违章|临时|兼职|劳务|退休"
)


def _judge_class(category: Category, said: str) -> tuple[Result | None, str]:
    """Whether who asks is in a class that the document names: by its name, which stands behind what was said of who they are."""
    for name in sorted({category.word, *category.also}, key=len, reverse=True):
        if name in said:
            return "meets", name
    other = next((n for n in category.levels if n in said), None)
    return ("fails", other) if other is not None else (None, "")


PIECES = 0.4
ASKING = re.compile(r"是不是|有没有|能不能|可不可以|是否|还$")
ASKED_REST = re.compile(r"(?P<rest>[^，,。；;？?！!\n　]{1,14})　+")
LEVEL_NAMED = re.compile(
    r"国家级|省级|市级|县级|区级|国际|国内|省内|[甲乙丙丁特一二三四五六]级|[1-5]A|[金银铜]奖|[一二三特]等"
)


LEVEL_KINDS = tuple(
    re.compile(p)
    for p in (
        r"国家级|省级|市级|县级|区级",
        r"国际|国内|省内",
        r"[甲乙丙丁]级",
        r"[特一二三四五六]级",
        r"[1-5]A",
        r"[金银铜]奖",
        r"[特一二三]等",
    )
)


def _other_level(words_: str, clause: str) -> bool:
    """Whether the words ask for one level and another was said: 国家级示范社, 我们是省级的; 一等奖, 拿了二等奖."""
    for kind in LEVEL_KINDS:
        asked, given = set(kind.findall(words_)), set(kind.findall(clause))
        if asked and given and not asked & given and "以上" not in words_:
            return True
        if asked and given and not asked & given and kind is not LEVEL_KINDS[0]:
            return True
    return False


def _shortened(piece: str, words: str) -> bool:
    """占耕地 for 非法占用耕地: a run of what was said that stands in the words in the same order, with a pair of them."""
    run = "".join(HAN.findall(piece))
    for n in range(len(run) - 2):
        part = run[n : n + 3]
        found, at = [], -1
        for character in part:
            at = words.find(character, at + 1)
            found.append(at)
            if at < 0:
                break
        if -1 in found or set(part) & LOOSE:
            continue
        joined = found[1] == found[0] + 1 or found[2] == found[1] + 1
        if joined and found[2] - found[0] <= 4:
            return True
    return False


BODY = re.compile(r"(?:管理|主管|行政)*部门")  # 县级应急管理部门 is what people call 县应急局
RANK_OF_BODY = re.compile(r"级(?=[\u4e00-\u9fff]{2,4}局)")
GRADED = re.compile(r"[A-Z甲乙丙]级")
GRADE = re.compile(r"(?<![A-Za-z\d])([A-D甲乙丙丁])(?:级|(?![A-Za-z\d一-鿿])|(?=的|吗|呢))")


def _graded(category: Category, said: str) -> tuple[Result | None, str]:
    """食品安全量化分级为A级: the grade that was said of the same thing."""
    wanted = set(GRADE.findall(category.word))
    for clause in ENDS.split(said):
        given = set(GRADE.findall(clause))
        if given and (_bits(category.word)[0] & _bits(clause)[0] or RATED.search(clause)):
            return ("meets" if given & wanted else "fails"), clause.strip()
    return None, ""


PLACES = re.compile(r"第?([一二三四五六七八九十1-9])(?=[、和及位名起完主参]|$)|(?<=第)([一二三四五1-9])")
NAMES_PLACE = re.compile(r"第[一二三四五1-9]")
LEADS = re.compile(
    r"(?:主持|牵头|主导|领衔)(?:制定|制订|起草|编制|研制|承担|完成|实施|制修订)"
)  # who leads, and who only takes part
JOINS = re.compile(r"(?:参与|参加|协助)(?:了)?(?:制定|制订|起草|编制|研制|承担|完成|实施|制修订)")
PLACED = re.compile(r"(?:排名?|排位|位列|名列|署名|排序)[^，。；？?\d第]{0,4}(?:第|老)?([一二三四五1-9])(?!个|项|家)")


def _placed(category: Category, said: str) -> tuple[Result, str] | None:
    """排名第二、第三的 and 作为第一起草单位 against the place that was said: 都排第二位."""
    joins = JOINS.search(said)
    if (
        joins is not None
        and LEADS.search(category.word)
        and not JOINS.search(category.word)
        and not LEADS.search(said)
        and not category.negative
    ):
        return "fails", joins[0]
    given = PLACED.search(said)
    if given is None or not NAMES_PLACE.search(category.word) or category.negative:
        return None
    wanted = {a or b for a, b in PLACES.findall(category.word[NAMES_PLACE.search(category.word).start() :])}  # type: ignore[union-attr]
    if given[1] not in wanted:
        return "fails", given[0]
    return ("meets", given[0]) if re.search(r"排名|排位|位列|排序", category.word) else None


RATED = re.compile(r"评|等级|分级|级别|信用")
SHORTENED = 8
WHOLE = 0.6  # the share of one thing's words that were said, where it stands in a list


def _told_whole(words_: str, said: str, negative: bool = False) -> str:
    """The clause that says nearly all of the words, or means them, and denies as much as they do; "" where none does."""
    wanted, notions = _bits(words_)
    for clause in ENDS.split(said):
        bits, rows = _bits(clause)
        covered = (wanted & bits) | (_meant(words_, notions & rows, wanted) & wanted)
        if len(covered) >= WHOLE * len(wanted) and (NEGATED.search(clause) is not None) == negative:
            return clause.strip()
    return ""


LOOSE = frozenset("的了在和与及或不是有为到我们企业单位")
MEMBER = 3
MEMBERS = re.compile(r"或者|[、或]|以及|和|及|等")


HEADED = re.compile(r"的[^的]{1,4}$")


def _member(category: Category, said: str, barred: bool = False) -> tuple[Result, str] | None:
    """Of a list (从事洗车、洗浴等行业) one thing that was said by its own name is enough."""
    pieces = [p for p in MEMBERS.split(category.word) if p]
    if len(pieces) > 1 and category.negative and barred:
        clauses = (_told_whole(HEADED.sub("", p), said, NEGATED.search(p) is not None) for p in pieces)
        return next((("meets", clause) for clause in clauses if clause), None)  # 没人住 of 长期闲置、无人居住的房屋
    if len(pieces) < 2 or category.negative:
        return None
    names = [re.sub(r"^(?:从事|开展|提供|生产|建设|购买|用于)+|(?:生产供应业|供应业)?企业$", "", p) for p in pieces]
    names += [name[:-1] for name in names if len(name) > 2 and name.endswith("业")]  # 采矿业: 我们是采矿的
    for name in names:
        short = {name, *SHORTER.get(name, ())}
        for clause in ENDS.split(said):
            if 2 <= len(name) <= 8 and any(n and n in clause for n in short):
                denied = NEGATED.search(clause) is not None
                return ("fails" if denied else "meets"), clause.strip()
    for piece in pieces:
        told = _told_whole(piece, said) if len(piece) > MEMBER else ""
        if told:
            return "meets", told
    return None


NOTION = 0.9  # what a pair counts that was said in other words


def _meant(phrase: str, rows: frozenset[int], wanted: frozenset[str]) -> frozenset[str]:
    """The pairs of the phrase that lie in words of these notions: 养老院 means all of 养老机构."""
    words_ = find_concepts(phrase)
    return frozenset(w[i : i + 2] for r in rows if (w := words_[r]) for i in range(max(1, len(w) - 1))) & (
        wanted | rows_alone(words_, rows)
    )


def rows_alone(words_: Mapping[int, str], rows: frozenset[int]) -> frozenset[str]:
    """Notions of one character, which have no pairs."""
    return frozenset(words_[r] for r in rows if len(words_[r]) == 1)


@lru_cache(maxsize=8192)
def _bits(text: str) -> tuple[frozenset[str], frozenset[int]]:
    runs = [run.lower() for run in HAN.findall(text)]
    bits = {run[i : i + 2] if run[0] > "z" else run for run in runs for i in range(max(1, len(run) - 1))}
    return frozenset(bits), frozenset(find_concepts(text))


def _status(said: str, match: re.Match[str]) -> Result:
    marks = [m.end() for m in MARK.finditer(said, 0, match.start())]
    begin = marks[-1] if marks else 0
    following = MARK.search(said, match.end())
    clause = said[begin : following.start() if following else len(said)]
    before = said[begin : match.start()]
    after = said[match.end() : following.start() if following else len(said)]
    if ASKED_BEFORE.search(before) or UNSURE_HERE.search(clause):
        return "unknown"
    if DENIED_BEFORE.search(before) or re.match(r"(?:都|也|还|一直)?(?:没有?|不是|未)(?!少|错|过期|问题)", after):
        return "fails"
    return "meets"
