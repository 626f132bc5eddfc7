"""Somebody who writes Python over the services: stale objects, other types, changes in between."""

import dataclasses
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.rules.test_gate import IN_ORDER
from tests.services.conftest import WORKER, Ready
from tests.services.test_forged_drafts import blocks, over, plain, put
from tests.services.test_releases import rules
from tests.services.witnessing import bare, decided, lost
from tests.vaults import FIRM, prepare
from workstation.errors import NotEntitled, Refused
from workstation.ports import Approval, Printed
from workstation.records.access import Role
from workstation.records.accounts import Rendition
from workstation.records.briefings import Briefing
from workstation.records.cases import Case, RiskLevel
from workstation.records.consents import Consent
from workstation.records.contact_log import ContactLog
from workstation.records.kit import Id
from workstation.records.marks import MarkedText
from workstation.records.names import Name
from workstation.records.people import Person
from workstation.records.release import Paragraph, Run
from workstation.rules import release as steps
from workstation.rules.proof import Proof, Proven, made
from workstation.second_look.answering import approval
from workstation.second_look.press import OfficePress
from workstation.services.session import Session
from workstation.services.submissions import Redacting, Submission

NOBODY_ELSE = "a release goes through its steps in order"
TELLING = (Paragraph((Run(f"{WORKER} said so."),)),)


def ready(session: Session, office: Ready) -> Submission:
    return prepare(session, office.case.id, FIRM)


def exchanged(made_by_a_step: Any) -> list[Callable[[], object]]:
    """Ways to put another part into a value and keep its proof."""
    first, *_ = type(made_by_a_step).__struct_fields__
    return [
        lambda: replace(made_by_a_step, **{first: None}),
        lambda: replace(made_by_a_step, proof=None),
        lambda: type(made_by_a_step)(*[None] * 3, proof=made_by_a_step.proof),
        lambda: type("Mine", (type(made_by_a_step),), {}, frozen=True)(
            **msgspec.structs.asdict(made_by_a_step)
        ),
    ]


