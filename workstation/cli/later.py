"""Calls that are named already and that this version cannot serve yet: one sentence, exit 2."""

import typer


def later(what: str) -> None:
    """Say that this version cannot do it yet."""
    typer.echo(f"This version cannot {what} yet. Nothing was changed.", err=True)
    raise typer.Exit(2)


ANY = {"allow_extra_args": True, "ignore_unknown_options": True}
"""Context settings of a call whose options are not known yet."""
