"""The window locks when nobody touches it, whatever the clocks of the computer do."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ui.locking.idle import IdleWatch

ROOT = Path(__file__).parents[3]


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


@pytest.mark.parametrize("jump", [-3.2e8, -86_400, -3600, 0, 3600, 86_400, 3.2e8])
def test_whatever_the_wall_clock_does_idleness_locks(clocks: Clocks, jump: float) -> None:
    watch = clocks.watch()
    clocks.wall += jump
    clocks.boot += 61

    assert told(watch)


def test_another_time_can_be_chosen(clocks: Clocks) -> None:
    watch = clocks.watch()
    clocks.boot += 59
    watch.lock_after(30)

    assert told(watch)


TURNED = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from ui.locking.idle import IdleWatch
application = QCoreApplication([])
watch = IdleWatch(2.0)
watch.idle.connect(lambda: (print("locked"), application.quit()))
turned = Path(sys.argv[1])
QTimer.singleShot(300, lambda: turned.write_text(sys.argv[2]))
QTimer.singleShot(15_000, application.quit)
print(time.gmtime().tm_year)
application.exec()
print(time.gmtime().tm_year)
"""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("faketime") is None, reason="needs faketime")
@pytest.mark.parametrize("turn", ["-10y", "+10y"])
def test_a_computer_whose_clock_is_turned_locks(turn: str, tmp_path: Path) -> None:
    told = tmp_path / "turned"
    told.write_text("+0")
    turning = {"FAKETIME_TIMESTAMP_FILE": str(told), "FAKETIME_NO_CACHE": "1"}
    unturned = {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}
    # What the command itself sets would count for more than the file.
    without = ["faketime", "-f", "+0", "env", "-u", "FAKETIME"]
    command = [*without, sys.executable, "-c", TURNED, str(told), turn]
    place = {**os.environ, **turning, **unturned, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=place, capture_output=True, text=True, check=True)
    before, said, after = done.stdout.split()

    assert said == "locked"
    assert int(after) - int(before) == int(turn[:-1])


def test_a_clock_turned_back_locks_nothing(clocks: Clocks) -> None:
    watch = clocks.watch()
    clocks.wall -= 86_400
    clocks.boot += 59

    assert not told(watch)


@pytest.fixture
def entry(clocks: Clocks, qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


@pytest.fixture
def watch(clocks: Clocks) -> IdleWatch:
    return clocks.watch()


def press_key(entry: QLineEdit) -> None:
    QTest.keyClick(entry.windowHandle(), Qt.Key.Key_A)


def move_mouse(entry: QLineEdit) -> None:
    QTest.mouseMove(entry.windowHandle(), entry.rect().center())
    QApplication.processEvents()


def compose(entry: QLineEdit) -> None:
    composed = QInputMethodEvent()
    composed.setCommitString("မ")
    QApplication.sendEvent(QGuiApplication.focusObject(), composed)


@pytest.mark.parametrize("touch", [press_key, move_mouse, compose])
def test_a_touch_counts(
    touch: Callable[[QLineEdit], None], clocks: Clocks, watch: IdleWatch, entry: QLineEdit
) -> None:
    clocks.wall, clocks.boot = clocks.wall + 59, clocks.boot + 59
    touch(entry)
    clocks.wall, clocks.boot = clocks.wall + 59, clocks.boot + 59

    assert not told(watch)


def test_a_window_that_opens_without_the_focus_is_heard(
    clocks: Clocks, watch: IdleWatch, entry: QLineEdit, qtbot: QtBot
) -> None:
    other = QWindow()
    other.setFlags(Qt.WindowType.ToolTip)
    other.show()
    qtbot.wait(1200)
    clocks.boot += 59
    QTest.keyClick(other, Qt.Key.Key_A)
    clocks.boot += 59

    assert not told(watch)


def test_a_touch_that_comes_too_late_locks_and_does_nothing(
    clocks: Clocks, watch: IdleWatch, entry: QLineEdit
) -> None:
    heard: list[bool] = []
    watch.idle.connect(lambda: heard.append(True))
    clocks.boot += 61
    press_key(entry)

    assert heard == [True]
    assert entry.text() == ""


def test_what_is_painted_or_laid_out_is_not_listened_to(
    watch: IdleWatch, entry: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[QObject] = []

    def hear(_watch: IdleWatch, watched: QObject, _event: QEvent) -> bool:
        heard.append(watched)
        return False

    monkeypatch.setattr(IdleWatch, "eventFilter", hear)
    inside = QLabel("inside", entry)
    inside.show()
    inside.setText("something else")
    QApplication.processEvents()

    assert inside not in heard
