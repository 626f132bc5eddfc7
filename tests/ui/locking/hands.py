"""The real program, told by lines on its standard input what somebody would do at its window.

Each answer is a line of JSON with the moment it was given. After the lock the same process, by
another program in it, answers "locked" and can be told again.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

import ui.application
from ui.front import Front
from ui.page import Place
from ui.pages.lock import LockPage
from ui.shell import Shell
from workstation.__main__ import main

SOON, HANGS = 20, 60.0


def say(what: str, **more: object) -> None:
    """One answer."""
    line = {"what": what, "at": time.monotonic(), **more}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


class Hands:
    """What somebody does at the window."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._hear)

    def unlock(self, passphrase: str) -> None:
        """Type a passphrase from a file, and wait until the vault is open."""
        entry = self._front.findChildren(QLineEdit)[0]
        QTest.keyClicks(entry, Path(passphrase).read_text("utf-8").strip())
        QTest.keyClick(entry, Qt.Key.Key_Return)
        self._when(lambda: self._front.workplace is not None, lambda: say("open"))

    def go(self, key: str, subject: str = "") -> None:
        """Open a page."""
        self._shell.go(Place(key, subject or None))
        QTimer.singleShot(500, lambda: say("there"))

    def type(self, file: str) -> None:
        """Type a text from a file into the longest field of the page."""
        page = self._shell.page()
        assert page is not None
        area = page.findChildren(QPlainTextEdit)[0]
        QTest.keyClicks(area, Path(file).read_text("utf-8"))
        say("typed")

    def typed(self) -> None:
        """Whether something stands in the longest field of the page: how much, not what."""
        page = self._shell.page()
        assert page is not None
        say("typed", letters=len(page.findChildren(QPlainTextEdit)[0].toPlainText()))

    def press(self, key: str) -> None:
        """The panic key."""
        say("pressed")
        if key == "pause":
            QTest.keyClick(self._shell, Qt.Key.Key_Pause)
        else:
            QTest.keyClick(self._shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    def alive(self) -> None:
        """Which triggers would lock."""
        workplace = self._front.workplace
        say("alive", names=[] if workplace is None else workplace.triggers.alive())

    def hang(self) -> None:
        """The thread of the window does nothing for a while."""
        say("hangs")
        QTimer.singleShot(0, lambda: time.sleep(HANGS))

    @property
    def _shell(self) -> Shell:
        assert self._front.workplace is not None
        return self._front.workplace.shell

    def _hear(self) -> None:
        line = sys.stdin.readline().split()
        if line:
            getattr(self, line[0].replace("-", "_"))(*line[1:])

    def _when(self, so: Callable[[], bool], then: Callable[[], object]) -> None:
        if so():
            then()
        else:
            QTimer.singleShot(SOON, lambda: self._when(so, then))


def run(started: float) -> int:
    """Run the program with hands at its window; `started` is when this process began anew."""

    class Driven(Front):
        def show(self) -> None:
            super().show()
            self._hands = Hands(self)
            QTimer.singleShot(0, self._say_lock)

        def _say_lock(self) -> None:
            shown = isinstance(self.currentWidget(), LockPage)
            say("locked" if shown else "shown", started=started)

    setattr(ui.application, "Front", Driven)  # noqa: B010 - it is no public name there
    return main()
