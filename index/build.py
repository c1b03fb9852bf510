"""Building: documents in, a complete index folder out, swapped in by one rename.

data/index/current            the name of the build in use
data/index/<build>/           manifest.json, units.json, documents/, vocabulary/, words/, chroma/
"""

from __future__ import annotations

import fcntl
import json
import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from index.chroma import Vectors, connect
from index.embeddings import load_embedder
from index.errors import DocumentError, LibraryError
from index.manifest import (
    FORMAT,
    Entry,
    Manifest,
    current_build,
    point_to,
    read_manifest,
    text_hash,
    write_manifest,
)
from index.reading import read_text
from index.settings import Settings
from index.structure import parse_document
from index.units import Unit, find_units
from index.vocabulary import learn_vocabulary, write_vocabulary
from index.words import Words

BUNDLED = Path(__file__).parent / "documents"
KEPT_BUILDS = 2  # the one in use, and the one before it, which a running program may still read

Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """A progress that shows nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    slug: str
    text: str
    bundled: bool


def bundled_sources() -> dict[str, Source]:
    """The documents that come with the program."""
    return {p.stem: Source(p.stem, read_text(p), True) for p in sorted(BUNDLED.glob("*.txt"))}


def indexed_sources(root: Path) -> dict[str, Source]:
    """The documents of the index in use; none where there is no index."""
    build = current_build(root)
    if build is None or not (build / "manifest.json").exists():
        return {}
    try:
        manifest = read_manifest(build)
        return {
            e.slug: Source(e.slug, (build / "documents" / f"{e.slug}.txt").read_bytes().decode("utf-8"), e.bundled)
            for e in manifest.documents
        }
    except (LibraryError, OSError):
        return {}  # a damaged index is built anew from what is bundled


def build(settings: Settings, progress: Progress = silent) -> bool:
    """Index the bundled documents and those that were added. False where nothing had changed."""
    root = settings.data_dir / "index"
    with locked(root):
        added = {slug: s for slug, s in indexed_sources(root).items() if not s.bundled}
        return _build(settings, {**bundled_sources(), **added}, progress)


def add(settings: Settings, files: Mapping[str, Path], progress: Progress = silent) -> tuple[str, ...]:
    """Add files under their slugs, all or none, and give the slugs. DocumentError names a file that is no text."""
    root = settings.data_dir / "index"
    new = {}
    for slug, path in files.items():
        if not slug or any(mark in slug for mark in '#@/\\ \t\n"'):
            raise DocumentError(f"{slug!r} cannot name a document: use letters, digits, - and _ (--slug NAME)")
        new[slug] = Source(slug, read_text(path), False)
        if not any(p.evidence for p in parse_document(new[slug].text, slug).paragraphs):
            raise DocumentError(f"{path}: no paragraph was found in it: a policy text in .txt or .md is expected")
    with locked(root):
        _build(settings, {**(indexed_sources(root) or bundled_sources()), **new}, progress)
    return tuple(new)


def remove(settings: Settings, slug: str, progress: Progress = silent) -> None:
    """Take a document out of the index. LibraryError where it is not in it."""
    root = settings.data_dir / "index"
    with locked(root):
        sources = indexed_sources(root)
        if slug not in sources:
            raise LibraryError(f"no document {slug!r} in the index; there are: {', '.join(sources) or 'none'}")
        del sources[slug]
        _build(settings, sources, progress)


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """One build at a time: a second one waits."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        handle = (root / ".lock").open("w")
    except OSError as error:
        raise LibraryError(f"{root} cannot be written ({error.strerror}): set POLICY_DATA_DIR") from None
    with handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _build(settings: Settings, sources: Mapping[str, Source], progress: Progress) -> bool:
    root = settings.data_dir / "index"
    old = current_build(root)
    if old is not None and _unchanged(old, settings, sources):
        return False
    target = root / uuid.uuid4().hex[:12]
    try:
        _write(target, old, settings, sources, progress)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)  # whatever broke, the old index stays as it was
        raise
    point_to(root, target)
    _tidy(root, keep={target.name, old.name if old else ""})
    return True


def _unchanged(old: Path, settings: Settings, sources: Mapping[str, Source]) -> bool:
    try:
        manifest = read_manifest(old)
    except LibraryError:
        return False
    return (
        manifest.format == FORMAT
        and manifest.embedding_model == settings.embedding_model
        and {e.slug: e.sha256 for e in manifest.documents} == {s.slug: text_hash(s.text) for s in sources.values()}
    )


def _write(
    target: Path, old: Path | None, settings: Settings, sources: Mapping[str, Source], progress: Progress
) -> None:
    (target / "documents").mkdir(parents=True)
    (target / "vocabulary").mkdir()
    units: list[Unit] = []
    entries = []
    for number, source in enumerate(sources.values(), 1):
        document = parse_document(source.text, source.slug)
        own = find_units(document)
        units.extend(own)
        entries.append(Entry(source.slug, text_hash(source.text), source.bundled, len(own)))
        (target / "documents" / f"{source.slug}.txt").write_bytes(source.text.encode("utf-8"))
        write_vocabulary(target / "vocabulary" / f"{source.slug}.json", learn_vocabulary(document))
        progress("documents", number, len(sources))
    if not units:
        raise LibraryError("no document would be left in the index: add one first")
    embedder = load_embedder(settings.embedding_model)
    collection = f"policy-{target.name}"
    client = connect(target / "chroma", settings.chroma_url)
    kept = {} if old is None else _kept_vectors(old, settings)
    Vectors(client, collection, embedder).add(
        units, embedder, kept, lambda done, total: progress("vectors", done, total)
    )
    Words.of([unit.text for unit in units]).save(target / "words")
    progress("words", 1, 1)
    (target / "units.json").write_text(
        json.dumps([[u.id, u.document, u.paragraph, u.start, u.end] for u in units], ensure_ascii=False),
        encoding="utf-8",
    )
    versions = {name: version(name) for name in ("chromadb", "langchain-chroma", "bm25s")}
    write_manifest(target, Manifest(FORMAT, settings.embedding_model, collection, tuple(entries), versions))


def _kept_vectors(old: Path, settings: Settings) -> dict:
    """Vectors of the index in use, if the same model made them: an unchanged document is not embedded again."""
    import chromadb.errors

    try:
        manifest = read_manifest(old)
        if manifest.embedding_model != settings.embedding_model:
            return {}
        return Vectors(connect(old / "chroma", settings.chroma_url), manifest.collection).kept()
    except (LibraryError, OSError, ValueError, chromadb.errors.ChromaError):
        return {}  # an old index that cannot be read saves no time, and breaks nothing


def _tidy(root: Path, keep: set[str]) -> None:
    for folder in root.iterdir():
        if folder.is_dir() and folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)
