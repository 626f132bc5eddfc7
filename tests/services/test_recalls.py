"""Asking back what was let out: it is written down everywhere, and carried no further."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_forged_drafts import put
from tests.vaults import BUYER, FIRM, filled
from workstation.bootstrap import open_session
from workstation.errors import BadInput, Refused
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.agenda import DueKind
from workstation.records.briefings import BriefingState
from workstation.records.consents import Purpose
from workstation.records.disclosures import Disclosure, RecallReason, RecallState
from workstation.records.kit import Id, new_id
from workstation.records.office import Letter
from workstation.records.release import Paragraph
from workstation.rules.aftercare import AfterStep
from workstation.rules.timeline import entries
from workstation.services.session import Session


def recalled(office: Ready, role: Role = Role.BRIEFING_OFFICER) -> Id:
    with office.as_(role) as session:
        (briefing,) = session.handovers.released()
        session.recalls.recall(briefing.id, RecallReason.RECIPIENT)
    return briefing.id


def test_a_recall_tells_why_and_when(released: Ready) -> None:
    briefing = recalled(released)

    with released.as_(Role.CASE_WORKER) as session:
        told = session.recalls.of(briefing)
        assert told is not None
        assert (told.recall, told.recall_reason) == (RecallState.ASKED, RecallReason.RECIPIENT)
        assert told.recalled_on == session.cases.today()
        assert [b.id for b in session.recalls.all()] == [briefing]
        assert session.handovers.released() == ()


def test_the_line_of_the_case_tells_of_it_and_of_the_answer(released: Ready) -> None:
    briefing = recalled(released)
    with released.as_(Role.BRIEFING_OFFICER) as session:
        session.recalls.answer(briefing, RecallState.CONFIRMED)
        lines = entries(session.reader.find(Disclosure))

    assert [(line.tag, line.title) for line in lines] == [
        ("Recall", "What the employer was told is asked back"),
        ("Disclosure", "Employer was told"),
    ]
    assert lines[0].text == "It reached somebody else. They say that it is destroyed."


def test_the_log_holds_who_did_it_and_the_reason_sealed(released: Ready) -> None:
    briefing = recalled(released)

    vault = open_session(released.path, released.passphrase(Role.SUPERVISOR))
    try:
        events = vault.store.reader().events()
    finally:
        vault.close()
    (event,) = [e for e in events if e.verb == "briefing recalled"]

    assert event.details == {"about": briefing, "reason": "recipient"}


def test_what_was_asked_back_is_carried_and_sealed_no_more(released: Ready, tmp_path: Path) -> None:
    briefing = recalled(released)

    with released.as_(Role.SUPERVISOR) as session:
        with pytest.raises(Refused):
            session.bundles.letter_again(briefing)
        with pytest.raises(Refused):
            session.bundles.seal(briefing, tmp_path / "out.age", Silent())


def test_it_goes_on_counting_as_told(released: Ready) -> None:
    briefing = recalled(released)

    with released.as_(Role.BRIEFING_OFFICER) as session:
        (told,) = session.reader.find(Disclosure)

    assert (told.briefing, bool(told.fields_out)) == (briefing, True)


def test_nothing_is_asked_back_twice_or_before_it_left(released: Ready) -> None:
    briefing = recalled(released)

    with released.as_(Role.BRIEFING_OFFICER) as session:
        with pytest.raises(Refused, match="Only what was released"):
            session.recalls.recall(briefing, RecallReason.DANGER)
        assert session.reader.find(Disclosure)[0].recall_reason is RecallReason.RECIPIENT


@pytest.mark.parametrize("state", [RecallState.STANDS, RecallState.ASKED])
def test_an_answer_is_yes_or_no(released: Ready, state: RecallState) -> None:
    briefing = recalled(released)

    with released.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused):
        session.recalls.answer(briefing, state)


def test_only_what_was_asked_back_has_an_answer(released: Ready) -> None:
    with released.as_(Role.BRIEFING_OFFICER) as session:
        (briefing,) = session.handovers.released()
        with pytest.raises(Refused, match="asked back"):
            session.recalls.answer(briefing.id, RecallState.CONFIRMED)
        assert session.recalls.of(briefing.id) is None
        assert session.reader.find(Disclosure)[0].recall is RecallState.STANDS


def test_whoever_only_reads_cannot_ask_back(released: Ready) -> None:
    with released.as_(Role.REVIEWER) as session:
        assert not session.recalls.may
        (briefing,) = session.handovers.released()
        with pytest.raises(Refused, match="independent reviewer"):
            session.recalls.recall(briefing.id, RecallReason.DANGER)

    with released.as_(Role.BRIEFING_OFFICER) as session:
        assert session.handovers.released()[0].state is BriefingState.RELEASED


def test_who_has_it_instead_is_kept_and_counts(released: Ready) -> None:
    with released.as_(Role.BRIEFING_OFFICER) as session:
        (briefing,) = session.handovers.released()
        buyer = session.partners.by_name(BUYER)
        session.recalls.recall(briefing.id, RecallReason.RECIPIENT, reached=buyer.id)

        told = session.recalls.of(briefing.id)
        assert told is not None
        assert (told.reached, told.reached_unknown) == (buyer.id, False)
        assert [t.on for t in session.knowing.of_contact(buyer.id)] == [told.on]


def test_steps_after_a_recall_are_done_one_by_one(released: Ready) -> None:
    briefing = recalled(released)

    with released.as_(Role.BRIEFING_OFFICER) as session:
        session.recalls.done(briefing, AfterStep.WARN)
        with pytest.raises(Refused):
            session.recalls.done(briefing, AfterStep.WARN)
        with pytest.raises(Refused):
            session.recalls.done(briefing, AfterStep.LEARN, "  ")
        session.recalls.done(briefing, AfterStep.LEARN, " Read addresses back. ")

        told = session.recalls.of(briefing)
        assert told is not None
        assert (told.warned_on, told.learned) == (session.cases.today(), "Read addresses back.")


def test_an_assessment_signed_afterwards_is_the_one_that_was_owed(released: Ready) -> None:
    briefing = recalled(released)

    with released.as_(Role.PROTECTION_OFFICER) as session:
        (signed,) = [a for a in session.risks.of(released.case.id) if a.signed_by][:1]
        session.risks.sign(session.risks.draft(released.case.id, signed.person))
        told = session.recalls.of(briefing)

        assert told is not None
        assert told.assessed_on == session.cases.today()


def test_today_asks_for_what_is_owed_after_a_recall(released: Ready) -> None:
    briefing = recalled(released)

    def owed(session: Session) -> set[DueKind]:
        kinds = {DueKind.ANSWER, DueKind.WARN, DueKind.REPORT}
        tasks = (task for part in session.today.look().parts for task in part)
        return kinds & {task.kind for task in tasks}

    with released.as_(Role.BRIEFING_OFFICER) as session:
        assert owed(session) == {DueKind.ANSWER, DueKind.WARN, DueKind.REPORT}
        session.recalls.answer(briefing, RecallState.CONFIRMED)
        session.recalls.done(briefing, AfterStep.WARN)
        assert owed(session) == {DueKind.REPORT}


def replacing(office: Ready, reference: str) -> Letter:
    """A newer briefing for the same contact, approved and let out."""
    with office.as_(Role.BRIEFING_OFFICER) as session:
        contact = session.partners.by_name(FIRM).id
        plan = session.releases.choose(office.case.id, contact, Purpose.REMEDY_DIALOGUE)
        answers = replace(filled(session.releases.template(plan)), replaces=reference)
        ready = session.releases.template(plan, answers)
        draft = session.releases.submit(session.releases.step_through(plan, ready))
        words = [office.passphrase(Role.SUPERVISOR)]
        if session.handovers.needs_officer(draft.id):
            words.append(office.passphrase(Role.PROTECTION_OFFICER))
        return session.handovers.release(draft.id, words)


def test_a_newer_letter_takes_the_place_of_the_one_it_names(released: Ready) -> None:
    with released.as_(Role.BRIEFING_OFFICER) as session:
        (old,) = session.handovers.released()
        ((reference, _),) = session.releases.standing(released.case.id, old.contact)
        assert session.handovers.text_of(old.id).reference == reference
    replacing(released, reference.lower())

    with released.as_(Role.BRIEFING_OFFICER) as session:
        (new,) = session.handovers.released()
        assert [b.id for b in session.handovers.superseded()] == [old.id]
        first = session.handovers.text_of(new.id).blocks[0]
        assert isinstance(first, Paragraph)
        assert reference in first.runs[0].text
        assert len(session.reader.find(Disclosure)) == 2
        session.recalls.recall(old.id, RecallReason.RECIPIENT)
        assert [b.id for b in session.recalls.all()] == [old.id]


def test_who_knows_what_tells_which_letter_took_the_place_of_another(released: Ready) -> None:
    with released.as_(Role.BRIEFING_OFFICER) as session:
        (old,) = session.handovers.released()
        reference = session.handovers.text_of(old.id).reference
    replacing(released, reference)

    with released.as_(Role.BRIEFING_OFFICER) as session:
        (new,) = session.handovers.released()
        newest, before = session.knowing.of_contact(old.contact)
        assert newest.newer is None
        assert before.newer is not None
        assert before.newer.reference == session.handovers.text_of(new.id).reference
        assert before.newer.on == session.cases.today()
        assert session.knowing.about_case(released.case.id) == (newest, before)


def test_a_draft_takes_nobodys_place(released: Ready) -> None:
    with released.as_(Role.BRIEFING_OFFICER) as session:
        (old,) = session.handovers.released()
        put(session, replace(old, id=new_id(), revision=0, replaces=old.id, released_at=None))
        (told,) = session.knowing.about_case(released.case.id)

        assert told.newer is None


@pytest.mark.parametrize("typed", ["QQQQQ", "Nandar Phyo"])
def test_a_reference_that_does_not_stand_reaches_no_letter(released: Ready, typed: str) -> None:
    with pytest.raises(BadInput, match="no letter of this reference"):
        replacing(released, typed)
