"""The lock screen: a passphrase and what the keyboard is set to; nothing tells whose it is."""

import enum
import math
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from ui.keyboard import Keyboard
from ui.theme.drawn import CAPITALS, EYE, KEY, KEYBOARD, LOCK
from ui.theme.glyph import GlyphView
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import Part, column, held, restyle, row
from ui.widgets.text import label
from ui.words import tr
from workstation.errors import waiting_time

_WIDTH, _WIDE, _TALL, _UNLOCK = 400, 640, 42, 110


class Way(enum.Enum):
    """What is typed, with how it is called and whether it is hidden while it is typed."""

    PASSPHRASE = ("Passphrase", True)
    WORDS = ("Recovery words, all twelve in their order", False)
    PIN = ("PIN of this computer", True)

    @property
    def title(self) -> str:
        return tr(self.value[0])

    @property
    def echo(self) -> QLineEdit.EchoMode:
        return QLineEdit.EchoMode.Password if self.value[1] else QLineEdit.EchoMode.Normal


class LockPage(QWidget):
    """Emits `unlock`, `words` or `pin` with what was typed. Only the ways that exist are offered.

    `another_way` asks whether there is a PIN; `offer_pin` answers it.
    """

    unlock = Signal(str)
    words = Signal(str)
    pin = Signal(str)
    another_way = Signal()
    something_else = Signal()

    def __init__(self, *, something_else: bool = False) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Workspace"))
        self._way, self._has_pin, self._left = Way.PASSPHRASE, False, 0
        self._entry, self._bar = _entry(), _bar()
        self._label = label(role="strong")
        self._label.setBuddy(self._entry)
        self._keyboard = Keyboard(self._entry)
        self._unlock = button(tr("Unlock"), "primary", press=self._press)
        self._unlock.setFixedSize(look().px(_UNLOCK), look().px(_TALL))
        self._missed = Banner("warn", "")
        self._missed.hide()
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count_down)
        self._layout_mark, self._layout = GlyphView(KEYBOARD, "muted", 16), label()
        self._caps = held(
            row(GlyphView(CAPITALS, "warn", 16), label(tr("Caps Lock on"), "strong", tone="warn"))
        )
        self._show = button(tr("Hold to show"), "quiet", EYE)
        self._another = button(tr("Another way to open"), "quiet", KEY, press=self._other_way)
        self._ways = {
            way: button(words, "quiet", KEY, press=partial(self._turn, way))
            for way, words in (
                (Way.PASSPHRASE, tr("Passphrase")),
                (Way.WORDS, tr("Recovery words")),
                (Way.PIN, tr("PIN")),
            )
        }
        self._entry.returnPressed.connect(self._press)
        self._show.pressed.connect(lambda: self._entry.setEchoMode(QLineEdit.EchoMode.Normal))
        self._show.released.connect(lambda: self._entry.setEchoMode(self._way.echo))
        self._keyboard.changed.connect(self._tell_keyboard)
        back = QShortcut(QKeySequence("Escape"), self)
        back.activated.connect(lambda: self._turn(Way.PASSPHRASE))
        foot: list[Part] = []
        if something_else:
            foot.append(button(tr("Open something else"), "quiet", press=self.something_else.emit))
        self._lay_out(foot)
        self._turn(Way.PASSPHRASE)

    def show_opening(self) -> None:
        """The passphrase is being tried, which takes about a second."""
        self._set_busy(busy=True)

    def show_missed(self, words: str = "", advice: str = "") -> None:
        """It did not open; say so, and what the keyboard is set to."""
        self._set_busy(busy=False)
        self._entry.clear()
        title = words or tr("That did not open it. Nothing is lost.")
        self._missed.say("warn", title, advice if words else self._advice())
        self._missed.show()
        self._tell_keyboard()
        self._entry.setFocus()

    def show_wait(self, seconds: float) -> None:
        """No try is taken for so long; count it down. What is typed meanwhile stays."""
        self._left = math.ceil(seconds)
        if self._left > 0:
            self._set_busy(busy=False)
            self._missed.show()
            self._second.start()
            self._say_wait()

    def offer_pin(self, offered: bool) -> None:
        """Whether a PIN opens the vault on this computer."""
        self._has_pin = offered
        self._turn(self._way if offered or self._way is not Way.PIN else Way.PASSPHRASE)

    def said(self) -> str:
        """What the page says since the last try; empty before."""
        return "" if self._missed.isHidden() else self._missed.accessibleName()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._entry.setFocus()

    def _press(self) -> None:
        self._entry.setEchoMode(QLineEdit.EchoMode.Password)
        if not self._entry.text() or self._left > 0:
            self._entry.setEchoMode(self._way.echo)
            return
        way = {Way.PASSPHRASE: self.unlock, Way.WORDS: self.words, Way.PIN: self.pin}[self._way]
        way.emit(self._entry.text())

    def _other_way(self) -> None:
        self._turn(Way.WORDS)
        self.another_way.emit()

    def _turn(self, way: Way) -> None:
        """Ask for another thing; what was typed for the one before is gone."""
        if way is not self._way:
            self._entry.clear()
        self._way = way
        self._label.setText(way.title)
        self._entry.setAccessibleName(way.title)
        self._entry.setEchoMode(way.echo)
        self._show.setVisible(way is not Way.WORDS)
        self._form.setFixedWidth(look().px(_WIDE if way is Way.WORDS else _WIDTH))
        plain = way is Way.PASSPHRASE
        self._another.setVisible(plain)
        for each, shown in self._ways.items():
            exists = each is not Way.PIN or self._has_pin
            shown.setVisible(not plain and exists and each is not way)
        self._tell_keyboard()
        self._entry.setFocus()

    def _count_down(self) -> None:
        self._left -= 1
        self._say_wait()

    def _say_wait(self) -> None:
        self._unlock.setEnabled(self._left <= 0)
        title = tr("Several tries did not open it. Nothing is lost.")
        if self._left > 0:
            said = tr("The next try is taken in {time}.").format(time=waiting_time(self._left))
        else:
            self._second.stop()
            said = tr("The next try is taken now.")
        self._missed.say("warn", title, said)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self._entry, self._unlock, self._show):
            part.setEnabled(not busy)
        self._another.setEnabled(not busy)
        for way in self._ways.values():
            way.setEnabled(not busy)
        if not busy:
            self._entry.setEchoMode(self._way.echo)
            self._unlock.setEnabled(self._left <= 0)
        self._bar.setVisible(busy)

    def _advice(self) -> str:
        if self._way is Way.WORDS:
            return tr("Compare the words and their order with the paper.")
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
            self._label,
            4,
            row((self._entry, 1), self._unlock),
            4,
            self._bar,
            4,
            self._missed,
            6,
            row(self._layout_mark, self._layout, None, self._show, gap=6),
            row(self._caps, None),
            24,
            row(None, self._another, *self._ways.values(), None, gap=18),
        )
        self._form = form = held(middle, width=look().px(_WIDTH))
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
