"""Whatever asks for the lock, the process ends itself and stands at a new lock screen."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ui.locking.buses import LOGIND, Bus, has, mocked, needs_mock, own_bus, saver_of, wait_for
from tests.ui.locking.window import Tell, Window, window
from tests.vaults import Office
from workstation.records.access import Role

pytestmark = [pytest.mark.slow, needs_mock]

CAUSES: dict[str, Callable[[Bus], object]] = {
    "sleep": Bus.sleep,
    "session lock": Bus.lock,
    "locked hint": Bus.hint,
    "lid": lambda bus: bus.close_lid(tell=False),
    "screen saver": lambda bus: bus.saver("gnome"),
}
SOON = 10.0
"""Seconds: far more than the one that is promised, for machines that do other things too."""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    """A computer with a logind, a lid and the screen saver of GNOME."""
    with own_bus(tmp_path) as made, mocked(made, "--system", "--template", "logind"):
        wait_for(lambda: has(made, LOGIND))
        made.session("mine", os.getuid())
        made.open_lid()
        with mocked(made, *saver_of("gnome")):
            wait_for(lambda: has(made, "org.gnome.ScreenSaver"))
            yield made


@pytest.fixture
def driven(bus: Bus, office: Office, tmp_path: Path) -> Iterator[tuple[Window, Path]]:
    """The window, open, and the file of a passphrase that opens it."""
    own = office.copy(tmp_path)
    buses = dict.fromkeys(("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"), bus.address)
    with window(own.path, buses) as made:
        file = own.file(Role.CASE_WORKER)
        made.ask("unlock", file, answer="open")
        yield made, file


def hears_all(it: Window) -> bool:
    names: list[str] = it.ask("alive", answer="alive")["names"]
    return names == ["idle", "sleep", "session lock", "screen saver", "lid", "panic key"]


def test_every_signal_ends_the_process_and_leaves_a_lock_screen(
    bus: Bus, driven: tuple[Window, Path], tell: Tell
) -> None:
    it, file = driven
    took, before = {}, it.pid
    for cause, happens in CAUSES.items():
        wait_for(lambda: hears_all(it))
        said = it.ask("alive", answer="alive")["at"]
        happens(bus)
        took[cause] = it.wait("locked")["at"] - said
        assert bus.inhibitors() == []  # nothing holds up sleep any more
        bus.open_lid()
        it.ask("unlock", file, answer="open")

    for cause, seconds in took.items():
        tell(f"lock screen after {cause}", f"{seconds:.2f} s")
    assert it.pid == before
    assert max(took.values()) < SOON


def test_the_panic_key_hides_everything_and_keeps_what_was_typed(
    driven: tuple[Window, Path], tmp_path: Path, tell: Tell
) -> None:
    it, file = driven
    words = tmp_path / "words.txt"
    words.write_text("They kept the papers of all of us. " * 3, "utf-8")
    it.ask("go", "new-case", answer="there")
    gone, back = [], []
    for key in ("ctrl-l", "pause"):
        it.ask("type", words, answer="typed")
        pressed = it.ask("press", key, answer="pressed")["at"]
        locked = it.wait("locked")
        gone.append(locked["started"] - pressed)
        back.append(locked["at"] - pressed)
        it.ask("unlock", file, answer="open")
        it.ask("go", "new-case", answer="there")
    letters = it.ask("typed", answer="typed")["letters"]

    tell("panic key: window and keys gone", f"{max(gone) * 1000:.0f} ms at most")
    tell("panic key: lock screen", f"{max(back) * 1000:.0f} ms at most")
    assert letters == 2 * len(words.read_text("utf-8"))
    assert max(gone) < SOON


def test_a_window_that_hangs_does_not_hold_up_the_lock(
    bus: Bus, driven: tuple[Window, Path], tell: Tell
) -> None:
    it, _file = driven
    wait_for(lambda: hears_all(it))
    said = it.ask("hang", answer="hangs")["at"]
    bus.sleep()
    took = it.wait("locked")["at"] - said

    tell("lock screen of a window that hangs", f"{took:.2f} s")
    assert took < SOON
