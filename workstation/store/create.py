"""Makes a vault: built beside its place, checked, then given its name."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crypto.age import read_recipient
from crypto.identities import Identity
from crypto.keyfiles import seal_secret
from crypto.keys import CompartmentKey, DerivedKey
from crypto.passphrase import KdfParameters, derive, new_salt
from crypto.recovery import code_identity, derive_code
from crypto.slots import UserSecret, padded, seal_slot
from workstation.errors import BadInput
from workstation.ports import Progress, Silent
from workstation.records.access import NAMES, SEALED, Role
from workstation.records.kit import UserToken
from workstation.records.members import NewUser
from workstation.store.ballast import BALLAST_BYTES, keep_back
from workstation.store.chain import first_link
from workstation.store.clock import utc_now
from workstation.store.connect import Connection, Runs, connect, in_file
from workstation.store.files import Files
from workstation.store.layout import (
    DATABASES,
    FORMAT,
    MAIN,
    Header,
    Layout,
    vault_path,
    write_header,
    write_together,
)
from workstation.store.orders import Member, found
from workstation.store.people import (
    DOOR_WAYS,
    NamesKey,
    Way,
    write_user,
)
from workstation.store.pins import write_founding
from workstation.store.places import refuse_unsafe_place
from workstation.store.recipients import sign_recovery
from workstation.store.rest import TURN
from workstation.store.tables import CONTENT, SCHEMA_VERSION, all_tables
from workstation.text import NORMALISER_VERSION


@dataclass(frozen=True, slots=True)
class Secret:
    """A named secret of the vault, as the office's seal; `SEALED` says who reads it."""

    name: str
    value: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a new vault is made from. `organisation` is the recovery identity's recipient."""

    users: Sequence[NewUser]
    organisation: str
    kdf: KdfParameters
    secrets: Sequence[Secret] = ()
    ballast: int = BALLAST_BYTES


def create(
    path: Path, plan: Plan, progress: Progress | None = None, files: Files | None = None
) -> Path:
    """Make a vault and give its folder; two derivations a user. Whole or not at all.

    Raises BadInput for a place, a recipient or passphrases that will not do; DiskFull.
    """
    disk, shown = files or Files(), progress or Silent()
    final = vault_path(path)
    refuse_unsafe_place(final)
    organisation = read_recipient(plan.organisation)
    header = Header(
        format=FORMAT,
        vault=secrets.token_hex(16),
        salt=new_salt().hex(),
        ops=plan.kdf.ops,
        mem_bytes=plan.kdf.mem_bytes,
    )
    doors = _doors(plan.users, header, shown)
    layout = Layout(final.with_name(f".{final.name}.{secrets.token_hex(4)}.new"))
    try:
        disk.make_folder(layout.root)
        _build(disk, layout, header, organisation, plan, doors)
        disk.rename(layout.root, final)
    except BaseException:
        disk.remove_folder(layout.root)
        raise
    return final


@dataclass(frozen=True, slots=True)
class Door:
    """One user's secret, the keys that open it (as `DOOR_WAYS`), and their code's recipient."""

    secret: UserSecret
    keys: tuple[DerivedKey, ...]
    recovery: str


def door(user: NewUser, header: Header) -> Door:
    """Give a new user a secret; derives twice, for the passphrase and for the recovery code."""
    salt, kdf = header.salt_bytes, header.kdf
    keys = derive(user.passphrase, salt, kdf), derive_code(user.code, salt, kdf)
    secret = UserSecret.generate(user.role.value, user.name)
    return Door(secret, keys, code_identity(user.code).recipient)


def _doors(users: Sequence[NewUser], header: Header, progress: Progress) -> list[Door]:
    if not users:
        raise BadInput("A vault needs somebody who can open it.", "Add a first user.")
    doors: list[Door] = []
    for done, user in enumerate(users):
        progress.step(done, len(users), "Deriving keys")
        made = door(user, header)
        used = [key for each in doors for key in each.keys]
        if any(key in used for key in made.keys) or made.keys[0] == made.keys[1]:
            raise BadInput("This passphrase is in use already.", "Choose another one.")
        doors.append(made)
    progress.step(len(users), len(users), "Deriving keys")
    return doors


