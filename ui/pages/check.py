"""Judging a file that somebody sent: is it as its signer left it, and what does that prove."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.asking import ask_file
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.field import Field
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import tr

_WIDTH, _MOST = 760, 1000
_VERDICTS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "unaltered": ("ok", "This file is as its signer left it.", ""),
        "altered": (
            "danger",
            "This file is not as its signer left it.",
            "Do not rely on it. Ask the sender for it again, by another way.",
        ),
        "unknown signer": (
            "warn",
            "It is signed, but nobody has said by whom.",
            "Ask the office for its fingerprint by voice, put it in above, and check again.",
        ),
        "not signed": (
            "warn",
            "Nobody signed this file.",
            "Anybody could have made it. Ask the sender for a signed one.",
        ),
    }
)
_NOTHING = ("info", "This file says nothing of itself.", "")

Judge = Callable[[Path, str | None, Path | None], Mapping[str, Any]]


class CheckPage(QWidget):
    """Needs no vault. `back` asks to leave; `judge` gives the verdict, off the window's thread."""

    back = Signal()

    def __init__(self, jobs: JobRunner, judge: Judge) -> None:
        super().__init__()
        self._jobs, self._judge = jobs, judge
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._file, self._signer, self._identity = QLineEdit(), QLineEdit(), QLineEdit()
        self._check = button(tr("Check it"), "primary", icon("validate"), press=self._start)
        self._result = QVBoxLayout()
        self._result.setSpacing(12)
        self._file.textChanged.connect(self._tell)
        self._lay_out()
        self._tell()
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.back)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._check.click)

    def show_file(self, file: Path) -> None:
        """Put in the file to be judged."""
        self._file.setText(str(file))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._file.setFocus()

    def _tell(self) -> None:
        self._check.setEnabled(bool(self._file.text().strip()))

    def _start(self) -> None:
        path, signer = Path(self._file.text().strip()).expanduser(), self._signer.text().strip()
        identity = Path(text).expanduser() if (text := self._identity.text().strip()) else None
        self._check.setEnabled(False)
        call = partial(_judged, self._judge, path, signer or None, identity)
        job = self._jobs.start(tr("Checking the file"), call)
        job.done.connect(self.show_verdict)
        job.failed.connect(self._failed)
        job.ended.connect(self._tell)

    def show_verdict(self, verdict: Mapping[str, Any]) -> None:
        """Say a verdict, what it proves and what not."""
        tone, words, advice = _VERDICTS.get(str(verdict["verdict"]), _NOTHING)
        reasons = [str(reason) for reason in verdict.get("reasons", ())]
        said = " ".join([*reasons, tr(advice)]).strip()
        parts: list[QWidget] = [Banner(tone, tr(words), said)]
        lists = (
            ("It proves", "check", "proves"),
            ("It does not prove", "cancel", "does_not_prove"),
        )
        proofs = [
            _lines(tr(title), mark, [str(line) for line in verdict.get(key, ())])
            for title, mark, key in lists
            if verdict.get(key)
        ]
        if proofs:
            parts.append(held(row(*((proof, 1) for proof in proofs), gap=12)))
        self._put(parts)

    def _failed(self, error: Exception) -> None:
        self._put([Banner("danger", *words_for(error))])

    def _put(self, parts: list[QWidget]) -> None:
        while (old := self._result.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for part in parts:
            self._result.addWidget(part)

    def _choose(self, entry: QLineEdit, title: str) -> None:
        ask_file(self, title, lambda path: entry.setText(str(path)))

    def _lay_out(self) -> None:
        choose = partial(self._choose, self._file, tr("Choose the file"))
        key = partial(self._choose, self._identity, tr("Choose the key file"))
        fields = (
            Field(
                tr("File"),
                self._file,
                required=True,
                hint=tr("A letter (PDF) or a sealed bundle. It is read here and goes nowhere."),
                beside=button(tr("Choose…"), glyph=icon("folder"), press=choose),
            ),
            Field(
                tr("Signer's fingerprint or key"),
                self._signer,
                required=False,
                hint=tr("As the office read it to you by voice. Without it nobody is named."),
            ),
            Field(
                tr("Your key, for a sealed bundle"),
                self._identity,
                required=False,
                beside=button(tr("Choose…"), glyph=icon("folder"), press=key),
            ),
        )
        back = button(tr("Back"), glyph=icon("back"), press=self.back.emit)
        head = row(GlyphView(icon("validate"), "accent", 28), label(tr("Check a file"), "title"))
        head.addStretch(1)
        foot = row(back, None, self._check)
        parts: tuple[Part, ...] = (head, card(*fields, gap=12), foot, self._result, None)
        body = held(column(*parts, gap=16))
        body.setMaximumWidth(look().px(_WIDTH))
        area = Scrolled(row(None, (body, _MOST), None, margins=(20, 36, 20, 20)))
        self.setLayout(column((area, 1)))


def _judged(
    judge: Judge, path: Path, signer: str | None, identity: Path | None, _progress: object
) -> Mapping[str, Any]:
    return judge(path, signer, identity)


def _lines(title: str, mark: str, lines: list[str]) -> QWidget:
    top = Qt.AlignmentFlag.AlignTop
    shown: list[Part] = [
        row((GlyphView(icon(mark), "muted", 14), 0, top), (label(line, wrap=True), 1), gap=6)
        for line in lines
    ]
    return card(label(title, "subtitle"), *shown, None, gap=6)
