"""The place in hand: what it may be, and the five things that can be done with it."""

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.pages.release.inputs import Whom, Words
from ui.pages.release.lines import rule_words
from ui.pages.release.options import Options
from ui.theme.look import look
from ui.widgets.button import button
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
_WIDTH, _GAP, _SIDES = 340, 7, (14, 10, 14, 10)
_CUTS = (64, 40, 24)
"""How many letters of a place are shown, the most that there is room for."""
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
        self._mode, self._width, self._height = "", look().px(_WIDTH), look().px(_WIDTH)
        self._shown: Mark | None = None
        self._said = ""
        self._people: Sequence[tuple[tuple[str, str], str]] | None = None
        self._entry, self._whom = Words(), Whom(placeholder=tr("Choose who"))
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
                gap=_GAP,
                margins=_SIDES,
            )
        )
        for entry in (self._entry, self._whom):
            entry.done.connect(self._take)
            entry.left.connect(self._leave)
        self._asking.hide()

    def fit(self, width: int, height: int) -> None:
        """Take this much of the page, in pixels, and say no more than it has room for."""
        self._width, self._height = width, height
        self._arrange()

    def show_place(self, words: str, mark: Mark, count: str, times: int, token: str) -> None:
        """Show a place; `token` stands for it already or is empty."""
        # The texts are read anew beside what somebody types about the same place.
        anew = (words, mark) == (self._said, self._shown)
        self._said, self._shown = words, mark
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
        if not anew:
            self.quiet()
        self._arrange()

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
        self._arrange()

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
        self._arrange()
        target.setFocus()

    def _arrange(self) -> None:
        """What is asked, and the verbs, come before the rest: what has no room is left out."""
        inner = self._width - _SIDES[0] - _SIDES[2]
        below = self._asking if self._mode else self._verbs
        room = self._height - _SIDES[1] - _SIDES[3] - below.sizeHint().height() - 4 * _GAP
        if self._shown is not None and self._shown.decision is not None:
            again = self._again.sizeHint()
            room -= max(self._stands.heightForWidth(inner - again.width()), again.height()) + _GAP
        keys = 0 if self._mode else self._options.least()
        room -= self._show_words(inner - self._count.sizeHint().width(), room - keys)
        why = self._why.heightForWidth(inner)
        self._why.setVisible(why + keys <= room)
        self._options.fit(inner, room - why if why + keys <= room else room)

    def _show_words(self, width: int, room: int) -> int:
        """Show as much of the words as there is room for; gives how high they are."""
        for most in _CUTS:
            cut = len(self._said) > most
            self._words.setText(f"{self._said[: most - 1]}…" if cut else self._said)
            if self._words.heightForWidth(width) <= room:
                break
        return self._words.heightForWidth(width)

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
