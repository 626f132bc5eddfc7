"""What a letter tells without saying it is counted, by the author and by the second person."""

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready, a_document
from tests.services.test_forged_drafts import put
from tests.services.test_honest_author import listed
from tests.vaults import FIRM, TODAY, befriend, prepare, release, take
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.consents import Consent
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.organisations import Organisation, Site, SupplyLink, Trait
from workstation.records.partners import PartnerType
from workstation.records.release import Grid
from workstation.records.rosters import Roster, RosterRow
from workstation.records.taxonomy import IssueCode
from workstation.rules.skeleton import plain

AGENCY = "Desk of the agency"


def with_code(office: Ready, code: IssueCode) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (issue,) = session.reader.find(Issue)
        put(session, replace(issue, code=code))


def test_maternity_at_a_site_with_three_women_names_one_of_three(office: Ready) -> None:
    listed(office, women=3)
    with_code(office, IssueCode.WL24)

    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        prepare(session, office.case.id, FIRM)

    assert "k.few" in {blocker.rule for blocker in refused.value.blockers}


def test_among_many_women_it_leaves_and_the_next_letter_counts_it(office: Ready) -> None:
    listed(office, women=40)
    with_code(office, IssueCode.WL24)

    release(office, office.case.id, FIRM)

    with office.as_(Role.BRIEFING_OFFICER) as session:
        (told,) = session.reader.find(Disclosure)
        assert (Trait.GENDER, "woman") in {(d.attribute, d.value) for d in told.details}
        assert told.k_result == 40


@pytest.mark.parametrize("compatriots", [9, 12])
def test_a_corridor_is_told_where_enough_people_came_by_it(office: Ready, compatriots: int) -> None:
    people = [RosterRow(nationality="MM")] * compatriots + [RosterRow(nationality="KH")] * 300
    with_code(office, IssueCode.LR1)
    with office.as_(Role.CASE_WORKER) as session:
        befriend(session, AGENCY, PartnerType.RECRUITMENT_AGENCY)
        consent, *_ = session.reader.find(Consent, audience=FIRM)
        put(session, replace(consent, audience=AGENCY))
        (firm,), (site,) = session.reader.find(Organisation), session.reader.find(Site)
        put(session, SupplyLink(upstream=firm.id, downstream=firm.id, corridor="MM-TH"))
        put(session, Roster(site=site.id, taken_on=TODAY, rows=tuple(people)))
        made = prepare(session, office.case.id, AGENCY)
        kept = session.releases.submit(made)
        shown = session.releases.reread(kept.id)

    assert ("Myanmar to Thailand" in repr(made.composed.text)) == (compatriots == 12)
    assert {d.value for d in kept.details} >= ({"Myanmar"} if compatriots == 12 else set())
    assert shown.blockers == ()


def test_two_cases_of_one_worker_are_counted_together(office: Ready) -> None:
    listed(office, women=40)
    release(office, office.case.id, FIRM)
    with office.as_(Role.SUPERVISOR) as session:
        (told,) = session.reader.find(Disclosure)
        line = replace(told.details[0], attribute=Trait.SECTION, value="6")
        put(session, replace(told, site=None, details=(*told.details, line)))
        (person,) = session.reader.find(Involvement, case=office.case.id, part=CasePart.AFFECTED)
    (other,) = take(office, a_document(codes=["WL4"]))
    with office.as_(Role.CASE_WORKER) as session:
        (tie,) = session.reader.find(Involvement, case=other.id, part=CasePart.AFFECTED)
        (site,) = session.reader.find(Site, id=other.site)
        put(session, replace(tie, person=person.person))
        put(session, Roster(site=site.id, taken_on=TODAY, rows=(RosterRow(section="2"),) * 300))
        consents = session.reader.find(Consent, case=other.id)
        for consent in consents:
            put(session, replace(consent, person=person.person))
        with pytest.raises(Refused) as refused:
            prepare(session, other.id, FIRM)

    assert "jigsaw" in {blocker.rule for blocker in refused.value.blockers}


def test_issues_stand_by_their_codes_and_not_as_they_were_told(office: Ready) -> None:
    (case,) = take(office, a_document(codes=["WV4", "LR1", "WL11"]))
    with office.as_(Role.CASE_WORKER) as session:
        text = prepare(session, case.id, FIRM).composed.text

    issues, asks = (b for b in text.blocks if isinstance(b, Grid))
    labels = [IssueCode.LR1.label, IssueCode.WL11.label, IssueCode.WV4.label]
    assert [plain(row[1]) for row in issues.rows] == labels
    assert [plain(row[1]).partition(": ")[2].removesuffix(".") for row in asks.rows] == labels
