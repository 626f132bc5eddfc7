"""What each version may say."""

import datetime as dt
from typing import Any

import pytest

from workstation.records.accounts import Account, Rendition
from workstation.records.briefings import Profile
from workstation.records.cases import Case
from workstation.records.catalogue import RECORDS
from workstation.records.consents import ConsentItem
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.fees import FeeRecord
from workstation.records.issues import Issue
from workstation.records.kit import DIRECT, HEADER, SENSITIVE, Id, Record, new_id, spec_of
from workstation.records.organisations import Organisation, Site, SupplyLink
from workstation.records.people import Gender, Health, Person, ResidenceStatus
from workstation.records.protection import NeedKind, NeedState, ProtectionNeed
from workstation.records.taxonomy import IssueCode
from workstation.rules import versions
from workstation.rules.profiles import Admission, Agreed, leaving, told_fields
from workstation.rules.withheld import ALWAYS, SENSITIVE_SAID, WITHHELD, kept_in

CASE = Case(code="GE3-C4M", country="TH", sector="Shrimp peeling, seafood", title="Papers")
ISSUE = Issue(
    code=IssueCode.WL11,
    affected=11,
    section="night crab",
    job="crab peeler",
    since=dt.date(2026, 9, 12),
    asked_action="Return all passports.",
    answer_by=dt.date(2026, 11, 26),
    responded_at=dt.datetime(2026, 11, 17, 14, tzinfo=dt.UTC),
)
FEE_ISSUE = Issue(code=IssueCode.LR1, since=dt.date(2026, 9, 12))
SITE = Site(names=("Mahachai plant", "Plant 2"), admin1="Samut Sakhon", headcount=640)
FIRM = Organisation(names=("Siam Pearl Seafoods",))
LINK = SupplyLink(upstream=new_id(), downstream=FIRM.id, corridor="MM-TH", tier=2)
TOLD = Rendition(account=new_id(), account_revision=1, text="Worker A says …")
WORKER = Person(
    age_band="25-34",
    gender=Gender.WOMAN,
    nationality="MM",
    languages=("my", "the tongue of her village"),
    status=ResidenceStatus.BORDER_PASS,
    job="crab peeler",
    section="night crab",
    tenure_months=20,
    health=Health(health="asthma"),
    dependants=3,
    address="room 14",
)
NEED = ProtectionNeed(person=WORKER.id, kind=NeedKind.SHELTER, own_words="away from him")
PLAN = SafeContactPlan(person=WORKER.id, channel=ContactWay.LINE, number="+66 81 555 0142")
FEES = tuple(
    FeeRecord(person=new_id(), amount=amount, currency="thb")
    for amount in (*range(20_500, 29_500, 1_000), 21_500, 90_000)
)
HELD: tuple[Record, ...] = (CASE, ISSUE, FEE_ISSUE, SITE, FIRM, LINK, TOLD, WORKER, NEED, PLAN)
HELD += FEES
EVERYTHING = Agreed({WORKER.id: frozenset(ConsentItem)})
ALL_VERSIONS = sorted(Profile)


def said(
    profile: Profile, records: tuple[Record, ...] = HELD, agreed: Agreed = EVERYTHING
) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in leaving(versions.version_of(profile), records, agreed):
        found.setdefault(f"{value.kind}.{value.field}", value.text)
    return found


