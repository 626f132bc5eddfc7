"""The users of a vault: who may open what, and the names that only some of them may read."""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from crypto.identities import Identity, PublicIdentity
from crypto.keys import Key
from crypto.minisign import PublicKey, read_public_key
from crypto.sealing import open_sealed, seal
from crypto.slots import UserSecret
from workstation.errors import BadInput, NotEntitled
from workstation.records.access import CASE_TEAM, ENTITLED, Compartment, Role
from workstation.records.kit import UserToken
from workstation.store.connect import Connection
from workstation.store.layout import MAIN, is_secret_name

NAMES = "names"
"""The secret under which users' names are sealed."""

NAME_READERS = CASE_TEAM | {Role.CUSTODIAN}


class NamesKey(Key):
    """Seals the display names of users."""


class UserState(enum.StrEnum):
    """Whether a user may still open the vault."""

    ACTIVE = "active"
    REMOVED = "removed"


class Way(enum.StrEnum):
    """What opens a slot; a slot of the first format has none noted."""

    PASSPHRASE = "passphrase"
    CODE = "code"
    DEVICE = "device"


DOOR_WAYS = (Way.PASSPHRASE, Way.CODE)
"""The ways that everybody has from the first day."""


@dataclass(frozen=True, slots=True)
class NewUser:
    """Somebody to be let in. `code` is the recovery code that they typed back."""

    name: str = field(repr=False)
    role: Role
    passphrase: str = field(repr=False)
    code: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class User:
    """A user as others see them; the name is empty for those who may not read it."""

    token: UserToken
    role: Role
    name: str = field(repr=False)
    public: PublicIdentity = field(repr=False)
    state: UserState = UserState.ACTIVE
    recovery: str | None = None
    """Where backups are sealed for their recovery code; none until a code of theirs was read."""


@dataclass(frozen=True, slots=True)
class Held:
    """What one user's passphrase opens: who they are, and every secret sealed to them."""

    secret: UserSecret = field(repr=False)
    identity: Identity = field(repr=False)
    secrets: Mapping[str, bytes] = field(repr=False)

    @property
    def token(self) -> UserToken:
        """The random token that stands for this user."""
        return UserToken(self.secret.token.hex())

    @property
    def role(self) -> Role:
        """What this user does here."""
        return Role(self.secret.role)

    def secret_named(self, name: str) -> bytes:
        """A secret sealed to this user; raises NotEntitled."""
        try:
            return self.secrets[name]
        except KeyError:
            raise NotEntitled("This is not sealed to you.", "Ask somebody who holds it.") from None


def database_readers(name: str) -> frozenset[Role]:
    """Which roles hold the key of a file."""
    return frozenset(Role) if name == MAIN else ENTITLED[Compartment(name)]


def check_secret_name(name: str) -> None:
    """Raise BadInput for a name that cannot be a key file's."""
    if not is_secret_name(name):
        raise BadInput("A secret's name has small letters, digits and hyphens.")


def write_user(connection: Connection, secret: UserSecret, names: NamesKey, recovery: str) -> None:
    """Add a user's row; `recovery` is the recipient of their recovery code."""
    public = Identity.from_seed(secret.seed).public
    connection.run(
        "INSERT INTO main.user VALUES "
        "(:token, :role, :recipient, :signer, :name, :state, :recovery)",
        {
            "token": secret.token.hex(),
            "role": secret.role,
            "recipient": public.recipient,
            "signer": str(public.signer),
            "name": seal(names, secret.name.encode(), about=secret.token),
            "state": UserState.ACTIVE.value,
            "recovery": recovery,
        },
    )


def read_users(connection: Connection, names: NamesKey | None) -> tuple[User, ...]:
    """Every user; without the key of the names, nameless."""
    columns = "token, role, name, recipient, signer, state, recovery"
    rows = connection.all(f"SELECT {columns} FROM main.user")  # noqa: S608 - the names above
    return tuple(
        User(
            UserToken(token),
            Role(role),
            open_sealed(names, name, about=bytes.fromhex(token)).decode() if names else "",
            PublicIdentity(recipient, read_public_key(signer)),
            UserState(state),
            recovery,
        )
        for token, role, name, recipient, signer, state, recovery in rows
    )


def recipients(users: Iterable[User], roles: frozenset[Role]) -> list[str]:
    """Where to seal what these roles may read."""
    return [
        user.public.recipient
        for user in users
        if user.role in roles and user.state is UserState.ACTIVE
    ]


def signer_of(users: Iterable[User], token: str) -> PublicKey | None:
    """The key that checks a user's signatures, also of one who left."""
    return next((user.public.signer for user in users if user.token == token), None)


def write_readers(connection: Connection, name: str, roles: frozenset[Role]) -> None:
    """Remember who may read a secret, for the day its file is written anew."""
    connection.run(
        "INSERT INTO main.secret VALUES (:name, :roles) "
        "ON CONFLICT (name) DO UPDATE SET roles = excluded.roles",
        {"name": name, "roles": msgspec.json.encode(sorted(roles)).decode()},
    )


def read_readers(connection: Connection) -> dict[str, frozenset[Role]]:
    """Which roles may read which secret, the keys of the files among them."""
    rows = connection.all("SELECT name, roles FROM main.secret")
    return {name: frozenset(map(Role, msgspec.json.decode(roles))) for name, roles in rows}
