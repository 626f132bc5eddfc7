"""Which issues of the case are told."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.release.slot import Slot
from ui.widgets.choices import Check
from ui.widgets.lay import column
from ui.words import tr
from workstation.records.briefings import Profile
from workstation.records.issues import Issue
from workstation.rules.versions import tells


class Issues(Slot):
    """A tick for each code, however many issues of the case have it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.held: Sequence[Issue] = ()
        self._ticks: dict[str, Check] = {}

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Show the issues of a case, all of them ticked."""
        self.held = issues
        words = {i.code.value: f"{i.code.value}  {tr(i.code.label)}" for i in issues}
        self._ticks = {code: Check(said, checked=True) for code, said in words.items()}
        for tick in self._ticks.values():
            tick.toggled.connect(lambda _on: self.changed.emit())
        self.fill(column(*self._ticks.values(), gap=4))
        self.changed.emit()

    def renew(self, issues: Sequence[Issue]) -> None:
        """The issues may be others now; what was left out stays out."""
        left = self.left_out()
        self.show_issues(issues)
        self.leave_out(left)

    def leave_out(self, codes: Iterable[str]) -> None:
        """Take the tick off these, where they are."""
        for code in set(codes) & set(self._ticks):
            self._ticks[code].setChecked(False)

    def chosen(self) -> tuple[str, ...]:
        """The codes that are ticked."""
        return tuple(code for code, tick in self._ticks.items() if tick.isChecked())

    def left_out(self) -> tuple[str, ...]:
        """The codes that are not."""
        return tuple(sorted(set(self._ticks) - set(self.chosen())))

    def told(self, profile: Profile | None) -> tuple[str, ...]:
        """Those of the ticked ones that this kind of reader is told of at all."""
        told = {i.code.value for i in self.held if profile and tells(profile, i)}
        return tuple(code for code in self.chosen() if code in told)

    def first(self) -> QWidget | None:
        """The first tick."""
        return next(iter(self._ticks.values()), None)
