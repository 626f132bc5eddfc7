"""Which words of the lists a staff list's own words belong to, and what finds them in a text."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from types import MappingProxyType

from workstation.records.countries import COUNTRIES, country
from workstation.records.organisations import Trait
from workstation.rules.counting import said
from workstation.rules.trait_words import (
    Finder,
    Forms,
    Text,
    finder,
    finder_of,
    literal,
    names,
    section,
    short,
    whole,
)
from workstation.text import fold

PLACED: Mapping[Trait, str] = MappingProxyType(
    {Trait.DORM: "dorm", Trait.SECTION: "section", Trait.SHIFT: "shift"}
)
"""Words beside which a letter or number of the list is a room, a line or a shift."""

_NO_KINDS = frozenset({"between", "of_the_law"})
_KINDS = tuple(n for n in names("placed") if n not in {*PLACED.values(), *_NO_KINDS})
PRONOUN_OF: Mapping[str, str] = MappingProxyType({"woman": "she", "man": "he"})
_NUMBER_FIRST = frozenset({"my", "ne", "hi", "bn"})


def in_full(trait: Trait, value: str) -> Iterator[str]:
    """How a list's word is said; the code of a country is an everyday word of some language."""
    code = value.strip().casefold() if trait is Trait.NATIONALITY and country(value) else ""
    return (form for form in said(trait, value) if form != code)


@functools.cache
def finders_of(trait: Trait, value: str) -> tuple[Finder, ...]:
    """What finds the group that a list's word is one of, in any language."""
    if trait is Trait.GENDER:
        pregnant = [finder_of("single", "pregnant")] if "woman" in sexes(value) else []
        return (*(finder_of("gender", sex) for sex in sexes(value)), *pregnant)
    if trait is Trait.NATIONALITY:
        code = code_of(value)
        return (_people_of(code),) if section("nations", code) else ()
    if trait is Trait.JOB:
        return tuple(finder_of("jobs", name) for name in names("jobs") if _works_as(name, value))
    return ()


def _works_as(name: str, value: str) -> bool:
    begins = section("jobs", name)["list"]
    known = finder_of("jobs", name).stands(Text.of(value))
    return known or any(word.startswith(begins) for word in fold(value).text.split())


def code_of(value: str) -> str:
    """The country that a list's word is the code, the name or the people of; "" for none."""
    return _called().get(fold(value).text.strip(), "")


@functools.cache
def _called() -> Mapping[str, str]:
    return {
        fold(word.strip("!").replace("_", " ")).text: code
        for code, name in COUNTRIES.items()
        for word in (code, name, *_all(section("nations", code)))
    }


def _all(forms: Forms) -> Iterator[str]:
    return (form for each in forms.values() for form in each)


@functools.cache
def _people_of(code: str) -> Finder:
    called = section("nations", code)
    alone = {lang: [f[:-1] for f in forms if f.endswith("!")] for lang, forms in called.items()}
    plain = {lang: tuple(f.strip("!") for f in forms) for lang, forms in called.items()}
    people = section("nations", "people").items()
    forms = {lang: (*said, *alone.get(lang, ())) for lang, said in people}
    return finder(forms, {"~": plain}, unless=section("nations", "of_the_land"))


@functools.cache
def _heads(trait: Trait) -> tuple[str, ...]:
    placed = _all(section("placed", PLACED[trait]))
    return tuple(fold(word.replace("_", " ")).text for word in placed)


@functools.cache
def numbered(trait: Trait) -> Finder:
    """What finds a letter or number beside the word for a room, a section or a shift."""
    placed = section("placed", PLACED[trait])
    return _together({lang: _side_by_side(lang, words, ("=",)) for lang, words in placed.items()})


@functools.cache
def _beside(trait: Trait, own: str) -> Finder:
    """What finds a word of a list beside the word for a room, a section or a shift."""
    placed = section("placed", PLACED[trait])
    own_words = {lang: (own, *_translated(lang, own)) for lang in placed}
    return _together({lang: _side_by_side(lang, placed[lang], own_words[lang]) for lang in placed})


def _together(forms: Mapping[str, Iterator[str]]) -> Finder:
    between = section("placed", "between")
    linked = {lang: ("_", *(f"_{each}_" for each in between.get(lang, ()))) for lang in forms}
    each = {lang: tuple(words) for lang, words in forms.items()}
    return finder(each, {"+": linked}, unless=section("placed", "of_the_law"))


def _side_by_side(language: str, placed: Sequence[str], values: Sequence[str]) -> Iterator[str]:
    between = section("placed", "between").get(language, ())
    for word, value in product(placed, values):
        yield f"{word}+{value}"
        if value != "=":
            yield f"{value}+{word}"
        elif language == "en":
            yield f"<+{word}"
        elif language in _NUMBER_FIRST:
            # "14 कोठा" are fourteen rooms, "14 नम्बर कोठा" is one.
            yield from (f"{value}_{each}_{word}" for each in between)


def _translated(language: str, own: str) -> Iterator[str]:
    for kind in _KINDS:
        forms = section("placed", kind)
        if any(word in own.split("_") for word in forms["en"]):
            yield from forms.get(language, ())


@functools.cache
def sexes(value: str) -> tuple[str, ...]:
    """Which of the two a list's word is; neither for any other word."""
    own = Text.of(value)
    return tuple(sex for sex in PRONOUN_OF if finder_of("gender", sex).stands(own))


@functools.cache
def _own(trait: Trait, form: str) -> str:
    """What a list says without its word for a room, a section or a shift."""
    english = "|".join(section("placed", PLACED[trait])["en"])
    return literal(re.sub(rf"^(?:{english})\s+(?:no\.?\s+)?", "", fold(form).text))


def is_beside(trait: Trait, form: str, text: Text, short_ones: frozenset[str]) -> bool:
    """Whether a value stands beside the word for a room, a section or a shift.

    `short_ones` are those that `numbered` found in the text.
    """
    # "Night" and "6" are everyday words; beside "shift" and "line" they are not.
    own = _own(trait, form)
    if short(own):
        return own in short_ones
    if fold(form).text.startswith(_heads(trait)) and stands(form, text.folded):
        return True
    return bool(own) and _beside(trait, own).stands(text)


def stands(words: str, text: str) -> bool:
    """Whether words stand in a folded text and are no part of longer ones."""
    return whole(words).search(text) is not None


def as_code(value: str, words: str) -> bool:
    """Whether a country stands in a text by its code in capitals."""
    code = value.strip().upper() if country(value) else ""
    return bool(code) and re.search(rf"(?<!\w){code}(?!\w)", words) is not None
