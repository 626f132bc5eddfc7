"""The sixth step: a second person reads the finished pages and signs, or sends it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.pages.release.checks import blocker_card
from ui.pages.release.inferring import inference_card
from ui.pages.release.leaving import Leaving, leaving_cards
from ui.pages.release.lines import good_line
from ui.pages.release.pages_view import FIT, ZOOMS, PagesView
from ui.pages.release.slot import Slot, StepView
from ui.pages.release.ways import Ways, way_of
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.blocker import BlockerCard
from ui.widgets.button import button
from ui.widgets.elide import Elide
from ui.widgets.field import Field
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.segment import Segment
from ui.widgets.sides import ROOM
from ui.widgets.text import label
from ui.words import tr
from workstation.errors import Blocker
from workstation.records.briefings import Briefing
from workstation.records.office import Letter
from workstation.rules.do_no_harm import STATEMENTS
from workstation.rules.inference import Inference
from workstation.services.releases import Reread

_SIDE, _SMALL_SIDE = 396, 344


@dataclass(frozen=True, slots=True)
class Draft:
    """A kept draft with all that the second person is shown of it."""

    briefing: Briefing
    letter: Letter
    seen: Reread
    officer: bool
    own: bool
    reader: str = ""
    """The role of whoever looks at it, where they may be the second person."""
    pages: Sequence[bytes] = field(repr=False, default=())
    inference: Inference | None = field(repr=False, default=None)
    leaving: Leaving | None = None


class SecondView(StepView):
    """`approve` tells the passphrases that were typed; they are forgotten at once.

    `typing` says that somebody types one: their process may start.
    """

    typing = Signal()
    approve = Signal(list)
    send_back = Signal()
    hold = Signal()
    go = Signal(object)
    """Asks for where a blocker is put right: a To."""

    def __init__(self, *, may_hold: bool, ways: Ways = way_of) -> None:
        super().__init__()
        self._officer, self._ways = False, ways
        self._pages, self._found, self._who = PagesView(), Slot(), Slot()
        self._read = held(
            row(GlyphView(icon("check"), "ok", 16), label(tr("read to the end"), "muted"), gap=6)
        )
        self._banner, self._stops = Banner("danger", ""), Slot()
        self._first, self._second = _secret(), _secret()
        self._approver = Field(
            tr("The second person's passphrase, to sign"), self._first, required=True
        )
        self._cosigner = Field(
            tr("A protection officer's, to sign as well"),
            self._second,
            hint=tr("Leave it empty when the protection officer is the second person."),
        )
        self.sign = button(tr("Approve and sign"), "primary", icon("edit"), press=self._approve)
        back = button(tr("Send back"), press=self.send_back.emit)
        hold = button(tr("Hold"), "quiet", icon("stop"), press=self.hold.emit)
        hold.setVisible(may_hold)
        self._others = (back, hold)
        self._first.textEdited.connect(self.typing)
        self._first.returnPressed.connect(self._approve)
        self._second.returnPressed.connect(self._approve)
        self._pages.ended.connect(self._read.show)
        self._zoom = Segment([(zoom, _zoom_words(zoom)) for zoom in ZOOMS], value=FIT)
        self._zoom.setAccessibleName(tr("How near"))
        self._zoom.answered.connect(self._pages.show_zoom)
        self._bind_zoom()
        head = row((Elide(tr("The finished file"), "subtitle"), 1), self._read, self._zoom, gap=12)
        left = card(head, (self._pages, 1), gap=6, margins=(14, 10, 14, 14))
        signing = card(
            self._approver,
            self._cosigner,
            row(self.sign, back, None, hold, gap=8),
            gap=10,
        )
        facts = column(self._banner, self._stops, self._found, self._who, None, gap=12)
        side = held(column((Scrolled(facts), 1), signing, gap=10))
        self._side = side
        self.setLayout(row((left, 1), side, gap=14, margins=(20, 12, 20, 10)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = look().room(event.size().width()) >= ROOM
        self._side.setFixedWidth(look().px(_SIDE if wide else _SMALL_SIDE))

    def show_draft(self, draft: Draft) -> None:
        """Show a draft; nothing is typed yet."""
        self._officer = draft.officer
        self.begin()
        self._read.hide()
        self._pages.show_pages(draft.pages)
        stops = map(self._stop, draft.seen.blockers)
        along = leaving_cards(draft.leaving)
        self._found.fill(column(*stops, *along, _found(draft), *_inferred(draft), gap=12))
        self._who.fill(column(_who(draft)))
        self._cosigner.setVisible(draft.officer)
        self.changed.emit()

    def begin(self) -> None:
        """Before another try: what was typed, and what the last one was told, is gone."""
        self.forget()
        self._banner.hide()
        self._stops.hide()

    def set_busy(self, *, busy: bool) -> None:
        """While something runs nothing else can be begun."""
        for verb in self._others:
            verb.setEnabled(not busy)

    def show_stopped(self, blockers: Sequence[Blocker]) -> None:
        """What the second person's machine found against it."""
        said = tr("Their machine stops it. Nothing has left.")
        self._show_failed(said, tr("Send it back, or put it right and open it again."))
        self._stops.fill(column(*map(self._stop, blockers), gap=10))
        self._stops.show()

    def show_missed(self) -> None:
        """A passphrase opened nothing."""
        self._approver.show_problem(tr("That did not open it. Nothing has left."))
        self._first.setFocus()

    def show_failed(self, words: str, advice: str) -> None:
        """Something else went wrong."""
        self._stops.hide()
        self._show_failed(words, advice)

    def forget(self) -> None:
        """Drop what was typed."""
        for entry in (self._first, self._second):
            entry.clear()
        self._approver.show_problem("")

    def first(self) -> QWidget | None:
        return self._pages

    def to_sign(self) -> None:
        """Go to where the next one signs."""
        (self._second if self._first.text() and self._officer else self._first).setFocus()

    def _stop(self, blocker: Blocker) -> BlockerCard:
        """With the way to another page; what is in the text goes back to whoever wrote it."""
        way = self._ways(blocker.rule)
        card = blocker_card(blocker, way[1] if way is not None else "Send back", below=True)
        card.go.connect(partial(self.go.emit, way[0]) if way is not None else self.send_back)
        return card

    def _bind_zoom(self) -> None:
        steps: dict[tuple[str, ...], Callable[[], object]] = {
            ("Ctrl++", "Ctrl+="): lambda: self._step(1),
            ("Ctrl+-",): lambda: self._step(-1),
            ("Ctrl+0",): lambda: self._show_zoom(FIT),
        }
        for keys, act in steps.items():
            made = QShortcut(self)
            made.setKeys([QKeySequence(key) for key in keys])
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def _step(self, by: int) -> None:
        at = self._pages.zoom_at() + by
        self._show_zoom(ZOOMS[max(0, min(at, len(ZOOMS) - 1))])

    def _show_zoom(self, zoom: int) -> None:
        self._zoom.answer(zoom)
        self._pages.show_zoom(zoom)

    def _show_failed(self, words: str, advice: str) -> None:
        self._banner.say("danger", words, advice)
        self._banner.show()

    def _approve(self) -> None:
        if not self.sign.isEnabled():
            return
        typed = [entry.text() for entry in (self._first, self._second) if entry.text()]
        if not self._first.text():
            self._approver.show_problem(tr("The one who read it types their passphrase here."))
            self._first.setFocus()
            return
        self.begin()
        self.approve.emit(typed)


