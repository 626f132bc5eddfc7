"""Who may do what besides what keys decide, and what a changed account undoes."""

import msgspec
import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.vaults import FIRM, complete, prepare, share, take
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.accounts import Account, Rendition, RenditionState
from workstation.records.cases import Case
from workstation.records.consents import Purpose
from workstation.records.office import Letter
from workstation.records.release import BriefingText
from workstation.services.letters import with_check_words

READERS = (Role.ANALYST, Role.REVIEWER)


@pytest.mark.parametrize("role", [*READERS, Role.BRIEFING_OFFICER, Role.CASE_WORKER])
def test_only_a_protection_officer_lets_a_held_case_go(office: Ready, role: Role) -> None:
    with office.as_(role) as session, pytest.raises(Refused, match="protection officer"):
        session.risks.hold(office.case.id, False)


@pytest.mark.parametrize("role", READERS)
def test_who_only_reads_changes_no_contact(office: Ready, role: Role) -> None:
    with office.as_(role) as session, pytest.raises(Refused):
        session.partners.revoke(session.partners.by_name(FIRM).id, "no reason")


def test_an_account_that_changes_outdates_the_account_for_sharing(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        share(session, office.case.id)
        (account,) = session.reader.find(Account, case=office.case.id)
        session.cases.put(replace(account, text=account.text + " And more."))
        (rendition,) = session.reader.find(Rendition, case=office.case.id)

    assert rendition.state is RenditionState.OUTDATED


def test_the_check_words_are_those_of_the_letter_alone(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        text = prepare(session, office.case.id, FIRM).composed.text
        signer = session.partners.office().signer

    assert text == with_check_words(text, signer)
    assert with_check_words(replace(text, reference="XXXXX"), signer) != text
    assert with_check_words(text, signer + "x").check_words != text.check_words


def test_words_of_another_letter_are_refused_at_approval(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))
        letter = session.handovers.letter_of(draft.id)
        text = msgspec.json.decode(letter.text, type=BriefingText)
        forged = msgspec.json.encode(replace(text, check_words=("zoo",) * 8)).decode()
        with session.cases._open_work() as work:  # noqa: SLF001 - as an author with the key would
            work.put(replace(letter, text=forged))
            work.commit()
        with pytest.raises(Refused):
            session.handovers.release(draft.id, [office.passphrase(Role.SUPERVISOR)])
        assert session.reader.find(Letter, briefing=draft.id)[0].pdf is None


def test_who_only_reads_submits_no_briefing(office: Ready) -> None:
    with office.as_(Role.ANALYST) as session, pytest.raises(Refused, match="analyst"):
        session.releases.submit(prepare(session, office.case.id, FIRM))


def test_a_name_of_another_case_stops_a_letter(office: Ready) -> None:
    take(office, complete({"text": "Bounmy Keovong rang.", "spans": [BOUNMY]}))
    with office.as_(Role.BRIEFING_OFFICER) as session:
        plan = prepare(session, office.case.id, FIRM).answers
        told = replace(plan, summary="also bounmy keovong said so")
        case = session.cases.get(Case, office.case.id)
        contact = session.partners.by_name(FIRM)
        chosen = session.releases.choose(case.id, contact.id, Purpose.REMEDY_DIALOGUE)
        draft = session.releases.submit(session.releases.step_through(chosen, told))
        with pytest.raises(Refused, match=r"[Kk]nown names"):
            session.handovers.release(draft.id, [office.passphrase(Role.SUPERVISOR)])


BOUNMY = {"tag": "W1", "type": "worker", "start": 0, "end": 14, "text": "Bounmy Keovong"}


def test_no_check_word_holds_a_short_name(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        text = prepare(session, office.case.id, FIRM).composed.text

    for number in range(600):
        words = with_check_words(replace(text, reference=str(number)), "RW").check_words
        assert not [word for word in words if "noi" in word or "min" in word]
