"""The seventh step: signed and not sent; how it is carried, checked, and what it does not prove."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from ui.asking import ask_folder
from ui.dialogs.days import day_words
from ui.pages.release.carrying import check_words, how_to_check, proofs
from ui.pages.release.recall import RecallDialog, after_recall, recalled_words
from ui.pages.release.slot import Slot, StepView
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.sides import Sides
from ui.widgets.text import label
from ui.words import tr
from workstation.records.disclosures import Disclosure
from workstation.records.kit import Id
from workstation.services.replacing import Newer

_SIDE = 408
AskFolder = Callable[[QWidget, Callable[[Path], object]], object]


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed, and what follows from it."""

    name: str
    words: Sequence[str]
    consents: int
    assessed_until: dt.date | None
    recall: Disclosure | None = None
    newer: Newer | None = None
    contacts: Sequence[tuple[Id, str]] = ()


def _where_to(parent: QWidget, then: Callable[[Path], object]) -> None:
    ask_folder(parent, tr("Where to"), then)


class DoneView(StepView):
    """`save` and `seal` tell the folder, `recall` why and who has it, `answered` their answer.

    `stepped` tells a step after a recall that is done, and its words.
    """

    save = Signal(object)
    seal = Signal(object)
    recall = Signal(object, object)
    answered = Signal(object)
    stepped = Signal(object, str)

    def __init__(self, *, may_seal: bool, may_recall: bool, ask: AskFolder = _where_to) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._contacts: Sequence[tuple[Id, str]] = ()
        self._may_seal, self._may_recall = may_seal, may_recall
        self._title, self._mark = label(role="title", wrap=True), Slot()
        self._under = label(role="muted", wrap=True)
        self.keep = button(
            tr("Save it…"), "primary", icon("folder"), press=lambda: ask(self, self.save.emit)
        )
        self._show = button(tr("Show in folder"), glyph=icon("folder"), press=self._open_folder)
        self._bundle = button(
            tr("Seal as bundle…"), glyph=icon("lock"), press=lambda: ask(self, self.seal.emit)
        )
        self._words, self._how, self._next, self._now = Slot(), Slot(), Slot(), Slot()
        told = row(self._mark, (column(self._title, self._under, gap=1), 1), gap=12)
        verbs = row(self._show, self._bundle, self.keep, gap=12)
        head = row((told, 1), verbs, gap=12)
        side = held(column(proofs(), self._next, None, gap=12))
        left = held(column(self._words, self._how, None, gap=12))
        both = Sides(left, side, width=_SIDE)
        inside = column(head, self._now, both, None, gap=14, margins=(20, 16, 20, 10))
        self.setLayout(column((Scrolled(inside), 1)))

    def show_signed(self, signed: Signed) -> None:
        """Show what was signed."""
        self._folder, self._contacts = None, signed.contacts
        self._show.hide()
        self._show_head(signed)
        self._words.fill(column(check_words(signed.words)))
        self._how.fill(column(how_to_check(signed.name)))
        back = signed.recall is not None
        # What was asked back is followed up before anything else is read here.
        self._now.fill(column(*([self._what_next(signed)] if back else [])))
        self._now.setVisible(back)
        self._next.fill(column(*([] if back else [self._what_next(signed)])))
        self.changed.emit()

    def show_saved(self, folder: Path, names: Sequence[str]) -> None:
        """It was written to a folder."""
        self._folder = folder
        self._show.show()
        said = tr("Saved: {names}, in the folder {folder}.")
        self._under.setText(said.format(names=tr(" and ").join(names), folder=folder.name or "/"))

    def first(self) -> QWidget | None:
        if not self._now.isHidden():
            presses = self._now.findChildren(QPushButton)
            return next((each for each in presses if each.isVisibleTo(self._now)), None)
        return None if self.keep.isHidden() else self.keep

    def ask_why(self) -> None:
        """Ask why it is recalled."""
        RecallDialog(self, self._contacts, self.recall.emit).open()

    def _show_head(self, signed: Signed) -> None:
        told, stands = signed.recall, signed.recall is None and signed.newer is None
        # Who asks letters back is who carries them.
        self.keep.setVisible(stands and self._may_recall)
        self._bundle.setVisible(stands and self._may_seal)
        if told is None and signed.newer is not None:
            self._mark.fill(column(GlyphView(icon("history"), "muted", 32)))
            self._title.setText(newer_words(signed.newer))
            names = tr("{name} is saved and sealed no more. It counts as told.")
        elif told is None:
            self._mark.fill(column(GlyphView(icon("done"), "ok", 32)))
            self._title.setText(tr("Signed. It has not been sent: you carry it."))
            names = tr("{name} and its signature are in the vault. Save both where you carry them.")
        else:
            self._mark.fill(column(GlyphView(icon("stop"), "danger", 32)))
            self._title.setText(recalled_words(told))
            names = tr("{name} is saved and sealed no more. It counts as told.")
        self._under.setText(names.format(name=signed.name))

    def _what_next(self, signed: Signed) -> QWidget:
        if signed.recall is not None:
            may = self._may_recall
            answered, stepped = self.answered.emit, self.stepped.emit
            return after_recall(signed.recall, answered if may else None, stepped if may else None)
        lines = _next(signed)
        if self._may_recall:
            lines.append(row(button(tr("Recall it…"), "danger", press=self.ask_why), None))
        return card(label(tr("What happens now"), "subtitle"), *lines, gap=8)

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _next(signed: Signed) -> list[Part]:
    lines = [("check", _log(signed.consents)), ("told", tr("Tell the worker that it went"))]
    if signed.assessed_until:
        words = tr("{day}: assess the risk again")
        lines.append(("risk_due", words.format(day=_day(signed.assessed_until))))
    lines.append(("hold", tr("Watch for acts against anybody")))
    return [
        row((GlyphView(icon(name), "accent", 16), 0), (label(words, wrap=True), 1), gap=8)
        for name, words in lines
    ]


def newer_words(newer: Newer) -> str:
    """Which letter took its place, and when."""
    words = tr("{reference} took its place on {day}.")
    return words.format(reference=newer.reference, day=day_words(newer.on))


def _log(consents: int) -> str:
    if consents == 1:
        return tr("Written in the release log, 1 consent noted")
    return tr("Written in the release log, {n} consents noted").format(n=consents)


def _day(day: dt.date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
