"""Checking from the shell: a profile out of a JSON file and `--set` arguments, held against every support of a library."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.check import Setting, check_profile, parse_profile, parse_setting
from index.errors import LibraryError, ProfileError
from index.library import Library

GROUPS = ("met", "open", "excluded")
SHAPE = 'write one object of metric: figure, such as {"营业收入": "1500万元", "优质": true}'


def check_command(
    library: Library, profile: Path | None, values: tuple[str, ...] = (), documents: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The report as one JSON object: met, open, excluded, not_assessed, notices, next_question.

    `values` are written like `metric=figure`, and stand where they and the file disagree. With neither, every
    support is open. ProfileError for a file or value that cannot be read, LibraryError for an unknown document.
    """
    unknown = [slug for slug in documents if slug not in library.documents]
    if unknown:
        raise LibraryError(f"no document {unknown[0]!r} in the index; there are: {', '.join(library.documents)}")
    named: dict[str, Setting] = {}
    for setting in (*read_profile_file(profile), *map(parse_setting, values)):
        named[setting.name] = setting
    chosen = [library.documents[slug] for slug in documents or tuple(library.documents)]
    facts = {document.slug: library.facts(document.slug) for document in chosen}
    return check_profile(named.values(), chosen, facts).to_json()


def read_profile_file(path: Path | None) -> tuple[Setting, ...]:
    """The settings of a JSON profile; none where there is no file. ProfileError says what is wrong with it."""
    if path is None:
        return ()
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read ({error.strerror}); name a JSON file") from None
    except (ValueError, RecursionError) as error:
        raise ProfileError(f"{path}: this is not JSON ({error}); {SHAPE}") from None
    if not isinstance(raw, Mapping):
        raise ProfileError(f"{path}: a {type(raw).__name__} was found; {SHAPE}")
    return parse_profile(raw)


def report_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """The report for people: a heading for each group that has supports, then one line for each support and check."""
    for group in GROUPS:
        if not report[group]:
            continue
        yield f"{group} ({len(report[group])})"
        for support in report[group]:
            yield f"  {support['label']} ({support['paragraph']})"
            for check in support["checks"]:
                given = f" ← {check['given']}" if check["given"] else ""
                yield f"    {check['result']}: {check['condition']}{given}"
            for rank in support["pending"]:
                yield f"    pending: {rank}"
    if report["not_assessed"]:
        yield f"not assessed ({len(report['not_assessed'])})"
        for skipped in report["not_assessed"]:
            yield f"  {skipped['label']} ({skipped['paragraph']}): {skipped['why']}"
    if report["next_question"]:
        yield report["next_question"]
    yield from report["notices"]
