"""A case: a question considered, with what its answer may be drafted from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assistant.considering import Asking, Considered, Considering
from assistant.drafts import Draft
from assistant.evidence import Evidence
from assistant.out_of_frame import missing_frame
from assistant.stages import Stages
from assistant.understanding import Understood
from index.documents import Document
from index.facts import Facts
from index.library import Library


@dataclass(frozen=True)
class Case:
    considered: Considered
    considering: Considering  # considers the parts of a message of several questions

    @property
    def asking(self) -> Asking:
        return self.considered.asking

    @property
    def understood(self) -> Understood:
        return self.considered.understood

    @property
    def evidence(self) -> Evidence:
        return self.considered.evidence

    @property
    def library(self) -> Library:
        return self.considering.library

    @property
    def stages(self) -> Stages:
        return self.considering.stages

    @cached_property
    def document(self) -> Document:
        """The document of the best finding."""
        return self.evidence.findings[0].sentence.document

    @cached_property
    def facts(self) -> Facts:
        return self.library.facts(self.document.slug)

    def rests_on_best(self, draft: Draft) -> bool:
        """Whether a draft quotes the paragraph that was found best, or what holds it: a sum of other figures is a guess."""
        best = self.evidence.findings[0].sentence.paragraph
        return any(quote.paragraph.id in (best.id, best.parent) for quote in draft.quotes)

    @cached_property
    def out_of_frame(self) -> bool:
        """Whether the best paragraph does not speak of the place or period that is asked about."""
        return self.stages.absence and missing_frame(self.understood, self.evidence) is not None
