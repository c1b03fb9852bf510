"""The pipeline: understand → evidence → compose → verify, as LangChain runnables."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.abbreviations import HAN
from assistant.absence import Absent, elsewhere, find_absence, missing_frame, missing_names
from assistant.answers import Answer, Citation
from assistant.arithmetic import (
    answer_applied,
    answer_comparison,
    answer_scaled,
    answer_upgrade,
    asks_comparison,
    compares_things,
    weighs_share,
)
from assistant.attributes import OUTSIDE
from assistant.composing import choose, compose, compose_absence, compose_correction
from assistant.confidence import signs
from assistant.contrast import answer_contrast
from assistant.conversation import COMPLETE, leans, pointed_turn, since_reset, step
from assistant.dated import answer_dated
from assistant.drafts import Draft, Quote
from assistant.enumerating import answer_enumeration
from assistant.evidence import Evidence, Finding, gather
from assistant.focus import bare
from assistant.offering import answer_offer
from assistant.outline import answer_outline
from assistant.pinyin import has_pinyin, in_characters
from assistant.premise import SETTLED, find_contradiction, find_granted
from assistant.presumed import find_presumed_wrong
from assistant.responsible import answer_responsible
from assistant.rulings import answer_ruling
from assistant.sentences import Sentence
from assistant.source import answer_source
from assistant.stages import ALL, Stages
from assistant.suggestions import suggest
from assistant.tables import answer_table
from assistant.tallies import asks_tally
from assistant.understanding import Understood, understand
from assistant.unsaid import find_unsaid
from assistant.verification import verify
from assistant.wording import plain
from index.documents import Document
from index.errors import PolicyError
from index.library import Library
from index.settings import Settings
from prompts import render

# A sentence that itself states how far one thing is from another answers without a sum.
STATES_GAP = re.compile(r"(?<!不)(?<!不得)(高于|低于|快于|慢于|高出|超出)[^,，。]{1,12}(个百分点|%|倍)")

# What has changed since the year before is asked, and stated: nothing is left to be computed.
SINCE = re.compile(
    r"[比较](?:去年|上年|上一年)(?:同期)?[^,，。?]{0,6}(?:[高多低少快慢增提涨降升][^,，。?]{0,4})(?:多少|几)"
)
STATES_CHANGE = re.compile(r"[较比](?:去年|上年|上一年)(?:同期)?[^，,。；]{0,6}\d")
NEAREST = 4  # findings that a message of several questions is answered from
EACH = re.compile(r"(分别|各自?)(?:能|可以|可)?[^,。?差]{0,3}(多少|几)[^差]*$")
TOGETHER = re.compile(
    r"差|合计|合起来|合在|加|共|比|剩|其余|倍|平均|同一|一样|哪[个笔头边种档类项家]|谁|[多大高长快]出|占.{0,8}(?:多少|几)|区别|不同|total|differ|more|higher|larger"
)
OWN = re.compile(
    r"我|咱|俺|本(?:公司|企业|厂|单位)|\b(?:we|our|my|I)\b"
)  # a person's own affairs are judged, not compared
ADDS_GAP = re.compile(r"倒推|叠加|区间|落在|推算|加上")

# A sum is to be worked out, and not only whether it is given.
WORKED_OUT = re.compile(
    r"一共|合计|总共|加起来|照比例|按比例|算(?:下来|出来)|共[领拿补]|到账|先[打给拨发]|剩下的|封顶|上限|顶格|几何|总数"
)
VERDICT_LIMIT = 390
TOPPED_UP = re.compile(r"补足差额:")  # an award less what was had for a lower grade, by the person's own words
WEIGHED = re.compile(
    r"差(?:多少|几|多大).*谁[更最]?[高低多少大小长短重轻]|谁[更最]?[高低多少大小长短重轻].*差(?:多少|几)|谁[更最]?[高低多少大小长短重轻][,，?].{0,4}[高低多少大小长短]出?(?:多少|几)"
)  # 谁高 asks for no body

# A question that has a question word asks for itself; one without inherits what the last one asked.
ASKS_ITSELF = re.compile(
    r"什么|啥|怎么|咋|如何|哪|谁|吗|多少|几|\b(what|how|which|who|where|when|why)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with what came before it, as the runnables pass it on."""

    question: str
    turns: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Considered:
    """A question understood, with its evidence."""

    asking: Asking
    understood: Understood
    evidence: Evidence
    standalone: str
    leaning: bool
    context: str
    embed_ms: float


