"""The window around the pages: sidebar, top bar, the page itself, and the bar of long work."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.jobs import JobRunner
from ui.keys import LetterKeys
from ui.page import Page, PageSpec, Place
from ui.sidebar import Sidebar
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
        # Tab goes in the order of making: head, content, foot, sidebar.
        self._top = TopBar(with_search=SEARCH in self._specs)
        self._stack = QStackedWidget()
        self._bar = JobBar(jobs)
        self._side = Sidebar(items, role)
        self._told = ToldBanner()
        main = held(column(self._top, self._told, (self._stack, 1), self._bar))
        self.setLayout(row(self._side, (main, 1), gap=0))
        self._top.went.connect(self.go)
        self._top.searched.connect(lambda query: self.go(Place(SEARCH, query)))
        self._top.entered.connect(self._enter)
        self._top.locked.connect(self.locked)
        self._side.chosen.connect(lambda key: self.go(Place(key)))
        self._bind_keys([spec.key for spec in items])

    @property
    def place(self) -> Place | None:
        """Where the window is now."""
        return self._way[-1] if self._way else None

    def go(self, place: Place) -> None:
        """Open a page; the one before it can be gone back to."""
        if self._way and self._way[-1].key == place.key:
            self._way.pop()
        self._way = [*self._way, place][-_KEPT_PLACES:]
        self._open(place)

    def go_back(self) -> None:
        """Open the page before this one, if there is one."""
        if len(self._way) > 1:
            self._way.pop()
            self._open(self._way[-1])

    def page(self) -> Page | None:
        """The page that is open."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def tell(self, words: str, advice: str) -> None:
        """Say a failure above the page, which stays as it is."""
        self._told.tell(words, advice)

    def show_number(self, key: str, number: int) -> None:
        """Say at the sidebar's item how many things wait there."""
        self._side.show_number(key, number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _open(self, place: Place) -> None:
        leaving = self.page()
        page = self._made(place.key)
        if leaving is not None and leaving is not page:
            leaving.leave()
        self._told.hide()
        if place.key != SEARCH:
            self._top.clear_search()
        page.show_subject(place.subject)
        self._stack.setCurrentWidget(page)
        self._top.show_head(page)
        self._side.show_chosen(self._specs[place.key].item)
        self._fit()
        if place.key != SEARCH:
            (page.first() or page).setFocus()

    def _made(self, key: str) -> Page:
        if key not in self._pages:
            page = self._specs[key].build()
            page.go.connect(self.go)
            page.back.connect(self.go_back)
            page.head_changed.connect(partial(self._renew_head, page))
            letters = dict(page.letters())
            if (entry := page.filter_entry()) is not None:
                letters["/"] = entry.setFocus
            LetterKeys(page, letters)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def _renew_head(self, page: Page) -> None:
        if page is self.page():
            self._top.show_head(page)

    def _fit(self) -> None:
        narrow = self.place is not None and self._specs[self.place.key].narrow
        self._side.set_rail(narrow or self.width() < RAIL_BELOW)

    def _bind_keys(self, items: Sequence[str]) -> None:
        self._bind("Ctrl+L", self.locked.emit)
        self._bind("Pause", self.locked.emit)
        self._bind("Ctrl+K", self._top.focus_search)
        self._bind("Alt+Left", self.go_back)
        self._bind("Escape", self.go_back)
        self._bind("F6", self._next_region)
        self._bind("Ctrl+Return", self._press_primary)
        if NEW in self._specs:
            self._bind("Ctrl+N", lambda: self.go(Place(NEW)))
        for number, key in enumerate(items, 1):
            self._bind(f"Alt+{number}", partial(self.go, Place(key)))

    def _bind(self, keys: str, action: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: action())

    def _press_primary(self) -> None:
        page = self.page()
        press = page.primary() if page is not None else None
        if press is not None and press.isEnabled():
            press.click()

    def _enter(self) -> None:
        page = self.page()
        if page is not None and (first := page.first()) is not None:
            first.setFocus()

    def _next_region(self) -> None:
        """Head, content, foot, sidebar, and round again."""
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
