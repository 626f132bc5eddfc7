"""What somebody types for a release is read, counted and bounded like all that leaves."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_releases import rules, submitted, written
from tests.vaults import FIRM, TODAY
from workstation.errors import BadInput, Refused
from workstation.records.access import Role
from workstation.records.briefings import Profile
from workstation.records.partners import PartnerType
from workstation.records.taxonomy import IssueCode
from workstation.services.answers import AskAnswer, DetailAnswer, SpanAnswer
from workstation.services.templates import asked_of


@pytest.mark.parametrize(
    "change", [{"person": "Somebody else"}, {"partner_type": PartnerType.BUYER}]
)
def test_a_contact_that_a_briefing_names_becomes_nobody_else(
    office: Ready, change: dict[str, Any]
) -> None:
    submitted(office)
    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Refused, match="names this"):
        session.partners.change(replace(session.partners.by_name(FIRM), **change))


def test_a_detail_that_somebody_typed_counts_and_is_never_dropped(office: Ready) -> None:
    night = (DetailAnswer(attribute="shift", value="night"),)
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        written(session, office.case, summary="The night shift says so.", details=night)

    assert rules(refused) & {"k.few", "k.unknown"}


@pytest.mark.parametrize(
    "say", ["Mrs. Orathai Wongsawat", "passport AA1234567", "tel +66 81 234 5678"]
)
def test_words_put_instead_are_read_as_well(office: Ready, say: str) -> None:
    given = (SpanAnswer(text="Mr. Somchai", decision="generalise", say=say),)
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        written(session, office.case, summary="Call Mr. Somchai at noon.", decisions=given)

    assert rules(refused) == {"redaction.say"}


@pytest.mark.parametrize(
    "ask",
    [
        {"what": "Give them back.\nPay them."},
        {"what": " "},
        {"by": dt.date(2001, 1, 1)},
        {"issue": "nonsense"},
    ],
)
def test_an_ask_is_one_line_of_this_case_and_not_past(office: Ready, ask: dict[str, Any]) -> None:
    fine: dict[str, Any] = {"what": "Give them back.", "by": TODAY + dt.timedelta(days=30)}
    asks = (AskAnswer(**fine | ask),)
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(BadInput, match="ask 1"):
        written(session, office.case, asks=asks)


def test_a_draft_takes_the_place_of_the_one_that_waited(office: Ready) -> None:
    first, second = submitted(office), submitted(office)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        assert [b.id for b in session.handovers.waiting()] == [second]
        with pytest.raises(Refused):
            session.handovers.send_back(first)


def test_who_only_reads_sends_nothing_back(office: Ready) -> None:
    draft = submitted(office)
    with office.as_(Role.ANALYST) as session, pytest.raises(Refused):
        session.handovers.send_back(draft)


@pytest.mark.parametrize(
    ("profile", "begins"),
    [
        (Profile.EMP, "Put right for every worker on site: "),
        (Profile.BUY, "See that the supplier puts it right"),
        (Profile.ALLY, "Help the worker with this: "),
        (Profile.GOV, "Look into it at the whole site"),
    ],
)
def test_what_is_asked_fits_whoever_is_asked(profile: Profile, begins: str) -> None:
    ask = asked_of(IssueCode("WL11"), TODAY, profile=profile)

    assert ask.what.startswith(begins)
    assert ask.what.endswith(f"{IssueCode('WL11').label}.")
