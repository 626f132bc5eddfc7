"""The fourth step: what stands against it, what is in order, and what else can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.pages.release import state
from ui.pages.release.inferring import inference_card
from ui.pages.release.lines import good_line
from ui.pages.release.slot import Slot, StepView
from ui.pages.release.state import Wizard
from ui.pages.release.ways import To, Ways, may_be_accepted, way_of
from ui.theme.icons import icon
from ui.widgets.blocker import BlockerCard
from ui.widgets.button import button
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.sides import Sides
from ui.widgets.text import label
from ui.words import things_to_put_right, tr
from workstation.errors import Blocker
from workstation.rules import gate
from workstation.rules.gate_consent import consent_blockers, left_out
from workstation.rules.gate_facts import GateFacts, profile_of, spoken_for
from workstation.rules.inference import Inference
from workstation.rules.partners import limit_of
from workstation.rules.whys import words_of

_SIDE = 372


@dataclass(frozen=True, slots=True)
class _Good:
    rule: Callable[[GateFacts], list[Blocker]]
    words: str
    why: Callable[[GateFacts], str]


def blocker_card(blocker: Blocker, verb: str = "", *, below: bool = False) -> BlockerCard:
    """What stops it, why that rule stands, what to do, and the verb of the way there."""
    why, action = words_of(blocker.rule), tr(verb) if verb else ""
    said = tr(why) if why else ""
    return BlockerCard(blocker.words, blocker.remedy, why=said, action=action, below=below)


class ChecksView(StepView):
    """`go` tells a Step or a To; `again` asks for a look, `read` for the pages."""

    go = Signal(object)
    again = Signal()
    read = Signal()
    away = Signal()

    def __init__(self, ways: Ways = way_of) -> None:
        super().__init__()
        self._ways = ways
        self._stopped: list[Blocker] = []
        self._main, self._good, self._inferred = Slot(), Slot(), Slot()
        self._other = Slot()
        self._first: QWidget | None = None
        side = held(column(self._inferred, self._other, self._good, None, gap=12))
        both = Sides(held(column(self._main, None)), side, width=_SIDE, gap=16)
        inside = column(both, None, margins=(20, 16, 20, 12))
        self.setLayout(column((Scrolled(inside), 1)))

    def show_wizard(self, wizard: Wizard) -> None:
        """Show what the gate said."""
        if wizard.facts is None:
            return
        self._stopped = state.check_blockers(wizard)
        good = [_in_order(wizard.facts)]
        beside, below = (good, []) if self._stopped else ([], good)
        head = self._head(wizard.facts, wizard.inference)
        self._main.fill(column(*head, *self._cards(), *below, gap=10))
        self._good.fill(column(*beside))
        self._other.fill(column(_instead(self, self._stopped)))
        if wizard.inference is not None:
            stopped = bool(self._stopped)
            inferred = inference_card(wizard.inference, self.read.emit, stopped=stopped)
            self._inferred.fill(column(inferred))
        self.changed.emit()

    def reason(self) -> str:
        return things_to_put_right(len(self._stopped)) if self._stopped else ""

    def to_reason(self) -> None:
        if self._first is not None:
            self._first.setFocus()

    def first(self) -> QWidget | None:
        return self._first

    def _head(self, facts: GateFacts, found: Inference | None) -> list[Part]:
        if not self._stopped:
            words, under = _passed(facts, found)
            return [label(words, "title", wrap=True), label(under, wrap=True)]
        if len(self._stopped) == 1:
            title = tr("One thing stops this briefing. Nothing has left.")
            under = tr("Put it right, then look again.")
        else:
            title = tr("{number} things stop this briefing. Nothing has left.")
            title = title.format(number=len(self._stopped))
            under = tr("Put them right in any order, then look again.")
        look_again = button(tr("Look again"), glyph=icon("retry"), press=self.again.emit)
        text = column(label(title, "title", wrap=True), label(under, "muted", wrap=True), gap=2)
        return [row((text, 1), look_again)]

    def _cards(self) -> list[Part]:
        cards = [self._card(blocker) for blocker in self._stopped]
        presses = (press for made in cards for press in made.findChildren(QPushButton))
        self._first = next(presses, None)
        return list(cards)

    def _card(self, blocker: Blocker) -> BlockerCard:
        to, verb = self._ways(blocker.rule) or (None, "")
        made = blocker_card(blocker, verb)
        made.go.connect(lambda: self.go.emit(to))
        return made


def _passed(facts: GateFacts, found: Inference | None) -> tuple[str, str]:
    """That the gate lets it pass, and what is left for people to weigh."""
    next_comes = tr("Fourteen questions come next.")
    if found is None or found.safe:
        return tr("Nothing found stands against it. Nothing has left."), next_comes
    if found.unique:
        words = tr("No rule stops it, but words in it may point at one person. Nothing has left.")
        return words, tr(
            "Read what they could infer. Say less, or answer for it: whether anybody could be "
            "named is one of the fourteen questions that come next."
        )
    words = tr("No rule stops it, though fewer people fit than are needed. Nothing has left.")
    return words, f"{_one_person(facts)}. {next_comes}"


def _instead(view: ChecksView, stopped: Sequence[Blocker]) -> QWidget:
    """Only what works: say less, send something else, have it accepted, or do not send it."""

    def way(words: str, to: To) -> QPushButton:
        return button(words, "link", press=lambda: view.go.emit(to))

    ways: list[Part] = [
        way(tr("Say less"), To.DETAILS),
        way(tr("Send something else instead…"), To.INSTEAD),
    ]
    if may_be_accepted(stopped):
        ways.append(way(tr("They want it sent all the same…"), To.LOWER))
    leave = button(tr("Do not send it"), "link", press=view.away.emit)
    title = tr("If it cannot be made safe") if stopped else tr("If it should not go like this")
    return card(label(title, "subtitle"), *ways, leave, gap=4)


def _in_order(facts: GateFacts) -> QWidget:
    lines: list[Part] = [
        good_line(tr(good.words), good.why(facts)) for good in _GOOD if not good.rule(facts)
    ]
    return card(label(tr("In order"), "subtitle"), *lines, gap=10)


def _consent(facts: GateFacts) -> str:
    silent = len(left_out(facts))
    people = len(facts.people or ()) - silent
    who = tr("1 person") if people == 1 else tr("{number} people").format(number=people)
    scope = tr(facts.scope.label) if facts.scope else ""
    words = tr("{who}, {scope}, in force today").format(who=who, scope=scope.lower())
    if not silent:
        return words
    without = tr("1 witness") if silent == 1 else tr("{number} witnesses").format(number=silent)
    return tr("{words}. Without {without} out of reach").format(words=words, without=without)


def _contact(facts: GateFacts) -> str:
    contact = facts.contact
    if contact is None or contact.verified_on is None:
        return ""
    how = tr(contact.verified_how.label).lower() if contact.verified_how else ""
    day = f"{contact.verified_on.day} {contact.verified_on:%b %Y}"
    return tr("Eight words, {how}, {day}").format(how=how, day=day)


def _assessed(facts: GateFacts) -> str:
    until = facts.case.risk_until if facts.case else None
    return tr("Until {day}").format(day=f"{until.day} {until:%b %Y}") if until else ""


def _fits(facts: GateFacts) -> str:
    profile = profile_of(facts)
    if spoken_for(facts):
        return tr("Everybody told about agreed to it; that takes the place of the count")
    if facts.k is None or profile is None:
        return ""
    needed = limit_of(profile).needed
    words = tr("{fit} fit, {needed} needed").format(fit=facts.k, needed=needed)
    fewest = facts.k if facts.k_together is None else min(facts.k, facts.k_together)
    return words if fewest >= needed else f"{words}. {_one_person(facts)}"


def _one_person(facts: GateFacts) -> str:
    """Why a text may go though it is about one person, or that it is not."""
    if facts.lower_k_accepted:
        return tr("The workers and a protection officer accepted a lower count")
    if facts.spread is not None:
        return tr(facts.spread.label)
    if spoken_for(facts):
        return tr("Everybody told about agreed to it")
    return tr("50 people or more, and not one of a kind")


def _names(_facts: GateFacts) -> str:
    return tr("None found by this machine. The second person's machine looks for all.")


def _pictures(facts: GateFacts) -> str:
    if not facts.pages:
        return tr("None go along")
    words = tr("1 page, looked at") if len(facts.pages) == 1 else tr("{n} pages, all looked at")
    return words.format(n=len(facts.pages))


def _nothing(_facts: GateFacts) -> str:
    return ""


_GOOD: Sequence[_Good] = (
    _Good(consent_blockers, "Consent for this recipient", _consent),
    _Good(gate.contact_blockers, "Contact verified", _contact),
    _Good(gate.assessment_blockers, "Assessment in date", _assessed),
    _Good(gate.hold_blockers, "Not held, no critical act open", _nothing),
    _Good(gate.count_blockers, "How many fit, with what they had before", _fits),
    _Good(gate.one_person_blockers, "Size of the site, and how often it happened", _one_person),
    _Good(gate.name_blockers, "Known names", _names),
    _Good(gate.picture_blockers, "Pictures", _pictures),
)
