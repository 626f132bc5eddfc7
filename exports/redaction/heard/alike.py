"""How alike two names sound, phone by phone."""

import functools
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from exports.redaction.heard.phones import Phone, phones

# What one ear writes for another, and how far apart the two are; other pairs are strangers.
_NEAR = {
    frozenset(pair): cost / 100
    for pair, cost in {
        "PF": 25, "FW": 20, "PW": 40, "NG": 15, "NM": 45, "GM": 60, "LR": 20, "CS": 40, "CT": 50,
        "CK": 45, "ST": 40, "LN": 50, "RN": 50, "YC": 40, "HK": 35, "GK": 40, "WY": 40, "TR": 60,
        "AH": 15, "AW": 25, "AY": 25, "WH": 30, "YH": 30, "YN": 40, "KT": 70, "PT": 80, "PM": 80,
        "CY": 40, "FH": 60, "HR": 50, "YR": 40,
    }.items()
}  # fmt: skip
_LOSS = {"W": 0.2, "Y": 0.2, "H": 0.25, "A": 0.12, "R": 0.6, "N": 0.7, "G": 0.7}
_FAINT = 0.3
_VOWELS_NEAR = {"a": "aoe", "e": "eai", "i": "ie", "o": "oau", "u": "uo"}
_CLASH = 0.25
_SIGNS = {sign: number for number, sign in enumerate("PTKSCFNGMLRWYHA")}
_VOWELS = {vowel: 1 << number for number, vowel in enumerate("aeiou")}
_SETS = 1 << len(_VOWELS)

Sound: TypeAlias = int
"""What is compared of a phone, as a number: its sign, which vowels it has, if it is strong."""


def sound_of(phone: Phone) -> Sound:
    """What is compared of a phone, wherever it stands."""
    return (_SIGNS[phone.sign] * _SETS + _set(phone.vowels)) * 2 + phone.strong


@functools.lru_cache(maxsize=1 << 10)
def _set(vowels: str) -> int:
    return sum(_VOWELS[vowel] for vowel in frozenset(vowels))


# A name is compared with the same words wherever a text has them.
@functools.lru_cache(maxsize=1 << 15)
def likeness(one: str, other: str) -> float:
    """Of two words: from 1 if they sound the same down to 0 for strangers."""
    heard = sounds_of(other)
    return next(iter(likenesses(sounds_of(one), heard, len(heard))), 0.0)


@functools.lru_cache(maxsize=1 << 14)
def sounds_of(word: str) -> tuple[Sound, ...]:
    """What a folded word sounds like."""
    return tuple(map(sound_of, phones(word)))


def likenesses(
    one: Sequence[Sound], other: Sequence[Sound], least: int, floor: float = 0.0
) -> list[float]:
    """How alike `one` is to the first `least` sounds of the other, to one more, up to all.

    Nothing if it is clear before the end that none is as much as `floor`.
    """
    kinds, others = [sound >> 1 for sound in other], [LOSSES[sound] for sound in other]
    above = [0.0, *accumulate(others)]
    *_, whole = accumulate((LOSSES[sound] for sound in one), initial=0.0)
    weights = [whole + there for there in above]
    most = (1 - floor) * weights[-1] / 2
    for mine in one:
        loss, apart = LOSSES[mine], _apart_from(mine >> 1)
        cost = above[0] + loss
        row = [cost]
        for at, kind in enumerate(kinds):
            cost += others[at]
            swapped, missed = above[at] + apart[kind], above[at + 1] + loss
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


@functools.cache
def apart() -> npt.NDArray[np.float64]:
    """How far apart any two sounds are; whether they are strong does not count: sound >> 1."""
    consonants = np.array([[_consonants(one, other) for other in _SIGNS] for one in _SIGNS])
    vowels = np.array([[_vowels(one, other) for other in range(_SETS)] for one in range(_SETS)])
    each = consonants[:, None, :, None] + vowels[None, :, None, :]
    table: npt.NDArray[np.float64] = each.reshape(len(_SIGNS) * _SETS, -1)
    return table


@functools.cache
def _apart_from(kind: int) -> list[float]:
    costs: list[float] = apart()[kind].tolist()
    return costs


def _loss(sign: str, *, strong: bool) -> float:
    heavy = _LOSS.get(sign, 1.0)
    return heavy if strong else min(heavy, _FAINT)


LOSSES = [_loss(s, strong=strong) for s in _SIGNS for _ in range(_SETS) for strong in (False, True)]
"""What it costs to leave out each of the sounds."""


def _consonants(one: str, other: str) -> float:
    return 0.0 if one == other else _NEAR.get(frozenset((one, other)), 1.0)


def _vowels(one: int, other: int) -> float:
    """Nothing where one of them writes no vowel: most scripts leave some out."""
    near = (
        other & _VOWELS[like]
        for vowel, likes in _VOWELS_NEAR.items()
        if one & _VOWELS[vowel]
        for like in likes
    )
    return 0.0 if not one or not other or any(near) else _CLASH
