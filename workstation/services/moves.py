"""Gathers what the steps of an issue ask, from the records of its case alone."""

import datetime as dt
from collections.abc import Sequence

from workstation.records.access import Role
from workstation.records.briefings import Profile
from workstation.records.cases import Case
from workstation.records.consents import Consent, ConsentState, Purpose
from workstation.records.contact_log import ContactLog
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import R, Record
from workstation.rules.asked import speakers
from workstation.rules.consents import as_last_answered, state_on
from workstation.rules.issues import IssueFacts
from workstation.rules.tries import Tries, counted, since_reached, tries_among
from workstation.rules.validation import Crowd

DUTY_BEARERS = frozenset({Profile.EMP, Profile.REC, Profile.BUY, Profile.GOV})
"""Profiles of those who can be responsible; an ally is none (S23)."""


def issue_facts(
    records: Sequence[Record], issue: Issue, *, reason: str, role: Role, today: dt.date
) -> IssueFacts:
    """What is on file about an issue today; `role` is that of whoever moves it.

    The do-no-harm gate was passed where a briefing of this case went to somebody responsible.
    """
    case = _of(records, Case)[0]
    given = as_last_answered(_of(records, Consent))
    in_force = {c.purpose for c in given if _holds(c, today)}
    told = [d for d in _of(records, Disclosure) if d.profile in DUTY_BEARERS]
    return IssueFacts(
        reason=reason,
        role=role,
        has_contact_plan=bool(_of(records, SafeContactPlan)),
        case_work_consent=Purpose.CASE_WORK in in_force,
        assessment_signed=case.risk_level is not None,
        assessment_in_date=case.risk_until is not None and case.risk_until >= today,
        remedy_consent=Purpose.REMEDY_DIALOGUE in in_force,
        harm_gate_passed=any(d.briefing is not None for d in told),
        risk_level=case.risk_level,
        officer_signed=role is Role.PROTECTION_OFFICER,
        duty_bearers=len({d.contact for d in told}),
        target_date=issue.answer_by,
        crowd=Crowd(standing=issue.standing, affected=issue.affected, groups=issue.groups),
        tries=_tries(records),
    )


def _tries(records: Sequence[Record]) -> Tries:
    """How often those whose account it is were tried; of several, whoever was tried too little."""
    log = _of(records, ContactLog)
    people = speakers(_of(records, Involvement))
    found = [counted(tries_among(since_reached(log, person))) for person in people]
    return min(found, key=lambda each: each.enough, default=Tries())


def _holds(consent: Consent, today: dt.date) -> bool:
    return state_on(consent, today) is ConsentState.GRANTED


def _of(records: Sequence[Record], kind: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]
