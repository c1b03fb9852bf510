"""The web app: `python app.py` builds the index where there is none and serves the page on this machine only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from index.errors import PolicyError
from index.settings import Settings, settings
from web.server import serve

if TYPE_CHECKING:
    from web.waiting import Show

errors = Console(stderr=True)
cli = typer.Typer(add_completion=False)


@cli.command()
def main(
    host: Annotated[str, typer.Option(help="the address to listen on; 0.0.0.0 lets other machines in")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="the port to listen on")] = 7860,
) -> None:
    """Serve the page: chat, document, API."""
    configured = settings()
    errors.print(f"http://{host}:{port} starts …", style="dim")
    failed = serve(
        configured,
        host,
        port,
        lambda show: bring_up_to_date(configured, show),
        lambda address: errors.print(f"{address} is ready; Ctrl-C ends it"),
    )
    if failed:
        errors.print(str(failed), style="red", markup=False, highlight=False)
        raise typer.Exit(2)


def bring_up_to_date(configured: Settings, show: Show) -> None:
    """Builds the index where something changed; `show` gets each step of it."""
    from web.shelf import is_current

    if is_current(configured):
        return
    from index.build import build

    def progress(stage: str, done: int, total: int) -> None:
        show(stage, done, total)
        if done in (0, total):
            errors.print(f"index: {stage} {done}/{total}", style="dim")

    build(configured, progress)


if __name__ == "__main__":
    try:
        cli()
    except PolicyError as error:
        errors.print(str(error), style="red", markup=False, highlight=False)
        raise SystemExit(2) from None
