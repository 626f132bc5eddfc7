"""A vault with a past, and every way to change it behind the program's back with the right keys."""

import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw
from msgspec.structs import replace

from crypto.slots import UserSecret
from tests.store.independent import every_row, open_independently
from tests.store.staff import as_user, held_of, place_of
from workstation.errors import WorkstationError
from workstation.ports import Silent
from workstation.records.cases import Case
from workstation.records.names import Name, Script
from workstation.records.people import Person
from workstation.records.protection import SafetyPlan
from workstation.store.chain import event_digest, next_link, row_digest
from workstation.store.check import check_files, check_keys
from workstation.store.check_witnesses import check_checkpoints
from workstation.store.layout import DATABASES, check_parts
from workstation.store.open_files import open_files
from workstation.store.people import User

PAGE = 4096
Rows = dict[str, dict[str, list[tuple[object, ...]]]]


@dataclass(frozen=True)
class Past:
    """A vault, copies of it from before, and its last checkpoint, which is kept elsewhere."""

    folder: Path
    secret: UserSecret
    before: tuple[Path, ...]
    witness: Path
    keys: Mapping[str, bytes]
    users: tuple[User, ...]

    def findings(self) -> list[str]:
        """What the check says, or why the vault does not even open."""
        try:
            place, held = place_of(self.folder), held_of(self.folder, self.secret)
            check_parts(place.layout)
            connection = open_files(place, held, read_only=True)
        except WorkstationError as refusal:
            return [f"refused: {refusal}"]
        try:
            found = check_keys(connection, place, held)
            found += check_files(connection, place.header, Silent())
            found += check_checkpoints(connection, place, self.users, [self.witness])
        except WorkstationError as refusal:
            return [f"refused: {refusal}"]
        finally:
            connection.close()
        return [f"{each.file}: {each.words}" for each in found]

    def open(self, file: str) -> apsw.Connection:
        """One file as another program opens it."""
        return open_independently(self.folder / f"{file}.db", self.keys[file])

    def rows(self) -> Rows:
        """All that can be read of it."""
        return every_row(self.folder, self.keys)

    def pages(self, file: str) -> Iterator[tuple[int, Path]]:
        """Every page of older copies of a file that differs from today's."""
        now = (self.folder / f"{file}.db").read_bytes()
        for copy in self.before:
            then = (copy / f"{file}.db").read_bytes()
            for at in range(0, min(len(now), len(then)), PAGE):
                if then[at : at + PAGE] != now[at : at + PAGE]:
                    yield at, copy


def make_past(folder: Path, secret: UserSecret, steps: int = 5, each: int = 12) -> Past:
    """Live through some days, with a copy of the vault after each of them."""
    before: list[Path] = []
    for step in range(steps):
        before.append(folder.with_name(f"day-{step}"))
        _settle_something(folder, secret, step)
        with as_user(folder, secret) as unlocked:
            _a_day(unlocked, step, each)
            path, users = unlocked.checkpoint(), unlocked.grants.users()
        shutil.copytree(folder, before[-1])
    witness = folder.with_name("elsewhere") / path.name
    witness.parent.mkdir()
    for name in (path.name, f"{path.name}.minisig"):
        shutil.copy(path.with_name(name), witness.with_name(name))
    secrets = held_of(folder, secret).secrets
    keys = {name: secrets[name] for name in DATABASES}
    return Past(folder, secret, tuple(before[:-1]), witness, keys, users)


def _settle_something(folder: Path, secret: UserSecret, step: int) -> None:
    connection = open_files(place_of(folder), held_of(folder, secret))
    setting = ("folder", f"/media/stick-{step}")
    sql = "INSERT INTO main.setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
    connection.run(sql, setting)
    connection.close()