class Assistant:
    """Answers questions from a library. One for a process; safe from many threads."""

    def __init__(self, library: Library, settings: Settings, stages: Stages = ALL) -> None:
        self.library = library.without(
            dense=not stages.dense, words=not stages.words, sounds=not stages.sounds, adapter=not stages.adapter
        )
        self.settings = settings
        self.stages = stages
        self.pipeline: Runnable[Asking, Answer] = RunnableLambda(self._consider) | RunnableLambda(self._answer)

    @classmethod
    def open(cls, settings: Settings) -> Assistant:
        return cls(Library.open(settings), settings)

    def ask(
        self,
        question: str,
        turns: tuple[str, ...] = (),
        documents: tuple[str, ...] = (),
        stage: Callable[[str], None] | None = None,
    ) -> Answer:
        """The answer. PolicyError for a question that is empty or too long, or a document that is not indexed.

        `stage` is told "evidence" when the question is understood, and "answer" when its evidence is found.
        """
        began = perf_counter()
        if not question.strip():
            raise PolicyError("the question is empty: write one")
        if len(question) > self.settings.max_question_chars:
            raise PolicyError(
                f"the question has {len(question)} characters, at most {self.settings.max_question_chars} are read: shorten it"
            )
        unknown = [slug for slug in documents if slug not in self.library.documents]
        if unknown:
            raise PolicyError(
                f"no document {unknown[0]!r} in the index; there are: {', '.join(self.library.documents)}"
            )
        asking = Asking(question, since_reset(tuple(turns)) if self.stages.conversation else (), tuple(documents))
        considered = self._consider(asking, stage)
        if stage:
            stage("answer")
        answer = self._answer(considered)
        timings = {"embed": round(considered.embed_ms, 3), "total": round((perf_counter() - began) * 1000, 3)}
        return replace(answer, timings_ms=timings)

    # understand, evidence

    def _consider(self, asking: Asking, stage: Callable[[str], None] | None = None) -> Considered:
        wording = self._wording(asking.question, asking.documents)
        understood = understand(asking.question, wording)
        if asking.turns and understood.language == "zh" and not HAN.search(asking.question):
            understood = replace(
                understood, language=understand(asking.turns[-1]).language
            )  # 12%: in the language spoken so far
        if stage:
            stage("evidence")
        context, prior, kinds = "", frozenset[str](), None
        content = len(re.sub(r"\s", "", bare(wording)))
        leaning = bool(asking.turns) and (leans(wording, content) or not self.stages.afresh)
        spent = 0.0
        if asking.turns:
            context, prior, kinds, spent = self._earlier(asking)
        if leaning and not understood.asked.kinds and kinds is not None and not ASKS_ITSELF.search(wording):
            understood = replace(understood, asked=kinds)
        text = f"{understood.plain} {context}" if leaning else understood.plain
        vector, took = self._embed(text)
        also = self._stepped(wording, prior)
        evidence = gather(
            understood, self.library, vector, asking.documents, also,
            prior=(frozenset(also) or prior) if leaning else frozenset(), context=context if leaning else "", synonyms=self.stages.synonyms,
        )  # fmt: skip
        standalone = f"{understood.plain}（{context}）" if leaning and context else understood.plain
        return Considered(asking, understood, evidence, standalone, leaning, context, spent + took)

    def _wording(self, question: str, documents: tuple[str, ...]) -> str:
        text = plain(question)
        if not has_pinyin(text) or understand(question, text).language == "en":
            return text
        slugs = documents or tuple(self.library.documents)[:3]
        for slug in slugs:
            text = in_characters(text, self.library.vocabulary(slug))
        return text

    def _embed(self, text: str) -> tuple[np.ndarray, float]:
        began = perf_counter()
        vector = self.library.embed(text[:1000])
        return vector, (perf_counter() - began) * 1000

    def _earlier(self, asking: Asking) -> tuple[str, frozenset[str], Any, float]:
        """What earlier turns were about: their words, the paragraphs that they rested on, and what the last one asked."""
        context = ""
        prior: list[str] = []
        plain_turns: list[str] = []
        kinds = None
        spent = 0.0
        for turn in asking.turns[-6:]:
            wording = self._wording(turn, asking.documents)
            if not wording:
                continue
            understood = understand(turn, wording)
            leaning = bool(context) and leans(wording, len(re.sub(r"\s", "", bare(wording))))
            text = f"{wording} {context}" if leaning else wording
            vector, took = self._embed(text)
            spent += took
            found = gather(
                understood, self.library, vector, asking.documents,
                prior=frozenset(prior[-1:]) if leaning else frozenset(), context=context if leaning else "", synonyms=self.stages.synonyms,
            )  # fmt: skip
            if found.paragraphs:
                prior.append(found.paragraphs[0].id)
            context = f"{wording} {context}"[:200] if leaning else wording[:200]
            plain_turns.append(wording)
            kinds = understood.asked if understood.asked.kinds else kinds
        pointed = pointed_turn(self._wording(asking.question, asking.documents), tuple(plain_turns))
        if pointed is not None and len(prior) > pointed:
            return plain_turns[pointed], frozenset({prior[pointed]}), kinds, spent
        return context, frozenset(prior), kinds, spent

    def _stepped(self, question: str, prior: frozenset[str]) -> tuple[str, ...]:
        way = step(question)
        if not way or len(prior) == 0:
            return ()
        last = sorted(prior)[-1]
        document = self.library.documents[last.partition("#")[0]]
        same = [p for p in document.paragraphs if (here := document.paragraph(last)) and p.kind == here.kind]
        ids = [p.id for p in same]
        place = ids.index(last) + way if last in ids else -1
        return (ids[place],) if 0 <= place < len(ids) else ()

    # compose, verify

    def _answer(self, considered: Considered) -> Answer:
        draft = self._draft(considered)
        asking, understood = considered.asking, considered.understood
        verified = verify(draft, asking.question, (*asking.turns, understood.plain))
        if self.stages.verification and not verified.ok:
            draft = Draft(render("withheld", understood.language), "not_in_document")
        return Answer(
            question=asking.question,
            standalone=considered.standalone,
            language=understood.language,
            text=draft.text,
            status=draft.status,
            verdict=draft.verdict,
            checks=draft.checks,
            citations=tuple(_citation(n, quote) for n, quote in enumerate(draft.quotes, 1)),
            suggestions=self._suggestions(considered, draft),
            signs=signs(understood, considered.evidence, draft),
        )

    def _suggestions(self, considered: Considered, draft: Draft) -> tuple[str, ...]:
        if draft.quotes:
            document, paragraph = draft.quotes[0].document, draft.quotes[0].paragraph
            return suggest(
                document,
                paragraph,
                considered.understood.language,
                self.library.facts(document.slug),
                considered.understood.plain,
            )
        slugs = considered.asking.documents or tuple(self.library.documents)[:1]
        return suggest(
            self.library.documents[slugs[0]], None, considered.understood.language, self.library.facts(slugs[0])
        )

    def _draft(self, considered: Considered) -> Draft:
        understood, evidence = considered.understood, considered.evidence
        if understood.instructs or (understood.outside and not self._spoken_of(considered)):
            told = (
                self._eligibility(considered, self._document(considered))
                if evidence.findings and not understood.instructs
                else None
            )
            if told and any(check.given for check in told.checks):
                return told  # 搞了场演唱会，来了1200人: what is told of meets what the document asks
            return Draft(render("out_of_scope", understood.language), "out_of_scope")
        if not evidence.findings:
            return Draft(render("absent_nothing", understood.language), "not_in_document")
        document = self._document(considered)
        if self.stages.outline and (source := answer_source(understood, document)):
            return source
        if self.stages.outline and (not considered.leaning or not considered.context):
            outlined = answer_outline(understood, document, evidence)
            if outlined:
                return outlined
        asking = considered.asking
        if self.stages.eligibility and (
            offer := answer_offer(understood.plain, asking.turns, document, understood.language)
        ):
            return offer
        presumed = (
            find_presumed_wrong(understood, evidence)
            if self.stages.premises and not self._missing_frame(understood, evidence)
            else None
        )
        if presumed:
            return compose_correction(understood, evidence, presumed)
        if self.stages.facts and (dated := answer_dated(understood, document, self.library.facts(document.slug))):
            return dated
        tabled = (
            None
            if self._missing_frame(understood, evidence)
            else answer_table(understood, document, considered.context if considered.leaning else "")
        )
        if tabled:
            return tabled
        if (
            self.stages.facts
            and not WEIGHED.search(understood.plain)
            and not self._missing_frame(understood, evidence)
            and not self._of_sum(considered)
        ):
            who = answer_responsible(understood, document, evidence, self.library.facts(document.slug))
            if who:
                return who
        if self.stages.absence and (place := elsewhere(understood, document)):
            return compose_absence(understood, evidence, place)
        granted = find_granted(understood, evidence) if self.stages.premises else None
        if granted and SETTLED.search(understood.plain):
            return compose_correction(understood, evidence, granted)
        summed = self._eligibility(considered, document) if self._of_sum(considered) else None
        if summed is not None and summed.verdict == "meets" and TOPPED_UP.search(summed.text):
            return summed
        if self.stages.computing and (upgrade := answer_upgrade(understood, evidence)):
            return upgrade
        if compared := self._compared_things(understood, evidence):
            return compared
        judged = (
            None
            if weighs_share(understood.plain) or not self.stages.eligibility
            else self._eligibility(considered, document)
        )
        applied = (
            self._applied(considered)
            if judged is None or (judged.verdict != "fails" and WORKED_OUT.search(understood.plain))
            else None
        )
        if judged:
            return _with_sum(judged, applied) if applied else judged
        if applied:
            return applied
        if self.stages.absence and (unnamed := missing_names(understood, evidence)):
            return compose_absence(understood, evidence, unnamed)
        if granted:
            return compose_correction(understood, evidence, granted)
        first = evidence.findings[0].sentence.text
        states_gap = understood.asked.kind != "count" and (
            STATES_GAP.search(first) or (SINCE.search(understood.plain) and STATES_CHANGE.search(first))
        )
        several = "和" in understood.plain or "与" in understood.plain or "跟" in understood.plain
        apart = EACH.search(understood.plain) or (len(understood.parts) > 1 and not TOGETHER.search(understood.plain))
        if self.stages.computing and apart and (scaled := answer_scaled(understood, evidence)):
            return scaled
        comparing = (asks_comparison(understood.plain) and (not apart or asks_tally(understood.plain))) and (
            several or ADDS_GAP.search(understood.plain) or not states_gap
        )
        if self.stages.computing and comparing and not self._missing_frame(understood, evidence):
            context = considered.context if considered.leaning else ""
            compared = answer_comparison(understood, evidence, self.library, context)
            if compared:
                return compared
        if (
            self.stages.computing
            and not self._missing_frame(understood, evidence)
            and (contrasted := answer_contrast(understood, evidence, self.library))
        ):
            return contrasted
        contradiction = (
            find_contradiction(understood, evidence)
            if self.stages.premises and not self._missing_frame(understood, evidence)
            else None
        )
        if contradiction:
            return compose_correction(understood, evidence, contradiction)
        unsaid = (
            find_unsaid(understood, tuple(f.sentence for f in evidence.findings[:NEAREST]))
            if self.stages.absence and not judged
            else ""
        )
        if len(understood.parts) > 1 and unsaid:
            return compose_absence(understood, evidence, Absent("named", unsaid))
        if len(understood.parts) > 1 and "compare" not in understood.asked.kinds:
            return self._in_parts(considered)
        chosen = choose(understood, evidence)
        enumerated = answer_enumeration(understood, evidence) if self.stages.enumerations else None
        absent = self._find_absence(understood, evidence, tuple(f.sentence for f in chosen), not considered.leaning)
        if enumerated and not self._missing_frame(understood, evidence):
            return enumerated
        if absent:
            return compose_absence(understood, evidence, absent)
        ruling = answer_ruling(understood, asking.turns, evidence) if self.stages.eligibility else None
        return ruling or compose(understood, evidence, chosen)

    def _applied(self, considered: Considered) -> Draft | None:
        """What a provision comes to, where the question gives or counts what it is applied to."""
        understood, evidence = considered.understood, considered.evidence
        if not self.stages.computing or considered.leaning or self._missing_frame(understood, evidence):
            return None
        return answer_applied(understood, evidence)

    def _compared_things(self, understood: Understood, evidence: Evidence) -> Draft | None:
        """How two things compare that the question names, whoever asks it of no affair of their own."""
        if not self.stages.computing or OWN.search(understood.plain) or not compares_things(understood.plain):
            return None
        return (
            None if self._missing_frame(understood, evidence) else answer_comparison(understood, evidence, self.library)
        )

    def _missing_frame(self, understood: Understood, evidence: Evidence) -> Absent | None:
        return missing_frame(understood, evidence) if self.stages.absence else None

    def _find_absence(
        self, understood: Understood, evidence: Evidence, chosen: tuple[Sentence, ...], standalone: bool
    ) -> Absent | None:
        return find_absence(understood, evidence, chosen, standalone) if self.stages.absence else None

    def _spoken_of(self, considered: Considered) -> bool:
        """Whether the word that sounds like another world's is one of the best paragraph's own."""
        match = OUTSIDE.search(considered.understood.plain)
        findings = considered.evidence.findings
        return bool(
            match and findings and match[0] in findings[0].sentence.document.text_of(findings[0].sentence.paragraph)
        )

    def _in_parts(self, considered: Considered) -> Draft:
        """Several questions of one message, each answered, in order; what is absent of them is said."""
        chosen: list[Finding] = []
        absences: list[tuple[Understood, Evidence, Absent]] = []
        focus = dict(considered.evidence.focus)
        before = ""
        for part in considered.understood.parts:
            own = understand(part, part)
            if not own.asked.kinds and not own.asked.units and before == "" and len(considered.understood.parts) > 1:
                before = part  # a statement that leads up to the question
                continue
            understood = replace(own, language=considered.understood.language, frame=considered.understood.frame)
            if not understood.asked.kinds and before:
                understood = replace(understood, asked=considered.understood.asked)
            short = len(re.sub(r"\s", "", bare(part))) < COMPLETE
            context = " ".join(
                w for w in (before if short else "", considered.context if considered.leaning else "") if w
            )
            vector, _ = self._embed(f"{part} {context}" if context else part)
            prior = frozenset(f.sentence.paragraph.id for f in chosen[-1:]) if short else frozenset[str]()
            evidence = gather(
                understood,
                self.library,
                vector,
                considered.asking.documents,
                prior=prior,
                context=context,
                synonyms=self.stages.synonyms,
            )
            found = choose(understood, evidence)
            absent = self._find_absence(understood, evidence, tuple(f.sentence for f in found), not context)
            if absent:
                absences.append((understood, evidence, absent))
            else:
                chosen += [f for f in found[:2] if all(f.sentence != c.sentence for c in chosen)]
                for slug, terms in evidence.focus.items():
                    focus[slug] = terms.joined(focus[slug]) if slug in focus else terms
            before = part
        if not chosen and absences:
            return compose_absence(*absences[0])
        if not chosen:
            chosen = list(choose(considered.understood, considered.evidence))
        draft = compose(considered.understood, replace(considered.evidence, focus=focus), tuple(chosen))
        if not absences:
            return draft
        missing = compose_absence(*absences[0])
        said = (
            missing.text.split("。")[0] + "。"
            if considered.understood.language == "zh"
            else missing.text.split(". ")[0] + "."
        )
        return replace(draft, text=draft.text + said, status="partial", computed=(*draft.computed, *missing.computed))

    def _of_sum(self, considered: Considered) -> bool:
        """Whether it is a sum that is asked for, whoever else is spoken of: 没并购谁,能落多少."""
        from assistant.asking import asks_sum

        return self.stages.eligibility and asks_sum(considered.understood.plain, considered.asking.turns)

    def _document(self, considered: Considered) -> Document:
        return considered.evidence.findings[0].sentence.document

    def _eligibility(self, considered: Considered, document: Document) -> Draft | None:
        from assistant.asking import asks_eligibility, asks_sum
        from assistant.eligibility import assess, tells_sum
        from assistant.verdicts import render as render_verdict

        asking, understood = considered.asking, considered.understood
        turns, told = asking.turns, None
        ids = tuple(p.id for p in considered.evidence.paragraphs if p.slug == document.slug)[:6]
        facts = self.library.facts(document.slug)
        if understood.language == "en":
            from assistant.rendition import assess_english, given_in_words, in_words

            found = assess_english(understood.plain, turns, document, facts, ids)
            assessment, told = found if found is not None else (None, None)
        else:
            judging = asks_eligibility(understood.plain, turns)
            assessment = (
                assess(understood.plain, turns, document, facts, ids)
                if judging or asks_sum(understood.plain, turns)
                else None
            )
            if not judging and assessment is not None and not tells_sum(assessment, document):
                assessment = None
        if assessment is None:
            return None
        quotes = []
        for id, start, end in assessment.quotes:
            paragraph = document.paragraph(id)
            if paragraph is not None:
                quotes.append(Quote(document, paragraph, start, end))
        text, checks = render_verdict(assessment, document, understood.language), assessment.checks
        if told is not None:
            text, checks = in_words(text, assessment, told), tuple(given_in_words(check, told) for check in checks)
        status: Any = "needs_information" if assessment.verdict == "unknown" else "answered"
        return Draft(text, status, tuple(quotes), assessment.verdict, checks, computed=(text,))


def _with_sum(judged: Draft, applied: Draft) -> Draft:
    """A verdict behind the sum that is worked out for it, their markers renumbered, as far as there is room."""
    shift = len(applied.quotes)
    text = re.sub(r"\[(\d+)\]", lambda m: f"[{int(m[1]) + shift}]", judged.text)
    lead = applied.text
    if any(figure in judged.text for figure in applied.computed[:1]):
        return judged
    if len(lead) + len(text) > VERDICT_LIMIT:
        text = text[: max(0, VERDICT_LIMIT - len(lead))].rpartition("。")[0] + "。"
    return replace(
        judged,
        text=lead + text,
        quotes=(*applied.quotes, *judged.quotes),
        computed=(*applied.computed, *judged.computed),
    )


def _citation(n: int, quote: Quote) -> Citation:
    return Citation(n, quote.paragraph.id, quote.paragraph.label, quote.text, quote.start, quote.end)
