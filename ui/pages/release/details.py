"""The details that a text still tells of somebody, each with how many people share it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.picker import Picker
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.lay import column, held, row
from ui.widgets.text import label
from ui.widgets.turn import in_turn
from ui.words import tr
from workstation.records.briefings import GivenDetail
from workstation.records.organisations import Trait
from workstation.services.answers import DetailAnswer

_WHAT, _SHARED = 168, 150
_LONGEST = 80
Count = Callable[[GivenDetail], int | None]


@dataclass(frozen=True, slots=True)
class _Line:
    what: Picker
    value: QLineEdit
    shared: QLabel
    holder: QWidget
    away: QPushButton


class Details(QWidget):
    """The lines; one without words tells nothing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._count: Count = _unknown
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.add = button(tr("Add a detail"), "quiet", icon("add"), press=self._add_own)
        self.setLayout(column(self._list, row(self.add, None), gap=6))

    def count_by(self, count: Count) -> None:
        """How many people on site share a detail; None is not known."""
        self._count = count
        for line in self._lines:
            self._tell(line)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these instead: what is told, and in which words."""
        for line in tuple(self._lines):
            self._remove(line)
        for what, value in lines:
            self._add(what, value)

    def lines(self) -> tuple[tuple[str, str], ...]:
        """The lines as they are typed."""
        return tuple((line.what.value().value, line.value.text()) for line in self._lines)

    def given(self) -> tuple[DetailAnswer, ...]:
        """The details that have words."""
        said = ((what, value.strip()) for what, value in self.lines())
        return tuple(DetailAnswer(attribute=what, value=value) for what, value in said if value)

    def first(self) -> QWidget:
        """The first detail, or the button that adds one."""
        return self._lines[0].value if self._lines else self.add

    def _add_own(self) -> None:
        self._add(Trait.SECTION.value, "")
        self._lines[-1].what.setFocus()

    def _add(self, trait: str, words: str) -> None:
        what = Picker([(t, tr(t.label)) for t in Trait], _trait(trait))
        what.setAccessibleName(tr("What is told"))
        what.setFixedWidth(look().px(_WHAT))
        value = QLineEdit(words)
        value.setAccessibleName(tr("In which words"))
        value.setMaxLength(_LONGEST)
        shared = label(tone="muted")
        shared.setFixedWidth(look().px(_SHARED))
        away = button("", "quiet", icon("clear"))
        away.setAccessibleName(tr("The text does not tell this"))
        holder = held(row(what, (value, 1), shared, away, gap=8))
        line = _Line(what, value, shared, holder, away)
        away.clicked.connect(lambda _checked: self._remove(line))
        what.currentIndexChanged.connect(lambda _at: self._turned(line))
        value.textChanged.connect(lambda _text: self._turned(line))
        self._lines.append(line)
        self._list.addWidget(holder)
        in_turn(self, (part for one in self._lines for part in (one.what, one.value, one.away)))
        self._turned(line)

    def _turned(self, line: _Line) -> None:
        self._tell(line)
        self.changed.emit()

    def _tell(self, line: _Line) -> None:
        text = line.value.text().strip()
        if not text:
            line.shared.setText("")
            return
        many = self._count(GivenDetail(attribute=line.what.value(), value=text))
        if many is None:
            line.shared.setText(tr("nobody counted it"))
        elif many == 1:
            line.shared.setText(tr("1 person shares it"))
        else:
            line.shared.setText(tr("{n} people share it").format(n=many))

    def _remove(self, line: _Line) -> None:
        at = self._lines.index(line)
        self._lines.remove(line)
        self._list.removeWidget(line.holder)
        line.holder.hide()
        line.holder.deleteLater()
        (self._lines[min(at, len(self._lines) - 1)].away if self._lines else self.add).setFocus()
        self.changed.emit()


def _trait(value: str) -> Trait:
    return Trait(value) if value in set(Trait) else Trait.OTHER


def _unknown(_detail: GivenDetail) -> int | None:
    return None
