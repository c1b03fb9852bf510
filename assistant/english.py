"""English questions: the notions that their words name, each with the official Chinese words for it.

    question = (notion | light word)*      How big a deposit may a nursing home ask of a new resident?
A notion is a wording of the table (assistant/wordlists), a phrase that a dictionary translates into words of
the document (index/glosses.py), or a word that neither knows. The dense vectors are multilingual; notions add what
BM25 and the comparison of words need.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from assistant.terms import terms
from index.glosses import EMPTY, PHRASE, stem

Source = Literal["table", "class", "dictionary", "unknown"]

WORD = re.compile(r"5g|pm2\.5|[a-z]+(?:&[a-z]+)?", re.IGNORECASE)
INSIDE = frozenset("a an the of".split())  # words that may stand or be missing inside a wording
# Words that name nothing a document would state: verbs of everything, hedges, and what a question is made of.
LIGHT = EMPTY | frozenset(
    "get gets getting got gotten take takes taking taken took come comes coming came put puts putting go goes going gone went make makes making made "
    "let lets give gives giving given gave want wants wanted need needs like likes say says said tell tells told know knows known see sees seen saw "
    "look looks looking mean means meant supposed suppose expected expect ask asks asked asking run runs running ran work works worked keep keeps call called calls "
    "thing things something anything everything nothing someone anyone everyone nobody one ones two three four five six seven eight nine ten eleven twelve "
    "way ways sort sorts kind kinds type types case cases time times part parts bit lot lots deal today now then currently already still also just only even ever "
    "really actually exactly simply merely quite very so such too again always never yet else other others another same different various certain particular "
    "good big great small little high higher low lower large larger long short far near early late old us me them him himself themselves myself ourselves itself "
    "our ours mine yours hers theirs between among within without before after during against toward towards upon through across via because since until while whether "
    "though although however therefore hence thus both either neither none last next recent recently year years month months day days week weeks "
    "rmb cny yuan million billion trillion thousand hundred percent per cent pct pp tonne tonnes ton tons ve re ll don didn doesn isn aren won can't t s d m "
    "please thanks hello hi yes ok okay think guess reckon suppose document text paper policy rules rule plan anything word words mention mentioned mentions according "
    "set sets setting aim aims aimed meant intend intended intends hope hopes hoped hoping plans planned planning decide decided happen happens happened be been being am 'm "
    "fast quickly soon often frequently size amount sum figure number numbers level point does have having had has who whose whom where why back down off away around about above below "
    "first second third whole entire full total overall rest main own real able turn turns turned pass clear meet meets reach reached hit "
    "we they it i you he she there here this that these those and or but nor if unless as than with to by on in at from for my his her its their your "
    "mr ms side hand end start begin began begins beginning stand stands stood sit lie live lives living find finds found leave leaves left try tries tried help helps show shows gain gains achieve achieves secure secures receive receives won win wins winner winners".split()
)

# Phase III, class 1, grade 2: what a number sorts.
CLASSED = re.compile(
    r"\b(?P<kind>phase|class|category|type|level|grade|tier|stage)[ -]?(?P<number>iv|v|i{1,3}|\d|[a-f](?![a-z]))\b",
    re.IGNORECASE,
)
CLASS_OF = {
    "phase": ("{}期",),
    "stage": ("{}期",),
    "class": ("{}类", "{}级"),
    "category": ("{}类",),
    "type": ("{}类", "{}型"),
    "level": ("{}级",),
    "grade": ("{}级", "{}等", "{}类"),
    "tier": ("{}档", "{}级"),
}
ROMANS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}


@dataclass(frozen=True, slots=True)
class Notion:
    """One thing that the question names: `said` are its words there, `words` the Chinese ones that may stand for it."""

    said: str
    start: int
    end: int
    words: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class _Word:
    stem: str
    text: str
    start: int
    end: int


@cache
def _wordings() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Stems of each English wording of the table → the Chinese words of its row."""
    rows: dict[tuple[str, ...], tuple[str, ...]] = {}
    for english, chinese in terms():
        for wording in english:
            stems = tuple(word.stem for word in _words(wording))
            rows[stems] = tuple(dict.fromkeys((*rows.get(stems, ()), *chinese)))
    return rows


