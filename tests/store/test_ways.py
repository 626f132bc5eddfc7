"""A user changes their own ways in; nothing that is cut short leaves them without one."""

import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from crypto.recovery import code_identity, new_code
from tests.store.conftest import Unlock, passphrase
from workstation.errors import BadInput, DiskFull, TooSoon, WorkstationError, WrongPassphrase
from workstation.records.access import Role
from workstation.store.audit import newest_events
from workstation.store.device import Kept, KeyStore
from workstation.store.files import Files
from workstation.store.layout import Place
from workstation.store.people import Way
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault
from workstation.store.writer import Turn

OLD, NEW = passphrase(Role.CASE_WORKER), "velvet harbour nineteen copper moss"
PIN = "739150"
Codes = dict[Role, tuple[str, ...]]


class Drawer:
    """A key store that works, without a computer behind it."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


Drawer.__module__, Drawer.__qualname__ = "keyring.backends.SecretService", "Keyring"


@pytest.fixture(autouse=True)
def drawer(monkeypatch: pytest.MonkeyPatch) -> Drawer:
    """This computer's key store for the length of a test."""
    made = Drawer()
    monkeypatch.setattr("workstation.store.device._of_this_computer", lambda: made)
    return made


def opens(vault: Vault, way: Callable[[Vault], object]) -> bool:
    (vault.path / "tries").unlink(missing_ok=True)
    try:
        way(Vault.open(vault.path))
    except WrongPassphrase:
        return False
    return True


def by(typed: str) -> Callable[[Vault], object]:
    return lambda vault: vault.prove(typed)


def by_code(code: tuple[str, ...]) -> Callable[[Vault], object]:
    return lambda vault: vault.prove_code(" ".join(code))


def test_the_new_passphrase_opens_and_the_old_one_does_not(
    vault: Vault, worker: Unlocked, codes: Codes
) -> None:
    worker.ways.change_passphrase(OLD, NEW)

    assert opens(vault, by(NEW))
    assert not opens(vault, by(OLD))
    assert opens(vault, by_code(codes[Role.CASE_WORKER]))


def test_nobody_else_is_shut_out(vault: Vault, worker: Unlocked, codes: Codes) -> None:
    worker.ways.change_passphrase(OLD, NEW)
    worker.ways.change_code(NEW, " ".join(new_code()))

    others = [role for role in Role if role is not Role.CASE_WORKER]
    assert all(opens(vault, by(passphrase(role))) for role in others)
    assert all(opens(vault, by_code(codes[role])) for role in others)


def test_the_new_code_opens_and_the_old_one_is_dead_at_once(
    vault: Vault, worker: Unlocked, codes: Codes
) -> None:
    code = new_code()
    worker.ways.change_code(OLD, " ".join(code))

    assert opens(vault, by_code(code))
    assert not opens(vault, by_code(codes[Role.CASE_WORKER]))
    assert opens(vault, by(OLD))
    assert recovery_of(worker) == code_identity(code).recipient


def recovery_of(unlocked: Unlocked) -> str | None:
    users = unlocked.grants.users()
    return next(user.recovery for user in users if user.token == unlocked.held.token)


def test_the_recovery_words_set_a_new_passphrase_and_new_words(vault: Vault, codes: Codes) -> None:
    old, code = codes[Role.CASE_WORKER], new_code()
    unlocked = vault.unlock_with_recovery(" ".join(old))
    unlocked.ways.renew(" ".join(old), NEW, " ".join(code))
    unlocked.close()

    assert [opens(vault, by(each)) for each in (OLD, NEW)] == [False, True]
    assert [opens(vault, by_code(each)) for each in (old, code)] == [False, True]


def test_a_wrong_old_passphrase_changes_nothing_and_costs_a_wait(
    vault: Vault, worker: Unlocked
) -> None:
    before = sorted(slot.read_bytes() for slot in (vault.path / "slots").iterdir())
    for _ in range(3):
        with pytest.raises(WrongPassphrase, match="Nothing was changed"):
            worker.ways.change_passphrase("not this one", NEW)

    with pytest.raises(TooSoon):
        worker.ways.change_passphrase(OLD, NEW)
    assert sorted(slot.read_bytes() for slot in (vault.path / "slots").iterdir()) == before


def test_the_passphrase_of_a_colleague_proves_nothing(worker: Unlocked) -> None:
    with pytest.raises(WrongPassphrase):
        worker.ways.change_passphrase(passphrase(Role.SUPERVISOR), NEW)


@pytest.mark.parametrize("used", [OLD, passphrase(Role.SUPERVISOR)])
def test_a_passphrase_in_use_is_refused(worker: Unlocked, used: str) -> None:
    with pytest.raises(BadInput, match="in use"):
        worker.ways.change_passphrase(OLD, used)


def test_slots_of_dummies_and_of_users_stay_alike(vault: Vault, worker: Unlocked) -> None:
    worker.ways.change_passphrase(OLD, NEW)
    slots = sorted((vault.path / "slots").iterdir())

    assert [slot.name for slot in slots] == [f"{n:02}" for n in range(32)]
    assert {slot.stat().st_size for slot in slots} == {512}