EXPECTED: dict[Profile, dict[str, str]] = {
    Profile.EMP: {
        "issue.code": "WL11 Employer holds papers",
        "issue.affected": "10-19",
        "issue.asked_action": "Return all passports.",
        "issue.answer_by": "2026-11-26",
        "issue.since": "Q3 2026",
        "issue.job": "elementary and other workers",
        "site.names": "Mahachai plant",
        "organisation.names": "Siam Pearl Seafoods",
        "rendition.text": "Worker A says …",
    },
    Profile.REC: {
        "issue.code": "LR1 Recruitment fee",
        "issue.asked_action": "Return all passports.",
        "issue.answer_by": "2026-11-26",
        "issue.since": "Q3 2026",
        "supply_link.corridor": "Myanmar to Thailand",
        "fee_record.amount": "20,000 to 30,000 THB",
    },
    Profile.BUY: {
        "issue.code": "WL11 Employer holds papers",
        "issue.affected": "10-19",
        "issue.asked_action": "Return all passports.",
        "issue.answer_by": "2026-11-26",
        "issue.since": "September 2026",
        "issue.state": "Open",
        "issue.responded_at": "November 2026",
        "site.admin1": "Samut Sakhon",
        "site.headcount": "100+",
        "organisation.names": "Siam Pearl Seafoods",
        "rendition.text": "Worker A says …",
    },
    Profile.FIN: {
        "issue.code": "WL11 Employer holds papers",
        "issue.since": "second half of 2026",
        "case.country": "Thailand",
        "case.sector": "seafood processing",
    },
    Profile.ALLY: {
        "issue.code": "WL11 Employer holds papers",
        "issue.asked_action": "Return all passports.",
        "issue.answer_by": "2026-11-26",
        "issue.since": "September 2026",
        "site.admin1": "Samut Sakhon",
        "organisation.names": "Siam Pearl Seafoods",
        "rendition.text": "Worker A says …",
        "protection_need.kind": "Shelter",
        "person.languages": "Burmese",
        "safe_contact_plan.channel": "Line",
        "person.age_band": "25-34",
        "person.gender": "woman",
        "person.nationality": "Myanmar",
        "person.status": "Border pass",
        "person.job": "elementary and other workers",
        "person.tenure_months": "1-3 years",
    },
    Profile.GOV: {
        "issue.code": "WL11 Employer holds papers",
        "issue.affected": "10-19",
        "issue.asked_action": "Return all passports.",
        "issue.answer_by": "2026-11-26",
        "issue.since": "September 2026",
        "site.admin1": "Samut Sakhon",
        "organisation.names": "Siam Pearl Seafoods",
        "rendition.text": "Worker A says …",
        "person.nationality": "Myanmar",
        "person.status": "Border pass",
    },
    Profile.ACA: {
        "issue.code": "WL11 Employer holds papers",
        "issue.since": "second half of 2026",
        "case.country": "Thailand",
        "person.age_band": "25-34",
    },
    Profile.PUB: {
        "issue.code": "Working and living conditions",
        "issue.since": "2026",
        "case.country": "Thailand",
        "case.sector": "manufacturing",
    },
}


@pytest.mark.parametrize("profile", ALL_VERSIONS)
def test_each_reader_gets_what_the_table_of_profiles_keeps_and_no_more(profile: Profile) -> None:
    assert said(profile) == EXPECTED[profile]


# --- The closed list ------------------------------------------------------------------------------

FIELDS = {
    f"{spec_of(kind).name}.{field.name}": field.sensitivity
    for kind in RECORDS
    for field in spec_of(kind).own
}
ADMITTED = {p: told_fields(versions.version_of(p)) for p in Profile}
SAID_TO_ANYBODY = frozenset().union(*ADMITTED.values())


def test_every_field_of_every_record_is_either_kept_in_or_admitted_by_some_version() -> None:
    kept = {name for name in FIELDS if kept_in(name)}

    assert kept | SAID_TO_ANYBODY == set(FIELDS)
    assert kept & SAID_TO_ANYBODY == set()


def test_the_closed_list_names_real_fields_and_each_once() -> None:
    rows = [name for names in WITHHELD.values() for row in names for name in row.split()]
    real = set(FIELDS) | {f"{spec_of(kind).name}.*" for kind in RECORDS}

    assert len(rows) == len(set(rows)) == len(ALWAYS)
    assert set(rows) <= real


def test_nothing_that_identifies_is_admitted_and_only_six_sensitive_fields_are() -> None:
    found = {name: FIELDS[name] for name in SAID_TO_ANYBODY}

    assert DIRECT not in found.values()
    assert {name for name, mark in found.items() if mark is SENSITIVE} == SENSITIVE_SAID
    assert len(SENSITIVE_SAID) == 6


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (kind, field.name)
        for kind in RECORDS
        for field in spec_of(kind).fields
        if field.name in HEADER or f"{spec_of(kind).name}.{field.name}" not in SAID_TO_ANYBODY
    ],
    ids=str,
)
def test_a_field_that_is_kept_in_cannot_even_be_written_into_a_version(
    kind: type[Record], field: str
) -> None:
    with pytest.raises(TypeError, match="never leaves"):
        Admission(kind, field, str)


def test_free_text_is_marked_for_redaction_and_nothing_else_is() -> None:
    for profile in Profile:
        for admission in versions.version_of(profile).admitted:
            spec = next(f for f in spec_of(admission.kind).fields if f.name == admission.field)
            assert admission.redact is spec.field.long, admission


# --- By reader ------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", [Profile.PUB, Profile.ACA, Profile.REC])
def test_no_firm_site_or_account_reaches_who_may_not_have_it(profile: Profile) -> None:
    assert not ADMITTED[profile] & {"organisation.names", "site.names", "rendition.text"}
    named = Organisation(names=("Siam Pearl Seafoods",), public_consent=True)
    assert "Siam" not in str(said(profile, (*HELD, named)))


def test_a_bank_reads_a_firm_that_agreed_to_be_named_and_no_other() -> None:
    named = Organisation(names=("Siam Pearl Seafoods",), public_consent=True)

    assert "organisation.names" not in said(Profile.FIN)
    assert said(Profile.FIN, (named,)) == {"organisation.names": "Siam Pearl Seafoods"}


