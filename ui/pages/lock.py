"""The lock screen: a passphrase and what the keyboard is set to; nothing tells whose it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from ui.keyboard import Keyboard
from ui.theme.drawn import CAPITALS, EYE, KEYBOARD, LOCK
from ui.theme.glyph import GlyphView
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import Part, column, held, restyle, row
from ui.widgets.text import label
from ui.words import tr

_WIDTH, _TALL, _UNLOCK = 400, 42, 110


class LockPage(QWidget):
    """Emits `unlock` with what was typed. Only the ways that exist are offered."""

    unlock = Signal(str)
    something_else = Signal()

    def __init__(self, *, something_else: bool = False) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Workspace"))
        self._entry, self._bar = _entry(), _bar()
        self._keyboard = Keyboard(self._entry)
        self._unlock = button(tr("Unlock"), "primary", press=self._press)
        self._unlock.setFixedSize(look().px(_UNLOCK), look().px(_TALL))
        self._missed = Banner("warn", "")
        self._missed.hide()
        self._layout_mark, self._layout = GlyphView(KEYBOARD, "muted", 16), label()
        self._caps = held(
            row(GlyphView(CAPITALS, "warn", 16), label(tr("Caps Lock on"), "strong", tone="warn"))
        )
        self._show = button(tr("Hold to show"), "quiet", EYE)
        self._entry.returnPressed.connect(self._press)
        self._show.pressed.connect(lambda: self._echo(QLineEdit.EchoMode.Normal))
        self._show.released.connect(lambda: self._echo(QLineEdit.EchoMode.Password))
        self._keyboard.changed.connect(self._tell_keyboard)
        foot: list[Part] = []
        if something_else:
            foot.append(button(tr("Open something else"), "quiet", press=self.something_else.emit))
        self._lay_out(foot)
        self._tell_keyboard()

    def show_opening(self) -> None:
        """The passphrase is being tried, which takes about a second."""
        self._set_busy(busy=True)

    def show_missed(self, words: str = "", advice: str = "") -> None:
        """It did not open; say so, and what the keyboard is set to."""
        self._set_busy(busy=False)
        self._entry.clear()
        title = words or tr("That did not open it. Nothing is lost.")
        self._missed.say("warn", title, advice or self._advice())
        self._missed.show()
        self._tell_keyboard()
        self._entry.setFocus()

    def said(self) -> str:
        """What the page says since the last try; empty before."""
        return "" if self._missed.isHidden() else self._missed.accessibleName()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._entry.setFocus()

    def _press(self) -> None:
        self._echo(QLineEdit.EchoMode.Password)
        if self._entry.text():
            self.unlock.emit(self._entry.text())

    def _echo(self, mode: QLineEdit.EchoMode) -> None:
        self._entry.setEchoMode(mode)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self._entry, self._unlock, self._show):
            part.setEnabled(not busy)
        self._bar.setVisible(busy)

    def _advice(self) -> str:
        again = tr("You may try as often as you like.")
        layout = self._keyboard.layout()
        if self._keyboard.caps and self._keyboard.foreign:
            said = tr("Caps Lock is on and the keyboard is {layout}. Change one and try again.")
        elif self._keyboard.caps:
            said = tr("Caps Lock is on. Press it once.")
        elif self._keyboard.foreign:
            said = tr("The keyboard is {layout}. Was it so when the passphrase was chosen?")
        else:
            said = tr("Look at the keyboard below, or hold the eye to see what you type.")
        return f"{said.format(layout=layout)} {again}"

    def _tell_keyboard(self) -> None:
        odd = not self._missed.isHidden() and (self._keyboard.foreign or self._keyboard.caps)
        tone = "warn" if odd else ""
        self._layout.setText(tr("Keyboard: {layout}").format(layout=self._keyboard.layout()))
        self._layout_mark.show_glyph(KEYBOARD, tone or "muted")
        restyle(self._layout, "role", "strong" if odd else "muted")
        restyle(self._layout, "tone", tone)
        self._caps.setVisible(self._keyboard.caps)

    def _lay_out(self, foot: list[Part]) -> None:
        middle = column(
            row(None, GlyphView(LOCK, "muted", 34), None),
            18,
            label(tr("Passphrase"), "strong"),
            4,
            row((self._entry, 1), self._unlock),
            4,
            self._bar,
            4,
            self._missed,
            6,
            row(self._layout_mark, self._layout, None, self._show, gap=6),
            row(self._caps, None),
        )
        form = held(middle, width=look().px(_WIDTH))
        foot_line = row(None, *foot, None, margins=(0, 0, 0, 18))
        self.setLayout(column(None, row(None, form, None), None, foot_line))


def _entry() -> QLineEdit:
    entry = QLineEdit()
    entry.setEchoMode(QLineEdit.EchoMode.Password)
    entry.setProperty("large", "true")
    entry.setAccessibleName(tr("Passphrase"))
    hints = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
    entry.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoPredictiveText)
    entry.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return entry


def _bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    policy = bar.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    bar.setSizePolicy(policy)
    bar.hide()
    return bar
