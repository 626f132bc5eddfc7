"""How alike two names sound, phone by phone."""

import functools
from collections.abc import Sequence

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


def likeness(one: Sequence[Phone], other: Sequence[Phone]) -> float:
    """From 1 for names that sound the same down to 0 for strangers."""
    weight = sum(map(_loss, one)) + sum(map(_loss, other))
    above = [0.0]
    for phone in other:
        above.append(above[-1] + _loss(phone))
    for phone in one:
        row = [above[0] + _loss(phone)]
        for at, heard in enumerate(other):
            row.append(
                min(
                    above[at] + _swap(phone, heard),
                    above[at + 1] + _loss(phone),
                    row[at] + _loss(heard),
                )
            )
        above = row
    return max(0.0, 1 - 2 * above[-1] / weight) if weight else 0.0


def _loss(phone: Phone) -> float:
    heavy = _LOSS.get(phone.sign, 1.0)
    return heavy if phone.strong else min(heavy, _FAINT)


def _swap(one: Phone, other: Phone) -> float:
    return _consonants(one.sign, other.sign) + _vowels(one.vowels, other.vowels)


@functools.cache
def _consonants(one: str, other: str) -> float:
    return 0.0 if one == other else _NEAR.get(frozenset((one, other)), 1.0)


@functools.cache
def _vowels(one: str, other: str) -> float:
    """Nothing where one of them writes no vowel: most scripts leave some out."""
    met = not one or not other or any(b in _VOWELS_NEAR[a] for a in one for b in other)
    return 0.0 if met else _CLASH
