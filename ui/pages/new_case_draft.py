"""A new case while it is written: everything may be empty, and nothing is lost."""

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from ui.words import tr
from workstation.errors import Blocker
from workstation.records.accounts import Account
from workstation.records.cases import Case, new_code
from workstation.records.consents import Consent, ConsentState, Explained, Purpose, Scope
from workstation.records.contact_plan import (
    ContactWay,
    NeverContact,
    SafeContactPlan,
    SafeWindow,
    Weekday,
)
from workstation.records.intake import Intake, IntakeChannel, IntakeSource
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Record, UserToken
from workstation.records.names import Name, NameKind
from workstation.records.people import Person, YesNo
from workstation.rules.consents import granted
from workstation.services.cases import missing_at_intake
from workstation.services.choices import script_of

FORM = "new-case"
"""The name under which the draft is kept."""
_WINDOW = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})")
_WEEK = tuple(Weekday)
DAYS: Mapping[str, tuple[Weekday, ...]] = MappingProxyType(
    {
        "all": _WEEK,
        "not_sunday": _WEEK[:6],
        "weekdays": _WEEK[:5],
        "weekend": _WEEK[5:],
        "sunday": _WEEK[6:],
    }
)
"""Days of a safe window, by what is chosen."""
NO_WINDOW = frozenset({ContactWay.THEY_RING, ContactWay.IN_PERSON})
"""Ways by which nobody rings them, so that no hours are needed."""


class NameDraft(msgspec.Struct, frozen=True):
    """A form of a name that was heard."""

    text: str = ""
    kind: NameKind = NameKind.HEARD


class NewCase(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the form."""

    way: ContactWay | None = None
    hours: str = ""
    days: str = "all"
    zone: str = ""
    language: str = ""
    number: str = ""
    cover_story: str = ""
    never: str = ""
    shared: bool = False
    messages: bool = False
    title: str = ""
    text: str = ""
    wanted: str = ""
    channel: IntakeChannel | None = None
    source: IntakeSource = IntakeSource.SELF
    unnamed: bool = False
    names: tuple[NameDraft, ...] = ()
    age: str = ""
    under_18: YesNo | None = None
    fear: int | None = None
    threat: YesNo | None = None
    explained: bool = False
    answer: ConsentState | None = None


def written(draft: NewCase) -> str:
    """The draft as the vault keeps it."""
    return msgspec.json.encode(draft).decode()


def read(body: str) -> NewCase:
    """The draft that the vault kept; an older form's draft that does not fit starts anew."""
    try:
        return msgspec.json.decode(body, type=NewCase)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return NewCase()


def hours_of(text: str) -> tuple[int, int] | None:
    """The minutes after midnight in "19:00–21:00"; None where it is none."""
    found = _WINDOW.search(text)
    if found is None:
        return None
    a, b, c, d = (int(part) for part in found.groups())
    start, until = a * 60 + b, c * 60 + d
    sound = a < 24 and c <= 24 and b < 60 and d < 60 and until <= 24 * 60 and start != until
    return (start, until) if sound else None


def still_open(draft: NewCase, me: UserToken, now: dt.datetime) -> list[Blocker]:
    """What is marked as required and is not there yet."""
    records = records_of(draft, me, now)
    return [*_contact_open(draft), *_rest_open(draft), *missing_at_intake(records)]


def _contact_open(draft: NewCase) -> list[Blocker]:
    found = []
    if draft.way is None:
        words = tr("How to reach the worker is not said.")
        found.append(Blocker("way", words, tr("Choose the way that is safe for them.")))
    elif draft.way not in NO_WINDOW and hours_of(draft.hours) is None:
        words = tr("The hours in which ringing is safe are not said.")
        found.append(Blocker("hours", words, tr("Write them as 19:00–21:00.")))
    if not draft.language.strip():
        words = tr("The worker’s language is not said.")
        found.append(Blocker("language", words, tr("Write it.")))
    return found


def _rest_open(draft: NewCase) -> list[Blocker]:
    found = []
    if draft.under_18 is None:
        words = tr("Whether the worker is under 18 is not said.")
        found.append(Blocker("under_18", words, tr("Ask, or answer ?.")))
    if draft.answer is ConsentState.GRANTED and not draft.explained:
        words = tr("It is not explained what the yes is for.")
        found.append(Blocker("explained", words, tr("Explain all five points, then ask.")))
    return found


def records_of(draft: NewCase, me: UserToken, now: dt.datetime) -> tuple[Record, ...]:
    """The case and everything that was said, as it is kept."""
    today = now.astimezone().date()
    person = _person(draft)
    threat = draft.threat is YesNo.YES
    case = Case(
        code=new_code(),
        title=draft.title.strip(),
        opened_on=today,
        assigned_to=me,
        next_step=tr("Assess risk") if threat else "",
        next_due=today if threat else None,
    )
    account = Account(
        person=person.id,
        text=draft.text.strip(),
        wanted=draft.wanted.strip(),
        language=draft.language.strip(),
        told_on=today,
    )
    part = Involvement(person=person.id, handle=tr("Worker A"), part=CasePart.AFFECTED)
    found: list[Record] = [case, person, part, account]
    if draft.channel is not None:
        found.append(_intake(draft, person, now))
    if draft.way is not None:
        found.append(_plan(draft, person, draft.way, today))
    if draft.answer in (ConsentState.GRANTED, ConsentState.REFUSED):
        found.append(_consent(draft, person, today))
    return tuple(found)


def _person(draft: NewCase) -> Person:
    kept = () if draft.unnamed else tuple(n for n in draft.names if n.text.strip())
    return Person(
        names=tuple(Name(text=n.text.strip(), script=script_of(n.text), kind=n.kind) for n in kept),
        unnamed=draft.unnamed,
        age_band=draft.age,
        under_18=draft.under_18,
        languages=(draft.language.strip(),) if draft.language.strip() else (),
    )


def _intake(draft: NewCase, person: Person, now: dt.datetime) -> Intake:
    assert draft.channel is not None
    return Intake(
        person=person.id,
        at=now,
        channel=draft.channel,
        source=draft.source,
        anonymous=not person.names,
        fear=draft.fear,
        threat_already=draft.threat,
    )


def _plan(draft: NewCase, person: Person, way: ContactWay, today: dt.date) -> SafeContactPlan:
    hours = hours_of(draft.hours)
    windows: tuple[SafeWindow, ...] = ()
    if hours is not None:
        windows = (SafeWindow(days=DAYS.get(draft.days, _WEEK), start=hours[0], until=hours[1]),)
    never = (NeverContact(text=draft.never.strip()),) if draft.never.strip() else ()
    return SafeContactPlan(
        person=person.id,
        channel=way,
        number=draft.number.strip(),
        windows=windows,
        zone=draft.zone,
        language=draft.language.strip(),
        message_allowed=draft.messages,
        cover_story=draft.cover_story.strip(),
        shared_device=YesNo.YES if draft.shared else YesNo.UNKNOWN,
        never=never,
        verified_on=today,
    )


def _consent(draft: NewCase, person: Person, today: dt.date) -> Consent:
    told = draft.explained
    consent = Consent(
        person=person.id,
        purpose=Purpose.CASE_WORK,
        audience=tr("this office"),
        scope=Scope.IDENTITY,
        language=draft.language.strip(),
        explained=Explained(
            use=told, who_sees=told, risks=told, refusal_free=told, withdrawal=told
        ),
    )
    if draft.answer is ConsentState.GRANTED:
        return granted(consent, today)
    return replace(consent, state=ConsentState.REFUSED, ended_on=today)
