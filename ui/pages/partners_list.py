"""The partners' contacts, with a filter and how far their keys are known."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.days import day_words
from ui.models.paged import Column, PagedModel
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.cells import Cell
from ui.widgets.lay import column, row
from ui.widgets.table import Table
from ui.widgets.text import label
from ui.words import tr
from workstation.records.kit import Id
from workstation.records.partners import Contact, Verification

WIDTH, SMALL = 372, 290
_BADGE = 104
TONES = {
    Verification.VERIFIED: "ok",
    Verification.UNVERIFIED: "warn",
    Verification.REVOKED: "danger",
}


class PartnersList(QWidget):
    """`chosen` tells a contact's id, `add` that a new card is to be written.

    `key_wanted` asks for the file by which partners check our letters.
    """

    chosen = Signal(str)
    add = Signal()
    key_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.set_width(WIDTH)
        self._contacts: tuple[Contact, ...] = ()
        self._shown: list[Contact] = []
        self._model = PagedModel(_COLUMNS, lambda ids: [self._shown[at] for at in ids])
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(tr("Filter partners"))
        self.entry.setAccessibleName(tr("Filter partners"))
        self.entry.textChanged.connect(lambda _text: self._filter())
        add = button(tr("Add"), glyph=icon("add"), press=self.add.emit)
        self.table = Table(self._model, two_lines=True)
        self.table.setAccessibleName(tr("Partners"))
        self.table.horizontalHeader().hide()
        self.table.set_widths(0, _BADGE)
        self.table.selectionModel().currentRowChanged.connect(
            lambda new, _old: self._tell(new.row())
        )
        self._none = label(tr("Nobody fits this filter."), "muted", wrap=True)
        key = button(tr("Save our key file…"), "quiet", icon("folder"), press=self.key_wanted.emit)
        head = row((self.entry, 1), add, gap=8)
        self.setLayout(column(head, self._none, (self.table, 1), row(key, None), gap=10))

    def set_width(self, width: int) -> None:
        """Take this much of the page, in pixels of the normal text size."""
        self.setFixedWidth(look().px(width))

    def show_contacts(self, contacts: Sequence[Contact], chosen: Id | None) -> None:
        """Show these, with one chosen."""
        self._contacts = tuple(contacts)
        self._filter(chosen)

    def _filter(self, chosen: Id | None = None) -> None:
        wanted = self.entry.text().strip().casefold()
        at = self.table.currentIndex().row()
        before = self._shown[at].id if 0 <= at < len(self._shown) else None
        self._shown = [c for c in self._contacts if wanted in _searched(c)]
        self._model.show_ids(range(len(self._shown)))
        self._none.setVisible(not self._shown and bool(self._contacts))
        ids = [contact.id for contact in self._shown]
        again = next((ids.index(id) for id in (chosen, before) if id in ids), 0)
        if ids:
            self.table.setCurrentIndex(self._model.index(again, 0))

    def _tell(self, at: int) -> None:
        if 0 <= at < len(self._shown):
            self.chosen.emit(self._shown[at].id)


def _searched(contact: Contact) -> str:
    return f"{contact.person} {contact.organisation_name} {contact.partner_type.label}".casefold()


def how_known(contact: Contact) -> str:
    """How the keys are known, or how the card came."""
    if contact.verification is Verification.VERIFIED and contact.verified_how is not None:
        parts = [tr(contact.verified_how.label).lower(), day_words(contact.verified_on)]
    elif contact.verification is Verification.REVOKED:
        parts = [contact.revoked_why]
    else:
        card = tr("card {how}").format(how=tr(contact.came.label).lower())
        parts = [card, day_words(contact.came_on)]
    return ", ".join(part for part in parts if part)


def _who(contact: Contact) -> Cell:
    how = how_known(contact).split(", ")[0]
    under = f"{tr(contact.partner_type.label)} · {how}"
    return Cell(contact.person, under=under, strong=True)


def _known(contact: Contact) -> Cell:
    return Cell(tr(contact.verification.label), badge=TONES[contact.verification])


_COLUMNS: tuple[Column[Contact], ...] = (
    Column("Contact", "person", _who),
    Column("Keys", "verification", _known),
)
