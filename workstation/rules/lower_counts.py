"""When an officer's acceptance of a lower count counts: for what, after what, and whose it is."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workstation.errors import Blocker
from workstation.records.access import Role
from workstation.records.briefings import LowerCount
from workstation.records.consents import Purpose
from workstation.records.kit import UserToken

RoleOf = Callable[[UserToken], Role | None]
"""What somebody does here today; None for who left or was never here."""


@dataclass(frozen=True, slots=True)
class Use:
    """What an acceptance is to be used for on a day; `since` then everybody had been told."""

    purpose: Purpose
    since: dt.date
    on: dt.date
    author: UserToken | None = None
    """Who wrote the letter; None where there is none yet."""


def against(accepted: LowerCount, use: Use, role_of: RoleOf) -> Blocker | None:
    """Why an acceptance does not count; None where it does (part 4, small-site rule)."""
    if accepted.purpose is not use.purpose:
        words = "A lower count was accepted for another purpose."
        return Blocker("lower.purpose", words, "Ask a protection officer about this one.")
    if not accepted.why.strip() or not use.since <= accepted.on <= use.on:
        words = "A lower count was accepted before everybody was told, or without a reason."
        return Blocker("lower.told", words, "Ask a protection officer again.")
    if not _own(accepted) or role_of(accepted.officer) is not Role.PROTECTION_OFFICER:
        words = "Who accepted a lower count is no protection officer today."
        return Blocker("lower.officer", words, "Ask a protection officer to accept it.")
    if accepted.officer == use.author:
        words = "Who accepted a lower count wrote the letter."
        return Blocker("lower.author", words, "Somebody else writes it, or accepts it.")
    return None


def all_against(found: Iterable[LowerCount], use: Use, role_of: RoleOf) -> tuple[Blocker, ...]:
    """Why none of them counts; empty where one does."""
    reasons = [against(each, use, role_of) for each in found]
    return () if None in reasons else tuple(dict.fromkeys(r for r in reasons if r is not None))


def _own(accepted: LowerCount) -> bool:
    """The store stamps who wrote a row down, and says nothing of who changed it."""
    return accepted.author == accepted.officer and accepted.revision == 1
