"""Reading: a file into its text.

UTF-8 first, with or without its mark, then GB18030, which older government pages use. The text is stored as it
came: offsets count in it, so nothing is cleaned here.
"""

from __future__ import annotations

import re
from pathlib import Path

from index.errors import DocumentError

_KINDS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zipped office file",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"{\\rtf": "a rich-text file",
    b"SQLite format 3": "a database",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_RIGHT = "save it as UTF-8 or GB18030 text (.txt or .md)"


def read_text(path: Path) -> str:
    """The file's text. DocumentError, in one line, for a file that is missing, empty or no text."""
    data = _read_bytes(path)
    for magic, kind in _KINDS.items():
        if data.startswith(magic):
            raise DocumentError(f"{path}: this is {kind}, not text; {_RIGHT}")
    text = _decode(data, path)
    if _CONTROL.search(text):
        raise DocumentError(f"{path}: this is binary data, not text; {_RIGHT}")
    if not text.strip():
        raise DocumentError(f"{path}: the file holds no text; give the document's own words")
    return text


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{path}: there is no such file; give the path of a text file") from None
    except IsADirectoryError:
        raise DocumentError(f"{path}: this is a folder; give the path of a text file") from None
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); give a file that you may read") from None


def _decode(data: bytes, path: Path) -> str:
    encodings = ["utf-8-sig", "gb18030"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DocumentError(f"{path}: neither UTF-8 nor GB18030; {_RIGHT}")
