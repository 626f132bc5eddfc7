"""Ways into a vault for those who lost theirs, and what a lock screen asks before any is tried."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crypto.passphrase import strength
from crypto.recovery import read_sheet
from workstation.bootstrap.founding import Founding
from workstation.bootstrap.sheets import sheet_file
from workstation.bootstrap.vaults import By, unlocked
from workstation.errors import BadInput, NotEntitled
from workstation.ports import Progress, Silent
from workstation.records.access import Role
from workstation.records.members import NewUser
from workstation.services.session import Session
from workstation.store.device import NoKeyStore
from workstation.store.files import Files
from workstation.store.vault import Vault


@dataclass(frozen=True, slots=True)
class _Person:
    """Whose page is printed."""

    name: str
    role: Role
    code: tuple[str, ...] = field(repr=False)


def waiting(path: Path) -> float:
    """Seconds until a vault takes the next try; raises what looking at its folder raises."""
    return Vault.open(path).wait()


def pin_here(path: Path) -> bool:
    """Whether a PIN opens a vault on this computer; asks its key store, up to 5 seconds."""
    try:
        return Vault.open(path).has_pin()
    except NoKeyStore:
        return False


def prove_words(path: Path, words: str) -> None:
    """Whether recovery words open a vault, without opening it.

    Raises WrongPassphrase, TooSoon, or BadInput for words that are none.
    """
    Vault.open(path).prove_code(words)


def renew_typed(path: Path, words: str, passphrase: str, code: tuple[str, ...]) -> None:
    """Set a new passphrase and new words that were typed back; raises as `renew_by_words`."""
    with unlocked(path, words, by=By.WORDS) as session:
        session.ways.renew(words, passphrase, code, " ".join(code))


def renew_by_words(path: Path, words: str, passphrase: str, sheet: Path) -> dict[str, Any]:
    """Set a new passphrase by recovery words, and write new words to a sheet.

    Raises WrongPassphrase, TooSoon, BadInput; the old words stay good then.
    """
    with unlocked(path, words, by=By.WORDS) as session:
        code = session.ways.offer_code()
        with _printed(session, code, sheet):
            session.ways.renew(words, passphrase, code, " ".join(code))
    return {"vault": str(path), "sheet": str(sheet)}


def new_words(path: Path, passphrase: str, sheet: Path) -> dict[str, Any]:
    """Replace the recovery words, and write the new ones to a sheet; raises as above."""
    with unlocked(path, passphrase) as session:
        code = session.ways.offer_code()
        with _printed(session, code, sheet):
            session.ways.change_code(passphrase, code, " ".join(code))
    return {"vault": str(path), "sheet": str(sheet)}


def let_in_by_sheet(
    path: Path, key: str, new: Founding, sheet: Path, progress: Progress | None = None
) -> dict[str, Any]:
    """Let somebody in by the organisation's recovery key, where nobody else can.

    Raises BadInput for what is no such key or a weak passphrase, NotEntitled for another vault's.
    """
    identity = read_sheet(key)
    if not strength(new.passphrase, [new.name]).enough:
        raise BadInput("This passphrase can be guessed.", "Take five words from the dice.")
    store = Vault.open(path).unlock_with_sheet(identity.secret)
    try:
        with _kept(sheet, sheet_file(sheet, path.stem, [new])):
            name = new.name or new.role.label
            store.grants.add(NewUser(name, new.role, new.passphrase, new.code))
        # The words are theirs from here on; what is not carried out now waits for another unlock.
        store.grants.carry_out(progress or Silent())
    finally:
        store.close()
    return {"vault": str(path), "sheet": str(sheet), "role": new.role.label}


@contextmanager
def _printed(session: Session, code: tuple[str, ...], sheet: Path) -> Iterator[None]:
    """The sheet stands before the words on it open anything, and goes where they never will."""
    person = _Person(session.user.name, session.user.role, code)
    with _kept(sheet, sheet_file(sheet, _office(session), [person])):
        yield


@contextmanager
def _kept(path: Path, content: bytes) -> Iterator[None]:
    if path.exists():
        raise BadInput(f"{path.name} exists already.", "Name another file.")
    Files().write(path, content)
    try:
        yield
    except BaseException:
        Files().remove(path)
        raise


def _office(session: Session) -> str:
    try:
        return session.partners.office().name
    except NotEntitled:
        return "Office"
