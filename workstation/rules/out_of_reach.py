"""When a letter goes without a witness whom nobody can reach, and what of it must be nobody's.

Whoever sees something is at risk by it (S11) and is asked. Where that cannot be, an officer may
let a letter go that holds nothing of theirs, so that their silence stops nobody's remedy (S8).
Whose account it is, and whoever ever said no, is never left out.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from workstation.errors import Blocker
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.consents import Consent, Purpose
from workstation.records.contact_log import ContactLog
from workstation.records.fees import FeeRecord
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, UserToken
from workstation.records.out_of_reach import KnownIssue, OutOfReach, WhyNotReached
from workstation.records.protection import RetaliationIncident, RetaliationState
from workstation.rules.asked import speakers
from workstation.rules.consents import NO
from workstation.rules.lower_counts import RoleOf
from workstation.rules.spread import TELLING
from workstation.rules.tries import (
    NOT_ENOUGH,
    as_it_happened,
    counted,
    days_of,
    since_reached,
    tries_among,
)

LASTS = dt.timedelta(days=14)
"""So long a decision counts, and so old the last try may be when it is made."""

ASKED_ABOUT = "ask.person"
"""The field that a letter shows where what is asked speaks of somebody who is no worker in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """What is written down about somebody of a case; None where this user has no key to it.

    What one does not see, the second person's process does: an officer signs such a letter.
    `consents` and `log` are of every case, since a no is a no and whoever was reached was reached.
    """

    person: Id
    case: Id
    ties: Sequence[Involvement]
    consents: Sequence[Consent]
    fees: Sequence[FeeRecord] = ()
    log: Sequence[ContactLog] | None = None
    accounts: Sequence[Account] | None = None
    acts: Sequence[RetaliationIncident] | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """What a decision is to be used for on a day: a letter of some issues by an author."""

    purpose: Purpose
    on: dt.date
    issues: Sequence[Issue] = ()
    author: UserToken | None = None
    """Who wrote the letter; None where there is none yet."""


def never_left_out(known: OnFile) -> Blocker | None:
    """Why a letter goes without somebody never; None for a witness who may be left out."""
    parts = {tie.part for tie in known.ties if tie.person == known.person}
    if parts != {CasePart.WITNESS} or known.fees:
        words = "Who is more than a witness is not left out."
        return Blocker("witness.part", words, "Wait until they can be asked.")
    if any(consent.state in NO for consent in known.consents):
        words = "A witness said no, and that stays a no."
        return Blocker("witness.no", words, "Nothing goes, unless they say something else.")
    if any(act.state is not RetaliationState.STOOD_DOWN for act in known.acts or ()):
        words = "An act against a witness is open."
        return Blocker("witness.act", words, "The protection officer follows it first.")
    return None


def against(decided: OutOfReach, known: OnFile, use: Use, role_of: RoleOf) -> Blocker | None:
    """Why a decision does not count today; None where it does."""
    return (
        never_left_out(known)
        or _of_another(decided, use, role_of)
        or _ended(decided, known, use.on)
        or _untried(decided, known)
        or _only_theirs(decided, known, use.issues)
    )


def _of_another(decided: OutOfReach, use: Use, role_of: RoleOf) -> Blocker | None:
    if decided.purpose is not use.purpose:
        words = "A witness was left out for another purpose."
        return Blocker("witness.purpose", words, "Ask a protection officer about this one.")
    own = decided.author == decided.officer and bool(decided.because.strip())
    if not own or role_of(decided.officer) is not Role.PROTECTION_OFFICER:
        words = "Who decided to leave a witness out is no protection officer today."
        return Blocker("witness.officer", words, "Ask a protection officer to decide.")
    if decided.officer == use.author:
        words = "Who decided to leave a witness out wrote the letter."
        return Blocker("witness.author", words, "Somebody else writes it, or decides.")
    return None


def _ended(decided: OutOfReach, known: OnFile, on: dt.date) -> Blocker | None:
    if decided.ended_on is not None or decided.revision > 1 or _asked_since(decided, known):
        words = "A witness was reached or asked since, or the officer took it back."
        return Blocker("witness.asked", words, "Ask them at a safe time.")
    if not decided.on <= on <= decided.on + LASTS:
        words = f"A witness was left out for {LASTS.days} days, and they are over."
        return Blocker("witness.old", words, "Try once more, and have it decided anew.")
    return None


def _asked_since(decided: OutOfReach, known: OnFile) -> bool:
    made = decided.made
    return made is not None and any(c.changed and c.changed > made for c in known.consents)


def _untried(decided: OutOfReach, known: OnFile) -> Blocker | None:
    if known.log is None:
        return None
    lines = lines_for(decided.why, known, decided.officer)
    if lines and (decided.why is WhyNotReached.DIED or _fresh(lines, decided.on)):
        return None
    return untried(decided.why)


def untried(why: WhyNotReached) -> Blocker:
    """What is said where a witness was not tried enough, or nobody wrote down what was heard."""
    if why is WhyNotReached.NOT_FOUND:
        remedy = f"Try again at a safe time, once in the last {LASTS.days} days."
        return Blocker("witness.tries", NOT_ENOUGH, remedy)
    words = f"Nobody wrote down lately from whom it was heard: {why.label.lower()}."
    return Blocker("witness.tries", words, "Whoever heard it writes it down, and not the officer.")


def lines_for(why: WhyNotReached, known: OnFile, officer: UserToken) -> tuple[ContactLog, ...]:
    """The lines that a decision rests on, oldest first; empty where they are not enough.

    Nobody decides on what they wrote down themselves. Trying again the phone of somebody who is
    held could harm them: there it is enough that it was heard.
    """
    since = since_reached(known.log or (), known.person)
    lines = [c for c in since if c.case == known.case and c.author != officer]
    if why is WhyNotReached.NOT_FOUND:
        tries = tries_among(lines)
        return tries if counted(tries).enough else ()
    return tuple(c for c in lines if c.heard.strip() and as_it_happened(c))


def _fresh(lines: Sequence[ContactLog], on: dt.date) -> bool:
    return days_of(lines)[-1] >= on - LASTS


def _only_theirs(decided: OutOfReach, known: OnFile, issues: Iterable[Issue]) -> Blocker | None:
    told = [KnownIssue(issue=issue.id, code=issue.code) for issue in issues]
    if set(told) <= set(decided.issues) and all(told_by_others(i.issue, known) for i in told):
        return None
    words = "It tells an issue that may be known from a witness alone."
    return Blocker("witness.issues", words, "Leave the issue out, or ask the officer anew.")


def told_by_others(issue: Id, known: OnFile) -> bool:
    """Whether somebody whose account the case is told of it, or of the case as a whole."""
    if known.accounts is None:
        return True
    people = set(speakers(known.ties)) - {known.person}
    return any(
        a.person in people and a.issue in (None, issue) and a.text.strip() for a in known.accounts
    )


def composed(fields: Collection[str]) -> bool:
    """Whether a letter with these fields holds nothing but what is composed from records.

    What somebody typed or attached may tell what a witness alone knows, in words that no list
    holds; what is asked is typed as well, and may speak of nobody but the workers.
    """
    typed = {*TELLING, ASKED_ABOUT}
    return not any(name in typed or name.startswith("evidence.") for name in fields)
