"""Where one is on a way of several steps: a list at the side, or a line."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.lay import Part, column, restyle, row
from ui.widgets.text import label

_LINK = 32


class StepState(StrEnum):
    """How far a step is."""

    DONE = "done"
    NOW = "now"
    STOPPED = "stopped"
    AHEAD = "ahead"


def state_at(place: int, current: int) -> StepState:
    """The state of a step, counted from 0, when `current` is the one in hand."""
    if place < current:
        return StepState.DONE
    return StepState.NOW if place == current else StepState.AHEAD


class StepList(QWidget):
    """Steps one under the other, beside a form."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._marks = [GlyphView(icon(f"step_{n}"), "faint", 20) for n in range(1, len(names) + 1)]
        self._labels = [label(name) for name in names]
        lines: list[Part] = [
            row(mark, words, None, gap=10, margins=(0, 7, 0, 7))
            for mark, words in zip(self._marks, self._labels, strict=True)
        ]
        self.setLayout(column(*lines, gap=2))

    def show_step(self, current: int) -> None:
        """Mark the step in hand; those before it are done."""
        for place, (mark, words) in enumerate(zip(self._marks, self._labels, strict=True)):
            state = state_at(place, current)
            _dress_mark(mark, place, state)
            _dress_words(words, state)


class StepLine(QWidget):
    """Steps side by side, above a page; where they have no room, only the one in hand has words."""

    def __init__(self, names: Sequence[str], current: int, *, stopped: bool = False) -> None:
        super().__init__()
        parts: list[Part] = []
        self._others: list[QWidget] = []
        for place, name in enumerate(names):
            state = state_at(place, current)
            state = StepState.STOPPED if stopped and state is StepState.NOW else state
            mark, words = GlyphView(icon(f"step_{place + 1}"), "faint", 20), label(name)
            _dress_mark(mark, place, state)
            _dress_words(words, state)
            parts += [_Link(done=place <= current)] if place else []
            self._others += [words] if place != current else []
            mark.setAccessibleName(name)
            parts += [mark, words]
        self._line = row(*parts, None, gap=10, margins=(20, 4, 20, 8))
        self._line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._line)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell(all_of_them=True)
        self._tell(all_of_them=self._line.minimumSize().width() <= self.width())

    def _tell(self, *, all_of_them: bool) -> None:
        for words in self._others:
            words.setVisible(all_of_them)


class _Link(QWidget):
    """The line between two steps."""

    def __init__(self, *, done: bool) -> None:
        super().__init__()
        self._done = done
        self.setFixedSize(_LINK, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 9, _LINK, 2, look().colour("accent" if self._done else "line_strong"))
        painter.end()


def _dress_mark(mark: GlyphView, place: int, state: StepState) -> None:
    match state:
        case StepState.DONE:
            mark.show_glyph(icon("done"), "ok")
        case StepState.NOW:
            mark.show_glyph(icon(f"step_{place + 1}", chosen=True), "accent")
        case StepState.STOPPED:
            mark.show_glyph(icon("problem", chosen=True), "danger")
        case StepState.AHEAD:
            mark.show_glyph(icon(f"step_{place + 1}"), "faint")


def _dress_words(words: QWidget, state: StepState) -> None:
    now = state in (StepState.NOW, StepState.STOPPED)
    role = "strong" if now else "muted" if state is StepState.AHEAD else "body"
    restyle(words, "role", role)
