"""What many tests share: the bundled document indexed once, the assistant over it, and the commands run in process.

Workers of pytest-xdist share one index: building takes a lock and does nothing where another has built.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

from assistant.pipeline import Assistant
from index.build import build
from index.library import Library
from index.settings import Settings
from index.settings import settings as process_settings

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
