"""The manifest: what an index on disk was made of, so that a changed document or model is noticed."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from index.errors import LibraryError

FORMAT = 38
POINTER = "current"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of an index."""

    slug: str
    sha256: str  # of the stored text
    bundled: bool  # comes with the program, not added by a person
    units: int


@dataclass(frozen=True, slots=True)
class Manifest:
    format: int
    embedding_model: str
    collection: str
    documents: tuple[Entry, ...]
    versions: dict[str, str]

    @property
    def version(self) -> str:
        """Eight characters that name this index: they change when a document or the model does."""
        parts = [self.embedding_model, str(self.format), *(f"{e.slug}:{e.sha256}" for e in self.documents)]
        return sha256("\n".join(parts).encode()).hexdigest()[:8]


def text_hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    (folder / "manifest.json").write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest in a build's folder; LibraryError where it is missing or not ours."""
    path = folder / "manifest.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        entries = tuple(Entry(**entry) for entry in raw.pop("documents"))
        return Manifest(documents=entries, **raw)
    except FileNotFoundError:
        raise LibraryError(f"no index at {folder}: run python -m index build") from None
    except (ValueError, TypeError, KeyError):
        raise LibraryError(f"{path} is not an index of this program: run python -m index build") from None


def current_build(root: Path) -> Path | None:
    """The folder of the index in use, or None where none was ever built."""
    try:
        name = (root / POINTER).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return root / name


def point_to(root: Path, build: Path) -> None:
    """Make `build` the index in use: one rename, so a crash before it leaves the old index as it was."""
    temporary = root / f".{POINTER}.{os.getpid()}"
    temporary.write_text(build.name, encoding="utf-8")
    os.replace(temporary, root / POINTER)
