"""Finds in somebody's words what narrows down who it is about, though nobody listed it as told."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from workstation.records.briefings import GivenDetail
from workstation.records.generalise import age_in_band, tenure_band
from workstation.records.organisations import Site, Trait
from workstation.records.rosters import Roster
from workstation.rules.counting import COLUMNS, how_many, said
from workstation.rules.trait_groups import (
    PLACED,
    PRONOUN_OF,
    as_code,
    code_of,
    finders_of,
    in_full,
    is_beside,
    numbered,
    sexes,
    stands,
)
from workstation.rules.trait_words import Text, finder_of
from workstation.rules.typed_months import months_in
from workstation.text import fold

Pair = tuple[Trait, str]

LETTERS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "\u1000-\u109f": ("MM",),
        "\u0e01-\u0e5b": ("TH",),
        "\u0e81-\u0edf": ("LA",),
        "\u1780-\u17f9": ("KH",),
        "\u0980-\u09fe": ("BD", "IN"),
        "\u0900-\u097f": ("NP", "IN"),
        "\u0d80-\u0df4": ("LK",),
        "\u0b80-\u0bfa": ("LK", "IN"),
        "\u1200-\u137f": ("ET",),
        "\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9": ("VN",),
    }
)
"""Letters, and those of which countries write them: own words in a letter tell where from."""

_POINTING: Mapping[str, str] = MappingProxyType({"pregnant": "pregnant", "only": "the only one"})
_YOUNGEST, _OLDEST = 10, 80


def typed_traits(
    words: str, roster: Roster | None, site: Site | None = None
) -> tuple[GivenDetail, ...]:
    """What these words tell, as whoever knows the site reads it, in eleven languages.

    Each trait of the staff list or of the site's counts that stands in them; an age, a month, and
    what points at one person on any site, whatever is counted there. A pronoun tells the sex,
    letters and languages where somebody comes from: of two, the one that fewer share is taken.
    """
    read = _said_by(words)
    pairs = counted_by(roster, site)
    told = {(trait, value) for trait, value in pairs if _reads(trait, value, read)}
    told |= {(Trait.AGE, band) for band in _bands_of_none(pairs, read)}
    told |= {(Trait.OTHER, word) for name, word in _POINTING.items() if _points(name, read.text)}
    told |= {(Trait.DATE, period) for period in months_in(read.text)}
    known = {trait for trait, _ in told}
    for group in (_by_pronoun(read.text, pairs), *_by_letters(words, pairs, site)):
        if group and group[0][0] not in known:
            told.add(min(group, key=lambda pair: _how_many(pair, roster, site)))
    return tuple(GivenDetail(attribute=trait, value=value) for trait, value in sorted(told))


@dataclass(frozen=True, slots=True)
class _Said:
    """What is read of words once, whatever a list holds."""

    words: str
    text: Text
    ages: frozenset[int]
    tenures: frozenset[str]
    beside: Mapping[Trait, frozenset[str]]


@lru_cache(maxsize=16)
def _said_by(words: str) -> _Said:
    # Each step of a release asks for the same words anew.
    text = Text.of(words)
    beside = {trait: numbered(trait).values(text) for trait in PLACED}
    tenures = frozenset(map(tenure_band, _months(text)))
    return _Said(words, text, frozenset(_ages(text)), tenures, beside)


def counted_by(roster: Roster | None, site: Site | None) -> set[Pair]:
    """By what people are counted: a list takes the place of the counts of its traits."""
    rows = () if roster is None else roster.rows
    pairs = {(trait, getattr(row, name)) for row in rows for trait, name in COLUMNS.items()}
    if site is not None:
        counts = {(c.attribute, c.value) for c in site.group_counts}
        counts |= {(Trait.GENDER, str(c.gender)) for c in site.counts}
        counts |= {(Trait.NATIONALITY, c.nationality) for c in site.counts}
        pairs |= {(t, value) for t, value in counts if not rows or t not in COLUMNS}
    return {(trait, value) for trait, value in pairs if value.strip()}


def _reads(trait: Trait, value: str, told: _Said) -> bool:
    if trait in PLACED:
        return any(
            is_beside(trait, form, told.text, told.beside[trait]) for form in said(trait, value)
        )
    # "Minor" is an everyday word; a band of numbers is none.
    by_itself = trait is not Trait.AGE or any(map(str.isdecimal, value))
    if by_itself and any(stands(form, told.text.folded) for form in in_full(trait, value)):
        return True
    if trait is Trait.AGE:
        return any(_in_band(age, value) for age in told.ages)
    if trait is Trait.TENURE:
        return value in told.tenures
    if trait is Trait.NATIONALITY and as_code(value, told.words):
        return True
    return any(one.stands(told.text) for one in finders_of(trait, value))


def _ages(text: Text) -> Iterator[int]:
    told = finder_of("ages", "years").numbers(text)
    yield from (age for age in told if _YOUNGEST <= age <= _OLDEST)
    if finder_of("ages", "minor").stands(text):
        yield _YOUNGEST


def _in_band(age: int, band: str) -> bool:
    ends = [int(number) for number in re.findall(r"\d+", fold(band).text)]
    if len(ends) == 1 and "+" in band:
        return age >= ends[0]
    if len(ends) == 2:
        return ends[0] <= age <= ends[1]
    return age_in_band(age) == band


def _bands_of_none(pairs: Iterable[Pair], told: _Said) -> Iterator[str]:
    """The usual bands of ages for which nothing that is counted has a band."""
    bands = [value for trait, value in pairs if trait is Trait.AGE]
    return (age_in_band(a) for a in told.ages if not any(_in_band(a, band) for band in bands))


def _months(text: Text) -> Iterator[int]:
    for unit, months in (("year", 12), ("month", 1)):
        found = finder_of("tenure", "worked", sign="~", whom=unit).numbers(text)
        yield from (number * months for number in found)
    if finder_of("tenure", "new").stands(text):
        yield 0


def _points(name: str, text: Text) -> bool:
    return finder_of("single", name, sign="@", whom="person").stands(text)


def _by_pronoun(text: Text, pairs: Iterable[Pair]) -> list[Pair]:
    told = {sex for sex, word in PRONOUN_OF.items() if finder_of("gender", word).stands(text)}
    return [pair for pair in pairs if pair[0] is Trait.GENDER and told.intersection(sexes(pair[1]))]


def _by_letters(words: str, pairs: Iterable[Pair], site: Site | None) -> Iterator[list[Pair]]:
    # What is written in the letters of the place itself may be the office's own words.
    here = "" if site is None else code_of(site.country)
    people = [(pair, code_of(pair[1])) for pair in pairs if pair[0] is Trait.NATIONALITY]
    for letters, codes in LETTERS_OF.items():
        if here not in codes and re.search(f"[{letters}]", words):
            yield [pair for pair, code in people if code in codes]


def _how_many(pair: Pair, roster: Roster | None, site: Site | None) -> tuple[int, Pair]:
    detail = GivenDetail(attribute=pair[0], value=pair[1])
    if roster is not None and roster.rows:
        name = COLUMNS.get(pair[0], "")
        return sum(getattr(row, name, "") == pair[1] for row in roster.rows), pair
    return how_many([detail], site) or 0, pair
