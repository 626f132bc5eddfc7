"""The first page: open a vault, make one, or learn with invented people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import Part, column, held, restyle, row
from ui.widgets.text import label
from ui.words import tr

_WIDTH, _ACTION = 760, 148


@dataclass(frozen=True, slots=True)
class _Offer:
    icon: str
    title: str
    text: str = ""
    action: str = ""


_CARDS: Mapping[str, _Offer] = MappingProxyType(
    {
        "open": _Offer(
            "folder",
            "Open a vault",
            "You have a .haven folder on this computer or on a USB stick.",
            "Open vault…",
        ),
        "create": _Offer(
            "new_vault",
            "Create a vault",
            "For a new office. Takes 10 minutes. You need paper and a pen.",
            "Create vault…",
        ),
        "demonstration": _Offer(
            "demonstration",
            "Try the demonstration",
            "Invented people in many languages. Learn the whole way from a first call on.",
            "Start…",
        ),
    }
)
_MORE: Mapping[str, _Offer] = MappingProxyType(
    {
        "restore": _Offer("history", "Restore from a backup"),
        "check": _Offer("validate", "Check a file somebody sent me"),
        "protects": _Offer("safe", "What this protects, and what it cannot"),
    }
)


class StartPage(QWidget):
    """`chosen` tells one of open, create, demonstration, restore, check, protects.

    `offers` are those that work; `languages` are (code, own name), shown when there is a choice.
    """

    chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(
        self,
        offers: frozenset[str],
        languages: tuple[tuple[str, str], ...] = (),
        language: str = "en",
    ) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Workspace"))
        cards = [
            _Card(offer, partial(self.chosen.emit, key), first=not at)
            for at, (key, offer) in enumerate(_CARDS.items())
            if key in offers
        ]
        self._first = cards[0].action if cards else None
        more: list[Part] = [
            self._small(key, offer) for key, offer in _MORE.items() if key in offers
        ]
        more.insert(-1 if "protects" in offers else len(more), None)
        self._failed = Banner("danger", "")
        self._failed.hide()
        body = column(_head(), 20, self._failed, 6, column(*cards, gap=12), 12, row(*more))
        middle = held(body, width=look().px(_WIDTH))
        top = row(None, *self._languages(languages, language), gap=2, margins=(20, 14, 16, 0))
        self.setLayout(column(top, None, row(None, middle, None), None, 24))

    def show_failed(self, words: str, advice: str) -> None:
        """What was chosen did not work; nothing was kept."""
        self._failed.say("danger", words, advice)
        self._failed.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus()

    def _small(self, key: str, offer: _Offer) -> QPushButton:
        return button(
            tr(offer.title), "quiet", icon(offer.icon), press=partial(self.chosen.emit, key)
        )

    def _languages(self, languages: tuple[tuple[str, str], ...], current: str) -> list[Part]:
        if len(languages) < 2:
            return []
        parts: list[Part] = [GlyphView(icon("language"), "muted", 18), 8]
        for code, name in languages:
            made = button(name, "quiet", press=partial(self.language_chosen.emit, code))
            made.setCheckable(True)
            made.setChecked(code == current)
            parts.append(made)
        return parts


class _Card(QFrame):
    """One offer; its edge shows that its button has the focus."""

    def __init__(self, offer: _Offer, press: Callable[[], object], *, first: bool) -> None:
        super().__init__()
        kind = "primary" if first else "secondary"
        self.action = button(tr(offer.action), kind, press=press)
        self.action.setMinimumWidth(look().px(_ACTION))
        self.action.installEventFilter(self)
        self.setProperty("card", "plain")
        words = column(
            label(tr(offer.title), "subtitle"), label(tr(offer.text), "muted", wrap=True), gap=2
        )
        mark = GlyphView(icon(offer.icon), "accent", 28)
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        parts: tuple[Part, ...] = ((mark, 0, top), (words, 1), (self.action, 0, middle))
        self.setLayout(row(*parts, gap=16, margins=(20, 16, 20, 16)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            restyle(self, "card", "focus" if event.gotFocus() else "plain")
        return super().eventFilter(watched, event)


def _head() -> Part:
    return column(
        row(GlyphView(icon("home"), "accent", 44), None),
        8,
        label("Casehaven", "display"),
        2,
        label(
            tr("Keep what workers told you safe, and share only what cannot hurt them."), "reading"
        ),
        label(
            tr(
                "Everything stays on this computer, encrypted. "
                "The program has no connection to the Internet."
            ),
            "muted",
        ),
    )
