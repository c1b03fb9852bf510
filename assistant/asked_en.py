"""What is asked in English: the wordings of each kind of question, and of the units that would answer it.

The kinds are those of assistant/asked.py, which reads these beside the Chinese ones.
"""

from __future__ import annotations

from assistant.comparing_en import BEATS_BY
from index.numerals import any_of, words

PARTS = "measures actions articles sections chapters safeguard parts"
BODIES = words("department ministry agency body bodies authority authorities office")
PLACES = words("city cities place region country countries")
SORTS = words("kinds types industries sectors areas markets fields products")
# What is a figure by its name: the reward, what fine.
GAUGES = words(
    "cap ceiling rate rates allowance subsidy bonus reward price fine fee score ratio threshold limit capacity weight "
    "revenue discount grant premium deposit age ages sum budget"
)
GRANTS = words("allowance subsidy bonus reward fine grant deposit")  # sums of money by their name
PAID = words("get gets receive receives paid pay pays cost costs granted claim worth awarded")
SHARES = words("share percentage proportion rate growth amount number slice size portion")
EXTENTS = words("maximum minimum cap target ceiling limit number amount annual size")
SPELLS = words("days weeks months years hours minutes")
SPELL = rf"(?:working |business |calendar )?(?:{any_of(SPELLS)})"
RISES = words("grow rise fall expand increase drop decline")
DEALT = words("paid processed issued handled decided approved answered done")

KINDS_EN: dict[str, tuple[str, ...]] = {
    "part": ("which (?:measure|action|article|section|part)", "what (?:measure|article) number"),
    "rhythm": ("how often", "how frequently"),
    "date": (
        "by when",
        r"\bwhen\b",
        "deadline",
        "what (?:date|day|month|time|year|moment)",
        "until what",
        "how soon",
        "from what (?:date|day|moment)",
    ),
    "amount": (
        "how (?:many|much|large|big|high|long|fast|soon|quickly)",
        r"what (?:must|should|may) .{2,40} (?:reach|be)\b",
        rf"what (?:{any_of(SHARES)})",
        rf"what (?:is|are|was) the (?:(?!of|for|in|to)[a-z-]+ ){{0,2}}?(?:{any_of((*EXTENTS, *GAUGES, 'most', 'least'))})\b",
        rf"what (?:(?!is|are|does|do|did|will|would|happens)[a-z-]+ ){{0,3}}?(?:{any_of(GAUGES)})\b",
        "by what (?!date|time|day|month|year|point|stage)",
        "number of",
        "percentage",
    ),
    "reason": (r"\bwhy\b", "what is the reason", "reason for"),
    "who": (r"\bwho(?:m|se)?\b", rf"which (?:{any_of(BODIES)})"),
    "where": (r"\bwhere\b", rf"which (?:{any_of(PLACES)})"),
    "list": ("what are", "list", "name the", rf"(?:which|what) (?:{any_of(SORTS)})"),
    "yesno": ("^(?:is|are|does|do|did|can|could|will|must|has|have) ",),
}
UNITS_EN: dict[str, tuple[str, ...]] = {
    "money": (
        "how much (?:money|funding)",
        "(?:how many|in) (?:yuan|rmb)",
        rf"what (?:is|are|was) the (?:(?!of|for|in|to)[a-z-]+ ){{0,2}}?(?:{any_of(GRANTS)})(?! (?:rate|share))\b",
        rf"how much (?:does|do|can|will|is|are|would) [^?]{{0,80}}\b(?:{any_of(PAID)})\b",
    ),
    "percent": (
        rf"how fast [^?]{{3,80}}(?:{any_of(RISES)}|supposed|climb)",
        rf"how much (?:is|are|will|should|must) .{{3,60}} (?:{any_of(RISES)}|shrink)",
        "percent",
        "what (?:share|proportion|rate|growth)",
        "growth rate",
    ),
    "duration": (
        "how (?:long|soon|quickly)",
        rf"how fast (?:is|are|will) [^?]{{2,40}}(?:{any_of(DEALT)})",
        f"how many {SPELL}",
    ),
    "mass": ("tonnes", "tons"),
    "area": (r"how many (?:square|hectares|mu\b)",),
    "volume": ("how many (?:cubic|litres|liters)",),
    "power": (r"how many (?:kilo|mega|giga)watts\b",),
    "length": ("how many (?:kilometres|kilometers|metres|meters|miles)",),
    "people": ("how many people",),
    "age": ("how old", r"what ages?\b"),
    "things": (rf"how many (?!{SPELL}|people|tonnes|tons|yuan|rmb|percentage)",),
}
COMPARE_EN = (
    "differ",
    "compar",
    "how many more",
    "how much (?:more|higher|larger|greater)",
    "in total",
    "combined",
    "altogether",
    "sum of",
    "ratio of",
    "times as",
    "larger",
    "higher than",
    "which is",
    r"by how (?:much|many) [^?]*\b(?:from 20\d\d to|between 20\d\d and) 20\d\d",
    BEATS_BY,
    r"\badd\b.*\btotal\b",
    r"\bmore of\b",
    "versus",
    r"\bvs\b",
)
SUMMARY_EN = ("summar", "what does .{1,40} (?:say|cover|contain|require)", r"about\?$")
COUNT_EN = (f"how many (?:{any_of(words(PARTS))})", "number of (?:measures|actions|articles)")
