"""python -m eval: score the assistant, compare it, time it, and check the sets it is scored on."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from index.__main__ import progress_bars, run
from index.settings import settings

if TYPE_CHECKING:
    from eval.factscore import FactScore

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

JsonOption = Annotated[Path | None, typer.Option("--json", help="write the figures to this file")]
DatasetOption = Annotated[str, typer.Option(help="dev, heldout, heldout-more, or a .jsonl file")]


@app.command("run")
def run_dataset(
    dataset: DatasetOption = "heldout",
    json_out: JsonOption = None,
    html_out: Annotated[Path | None, typer.Option("--html", help="write a readable report to this file")] = None,
) -> None:
    """Ask a set's questions and judge the answers; exit 1 below the committed floor. Failures are shown for dev only."""
    from assistant.pipeline import Assistant
    from eval.asking import ask_all
    from eval.compare import both_ways
    from eval.datasets import default_slug, find_dataset, prepare
    from eval.floors import find_misses, read_floors
    from eval.intervals import share
    from eval.measures import measure
    from eval.page import render_page
    from eval.report import lines, to_json, write_report
    from index.library import Library

    found = find_dataset(dataset)
    items = found.items()
    with progress_bars() as show:
        own = prepare(items, settings(), show)
        documents = Library.open(own).documents
        ours = Assistant.open(own)
        judged = ask_all(items, ours, documents, default_slug(), show)
        ways = {"as chosen": share([j.grade.right for j in judged if j.item.turns])}
        for way, program in both_ways(ours).items():
            again = ask_all([item for item in items if item.turns], program, documents, default_slug(), show)
            ways[way] = share([j.grade.right for j in again])
    measures = measure(judged)
    misses = find_misses(measures, read_floors().get(found.name, {})) if found.heldout else ()
    facts = annotated_facts(found.name, found.heldout) if json_out or html_out else ()
    report = write_report(
        found.name,
        found.heldout,
        judged,
        measures,
        misses,
        tuple(documents),
        facts,
        ways if ways["as chosen"].total else {},
    )
    if json_out is not None:
        write_json(json_out, to_json(report))
    if html_out is not None:
        write_text(html_out, render_page(report))
    typer.echo("\n".join(lines(report)))
    if misses:
        raise typer.Exit(1)


@app.command()
def compare(dataset: DatasetOption = "dev", json_out: JsonOption = None) -> None:
    """Ours, ours with each stage taken away in turn, and simpler programs, under one grader, with paired tests."""
    from assistant.pipeline import Assistant
    from eval.compare import RememberedVectors, compare_all, programs, table, to_json
    from eval.datasets import default_slug, find_dataset, prepare
    from index.library import Library

    items = find_dataset(dataset).items()
    with progress_bars() as show:
        own = prepare(items, settings(), show)
        library = Library.open(own)
        embedder, library.embedder = library.embedder, RememberedVectors(library.embedder)
        named = programs(Assistant(library, own), library, embedder)
        rows = compare_all(items, named, library.documents, default_slug(), show)
    if json_out is not None:
        write_json(json_out, to_json(rows))
    typer.echo("\n".join([f"{dataset}: {len(items)} questions", *table(rows)]))


@app.command()
def calibrate() -> None:
    """Fit the confidence of answers on the development sets, and show what it does to the risk-coverage curve."""
    from assistant.pipeline import Assistant
    from eval.asking import ask_all
    from eval.calibration import areas, fit
    from eval.datasets import default_slug, find_dataset, prepare
    from index.library import Library

    runs = {}
    with progress_bars() as show:
        for name in ("dev", "dev-more"):
            items = find_dataset(name).items()
            own = prepare(items, settings(), show)
            runs[name] = ask_all(items, Assistant.open(own), Library.open(own).documents, default_slug(), show)
    for fitted, tried in (("dev", "dev-more"), ("dev-more", "dev")):
        before, after = areas(runs[tried], fit(runs[fitted]))
        typer.echo(f"fitted on {fitted}, area on {tried}: {before:.4f} by status, {after:.4f} by confidence")
    both = fit([judged for run in runs.values() for judged in run])
    typer.echo(f"fitted on both: BIAS = {both.bias}, WEIGHTS = {both.weights}")


@app.command()
def adapt() -> None:
    """Fit the query adapter on the development questions of other documents; show what it does to those of the default one."""
    from eval.adapting import examples, found_first
    from eval.adapting import fit as fit_adapter
    from eval.datasets import default_slug, find_dataset, prepare
    from eval.intervals import share
    from index.adapter import write_adapter
    from index.library import Library

    items = (*find_dataset("dev").items(), *find_dataset("dev-more").items())
    with progress_bars() as show:
        library = Library.open(prepare(items, settings(), show))
    default = default_slug()
    known = examples(items, library, default)
    train, tried = [e for e in known if e.slug != default], [e for e in known if e.slug == default]
    adapter = fit_adapter(train)
    typer.echo(f"fitted on {len(train)} questions; nearest in meaning answers, of {len(tried)} on {default}:")
    before, after = share(found_first(tried)), share(found_first(tried, adapter))
    typer.echo(f"without {before.hits}, with {after.hits}")
    typer.echo(f"written: {write_adapter(adapter)}")


