"""Pinyin typed for characters: kaimen → the document's own words that sound so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from index.vocabulary import Vocabulary

# What asks, in pinyin; the rest is looked up in the document.
ASKING: Mapping[str, str] = {
    "duoshao": "多少", "ji": "几", "jige": "几个", "jijia": "几家", "shenme": "什么", "sha": "啥", "shui": "谁", "shei": "谁", "nali": "哪里", "naxie": "哪些", "zenme": "怎么",
    "jinnian": "今年", "qunian": "去年", "mingnian": "明年", "dianhua": "电话", "hua": "话", "xin": "新", "wan": "万", "yi": "亿", "ma": "吗", "ne": "呢", "zuigao": "最高", "zuidi": "最低",
    "tiaojian": "条件", "shijian": "时间", "qiye": "企业", "gongsi": "公司", "de": "的", "shi": "是",
}  # fmt: skip
LATIN = re.compile(r"[a-zü]+", re.IGNORECASE)
TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuüüüü")


@cache
def _syllables() -> frozenset[str]:
    from pypinyin.pinyin_dict import pinyin_dict

    return frozenset(
        syllable.translate(TONES) for spoken in pinyin_dict.values() for syllable in spoken.split(",") if syllable
    )


def split_syllables(run: str) -> tuple[str, ...] | None:
    """The syllables of a Latin run, longest first, or None where it is not pinyin throughout."""
    known = _syllables()

    def rest(at: int) -> tuple[str, ...] | None:
        if at == len(run):
            return ()
        for size in range(min(6, len(run) - at), 0, -1):
            if run[at : at + size] in known and (size > 1 or run[at] in "aeo"):
                tail = rest(at + size)
                if tail is not None:
                    return (run[at : at + size], *tail)
        return None

    return rest(0) if len(run) <= 40 else None


def in_characters(question: str, vocabulary: Vocabulary) -> str:
    """The question with its pinyin written in the document's characters; what no word sounds like stays."""

    def written(match: re.Match[str]) -> str:
        run = match[0].lower().translate(TONES)
        if run in ASKING:
            return ASKING[run]
        syllables = split_syllables(run)
        if not syllables or len(syllables) < 2:
            return match[0]
        return _characters(syllables, vocabulary) or match[0]

    return re.sub(r"[a-zA-ZüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜÜ]+", written, question)


def _characters(syllables: tuple[str, ...], vocabulary: Vocabulary) -> str:
    text = ""
    i = 0
    while i < len(syllables):
        for asking_size in (2, 1):
            asked = ASKING.get("".join(syllables[i : i + asking_size]))
            if asked and i + asking_size <= len(syllables) and asking_size == 2:
                text += asked
                i += asking_size
                break
        else:
            words = vocabulary.sounds.get(" ".join(syllables[i : i + 2]), ()) if i + 1 < len(syllables) else ()
            joined = [word for word in words if text and word[0] == text[-1]]
            if joined:
                text += joined[0][1]
                i += 1
            elif words:
                # Of words that sound alike the commonest; a following syllable then confirms it or not.
                text += min(words, key=lambda word: (vocabulary.idf.get(word, 9.9), word))
                i += 1
            else:
                i += 1
    return text


def has_pinyin(question: str) -> bool:
    """Whether a Latin run could be pinyin: worth the look-up only then."""
    return any(len(run) > 1 for run in LATIN.findall(question.translate(TONES)))