def test_no_part_of_a_step_is_exchanged_for_another(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        made_ = ready(session, office)
        composed = made_.composed
        checked = composed.checked
        for value in (made_.work, checked.cleared.redacted, checked.cleared, checked, composed):
            for way in exchanged(value):
                with pytest.raises(TypeError):
                    way()
            assert replace(value) == value


def test_what_was_decided_is_not_written_over(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        checked = ready(session, office).composed.checked
        texts: Any = checked.cleared.redacted.texts
        answers: Any = checked.answers
        with pytest.raises(TypeError):
            texts["summary"] = TELLING
        with pytest.raises(TypeError):
            answers[1] = "no"


def test_a_value_that_was_forced_open_is_no_value_of_a_step(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        submission = ready(session, office)
        redacted = submission.composed.checked.cleared.redacted
        msgspec.structs.force_setattr(redacted, "texts", {"summary": TELLING})
        with pytest.raises(TypeError, match=NOBODY_ELSE):
            session.releases.clear(submission.work, redacted, submission.answers)
        with pytest.raises(TypeError, match=NOBODY_ELSE):
            session.releases.submit(submission)
        assert session.reader.find(Briefing) == ()


@pytest.mark.parametrize("wrong", [None, 0, "", {}, SimpleNamespace(proof=None)], ids=repr)
def test_nothing_of_another_type_goes_through_a_step(office: Ready, wrong: Any) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        made_ = ready(session, office)
        releases, composed = session.releases, made_.composed
        redacted, answers = composed.checked.cleared.redacted, made_.answers
        for call in (
            lambda: steps.cleared(wrong, IN_ORDER, ()),
            lambda: steps.checked(wrong, (), session.user.token),
            lambda: steps.composed(wrong, composed.text),
            lambda: releases.redact(wrong, ()),
            lambda: releases.clear(wrong, redacted, answers),
            lambda: releases.clear(made_.work, wrong, answers),
            lambda: releases.check(wrong, answers),
            lambda: releases.compose(wrong),
            lambda: releases.preview(wrong),
            lambda: releases.submit(Submission(wrong, answers, composed)),
            lambda: releases.submit(Submission(made_.work, answers, wrong)),
            lambda: OfficePress().print(wrong, ()),
        ):
            with pytest.raises(TypeError, match=NOBODY_ELSE):
                call()
        assert session.reader.find(Briefing) == ()


def test_texts_that_nobody_marked_are_not_redacted(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        made_ = ready(session, office)
        bare = tuple(MarkedText(t.key, f"{WORKER} said so.", "en", ()) for t in made_.work.texts)
        with pytest.raises(Refused) as others:
            session.releases.redact(made_.work, bare)
        with pytest.raises(TypeError, match=NOBODY_ELSE):
            Redacting(made_.work.gathered, bare, ())
        assert rules(others) == {"redaction.marks"}


def test_a_proof_is_made_by_its_step_alone() -> None:
    with pytest.raises(TypeError, match=NOBODY_ELSE):
        Proof(object(), Proven, ())
    assert made(Proven) == made(Proven)


def test_an_authors_process_holds_nothing_that_signs(office: Ready) -> None:
    for role in (Role.SUPERVISOR, Role.PROTECTION_OFFICER):
        with office.as_(role) as session:
            press: Any = session.releases._press  # noqa: SLF001 - as a program of theirs would
            assert not hasattr(press, "print")
            text = ready(session, office).composed.text
            with pytest.raises(Refused):
                steps.passed(text, IN_ORDER_BUT_FOR_A_SECOND)
            with pytest.raises(NotEntitled):
                OfficePress().print(steps.passed(text, IN_ORDER), ())


IN_ORDER_BUT_FOR_A_SECOND = dataclasses.replace(IN_ORDER, approver=None)


# --- What changes while somebody writes, and while somebody signs --------------------------------


def withdrawn(session: Session, office: Ready) -> None:
    for consent in session.reader.find(Consent, case=office.case.id):
        session.cases.withdraw(consent.id)


def held(session: Session, office: Ready) -> None:
    session.cases.put(replace(session.cases.get(Case, office.case.id), hold=True))


CHANGES = {"consent": (withdrawn, "consent.missing"), "hold": (held, "hold")}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_after_the_checks_stops_the_draft(office: Ready, change: str) -> None:
    does, rule = CHANGES[change]
    with office.as_(Role.CASE_WORKER) as session:
        made_ = ready(session, office)
        does(session, office)
        with pytest.raises(Refused) as refused:
            session.releases.submit(made_)

        assert rules(refused) == {rule}
        assert session.reader.find(Briefing) == ()


def test_an_account_that_was_confirmed_anew_does_not_leave_in_its_former_words(
    office: Ready,
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        releases, contact = session.releases, session.partners.by_name(FIRM)
        made_ = prepare(session, office.case.id, FIRM, account=True)
        (rendition,) = session.reader.find(Rendition, case=office.case.id)
        session.renditions.confirm(replace(rendition, text="Worker A says less by now."))
        with pytest.raises(Refused) as cleared:
            releases.clear(made_.work, made_.composed.checked.cleared.redacted, made_.answers)
        with pytest.raises(Refused) as refused:
            releases.submit(made_)

        assert rules(cleared) == rules(refused) == {"text.records"}
        assert contact is not None


def test_a_name_that_is_learned_after_marking_is_looked_for(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        made_ = ready(session, office)
        redacted = made_.composed.checked.cleared.redacted
        worker = session.reader.find(Person, case=office.case.id)[0]
        more = Name(text="Gone On For Months", kind=worker.names[0].kind)
        session.cases.put(replace(worker, names=(*worker.names, more)))
        with pytest.raises(Refused) as refused:
            session.releases.clear(made_.work, redacted, made_.answers)

        assert "names.found" in rules(refused)


class Meanwhile:
    """A second person who signs, while somebody else changes the case at the author's desk."""

    def __init__(self, office: Ready, change: Callable[[], object]) -> None:
        self._office, self._change = office, change

    def approve(self, briefing: Id, passphrase: str) -> Approval:
        approved = approval(self._office.path, passphrase, briefing)
        self._change()
        return approved


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_between_signature_and_release_stops_it(
    office: Ready, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    does, rule = CHANGES[change]
    with office.as_(Role.CASE_WORKER) as session:
        draft = session.releases.submit(ready(session, office)).id
        second = Meanwhile(office, lambda: does(session, office))
        monkeypatch.setattr(session.handovers, "_second", second)
        with pytest.raises(Refused) as refused:
            session.handovers.release(draft, [office.passphrase(Role.SUPERVISOR)])

        assert rule in rules(refused)
        assert session.handovers.letter_of(draft).pdf is None
        assert session.handovers.released() == ()


def test_a_risk_that_rises_while_somebody_signs_asks_for_an_officer(
    office: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        draft = session.releases.submit(ready(session, office)).id
        case = session.cases.get(Case, office.case.id)
        second = Meanwhile(office, lambda: put(session, replace(case, risk_level=RiskLevel.HIGH)))
        monkeypatch.setattr(session.handovers, "_second", second)
        with pytest.raises(Refused) as refused:
            session.handovers.release(draft, [office.passphrase(Role.SUPERVISOR)])

        assert "approval.officer" in rules(refused)
        assert session.handovers.letter_of(draft).pdf is None


def test_a_witness_who_calls_while_somebody_signs_is_asked(
    office: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = lost(office)
    decided(office)
    with office.as_(Role.CASE_WORKER) as session:
        draft = session.releases.submit(bare(session, office)).id
        call = ContactLog(case=office.case.id, person=person, at=session.cases.now())
        second = Meanwhile(office, lambda: session.cases.put(call))
        monkeypatch.setattr(session.handovers, "_second", second)
        with pytest.raises(Refused) as refused:
            session.handovers.release(draft, [office.passphrase(Role.PROTECTION_OFFICER)])

        assert rules(refused) >= {"consent.witness", "witness.asked"}
        assert session.handovers.letter_of(draft).pdf is None


def test_a_draft_that_forgets_what_was_typed_is_read_by_its_words(office: Ready) -> None:
    lost(office)
    decided(office)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(bare(session, office)).id
        told = blocks(lambda held: [*held[:3], plain("Somebody saw it happen."), *held[3:]])
        over(session, draft, told, fields=())

    assert "witness.words" in office.refusals(draft, Role.PROTECTION_OFFICER)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.REVIEWER])
def test_who_only_reads_lets_nothing_out_whoever_signs(office: Ready, role: Role) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(ready(session, office)).id
    with office.as_(role) as session:
        with pytest.raises(Refused) as refused:
            session.handovers.release(draft, [office.passphrase(Role.SUPERVISOR)])
        assert rules(refused) == {"release.role"}
        assert session.handovers.letter_of(draft).pdf is None


class Replays:
    """Hands back what was signed for another draft."""

    def __init__(self, kept: Approval) -> None:
        self._kept = kept

    def approve(self, briefing: Id, passphrase: str) -> Approval:
        return self._kept


def test_an_approval_of_another_text_or_another_key_is_not_taken(
    office: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        first = session.releases.submit(ready(session, office)).id
        kept = approval(office.path, office.passphrase(Role.SUPERVISOR), first)
        assert kept.printed is not None
        session.handovers.send_back(first)
        second = session.releases.submit(ready(session, office)).id
        other = dataclasses.replace(kept, printed=Printed(b"%PDF-1.7 mine", kept.printed.minisig))
        for replayed in (kept, other):
            monkeypatch.setattr(session.handovers, "_second", Replays(replayed))
            for draft in (first, second):
                with pytest.raises(Refused):
                    session.handovers.release(draft, ["whatever"])
                assert session.handovers.letter_of(draft).pdf is None
