"""Names as fonts of before Unicode keep them: TCVN3, VNI, VIQR, Preeti, Kruti Dev, Bijoy.

Such a text is drawn right by its own font only; copied into a file it is a row of other letters.
So is what was typed in Thai or Arabic on a keyboard that was left in English.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.model import Span
from exports.redaction.names.name import PERSONS, Name, is_common
from exports.redaction.reading.view import View
from exports.redaction.writings.old_glyphs import (
    ARABIC_KEYS,
    BIJOY,
    KRUTI_DEV,
    PREETI,
    TCVN3,
    THAI_KEYS,
    VIQR,
    VNI,
)

_LEAST, _WHOLE = 5, 6
_VIRAMA = "\u094d\u09cd"
_SYLLABLE = regex.compile(
    r"(?:[\u0915-\u0939\u0995-\u09b9]\u093c?\u09bc?[\u094d\u09cd])*"
    r"[\u0904-\u0939\u0958-\u095f\u0985-\u09b9\u09dc-\u09df\u09ce]\u093c?\u09bc?"
    r"[\u093e-\u094c\u09be-\u09cc]?[\u0900-\u0903\u0981-\u0983]*[\u094d\u09cd]?"
)
_SIGN = regex.compile(r"[\u093e-\u094c\u09be-\u09cc]")
# Two drawings of one vowel, by its place in the word.
_DRAWN_ALIKE = str.maketrans("†ˆ", "‡‰")

_Table = Mapping[str, str]


class OldFonts:
    """Search for the names of the case in the codes of old fonts."""

    def __init__(self, names: Iterable[Name]) -> None:
        people = [n for n in names if n.known.linked and n.known.kind in PERSONS]
        forms = {form: name for name in people for form in _forms(name.known.text)}
        self._forms = list(forms.items())
        self._finder = AhoCorasick(list(forms), MatchKind.LeftmostLongest)

    def spans(self, view: View) -> Iterator[Span]:
        """Every such form that no letter or digit touches."""
        text = view.original.translate(_DRAWN_ALIKE) if self._forms else ""
        for index, begin, end in self._finder.find_matches_as_indexes(text):
            if text[begin - 1 : begin].isalnum() or text[end : end + 1].isalnum():
                continue
            known = self._forms[index][1].known
            yield Span(begin, end, known.id, known.kind, "auto", "old font")


def _forms(text: str) -> Iterator[str]:
    words = unicodedata.normalize("NFC", text).split()
    for spell in _WAYS:
        spelt = [spell(word) for word in words]
        if all(spelt):
            yield from _telling(words, [form or "" for form in spelt])


def _telling(words: list[str], spelt: list[str]) -> Iterator[str]:
    """The whole name, and each part that is not spelt as in Unicode and as long as a name."""
    whole = " ".join(spelt).translate(_DRAWN_ALIKE)
    if spelt != words and len(whole) >= _WHOLE:
        yield whole
    for word, form in zip(words, spelt, strict=True):
        if word != form and len(form) >= _LEAST and not is_common(form.lower()):
            yield form.translate(_DRAWN_ALIKE)


def _letters(table: _Table) -> Callable[[str], str | None]:
    """Vietnamese, letter by letter; other writings have no such form."""

    def spell(word: str) -> str | None:
        latin = all(unicodedata.name(letter, "").startswith("LATIN") for letter in word)
        return "".join(table.get(letter, letter) for letter in word) if latin else None

    return spell


def _keys(table: _Table) -> Callable[[str], str | None]:
    """Key by key; None where a letter is on no key."""
    pieces = sorted(table, key=len, reverse=True)
    found = regex.compile("|".join(map(regex.escape, pieces)))

    def spell(word: str) -> str | None:
        rest = found.sub("", word)
        return None if rest else found.sub(lambda match: table[match[0]], word)

    return spell


def _syllables(table: _Table) -> Callable[[str], str | None]:
    """Indic scripts, syllable by syllable; None where the font's table knows no sign for one."""

    def spell(word: str) -> str | None:
        found = _SYLLABLE.findall(word)
        drawn = [_drawn(syllable, table) for syllable in found]
        whole = "".join(found) == word and all(drawn)
        return "".join(one or "" for one in drawn) if whole else None

    return spell


def _drawn(syllable: str, table: _Table) -> str | None:
    """A syllable in the order of its strokes: vowels that stand before it come first."""
    sign = _SIGN.search(syllable)
    vowel = sign[0] if sign else ""
    cluster = syllable[: sign.start()] if sign else syllable.rstrip(table["marks"])
    marks = syllable[len(cluster) + len(vowel) :]
    reph = cluster[0] in "रর" and len(cluster) > 2 and cluster[1] in _VIRAMA
    base = _consonants(cluster[2:] if reph else cluster, table)
    before, _, after = table.get(vowel, "\0" if vowel else "").rpartition("·")
    tail = [table.get(mark) for mark in marks]
    if base is None or after == "\0" or None in tail:
        return None
    return "".join([before, base, after, table["reph"] * reph, *filter(None, tail)])


def _consonants(cluster: str, table: _Table) -> str | None:
    """The longest pieces that the table has, from the left."""
    drawn = ""
    while cluster:
        piece = next((cluster[:n] for n in range(len(cluster), 0, -1) if cluster[:n] in table), "")
        if not piece:
            return None
        drawn, cluster = drawn + table[piece], cluster[len(piece) :]
    return drawn


_WAYS = (
    *map(_letters, (TCVN3, VNI, VIQR)),
    *map(_syllables, (PREETI, KRUTI_DEV, BIJOY)),
    *map(_keys, (THAI_KEYS, ARABIC_KEYS)),
)
