"""The window around the pages: sidebar, top bar, the page itself, and the bar of long work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.commands import Command
from ui.jobs import JobRunner
from ui.keys import LetterKeys
from ui.over import Over
from ui.page import CommandPage, Page, PageSpec, Place, Query
from ui.sidebar import Sidebar
from ui.theme.look import look
from ui.theme.tokens import RAIL_BELOW
from ui.topbar import TopBar
from ui.widgets.job_bar import JobBar
from ui.widgets.lay import column, held, row
from ui.widgets.told import ToldBanner
from ui.words import tr

SEARCH = "search"
"""The key of the page that the search field opens, if there is one."""
NEW = "new-case"
"""The key of the page that Ctrl+N opens, if there is one."""
_LEAST = (1024, 640)
_KEPT_PLACES = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """The way to the page that is open, the numbers at the side, and what has the focus."""

    way: Sequence[Place]
    numbers: Mapping[str, int]
    focus: str


class Shell(QWidget):
    """Shows one page at a time. `items` stand in the sidebar, `inner` are reached from pages."""

    locked = Signal()

    def __init__(
        self, items: Sequence[PageSpec], inner: Sequence[PageSpec], jobs: JobRunner, role: str
    ) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Workspace"))
        self.setMinimumSize(*_LEAST)
        self._specs = {spec.key: spec for spec in (*items, *inner)}
        self._pages: dict[str, Page] = {}
        self._way: list[Place] = []
        self._numbers: dict[str, int] = {}
        # Tab goes in the order of making: head, content, foot, sidebar.
        self._top = TopBar(with_search=SEARCH in self._specs)
        self._stack = QStackedWidget()
        self._bar = JobBar(jobs)
        self._side = Sidebar(items, role, [spec for spec in inner if spec.foot])
        self._told = ToldBanner()
        self._over = Over(self)
        main = held(column(self._top, self._told, (self._stack, 1), self._bar))
        self.setLayout(row(self._side, (main, 1), gap=0))
        self._top.went.connect(self.go)
        self._top.searched.connect(lambda text: self.go(Place(SEARCH, Query(text))))
        self._top.locked.connect(self.locked)
        self._side.chosen.connect(lambda key: self.go(Place(key)))
        self._commands = self._declared([spec.key for spec in items])
        for command in self._commands:
            for keys in command.keys:
                QShortcut(QKeySequence(keys), self).activated.connect(command.run)

    @property
    def place(self) -> Place | None:
        """Where the window is now."""
        return self._way[-1] if self._way else None

    def go(self, place: Place) -> None:
        """Open a page; the one before it can be gone back to."""
        if self._specs[place.key].over:
            self._open_over(place)
            return
        self._over.close_page(back=False)
        if self._way and self._way[-1].key == place.key:
            self._way.pop()
        self._way = [*self._way, place][-_KEPT_PLACES:]
        self._open(place)

    def go_back(self) -> None:
        """Close what lies over the page, or open the page before this one, if there is one."""
        if self._over.page() is not None:
            self._over.close_page()
        elif len(self._way) > 1:
            self._way.pop()
            self._open(self._way[-1])

    @property
    def standing(self) -> Standing:
        """What a shell that takes the place of this one begins with."""
        focus = QApplication.focusWidget()
        named = focus.accessibleName() if focus is not None and _holds(self, focus) else ""
        return Standing(tuple(self._way), dict(self._numbers), named)

    def stand(self, at: Standing) -> None:
        """Go on where another shell stood."""
        for key, number in at.numbers.items():
            self.show_number(key, number)
        self._way = list(at.way[:-1])
        for place in at.way[-1:]:
            self.go(place)
        parts = (each for each in self.findChildren(QWidget) if each.isVisible())
        if at.focus and (same := next((p for p in parts if p.accessibleName() == at.focus), None)):
            same.setFocus()

    def page(self) -> Page | None:
        """The page that is open, the uppermost if one lies over another."""
        shown = self._over.page() or self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def leave(self) -> None:
        """Leave every page that is open, also one under another: the window is about to go."""
        self._over.close_page(back=False)
        if (page := self.page()) is not None:
            page.leave()

    def tell(self, words: str, advice: str, tone: str = "danger") -> None:
        """Say a failure, or something to know, above the page, which stays as it is."""
        self._told.tell(words, advice, tone)

    def show_number(self, key: str, number: int) -> None:
        """Say at the sidebar's item how many things wait there."""
        self._numbers[key] = number
        self._side.show_number(key, number)

    def show_backup(self, days: int | None) -> None:
        """Say at the side how many days ago the last backup was read back; None for never."""
        self._side.show_backup(days)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._over.setGeometry(self.rect())
        self._fit()

    def _open_over(self, place: Place) -> None:
        page = self._made(place.key)
        if isinstance(page, CommandPage):
            page.show_commands([command for command in self._commands if command.words])
        page.show_subject(place.subject)
        self._over.open_page(page)

    def _open(self, place: Place) -> None:
        leaving = self.page()
        page = self._made(place.key)
        if leaving is not None and leaving is not page:
            leaving.leave()
        self._told.hide()
        page.show_subject(place.subject)
        self._stack.setCurrentWidget(page)
        self._show_head(page, place.key)
        self._fit()
        (page.first() or page).setFocus()

    def _made(self, key: str) -> Page:
        if key not in self._pages:
            page = self._specs[key].build()
            page.go.connect(self.go)
            page.back.connect(self.go_back)
            page.head_changed.connect(partial(self._renew_head, page))
            page.counted.connect(partial(self.show_number, key))
            letters = dict(page.letters())
            if (entry := page.filter_entry()) is not None:
                letters["/"] = entry.setFocus
            LetterKeys(page, letters)
            self._pages[key] = page
            if not self._specs[key].over:
                self._stack.addWidget(page)
        return self._pages[key]

    def _renew_head(self, page: Page) -> None:
        if page is self.page() and self.place is not None:
            self._show_head(page, self.place.key)

    def _show_head(self, page: Page, key: str) -> None:
        """The item that is chosen in the sidebar is the one that the way back begins with."""
        self._top.show_head(page)
        way = [place.key for _, place in page.head().crumbs if place.key in self._specs]
        self._side.show_chosen(self._specs[[*way, key][0]].item)

    def _fit(self) -> None:
        narrow = self.place is not None and self._specs[self.place.key].narrow
        self._side.set_rail(narrow or look().room(self.width()) < RAIL_BELOW)

    def _declared(self, items: Sequence[str]) -> list[Command]:
        """Everything the window does, in the order in which the search lists it."""
        inner = [s for s in self._specs.values() if s.command and s.key not in (NEW, *items)]
        listed = [
            *([self._going(NEW, tr("New case"), "Ctrl+N", "add")] if NEW in self._specs else []),
            *(self._going(spec.key, spec.command, "", spec.icon) for spec in inner),
            *(self._going_to(self._specs[key], number) for number, key in enumerate(items, 1)),
            Command(self.locked.emit, ("Ctrl+L", "Pause"), tr("Lock"), "lock"),
            Command(self.go_back, ("Alt+Left", "Escape"), tr("Back"), "back"),
        ]
        keys_alone = [
            Command(self._search, ("Ctrl+K",)),
            Command(self._next_region, ("F6",)),
            Command(self._press_primary, ("Ctrl+Return",)),
        ]
        return listed + keys_alone

    def _going_to(self, spec: PageSpec, number: int) -> Command:
        words = tr("Go to {page}").format(page=tr(spec.title))
        return self._going(spec.key, words, f"Alt+{number}", spec.icon)

    def _going(self, key: str, words: str, keys: str, glyph: str) -> Command:
        return Command(partial(self.go, Place(key)), (keys,) if keys else (), words, glyph)

    def _search(self) -> None:
        if SEARCH in self._specs:
            self.go(Place(SEARCH, Query("")))

    def _press_primary(self) -> None:
        page = self.page()
        press = page.primary() if page is not None else None
        if press is not None and press.isEnabled():
            press.click()

    def _next_region(self) -> None:
        """Head, content, foot, sidebar, and round again; what lies over the page is one region."""
        if self._over.page() is not None:
            return
        page = self.page()
        regions: list[tuple[QWidget, QWidget | None]] = [
            (self._top, self._top.first()),
            (self._stack, (page.first() or page) if page is not None else None),
            (self._bar, self._bar.first()),
            (self._side, self._side.first()),
        ]
        focus = QApplication.focusWidget()
        at = next((n for n, (area, _) in enumerate(regions) if _holds(area, focus)), -1)
        for _, target in regions[at + 1 :] + regions[: at + 1]:
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _holds(area: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (area is focus or area.isAncestorOf(focus))
