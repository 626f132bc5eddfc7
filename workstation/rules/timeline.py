"""What happened in a case, newest first, and which act followed which disclosure."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from workstation.records.access import Choice
from workstation.records.briefings import Profile
from workstation.records.consents import Consent, ConsentState
from workstation.records.contact_log import ContactLog, Direction, Outcome
from workstation.records.disclosures import Disclosure, RecallState
from workstation.records.intake import Intake
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, Record, UserToken
from workstation.records.out_of_reach import OutOfReach
from workstation.records.people import YesNo
from workstation.records.protection import RetaliationIncident
from workstation.records.risk import AssessmentState, RiskAssessment


class EntryKind(Choice):
    """What a line of the timeline is about; the filters of the screen."""

    CONTACT = "contact", "Contact"
    TOLD = "told", "Told to others"
    ACT = "act", "Acts against them"
    CHANGE = "change", "Changes"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; `after` says which disclosure an act followed, and by how long.

    `at` has a time of day only where the record has one.
    """

    at: dt.datetime | dt.date
    kind: EntryKind
    title: str
    text: str
    record: Id
    by: UserToken | None
    tag: str = ""
    after: str = ""


_TOLD: Mapping[Profile, str] = MappingProxyType(
    {
        Profile.EMP: "Employer",
        Profile.REC: "Recruitment agency",
        Profile.BUY: "Buyer",
        Profile.FIN: "Financial institution",
        Profile.ALLY: "Ally",
        Profile.GOV: "Authority",
        Profile.ACA: "Academic",
        Profile.PUB: "Public",
    }
)
_CONSENT_WORDS: Mapping[ConsentState, str] = MappingProxyType(
    {
        ConsentState.EXPLAINED: "Consent explained",
        ConsentState.GRANTED: "Consent given",
        ConsentState.REFUSED: "Consent refused",
        ConsentState.WITHDRAWN: "Consent taken back",
        ConsentState.EXPIRED: "Consent ran out",
    }
)

_RECALLS: Mapping[RecallState, str] = MappingProxyType(
    {
        RecallState.STANDS: "",
        RecallState.ASKED: "No answer yet.",
        RecallState.CONFIRMED: "They say that it is destroyed.",
        RecallState.REFUSED: "They refuse.",
    }
)


def entries(records: Iterable[Record]) -> tuple[Entry, ...]:
    """The records of a case as lines, newest first; those without a time are left out.

    An act against somebody names the last disclosure on or before its day. Whose risk, consent or
    act it is stands there by the handle of their part in the case, where they have one.
    """
    held = tuple(records)
    told = [r for r in held if isinstance(r, Disclosure)]
    handles = {r.person: r.handle for r in held if isinstance(r, Involvement)}
    found = [*map(_recall, told), *(_line(record, told, handles) for record in held)]
    lines = [line for line in found if line is not None]
    return tuple(sorted(lines, key=lambda line: (_moment(line.at), line.record), reverse=True))


def followed(act_on: dt.date, told: Sequence[Disclosure]) -> str:
    """In words how long after the last disclosure an act came; empty if nothing was told before."""
    before = [d for d in told if d.on <= act_on]
    if not before:
        return ""
    last = max(before, key=lambda d: d.on)
    who = _TOLD[last.profile].lower()
    days = (act_on - last.on).days
    if days == 0:
        return f"the day the {who} was told"
    return f"{days} day{'s' if days > 1 else ''} after the {who} was told"


def _moment(at: dt.datetime | dt.date) -> dt.datetime:
    if isinstance(at, dt.datetime):
        return at.astimezone(dt.UTC)
    return dt.datetime(at.year, at.month, at.day, tzinfo=dt.UTC)


def _line(record: Record, told: Sequence[Disclosure], handles: Mapping[Id, str]) -> Entry | None:
    if isinstance(record, RetaliationIncident):
        return _act(record, told, handles.get(record.target, ""))
    if isinstance(record, Consent):
        return _consent(record, handles.get(record.person, ""))
    if isinstance(record, RiskAssessment):
        return _assessment(record, handles.get(record.person, ""))
    if isinstance(record, OutOfReach):
        return _left_out(record, handles.get(record.person, ""))
    write = _WRITERS.get(type(record))
    return None if write is None else write(record)


