"""After recovery words opened a vault: a new passphrase and new words, both at the end."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.pages.create import Means
from ui.pages.create_steps import PassphraseStep, RecoveryStep, Step
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import column, held, row, rule
from ui.widgets.text import label
from ui.words import things_to_put_right, tr

_WIDTH = 640
_TEXTS: tuple[Callable[[], tuple[str, str]], ...] = (
    lambda: (
        tr("A new passphrase"),
        tr("The words opened it. Set a new passphrase, then get new words: these are used up."),
    ),
    lambda: (
        tr("New recovery words"),
        tr("Write them down with a pen, in this order. The old paper opens nothing afterwards."),
    ),
)


@dataclass(frozen=True, slots=True)
class Renewed:
    """What was chosen and typed back; it stays out of every printed form."""

    passphrase: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)


class RenewPage(QWidget):
    """`renewed` gives what was chosen; `skipped` opens the vault as it is, with the old words."""

    renewed = Signal(object)
    skipped = Signal()

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Workspace"))
        self._words = means.recovery_words
        self._passphrase = PassphraseStep(means.dice, means.measure)
        self._recovery = RecoveryStep(means.recovery_words)
        self._steps: tuple[Step, ...] = (self._passphrase, self._recovery)
        self._title, self._text = label(role="title"), label(role="muted", wrap=True)
        self._failed = Banner("danger", "")
        self._failed.hide()
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
            step.changed.connect(self._tell)
        self._problems = button("", "quiet", icon("problem"), tone="danger", press=self._put_right)
        self._go_on = button("", "primary", press=self._next)
        self._back = button(tr("Back"), glyph=icon("back"), press=lambda: self._show_step(0))
        self._later = button(tr("Not now, open it"), "quiet", press=self._skip)
        foot = row(self._back, self._later, None, self._problems, self._go_on, gap=12)
        body = column(self._title, 4, self._text, 18, self._failed, (self._stack, 1))
        form = column(body, rule(), 14, foot, margins=(0, 28, 0, 24))
        self.setLayout(row(None, held(form, width=look().px(_WIDTH)), None, gap=0))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._go_on.click)
        self._show_step(0)

    def offered_words(self) -> tuple[str, ...]:
        """The words that are to be written down."""
        return self._words

    def show_step(self, number: int) -> None:
        """Open a step, counted from 0."""
        self._show_step(number)

    def show_failed(self, words: str, advice: str) -> None:
        """Nothing was changed; what was typed is still here."""
        self._failed.say("danger", words, advice)
        self._failed.show()
        self._set_busy(busy=False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._steps[self._stack.currentIndex()].setFocus()

    def _next(self) -> None:
        if self._stack.currentIndex() == 0:
            self._show_step(1)
            return
        self._set_busy(busy=True)
        self.renewed.emit(Renewed(self._passphrase.passphrase(), self._words))

    def _skip(self) -> None:
        self._set_busy(busy=True)
        self.skipped.emit()

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self._go_on, self._later, self._back):
            part.setEnabled(not busy)
        if busy:
            self._failed.hide()
        else:
            self._tell()

    def _put_right(self) -> None:
        self._steps[self._stack.currentIndex()].go_to_problem()

    def _show_step(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        title, text = _TEXTS[at]()
        self._title.setText(title)
        self._text.setText(text)
        self._back.setVisible(at > 0)
        self._later.setVisible(at == 0)
        self._go_on.setText(tr("Set both and open") if at else tr("Continue"))
        self._tell()
        self._steps[at].setFocus()

    def _tell(self) -> None:
        number = self._steps[self._stack.currentIndex()].problems()
        self._go_on.setEnabled(not number)
        self._problems.setText(things_to_put_right(number))
        self._problems.setVisible(bool(number))
