"""Finds who is on record already, so that nobody is written down twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workstation.errors import Missing, NotEntitled
from workstation.ports import Reader
from workstation.records.cases import Case
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, UserToken, spec_of
from workstation.records.people import Person
from workstation.rules.former import former
from workstation.services.found import case_by_code, is_code
from workstation.services.other_letters import OtherLetters, other_letters
from workstation.text import fold_query

MOST = 12
"""People who are offered; more share a part of a name and nothing else."""
_FORMS, _LEAST = 4, 2
"""Forms that are looked up in other letters too; letters of the least one that is looked up."""
_PERSON, _PLAN = spec_of(Person).name, spec_of(SafeContactPlan).name
_NUMBER = next(spec.field for spec in spec_of(SafeContactPlan).own if spec.name == "number")


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody is in one case."""

    tie: Involvement
    case: Case


@dataclass(frozen=True, slots=True)
class OnRecord:
    """Somebody on record, told by their parts in cases; `whole`: by a whole name or number."""

    person: Id
    whole: bool
    parts: tuple[Part, ...]


def on_record(reader: Reader, user: UserToken, typed: Sequence[str]) -> tuple[OnRecord, ...]:
    """Who bears these names or numbers, also in other letters, or is in the case of such a code.

    What somebody was known by before it was corrected counts, and so does each form that is typed.
    Only what this user's role may search is looked through. Nobody is told by a case that keeps
    this user out. Run it as a job.
    """
    asked = [text for text in typed if len(fold_query(text)) >= _LEAST]
    people = dict.fromkeys(
        id for n, text in enumerate(asked) for id in _people(reader, user, text, other=n < _FORMS)
    )
    found = (_told(reader, user, id, asked) for id in people)
    offered = [each for each in found if each is not None]
    return tuple(sorted(offered, key=lambda each: not each.whole)[:MOST])


def _people(reader: Reader, user: UserToken, text: str, *, other: bool) -> Iterator[Id]:
    if is_code(text):
        yield from _in_case(reader, user, text)
    hits = reader.search(text)
    others = other_letters(reader, text, hits) if other else OtherLetters()
    for hit in (*hits, *others.sure, *others.alike):
        if hit.kind == _PERSON:
            yield hit.record
        elif hit.kind == _PLAN and _stands(text, _numbers(reader, id=hit.record)):
            # A plan also names who is never to be rung.
            yield from (plan.person for plan in reader.find(SafeContactPlan, id=hit.record))


def _in_case(reader: Reader, user: UserToken, code: str) -> Iterator[Id]:
    try:
        case = case_by_code(reader, code)
    except (Missing, NotEntitled):
        return
    if user not in case.barred:
        yield from (tie.person for tie in reader.find(Involvement, case=case.id))


def _told(reader: Reader, user: UserToken, id: Id, asked: Sequence[str]) -> OnRecord | None:
    ties = (tie for tie in reader.find(Involvement, person=id) if tie.case is not None)
    parts = [Part(tie, case) for tie in ties for case in reader.find(Case, id=tie.case)]
    open_to = tuple(part for part in parts if user not in part.case.barred)
    return OnRecord(id, _whole(reader, id, asked), open_to) if open_to else None


def _whole(reader: Reader, id: Id, asked: Sequence[str]) -> bool:
    """Whether all of a name or number was typed: then it is most likely them."""
    known = [text for p in reader.find(Person, id=id) for text in (*_names(p), *p.phones)]
    known += [text for past in reader.revisions(Person, id=id) for _, text in former(past)]
    known += _numbers(reader, person=id)
    return not {fold_query(text) for text in asked}.isdisjoint(map(fold_query, known))


def _names(person: Person) -> Iterator[str]:
    return (name.text for name in person.names)


def _numbers(reader: Reader, **equal: object) -> Iterator[str]:
    """The numbers of these plans, those before a correction too."""
    yield from (plan.number for plan in reader.find(SafeContactPlan, **equal))
    for past in reader.revisions(SafeContactPlan, **equal):
        yield from (text for field, text in former(past) if field == _NUMBER)


def _stands(text: str, within: Iterable[str]) -> bool:
    return any(fold_query(text) in fold_query(each) for each in within)
