"""What many tests share: the bundled document indexed once, the assistant over it, and the commands run in process.

Workers of pytest-xdist share one index: building takes a lock and does nothing where another has built.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

from assistant.eligibility import assess
from assistant.pipeline import Assistant
from index.build import BUNDLED, add, build
from index.documents import Document
from index.library import Library
from index.settings import Settings
from index.settings import settings as process_settings
from index.structure import parse_document

# A busy machine is slow: no example fails for the time it takes.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")

# The machine's own settings are no part of a test.
Settings.model_config["env_file"] = None
for variable in [name for name in os.environ if name.startswith("POLICY_")]:
    del os.environ[variable]


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a library that holds the bundled document. Only for reading: `own` is for changing."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    settings = Settings(data_dir=shared / "indexed")
    build(settings)
    return settings


@pytest.fixture(scope="session")
def library(indexed: Settings) -> Library:
    return Library.open(indexed)


@pytest.fixture(scope="session")
def assistant(library: Library, indexed: Settings) -> Assistant:
    return Assistant(library, indexed)


@pytest.fixture(scope="session")
def assistant_over(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, str]], Assistant]:
    """assistant_over({"orchards": TEXT}): an assistant over documents of the test's own, by slug."""

    def over(texts: Mapping[str, str]) -> Assistant:
        folder = tmp_path_factory.mktemp("documents")
        files = {slug: folder / f"{slug}.txt" for slug in texts}
        for slug, file in files.items():
            file.write_text(texts[slug], encoding="utf-8")
        settings = Settings(data_dir=folder / "data")
        add(settings, files, lambda *_: None)
        return Assistant.open(settings)

    return over


Judge = Callable[..., str]


@pytest.fixture(scope="session")
def judge() -> Judge:
    """judge(document, "1.5", question): the verdict on what the question tells, by the paragraphs with these paths."""

    def verdict(document: Document, paths: str, question: str) -> str:
        assessment = assess(question, (), document, None, tuple(f"{document.slug}#{path}" for path in paths.split()))
        assert assessment is not None
        return assessment.verdict

    return verdict


@pytest.fixture(scope="session")
def opinion() -> Document:
    """The bundled document, parsed."""
    [bundled] = BUNDLED.glob("*.txt")
    return parse_document(bundled.read_text(encoding="utf-8"), bundled.stem)


@pytest.fixture(scope="session")
def check_tree() -> Callable[[Document], None]:
    """check_tree(document): unique ids, known parents, and every character that is not blank covered once."""

    def holds(document: Document) -> None:
        ids = [paragraph.id for paragraph in document.paragraphs]
        assert len(set(ids)) == len(ids)
        assert all(paragraph.parent is None or paragraph.parent in ids for paragraph in document.paragraphs)
        starts = [paragraph.start for paragraph in document.paragraphs]
        assert starts == sorted(starts)
        covered = [0] * len(document.text)
        spans = [(p.start, p.end) for p in document.paragraphs]
        spans += [(m.start, m.end) for m in document.matter if m.paragraph is None]
        for start, end in spans:
            assert document.text[start:end] == document.text[start:end].strip() != ""
            for at in range(start, end):
                covered[at] += 1
        for at, character in enumerate(document.text):
            assert covered[at] == 1 or (covered[at] == 0 and character.isspace()), (at, character)
        by_id = {paragraph.id: paragraph for paragraph in document.paragraphs}
        for matter in document.matter:
            if matter.paragraph is not None:
                paragraph = by_id[matter.paragraph]
                assert (paragraph.start, paragraph.end, paragraph.evidence) == (matter.start, matter.end, False)

    return holds


@pytest.fixture
def own(indexed: Settings, tmp_path: Path) -> Settings:
    """Settings of a library of the test's own, with the same documents."""
    shutil.copytree(indexed.data_dir, tmp_path / "data")
    return Settings(data_dir=tmp_path / "data")


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """command(main, "list", "--json", data=folder): a program's main with these arguments, over that data folder.

    An exception that is no exit of the program comes out: it would be a traceback.
    """

    def run(main: Callable[[], None], *arguments: str | Path, data: Path) -> Ran:
        monkeypatch.setenv("POLICY_DATA_DIR", str(data))
        monkeypatch.setattr(sys, "argv", ["program", *map(str, arguments)])
        process_settings.cache_clear()
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as exit:
            code = exit.code if isinstance(exit.code, int) else int(exit.code is not None)
        finally:
            process_settings.cache_clear()
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run
