"""What is sent in place of one person's text: pooled, among other topics, or later."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.days import day_words
from ui.pages.release import chosen
from ui.pages.release.slot import Slot
from ui.pages.release.topics import Topics
from ui.widgets.choices import Check, Combo
from ui.widgets.field import Field
from ui.widgets.lay import Part, column
from ui.widgets.text import label
from ui.words import count, tr
from workstation.records.briefings import Instead
from workstation.records.taxonomy import IssueCode
from workstation.services.answers import InsteadAnswer
from workstation.services.spreading import Other

_LEAST = 2
Others = tuple[Other, ...]
Ask = Callable[[Callable[[Others], object]], object]


@dataclass(frozen=True, slots=True)
class Around:
    """What the ways rest on in a case: its codes, and the day from which it is a quarter later."""

    codes: frozenset[IssueCode] = frozenset()
    today: dt.date = dt.date.min
    free_from: dt.date | None = None


class SendInstead(QWidget):
    """The ways, each with what it needs; `topics_changed` tells the codes that stand beside."""

    changed = Signal()
    topics_changed = Signal()

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask, self._around = ask, Around()
        self._ticks: dict[str, Check] = {}
        self._wanted: tuple[str, ...] = ()
        self._known = False
        ways = [(way, tr(way.label)) for way in Instead]
        self._way = Combo((None, tr("Nothing: a text about this case")), *ways)
        self._way.choose(None)
        self._way.setCurrentIndex(0)
        self._topics = Topics()
        self._needs, self._sites = Slot(), Slot()
        hint = tr("Where one person would be found: such a text tells of nobody.")
        way = Field(tr("Send instead"), self._way, hint=hint)
        self.setLayout(column(way, self._needs, self._sites, self._topics, gap=8))
        self._way.currentIndexChanged.connect(lambda _at: self._turned())
        self._topics.changed.connect(self.changed)
        self._topics.changed.connect(self.topics_changed)

    @property
    def way(self) -> Instead | None:
        """The way that is chosen."""
        found: Instead | None = self._way.value()
        return found

    @property
    def topics(self) -> tuple[str, ...]:
        """Codes of the topics that stand beside, where that is the way."""
        return self._topics.codes() if self.way is Instead.GENERAL else ()

    def show_around(self, around: Around) -> None:
        """Another case, or other issues of it."""
        if around == self._around:
            return
        self._around, self._known = around, False
        self._topics.keep_out(around.codes)
        self._turned()

    def show_chosen(self, left: chosen.Instead) -> None:
        """Show what stood here before."""
        self._wanted = left.sites
        self._topics.show_codes(left.topics)
        ways = {way.value: at for at, way in enumerate(Instead, 1)}
        self._way.setCurrentIndex(ways.get(left.way, 0))

    def chosen(self) -> chosen.Instead:
        """What stands here now."""
        way = self.way.value if self.way is not None else ""
        return chosen.Instead(way=way, sites=self._picked(), topics=self._topics.codes())

    def given(self) -> InsteadAnswer | None:
        """The answer that it makes."""
        match self.way:
            case Instead.POOLED:
                return InsteadAnswer(way="pooled", sites=self._picked())
            case Instead.GENERAL:
                return InsteadAnswer(way="general", topics=self.topics)
            case Instead.LATER:
                return InsteadAnswer(way="later")
            case _:
                return None

    def reason(self) -> str:
        """What the chosen way still needs."""
        match self.way:
            case Instead.POOLED if len(self._picked()) < _LEAST:
                return tr("Choose two other sites, or another way.")
            case Instead.GENERAL if len(self.topics) < _LEAST:
                return tr("Choose two other topics, or another way.")
            case Instead.LATER if not self._waited():
                return tr("A quarter has not passed yet.")
            case _:
                return ""

    def first(self) -> QWidget:
        """The list of ways."""
        return self._way

    def to_reason(self) -> None:
        """Go to what is still needed."""
        tick = next(iter(self._ticks.values()), None)
        if self.way is Instead.GENERAL:
            self._topics.first().setFocus()
        else:
            (tick if self.way is Instead.POOLED and tick is not None else self._way).setFocus()

    def _waited(self) -> bool:
        first = self._around.free_from
        return first is not None and self._around.today >= first

    def _turned(self) -> None:
        self._needs.fill(column(*self._explained()))
        self._topics.setVisible(self.way is Instead.GENERAL)
        self._sites.setVisible(self.way is Instead.POOLED)
        if self.way is Instead.POOLED and not self._known:
            self._sites.fill(column(label(tr("Looking for other sites…"), "muted")))
            self._ask(self._show_sites)
        self.changed.emit()
        self.topics_changed.emit()

    def _explained(self) -> Sequence[Part]:
        if self.way is None:
            return ()
        lines = [label(tr(_NEEDS[self.way]), "muted", wrap=True)]
        if self.way is Instead.LATER:
            first = self._around.free_from
            words = tr("Nobody wrote down when it happened. Write the days at the issue.")
            if first is not None:
                ready = tr("It may go since {day}: a quarter has passed.")
                words = (ready if self._waited() else tr("It may go from {day}.")).format(
                    day=day_words(first)
                )
            lines.append(label(words, "strong", wrap=True))
        return lines

    def _show_sites(self, others: Others) -> None:
        self._wanted = self._picked()
        self._known = True
        self._ticks = {
            other.site: Check(_site_words(other), checked=other.site in self._wanted)
            for other in others
        }
        for tick in self._ticks.values():
            tick.toggled.connect(lambda _on: self.changed.emit())
        none = tr("No other site is known to have had any of these issues. Choose another way.")
        lines: Sequence[Part] = tuple(self._ticks.values()) or (label(none, wrap=True),)
        self._sites.fill(column(*lines, gap=4))
        self.changed.emit()

    def _picked(self) -> tuple[str, ...]:
        if not self._ticks and not self._known:
            return self._wanted
        return tuple(site for site, tick in self._ticks.items() if tick.isChecked())


_NEEDS = {
    Instead.POOLED: (
        "Needs two other sites that had the same. No site is named, nobody's words go with it, "
        "and the people of all sites count together."
    ),
    Instead.GENERAL: (
        "Needs two topics that have nothing to do with it. All of them stand side by side and "
        "are asked about alike; nobody's words go with it."
    ),
    Instead.LATER: (
        "Needs a quarter of a year between what happened and today. Nobody's words go with it."
    ),
}


def _site_words(other: Other) -> str:
    many = tr("people not counted")
    if other.people is not None:
        many = tr("{n} people").format(n=count(other.people))
    return f"{other.name or tr('A site without a name')} ({many})"
