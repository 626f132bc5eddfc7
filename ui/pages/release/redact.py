"""The third step: decide about every place that may tell who somebody is."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from ui.pages.release import state
from ui.pages.release.deciding import Deciding
from ui.pages.release.panes import Pane, WrittenPane
from ui.pages.release.reading import read_outside, tokens_of, written
from ui.pages.release.sheets import Sheets
from ui.pages.release.slot import StepView
from ui.pages.release.state import Waiting, Wizard
from ui.pages.release.waiting import Rest, WaitingRow
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.flow import Flow
from ui.widgets.kbd import Kbd
from ui.widgets.lay import Part, card, column, held, row, rule
from ui.widgets.text import label
from ui.words import count, tr
from workstation.rules.partners import limit_of
from workstation.rules.release import Redacted
from workstation.services.dossiers import Plan
from workstation.text import fold

_SIDE = 340
_BESIDES = 155
"""What stands above and below the place in hand: margins, heading, a row that waits, Undo."""
_LEGEND = (
    ("token", "token", "person"),
    ("said less", "info", "general"),
    ("kept", "ok", "check"),
    ("left out", "neutral", "left_out"),
    ("to decide", "warn", "question"),
)


class RedactView(StepView):
    """Shows the wizard's texts; what is decided is told by the signals of `deciding` and here."""

    picked = Signal(str, int)
    marked = Signal(str, int, int)
    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wizard, self._tokens = Wizard(), list[str]()
        self._left = WrittenPane(tr("What was written"))
        self._right = Pane(tr("What will be read"))
        self._sheets = Sheets(self._left, self._right)
        self._by_hand = held(row(Kbd("M"), self._sheets.hand, gap=2, margins=(6, 0, 0, 0)))
        self.deciding = Deciding()
        self._number, self._rest, self._done = Badge("0", "warn", strong=True), Rest(), label()
        self._again = button(tr("Undo"), "quiet", icon("history"), press=self.undone.emit)
        self._none = label(tr("Nothing waits. Read both sides once more, then go on."), wrap=True)
        self.setLayout(
            row(
                (column((self._sheets, 1), self._legend(), gap=8), 1),
                self._side(),
                gap=14,
                margins=(20, 12, 20, 10),
            )
        )
        self._left.picked.connect(self.picked)
        self._right.picked.connect(self.picked)
        self._sheets.mark.connect(self.mark_words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = look().room(self.width()), look().room(self.height())
        self._sheets.set_room(width, height)
        self._by_hand.setVisible(not self._sheets.folded)
        self.deciding.fit(look().px(_SIDE), self.height() - look().px(_BESIDES))

    def show_wizard(self, wizard: Wizard, said: Redacted | None) -> None:
        """Show the texts; `said` is how they read once what waits is left out."""
        self._wizard = wizard
        if said is not None:
            self._tokens = tokens_of(wizard.texts, said.texts)
            self._left.show_reading(written(wizard.texts, self._tokens), wizard.at)
            self._right.show_reading(read_outside(wizard.texts, self._tokens), wizard.at)
        if wizard.plan is not None:
            self._show_reader(wizard.plan)
        self._show_confirmed(wizard)
        left = state.waiting(wizard)
        self._number.show_state(str(len(left)), "warn" if left else "ok")
        self._show_place(left)
        self._show_rest(left)
        self.changed.emit()

    def mark_words(self) -> None:
        """Mark the chosen words by hand."""
        if (source := self._left.source()) is not None:
            self.marked.emit(*source)

    def turn(self) -> None:
        """Show the other text, where there is room for one."""
        self._sheets.turn()

    def reason(self) -> str:
        left = len(state.waiting(self._wizard))
        if not left:
            return ""
        if left == 1:
            return tr("1 place waits for you. Until you decide, it stays out.")
        words = tr("{number} places wait for you. Until you decide, they stay out.")
        return words.format(number=count(left))

    def to_reason(self) -> None:
        self.deciding.replace.setFocus()

    def first(self) -> QWidget | None:
        return self._sheets.first() if self._wizard.at is None else self.deciding.replace

    def _side(self) -> QWidget:
        head = row(
            label(tr("To decide"), "subtitle"),
            self._number,
            None,
            Kbd("N"),
            label(tr("next"), "caption"),
            gap=6,
        )
        foot = row(
            GlyphView(icon("check"), "ok", 16),
            self._done,
            None,
            self._again,
            gap=8,
            margins=(12, 3, 6, 3),
        )
        rest = card((self._rest, 1), foot, gap=0, margins=(0, 2, 0, 2))
        policy = rest.sizePolicy().Policy
        rest.setSizePolicy(policy.Preferred, policy.Maximum)
        side = held(column(head, self.deciding, self._none, rest, None, gap=9))
        side.setFixedWidth(look().px(_SIDE))
        return side

    def _show_reader(self, plan: Plan) -> None:
        reader = tr(plan.profile.label).lower()
        words, limit = tr("What the {reader} will read"), limit_of(plan.profile)
        passed_on = limit.insider is not None and limit.insider > limit.reader
        self._sheets.show_reader(words.format(reader=reader), passed_on=passed_on)

    def _show_confirmed(self, wizard: Wizard) -> None:
        day = wizard.work.gathered.confirmed_on if wizard.work else None
        badges: list[Part] = []
        if day is not None:
            words = tr("Confirmed {day}").format(day=f"{day.day} {day:%b}")
            badges.append(Badge(words, "ok", icon("check")))
        self._sheets.confirmed.fill(row(*badges))

    def _show_place(self, left: Sequence[Waiting]) -> None:
        mark, at = state.current(self._wizard), self._wizard.at
        self.deciding.setVisible(mark is not None)
        self._none.setVisible(mark is None)
        if mark is None or at is None:
            return
        words = state.text_of(self._wizard, at[0]).at(mark)
        order = [(w.key, w.mark.start) for w in left]
        number = ""
        if at in order:
            number = tr("{at} of {all}").format(at=order.index(at) + 1, all=len(order))
        same = fold(words).text
        times = sum(fold(t.at(m)).text == same for t, m in state.marks_of(self._wizard))
        people = self._people()
        token = next((token for who, token, _ in people if who[0] == (mark.whose or same)), "")
        self.deciding.show_place(words, mark, number, times, token)
        others = [p for p in people if p[0][0] != (mark.whose or same)]
        self.deciding.show_people([(who, f"{token}  {words}") for who, token, words in others])

    def _people(self) -> list[tuple[tuple[str, str], str, str]]:
        """Everybody and everything that has a token: who, the token, the words; each once."""
        replaced = [
            (text, mark)
            for text, mark in state.marks_of(self._wizard)
            if mark.decision == "replace"
        ]
        found: dict[str, tuple[tuple[str, str], str, str]] = {}
        for (text, mark), token in zip(replaced, self._tokens, strict=False):
            whose = mark.whose or fold(text.at(mark)).text
            found.setdefault(whose, ((whose, mark.kind), token, text.at(mark)))
        return list(found.values())

    def _show_rest(self, left: Sequence[Waiting]) -> None:
        parts: list[Part] = []
        for place in left:
            if (place.key, place.mark.start) != self._wizard.at:
                parts += [self._row(place), rule()]
        self._rest.show_rows(parts)
        decided = sum(m.decision is not None for _, m in state.marks_of(self._wizard))
        self._done.setText(tr("{number} decided").format(number=count(decided)))
        self._again.setEnabled(bool(self._wizard.before))

    def _row(self, place: Waiting) -> QPushButton:
        made = WaitingRow(place)
        made.clicked.connect(partial(self.picked.emit, place.key, place.mark.start))
        return made

    def _legend(self) -> QLayout:
        badges = [Badge(tr(words), tone, icon(name)) for words, tone, name in _LEGEND]
        return Flow(*badges, self._by_hand)
