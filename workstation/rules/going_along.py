"""What goes along with somebody into every case that they are in."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from workstation.records.accounts import IdentifyingDetail
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, R, Record
from workstation.records.people import Person

GOES_ALONG: Mapping[type[Record], str] = MappingProxyType(
    {Person: "id", SafeContactPlan: "person", IdentifyingDetail: "person"}
)
"""Each kind that does, and its field that says whose it is."""


def whose(record: Record) -> Id | None:
    """Whom a record goes along with; None for what stays with its case."""
    field = GOES_ALONG.get(type(record))
    return None if field is None else getattr(record, field)


def rehomed(record: R, ties: Iterable[Involvement]) -> R | None:
    """A record as one of another case that its person is in; None where there is none."""
    case = next((tie.case for tie in ties if tie.case not in (None, record.case)), None)
    return None if case is None else replace(record, case=case)
