"""Collects what may not leave: every form of everybody and everything that identifies in a case.

A form that was corrected counts as before: older words may hold it still.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workstation.ports import Finds
from workstation.records.briefings import Profile
from workstation.records.cases import Case
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.derive import direct_terms
from workstation.records.identifiers import Known
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id, Record
from workstation.records.organisations import Organisation, Site
from workstation.records.partners import Contact
from workstation.records.people import Person
from workstation.records.revisions import Revision
from workstation.rules.former import NAMING, former
from workstation.rules.partners import profile_of
from workstation.rules.profiles import told_fields
from workstation.rules.telling import kind_of
from workstation.rules.versions import version_of
from workstation.services.found import OfCase
from workstation.text import fold


def known_of(finds: Finds, case: Id) -> tuple[Known, ...]:
    """Every identifier of a case, each form by itself; forms of one person share `same_as`.

    What was written down of its people with another case is of this one too. Raises NotEntitled
    without the key of the identities.
    """
    of_case = OfCase(finds, case)
    records = [one for kind in NAMING for one in of_case.records(kind)]
    pasts = [past for kind in NAMING for past in of_case.pasts(kind)]
    return tuple(_numbered(_terms(records, pasts), "K"))


def roster(finds: Finds, case: Id) -> tuple[Known, ...]:
    """Full names and numbers of everybody in other cases: they may not stand in a letter either.

    Raises NotEntitled without the key of the identities.
    """
    here = _involved(finds, case)

    def elsewhere(one: Record) -> bool:
        return one.case != case and _owner(one) not in here

    kinds = (Person, SafeContactPlan)
    records = [one for kind in kinds for one in finds.find(kind) if elsewhere(one)]
    written = (past for kind in kinds for past in finds.revisions(kind))
    pasts = [past for past in written if elsewhere(past[-1].record)]
    whole = (term for term in _terms(records, pasts) if _whole(term.text))
    return tuple(_numbered(whole, "R", linked=False))


def _involved(finds: Finds, case: Id) -> Mapping[Id, None]:
    return dict.fromkeys(tie.person for tie in finds.find(Involvement, case=case))


def allies(finds: Finds, contact: Id) -> tuple[Known, ...]:
    """Full names of the people at unions and NGOs, for every reader but those themselves.

    Defenders are at risk as well (S11). Nobody needs the key of the identities to know them.
    """
    reader = finds.get(Contact, contact).person.casefold()
    names = dict.fromkeys(
        c.person
        for c in finds.find(Contact)
        if profile_of(c.partner_type) is Profile.ALLY and c.person.casefold() != reader
    )
    return tuple(
        Known(f"C{n}", "person", name, linked=False) for n, name in enumerate(names) if _whole(name)
    )


def _whole(text: str) -> bool:
    """Several words or many digits: a single name is somebody else's as well."""
    return len(text.split()) > 1 or sum(c.isdigit() for c in text) >= _MANY_DIGITS


_MANY_DIGITS = 6


def unsaid(finds: Finds, case: Id, profile: Profile, fields: Collection[str]) -> tuple[Known, ...]:
    """The firm, its workplace and its province, as far as a letter with these fields tells none.

    Nobody needs the key of the identities to know them.
    """
    told, kept = _said_of(finds, case, profile, fields)
    firm = next((f"F{n}" for n, kind in enumerate(kept.values()) if kind == "employer"), "")
    return tuple(
        # Parts of a name are looked for as well, but not where the firm is told and its site not.
        Known(f"F{n}", kind, text, not told, firm if kind == "employer" and n else None)
        for n, (text, kind) in enumerate(kept.items())
        if fold(text).text not in told
    )


def may_not_leave(
    finds: Finds, case: Id, profile: Profile, fields: Collection[str]
) -> tuple[Known, ...]:
    """All of a case that a letter with these fields may not say.

    Raises NotEntitled as `known_of` does.
    """
    everything = (*known_of(finds, case), *unsaid(finds, case, profile, fields))
    return withheld(finds, case, everything, profile, fields)


def named_anywhere(
    finds: Finds, case: Id, profile: Profile, fields: Collection[str]
) -> tuple[Known, ...]:
    """Everybody of a case and of all others whom a letter with these fields may not name.

    Raises NotEntitled as `known_of` does.
    """
    everybody = (*known_of(finds, case), *roster(finds, case))
    return withheld(finds, case, everybody, profile, fields)


