"""python -m assistant: ask, chat, batch and check from the shell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rich.console import Console
from rich.progress import track

from assistant.answers import Answer
from index.__main__ import run
from index.errors import PolicyError, QuestionSetError
from index.settings import settings

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
err = Console(stderr=True)
Documents = Annotated[list[str] | None, typer.Option("--document", help="stay within this document; may be repeated")]
AsJson = Annotated[bool, typer.Option("--json", help="print the Answer object")]


def print_answer(answer: Answer) -> None:
    typer.echo(printable(answer.text))
    for c in answer.citations:
        typer.echo(printable(f"  [{c.n}] {c.label} ({c.paragraph}): {c.quote}"))


def printable(text: str) -> str:
    """The text as UTF-8 can carry it: a lone surrogate of a broken terminal or JSON line becomes its own escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def to_line(value: object) -> str:
    """One line of JSON; the escape of a lone surrogate is JSON's own, so it is read back as it came."""
    return printable(json.dumps(value, ensure_ascii=False))


@app.command()
def ask(
    question: str,
    document: Documents = None,
    as_json: AsJson = False,
    explain: Annotated[bool, typer.Option(help="show how the question was understood")] = False,
) -> None:
    """Answer one question."""
    from assistant.pipeline import Assistant

    assistant = Assistant.open(settings())
    answer = assistant.ask(question, documents=tuple(document or ()))
    if assistant.library.degraded:
        err.print("Chroma does not answer: found by words alone", style="yellow")
    if explain:
        from assistant.explaining import explain_question

        err.print_json(to_line(explain_question(assistant, question, tuple(document or ()))))
    if as_json:
        typer.echo(to_line(answer.to_json()))
    else:
        print_answer(answer)


@app.command()
def chat(document: Documents = None) -> None:
    """Ask in turns; an empty line ends."""
    from assistant.pipeline import Assistant

    assistant = Assistant.open(settings())
    turns: list[str] = []
    while True:
        try:
            question = input("> ").strip()
        except EOFError:
            return
        if not question:
            return
        try:
            print_answer(assistant.ask(question, tuple(turns), tuple(document or ())))
            turns.append(question)
        except PolicyError as error:
            typer.echo(str(error), err=True)


class BatchLine(BaseModel):
    """A line of a question file."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    question: str
    turns: list[str] = Field(default_factory=list)
    document: str | list[str] | None = None


@app.command()
def batch(source: Path, target: Path, document: Documents = None) -> None:
    """Answer a file of questions, a JSON object a line; a bad line reports its error and the rest are answered."""
    from assistant.pipeline import Assistant

    try:
        lines = source.read_bytes().split(b"\n")  # as bytes, so that broken UTF-8 spoils its own line only
    except OSError as error:
        raise QuestionSetError(f"{source} cannot be read ({error.strerror}): give a JSONL file") from None
    assistant = Assistant.open(settings())
    bad = 0
    temporary = target.with_name(target.name + ".part")
    try:
        with temporary.open("w", encoding="utf-8") as out:
            for number, line in enumerate(track(lines, "answering", console=err, transient=True), 1):
                if not line.strip():
                    continue
                row = _answer_line(assistant, number, line, tuple(document or ()))
                bad += "error" in row
                out.write(to_line(row) + "\n")
        temporary.replace(target)
    except OSError as error:
        raise QuestionSetError(f"{target} cannot be written ({error.strerror}): name another file") from None
    if bad:
        asked = sum(bool(line.strip()) for line in lines)
        raise QuestionSetError(f"{source}: {bad} of {asked} lines could not be answered; {target} says why")


def _answer_line(assistant: Any, number: int, line: bytes, documents: tuple[str, ...]) -> dict[str, Any]:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"line": number, "error": f"not JSON ({error}): write one object a line"}
    name = {"id": raw["id"]} if isinstance(raw, dict) and isinstance(raw.get("id"), str | int) else {"line": number}
    try:
        item = BatchLine.model_validate(raw)
        own = (item.document,) if isinstance(item.document, str) else tuple(item.document or ())
        answer = assistant.ask(item.question, tuple(item.turns), own or documents)
    except ValidationError as error:
        first = error.errors()[0]
        return {**name, "error": f"{'.'.join(map(str, first['loc'])) or 'line'}: {first['msg']}"}
    except PolicyError as error:
        return {**name, "error": str(error)}
    return {"id": item.id, "answer": answer.to_json()}


@app.command()
def check(
    profile: Annotated[Path | None, typer.Option(help="a JSON file of metric: quantity")] = None,
    values: Annotated[list[str] | None, typer.Option("--set", help="metric=quantity; may be repeated")] = None,
    document: Documents = None,
    as_json: AsJson = False,
) -> None:
    """Hold a firm's figures against every support of the index."""
    from assistant.checking import check_command, report_lines
    from index.library import Library

    library = Library.open(settings())
    report = check_command(library, profile, tuple(values or ()), tuple(document or ()))
    if as_json:
        typer.echo(to_line(report))
        return
    for line in report_lines(report):
        typer.echo(line)


def main() -> None:
    run(app)


if __name__ == "__main__":
    main()
