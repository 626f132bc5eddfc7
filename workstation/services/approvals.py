"""The second person's own look: their keys, their scan, their blockers, and then the signature."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace as with_changes
from typing import Protocol

from workstation.errors import Blocker, Missing, Refused
from workstation.ports import Approval, Clock, Finds, Printed, Redactor
from workstation.records.access import Role
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.identifiers import Known
from workstation.records.kit import Id, UserToken
from workstation.records.office import Letter, Office
from workstation.records.partners import Contact
from workstation.records.release import BriefingText, Picture
from workstation.rules import gate
from workstation.rules.days import day_of
from workstation.rules.gate_facts import GateFacts
from workstation.rules.release import Passed, passed
from workstation.services.facts import enclosure_of, facts_of
from workstation.services.leaving_pages import LeavingPages
from workstation.services.let_stand import may_not_stand
from workstation.services.letters import text_of, with_check_words
from workstation.services.rereading import reread
from workstation.services.terms import allies, may_not_leave, roster, withheld

MAY_APPROVE = frozenset({Role.SUPERVISOR, Role.PROTECTION_OFFICER})


class SigningPress(Protocol):
    """Renders, holds the file against the leak gate, and signs; raises Refused otherwise."""

    def print(
        self, passed: Passed, known: Sequence[Known], pictures: Sequence[Picture] = ()
    ) -> Printed: ...


class Approvals:
    """Runs in a process of its own, so that the author's never holds the approver's keys."""

    def __init__(
        self,
        finds: Finds,
        redactor: Redactor,
        press: SigningPress,
        pages: LeavingPages,
        user: UserToken,
        role: Role,
        now: Clock,
        accounts: Collection[UserToken] = (),
    ) -> None:
        """`accounts` are all of this user's own, as far as names tell."""
        self._finds, self._redactor = finds, redactor
        self._press, self._pages = press, pages
        self._user, self._role, self._now = user, role, now
        self._own = {user, *accounts}

    def approve(self, briefing: Id) -> Approval:
        """Search with every name of the case, ask the gate again, then render, check and sign.

        What a protection officer signs as well comes back without a file from everybody else.
        Raises Refused with every blocker, NotEntitled for a role that may not approve.
        """
        kept, text, letter = self._draft(briefing)
        if stopped := self._may_not(kept):
            raise Refused(stopped)
        told = reread(self._finds, kept, text, day_of(self._now()))
        draft = told.draft
        assert draft.case is not None
        known = self._known(draft, letter)
        facts = with_changes(self._facts(draft, text, known, letter), unlike=told.blockers)
        if blockers := [*gate.check_blockers(facts), *gate.harm_blockers(facts)]:
            raise Refused(blockers)
        if gate.needs_officer(facts) and self._role is not Role.PROTECTION_OFFICER:
            # Whoever asks gets no file before an officer's own process made it.
            return Approval(self._user, self._role, len(known), kept.text_sha256, None)
        pictures = self._pages.pictures(enclosure_of(self._finds, draft.id).pages)
        printed = self._press.print(passed(text, self._as_signer(facts)), known, pictures)
        return Approval(self._user, self._role, len(known), kept.text_sha256, printed)

    def _as_signer(self, facts: GateFacts) -> GateFacts:
        officer = self._role is Role.PROTECTION_OFFICER
        cosigner = self._user if officer else None
        return with_changes(facts, approver=self._user, cosigner=cosigner, cosigner_role=self._role)

    def _draft(self, briefing: Id) -> tuple[Briefing, BriefingText, Letter]:
        draft = self._finds.get(Briefing, briefing)
        letters = self._finds.find(Letter, briefing=briefing)
        if not letters or draft.case is None or draft.state is not BriefingState.DNH_PASSED:
            raise Missing("This briefing does not wait for approval.", "Look at the list again.")
        letter = letters[0]
        if hashlib.sha256(letter.text.encode()).hexdigest() != draft.text_sha256:
            words = "The words differ from those that were submitted."
            raise Refused([Blocker("text", words, "The author submits it again.")])
        said = text_of(letter)
        if said != with_check_words(said, self._finds.find(Office)[0].signer):
            words = "The check words are not those of this text."
            raise Refused([Blocker("text", words, "The author submits it again.")])
        return draft, said, letter

    def _may_not(self, draft: Briefing) -> list[Blocker]:
        if self._role not in MAY_APPROVE:
            words = f"A {self._role.label.lower()} does not approve briefings."
            return [Blocker("approval.role", words, "Ask a supervisor or protection officer.")]
        if not self._own.isdisjoint({draft.written_by, draft.author}):
            words = "Whoever wrote it does not approve it."
            return [Blocker("approval.same", words, "Ask somebody else to read it.")]
        return []

    def _known(self, draft: Briefing, letter: Letter) -> tuple[Known, ...]:
        assert draft.case is not None
        known = may_not_leave(self._finds, draft.case, draft.profile, draft.fields)
        return self._unless_kept(known, draft, letter)

    def _facts(
        self, draft: Briefing, text: BriefingText, known: tuple[Known, ...], letter: Letter
    ) -> GateFacts:
        assert draft.case is not None
        others = roster(self._finds, draft.case)
        others = withheld(self._finds, draft.case, others, draft.profile, draft.fields)
        others = self._unless_kept(others, draft, letter)
        everybody = (*known, *others, *allies(self._finds, draft.contact))
        found = len(self._redactor.left(text, everybody))
        return facts_of(self._finds, draft, found, day_of(self._now()))

    def _unless_kept(
        self, known: tuple[Known, ...], draft: Briefing, letter: Letter
    ) -> tuple[Known, ...]:
        return may_not_stand(known, self._finds.get(Contact, draft.contact), letter.kept)
