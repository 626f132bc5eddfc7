"""What each version may say."""

import datetime as dt

import pytest

from workstation.errors import Refused
from workstation.records.access import CASES
from workstation.records.accounts import Account, Rendition
from workstation.records.briefings import Profile
from workstation.records.catalogue import RECORDS
from workstation.records.issues import Issue
from workstation.records.kit import DIRECT, HEADER, new_id, spec_of
from workstation.records.organisations import Organisation, Site
from workstation.records.people import Person
from workstation.records.taxonomy import IssueCode
from workstation.rules import profiles

ISSUE = Issue(
    code=IssueCode.WL11,
    affected=11,
    section="night crab",
    since=dt.date(2026, 9, 12),
    asked_action="Return all passports.",
    answer_by=dt.date(2026, 11, 26),
    responded_at=dt.datetime(2026, 11, 17, 14, tzinfo=dt.UTC),
)
SITE = Site(names=("Mahachai plant", "Plant 2"), admin1="Samut Sakhon", headcount=640)
FIRM = Organisation(names=("Siam Pearl Seafoods",))
TOLD = Rendition(account=new_id(), account_revision=1, text="Worker A says …")
RECORDS_HELD = (ISSUE, SITE, FIRM, TOLD)


def said(profile: Profile) -> dict[str, str]:
    return {f"{v.kind}.{v.field}": v.text for v in profiles.leaving(profile, RECORDS_HELD)}


def test_an_employer_reads_quarter_site_and_band() -> None:
    assert said(Profile.EMP) == {
        "issue.code": "WL11 Employer holds papers",
        "issue.affected": "10-19",
        "issue.asked_action": "Return all passports.",
        "issue.answer_by": "2026-11-26",
        "issue.since": "Q3 2026",
        "site.names": "Mahachai plant",
        "organisation.names": "Siam Pearl Seafoods",
        "rendition.text": "Worker A says …",
    }


def test_a_buyer_reads_month_province_supplier_and_its_answers() -> None:
    found = said(Profile.BUY)
    assert found["issue.since"] == "September 2026"
    assert found["issue.responded_at"] == "November 2026"
    assert (found["site.admin1"], found["site.headcount"]) == ("Samut Sakhon", "100+")
    assert "site.names" not in found


def test_free_text_is_marked_for_redaction_and_nothing_else_is() -> None:
    for profile in profiles.ADMITTED:
        for admission in profiles.admissions(profile):
            spec = next(f for f in spec_of(admission.kind).fields if f.name == admission.field)
            assert admission.redact is spec.field.long, admission


def test_no_version_admits_what_identifies_or_what_only_identities_hold() -> None:
    for profile in profiles.ADMITTED:
        for admission in profiles.admissions(profile):
            spec = spec_of(admission.kind)
            field = next(f for f in spec.fields if f.name == admission.field)
            assert field.sensitivity is not DIRECT
            assert spec.compartment is CASES
            assert admission.field not in HEADER


def test_records_that_no_version_names_stay_inside() -> None:
    private = (Person(address="room 14"), Account(text="own words"))
    assert profiles.leaving(Profile.EMP, private) == ()
    named = {admission.kind for p in profiles.ADMITTED for admission in profiles.admissions(p)}
    assert named < set(RECORDS)


def test_empty_values_are_not_said() -> None:
    bare = (Issue(code=IssueCode.LR1), Site(names=()))
    kinds = [value.field for value in profiles.leaving(Profile.EMP, bare)]
    assert kinds == ["code"]


@pytest.mark.parametrize("profile", sorted(set(Profile) - set(profiles.ADMITTED)))
def test_a_profile_without_a_version_is_refused(profile: Profile) -> None:
    assert [b.rule for b in profiles.blockers(profile)] == ["profile.missing"]
    with pytest.raises(Refused, match=profile.label):
        profiles.leaving(profile, RECORDS_HELD)
