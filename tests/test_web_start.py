"""The start of the page: it waits for nothing that it does not show, and knows when the index is up to date."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import check
from index import build as building
from index.build import add, build
from index.manifest import current_build
from index.settings import Settings
from web import api, shelf
from web.shelf import is_current, read_shelf


def test_the_page_is_made_without_the_models_and_what_only_an_event_needs():
    program = "import sys, web.page, web.shelf; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    imported = set(ran.stdout.split())
    assert imported.isdisjoint(
        {"index.build", "index.library", "chromadb", "assistant.check", "assistant.pipeline", "docx"}
    )


@pytest.fixture
def small(tmp_path, monkeypatch) -> Settings:
    """Settings of a program that comes with one short document, which is indexed."""
    folder = tmp_path / "bundled"
    folder.mkdir()
    write(folder / "plan.txt", "某市措施")
    monkeypatch.setattr(shelf, "BUNDLED", folder)
    monkeypatch.setattr(building, "BUNDLED", folder)
    settings = Settings(data_dir=tmp_path / "data")
    build(settings)
    return settings


def write(path: Path, title: str) -> Path:
    path.write_text(f"{title}\n\n一、支持企业\n\n1.支持增产。给予最高77万元奖励。\n", encoding="utf-8")
    return path


def manifest_of(settings: Settings) -> Path:
    return current_build(settings.data_dir / "index") / "manifest.json"


def test_an_index_is_current_where_a_build_finds_nothing_to_do(small, tmp_path):
    assert is_current(small) and not build(small)
    add(small, {"more": write(tmp_path / "more.txt", "另一措施")})
    assert is_current(small) and not build(small)
    assert [document.title for document in read_shelf(small).values()] == ["某市措施", "另一措施"]


def another_format(settings: Settings) -> None:
    path = manifest_of(settings)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 0}))


def another_text(settings: Settings) -> None:
    write(shelf.BUNDLED / "plan.txt", "某市新措施")


def another_document(settings: Settings) -> None:
    write(shelf.BUNDLED / "other.txt", "另一措施")


def no_manifest(settings: Settings) -> None:
    manifest_of(settings).write_text("{")


@pytest.mark.parametrize("change", [another_format, another_text, another_document, no_manifest])
def test_an_index_is_not_current_where_a_build_makes_another(small, change):
    change(small)
    assert not is_current(small) and build(small) and is_current(small)


def test_no_index_and_another_model_are_not_current(small):
    assert not is_current(Settings(data_dir=small.data_dir / "nowhere"))
    assert not is_current(small.model_copy(update={"embedding_model": "another/model"}))


def test_the_shelf_knows_what_stands_on_it_without_reading_it(small):
    documents = read_shelf(small)
    (manifest_of(small).parent / "documents" / "plan.txt").unlink()
    assert len(documents) == 1 and "plan" in documents and "nowhere" not in documents
    assert documents.get("nowhere") is None and documents.version


@pytest.mark.parametrize("name", ["Report", "Skipped"])
def test_a_check_is_described_as_it_is_given(name):
    described = getattr(api, name).model_fields
    assert list(described) == [field.name for field in dataclasses.fields(getattr(check, name))]
    judged = [field.name for field in dataclasses.fields(check.SupportCheck)]
    assert list(api.Judged.model_fields) == judged
