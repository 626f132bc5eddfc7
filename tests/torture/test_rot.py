"""Every flipped bit and every cut of a vault's files is found or harmless, with a sentence."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crypto.keyfiles import open_secret
from crypto.passphrase import derive
from crypto.slots import open_any
from tests.store.conftest import codes, folder, office, organisation, passphrase
from tests.torture.acts import unlocked
from tests.torture.conftest import Tell
from workstation.errors import WorkstationError
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.people import Person
from workstation.store.checkpoint import Checkpoint, read_checkpoints
from workstation.store.files import Files
from workstation.store.layout import Layout, Place, read_header
from workstation.store.people import Held
from workstation.store.vault import Vault

__all__ = ["codes", "folder", "office", "organisation"]
Read = Callable[[bytes], object]
"""Reads damaged bytes: gives what it gave before, None, or raises a WorkstationError."""

HARMLESS, FOUND = "harmless", "found"


def flips(whole: bytes, bits: Iterator[int]) -> Iterator[bytes]:
    """The bytes with one bit turned, for each place."""
    for bit in bits:
        byte = bit // 8
        yield whole[:byte] + bytes([whole[byte] ^ (1 << bit % 8)]) + whole[byte + 1 :]


def judged(damaged: bytes, read: Read, sound: object) -> str:
    """Whether damage was found or does not matter; anything else fails the test."""
    words = "a sentence"
    try:
        found = read(damaged)
    except WorkstationError as error:
        found, words = None, f"{error.words} {error.advice}".strip()
    assert words, "a failure without a sentence"
    assert "new vault" not in words.lower(), "an offer to start afresh"
    assert found is None or found == sound, "damage was taken for the truth"
    return FOUND if found is None else HARMLESS


def count(whole: bytes, read: Read, every: int, cuts: int) -> dict[str, int]:
    """Judge every so many-th flip, and cuts at so many places."""
    sound, facts = read(whole), {"flips": 0, "cuts": 0, FOUND: 0, HARMLESS: 0}
    assert sound is not None
    for damaged in flips(whole, iter(range(0, len(whole) * 8, every))):
        facts["flips"] += 1
        facts[judged(damaged, read, sound)] += 1
    for length in range(0, len(whole), max(1, len(whole) // cuts)):
        facts["cuts"] += 1
        says = judged(whole[:length], read, sound)
        assert says == FOUND or not whole[length:].strip(), "a cut that nobody noticed"
        facts[says] += 1
    return facts


def add(total: dict[str, int], more: dict[str, int]) -> dict[str, int]:
    """Both counts together."""
    return {name: total.get(name, 0) + number for name, number in more.items()}


@pytest.fixture
def place(folder: Path) -> Place:
    """The vault's folder with what its header says."""
    layout, files = Layout(folder), Files()
    return Place(layout, read_header(files, layout), files)


@pytest.fixture
def held(folder: Path) -> Held:
    """The keys of the case worker."""
    return Vault.open(folder).prove(passphrase(Role.CASE_WORKER))


SOME = [
    pytest.param(997, 40, id="some", marks=pytest.mark.slow),
    pytest.param(1, 10**6, id="all", marks=pytest.mark.torture),
]


@pytest.mark.parametrize(("every", "cuts"), [pytest.param(7, 40), *SOME[1:]])
def test_the_header(place: Place, every: int, cuts: int, tell: Tell) -> None:
    path = place.layout.header

    def read(damaged: bytes) -> object:
        path.write_bytes(damaged)
        return read_header(place.files, place.layout)

    tell("rot of vault.json", count(path.read_bytes(), read, every, cuts))


@pytest.mark.parametrize(("every", "cuts"), SOME)
def test_the_slots(place: Place, every: int, cuts: int, tell: Tell) -> None:
    header, total = place.header, dict[str, int]()
    key = derive(passphrase(Role.CASE_WORKER), header.salt_bytes, header.kdf)
    mine = 0
    for path in sorted(place.layout.slots.iterdir()):
        whole = path.read_bytes()
        if open_any([whole], key, about=header.about) is not None:
            mine += 1
            read: Read = lambda damaged: open_any([damaged], key, about=header.about)  # noqa: E731
            total = add(total, count(whole, read, every, cuts))
    tell("rot of a slot", total)

    assert (mine, total[HARMLESS]) == (1, 0)


@pytest.mark.parametrize(("every", "cuts"), SOME)
def test_the_key_files(place: Place, held: Held, every: int, cuts: int, tell: Tell) -> None:
    total = dict[str, int]()
    for name, secret in held.secrets.items():
        whole = place.layout.key_file(name).read_bytes()
        read: Read = lambda damaged: open_secret(damaged, held.identity.age)  # noqa: E731
        assert read(whole) == secret
        total = add(total, count(whole, read, every * 2 if every == 1 else every, min(cuts, 4000)))
    tell("rot of key files", total)

    assert total[HARMLESS] == 0


@pytest.mark.parametrize(("every", "cuts"), SOME)
def test_the_checkpoints(place: Place, held: Held, every: int, cuts: int, tell: Tell) -> None:
    vault = unlocked(place.layout.root, held)
    path, users = vault.checkpoint(), vault.grants.users()
    vault.close()

    def reader(file: Path) -> Read:
        def read(damaged: bytes) -> object:
            file.write_bytes(damaged)
            ((_, found),) = list(read_checkpoints(place, users))
            return found if isinstance(found, Checkpoint) else None

        return read

    total = dict[str, int]()
    for file in (path, path.with_name(f"{path.name}.minisig")):
        whole = file.read_bytes()
        total = add(total, count(whole, reader(file), every, cuts))
        file.write_bytes(whole)
    tell("rot of checkpoints", total)


@pytest.mark.parametrize(
    "tries", [pytest.param(8, marks=pytest.mark.slow), pytest.param(600, marks=pytest.mark.torture)]
)
def test_the_databases(place: Place, held: Held, tries: int, tell: Tell) -> None:
    chance, facts = random.Random(11), {"flips": 0, "cuts": 0, FOUND: 0, HARMLESS: 0}
    for file in ("vault", "cases", "identities", "protection", "audit"):
        path = place.layout.database(file)
        whole = path.read_bytes()

        def read(damaged: bytes, path: Path = path) -> object:
            path.write_bytes(damaged)
            vault = unlocked(place.layout.root, held)
            try:
                found = vault.check(Silent())
                reader = vault.reader()
                rows = [*reader.find(Case), *reader.find(Person)]
                reader.close()
            finally:
                vault.close()
            return None if found else rows

        sound = read(whole)
        for damaged in flips(whole, (chance.randrange(len(whole) * 8) for _ in range(tries))):
            facts["flips"] += 1
            facts[judged(damaged, read, sound)] += 1
        for length in {chance.randrange(len(whole)) for _ in range(tries // 4)} | {0, 1, 4096}:
            facts["cuts"] += 1
            facts[judged(whole[:length], read, sound)] += 1
        path.write_bytes(whole)
    tell("rot of databases", facts)

    assert facts[HARMLESS] == 0
