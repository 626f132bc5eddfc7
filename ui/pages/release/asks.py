"""What is asked of the recipient, line by line, each with its day."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.days import day_problem, day_words, read_day
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.lay import column, held, row
from ui.widgets.text import label
from ui.widgets.turn import in_turn
from ui.words import tr
from workstation.services.answers import AskAnswer

_DAY = 116


@dataclass(slots=True)
class _Line:
    what: QLineEdit
    by: QLineEdit
    issue: str
    holder: QWidget
    away: QPushButton
    offered: str
    """The words that were put there; empty where somebody typed them."""


class Asks(QWidget):
    """The lines; one without words is not asked. What somebody typed is never changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._topics: frozenset[str] = frozenset()
        self._offered: frozenset[str] = frozenset()
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        add = button(tr("Ask for something else"), "quiet", icon("add"), press=self._add_own)
        self._day = dt.date.today()
        self.setLayout(column(self._list, row(add, None), gap=6))

    def begin(self, day: dt.date) -> None:
        """Ask for nothing yet."""
        self._day, self._offered, self._topics = day, frozenset(), frozenset()
        self.show_left(())

    def offer(self, asks: Sequence[AskAnswer]) -> None:
        """What is usually asked of this reader; what was offered once and taken out stays out."""
        self._say([ask for ask in asks if ask.issue not in self._offered])
        self._offered |= {ask.issue for ask in asks}
        self._reword(asks)

    def show_left(self, lines: Sequence[tuple[str, str, str]], settled: Iterable[str] = ()) -> None:
        """Show lines as they were typed: what, by when, about which issue.

        About issues that are `settled` nothing more is offered.
        """
        for line in tuple(self._lines):
            self._remove(line)
        for line_of in lines:
            self._add(*line_of)
        self._offered |= {*settled, *(issue for _, _, issue in lines)}

    def show_topics(self, asks: Sequence[AskAnswer]) -> None:
        """Ask about these topics as well, and no more about those that were there before."""
        topics = frozenset(ask.issue for ask in asks)
        for line in tuple(self._lines):
            if line.issue in self._topics - topics:
                self._remove(line)
        there = {line.issue for line in self._lines}
        self._topics = topics
        self._say([ask for ask in asks if ask.issue not in there])
        self._reword(asks)

    def lines(self) -> tuple[tuple[str, str, str], ...]:
        """The lines as they are typed, also where they cannot be read."""
        return tuple((line.what.text(), line.by.text(), line.issue) for line in self._lines)

    def given(self, issues: Sequence[str]) -> tuple[AskAnswer, ...]:
        """What is asked about these issues, and about none in particular."""
        found = []
        for line in self._lines:
            by = None if day_problem(line.by.text()) else read_day(line.by.text())
            if line.what.text().strip() and by and (not line.issue or line.issue in issues):
                found.append(AskAnswer(what=line.what.text().strip(), by=by, issue=line.issue))
        return tuple(found)

    def problem(self) -> str:
        """What is wrong with a line; empty when nothing is."""
        found = (day_problem(line.by.text()) or _past(line, self._day) for line in self._lines)
        return next((words for words in found if words), "")

    def first(self) -> QLineEdit | None:
        """The first line."""
        return self._lines[0].what if self._lines else None

    def _add_own(self) -> None:
        self._add("", day_words(self._day + dt.timedelta(days=30)), "")
        self._lines[-1].what.setFocus()

    def _say(self, asks: Sequence[AskAnswer]) -> None:
        for ask in asks:
            self._add(ask.what, day_words(ask.by), ask.issue, ask.what)

    def _reword(self, asks: Sequence[AskAnswer]) -> None:
        """Another reader is asked in other words."""
        for line in self._lines:
            usual = [ask.what for ask in asks if ask.issue == line.issue]
            if line.what.text() in usual:
                line.offered = line.what.text()
            elif usual and line.offered and line.what.text() == line.offered:
                line.offered = usual[0]
                line.what.setText(line.offered)
                line.what.setCursorPosition(0)

    def _add(self, asked: str, day: str, issue: str, offered: str = "") -> None:
        what, by = QLineEdit(asked), QLineEdit(day)
        what.setAccessibleName(tr("What is asked"))
        what.setMaxLength(500)
        what.setCursorPosition(0)  # long words are read from their beginning
        by.setAccessibleName(tr("By when"))
        by.setFixedWidth(look().px(_DAY))
        away = button("", "quiet", icon("clear"))
        away.setAccessibleName(tr("Do not ask this"))
        holder = held(row((what, 1), label(tr("by"), "muted"), by, away, gap=8))
        line = _Line(what, by, issue, holder, away, offered)
        away.clicked.connect(lambda _checked: self._remove(line))
        for entry in (what, by):
            entry.textChanged.connect(lambda _text: self.changed.emit())
        self._lines.append(line)
        self._list.addWidget(holder)
        in_turn(self, (part for each in self._lines for part in (each.what, each.by, each.away)))
        self.changed.emit()

    def _remove(self, line: _Line) -> None:
        self._lines.remove(line)
        self._list.removeWidget(line.holder)
        line.holder.hide()
        line.holder.deleteLater()
        self.changed.emit()


def _past(line: _Line, day: dt.date) -> str:
    by = read_day(line.by.text())
    if by is None:
        return tr("One of the days is empty.")
    return tr("One of the days is over already.") if by < day else ""
