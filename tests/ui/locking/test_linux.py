"""What D-Bus says of sleep, locks, lid and screen saver, heard on a bus of the test's own."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.locking.buses import (
    LOGIND,
    UPOWER,
    Bus,
    has,
    mocked,
    needs_mock,
    own_bus,
    saver_of,
    wait_for,
)
from ui.locking.bus import BusWatch
from ui.locking.linux import Logind, ScreenSaver, watches
from ui.locking.port import Cause, Watch

pytestmark = needs_mock


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    with own_bus(tmp_path) as made:
        for name in ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"):
            monkeypatch.setenv(name, made.address)
        yield made


@pytest.fixture
def logind(bus: Bus) -> Iterator[Bus]:
    with mocked(bus, "--system", "--template", "logind"):
        wait_for(lambda: has(bus, LOGIND))
        bus.session("mine", os.getuid())
        bus.session("theirs", os.getuid() + 1)
        yield bus


@pytest.fixture
def heard() -> list[Cause]:
    return []


@pytest.fixture
def watch(logind: Bus, heard: list[Cause]) -> Iterator[Watch]:
    made = BusWatch("SYSTEM", Logind())
    made.start(heard.append)
    wait_for(lambda: Cause.SLEEP in made.alive())
    yield made
    made.stop()


def test_sleep_locks_and_waits_for_it(logind: Bus, watch: Watch, heard: list[Cause]) -> None:
    assert [each[0::3] for each in logind.inhibitors()] == [("sleep", "delay")]
    logind.sleep()
    wait_for(lambda: heard)

    assert heard == [Cause.SLEEP]


def test_what_holds_up_sleep_ends_with_the_program(watch: BusWatch) -> None:
    held = watch._listener._held  # type: ignore[attr-defined]  # noqa: SLF001 - nothing tells it

    assert not os.get_inheritable(held)


def test_waking_up_locks_nothing(logind: Bus, watch: Watch, heard: list[Cause]) -> None:
    logind.emit(LOGIND, "/org/freedesktop/login1", f"{LOGIND}.Manager.PrepareForSleep", "b", False)
    logind.sleep()
    wait_for(lambda: heard)

    assert heard == [Cause.SLEEP]


def test_a_lock_of_this_session_locks(logind: Bus, watch: Watch, heard: list[Cause]) -> None:
    logind.lock("theirs")
    logind.lock()
    wait_for(lambda: heard)
    logind.hint()
    wait_for(lambda: len(heard) > 1)

    assert heard == [Cause.SESSION, Cause.SESSION]


def test_a_lid_that_nobody_tells_of_is_looked_at(logind: Bus, heard: list[Cause]) -> None:
    logind.open_lid()
    watch = BusWatch("SYSTEM", Logind())
    watch.start(heard.append)
    wait_for(lambda: Cause.LID in watch.alive())
    logind.close_lid(tell=False)
    wait_for(lambda: heard)
    watch.stop()

    assert heard == [Cause.LID]


def test_a_lid_that_is_told_of_locks_once(logind: Bus, heard: list[Cause]) -> None:
    logind.open_lid()
    upower = ("--system", "--template", "upower")
    with mocked(logind, *upower):
        wait_for(lambda: has(logind, UPOWER))
        watch = BusWatch("SYSTEM", Logind())
        watch.start(heard.append)
        wait_for(lambda: Cause.LID in watch.alive())
        logind.close_lid()
        wait_for(lambda: heard)
        watch.stop()

    assert heard == [Cause.LID]


@pytest.mark.parametrize("desktop", ["freedesktop", "gnome", "xfce", "mate", "cinnamon"])
def test_the_screen_saver_of_every_desktop_locks(
    bus: Bus, heard: list[Cause], desktop: str
) -> None:
    watch = BusWatch("SESSION", ScreenSaver())
    watch.start(heard.append)
    with mocked(bus, *saver_of(desktop)):
        # It comes after the watch, as when somebody logs in anew.
        wait_for(lambda: Cause.SAVER in watch.alive())
        bus.saver(desktop, on=False)
        bus.saver(desktop)
        wait_for(lambda: heard)
    wait_for(lambda: Cause.SAVER not in watch.alive())
    watch.stop()

    assert heard == [Cause.SAVER]


def test_no_bus_is_a_quiet_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    made = watches()
    for watch in made:
        watch.start(pytest.fail)

    assert [watch.alive() for watch in made] == [frozenset(), frozenset()]
    for watch in made:
        watch.stop()


def test_a_bus_that_never_answers_holds_up_nobody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "silent"))
        silent.listen()
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'silent'}")
        watch = BusWatch("SYSTEM", Logind())
        watch.start(pytest.fail)

        assert watch.alive() == frozenset()
        watch.stop()
