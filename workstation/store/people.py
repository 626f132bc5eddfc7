"""The users of a vault: who may open what, and the names that only some of them may read."""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crypto.identities import Identity, PublicIdentity
from crypto.keys import Key
from crypto.minisign import PublicKey, read_public_key
from crypto.sealing import open_sealed, seal
from crypto.slots import UserSecret
from workstation.errors import Damaged, NotEntitled
from workstation.records.access import NAMES, Role
from workstation.records.kit import UserToken
from workstation.records.members import UserState
from workstation.store.connect import Connection, Runs
from workstation.text import fold


class NamesKey(Key):
    """Seals the display names of users."""


class Way(enum.StrEnum):
    """What opens a slot; a slot of the first format has none noted."""

    PASSPHRASE = "passphrase"
    CODE = "code"
    DEVICE = "device"


DOOR_WAYS = (Way.PASSPHRASE, Way.CODE)
"""The ways that everybody has from the first day."""


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
    recovery_signature: bytes | None = field(default=None, repr=False)
    """What `recipients.sign_recovery` gave for it."""


Tried = Mapping[tuple[str, bytes], bytes | None]
"""What a key file of a name and these bytes gave to an identity; None where it was not for it."""


@dataclass(frozen=True, slots=True)
class Held:
    """What one user's passphrase opens: who they are, and every secret sealed to them."""

    secret: UserSecret = field(repr=False)
    identity: Identity = field(repr=False)
    secrets: Mapping[str, bytes] = field(repr=False)
    role: Role
    """What this user does here, by the last order about them."""
    fresh: frozenset[str] = frozenset()
    """The keys that a crash left waiting as next ones although they are in use."""
    tried: Tried = field(default_factory=dict, repr=False)
    """What each key file gave, so that none is opened twice."""

    @property
    def token(self) -> UserToken:
        """The random token that stands for this user."""
        return UserToken(self.secret.token.hex())

    def secret_named(self, name: str) -> bytes:
        """A secret sealed to this user; raises NotEntitled."""
        try:
            return self.secrets[name]
        except KeyError:
            raise NotEntitled("This is not sealed to you.", "Ask somebody who holds it.") from None


class KeyRing:
    """What an open vault's user holds; it changes when a file gets a new key."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self.turns: int | None = 0
        """How often keys have changed; None while they change and no reader may ask."""


def write_user(
    to: Runs, secret: UserSecret, names: NamesKey, recovery: str, signature: bytes
) -> None:
    """Add a user's row; `recovery` is the recipient of their recovery code, signed by them."""
    public = Identity.from_seed(secret.seed).public
    to.run(
        "INSERT INTO main.user VALUES "
        "(:token, :role, :recipient, :signer, :name, :state, :recovery, :signature)",
        {
            "token": secret.token.hex(),
            "role": secret.role,
            "recipient": public.recipient,
            "signer": str(public.signer),
            "name": seal(names, secret.name.encode(), about=secret.token),
            "state": UserState.ACTIVE.value,
            "recovery": recovery,
            "signature": signature,
        },
    )


def read_users(connection: Connection, names: NamesKey | None) -> tuple[User, ...]:
    """Every user as vault.db tells; without the key of the names, nameless."""
    columns = "token, role, name, recipient, signer, state, recovery, recovery_signature"
    rows = connection.all(f"SELECT {columns} FROM main.user ORDER BY rowid")  # noqa: S608 - the names above
    return tuple(
        User(
            UserToken(token),
            Role(role),
            _name(names, name, token),
            PublicIdentity(recipient, read_public_key(signer)),
            UserState(state),
            recovery,
            signature,
        )
        for token, role, name, recipient, signer, state, recovery, signature in rows
    )


def namesakes(connection: Connection, held: Held) -> frozenset[UserToken]:
    """Every account that bears this user's name: several of them are one person.

    The name of a role is nobody's name. Without the key of the names it is this account alone.
    """
    names = NamesKey(held.secrets[NAMES]) if NAMES in held.secrets else None
    users = read_users(connection, names)
    nobodys = {"", *(_plain(role.label) for role in Role)}
    own = {_plain(user.name) for user in users if user.token == held.token} - nobodys
    return frozenset({held.token, *(u.token for u in users if _plain(u.name) in own)})


def _plain(name: str) -> str:
    return " ".join(fold(name).text.split())


def seal_names(to: Runs, users: Iterable[User], names: NamesKey) -> None:
    """Seal every name under another key."""
    for user in users:
        sealed = seal(names, user.name.encode(), about=bytes.fromhex(user.token))
        to.run("UPDATE main.user SET name = ? WHERE token = ?", (sealed, user.token))


def signer_of(users: Iterable[User], token: str) -> PublicKey | None:
    """The key that checks a user's signatures, also of one who left."""
    return next((user.public.signer for user in users if user.token == token), None)


def _name(names: NamesKey | None, sealed: bytes, token: str) -> str:
    if names is None:
        return ""
    try:
        return open_sealed(names, sealed, about=bytes.fromhex(token)).decode()
    except Damaged:  # one spoilt name hinders nobody
        return ""
