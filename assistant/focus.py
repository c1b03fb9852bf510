"""Focus: what a question is about, as weighted terms, and how much of it a piece of text covers.

Terms are the character bigrams that are left when question words are cut out, and the notions of the
synonym table. A term weighs as much as it is rare in the document.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.english import glossed
from assistant.synonyms import CONCEPTS, find_concepts
from index.vocabulary import Vocabulary
from index.words import fold, tokenize

# Words of one character that name nothing by themselves, unless they are part of a word: 能 but not 产能, 会 but not 省会.
ALONE = (
    r"(?<![省社协工商机都国大峰年员金事])会(?![议展商计场员所])",
    r"(?<![功产智节性职技效动才储万失])能(?![源耗力效量级够])",
    r"(?<![重主需纪摘必概])要(?![素件求点紧])",
    r"(?<![所取获心])得(?![到分])",
    r"(?<![针相配比])对(?![象接外口标应照策])",
    r"从(?![业事严])",
    r"(?<![方定面转导])向",
    r"往(?![来年])",
    r"(?<![存现])在(?![线建岗职编校册地库研])",
    r"(?<![用低高关基属])于",
    r"(?<![通超经])过(?![程渡剩桥])",
    r"(?<![供])给(?!予)",
    r"里头?(?!程)",
    r"上(?=[,。?])",
    r"(?<![返偿归])还(?![款贷本])",
    r"就(?![业医读近诊餐学])",
    r"都(?!市)",
    r"也",
    r"又",
    r"再(?![生融就贷制担])",
    r"(?<![人英])才(?!能)",
    r"只",
    r"(?<![观阳激])光(?![伏电纤学谷刻])",
    r"(?<![参授])与",
    r"(?<![共])和(?!谐)",
    r"跟",
    r"(?<![普涉])及(?!时)",
    r"或",
    r"是",
    r"(?<![国所拥享具私公])有(?![效机限关色偿害毒序])",
    r"(?<![作行])为(?!主)",
    r"(?<![自理])由",
    r"(?<![场究])所(?![得有在属需])",
    r"之",
    r"个(?![人体税])",
    r"(?<![未外])来(?!源)",
    r"去(?!年)",
    r"到(?![位期账])",
    r"(?<![应信使费利专通采适享])用(?![地工能户水电途人])",
    r"做",
    r"搞",
    r"弄",
    r"(?<![骨若主])干(?![部线预])",
)

# Words that ask, beg, hedge or join, and name nothing. Cut out so that no bigram crosses them.
QUESTION_WORDS = re.compile(
    r"请问|我?想(问|知道|了解|打听)(一下|下)?|我就?问问|问一下|麻烦(您|你)?|帮(我|忙)(看看|查查|查一下|问问)?|告诉我|给我|跟我|说说|讲讲|你好|您好|谢谢|速回|俺寻思问一嘴|俺就问问|寻思|"
    r"(什么|啥)时候|多少|多大(一块|规模)?|几(何|多|成|样|个点|个)?|什么|啥数|啥|哪(些|个|几个|几|一个|一条|里|儿|家|种|两|三|四)?|怎么(个|着|样|办|弄)?|咋(整|办|样|弄)?|如何|为什么|为啥|为何|凭什么|多久|谁|何时|是否|能否|可否|"
    r"是不是|有没有|能不能|可不可以|行不行|够不够|算不算|会不会|到底|究竟|具体(都)?|分别(是|为)?|各自?(是|为|想)?|一共|总共|拢共|"
    r"20\d\d年(?:底|末|初|前|度|内)*|一年(?!级)|今年(要|得|还要|想|打算|的)?|文件(里|中|上)?|(这|那)(个|份|项|些|块|条|笔|部分|里|边|儿)?|该|本(意见|文件|办法|通知)|按照?(文件|规定|要求)?|根据|原文|原话|政策(里|上|中)?|"
    r"打算|准备|计划|想要?|希望|盼着|奔着|冲着|力争|要求|应该|需要|必须|可以|允许|能够|"
    r"我们?(厂|公司|企业|家)?|咱们?|俺们?|你们?|他们?|人家|大家|省里|上面|官方|政府(这边)?|"
    r"吗|呢|吧|呀|啊|么|哇|捏|嘛|呗|啦|哦|喔|哈|的话|的|了|着|被|把|让|叫|对于|关于|下面|底下|之后|以后|且|但|而|"
    + "|".join(ALONE)
    + r"|"
    r"[,。?!;:、,.'\"“”‘’《》()\[\]【】…~～\-—/]",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that the question names: any of `words` states it."""

    words: tuple[str, ...]
    weight: float
    known: bool  # whether the document has it at all
    concept: bool = False

    def opposed(self, text: str) -> bool:
        """Whether the text has it with 非 before it alone: who is 独生子女 asks for nothing of 非独生子女."""
        return NOT in text and all(text.count(word) == text.count(NOT + word) for word in self.words if NOT not in word)


NOT = "非"
OPPOSITE = 0.4  # of a term's weight, for a text that has only its opposite


