"""Which letter a new one takes the place of: one that this recipient had about this case."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from workstation.errors import BadInput
from workstation.ports import Finds, Work
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.kit import Id
from workstation.rules.days import day_of
from workstation.rules.references import reference_of


@dataclass(frozen=True, slots=True)
class Newer:
    """The letter that took another one's place, by its reference, and the day it was let out."""

    reference: str
    on: dt.date


def replaced_in(finds: Finds, case: Id) -> Mapping[Id, Newer]:
    """The letters about a case whose place a newer one took; a draft takes nobody's place."""
    return {
        each.replaces: Newer(reference_of(each.randomness), day_of(each.released_at))
        for each in finds.find(Briefing, case=case)
        if each.replaces is not None and each.released_at is not None
    }


def replaceable(finds: Finds, case: Id, contact: Id) -> Sequence[tuple[str, Briefing]]:
    """The letters that stand, newest first, each with its reference."""
    found = finds.find(Briefing, case=case, contact=contact, state=BriefingState.RELEASED)
    return [(reference_of(each.randomness), each) for each in reversed(found)]


def standing_reference(finds: Finds, case: Id, contact: Id, typed: str) -> str:
    """The reference as it stands in the letter, "" for none. Raises BadInput for another."""
    wanted = typed.strip().upper()
    if wanted and wanted not in dict(replaceable(finds, case, contact)):
        raise BadInput(
            "replaces: this recipient has no letter of this reference about the case.",
            "Take the reference from the letter, or leave it empty.",
        )
    return wanted


def letter_of(finds: Finds, case: Id, contact: Id, reference: str) -> Id | None:
    """The letter that a standing reference names; None for an empty one."""
    return dict(replaceable(finds, case, contact))[reference].id if reference else None


def supersede(work: Work, released: Briefing) -> None:
    """Let the letter that another took the place of stand no more; it goes on counting as told."""
    if released.replaces is None:
        return
    old = work.get(Briefing, released.replaces)
    if old.state is BriefingState.RELEASED:
        work.put(replace(old, state=BriefingState.SUPERSEDED))
        work.log("briefing superseded", old.id)
