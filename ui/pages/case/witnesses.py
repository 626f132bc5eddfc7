"""From a case: a witness nobody can reach, for a reader to whom the workers said yes."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.dialogs.card import FormDialog
from ui.dialogs.picker import Picker
from ui.pages.case.desk import Desk
from ui.pages.case.forms import partner_words
from ui.pages.case.guess import keep_by
from ui.pages.release.lower import Whom
from ui.pages.release.silent import open_silent
from ui.widgets.banner import Banner
from ui.widgets.field import Field
from ui.widgets.lay import Part
from ui.words import tr
from workstation.records.consents import Purpose
from workstation.records.involvement import CasePart, Involvement
from workstation.records.partners import Contact

Reader = tuple[Contact, Purpose]


def has_witness(desk: Desk) -> bool:
    """Whether somebody in the case in hand is a witness."""
    ties = desk.file.all(Involvement) if desk.file is not None else []
    return any(tie.part is CasePart.WITNESS for tie in ties)


def ask_about_witnesses(desk: Desk) -> None:
    """Ask for which reader, then show the witnesses whose yes to that one is missing."""
    case = desk.case
    if case is None:
        return

    def told(readers: Sequence[Reader]) -> None:
        ForWhom(desk.page, readers, partial(_open, desk)).open()

    desk.ask(partial(desk.session.witnesses.readers, case), told, desk.failed.emit)


def _open(desk: Desk, reader: Reader) -> None:
    if desk.case is None:
        return
    contact, purpose = reader
    whom = Whom(desk.case, contact.id, purpose)
    open_silent(desk.page, desk.session, whom, partial(keep_by, desk), desk.read)


class ForWhom(FormDialog):
    """One of the readers to whom the workers said yes; without one nothing leaves anyway."""

    def __init__(
        self, parent: QWidget, readers: Sequence[Reader], then: Callable[[Reader], object]
    ) -> None:
        text = tr("It is decided for one reader and one purpose.")
        super().__init__(parent, tr("Which letter is it about?"), tr("Go on"), text=text)
        words = [
            (each, f"{partner_words(each[0])}, {tr(each[1].label).lower()}") for each in readers
        ]
        self._picker = Picker(words, next(iter(readers), None))
        self._then = then
        part: Part = Field(tr("Recipient and purpose"), self._picker)
        if not readers:
            none = tr("Nobody whose account it is said yes to any reader.")
            part = Banner("info", none, tr("Ask them first."))
        self.lay_out(part, first=self._picker if readers else self.cancel)
        self.verb.setVisible(bool(readers))

    def press(self) -> None:
        if self.verb.isVisible():
            self.accept()
            self._then(self._picker.value())


def _words(reader: Reader) -> str:
    contact, purpose = reader
    return f"{partner_words(contact)}, {tr(purpose.label).lower()}"
