"""Every trigger of the lock behind one signal."""

import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.locking.idle import IdleWatch
from ui.locking.port import Cause, Tell
from ui.locking.triggers import Triggers, watches_here
from ui.locking.wishes import LEAST, MOST, Wishes


class Lid:
    """A watch that a test closes the lid of."""

    def __init__(self) -> None:
        self.tell: Tell | None = None

    def start(self, tell: Tell) -> None:
        self.tell = tell

    def alive(self) -> frozenset[Cause]:
        return frozenset({Cause.LID, Cause.SLEEP})

    def stop(self) -> None:
        self.tell = None

    def close(self) -> None:
        """On a thread of its own, as a bus would tell it."""
        assert self.tell is not None
        thread = threading.Thread(target=self.tell, args=(Cause.LID,))
        thread.start()
        thread.join()


@pytest.fixture
def lid() -> Lid:
    return Lid()


@pytest.fixture
def told() -> list[bool]:
    return []


@pytest.fixture
def triggers(lid: Lid, told: list[bool], qapp: object) -> Iterator[Triggers]:
    made = Triggers((lid,), lambda: told.append(True))
    yield made
    made.stop()


def test_what_is_told_on_another_thread_comes_on_the_windows(
    triggers: Triggers, lid: Lid, told: list[bool], qtbot: QtBot
) -> None:
    heard: list[tuple[Cause, threading.Thread]] = []
    triggers.fired.connect(lambda cause: heard.append((cause, threading.current_thread())))
    lid.close()
    first = list(heard)
    qtbot.waitUntil(lambda: bool(heard), timeout=60_000)

    assert (first, told) == ([], [True])  # the way out is begun before the window hears of it
    assert heard == [(Cause.LID, threading.main_thread())]


def test_it_says_which_would_lock_now(triggers: Triggers) -> None:
    assert triggers.alive() == ["idle", "sleep", "lid", "panic key"]


def test_idleness_is_one_of_them(qtbot: QtBot) -> None:
    now = [0.0]
    idle = IdleWatch(60, (lambda: now[0], lambda: 0.0))
    triggers, heard = Triggers((), idle=idle), []
    triggers.fired.connect(heard.append)
    triggers.lock_as(Wishes(after=120))
    now[0] = 100.0
    idle.look()
    early = list(heard)
    now[0] = 121.0
    idle.look()
    triggers.stop()

    assert (early, heard) == ([], [Cause.IDLE])


def test_it_hears_nothing_after_the_end(triggers: Triggers, lid: Lid) -> None:
    triggers.stop()

    assert lid.tell is None


@pytest.mark.parametrize(("asked", "given"), [(0, LEAST), (300, 300), (10**6, MOST)])
def test_idleness_is_between_one_minute_and_thirty(asked: int, given: int) -> None:
    assert Wishes(after=asked).after == given


def test_five_minutes_where_nobody_chose() -> None:
    assert Wishes() == Wishes(after=300, leave_nothing=False)


def test_a_system_that_is_not_known_has_nothing_to_listen_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "plan9")

    assert watches_here() == ()


@pytest.mark.parametrize(
    ("system", "kinds"),
    [
        ("linux", ["BusWatch", "BusWatch"]),
        ("win32", ["WindowsWatch"]),
        ("darwin", ["MacWatch"]),
    ],
)
def test_each_system_has_its_own(
    monkeypatch: pytest.MonkeyPatch, system: str, kinds: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", system)

    assert [type(watch).__name__ for watch in watches_here()] == kinds
