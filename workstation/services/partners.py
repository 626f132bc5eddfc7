"""Keeps the partners' contacts, and whether their keys are known to be their own."""

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from crypto.age import read_recipient
from crypto.checkwords import check_words
from crypto.minisign import read_public_key
from workstation.errors import BadInput, Blocker, Missing, Refused
from workstation.ports import Clock, Finds, OpenWork
from workstation.records.access import CASE_TEAM, SEAL, SEALED, Role
from workstation.records.briefings import Briefing
from workstation.records.consents import Consent
from workstation.records.kit import Id, UserToken
from workstation.records.office import Office
from workstation.records.partners import Contact, Verification, VerifiedHow
from workstation.rules.days import day_of
from workstation.rules.jigsaw import readers
from workstation.rules.partners import firms_of, keys_of, share_a_key

_LETTERS = 4

KEEPERS = CASE_TEAM | {Role.BRIEFING_OFFICER}
"""Who keeps the contacts: those who speak with partners."""

APPROVERS = SEALED[SEAL]
"""Who takes away that a contact passes on: an author would widen what they may write (part 3)."""


class Partners:
    """Adds, verifies and revokes contacts."""

    def __init__(
        self, finds: Finds, open_work: OpenWork, user: UserToken, role: Role, now: Clock
    ) -> None:
        self._finds, self._open_work = finds, open_work
        self._user, self._role, self._now = user, role, now

    @property
    def may_part(self) -> bool:
        """Whether this user says that a contact passes on to fewer."""
        return self._role in APPROVERS

    def all(self) -> tuple[Contact, ...]:
        """Every contact, by name."""
        contacts = self._finds.find(Contact)
        return tuple(sorted(contacts, key=lambda c: (c.person.casefold(), c.id)))

    def get(self, id: Id) -> Contact:
        """One contact. Raises Missing."""
        return self._finds.get(Contact, id)

    def by_name(self, name: str) -> Contact:
        """The contact of this name, or of this id. Raises Missing, or BadInput for several."""
        wanted = name.strip().casefold()
        found = [c for c in self.all() if wanted in {c.person.casefold(), c.id}]
        if not found:
            raise Missing("There is no contact of this name.", "“contact list” shows all.")
        if len(found) > 1:
            advice = "Name the contact by its id; “contact list --json” shows it."
            raise BadInput("Several contacts have this name.", advice)
        return found[0]

    def office(self) -> Office:
        """Our own card, whose words we read to the partner."""
        return self._finds.find(Office)[0]

    def add(self, contact: Contact) -> Contact:
        """Keep a new card; nothing can be sealed for it before it is verified.

        Raises BadInput for a card without a name or with a key that is none, and for one that is
        kept already; Refused for a key that stands on a card of another organisation.
        """
        if any(kept.id == contact.id for kept in self.all()):
            raise BadInput("This contact is kept already.", "Change it instead.")
        self._refuse_shared(contact)
        fresh = replace(contact, verification=Verification.UNVERIFIED, verified_by=None)
        return self._put(fresh, "contact added")

    def change(self, contact: Contact) -> Contact:
        """Keep changes to a card; other keys, name or kind make it unverified again.

        Nothing but comparing the words verifies it, and nothing brings a revoked one back.

        Raises BadInput as `add` does, and Refused where somebody who approves no release says that
        a contact passes on to fewer than before: what those have had would count no longer.
        """
        before = self.get(contact.id)
        if self._named(before, contact):
            words = "A consent or a briefing names this contact."
            raise Refused([Blocker("contact.named", words, "Add the other one as a new contact.")])
        if not self.may_part and _apart(before, contact, self._finds.find(Contact)):
            words = "Only who approves releases says that a contact passes on to fewer."
            raise Refused(
                [Blocker("contact.apart", words, "Ask a supervisor or protection officer.")]
            )
        if _bonds(before) != _bonds(contact):
            self._refuse_shared(contact)
        contact = replace(contact, **{name: getattr(before, name) for name in _COMPARED})
        if _card(before) != _card(contact):
            contact = replace(contact, verification=Verification.UNVERIFIED, verified_by=None)
        return self._put(contact, "contact changed")

    def _refuse_shared(self, contact: Contact) -> None:
        shared = share_a_key(contact, self._finds.find(Contact))
        if shared:
            words = f"A key on this card stands on the card of “{shared[0].person}” as well."
            remedy = "Ask for their own key; where both are of one organisation, say so on both."
            raise Refused([Blocker("contact.shared", words, remedy)])

    def _named(self, before: Contact, after: Contact) -> bool:
        """Whether who was meant would be somebody else, in a consent or in a briefing."""
        if _who(before) == _who(after):
            return False
        if any(self._finds.find(kind, contact=before.id) for kind in (Consent, Briefing)):
            return True
        name = before.person.strip().casefold()
        other = (name, before.partner_type) != (after.person.strip().casefold(), after.partner_type)
        # Asked by name: whoever bears it is meant.
        spoken = self._finds.find(Consent, contact=None) if other else ()
        return any(c.audience.strip().casefold() == name for c in spoken)

    def verify(self, id: Id, heard: Sequence[str], how: VerifiedHow) -> Contact:
        """Mark a contact verified: the eight words as heard, four letters of each at least.

        Raises Refused where one differs: then the card may have been swapped on its way; and for
        a key that stands on a card of another organisation.
        """
        contact = self.get(id)
        wrong = [n for n, ok in enumerate(agree(contact, heard), 1) if not ok]
        if wrong:
            raise Refused([_differ(wrong)])
        self._refuse_shared(contact)
        verified = replace(
            contact,
            verification=Verification.VERIFIED,
            verified_by=self._user,
            verified_on=self._today(),
            verified_how=how,
        )
        return self._put(verified, "contact verified")

    def revoke(self, id: Id, why: str) -> Contact:
        """Nothing is sealed for this contact any more."""
        revoked = replace(
            self.get(id),
            verification=Verification.REVOKED,
            revoked_on=self._today(),
            revoked_why=why,
        )
        return self._put(revoked, "contact revoked")

    def _put(self, contact: Contact, verb: str) -> Contact:
        if self._role not in KEEPERS:
            words = f"A contact is not for a {self._role.label.lower()} to change."
            raise Refused(
                [Blocker("contact.role", words, "Ask a case worker or briefing officer.")]
            )
        refuse(contact)
        with self._open_work() as work:
            kept = work.put(contact)
            work.log(verb, kept.id)
            work.commit()
        return kept

    def _today(self) -> dt.date:
        return day_of(self._now())


