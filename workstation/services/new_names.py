"""Letters that were searched before somebody in their case was written down or renamed."""

from collections.abc import Iterator

from workstation.ports import Finds
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.derive import direct_terms
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, Record
from workstation.records.people import Person
from workstation.rules.former import NAMING


def letters_to_search(finds: Finds, before: Record | None, kept: Record) -> Iterator[Briefing]:
    """The letters that were, or are just being, searched for less than is known by now.

    Who carries them may hold no key of the names: that is written beside each letter. A draft
    that is changed so while a second person signs is kept as no release.
    """
    if not _says_more(before, kept):
        return
    for case in _cases(finds, kept):
        for briefing in finds.find(Briefing, case=case):
            left = briefing.released_at is not None and briefing.names_on is None
            if left or briefing.state is BriefingState.DNH_PASSED:
                yield briefing


def _says_more(before: Record | None, kept: Record) -> bool:
    if isinstance(kept, Involvement):
        return before is None
    if not isinstance(kept, NAMING):
        return False
    known = set(direct_terms(before)) if before is not None else set()
    return not known.issuperset(direct_terms(kept))


def _cases(finds: Finds, kept: Record) -> dict[Id, None]:
    person = kept.id if isinstance(kept, Person) else getattr(kept, "person", None)
    ties = finds.find(Involvement, person=person) if person else ()
    return dict.fromkeys(case for case in (kept.case, *(t.case for t in ties)) if case is not None)
