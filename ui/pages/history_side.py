"""One change in full: each field with what stood there before and what stands there after it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ui.dialogs.days import moment_words
from ui.pages.case.hidden import HeldWords
from ui.pages.release.slot import Slot
from ui.theme.look import look
from ui.widgets.hold import hold_button
from ui.widgets.lay import Part, card, column, held, row, rule
from ui.widgets.masked import Masked
from ui.widgets.text import label
from ui.words import tr
from workstation.ports import Past
from workstation.services.history import Change, Sought

_HEAD = 44
_LIKE_HELD_WORDS = (6, 4, 6, 4)


class ChangeSide(Slot):
    """What identifies somebody is dots until it is held, and so is every name in a text."""

    def show_changes(
        self, past: Past, who: str, changes: Sequence[Change], terms: Sequence[str]
    ) -> None:
        """Show what one line of the history changed."""
        first = past.revision == 1
        when = label(f"{moment_words(past.at)} · {who}", "muted", wrap=True)
        parts: list[Part] = [label(tr(past.line), "subtitle", wrap=True), when]
        for change in changes:
            parts += [rule(), *_change(change, terms, first=first)]
        if not changes:
            parts += [rule(), label(tr("It was taken away, or changed in nothing."), wrap=True)]
        self.fill(column(card(*parts, gap=8), None))


def _change(change: Change, terms: Sequence[str], *, first: bool) -> list[Part]:
    found: list[Part] = [label(tr(change.label), "strong", wrap=True)]
    if not change.before and not change.after:
        words = tr("Written down, and not in words.") if first else tr("Changed, and not in words.")
        return [*found, label(words, "muted", wrap=True)]
    sides = [(tr("Before"), change.before), (tr("After"), change.after)]
    if first:
        sides = [("", change.after)]
    found += (_side(head, words, change, terms) for head, words in sides)
    if change.sought is not None:
        found.append(label(tr(_SOUGHT[change.sought]), "muted", wrap=True))
    return found


_SOUGHT = {
    Sought.ALL: "What stood here before is looked for as well, wherever names are.",
    Sought.SOME: "What stood here before is looked for as well, "
    "but not what was put right within a day by who wrote it.",
    Sought.NONE: "Put right within a day by who wrote it: "
    "what stood here before is not looked for.",
}


def _side(head: str, words: str, change: Change, terms: Sequence[str]) -> Part:
    if not words:
        inside = held(column(label(tr("Empty"), "muted"), margins=_LIKE_HELD_WORDS))
    elif change.identifies:
        hidden = Masked(lambda: words)
        inside = held(row(hidden, hold_button([hidden]), None, gap=8))
    else:
        inside = HeldWords(words, terms, "body")
    if not head:
        return inside
    side = label(head, "caption")
    side.setMinimumWidth(look().px(_HEAD))
    top = held(column(side, None, margins=(0, 6, 0, 0)))
    return row((top, 0, Qt.AlignmentFlag.AlignTop), (inside, 1), gap=4)
