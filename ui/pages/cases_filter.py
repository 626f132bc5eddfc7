"""Which cases a list shows: a saved view, words, and three filters that are on or off."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QWidget

from ui.theme.glyph import as_icon
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import chip
from ui.widgets.choices import Combo
from ui.widgets.lay import row
from ui.words import tr
from workstation.records.cases import IssueState, RiskLevel
from workstation.records.kit import UserToken
from workstation.records.listing import CaseFilter

_VIEW, _TYPING = 158, 160
"""Milliseconds after the last letter before the list follows."""
_PRESSING = (RiskLevel.HIGH.value, RiskLevel.CRITICAL.value)
_VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "all": "All cases",
        "open": "Open",
        "mine": "Mine",
        "pressing": "High or critical",
        "asked": "Awaiting validation",
        "held": "On safety hold",
        "closed": "Closed",
    }
)
_STATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "asked": (IssueState.AWAITING_VALIDATION.value,),
        "held": (IssueState.SAFETY_HOLD.value,),
        "closed": (IssueState.CLOSED.value,),
    }
)


class FilterLine(QWidget):
    """`changed` tells that other cases are wanted; words wait until the typing rests."""

    changed = Signal()

    def __init__(self, me: UserToken) -> None:
        super().__init__()
        self._me = me
        self._view = Combo(*((key, tr(words)) for key, words in _VIEWS.items()), value="all")
        self._view.setFixedWidth(look().px(_VIEW))
        self._view.setAccessibleName(tr("Which cases"))
        self.entry = _entry()
        self._chips: dict[str, QPushButton] = {
            key: chip(tr(_VIEWS[key])) for key in ("open", "mine", "pressing")
        }
        self._rest = QTimer(self, singleShot=True, interval=_TYPING)
        self._rest.timeout.connect(self.changed)
        self._view.currentIndexChanged.connect(self.changed)
        self.entry.textEdited.connect(lambda _text: self._rest.start())
        for made in self._chips.values():
            made.clicked.connect(self.changed)
        self.setLayout(row(self._view, (self.entry, 1), *self._chips.values(), gap=8))

    def wanted(self) -> CaseFilter:
        """What was chosen and typed."""
        on = {key for key, made in self._chips.items() if made.isChecked()}
        view = str(self._view.value())
        on.add(view)
        return CaseFilter(
            words=self.entry.text().strip(),
            states=_STATES.get(view, ()),
            risk_levels=_PRESSING if "pressing" in on else (),
            open_only="open" in on,
            assigned_to=self._me if "mine" in on else None,
        )

    def number(self) -> int:
        """How many filters are on."""
        wanted = self.wanted()
        parts = (wanted.words, wanted.states, wanted.risk_levels, wanted.open_only)
        return sum(bool(part) for part in (*parts, wanted.assigned_to))

    def clear(self) -> None:
        """Show all cases again."""
        self.blockSignals(True)
        self._view.setCurrentIndex(0)
        self.entry.clear()
        for made in self._chips.values():
            made.setChecked(False)
        self.blockSignals(False)
        self.changed.emit()


def _entry() -> QLineEdit:
    entry = QLineEdit()
    entry.setPlaceholderText(tr("Filter these cases: words or code"))
    entry.setAccessibleName(tr("Filter these cases"))
    entry.setClearButtonEnabled(False)
    glass = as_icon(icon("search"), "muted")
    entry.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
    for made in entry.findChildren(QToolButton):
        made.setAccessibleName(tr("Filter these cases"))
    entry.setMinimumWidth(look().px(120))
    return entry
