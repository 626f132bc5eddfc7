"""Users and named secrets of an open vault; slots and key files are written all together."""

import hashlib
from collections.abc import Mapping, Sequence

from crypto.identities import Identity
from crypto.keyfiles import seal_secret
from crypto.slots import open_any, seal_slot
from workstation.errors import BadInput, NotEntitled
from workstation.records.access import Role
from workstation.records.kit import UserToken
from workstation.store.connect import Connection
from workstation.store.create import Door, door, remember_slot, write_slots
from workstation.store.layout import (
    Place,
    read_key_files,
    read_slots,
    write_together,
)
from workstation.store.people import (
    DOOR_WAYS,
    NAMES,
    Held,
    NamesKey,
    NewUser,
    User,
    check_secret_name,
    read_readers,
    read_users,
    recipients,
    write_readers,
    write_user,
)
from workstation.store.writer import Turn, Writer


class Grants:
    """Who may open what; a grant is carried out by somebody who holds what is granted."""

    def __init__(self, place: Place, held: Held, writer: Writer) -> None:
        self._layout, self._header, self._files = place.layout, place.header, place.files
        self._held, self._writer = held, writer
        self._secrets = dict(held.secrets)
        self._auditors: tuple[str, ...] = ()

    def secret(self, name: str) -> bytes:
        """A secret sealed to this user; raises NotEntitled."""
        try:
            return self._secrets[name]
        except KeyError:
            raise NotEntitled("This is not sealed to you.", "Ask somebody who holds it.") from None

    def users(self) -> tuple[User, ...]:
        """Every user; those who may not read the names see roles only."""
        return self._writer.call(Turn.WORK, lambda c: read_users(c, self._names()))

    def organisation(self) -> str:
        """The recipient of the organisation's recovery identity."""
        return self._writer.call(Turn.WORK, _organisation)

    def auditors(self) -> tuple[str, ...]:
        """Where the details of audit events are sealed: to supervisors and the organisation."""
        if not self._auditors:
            users = self._writer.call(Turn.WORK, lambda c: read_users(c, None))
            supervisors = recipients(users, frozenset({Role.SUPERVISOR}))
            self._auditors = (*supervisors, self.organisation())
        return self._auditors

    def put_secret(self, name: str, value: bytes, readers: frozenset[Role]) -> None:
        """Seal a named secret to these roles and the organisation; raises NotEntitled, BadInput."""
        check_secret_name(name)
        known = self._readers()
        if name in known and name not in self._secrets:
            raise NotEntitled("This secret is not sealed to you.", "Ask somebody who holds it.")
        self._rewrite_keys(self.users(), known | {name: readers}, {name: value})
        self._writer.call(Turn.WORK, lambda c: write_readers(c, name, readers))
        if self._held.role in readers:
            self._secrets[name] = value

    def add_user(self, new: NewUser) -> User:
        """Let somebody in; raises NotEntitled where this user does not hold all that they need.

        Raises BadInput for a passphrase already in use.
        """
        known = self._readers()
        self._must_hold(new.role, known)
        made = door(new, self._header)
        old = self._slots_in_use()
        self._refuse_known(made)
        secret = made.secret
        slots = [seal_slot(secret, key, about=self._header.about) for key in made.keys]
        names = NamesKey(self._secrets[NAMES])
        # Keys, then the row, then the slots: cut short anywhere, nobody has lost anything.
        public = Identity.from_seed(secret.seed).public
        row = User(UserToken(secret.token.hex()), new.role, new.name, public)
        self._rewrite_keys((*self.users(), row), known, {})

        def write(connection: Connection) -> None:
            with connection.transaction():
                write_user(connection, secret, names, made.recovery)
                for slot, way in zip(slots, DOOR_WAYS, strict=True):
                    remember_slot(connection, slot, secret.token.hex(), way)

        self._writer.call(Turn.WORK, write)
        write_slots(self._files, self._layout, [*old, *slots])
        self._auditors = ()
        return row

    def _must_hold(self, role: Role, readers: Mapping[str, frozenset[Role]]) -> None:
        wanted = {name for name, roles in readers.items() if role in roles} | {NAMES}
        missing = sorted(wanted - self._secrets.keys())
        if missing:
            raise NotEntitled(
                f"A {role.label.lower()} needs keys that you do not hold: {', '.join(missing)}.",
                "Ask somebody who holds them to let this person in.",
            )

    def _refuse_known(self, made: Door) -> None:
        slots = read_slots(self._files, self._layout)
        for key in made.keys:
            if open_any(slots, key, about=self._header.about) is not None:
                raise BadInput("This passphrase is in use already.", "Choose another one.")
        if made.keys[0] == made.keys[1]:
            raise BadInput("The passphrase is the recovery code.", "Choose another passphrase.")

    def _slots_in_use(self) -> list[bytes]:
        rows = self._writer.call(Turn.WORK, lambda c: c.all("SELECT digest FROM main.slot"))
        used = {row[0] for row in rows}
        slots = read_slots(self._files, self._layout)
        return [slot for slot in slots if hashlib.sha256(slot).digest() in used]

    def _rewrite_keys(
        self,
        users: Sequence[User],
        readers: Mapping[str, frozenset[Role]],
        new: Mapping[str, bytes],
    ) -> None:
        values = {**self._secrets, **new}
        organisation = self.organisation()
        # What this user cannot open is written again as it is: all files get one time.
        sealed = read_key_files(self._files, self._layout) | {
            name: seal_secret(value, recipients(users, readers[name]), organisation)
            for name, value in values.items()
        }
        write_together(self._files, self._layout.keys, sorted(sealed.items()))

    def _readers(self) -> dict[str, frozenset[Role]]:
        return self._writer.call(Turn.WORK, read_readers)

    def _names(self) -> NamesKey | None:
        return NamesKey(self._secrets[NAMES]) if NAMES in self._secrets else None


def _organisation(connection: Connection) -> str:
    found = connection.value("SELECT value FROM main.fact WHERE name = 'organisation'")
    return str(found)
