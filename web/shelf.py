"""What the page is drawn from: the documents of the index in use. No model and no vectors are loaded for them.

`index.build` and `index.library` know the same, but importing them, and all that they stand on, takes a third of the start.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from index import settings as index_settings
from index.documents import Document
from index.errors import PolicyError
from index.manifest import FORMAT, current_build, read_manifest, text_hash
from index.reading import read_text
from index.settings import Settings
from index.structure import parse_document

BUNDLED = Path(index_settings.__file__).parent / "documents"


class Shelf(Mapping[str, Document]):
    """The documents of an index by slug, each parsed when it is first asked for; `version` names what is indexed."""

    def __init__(self, folder: Path) -> None:
        manifest = read_manifest(folder)
        self.version = manifest.version
        self._folder = folder / "documents"
        self._slugs = {entry.slug: None for entry in manifest.documents}
        self._parsed: dict[str, Document] = {}

    def __getitem__(self, slug: str) -> Document:
        if slug not in self._slugs:
            raise KeyError(slug)
        if slug not in self._parsed:
            self._parsed[slug] = parse_document((self._folder / f"{slug}.txt").read_bytes().decode("utf-8"), slug)
        return self._parsed[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self._slugs

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)


def read_shelf(settings: Settings) -> Shelf:
    """The documents of the index in use. PolicyError where there is none."""
    folder = current_build(settings.data_dir / "index")
    if folder is None:
        raise PolicyError(f"no index at {settings.data_dir / 'index'}: run python -m index build")
    return Shelf(folder)


def is_current(settings: Settings) -> bool:
    """Whether `index.build.build` would find nothing to do; False where that is not sure."""
    folder = current_build(settings.data_dir / "index")
    if folder is None:
        return False
    try:
        manifest = read_manifest(folder)
        stored = {e.slug: (folder / "documents" / f"{e.slug}.txt").read_bytes().decode() for e in manifest.documents}
        bundled = {path.stem: read_text(path) for path in BUNDLED.glob("*.txt")}
    except (PolicyError, OSError, ValueError):
        return False
    added = {e.slug: stored[e.slug] for e in manifest.documents if not e.bundled}
    return (
        manifest.format == FORMAT
        and manifest.embedding_model == settings.embedding_model
        and {e.slug: e.sha256 for e in manifest.documents}
        == {slug: text_hash(words) for slug, words in {**bundled, **added}.items()}
    )
