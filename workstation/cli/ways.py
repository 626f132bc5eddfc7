"""Commands about the ways into a vault: passphrase, recovery words, the organisation's key, PIN."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from workstation.bootstrap import Founding, unlocked
from workstation.bootstrap.ways import let_in_by_sheet, new_words, renew_by_words
from workstation.cli.cases import VaultPath
from workstation.cli.output import AsJson, PassphraseFile, passphrase, say
from workstation.cli.users import new_passphrase
from workstation.records.access import Role
from workstation.services.choices import chosen

NewFile = Annotated[
    Path | None,
    typer.Option("--new-passphrase-file", help="Read the new passphrase from its first line."),
]
Sheet = Annotated[Path, typer.Option(help="Where to write the new recovery words: .pdf or .txt.")]


def change(
    vault: VaultPath, passphrase_file: PassphraseFile = None, new_passphrase_file: NewFile = None
) -> None:
    """Change your passphrase; the old one opens nothing afterwards."""
    old = passphrase(passphrase_file, "Passphrase until now")
    with unlocked(vault, old) as session:
        session.ways.change_passphrase(old, new_passphrase(new_passphrase_file))
    sys.stdout.write("The new passphrase opens the vault. The old one opens nothing.\n")


def words(
    vault: VaultPath, sheet: Sheet, passphrase_file: PassphraseFile = None, json: AsJson = False
) -> None:
    """Get new recovery words; the old ones open nothing but older backups afterwards."""
    made = new_words(vault, passphrase(passphrase_file), sheet)
    say(made, json, lambda m: f"The new words hold. {_sheet(m)}")


def recover(
    vault: VaultPath,
    sheet: Sheet,
    words_file: Annotated[
        Path | None, typer.Option(help="Read the words from the file's first line.")
    ] = None,
    organisation: Annotated[
        bool, typer.Option(help="Nobody can get in: use the organisation's recovery key.")
    ] = False,
    role: Annotated[str, typer.Option(help="With --organisation: who is let in.")] = "supervisor",
    name: Annotated[str, typer.Option(help="With --organisation: their name.")] = "",
    new_passphrase_file: NewFile = None,
    json: AsJson = False,
) -> None:
    """Set a new passphrase by your recovery words; both are new afterwards."""
    what = "The organisation's recovery key" if organisation else "Recovery words"
    typed = passphrase(words_file, what)
    if organisation:
        as_role = chosen(Role, role, "--role")
        new = Founding(as_role, name, new_passphrase(new_passphrase_file))
        made = let_in_by_sheet(vault, typed, new, sheet)
    else:
        made = renew_by_words(vault, typed, new_passphrase(new_passphrase_file), sheet)
    say(made, json, _printed)


def pin(
    vault: VaultPath,
    forget: Annotated[bool, typer.Option(help="Let no PIN open the vault any more.")] = False,
    pin_file: Annotated[
        Path | None, typer.Option(help="Read the PIN from the file's first line.")
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Let a PIN open the vault on this computer, beside the passphrase."""
    proof = passphrase(passphrase_file)
    with unlocked(vault, proof) as session:
        if forget:
            session.ways.forget_pin()
            said = "No PIN opens the vault any more."
        else:
            session.ways.set_pin(proof, passphrase(pin_file, "New PIN, 6 to 12 digits"))
            said = "The PIN opens the vault on this computer. Five wrong ones in a row end it."
    sys.stdout.write(f"{said}\n")


def _printed(made: dict[str, Any]) -> str:
    if "role" in made:
        return f"The {made['role'].lower()} gets in. {_sheet(made)}"
    return f"The new passphrase and words hold. {_sheet(made)}"


def _sheet(made: dict[str, Any]) -> str:
    return f"Print {made['sheet']}, keep the paper away from this computer, and delete the file."
