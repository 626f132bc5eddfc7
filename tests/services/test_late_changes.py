"""What is learned, answered or turned late is heard, in whatever order it comes."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.services.conftest import WORKER, Ready
from tests.services.test_forged_drafts import put
from tests.vaults import FIRM, TODAY, befriend, complete, filled, prepare, take
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.briefings import Briefing, GivenDetail, Profile
from workstation.records.cases import Case
from workstation.records.consents import Consent, ConsentState, Purpose
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id
from workstation.records.names import Name
from workstation.records.organisations import Site, Trait
from workstation.records.partners import PartnerType
from workstation.records.people import Person
from workstation.records.rosters import Roster, RosterRow
from workstation.services.crowds import told_before
from workstation.services.session import Session
from workstation.services.terms import known_of
from workstation.store.clock import utc_now

FIRST = WORKER.split()[0]


def rules(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {blocker.rule for blocker in refused.value.blockers}


@pytest.fixture
def joined(office: Ready) -> Id:
    """A second case, in which the worker of the first one is a witness."""
    text = "A cook says that the kitchen is too hot."
    plain = {"text": text, "spans": [], "codes": ["WL11"], "title": "Heat"}
    employer = {"name": "River Mill", "headcount": 400}
    (case,) = take(office, complete(plain | {"employer": employer}))
    with office.as_(Role.CASE_WORKER) as session:
        tie = _worker(session, office)
        session.cases.put(replace(tie, id=case.id, case=case.id, part=CasePart.WITNESS, revision=0))
    return case.id


def _worker(session: Session, office: Ready) -> Involvement:
    (tie,) = session.reader.find(Involvement, case=office.case.id, part=CasePart.AFFECTED)
    return tie


def test_who_was_written_down_with_another_case_is_looked_for_here_too(
    office: Ready, joined: Id
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        plan = session.releases.choose(
            joined, session.partners.by_name(FIRM).id, Purpose.REMEDY_DIALOGUE
        )
        said = f"It was heard from {FIRST.lower()} that it goes on."
        answers = filled(session.releases.template(plan), summary=said)
        (summary, *_) = session.releases.mark(plan, answers).texts

        assert [(summary.at(m), m.whose is not None) for m in summary.marks] == [
            (FIRST.lower(), True)
        ]


def test_a_number_of_somebody_from_another_case_is_a_term_here_too(
    office: Ready, joined: Id
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        tie = _worker(session, office)
        plan = session.cases.put(
            SafeContactPlan(
                case=tie.case, person=tie.person, channel=ContactWay.PHONE, number="081 555 0142"
            )
        )

        assert {WORKER, plan.number} <= {known.text for known in known_of(session.reader, joined)}


def test_a_later_no_stops_a_release_though_an_earlier_yes_still_runs(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        made = prepare(session, office.case.id, FIRM)
        yes = session.reader.find(Consent, case=office.case.id, audience=FIRM)[0]
        asked = Consent(
            case=yes.case,
            person=yes.person,
            purpose=yes.purpose,
            contact=session.partners.by_name(FIRM).id,
            state=ConsentState.REFUSED,
        )
        session.cases.answer(asked)
        with pytest.raises(Refused) as refused:
            session.releases.submit(made)

        assert rules(refused) == {"consent.missing"}
        assert session.reader.find(Briefing) == ()


@pytest.mark.slow
def test_what_was_told_counts_from_the_day_when_it_left(office: Ready) -> None:
    """A letter that was begun while the clock was years behind is not forgotten at once."""
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))
    week = dt.timedelta(days=7)
    with office.as_(Role.BRIEFING_OFFICER, lambda: utc_now() + week) as session:
        session.handovers.release(draft.id, [office.passphrase(Role.SUPERVISOR)])
        (told,) = session.reader.find(Disclosure, briefing=draft.id)

    assert (draft.day, told.on) == (TODAY, TODAY + week)


def test_what_was_said_by_phone_counts_for_the_next_letter(office: Ready) -> None:
    few = tuple(RosterRow(gender="female", shift="night") for _ in range(3))
    many = tuple(RosterRow(gender="male", shift="day") for _ in range(300))
    with office.as_(Role.CASE_WORKER) as session:
        (site,) = session.reader.find(Site)
        put(session, Roster(site=site.id, taken_on=TODAY, rows=(*few, *many)))
        made = prepare(session, office.case.id, FIRM)
        told = Disclosure(
            case=office.case.id,
            contact=session.partners.by_name(FIRM).id,
            on=TODAY,
            profile=Profile.EMP,
            purpose=Purpose.REMEDY_DIALOGUE,
            said="That the women of the night shift have no papers.",
            sent_how=SentHow.PHONE,
        )
        session.cases.put(told)
        with pytest.raises(Refused) as refused:
            session.releases.submit(made)

    assert rules(refused) == {"jigsaw", "harm.6"}


@pytest.mark.parametrize("part", [CasePart.AFFECTED, CasePart.DEFENDER])
def test_what_was_told_of_a_defenders_other_case_counts_like_a_workers(
    office: Ready, joined: Id, part: CasePart
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        person = _worker(session, office).person
        for tie in session.reader.find(Involvement, person=person):
            put(session, replace(tie, part=part))
        to = session.partners.by_name(FIRM).id
        woman = GivenDetail(attribute=Trait.GENDER, value="woman")
        about = {"contact": to, "profile": Profile.EMP, "purpose": Purpose.REMEDY_DIALOGUE}
        put(session, Disclosure(case=joined, on=TODAY, details=(woman,), **about))  # type: ignore[arg-type]
        next_one = Briefing(case=office.case.id, **about)  # type: ignore[arg-type]
        case = session.cases.get(Case, office.case.id)

        assert told_before(session.reader, next_one, case, TODAY) == (woman,)


def test_a_clock_that_was_turned_back_brings_no_consent_back(office: Ready) -> None:
    days = dt.timedelta(days=5)
    before = office.as_(Role.BRIEFING_OFFICER, lambda: utc_now() - days)
    with before as session, pytest.raises(Refused) as refused:
        prepare(session, office.case.id, FIRM)

    assert rules(refused) == {"clock"}


def test_a_letter_is_carried_no_more_once_a_name_in_it_is_learned(released: Ready) -> None:
    with released.as_(Role.CASE_WORKER) as session:
        (briefing,) = session.handovers.released()
        assert session.bundles.letter_again(briefing.id).pdf
        worker = session.reader.find(Person, case=released.case.id)[0]
        more = Name(text="Gone On For Months", kind=worker.names[0].kind)
        session.cases.put(replace(worker, names=(*worker.names, more)))
        with pytest.raises(Refused) as refused:
            session.bundles.letter_again(briefing.id)

    assert rules(refused) == {"names.found"}


def test_somebody_at_a_union_is_named_to_nobody_else(office: Ready) -> None:
    said = "As naw paw htoo of the union told us, this has gone on for months."
    with office.as_(Role.BRIEFING_OFFICER) as session:
        plan = session.releases.choose(
            office.case.id, session.partners.by_name(FIRM).id, Purpose.REMEDY_DIALOGUE
        )
        answers = filled(session.releases.template(plan), summary=said)
        unmarked = session.releases.submit(session.releases.step_through(plan, answers)).id
    assert office.approve(unmarked).printed is not None
    with office.as_(Role.CASE_WORKER) as session:
        befriend(session, "Naw Paw Htoo", PartnerType.TRADE_UNION)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        (summary, *_) = session.releases.mark(plan, answers).texts

    assert [summary.at(mark) for mark in summary.marks if mark.sure] == ["naw paw htoo"]
    assert office.refusals(unmarked) == {"names.found", "harm.8"}
