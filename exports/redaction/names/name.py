"""A known name as units: the parts that may be left out, reordered, abbreviated or misheard."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from exports.redaction.lists.lexicon import (
    ABD,
    ARTICLES,
    GENERIC,
    LEGAL,
    TITLES,
    TITLES_AFTER,
    WEAK,
)
from exports.redaction.model import Known
from exports.redaction.reading.view import words_of
from workstation.text import fold
from workstation.text.common import common_words

PERSONS = frozenset({"person", "alias"})
CROWD = 8
"""Of more people who share a part of a name it tells nobody apart: the first few stand for all."""
_PLACES = frozenset({"site", "place"})


# What stands in a record as part of a name and is not among its first letters.
_CALLINGS = frozenset(("father", "sister", "brother", "mother", "bin", "binti", "bte"))
_KUNYA = frozenset(["abu", "umm", "um", "oum", "om", "ابو", "ابا", "ابي", "بو", "ام"])
_ARTICLES_OF_GOD = ("ar", "al", "ur", "el", "er", "ul")
_ES = re.compile("(?<=[sxzo])es$|(?<=[cs]h)es$")
_Y = re.compile("ies$")
# Whose child or wife somebody is, as Malaysia and Singapore write it: a/l, s/o.
CHILD_OF = regex.compile(r"(?<![a-z])(?:a/[lp]|[sdw]/o)(?![a-z])")
_APOSTROPHE = re.compile(r"(?<=[a-z])'(?=[a-z]{1,})")


@dataclass(frozen=True, slots=True)
class Name:
    """A name cut into units; a weak unit tells nobody apart when it stands alone."""

    known: Known
    units: tuple[str, ...]
    weak: tuple[bool, ...]

    def twin(self, mask: int, taken: int) -> int:
        """Another unit spelt like the one in `mask` and not taken yet (Su Su); else `mask`."""
        if mask.bit_count() != 1:
            return mask
        unit = self.units[mask.bit_length() - 1]
        free = (1 << at for at, other in enumerate(self.units) if other == unit)
        return next((bit for bit in free if not bit & taken), mask)

    def leads(self, mask: int) -> bool:
        """Whether the units in `mask` only ever stand before another: Abu, Umm."""
        units = [unit for bit, unit in enumerate(self.units) if mask >> bit & 1]
        return bool(units) and all(map(_KUNYA.__contains__, units))

    @property
    def ordered(self) -> bool:
        """Whether its units keep their order (a firm's do, a person's do not)."""
        return self.known.kind not in PERSONS

    @property
    def is_a_place(self) -> bool:
        """Whether it is an address, whose parts a comma may part."""
        return self.known.kind in _PLACES

    @property
    def small(self) -> frozenset[str]:
        """The units that the record writes without a capital."""
        return _small(self.known.text)

    @property
    def strong(self) -> tuple[str, ...]:
        """The units that tell apart."""
        return tuple(u for u, weak in zip(self.units, self.weak, strict=True) if not weak)

    def acronyms(self) -> Iterator[str]:
        """First letters: of all parts; of a person's first two; of a firm's first three or more."""
        units = [unit for unit in self.units if not (self.ordered and unit in LEGAL)]
        firsts = "".join(unit[0] for unit in units)
        yield "".join(unit[0] for unit in self.units)
        yield "".join(word.text[0] for word in words_of(fold(self.known.text).text))
        raw = [w.text for w in words_of(fold(self.known.text).text) if w.text not in LEGAL]
        if self.ordered:
            yield "".join(word[0] for word in raw[-3:] if len(raw) > 4)
            yield "".join(word[0] for word in raw[1:] if len(raw) > 4)
            yield from ("".join(w[0] for w in raw[:size]) for size in range(3, len(raw) + 1))
        yield "".join(unit[0] for unit in self.units if unit not in TITLES | _CALLINGS)
        if not self.ordered and len(firsts) > 2:
            yield from (
                firsts[1:] + firsts[0],
                firsts[-1] + firsts[:-1],
                firsts[1::-1] + firsts[2:],
            )
        yield from (firsts[:length] for length in range(3 if self.ordered else 2, len(firsts) + 1))
        if self.ordered:
            yield "".join(unit[0] for unit in units if unit not in GENERIC)


@lru_cache(maxsize=1 << 12)
def _small(text: str) -> frozenset[str]:
    return frozenset(fold(word).text for word in text.split() if word[:1].islower())


def name_of(known: Known) -> Name:
    """Cut a known name into units; titles, legal forms and shared parts are weak."""
    folded = CHILD_OF.sub("bin", _APOSTROPHE.sub("", fold(known.text).text))
    parts = [word.text for word in words_of(folded)]
    units = tuple(_join_particles(parts))
    if known.kind in PERSONS:
        first = [unit in WEAK | TITLES | TITLES_AFTER for unit in units[:-1]]
        weak = (*first, *(unit in WEAK | TITLES_AFTER for unit in units[-1:]))
    else:
        weak = tuple(unit in LEGAL | GENERIC for unit in units)
    if len(units) == 1:
        weak = (False,)
    return Name(known, units, weak)


def is_common(word: str) -> bool:
    """A plain word or the plural of one, a number or a mere letter."""
    if len(word) < 2 or word.isdigit() or word in common_words():
        return True
    if not word.endswith("s") or len(word) < 5:
        return False
    stems = (word[:-1], _ES.sub("", word), _Y.sub("y", word))
    return any(stem in common_words() for stem in stems)


def whole_servant(part: str, following: str) -> str:
    """Abd as it is shortened before the name of God, where no article stands between: Abdul."""
    return "abdul" if part == "abd" and following not in _ARTICLES_OF_GOD else part


def _join_particles(parts: Sequence[str]) -> Iterator[str]:
    """Abd, and the article before a family name, are part of the word that follows."""
    held = ""
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        if not last and (part in ABD or (held and part in _ARTICLES_OF_GOD)):
            held += whole_servant(part, parts[at + 1])
            continue
        if not last and part in ARTICLES and not held:
            continue
        yield held + part
        held = ""
