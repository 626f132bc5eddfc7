"""How many people on a site fit what a text says, as somebody inside would count them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workstation.errors import Blocker
from workstation.records.briefings import GivenDetail, Profile
from workstation.records.organisations import Site, Trait
from workstation.records.people import YesNo
from workstation.rules.partners import limit_of

SMALL_SITE = 50
"""A site with fewer people is small: nothing about one person of it goes out (part 4)."""

LADDER: tuple[frozenset[Trait], ...] = (
    frozenset({Trait.OTHER, Trait.EVENT}),
    frozenset({Trait.DATE}),
    frozenset({Trait.DORM, Trait.SECTION, Trait.SHIFT}),
    frozenset({Trait.JOB}),
    frozenset({Trait.GENDER}),
    frozenset({Trait.NATIONALITY}),
    frozenset({Trait.AFFECTED}),
    frozenset({Trait.SITE}),
)
"""What is dropped, in this order, until enough people fit (part 4)."""

_COARSE_DATE = re.compile(
    r"((January|February|March|April|May|June|July|August|September|October|November|December)"
    r" |Q[1-4] |(first|second) half of )?\d{4}",
    re.IGNORECASE,
)
_BAND_STARTS = {"fewer than 10": 1, "10-19": 10, "20-49": 20, "50-99": 50, "100+": 100}


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left after the ladder, what was dropped and how many people fit the rest."""

    kept: tuple[GivenDetail, ...]
    dropped: tuple[GivenDetail, ...]
    k: int | None


def people_who_fit(
    details: Sequence[GivenDetail],
    site: Site | None,
    *,
    unique_event: YesNo,
    complained_inside: YesNo,
) -> int | None:
    """At least how many people on site share everything told; None if that is not known.

    Counts of single traits say only how many share one. What is promised is the fewest that can
    share all of them (Fréchet's lower bound), so the number never overstates. Nationality and
    gender are counted together. An event of a kind, or an earlier complaint inside by the
    worker, makes it 1 (part 4).
    """
    if YesNo.YES in (unique_event, complained_inside):
        return 1
    if YesNo.UNKNOWN in (unique_event, complained_inside) or site is None:
        return None
    if site.headcount is None or site.headcount < 1:
        return None
    groups = _groups(details, site)
    if None in groups:
        return None
    sizes = [min(size, site.headcount) for size in groups if size is not None]
    return max(0, site.headcount - sum(site.headcount - size for size in sizes))


def _groups(details: Sequence[GivenDetail], site: Site) -> list[int | None]:
    told = sorted(set(_pairs(details)))
    people = [pair for pair in told if pair[0] in (Trait.GENDER, Trait.NATIONALITY)]
    rest = [pair for pair in told if pair not in people]
    sizes = [_size(trait, value, site) for trait, value in rest]
    return [*sizes, _counted(people, site)] if people else sizes


def _pairs(details: Sequence[GivenDetail]) -> list[tuple[Trait, str]]:
    return [(detail.attribute, detail.value.strip().casefold()) for detail in details]


def _counted(told: Sequence[tuple[Trait, str]], site: Site) -> int | None:
    if not site.counts:
        return None
    rows = [
        ({(Trait.GENDER, row.gender.value), (Trait.NATIONALITY, row.nationality.casefold())}, row)
        for row in site.counts
    ]
    return sum(row.people for pairs, row in rows if set(told) <= pairs)


def _size(trait: Trait, value: str, site: Site) -> int | None:
    if trait is Trait.SITE or (trait is Trait.DATE and coarse_date(value)):
        return site.headcount
    if trait is Trait.AFFECTED:
        return _BAND_STARTS.get(value, int(value) if value.isdecimal() else None)
    counts = site.group_counts
    sizes = [
        c.people for c in counts if (c.attribute, c.value.strip().casefold()) == (trait, value)
    ]
    return min(sizes, default=None)


def coarse_date(said: str) -> bool:
    """Whether a date is said by month, quarter, half-year or year alone."""
    return _COARSE_DATE.fullmatch(said) is not None


def small_site(site: Site | None) -> bool | None:
    """Whether a site is small; None if its headcount is not known."""
    if site is None or site.headcount is None:
        return None
    return site.headcount < SMALL_SITE


def cut(
    details: Sequence[GivenDetail],
    site: Site | None,
    limit: int,
    *,
    unique_event: YesNo,
    complained_inside: YesNo,
    fixed: Sequence[GivenDetail] = (),
) -> Cut:
    """What is left when the ladder is walked until enough people fit, or to its end.

    `fixed` is told by somebody's own words: it counts, and only they can take it out.
    """
    kept: tuple[GivenDetail, ...] = tuple(details)
    dropped: tuple[GivenDetail, ...] = ()
    for step in (frozenset[Trait](), *LADDER):
        dropped += tuple(d for d in kept if d.attribute in step)
        kept = tuple(d for d in kept if d.attribute not in step)
        k = people_who_fit(
            (*kept, *fixed), site, unique_event=unique_event, complained_inside=complained_inside
        )
        if k is not None and k >= limit:
            break
    return Cut((*kept, *fixed), dropped, k)


def blockers(k: int | None, profile: Profile) -> list[Blocker]:
    """Too few people fit, or nobody knows how many: both stop it."""
    limit = limit_of(profile)
    remedy = "Say less: take out the group, then the shift. Or send it as a general topic."
    if k is None:
        words = "Nobody knows how many people on site fit what the text says."
        return [Blocker("k.unknown", words, "Write down the site's counts, or say less.")]
    if k >= limit.needed:
        return []
    people = f"Only {k} people on site fit" if k > 1 else "Perhaps only 1 person on site fits"
    why = f"{limit.reader} are needed"
    if limit.insider and limit.insider > limit.reader:
        why += f", {limit.insider} because the supplier may see it"
    return [Blocker("k.few", f"{people} what the text still says; {why}.", remedy)]