def _act(act: RetaliationIncident, told: Sequence[Disclosure], target: str) -> Entry | None:
    if act.on is None:
        return None
    against = f"Against {target}. " if target else ""
    basis = ", ".join(b.label.lower() for b in act.basis)
    text = f"{against}{act.act.value}." + (f" Link: {basis}." if basis else "")
    after = followed(act.on, told)
    line = (act.on, EntryKind.ACT, act.act.label, text, act.id, act.author)
    return Entry(*line, tag="Retaliation", after=after)


def _contact(contact: ContactLog) -> Entry | None:
    if contact.at is None:
        return None
    title = "Worker got in touch" if contact.direction is Direction.THEY else "We got in touch"
    if contact.outcome is not Outcome.REACHED:
        title += f": {contact.outcome.label.lower()}"
    tag = "Safe call" if contact.safe is YesNo.YES else ""
    heard = contact.heard if contact.fear is None else f"{contact.heard} Own fear: {contact.fear}."
    line = (contact.at, EntryKind.CONTACT, title, heard.strip(), contact.id, contact.author)
    return Entry(*line, tag=tag)


def _intake(intake: Intake) -> Entry | None:
    if intake.at is None:
        return None
    text = f"{intake.channel.label}, {intake.source.label.lower()}."
    title = "First contact, anonymous" if intake.anonymous else "First contact"
    return Entry(intake.at, EntryKind.CONTACT, title, text, intake.id, intake.author)


def _disclosure(told: Disclosure) -> Entry:
    title = f"{_TOLD[told.profile]} was told"
    text = f"{told.sent_how.label}: {told.said}" if told.said else f"{told.sent_how.label}."
    line = (told.on, EntryKind.TOLD, title, text, told.id, told.author)
    return Entry(*line, tag="Disclosure")


def _recall(told: Disclosure) -> Entry | None:
    if told.recalled_on is None:
        return None
    title = f"What the {_TOLD[told.profile].lower()} was told is asked back"
    why = f"{told.recall_reason.label}. " if told.recall_reason else ""
    text = why + _RECALLS[told.recall]
    line = (told.recalled_on, EntryKind.TOLD, title, text, told.id, told.author)
    return Entry(*line, tag="Recall")


def _consent(consent: Consent, whose: str) -> Entry | None:
    at = consent.ended_on or consent.given
    if at is None:
        return None
    title = f"{_CONSENT_WORDS[consent.state]}: {consent.purpose.label.lower()}"
    told = (whose, consent.mode.label, consent.scope.label)
    text = " ".join(f"{part}." for part in told if part)
    return Entry(at, EntryKind.CHANGE, title, text, consent.id, consent.author)


def _assessment(assessment: RiskAssessment, whose: str) -> Entry | None:
    if assessment.signed_at is None or assessment.level is None:
        return None
    old = " (superseded)" if assessment.state is AssessmentState.SUPERSEDED else ""
    of = f" for {whose}" if whose else ""
    title = f"Risk assessed{of}: {assessment.level.label}{old}"
    text = "; ".join(assessment.floors)
    by = assessment.signed_by
    return Entry(assessment.signed_at, EntryKind.CHANGE, title, text, assessment.id, by)


def _left_out(decided: OutOfReach, whose: str) -> Entry:
    title = f"Letters go without {whose or 'a witness'}: {decided.purpose.label.lower()}"
    text = f"{decided.why.label}. {decided.because}"
    if decided.ended_on is not None:
        text += " That has ended: tell them what went out without them."
    line = (decided.on, EntryKind.CHANGE, title, text, decided.id, decided.officer)
    return Entry(*line)


def _issue(issue: Issue) -> Entry | None:
    at = issue.reported_on or issue.made
    if at is None:
        return None
    title = f"{issue.code.value} {issue.code.label}"
    return Entry(at, EntryKind.CHANGE, title, issue.state.label, issue.id, issue.author)


_WRITERS: Mapping[type[Record], Callable[[Any], Entry | None]] = MappingProxyType(
    {
        ContactLog: _contact,
        Intake: _intake,
        Disclosure: _disclosure,
        Issue: _issue,
    }
)
