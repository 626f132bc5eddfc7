"""Refusals, problems, long work and empty places side by side, for one picture."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.banner import Banner, sunken
from ui.widgets.blocker import BlockerCard
from ui.widgets.button import button
from ui.widgets.empty import Empty
from ui.widgets.field import Field
from ui.widgets.kbd import Kbd
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.text import label


def refusals() -> QWidget:
    """What the program says when something does not go on."""
    failures = column(
        _titled(
            "A failure that can be put right",
            _failure(
                "backup",
                "The disk is full. The last change is not kept yet.",
                "Everything before 14:22 is safe, and so is the vault.",
                "Make 50 MB of room, then try again. Your words stay on this page.",
                "Try again",
            ),
        ),
        _titled(
            "A fault of ours: a number, never the content",
            _failure(
                "problem",
                "Something went wrong inside the program.",
                "Nothing was lost. The page is as it was at 14:22.",
                "Go on working. If it comes back, give your support this number: 3f9a1c.",
                "Go on",
            ),
        ),
        _titled(
            "A refusal",
            _failure(
                "file",
                "This backup does not open with these keys.",
                "Neither your vault nor the backup was touched.",
                "Look for a backup of this office, or use its recovery words.",
                "Choose another file",
            ),
        ),
        None,
        gap=10,
    )
    day = Field("Time of the threat", QLineEdit("31 November 2026"), required=True)
    day.show_problem("November has 30 days. Give a day, or a month if nobody is sure.")
    closed = sunken(
        row(
            GlyphView(icon("lock"), "muted", 18),
            label("Safety plan", "strong"),
            label("exists", "caption"),
            None,
        ),
        label("May open it: case worker, protection officer.", "muted", wrap=True),
    )
    middle = column(
        _titled("Wrong entry, said at the field", card(day)),
        _titled("Not for your role: it exists, and who may open it", closed),
        _titled("Long work: what, how far, what Cancel leaves", _work()),
        _titled("Small change: done at once, can be undone", _undo()),
        None,
        gap=10,
    )
    nothing = Empty(
        icon("cases"),
        "No case fits these filters",
        "3 filters are on. Without “Thailand” there would be 41.",
        button("Take “Thailand” off", "primary"),
        button("Clear all", "quiet"),
    )
    stop = BlockerCard(
        "The worker has not agreed to this buyer",
        "Ask, or choose a partner the worker agreed to.",
        action="Open consents",
    )
    warned = Banner("warn", "Not verified.", "Nothing can be sealed for this contact yet.")
    last = column(
        _titled("Nothing to show: why, and the way out", card(nothing)),
        _titled("Blocker, short form", stop),
        _titled("Banner: one on a page", warned),
        None,
        gap=10,
    )
    columns = row(*((held(part), 1) for part in (failures, middle, last)), gap=20)
    page = held(column(columns, margins=(22, 12, 22, 10)))
    page.setProperty("ground", "window")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return page


def _titled(title: str, part: QWidget) -> Part:
    return column(label(title, "section"), part, gap=8)


def _failure(glyph: str, what: str, safe: str, how: str, verb: str) -> QFrame:
    """What happened, what is safe, what to do next."""
    top = Qt.AlignmentFlag.AlignTop
    lines = [
        row((GlyphView(icon(name), "accent_text", 15), 0, top), (label(words, wrap=True), 1))
        for name, words in (("safe", safe), ("go", how))
    ]
    press = row(button(verb, "primary"), None)
    said = column(label(what, "subtitle", wrap=True), *lines, 2, press, gap=6)
    return card(row((GlyphView(icon(glyph), "danger", 20), 0, top), (said, 1), gap=14))


def _work() -> QFrame:
    said = column(
        label("Making and checking the backup", "strong"),
        label("Reading back 31 of 50 GB, about 4 minutes more.", "muted", wrap=True),
        gap=2,
    )
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setValue(62)
    stays = "If you cancel, the old backup stays as it is and the half-written file is removed."
    mark = GlyphView(icon("job"), "accent", 16)
    head = row(mark, (said, 1), button("Cancel"), gap=12)
    return card(head, bar, label(stays, "caption", wrap=True), gap=10)


def _undo() -> QFrame:
    done = GlyphView(icon("done"), "ok", 18)
    undo = button("Undo", "quiet")
    return card(row(done, label("Step taken off the list."), None, undo, Kbd("Ctrl", "Z"), gap=8))
