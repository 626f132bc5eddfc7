"""Letter keys of a page, by letter and by place on the keyboard, for a Thai layout too."""

import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

_ROWS = ((2, "1234567890"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"), (53, "/"))
_PC = {start + at: key for start, keys in _ROWS for at, key in enumerate(keys)}
"""Scan codes of a PC keyboard (set 1), the same as Linux's evdev codes."""
_MAC = dict(enumerate("ASDFHGZXCV BQWERYT123465 97 80 OU IP LJ K   /NM"))
"""Virtual key codes of a Mac keyboard; a blank is no letter."""
_EVDEV_OFFSET = 8
"""What X11 and Wayland add to an evdev code."""
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def key_of(event: QKeyEvent) -> str:
    """The capital letter, digit, "/" or "?" that was meant; empty for any other key."""
    text = event.text().upper()
    if len(text) == 1 and text.isascii() and text.isprintable() and text != " ":
        return text
    found = _by_place(event)
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return "?" if found == "/" and shifted else found


def _by_place(event: QKeyEvent) -> str:
    if sys.platform == "darwin":
        return _MAC.get(event.nativeVirtualKey(), "").strip()
    code = event.nativeScanCode()
    return _PC.get(code if sys.platform == "win32" else code - _EVDEV_OFFSET, "")


def is_text_entry(widget: QWidget | None) -> bool:
    """Whether letters typed there are text."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox) or (
        isinstance(widget, QComboBox) and widget.isEditable()
    )


class LetterKeys(QObject):
    """Calls an action when its key is pressed anywhere in `area` but in a text field."""

    def __init__(self, area: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(area)
        self._area, self._actions = area, actions
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
            self._follow(None, application.focusWidget())

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Watch the widget that has the focus, and no other: a filter on all is slow."""
        # A page may have deleted the widget that had the focus.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        inside = new is not None and (new is self._area or self._area.isAncestorOf(new))
        self._watched = new if inside and not is_text_entry(new) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        action = self._actions.get(key_of(event))
        if action is None or event.modifiers() & _COMMANDS:
            return False
        action()
        return True
