"""The staff list of a site as its insiders know it, without names: what people are counted by."""

import datetime as dt
from typing import Annotated

from workstation.records.access import CASES
from workstation.records.kit import QUASI, SENSITIVE, SHAREABLE, Field, Id, Part, Record, record


class RosterRow(Part, frozen=True, kw_only=True):
    """One worker by traits alone, in the words that texts use; empty where it is not known."""

    nationality: Annotated[str, Field("Nationality", QUASI)] = ""
    gender: Annotated[str, Field("Gender", QUASI)] = ""
    age: Annotated[str, Field("Age group", QUASI)] = ""
    job: Annotated[str, Field("Job", QUASI)] = ""
    section: Annotated[str, Field("Section, line", QUASI)] = ""
    shift: Annotated[str, Field("Shift", QUASI)] = ""
    dorm: Annotated[str, Field("Dormitory, room", QUASI)] = ""
    tenure: Annotated[str, Field("Time in the job", QUASI)] = ""


@record(CASES, label="Staff list")
class Roster(Record, frozen=True, kw_only=True):
    """Everybody on one site on one day; names are never taken in."""

    site: Annotated[Id, Field("Site", SHAREABLE)]
    taken_on: Annotated[dt.date | None, Field("As of", SENSITIVE)] = None
    rows: Annotated[tuple[RosterRow, ...], Field("Workers", QUASI)] = ()