@pytest.mark.parametrize("profile", [Profile.ALLY, Profile.GOV])
def test_of_a_person_only_what_that_person_agreed_to_is_said(profile: Profile) -> None:
    other = Person(nationality="KH", status=ResidenceStatus.REFUGEE, gender=Gender.MAN)
    agreed = Agreed({WORKER.id: frozenset({ConsentItem.NATIONALITY}), other.id: frozenset()})

    found = leaving(versions.version_of(profile), (*HELD, other), agreed)

    personal = {(v.person, v.field) for v in found if v.person}
    assert personal == {(WORKER.id, "nationality")}
    assert "employer" not in str(said(profile, HELD, Agreed({other.id: frozenset()})))


def test_what_somebody_keeps_back_from_a_reader_is_told_of_nobody() -> None:
    kept = Agreed({WORKER.id: frozenset()}, frozenset({ConsentItem.WHEN, ConsentItem.WHERE}))

    told = set(said(Profile.BUY)) - set(said(Profile.BUY, HELD, kept))

    assert told == {"issue.since", "issue.responded_at", "site.admin1"}


@pytest.mark.parametrize("profile", [Profile.BUY, Profile.GOV, Profile.EMP])
def test_a_firm_that_somebody_keeps_back_from_a_reader_is_not_named(profile: Profile) -> None:
    kept = Agreed({WORKER.id: frozenset()}, frozenset({ConsentItem.EMPLOYER}))

    told = set(said(profile, HELD, kept))

    assert "issue.code" in told
    assert not told & {"organisation.names", "site.names"}


def test_what_is_the_whole_case_needs_everybodys_yes() -> None:
    both = Agreed({WORKER.id: frozenset(ConsentItem), new_id(): frozenset({ConsentItem.WHEN})})

    found = said(Profile.ALLY, HELD, both)

    assert "issue.since" in found
    assert not {"organisation.names", "site.admin1", "rendition.text"} & set(found)
    assert said(Profile.ALLY, HELD, Agreed()) == {
        name: EXPECTED[Profile.ALLY][name]
        for name in ("issue.code", "issue.asked_action", "issue.answer_by")
    }


def test_a_child_is_told_of_to_allies_alone_and_as_a_minor() -> None:
    child = Person(age_band="minor")
    agreed = Agreed({child.id: frozenset(ConsentItem)})

    told = {p for p in Profile if "minor" in said(p, (child,), agreed).values()}

    assert told == {Profile.ALLY}


@pytest.mark.parametrize("profile", [Profile.FIN, Profile.ACA, Profile.PUB])
@pytest.mark.parametrize("code", [IssueCode.WL15, IssueCode.WL23, IssueCode.LR14])
def test_sexual_violence_and_children_go_far_as_a_work_area_alone(
    profile: Profile, code: IssueCode
) -> None:
    assert said(profile, (Issue(code=code),)) == {"issue.code": code.area.label}


def test_care_after_sexual_violence_is_asked_for_as_medical_care() -> None:
    needs = tuple(
        ProtectionNeed(person=WORKER.id, kind=kind, state=state)
        for kind, state in (
            (NeedKind.SHELTER, NeedState.MET),
            (NeedKind.SEXUAL_VIOLENCE_CARE, NeedState.OPEN),
        )
    )
    assert said(Profile.ALLY, needs) == {"protection_need.kind": "Medical care"}


@pytest.mark.parametrize(
    ("fees", "band"),
    [
        (FEES, "20,000 to 30,000 THB"),
        (FEES[:9], ""),
        (FEES[:1] * 12, ""),
        ((), ""),
        (
            tuple(FeeRecord(person=Id(str(n)), amount=5, currency="to Ko Zaw") for n in range(12)),
            "",
        ),
    ],
)
def test_a_fee_is_said_as_the_range_that_ten_people_paid_within(
    fees: tuple[FeeRecord, ...], band: str
) -> None:
    assert versions.fee_band(fees) == band


@pytest.mark.parametrize(
    "free", [{"sector": "the only net menders"}, {"country": "Room 14"}, {"title": "Ma Thida"}]
)
def test_what_was_typed_freely_never_stands_where_a_closed_list_does(free: dict[str, Any]) -> None:
    for profile in (Profile.FIN, Profile.ACA, Profile.PUB):
        found = said(profile, (Case(code="X", **free),))
        assert set(found.values()) <= {"another sector"}


def test_records_that_no_version_names_stay_inside() -> None:
    private = (Person(address="room 14"), Account(text="own words"))
    assert all(said(p, private, Agreed()) == {} for p in Profile if p is not Profile.ACA)
    assert said(Profile.ACA, private) == {}


def test_empty_values_are_not_said() -> None:
    bare = (Issue(code=IssueCode.LR1), Site(names=()))
    assert list(said(Profile.EMP, bare)) == ["issue.code"]