def _zoom_words(zoom: int) -> str:
    return tr("Fit") if zoom == FIT else tr("{number} %").format(number=zoom)


def _secret() -> QLineEdit:
    entry = QLineEdit()
    entry.setEchoMode(QLineEdit.EchoMode.Password)
    return entry


def _found(draft: Draft) -> QWidget:
    seen = draft.seen
    lines: list[Part] = []
    if seen.found:
        words = tr("{found} known names are still in the text").format(found=seen.found)
        lines.append(good_line(words, "", "danger", "problem"))
    elif seen.forms:
        words = tr("{forms} name forms looked for, none in the text")
        under = tr("The second person's own machine looks again, in the finished file.")
        lines.append(good_line(words.format(forms=seen.forms), under))
    else:
        words = tr("This desk holds no names to look for")
        under = tr("The second person's own machine looks for all, in the finished file.")
        lines.append(good_line(words, under, "info", "circle"))
    if not seen.blockers:
        all_yes = tr("All {n} answers are yes").format(n=len(STATEMENTS))
        lines.append(good_line(all_yes, tr("The gate was asked again today.")))
    for kept in draft.letter.kept:
        place, _, why = kept.partition(": ")
        lines.append(good_line(tr("Kept: “{place}”").format(place=place), why, "info", "in_order"))
    return card(label(tr("Found by this machine"), "subtitle"), *lines, gap=9)


def _inferred(draft: Draft) -> list[QWidget]:
    if draft.inference is None:
        return []
    return [inference_card(draft.inference, stopped=bool(draft.seen.blockers))]


def _who(draft: Draft) -> QWidget:
    day = draft.briefing.day
    when = f"{day.day} {day:%b}" if day else ""
    author = tr("You, {day}") if draft.own else tr("Somebody at this office, {day}")
    lines = [_signer("done", "ok", tr("Written by"), author.format(day=when))]
    if draft.officer:
        lines.append(_signer("circle", "accent", tr("A protection officer"), tr("signs as well")))
    second = tr("You, {role}").format(role=draft.reader.lower())
    who, allowed = second, tr("not the writer: allowed")
    if not draft.reader:
        who, allowed = tr("The second person"), tr("not the writer")
    lines.append(_signer("circle", "accent", who, allowed))
    return card(label(tr("Who signs"), "subtitle"), *lines, gap=6)


def _signer(glyph: str, tone: str, who: str, state: str) -> Part:
    middle = Qt.AlignmentFlag.AlignVCenter
    mark = (GlyphView(icon(glyph), tone, 18), 0, middle)
    return row(mark, label(who), None, label(state, "muted"), gap=8)
