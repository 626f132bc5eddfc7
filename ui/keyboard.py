"""What the keyboard is set to, as far as keys that were pressed tell."""

import unicodedata

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.words import tr

_PLAIN = "LATIN"


class Keyboard(QObject):
    """Watches a text field; `changed` follows the layout and Caps Lock.

    Qt knows the layout on Windows and macOS; elsewhere the letters that arrive tell their script.
    No system tells Caps Lock through Qt, so a capital without Shift does.
    """

    changed = Signal()

    def __init__(self, entry: QWidget) -> None:
        super().__init__(entry)
        self.caps = False
        self._script = _PLAIN
        entry.installEventFilter(self)
        QGuiApplication.inputMethod().localeChanged.connect(self.changed)

    @property
    def foreign(self) -> bool:
        """Whether the last letter was of another script than Latin."""
        return self._script != _PLAIN

    def layout(self) -> str:
        """The name of the layout or of its script."""
        if self.foreign:
            return self._script.capitalize()
        locale = QGuiApplication.inputMethod().locale()
        if locale.language() == QLocale.Language.C:
            return tr("Latin letters")
        name = QLocale.languageToString(locale.language())
        own = locale.nativeLanguageName()
        return name if own.startswith(name) else f"{own} {name}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._learn(event)
        return False

    def _learn(self, event: QKeyEvent) -> None:
        before = self.caps, self._script
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps = not self.caps
        elif event.text().isalpha():
            self._script = unicodedata.name(event.text()[0], _PLAIN).split(" ", 1)[0]
            self.caps = self._is_caps(event)
        if before != (self.caps, self._script):
            self.changed.emit()

    def _is_caps(self, event: QKeyEvent) -> bool:
        text = event.text()
        if text.upper() == text.lower():
            return self.caps
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return text.isupper() != shift
