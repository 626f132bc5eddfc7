"""Who is in a case and where it is, when that is written down after the case was opened."""

from collections.abc import Iterable
from itertools import count

from msgspec.structs import replace

from workstation.records.cases import Case
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id
from workstation.records.organisations import Organisation, Site
from workstation.records.people import Person
from workstation.services.cases import Cases
from workstation.services.choices import script_of
from workstation.services.intake_names import CALLED, letters


def next_handle(part: CasePart, ties: Iterable[Involvement]) -> str:
    """The first handle of a part that nobody in the case has: Worker A, Worker B."""
    taken, (_kind, word) = {tie.handle for tie in ties}, CALLED[part]
    handles = (f"{word} {letters(number)}" for number in count())
    return next(handle for handle in handles if handle not in taken)


def join(
    cases: Cases, case: Case, person: Person, part: CasePart, ties: Iterable[Involvement]
) -> tuple[Involvement, Person]:
    """Keep somebody new and their part in a case, in one transaction.

    Each form of the name is kept with the script that it is written in; of whoever does not want
    to be named, none. Raises Refused.
    """
    heard = () if person.unnamed else person.names
    names = tuple(replace(name, script=script_of(name.text)) for name in heard)
    kind, _word = CALLED[part]
    tie = Involvement(case=case.id, person=person.id, part=part, handle=next_handle(part, ties))
    kept = cases.put_all(
        (tie, replace(person, case=case.id, kind=kind, names=names)), "somebody joined"
    )
    match kept:
        case (Involvement() as joined, Person() as new):
            return joined, new
    raise AssertionError(kept)


def link(
    cases: Cases, case: Case, person: Id, part: CasePart, ties: Iterable[Involvement]
) -> Involvement:
    """Give somebody on record a part in a case; whoever is in it has another part from then on.

    What is known of them is of this case too. Raises Refused, Missing.
    """
    ties = list(ties)
    held = next((tie for tie in ties if tie.person == person), None)
    if held is not None:
        return cases.put(replace(held, part=part))
    known = cases.get(Person, person)
    tie = Involvement(case=case.id, person=known.id, part=part, handle=next_handle(part, ties))
    (kept,) = cases.put_all((tie,), "somebody joined")
    assert isinstance(kept, Involvement)
    return kept


def place(cases: Cases, case: Case, site: Site, firm: Organisation | None) -> Case:
    """Keep where a case is, in one transaction with the site and the firm where they are new.

    Where no firm is named, the employer is whoever runs the site, else whoever it was before.
    Raises Refused.
    """
    run_by = firm.id if firm is not None else site.organisation or case.organisation
    if not site.revision:
        site = replace(site, organisation=run_by)
    placed = replace(case, site=site.id, organisation=run_by, country=site.country or case.country)
    new = [record for record in (firm, site) if record is not None and not record.revision]
    *_, kept = cases.put_all((*new, placed), "case placed")
    assert isinstance(kept, Case)
    return kept
