"""How many people on a site fit what a text says, as somebody inside would count them."""

from collections.abc import Sequence
from dataclasses import dataclass

from workstation.errors import Blocker
from workstation.records.briefings import GivenDetail, Profile
from workstation.records.organisations import Site, Trait
from workstation.records.people import YesNo
from workstation.records.rosters import Roster
from workstation.rules.counting import how_many, people_on
from workstation.rules.partners import limit_of

SMALL_SITE = 50
"""A site with fewer people is small: nothing about one person of it goes out (part 4)."""

_OF_A_FILE = frozenset({Trait.TENURE, Trait.AGE, Trait.LANGUAGE, Trait.STATUS})
"""What stands in a personnel file: as exact as a section, and dropped with it."""

LADDER: tuple[frozenset[Trait], ...] = (
    frozenset({Trait.OTHER, Trait.EVENT}),
    frozenset({Trait.DATE}),
    frozenset({Trait.DORM, Trait.SECTION, Trait.SHIFT, *_OF_A_FILE}),
    frozenset({Trait.JOB}),
    frozenset({Trait.GENDER}),
    frozenset({Trait.NATIONALITY}),
    frozenset({Trait.AFFECTED}),
    frozenset({Trait.SITE}),
)
"""What is dropped, in this order, until enough people fit (part 4)."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left after the ladder, what was dropped and how many people fit the rest."""

    kept: tuple[GivenDetail, ...]
    dropped: tuple[GivenDetail, ...]
    k: int | None


def people_who_fit(
    details: Sequence[GivenDetail],
    site: Site | None,
    roster: Roster | None = None,
    *,
    unique_event: YesNo,
    complained_inside: YesNo,
) -> int | None:
    """At least how many people on site share everything told; None if that is not known.

    An event of a kind, or an earlier complaint inside by the worker, makes it 1 (part 4).
    """
    if YesNo.YES in (unique_event, complained_inside):
        return 1
    if YesNo.UNKNOWN in (unique_event, complained_inside):
        return None
    return how_many(details, site, roster)


def small_site(site: Site | None, roster: Roster | None = None) -> bool | None:
    """Whether a site is small; None if nobody knows how many people it has."""
    people = people_on(site, roster)
    return None if people is None else people < SMALL_SITE


def cut(
    details: Sequence[GivenDetail],
    site: Site | None,
    limit: int,
    *,
    unique_event: YesNo,
    complained_inside: YesNo,
    fixed: Sequence[GivenDetail] = (),
    roster: Roster | None = None,
) -> Cut:
    """What is left when the ladder is walked until enough people fit, or to its end.

    What nobody can count goes first: on no rung could it stay. `fixed` is told by somebody's own
    words or with their consent: it counts, and only they can take it out.
    """
    kept = tuple(d for d in details if how_many([d], site, roster) is not None)
    dropped = tuple(d for d in details if d not in kept)
    for step in (frozenset[Trait](), *LADDER):
        dropped += tuple(d for d in kept if d.attribute in step)
        kept = tuple(d for d in kept if d.attribute not in step)
        k = people_who_fit(
            (*kept, *fixed),
            site,
            roster,
            unique_event=unique_event,
            complained_inside=complained_inside,
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
