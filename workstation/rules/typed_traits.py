"""Finds in somebody's words the traits of a staff list that nobody listed as told."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from workstation.records.briefings import GivenDetail
from workstation.records.organisations import Trait
from workstation.records.rosters import Roster
from workstation.rules.counting import COLUMNS, said
from workstation.text import fold

_PLACED: Mapping[Trait, tuple[str, ...]] = MappingProxyType(
    {
        Trait.DORM: ("dorm", "dormitory", "room", "block"),
        Trait.SECTION: ("section", "line", "department", "unit"),
        Trait.SHIFT: ("shift",),
    }
)
"""Words beside which a letter or number of the list is a room, a line or a shift."""

_ALSO: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "woman": ("women", "female", "females", "lady", "ladies", "girl", "girls"),
        "man": ("men", "male", "males", "boy", "boys"),
        "female": ("females", "woman", "women", "lady", "ladies", "girl", "girls"),
        "male": ("males", "man", "men", "boy", "boys"),
    }
)
"""Other words for what a list says of sex, as `rosters` keeps it and as lists write it."""


def typed_traits(words: str, roster: Roster | None) -> tuple[GivenDetail, ...]:
    """Each trait of the list that stands in these words, as whoever holds the list reads it."""
    text = fold(words).text
    held = () if roster is None else roster.rows
    pairs = {(trait, getattr(row, name)) for row in held for trait, name in COLUMNS.items()}
    return tuple(
        GivenDetail(attribute=trait, value=value)
        for trait, value in sorted(pairs)
        if any(stands(form, text) for form in _forms(trait, value))
    )


def stands(words: str, text: str) -> bool:
    """Whether words stand in a folded text and are no part of longer ones."""
    return re.search(rf"(?<!\w){re.escape(fold(words).text)}(?!\w)", text) is not None


def _forms(trait: Trait, value: str) -> Iterator[str]:
    placed = _PLACED.get(trait, ())
    for form in said(trait, value):
        if placed:
            # "Night" and "6" are everyday words; beside "shift" and "line" they are not.
            yield from (f"{word} {form}" for word in placed)
            yield from (f"{form} {word}" for word in placed)
            yield from (form,) if form.startswith(placed) else ()
        else:
            yield form
            yield from _ALSO.get(form, ())
