"""Commands about who works here: add, remove, another role, and carrying orders out."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any

import typer

from workstation.bootstrap import (
    ordering,
    ordering_by_sheet,
    refuse_unwritable,
    user_named,
    write_words,
)
from workstation.cli.cases import VaultPath
from workstation.cli.output import AsJson, Bar, PassphraseFile, passphrase, say
from workstation.errors import BadInput
from workstation.records.access import Role
from workstation.records.members import NewUser
from workstation.services.access import Access, Notice
from workstation.services.choices import chosen

Ordering = AbstractContextManager[tuple[Access, tuple[Notice, ...]]]
UserName = Annotated[str, typer.Argument(metavar="USER", help="A user's name, or their number.")]
RoleName = Annotated[str, typer.Option(help="A role, as case_worker.")]
RecoveryFile = Annotated[
    Path | None,
    typer.Option(
        "--recovery-key-file",
        help="Use the organisation's recovery key, as typed from its sheet, and no passphrase.",
    ),
]


def add(
    vault: VaultPath,
    role: RoleName,
    name: Annotated[str, typer.Option(help="Their name, as colleagues read it.")],
    sheet: Annotated[Path, typer.Option(help="Where to write their recovery words, to print.")],
    new_passphrase_file: Annotated[
        Path | None, typer.Option(help="Read the newcomer's passphrase from the file's first line.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    recovery_key_file: RecoveryFile = None,
    json: AsJson = False,
) -> None:
    """Let somebody in; they open what their role needs once its holders have unlocked."""
    wanted = chosen(Role, role, "--role")
    refuse_unwritable(sheet)
    with _opened(vault, passphrase_file, recovery_key_file) as (access, before):
        words = new_passphrase(new_passphrase_file)
        new = NewUser(name or wanted.label, wanted, words, access.new_code())
        notices = access.order_add(new, " ".join(new.code), Bar("Keys"))
        write_words(sheet, vault, new)
    _say((*before, *notices), json)


def remove(
    vault: VaultPath,
    user: UserName,
    passphrase_file: PassphraseFile = None,
    recovery_key_file: RecoveryFile = None,
    json: AsJson = False,
) -> None:
    """Take somebody out; files that they opened get new keys, and what is not undone is said."""
    with _opened(vault, passphrase_file, recovery_key_file) as (access, before):
        notices = access.order_remove(user_named(access, user), Bar("Keys"))
    _say((*before, *notices), json)


def role(
    vault: VaultPath,
    user: UserName,
    to: Annotated[str, typer.Option("--role", help="Their new role, as supervisor.")],
    passphrase_file: PassphraseFile = None,
    recovery_key_file: RecoveryFile = None,
    json: AsJson = False,
) -> None:
    """Give somebody another role; keys that it does not need are taken from them."""
    wanted = chosen(Role, to, "--role")
    with _opened(vault, passphrase_file, recovery_key_file) as (access, before):
        notices = access.order_role(user_named(access, user), wanted, Bar("Keys"))
    _say((*before, *notices), json)


def carry(
    vault: VaultPath,
    passphrase_file: PassphraseFile = None,
    recovery_key_file: RecoveryFile = None,
    json: AsJson = False,
) -> None:
    """Carry out what the key custodian ordered, as every unlock does, and say what waits."""
    with _opened(vault, passphrase_file, recovery_key_file) as (access, before):
        done = access.carry_out(Bar("Keys"))
        waiting = [Notice(words) for _, words in access.waiting()]
    _say((*before, *done, *waiting), json)


def new_passphrase(file: Path | None) -> str:
    """A passphrase that is chosen now: typed twice, or from a file."""
    first = passphrase(file, "New passphrase")
    if file is None and passphrase(None, "The same again") != first:
        raise BadInput("The two differ.", "Type it again.")
    return first


def _opened(vault: Path, passphrase_file: Path | None, recovery: Path | None) -> Ordering:
    if recovery is not None:
        return ordering_by_sheet(vault, recovery)
    return ordering(vault, passphrase(passphrase_file))


def _say(notices: Iterable[Notice], json: bool) -> None:
    told: list[dict[str, str]] = [
        {"words": notice.words, "advice": notice.advice} for notice in notices
    ]
    say(told, json, _words)


def _words(notices: list[dict[str, Any]]) -> str:
    return "\n".join(f"{n['words']} {n['advice']}".strip() for n in notices) or "Nothing waits."
