"""python -m index: build, look at, extend and export the index."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from index.build import Progress as OnProgress
from index.build import add as add_documents
from index.build import build as build_index
from index.build import remove as remove_document
from index.documents import Document
from index.errors import LibraryError, PolicyError
from index.settings import settings

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
err = Console(stderr=True, soft_wrap=True)
FACT_KINDS = ("targets", "duties", "supports")


@contextmanager
def progress_bars() -> Iterator[OnProgress]:
    """Bars on stderr, one for each stage, shown while work goes on."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True) as bars:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


@app.command()
def build() -> None:
    """Index the bundled documents and those that were added; nothing is done where nothing changed."""
    with progress_bars() as show:
        changed = build_index(settings(), show)
    typer.echo("index built" if changed else "index is up to date")


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(help="policy texts, .txt or .md")],
    slug: Annotated[str | None, typer.Option(help="the document's name in ids; the file's name if left out")] = None,
) -> None:
    """Add documents: all of them or, if one cannot be read, none."""
    if slug is not None and len(files) > 1:
        raise PolicyError(f"--slug names one document, and {len(files)} files were given: add them one by one")
    named = {slug or path.stem: path for path in files}
    if len(named) < len(files):
        raise PolicyError("two of the files have the same name: add them one by one with --slug")
    with progress_bars() as show:
        slugs = add_documents(settings(), named, show)
    typer.echo("added " + ", ".join(slugs))


@app.command()
def remove(slug: str) -> None:
    """Take a document out of the index."""
    with progress_bars() as show:
        remove_document(settings(), slug, show)
    typer.echo(f"removed {slug}")


@app.command("list")
def list_documents(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """The documents of the index."""
    from index.library import Library

    library = Library.open(settings())
    rows = [
        {"slug": d.slug, "title": d.title, "issuer": d.issuer, "date": d.date, "paragraphs": len(d.paragraphs)}
        for d in library.documents.values()
    ]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        typer.echo(f"{row['slug']}\t{row['paragraphs']}\t{row['title']}")


def document_json(document: Document) -> dict[str, Any]:
    """The object that `show --json` prints (DESIGN.md, section 4)."""
    return {
        "slug": document.slug,
        "title": document.title,
        "issuer": document.issuer,
        "number": document.number,
        "date": document.date,
        "paragraphs": [
            {
                "id": p.id, "label": p.label, "kind": p.kind, "heading": p.heading,
                "start": p.start, "end": p.end, "text": document.text_of(p),
            }
            for p in document.paragraphs
        ],
    }  # fmt: skip


@app.command()
def show(
    slug: str,
    facts: Annotated[str | None, typer.Option(help="targets, duties or supports")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """A document's paragraphs, or its facts."""
    from index.facts import facts_json
    from index.library import Library

    library = Library.open(settings())
    if slug not in library.documents:
        raise LibraryError(f"no document {slug!r} in the index; there are: {', '.join(library.documents)}")
    document = library.documents[slug]
    if facts is not None:
        if facts not in FACT_KINDS:
            raise PolicyError(f"--facts is {facts!r}: write one of {', '.join(FACT_KINDS)}")
        rows = facts_json(library.facts(slug), document)[facts]
        if as_json:
            typer.echo(json.dumps(rows, ensure_ascii=False))
            return
        for row in rows:
            typer.echo(f"{row['paragraph'].partition('#')[2]}\t{row['quote']}")
        return
    if as_json:
        typer.echo(json.dumps(document_json(document), ensure_ascii=False))
        return
    for p in document.paragraphs:
        typer.echo(f"{p.path}\t{p.kind}\t{p.label}\t{document.text_of(p)[:60]}")


@app.command()
def export(slug: str, xlsx: Annotated[Path, typer.Option(help="the workbook to write")]) -> None:
    """Write the task ledger: measures, targets, duties and supports as a workbook."""
    from index.export import write_workbook
    from index.library import Library

    library = Library.open(settings())
    if slug not in library.documents:
        raise LibraryError(f"no document {slug!r} in the index; there are: {', '.join(library.documents)}")
    write_workbook(xlsx, library.documents[slug], library.facts(slug))
    typer.echo(f"wrote {xlsx}")


def run(application: typer.Typer) -> None:
    """Run a command; what we raise on purpose becomes one line on stderr and exit code 2."""
    try:
        application()
    except PolicyError as error:
        print(" ".join(str(error).split("\n")), file=sys.stderr)
        sys.exit(2)


def main() -> None:
    run(app)


if __name__ == "__main__":
    main()
