"""Names of the record as others write them: Burmese in the other script, short parts in full."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exports.redaction.names.name import PERSONS, Name, name_of
from workstation.text import fold
from workstation.text.burmese import from_burmese, to_burmese

_BURMESE = range(0x1000, 0x10A0)
# Parts that many write short, and which short are titles or letters of something else.
_IN_FULL = (
    (re.compile(r"^Ma\.(?= )"), "Maria"),
    (re.compile(r"[वब]ि\. ?क\.?(?!\w)"), "विश्वकर्मा"),
    (re.compile(r"\bB\. ?K\b\.?|\bBK\b"), "Bishwakarma"),
)


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


def in_full(names: Iterable[Name]) -> Iterator[Name]:
    """Names of people of the case with a part in full that the record has short: Ma. for Maria."""
    for name in names:
        for short, full in _IN_FULL if name.known.linked and name.known.kind in PERSONS else ():
            if short.search(name.known.text):
                yield name_of(replace(name.known, text=short.sub(full, name.known.text)))


def _is_burmese(name: Name) -> bool:
    return ord(name.units[0][0]) in _BURMESE


def _entity(name: Name) -> tuple[str, str]:
    return name.known.same_as or name.known.id, name.known.kind
