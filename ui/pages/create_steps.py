"""The steps of making a vault, each a form of its own."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from ui.asking import ask_folder, ask_new_file
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.check_words import CheckWords
from ui.widgets.choices import Check
from ui.widgets.field import Field
from ui.widgets.fields import go_to_first, problems_of
from ui.widgets.lay import column, frame, row
from ui.widgets.passphrase import Measure, NewPassphrase
from ui.widgets.text import label
from ui.words import tr

ENDING = ".haven"
_SHEET = "recovery-sheet.pdf"
_COLUMNS = 4


class Step(QWidget):
    """One step: what is still to be put right, and where."""

    changed = Signal()
    title = ""
    text = ""

    def problems(self) -> int:
        """How many things are to be put right before going on."""
        raise NotImplementedError

    def go_to_problem(self) -> None:
        """Say the problems and put the cursor at the first."""
        raise NotImplementedError


class PlaceStep(Step):
    """Where the vault lives."""

    title = "Where it lives"
    text = "A vault is one folder. Keep it on this computer, in no folder that is synchronised."

    def __init__(self, folder: Path, refuse: Callable[[Path], str]) -> None:
        super().__init__()
        self._refuse = refuse
        self._name, self._folder = QLineEdit(), QLineEdit(str(folder))
        choose = button(tr("Choose…"), glyph=icon("folder"), press=self._choose)
        self._fields = (
            Field(
                tr("Name of the folder"),
                self._name,
                required=True,
                hint=tr("It can be seen by anybody who sees this computer. Name no person."),
                check=self._name_problem,
            ),
            Field(tr("In"), self._folder, required=True, beside=choose, check=self._folder_problem),
        )
        for entry in (self._name, self._folder):
            entry.textChanged.connect(self.changed)
        self.setLayout(column(*self._fields, None, gap=18))
        self.setFocusProxy(self._name)

    def path(self) -> Path:
        """The folder to be made."""
        name = self._name.text().strip().removesuffix(ENDING)
        return Path(self._folder.text().strip()).expanduser() / f"{name}{ENDING}"

    def problems(self) -> int:
        return problems_of(self._fields)

    def go_to_problem(self) -> None:
        go_to_first(self._fields)

    def _name_problem(self) -> str:
        name = self._name.text().strip().removesuffix(ENDING)
        if not name:
            return tr("Give the folder a name.")
        if name != Path(name).name or name.startswith("."):
            return tr("A name has no slash and does not begin with a dot.")
        return ""

    def _folder_problem(self) -> str:
        folder = Path(self._folder.text().strip()).expanduser()
        if not folder.is_absolute() or not folder.is_dir():
            return tr("There is no such folder. Choose one that exists.")
        return "" if self._name_problem() else self._refuse(self.path())

    def _choose(self) -> None:
        at = Path(self._folder.text())
        ask_folder(self, tr("Choose a folder"), lambda p: self._folder.setText(str(p)), at=at)


class PassphraseStep(Step):
    """The passphrase, with words offered by dice."""

    title = "Your passphrase"
    text = (
        "It is the only key. Nobody can read it, reset it or ask for it. "
        "The next step makes a paper copy for emergencies."
    )

    def __init__(self, dice: Callable[[], str], measure: Measure) -> None:
        super().__init__()
        self._dice = dice
        self._words = label(dice(), "reading", wrap=True)
        other = button(tr("Other words"), glyph=icon("retry"), press=self._throw)
        offered = column(label(tr("Take words from the dice"), "strong"), self._words, gap=1)
        parts = (GlyphView(icon("dice"), "accent", 20), (offered, 1), other)
        offer = frame(row(*parts, gap=12, margins=(14, 10, 12, 10)), card="line")
        self._entry = NewPassphrase(measure)
        self._entry.changed.connect(self.changed)
        self.setLayout(column(offer, 18, self._entry, None))
        self.setFocusProxy(self._entry)

    def passphrase(self) -> str:
        """What was chosen."""
        return self._entry.text()

    def problems(self) -> int:
        return self._entry.problems()

    def go_to_problem(self) -> None:
        self._entry.go_to_problem()

    def clear(self) -> None:
        """Forget everything that was typed or thrown."""
        self._entry.clear()
        self._words.clear()

    def _throw(self) -> None:
        self._words.setText(self._dice())


class RecoveryStep(Step):
    """The recovery words: written on paper first, then typed back from it."""

    title = "Recovery words on paper"
    text = (
        "Write them down with a pen, in this order. They open the vault when the passphrase is "
        "lost. Keep the paper where nobody looks for a key, not with this computer."
    )

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._expected = tuple(words)
        self._sheet = [label(word, "reading") for word in words]
        self._written = Check(tr("They are on paper. Hide them, and let me type them back."))
        self._typed = CheckWords(len(words), self._matches)
        self._typed.hide()
        self._said = label(role="muted")
        self._written.toggled.connect(self._turn)
        self._typed.changed.connect(lambda _count: self._tell())
        self._paper = frame(_numbered(self._sheet), card="plain")
        parts = (self._paper, 14, self._written, 14, self._typed, 10, self._said, None)
        self.setLayout(column(*parts))
        self.setFocusProxy(self._written)

    def problems(self) -> int:
        return 0 if self._written.isChecked() and self._typed.complete() else 1

    def go_to_problem(self) -> None:
        (self._typed if self._written.isChecked() else self._written).setFocus()

    def clear(self) -> None:
        """Forget the words and what was typed."""
        self._typed.clear()
        for word in self._sheet:
            word.clear()
        self._expected = ()

    def _matches(self, place: int, typed: str) -> bool:
        if place >= len(self._expected):
            return False
        return typed.strip().casefold() == self._expected[place]

    def _turn(self, written: bool) -> None:
        self._paper.setVisible(not written)
        self._typed.setVisible(written)
        if written:
            self._typed.setFocus()
        self._tell()

    def _tell(self) -> None:
        said = tr("{right} of {all} words agree. Type each one whole.")
        shown = said.format(right=self._typed.agreeing(), all=len(self._expected))
        self._said.setText(shown if self._written.isChecked() else "")
        self.changed.emit()


def _numbered(words: Sequence[QLabel]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(16, 14, 16, 14)
    grid.setVerticalSpacing(10)
    for place, word in enumerate(words):
        number = label(str(place + 1), "faint", end=True)
        number.setFixedWidth(look().px(20))
        grid.addLayout(row(number, word, None), place // _COLUMNS, place % _COLUMNS)
    return grid


class SheetStep(Step):
    """Where the office's recovery sheet is written, to be printed and deleted."""

    title = "The recovery sheet"
    text = (
        "It holds everybody's recovery words and the office's own recovery key. It is written "
        "once, here. Print it, lock the paper away, and delete the file."
    )

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._file = QLineEdit(str(folder / _SHEET))
        self._printed = Check(tr("I print it and delete the file before anything else."))
        choose = button(tr("Choose…"), glyph=icon("folder"), press=self._choose)
        self._field = Field(
            tr("Write it to"),
            self._file,
            required=True,
            hint=tr("A USB stick that stays with the paper is best."),
            beside=choose,
            check=self._problem,
        )
        self._file.textChanged.connect(self.changed)
        self._printed.toggled.connect(lambda _on: self.changed.emit())
        self.setLayout(column(self._field, self._printed, None, gap=18))
        self.setFocusProxy(self._file)

    def path(self) -> Path:
        """The file to be written."""
        return Path(self._file.text().strip()).expanduser()

    def problems(self) -> int:
        return bool(self._field.problem()) + (not self._printed.isChecked())

    def go_to_problem(self) -> None:
        self._field.show_problem()
        (self._field.entry if self._field.problem() else self._printed).setFocus()

    def _problem(self) -> str:
        path = self.path()
        if not path.is_absolute() or not path.parent.is_dir():
            return tr("There is no such folder. Choose one that exists.")
        return tr("This file is there already. Name another.") if path.exists() else ""

    def _choose(self) -> None:
        title = tr("Write the recovery sheet")
        ask_new_file(self, title, lambda path: self._file.setText(str(path)), name=_SHEET)
