"""Reads the way chosen for a text that tells of nobody, and counts what it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from msgspec.structs import replace

from workstation.errors import BadInput
from workstation.ports import Finds
from workstation.records.briefings import Instead, Spread
from workstation.records.cases import Case
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.organisations import Site
from workstation.records.taxonomy import IssueCode
from workstation.rules.counting import people_on
from workstation.rules.release import Dossier, IssueLine
from workstation.services.answers import Answers
from workstation.services.choices import chosen
from workstation.services.telling import Told


def spread_of(finds: Finds, case: Case, issues: Sequence[Issue], answers: Answers) -> Spread | None:
    """The way that the answers choose. Raises BadInput for a site or topic that does not fit."""
    given = answers.instead
    if given is None:
        return None
    codes_given = (chosen(IssueCode, code, "instead.topics") for code in given.topics)
    topics = tuple(dict.fromkeys(codes_given))
    if any(topic in {issue.code for issue in issues} for topic in topics):
        raise BadInput("instead: a topic is an issue of this case.", "Choose unrelated ones.")
    known = {site.id for site in finds.find(Site)} - {case.site}
    if unknown := set(given.sites) - known:
        raise BadInput(f"instead: there is no other site {min(unknown)[:40]}.", "Leave it out.")
    way = chosen(Instead, given.way, "instead.way")
    asked = {ask.issue for ask in answers.asks}
    codes = {issue.code.value for issue in issues} | {topic.value for topic in topics}
    if way is Instead.GENERAL and asked not in ({""}, codes, set()):
        raise BadInput("instead: topics are not asked about alike.", "Ask about each of them.")
    return Spread(way=way, sites=tuple(Id(s) for s in dict.fromkeys(given.sites)), topics=topics)


@dataclass(frozen=True, slots=True)
class Other:
    """Another site that had the same, and how many people it has; None is not known."""

    site: Id
    name: str
    people: int | None


MOST_OTHERS = 40
"""As many as an answer may name."""


def other_sites(finds: Finds, case: Case, codes: Sequence[str]) -> tuple[Other, ...]:
    """The other sites at which a case with one of these issues is known, 40 at most."""
    found = (finds.get(Site, id) for id in islice(_elsewhere(finds, case, codes), MOST_OTHERS))
    return tuple(Other(s.id, s.names[0] if s.names else "", people_on(s)) for s in found)


def _elsewhere(finds: Finds, case: Case, codes: Sequence[str]) -> Iterator[Id]:
    seen = {case.site, None}
    for code in codes:
        for issue in finds.find(Issue, code=code):
            site = finds.get(Case, issue.case).site if issue.case else None
            if site is not None and site not in seen:
                seen.add(site)
                yield site


def told_of_nobody(told: Told, spread: Spread | None) -> Told:
    """What may be said in such a text: nothing of people, and no place where it is pooled."""
    if spread is None:
        return told
    places = ("organisation", "site") if spread.way is Instead.POOLED else ()
    kept = {
        key: text
        for key, text in told.case.items()
        if key not in _OF_SOMEBODY and key[0] not in places
    }
    return Told(kept, told.issues, ())


_OF_SOMEBODY = frozenset(
    {("issue", "affected"), ("issue", "job"), ("person", "age_band"), ("site", "headcount")}
)


def spread_dossier(dossier: Dossier, spread: Spread | None) -> Dossier:
    """The dossier as it is sent instead: other topics stand among its own, by their codes."""
    if spread is None:
        return dossier
    topics = [IssueLine(t.value, t.label, t.area.label) for t in spread.topics]
    lines = [replace(line, answer="") for line in dossier.issues]
    issues = sorted([*lines, *topics], key=lambda line: line.code)
    return replace(dossier, spread=spread.way.value, issues=tuple(issues))
