"""What a user's keys open right now: the current keys, or next ones that a crash left waiting."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crypto.age import AgeIdentity
from crypto.identities import Identity
from crypto.keyfiles import open_secret
from crypto.keys import KEY_BYTES, CompartmentKey
from crypto.minisign import SecretKey
from crypto.sealing import open_sealed
from crypto.slots import SEED_BYTES, TOKEN_BYTES, UserSecret
from workstation.errors import Damaged, NotEntitled
from workstation.records.access import NAMES, SEAL, Role
from workstation.records.kit import UserToken
from workstation.store.connect import Connection, connect_alone
from workstation.store.layout import DATABASES, MAIN, RESTORE, Place, read_key_files
from workstation.store.people import Held, NamesKey, Tried
from workstation.store.pins import read_log
from workstation.store.rekey import NEXT, opens

SHEET = UserSecret(bytes(SEED_BYTES), bytes(TOKEN_BYTES), Role.CUSTODIAN.value, "Recovery sheet")
"""Stands for whoever holds the organisation's recovery sheet; it signs nothing."""

SHEET_TOKEN = UserToken(SHEET.token.hex())


_NONE: Tried = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Keys:
    """The key files that an identity opens, and the names of all there are."""

    tried: Tried

    @property
    def opened(self) -> Mapping[str, bytes]:
        """The secret in each that opened."""
        return {name: secret for (name, _), secret in self.tried.items() if secret is not None}

    @property
    def names(self) -> frozenset[str]:
        """Every name there is a key file of."""
        return frozenset(name for name, _ in self.tried)

    def candidates(self, name: str) -> list[tuple[str, bytes]]:
        """The current key of a name, then the next, as far as there are any."""
        both = (name, name + NEXT)
        return [(each, self.opened[each]) for each in both if each in self.opened]


def user_held(place: Place, secret: UserSecret) -> Held:
    """What a user holds. Raises NotEntitled for one whose access has ended, Damaged."""
    return _held(place, secret, Identity.from_seed(secret.seed))


def sheet_held(place: Place, identity: AgeIdentity) -> Held:
    """What the recovery sheet opens: everything. Raises NotEntitled for another vault's sheet."""
    return _held(place, SHEET, Identity(identity, SecretKey(SHEET.seed, bytes(8))))


def again(place: Place, held: Held) -> Held:
    """The same user's keys as they stand now; a key file that did not change is not opened anew."""
    return _held(place, held.secret, held.identity, held.tried)


def _held(place: Place, secret: UserSecret, identity: Identity, before: Tried = _NONE) -> Held:
    keys = _open_keys(place, identity.age, before)
    found = {name: _fitting(place, keys, name) for name in DATABASES}
    main = found[MAIN]
    if main is None:
        raise _ended()
    connection = connect_alone(place.layout.database(MAIN), CompartmentKey(main[1]))
    try:
        named = sorted({n.removesuffix(NEXT) for n in keys.names} - set(DATABASES))
        found |= {name: _named(connection, keys, name) for name in named}
        role = _role(connection, place, secret)
    finally:
        connection.close()
    values = {name: each[1] for name, each in found.items() if each}
    fresh = frozenset(name for name, each in found.items() if each and each[0] != name)
    return Held(secret, identity, values, role, fresh, keys.tried)


def _open_keys(place: Place, identity: AgeIdentity, before: Tried) -> _Keys:
    files = read_key_files(place.files, place.layout).items()
    return _Keys({f: before[f] if f in before else _opened(*f, identity) for f in files})


def _opened(name: str, sealed: bytes, identity: AgeIdentity) -> bytes | None:
    try:
        return _fit(name, open_secret(sealed, identity))
    except NotEntitled:
        return None
    except Damaged:
        raise Damaged(f"The key file {name} of this vault is damaged.", RESTORE) from None


def _fit(name: str, secret: bytes) -> bytes:
    """Whoever knows a user's recipient can seal what they like to it."""
    if name.removesuffix(NEXT) != SEAL and len(secret) != KEY_BYTES:
        raise Damaged("A key file holds no key.")
    return secret


def _fitting(place: Place, keys: _Keys, name: str) -> tuple[str, bytes] | None:
    """The key that a file is under; without a next one there is nothing to choose."""
    candidates = keys.candidates(name)
    if name + NEXT not in keys.names:
        return candidates[0] if candidates else None
    path = place.layout.database(name)
    return next((each for each in candidates if opens(path, CompartmentKey(each[1]))), None)


def _named(connection: Connection, keys: _Keys, name: str) -> tuple[str, bytes] | None:
    candidates = keys.candidates(name)
    if name != NAMES or name + NEXT not in keys.names:
        return candidates[0] if candidates else None
    token, sealed = connection.all("SELECT token, name FROM main.user LIMIT 1")[0]
    return next((each for each in candidates if _opens_name(each[1], token, sealed)), None)


def _opens_name(key: bytes, token: str, sealed: bytes) -> bool:
    try:
        open_sealed(NamesKey(key), sealed, about=bytes.fromhex(token))
    except Damaged:
        return False
    return True


def _role(connection: Connection, place: Place, secret: UserSecret) -> Role:
    """The role of the last order about this user; a slot knows only the one of the first day."""
    members = read_log(connection, place.header.vault).roster().members
    member = members.get(UserToken(secret.token.hex()))
    if member is None:
        return Role(secret.role)
    if not member.present:
        raise _ended()
    return member.role


def _ended() -> NotEntitled:
    return NotEntitled("Your access to this vault has ended.", "Ask the key custodian.")
