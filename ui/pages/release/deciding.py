"""The place in hand: what it may be, and the five things that can be done with it."""

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ui.pages.release.lines import rule_words
from ui.pages.release.options import Options
from ui.widgets.button import button
from ui.widgets.choices import Combo
from ui.widgets.lay import column, held, restyle, row
from ui.widgets.text import label
from ui.words import tr
from workstation.records.marks import Mark
from workstation.rules.tokens import KIND_WORDS

_SAY = MappingProxyType(
    {
        "person": "somebody",
        "alias": "somebody",
        "date": "some time ago",
        "place": "a place",
        "phone": "a number",
        "id_number": "a number",
        "account": "a number",
        "employer": "the firm",
        "organisation": "a firm",
        "site": "the site",
        "money": "a sum of money",
    }
)
"""What is offered where a place is said more generally; a person may write something else."""

_TELLS = MappingProxyType(
    {
        "Person": "tells who it is",
        "Firm": "tells where they work",
        "Place": "tells where to look for them",
        "Date": "tells who was there that day",
        "Number": "leads to whoever it belongs to",
        "money": "tells whose debt or pay it is",
        "Address": "leads to whoever it belongs to",
    }
)
"""Why a place waits, by the word that stands for its kind, or by the kind."""
_ELSE = "whoever was there may know whose it is"
_MISSING = MappingProxyType(
    {
        "less": "Write what stands there instead, or leave it out.",
        "keep": "Write why. The second person reads it.",
        "same": "Choose who it is.",
    }
)
"""What is still to be said, by what is asked."""


