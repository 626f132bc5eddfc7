"""One page at a time: covered by hand, then looked at as it leaves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.release import attach_boxes as boxes
from ui.pages.release.attach_boxes import Covering
from ui.pages.release.attach_canvas import Canvas, CanvasArea
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.choices import Check
from ui.widgets.elide import Elide
from ui.widgets.flow import Flow
from ui.widgets.kbd import Kbd
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.text import label
from ui.words import tr
from workstation.ports import Pixels
from workstation.records.attachments import WHOLE

STATEMENT = "Looked at: no face, name, badge or plate"
"""What a person stands for; statement 8 of do no harm, pictures included."""

_KEYS = (
    (("B",), "cover"),
    (("←→",), "move"),
    (("Shift", "←→"), "size"),
    (("Del",), "take away"),
    (("V",), "as it leaves"),
    (("L",), "looked at"),
)


class Editor(QWidget):
    """`wanted` asks for a page, `seen` for it as it leaves; the rest tell what was done."""

    wanted = Signal(int)
    drawn = Signal(object)
    seen = Signal()
    edited = Signal()
    looked = Signal(bool)
    goes = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._covering, self._page, self._pages, self._leaves = Covering(), 1, 1, False
        self.canvas = Canvas()
        self._area = CanvasArea(self.canvas)
        self._title, self._number = Elide(role="strong"), label(role="muted")
        self._last = button(tr("Last"), "quiet", press=lambda: self._turn(-1))
        self._next = button(tr("Next"), "quiet", press=lambda: self._turn(1))
        self._goes = Check(tr("This page goes along"))
        self._cover = button(tr("Cover a place"), glyph=icon("left_out"), press=self.add)
        self._undo = button(tr("Undo"), "quiet", icon("history"), press=self.undo)
        self._away = button(tr("Take away"), "quiet", press=self._remove)
        self._see = button(tr("See it as it leaves"), glyph=icon("hold"), press=self.turn_over)
        self._said = Check(tr(STATEMENT))
        self._said.clicked.connect(lambda on: self.looked.emit(on))
        self._goes.clicked.connect(lambda on: self.goes.emit(on))
        self.canvas.drawn.connect(self._draw)
        self.canvas.turned.connect(self._turn)
        self.setLayout(column(self._card()))

    @property
    def leaves(self) -> bool:
        """Whether the page is shown as it leaves."""
        return self._leaves

    def show_page(
        self, title: str, page: int, pages: int, pixels: Pixels, covering: Covering, *, leaves: bool
    ) -> None:
        """Show a page to be covered, or as it leaves."""
        self._title.setText(title)
        self._page, self._pages, self._leaves = page, pages, leaves
        number = tr("Page {page} of {pages}").format(page=page, pages=pages)
        self._number.setText(number if pages > 1 else "")
        for part in (self._last, self._next, self._goes):
            part.setVisible(pages > 1)
        self._last.setEnabled(page > 1)
        self._next.setEnabled(page < pages)
        self.canvas.show_page(pixels, covering, leaves=leaves)
        self._area.fit()
        self.show_covering(covering)

    def show_covering(self, covering: Covering) -> None:
        """Show other boxes."""
        self._covering = covering
        self.canvas.show_covering(covering)
        edits = not self._leaves
        self._cover.setEnabled(edits)
        self._undo.setEnabled(edits and bool(covering.before))
        self._away.setEnabled(edits and covering.chosen is not None)
        leaves = tr("See it as it leaves")
        self._see.setText(tr("Change what is covered") if self._leaves else leaves)

    def show_said(self, *, said: bool, goes: bool) -> None:
        """Whether somebody stands for this page, and whether it goes along."""
        self._said.setChecked(said)
        self._said.setEnabled(self._leaves or said)
        self._goes.setChecked(goes)

    def add(self) -> None:
        """A box in the middle of what is seen, to be moved by keys."""
        if self._leaves or not self.canvas.is_shown:
            return
        side = WHOLE // 8
        corner = WHOLE // 2 - side // 2
        made = boxes.between(corner, corner, corner + side, corner + side)
        self._draw(boxes.added(self._covering, made))
        self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def undo(self) -> None:
        """As it was before the last change."""
        if not self._leaves:
            self._draw(boxes.undone(self._covering))

    def turn_over(self) -> None:
        """From what is covered to how it leaves, and back."""
        if self.canvas.is_shown:
            (self.edited if self._leaves else self.seen).emit()

    def look(self) -> None:
        """Say that nobody can be told on this page, once it is seen as it leaves."""
        if self._said.isEnabled():
            self._said.click()

    def _card(self) -> QWidget:
        nearer = button(tr("+"), "quiet", press=lambda: self._area.step(1))
        whole = button(tr("Fit"), "quiet", press=lambda: self._area.step(0))
        farther = button(tr("−"), "quiet", press=lambda: self._area.step(-1))
        for press, name in ((nearer, "Nearer"), (whole, "All of it"), (farther, "Farther")):
            press.setAccessibleName(tr(name))
        head = row((self._title, 1), self._goes, self._number, self._last, self._next, gap=8)
        tools = row(self._cover, self._away, self._undo, None, farther, whole, nearer, gap=4)
        foot = Flow(self._see, self._said, gap=12)
        keys = (row(Kbd(*caps), label(tr(words), "caption"), gap=5) for caps, words in _KEYS)
        line = Flow(*map(held, keys), gap=5)
        parts: list[Part] = [head, tools, (self._area, 1), foot, line]
        return card(*parts, gap=8, margins=(14, 10, 14, 10))

    def _draw(self, covering: Covering) -> None:
        self.show_covering(covering)
        self.drawn.emit(covering)

    def _remove(self) -> None:
        self._draw(boxes.removed(self._covering))

    def _turn(self, step: int) -> None:
        if 1 <= self._page + step <= self._pages:
            self.wanted.emit(self._page + step)
