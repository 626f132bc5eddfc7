"""What a letter tells of people without saying it: by the code of an issue, and by a corridor."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from workstation.records.briefings import GivenDetail
from workstation.records.generalise import MINOR
from workstation.records.organisations import Site, Trait
from workstation.records.rosters import Roster
from workstation.records.taxonomy import IssueCode
from workstation.rules.counting import ABROAD
from workstation.rules.trait_groups import sexes
from workstation.rules.typed_traits import counted_by

_BY_CODE: Mapping[IssueCode, tuple[Trait, tuple[str, ...]]] = MappingProxyType(
    {
        IssueCode.WL24: (Trait.GENDER, ("woman",)),
        IssueCode.WL23: (Trait.AGE, (MINOR,)),
        IssueCode.LR14: (Trait.AGE, (MINOR,)),
    }
)
"""Codes that can be only of some of the people on site."""

_OF_MIGRANTS = frozenset({IssueCode.WL27, IssueCode.WL29, IssueCode.LR13, IssueCode.LR15})
"""Codes of permits and ways home: they are of people from another country."""


def by_codes(
    codes: Iterable[IssueCode], roster: Roster | None, site: Site | None
) -> tuple[GivenDetail, ...]:
    """What issues that are told by their code tell of whoever raised them, as far as it counts."""
    held, counted = set(codes), counted_by(roster, site)
    told = [_BY_CODE[code] for code in held if code in _BY_CODE]
    found = {
        (trait, value)
        for trait, value in counted
        if any(trait is only and _is_one(trait, value, forms) for only, forms in told)
    }
    origins = any(trait is Trait.NATIONALITY for trait, _ in counted)
    if held & _OF_MIGRANTS and origins and site is not None and site.country.strip():
        found.add((Trait.NATIONALITY, ABROAD))
    return _details(found)


def _is_one(trait: Trait, value: str, forms: tuple[str, ...]) -> bool:
    said = sexes(value) if trait is Trait.GENDER else (value.casefold(),)
    return not set(forms).isdisjoint(said)


def by_corridor(corridor: str, roster: Roster | None, site: Site | None) -> tuple[GivenDetail, ...]:
    """Where people come from whose corridor is told as two countries, as far as it counts."""
    origin = corridor.partition(" to ")[0]
    return _details(
        (trait, origin)
        for trait, _ in counted_by(roster, site)
        if origin and trait is Trait.NATIONALITY
    )


def _details(pairs: Iterable[tuple[Trait, str]]) -> tuple[GivenDetail, ...]:
    return tuple(GivenDetail(attribute=trait, value=value) for trait, value in sorted(set(pairs)))
