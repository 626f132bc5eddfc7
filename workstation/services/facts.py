"""Gathers what the gate asks, from the records alone, for the author and for the second person."""

import datetime as dt
import hashlib
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from workstation.errors import Blocker
from workstation.ports import Finds
from workstation.records.accounts import Rendition
from workstation.records.attachments import CoveredPage, EnclosedPage, Enclosure
from workstation.records.briefings import Briefing, LowerCount, Profile
from workstation.records.cases import Case
from workstation.records.consents import Consent
from workstation.records.evidence import EvidenceCopy
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, Record
from workstation.records.organisations import Organisation
from workstation.records.partners import Contact
from workstation.rules.asked import asked
from workstation.rules.consents import as_last_answered, may_guess_since
from workstation.rules.days import is_behind
from workstation.rules.gate_facts import GateFacts
from workstation.rules.jigsaw import readers, tested_with
from workstation.rules.lower_counts import Use, all_against
from workstation.rules.out_of_reach import Use as Leaving
from workstation.rules.out_of_reach import composed
from workstation.rules.partners import profile_of
from workstation.rules.readers import asks_the_firm
from workstation.services.crowds import crowd_of, roster_of, site_of
from workstation.services.reaching import reach_of


def facts_of(
    finds: Finds,
    briefing: Briefing,
    names_found: int | None,
    on: dt.date,
    along: Enclosure | None = None,
) -> GateFacts:
    """What the gate asks about a briefing on a day: today, whatever day the briefing bears.

    `names_found` is what a scan still found, `along` what goes with a draft that is not kept yet.
    """
    assert briefing.case is not None
    case = finds.get(Case, briefing.case)
    contact = finds.get(Contact, briefing.contact)
    issues = [finds.get(Issue, id) for id in briefing.issues]
    along = along or enclosure_of(finds, briefing.id)
    people, consents = affected(finds, case), consents_for(finds, case, contact)
    crowd = crowd_of(finds, briefing, case, issues, on)
    lower, lower_against = _accepted(finds, briefing, people, consents, on)
    enclosed = bool(along.pages or along.texts)
    use = Leaving(briefing.purpose, on, issues, briefing.written_by)
    reach = reach_of(finds, case.id, contact.id, people, use)
    return GateFacts(
        on=on,
        case=case,
        contact=contact,
        purpose=briefing.purpose,
        scope=briefing.scope,
        people=people,
        consents=consents,
        witnesses=reach.witnesses,
        out_of_reach=reach.decided,
        reach_against=reach.against,
        composed=composed(briefing.fields) and not enclosed,
        k=crowd.k,
        k_together=crowd.k_together,
        small_site=crowd.small_site,
        unique_event=crowd.unique_event,
        spread=briefing.spread.way if briefing.spread else None,
        individual=crowd.individual or enclosed,
        pooled_sites=crowd.pooled_sites,
        other_topics=crowd.other_topics,
        waited=crowd.waited,
        lower_k_accepted=bool(lower) and not lower_against,
        lower_k_against=lower_against,
        names_found=names_found,
        case_changed=basis_of(finds, case.id, contact.id) != briefing.basis,
        clock_behind=_clock_behind(finds, (case, *issues, *consents), on),
        also_read_by=_profiles(finds, tested_with(contact.id, finds.find(Contact))),
        passed_to=_profiles(finds, readers(contact.id, finds.find(Contact))),
        pages=along.pages,
        pages_unlike=sum(not _still(finds, case.id, page) for page in along.pages),
        pictures_because=along.because,
        firm_unasked=_firm_unasked(finds, briefing, case, contact),
        answers=briefing.answers,
        author=briefing.written_by,
    )


def _clock_behind(finds: Finds, records: Sequence[Record], on: dt.date) -> bool:
    """Whether one of these was changed, or anything was done in the vault, on a later day."""
    return is_behind(on, (finds.latest(), *(record.changed for record in records)))


def _accepted(
    finds: Finds,
    briefing: Briefing,
    people: Sequence[Id],
    consents: Sequence[Consent],
    on: dt.date,
) -> tuple[Sequence[LowerCount], tuple[Blocker, ...]]:
    """What officers accepted once the workers were told, and why none of it counts today."""
    asked = (briefing.purpose, briefing.contact, briefing.scope, on)
    since = may_guess_since(people, consents, *asked)
    if since is None:
        return (), ()
    found = finds.find(LowerCount, case=briefing.case, contact=briefing.contact)
    use = Use(briefing.purpose, since, on, briefing.written_by)
    return found, all_against(found, use, finds.role_of)


def _firm_unasked(finds: Finds, briefing: Briefing, case: Case, contact: Contact) -> bool:
    """Whether it names a firm that did not agree to be, to a reader who asks for that (S35)."""
    if "organisation.names" not in briefing.fields:
        return False
    firm = finds.get(Organisation, case.organisation) if case.organisation else None
    return asks_the_firm(profile_of(contact.partner_type)) and not (firm and firm.public_consent)


def _profiles(finds: Finds, circle: Collection[Id]) -> frozenset[Profile]:
    return frozenset(profile_of(c.partner_type) for c in finds.find(Contact) if c.id in circle)


def enclosure_of(finds: Finds, briefing: Id) -> Enclosure:
    """What goes with a briefing that is kept; nothing where nothing was written down."""
    found = finds.find(Enclosure, briefing=briefing)
    return found[-1] if found else Enclosure(briefing=briefing)


def _still(finds: Finds, case: Id, page: EnclosedPage) -> bool:
    """Whether the page is of this case, covered as it was, and nobody took back what was said."""
    if page.piece not in {copy.id for copy in finds.find(EvidenceCopy, case=case)}:
        return False
    now = finds.find(CoveredPage, piece=page.piece, page=page.page)
    return any(each.boxes == page.boxes and each.seen == page.seen for each in now)


def affected(finds: Finds, case: Case) -> tuple[Id, ...]:
    """Everybody who is asked for consent: the people whose account it is, and those beside them."""
    return asked(finds.find(Involvement, case=case.id), finds.find(Consent, case=case.id))


def consents_for(finds: Finds, case: Case, contact: Contact) -> tuple[Consent, ...]:
    """The consents of a case; one whose words are this contact's name alone is read as naming it.

    Where two contacts bear the name, the words name neither. Only the last answer to a question
    is in force.
    """
    bearers = [c for c in finds.find(Contact) if _same(c.person, contact.person)]
    names = {contact.person.strip().casefold()} - {""} if len(bearers) == 1 else set()
    return as_last_answered(
        [
            replace(c, contact=contact.id)
            if c.contact is None and c.audience.strip().casefold() in names
            else c
            for c in finds.find(Consent, case=case.id)
        ]
    )


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def basis_of(finds: Finds, case: Id, contact: Id) -> str:
    """A digest of everything that a text about a case rests on; another one means: do it again."""
    found = [(case, finds.get(Case, case).revision)]
    found.append((contact, finds.get(Contact, contact).revision))
    for kind in (Issue, Consent, Rendition, Involvement):
        found += [(record.id, record.revision) for record in finds.find(kind, case=case)]
    held = finds.get(Case, case)
    firm = finds.get(Organisation, held.organisation) if held.organisation else None
    for place in (firm, site_of(finds, held), roster_of(finds, held)):
        found += [(place.id, place.revision)] if place is not None else []
    return hashlib.sha256(repr(sorted(found)).encode()).hexdigest()
