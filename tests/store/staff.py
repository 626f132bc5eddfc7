"""Who works in a test's vault, what each of them opens, and what a stranger with old keys opens."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import apsw

from crypto.age import AgeIdentity
from crypto.identities import Identity
from crypto.keyfiles import open_secret
from crypto.recovery import new_code
from crypto.slots import UserSecret
from tests.store.independent import open_independently
from workstation.errors import Damaged, NotEntitled
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.members import NewUser, Progressed
from workstation.store.clock import utc_now
from workstation.store.files import Files
from workstation.store.holding import user_held
from workstation.store.layout import DATABASES, Layout, Place, read_header
from workstation.store.people import Held
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault


def place_of(folder: Path, files: Files | None = None) -> Place:
    """A vault's folder as the store sees it."""
    layout = Layout(folder)
    return Place(layout, read_header(Files(), layout), files or Files())


def held_of(folder: Path, secret: UserSecret) -> Held:
    """What a user holds now, without deriving their passphrase again."""
    return user_held(place_of(folder), secret)


@contextmanager
def as_user(folder: Path, secret: UserSecret, files: Files | None = None) -> Iterator[Unlocked]:
    """The vault unlocked by a user; nothing is carried out yet."""
    Vault.open(folder)  # settles what a crash left, as every start does
    place = place_of(folder, files)
    unlocked = Unlocked.open(place, held_of(folder, secret), utc_now, 1)
    try:
        yield unlocked
    finally:
        unlocked.close()


def comes(folder: Path, secret: UserSecret) -> Progressed:
    """A user unlocks, which carries out what they can."""
    with as_user(folder, secret) as unlocked:
        return unlocked.grants.carry_out(Silent())


def newcomer(role: Role, words: str = "copper meadow thirteen kites") -> NewUser:
    """Somebody who is not here yet."""
    return NewUser(f"New {role.label.lower()}", role, words, new_code())


def key_files(folder: Path) -> Mapping[str, bytes]:
    """Every file of the folder of keys."""
    return {path.name: path.read_bytes() for path in sorted((folder / "keys").iterdir())}


def derivable(folder: Path, *identities: AgeIdentity) -> set[bytes]:
    """Every secret that these identities open in any key file, whatever it is named."""
    found = set()
    for sealed in key_files(folder).values():
        for identity in identities:
            try:
                found.add(open_secret(sealed, identity))
            except (NotEntitled, Damaged):
                continue
    return found


def opened_by(folder: Path, keys: set[bytes]) -> set[str]:
    """The files that another program opens with any of these keys."""
    raw = [key for key in keys if len(key) == 32]
    return {name for name in DATABASES if any(_opens(folder, name, key) for key in raw)}


def _opens(folder: Path, name: str, key: bytes) -> bool:
    connection = open_independently(folder / f"{name}.db", key)
    try:
        return bool(connection.execute("SELECT count(*) FROM sqlite_schema").fetchall())
    except (apsw.NotADBError, apsw.CorruptError):
        return False
    finally:
        connection.close()


def age_of(secret: UserSecret) -> AgeIdentity:
    """The age identity of a user."""
    return Identity.from_seed(secret.seed).age