def test_each_change_is_written_down_without_what_was_typed(unlock: Unlock) -> None:
    worker = unlock(Role.CASE_WORKER)
    worker.ways.change_passphrase(OLD, NEW)
    worker.ways.change_code(NEW, " ".join(new_code()))
    found = worker._writer.call(  # noqa: SLF001 - the page that shows this is another test's
        Turn.WORK, lambda c: newest_events(c, worker.held.identity.age, 2)
    )

    assert [event.verb for event in found] == ["recovery words changed", "passphrase changed"]
    assert {event.by for event in found} == {worker.held.token}


def test_changing_again_and_again_leaves_no_slot_behind(vault: Vault, worker: Unlocked) -> None:
    typed = [OLD, *(f"{NEW} {n}" for n in range(6))]
    for old, new in itertools.pairwise(typed):
        worker.ways.change_passphrase(old, new)
    rows = worker._writer.call(  # noqa: SLF001 - nothing shows this table
        Turn.WORK, lambda c: c.value("SELECT count(*) FROM main.slot")
    )

    assert rows == 2 * len(Role)
    assert opens(vault, by(typed[-1]))


def test_a_slot_that_does_not_say_its_way_is_told_by_the_passphrase(
    vault: Vault, worker: Unlocked, codes: Codes
) -> None:
    worker._writer.call(  # noqa: SLF001 - a vault of the first format, brought up to date
        Turn.WORK, lambda c: c.run("UPDATE main.slot SET way = NULL")
    )
    worker.ways.change_code(OLD, " ".join(new_code()))

    assert opens(vault, by(OLD))
    assert not opens(vault, by_code(codes[Role.CASE_WORKER]))


class Cut(Files):
    """A disk that refuses everything from its nth call on, as a killed process would."""

    def __init__(self, after: int) -> None:
        self.left = after

    def call(self, act, *args, **kw):  # type: ignore[no-untyped-def]  # the signature of its base
        if self.left <= 0 and act is not os.close:
            raise WorkstationError("killed")
        self.left -= 1
        return super().call(act, *args, **kw)


@pytest.mark.slow
def test_a_change_cut_short_anywhere_leaves_the_old_or_the_new_way(
    vault: Vault, unlock: Unlock, codes: Codes
) -> None:
    old, seen, all_calls = OLD, set(), 10_000
    # The folders change places within the last calls; the first round counts how many there are.
    for back in (None, 150, *range(9, -1, -1)):
        after = all_calls if back is None else max(0, all_calls - back)
        (vault.path / "tries").unlink(missing_ok=True)
        unlocked = Vault.open(vault.path).unlock(old)
        new = f"{NEW} {after}"
        place = unlocked.ways._place  # noqa: SLF001 - the disk is changed under its feet
        cut = Cut(after)
        unlocked.ways._place = Place(place.layout, place.header, cut)  # noqa: SLF001
        unlocked.ways._backoff._files = Files()  # noqa: SLF001
        try:
            unlocked.ways.change_passphrase(old, new)
            done = True
        except WorkstationError:
            done = False
        unlocked.close()
        opened = [opens(vault, by(old)), opens(vault, by(new))]
        seen.add((done, *opened))
        assert opened.count(True) == 1, after
        assert not done or opened == [False, True]
        old = new if opened[1] else old
        all_calls = after - cut.left if back is None else all_calls
        assert opens(vault, by_code(codes[Role.CASE_WORKER]))

    assert {(False, True, False), (True, False, True)} <= seen


def test_a_pin_opens_on_this_computer_only(vault: Vault, worker: Unlocked, drawer: Drawer) -> None:
    worker.ways.set_pin(OLD, PIN)

    assert vault.has_pin()
    assert vault.prove_pin(PIN).token == worker.held.token
    drawer.kept.clear()
    assert not vault.has_pin()
    with pytest.raises(WorkstationError, match="No PIN"):
        vault.prove_pin(PIN)
    assert opens(vault, by(OLD))


def test_after_five_wrong_pins_this_computer_forgets_it(
    vault: Vault, worker: Unlocked, drawer: Drawer
) -> None:
    worker.ways.set_pin(OLD, PIN)
    said = []
    for _ in range(5):
        (vault.path / "tries").unlink(missing_ok=True)
        with pytest.raises(WrongPassphrase) as missed:
            vault.prove_pin("739151")
        said.append(missed.value.advice)

    assert said[0].startswith("4 more tries")
    assert "as before" in said[4]
    assert drawer.kept == {}
    assert opens(vault, by(OLD))


def test_the_right_pin_gives_all_tries_back(vault: Vault, worker: Unlocked, drawer: Drawer) -> None:
    worker.ways.set_pin(OLD, PIN)
    with pytest.raises(WrongPassphrase):
        vault.prove_pin("739151")
    vault.prove_pin(PIN)

    (kept,) = drawer.kept.values()
    assert Kept.from_text(kept) is not None
    assert kept.endswith(" 5")


