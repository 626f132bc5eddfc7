"""Gathers what the gate asks, from the records alone, for the author and for the second person."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from workstation.ports import Finds
from workstation.records.briefings import Briefing, GivenDetail
from workstation.records.cases import Case
from workstation.records.consents import Consent
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.organisations import Site
from workstation.records.partners import Contact
from workstation.records.people import YesNo
from workstation.rules.gate import GateFacts
from workstation.rules.jigsaw import earlier, together
from workstation.rules.small_cells import people_who_fit, small_site


def facts_of(finds: Finds, briefing: Briefing, names_found: int | None) -> GateFacts:
    """What the gate asks about a briefing today. `names_found` is what a scan still found."""
    assert briefing.case is not None
    assert briefing.day is not None
    case = finds.get(Case, briefing.case)
    contact = finds.get(Contact, briefing.contact)
    issues = [finds.get(Issue, id) for id in briefing.issues]
    site = finds.get(Site, case.site) if case.site else None
    unique = worst(issue.unique_event for issue in issues)
    return GateFacts(
        on=briefing.day,
        case=case,
        contact=contact,
        purpose=briefing.purpose,
        scope=briefing.scope,
        people=affected(finds, case),
        consents=consents_for(finds, case, contact),
        k=_fits(briefing.details, site, issues),
        k_together=_fits(_told_together(finds, briefing, case), site, issues),
        small_site=small_site(site),
        unique_event=None if unique is YesNo.UNKNOWN else unique is YesNo.YES,
        names_found=names_found,
        case_changed=case.revision != briefing.case_revision,
        answers=briefing.answers,
        author=briefing.written_by,
    )


def affected(finds: Finds, case: Case) -> tuple[Id, ...]:
    """The people whose account it is: each of them is asked for consent."""
    parts = finds.find(Involvement, case=case.id)
    return tuple(i.person for i in parts if i.part is CasePart.AFFECTED)


def consents_for(finds: Finds, case: Case, contact: Contact) -> tuple[Consent, ...]:
    """The consents of a case; one that names the contact in words is read as naming the contact."""
    names = {contact.person.casefold()} - {""}
    return tuple(
        replace(c, contact=contact.id)
        if c.contact is None and c.audience.strip().casefold() in names
        else c
        for c in finds.find(Consent, case=case.id)
    )


def worst(answers: Iterable[YesNo]) -> YesNo:
    """Yes if anybody says yes, else not known if anybody does not know, else no."""
    given = set(answers)
    order = (YesNo.YES, YesNo.UNKNOWN, YesNo.NO)
    return next((answer for answer in order if answer in given), YesNo.UNKNOWN)


def _fits(details: Sequence[GivenDetail], site: Site | None, issues: Sequence[Issue]) -> int | None:
    return people_who_fit(
        details,
        site,
        unique_event=worst(issue.unique_event for issue in issues),
        complained_inside=worst(issue.prior_internal_complaint for issue in issues),
    )


def _told_together(finds: Finds, briefing: Briefing, case: Case) -> tuple[GivenDetail, ...]:
    assert briefing.day is not None
    past = earlier(
        finds.find(Disclosure),
        case=case.id,
        site=case.site,
        contact=briefing.contact,
        contacts=finds.find(Contact),
        on=briefing.day,
    )
    return together(briefing.details, past, case.id)
