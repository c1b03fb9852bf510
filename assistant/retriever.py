"""The hybrid retriever as LangChain knows one: usable in any chain."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as ChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.library import Library


class HybridRetriever(BaseRetriever):
    """Paragraphs of a library for a query, best first, each as a LangChain document with its id, label and offsets."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    k: int = 5
    documents: tuple[str, ...] = ()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[ChainDocument]:
        best: dict[str, ChainDocument] = {}
        for hit in self.library.search(query, self.k * 6, self.documents):
            if hit.paragraph in best:
                continue
            document = self.library.documents[hit.document]
            paragraph = document.paragraph(hit.paragraph)
            if paragraph is None:
                continue
            best[hit.paragraph] = ChainDocument(
                page_content=document.text_of(paragraph),
                metadata={
                    "id": paragraph.id, "label": paragraph.label, "heading": paragraph.heading,
                    "start": paragraph.start, "end": paragraph.end, "score": hit.score,
                },
            )  # fmt: skip
            if len(best) == self.k:
                break
        return list(best.values())
