"""The fifth step: fourteen statements, of which yes is the only good answer."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from ui.pages.release import state
from ui.pages.release.slot import Slot, StepView
from ui.pages.release.state import Wizard
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.kbd import Kbd
from ui.widgets.lay import Part, card, column, frame, held, restyle, row, rule
from ui.widgets.scrolled import Scrolled
from ui.widgets.segment import Segment
from ui.widgets.text import label
from ui.words import tr
from workstation.records.briefings import HarmAnswer
from workstation.rules.do_no_harm import STATEMENTS, Statement
from workstation.rules.gate_facts import profile_of
from workstation.rules.partners import limit_of
from workstation.rules.wordings import HANDLING

_SIDE, _SMALL_SIDE, _NARROW = 352, 264, 1100
_ROW = 36
_WORDS = tuple((given, given.label) for given in HarmAnswer)


class HarmView(StepView):
    """`answered` tells the statement and the answer of a person."""

    answered = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._wizard = Wizard()
        self._rows = {s.number: _Line(s) for s in STATEMENTS}
        lines: list[Part] = []
        for number, line in self._rows.items():
            lines += [line, rule()] if number < len(STATEMENTS) else [line]
            if line.answer is not None:
                line.answer.answered.connect(partial(self.answered.emit, number))
        self._banner, self._leaving = Banner("danger", ""), Slot()
        listed = frame(column(*lines, None, margins=(2, 2, 2, 2)), card="plain")
        self._side = side = held(column(self._banner, _keys(), self._leaving, None, gap=12))
        top = Qt.AlignmentFlag.AlignTop
        inside = row((listed, 1), (side, 0, top), gap=14, margins=(20, 12, 20, 10))
        self.setLayout(column((Scrolled(inside), 1)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        given = [line.given for line in self._rows.values()]
        widest = max(each.sizeHint().width() for each in given)
        for each in given:
            each.setFixedWidth(widest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = look().room(event.size().width()) >= _NARROW
        self._side.setFixedWidth(look().px(_SIDE if wide else _SMALL_SIDE))

    def show_wizard(self, wizard: Wizard) -> None:
        """Show every answer, by people and by the program."""
        self._wizard = wizard
        if wizard.facts is None:
            return
        answers, notes = state.harm_answers(wizard), _notes(wizard)
        for number, line in self._rows.items():
            line.show_answer(answers[number], notes.get(number, ""), number in _told(wizard))
        self._show_stop([s for s in STATEMENTS if answers[s.number] is not HarmAnswer.YES])
        self._leaving.fill(column(_leaving(wizard)))
        self.changed.emit()

    def answer(self, given: HarmAnswer) -> None:
        """Answer the line that has the focus, and go on to the next one."""
        numbers = [n for n, line in self._rows.items() if line.answer is not None]
        focus = QApplication.focusWidget()
        here = next((n for n in numbers if focus and self._rows[n].isAncestorOf(focus)), numbers[0])
        self.answered.emit(here, given)
        after = numbers[min(numbers.index(here) + 1, len(numbers) - 1)]
        segment = self._rows[after].answer
        if segment is not None:
            segment.setFocus(Qt.FocusReason.TabFocusReason)

    def reason(self) -> str:
        if self._wizard.facts is None:
            return ""
        answers = state.harm_answers(self._wizard)
        good = sum(given is HarmAnswer.YES for given in answers.values())
        if good == len(answers):
            return ""
        return tr("{good} of {all} are yes").format(good=good, all=len(answers))

    def to_reason(self) -> None:
        answers = state.harm_answers(self._wizard)
        for number, line in self._rows.items():
            if line.answer is not None and answers[number] is not HarmAnswer.YES:
                line.answer.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def first(self) -> QWidget | None:
        return self._rows[1].answer

    def _show_stop(self, stopped: list[Statement]) -> None:
        told = _told(self._wizard)
        against = [s for s in stopped if s.by_program or s.number in told]
        if not stopped:
            self._banner.say("ok", tr("All fourteen are yes."), tr("Somebody else reads it next."))
        elif not against:
            one, many = tr("1 statement waits for you."), tr("{n} statements wait for you.")
            title = one if len(stopped) == 1 else many
            self._banner.say("info", title.format(n=len(stopped)), tr("Only Yes lets it go on."))
        else:
            title = tr("1 answer stops it.") if len(against) == 1 else tr("{n} answers stop it.")
            ways = "  ".join(f"{s.number}: {tr(s.remedy)}" for s in against[:2])
            self._banner.say("danger", title.format(n=len(against)), ways)


def _keys() -> Part:
    keys = zip("YNU", _WORDS, strict=True)
    said = [row(Kbd(key), label(tr(words), "caption"), gap=6) for key, (_, words) in keys]
    return row(*said, None, gap=14)


class _Line(QFrame):
    """One statement; only those for people have something to press."""

    def __init__(self, statement: Statement) -> None:
        super().__init__()
        self.setProperty("row", "plain")
        self.setMinimumHeight(look().px(_ROW))
        number = label(str(statement.number), "muted", end=True)
        number.setFixedWidth(look().px(20))
        self._mark = GlyphView(icon("problem", chosen=True), "danger", 16)
        kept = QSizePolicy(self._mark.sizePolicy())
        kept.setRetainSizeWhenHidden(True)
        self._mark.setSizePolicy(kept)
        self._words = label(tr(statement.words), wrap=True)
        self._note = label(role="caption", wrap=True)
        self.answer: Segment | None = None
        self._by = GlyphView(icon("done"), "ok", 16)
        if statement.by_program:
            given: Part = held(row(self._by, label(tr("by the program"), "caption"), None, gap=6))
        else:
            choices = [(value, tr(words)) for value, words in _WORDS]
            self.answer = Segment(choices)
            for press in self.answer.findChildren(QPushButton):
                press.installEventFilter(self)
            self.answer.setAccessibleName(tr(statement.words))
            given = held(row(self.answer, None))
        assert isinstance(given, QWidget)
        self.given = given
        self.setLayout(
            row(
                number,
                self._mark,
                (self._words, 6),
                (self._note, 3),
                given,
                gap=8,
                margins=(10, 3, 6, 3),
            )
        )

    def show_answer(self, given: HarmAnswer, note: str, told: bool) -> None:
        """Show the answer; what nobody answered yet is unsure and not marked as wrong."""
        bad = given is not HarmAnswer.YES
        self._mark.setVisible(bad and (told or self.answer is None))
        restyle(self._words, "role", "strong" if bad and told else "body")
        self._by.show_glyph(icon("problem" if bad else "done"), "danger" if bad else "ok")
        unsure = tr("unsure counts as no") if given is HarmAnswer.UNSURE and told else ""
        self._note.setText(note or unsure)
        self._note.setVisible(bool(note or unsure))
        if self.answer is not None and told:
            self.answer.answer(given)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            restyle(self, "row", "current" if event.gotFocus() else "plain")
        return super().eventFilter(watched, event)


def _told(wizard: Wizard) -> set[int]:
    return {int(number) for number in wizard.answers.do_no_harm}


def _notes(wizard: Wizard) -> dict[int, str]:
    """What the program's own answers rest on."""
    facts = state.facts_now(wizard)
    profile = profile_of(facts)
    needed = limit_of(profile).needed if profile is not None else 0
    until = facts.case.risk_until if facts.case else None
    return {
        4: tr("until {day}").format(day=f"{until.day} {until:%b %Y}") if until else "",
        5: tr("{fit} fit, {needed} needed").format(fit=_known(facts.k), needed=needed),
        6: tr("{fit} fit, {needed} needed").format(fit=_known(facts.k_together), needed=needed),
        8: tr("{found} found").format(found=_known(facts.names_found)),
    }


def _known(number: int | None) -> str:
    return "?" if number is None else str(number)


def _leaving(wizard: Wizard) -> QWidget:
    """What would leave, in short."""
    assert wizard.work is not None
    gathered = wizard.work.gathered
    dossier = gathered.dossier
    said = [dossier.site, dossier.place, dossier.period, dossier.affected]
    kept = [words for words in said if words]
    lines = (
        (tr("To"), dossier.recipient),
        (tr("About"), ", ".join(line.code for line in dossier.issues)),
        (tr("Tells"), ", ".join(kept) or tr("neither where nor when")),
        (tr("Left out"), ", ".join(tr(d.attribute.label) for d in gathered.cut.dropped)),
        (tr("Asks"), str(len(dossier.asks))),
        (tr("Terms"), " ".join(HANDLING[:2])),
    )
    return card(label(tr("What would leave"), "subtitle"), pairs(lines), gap=8)


def pairs(lines: tuple[tuple[str, str], ...]) -> QWidget:
    """Names and what stands for them, in two columns; what is empty is not there."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for at, (name, words) in enumerate((name, words) for name, words in lines if words):
        grid.addWidget(label(name, "muted"), at, 0, top)
        grid.addWidget(label(words, wrap=True), at, 1, top)
    return held(grid)
