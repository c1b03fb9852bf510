"""A situation: what a person has said, the provision that is met for it, and those that stand beside it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.derive import Fact
from assistant.grants import Grant, parse_grant
from assistant.judged import GroupJudged
from assistant.profile import Profile
from index.documents import Document


@dataclass(frozen=True, slots=True)
class Situation:
    main: GroupJudged
    beside: tuple[GroupJudged, ...]
    facts: tuple[Fact, ...]
    profile: Profile
    document: Document

    @property
    def asked(self) -> str:
        """The last thing that was said."""
        return self.profile.text.rpartition("\n")[2]

    def grant(self, judged: GroupJudged) -> Grant | None:
        provision = judged.group.provision
        if provision is None or provision.said is None or provision.effect != "grants" or provision.defines:
            return None
        text = self.document.text
        return parse_grant(provision.benefit(text), text[provision.start : provision.said.end])
