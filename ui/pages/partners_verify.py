"""Eight words, heard and typed: the only way by which a contact's keys count as their own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.check_words import CheckWords
from ui.widgets.lay import column, held, restyle, row, rule
from ui.widgets.segment import Segment
from ui.widgets.text import label
from ui.words import tr
from workstation.records.partners import Contact, VerifiedHow
from workstation.services.partners import agree, words_of


class Verify(QFrame):
    """`agreed` tells the words as heard and how; `differ` that they are not the same."""

    agreed = Signal(list, object)
    differ = Signal()

    def __init__(self, contact: Contact, ours: Sequence[str]) -> None:
        super().__init__()
        restyle(self, "card", "plain")
        self._count = len(words_of(contact))
        self.words = CheckWords(
            self._count, lambda at, typed: agree(contact, [""] * at + [typed])[at]
        )
        self._entries = self.words.findChildren(QLineEdit)
        self._tick, self._said = GlyphView(icon("check"), "ok", 16), label(role="muted")
        self._how = Segment([(how, tr(how.label)) for how in VerifiedHow], value=VerifiedHow.PHONE)
        self._how.setAccessibleName(tr("How the words were compared"))
        stop = button(tr("They differ, stop"), "danger", press=self.differ.emit)
        self.mark = button(tr("Mark as verified"), "primary", press=self._press)
        read = column(
            label(tr("Then read yours to them"), "strong"),
            label("  ".join(ours), "reading", wrap=True),
            gap=2,
        )
        top = Qt.AlignmentFlag.AlignTop
        advice = tr(
            "Ring a number you already had, not one from the card. Ask them to read their words. "
            "Type what you hear; four letters of each are enough."
        )
        self.setLayout(
            column(
                label(tr("Verify by eight words"), "subtitle"),
                label(advice, "muted", wrap=True),
                self.words,
                row(self._how, None),
                row(self._tick, self._said, None, stop, self.mark, gap=10),
                rule(),
                row((GlyphView(icon("words"), "muted", 16), 0, top), (held(read), 1), gap=12),
                gap=10,
                margins=(16, 14, 16, 14),
            )
        )
        self.words.changed.connect(self._show)
        self._show(0)

    def clear(self) -> None:
        """Forget what was typed."""
        self.words.clear()

    def _show(self, agreeing: int) -> None:
        whole = agreeing == self._count
        self._said.setText(tr("{number} of {all} agree").format(number=agreeing, all=self._count))
        restyle(self._said, "tone", "ok" if agreeing else "")
        self._tick.setVisible(agreeing > 0)
        self.mark.setEnabled(whole)

    def _press(self) -> None:
        self.agreed.emit([entry.text() for entry in self._entries], self._how.value())
