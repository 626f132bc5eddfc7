"""What the shell and a page say to each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from ui.commands import Command


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: a page by its key, and what it shows (an id, a search text)."""

    key: str
    subject: object = None


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for; `ranked` asks for the best first, not for what is typed so far."""

    text: str
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The line at the top of a page; the title holds no name of a person.

    `names` are those of the crumbs' words that are somebody's: no tooltip tells them.
    """

    title: str
    crumbs: tuple[tuple[str, Place], ...] = ()
    saved: str = ""
    names: tuple[str, ...] = ()


class Page(QWidget):
    """A page gets its services when it is made, and asks the shell to go."""

    go = Signal(Place)
    back = Signal()
    head_changed = Signal()
    counted = Signal(int)
    """How many things wait here; it is said at the page's item at the side."""

    def head(self) -> Head:
        """The title and the way to it."""
        raise NotImplementedError

    def extras(self) -> Sequence[QWidget]:
        """What stands at the end of the head: a badge, a date."""
        return ()

    def show_subject(self, subject: object) -> None:
        """Show what was asked for; called each time the page is opened."""

    def first(self) -> QWidget | None:
        """The first thing to do: it gets the focus when the page opens."""
        return None

    def primary(self) -> QAbstractButton | None:
        """The one main verb: Ctrl+Enter presses it."""
        return None

    def filter_entry(self) -> QLineEdit | None:
        """Where / goes."""
        return None

    def letters(self) -> Mapping[str, Callable[[], object]]:
        """Actions by letter key, outside text fields."""
        return {}

    def leave(self) -> None:
        """The page is being left: write down what is not kept yet. It cannot refuse."""


class CommandPage(Page):
    """A page that offers what the window does."""

    def show_commands(self, commands: Sequence[Command]) -> None:
        """Offer these."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page that exists and works: its key, name and icon, and how it is made.

    `under` is the key of the sidebar's item that it belongs to; pages without an item of their
    own give it. `narrow` keeps the sidebar an icon rail, as in wizards; `over` opens it over the
    page that is open. `command` is what the search calls going there with nothing to show.
    `foot` sets its item at the foot of the side, without a number.
    """

    key: str
    title: str
    icon: str
    build: Callable[[], Page]
    under: str = ""
    narrow: bool = False
    over: bool = False
    command: str = ""
    foot: bool = False

    @property
    def item(self) -> str:
        return self.under or self.key
