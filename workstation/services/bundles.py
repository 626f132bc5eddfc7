"""Seals released briefings for their recipients; nothing else can be put into a bundle."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from workstation.errors import Blocker, Missing, Refused
from workstation.ports import (
    Clock,
    Finds,
    OpenWork,
    Parcel,
    Progress,
    Reader,
    Redactor,
    Sealer,
    Work,
)
from workstation.records.access import IDENTITIES, Role
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.kit import Id
from workstation.records.office import Letter, Office
from workstation.records.partners import Contact
from workstation.rules.days import day_of
from workstation.rules.gate import (
    assessment_blockers,
    clock_blockers,
    contact_blockers,
    count_blockers,
    firm_blockers,
    hold_blockers,
    name_blockers,
    one_person_blockers,
    picture_blockers,
)
from workstation.rules.gate_consent import consent_blockers, witness_blockers
from workstation.rules.wordings import handling_of
from workstation.services.facts import facts_of
from workstation.services.let_stand import may_not_stand
from workstation.services.letters import text_of
from workstation.services.partners import KEEPERS
from workstation.services.signing import signed_by_office
from workstation.services.terms import allies, named_anywhere, unsaid

_UNSEARCHED = Blocker(
    "names.unsearched",
    "Names in this case were written down since this was approved.",
    "A case worker, supervisor or protection officer saves it: that searches it again.",
)
_STILL = (
    contact_blockers,
    consent_blockers,
    witness_blockers,
    firm_blockers,
    assessment_blockers,
    hold_blockers,
    count_blockers,
    one_person_blockers,
    name_blockers,
    picture_blockers,
    clock_blockers,
)
"""What holds after a release as well: a consent taken back stops what was not carried yet,
a worker's or the firm's, and so do a reader who passes on to others by now and a name that was
learned since."""


class Bundles:
    """Encrypted, signed bundles for partners."""

    def __init__(
        self,
        reader: Reader,
        open_work: OpenWork,
        redactor: Redactor,
        sealer: Sealer,
        role: Role,
        now: Clock,
        sign_heads: Callable[[], object],
    ) -> None:
        self._sign_heads = sign_heads
        self._reader, self._open_work = reader, open_work
        self._redactor, self._sealer = redactor, sealer
        self._role, self._now = role, now

    def find(self, briefing: str) -> Id:
        """The released briefing of this id or file name. Raises Missing."""
        for letter in self._reader.find(Letter):
            if letter.pdf is not None and briefing in {letter.briefing, letter.name}:
                return letter.briefing
        words = "There is no released briefing of this name."
        raise Missing(words, "“casehaven releases” lists them, as the page of releases does.")

    def seal(self, briefing: Id, out: Path, progress: Progress) -> dict[str, Any]:
        """Seal a released briefing for the contact it was written for, whole or not at all.

        Raises Refused where it is not released, or where consent, protection or the contact's keys
        stand against it today.
        """
        found = self._names_in(briefing)
        with self._open_work() as work:
            released = self._searched(work, briefing)
            contact = work.get(Contact, released.contact)
            self._refuse(work, released, contact, found)
            signed = _as_signed(work, released)
            disclosed = work.find(Disclosure, briefing=briefing)[0]
            parcel = _parcel(work, signed, released, contact, disclosed)
            kept = replace(disclosed, sent_how=SentHow.BUNDLE, bundle=str(parcel.sequence))
            work.put(kept)
            self._sealer.seal(parcel, out, progress)
            work.log("bundle sealed", briefing)
            work.commit()
        self._sign_heads()
        return {"bundle": str(out), "recipient": contact.person, "sequence": parcel.sequence}

    def letter_again(self, briefing: Id) -> Letter:
        """A released letter to be written out again. Raises Refused as `seal` does, and by role."""
        if self._role not in KEEPERS:
            words = f"A letter is not for a {self._role.label.lower()} to carry."
            raise Refused([Blocker("letter.role", words, "Ask whoever wrote it.")])
        found = self._names_in(briefing)
        with self._open_work() as work:
            released = self._searched(work, briefing)
            self._refuse_still(work, released, found)
            letter = _as_signed(work, released)
            work.log("letter written out again", briefing)
            work.commit()
        self._sign_heads()
        return letter

    def _names_in(self, briefing: Id) -> int:
        """How often the words say a name that is known by now, as far as this user's keys open."""
        about = self._reader.get(Briefing, briefing)
        letters = self._reader.find(Letter, briefing=briefing)
        if about.case is None or not letters:
            return 0
        told = (about.profile, about.fields)
        known = (*unsaid(self._reader, about.case, *told), *allies(self._reader, about.contact))
        if self._reader.holds(IDENTITIES):
            known = (*named_anywhere(self._reader, about.case, *told), *known)
        contact = self._reader.get(Contact, about.contact)
        known = may_not_stand(known, contact, letters[0].kept)
        return len(self._redactor.left(text_of(letters[0]), known))

    def _searched(self, work: Work, briefing: Id) -> Briefing:
        """The briefing, with the note that it was searched by whoever holds the names."""
        released = work.get(Briefing, briefing)
        if released.names_on is None or not self._reader.holds(IDENTITIES):
            return released
        return work.put(replace(released, names_on=None))

    def _refuse(self, finds: Finds, briefing: Briefing, contact: Contact, names: int) -> None:
        self._refuse_still(finds, briefing, names)
        if not contact.age_recipient:
            words = "This contact has no recipient key."
            raise Refused([Blocker("contact.key", words, "Ask for their card.")])

    def _refuse_still(self, finds: Finds, briefing: Briefing, names: int) -> None:
        facts = facts_of(finds, briefing, names, day_of(self._now()))
        blockers = [stop for rule in _STILL for stop in rule(facts)]
        if briefing.names_on is not None:
            blockers.append(_UNSEARCHED)
        if briefing.state is not BriefingState.RELEASED:
            words = "This briefing is not released."
            blockers.append(Blocker("state", words, "Have it approved first."))
        if blockers:
            raise Refused(blockers)


def _next_to(finds: Finds, contact: Id, office: Office) -> int:
    """The number of the next bundle to a contact.

    Contacts are counted apart: a gap would tell how many bundles others got in between. Who got
    some while all were counted as one goes on behind the last of those.
    """
    sealed = [d for d in finds.find(Disclosure, contact=contact) if d.sent_how is SentHow.BUNDLE]
    numbers = [int(d.bundle) if d.bundle.isdecimal() else office.bundles for d in sealed]
    return max(numbers, default=0) + 1


def _parcel(
    finds: Finds, letter: Letter, briefing: Briefing, contact: Contact, disclosed: Disclosure
) -> Parcel:
    assert briefing.day is not None
    office = finds.find(Office)[0]
    return Parcel(
        sequence=_next_to(finds, contact.id, office),
        letter=letter,
        contact=contact,
        office=office,
        purpose=briefing.purpose.label,
        terms=handling_of(briefing.profile),
        consents=disclosed.consents,
        day=briefing.day,
    )


def _as_signed(reader: Finds, briefing: Briefing) -> Letter:
    """The file that passed the gate, and no other that somebody put in its place."""
    letter = reader.find(Letter, briefing=briefing.id)[0]
    pdf = letter.pdf or b""
    ours = signed_by_office(reader, pdf, letter.minisig.encode())
    if not ours or hashlib.sha256(pdf).hexdigest() != briefing.file_sha256:
        words = "This is not the file that was signed and approved."
        raise Refused([Blocker("letter.changed", words, "Check the vault; write it anew.")])
    return letter
