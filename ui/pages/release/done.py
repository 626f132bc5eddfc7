"""The sixth step: signed and not sent; how it is carried, checked, and what it does not prove."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from ui.pages.release.slot import Slot, StepView, scrolled
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.lay import Part, card, column, frame, held, row, rule
from ui.widgets.text import label
from ui.words import tr

_SIDE = 408
_COLUMNS = 4
_PROVES = ("no change since signing", "this office's key signed it", "all of the file is covered")
_NOT = ("the day it was signed", "who has read it since", "that it tells everything")
AskFolder = Callable[[QWidget, Callable[[Path], object]], object]


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed, and what follows from it."""

    name: str
    words: Sequence[str]
    consents: int
    assessed_until: dt.date | None


def ask_folder(parent: QWidget, then: Callable[[Path], object]) -> None:
    """Ask where to, without stopping the window; nothing happens when nothing is chosen."""
    asked = QFileDialog(parent, tr("Where to"))
    asked.setFileMode(QFileDialog.FileMode.Directory)
    asked.setOption(QFileDialog.Option.ShowDirsOnly)
    asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asked.fileSelected.connect(lambda path: then(Path(path)))
    asked.open()


class DoneView(StepView):
    """`save` and `seal` tell the folder that was chosen."""

    save = Signal(object)
    seal = Signal(object)

    def __init__(self, *, may_seal: bool, ask: AskFolder = ask_folder) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._under = label(role="muted", wrap=True)
        self.keep = button(
            tr("Save it…"), "primary", icon("folder"), press=lambda: ask(self, self.save.emit)
        )
        self._show = button(tr("Show in folder"), glyph=icon("folder"), press=self._open_folder)
        bundle = button(
            tr("Seal as bundle…"), glyph=icon("lock"), press=lambda: ask(self, self.seal.emit)
        )
        bundle.setVisible(may_seal)
        self._words, self._how, self._next = Slot(), Slot(), Slot()
        title = tr("Signed. It has not been sent: you carry it.")
        top = Qt.AlignmentFlag.AlignTop
        head = row(
            GlyphView(icon("done"), "ok", 32),
            (column(label(title, "title", wrap=True), self._under, gap=1), 1),
            self._show,
            bundle,
            self.keep,
            gap=12,
        )
        side = held(column(_proofs(), self._next, None, gap=12))
        side.setFixedWidth(look().px(_SIDE))
        left = column(self._words, self._how, None, gap=12)
        inside = column(
            head, row((left, 1), (side, 0, top), gap=14), None, gap=14, margins=(20, 16, 20, 10)
        )
        self.setLayout(column((scrolled(inside), 1)))

    def show_signed(self, signed: Signed) -> None:
        """Show what was signed."""
        self._folder = None
        self._show.hide()
        names = tr("{name} and its signature are in the vault. Save both where you carry them.")
        self._under.setText(names.format(name=signed.name))
        self._words.fill(column(_words(signed.words)))
        self._how.fill(column(_how(signed.name)))
        self._next.fill(column(_next(signed)))
        self.changed.emit()

    def show_saved(self, folder: Path, names: Sequence[str]) -> None:
        """It was written to a folder."""
        self._folder = folder
        self._show.show()
        said = tr("Saved: {names}, in the folder {folder}.")
        self._under.setText(said.format(names=tr(" and ").join(names), folder=folder.name or "/"))

    def first(self) -> QWidget | None:
        return self.keep

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _words(words: Sequence[str]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(8)
    for at, word in enumerate(words):
        cell = row(
            label(str(at + 1), "faint"),
            label(word, "subtitle"),
            None,
            gap=12,
            margins=(12, 8, 12, 8),
        )
        grid.addWidget(frame(cell, card="line"), at // _COLUMNS, at % _COLUMNS)
    head = row(
        label(tr("Check words of this letter"), "subtitle"),
        None,
        label(tr("printed at the foot of each page"), "caption"),
    )
    advice = tr(
        "When the partner rings, read them from here. Another letter has other words, "
        "and a letter that is not yours has words that you do not have."
    )
    return card(head, held(grid), label(advice, "muted", wrap=True), gap=10)


def _how(name: str) -> QWidget:
    steps = (
        (
            tr("Opens the PDF and rings you on a number they already have"),
            tr("Any PDF reader will do. A green tick alone is not enough."),
        ),
        (
            tr("You read the eight words to them"),
            tr("They compare them with the foot of their pages. Other words are not from you."),
        ),
        (
            tr("Checks with minisign and your key file that nothing was changed"),
            f"minisign -V -p signer.pub -m {name}",
        ),
    )
    lines: list[Part] = [_step(n, *words) for n, words in enumerate(steps, 1)]
    return card(label(tr("How the partner checks it"), "subtitle"), *lines, gap=10)


def _step(number: int, words: str, under: str) -> Part:
    mark = (GlyphView(icon(f"step_{number}"), "accent", 22), 0, Qt.AlignmentFlag.AlignTop)
    text = column(label(words, "strong", wrap=True), label(under, "caption", wrap=True))
    return row(mark, (text, 1), gap=10)


def _proofs() -> QWidget:
    def told(title: str, tone: str, lines: Sequence[str]) -> Part:
        words = [label(tr(line), wrap=True) for line in lines]
        return (held(column(label(title, "strong", tone=tone), *words, None, gap=3)), 1)

    proves, does_not = told(tr("It proves"), "ok", _PROVES), tr("It does not prove")
    return card(row(proves, rule("v"), told(does_not, "warn", _NOT), gap=16))


def _next(signed: Signed) -> QWidget:
    lines = [("check", _log(signed.consents)), ("told", tr("Tell the worker that it went"))]
    if signed.assessed_until:
        words = tr("{day}: assess the risk again")
        lines.append(("risk_due", words.format(day=_day(signed.assessed_until))))
    lines.append(("hold", tr("Watch for acts against anybody")))
    parts: list[Part] = [
        row((GlyphView(icon(name), "accent", 16), 0), (label(words, wrap=True), 1), gap=8)
        for name, words in lines
    ]
    return card(label(tr("What happens now"), "subtitle"), *parts, gap=8)


def _log(consents: int) -> str:
    if consents == 1:
        return tr("Written in the release log, 1 consent noted")
    return tr("Written in the release log, {n} consents noted").format(n=consents)


def _day(day: dt.date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
