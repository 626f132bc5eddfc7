"""How long a try takes tells nobody whether it was right (G12)."""

import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from crypto.age import AgeIdentity
from crypto.passphrase import KdfParameters
from crypto.recovery import new_code
from tests.store.conftest import passphrase
from workstation.errors import Damaged, WrongPassphrase
from workstation.records.access import Role
from workstation.records.members import NewUser
from workstation.store.create import Plan, create
from workstation.store.vault import Vault

pytestmark = pytest.mark.usefixtures("each_derived")

ROUNDS, SERIES = 11, 3
MOST_APART = 0.05


@pytest.mark.slow
def test_right_and_wrong_take_the_same_time(tmp_path: Path) -> None:
    users = [NewUser(role.value, role, passphrase(role), new_code()) for role in list(Role)[:2]]
    least = KdfParameters(3)  # the lightest of an ordinary computer
    plan = Plan(users, AgeIdentity.generate().recipient, least, ballast=4096)
    vault = Vault.open(create(tmp_path / "office", plan))
    right, wrong = passphrase(users[0].role), "not this one at all"

    def timed(typed: str) -> tuple[float, float]:
        """Seconds of work, which other programs do not disturb, and on the wall."""
        (vault.path / "tries").unlink(missing_ok=True)
        worked, start = time.process_time(), time.perf_counter()
        with suppress(WrongPassphrase):
            vault.prove(typed)
        return time.process_time() - worked, time.perf_counter() - start

    def medians() -> list[float]:
        tries = [(*timed(right), *timed(wrong)) for _ in range(ROUNDS)]
        return [statistics.median(each) for each in zip(*tries, strict=True)]

    timed(right)
    # What tells right from wrong tells it every time; what the machine does besides, does not.
    told = []
    while len(told) < SERIES and not (told and _alike(told[-1])):
        told.append(medians())

    assert _alike(told[-1]), f"right, wall, wrong, wall: {told}"


def _alike(told: list[float]) -> bool:
    return abs(told[0] / told[2] - 1) < MOST_APART


def timed_once(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    with suppress(Damaged):
        call()
    return time.perf_counter() - start


def test_settings_out_of_bounds_are_refused_long_before_a_derivation(folder: Path) -> None:
    whole = Vault.open(folder)
    derived = timed_once(lambda: whole.prove(passphrase(Role.CASE_WORKER)))
    header = folder / "vault.json"
    header.write_text(header.read_text("utf-8").replace("67108864", "99999999999"), "utf-8")

    with pytest.raises(Damaged):
        Vault.open(folder)
    assert timed_once(lambda: Vault.open(folder)) < derived / 5
