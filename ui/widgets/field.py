"""A field of a form: label above, hint, input, and the problem under it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.theme.glyph import Glyph, GlyphView
from ui.theme.icons import icon
from ui.widgets.lay import Part, column, held, restyle, row
from ui.widgets.text import label
from ui.words import tr

_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Field(QWidget):
    """Shows what `check` says about the input after the user has left it, never while typing."""

    def __init__(
        self,
        name: str,
        entry: QWidget,
        *,
        required: bool | None = None,
        hint: str = "",
        mark: tuple[Glyph, str] | None = None,
        beside: QWidget | None = None,
        check: Callable[[], str] | None = None,
    ) -> None:
        super().__init__()
        self._entry, self._check = entry, check
        self._words = label(tone="danger", wrap=True)
        self._problem = held(
            row((GlyphView(icon("problem"), "danger", 14), 0), (self._words, 1), gap=5)
        )
        self._problem.hide()
        entry.setAccessibleName(name)
        entry.setAccessibleDescription(hint)
        entry.installEventFilter(self)
        if isinstance(entry, QLineEdit):
            entry.textEdited.connect(self._may_be_right_now)
        elif isinstance(entry, QPlainTextEdit):
            entry.textChanged.connect(self._may_be_right_now)
        elif isinstance(entry, QComboBox):
            entry.currentIndexChanged.connect(lambda _at: self._may_be_right_now())
        line: Part = row((entry, 1), beside, gap=8) if beside is not None else entry
        self._hint = label(hint, "caption", wrap=True)
        if not hint:  # without a parent yet, nothing is shown here
            self._hint.hide()
        self.setLayout(column(_head(name, required, mark), self._hint, line, self._problem, gap=4))

    @property
    def entry(self) -> QWidget:
        return self._entry

    @property
    def hint(self) -> str:
        """What stands between label and input."""
        return self._hint.text()

    def show_hint(self, words: str) -> None:
        """Say something else between label and input; a space keeps the room of a line."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self._entry.setAccessibleDescription(words.strip())

    def problem(self) -> str:
        """What is wrong now, shown or not; empty when nothing is."""
        return self._check() if self._check is not None else ""

    def show_problem(self, words: str | None = None) -> None:
        """Say `words` under the input, or what the check finds; empty takes it away."""
        said = self.problem() if words is None else words
        self._words.setText(said)
        self._problem.setVisible(bool(said))
        restyle(self._entry, "problem", "true" if said else "false")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._entry and isinstance(event, QFocusEvent) and event.lostFocus():
            self._left(event.reason())
        return super().eventFilter(watched, event)

    def _left(self, reason: Qt.FocusReason) -> None:
        if self._check is not None and reason not in _PASSING:
            self.show_problem()

    def _may_be_right_now(self) -> None:
        if self._problem.isVisible() and not self.problem():
            self.show_problem("")


def _head(name: str, required: bool | None, mark: tuple[Glyph, str] | None) -> Part:
    parts: list[Part] = [label(name, "strong")]
    if required is not None:
        parts.append(label(tr("required") if required else tr("optional"), "faint"))
    parts.append(None)
    if mark is not None:
        glyph, words = mark
        parts += [GlyphView(glyph, "faint", 14), label(words, "faint")]
    return row(*parts, gap=5)
