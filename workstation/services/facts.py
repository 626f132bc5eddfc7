"""Gathers what the gate asks, from the records alone, for the author and for the second person."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from workstation.ports import Finds
from workstation.records.accounts import Rendition
from workstation.records.attachments import CoveredPage, EnclosedPage, Enclosure
from workstation.records.briefings import Briefing, GivenDetail, Profile
from workstation.records.cases import Case
from workstation.records.consents import Consent
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.organisations import Site
from workstation.records.partners import Contact
from workstation.records.people import YesNo
from workstation.records.rosters import Roster
from workstation.rules.gate import GateFacts
from workstation.rules.jigsaw import earlier, tested_with, together
from workstation.rules.partners import profile_of
from workstation.rules.small_cells import people_who_fit, small_site


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
    site, roster = site_of(finds, case), roster_of(finds, case)
    along = along or enclosure_of(finds, briefing.id)
    unique = worst(issue.unique_event for issue in issues)
    return GateFacts(
        on=on,
        case=case,
        contact=contact,
        purpose=briefing.purpose,
        scope=briefing.scope,
        people=affected(finds, case),
        consents=consents_for(finds, case, contact),
        k=_fits(briefing.details, site, roster, issues),
        k_together=_fits(_told_together(finds, briefing, case, on), site, roster, issues),
        small_site=small_site(site, roster),
        unique_event=None if unique is YesNo.UNKNOWN else unique is YesNo.YES,
        names_found=names_found,
        case_changed=basis_of(finds, case.id, contact.id) != briefing.basis,
        also_read_by=_also_read_by(finds, contact),
        pages=along.pages,
        pages_unlike=sum(not _still(finds, page) for page in along.pages),
        pictures_because=along.because,
        answers=briefing.answers,
        author=briefing.written_by,
    )


def _also_read_by(finds: Finds, contact: Contact) -> frozenset[Profile]:
    contacts = finds.find(Contact)
    circle = tested_with(contact.id, contacts)
    return frozenset(profile_of(c.partner_type) for c in contacts if c.id in circle)


def enclosure_of(finds: Finds, briefing: Id) -> Enclosure:
    """What goes with a briefing that is kept; nothing where nothing was written down."""
    found = finds.find(Enclosure, briefing=briefing)
    return found[-1] if found else Enclosure(briefing=briefing)


def _still(finds: Finds, page: EnclosedPage) -> bool:
    """Whether the page is covered as it was, and nobody took back what was said of it."""
    now = finds.find(CoveredPage, piece=page.piece, page=page.page)
    return any(each.boxes == page.boxes and each.seen == page.seen for each in now)


def affected(finds: Finds, case: Case) -> tuple[Id, ...]:
    """The people whose account it is: each of them is asked for consent.

    Where nobody else is affected it is the defenders' own (S11).
    """
    parts = finds.find(Involvement, case=case.id)
    people = {part: tuple(i.person for i in parts if i.part is part) for part in _SPEAKERS}
    return next(filter(None, people.values()), ())


_SPEAKERS = (CasePart.AFFECTED, CasePart.DEFENDER)


def consents_for(finds: Finds, case: Case, contact: Contact) -> tuple[Consent, ...]:
    """The consents of a case; one whose words are this contact's name alone is read as naming it.

    Where two contacts bear the name, the words name neither.
    """
    bearers = [c for c in finds.find(Contact) if _same(c.person, contact.person)]
    names = {contact.person.strip().casefold()} - {""} if len(bearers) == 1 else set()
    return tuple(
        replace(c, contact=contact.id)
        if c.contact is None and c.audience.strip().casefold() in names
        else c
        for c in finds.find(Consent, case=case.id)
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
    for place in (site_of(finds, held), roster_of(finds, held)):
        found += [(place.id, place.revision)] if place is not None else []
    return hashlib.sha256(repr(sorted(found)).encode()).hexdigest()


def worst(answers: Iterable[YesNo]) -> YesNo:
    """Yes if anybody says yes, else not known if anybody does not know, else no."""
    given = set(answers)
    order = (YesNo.YES, YesNo.UNKNOWN, YesNo.NO)
    return next((answer for answer in order if answer in given), YesNo.UNKNOWN)


def site_of(finds: Finds, case: Case) -> Site | None:
    """The site of a case, if it is known."""
    return finds.get(Site, case.site) if case.site else None


def roster_of(finds: Finds, case: Case) -> Roster | None:
    """The newest staff list of the site of a case, if the vault holds one."""
    found = finds.find(Roster, site=case.site) if case.site else ()
    return max(found, key=lambda r: r.taken_on or dt.date.min, default=None)


def _fits(
    details: Sequence[GivenDetail],
    site: Site | None,
    roster: Roster | None,
    issues: Sequence[Issue],
) -> int | None:
    return people_who_fit(
        details,
        site,
        roster,
        unique_event=worst(issue.unique_event for issue in issues),
        complained_inside=worst(issue.prior_internal_complaint for issue in issues),
    )


def _told_together(
    finds: Finds, briefing: Briefing, case: Case, on: dt.date
) -> tuple[GivenDetail, ...]:
    return together(briefing.details, _past(finds, briefing, case, on), case.id)


def told_before(
    finds: Finds, briefing: Briefing, case: Case, on: dt.date
) -> tuple[GivenDetail, ...]:
    """What these readers were told in 24 months of the case or its site, and not of somebody else.

    It counts together with what the briefing tells.
    """
    everything = _told_together(finds, briefing, case, on)
    return tuple(detail for detail in everything if detail not in briefing.details)


def _past(finds: Finds, briefing: Briefing, case: Case, on: dt.date) -> tuple[Disclosure, ...]:
    return earlier(
        finds.find(Disclosure),
        case=case.id,
        site=case.site,
        contact=briefing.contact,
        contacts=finds.find(Contact),
        on=on,
    )
