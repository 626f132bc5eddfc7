"""What evidence there is: what may go along, and what stays out and why."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ui.pages.release.slot import Slot
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.choices import Check
from ui.widgets.elide import Elide
from ui.widgets.lay import Part, card, column, restyle, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import tr
from workstation.records.evidence import EvidenceKind
from workstation.records.kit import Id
from workstation.services.attachments import Offer

_LONGEST = 200
_GLYPHS = {
    EvidenceKind.PICTURE: "picture",
    EvidenceKind.SOUND: "sound",
    EvidenceKind.VIDEO: "video",
    EvidenceKind.DOCUMENT: "document",
    EvidenceKind.MESSAGES: "note",
}


class Pieces(QWidget):
    """`ticked` tells whether a piece goes, `worded` what it shows, `opened` one to look at."""

    ticked = Signal(str, bool)
    worded = Signal(str, str)
    opened = Signal(str)
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[Id, _Row] = {}
        self._inside = Slot()
        self.setLayout(column((Scrolled(column(self._inside, None)), 1)))

    def show_offers(
        self, offers: Sequence[Offer], chosen: Mapping[str, str], state: Callable[[Offer], str]
    ) -> None:
        """Show what there is; `chosen` says what those show that go along."""
        self._rows = {}
        out: list[Part] = []
        for offer in offers:
            if offer.left_out is None:
                made = _Row(self, offer, chosen.get(offer.piece))
                made.show_state(state(offer))
                self._rows[offer.piece] = made
            else:
                out.append(_left_out(self, offer))
        may: list[Part] = list(self._rows.values())
        if not may:
            may = [label(tr("Nothing here may go to this reader."), "muted", wrap=True)]
        parts: list[Part] = [label(tr("May go along"), "subtitle"), *may]
        if out:
            parts += [8, label(tr("Stays out"), "subtitle"), *out]
        self._inside.fill(column(*parts, gap=8))

    def show_state(self, offer: Offer, words: str, *, current: bool) -> None:
        """How far a piece is, and whether it is the one that is open."""
        if offer.piece in self._rows:
            self._rows[offer.piece].show_state(words)
            self._rows[offer.piece].show_current(on=current)

    def first(self) -> QWidget | None:
        """The first piece to choose."""
        return next((made.tick for made in self._rows.values()), None)


class _Row(QFrame):
    def __init__(self, pieces: Pieces, offer: Offer, words: str | None) -> None:
        super().__init__()
        self.setProperty("row", "plain")
        self.tick = Check(checked=words is not None)
        said = QLineEdit(words or "")
        said.setMaxLength(_LONGEST)
        said.setPlaceholderText(tr("What it shows, optional"))
        said.setAccessibleName(tr("What it shows: {title}").format(title=offer.title))
        if words is None:
            said.hide()
        said.textEdited.connect(lambda typed: pieces.worded.emit(offer.piece, typed))
        self.tick.toggled.connect(said.setVisible)
        self.tick.setAccessibleName(tr("Goes along: {title}").format(title=offer.title))
        self.tick.toggled.connect(lambda on: pieces.ticked.emit(offer.piece, on))
        self._state = label(role="caption", wrap=True)
        mark = GlyphView(icon(_GLYPHS.get(offer.kind, "file")), "muted", 18)
        told = column(Elide(offer.title, "strong"), self._state, gap=1)
        top = Qt.AlignmentFlag.AlignTop
        parts: list[Part] = [(self.tick, 0, top), (mark, 0, top), (told, 1)]
        if not offer.is_text:
            look = button(tr("Look"), "quiet", press=lambda: pieces.opened.emit(offer.piece))
            look.setAccessibleName(tr("Look at {title}").format(title=offer.title))
            parts.append((look, 0, top))
        line = row(*parts, gap=8)
        self.setLayout(column(line, said, gap=4, margins=(8, 6, 4, 6)))

    def show_state(self, words: str) -> None:
        self._state.setText(words)

    def show_current(self, *, on: bool) -> None:
        restyle(self, "row", "current" if on else "plain")


def _left_out(pieces: Pieces, offer: Offer) -> QWidget:
    assert offer.left_out is not None
    mark = GlyphView(icon(_GLYPHS.get(offer.kind, "file")), "muted", 18)
    because = tr("Left out, because {because}.").format(because=tr(offer.left_out.because))
    lines: list[Part] = [
        row(mark, (Elide(offer.title, "strong"), 1)),
        label(because, wrap=True),
        label(tr(offer.left_out.instead), "caption", wrap=True),
    ]
    if offer.original is not None:
        original = offer.original
        lines.append(
            button(tr("Make the copy"), "link", press=lambda: pieces.copied.emit(original))
        )
    return card(*lines, gap=2, margins=(10, 8, 10, 8))