class Deciding(QFrame):
    """Tells what was decided: replaced, generalised (with words), kept (with why), like whom."""

    replaced = Signal()
    generalised = Signal(str)
    kept = Signal(str)
    dropped = Signal()
    likened = Signal(str, str)
    reopened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "focus")
        self._words, self._count = label(role="title", wrap=True), label(role="muted")
        self._why, self._stands = label(wrap=True), label("", "strong", wrap=True)
        self._mode = ""
        self._shown: Mark | None = None
        self._people: Sequence[tuple[tuple[str, str], str]] | None = None
        self._entry, self._whom = _Entry(), _Whom(placeholder=tr("Choose who"))
        self._asked = label("", "strong", wrap=True)
        take = button(tr("Take it"), "primary", press=self._take)
        leave = button(tr("Cancel"), press=self._leave)
        asking = column(self._asked, self._entry, self._whom, 4, row(take, leave, None), gap=4)
        self._asking = held(asking)
        self._options = Options(
            {
                "R": self.replaced.emit,
                "G": self.ask_less,
                "K": self.ask_keep,
                "L": self.dropped.emit,
                "S": self.ask_same,
            }
        )
        self.replace = button(tr("Replace"), "primary", press=self.replaced.emit)
        self._again = button(tr("Let it wait"), "quiet", press=self.reopened.emit)
        less = button(tr("Say less"), press=self.ask_less)
        keep = button(tr("Keep…"), "quiet", press=self.ask_keep)
        drop = button(tr("Leave out"), "quiet", press=self.dropped.emit)
        self._verbs = held(row(self.replace, less, keep, drop, None, gap=4))
        top = Qt.AlignmentFlag.AlignTop
        self.setLayout(
            column(
                row((self._words, 1), (self._count, 0, top)),
                self._why,
                row((self._stands, 1), self._again),
                self._options,
                self._asking,
                self._verbs,
                gap=7,
                margins=(14, 10, 14, 10),
            )
        )
        for entry in (self._entry, self._whom):
            entry.done.connect(self._take)
            entry.left.connect(self._leave)
        self._asking.hide()

    def set_room(self, height: float) -> None:
        """Say less of what the keys do where the page is low; the verbs below stay."""
        self._options.set_room(height)

    def show_place(self, words: str, mark: Mark, count: str, times: int, token: str) -> None:
        """Show a place; `token` stands for it already or is empty."""
        self._words.setText(words)
        self._count.setText(count)
        tells = tr(_TELLS.get(KIND_WORDS.get(mark.kind, mark.kind), _ELSE))
        found = rule_words(mark.rule)
        self._why.setText(
            tr("{rule}: {tells}.").format(rule=found[:1].upper() + found[1:], tells=tells)
        )
        same = tr("the same in all {times} places").format(times=times)
        stands = token or tr("a code of its own")
        self._options.show_place(f"{stands}, {same}" if times > 1 else stands)
        self._stands.setText(_standing(mark, token))
        self._stands.setVisible(mark.decision is not None)
        self._entry.setProperty("offer", tr(_SAY.get(mark.kind, "")))
        self._again.setVisible(mark.decision is not None)
        # The texts are read anew beside what somebody types about the same place.
        if mark != self._shown:
            self._shown = mark
            self.quiet()

    def show_people(self, people: Sequence[tuple[tuple[str, str], str]]) -> None:
        """Who has a token already: (whose, kind), and the token with the words it stands for."""
        if people == self._people:
            return
        self._people = people
        self._whom.clear()
        for who, token in people:
            self._whom.offer(who, token)
        self._whom.setCurrentIndex(-1)
        self._options.show_people(known=bool(people))

    def ask_less(self) -> None:
        """Ask for the words that stand there instead."""
        self._ask("less", tr("What stands there instead"), str(self._entry.property("offer")))

    def ask_keep(self) -> None:
        """Ask why the reader may know it."""
        self._ask("keep", tr("Why the reader may know it"), "")

    def ask_same(self) -> None:
        """Ask who it is."""
        if self._whom.count():
            self._ask("same", tr("Who it is"), "")

    def quiet(self) -> None:
        """Ask nothing."""
        self._mode = ""
        self._asking.hide()
        self._options.show()
        self._verbs.show()

    def _ask(self, mode: str, words: str, offer: str) -> None:
        self._mode = mode
        self._asked.setText(words)
        restyle(self._asked, "tone", "")
        target: QWidget = self._whom if mode == "same" else self._entry
        self._entry.setVisible(mode != "same")
        self._whom.setVisible(mode == "same")
        self._entry.setText(offer)
        self._entry.setAccessibleName(words)
        self._whom.setAccessibleName(words)
        self._entry.selectAll()
        self._asking.show()
        self._options.hide()
        self._verbs.hide()
        target.setFocus()

    def _leave(self) -> None:
        self.quiet()
        self.replace.setFocus()

    def _take(self) -> None:
        said = self._entry.text().strip()
        if self._mode == "same" and self._whom.value() is not None:
            self.likened.emit(*self._whom.value())
        elif self._mode == "less" and said:
            self.generalised.emit(said)
        elif self._mode == "keep" and said:
            self.kept.emit(said)
        else:
            self._asked.setText(tr(_MISSING[self._mode]))
            restyle(self._asked, "tone", "danger")


class _Entry(QLineEdit):
    """Enter takes it, Escape leaves it and does not leave the page."""

    done = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(500)
        self.returnPressed.connect(self.done)

    def event(self, event: QEvent) -> bool:
        if _escaped(event):
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
            return True
        return super().event(event)


class _Whom(Combo):
    """Arrows only look through the names: two people become one by Enter, and by nothing less."""

    done = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if _escaped(event):
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)


def _escaped(event: QEvent) -> bool:
    """Whether Escape is pressed; taken here, it does not leave the page."""
    if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
        return False
    event.accept()
    return event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def _standing(mark: Mark, token: str) -> str:
    """What was decided about a place, and why."""
    said = {
        "replace": tr("Now: replaced by {token}."),
        "generalise": tr("Now: “{say}” stands there."),
        "keep": tr("Now: kept. “{reason}”"),
        "drop": tr("Now: left out."),
    }
    words = said.get(mark.decision or "", "")
    return words.format(token=token or tr("a token"), say=mark.say, reason=mark.reason)
