"""Wrong tries cost time, also after a restart, and never the vault."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.conftest import passphrase
from workstation.errors import BadInput, Damaged, DiskFull, TooSoon, WrongPassphrase
from workstation.records.access import Role
from workstation.store.backoff import LONGEST, Backoff
from workstation.store.files import Files
from workstation.store.vault import Vault


class HandClock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tries"


def backoff(path: Path, clock: HandClock) -> Backoff:
    """As a process that has just started sees it."""
    return Backoff(Files(), path, clock)


def miss(path: Path, clock: HandClock, seconds: float = 0) -> None:
    """A wrong try that takes so long."""
    with pytest.raises(WrongPassphrase), backoff(path, clock).attempt():
        answer(clock, seconds)


def answer(clock: HandClock, seconds: float) -> None:
    clock.now += seconds
    raise WrongPassphrase("no")


def test_the_waits_double_from_the_third_miss_to_five_minutes(path: Path, clock: HandClock) -> None:
    waits = []
    for _ in range(14):
        miss(path, clock)
        waits.append(backoff(path, clock).wait())
        clock.now += waits[-1]

    assert waits == [0, 0, *(2.0**n for n in range(9)), *[LONGEST] * 3]


def test_the_wait_begins_with_the_answer_however_long_the_try_takes(
    path: Path, clock: HandClock
) -> None:
    for _ in range(3):
        miss(path, clock, seconds=60)

    assert backoff(path, clock).wait() == 1.0


def test_a_try_within_the_wait_is_not_made(path: Path, clock: HandClock) -> None:
    for _ in range(3):
        miss(path, clock)

    with pytest.raises(TooSoon, match="Nothing is lost") as refused, backoff(path, clock).attempt():
        pytest.fail("it was tried")
    assert refused.value.seconds == 1


def test_a_try_that_was_killed_counts_as_a_miss(path: Path, clock: HandClock) -> None:
    for _ in range(3):
        killed = backoff(path, clock).attempt()
        killed.__enter__()

    assert backoff(path, clock).wait() == 1


def test_what_opens_ends_all_waits(path: Path, clock: HandClock) -> None:
    miss(path, clock)
    with backoff(path, clock).attempt():
        pass

    assert not path.exists()


@pytest.mark.parametrize("failure", [BadInput, Damaged])
def test_what_was_no_try_does_not_count(
    path: Path, clock: HandClock, failure: type[Exception]
) -> None:
    miss(path, clock)
    before = path.read_bytes()
    with pytest.raises(failure), backoff(path, clock).attempt():
        raise failure("no")

    assert path.read_bytes() == before


def test_a_clock_turned_back_begins_the_wait_anew_and_no_more(path: Path, clock: HandClock) -> None:
    for _ in range(5):
        miss(path, clock)
        clock.now += 10
    miss(path, clock)
    clock.now -= 10 * 365 * 86_400

    assert backoff(path, clock).wait() == 8
    clock.now += 5
    assert backoff(path, clock).wait() == 3
    clock.now += 3
    assert backoff(path, clock).wait() == 0


def test_a_deleted_file_locks_nobody_out(path: Path, clock: HandClock) -> None:
    for _ in range(3):
        miss(path, clock)
    path.unlink()

    assert backoff(path, clock).wait() == 0


@given(data=st.binary(max_size=400))
def test_a_damaged_file_never_waits_longer_than_the_longest(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "tries"
    path.write_bytes(data)

    assert 0 <= backoff(path, HandClock()).wait() <= LONGEST


@pytest.mark.parametrize(
    "text", ['{"count":1e9,"at":0}', '{"count":99,"at":1e999}', '{"count":-5,"at":-1e300}', "[]"]
)
def test_numbers_out_of_bounds_never_wait_longer_than_the_longest(
    path: Path, clock: HandClock, text: str
) -> None:
    path.write_text(text, encoding="utf-8")

    assert 0 <= backoff(path, clock).wait() <= LONGEST


def test_a_full_disk_locks_nobody_out(path: Path, clock: HandClock) -> None:
    class Full(Files):
        def write(self, path: Path, data: bytes) -> None:
            raise DiskFull("The disk is full.")

    with Backoff(Full(), path, clock).attempt():
        pass


def test_it_tells_nothing_of_who_tried(vault: Vault, folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        vault.prove("not this one")
    kept = (folder / "tries").read_text("utf-8")

    assert set(kept) <= set('{"count":1,at}.0123456789')


def test_the_vault_waits_in_every_process_and_for_every_way(vault: Vault, folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        vault.prove("not this one")
    (folder / "tries").write_text(f'{{"count":9,"at":{time.time()}}}', encoding="utf-8")

    for again in (vault, Vault.open(folder)):
        with pytest.raises(TooSoon):
            again.prove(passphrase(Role.CASE_WORKER))
        with pytest.raises(TooSoon):
            again.prove_code("abandon " * 11 + "about")
    assert 0 < vault.wait() <= 64
