"""The demonstration: invented people in every script, and on request one real release."""

from pathlib import Path
from typing import Annotated, Any

import typer

from workstation.cli.demonstration import demonstrate
from workstation.cli.output import AsJson, Bar, say


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder, empty or not there.")],
    cases: Annotated[int, typer.Option(min=1, max=1_000_000)] = 30,
    seed: Annotated[int, typer.Option(min=0)] = 1,
    export: Annotated[bool, typer.Option("--export", help="Release one briefing too.")] = False,
    json: AsJson = False,
) -> None:
    """Make a demonstration vault of invented cases in DIR."""
    say(demonstrate(folder, cases, seed, export, Bar("Inventing")), json, _words)


def _words(made: dict[str, Any]) -> str:
    lines = [
        f"{made['cases']} invented cases in {made['vault']}.",
        f"Passphrases of the six invented users in {made['passphrases']}.",
    ]
    for name, verdict in made.get("verdicts", {}).items():
        lines.append(f"{made['files'][name]}: {verdict}")
    return "\n".join(lines)