def refuse(contact: Contact) -> None:
    """Raise BadInput for a card without a name, or with a key that nothing could be sealed for."""
    if not contact.person.strip():
        raise BadInput("The contact has no name.", "Write who it is.")
    if contact.age_recipient:
        read_recipient(contact.age_recipient)
    if contact.minisign_key:
        read_public_key(contact.minisign_key)


def words_of(contact: Contact) -> tuple[str, ...]:
    """The eight words of a card: of its keys, so that both sides read the same."""
    return card_words(contact.age_recipient, contact.minisign_key)


def card_words(recipient: str, signer: str) -> tuple[str, ...]:
    """The eight words of an age recipient and a minisign key."""
    return check_words("card", f"{recipient}\n{signer}".encode())


_COMPARED = (
    *("verification", "verified_by", "verified_on", "verified_how"),
    *("revoked_on", "revoked_why"),
)
"""What `verify` and `revoke` alone write."""


def _who(contact: Contact) -> tuple[str, ...]:
    return (contact.person, contact.organisation_name, contact.partner_type)


def _bonds(contact: Contact) -> tuple[frozenset[str], ...]:
    return keys_of(contact), firms_of(contact)


def _apart(before: Contact, after: Contact, contacts: Sequence[Contact]) -> bool:
    """Whether some who count as one reader would no longer."""
    moved = before.organisation is not None and after.organisation != before.organisation
    fewer = set(before.affiliates) - set(after.affiliates) - {before.id}
    then = [after if c.id == after.id else c for c in contacts]
    return moved or bool(fewer or readers(before.id, contacts) - readers(after.id, then))


def _card(contact: Contact) -> tuple[str, ...]:
    """What a verification was about: other keys, name or kind need a new one."""
    return (*_who(contact), contact.age_recipient, contact.minisign_key)


def agree(contact: Contact, heard: Sequence[str]) -> tuple[bool, ...]:
    """Which of the eight words agree with what was heard; four letters are enough."""
    padded = [*heard, *[""] * 8][:8]
    return tuple(
        len(word) >= min(_LETTERS, len(ours)) and ours.startswith(word)
        for ours, word in zip(words_of(contact), (w.strip().lower() for w in padded), strict=True)
    )


def _differ(wrong: list[int]) -> Blocker:
    places = ", ".join(map(str, wrong))
    noun = "Word" if len(wrong) == 1 else "Words"
    return Blocker(
        "contact",
        f"{noun} {places} of 8 differ from the card.",
        "Stop and ask for the card again, by another way.",
    )
