"""The settings: their parts at the start, the open one beside them; everything is kept at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QStackedWidget, QWidget

from ui.errors import words_for
from ui.jobs import JobRunner
from ui.page import Head, Page, PageSpec
from ui.pages.settings.backup import BackupView
from ui.pages.settings.choices import LockingView, ScreenView
from ui.pages.settings.keeping import KeepingView
from ui.pages.settings.keys import KeysView
from ui.pages.settings.lines import SectionView
from ui.pages.settings.people import PeopleView
from ui.pages.settings.protects import ProtectsView
from ui.sidebar import NavButton
from ui.theme.drawn import TICK
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import column, frame, held, row
from ui.widgets.text import label
from ui.words import tr
from workstation.services.session import Session
from workstation.services.settings import SETTINGS, Setting

KEY = "settings"
_WIDTH, _SMALL = 230, 196
_NARROW = 1020
Alive = Callable[[], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the settings: its key, name and icon, and what shows it."""

    key: str
    title: str
    icon: str
    view: SectionView


class PartList(QFrame):
    """The names of the parts; arrows move, `chosen` tells the place."""

    chosen = Signal(int)

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._items = [NavButton(part.title, part.icon) for part in parts]
        for at, item in enumerate(self._items):
            item.clicked.connect(partial(self._press, at))
        self.setLayout(column(*self._items, None, margins=(1, 8, 1, 8)))

    def show_chosen(self, at: int) -> None:
        """Mark the open part."""
        for place, item in enumerate(self._items):
            item.setChecked(place == at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        at = next((n for n, item in enumerate(self._items) if item.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        to = max(0, min(len(self._items) - 1, at + step))
        self._items[to].setFocus(Qt.FocusReason.TabFocusReason)
        self._press(to)

    def item(self, at: int) -> NavButton:
        """The button of a part."""
        return self._items[at]

    def _press(self, at: int, _checked: bool = False) -> None:
        self.chosen.emit(at)


class SettingsPage(Page):
    """Its subject is the key of a part."""

    def __init__(self, session: Session, jobs: JobRunner, alive: Alive) -> None:
        super().__init__()
        self._settings, self._jobs = session.settings, jobs
        self._parts = self._made(session, jobs, alive)
        self._list = PartList(self._parts)
        self._stack = QStackedWidget()
        for part in self._parts:
            self._stack.addWidget(part.view)
        self._said = Banner("danger", "")
        self._said.hide()
        back = button(
            tr("Back to our office's rules"), "quiet", icon("history"), press=self._back_to_rules
        )
        rules = button(tr("Make these our office's rules"), "quiet", press=self._make_rules)
        self._back, self._rules = back, rules
        kept = label(tr("Changes are kept at once and written in the log."), "muted")
        self._foot = frame(row(GlyphView(TICK, "muted", 15), kept, None, rules, back, gap=6))
        self._foot.setProperty("row", "plain")
        body = column(self._said, (self._stack, 1), self._foot, gap=8)
        self._side = held(column((self._list, 1)), width=look().px(_WIDTH))
        self.setLayout(row(self._side, (body, 1), gap=14, margins=(20, 12, 20, 10)))
        self._list.chosen.connect(self.open_part)
        self.open_part(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = look().room(event.size().width()) < _NARROW
        self._side.setFixedWidth(look().px(_SMALL if narrow else _WIDTH))

    def head(self) -> Head:
        return Head(tr("Settings"))

    def show_subject(self, subject: object) -> None:
        keys = [part.key for part in self._parts]
        at = keys.index(subject) if isinstance(subject, str) and subject in keys else None
        self.open_part(self._stack.currentIndex() if at is None else at)

    def first(self) -> QWidget | None:
        return self._list.item(self._stack.currentIndex())

    def primary(self) -> QAbstractButton | None:
        return self._view.primary()

    def open_part(self, at: int) -> None:
        """Open a part by its place."""
        self._said.hide()
        self._stack.setCurrentIndex(at)
        self._list.show_chosen(at)
        self._renew()

    @property
    def _view(self) -> SectionView:
        return self._parts[self._stack.currentIndex()].view

    def _renew(self) -> None:
        self._view.show_now()
        chosen = isinstance(self._view, LockingView | ScreenView)
        departs = any(self._settings.changed(each) for each in SETTINGS)
        self._foot.setVisible(chosen)
        self._back.setVisible(departs)
        self._rules.setVisible(departs and self._settings.may_rule)

    def _choose(self, setting: Setting, value: str) -> None:
        self._keep(lambda: self._settings.choose(setting, value))

    def _back_to_rules(self) -> None:
        self._keep(self._settings.back_to_rules)

    def _make_rules(self) -> None:
        self._keep(self._settings.make_rules)

    def _keep(self, change: Callable[[], object]) -> None:
        job = self._jobs.start(tr("Keeping it"), lambda _progress: change())
        job.done.connect(self._kept)
        job.failed.connect(self._say)

    def _kept(self, _done: object) -> None:
        self._said.hide()
        self._renew()

    def _say(self, problem: Exception) -> None:
        self._renew()
        self._said.say("danger", *words_for(problem))
        self._said.show()

    def _made(self, session: Session, jobs: JobRunner, alive: Alive) -> list[Part]:
        settings = session.settings
        locking = LockingView(settings, self._choose, alive)
        screen = ScreenView(settings, self._choose)
        return [
            Part("locking", tr("Locking"), "lock", locking),
            Part("screen", tr("Colours and size"), "appearance", screen),
            Part("backup", tr("Backup"), "backup", BackupView(session, jobs)),
            Part("keys", tr("Keys and recovery"), "custodian", KeysView(session, jobs)),
            Part("people", tr("People and roles"), "users", PeopleView(session, jobs)),
            Part("keeping", tr("Keeping and deleting"), "calendar", KeepingView(session, jobs)),
            Part("protects", tr("What this protects"), "safe", ProtectsView()),
        ]


def settings_spec(session: Session, jobs: JobRunner, alive: Alive) -> PageSpec:
    """The settings; their subject is the key of a part."""
    return PageSpec(
        KEY,
        tr("Settings"),
        "settings",
        lambda: SettingsPage(session, jobs, alive),
        command=tr("Settings"),
        foot=True,
    )
