"""The parts of the settings that are chosen from declared lists: locking, and the screen."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.pages.settings.lines import Choose, SectionView, SettingLine, always, line, lines_card
from ui.widgets.kbd import Kbd
from ui.widgets.lay import column, held, row
from ui.widgets.masked import HELD_SECONDS, KEPT_SECONDS
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import tr
from workstation.services.settings import SETTINGS, Section, Settings

_HEARD = (
    ("sleep", "sleep"),
    ("session lock", "the computer's own lock"),
    ("screen saver", "the screen saver"),
    ("lid", "the lid"),
)
"""Triggers from outside the window, by the name under which they are alive."""


class ChoicesView(SectionView):
    """The declared settings of one section, and what goes with them."""

    def __init__(self, section: Section, settings: Settings, choose: Choose) -> None:
        super().__init__()
        self.lines = [
            SettingLine(each, settings, choose) for each in SETTINGS if each.section is section
        ]

    def show_now(self) -> None:
        for each in self.lines:
            each.show_now()

    def first(self) -> QWidget | None:
        return self.lines[0].control


class LockingView(ChoicesView):
    """When the window locks, how, and what hides names on the screen."""

    def __init__(
        self, settings: Settings, choose: Choose, alive: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__(Section.LOCKING, settings, choose)
        self._alive = alive
        self._heard = label(role="muted", wrap=True)
        self._always, self._not_here = always(), label(tr("not here"), tone="warn")
        after, nothing = self.lines
        panic = held(row(Kbd("Ctrl", "L"), label(tr("or"), "muted"), Kbd("Pause"), gap=6))
        held_for = tr("{held} seconds at most, or {kept} with Shift and Space to dial a number.")
        lock = lines_card(
            tr("Lock"),
            [
                after,
                self._outside(),
                line(
                    tr("Panic key"),
                    tr("Locks at once, from any page, even while a list is loading."),
                    panic,
                ),
                nothing,
            ],
        )
        screen = lines_card(
            tr("On the screen"),
            [
                line(tr("Names are hidden until held"), tr("Cannot be switched off."), always()),
                line(
                    tr("A held name is hidden again"),
                    held_for.format(held=HELD_SECONDS, kept=KEPT_SECONDS),
                    always(),
                ),
                line(
                    tr("Plain window title and icon"),
                    tr("The title bar says “Workspace”."),
                    always(),
                ),
            ],
        )
        self.setLayout(column(Scrolled(column(lock, screen, None, gap=12))))
        self._tell()

    def show_now(self) -> None:
        super().show_now()
        self._tell()

    def _outside(self) -> QWidget:
        """What is heard from outside the window."""
        title = label(tr("With the computer's own lock, sleep and lid"), "strong")
        words, ends = column(title, self._heard, gap=2), column(self._always, self._not_here)
        return held(row((words, 1), ends, gap=16, margins=(16, 9, 16, 9)))

    def _tell(self) -> None:
        alive = self._alive()
        here = [tr(words) for name, words in _HEARD if name in alive]
        missing = [tr(words) for name, words in _HEARD if name not in alive]
        said = [tr("Cannot be switched off.")]
        if missing:
            some = tr("Not heard on this computer: {causes}.").format(causes=", ".join(missing))
            said.append(some if here else tr("None of them is heard on this computer."))
        self._heard.setText(" ".join(said))
        self._always.setVisible(bool(here))
        self._not_here.setVisible(not here)


class ScreenView(ChoicesView):
    """Colours and size."""

    def __init__(self, settings: Settings, choose: Choose) -> None:
        super().__init__(Section.SCREEN, settings, choose)
        card = lines_card(tr("Colours and size"), self.lines)
        self.setLayout(column(Scrolled(column(card, None, gap=12))))
