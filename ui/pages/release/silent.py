"""A witness nobody can reach: what was tried, and an officer's decision to leave them out."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.dialogs.card import FormDialog
from ui.dialogs.days import day_words
from ui.dialogs.entries import Entry, entry_for, field_for
from ui.dialogs.picker import Picker
from ui.errors import words_for
from ui.page import Page, Place
from ui.pages.release.lines import good_line
from ui.pages.release.lower import Keep, Whom, Write, who
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.field import Field
from ui.widgets.lay import Part, row, rule
from ui.widgets.text import label
from ui.words import tr
from workstation.records.contact_log import ContactLog, Direction, Outcome
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.kit import Id, Record, UserToken, spec_of
from workstation.records.out_of_reach import OutOfReach, WhyNotReached
from workstation.rules.contact import safe_to_ring
from workstation.rules.days import day_of
from workstation.rules.out_of_reach import LASTS
from workstation.rules.tries import DAYS, SAFE_WINDOWS, TRIES, counted, tries_among
from workstation.services.session import Session
from workstation.services.witnesses import Silent

_SHOWN = 4
"""Lines of the contact log that are shown, the newest."""
_TRY = ("channel", "outcome", "in_safe_window", "heard")
_DECISION = ("why", "issues", "because")


def open_silent(
    parent: QWidget,
    session: Session,
    whom: Whom,
    keep: Keep,
    done: Callable[[], object],
    person: Id | None = None,
) -> None:
    """Show how far it is with a witness, the first unless one is named; `done` after a change."""
    found = session.witnesses.silent(whom.case, whom.contact, whom.purpose)
    waiting = [each for each in found if each.decided is None]
    shown = next((each for each in found if each.person == person), None)
    shown = shown or next(iter([*waiting, *found]), None)
    if shown is None:
        done()
        return
    SilentDialog(parent, session, whom, found, shown, keep, done).open()


class SilentDialog(FormDialog):
    """Whoever works on the case writes tries down here; an officer decides here."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        whom: Whom,
        found: Sequence[Silent],
        shown: Silent,
        keep: Keep,
        done: Callable[[], object],
    ) -> None:
        self._session, self._whom, self._shown = session, whom, shown
        self._keep, self._done = keep, done
        witnesses = session.witnesses
        self._deciding = witnesses.may_decide and not shown.never and shown.decided is None
        self._trying = witnesses.may_try and not witnesses.may_decide and not shown.never
        text = tr(
            "Whoever works on the case tries. A protection officer who did not try decides. What "
            "leaves without them holds nothing that people typed, but for what is asked."
        )
        verb = tr("Leave them out") if self._deciding else tr("Write it down")
        super().__init__(parent, tr("A witness nobody can reach"), verb, text=text)
        self._entries: dict[str, Entry] = {}
        self._asked: list[Field] = []
        parts: list[Part] = [
            *self._who(found),
            label(tr("Tried"), "section"),
            *_tried(shown, session.user.token, deciding=witnesses.may_decide),
            *self._just_now(),
            rule(),
            label(tr("The protection officer"), "section"),
            *self._officer(),
        ]
        first = next(iter(self._entries.values()), None)
        consents = button(tr("Open the consents"), "link", press=self._to_consents)
        first_of_all = first.widget if first is not None else self.cancel
        self.lay_out(*parts, first=first_of_all, end=consents)
        self.verb.setVisible(self._deciding or self._trying)

    def press(self) -> None:
        if not self.verb.isVisible():
            return
        if wrong := [field for field in self._asked if field.problem()]:
            for field in wrong:
                field.show_problem()
            wrong[0].entry.setFocus()
            return
        self.verb.setEnabled(False)
        self._write(self._decide() if self._deciding else self._try())

    def _try(self) -> Write:
        cases, said = self._session.cases, self._said()
        line = self._line(**{name: value for name, value in said.items() if value is not None})
        return partial(cases.put, line)

    def _decide(self) -> Write:
        whom, said = self._whom, self._said()
        about = (whom.case, whom.contact, whom.purpose, self._shown.person)
        why, issues, because = (said[name] for name in _DECISION)
        return partial(self._session.witnesses.decide, *about, why, issues or (), because)

    def _said(self) -> dict[str, Any]:
        return {name: entry.value() for name, entry in self._entries.items()}

    def _write(self, write: Write) -> None:
        def kept(_kept: object) -> None:
            self.accept()
            self._done()

        self._keep(write, kept, lambda problem: self.show_failed(*words_for(problem)))

    def _line(self, **said: object) -> ContactLog:
        """A try as it stands before anything is said of it."""
        now = self._session.cases.now()
        plans = self._session.reader.find(SafeContactPlan, person=self._shown.person)
        plan = plans[-1] if plans else None
        start: dict[str, object] = {
            "case": self._whom.case,
            "person": self._shown.person,
            "at": now,
            "channel": plan.channel if plan is not None else ContactWay.PHONE,
            "direction": Direction.WE,
            "outcome": Outcome.MISSED,
            "in_safe_window": safe_to_ring(plan, now)[0],
        }
        return ContactLog(**(start | said))  # type: ignore[arg-type]  # by name

    def _who(self, found: Sequence[Silent]) -> list[Part]:
        """One after the other; whoever is chosen stands in a form of their own."""
        if len(found) == 1:
            return [label(self._shown.handle, "subtitle")]
        picker = Picker([(each.person, each.handle) for each in found], self._shown.person)
        picker.activated.connect(lambda _at: self._another(picker.value()))
        return [Field(tr("Witness"), picker)]

    def _another(self, person: Id) -> None:
        if person == self._shown.person:
            return
        parent = self.parentWidget() or self
        self.reject()
        open_silent(parent, self._session, self._whom, self._keep, self._done, person)

    def _just_now(self) -> list[Part]:
        if not self._trying:
            return []
        words = tr("Write it down when it happens: what is written from memory does not count.")
        head: list[Part] = [
            label(tr("Tried just now"), "section"),
            label(words, "muted", wrap=True),
        ]
        return [*head, *self._fields(self._line(), _TRY)]

    def _to_consents(self) -> None:
        """Whoever can be reached is asked, and answers there."""
        parent = self.parentWidget()
        self.reject()
        if isinstance(parent, Page):
            parent.go.emit(Place("case", (self._whom.case, "consents")))

    def _fields(self, start: Record | None, names: Sequence[str]) -> list[Part]:
        kind: type[Record] = OutOfReach if start is None else type(start)
        specs = {spec.name: spec for spec in spec_of(kind).own}
        fields: list[Part] = []
        for name in names:
            value = getattr(start, name, None)
            options = self._shared() if name == "issues" else None
            entry = self._entries[name] = entry_for(
                specs[name], "" if name == "because" else value, options
            )
            field = field_for(specs[name], entry, required=start is None or None)
            self._asked.append(field)
            fields.append(field)
        return fields

    def _shared(self) -> list[tuple[object, str]]:
        return [(i.id, f"{i.code.value} {tr(i.code.label)}") for i in self._shown.shared]

    def _officer(self) -> list[Part]:
        shown, me = self._shown, self._session.user.token
        stops: list[Part] = [Banner("warn", stop.words, stop.remedy) for stop in shown.against]
        if shown.decided is not None:
            return [decided_line(shown.decided, shown.handle, me), *self._back()]
        if shown.never:
            return stops
        if self._deciding and not shown.shared:
            words = tr("Nobody but them told of any issue of this case. Nothing goes without them.")
            return [*stops, label(words, "muted", wrap=True)]
        if self._deciding:
            return [*stops, *self._fields(None, _DECISION)]
        words = tr("Not decided yet. The officer decides once they were tried enough.")
        return [*stops, label(words, "muted", wrap=True)]

    def _back(self) -> list[Part]:
        if not self._session.witnesses.may_decide:
            return []
        whom = self._whom
        about = (whom.case, whom.contact, whom.purpose, self._shown.person)
        end = partial(self._session.witnesses.end, *about)
        return [row(button(tr("Take it back"), "quiet", press=partial(self._write, end)), None)]


