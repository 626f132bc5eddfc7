"""What a version may say: every field that is not admitted here stays inside."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from workstation.errors import Blocker, Refused
from workstation.records.access import Choice
from workstation.records.accounts import Rendition
from workstation.records.briefings import Profile
from workstation.records.generalise import month, people_band, quarter
from workstation.records.issues import Issue
from workstation.records.kit import Id, Record, spec_of
from workstation.records.organisations import Organisation, Site

Say = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Admission:
    """A field that may leave, and how it is said; `redact` marks text that redaction reads."""

    kind: type[Record]
    field: str
    say: Say
    redact: bool = False


@dataclass(frozen=True, slots=True)
class Leaving:
    """A value as it would be said to the recipient."""

    record: Id
    kind: str
    field: str
    label: str
    text: str
    redact: bool


def _plain(value: str) -> str:
    return value


def _label(value: Choice) -> str:
    return value.label


def _code(value: Choice) -> str:
    return f"{value.value} {value.label}"


def _first(names: tuple[str, ...]) -> str:
    return names[0] if names else ""


def _day(day: dt.date) -> str:
    return day.isoformat()


_ASK = (
    Admission(Issue, "code", _code),
    Admission(Issue, "affected", people_band),
    Admission(Issue, "asked_action", _plain, redact=True),
    Admission(Issue, "answer_by", _day),
    Admission(Rendition, "text", _plain, redact=True),
    Admission(Organisation, "names", _first),
)

ADMITTED: Mapping[Profile, tuple[Admission, ...]] = MappingProxyType(
    {
        Profile.EMP: (
            *_ASK,
            Admission(Issue, "since", quarter),
            Admission(Site, "names", _first),
        ),
        Profile.BUY: (
            *_ASK,
            Admission(Issue, "since", month),
            Admission(Issue, "state", _label),
            Admission(Issue, "responded_at", month),
            Admission(Site, "admin1", _plain),
            Admission(Site, "headcount", people_band),
        ),
    }
)
"""What may leave by profile (part 4): whole site and quarter for an employer; province, month,
supplier and its record of answers for a buyer. Handling terms are the renderer's (S28)."""


def blockers(profile: Profile) -> list[Blocker]:
    """Why nothing can be written for a profile; empty where there is a version."""
    if profile in ADMITTED:
        return []
    words = f"This version cannot write for the profile “{profile.label}” yet."
    return [Blocker("profile.missing", words, "Choose an employer or a buyer, or do not send.")]


def admissions(profile: Profile) -> tuple[Admission, ...]:
    """The fields that may leave; raises Refused for a profile without a version."""
    if stopped := blockers(profile):
        raise Refused(stopped)
    return ADMITTED[profile]


def leaving(profile: Profile, records: Iterable[Record]) -> tuple[Leaving, ...]:
    """What of some records would be said, in the order of the records and of the profile.

    Raises Refused for a profile without a version.
    """
    admitted = admissions(profile)
    return tuple(
        said
        for value in records
        for admission in admitted
        if isinstance(value, admission.kind) and (said := _said(value, admission)).text
    )


def _said(value: Record, admission: Admission) -> Leaving:
    spec = spec_of(type(value))
    field = next(f for f in spec.fields if f.name == admission.field)
    held = getattr(value, admission.field)
    text = "" if held is None else admission.say(held)
    return Leaving(value.id, spec.name, field.name, field.label, text, admission.redact)
