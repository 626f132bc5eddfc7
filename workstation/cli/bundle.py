"""Commands for encrypted bundles."""

from pathlib import Path
from typing import Annotated, Any

import typer

from workstation.bootstrap import open_bundle_file, unlocked
from workstation.cli.cases import VaultPath
from workstation.cli.later import ANY, later
from workstation.cli.output import AsJson, Bar, PassphraseFile, passphrase, say

app = typer.Typer(no_args_is_help=True, help="Encrypted, signed bundles.")


@app.command()
def seal(
    vault: VaultPath,
    briefing: Annotated[str, typer.Argument(metavar="BRIEFING", help="A released briefing's id.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="OUT.age")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Seal a released briefing for its recipient; nothing else can be put in."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        sealed = session.bundles.seal(session.bundles.find(briefing), out, Bar("Sealing"))
    say(sealed, json, lambda s: f"Sealed for {s['recipient']}: {s['bundle']}. You carry it.")


@app.command("open")
def open_(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    identity: Annotated[Path, typer.Option(help="File with the age secret key.")],
    signer: Annotated[str, typer.Option(help="The sender's minisign public key.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="A folder that is not there yet.")],
    json: AsJson = False,
) -> None:
    """Open a bundle that somebody sealed for you; it is checked to the end before it is shown."""
    opened = open_bundle_file(file, identity, signer, out, Bar("Opening"))
    say(opened, json, _opened_words)


def _opened_words(opened: dict[str, Any]) -> str:
    return f"Unaltered. {len(opened['files'])} files in {opened['folder']}."


@app.command(context_settings=ANY)
def merge() -> None:
    """Not yet."""
    later("merge bundles of records")
