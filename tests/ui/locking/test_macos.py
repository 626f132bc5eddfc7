"""What macOS is asked for and what its callbacks mean, against frameworks that only write down."""

import ctypes
from typing import Any

import pytest

from ui.locking.macos import CAN_SLEEP, WILL_SLEEP, MacWatch
from ui.locking.port import Cause


class Function:
    """A function of a framework: keeps what it was given, and gives what it is told to."""

    def __init__(self, answer: object) -> None:
        self.given: list[tuple[Any, ...]] = []
        self._answer = answer

    def __call__(self, *given: Any) -> object:
        self.given.append(given)
        return self._answer


class Framework:
    """A framework that has every function."""

    def __init__(self, **answers: object) -> None:
        self.__dict__.update({name: Function(answer) for name, answer in answers.items()})

    def __getattr__(self, name: str) -> Function:
        made = self.__dict__[name] = Function(1)
        return made


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> dict[str, Framework]:
    monkeypatch.setattr(ctypes.c_void_p, "in_dll", lambda *_name: 1, raising=False)
    return {"CoreFoundation": Framework(), "IOKit": Framework(IORegisterForSystemPower=7)}


@pytest.fixture
def heard() -> list[Cause]:
    return []


def power(parts: dict[str, Framework], what: int) -> None:
    parts["IOKit"].IORegisterForSystemPower.given[0][2](None, 0, what, 5)


def test_lock_and_screen_saver_are_told(parts: dict[str, Framework], heard: list[Cause]) -> None:
    watch = MacWatch(parts.__getitem__)
    watch.start(heard.append)
    for given in parts["CoreFoundation"].CFNotificationCenterAddObserver.given:
        given[2](None, None, None, None, None)

    assert heard == [Cause.SESSION, Cause.SAVER]
    assert watch.alive() == {Cause.SESSION, Cause.SAVER, Cause.SLEEP}


def test_sleep_waits_for_the_lock(parts: dict[str, Framework], heard: list[Cause]) -> None:
    MacWatch(parts.__getitem__).start(heard.append)
    power(parts, CAN_SLEEP)
    assert heard == []
    power(parts, WILL_SLEEP)

    assert heard == [Cause.SLEEP]
    assert parts["IOKit"].IOAllowPowerChange.given == [(7, 5)]


def test_after_the_end_sleep_is_allowed_at_once(
    parts: dict[str, Framework], heard: list[Cause]
) -> None:
    watch = MacWatch(parts.__getitem__)
    watch.start(heard.append)
    watch.stop()
    power(parts, WILL_SLEEP)

    assert (heard, watch.alive()) == ([], frozenset())
    assert parts["IOKit"].IOAllowPowerChange.given == [(7, 5)]


def test_a_system_without_the_frameworks_is_no_failure(heard: list[Cause]) -> None:
    def nothing(_name: str) -> None:
        raise OSError

    watch = MacWatch(nothing)
    watch.start(heard.append)

    assert watch.alive() == frozenset()
