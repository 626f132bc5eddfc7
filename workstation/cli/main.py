"""The command line: every call, its options and its exit codes."""

import sys

import typer

from workstation.cli import bundle, contact, evidence, vault, witness
from workstation.cli.briefing import briefing, letter
from workstation.cli.cases import import_, roster, search, show
from workstation.cli.check import scan, verify
from workstation.cli.demo import demo
from workstation.cli.guard import guarded
from workstation.cli.later import ANY, later
from workstation.cli.releases import firm, releases

app = typer.Typer(
    name="casehaven",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="A workstation for sensitive worker grievances. Without a command it opens the window.",
)
app.command()(demo)
app.add_typer(vault.app, name="vault")
app.command("import")(import_)
app.command()(roster)
app.command()(search)
app.command()(show)
app.command()(briefing)
app.command()(letter)
app.command()(releases)
app.command()(firm)
app.add_typer(bundle.app, name="bundle")
app.add_typer(contact.app, name="contact")
app.add_typer(evidence.app, name="evidence")
app.add_typer(witness.app, name="witness")
app.command()(verify)
app.command()(scan)


@app.command(context_settings=ANY)
def statistics() -> None:
    """Not yet."""
    later("print statistics")


def run(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 refused or failed, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return guarded(lambda: app(arguments))
