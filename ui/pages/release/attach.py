"""The second step: which evidence goes along, what is covered on it, and who looked."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from ui.pages.release.attach_boxes import Covering
from ui.pages.release.attach_editor import Editor
from ui.pages.release.attach_list import Pieces
from ui.pages.release.attach_state import Along, Covers, Found
from ui.pages.release.running import Running
from ui.pages.release.slot import StepView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.empty import Empty
from ui.widgets.field import Field
from ui.widgets.lay import column, held, row
from ui.words import tr
from workstation.ports import Pixels, Progress
from workstation.records.attachments import Box
from workstation.records.briefings import Profile
from workstation.records.kit import Id
from workstation.rules.attachments import Pictures, pictures_for, said_of
from workstation.services.answers import AttachmentAnswer
from workstation.services.session import Session

_SIDE, _DRAWN = 330, 1800


class AttachView(StepView):
    """`told` says what goes along and why pictures do; `again` asks for another look."""

    told = Signal(object, str)
    again = Signal()

    def __init__(self, session: Session, running: Running) -> None:
        super().__init__()
        self._session, self._running, self.along = session, running, Along()
        self._here: tuple[str, int] | None = None
        self._leaving: Pixels | None = None
        self.pieces, self.editor = Pieces(), Editor()
        self._banner, self.because = Banner("info", ""), QLineEdit()
        hint = tr("For example: the stamp shows the date.")
        self._why = Field(tr("Why pictures go along"), self.because, required=True, hint=hint)
        nothing = Empty(
            icon("picture"),
            tr("No page is open"),
            tr("Tick what goes along and look at each page. Sealed originals stay as they are."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(self.editor)
        side = held(column(self._banner, self._why, (self.pieces, 1), gap=10))
        side.setFixedWidth(look().px(_SIDE))
        self.setLayout(row(side, (self._stack, 1), gap=14, margins=(20, 12, 20, 10)))
        self._bind()

    def show_found(
        self, found: Found, profile: Profile, chosen: tuple[AttachmentAnswer, ...], because: str
    ) -> None:
        """Show what there is for this reader."""
        self.along.take(found, profile, chosen)
        if self.because.text() != because:
            self.because.setText(because)
        stand = pictures_for(profile)
        words = map(tr, said_of(profile))
        self._banner.say("info" if stand is Pictures.ALLOWED else "warn", *words)
        self._why.setVisible(stand is Pictures.WITH_REASON)
        if self._here is not None and not self.along.may(self._here[0]):
            self._here = None
        self._show()
        self._tell()

    def flush(self) -> None:
        """Keep boxes that were drawn and not seen as they leave yet."""
        for piece, page, boxes in self.along.unkept():
            call = partial(self._keep, piece, page, boxes)
            self._running.beside(tr("Keep the boxes"), call, partial(self._kept, piece))

    def reason(self) -> str:
        return self.along.reason(self.because.text())

    def to_reason(self) -> None:
        unseen = self.along.unseen()
        if self.along.needs_reason() and not self.because.text().strip():
            self.because.setFocus()
        elif unseen:
            self.open(*unseen[0])

    def first(self) -> QWidget | None:
        return self.pieces.first()

    def open(self, piece: str, page: int) -> None:
        """Show a page with its boxes, to be changed."""
        self._here, self._leaving = (piece, page), None
        plain = self._session.attachments.plain

        def call(_progress: Progress) -> Pixels:
            return plain(Id(piece), page, (_DRAWN, _DRAWN))

        self._running.beside(tr("Draw a page"), call, partial(self._opened, piece, page))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._here is not None:
            self.open(*self._here)

    def hideEvent(self, event: QHideEvent) -> None:
        self._leaving = None
        super().hideEvent(event)

    def _bind(self) -> None:
        self.pieces.ticked.connect(self._tick)
        self.pieces.worded.connect(self._word)
        self.pieces.opened.connect(self._open_piece)
        self.pieces.copied.connect(self._copy)
        self.because.textEdited.connect(lambda _text: self._tell())
        editor = self.editor
        editor.wanted.connect(self._turn)
        editor.drawn.connect(self._draw)
        editor.seen.connect(self._see)
        editor.edited.connect(lambda: self.open(*self._here) if self._here else None)
        editor.looked.connect(self._look)
        editor.goes.connect(self._go_along)

    def _tick(self, piece: str, on: bool) -> None:
        self.along.tick(piece, on=on)
        if on and self.along.offers[piece].pages:
            self._open_piece(piece)
        self._show_states()
        self._tell()

    def _word(self, piece: str, words: str) -> None:
        self.along.say(piece, words)
        self._tell()

    def _go_along(self, on: bool) -> None:
        if self._here is not None:
            self.along.tick_page(*self._here, on=on)
            self._show()
            self._tell()

    def _open_piece(self, piece: str) -> None:
        pages = range(1, self.along.offers[piece].pages + 1)
        unseen = [page for page in pages if not self.along.seen(piece, page)]
        self.open(piece, unseen[0] if unseen else 1)

    def _turn(self, page: int) -> None:
        if self._here is not None:
            self.flush()
            self.open(self._here[0], page)

    def _opened(self, piece: str, page: int, pixels: Pixels) -> None:
        if (piece, page) == self._here and self._leaving is None and self.isVisible():
            self._show_page(pixels, leaves=False)
            self.editor.canvas.setFocus()

    def _show_page(self, pixels: Pixels, *, leaves: bool) -> None:
        assert self._here is not None
        piece, page = self._here
        offer, covering = self.along.offers[piece], self.along.covering(piece, page)
        self._stack.setCurrentWidget(self.editor)
        self.editor.show_page(offer.title, page, offer.pages, pixels, covering, leaves=leaves)
        self._show_states()

    def _draw(self, covering: Covering) -> None:
        if self._here is not None:
            self.along.coverings[self._here] = covering
            self._show_states()
            self.changed.emit()

    def _see(self) -> None:
        """Have it covered and drawn as it leaves."""
        if self._here is not None:
            at = self._here
            call = partial(self._keep, *at, self.along.covering(*at).boxes)
            self._running.run(tr("Cover a page"), call, partial(self._saw, *at))

    def _keep(
        self, piece: str, page: int, boxes: tuple[Box, ...], _progress: Progress
    ) -> tuple[Pixels, Covers]:
        along = self._session.attachments
        return along.cover(Id(piece), page, boxes), along.covers(Id(piece))

    def _kept(self, piece: str, told: tuple[Pixels, Covers]) -> None:
        self.along.covers[piece] = told[1]
        self._show_states()

    def _saw(self, piece: str, page: int, told: tuple[Pixels, Covers]) -> None:
        self._kept(piece, told)
        if (piece, page) == self._here:
            self._leaving = told[0]
            self._show_page(told[0], leaves=True)

    def _look(self, said: bool) -> None:
        if self._here is None:
            return
        piece, page = self._here
        pixels, along = self._leaving, self._session.attachments

        def call(_progress: Progress) -> Covers:
            if said and pixels is not None:
                along.looked_at(Id(piece), page, pixels)
            else:
                along.not_looked_at(Id(piece), page)
            return along.covers(Id(piece))

        self._running.run(tr("Write it down"), call, partial(self._looked, piece, said=said))

    def _looked(self, piece: str, covers: Covers, *, said: bool) -> None:
        self.along.covers[piece] = covers
        self._show_states()
        self.changed.emit()
        unseen = [at for at in self.along.unseen() if at[0] == piece]
        if said and unseen:
            self.open(*unseen[0])

    def _copy(self, original: str) -> None:
        strip = self._session.evidence.strip
        call = partial(strip, Id(original))
        self._running.run(tr("Make a copy"), call, lambda _copy: self.again.emit())

    def _show(self) -> None:
        words = {piece: answer.words for piece, answer in self.along.chosen.items()}
        self.pieces.show_offers(tuple(self.along.offers.values()), words, self.along.words_of)
        if self._here is None:
            self._stack.setCurrentIndex(0)
        self._show_states()

    def _show_states(self) -> None:
        here = self._here[0] if self._here else ""
        for offer in self.along.offers.values():
            words = self.along.words_of(offer)
            self.pieces.show_state(offer, words, current=offer.piece == here)
        if self._here is not None:
            goes, said = self.along.goes(*self._here), self.along.seen(*self._here)
            self.editor.show_said(said=said, goes=goes)

    def _tell(self) -> None:
        self.told.emit(tuple(self.along.chosen.values()), self.because.text())
        self.changed.emit()
