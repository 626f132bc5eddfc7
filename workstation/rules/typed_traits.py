"""Finds in somebody's words the traits by which a site counts people and that nobody listed."""

import re
from collections.abc import Iterable, Iterator

from workstation.records.briefings import GivenDetail
from workstation.records.countries import COUNTRIES, country
from workstation.records.generalise import age_in_band
from workstation.records.organisations import Site, Trait
from workstation.records.rosters import Roster
from workstation.rules.counting import COLUMNS, how_many, said
from workstation.rules.trait_words import ALSO, LETTERS_OF, PEOPLE_OF, PLACED, PRONOUNS, SEXES
from workstation.text import fold

Pair = tuple[Trait, str]

_UNSPACED = re.compile("[\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_OF_ONE = re.compile(r"\w+")
_AGED = re.compile(r"(?<!\d)([1-9]\d)(?=[- ]years?[- ](?:old|of age))|(?<=aged )([1-9]\d)(?!\d)")


def typed_traits(
    words: str, roster: Roster | None, site: Site | None = None
) -> tuple[GivenDetail, ...]:
    """Each trait that stands in these words, as whoever holds the list or the counts reads it.

    A pronoun tells the sex, letters and languages where somebody comes from. Where words could
    tell either of two, the one that fewer share is taken.
    """
    text, pairs = fold(words).text, counted_by(roster, site)
    told = {pair for pair in pairs if any(stands(f, text) for f in _forms(*pair, text))}
    told |= {pair for pair in pairs if _as_code(*pair, words)}
    told |= {(Trait.AGE, band) for band in _ages(text)} & pairs
    known = {trait for trait, _ in told}
    for group in (_by_pronoun(text, pairs), *_by_letters(words, pairs, site)):
        if group and group[0][0] not in known:
            told.add(min(group, key=lambda pair: _how_many(pair, roster, site)))
    return tuple(GivenDetail(attribute=trait, value=value) for trait, value in sorted(told))


def stands(words: str, text: str) -> bool:
    """Whether words stand in a folded text and are no part of longer ones.

    Scripts that write words together, or their endings to them, have no such ends.
    """
    form = fold(words).text
    if _UNSPACED.search(form):
        return form in text
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


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


def _forms(trait: Trait, value: str, text: str) -> Iterator[str]:
    placed = PLACED.get(trait, ())
    for form in said(trait, value):
        if placed and fold(form).text in text:
            # "Night" and "6" are everyday words; beside "shift" and "line" they are not.
            yield from (f"{word} {form}" for word in placed)
            yield from (f"{word}{form}" for word in placed if _UNSPACED.search(word))
            yield from (f"{form} {word}" for word in placed)
            yield from (form,) if form.startswith(placed) else ()
        elif not placed:
            # "In" and "my" are everyday words as well; a code is read in capitals alone.
            yield from (form,) if len(form) > len("MM") else ()
            yield from ALSO.get(form, ())
    if trait is Trait.NATIONALITY:
        yield from PEOPLE_OF.get(_code_of(value), ())


def _as_code(trait: Trait, value: str, words: str) -> bool:
    code = trait is Trait.NATIONALITY and country(value) and value.strip().upper()
    return bool(code) and re.search(rf"(?<!\w){code}(?!\w)", words) is not None


def _code_of(value: str) -> str:
    """The code of a country by its code, its name or what its people are called."""
    typed = value.strip().casefold()
    for code, name in COUNTRIES.items():
        if typed in (code.casefold(), name.casefold(), *PEOPLE_OF.get(code, ())):
            return code
    return ""


def _ages(text: str) -> Iterator[str]:
    return (age_in_band(int(one or other)) for one, other in _AGED.findall(text))


def _by_pronoun(text: str, pairs: Iterable[Pair]) -> list[Pair]:
    told = {PRONOUNS[word] for word in _OF_ONE.findall(text) if word in PRONOUNS}
    forms = {form for sex in told for form in SEXES[sex]}
    return [pair for pair in pairs if pair[0] is Trait.GENDER and pair[1].casefold() in forms]


def _by_letters(words: str, pairs: Iterable[Pair], site: Site | None) -> Iterator[list[Pair]]:
    # What is written in the letters of the place itself may be the office's own words.
    here = "" if site is None else _code_of(site.country)
    people = [(pair, _code_of(pair[1])) for pair in pairs if pair[0] is Trait.NATIONALITY]
    for letters, codes in LETTERS_OF.items():
        if here not in codes and re.search(f"[{letters}]", words):
            yield [pair for pair, code in people if code in codes]


def _how_many(pair: Pair, roster: Roster | None, site: Site | None) -> tuple[int, Pair]:
    detail = GivenDetail(attribute=pair[0], value=pair[1])
    if roster is not None and roster.rows:
        name = COLUMNS.get(pair[0], "")
        return sum(getattr(row, name, "") == pair[1] for row in roster.rows), pair
    return how_many([detail], site) or 0, pair
