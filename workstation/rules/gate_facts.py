"""All that the gate asks of a release, as one value; what is not known is None and stops it."""

import datetime as dt
from dataclasses import dataclass

from workstation.errors import Blocker
from workstation.records.access import Role
from workstation.records.attachments import EnclosedPage
from workstation.records.briefings import Instead, Profile, StatementAnswer
from workstation.records.cases import Case
from workstation.records.consents import Consent, Purpose, Scope
from workstation.records.kit import Id, UserToken
from workstation.records.partners import Contact
from workstation.rules import consents, partners


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFacts:
    """All that the gate asks; what is None is not known and stops the release.

    `people` are those whose consent is needed; `witnesses` are those of them who may be left out,
    `out_of_reach` of whom an officer decided so that it counts, `reach_against` why other such
    decisions do not, and `composed` says that nothing in it was typed or attached. `k_together`
    counts with the disclosures of 24 months. `names_found` is what the scan for known names still
    found. `spread` is the way chosen for a text that tells of nobody: `individual` says whether it
    does so all the same, `pooled_sites` how many other sites really have such an issue,
    `other_topics` how many unrelated ones stand beside it, `waited` whether a quarter has passed.
    `lower_k_accepted` means that the worker was told "they may guess it is you" and agreed, and
    that a protection officer did too, `lower_k_against` why none of those acceptances counts.
    `also_read_by` are the profiles of whoever it is tested for as well, `passed_to` of whoever the
    recipient is said to pass things on to. `pages` go along as pictures; `pages_unlike` were
    covered otherwise since it was written. `clock_behind` says that the case was changed, or
    something done in the vault, on a day that is still to come. `firm_unasked` says that it names a
    firm that did not agree to be to a reader who asks for that. `unlike` is what a look at the
    finished words, without any list of theirs, found.
    """

    on: dt.date
    case: Case | None = None
    contact: Contact | None = None
    purpose: Purpose | None = None
    scope: Scope | None = None
    people: tuple[Id, ...] | None = None
    consents: tuple[Consent, ...] | None = None
    witnesses: frozenset[Id] = frozenset()
    out_of_reach: frozenset[Id] = frozenset()
    reach_against: tuple[Blocker, ...] = ()
    composed: bool = False
    k: int | None = None
    k_together: int | None = None
    small_site: bool | None = None
    unique_event: bool | None = None
    spread: Instead | None = None
    individual: bool = True
    pooled_sites: int = 0
    other_topics: int = 0
    waited: bool = False
    lower_k_accepted: bool = False
    lower_k_against: tuple[Blocker, ...] = ()
    names_found: int | None = None
    case_changed: bool | None = None
    clock_behind: bool = False
    answers: tuple[StatementAnswer, ...] = ()
    also_read_by: frozenset[Profile] = frozenset()
    passed_to: frozenset[Profile] = frozenset()
    pages: tuple[EnclosedPage, ...] = ()
    pages_unlike: int = 0
    pictures_because: str = ""
    firm_unasked: bool | None = None
    unlike: tuple[Blocker, ...] = ()
    author: UserToken | None = None
    approver: UserToken | None = None
    cosigner: UserToken | None = None
    cosigner_role: Role | None = None


def profile_of(facts: GateFacts) -> Profile | None:
    """The profile of the recipient, if there is one."""
    return None if facts.contact is None else partners.profile_of(facts.contact.partner_type)


def spoken_for(facts: GateFacts) -> bool:
    """Whether consent takes the place of the count (part 4, allies and government).

    Everybody told about agreed to be told about as one person, and nobody to whom it may be
    passed on is somebody for whom only the count holds.
    """
    contact, purpose = facts.contact, facts.purpose
    if contact is None or purpose is None:
        return False
    profiles = {partners.profile_of(contact.partner_type), *facts.also_read_by}
    return all(partners.limit_of(p).consent for p in profiles) and consents.spoken_for(
        facts.people or (), facts.consents or (), purpose, contact.id, facts.on
    )
