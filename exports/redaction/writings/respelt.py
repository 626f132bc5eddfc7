"""Burmese names of the record in the other script, syllable by syllable."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exports.redaction.names.name import PERSONS, Name, name_of
from workstation.text import fold
from workstation.text.burmese import from_burmese, to_burmese

_BURMESE = range(0x1000, 0x10A0)


def respelt(names: Iterable[Name]) -> Iterator[Name]:
    """Names that are written syllable for syllable in Burmese or by it, as the other script has it.

    Only for people of the case of whom the record holds no form in that script.
    """
    people = [name for name in names if name.known.linked and name.known.kind in PERSONS]
    held = {(_entity(name), _is_burmese(name)) for name in people}
    for name in people:
        burmese = _is_burmese(name)
        if (_entity(name), not burmese) in held:
            continue
        words = unicodedata.normalize("NFC", fold(name.known.text).text)
        for spelt in from_burmese(words)[:1] if burmese else to_burmese(words):
            yield name_of(replace(name.known, text=spelt))


def _is_burmese(name: Name) -> bool:
    return ord(name.units[0][0]) in _BURMESE


def _entity(name: Name) -> tuple[str, str]:
    return name.known.same_as or name.known.id, name.known.kind