def _tried(shown: Silent, me: UserToken, *, deciding: bool) -> list[Part]:
    """How often, and the newest lines; an officer's own tries do not count for their decision."""
    if shown.log is None:
        words = tr("Whoever works on the case sees when and how they were tried.")
        return [label(words, "muted", wrap=True)]
    tries = counted(tries_among([c for c in shown.log if not (deciding and c.author == me)]))
    said = tr("Tried on {days}, {safe} of them at a safe time, over {span}").format(
        days=_days(tries.tries), safe=tries.safe_windows, span=_days(tries.days)
    )
    needed = tr("Needed: {days}, {safe} of them at a safe time, over {span}.").format(
        days=_days(TRIES), safe=SAFE_WINDOWS, span=_days(DAYS)
    )
    tone, glyph = ("ok", "done") if tries.enough else ("warn", "circle")
    newest = list(reversed(shown.log))[:_SHOWN]
    return [good_line(said, needed, tone, glyph), *(_line_words(line, me) for line in newest)]


def _days(number: int) -> str:
    return tr("1 day") if number == 1 else tr("{n} days").format(n=number)


def _line_words(line: ContactLog, me: UserToken) -> Part:
    day = day_words(day_of(line.at)) if line.at is not None else ""
    words = tr("{day}: {way}, {outcome}").format(
        day=day, way=tr(line.channel.label).lower(), outcome=tr(line.outcome.label).lower()
    )
    safe = tr("In a safe window. ") if line.in_safe_window else ""
    by = tr("Written down by {who}.").format(who=who(line.author, me))
    return good_line(words, f"{safe}{by} {line.heard}".strip(), "info", "circle")


def decided_line(decided: OutOfReach, handle: str, me: UserToken) -> Part:
    """Who is left out, how long, why, and what it rests on: the second person reads it."""
    words = tr("{handle} is left out until {day}: {why}").format(
        handle=handle, day=day_words(decided.on + LASTS), why=tr(decided.why.label).lower()
    )
    return good_line(words, f"{_rests(decided)} {decided.because} {_by(decided, me)}")


def _rests(decided: OutOfReach) -> str:
    if decided.why is not WhyNotReached.NOT_FOUND:
        return tr("Written down on {day}.").format(day=day_words(decided.last_on))
    return tr("Tried on {days}, from {first} to {last}.").format(
        days=_days(decided.days), first=day_words(decided.first_on), last=day_words(decided.last_on)
    )


def _by(decided: OutOfReach, me: UserToken) -> str:
    return tr("Decided on {day} by {who}, for {codes}.").format(
        day=day_words(decided.on),
        who=who(decided.officer, me),
        codes=", ".join(known.code.value for known in decided.issues),
    )