@app.command()
def bench(
    folder: Annotated[Path, typer.Argument(help="with corpus.jsonl, queries.jsonl and qrels.tsv")], json_out: JsonOption = None
) -> None:  # fmt: skip
    """hit@1, recall@5, recall@10, MRR and nDCG@10 of dense, words and hybrid on a retrieval test."""
    from eval.bench import MEASURES, Watched, averages, margin, rank_all, read_bench, score
    from index.embeddings import load_embedder
    from index.hybrid import Ranker

    tested = read_bench(folder)
    with progress_bars() as show:
        embedder = Watched(load_embedder(settings().embedding_model), show)
        runs = rank_all(tested, Ranker(list(tested.corpus), list(tested.corpus.values()), embedder), show)
    scores = {way: score(tested.qrels, ranked) for way, ranked in runs.items()}
    found = {way: averages(values) for way, values in scores.items()}
    if json_out is not None:
        write_json(json_out, found)
    typer.echo(f"{len(tested.queries)} queries, {len(tested.corpus)} texts")
    typer.echo(f"{'':8}" + "".join(f"{name:>11}" for name in MEASURES))
    for way, values in found.items():
        typer.echo(f"{way:8}" + "".join(f"{values[name]:11.4f}" for name in MEASURES))
    better, gain = margin(scores)
    low, high = gain.interval or (gain.value, gain.value)
    typer.echo(f"nDCG@10 of hybrid less {better}: {gain.value:+.4f} ({low:+.4f} to {high:+.4f})")


@app.command()
def speed(json_out: JsonOption = None) -> None:
    """What an answer, a build, a fresh process and the page cost, as ratios, beside a plain LangChain pipeline."""
    from eval.datasets import find_dataset, prepare
    from eval.speed import measure_speed, table, to_json

    items = find_dataset("dev").items()
    with progress_bars() as show:
        own = prepare(items, settings(), show)
    ratios = measure_speed(items, own)
    if json_out is not None:
        write_json(json_out, to_json(ratios))
    typer.echo("\n".join(table(ratios)))


@app.command()
def load(
    visitors: Annotated[int, typer.Option(min=1, help="who ask at the same time")] = 20,
    every: Annotated[float, typer.Option(min=0.1, help="seconds between two questions of one visitor")] = 10.0,
    pages: Annotated[int, typer.Option(min=1, help="browsers that open the page meanwhile")] = 8,
    json_out: JsonOption = None,
) -> None:
    """First paint and first answer in a real Chromium while visitors ask."""
    from eval.datasets import find_dataset, prepare
    from eval.load import measure_load, table, to_json

    items = find_dataset("dev").items()
    with progress_bars() as show:
        own = prepare(items, settings(), show)
        waits = measure_load([item.question for item in items], visitors, every, pages, own, show)
    if json_out is not None:
        write_json(json_out, to_json(waits))
    typer.echo("\n".join([f"{visitors} visitors, a question every {every:g} s each", *table(waits)]))


@app.command()
def scale(
    paragraphs: Annotated[int, typer.Option(min=1000, help="in the index, made from perturbed vectors")] = 100_000,
    json_out: JsonOption = None,
) -> None:
    """What an answer costs over a very large index; making it takes a while."""
    from eval.datasets import find_dataset
    from eval.scale import measure_scale
    from eval.speed import table, to_json

    items = find_dataset("dev").items()[:60]
    with progress_bars() as show:
        ratio = measure_scale(items, paragraphs, settings(), show)
    if json_out is not None:
        write_json(json_out, to_json([ratio]))
    typer.echo("\n".join(table([ratio])))


@app.command()
def check(files: Annotated[list[str] | None, typer.Argument(help="sets by name or file; all named ones if left out")] = None) -> None:  # fmt: skip
    """Prove that every gold id exists and every must stands in a gold paragraph; ids and kinds of error are shown, no question."""
    from eval.check import find_flaws, find_leaks
    from eval.datasets import NAMED, default_slug, find_dataset, read_documents
    from index.structure import parse_document

    documents = {slug: parse_document(text, slug) for slug, text in read_documents().items()}
    developed = NAMED["dev"].items()
    count = 0
    for name in files or list(NAMED):
        found = find_dataset(name)
        items = found.items()
        flaws = find_flaws(items, documents, default_slug()) + (find_leaks(developed, items) if found.heldout else ())
        count += len(flaws)
        typer.echo(f"{found.name}: {len(items)} questions, {len(flaws)} flaws")
        for kind, times in Counter(flaw.kind for flaw in flaws).items():
            typer.echo(f"  {times} × {kind}")
        for flaw in flaws:
            typer.echo(f"    {flaw.item}: {flaw.kind} {flaw.detail}")
    if count:
        raise typer.Exit(1)


