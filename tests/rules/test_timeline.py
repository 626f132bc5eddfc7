"""The timeline, newest first, with acts beside the disclosures they followed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from workstation.records.briefings import Profile
from workstation.records.cases import Case, RiskLevel
from workstation.records.consents import Consent, ConsentState, Purpose
from workstation.records.contact_log import ContactLog, Direction, Outcome
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.intake import Intake
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Record, UserToken, new_id
from workstation.records.out_of_reach import OutOfReach, WhyNotReached
from workstation.records.people import YesNo
from workstation.records.protection import LinkBasis, RetaliationIncident
from workstation.records.risk import AssessmentState, RiskAssessment
from workstation.records.taxonomy import IssueCode, RetaliationType
from workstation.rules.timeline import EntryKind, entries, followed

NOV = dt.date(2026, 11, 1)


def day(number: int) -> dt.date:
    return NOV.replace(day=number)


def at(number: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, 11, number, hour, tzinfo=dt.UTC)


def told(number: int, profile: Profile = Profile.EMP, said: str = "") -> Disclosure:
    return Disclosure(
        contact=new_id(),
        on=day(number),
        profile=profile,
        purpose=Purpose.REMEDY_DIALOGUE,
        sent_how=SentHow.PHONE,
        said=said,
    )


def act(number: int | None) -> RetaliationIncident:
    return RetaliationIncident(
        target=new_id(),
        act=RetaliationType.RT11,
        on=None if number is None else day(number),
        basis=(LinkBasis.TIMING, LinkBasis.STATEMENT),
    )


def test_an_act_says_how_long_after_the_last_disclosure_it_came() -> None:
    lines = entries([told(2), told(12), told(20), act(18)])
    (line,) = (entry for entry in lines if entry.kind is EntryKind.ACT)
    assert line.after == "6 days after the employer was told"
    assert (line.title, line.text) == ("Threat", "RT11. Link: timing, statement.")
    assert line.tag == "Retaliation"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "the day the buyer was told"), (1, "1 day after the buyer was told")],
)
def test_the_same_and_the_next_day_are_said_plainly(days: int, words: str) -> None:
    assert followed(day(12 + days), [told(12, Profile.BUY)]) == words


def test_an_act_before_any_disclosure_follows_none() -> None:
    assert followed(day(3), [told(12)]) == ""
    (line,) = entries([act(3)])
    assert line.after == ""


def test_an_act_without_a_basis_names_its_type_alone() -> None:
    bare = RetaliationIncident(target=new_id(), act=RetaliationType.RT6, on=day(2))
    assert entries([bare])[0].text == "RT6."


def test_an_assessment_a_consent_and_an_act_say_whose_they_are_by_the_handle() -> None:
    worker, sister = new_id(), new_id()
    parts: list[Record] = [
        Involvement(person=worker, handle="Worker A", part=CasePart.AFFECTED),
        Involvement(person=sister, handle="Family A", part=CasePart.FAMILY),
    ]
    lines = entries(
        [
            *parts,
            RiskAssessment(person=sister, level=RiskLevel.MEDIUM, signed_at=at(9)),
            RiskAssessment(person=worker, level=RiskLevel.HIGH, signed_at=at(8)),
            Consent(
                person=worker,
                purpose=Purpose.CASE_WORK,
                given=day(7),
                state=ConsentState.GRANTED,
            ),
            RetaliationIncident(target=sister, act=RetaliationType.RT11, on=day(6)),
        ]
    )
    assert [line.title for line in lines[:2]] == [
        "Risk assessed for Family A: Medium",
        "Risk assessed for Worker A: High",
    ]
    assert [line.text.split(". ")[0] for line in lines[2:]] == ["Worker A", "Against Family A"]


def test_contacts_say_who_came_how_it_went_and_own_fear() -> None:
    rang = ContactLog(at=at(23), safe=YesNo.YES, fear=4, heard="Papers first.")
    missed = ContactLog(at=at(22), direction=Direction.WE, outcome=Outcome.MISSED)
    first, second = entries([missed, rang])
    assert (first.title, first.tag) == ("Worker got in touch", "Safe call")
    assert first.text == "Papers first. Own fear: 4."
    assert (second.title, second.tag) == ("We got in touch: not reached", "")


def test_disclosures_consents_assessments_issues_and_intake_each_have_a_line() -> None:
    officer = UserToken("officer")
    records: list[Record] = [
        Intake(at=at(1), anonymous=True),
        Intake(at=at(2)),
        Issue(code=IssueCode.LR1, reported_on=day(3)),
        RiskAssessment(person=new_id(), level=RiskLevel.HIGH, signed_at=at(4), signed_by=officer),
        Consent(
            person=new_id(),
            purpose=Purpose.REMEDY_DIALOGUE,
            given=day(5),
            state=ConsentState.GRANTED,
        ),
        told(6, said="papers of 11 workers"),
        told(7),
        Consent(
            person=new_id(),
            purpose=Purpose.STATISTICS,
            given=day(5),
            ended_on=day(8),
            state=ConsentState.WITHDRAWN,
        ),
        RiskAssessment(
            person=new_id(),
            level=RiskLevel.LOW,
            signed_at=at(9),
            state=AssessmentState.SUPERSEDED,
        ),
    ]
    titles = [line.title for line in entries(records)]
    assert titles == [
        "Risk assessed: Low (superseded)",
        "Consent taken back: statistics",
        "Employer was told",
        "Employer was told",
        "Consent given: remedy dialogue",
        "Risk assessed: High",
        "LR1 Recruitment fee",
        "First contact",
        "First contact, anonymous",
    ]
    assert entries(records)[3].text == "By phone: papers of 11 workers"


def test_what_has_no_time_or_no_place_on_the_line_is_left_out() -> None:
    undated: list[Record] = [
        act(None),
        ContactLog(),
        Intake(),
        Issue(code=IssueCode.LR1),
        Consent(person=new_id(), purpose=Purpose.STATISTICS),
        RiskAssessment(person=new_id()),
        Case(code="X"),
    ]
    assert entries(undated) == ()


def test_whoever_is_left_out_of_letters_stands_there_and_is_told_once_they_are_back() -> None:
    tie = Involvement(person=new_id(), handle="Witness A", part=CasePart.WITNESS)
    row = OutOfReach(
        person=tie.person,
        contact=new_id(),
        purpose=Purpose.REMEDY_DIALOGUE,
        why=WhyNotReached.DIED,
        days=1,
        first_on=day(2),
        last_on=day(2),
        issues=(),
        officer=UserToken("officer"),
        on=day(3),
        because="Papers first.",
    )

    (line,) = entries([tie, row])
    assert line.title == "Letters go without Witness A: remedy dialogue"
    assert (line.text, line.by) == ("Died. Papers first.", row.officer)
    (ended,) = entries([replace(row, ended_on=day(4))])
    assert ended.text.endswith("tell them what went out without them.")


@given(st.permutations([told(2), told(2), act(2), act(9), ContactLog(at=at(2, 0))]))
def test_the_order_of_the_records_does_not_matter(records: list[Record]) -> None:
    lines = entries(records)
    assert lines == entries(sorted(records, key=lambda r: r.id))
    days = [e.at.date() if isinstance(e.at, dt.datetime) else e.at for e in lines]
    assert days == sorted(days, reverse=True)