def test_a_try_that_is_killed_has_cost_one(vault: Vault, worker: Unlocked, drawer: Drawer) -> None:
    worker.ways.set_pin(OLD, PIN)

    def killed(_half: bytes) -> None:
        raise KeyboardInterrupt

    from workstation.store.device import pin_tried

    with pytest.raises(KeyboardInterrupt):
        pin_tried(KeyStore(vault._place.header.vault), killed)  # noqa: SLF001

    (kept,) = drawer.kept.values()
    assert kept.endswith(" 4")


def test_a_forgotten_pin_opens_nothing(vault: Vault, worker: Unlocked, drawer: Drawer) -> None:
    worker.ways.set_pin(OLD, PIN)
    kept = dict(drawer.kept)
    worker.ways.forget_pin()

    assert not drawer.kept
    assert worker.ways.noted() == frozenset({Way.PASSPHRASE, Way.CODE})
    drawer.kept.update(kept)
    assert not opens(vault, lambda v: v.prove_pin(PIN))


def test_a_pin_of_somebody_else_here_is_not_replaced(unlock: Unlock) -> None:
    unlock(Role.CASE_WORKER).ways.set_pin(OLD, PIN)
    other = unlock(Role.SUPERVISOR)

    with pytest.raises(BadInput, match="Somebody else"):
        other.ways.set_pin(passphrase(Role.SUPERVISOR), "482913")


def test_a_new_pin_takes_the_place_of_the_old_one(vault: Vault, worker: Unlocked) -> None:
    worker.ways.set_pin(OLD, PIN)
    worker.ways.set_pin(OLD, "482913")

    assert opens(vault, lambda v: v.prove_pin("482913"))
    assert not opens(vault, lambda v: v.prove_pin(PIN))


class Full(Files):
    """A disk without room for another folder of slots."""

    def make_folder(self, path: Path) -> None:
        raise DiskFull("The disk is full.")


class Stuck(Files):
    """A disk that does not let go of the slots of before."""

    def remove_folder(self, path: Path) -> None:
        if path.name == "slots.old" and path.exists():
            raise WorkstationError("It could not be removed.")
        super().remove_folder(path)


def put_on(disk: Files, worker: Unlocked) -> None:
    place = worker.ways._place  # noqa: SLF001 - the disk is changed under its feet
    worker.ways._place = Place(place.layout, place.header, disk)  # noqa: SLF001


def test_a_new_pin_that_cannot_be_kept_leaves_the_old_one(vault: Vault, worker: Unlocked) -> None:
    worker.ways.set_pin(OLD, PIN)
    put_on(Full(), worker)
    with pytest.raises(DiskFull):
        worker.ways.set_pin(OLD, "482913")

    assert opens(vault, lambda v: v.prove_pin(PIN))


def test_a_first_pin_that_cannot_be_kept_is_no_way_and_is_in_nobodys(
    unlock: Unlock, drawer: Drawer
) -> None:
    worker = unlock(Role.CASE_WORKER)
    put_on(Full(), worker)
    with pytest.raises(DiskFull):
        worker.ways.set_pin(OLD, PIN)

    assert not drawer.kept
    assert not worker.ways.has_pin()


def test_the_half_of_somebody_who_left_is_in_nobodys_way(
    vault: Vault, unlock: Unlock, drawer: Drawer
) -> None:
    drawer.set_password("casehaven", vault._place.header.vault, Kept(bytes(32)).as_text())  # noqa: SLF001
    unlock(Role.SUPERVISOR).ways.set_pin(passphrase(Role.SUPERVISOR), PIN)

    assert opens(vault, lambda v: v.prove_pin(PIN))


def test_nothing_fails_any_more_once_the_new_way_opens(vault: Vault, worker: Unlocked) -> None:
    code = new_code()
    put_on(Stuck(), worker)
    worker.ways.change_code(OLD, " ".join(code))

    assert opens(vault, by_code(code))
    worker.close()
    Vault.open(vault.path)
    assert not (vault.path / "slots.old").exists()


def test_words_that_open_tell_where_backups_are_sealed(vault: Vault, codes: Codes) -> None:
    code = codes[Role.CASE_WORKER]
    unlocked = vault.unlock_with_recovery(" ".join(code))
    unlocked._writer.call(  # noqa: SLF001 - a vault of the first format, brought up to date
        Turn.WORK, lambda c: c.run("UPDATE main.user SET recovery = NULL")
    )
    unlocked.ways.note_code(" ".join(code))

    assert recovery_of(unlocked) == code_identity(code).recipient
    unlocked.close()


def test_the_folder_tells_no_more_than_before(folder: Path, worker: Unlocked) -> None:
    before = {path.name for path in folder.iterdir()}
    worker.ways.change_passphrase(OLD, NEW)
    worker.ways.set_pin(NEW, PIN)

    assert {path.name for path in folder.iterdir()} == before
