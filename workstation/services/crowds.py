"""Counts who could be meant by a briefing: alone, with earlier ones, and sent instead of it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from workstation.ports import Finds
from workstation.records.briefings import Briefing, GivenDetail, Instead, Spread
from workstation.records.cases import Case
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.organisations import Site
from workstation.records.partners import Contact
from workstation.records.people import YesNo
from workstation.records.rosters import Roster
from workstation.rules import asked
from workstation.rules import spread as spreads
from workstation.rules.counting import people_on
from workstation.rules.jigsaw import as_written, earlier, together
from workstation.rules.small_cells import people_who_fit, small_site
from workstation.rules.typed_traits import typed_traits


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """What the gate asks of the people among whom the worker stands; None is not known."""

    k: int | None
    k_together: int | None
    small_site: bool | None
    unique_event: bool | None
    individual: bool
    pooled_sites: int
    other_topics: int
    waited: bool


def crowd_of(
    finds: Finds, briefing: Briefing, case: Case, issues: Sequence[Issue], on: dt.date
) -> Crowd:
    """The crowd of a briefing on a day."""
    site, roster = site_of(finds, case), roster_of(finds, case)
    unique = worst(issue.unique_event for issue in issues)
    spread, codes = briefing.spread, {issue.code for issue in issues}
    individual = spreads.individual(spread, briefing.fields, briefing.details)
    others = pooled_sites(finds, spread, case, issues) if spread is not None else ()
    everything = told_together(finds, briefing, case, on)
    counted = _Counted(site, roster, issues, () if individual else others, individual)
    return Crowd(
        k=counted.fit(briefing.details),
        k_together=counted.fit(everything),
        small_site=small_site(site, roster),
        unique_event=None if unique is YesNo.UNKNOWN else unique is YesNo.YES,
        individual=individual,
        pooled_sites=len(others),
        other_topics=spreads.unrelated(spread, codes) if spread is not None else 0,
        waited=spreads.waited(issues, on),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """Where people are counted: on the site, and on those that are pooled with it."""

    site: Site | None
    roster: Roster | None
    issues: Sequence[Issue]
    others: Sequence[Site]
    individual: bool

    def fit(self, details: Sequence[GivenDetail]) -> int | None:
        """At least how many people it could be about.

        What happened to one person only is not told by a text that tells of nobody.
        """
        unique = worst(issue.unique_event for issue in self.issues)
        own = people_who_fit(
            details,
            self.site,
            self.roster,
            unique_event=unique if self.individual else YesNo.NO,
            complained_inside=worst(i.prior_internal_complaint for i in self.issues),
        )
        if not self.others or any(d.attribute not in _NOWHERE for d in details):
            return own
        counts = [own, *map(people_on, self.others)]
        return None if None in counts else sum(count for count in counts if count is not None)


_NOWHERE = spreads.allowed(Spread(way=Instead.POOLED))
"""What does not say at which of the sites it was: only then do their people add up."""


def pooled_sites(
    finds: Finds, spread: Spread, case: Case, issues: Sequence[Issue]
) -> tuple[Site, ...]:
    """The other sites at which a case with one of these issues is really known."""
    codes, found = {issue.code for issue in issues}, []
    for id in dict.fromkeys(spread.sites):
        cases = finds.find(Case, site=id) if id != case.site else ()
        if any(i.code in codes for c in cases for i in finds.find(Issue, case=c.id)):
            found.append(finds.get(Site, id))
    return tuple(found)


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
    return newest_list(finds, case.site) if case.site else None


def newest_list(finds: Finds, site: Id) -> Roster | None:
    """The staff list of a site that counts, if the vault holds one."""
    found = finds.find(Roster, site=site)
    return max(reversed(found), key=lambda r: r.taken_on or dt.date.min, default=None)


def told_together(
    finds: Finds, briefing: Briefing, case: Case, on: dt.date
) -> tuple[GivenDetail, ...]:
    """What a briefing tells, with all that these readers were told in 24 months."""
    cases = _of_the_same_people(finds, case)
    return together(briefing.details, _past(finds, briefing, case, cases, on), cases)


def told_before(
    finds: Finds, briefing: Briefing, case: Case, on: dt.date
) -> tuple[GivenDetail, ...]:
    """What these readers were told in 24 months of the case or its site, and not of somebody else.

    It counts together with what the briefing tells.
    """
    everything = told_together(finds, briefing, case, on)
    return tuple(detail for detail in everything if detail not in briefing.details)


def _of_the_same_people(finds: Finds, case: Case) -> frozenset[Id | None]:
    """The case, and others that are the account of somebody whose account it is."""
    people = speakers(finds, case.id)
    ties = (t for person in people for t in finds.find(Involvement, person=person))
    spoken = (t.case for t in ties if t.case and t.person in speakers(finds, t.case))
    return frozenset({case.id, *spoken})


def speakers(finds: Finds, case: Id) -> tuple[Id, ...]:
    """The people whose account a case is; where nobody is affected it is the defenders' (S11)."""
    return asked.speakers(finds.find(Involvement, case=case))


def _past(
    finds: Finds, briefing: Briefing, case: Case, cases: frozenset[Id | None], on: dt.date
) -> tuple[Disclosure, ...]:
    told = [d for each in cases for d in finds.find(Disclosure, case=each)]
    told += finds.find(Disclosure, site=case.site) if case.site else ()
    past = earlier(
        as_written(told),
        cases=cases,
        site=case.site,
        contact=briefing.contact,
        contacts=finds.find(Contact),
        on=on,
    )
    return tuple(_as_heard(finds, case, telling) for telling in past)


def _as_heard(finds: Finds, case: Case, telling: Disclosure) -> Disclosure:
    """A telling with what its words tell: what was said by phone lists no details."""
    if not telling.said.strip():
        return telling
    told = typed_traits(telling.said, roster_of(finds, case), site_of(finds, case))
    return replace(telling, details=tuple(dict.fromkeys((*telling.details, *told))))
