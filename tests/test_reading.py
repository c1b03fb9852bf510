"""A file into its text, or one clear line that says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import DocumentError
from index.reading import read_text

TEXT = "某市意见\r\n\r\n一、目标\r\n　　增长6%以上。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_text_is_stored_as_it_came_in_every_usual_encoding(tmp_path: Path, encoding: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(TEXT.encode(encoding))
    assert read_text(path) == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "holds no text"),
        (b" \n\xe3\x80\x80\n", "holds no text"),
        (b"\xef\xbb\xbf", "holds no text"),
        (b"%PDF-1.7 abc", "a PDF"),
        (b"PK\x03\x04rest", "office"),
        (b"\x89PNG\r\n", "picture"),
        (b"abc\x00\x01def", "binary"),
        (b"\xff\xff\xff\xff", "neither UTF-8 nor GB18030"),
        (b"\xff\xfe\x00", "neither UTF-8 nor GB18030"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=reason) as caught:
        read_text(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(DocumentError, match="a folder"):
        read_text(tmp_path)
