"""One question of the risk assessment: closed in one line, open with its anchors and a reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit

from ui.theme.look import look
from ui.widgets.lay import column, held, restyle, row
from ui.widgets.segment import Segment
from ui.widgets.text import label
from ui.words import tr
from workstation.records.anchors import ANCHORS
from workstation.records.risk import Answer, Factor

UNKNOWN = "?"
_SCORES: Sequence[tuple[object, str]] = [*((n, str(n)) for n in range(5)), (UNKNOWN, UNKNOWN)]
_CODE, _WIDE, _SIDE, _GAP = 20, 560, 12, 10


class FactorRow(QFrame):
    """`wanted` asks to be the open one, `changed` follows each answer and each reason."""

    wanted = Signal()
    changed = Signal()

    def __init__(self, factor: Factor, scale: Sequence[str], counts: int, *, reads: bool) -> None:
        super().__init__()
        self.factor = factor
        self._scale, self._counts = scale, counts
        self._name, self._word = label(tr(factor.label), wrap=True), label(role="caption")
        self._score = Segment(_SCORES)
        self._score.setAccessibleName(tr(factor.label))
        self._why = QLineEdit()
        self._why.setPlaceholderText(tr("Why: what was seen or said, and when"))
        self._why.setAccessibleName(tr("Why"))
        self._anchors = [label(role="caption", wrap=True) for _ in ANCHORS[factor]]
        code = label(factor.value, "muted")
        code.setFixedWidth(look().px(_CODE))
        under = _SIDE + code.width() + _GAP
        line = row(
            code, (self._name, 1), self._word, self._score, gap=_GAP, margins=(_SIDE, 5, _SIDE, 5)
        )
        anchors = row(*((each, 1) for each in self._anchors), gap=8, margins=(under, 0, _SIDE, 8))
        why = row((self._why, 1), margins=(under, 0, _SIDE, 10))
        self._open = held(column(anchors, why))
        self.setLayout(column(line, self._open))
        self._score.setEnabled(not reads)
        self._why.setReadOnly(reads)
        self._score.answered.connect(lambda _score: self._answered())
        self._why.textEdited.connect(lambda _text: self.changed.emit())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_answer(None)
        self.set_open(opened=False)

    def answer(self) -> Answer:
        """What is answered now; no score means that it is not known."""
        score = self._score.value()
        known = score if isinstance(score, int) else None
        return Answer(factor=self.factor, score=known, why=self._why.text().strip())

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer without saying so."""
        score = None if answer is None else answer.score
        self._score.answer(UNKNOWN if score is None else score)
        self._why.setText("" if answer is None else answer.why)
        self._tell()

    def give(self, score: object) -> None:
        """Answer by key."""
        self._score.answer(score)
        self._answered()

    def set_open(self, *, opened: bool) -> None:
        """Show the anchors and the reason, or only the line."""
        self._open.setVisible(opened)
        self._tell_word()
        restyle(self, "row", "current" if opened else "plain")
        restyle(self._name, "role", "strong" if opened else "body")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_word()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _answered(self) -> None:
        self._tell()
        self.wanted.emit()
        self.changed.emit()

    def _tell_word(self) -> None:
        """Where there is little room the question goes first: what is open is said below it."""
        score, roomy = self._score.value(), look().room(self.width()) >= _WIDE
        words = tr("not known, counts as {number}").format(number=self._counts)
        self._word.setText(tr(self._scale[score]) if isinstance(score, int) else words)
        known = isinstance(score, int) and self._open.isHidden()
        self._word.setVisible(roomy or known)

    def _tell(self) -> None:
        score = self._score.value()
        self._tell_word()
        for at, (shown, anchor) in enumerate(zip(self._anchors, ANCHORS[self.factor], strict=True)):
            _tell_anchor(shown, f"{at}  {tr(anchor)}", chosen=at == score)


def _tell_anchor(shown: QLabel, words: str, *, chosen: bool) -> None:
    shown.setText(words)
    restyle(shown, "role", "strong" if chosen else "caption")
