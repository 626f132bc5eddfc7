"""What several disclosures say together to the same readers (part 4, "Jigsaw")."""

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from workstation.records.briefings import GivenDetail, Profile
from workstation.records.disclosures import Disclosure
from workstation.records.kit import Id
from workstation.records.organisations import Trait
from workstation.records.partners import Contact
from workstation.rules.partners import firms_of, keys_of, profile_of

MONTHS = 24
"""How long a disclosure is remembered."""


def readers(contact: Id, contacts: Sequence[Contact]) -> frozenset[Id]:
    """Everybody who may come to read what a contact reads: whoever passes on, in either direction.

    Contacts of one organisation read together, by its record or by its name on their cards, and so
    do cards with one key: whoever holds it opens what is sealed for either.
    """
    return _grown(contact, _circles(contacts))


def tested_with(contact: Id, contacts: Sequence[Contact]) -> frozenset[Id]:
    """Those whose disclosures count as this contact's own.

    Besides its readers: what a buyer is told of a site its supplier may be shown, and the other
    way round (part 4: a buyer's text is tested as an employer's).
    """
    trade = (Profile.BUY, Profile.EMP)
    supply = frozenset(c.id for c in contacts if profile_of(c.partner_type) in trade)
    return _grown(contact, [*_circles(contacts), supply])


def _grown(contact: Id, circles: Sequence[frozenset[Id]]) -> frozenset[Id]:
    group, grown = frozenset({contact}), frozenset[Id]()
    while group != grown:
        grown = group
        group = grown.union(*(circle for circle in circles if circle & grown))
    return group


def _circles(contacts: Sequence[Contact]) -> list[frozenset[Id]]:
    passing = [frozenset({c.id, *c.affiliates}) for c in contacts]
    shared = defaultdict[str, set[Id]](set)
    for c in contacts:
        for bond in firms_of(c) | keys_of(c):
            shared[bond].add(c.id)
    return passing + [frozenset(people) for people in shared.values()]


def remembered_since(on: dt.date) -> dt.date:
    """The first day that still counts: 24 months earlier."""
    leap_day = (on.month, on.day) == (2, 29)
    return on.replace(year=on.year - MONTHS // 12, day=28 if leap_day else on.day)


def as_written(told: Iterable[Disclosure]) -> list[Disclosure]:
    """Each disclosure once, in the order in which they were written down."""
    each = {d.id: d for d in told}.values()
    return sorted(each, key=lambda d: (d.made.timestamp() if d.made else 0.0, d.id))


def earlier(
    disclosures: Iterable[Disclosure],
    *,
    cases: Container[Id | None],
    site: Id | None,
    contact: Id,
    contacts: Sequence[Contact],
    on: dt.date,
) -> tuple[Disclosure, ...]:
    """The disclosures of 24 months that these readers may have, about the cases or the site.

    One of a day to come was told all the same: a clock that was turned back forgets nothing.
    """
    group, since = tested_with(contact, contacts), remembered_since(on)
    return tuple(
        d
        for d in disclosures
        if (d.reached_unknown or not group.isdisjoint({d.contact, d.reached}))
        and since <= d.on
        and (d.case in cases or (site is not None and d.site == site))
    )


def together(
    details: Sequence[GivenDetail], past: Iterable[Disclosure], cases: Container[Id | None]
) -> tuple[GivenDetail, ...]:
    """Everything told about the people of some cases once these details go out as well.

    A disclosure of another case at the same site adds its details unless it contradicts what
    somebody stays: then it spoke of somebody else. When it was, and how many, contradicts nothing.
    """
    told = list(details)
    for disclosure in sorted(past, key=lambda d: d.case not in cases):
        more = disclosure.details
        if disclosure.case not in cases:
            if _contradicts(told, more):
                continue
            more = tuple(d for d in more if d.attribute is not Trait.AFFECTED)
        told += [d for d in more if d not in told]
    return tuple(told)


_CHANGING = frozenset(
    {Trait.DATE, Trait.AFFECTED, Trait.SITE, Trait.EVENT, Trait.OTHER, Trait.AGE, Trait.TENURE}
)
"""What differs from one complaint or year to the next, of the same person."""


def _contradicts(told: Sequence[GivenDetail], more: Sequence[GivenDetail]) -> bool:
    return any(
        a.attribute is b.attribute and a.value != b.value
        for a in told
        for b in more
        if a.attribute not in _CHANGING
    )
