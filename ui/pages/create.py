"""Making a vault: five steps, nothing kept until the last one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from ui.pages.create_people import Colleague, PeopleStep
from ui.pages.create_steps import PassphraseStep, PlaceStep, RecoveryStep, SheetStep, Step
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import column, held, row, rule
from ui.widgets.passphrase import Measure
from ui.widgets.steps import StepList
from ui.widgets.text import label
from ui.words import things_to_put_right, tr

_SIDE, _FORM, _MOST = 280, 640, 1000


@dataclass(frozen=True, slots=True)
class NewVault:
    """All that was chosen; the secrets stay out of every printed form."""

    folder: Path
    office: str
    name: str
    role: str
    passphrase: str = field(repr=False)
    recovery_words: tuple[str, ...] = field(repr=False)
    colleagues: tuple[Colleague, ...]
    sheet: Path


@dataclass(frozen=True, slots=True)
class Means:
    """What the steps need from outside; each answers at once.

    `refuse` says in a sentence why a vault may not live at a path, or nothing. One of `founders`,
    roles that open cases, must be among the people. With `little_memory` passphrases of a vault
    made here are guarded by less than is usual, which the page says. `opens` says of each role what
    it opens.
    """

    folder: Path
    refuse: Callable[[Path], str]
    dice: Callable[[], str]
    measure: Measure
    recovery_words: tuple[str, ...]
    roles: Sequence[tuple[str, str]]
    founders: frozenset[str]
    little_memory: bool = False
    opens: Mapping[str, str] = field(default_factory=dict)


class CreatePage(QWidget):
    """`made` tells a NewVault; `cancelled` that the user went back from the first step."""

    made = Signal(object)
    cancelled = Signal()

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Workspace"))
        self._words, self._little_memory = means.recovery_words, means.little_memory
        self._place = PlaceStep(means.folder, means.refuse)
        self._passphrase = PassphraseStep(means.dice, means.measure)
        self._recovery = RecoveryStep(means.recovery_words)
        self._people = PeopleStep(means.roles, means.founders, means.measure, means.opens)
        self._sheet = SheetStep(means.folder)
        self._steps: tuple[Step, ...] = (
            self._place,
            self._passphrase,
            self._recovery,
            self._people,
            self._sheet,
        )
        self._list = StepList([tr(step.title) for step in self._steps])
        self._title, self._text = label(role="title"), label(role="muted", wrap=True)
        self._failed = Banner("danger", "")
        self._failed.hide()
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
            step.changed.connect(self._tell)
        self._problems = button("", "quiet", icon("problem"), tone="danger", press=self._put_right)
        self._go_on = button(tr("Continue"), "primary", press=self._next)
        self._back = button(tr("Back"), glyph=icon("back"), press=self._previous)
        self._lay_out()
        self._show_step(0)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._go_on.click)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._previous)

    def show_step(self, number: int) -> None:
        """Open a step, counted from 0."""
        self._show_step(number)

    def show_failed(self, words: str, advice: str) -> None:
        """The vault was not made; what was typed is still here."""
        self._failed.say("danger", words, advice)
        self._failed.show()
        self._go_on.setEnabled(True)

    def forget(self) -> None:
        """Drop every secret from the fields: call it when the vault is made."""
        self._passphrase.clear()
        self._recovery.clear()
        self._people.clear()
        self._words = ()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._steps[self._stack.currentIndex()].setFocus()

    def _next(self) -> None:
        at = self._stack.currentIndex()
        if at + 1 < len(self._steps):
            self._show_step(at + 1)
            return
        self._failed.hide()
        self._go_on.setEnabled(False)
        self.made.emit(
            NewVault(
                folder=self._place.path(),
                office=self._people.office(),
                name=self._people.name(),
                role=self._people.role(),
                passphrase=self._passphrase.passphrase(),
                recovery_words=self._words,
                colleagues=self._people.colleagues(),
                sheet=self._sheet.path(),
            )
        )

    def _previous(self) -> None:
        at = self._stack.currentIndex()
        if at:
            self._show_step(at - 1)
        else:
            self.cancelled.emit()

    def _put_right(self) -> None:
        self._steps[self._stack.currentIndex()].go_to_problem()

    def _show_step(self, at: int) -> None:
        step = self._steps[at]
        self._stack.setCurrentIndex(at)
        self._list.show_step(at)
        self._title.setText(tr(step.title))
        self._text.setText(tr(step.text))
        last = at + 1 == len(self._steps)
        self._go_on.setText(tr("Make the vault") if last else tr("Continue"))
        self._tell()
        step.setFocus()

    def _tell(self) -> None:
        number = self._steps[self._stack.currentIndex()].problems()
        self._go_on.setEnabled(not number)
        self._problems.setText(things_to_put_right(number))
        self._problems.setVisible(bool(number))

    def _lay_out(self) -> None:
        words = tr("Nothing is kept until the last step.")
        if self._little_memory:
            weak = tr("This computer has little memory: a thief guesses passphrases faster here.")
            words = " ".join((weak, tr("Take six words, not five."), words))
        said = label(words, "caption", wrap=True)
        parts = (label(tr("Create a vault"), "title"), 12, self._list, None, said)
        side = _Side()
        side.setLayout(column(*parts, margins=(28, 28, 24, 24)))
        foot = row(self._back, None, self._problems, self._go_on, gap=12)
        form = column(
            self._title,
            4,
            self._text,
            18,
            self._failed,
            (self._stack, 1),
            rule(),
            14,
            foot,
            margins=(0, 28, 0, 24),
        )
        filled = held(form)
        filled.setMaximumWidth(look().px(_FORM))
        self.setLayout(row(side, 48, (filled, _MOST), None, gap=0, margins=(0, 0, 20, 0)))


class _Side(QFrame):
    """The ground of the steps, with a line at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "sunken")
        self.setFixedWidth(look().px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = 0 if rtl else self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), look().colour("line"))
        painter.end()