def withheld(
    finds: Finds, case: Id, known: Iterable[Known], profile: Profile, fields: Collection[str]
) -> tuple[Known, ...]:
    """What may not stand in a letter: all but what its fields tell of the firm (S27, S35).

    A firm may bear a name of its own people, as a household does; a name of anybody else in the
    case is kept back even then. Whoever of another case bears it too is not told by it.
    """
    told, _ = _said_of(finds, case, profile, fields)
    accused = {i.person for i in finds.find(Involvement, case=case) if i.part in _ACCUSED}
    return tuple(
        item
        for item in known
        if fold(item.text).text not in told
        or (item.linked and item.kind in NAMES and item.owner not in accused)
    )


_ACCUSED = frozenset({CasePart.PERPETRATOR, CasePart.RECRUITER})


def _said_of(
    finds: Finds, case: Id, profile: Profile, fields: Collection[str]
) -> tuple[set[str], dict[str, str]]:
    """Names that a letter tells of the firm, folded, and those that it keeps back, by kind.

    A field is told where the letter lists it and its profile may tell it at all.
    """
    held = finds.get(Case, case)
    firm = finds.get(Organisation, held.organisation) if held.organisation else None
    site = finds.get(Site, held.site) if held.site else None
    said = told_fields(version_of(profile)).intersection(fields)
    names = [
        (firm.names if firm else (), "employer", "organisation.names" in said),
        (site.names if site else (), "employer", "site.names" in said),
        ((site.admin1,) if site else (), "place", bool(said & _WHERE)),
    ]
    told = {fold(text).text for texts, _, tells in names if tells for text in texts}
    return told, {text: kind for texts, kind, tells in names if not tells for text in texts if text}


_WHERE = frozenset({"site.names", "site.admin1"})
"""Either of these tells the province."""


def words_for(finds: Finds, case: Id, known: Iterable[Known]) -> dict[str, str]:
    """The kind word under which a token stands for each person of a case, by id and by name."""
    words = {str(i.person): TOKEN_WORDS[i.part] for i in finds.find(Involvement, case=case)}
    named = {k.id: words[k.owner] for k in known if k.owner in words and k.kind in NAMES}
    return words | named


NAMES = frozenset({"person", "alias"})
"""Kinds of what somebody is called, all under one token."""


TOKEN_WORDS = {
    CasePart.AFFECTED: "Worker",
    CasePart.FAMILY: "Person",
    CasePart.DEFENDER: "Person",
    CasePart.INTERPRETER: "Person",
    CasePart.WITNESS: "Person",
    CasePart.PERPETRATOR: "Manager",
    CasePart.RECRUITER: "Broker",
    CasePart.STAFF: "Person",
}
"""Kind words that may be read outside: an interpreter or defender is a person like any other."""


class _Term(NamedTuple):
    """A form of an identifier, and whose it is."""

    owner: str
    kind: str
    text: str
    former: bool = False

    @property
    def said(self) -> tuple[str, str]:
        """What it says, whoever it is said of."""
        return "person" if self.kind in NAMES else self.kind, self.text.casefold()


def _terms(records: Iterable[Record], pasts: Collection[Sequence[Revision]]) -> Iterator[_Term]:
    """Every form of today, and then former ones; what is somebody's today is theirs alone."""
    today = [
        _Term(_owner(record), kind_of(record, kind, text), text)
        for record in records
        for kind, text in direct_terms(record)
    ]
    yield from today
    taken = {term.said for term in today} if pasts else set()
    yield from (term for term in _former(pasts) if term.said not in taken)


def _former(pasts: Iterable[Sequence[Revision]]) -> Iterator[_Term]:
    for past in pasts:
        record = past[-1].record
        for field, text in former(past):
            kind = kind_of(record, field.term or "other", text)
            yield _Term(_owner(record), kind, text, former=True)


def _owner(record: Record) -> str:
    if isinstance(record, SafeContactPlan):
        return record.person
    return record.id


def _numbered(terms: Iterable[_Term], letter: str, *, linked: bool = True) -> Iterator[Known]:
    first: dict[tuple[str, str], str] = {}
    for number, term in enumerate(terms):
        key = (term.owner, "person" if term.kind in NAMES else f"{term.kind}{number}")
        known = f"{letter}{number}"
        same = first.setdefault(key, known)
        alias = None if same == known else same
        yield Known(known, term.kind, term.text, linked, alias, term.owner, term.former)
