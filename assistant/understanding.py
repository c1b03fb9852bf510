"""Understanding: a question in, what it asks for, about what and in which frame, out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answers import Language
from assistant.asked import Asked, find_asked
from assistant.attributes import INSTRUCTION, OUTSIDE, Attribute, find_attributes
from assistant.english import in_chinese, is_english
from assistant.frames import Frame, find_frame
from assistant.synonyms import CONCEPTS, find_concepts
from assistant.wording import plain
from index.quantities import Quantity, find_quantities

# How to answer, and no question of its own: 逐条说, 都列给我, 算个百分比.
MANNER = re.compile(
    r"^(?:请|都|逐[条项个]|一一|全部?|给我|帮我|麻烦|详细|简单|具体)*(?:列|说|报|讲|算|写|数|念)[^,。?]{0,6}[。.!]?$|^(?:所有|全部)(?:的)?(?:情形|情况|条件|要求|材料)[。.!]?$|^一[条项个样](?:都?别|不要|不能|不许|都不)[^,。?]{0,4}[。.!]?$|^把[^,。?]{1,8}(?:也|都)?(?:给|列|说|写|报)(?:出来|上|全|一下|清楚)[。.!]?$"
)
PARTS = re.compile(
    r"[?？;；]+|(?<=[^,，])[,，](?=(?:那|另外|还有|以及|同时|其中|占|又|在)[^,，]{2,}(?:多少|几|哪|谁|什么|啥))"
)

# Our lab worked for eleven firms last year. When something of one's own happened is no frame of the question.
STORY = re.compile(r"[^.?!;]*\b(?:we|our|us|my|i)\b[^.?!;]*[.;!]", re.IGNORECASE)
SHORT_IS = re.compile(r"\b(?P<word>what|who|where|when|how)['’]s\b", re.IGNORECASE)
WHEN = re.compile(r"\b(?:last|this|the previous) year\b", re.IGNORECASE)

# Who does it, asked behind a question about something else: 新认定几家,谁牵头?
WHO_TOO = re.compile(
    r"(?:几|多少|什么时候|哪些|怎么)[^,，?？]*(?P<cut>[,，])(?=又?[由归是]?(?:谁|哪个部门|哪家)(?:来|在)?(?:牵头|负责|主?管|主办|审批|认定|拨付|发放)[^,，]{0,4}[?。]?$)"
)


@dataclass(frozen=True, slots=True)
class Understood:
    question: str  # as typed
    plain: str  # form differences removed
    language: Language
    asked: Asked
    attributes: tuple[Attribute, ...]
    frame: Frame
    quantities: tuple[Quantity, ...]  # figures that the question itself states
    parts: tuple[str, ...]  # the questions of one message, in order
    translated: str  # Chinese terms of an English question
    outside: bool
    instructs: bool

    @property
    def words(self) -> str:
        """What the word index is asked: the question and the official words for its notions."""
        added = [word for row, said in find_concepts(self.plain).items() for word in CONCEPTS[row][:2] if word != said]
        return " ".join((self.plain, self.translated, *added))


def understand(question: str, wording: str | None = None) -> Understood:
    """Read a question. `wording` is its plain wording where a caller has completed it (pinyin, earlier turns)."""
    text = plain(question) if wording is None else wording
    english = is_english(text)
    also = WHO_TOO.search(text)
    cut = f"{text[: also.start('cut')]}?{text[also.end('cut') :]}" if also else text
    parts = tuple(
        part.strip() for part in PARTS.split(cut) if part and len(part.strip()) > 2 and not MANNER.match(part.strip())
    )
    return Understood(
        question=question,
        plain=text,
        language="en" if english else "zh",
        asked=find_asked(_question_of(text) if english else text),
        attributes=find_attributes(text),
        frame=find_frame(STORY.sub(lambda told: WHEN.sub("", told[0]), text) if english else text),
        quantities=find_quantities(text),
        parts=parts or (text,),
        translated=in_chinese(text) if english else "",
        outside=bool(OUTSIDE.search(text)),
        instructs=bool(INSTRUCTION.search(text)),
    )


def _question_of(text: str) -> str:
    """An English message without what it tells beforehand: We missed the deadline. What is the fine? asks for no date."""
    asking = STORY.sub("", text).strip()
    return SHORT_IS.sub(r"\g<word> is", asking if "?" in asking else text)
