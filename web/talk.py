"""The events of the chat, in one language: what a press of a button gives back.

Nothing is kept here: the visitor's store comes in and goes out with each event. What only an event needs is imported by
it (and before, by `Service.prepare`): the page shows the sooner.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterator
from concurrent.futures import wait
from typing import Any, Literal

import gradio as gr

from assistant.answers import Language
from index.errors import PolicyError
from web.chat import render_conversation, render_welcome
from web.conversations import Conversation, Store, Turn, answer_id, read_store, write_store
from web.document import render_document
from web.service import Service
from web.texts import TEXTS, text

MAX_COMMENT_CHARS = 1000
# What is shown of a question while it is being answered; the limit may be thousands.
PENDING_CHARS = 200
STAGE_SECONDS = 0.4  # a stage that is over sooner is not shown: it would only flicker
Shown = tuple[Any, ...]


class Talk:
    def __init__(self, service: Service, language: Language) -> None:
        self.service = service
        self.language = language

    def enter(self, kept: Any) -> Shown:
        """A visitor comes, or comes back: the conversation as it was."""
        return self._shown(read_store(kept))

    def ask(
        self, question: str, kept: Any, place: float | None, chosen: list[str], profile: Any, request: gr.Request
    ) -> Iterator[Shown]:
        """A question was sent; `place` is the turn that it replaces, None or negative for a new one.

        `profile` is what the form holds, in this and in the next two.
        """
        store = read_store(kept)
        turns = len(store.conversation.turns)
        if place is not None and 0 <= place < turns:
            turns = int(place)
        yield from self._ask(question, store, turns, chosen, profile, request)

    def ask_event(
        self, kept: Any, chosen: list[str], profile: Any, event: gr.EventData, request: gr.Request
    ) -> Iterator[Shown]:
        """An example, a suggestion or a link was followed."""
        question, store = str(event._data.get("question", "")), read_store(kept)
        yield from self._ask(question, store, len(store.conversation.turns), chosen, profile, request)

    def act(
        self, kept: Any, chosen: list[str], profile: Any, event: gr.EventData, request: gr.Request
    ) -> Iterator[Shown]:
        """A button of an answer: retry, good, bad, comment; or show, where another window changed what is kept."""
        store = read_store(kept)
        turns = store.conversation.turns
        number, action = int(event._data.get("turn", -1)), event._data.get("action")
        if not 0 <= number < len(turns):
            yield self._shown(store)
        elif action == "retry":
            yield from self._ask(turns[number].question, store, number, chosen, profile, request)
        elif action in ("good", "bad"):
            yield self._judge(store, number, action, "")
        elif action == "comment":
            yield self._judge(store, number, "bad", str(event._data.get("comment", ""))[:MAX_COMMENT_CHARS])

    def stop(self, kept: Any) -> Shown:
        return self._shown(read_store(kept), notice=text("stopped", self.language))

    def start(self, kept: Any) -> Shown:
        return self._shown(read_store(kept).started())

    def delete(self, kept: Any) -> Shown:
        return self._shown(read_store(kept).without_current())

    def choose(self, conversation_id: str | None, kept: Any) -> Shown:
        store = read_store(kept)
        return self._shown(store.showing(conversation_id) if conversation_id else store)

    def export_docx(self, kept: Any) -> dict[str, str]:
        """{"name", "data"}, data in base64: the browser makes a file of it, so none lies on the server."""
        from web.exports import conversation_to_docx

        data = conversation_to_docx(read_store(kept).conversation, self.service.documents, self.language)
        return as_download(f"{text('export_name', self.language)}.docx", data)

    def export_md(self, kept: Any) -> dict[str, str]:
        """The same as Markdown."""
        from web.exports import conversation_to_markdown

        words = conversation_to_markdown(read_store(kept).conversation, self.service.documents, self.language)
        return as_download(f"{text('export_name', self.language)}.md", words.encode())

    def pane(self) -> Any:
        """The document pane anew where documents were added or removed since the page was built; else as it is."""
        if not self.service.changes:
            return gr.skip()
        return render_document(self.service.document(), self.service.documents, self.language)

    def document_html(self, slug: str) -> str:
        """The pane for another document; "" where there is none of that name."""
        document = self.service.document(slug)
        return render_document(document, self.service.documents, self.language) if document else ""

    def log(self, store: Store, pending: tuple[str, str] | None = None, notice: str = "") -> str:
        welcome = render_welcome(self.service.examples(self.language), self.language)
        return render_conversation(
            store.conversation,
            self.language,
            welcome,
            pending,
            notice,
            lambda number: self._overview(store, number),
            self._title_of,
        )

    def _title_of(self, slug: str) -> str:
        """The title of a citation's document, where there are several; ""."""
        document = self.service.document(slug) if len(self.service.documents) > 1 else None
        return document.title if document else ""

    def _overview(self, store: Store, number: int) -> str:
        """All supports as far as they are judged by what was said before, where the turn asks for them; else ""."""
        from assistant.overview import asks_overview
        from web.eligibility import describe
        from web.overview import Judged, judge_said, render_overview

        turn = store.conversation.turns[number]
        if not asks_overview(turn.question):
            return ""
        judged = []
        for document in self.service.within(turn.documents):
            facts = self.service.assistant.library.facts(document.slug)
            said = (describe(turn.profile, (document,)), *store.conversation.questions(number))
            report = judge_said(tuple(filter(None, said)), document, facts, self.language)
            judged.append(Judged(report, document, facts))
        return render_overview(judged, self.language)

    def _ask(
        self, question: str, kept: Store, turns: int, chosen: list[str], filled: Any, request: gr.Request
    ) -> Iterator[Shown]:
        """The question after the first `turns` of what is kept; what comes after them goes when there is an answer."""
        from web.form import read_values

        question = question.strip()
        try:
            self.service.admit(question, visitor_of(request), self.language)
        except PolicyError as refusal:  # at once: what was said before does not go away for it
            yield self._shown(kept, notice=str(refusal), draft=question)
            return
        store = kept.with_turns(kept.conversation.turns[:turns])
        profile = read_values(filled)
        shown = question[:PENDING_CHARS]
        yield self._shown(store, pending=(shown, "stage_understand"), draft="")
        earlier = (*self._stated(question, profile, chosen), *store.conversation.questions())
        stages: list[str] = []
        try:
            answering = self.service.begin(question, earlier, tuple(chosen or ()), stages.append)
            while not wait((answering,), timeout=STAGE_SECONDS).done:
                stage = f"stage_{stages[-1]}" if stages else "stage_understand"
                yield self._shown(store, pending=(shown, stage if stage in TEXTS else "stage_answer"))
            answer = answering.result()
        except PolicyError as refusal:
            yield self._shown(kept, notice=str(refusal), draft=question)
            return
        except Exception:  # a bug keeps its traceback, and the page does not wait for ever
            logging.exception("a question got no answer")  # and not the question: what people say is not kept
            yield self._shown(kept, notice=text("failed", self.language), draft=question)
            return
        version = self.service.version
        turn = Turn(
            id=answer_id(answer, version),
            answer=answer,
            version=version,
            documents=tuple(chosen or ()),
            profile=profile,
        )
        notice = text("degraded", self.language) if self.service.degraded else ""
        yield self._shown(store.with_turns((*store.conversation.turns, turn)), notice=notice)

    def _stated(self, question: str, profile: dict[str, str], chosen: list[str]) -> tuple[str, ...]:
        """What was filled in of the form, as an earlier turn, where the question asks whether one qualifies."""
        from assistant.asking import asks_eligibility
        from web.eligibility import describe

        if not profile or not asks_eligibility(question):
            return ()
        said = describe(profile, self.service.within(chosen))
        return (said,) if said else ()

    def _judge(self, store: Store, number: int, verdict: Literal["good", "bad"], comment: str) -> Shown:
        from assistant.records import Opinion

        turns = store.conversation.turns
        turn = turns[number]
        opinion = Opinion(
            turn.id,
            turn.version,
            turn.question,
            Conversation(id="", turns=turns[:number]).questions(),
            turn.answer.to_json(),
            verdict,
            comment,
        )
        try:
            self.service.records.add(opinion)
        except PolicyError as error:
            return self._shown(store, notice=str(error))
        judged = turn.model_copy(update={"opinion": verdict, "commented": bool(comment)})
        return self._shown(store.with_turns((*turns[:number], judged, *turns[number + 1 :])))

    def _shown(
        self, store: Store, pending: tuple[str, str] | None = None, notice: str = "", draft: str | None = None
    ) -> Shown:
        """Values for chat, store, question and the choice of conversations; nothing is kept before it is there."""
        return (
            self.log(store, pending, notice).replace("<div", "<div data-ready", 1),
            gr.skip() if pending else write_store(store),
            gr.skip() if draft is None else draft,
            gr.update(choices=self.choices(store), value=store.current),
        )

    def choices(self, store: Store) -> list[tuple[str, str]]:
        listed = [(conversation.title, conversation.id) for conversation in store.conversations if conversation.turns]
        if store.current not in {value for _, value in listed}:
            listed.insert(0, (text("untitled", self.language), store.current))
        return listed


def visitor_of(request: gr.Request) -> str:
    """Whom the rate limit counts: a session of the page or a client, or the address where there is no session."""
    return request.session_hash or (request.client.host if request.client else "")


def as_download(name: str, data: bytes) -> dict[str, str]:
    return {"name": name, "data": base64.b64encode(data).decode()}
