"""The window locks when nobody touches it, whatever the clocks of the computer do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.locking.idle import IdleWatch


class Clocks:
    """A wall clock and a boot clock that a test turns."""

    def __init__(self) -> None:
        self.wall, self.boot = 1000.0, 10.0

    def watch(self) -> IdleWatch:
        return IdleWatch(60.0, (lambda: self.wall, lambda: self.boot))


@pytest.fixture
def clocks(qtbot: QtBot) -> Clocks:
    return Clocks()


def told(watch: IdleWatch) -> list[bool]:
    heard: list[bool] = []
    watch.idle.connect(lambda: heard.append(True))
    watch.look()
    return heard


@pytest.mark.parametrize(("wall", "boot"), [(61, 0), (0, 61), (86_400, 0), (3e8, 0)])
def test_either_clock_is_enough(clocks: Clocks, wall: float, boot: float) -> None:
    watch = clocks.watch()
    clocks.wall += wall
    clocks.boot += boot

    assert told(watch)


def test_a_clock_turned_back_locks_nothing(clocks: Clocks) -> None:
    watch = clocks.watch()
    clocks.wall -= 86_400
    clocks.boot += 59

    assert not told(watch)


def test_a_key_counts_as_a_touch(clocks: Clocks, qtbot: QtBot) -> None:
    watch, entry = clocks.watch(), QLineEdit()
    qtbot.addWidget(entry)
    entry.show()
    clocks.wall, clocks.boot = clocks.wall + 59, clocks.boot + 59
    qtbot.keyClick(entry, Qt.Key.Key_A)
    clocks.wall, clocks.boot = clocks.wall + 59, clocks.boot + 59

    assert not told(watch)
