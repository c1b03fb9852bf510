"""Datasets: named question sets, and a library with the documents that their questions are about.

Such a library lives under the data folder, apart from the index in use, so that a score depends on nothing
that a person has added. Its folder is named for the code that made it: no score comes from an older reader.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from eval.questions import Item, read_questions
from index.errors import QuestionSetError
from index.settings import Settings

HERE = Path(__file__).parent
SETS = HERE / "sets"
DOCUMENTS = (
    HERE / "documents"
)  # in other styles than the one that comes with the program: real ones, some invented for development, three invented and held out
INDEX = HERE.parent / "index"

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Dataset:
    """Questions under a name. Of a held-out one only totals are shown, so that nobody tunes on its questions."""

    name: str
    files: tuple[Path, ...]
    heldout: bool

    def items(self) -> tuple[Item, ...]:
        items = tuple(item for file in self.files for item in read_questions(file))
        ids = [item.id for item in items]
        if len(set(ids)) != len(ids):
            twice = next(id for id in ids if ids.count(id) > 1)
            raise QuestionSetError(f'{self.name}: id "{twice}" stands in two of its files')
        return items


NAMED = {
    name: Dataset(name, tuple(SETS / file for file in files), not name.startswith("dev"))
    for name, files in {
        "dev": (
            "dev-a.jsonl",
            "dev-b.jsonl",
            "dev-c.jsonl",
            "dev-d.jsonl",
            "dev-e.jsonl",
            "dev-k.jsonl",
            "dev-m.jsonl",
            "dev-p.jsonl",
            "dev-r.jsonl",
            "dev-v.jsonl",
        ),
        "dev-more": (
            "dev-more.jsonl",
            "dev-f.jsonl",
            "dev-g.jsonl",
            "dev-i.jsonl",
            "dev-j.jsonl",
            "dev-l.jsonl",
            "dev-n.jsonl",
            "dev-q.jsonl",
            "dev-s.jsonl",
            "dev-t.jsonl",
            "dev-u.jsonl",
            "dev-w.jsonl",
            "dev-x.jsonl",
            "dev-y.jsonl",
            "dev-z.jsonl",
            "eligibility-dev.jsonl",
            "eligibility-dev2.jsonl",
            "eligibility-dev3.jsonl",
            "eligibility-dev4.jsonl",
            "eligibility-dev5.jsonl",
            "eligibility-dev6.jsonl",
            "dev-aa.jsonl",
            "eligibility-dev7.jsonl",
        ),
        "heldout": ("heldout-a.jsonl", "heldout-b.jsonl"),
        "heldout-more": ("heldout-more.jsonl",),
        "heldout-others": ("heldout-others.jsonl",),
        "heldout-eligibility": ("heldout-eligibility.jsonl",),
    }.items()
}


def find_dataset(name: str) -> Dataset:
    """The dataset of this name, or of this file. A file named heldout… keeps its questions to itself."""
    if name in NAMED:
        return NAMED[name]
    path = Path(name)
    if not path.is_file():
        raise QuestionSetError(f"{name}: no such dataset or file; there are {', '.join(NAMED)}, or write a .jsonl file")
    return Dataset(path.stem, (path,), path.stem.startswith("heldout"))


def default_slug() -> str:
    """The document that comes with the program; paths are of it where an item names none."""
    from index.build import bundled_sources

    return next(iter(bundled_sources()))


def slugs_of(items: tuple[Item, ...], default: str) -> frozenset[str]:
    """The documents that the items' paths and scopes name."""
    paths = {id for item in items for id in item.ids((*item.gold, *item.also_ok, *item.correction_gold), default)}
    return frozenset({id.partition("#")[0] for id in paths} | {item.document for item in items if item.document})


def prepare(items: tuple[Item, ...], settings: Settings, progress: Progress) -> Settings:
    """Settings of a library that holds the items' documents, built if need be.

    Documents that are neither bundled nor in `eval/documents` are looked for in the index in use.
    """
    from index.build import add, build, bundled_sources

    needed = slugs_of(items, default_slug())
    more = {path.stem: path for path in sorted(DOCUMENTS.glob("*.txt"))}
    bundled = frozenset(bundled_sources())
    if needed <= bundled:
        own = _own_settings(settings, "bundled")
        build(own, progress)
        return own
    if needed <= bundled | more.keys():
        own = _own_settings(settings, "more")
        add(own, more, progress)
        return own
    from index.library import Library

    unknown = needed - frozenset(Library.open(settings).documents)
    if unknown:
        raise QuestionSetError(f"no document {', '.join(sorted(unknown))} in the index: python -m index add FILE")
    return settings


def read_documents() -> Mapping[str, str]:
    """The texts of every document that named sets ask about, by slug; no index is needed."""
    from index.build import bundled_sources
    from index.reading import read_text

    texts = {slug: source.text for slug, source in bundled_sources().items()}
    return texts | {path.stem: read_text(path) for path in sorted(DOCUMENTS.glob("*.txt"))}


def _own_settings(settings: Settings, name: str) -> Settings:
    code = sha256(b"".join(path.read_bytes() for path in sorted(INDEX.glob("*.py")))).hexdigest()[:8]
    root = settings.data_dir / "eval"
    folder = root / f"{name}-{code}"
    for old in root.glob(f"{name}-*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    return settings.model_copy(update={"data_dir": folder})
