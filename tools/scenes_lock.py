"""What the pictures of the lock screen show."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ui.pages.lock import LockPage


def lock() -> QWidget:
    page = LockPage(something_else=True)
    page.findChildren(QLineEdit)[0].setText("x" * 14)
    return page


def lock_words() -> QWidget:
    page = LockPage(something_else=True)
    page.offer_pin(True)
    next(b for b in page.findChildren(QPushButton) if b.text() == "Another way to open").click()
    return page


def lock_waits() -> QWidget:
    page = LockPage(something_else=True)
    page.show_wait(8)
    return page


def lock_missed() -> QWidget:
    page = LockPage(something_else=True)
    entry = page.findChildren(QLineEdit)[0]
    for text in ("A", "ฟ"):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, text)
        for watcher in page.findChildren(QObject):
            watcher.eventFilter(entry, key) if type(watcher).__name__ == "Keyboard" else None
    page.show_missed()
    return page