def _build(
    files: Files,
    layout: Layout,
    header: Header,
    organisation: str,
    plan: Plan,
    doors: Sequence[Door],
) -> None:
    write_header(files, layout, header)
    for folder in (layout.evidence, layout.checkpoints):
        files.make_folder(folder)
    values = _values(plan.secrets)
    log, entries = found(header.vault, organisation, map(_founder, doors), utc_now())
    roster = log.roster()

    def seal(name: str) -> bytes:
        return seal_secret(values[name], roster.recipients(name), organisation)

    write_together(files, layout.keys, ((name, seal(name)) for name in sorted(values)))
    slots = [seal_slot(d.secret, key, about=header.about) for d in doors for key in d.keys]
    write_slots(files, layout, slots)
    for name in DATABASES:
        files.write(layout.database(name), b"")
    connection = connect(layout, {name: CompartmentKey(values[name]) for name in DATABASES})
    try:
        with connection.transaction():
            make_tables(connection, header.vault)
            connection.run("INSERT INTO main.fact VALUES ('ballast', ?)", (str(plan.ballast),))
            write_founding(connection, log, entries, values)
            names = NamesKey(values[NAMES])
            for each in doors:
                signed = sign_recovery(header.vault, each.secret, each.recovery)
                write_user(connection, each.secret, names, each.recovery, signed)
            _remember_slots(connection, doors, slots)
    finally:
        connection.close()
    keep_back(files, layout.ballast, plan.ballast)


def write_slots(files: Files, layout: Layout, slots: Sequence[bytes]) -> None:
    """Write all 32 slots together, in a new random order."""
    named = ((f"{place:02}", slot) for place, slot in enumerate(padded(slots)))
    write_together(files, layout.slots, named)


def remember_slot(to: Runs, slot: bytes, token: str, way: Way) -> None:
    """Note, inside the encrypted file, whose a slot is and what opens it: dummies look the same."""
    digest = hashlib.sha256(slot).digest()
    to.run("INSERT INTO main.slot VALUES (?, ?, ?)", (digest, token, way.value))


def _remember_slots(connection: Connection, doors: Sequence[Door], slots: list[bytes]) -> None:
    owned = [(each.secret.token.hex(), way) for each in doors for way in DOOR_WAYS]
    for slot, (token, way) in zip(slots, owned, strict=True):
        remember_slot(connection, slot, token, way)


def _founder(made: Door) -> Member:
    public = Identity.from_seed(made.secret.seed).public
    return Member(UserToken(made.secret.token.hex()), Role(made.secret.role), public)


def _values(extra: Iterable[Secret]) -> Mapping[str, bytes]:
    values = {name: CompartmentKey.generate().raw for name in (*DATABASES, NAMES)}
    for secret in extra:
        if secret.name in values or secret.name not in SEALED:
            raise BadInput(f"No role reads a secret named {secret.name}.")
        values[secret.name] = secret.value
    return values


def make_tables(connection: Connection, vault: str) -> None:
    """Give every attached file its tables and the facts that tell it from another vault's."""
    for name in (MAIN, *connection.attached):
        schema = "main" if name == MAIN else name
        for definition in all_tables().definitions(name):
            connection.run(definition)
        facts = {TURN: "0", "vault": vault, "file": name}
        if name in CONTENT:
            facts["normaliser"] = str(NORMALISER_VERSION)
        add_fact = in_file(schema, "INSERT INTO @.fact VALUES (?, ?)")
        connection.run_many(add_fact, list(facts.items()))
        connection.run(f"PRAGMA {schema}.user_version = {SCHEMA_VERSION}")
        if name != MAIN:
            add_link = in_file(schema, "INSERT INTO @.chain VALUES (0, ?, ?)")
            connection.run(add_link, (b"", first_link(vault, name)))
