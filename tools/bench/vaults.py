"""Vaults of any size, filled with invented records, and the same rows in plain SQLite."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crypto.age import AgeIdentity
from crypto.passphrase import LIGHTEST
from crypto.recovery import new_code
from workstation.ports import Silent
from workstation.records import cases as case_records
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.cases import Case, IssueState, RiskLevel
from workstation.records.kit import Record
from workstation.records.members import NewUser
from workstation.records.names import Name
from workstation.records.people import Person
from workstation.services.demo.pools import PEOPLE, PLACES
from workstation.services.demo.stories import STORIES
from workstation.store.connect import Connection, connect
from workstation.store.create import Plan, create
from workstation.store.layout import Layout
from workstation.store.open_files import file_keys
from workstation.store.reader import SqlReader
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

WORDS = "marble tractor velvet sunrise pocket"
COMPARTMENTS = ("cases", "identities", "protection", "audit")


def make(folder: Path) -> Path:
    """An empty vault with one case worker."""
    users = [NewUser("Nan", Role.CASE_WORKER, WORDS, new_code())]
    return create(folder, Plan(users, AgeIdentity.generate().recipient, LIGHTEST, ballast=4096))


@contextmanager
def opened(path: Path) -> Iterator[Unlocked]:
    """The vault, unlocked."""
    store = Vault.open(path).unlock(WORDS)
    try:
        yield store
    finally:
        store.close()


def fill(store: Unlocked, cases: int) -> None:
    """Put that many cases, each with a person and an account."""
    dice = random.Random(7)
    batch: list[Record] = []
    for _ in range(cases):
        batch += _case(dice)
        if len(batch) >= 3000:
            store.bulk.put_all("bench", batch, Silent())
            batch = []
    store.bulk.put_all("bench", batch, Silent())


def _case(dice: random.Random) -> list[Record]:
    story, place = dice.choice(STORIES), dice.choice(PLACES)
    latin, native = dice.choice(PEOPLE[dice.choice(tuple(PEOPLE))])
    case = Case(
        code=case_records.new_code(),
        title=story.title,
        sector=place.sector,
        country=place.country,
        state=dice.choice(tuple(IssueState)),
        risk_level=dice.choice(tuple(RiskLevel)),
    )
    text = story.template.replace("{W1}", latin).replace("{W1:1}", native)
    number = dice.randrange(10**6)
    return [
        case,
        Person(case=case.id, names=(Name(text=f"{latin} {number}"), Name(text=native))),
        Account(case=case.id, text=f"{text} ({number})", wanted=story.wants),
    ]


def bare(path: Path) -> Connection:
    """A connection with the vault's own settings and nothing around it."""
    held = Vault.open(path).prove(WORDS)
    return connect(Layout(path), file_keys(held))


@contextmanager
def plain_reader(path: Path, folder: Path) -> Iterator[SqlReader]:
    """Our own reader over the same rows in unencrypted files, through Python's sqlite3."""
    source = bare(path)
    for name in ("main", *COMPARTMENTS):
        _export(source, name, folder / f"{name}.plain")
    source.close()
    raw = sqlite3.connect(folder / "main.plain")
    for name in COMPARTMENTS:
        raw.execute(f"ATTACH ? AS {name}", (str(folder / f"{name}.plain"),))
    try:
        yield SqlReader(Connection(raw, COMPARTMENTS), Vault.open(path).prove(WORDS))
    finally:
        raw.close()


def _export(source: Connection, schema: str, to: Path) -> None:
    to.unlink(missing_ok=True)
    to.touch()
    source.run("ATTACH ? AS plain KEY ''", (str(to),))
    source.value(f"SELECT sqlcipher_export('plain', '{schema}')")
    source.run("DETACH plain")
