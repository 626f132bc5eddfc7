"""The nineteen questions of the risk assessment, one of them open."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.theme.look import look
from ui.widgets.factor_row import FactorRow
from ui.widgets.kbd import Kbd
from ui.widgets.lay import Part, column, row, rule
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import tr
from workstation.records.anchors import CAPACITY_SCALE, SCALE
from workstation.records.risk import CAPACITIES, THREATS, VULNERABILITIES, Answer, Factor

_GROUPS: tuple[tuple[str, str, Sequence[Factor], Sequence[str], int], ...] = (
    ("Threat", "What could be done, and by whom", THREATS, SCALE, 2),
    ("Vulnerability", "What makes it hurt more", VULNERABILITIES, SCALE, 2),
    ("Capacity", "What helps; more is safer", CAPACITIES, CAPACITY_SCALE, 0),
)

_WIDE = 590
_STEPS: Mapping[int, int] = MappingProxyType({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1})


class AssessForm(QFrame):
    """`changed` follows each answer. Up and Down move, 0 to 4 and ? answer the open question."""

    changed = Signal()

    def __init__(self, *, reads: bool) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._rows: list[FactorRow] = []
        self._current: FactorRow | None = None
        self._reads = reads
        parts: list[Part] = []
        for title, under, factors, scale, counts in _GROUPS:
            head = (label(tr(title), "subtitle"), label(tr(under), "muted"), None)
            parts.append(row(*head, gap=8, margins=(12, 10, 12, 6)))
            for factor in factors:
                made = self._row(factor, scale, counts)
                parts += [rule(), made]
            parts.append(rule())
        self._area = Scrolled(column(*parts, None))
        self.setLayout(column(_Legend(), (self._area, 1), margins=(1, 1, 1, 1)))
        self._open(self._rows[0])

    def answers(self) -> tuple[Answer, ...]:
        """An answer to every question that is known or has a reason."""
        given = (made.answer() for made in self._rows)
        return tuple(answer for answer in given if answer.score is not None or answer.why)

    def show_answers(self, answers: Sequence[Answer]) -> None:
        """Show what was answered."""
        known: Mapping[Factor, Answer] = {answer.factor: answer for answer in answers}
        for made in self._rows:
            made.show_answer(known.get(made.factor))

    def give(self, score: object) -> None:
        """Answer the open question by key."""
        if self._current is not None and not self._reads:
            self._current.give(score)

    def first(self) -> QWidget:
        """The open question."""
        return self._current or self._rows[0]

    def move_by(self, step: int) -> None:
        """Open the question above or below."""
        at = 0 if self._current is None else self._rows.index(self._current)
        self._rows[min(max(at + step, 0), len(self._rows) - 1)].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.move_by(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The scroll area, the segments and the text fields would keep the arrows for themselves.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() not in _STEPS:
                return False
            self.keyPressEvent(event)
            return True
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._open(next(r for r in self._rows if r is watched or r.isAncestorOf(watched)))
        return False

    def _row(self, factor: Factor, scale: Sequence[str], counts: int) -> FactorRow:
        made = FactorRow(factor, scale, counts, reads=self._reads)
        made.wanted.connect(lambda: self._open(made))
        made.changed.connect(self.changed)
        for part in (made, *made.findChildren(QWidget)):
            part.installEventFilter(self)
        self._rows.append(made)
        return made

    def _open(self, wanted: FactorRow) -> None:
        if wanted is self._current:
            return
        for made in self._rows:
            made.set_open(opened=made is wanted)
        self._current = wanted
        # The row has its new height only after the layout has run.
        QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        if self._current is not None and QApplication.focusWidget() is not None:
            self._area.ensureWidgetVisible(self._current, 0, 40)


class _Legend(QFrame):
    """The scale and the keys; a narrow form says the scale at each answer only."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "sunken")
        words = [f"{at} {tr(word)}" for at, word in enumerate(SCALE)]
        self._scale = label("   ".join([*words, f"? {tr('not known')}"]), "caption")
        keys = (Kbd("0–4"), Kbd("?"), label(tr("answer"), "faint"), Kbd("↑"), Kbd("↓"))
        parts = (self._scale, None, *keys, label(tr("move"), "faint"))
        self.setLayout(row(*parts, gap=8, margins=(12, 5, 12, 5)))
        self.setMinimumWidth(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale.setVisible(self.width() >= look().px(_WIDE))