@cache
def surfaces() -> frozenset[str]:
    """The wordings of the table as they are printed: a stem may stand for another word (operator, operation)."""
    return frozenset(wording for english, _ in terms() for wording in english)


@cache
def _longest() -> int:
    return max(map(len, _wordings()))


def _words(text: str) -> list[_Word]:
    found = ((m, m[0].lower()) for m in WORD.finditer(text))
    return [_Word(stem(word), word, *m.span()) for m, word in found if word not in INSIDE]


@cache
def find_notions(question: str) -> tuple[Notion, ...]:
    """The notions that the table knows, in the question's order, and each other word that carries meaning by itself.

    >>> [notion.words[0] for notion in find_notions("growth of industrial investment")]
    ['增长', '工业投资']
    """
    found: list[Notion] = []
    for m in CLASSED.finditer(question):
        number = m["number"].lower()
        words_of = tuple(form.format(ROMANS.get(number, number.upper())) for form in CLASS_OF[m["kind"].lower()])
        found.append(Notion(m[0], *m.span(), words_of, "class"))
    words = [w for w in _words(question) if not any(n.start <= w.start < n.end for n in found)]
    at = 0
    while at < len(words):
        size = next((n for n in range(min(_longest(), len(words) - at), 0, -1) if _known(words[at : at + n])), 0)
        first, last = words[at], words[at + max(size, 1) - 1]
        if size:
            meant = _wordings()[tuple(w.stem for w in words[at : at + size])]
            found.append(Notion(question[first.start : last.end], first.start, last.end, meant, "table"))
        elif first.text not in LIGHT and len(first.text) > 1:
            found.append(Notion(first.text, first.start, first.end, (), "unknown"))
        at += max(size, 1)
    return tuple(sorted(found, key=lambda n: n.start))


def _known(words: list[_Word]) -> bool:
    """Whether the words are a wording of the table; a light word alone is none, and no mark stands between them."""
    if len(words) == 1 and words[0].text in LIGHT:
        return False
    return tuple(w.stem for w in words) in _wordings()


def glossed(question: str, glosses: dict[str, tuple[str, ...]]) -> tuple[Notion, ...]:
    """The notions, those that the table does not know looked up among the glosses of a document, phrases first."""
    return tuple(
        replace(notion, words=glosses[word], source="dictionary")
        if notion.source == "unknown" and (word := stem(notion.said)) in glosses
        else notion
        for notion in _with_phrases(question, glosses)
    )


def _with_phrases(question: str, glosses: dict[str, tuple[str, ...]]) -> list[Notion]:
    """The notions, several words that the dictionary translates together before each for itself: travel agency."""
    notions = list(find_notions(question))
    words = [w for w in _words(question) if w.text not in LIGHT]
    for size in range(PHRASE, 1, -1):
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            start, end = run[0].start, run[-1].end
            inside = [n for n in notions if start < n.end and n.start < end]
            meant = glosses.get(" ".join(w.stem for w in run), ())
            parted = any(n.source in ("class", "dictionary") or " " in n.said for n in inside)
            if meant and inside and not parted and len(WORD.findall(question, start, end)) == size:
                notions = [n for n in notions if n not in inside]
                notions.append(Notion(question[start:end], start, end, meant, "dictionary"))
    return sorted(notions, key=lambda n: n.start)


def in_chinese(question: str) -> str:
    """The Chinese words that may stand for the question's English ones, in its order, joined by blanks.

    >>> in_chinese("growth of industrial investment").split()[:2]
    ['增长', '提高']
    """
    return " ".join(dict.fromkeys(word for notion in find_notions(question) for word in notion.words))


def is_english(text: str) -> bool:
    """Whether a question is asked in English: Latin words, and hardly any Chinese character beside names."""
    chinese = len(re.findall(r"[\u3400-\u9fff]", text))
    words = len(re.findall(r"[A-Za-z]{2,}", text))
    return words >= 3 and words > chinese and bool(ENGLISH.search(text))


# Pinyin has Latin letters too: a question is English when one of its commonest words is.
ENGLISH = re.compile(
    r"\b(the|what|which|who|whom|how|when|where|is|are|do|does|did|can|could|of|for|in|to|and|by|we|our|should|will|must|tell|why|list|name)\b",
    re.IGNORECASE,
)
