"""The plain LangChain pipeline that ours is compared with: splitter, Chroma, the same embedder, the top chunks as the answer.

It cites every paragraph that a chunk overlaps, with the overlap as the quote, so its quotes are verbatim too.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from langchain_core.documents import Document as ChainDocument

from assistant.answers import Answer, Citation, Language
from index.documents import Document
from index.embeddings import Embedder

SIZE, OVERLAP, TOP = 500, 50, 3


def split(documents: Mapping[str, Document]) -> list[ChainDocument]:
    """Chunks of the stored texts, each with its document and `start_index`."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True)
    texts = [ChainDocument(page_content=d.text, metadata={"document": slug}) for slug, d in documents.items()]
    return splitter.split_documents(texts)


def store(chunks: list[ChainDocument], embedder: Embedder, folder: Path | None = None) -> Any:
    """A Chroma store of the chunks, in memory or under a folder."""
    import chromadb
    from chromadb.config import Settings as ChromaSettings
    from langchain_chroma import Chroma

    quiet = ChromaSettings(anonymized_telemetry=False)
    client = chromadb.EphemeralClient(quiet) if folder is None else chromadb.PersistentClient(str(folder), quiet)
    name = f"plain-{uuid.uuid4().hex[:12]}" if folder is None else "plain"
    made = Chroma(collection_name=name, client=client, embedding_function=embedder)
    made.add_documents(chunks)
    return made


class Plain:
    """A program that answers with its best chunks, whole."""

    def __init__(self, documents: Mapping[str, Document], embedder: Embedder) -> None:
        self._documents = documents
        self._store = store(split(documents), embedder)

    def ask(self, question: str, turns: tuple[str, ...] = (), documents: tuple[str, ...] = ()) -> Answer:
        query = "\n".join((*turns, question))
        within = {"document": {"$in": list(documents)}} if documents else None
        chunks = self._store.similarity_search(query, TOP, filter=within)
        text = "\n".join(chunk.page_content for chunk in chunks)
        return Answer(question, query, language_of(question), text, "answered", citations=self._cite(chunks))

    def _cite(self, chunks: list[ChainDocument]) -> tuple[Citation, ...]:
        citations: dict[str, Citation] = {}
        for chunk in chunks:
            document = self._documents[chunk.metadata["document"]]
            first = int(chunk.metadata["start_index"])
            last = first + len(chunk.page_content)
            for p in document.paragraphs:
                start, end = max(first, p.start), min(last, p.end)
                if start < end and p.id not in citations:
                    quote = document.text[start:end]
                    citations[p.id] = Citation(len(citations) + 1, p.id, p.label, quote, start, end)
        return tuple(citations.values())


def language_of(question: str) -> Language:
    """English where no Chinese character stands in the question."""
    return "zh" if any("\u3400" <= c <= "\u9fff" for c in question) else "en"