def _a_day(unlocked: Any, step: int, each: int) -> None:
    with unlocked.open_work() as work:
        for old in work.find(Case)[: each // 2]:
            work.put(replace(old, title=f"Changed on day {step}"))
        for n in range(each):
            case = work.put(Case(code=f"{step:03}-{n:03}", title=f"Matter {n} of day {step}"))
            name = Name(text=f"Somebody {step} {n}", script=Script.LATIN)
            person = work.put(Person(case=case.id, names=(name,)))
            work.put(SafetyPlan(case=case.id, person=person.id, concern=f"Concern {step} {n}"))
            work.log("case opened", case.id, {"why": f"day {step}"})
        work.remove(Case, work.find(Case)[-1].id)
        work.commit()
    run = unlocked.bulk.put_all(
        f"csv {step}", [Case(code=f"R{step:02}-{n:03}") for n in range(5)], Silent()
    )
    assert run
    unlocked.drafts.keep(f"form {step}", f"typed on day {step}").result()


def change_a_row(past: Past, file: str, table: str, act: str, dice: random.Random) -> bool:
    """Change one row of a table in one way; whether any byte of it differs now."""
    other = past.open(file)
    try:
        rows = list(other.execute(f'SELECT rowid, * FROM "{table}" ORDER BY rowid'))  # noqa: S608 - a test's own
        names = [row[1] for row in other.execute(f'PRAGMA table_info("{table}")')]
        (key, *row), (second, *_) = dice.sample(rows, 2)
        return ACTS[act](other, table, names, key, row, second, dice)
    except apsw.ConstraintError:
        return False
    finally:
        other.close()


def _edit(other: Any, table: str, names: Any, key: int, row: Any, _second: int, dice: Any) -> bool:
    at = dice.randrange(len(names))
    changed = _other_value(row[at], dice)
    other.execute(f'UPDATE "{table}" SET "{names[at]}" = ? WHERE rowid = ?', (changed, key))  # noqa: S608
    return bool(changed != row[at])


def _delete(other: Any, table: str, _n: Any, key: int, _r: Any, _s: int, _d: Any) -> bool:
    other.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (key,))  # noqa: S608
    return True


def _insert(other: Any, table: str, names: Any, _key: int, row: Any, _s: int, dice: Any) -> bool:
    (last,) = other.execute(f'SELECT max(rowid) FROM "{table}"').fetchone()  # noqa: S608
    values = [dice.choice([last + 1, last + 7, 0, -3]), *row[1:]]
    if "id" in names and table not in ("history", "event"):
        values[names.index("id")] = f"{dice.getrandbits(128):032x}"
    marks = ", ".join("?" * len(values))
    other.execute(f'INSERT INTO "{table}" VALUES ({marks})', values)  # noqa: S608
    return True


def _swap(other: Any, table: str, names: Any, key: int, _row: Any, second: int, _d: Any) -> bool:
    first_column = names[0]
    for to, where in ((-1, key), (key, second), (second, -1)):
        other.execute(
            f'UPDATE "{table}" SET "{first_column}" = ? WHERE "{first_column}" = ?',  # noqa: S608
            (to, where),
        )
    return True


def _other_value(value: Any, dice: random.Random) -> Any:
    if isinstance(value, int):
        return value + dice.choice([1, -1, 1000])
    if isinstance(value, bytes):
        return dice.randbytes(len(value) or 1)
    if value is None:
        return "x"
    return dice.choice([value + "x", value[:-1], ""])


ACTS = {"edit": _edit, "delete": _delete, "insert": _insert, "reorder": _swap}


def forge(past: Past, file: str, sequence: int) -> None:
    """Change an entry and calculate every link after it anew, as an insider with the key could."""
    other = past.open(file)
    table, column = ("event", "verb") if file == "audit" else ("history", "line")
    digest_of = event_digest if file == "audit" else row_digest
    other.execute(f"UPDATE {table} SET {column} = 'x' WHERE sequence = ?", (sequence,))  # noqa: S608
    sql = "SELECT head FROM chain WHERE sequence = ?"
    head: Any = next(iter(other.execute(sql, (sequence - 1,))))[0]
    for row in list(
        other.execute(f"SELECT * FROM {table} WHERE sequence >= ? ORDER BY sequence", (sequence,))  # noqa: S608
    ):
        digest = digest_of(row)
        head = next_link(head, digest)
        sql = "UPDATE chain SET digest = ?, head = ? WHERE sequence = ?"
        other.execute(sql, (digest, head, row[0]))
    other.close()
