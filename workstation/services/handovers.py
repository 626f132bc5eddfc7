"""Lets a briefing out once a second person approved and signed it, and writes that down."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace as with_changes
from typing import Protocol

from msgspec.structs import replace

from workstation.errors import Blocker, Missing, Refused
from workstation.ports import Approval, Clock, OpenWork, Printed, Reader, SecondPerson, Work
from workstation.records.access import Role
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.cases import Case
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.kit import Id
from workstation.records.office import Letter
from workstation.records.release import BriefingText
from workstation.rules import gate
from workstation.rules.consents import covers
from workstation.rules.days import day_of
from workstation.rules.gate_facts import GateFacts
from workstation.rules.wordings import handling_of
from workstation.services.facts import facts_of
from workstation.services.letters import text_of
from workstation.services.partners import KEEPERS
from workstation.services.replacing import supersede
from workstation.services.rereading import reread
from workstation.services.signing import signed_by_office


class Expected(SecondPerson, Protocol):
    """A second person whose process may start before they have typed their passphrase."""

    def expect(self) -> None: ...


class Handovers:
    """The last step of a release: approval, signature, disclosure log."""

    def __init__(
        self,
        reader: Reader,
        open_work: OpenWork,
        second_person: Expected,
        role: Role,
        now: Clock,
        sign_heads: Callable[[], object],
    ) -> None:
        self._sign_heads = sign_heads
        self._reader, self._open_work = reader, open_work
        self._second, self._role, self._now = second_person, role, now

    def waiting(self) -> tuple[Briefing, ...]:
        """The drafts that wait for a second person, newest first."""
        return tuple(reversed(self._reader.find(Briefing, state=BriefingState.DNH_PASSED)))

    def released(self) -> tuple[Briefing, ...]:
        """What was let out, newest first."""
        return tuple(reversed(self._reader.find(Briefing, state=BriefingState.RELEASED)))

    def superseded(self) -> tuple[Briefing, ...]:
        """What was let out and another took the place of, newest first."""
        found = self._reader.find(Briefing, state=BriefingState.SUPERSEDED)
        return tuple(b for b in reversed(found) if b.released_at is not None)

    def letter_of(self, briefing: Id) -> Letter:
        """The words, and the file once it is signed. Raises Missing."""
        found = self._reader.find(Letter, briefing=briefing)
        if not found:
            raise Missing("There is no such briefing.", "Look at the list of releases.")
        return found[0]

    def text_of(self, briefing: Id) -> BriefingText:
        """The words as the second person reads them."""
        return text_of(self.letter_of(briefing))

    def needs_officer(self, briefing: Id) -> bool:
        """Whether a protection officer has to sign as well."""
        draft = self._reader.get(Briefing, briefing)
        return gate.needs_officer(facts_of(self._reader, draft, 0, day_of(self._now())))

    def expect(self) -> None:
        """Somebody is about to sign: what they need loads meanwhile."""
        self._second.expect()

    def release(self, briefing: Id, passphrases: Sequence[str]) -> Letter:
        """Have it approved, and co-signed where the gate asks for it; then it may be carried.

        Raises WrongPassphrase, or Refused with the blockers of whoever's machine found them.
        """
        if self._role not in KEEPERS:
            words = f"A release is not for a {self._role.label.lower()} to make."
            raise Refused([Blocker("release.role", words, "Ask whoever wrote it.")])
        draft = self._reader.get(Briefing, briefing)
        if draft.state is not BriefingState.DNH_PASSED:
            words = f"This briefing is {draft.state.label.lower()} already."
            raise Refused([Blocker("state", words, "Look at the list of releases.")])
        approvals = [self._second.approve(briefing, words) for words in passphrases]
        if any(approval.text != draft.text_sha256 for approval in approvals):
            raise Refused([_of_another("What was approved is another text than this draft's.")])
        approver, officer = self._signers(draft, approvals)
        printed = next((a.printed for a in approvals if a.printed is not None), None)
        if printed is None:
            words = "A protection officer signs this as well."
            raise Refused([Blocker("approval.officer", words, "Ask a protection officer to sign.")])
        if not signed_by_office(self._reader, printed.pdf, printed.minisig):
            raise Refused([_of_another("The file is not signed with this office's key.")])
        return self._keep(draft, approver, officer, printed)

    def send_back(self, briefing: Id) -> Briefing:
        """Give a draft back to its author; nothing has left."""
        draft = self._reader.get(Briefing, briefing)
        if draft.state is not BriefingState.DNH_PASSED or self._role not in KEEPERS:
            words = "Only a draft that waits is sent back, by those who write or approve."
            raise Refused([Blocker("state", words, "Look at the list of releases.")])
        with self._open_work() as work:
            kept = work.put(replace(draft, state=BriefingState.DRAFT))
            work.log("briefing sent back", briefing)
            work.commit()
        return kept

    def _signers(
        self, draft: Briefing, approvals: Sequence[Approval]
    ) -> tuple[Approval, Approval | None]:
        approver = next(iter(approvals), None)
        officer = next((a for a in approvals if a.role is Role.PROTECTION_OFFICER), None)
        facts = facts_of(self._reader, draft, 0, day_of(self._now()))
        if blockers := gate.approval_blockers(_signed(facts, approver, officer)):
            raise Refused(blockers)
        assert approver is not None
        return approver, officer

    def _keep(
        self, draft: Briefing, approver: Approval, officer: Approval | None, printed: Printed
    ) -> Letter:
        pdf, now = printed.pdf, self._now()
        done = replace(
            draft,
            state=BriefingState.RELEASED,
            file_sha256=hashlib.sha256(pdf).hexdigest(),
            approved_by=approver.by,
            approved_at=now,
            cosigned_by=officer.by if officer else None,
            cosigned_at=now if officer else None,
            released_at=now,
            names_on=None,
        )
        old = self.letter_of(draft.id)
        signed = replace(old, name=file_name(draft, old), pdf=pdf, minisig=printed.minisig.decode())
        with self._open_work() as work:
            told = self._still(work, draft, approver, officer)
            kept = work.put(done)
            letter = work.put(signed)
            supersede(work, kept)
            work.put(self._disclosure(work, kept, told))
            work.log("briefing released", kept.id)
            work.commit()
        # What stood here when something left shows later whether the past was changed.
        self._sign_heads()
        return letter

    def _still(
        self, work: Work, draft: Briefing, approver: Approval, officer: Approval | None
    ) -> Briefing:
        """Ask the gate once more, with nobody writing: signing takes seconds.

        Gives the draft with all that its words tell. Raises Refused for what changed meanwhile.
        """
        today = day_of(self._now())
        told = reread(work, draft, self.text_of(draft.id), today).draft
        facts = facts_of(work, told, 0, today)
        if stopped := gate.blockers(_signed(facts, approver, officer)):
            raise Refused(stopped)
        return told

    def _disclosure(self, work: Work, briefing: Briefing, told: Briefing) -> Disclosure:
        assert briefing.case is not None
        today = day_of(self._now())
        facts = facts_of(work, briefing, 0, today)
        # What somebody typed counts for the next letter too, though nobody listed it.
        return Disclosure(
            case=briefing.case,
            contact=briefing.contact,
            on=today,
            profile=briefing.profile,
            purpose=briefing.purpose,
            scope=briefing.scope,
            briefing=briefing.id,
            site=work.get(Case, briefing.case).site,
            fields_out=briefing.fields,
            details=told.details,
            consents=tuple(
                c.id
                for c in facts.consents or ()
                if covers(c, briefing.purpose, briefing.contact, briefing.scope, facts.on)
            ),
            k_result=briefing.k_result,
            file_sha256=briefing.file_sha256,
            sent_how=SentHow.PDF,
            terms=handling_of(briefing.profile),
        )


def _signed(facts: GateFacts, approver: Approval | None, officer: Approval | None) -> GateFacts:
    return with_changes(
        facts,
        approver=approver.by if approver else None,
        cosigner=officer.by if officer else None,
        cosigner_role=officer.role if officer else None,
    )


def _of_another(text: str) -> Blocker:
    return Blocker("text", text, "Have the draft approved anew.")


def file_name(briefing: Briefing, letter: Letter) -> str:
    """A name that tells the month and the reference, and nothing of the case."""
    return f"briefing-{briefing.day:%Y-%m}-{text_of(letter).reference}.pdf"
