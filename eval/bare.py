"""A bare LangChain and Chroma script, run in a process of its own: `python -m eval.bare FOLDER MODEL QUESTION`.

It prints the chunks nearest to the question. The time of this process is what ours is held against.
"""

from __future__ import annotations

import sys


def main(folder: str, model: str, question: str) -> None:
    from langchain_chroma import Chroma

    from index.embeddings import load_embedder

    store = Chroma(collection_name="plain", persist_directory=folder, embedding_function=load_embedder(model))
    for chunk in store.similarity_search(question, 3):
        print(chunk.page_content)


if __name__ == "__main__":
    main(*sys.argv[1:])
