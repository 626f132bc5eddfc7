"""What goes with a signed letter: its check words, how they are checked, and what that proves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.lay import Part, card, column, frame, held, row, rule
from ui.widgets.text import label
from ui.words import tr

_COLUMNS = 4
_PROVES = ("no change since signing", "this office's key signed it", "all of the file is covered")
_NOT = ("the day it was signed", "who has read it since", "that it tells everything")


def check_words(words: Sequence[str]) -> QWidget:
    """The eight words, to be read to whoever rings."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(6)
    for at, word in enumerate(words):
        cell = row(
            label(str(at + 1), "faint"),
            label(word, "subtitle"),
            None,
            gap=8,
            margins=(8, 8, 6, 8),
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


def how_to_check(name: str) -> QWidget:
    """What the partner does, and a button that copies it."""
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
    copied = label(role="caption")

    def copy() -> None:
        QApplication.clipboard().setText(as_text(name))
        copied.setText(tr("Copied. The words are not in it: they are for the phone."))

    press = button(tr("Copy this as a text"), "quiet", icon("file"), press=copy)
    head = row(label(tr("How the partner checks it"), "subtitle"), None, copied, press)
    return card(head, *lines, gap=10)


def as_text(name: str) -> str:
    """The same for a message to the partner: no name of anybody, and not the words themselves."""
    return tr(
        "How to check {name}\n\n"
        "1. Open the PDF and ring us on a number that you already have. Any PDF reader will do. "
        "A green tick alone is not enough.\n"
        "2. We read eight words to you. Compare them with the foot of your pages. "
        "Other words are not from us.\n"
        "3. Check with minisign and our key file that nothing was changed:\n"
        "   minisign -V -p signer.pub -m {name}\n"
    ).format(name=name)


def _step(number: int, words: str, under: str) -> Part:
    mark = (GlyphView(icon(f"step_{number}"), "accent", 22), 0, Qt.AlignmentFlag.AlignTop)
    text = column(label(words, "strong", wrap=True), label(under, "caption", wrap=True))
    return row(mark, (text, 1), gap=10)


def proofs() -> QWidget:
    """What a signature proves, and what it does not."""

    def told(title: str, tone: str, lines: Sequence[str]) -> Part:
        words = [label(tr(line), wrap=True) for line in lines]
        return (held(column(label(title, "strong", tone=tone), *words, None, gap=3)), 1)

    proves, does_not = told(tr("It proves"), "ok", _PROVES), tr("It does not prove")
    return card(row(proves, rule("v"), told(does_not, "warn", _NOT), gap=16))
