"""Names as heard across scripts: a suggestion for a person, never more.

A text becomes a stream of consonants; a name is looked for in the scripts in which the record
holds no form of it, and the vowels written between the consonants may not contradict.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import regex
from ahocorasick_rs import AhoCorasick, MatchKind
from anyascii import anyascii

from exports.redaction.memory import ByWord
from exports.redaction.model import Span
from exports.redaction.names import Name
from exports.redaction.surroundings import Place, torn_after
from exports.redaction.view import UNSPACED, View, Word

_BLOCKS = ((0x0600, 0x06FF), (0x0900, 0x09FF), (0x0E00, 0x0EFF), (0x1000, 0x104F), (0x1780, 0x17D3))
_OVERRIDES = {
    **dict.fromkeys("ຍຢวວវွျြញညះ់័ះះห", ""),
    **dict.fromkeys("อອ", "o"),
    **dict.fromkeys("اعةآ", "a"),
    **dict.fromkeys("ិីيی", "i"),
    **dict.fromkeys("ុូو", "u"),
    "သ": "t",
    "ຊ": "s",
    "ံ": "n",
}
_LATIN = re.compile(
    "tch|sh|ch|ph|th|kh|gh|ng|ny|ky|gy|hs|ht|hp|dj|tj|dh|bh|jh|ee|oo|ou|oe|aw|au|ai|ay|ei|ey|."
)
_SOUNDS = {
    **dict.fromkeys(("p", "ph", "hp", "b", "bh"), "P"),
    **dict.fromkeys(("t", "th", "ht", "d", "dh"), "T"),
    **dict.fromkeys(("k", "kh", "g", "gh", "q"), "K"),
    **dict.fromkeys(("s", "sh", "hs", "z", "x"), "S"),
    **dict.fromkeys(("c", "ch", "tch", "j", "jh", "ky", "gy", "dj", "tj", "chh"), "C"),
    **dict.fromkeys(("n", "nn", "ng", "ny", "gn", "nh"), "N"),
    "f": "F",
    "m": "M",
    "l": "L",
    "r": "R",
    "a": "a",
    "e": "e",
    "i": "i",
    "o": "o",
    "u": "u",
    "ee": "i",
    "oo": "u",
    "ou": "u",
    "oe": "u",
    "aw": "o",
    "au": "aou",
    "ai": "ae",
    "ay": "ae",
    "ei": "ei",
    "ey": "ei",
    "ae": "e",
    "ue": "u",
    "eu": "u",
    "ao": "ao",
    "ie": "i",
    "uo": "u",
    "am": "a",
    "ah": "a",
}
_NEAR = {"a": "aoe", "e": "eai", "i": "ie", "o": "oau", "u": "uo"}
# More names than a case has: by short sounds everybody would be like somebody.
_CASE = 300
_COARSE = str.maketrans("FCR", "PSL")
_PREPOSED = frozenset("เแโใไເແໂໃໄ")
_TRAILING = tuple(
    regex.compile(rf"[\p{{M}}ะาๅำຽະາຳيةهاو']*{more}")
    for more in ("[อອ]?[ยวຍວ]{2}", "[อອ]?[ยวຍວ]", "[อອ]", "")
)
_LEADING = regex.compile(r"(?:[เแโใไເແໂໃໄ]?[อຍยวວຢອအယဝاعويअআউইয][\p{M}]*[อອاาາ]?)?[\p{M}]*\Z")
_CROSSED = regex.compile(r"[.!?;:,()\n\u104a\u104b។\u0964]| .* .* ")


@dataclass(slots=True)
class _Sound:
    """A consonant and the vowels that may be heard behind it."""

    letter: str
    vowels: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    name: Name
    sounds: Sequence[_Sound]
    scripts: frozenset[int]
    vowel_first: bool

    @property
    def fine(self) -> str:
        return "".join(sound.letter for sound in self.sounds)


class Hearing:
    """Names of the case by sound, for the scripts in which they are not on record."""

    def __init__(self, names: Iterable[Name]) -> None:
        linked = [name for name in names if name.known.linked]
        scripts: dict[tuple[str, str], set[int]] = defaultdict(set)
        for name in linked:
            scripts[_entity(name)].add(_script(name.units[0][0]))
        least = 3 if len(linked) <= _CASE else 6
        self._forms = [
            _Form(name, sounds, frozenset(scripts[_entity(name)]), _sound(part[0])[0] == "")
            for name in linked
            for part in _parts(name)
            for sounds in _variants(part)
            if len(sounds) >= least
        ]
        self._finder = AhoCorasick([_key(form.sounds) for form in self._forms], MatchKind.Standard)
        self._foreign: dict[str, list[_Form]] = defaultdict(list)
        for form in self._forms:
            if 0 not in form.scripts:
                self._foreign[_key(form.sounds)].append(form)
        self._keys = ByWord(_latin_key)
        self._prefixes = {key[:end] for key in self._foreign for end in range(1, len(key) + 1)}

    def spans(self, view: View) -> Iterator[Span]:
        """Where a name of the record may stand in another script; all amber."""
        if not self._forms:
            return
        if not view.text.isascii():
            yield from self._in_native(view)
        if self._foreign:
            yield from self._in_latin(view)

    def _in_native(self, view: View) -> Iterator[Span]:
        table = _native_sounds()
        codes = np.frombuffer(view.text.encode("utf-32-le"), np.uint32)
        places = np.flatnonzero(np.isin(codes, _native_consonants()))
        fine = "".join([table[view.text[at]] for at in places.tolist()])
        stream = fine.translate(_COARSE)
        for index, first, last in self._finder.find_matches_as_indexes(stream, overlapping=True):
            form = self._forms[index]
            if _differing(form.fine, fine[first:last]) > len(form.fine) // 3:
                continue
            begin, end = int(places[first]), int(places[last - 1]) + 1
            if _script(view.text[begin]) in form.scripts or _CROSSED.search(view.text, begin, end):
                continue
            begin, end = _widen(view.text, begin, end, vowel_first=form.vowel_first)
            if _whole(view, begin, end) and _alike(form.sounds, hear(view.text[begin:end])):
                yield _span(view, form, begin, end)

    def _in_latin(self, view: View) -> Iterator[Span]:
        words, keys = view.words, self._keys
        for at in view.capitals:
            key = keys[words.texts[at]]
            if key not in self._prefixes:
                continue
            first, last = words[at], at
            while key in self._prefixes and view.capital(words[last]):
                if key in self._foreign:
                    yield from self._whole_words(view, first, words[last])
                last += 1
                if last == len(words) or not view.adjoin(words[last - 1], words[last]):
                    break
                key += keys[words.texts[last]]

    def _whole_words(self, view: View, first: Word, last: Word) -> Iterator[Span]:
        sounds = hear(view.text[first.start : last.end])
        for form in self._foreign[_key(sounds)]:
            if _alike(form.sounds, sounds):
                yield _span(view, form, first.start, last.end)


def hear(text: str) -> list[_Sound]:
    """The consonants of a folded text, each with the vowels written behind it."""
    stream: list[_Sound] = []
    waiting = ""
    for match in _LATIN.finditer(text):
        consonant, vowels = _sound(match[0])
        if match[0] in _PREPOSED:
            waiting = vowels
        elif consonant:
            stream.append(_Sound(consonant, waiting))
            waiting = ""
        elif stream:
            stream[-1].vowels += vowels
    return stream


@functools.cache
def _sound(letters: str) -> tuple[str, str]:
    """A consonant class or "", and the vowels that the letters may stand for."""
    spelt = letters if letters.isascii() else _OVERRIDES.get(letters, anyascii(letters).lower())
    found = _SOUNDS.get(spelt, "")
    return (found, "") if found.isupper() else ("", found)


@functools.cache
def _native_sounds() -> dict[str, str]:
    letters = (chr(code) for first, last in _BLOCKS for code in range(first, last + 1))
    return {char: consonant for char in letters if (consonant := _sound(char)[0])}


@functools.cache
def _native_consonants() -> "np.ndarray[tuple[int], np.dtype[np.uint32]]":
    return np.array([ord(char) for char in _native_sounds()], np.uint32)


def _key(sounds: Sequence[_Sound]) -> str:
    return "".join(sound.letter for sound in sounds).translate(_COARSE)


def _latin_key(word: str) -> str:
    return _key(hear(word)) if "a" <= word[0] <= "z" else ""


def _entity(name: Name) -> tuple[str, str]:
    return name.known.same_as or name.known.id, name.known.kind


def _script(char: str) -> int:
    return 0 if char < "\u0250" else ord(char) >> 7


def _parts(name: Name) -> Iterator[str]:
    """The whole name, neighbouring pairs, and strong units of some length."""
    units = name.units
    yield "".join(units)
    if name.ordered:
        return
    if len(units) > 2:
        yield from (a + b for a, b in pairwise(units))
    if len(units) > 1:
        yield from (unit for unit in name.strong if len(unit) >= 5)


def _variants(part: str) -> Iterator[list[_Sound]]:
    """As spelt; with ky as k and y; and without a last stop that Thai does not write."""
    spellings = {part, part.replace("ky", "k").replace("gy", "g")}
    for spelling in sorted(spellings):
        sounds = hear(spelling)
        if len(sounds) >= 3:
            yield sounds
        if len(sounds) >= 5 and sounds[-1].letter in "TKP":
            yield sounds[:-1]


def _differing(one: str, other: str) -> int:
    return sum(map(str.__ne__, one, other))


def _alike(known: Sequence[_Sound], heard: Sequence[_Sound]) -> bool:
    if len(known) != len(heard):
        return False
    pairs = list(zip(known, heard, strict=True))
    exact = sum(a.letter == b.letter for a, b in pairs)
    vowels = [(a.vowels, b.vowels) for a, b in pairs if a.vowels and b.vowels]
    agreed = sum(any(v in _NEAR[u] for u in a for v in b) for a, b in vowels)
    clashes = len(vowels) - agreed
    if len(known) == 3:
        return exact == 3 and agreed >= 1 and not clashes
    return exact >= len(known) - len(known) // 3 and clashes <= len(known) // 4


def _widen(text: str, begin: int, end: int, *, vowel_first: bool) -> tuple[int, int]:
    """Take in the vowels around the consonants, as far as no syllable is torn."""
    before = _LEADING.search(text, max(0, begin - 6), begin) if vowel_first else None
    if before and before[0]:
        begin = before.start()
    elif text[begin - 1 : begin] in _PREPOSED:
        begin -= 1
    ends = [match.end() for form in _TRAILING if (match := form.match(text, end))]
    return begin, next((last for last in ends if not torn_after(text, last)), ends[-1])


def _whole(view: View, begin: int, end: int) -> bool:
    place = Place(view, begin, end)
    if UNSPACED.match(view.text, begin):
        return not place.torn
    return place.open_before or not view.text[begin - 2 : begin].strip().isalpha()


def _span(view: View, form: _Form, begin: int, end: int) -> Span:
    start, stop = view.folded.span(begin, end)
    known = form.name.known
    return Span(start, stop, known.id, known.kind, "amber", "sounds alike")
