"""The API: five named endpoints, for gradio_client and curl, and the same as MCP tools.

Each docstring is what a program, or a language model, is told about the tool; so it says when to use it.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from typing import Any, Literal

import gradio as gr
from gradio.utils import get_function_description
from pydantic import BaseModel, TypeAdapter

from assistant.answers import Answer, Check, Result
from index.errors import PolicyError
from web.service import Service
from web.talk import visitor_of

MAX_HITS = 50


class Paragraph(BaseModel):
    """A paragraph; `heading` is the trail of headings above it."""

    id: str
    label: str
    kind: str
    heading: str
    start: int
    end: int
    text: str


class Hit(Paragraph):
    score: float


class Judged(BaseModel):
    """A support that was judged; `missing` is what to ask for, `pending` the rankings that stay open beside it."""

    paragraph: str
    label: str
    verdict: Result
    checks: tuple[Check, ...]
    missing: tuple[str, ...]
    pending: tuple[str, ...]
    quote: str
    start: int
    end: int
    notice: str


class Skipped(BaseModel):
    """A support that was not judged, and why."""

    paragraph: str
    label: str
    why: str


class Report(BaseModel):
    """As `assistant.check` gives it, which is not imported before somebody checks: the page would show later."""

    met: tuple[Judged, ...]
    open: tuple[Judged, ...]
    excluded: tuple[Judged, ...]
    not_assessed: tuple[Skipped, ...]
    notices: tuple[str, ...]
    next_question: str | None


# What comes back, for the endpoints' description.
RETURNS = {
    "ask": Answer,
    "search": list[Hit],
    "paragraph": Paragraph,
    "facts": list[dict[str, Any]],
    "check": Report,
}


def add_endpoints(service: Service, page: gr.Blocks) -> None:
    """Adds them to the page that is being built."""
    api = Api(service)

    # Plain functions with plain types: Gradio reads names, types and docstrings from them.
    def ask(
        question: str, request: gr.Request, turns: list[str] | None = None, documents: list[str] | None = None
    ) -> dict[str, Any]:
        """Answer a question about the indexed policy documents, grounded in verbatim quotations or withheld.

        Use it for any question on what a policy says: targets, measures, who is responsible, deadlines, and whether a firm
        qualifies for a support. Status not_in_document means that the documents do not say it. Never add to the answer.

        Args:
            question: The question in Chinese or English, with the firm's own figures where it asks about a firm.
            turns: The questions asked before it in this conversation, oldest first, where there were any.
            documents: Slugs of the documents to stay within; all where it is left out.

        Returns:
            The answer: text with [n] markers, status, verdict, checks, citations with quote and offsets, suggestions.
        """
        return api.ask(question, turns or [], documents or [], request)

    def search(query: str, limit: int = 10, documents: list[str] | None = None) -> list[dict[str, Any]]:
        """Find the paragraphs of the policy documents that are nearest to some words, best first.

        Use it to explore what the documents hold; use ask for an answer.

        Args:
            query: Words or a question, in Chinese or English.
            limit: How many paragraphs, 1 to 50.
            documents: Slugs of the documents to stay within; all where it is left out.

        Returns:
            Paragraphs with id, label, heading, text and score.
        """
        return api.search(query, limit, documents or [])

    def paragraph(id: str) -> dict[str, Any]:
        """The full text of one paragraph, with its place in the document.

        Args:
            id: The paragraph's id as citations and search give it, slug#path.

        Returns:
            Its id, label, kind, heading (the trail of headings above it), start, end and text.
        """
        return api.paragraph(id)

    def facts(document: str, kind: Literal["targets", "duties", "supports"]) -> list[dict[str, Any]]:
        """All facts of one kind in a document, each with its paragraph and verbatim quote.

        Args:
            document: The document's slug.
            kind: targets (figures to reach), duties (who does what by when) or supports (benefits and their conditions).

        Returns:
            The facts in the document's order.
        """
        return api.facts(document, kind)

    def check(settings: list[str], documents: list[str] | None = None) -> dict[str, Any]:
        """Check what a firm states of itself against every support in the documents, condition by condition.

        Args:
            settings: What is known of the firm, each metric=value in Chinese: 一季度营业收入=1500万元, 增速=18%, 规模=小微.
            documents: Slugs of the documents to stay within; all where it is left out.

        Returns:
            The supports that are met, open and excluded, each with its paragraph, quote, checks and what is missing.
        """
        return api.check(settings, documents or [])

    for function in (ask, search, paragraph, facts, check):
        made = gr.api(function, api_name=function.__name__, concurrency_limit=8)
        _describe(page.fns[made["id"]], function)


def _describe(endpoint: Any, function: Callable[..., Any]) -> None:
    """Gives parameters and result their names, words and types: Gradio itself takes them from the docstring for MCP only."""
    _, parameters, _ = get_function_description(function)
    names = [name for name in inspect.signature(function).parameters if name != "request"]
    for part, name in zip(endpoint.inputs, names, strict=True):
        part.label = name
        part._api_info = {**part._api_info, "additional_description": parameters[name]}
    [result] = endpoint.outputs
    result.label = function.__name__
    result._api_info = TypeAdapter(RETURNS[function.__name__]).json_schema()


def write_results_as_json(server: Any) -> None:
    """Makes the MCP server of Gradio write what a tool gives as JSON; it would write it as Python."""
    write = server.postprocess_output_data

    def written(data: list[Any], root_url: str) -> Any:
        return write([json.dumps(result, ensure_ascii=False) for result in data], root_url)

    server.postprocess_output_data = written


class Api:
    """The endpoints' bodies; what is wrong with a call comes back as one line, as Gradio sends errors."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def ask(self, question: str, turns: list[str], documents: list[str], request: gr.Request) -> dict[str, Any]:
        self._known(documents)
        try:
            answer = self.service.ask(question, tuple(turns), tuple(documents), visitor_of(request), "zh")
        except PolicyError as error:
            raise gr.Error(str(error), print_exception=False) from None
        return answer.to_json()

    def search(self, query: str, limit: int, documents: list[str]) -> list[dict[str, Any]]:
        self._known(documents)
        if len(query) > self.service.settings.max_question_chars:
            raise gr.Error(f"query has {len(query)} characters; at most {self.service.settings.max_question_chars}")
        wanted = max(1, min(MAX_HITS, limit))
        best: dict[str, float] = {}
        for hit in self.service.assistant.library.search(query, 4 * wanted, tuple(documents)):
            best.setdefault(hit.paragraph, hit.score)
        found = list(best.items())[:wanted]
        return [Hit(**self.paragraph(id), score=score).model_dump() for id, score in found]

    def paragraph(self, id: str) -> dict[str, Any]:
        document = self.service.documents.get(id.partition("#")[0])
        found = document.paragraph(id) if document else None
        if document is None or found is None:
            raise gr.Error(
                f"no paragraph {id!r}; ids look like slug#2.3, as citations give them", print_exception=False
            )
        return Paragraph(
            id=found.id,
            label=found.label,
            kind=found.kind,
            heading=found.heading,
            start=found.start,
            end=found.end,
            text=document.text_of(found),
        ).model_dump()

    def facts(self, document: str, kind: str) -> list[dict[str, Any]]:
        self._known([document])
        found = self.service.facts(document)
        if kind not in found:
            raise gr.Error(f"no kind {kind!r}; write one of {', '.join(found)}", print_exception=False)
        return list(found[kind])

    def check(self, settings: list[str], documents: list[str]) -> dict[str, Any]:
        from assistant.check import check_profile, parse_setting

        self._known(documents)
        chosen = {slug: self.service.documents[slug] for slug in documents or self.service.documents}
        try:
            stated = tuple(parse_setting(setting) for setting in settings)
        except PolicyError as error:
            raise gr.Error(str(error), print_exception=False) from None
        facts = {slug: self.service.assistant.library.facts(slug) for slug in chosen}
        return check_profile(stated, chosen.values(), facts).to_json()

    def _known(self, slugs: list[str]) -> None:
        for slug in slugs:
            if slug not in self.service.documents:
                raise gr.Error(
                    f"no document {slug!r}; there are: {', '.join(self.service.documents)}", print_exception=False
                )
