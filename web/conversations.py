"""Conversations: what the browser keeps, as typed values.

The server keeps none of it: each event brings the store along and gives it back, so that copies of the app are alike
and nobody can see another's words. What comes back from a browser is read like any foreign data.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any
from unicodedata import east_asian_width

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answers import Answer

# A browser keeps about 5 MB for a site; an answer with its quotes is 2 KB or so.
MAX_CONVERSATIONS = 20
MAX_TURNS = 60
MAX_NAME_CHARS = 40  # of what a browser calls a conversation or an event
TITLE_WIDTH = 48  # in Latin letters; a Chinese character is as wide as two


class Turn(BaseModel):
    """A question and its answer. `opinion` is good, bad or None; `documents` are the slugs asked, all if empty.

    `profile` is what the eligibility form held then: field key → words.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    answer: Answer
    version: str
    opinion: str | None = None
    commented: bool = False
    documents: tuple[str, ...] = ()
    profile: dict[str, str] = {}

    @property
    def question(self) -> str:
        return self.answer.question


class Conversation(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    turns: tuple[Turn, ...] = ()

    @property
    def title(self) -> str:
        """The first question, cut to a line; "" while there is none."""
        first = self.turns[0].question if self.turns else ""
        width = 0
        for place, character in enumerate(first):
            width += 2 if east_asian_width(character) in "WF" else 1
            if width > TITLE_WIDTH:
                return first[: place - 1].rstrip() + "…"
        return first

    def questions(self, before: int | None = None) -> tuple[str, ...]:
        return tuple(turn.question for turn in self.turns[:before])


class Store(BaseModel):
    """The conversations of one browser, newest first; `current` is the id of the one that a window shows.

    The others come with as many of their turns as an event needs, which may be the first alone; `event` is the browser's
    name for the event that brought them (assets/store.js).
    """

    model_config = ConfigDict(frozen=True)

    event: str = ""
    current: str = "1"
    conversations: tuple[Conversation, ...] = ()

    @property
    def conversation(self) -> Conversation:
        """The one that is shown; an empty one where nothing was said yet."""
        return next((c for c in self.conversations if c.id == self.current), Conversation(id=self.current))

    def with_conversation(self, conversation: Conversation) -> Store:
        """The store with `conversation` first and shown; the oldest beyond the limit are dropped."""
        others = tuple(c for c in self.conversations if c.id != conversation.id)
        kept = (conversation, *others)[:MAX_CONVERSATIONS]
        return self.model_copy(update={"current": conversation.id, "conversations": kept})

    def with_turns(self, turns: tuple[Turn, ...]) -> Store:
        return self.with_conversation(Conversation(id=self.current, turns=turns[-MAX_TURNS:]))

    def started(self) -> Store:
        """A new, empty conversation is shown; it is kept once something is said."""
        return self.model_copy(update={"current": secrets.token_hex(4)})  # another window may begin one as well

    def showing(self, conversation_id: str) -> Store:
        return self.model_copy(update={"current": conversation_id})

    def without_current(self) -> Store:
        rest = tuple(c for c in self.conversations if c.id != self.current)
        store = self.model_copy(update={"conversations": rest})
        return store.showing(rest[0].id) if rest else store.started()


def read_store(value: Any) -> Store:
    """The store that a browser sent, without what cannot be read of it (an older version's, or tampered with)."""
    sent = value if isinstance(value, Mapping) else {}
    conversations = sent.get("conversations")
    kept = [_read_conversation(one) for one in conversations] if isinstance(conversations, (list, tuple)) else []
    named = {name: str(sent[name])[:MAX_NAME_CHARS] for name in ("event", "current") if sent.get(name)}
    return Store(**named, conversations=tuple(one for one in kept if one is not None))


def _read_conversation(value: Any) -> Conversation | None:
    try:
        return Conversation.model_validate(value)
    except ValidationError:
        return None


def write_store(store: Store) -> dict[str, Any]:
    return store.model_dump(mode="json")


def answer_id(answer: Answer, version: str) -> str:
    """Ten hex digits that the same answer to the same question by the same version gets again.

    So a quoted answer can be checked: ask again, compare the ids.
    """
    said = [answer.question, answer.standalone, answer.text, [c.paragraph for c in answer.citations], version]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:10]
