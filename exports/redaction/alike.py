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


Sound = tuple[str, str, bool]


def likeness(one: Sequence[Phone], other: Sequence[Phone]) -> float:
    """From 1 for names that sound the same down to 0 for strangers."""
    return _likeness(tuple(map(sound_of, one)), tuple(map(sound_of, other)))


def sound_of(phone: Phone) -> Sound:
    """What is compared of a phone, wherever it stands."""
    return phone.sign, phone.vowels, phone.strong


def likenesses(
    one: Sequence[Sound], other: Sequence[Sound], least: int, floor: float = 0.0
) -> list[float]:
    """How alike `one` is to the first `least` sounds of the other, to one more, up to all.

    Nothing if it is clear before the end that none is as much as `floor`.
    """
    lost, others = [_loss(sound) for sound in one], [_loss(sound) for sound in other]
    above = [0.0, *accumulate(others)]
    whole = sum(lost)
    weights = [whole + there for there in above]
    most = (1 - floor) * weights[-1] / 2
    for mine, loss in zip(one, lost, strict=True):
        cost = above[0] + loss
        row = [cost]
        for at, heard in enumerate(other):
            cost += others[at]
            swapped, missed = above[at] + _apart(mine, heard), above[at + 1] + loss
            cost = swapped if swapped < cost else cost
            cost = missed if missed < cost else cost
            row.append(cost)
        if min(row) > most:
            return []
        above = row
    return [
        max(0.0, 1 - 2 * cost / weight) if weight else 0.0
        for cost, weight in zip(above[least:], weights[least:], strict=True)
    ]


# A name is compared with the same words wherever a text has them.
@functools.lru_cache(maxsize=1 << 15)
def _likeness(one: tuple[Sound, ...], other: tuple[Sound, ...]) -> float:
    return next(iter(likenesses(one, other, len(other))), 0.0)


@functools.cache
def _loss(sound: Sound) -> float:
    sign, _, strong = sound
    heavy = _LOSS.get(sign, 1.0)
    return heavy if strong else min(heavy, _FAINT)


@functools.cache
def _apart(one: Sound, other: Sound) -> float:
    return _consonants(one[0], other[0]) + _vowels(one[1], other[1])


def _consonants(one: str, other: str) -> float:
    return 0.0 if one == other else _NEAR.get(frozenset((one, other)), 1.0)


def _vowels(one: str, other: str) -> float:
    """Nothing where one of them writes no vowel: most scripts leave some out."""
    met = not one or not other or any(b in _VOWELS_NEAR[a] for a in one for b in other)
    return 0.0 if met else _CLASH