@dataclass(frozen=True, slots=True)
class Focus:
    terms: tuple[Term, ...]

    @property
    def mass(self) -> float:
        return sum(term.weight for term in self.terms)

    def covered(self, text: str, context: str = "", context_share: float = 0.6) -> float:
        """The share of the focus that the text states, 0 to 1; what only its context states counts in part."""
        if not self.terms:
            return 0.0
        total = 0.0
        for term in self.terms:
            if any(word in text for word in term.words):
                total += term.weight * (OPPOSITE if term.opposed(text) else 1.0)
            elif context and any(word in context for word in term.words):
                total += term.weight * context_share
        return total / self.mass

    def scaled(self, share: float) -> Focus:
        """The same terms at a share of their weight."""
        return Focus(tuple(Term(t.words, t.weight * share, t.known, t.concept) for t in self.terms))

    def joined(self, other: Focus) -> Focus:
        """Both focuses' terms; a term of both keeps the first's weight."""
        have = {term.words for term in self.terms}
        return Focus(self.terms + tuple(term for term in other.terms if term.words not in have))

    def missing(self, text: str) -> tuple[Term, ...]:
        """Terms that the text does not state, heaviest first."""
        lacking = [term for term in self.terms if not any(word in text for word in term.words)]
        return tuple(sorted(lacking, key=lambda term: -term.weight))


UNKNOWN_SHARE = 0.20  # a word that the document lacks is mostly a manner of speaking


def bare(question: str) -> str:
    """The question with its question words cut out."""
    return QUESTION_WORDS.sub(" ", question)


def find_focus(
    question: str, vocabulary: Vocabulary, rarity: Callable[[int], float], english: bool = False, synonyms: bool = True
) -> Focus:
    """The terms of a question in plain wording; `rarity` is the weight of a synonym row in the document.

    An English question's terms are the document's words that its own can mean.
    """
    terms: dict[tuple[str, ...], Term] = {}
    spoken_for: set[str] = set()
    for row, word in find_concepts(question).items() if synonyms else ():
        weight = rarity(row)
        known = weight > 0
        members = tuple(fold(w) for w in CONCEPTS[row] if len(w) > 1 or w == word)
        # A row that the document never uses says little by itself: its words count as bigrams below.
        if known:
            terms[members] = Term(members, weight, True, True)
            spoken_for.update(tokenize(word))
    if english:
        terms.update((term.words, term) for term in _english_terms(question, vocabulary))
    cut = bare(question)
    for token in dict.fromkeys(tokenize(cut)):
        if english and token.isascii() and token not in vocabulary.idf:
            continue
        if token in spoken_for or (len(token) == 1 and not token.isdigit() and token not in vocabulary.idf):
            continue
        if token in vocabulary.idf:
            share = 0.5 if len(token) == 1 else 1.0
            terms[(token,)] = Term((token,), vocabulary.idf[token] * share, True)
        elif alike := _in_place(token, sound_alikes(token, vocabulary), cut, vocabulary):
            terms[alike] = Term(alike, max(vocabulary.idf[word] for word in alike) * 0.9, True)
        else:
            terms[(token,)] = Term((token,), vocabulary.rarest * UNKNOWN_SHARE, False)
    return Focus(tuple(terms.values()))


def _english_terms(question: str, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """One term for each notion of an English question, by the words for it that the document has."""
    terms = []
    for notion in glossed(question, vocabulary.glosses):
        stated = {word: rare for word in notion.words if len(word) > 1 and (rare := _rare(fold(word), vocabulary)) > 0}
        if stated:
            terms.append(Term(tuple(fold(word) for word in stated), min(stated.values()), True))
        elif notion.source != "table" or any(len(word) > 1 for word in notion.words):
            terms.append(Term((fold(notion.said),), vocabulary.rarest * UNKNOWN_SHARE, False))
    return tuple(dict.fromkeys(terms))


def _rare(word: str, vocabulary: Vocabulary) -> float:
    """The idf of a word's rarest token; 0 where the document lacks one of them."""
    idfs = [vocabulary.idf.get(token, 0.0) for token in tokenize(word)]
    return max(idfs) if idfs and min(idfs) > 0 else 0.0


def _in_place(token: str, alike: tuple[str, ...], cut: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The sound-alikes that the document also joins to the characters beside the token: 曾加值 is 增加值, 市每个 is no 市没个."""
    at = cut.find(token)
    before, after = cut[at - 1 : at].strip(), cut[at + len(token) : at + len(token) + 1].strip()
    return tuple(
        word
        for word in alike
        if (word[0] == token[0] or not _han(before) or before + word[0] in vocabulary.idf)
        and (word[-1] == token[-1] or not _han(after) or word[-1] + after in vocabulary.idf)
    )


def _han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def sound_alikes(token: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Bigrams of the document that are pronounced like this one, which the document does not have."""
    if len(token) != 2 or token[0] < "\u3400":
        return ()
    from pypinyin import lazy_pinyin

    return vocabulary.sounds.get(" ".join(lazy_pinyin(token)), ())


def weigh(count: int, sentences: int) -> float:
    """Inverse sentence frequency: ln(1 + N / (0.5 + n)); a notion that nothing states weighs nothing."""
    return math.log(1 + sentences / (0.5 + count)) if count else 0.0
