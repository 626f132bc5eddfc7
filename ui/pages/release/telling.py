"""What is said in words: a summary, the account for sharing, and the details that they tell."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.pages.release.details import Count, Details
from ui.theme.look import look
from ui.widgets.choices import Check
from ui.widgets.field import Field
from ui.widgets.lay import card, column, held
from ui.widgets.text import label
from ui.words import tr
from workstation.services.answers import DetailAnswer

_SUMMARY = 96
_MOST = 20_000


class Telling(QWidget):
    """Not every reader is given words, and a text about nobody has none."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shared = False
        self._share = Check(tr("Tell the account for sharing, word by word after redaction"))
        self._summary = QPlainTextEdit()
        self._summary.setTabChangesFocus(True)
        self._summary.setFixedHeight(look().px(_SUMMARY))
        self._details = Details()
        self._said = Field(
            tr("Summary"),
            self._summary,
            required=False,
            hint=tr("What happened, without names or numbers. The next step looks for them."),
        )
        self._nobody = label("", "muted", wrap=True)
        told = label(tr("Details that it still tells"), "strong")
        hint = tr("What your words say of somebody: a section, a shift, a room. It is counted.")
        self._told = held(column(told, label(hint, "caption", wrap=True), self._details, gap=4))
        self.setLayout(column(card(self._nobody, self._said, self._share, self._told, gap=12)))
        self._summary.textChanged.connect(self.changed)
        self._share.toggled.connect(lambda _on: self.changed.emit())
        self._details.changed.connect(self.changed)

    def begin(self, *, shared: bool) -> None:
        """Nothing is said yet; `shared` says whether there is an account for sharing."""
        self._shared = shared
        self.show_said("", share=False, details=())

    def show_said(self, summary: str, *, share: bool, details: tuple[tuple[str, str], ...]) -> None:
        """Show what stood here before."""
        self._summary.setPlainText(summary)
        self._share.setChecked(share and self._shared)
        self._details.show_lines(details)

    def show_for(self, why_not: str) -> None:
        """Ask for words, or say why none go with it."""
        self._nobody.setText(why_not)
        self._nobody.setVisible(bool(why_not))
        self._said.setVisible(not why_not)
        self._share.setVisible(not why_not and self._shared)
        self._told.setVisible(not why_not)

    def count_by(self, count: Count) -> None:
        """How many share a detail."""
        self._details.count_by(count)

    def summary(self) -> str:
        """The words as they are typed."""
        return self._summary.toPlainText()

    def share(self) -> bool:
        """Whether the account for sharing is told."""
        return self._share.isChecked()

    def lines(self) -> tuple[tuple[str, str], ...]:
        """The details as they are typed."""
        return self._details.lines()

    def details(self) -> tuple[DetailAnswer, ...]:
        """The details that have words."""
        return self._details.given()

    def reason(self) -> str:
        """What is wrong with the words."""
        too_long = len(self.summary()) > _MOST
        return tr("The summary is over 20,000 letters.") if too_long else ""

    def first_detail(self) -> QWidget | None:
        """Where the text can say less; None where it has no words."""
        return None if self._told.isHidden() else self._details.first()
