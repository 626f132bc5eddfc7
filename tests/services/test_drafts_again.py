"""A kept draft is read again, a new one takes its place, and a card has keys that are some."""

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.vaults import BUYER, FIRM, prepare
from workstation.errors import BadInput, Missing
from workstation.records.access import Role
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.cases import Case
from workstation.records.kit import new_id
from workstation.records.partners import Contact


def test_a_kept_draft_is_read_again_as_the_machine_sees_it(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))
    with office.as_(Role.SUPERVISOR) as session:
        seen = session.releases.reread(draft.id)

    assert seen.forms > 0
    assert (seen.found, seen.blockers) == (0, ())
    assert seen.pages.startswith(b"%PDF")


def test_a_hold_shows_when_a_kept_draft_is_read_again(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))
    with office.as_(Role.PROTECTION_OFFICER) as session:
        case = session.reader.get(Case, office.case.id)
        session.cases.put(replace(case, hold=True))
        rules = {blocker.rule for blocker in session.releases.reread(draft.id).blockers}

    assert "hold" in rules


def test_what_does_not_exist_is_not_read(office: Ready) -> None:
    with office.as_(Role.SUPERVISOR) as session, pytest.raises(Missing):
        session.releases.reread(new_id())


def test_a_new_draft_supersedes_what_was_sent_back_for_the_same_recipient(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        first = session.releases.submit(prepare(session, office.case.id, FIRM))
        other = session.releases.submit(prepare(session, office.case.id, BUYER))
        for draft in (first, other):
            session.handovers.send_back(draft.id)
        session.releases.submit(prepare(session, office.case.id, FIRM))
        states = [session.reader.get(Briefing, d.id).state for d in (first, other)]

    assert states == [BriefingState.SUPERSEDED, BriefingState.DRAFT]


CARDS = (
    Contact(person="Desk", age_recipient="age1none"),
    Contact(person="Desk", minisign_key="RWnone"),
    Contact(person=" "),
)


@pytest.mark.parametrize("card", CARDS)
def test_a_card_without_a_name_or_with_a_key_that_is_none_is_refused(
    office: Ready, card: Contact
) -> None:
    with office.as_(Role.CASE_WORKER) as session, pytest.raises(BadInput):
        session.partners.add(card)
