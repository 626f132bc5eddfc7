"""How alike two names sound, phone by phone."""

import functools
from collections.abc import Sequence
from itertools import accumulate

from exports.redaction.phones import Phone

# What one ear writes for another, and how far apart the two are; other pairs are strangers.
_NEAR = {
    frozenset(pair): cost / 100
    for pair, cost in {
        "PF": 25, "FW": 20, "PW": 40, "NG": 15, "NM": 45, "GM": 60, "LR": 20, "CS": 40, "CT": 50,
        "CK": 45, "ST": 40, "LN": 50, "RN": 50, "YC": 40, "HK": 35, "GK": 40, "WY": 40, "TR": 60,
        "AH": 15, "AW": 25, "AY": 25, "WH": 30, "YH": 30, "YN": 40, "KT": 70, "PT": 80, "PM": 80,
        "CY": 40, "FH": 60, "HR": 50,
    }.items()
}  # fmt: skip
_LOSS = {"W": 0.2, "Y": 0.2, "H": 0.25, "A": 0.12, "R": 0.6, "N": 0.7, "G": 0.7}
_FAINT = 0.3
_VOWELS_NEAR = {"a": "aoe", "e": "eai", "i": "ie", "o": "oau", "u": "uo"}
_CLASH = 0.25


_Sound = tuple[str, str, bool]


def likeness(one: Sequence[Phone], other: Sequence[Phone]) -> float:
    """From 1 for names that sound the same down to 0 for strangers."""
    return _likeness(tuple(map(_sound, one)), tuple(map(_sound, other)))


def _sound(phone: Phone) -> _Sound:
    return phone.sign, phone.vowels, phone.strong


# A name is compared with the same words wherever a text has them.
@functools.lru_cache(maxsize=1 << 15)
def _likeness(one: tuple[_Sound, ...], other: tuple[_Sound, ...]) -> float:
    lost, others = [_loss(sound) for sound in one], [_loss(sound) for sound in other]
    above = [0.0, *accumulate(others)]
    for (sign, vowels, _), loss in zip(one, lost, strict=True):
        row = [above[0] + loss]
        for at, (heard, said, _) in enumerate(other):
            swapped = above[at] + _consonants(sign, heard) + _vowels(vowels, said)
            row.append(min(swapped, above[at + 1] + loss, row[at] + others[at]))
        above = row
    weight = sum(lost) + sum(others)
    return max(0.0, 1 - 2 * above[-1] / weight) if weight else 0.0


def _loss(sound: _Sound) -> float:
    sign, _, strong = sound
    heavy = _LOSS.get(sign, 1.0)
    return heavy if strong else min(heavy, _FAINT)


@functools.cache
def _consonants(one: str, other: str) -> float:
    return 0.0 if one == other else _NEAR.get(frozenset((one, other)), 1.0)


@functools.cache
def _vowels(one: str, other: str) -> float:
    """Nothing where one of them writes no vowel: most scripts leave some out."""
    met = not one or not other or any(b in _VOWELS_NEAR[a] for a in one for b in other)
    return 0.0 if met else _CLASH
