"""Commands for the vault itself."""

from pathlib import Path
from typing import Annotated, Any

import typer

from workstation.bootstrap import Founding, check_vault, found_vault, list_users
from workstation.cli.audit import audit, confirm_date
from workstation.cli.backup import backup, drill, restore
from workstation.cli.cases import VaultPath
from workstation.cli.output import AsJson, PassphraseFile, passphrase, say, table
from workstation.cli.users import add, carry, new_passphrase, remove, role
from workstation.cli.ways import change, pin, recover, words
from workstation.errors import BadInput
from workstation.records.access import Role
from workstation.services.choices import chosen

app = typer.Typer(no_args_is_help=True, help="The vault: create, check, users, backups, ways in.")
app.command()(backup)
app.command()(audit)
app.command()(confirm_date)
app.command()(restore)
app.command()(drill)


@app.command()
def create(
    vault: VaultPath,
    sheet: Annotated[Path, typer.Option(help="Where to write the recovery sheets: .pdf or .txt.")],
    role: Annotated[str, typer.Option(help="Your role, as case_worker.")] = "case_worker",
    name: Annotated[str, typer.Option(help="Your name, as colleagues read it.")] = "",
    office: Annotated[str, typer.Option(help="The office's name, as partners read it.")] = "Office",
    user: Annotated[
        list[str] | None,
        typer.Option(help="A further user as ROLE:NAME:PASSPHRASE_FILE; may be repeated."),
    ] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Make an encrypted vault; the recovery words go to a sheet that you print and destroy."""
    first = Founding(chosen(Role, role, "--role"), name, new_passphrase(passphrase_file))
    founders = [first, *(_founder(text) for text in user or ())]
    made = found_vault(vault, founders, office, sheet)
    say(made, json, _made_words)


def _founder(text: str) -> Founding:
    parts = text.split(":", 2)
    if len(parts) != 3:
        raise BadInput("A further user is given as ROLE:NAME:PASSPHRASE_FILE.", "See --help.")
    return Founding(chosen(Role, parts[0], "--user"), parts[1], passphrase(Path(parts[2])))


def _made_words(made: dict[str, Any]) -> str:
    said = (
        f"The vault is made for {made['users']} users. Print {made['sheet']}, keep the paper away "
        "from this computer, and delete the file."
    )
    if made["little_memory"]:
        said += (
            "\nThis computer has little memory: a thief guesses passphrases faster here. Take six "
            "words, not five."
        )
    return said


@app.command()
def check(
    vault: VaultPath,
    witness: Annotated[
        Path | None,
        typer.Option(help="A checkpoint kept elsewhere, a folder of them, or a backup."),
    ] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Read every page and every link of the chains; exit 1 if anything is not as written."""
    findings = check_vault(vault, passphrase(passphrase_file), witness)
    say(findings, json, _check_words)
    if findings:
        raise typer.Exit(1)


def _check_words(findings: list[dict[str, Any]]) -> str:
    if not findings:
        return "Every page, chain and checkpoint is as it was written."
    return "\n".join(f"{finding['file']}: {finding['words']}" for finding in findings)


@app.command()
def users(vault: VaultPath, passphrase_file: PassphraseFile = None, json: AsJson = False) -> None:
    """List who works here and what their keys open."""
    found = list_users(vault, passphrase(passphrase_file))
    say(found, json, lambda rows: table([_user(row) for row in rows]))


def _user(row: dict[str, str]) -> tuple[str, ...]:
    waits = f"waits for {row['waits']}" if row["waits"] else ""
    return (row["name"], row["role"], row["state"], row["opens"], waits, row["user"])


app.command("users-add")(add)
app.command("users-remove")(remove)
app.command("users-role")(role)
app.command("users-carry")(carry)
app.command("passphrase")(change)
app.command("words")(words)
app.command()(recover)
app.command()(pin)
