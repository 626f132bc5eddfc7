"""What nobody could count leaves once a person says that they read it, and never before."""

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_forged_drafts import blocks, forged, plain
from tests.services.test_releases import rules, written
from tests.vaults import TODAY
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.briefings import HarmAnswer
from workstation.records.consents import Consent, WithheldItem
from workstation.records.office import Letter
from workstation.records.release import Block
from workstation.services.answers import AskAnswer

STRANGE = "Ang mga manggagawa sa pabrika ay hindi binayaran."


def stopped(office: Ready, **more: object) -> set[str]:
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        written(session, office.case, **more)
    return rules(refused)


@pytest.mark.parametrize("answer", ["unsure", "no"])
def test_only_a_yes_lets_a_part_leave_that_nobody_counted(office: Ready, answer: str) -> None:
    assert stopped(office, summary=STRANGE, read_by_person=answer) == {"traits.unread"}


def test_what_is_asked_is_looked_at_as_well(office: Ready) -> None:
    asks = (AskAnswer(what=STRANGE, by=TODAY),)

    assert stopped(office, summary="", asks=asks) == {"traits.unread"}


def test_a_person_who_read_it_lets_it_leave_and_the_second_one_is_told(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        made = written(session, office.case, summary=STRANGE, read_by_person="yes")
        draft = session.releases.submit(made)
        (letter,) = session.reader.find(Letter, briefing=draft.id)

        assert draft.read_by_person is HarmAnswer.YES
        assert session.releases.reread(draft.id).blockers == ()
        assert any(STRANGE.rstrip(".") in words for words in letter.kept)
    assert office.approve(draft.id) is not None


@pytest.mark.parametrize("said", [None, HarmAnswer.UNSURE])
def test_a_draft_that_says_nothing_of_it_is_refused_by_the_second_person(
    office: Ready, said: HarmAnswer | None
) -> None:
    def change(old: list[Block]) -> list[Block]:
        return [*old[:3], plain(STRANGE), *old[3:]]

    refused = office.refusals(forged(office, blocks(change), read_by_person=said))

    assert "traits.unread" in refused


def test_a_wish_that_nobody_understands_is_for_a_person(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        for consent in session.reader.find(Consent, case=office.case.id):
            kept = (WithheldItem(item="the colour of my bag"),)
            session.cases.put(replace(consent, withheld=kept))

    assert stopped(office) == {"traits.wishes"}
    with office.as_(Role.BRIEFING_OFFICER) as session:
        assert written(session, office.case, read_by_person="yes")
