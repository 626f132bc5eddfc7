"""Commands that make backups, bring them back and rehearse it."""

from pathlib import Path
from typing import Annotated, Any

import typer

from workstation.bootstrap import (
    BackupKey,
    drill_backup,
    make_backup,
    paper_key,
    restore_backup,
    user_key,
)
from workstation.cli.cases import VaultPath
from workstation.cli.output import AsJson, Bar, PassphraseFile, passphrase, say
from workstation.errors import BadInput

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file ….backup.age.")]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        help="Read the recovery code, or the organisation's recovery key, from the first line.",
    ),
]
OldVault = Annotated[
    Path | None,
    typer.Option("--vault", help="A vault that still opens: use the key of its passphrase."),
]


def backup(
    vault: VaultPath,
    to: Annotated[
        Path | None, typer.Option(help="The folder; without it, the one of the last backup.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Write one sealed file of everything, and read it back before it counts."""
    made = make_backup(vault, passphrase(passphrase_file), to, Bar("Backing up"))
    say(made, json, lambda m: f"Backed up and read back: {m['file']}")


def restore(
    file: BackupFile,
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The new folder NAME.haven.")],
    key_file: KeyFile = None,
    vault: OldVault = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Bring a vault back into a new folder; nothing that is there is changed."""
    key = _key(key_file, vault, passphrase_file)
    found = restore_backup(file, new, key, Bar("Restoring"))
    say(found, json, _restored_words)


def drill(
    file: BackupFile,
    key_file: KeyFile = None,
    vault: OldVault = None,
    passphrase_file: PassphraseFile = None,
    within: Annotated[
        Path | None, typer.Option(help="Where the throw-away folder is made.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Prove that a key opens a backup: bring it back in a throw-away folder and look it over."""
    key = _key(key_file, vault, passphrase_file)
    found = drill_backup(file, key, within, Bar("Rehearsing"))
    say(found, json, _drilled_words)


def _key(key_file: Path | None, vault: Path | None, passphrase_file: Path | None) -> BackupKey:
    if vault is not None:
        return user_key(vault, passphrase(passphrase_file))
    text = passphrase(key_file or passphrase_file, "Recovery code or key")
    try:
        return paper_key(text)
    except BadInput:
        if passphrase_file is None:
            raise
        raise BadInput(
            "A passphrase alone opens no backup.",
            "Give --key-file with a recovery code, or --vault with a vault that still opens.",
        ) from None


def _restored_words(found: dict[str, Any]) -> str:
    return (
        f"Restored as {found['vault']}. It reaches until {_moment(found)}; what was written later "
        "is not in it."
    )


def _drilled_words(found: dict[str, Any]) -> str:
    lines = [f"The key opens this backup. It reaches until {_moment(found)}."]
    lines += [
        f"  {name}: {file['rows']} rows, {file['entries']} links of the chain, as listed"
        for name, file in found["files"].items()
    ]
    seconds = round(60 * found["minutes"])
    took = f"{found['minutes']:.0f} minutes" if seconds > 120 else f"{max(seconds, 1)} s"
    return "\n".join([*lines, f"It took {took}. Nothing of it is left here."])


def _moment(found: dict[str, Any]) -> str:
    at = str(found["reaches_until"])
    return f"{at[:10]} {at[11:16]} UTC"
