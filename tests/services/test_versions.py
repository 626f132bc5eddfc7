"""A letter for each kind of reader, from a real case to the second person's signature."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.services.conftest import FIRM_NAME, WORKER, Ready, a_document
from tests.services.test_releases import past_services
from tests.vaults import TODAY, assess, befriend, filled, found, share, take
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.briefings import Profile
from workstation.records.cases import Case, new_code
from workstation.records.consents import Consent, ConsentItem, Purpose, WithheldItem
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.fees import FeeRecord
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, new_id
from workstation.records.organisations import Organisation, SupplyLink, Trait
from workstation.records.partners import PartnerType
from workstation.records.people import Gender, Person, ResidenceStatus
from workstation.records.protection import NeedKind, ProtectionNeed
from workstation.records.release import BriefingText, Bullets, Grid, Heading, Paragraph
from workstation.records.taxonomy import IssueCode
from workstation.rules.partners import profile_of
from workstation.rules.profiles import NOTHING
from workstation.rules.purposes import purposes_for
from workstation.rules.versions import version_of
from workstation.second_look.answering import approval
from workstation.services.session import Session
from workstation.services.submissions import Submission
from workstation.services.telling import told_of

KINDS = tuple(PartnerType)
PROVINCE = "Samut Sakhon"


def reader_of(kind: PartnerType) -> str:
    return f"Desk of the {kind.value}"


def usual(kind: PartnerType) -> Purpose:
    """What a briefing for this kind of reader mostly is for."""
    return purposes_for(profile_of(kind))[0]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    """An office with a contact of each kind, and a case whose worker agrees to everything."""
    office = found(tmp_path_factory.mktemp("versions"))
    with office.as_(Role.CASE_WORKER) as session:
        for kind in KINDS:
            befriend(session, reader_of(kind), kind)
    document = a_document(codes=["WL11", "LR1"])
    given = {"scope": "pseudonym", "given": document["received"]}
    employer = {"name": FIRM_NAME, "tag": "O1", "headcount": 400, "sector": "garments"}
    (case,) = take(
        office,
        document
        | {
            "employer": employer | {"country": "TH", "admin1": PROVINCE},
            "consents": [
                given | {"audience": reader_of(kind), "purpose": usual(kind).value}
                for kind in KINDS
            ],
        },
    )
    with office.as_(Role.PROTECTION_OFFICER) as session:
        _fill(session, case.id, _worker(session, case.id))
        assess(session, case.id)
    with office.as_(Role.CASE_WORKER) as session:
        share(session, case.id)
        for consent in session.reader.find(Consent):
            past_services(session, replace(consent, items=tuple(ConsentItem)))
        (firm,) = session.reader.find(Organisation)
        session.cases.put(SupplyLink(upstream=firm.id, downstream=firm.id, corridor="MM-TH"))
    return Ready(office.path, case)


def _worker(session: Session, case: Id) -> Id:
    parts = session.reader.find(Involvement, case=case)
    return next(part.person for part in parts if part.part is CasePart.AFFECTED)


def _fill(session: Session, case: Id, person: Id) -> None:
    for other in session.reader.find(Person, case=case):
        session.cases.put(replace(other, age_band="45+", nationality="TH", languages=("th",)))
    held = session.cases.get(Person, person)
    session.cases.put(
        replace(
            held,
            age_band="25-34",
            gender=Gender.WOMAN,
            nationality="MM",
            languages=("my",),
            status=ResidenceStatus.BORDER_PASS,
            job="sewing operator",
            tenure_months=20,
        )
    )
    session.cases.put(ProtectionNeed(case=case, person=person, kind=NeedKind.SHELTER))
    plan = SafeContactPlan(case=case, person=person, channel=ContactWay.LINE, number="0815550142")
    session.cases.put(plan)


def written(session: Session, case: Id, kind: PartnerType) -> Submission:
    releases = session.releases
    contact = session.partners.by_name(reader_of(kind)).id
    plan = releases.choose(case, contact, usual(kind))
    answers = filled(releases.template(plan), tell_account=True)
    return releases.step_through(plan, releases.template(plan, answers))


def lines(text: BriefingText) -> Iterable[str]:
    for block in text.blocks:
        if isinstance(block, Heading):
            yield f"# {block.text}"
        elif isinstance(block, Paragraph):
            yield _words(block)
        elif isinstance(block, Bullets):
            yield from map(_words, block.items)
        elif isinstance(block, Grid):
            yield from (" | ".join(map(_words, row)) for row in block.rows)


def _words(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


FIRM_TOLD = {"EMP", "BUY", "ALLY", "GOV"}
PROVINCE_TOLD = {"BUY", "ALLY", "GOV"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_each_kind_of_partner_gets_a_letter_that_a_second_person_signs(
    ready: Ready, kind: PartnerType
) -> None:
    profile = profile_of(kind).value
    with ready.as_(Role.CASE_WORKER) as session:
        submission = written(session, ready.case.id, kind)
        said = "\n".join(lines(submission.composed.text))
        if kind in (PartnerType.NGO, PartnerType.OTHER):
            draft = session.releases.submit(submission).id
            assert approval(ready.path, ready.passphrase(Role.SUPERVISOR), draft).printed

    assert WORKER not in said
    assert (FIRM_NAME in said) == (profile in FIRM_TOLD)
    assert (PROVINCE in said) == (profile in PROVINCE_TOLD)
    assert ("Workers say that this has gone on" in said) == (profile not in {"FIN", "ACA", "PUB"})
    assert ("passports" in said) == (profile in FIRM_TOLD)
    assert ("WL11 |" in said) == (profile not in {"REC", "PUB"})


def test_an_ally_reads_what_the_worker_agreed_to_by_a_token(ready: Ready) -> None:
    with ready.as_(Role.CASE_WORKER) as session:
        made = written(session, ready.case.id, PartnerType.NGO)
    (line,) = [each for each in lines(made.composed.text) if "needs:" in each]

    token, _, told = line.partition(": ")
    assert token.startswith("[Worker ")
    assert told == (
        "needs: Shelter; safe way, arranged with this office: Line; speaks: Burmese; age: 25-34; "
        "gender: woman; from: South-eastern Asia; residence status: Border pass; "
        "kind of job: plant and machine operators; time in the job: 1-3 years."
    )


def test_an_authority_reads_status_and_region_and_nothing_else_of_a_person(ready: Ready) -> None:
    with ready.as_(Role.CASE_WORKER) as session:
        made = written(session, ready.case.id, PartnerType.GOVERNMENT)
    (line,) = [each for each in lines(made.composed.text) if "residence status" in each]

    assert line.partition(": ")[2] == "from: South-eastern Asia; residence status: Border pass."


def test_an_academic_is_told_the_age_of_whose_account_it_is_and_of_nobody_else(
    ready: Ready,
) -> None:
    with ready.as_(Role.CASE_WORKER) as session:
        cut = written(session, ready.case.id, PartnerType.ACADEMIC).work.gathered.cut

    # Nobody has counted ages on this site, so that it is dropped.
    assert [(d.attribute, d.value) for d in cut.dropped] == [(Trait.AGE, "25-34")]


def test_whoever_holds_no_names_writes_to_an_ally_without_them(ready: Ready) -> None:
    with ready.as_(Role.BRIEFING_OFFICER) as session:
        made = written(session, ready.case.id, PartnerType.NGO)

    assert not [each for each in lines(made.composed.text) if "speaks" in each]


def test_what_the_worker_keeps_back_is_not_told(ready: Ready, tmp_path: Path) -> None:
    office = Ready(ready.copy(tmp_path).path, ready.case)
    with office.as_(Role.CASE_WORKER) as session:
        for consent in session.reader.find(Consent):
            kept = (WithheldItem(item="her nationality and where she works"),)
            session.cases.put(replace(consent, withheld=kept))
        made = written(session, office.case.id, PartnerType.NGO)
    said = "\n".join(lines(made.composed.text))

    assert "Burmese" in said
    assert PROVINCE not in said
    assert "South-eastern" not in said


def test_a_buyer_may_hear_it_without_the_year(ready: Ready, tmp_path: Path) -> None:
    office = Ready(ready.copy(tmp_path).path, ready.case)
    with office.as_(Role.CASE_WORKER) as session:
        for consent in session.reader.find(Consent, audience=reader_of(PartnerType.BUYER)):
            kept = tuple(WithheldItem(item=what) for what in ("the sum", "village", "intake year"))
            session.cases.put(replace(consent, withheld=kept))
        said = "\n".join(lines(written(session, office.case.id, PartnerType.BUYER).composed.text))

    assert "Recently, workers at Golden Loom raised" in said
    assert PROVINCE not in said


def test_an_agency_is_told_of_recruitment_alone(ready: Ready, tmp_path: Path) -> None:
    office = Ready(ready.copy(tmp_path).path, ready.case)
    with office.as_(Role.CASE_WORKER) as session:
        made = written(session, office.case.id, PartnerType.RECRUITMENT_AGENCY)
        text = "\n".join(lines(made.composed.text))
        assert "Corridor | Myanmar to Thailand" in text
        assert "Employer holds papers" not in text
    (other,) = take(office, a_document(codes=["WL4"]))
    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Refused, match="this kind"):
        written(session, other.id, PartnerType.RECRUITMENT_AGENCY)


@pytest.mark.parametrize("known", [True, False])
def test_fees_count_together_only_where_they_were_paid_for_work_at_one_employer(
    ready: Ready, tmp_path: Path, known: bool
) -> None:
    office = Ready(ready.copy(tmp_path).path, ready.case)
    with office.as_(Role.CASE_WORKER) as session:
        held = session.cases.get(Case, office.case.id)
        firm = held.organisation if known else None
        session.cases.put(replace(held, organisation=firm, site=None))
        for _ in range(10):
            other = Case(code=new_code(), organisation=firm)
            session.cases.put(other)
            paid = FeeRecord(case=other.id, person=new_id(), amount=24_000, currency="THB")
            session.cases.put(paid)
        case = session.cases.get(Case, office.case.id)
        issues = session.reader.find(Issue, case=case.id)
        version = version_of(Profile.REC)
        told = told_of(session.reader, case, issues, (), version, NOTHING)

    assert (("fee_record", "amount") in told.case) is known


def test_a_bank_reads_how_often_it_comes_up_once_ten_cases_stand_on_each_side(
    ready: Ready, tmp_path: Path
) -> None:
    office = Ready(ready.copy(tmp_path).path, ready.case)
    half = TODAY.replace(month=1 if TODAY.month < 7 else 7, day=1)
    days = [half - dt.timedelta(days=back) for back in (*range(1, 14), *range(200, 210))]

    def told() -> str:
        with office.as_(Role.CASE_WORKER) as session:
            made = written(session, office.case.id, PartnerType.FINANCIAL_INSTITUTION)
        return "\n".join(lines(made.composed.text))

    assert "half-year before" not in told()
    with office.as_(Role.CASE_WORKER) as session:
        for day in days:
            other = Case(code=new_code(), country="TH", sector="A garment factory")
            session.cases.put(other)
            session.cases.put(Issue(case=other.id, code=IssueCode.WL11, since=day))

    said = told()
    assert "| more cases than in the half-year before" in said
    assert "WL11 in the " in said
    assert "LR1 in the" not in said


@pytest.mark.slow
def test_a_letter_by_consent_is_carried_to_nobody_who_passes_it_on_to_an_employer(
    ready: Ready, tmp_path: Path
) -> None:
    office = Ready(ready.copy(tmp_path).path, ready.case)
    with office.as_(Role.CASE_WORKER) as session:
        draft = session.releases.submit(written(session, office.case.id, PartnerType.NGO)).id
        words = [office.passphrase(r) for r in (Role.SUPERVISOR, Role.PROTECTION_OFFICER)]
        session.handovers.release(draft, words)
        assert session.bundles.letter_again(draft).pdf
        ally, firm = (
            session.partners.by_name(reader_of(kind))
            for kind in (PartnerType.NGO, PartnerType.SUPPLIER)
        )
        session.partners.change(replace(ally, affiliates=(firm.id,)))
        with pytest.raises(Refused) as refused:
            session.bundles.letter_again(draft)

    assert {b.rule.partition(".")[0] for b in refused.value.blockers} == {"k"}
