"""What a record said of somebody before it was corrected: older words may say it still."""

from collections.abc import Sequence

from workstation.records.accounts import IdentifyingDetail
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.derive import identifying
from workstation.records.kit import Field, Record
from workstation.records.people import Person
from workstation.records.revisions import Revision
from workstation.rules.keeping import SLIP

NAMING: tuple[type[Record], ...] = (Person, SafeContactPlan, IdentifyingDetail)
"""The records by which somebody in a case is known: today's forms and former ones."""

Term = tuple[Field, str]


def former(revisions: Sequence[Revision]) -> tuple[Term, ...]:
    """Each text by which a record identified somebody and does no more, the oldest first.

    What its writer took out again within a day was a slip: nobody was ever known by it.
    """
    since: dict[Term, Revision] = {}
    gone: dict[Term, None] = {}
    for each in revisions:
        now = dict.fromkeys(identifying(each.record))
        left = [term for term in since if term not in now]
        gone |= dict.fromkeys(term for term in left if not _slip(since[term], each))
        since = {term: since.get(term, each) for term in now}
    return tuple(term for term in gone if term not in since)


def _slip(written: Revision, taken_out: Revision) -> bool:
    return written.by == taken_out.by and abs(taken_out.at - written.at) <= SLIP
