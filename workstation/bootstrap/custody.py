"""Opens what orders about users need: a custodian's vault, or any vault by its recovery sheet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workstation.bootstrap.sheets import sheet_file
from workstation.bootstrap.vaults import open_session
from workstation.errors import BadInput
from workstation.records.kit import UserToken
from workstation.records.members import NewUser, UserState
from workstation.services.access import Access, Notice
from workstation.store.files import Files
from workstation.store.vault import Vault

_LONGEST_SHEET = 1 << 16


@contextmanager
def ordering(path: Path, passphrase: str) -> Iterator[tuple[Access, tuple[Notice, ...]]]:
    """The users of a vault, and what this unlock carried out; afterwards it is closed and signed.

    Raises WrongPassphrase, Busy, Damaged.
    """
    opened = open_session(path, passphrase)
    try:
        yield opened.session.access, opened.notices
        if opened.written:
            opened.store.checkpoint()
    finally:
        opened.close()


@contextmanager
def ordering_by_sheet(path: Path, sheet: Path) -> Iterator[tuple[Access, tuple[Notice, ...]]]:
    """The same with the organisation's recovery key, which opens every file; nobody signs.

    `sheet` holds the key as it was typed or scanned. Raises BadInput for what is no such key,
    NotEntitled for that of another office.
    """
    typed = Files().read(sheet, _LONGEST_SHEET).decode(errors="replace")
    store = Vault.open(path).unlock_with_sheet(typed)
    try:
        yield Access(store.grants, store.held.token), ()
    finally:
        store.close()


def user_named(access: Access, name: str) -> UserToken:
    """The user of that name or token who works here; raises BadInput for none and for several."""
    here = [u for u in access.users() if u.state is not UserState.REMOVED]
    found = [u.token for u in here if name.casefold() in (u.name.casefold(), u.token)]
    if len(found) != 1:
        raise BadInput(
            "Several users have this name." if found else "No user here has this name.",
            "List the users, and name one by the number in the last column.",
        )
    return found[0]


def write_words(sheet: Path, vault: Path, new: NewUser) -> None:
    """Write a newcomer's recovery words to a sheet that is printed and then deleted."""
    Files().write(sheet, sheet_file(sheet, vault.stem, [new]))
