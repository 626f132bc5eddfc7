"""Topics that stand beside the issues of a case, so that it is one among others."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.picker import Picker
from ui.pages.release.slot import Slot
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.lay import Part, column, row
from ui.widgets.text import label
from ui.words import tr
from workstation.records.taxonomy import IssueCode


class Topics(QWidget):
    """A list to add from, and what was added."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._codes: list[IssueCode] = []
        self._out: frozenset[IssueCode] = frozenset()
        self._offer = Picker([], placeholder=tr("Choose a topic"))
        self._offer.setAccessibleName(tr("Another topic"))
        self._add = button(tr("Add"), glyph=icon("add"), press=self._put)
        self._list = Slot()
        self.setLayout(column(self._list, row((self._offer, 1), self._add, gap=8), gap=6))
        self._show()

    def codes(self) -> tuple[str, ...]:
        """The codes that were added."""
        return tuple(code.value for code in self._codes)

    def show_codes(self, codes: Iterable[str]) -> None:
        """Show these instead; what is no topic is left out."""
        known = {code.value: code for code in IssueCode}
        self._codes = [known[c] for c in codes if c in known and known[c] not in self._out]
        self._show()

    def keep_out(self, codes: frozenset[IssueCode]) -> None:
        """Issues of the case are no other topics."""
        self._out = codes
        self._codes = [code for code in self._codes if code not in codes]
        self._show()

    def first(self) -> QWidget:
        """The list to add from."""
        return self._offer

    def _put(self) -> None:
        code = self._offer.value()
        if isinstance(code, IssueCode):
            self._codes.append(code)
            self._turned()

    def _take(self, code: IssueCode) -> None:
        self._codes.remove(code)
        self._turned()

    def _turned(self) -> None:
        self._show()
        self._offer.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        self._offer.clear()
        for code in IssueCode:
            if code not in self._out and code not in self._codes:
                self._offer.offer(code, f"{code.value}  {tr(code.label)}")
        self._offer.setCurrentIndex(-1)
        self._list.fill(column(*map(self._line, self._codes), gap=4))

    def _line(self, code: IssueCode) -> Part:
        away = button("", "quiet", icon("clear"), press=lambda: self._take(code))
        away.setAccessibleName(tr("Take this topic out"))
        return row((label(f"{code.value}  {tr(code.label)}", wrap=True), 1), away, gap=8)
