"""Evidence: sealed at once, hidden until it is held, with who had it in hand."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.asking import ask_file
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.models.paged import PagedModel
from ui.pages.case.desk import Desk
from ui.pages.case.evidence_acts import EvidenceActs
from ui.pages.case.evidence_drop import DropHere
from ui.pages.case.evidence_forms import AddForm, begin_with
from ui.pages.case.evidence_look import Answered, Failed, LookFrame
from ui.pages.case.evidence_rows import Kept, Line, Sealing, columns, line_of
from ui.pages.case.evidence_side import copy_side, frame_words, original_side
from ui.pages.case.file import CaseFile
from ui.pages.case.locked import need_to_know
from ui.patience import when_free
from ui.theme.look import look
from ui.widgets.lay import Part, card, column, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.table import Table
from ui.widgets.text import label
from ui.words import tr
from workstation.ports import Pixels, Progress
from workstation.records.access import IDENTITIES
from workstation.records.evidence import CustodyEntry, Evidence, EvidenceCopy
from workstation.records.kit import Id
from workstation.rules.media import can_be_drawn

_SIDE, _SIDE_NARROW, _NARROW = 318, 288, 1000
_SHAPES = (
    (690, (0, 150, 78, 92, 138)),
    (500, (0, -1, 78, 92, 138)),
    (0, (0, -1, -1, -1, 138)),
)


class EvidenceTab(QWidget):
    """The list at the start with the place to drop files; the chosen piece at the end."""

    def __init__(self, desk: Desk, jobs: JobRunner) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._acts = EvidenceActs(self, desk, jobs)
        self._pieces: list[Kept] = []
        self._sealing: list[Sealing] = []
        self._waiting: list[Path] = []
        self._chosen: Id | None = None
        self._frame: LookFrame | None = None
        self._copy: QPushButton | None = None
        self._model: PagedModel[Line] = PagedModel(columns(), self._lines)
        self._table = Table(self._model)
        self._table.show_order(-1, falling=False)
        self._table.setAccessibleName(tr("Evidence"))
        self._table.set_shapes(*_SHAPES)
        self._table.installEventFilter(self)
        self._table.selectionModel().currentRowChanged.connect(
            lambda index, _before: self._show(index.row())
        )
        self._drop = DropHere(self.add, self.ask)
        self._side = Scrolled()
        parts: list[Part] = [(self._table, 1), self._drop]
        if not desk.team:
            self._drop.hide()
            more = tr("Copies without camera data are listed here once there are any.")
            parts.insert(0, need_to_know(tr("Originals"), IDENTITIES, more))
            parts.append(None)
        left = column(*parts, gap=10)
        self.setLayout(row((left, 1), self._side, gap=12, margins=(20, 12, 20, 12)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = look().room(self.width()) < _NARROW
        self._side.setFixedWidth(look().px(_SIDE_NARROW if narrow else _SIDE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in the list holds the picture beside it."""
        if isinstance(event, QKeyEvent) and self._frame is not None:
            pressed = event.type() == QEvent.Type.KeyPress
            if event.key() == Qt.Key.Key_Space:
                if not event.isAutoRepeat():
                    (self._frame.hold if pressed else self._frame.let_go)()
                return True
            return pressed and self._frame.turn(event.key())
        if event.type() == QEvent.Type.FocusOut and self._frame is not None:
            self._frame.let_go()
        return super().eventFilter(watched, event)

    def first(self) -> QWidget:
        """The list, or the place to drop files while there is nothing in it."""
        return self._table if self._rows() or not self._desk.team else self._drop

    def primary(self) -> QPushButton | None:
        """There is no one main verb here."""
        return None

    def show_file(self, file: CaseFile, today: dt.date) -> None:
        """Draw the list anew and keep the piece that was chosen."""
        self._pieces = [*(file.all(Evidence) if self._desk.team else file.all(EvidenceCopy))]
        self._renew()

    def count(self) -> int:
        """How many pieces this user may look at."""
        return len(self._pieces)

    def ask(self) -> None:
        """Ask for a file of this computer."""
        if self._desk.team and self._desk.file is not None:
            ask_file(self, tr("A piece of evidence"), lambda path: self.add([path]))

    def add(self, files: Sequence[Path]) -> None:
        """Ask about each file, one after the other, and seal it."""
        self._waiting += files
        if len(self._waiting) == len(files):
            self._next()

    def show_sealing(self, piece: Sealing) -> None:
        """List a piece that is being sealed."""
        self._sealing.append(piece)
        self._renew()

    def leave(self) -> None:
        """Show nothing any more."""
        if self._frame is not None:
            self._frame.let_go()

    def _next(self) -> None:
        when_free(self, self._ask_next)

    def _ask_next(self) -> None:
        file = self._desk.file
        if not self._waiting or file is None:
            return
        names = self._desk.session.evidence.telling(file.case.id)
        path, today = self._waiting[0], self._desk.session.cases.today()
        start = begin_with(Evidence(case=file.case.id, title="", got_on=today), path)
        # What was said of one file does not come back for another one.
        draft = f"evidence/{file.case.id}/{hashlib.sha256(bytes(path)).hexdigest()[:16]}"
        seal, drafts = partial(self._seal, path), self._desk.session.drafts
        form = AddForm(self, start, names, seal, drafts, draft)
        form.finished.connect(lambda _result: self._asked())
        form.open()

    def _asked(self) -> None:
        del self._waiting[:1]
        self._next()

    def _seal(self, path: Path, about: Evidence) -> None:
        assert about.case is not None
        piece = Sealing(about, about.case)
        title = tr("Sealing: {title}").format(title=about.title)
        leaves = tr("Nothing of this file is kept.")
        evidence = self._desk.session.evidence
        job = self._jobs.start(title, lambda to: evidence.add(about, path, to), leaves=leaves)
        self.show_sealing(piece)
        job.progressed.connect(partial(self._progressed, piece))
        job.done.connect(self._acts.kept)
        job.failed.connect(lambda error: self._desk.failed.emit(*words_for(error)))
        job.ended.connect(partial(self._sealed, piece))

    def _progressed(self, piece: Sealing, done: int, total: int, _note: str) -> None:
        piece.share = 100 * done // total if total else 0
        self._renew()

    def _sealed(self, piece: Sealing) -> None:
        self._sealing.remove(piece)
        self._renew()

    def _rows(self) -> list[Kept | Sealing]:
        here = [piece for piece in self._sealing if piece.case == self._desk.case]
        return [*self._pieces, *here]

    def _lines(self, places: Sequence[int]) -> list[Line]:
        rows, today = self._rows(), self._desk.session.cases.today()
        return [line_of(rows[place], today) for place in places]

    def _renew(self) -> None:
        shown = self._frame is not None and self._frame.is_shown
        if shown:
            return  # whoever looks is not disturbed; the next reading draws the list
        self._table.setVisible(bool(self._pieces) or self._desk.team)
        self._model.show_ids(range(len(self._rows())))
        ids = [piece.id for piece in self._pieces]
        if ids:
            self._table.selectRow(ids.index(self._chosen) if self._chosen in ids else 0)
        else:
            self._nothing()

    def _nothing(self) -> None:
        self._frame = None
        none = tr("Nothing is kept yet. A file is sealed at once, under a key of this case.")
        if not self._desk.team:
            none = tr("No copy without camera data was made yet. Ask the case worker for one.")
        self._side.fill(column(card(label(none, wrap=True)), None))

    def _show(self, place: int) -> None:
        file = self._desk.file
        if not 0 <= place < len(self._pieces) or file is None:
            return
        piece = self._pieces[place]
        self._chosen = piece.id
        drawn = can_be_drawn(piece.media)
        ask = partial(self._look, piece) if drawn else None
        stop = self._desk.session.evidence.stop_looking
        self._frame = LookFrame(*frame_words(piece, drawn=drawn), ask, stop)
        if isinstance(piece, EvidenceCopy):
            self._side.fill(column(copy_side(piece, self._frame)))
            return
        copies = [c for c in file.all(EvidenceCopy) if c.evidence == piece.id]
        side, self._copy = original_side(
            piece,
            copies[0] if copies else None,
            [e for e in file.all(CustodyEntry) if e.evidence == piece.id],
            self._frame,
            self._acts.offered(),
            self._desk.session.user.token,
            self._desk.session.cases.today(),
        )
        self._side.fill(column(side))

    def _look(
        self, piece: Kept, page: int, box: tuple[int, int], done: Answered, failed: Failed
    ) -> None:
        evidence = self._desk.session.evidence

        def draw(_progress: Progress) -> Pixels:
            return evidence.look(piece, page, box)

        job = self._jobs.start(tr("Drawing"), draw, leaves=tr("Nothing is changed."))
        job.done.connect(done)
        job.failed.connect(lambda error: failed(*words_for(error)))
