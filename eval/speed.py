"""Speed: what an answer, a build, a fresh process and the page cost, as ratios to what cannot be avoided.

Both sides of a ratio are measured in turn in one run, so that a busy machine slows both. Nothing asserts a figure.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from assistant.pipeline import Assistant
from eval.plain import Plain, split, store
from eval.questions import Item
from index.embeddings import BATCH, Embedder, load_embedder
from index.errors import PolicyError
from index.library import Library
from index.settings import Settings
from index.units import find_units

ROOT = Path(__file__).parent.parent
WARM_UP = 10  # answers that are not counted: the first load what is read once
PAGE_WAIT = 60.0  # seconds until a page that does not show is given up


@dataclass(frozen=True, slots=True)
class Ratio:
    """`ours` seconds, `floor` seconds, and the most that ours may be of it; None where no bound is set."""

    name: str
    ours: float
    floor: float
    bound: float | None

    @property
    def value(self) -> float:
        return self.ours / self.floor


def seconds(action: Callable[..., Any], *arguments: Any) -> float:
    start = time.perf_counter()
    action(*arguments)
    return time.perf_counter() - start


def answer_ratios(items: Sequence[Item], assistant: Assistant, library: Library) -> list[Ratio]:
    """A whole answer beside the embedding of its question; the plain pipeline beside it; the slowest twentieth too."""
    plain = Plain(library.documents, library.embedder)
    actions: list[Callable[[Item], Any]] = [
        lambda item: library.embedder.query(item.question),
        lambda item: assistant.ask(item.question, item.turns),
        lambda item: plain.ask(item.question, item.turns),
    ]
    spent: list[list[float]] = [[], [], []]
    for number, item in enumerate(items):
        for turn in range(3):  # who goes first takes turns: the first of a question warms caches for the others
            which = (number + turn) % 3
            spent[which].append(seconds(actions[which], item))
    embedding, ours, theirs = (found[WARM_UP:] for found in spent)
    floor = median(embedding)
    return [
        Ratio("answer / embedding of the question", median(ours), floor, 2.0),
        Ratio("slowest twentieth of answers / embedding", quantiles(ours, n=20)[-1], floor, None),
        Ratio("plain LangChain answer / embedding", median(theirs), floor, None),
    ]


def build_ratio(settings: Settings, embedder: Embedder, rounds: int = 3) -> Ratio:
    """Building an index of the bundled documents beside the embedding of what it embeds."""
    from index.build import build, bundled_sources
    from index.structure import parse_document

    texts = [
        unit.text
        for source in bundled_sources().values()
        for unit in find_units(parse_document(source.text, source.slug))
    ]
    builds, embeddings = [], []
    for _ in range(rounds):
        embeddings.append(
            seconds(lambda: [embedder.passages(texts[i : i + BATCH]) for i in range(0, len(texts), BATCH)])
        )
        with tempfile.TemporaryDirectory() as folder:
            own = settings.model_copy(update={"data_dir": Path(folder)})
            builds.append(seconds(build, own))
    return Ratio(f"index build / embedding of its {len(texts)} units", median(builds), median(embeddings), 1.3)


def process_ratios(question: str, settings: Settings, library: Library, rounds: int = 5) -> list[Ratio]:
    """A fresh process to its first answer, and the page to its first byte, beside a bare script of LangChain and Chroma."""
    environment = os.environ | {
        "POLICY_DATA_DIR": str(settings.data_dir.absolute()),
        "GRADIO_ANALYTICS_ENABLED": "False",
    }
    with tempfile.TemporaryDirectory() as folder:
        store(split(library.documents), library.embedder, Path(folder))
        bare = [sys.executable, "-m", "eval.bare", folder, settings.embedding_model, question]
        ask = [sys.executable, "-m", "assistant", "ask", question, "--json"]
        barely, ours, pages = [], [], []
        for number in range(rounds + 1):
            theirs, our = seconds(_run, bare, environment), seconds(_run, ask, environment)
            if number:  # the first of each reads its files from the disk
                barely.append(theirs)
                ours.append(our)
        if (ROOT / "app.py").exists():
            pages = [_page_seconds(environment) for _ in range(3)][1:]
    floor = median(barely)
    ratios = [Ratio("fresh process to its answer / bare LangChain + Chroma script", median(ours), floor, 1.5)]
    return ratios + ([Ratio("page shown / the same script", median(pages), floor, 1.5)] if pages else [])


def measure_speed(items: Sequence[Item], settings: Settings) -> list[Ratio]:
    """Every ratio of one run; `settings` are those of a library that holds the items' documents."""
    library = Library.open(settings)
    assistant = Assistant.open(settings)
    ratios = answer_ratios(items, assistant, library)
    ratios.append(build_ratio(settings, load_embedder(settings.embedding_model)))
    return ratios + process_ratios(items[0].question, settings, library)


def table(ratios: Sequence[Ratio]) -> list[str]:
    """Lines for a terminal."""
    return [
        f"{r.value:6.2f}  {'' if r.bound is None else f'(at most {r.bound})':14} {r.name}: {_shown(r.ours)} / {_shown(r.floor)}"
        for r in ratios
    ]


def to_json(ratios: Sequence[Ratio]) -> list[dict[str, Any]]:
    return [
        {"name": r.name, "ratio": r.value, "bound": r.bound, "seconds": r.ours, "floor_seconds": r.floor}
        for r in ratios
    ]


def _shown(duration: float) -> str:
    return f"{duration * 1000:.1f} ms" if duration < 1 else f"{duration:.2f} s"


def _run(command: Sequence[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or "nothing on stderr").splitlines()[-1]
        raise PolicyError(f"{' '.join(command[1:4])} exited {done.returncode}: {last}")


def _page_seconds(environment: dict[str, str]) -> float:
    """From the start of app.py until its page is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "app.py", "--host", "127.0.0.1", "--port", str(port)]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.perf_counter() - start < PAGE_WAIT:
            if process.poll() is not None:
                raise PolicyError(f"app.py exited {process.returncode} before it showed a page")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PAGE_WAIT) as response:
                    response.read()
                return time.perf_counter() - start
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.02)
        raise PolicyError(f"app.py showed no page within {PAGE_WAIT:.0f} s")
    finally:
        process.terminate()
        process.wait()
