"""When something may be deleted for good, and the certificate that says it was (domain.md 7)."""

import datetime as dt

from workstation.errors import Blocker
from workstation.records.access import Role
from workstation.records.erasure import Erasure, ErasureRequest, RequestState
from workstation.rules.backups import gone_by

HOLD = dt.timedelta(hours=72)
"""So long a request waits, so that one made in haste or under pressure can be taken back."""

ASKS = frozenset({Role.CASE_WORKER, Role.PROTECTION_OFFICER})
"""Who deletes: those whose keys open every file that a case is in."""

SECONDS = frozenset({Role.SUPERVISOR, Role.PROTECTION_OFFICER})
"""Who signs as the second person."""


def earliest(request: ErasureRequest) -> dt.datetime:
    """The moment from which on it may be carried out."""
    assert request.asked_at is not None
    return request.asked_at + HOLD


def ask_blockers(role: Role, reason: str) -> list[Blocker]:
    """Why a request may not be made."""
    found = []
    if role not in ASKS:
        words = "Only a case worker or protection officer asks for this."
        found.append(Blocker("erase.role", words, "Ask one of them."))
    if not reason.strip():
        found.append(Blocker("erase.reason", "No reason is given.", "Say why."))
    return found


def blockers(request: ErasureRequest, held: int, role: Role, now: dt.datetime) -> list[Blocker]:
    """Why a request may not be carried out now; `held` pieces of evidence are under legal hold.

    `now` is by the office's clock, and so is the moment until which it is kept.
    """
    found = []
    if role not in ASKS:
        words = "Only a case worker or protection officer deletes."
        found.append(Blocker("erase.role", words, "Their keys open every file a case is in."))
    if request.state is not RequestState.WAITING:
        words = "This request was withdrawn."
        found.append(Blocker("erase.state", words, "Ask again if it is to be deleted."))
    elif now < earliest(request):
        until = earliest(request).astimezone(now.tzinfo)
        words = f"It is kept until {until.day} {until:%b %Y %H:%M}."
        found.append(Blocker("erase.wait", words, "A request waits 72 hours, to be taken back."))
    if held:
        words = "A legal hold stands on evidence. It wins over the request."
        told = "Tell the person that it is kept, and why."
        done = "The person was told. It can go once the hold has ended."
        found.append(Blocker("erase.hold", words, done if request.told_on else told))
    return found


def second_blockers(author: str, second: str, role: Role) -> list[Blocker]:
    """Why somebody cannot be the second person."""
    if author == second:
        words = "The second person is another one than who deletes."
        return [Blocker("erase.second", words, "Ask somebody else to type their passphrase.")]
    if role not in SECONDS:
        words = f"A {role.label.lower()} does not sign for deleting."
        return [Blocker("erase.second", words, "Ask a supervisor or protection officer.")]
    return []


def certificate(what: Erasure, second: str, at: dt.datetime) -> str:
    """What was deleted, when, by whom in tokens, and until when older backups may hold it.

    `at` is the moment by the office's clock; it stands there with how far that is from UTC.
    """
    gone = expiry(what)
    return "\n".join(
        (
            "Certificate of deletion",
            "",
            f"What:           one {what.subject.label.lower()}, with its history and search texts",
            f"When:           {at.day} {at:%B %Y, %H:%M} (UTC{at.isoformat()[-6:]})",
            f"Number:         {what.token}",
            f"Signed by:      user {what.by}",
            f"and by:         user {second}",
            f"Backups:        the last that may hold it goes by {gone.day} {gone:%B %Y} where one",
            "                is made each month in the same folder. What is restored from one",
            "                before then is deleted again.",
            "",
            "Copies that were given to others, printed or put elsewhere are not reached by this.",
            "",
        )
    )


def expiry(what: Erasure) -> dt.date:
    """The first day on which no backup of before can still be in a folder that is rotated."""
    day: dt.date = gone_by(what.at)
    return day
