"""Vietnamese as it is typed where the keyboard's helper is off: "Thij" for "Thị", "Laam" for "Lâm".

The keys are those of Telex: a letter twice or with w for its hat or horn, the tone at the end.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from exports.redaction.names.name import PERSONS, Name, name_of

_SHAPES = {"\u0306": "w", "\u031b": "w"}
_MOST = 4
_HAT = "\u0302"
_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def typed(names: Iterable[Name]) -> Iterator[Name]:
    """The names of Vietnamese people on record as the keys that were pressed; whole names only."""
    for name in names:
        if name.known.kind not in PERSONS or name.known.text.isascii():
            continue
        words = name.known.text.split()
        if _keys(name.known.text).isascii():
            for keys in _ways(words, some=name.known.linked):
                yield name_of(replace(name.known, text=keys, linked=False))


def _ways(words: Sequence[str], *, some: bool) -> Iterator[str]:
    """All words as keys; if `some`, also some of them beside others as they should be."""
    keys = [_keys(word) for word in words]
    told = [at for at, word in enumerate(words) if keys[at].lower() != _bare(word)]
    fewest = 1 if some and len(told) <= _MOST else max(1, len(told))
    for many in range(fewest, len(told) + 1):
        for chosen in combinations(told, many):
            yield " ".join(keys[at] if at in chosen else word for at, word in enumerate(words))


def _keys(word: str) -> str:
    keys, tone = "", ""
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TONES:
            tone = _TONES[letter]
        elif letter == _HAT:
            keys += keys[-1].lower()
        elif letter in "đĐ":
            keys += "dd" if letter == "đ" else "Dd"
        else:
            keys += _SHAPES.get(letter, letter)
    return keys + tone


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
