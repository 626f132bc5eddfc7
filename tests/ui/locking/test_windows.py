"""What messages of Windows mean; the messages themselves are never seen here."""

import ctypes

import pytest

from ui.locking.port import Cause
from ui.locking.windows import (
    LID,
    POWER,
    SESSION_CHANGE,
    SETTING,
    SUSPEND,
    PowerSetting,
    WindowsWatch,
)

LOCKED, UNLOCKED, RESUMED = 0x7, 0x8, 0x12


@pytest.fixture
def heard() -> list[Cause]:
    return []


@pytest.fixture
def watch(heard: list[Cause], qapp: object) -> WindowsWatch:
    made = WindowsWatch(lambda _window: True)
    made.start(heard.append)
    return made


def lid(watch: WindowsWatch, *, is_open: bool, kind: bytes = LID.bytes_le) -> None:
    setting = PowerSetting((ctypes.c_ubyte * 16)(*kind), 4, int(is_open))
    watch.hear(POWER, SETTING, ctypes.addressof(setting))


@pytest.mark.parametrize(
    ("message", "what", "cause"),
    [
        (SESSION_CHANGE, LOCKED, [Cause.SESSION]),
        (SESSION_CHANGE, UNLOCKED, []),
        (POWER, SUSPEND, [Cause.SLEEP]),
        (POWER, RESUMED, []),
        (0x0100, SUSPEND, []),
    ],
)
def test_a_message_means_a_lock_or_nothing(
    watch: WindowsWatch, heard: list[Cause], message: int, what: int, cause: list[Cause]
) -> None:
    watch.hear(message, what, 0)

    assert heard == cause


def test_a_lid_locks_when_it_closes_not_when_it_is_closed_at_the_start(
    watch: WindowsWatch, heard: list[Cause]
) -> None:
    lid(watch, is_open=False)
    assert heard == []
    lid(watch, is_open=True)
    lid(watch, is_open=False)

    assert heard == [Cause.LID]
    assert watch.alive() == {Cause.SLEEP, Cause.SESSION, Cause.LID}


def test_another_power_setting_is_no_lid(watch: WindowsWatch, heard: list[Cause]) -> None:
    lid(watch, is_open=True, kind=bytes(16))
    lid(watch, is_open=False, kind=bytes(16))

    assert heard == []
    assert Cause.LID not in watch.alive()


def test_nothing_is_told_after_the_end(watch: WindowsWatch, heard: list[Cause]) -> None:
    watch.stop()
    watch.hear(POWER, SUSPEND, 0)

    assert (heard, watch.alive()) == ([], frozenset())