@app.command()
def fuzz(
    count: Annotated[int, typer.Option("--count", "-n", min=1)] = 10_000,
    seed: Annotated[int, typer.Option(help="the same seed gives the same inputs")] = 1,
) -> None:
    """Put hostile inputs to the assistant; each must give a valid answer with verbatim quotes, and raise nothing."""
    from assistant.pipeline import Assistant
    from eval.datasets import prepare
    from eval.fuzz import fuzz as fuzz_program
    from index.library import Library

    with progress_bars() as show:
        own = prepare((), settings(), show)
        found = fuzz_program(
            Assistant.open(own), Library.open(own).documents, count, seed, own.max_question_chars, show
        )
    for fault in found[:50]:
        typer.echo(f"{fault.number} {fault.kind}: {'; '.join(fault.faults)}\n    {fault.question}")
    typer.echo(f"{count - len(found)} of {count} answers are valid (seed {seed})")
    if found:
        raise typer.Exit(1)


@app.command()
def metamorphic(
    count: Annotated[int, typer.Option(min=1, help="development questions that are reworded")] = 300,
    seed: Annotated[int, typer.Option(help="the same seed gives the same rewordings")] = 1,
    show_broken: Annotated[int, typer.Option("--show", min=0, help="broken cases shown of each relation")] = 0,
) -> None:
    """Change questions in known ways: answers stay, abstain, or turn in exactly one check; exit 1 below a floor."""
    from random import Random

    from assistant.pipeline import Assistant
    from eval.datasets import default_slug, find_dataset, prepare, slugs_of
    from eval.flips import answered_flips, judged_flips
    from eval.metamorphic import rates, reframed, retold, reworded, shortfalls, table
    from index.library import Library

    items = (*find_dataset("dev").items(), *find_dataset("dev-more").items())
    chosen = Random(seed).sample(find_dataset("dev").items(), min(count, len(find_dataset("dev").items())))
    with progress_bars() as show:
        own = prepare(items, settings(), show)
        ours, documents = Assistant.open(own), Library.open(own).documents
        cases = [
            *reworded(chosen, ours, default_slug(), seed, show),
            *reframed(chosen, ours, documents, default_slug(), show),
            *retold(chosen, ours, default_slug(), seed, show),
        ]
        slugs = sorted(slugs_of(items, default_slug()) | {default_slug()})
        for number, slug in enumerate(slugs, 1):
            cases += [*judged_flips(documents[slug]), *answered_flips(documents[slug], ours)]
            show("bounds", number, len(slugs))
    typer.echo("\n".join(table(cases, show_broken)))
    missed = shortfalls(rates(cases))
    for miss in missed:
        typer.echo(f"below the floor: {miss}")
    if missed:
        raise typer.Exit(1)


@app.command()
def feedback(
    jsonl_out: Annotated[Path | None, typer.Option("--jsonl", help="write the lines to this file")] = None,
) -> None:
    """What visitors of the page thought of answers, as candidate lines of a question set; a person fills in gold and must."""
    from assistant.records import Records
    from eval.datasets import default_slug
    from eval.feedback import candidate, gather_opinions, to_line

    judged = gather_opinions(Records.open(settings()).opinions())
    lines = [to_line(candidate(one, default_slug())) for one in judged]
    if jsonl_out is not None:
        write_text(jsonl_out, "".join(f"{line}\n" for line in lines))
    else:
        for line in lines:
            typer.echo(line)
    agreed = sum(one.agreed for one in judged)
    contested = sum(bool(one.good and one.bad) for one in judged)
    typer.echo(
        f"{len(lines)} answers judged: {agreed} good, {len(lines) - agreed - contested} bad, {contested} contested",
        err=True,
    )


@app.command()
def facts(name: Annotated[str, typer.Argument(help="dev, dev-more, dev-k to dev-t or heldout")] = "heldout") -> None:
    """Hold the extracted facts against the annotated ones: precision, recall and F1 by kind, agreement by field."""
    from eval.factscore import annotation_names
    from index.errors import QuestionSetError

    if name not in annotation_names():
        raise QuestionSetError(f"{name}: no such annotation; there are {', '.join(annotation_names())}")
    for score in annotated_facts(name, False):
        typer.echo(
            f"{score.kind:9} precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}  "
            f"({score.matched} of {score.found} found, {score.annotated} annotated)"
        )
        typer.echo("          " + "  ".join(f"{field} {right}/{of}" for field, (right, of) in score.fields.items()))


def annotated_facts(dataset: str, heldout: bool) -> tuple[FactScore, ...]:
    """The scores of the annotation that goes with a question set: its own where it has one, else that of its half."""
    from eval.datasets import default_slug, read_documents
    from eval.factscore import annotation_names, read_facts, score_facts
    from index.structure import parse_document

    name = dataset if dataset in annotation_names() else "heldout" if heldout else "dev"
    documents = {slug: parse_document(text, slug) for slug, text in read_documents().items()}
    return score_facts(read_facts(name), documents, default_slug())


def write_json(path: Path, found: Any) -> None:
    write_text(path, json.dumps(found, ensure_ascii=False, indent=1) + "\n")


def write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="replace")


if __name__ == "__main__":
    run(app)
