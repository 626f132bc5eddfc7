"""Vietnamese as it is typed where the keyboard's helper is off: "Thij" for "Thị", "Laam" for "Lâm".

The keys are those of Telex: a letter twice or with w for its hat or horn, the tone at the end.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exports.redaction.names.name import PERSONS, Name, name_of

_SHAPES = {"\u0306": "w", "\u031b": "w"}
_HAT = "\u0302"
_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def typed(names: Iterable[Name]) -> Iterator[Name]:
    """The names of Vietnamese people on record as the keys that were pressed; whole names only."""
    for name in names:
        if name.known.kind not in PERSONS or name.known.text.isascii():
            continue
        keys = " ".join(map(_keys, name.known.text.split()))
        if keys.isascii() and keys.lower() != _bare(name.known.text):
            yield name_of(replace(name.known, text=keys, linked=False))


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
