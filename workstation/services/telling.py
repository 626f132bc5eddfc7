"""Collects what a version may say of a case, from the records that this user's keys open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workstation.errors import NotEntitled
from workstation.ports import Finds
from workstation.records.accounts import Rendition
from workstation.records.briefings import GivenDetail
from workstation.records.cases import Case
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.countries import COUNTRIES, REGION_OF
from workstation.records.fees import FeeRecord
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, R, Record
from workstation.records.organisations import Organisation, Site, SupplyLink, Trait
from workstation.records.people import Person
from workstation.records.protection import ProtectionNeed
from workstation.records.taxonomy import IssueCode
from workstation.rules.profiles import Agreed, Leaving, Version, leaving, whose
from workstation.services.found import in_case

Key = tuple[str, str]

CASE_TRAITS: tuple[tuple[Trait, Key], ...] = (
    (Trait.SITE, ("organisation", "names")),
    (Trait.DATE, ("issue", "since")),
    (Trait.AFFECTED, ("issue", "affected")),
    (Trait.JOB, ("issue", "job")),
)
"""Which values of a case narrow down who it is about."""

PERSON_TRAITS: Mapping[Key, Trait] = {
    ("person", "age_band"): Trait.AGE,
    ("person", "gender"): Trait.GENDER,
    ("person", "nationality"): Trait.NATIONALITY,
    ("person", "status"): Trait.STATUS,
    ("person", "languages"): Trait.LANGUAGE,
    ("person", "job"): Trait.JOB,
    ("person", "tenure_months"): Trait.TENURE,
}
"""Which values of a person do."""


@dataclass(frozen=True, slots=True)
class Told:
    """What may be said: of the case, the first of each field; of issues and people, each."""

    case: Mapping[Key, str]
    issues: Mapping[Id, Mapping[str, str]]
    people: tuple[tuple[str, tuple[Leaving, ...]], ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that is said, as "issue.code"."""
        persons = [f"{said.kind}.{said.field}" for _, told in self.people for said in told]
        return tuple(dict.fromkeys([".".join(key) for key in self.case] + persons))

    @property
    def corridor(self) -> str:
        """The corridor as two countries, if it is said."""
        return self.case.get(("supply_link", "corridor"), "")

    def codes(self, issues: Sequence[Issue]) -> frozenset[IssueCode]:
        """The codes of those issues that are told by them and not by their work area alone."""
        by_code = (i.code for i in issues if self.issues[i.id]["code"] != i.code.area.label)
        return frozenset(by_code)

    def details(self) -> list[GivenDetail]:
        """What of it narrows down who it is about, each once."""
        given = [(trait, self.case[key]) for trait, key in CASE_TRAITS if self.case.get(key)]
        # Ages said together are an age of somebody in it, each by itself.
        ages = self.case.get(("person", "age_band"), "")
        given += [(Trait.AGE, band) for band in ages.split(", ") if band]
        for _, told in self.people:
            given += [
                (PERSON_TRAITS[key], said.text)
                for said in told
                if (key := (said.kind, said.field)) in PERSON_TRAITS
            ]
        return [GivenDetail(attribute=trait, value=value) for trait, value in dict.fromkeys(given)]


def told_of(
    finds: Finds,
    case: Case,
    issues: Sequence[Issue],
    renditions: Sequence[Rendition],
    version: Version,
    agreed: Agreed,
) -> Told:
    """Everything that a version may say of a case and of those who agreed to it."""
    records: list[Record] = [*issues, *renditions, case, *_places(finds, case)]
    asked = {admission.kind for admission in version.admitted}
    records += _links(finds, case) if SupplyLink in asked else []
    records += _fees(finds, case) if FeeRecord in asked else []
    personal = [r for kind in _PERSONAL if kind in asked for r in _readable(finds, kind, case.id)]
    # Family, defenders and the accused are persons of the case as well, and nobody tells of them.
    people = set(agreed.by_person)
    records += [record for record in personal if whose(record) in people]
    said = leaving(version, records, agreed)
    of_case: dict[Key, str] = {}
    for value in said:
        if value.person is None:
            of_case.setdefault((value.kind, value.field), value.text)
    return Told(
        case=of_case,
        issues={i.id: {s.field: s.text for s in said if s.record == i.id} for i in issues},
        people=_people(finds, case, [s for s in said if s.person in people]),
    )


_PERSONAL: tuple[type[Record], ...] = (ProtectionNeed, Person, SafeContactPlan)


def _readable(finds: Finds, kind: type[R], case: Id) -> tuple[R, ...]:
    """Nothing where this user has no key: then it stays inside by itself."""
    try:
        return in_case(finds, kind, case)
    except NotEntitled:
        return ()


def _places(finds: Finds, case: Case) -> list[Record]:
    firm = finds.get(Organisation, case.organisation) if case.organisation else None
    site = finds.get(Site, case.site) if case.site else None
    return [record for record in (firm, site) if record is not None]


def _links(finds: Finds, case: Case) -> list[Record]:
    """Ties of the employer in which a corridor is written down."""
    if case.organisation is None:
        return []
    ends = ({"upstream": case.organisation}, {"downstream": case.organisation})
    return [link for end in ends for link in finds.find(SupplyLink, **end) if link.corridor]


def _fees(finds: Finds, case: Case) -> list[Record]:
    """The fees of this employer's workers: one case alone would tell what its worker paid.

    Cases of which nobody knows the employer have nothing to do with each other.
    """
    firm = case.organisation
    same = {c.id for c in finds.find(Case, organisation=firm)} if firm else {case.id}
    return [fee for id in sorted(same) for fee in finds.find(FeeRecord, case=id)]


def _people(
    finds: Finds, case: Case, said: Sequence[Leaving]
) -> tuple[tuple[str, tuple[Leaving, ...]], ...]:
    parts = finds.find(Involvement, case=case.id)
    told = ((part.handle, tuple(s for s in said if s.person == part.person)) for part in parts)
    return tuple((handle, values) for handle, values in told if values)


def wider(details: Sequence[GivenDetail], rare: frozenset[str]) -> list[GivenDetail]:
    """The details with the region in place of a nationality that too few people share."""
    return [
        GivenDetail(attribute=d.attribute, value=region_of(d.value))
        if d.attribute is Trait.NATIONALITY and d.value in rare
        else d
        for d in details
    ]


def region_of(name: str) -> str:
    """The region of a country by its name."""
    return next((REGION_OF[code] for code, own in COUNTRIES.items() if own == name), "")
