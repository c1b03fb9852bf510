"""Comparing in English: the two things that a question puts side by side, whatever lists their names hold.

by how many does A exceed B     A is to outpace B by how much     how much higher is A than that for B
add A to B                      the sum of A and that for B       which will there be more of, A or B
"""

from __future__ import annotations

import re

from index.numerals import any_of, words

BEATS = any_of(words("exceed exceeds outpace outpaces outstrip outstrips surpass surpasses top tops beat beats"))
MORE = any_of(words("more higher larger greater bigger longer faster lower smaller shorter fewer less"))
SUPPOSED = r"(?:(?:is|are) (?:meant|supposed|expected|planned|due|to) (?:to )?|(?:should|must|will|does|do) )"
HOW_MUCH = r"how (?:many|much|far)"
POINTS = r"(?: percentage points?| points?)?"
# The second thing is told from a list in the first by the word that stands for what is measured: that for, those in.
OTHER = r"(?:that|those|the one|the ones) (?:of|for|in|on)"
FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"by {HOW_MUCH}{POINTS},? (?:does|do|will|should|must|is|are) (?P<left>.+?) (?:{BEATS}) (?P<right>[^?]+)",
        rf"(?P<left>[^,.?;]+?) {SUPPOSED}(?:{BEATS}) (?P<right>[^?]+?),? by {HOW_MUCH}{POINTS}",
        rf"{HOW_MUCH}{POINTS} (?:{MORE}) (?:is|are|will|should) (?P<left>.+?) (?:be )?than (?P<right>[^?,]+)",
        rf"(?:difference|gap) between (?P<left>.+?) and (?:{OTHER}) (?P<right>[^?]+)",
        r"\badd (?P<left>[^?.]+?) (?:to|and|onto) (?P<right>[^?.]+)",
        rf"(?:{MORE}) of[^?,]*, (?P<left>[^?,]+?) or (?P<right>[^?.]+)",
    )
)
# That one thing is more than another is all that it asks: by how much will A grow does not.
BEATS_BY = rf"by {HOW_MUCH}.*\b(?:{BEATS})\b|\b(?:{BEATS})\b.*by {HOW_MUCH}"
MEASURED = re.compile(
    rf"^(?:(?:the|our|their|its)\s+)?(?:(?:target|figure|number|share|growth|total)s? (?:of|for|in) (?:the )?)|^(?:{OTHER}) (?:the )?|^the ",
    re.IGNORECASE,
)
WORD_OF_IT = re.compile(r"\b(?:ones|target)$")


def find_pair(question: str) -> tuple[str, str] | None:
    """The names of the two things, without what is measured of them; None where no two are put side by side.

    >>> find_pair("By how many does the target for labs, workshops and halls exceed that for platforms?")
    ('labs, workshops and halls', 'platforms')
    """
    for form in FORMS:
        if (found := form.search(question)) is not None:
            return _name(found["left"]), _name(found["right"])
    return None


def _name(words_of_it: str) -> str:
    return WORD_OF_IT.sub("", MEASURED.sub("", words_of_it.strip(" '\""))).strip(" '\",")
