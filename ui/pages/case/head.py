"""The head of a case: who it is behind dots, how far it is, and how to reach them safely."""

import datetime as dt

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from ui.pages.case.file import CaseFile
from ui.pages.case.locked import who_may_open
from ui.pages.case.number import NumberButton
from ui.pages.case.words import STEPS, step_of
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.elide import Elide
from ui.widgets.hold import hold_button
from ui.widgets.kbd import Kbd
from ui.widgets.lay import Part, column, held, restyle, row
from ui.widgets.masked import DOTS_IN_HEADS, Masked
from ui.widgets.step_dots import StepDots
from ui.widgets.text import label
from ui.words import count, tr
from workstation.records.access import IDENTITIES
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.people import Gender, Literacy, Person, YesNo
from workstation.rules.contact import safe_to_ring

_NARROW = 980
_MINUTE = 60_000
_STEP_NAMES = ("Intake", "Triaged", "Open", "Action agreed", "Claimed", "Validation", "Closed")


class CaseHead(QWidget):
    """Identity and steps; below, whether ringing is safe now."""

    def __init__(self, file: CaseFile, now: dt.datetime, *, team: bool) -> None:
        super().__init__()
        steps, self._short = _steps(file)
        self._dots = steps
        self.first: QWidget | None = None
        middle = Qt.AlignmentFlag.AlignVCenter
        line = row(
            (held(self._identity(file, team=team)), 1),
            (self._dots, 0, middle),
            (self._short, 0, middle),
            gap=16,
        )
        self.banner = ContactBanner(file.plan(), now, file, team=team)
        self.setLayout(column(line, 8, self.banner, margins=(20, 10, 20, 6)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = look().room(self.width()) < _NARROW
        self._dots.setVisible(not narrow)
        self._short.setVisible(narrow)

    def _identity(self, file: CaseFile, *, team: bool) -> QLayout:
        worker = file.worker()
        handle = worker.handle if worker is not None else tr("Nobody named yet")
        person = file.person(worker.person if worker is not None else None)
        parts: list[Part] = [GlyphView(icon("person"), "muted", 20), label(handle, "subtitle")]
        if person is not None and person.names:
            name = person.names[0].text
            value = Masked(lambda: name, dots=DOTS_IN_HEADS, role="subtitle")
            self.first = value
            parts += [value, hold_button([value]), Kbd("Space")]
        elif not team:
            parts.append(label(tr("Names: case team only"), "faint"))
        return column(
            row(*parts, None, gap=8), row(28, (Elide(_about(file, person), "muted"), 1), gap=0)
        )


def _steps(file: CaseFile) -> tuple[QWidget, QWidget]:
    state = file.case.state
    at = step_of(state)
    if at is None:
        words = label(tr(state.label), "strong", tone="token")
        return words, held(column(label(tr(state.label), "strong")))
    number = tr("Step {number} of {total}").format(number=at + 1, total=len(STEPS))
    short = column(label(number, "caption"), 2, label(tr(_STEP_NAMES[at]), "strong"))
    return StepDots([tr(name) for name in _STEP_NAMES], at), held(short)


def _about(file: CaseFile, person: Person | None) -> str:
    parts = _traits(person) if person is not None else []
    affected = file.case.affected
    if affected is not None and affected > 1:
        others = tr("{number} others affected") if person is not None else tr("{number} affected")
        parts.append(others.format(number=count(affected - (person is not None))))
    worker = file.worker()
    if not parts and worker is not None:
        parts.append(tr(worker.part.label))
    return " · ".join(parts)


def _traits(person: Person) -> list[str]:
    gender = tr(person.gender.label) if person.gender is not Gender.NOT_SAID else ""
    first = ", ".join(part for part in (gender, person.age_band.replace("-", "–")) if part)
    languages = ", ".join(language(text) for text in person.languages)
    reads = ""
    if person.literacy is Literacy.READS and person.languages:
        reads = tr("reads {language}").format(language=language(person.languages[0]))
    elif person.literacy in (Literacy.SOME, Literacy.NONE):
        reads = tr(person.literacy.label).lower()
    minor = tr("Under 18") if person.under_18 is YesNo.YES else ""
    return [part for part in (minor, first, languages, reads) if part]


def language(text: str) -> str:
    """The name of a language that is kept by its code; other words as they are."""
    if not 2 <= len(text) <= 3:
        return text
    known = QLocale(text).language()
    return text if known == QLocale.Language.C else QLocale.languageToString(known)


class ContactBanner(QFrame):
    """Says whether ringing is safe now, and counts on by itself."""

    def __init__(
        self, plan: SafeContactPlan | None, now: dt.datetime, file: CaseFile, *, team: bool
    ) -> None:
        super().__init__()
        self._plan, self._shift = plan, now - dt.datetime.now(dt.UTC)
        self._team = team
        self._mark = GlyphView(icon("do_not_call"), "warn", 22)
        self._lead, self._when = label(role="strong"), Elide(role="strong")
        self.number = NumberButton(plan) if plan is not None else None
        upper = row(self._lead, (self._when, 1), gap=8)
        words = column(upper, label(_how(plan, team=team), wrap=True), gap=1)
        parts: list[Part] = [self._mark, (words, 1)]
        if self.number is not None:
            parts.append(self.number)
        self.setLayout(row(*parts, gap=14, margins=(14, 8, 10, 8)))
        self._tick = QTimer(self, interval=_MINUTE // 4)
        self._tick.timeout.connect(self.say)
        self._tick.start()
        self.say()

    def say(self) -> None:
        """Say how it stands at this moment."""
        if not self._team:
            self._dress("info", tr("Reaching the worker:"), tr("the case team knows how and when."))
            return
        safe, words = safe_to_ring(self._plan, dt.datetime.now(dt.UTC) + self._shift)
        lead = tr("Safe to ring now.") if safe else tr("Do not ring now.")
        self._dress("ok" if safe else "warn", lead, words)

    def _dress(self, tone: str, lead: str, words: str) -> None:
        glyph = {"ok": "call", "info": "lock"}.get(tone, "do_not_call")
        self._mark.show_glyph(icon(glyph), tone)
        self._lead.setText(lead)
        self._when.setText(words)
        restyle(self._lead, "tone", tone)
        restyle(self, "banner", tone)
        self.setAccessibleName(f"{lead} {words}")


def _how(plan: SafeContactPlan | None, *, team: bool) -> str:
    if not team:
        return tr("May open it: {roles}.").format(roles=who_may_open(IDENTITIES))
    if plan is None:
        return tr("Agree with the worker how to reach them before any number is used.")
    parts = [tr(plan.channel.label), language(plan.language)]
    if plan.shared_device is YesNo.YES:
        parts.append(tr("shared phone"))
    if plan.word_alone:
        parts.append(tr("wait for the code word"))
    parts.append(tr("messages allowed") if plan.message_allowed else tr("no messages"))
    return " · ".join(part for part in parts if part)
