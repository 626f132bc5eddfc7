"""A small form over the page: a title, what is asked, and one verb."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from ui.drafting import Draft
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import Part, column, held, row, rule
from ui.widgets.text import label
from ui.words import tr

_WIDTH, _TALL, _LEAST, _SIDE = 588, 440, 120, 20


class FormDialog(QDialog):
    """Ctrl+Enter presses the verb. Escape goes away and discards nothing that is held."""

    def __init__(self, parent: QWidget, title: str, verb: str, *, text: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Workspace"))
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(look().px(_WIDTH))
        self._title, self._text = title, text
        self._within = QScrollArea()
        self._fitted: tuple[QVBoxLayout, QWidget, int] | None = None
        self._failed = Banner("danger", "")
        self._failed.hide()
        self.verb = button(verb, "primary", press=self.press)
        self.cancel = button(tr("Cancel"), press=self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.verb.click)

    def press(self) -> None:
        """The verb was pressed."""
        raise NotImplementedError

    def hold(self, draft: Draft) -> None:
        """Keep what is typed here: the verb and Cancel forget it, Escape and the lock do not."""
        self.rejected.connect(draft.flush)
        self.accepted.connect(draft.forget)
        self.cancel.clicked.connect(draft.forget)

    def show_failed(self, words: str, advice: str) -> None:
        """It was not kept; what was typed is still here."""
        self._failed.say("danger", words, advice)
        self._failed.show()
        self.verb.setEnabled(True)
        self.fit()

    def lay_out(
        self, *parts: Part, first: QWidget | None = None, end: Part = None, least: int = 0
    ) -> None:
        """Put the parts between title and verb; `end` stands at the foot's start.

        `least` is the height in pixels kept for parts that grow.
        """
        area = self._within
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = column(*parts, None, gap=12, margins=(20, 12, 20, 14))
        inside = held(lines)
        if lines.hasHeightForWidth():
            # Paragraphs guess too much; the area asks for what the width needs.
            inside.setMinimumHeight(1)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fitted = lines, inside, look().px(least)
        words: list[Part] = [label(self._title, "title")]
        words += [_paragraph(self._text)] if self._text else []
        foot = row(end, None, self.cancel, self.verb, gap=10, margins=(20, 12, 20, 14))
        head = column(*words, gap=4, margins=(20, 16, 20, 8))
        self.setLayout(
            column(head, column(self._failed, margins=(20, 0, 20, 0)), area, None, rule(), foot)
        )
        self.fit()
        if first is not None:
            first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        # Only now is every word in its own size.
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Be as high as what is asked for now, as far as there is room below the title."""
        if self._fitted is None:
            return
        area, (lines, inside, least) = self._within, self._fitted
        wanted = lines.totalHeightForWidth(look().px(_WIDTH) - 14)
        wanted = max(wanted, inside.sizeHint().height(), least) + 4
        area.setFixedHeight(min(wanted, look().px(_TALL)))
        below = self.parentWidget() or self
        over = self.sizeHint().height() - below.window().height()
        if over > 0:  # the verb is never below the edge of a small screen
            area.setFixedHeight(max(area.minimumHeight() - over, look().px(_LEAST)))
        self.adjustSize()


def _paragraph(text: str) -> QWidget:
    """As high as it is at the width of the form; a paragraph by itself guesses more."""
    made, width = label(text, "muted", wrap=True), look().px(_WIDTH) - 2 * _SIDE
    made.ensurePolished()
    made.setFixedSize(width, made.heightForWidth(width))
    return made


class Question(FormDialog):
    """Asks once before something that is not undone by a key."""

    def __init__(
        self, parent: QWidget, title: str, text: str, verb: str, then: Callable[[], object]
    ) -> None:
        super().__init__(parent, title, verb, text=text)
        self._then = then
        self.setLayout(
            column(
                _said(title, text),
                rule(),
                row(None, self.cancel, self.verb, gap=10, margins=(20, 12, 20, 14)),
            )
        )
        self.cancel.setFocus()

    def press(self) -> None:
        self._then()
        self.accept()


def _said(title: str, text: str) -> Part:
    return column(label(title, "title"), label(text, wrap=True), gap=8, margins=(20, 18, 20, 16))
