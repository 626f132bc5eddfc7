"""The partners' contacts, with a filter and how far their keys are known."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.dialogs.days import day_words
from ui.models.paged import Column, PagedModel
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.cells import Cell
from ui.widgets.filter_entry import FilterEntry
from ui.widgets.lay import card, column, held, row, rule
from ui.widgets.table import Table
from ui.widgets.text import label
from ui.words import tr
from workstation.records.kit import Id, UserToken
from workstation.records.partners import Contact, Verification

WIDTH, SMALL, _WIDE = 372, 290, 1020
"""Its widths, and the least width of a page for the larger one."""
_BADGE = 118
TONES = {
    Verification.VERIFIED: "ok",
    Verification.UNVERIFIED: "warn",
    Verification.REVOKED: "danger",
}
_GLYPHS = {
    Verification.VERIFIED: "in_order",
    Verification.UNVERIFIED: "question",
    Verification.REVOKED: "taken_back",
}


class PartnersList(QWidget):
    """`chosen` tells a contact's id, `add` that a new card is to be written.

    `key_wanted` asks for the file by which partners check our letters.
    """

    chosen = Signal(str)
    add = Signal()
    key_wanted = Signal()

    def __init__(self, me: UserToken, *, may_add: bool) -> None:
        super().__init__()
        self._me, self._narrow = me, False
        self._contacts: tuple[Contact, ...] = ()
        self._shown: list[Contact] = []
        self._model = PagedModel(self._columns(), lambda ids: [self._shown[at] for at in ids])
        self.entry = FilterEntry(tr("Filter partners"))
        self.entry.textChanged.connect(lambda _text: self._filter())
        add = button(tr("Add"), glyph=icon("add"), press=self.add.emit) if may_add else None
        self.table = Table(self._model, two_lines=True)
        self.table.setAccessibleName(tr("Partners"))
        self.table.setProperty("bare", "true")
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.horizontalHeader().hide()
        self.table.selectionModel().currentRowChanged.connect(
            lambda new, _old: self._tell(new.row())
        )
        nobody = label(tr("Nobody fits this filter."), "muted", wrap=True)
        self._none = held(column(nobody, margins=(14, 8, 14, 8)))
        key = button(tr("Save our key file…"), "quiet", icon("folder"), press=self.key_wanted.emit)
        ends = [add] if add is not None else []
        head = row((self.entry, 1), *ends, gap=8, margins=(10, 10, 10, 10))
        foot = row(key, None, margins=(4, 4, 4, 4))
        body = card(
            head, rule(), self._none, (self.table, 1), rule(), foot, gap=0, margins=(1, 1, 1, 1)
        )
        self.setLayout(column(body))
        self.set_room(_WIDE)

    def set_room(self, width: float) -> None:
        """Give way on a page of this width, in pixels of the normal text size.

        A name comes before a badge: the state is a word below the name then.
        """
        self._narrow = width < _WIDE
        self.setFixedWidth(look().px(SMALL if self._narrow else WIDTH))
        self.table.set_widths(0, -1 if self._narrow else _BADGE)
        self.table.viewport().update()

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

    def _columns(self) -> tuple[Column[Contact], ...]:
        return Column("Contact", "person", self._who), Column("Keys", "verification", _known)

    def _who(self, contact: Contact) -> Cell:
        how, kind = how_known(contact, self._me), _short_type(contact)
        if not self._narrow:
            under = f"{kind} · {how}" if how else kind
            return Cell(contact.person, under=under, strong=True)
        words, glyph = _state(contact), icon(_GLYPHS[contact.verification])
        under = f"{words} · {how}" if how else words
        return Cell(contact.person, under=under, strong=True, glyph=glyph)

    def _tell(self, at: int) -> None:
        if 0 <= at < len(self._shown):
            self.chosen.emit(self._shown[at].id)


def _searched(contact: Contact) -> str:
    return f"{contact.person} {contact.organisation_name} {contact.partner_type.label}".casefold()


def how_known(contact: Contact, me: UserToken) -> str:
    """By whom, how and when the keys were compared, or how the card came."""
    if contact.verification is Verification.VERIFIED and contact.verified_how is not None:
        who = tr("you") if contact.verified_by == me else tr("a colleague")
        parts = [who, tr(contact.verified_how.label).lower(), _short(contact.verified_on)]
    elif contact.verification is Verification.REVOKED:
        parts = [contact.revoked_why]
    else:
        card_came = tr("card {how}").format(how=tr(contact.came.label).lower())
        parts = [card_came, _short(contact.came_on)]
    return ", ".join(part for part in parts if part)


def _short(day: dt.date | None) -> str:
    """A day as a row shows it: the year is said where it is not this one."""
    if day is None:
        return ""
    this_year = dt.datetime.now().astimezone().year
    return f"{day.day} {day:%b}" if day.year == this_year else day_words(day)


def _short_type(contact: Contact) -> str:
    """The kind of partner in its first words: a row has no room for "or"."""
    return tr(contact.partner_type.label).partition(tr(" or "))[0]


def _known(contact: Contact) -> Cell:
    state = contact.verification
    return Cell(_state(contact), badge=TONES[state], glyph=icon(_GLYPHS[state]), end=True)


def _state(contact: Contact) -> str:
    words = tr(contact.verification.label)
    if contact.verification is Verification.REVOKED and contact.revoked_on is not None:
        words = f"{words} {_short(contact.revoked_on)}"
    return words
