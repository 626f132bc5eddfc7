"""Counts how many people on a site share what is told of them, as somebody inside would."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from workstation.records.briefings import GivenDetail
from workstation.records.countries import country, region
from workstation.records.generalise import job_group, months_since, tenure_band
from workstation.records.organisations import Site, Trait
from workstation.records.rosters import Roster, RosterRow

Pair = tuple[Trait, str]

COLUMNS: Mapping[Trait, str] = MappingProxyType(
    {
        Trait.DORM: "dorm",
        Trait.SECTION: "section",
        Trait.SHIFT: "shift",
        Trait.TENURE: "tenure",
        Trait.AGE: "age",
        Trait.JOB: "job",
        Trait.GENDER: "gender",
        Trait.NATIONALITY: "nationality",
    }
)
"""The traits that a staff list counts exactly."""

_COARSE_DATE = re.compile(
    r"((January|February|March|April|May|June|July|August|September|October|November|December)"
    r" |Q[1-4] |(first|second) half of )?\d{4}",
    re.IGNORECASE,
)
_BAND_STARTS = {"fewer than 10": 1, "10-19": 10, "20-49": 20, "50-99": 50, "100+": 100}


def how_many(
    details: Sequence[GivenDetail], site: Site | None, roster: Roster | None = None
) -> int | None:
    """At least how many people on site share all of these details; None if that is not known.

    A staff list is counted exactly; where it tells how long people have been there, a period is of
    those alone who were there by then. Without one, counts of single traits say only how many
    share one, and what is promised is the fewest that can share all of them (Fréchet's lower
    bound). So the number never overstates. Nationality and gender are counted together.
    """
    everybody = people_on(site, roster)
    if site is None or everybody is None:
        return None
    told = sorted({_pair(detail) for detail in details})
    groups = _groups(told, site, roster, everybody)
    if None in groups:
        return None
    sizes = [min(size, everybody) for size in groups if size is not None]
    return max(0, everybody - sum(everybody - size for size in sizes))


def people_on(site: Site | None, roster: Roster | None = None) -> int | None:
    """How many people are on site: the lower of headcount and staff list; None if not known."""
    known = [site.headcount] if site is not None and site.headcount is not None else []
    known += [len(roster.rows)] if roster is not None and roster.rows else []
    return min(known) if known and min(known) > 0 else None


def _groups(
    told: list[Pair], site: Site, roster: Roster | None, everybody: int
) -> list[int | None]:
    if roster is not None and roster.rows:
        dated = any(row.tenure for row in roster.rows)
        listed = [pair for pair in told if pair[0] in COLUMNS or (dated and _a_period(*pair))]
        rest = [_size(*pair, site, everybody) for pair in told if pair not in listed]
        return [*rest, _on_list(listed, roster, site)] if listed else rest
    people = [pair for pair in told if pair[0] in (Trait.GENDER, Trait.NATIONALITY)]
    rest = [_size(*pair, site, everybody) for pair in told if pair not in people]
    return [*rest, _counted(people, site)] if people else rest


def _pair(detail: GivenDetail) -> Pair:
    return detail.attribute, detail.value.strip().casefold()


def _on_list(told: Sequence[Pair], roster: Roster, site: Site) -> int:
    traits = [pair for pair in told if pair[0] is not Trait.DATE]
    ago = max((_ago(value, roster) for trait, value in told if trait is Trait.DATE), default=0)
    return sum(
        (ago == 0 or _MONTHS_AT_LEAST.get(row.tenure, 0) >= ago)
        and all(_shares(pair, getattr(row, COLUMNS[pair[0]]), site) for pair in traits)
        for row in roster.rows
    )


_MONTHS_AT_LEAST = MappingProxyType({tenure_band(months): months for months in (0, 12, 36)})
"""How long everybody of a band has been there; of other words nobody knows it."""


def _ago(period: str, roster: Roster) -> int:
    """Months between a period and the list: whoever holds it strikes off who came after that."""
    return 0 if roster.taken_on is None else months_since(period, roster.taken_on)


def _a_period(trait: Trait, value: str) -> bool:
    return trait is Trait.DATE and coarse_date(value)


ABROAD = "from another country"
"""What is told of everybody who is not of the country of the site."""


def _shares(told: Pair, held: str, site: Site) -> bool:
    trait, value = told
    if value == ABROAD:
        home = {site.country.strip().casefold(), country(site.country).casefold()}
        return bool(held.strip()) and held.strip().casefold() not in home
    return value in said(trait, held)


def said(trait: Trait, held: str) -> frozenset[str]:
    """Every form in which a text may say what a list holds, folded; none for an empty one."""
    if not held.strip():
        return frozenset()
    forms = {held}
    if trait is Trait.NATIONALITY:
        forms |= {country(held), region(held)}
    elif trait is Trait.JOB:
        forms.add(job_group(held))
    return frozenset(form.strip().casefold() for form in forms if form)


def _counted(told: Sequence[Pair], site: Site) -> int | None:
    if not site.counts:
        return None
    return sum(
        row.people
        for row in site.counts
        if all(
            _shares(pair, row.gender if pair[0] is Trait.GENDER else row.nationality, site)
            for pair in told
        )
    )


def _size(trait: Trait, value: str, site: Site, everybody: int) -> int | None:
    if trait is Trait.SITE or (trait is Trait.DATE and coarse_date(value)):
        return everybody
    if trait is Trait.AFFECTED:
        return _BAND_STARTS.get(value, int(value) if value.isdecimal() else None)
    counts = site.group_counts
    sizes = [c.people for c in counts if c.attribute is trait and value in said(trait, c.value)]
    # The words of a list name one group; only a group of jobs may hold several of its rows.
    return min(sizes, default=None)


def coarse_date(words: str) -> bool:
    """Whether a date is said by month, quarter, half-year or year alone."""
    return _COARSE_DATE.fullmatch(words) is not None


def shared_by(rows: Iterable[RosterRow], most: int = 3) -> Counter[tuple[Pair, ...]]:
    """How many workers share each combination of up to `most` traits of a staff list."""
    held = [
        [(trait, getattr(row, name)) for trait, name in COLUMNS.items() if getattr(row, name)]
        for row in rows
    ]
    found: Counter[tuple[Pair, ...]] = Counter()
    for traits in held:
        for size in range(1, most + 1):
            found.update(combinations(traits, size))
    return found
