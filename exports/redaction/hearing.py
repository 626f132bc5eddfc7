"""Names as heard across scripts: a suggestion for a person, never more.

Each text becomes a stream of consonant sounds, with the vowels written between them; a name in one
script is looked for in all others in which the record holds no form of it.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind
from anyascii import anyascii

from exports.redaction.model import Span
from exports.redaction.names import Name, is_common
from exports.redaction.unspaced import Place
from exports.redaction.view import UNSPACED, View

_PREPOSED = frozenset("เแโใไເແໂໃໄ")
_OVERRIDES = {
    "သ": "t", "ຊ": "s", "ຍ": "", "ຢ": "", "อ": "o", "ອ": "o", "و": "u", "ي": "i", "ا": "a",
    "ع": "a", "ة": "a", "ه": "", "ח": "", "ွ": "", "ျ": "", "ြ": "", "ว": "", "ວ": "", "វ": "",
    "ฺ": "", "ํ": "m", "ံ": "n", "ី": "i", "ិ": "i", "ុ": "u", "ូ": "u", "់": "", "័": "",
    "ည": "", "း": "", "။": "", "၊": "", "ះ": "",
}  # fmt: skip
_DIGRAPHS = re.compile(r"sh|ch|ph|th|kh|gh|ng|ny|ky|gy|hs|ht|hp|dj|tj|dh|bh|jh|ee|oo|ou|oe|aw|au|ai|ay|ei|ey|.")
_CONSONANTS = {
    **dict.fromkeys(("p", "ph", "hp", "b", "bh"), "P"),
    "f": "F",
    **dict.fromkeys(("t", "th", "ht", "d", "dh"), "T"),
    **dict.fromkeys(("k", "kh", "g", "gh", "q"), "K"),
    **dict.fromkeys(("s", "sh", "hs", "z", "x"), "S"),
    **dict.fromkeys(("c", "ch", "j", "jh", "ky", "gy", "dj", "tj"), "C"),
    "m": "M",
    **dict.fromkeys(("n", "ng", "ny"), "N"),
    "l": "L",
    "r": "R",
}
_VOWELS = {
    "a": "a", "e": "e", "i": "i", "o": "o", "u": "u", "ee": "i", "oo": "u", "ou": "u", "oe": "u",
    "aw": "o", "au": "aou", "ai": "ae", "ay": "ae", "ei": "ei", "ey": "ei",
}  # fmt: skip
_NEAR = {"a": "aoe", "e": "eai", "i": "ie", "o": "oau", "u": "uo"}
_COARSE = str.maketrans("FCR", "PSL")


@dataclass(slots=True)
class _Sound:
    """A consonant, the vowels written behind it, and its stretch in the folded text."""

    letter: str
    begin: int
    end: int
    vowels: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    name: Name
    sounds: Sequence[_Sound]
    scripts: frozenset[int]


class Hearing:
    """Names of the case, by sound, for the scripts in which they are not on record."""

    def __init__(self, names: Iterable[Name]) -> None:
        linked = [name for name in names if name.known.linked]
        scripts: dict[str, set[int]] = defaultdict(set)
        for name in linked:
            scripts[_entity(name)].add(script(name.units[0][0]))
        self._forms = [
            _Form(name, sounds, frozenset(scripts[_entity(name)]))
            for name in linked
            for sounds in map(hear, _parts(name))
            if len(sounds) >= 3
        ]
        self._finder = AhoCorasick(
            ["".join(s.letter for s in form.sounds).translate(_COARSE) for form in self._forms],
            MatchKind.Standard,
        )

    def spans(self, view: View) -> Iterator[Span]:
        """Where a name of the record may stand in another script, all amber."""
        if not self._forms:
            return
        stream = hear(view.text)
        text = "".join(sound.letter for sound in stream).translate(_COARSE)
        for index, first, last in self._finder.find_matches_as_indexes(text, overlapping=True):
            form, heard = self._forms[index], stream[first:last]
            begin, end = heard[0].begin, _end(view, heard[-1])
            if script(view.text[begin]) in form.scripts or not _alike(form.sounds, heard):
                continue
            if _fits(view, begin, end):
                start, stop = view.folded.span(begin, end)
                known = form.name.known
                yield Span(start, stop, known.id, known.kind, "amber", "sounds alike")


def script(char: str) -> int:
    """Which script a letter belongs to: its block of 128 code points, all Latin being one."""
    return 0 if char < "\u0250" else ord(char) >> 7


def hear(text: str) -> list[_Sound]:
    """The consonants of a folded text in order."""
    stream: list[_Sound] = []
    waiting = ""
    for word, begin in _chunks(text):
        for match in _DIGRAPHS.finditer(word) if word.isascii() else re.finditer(".", word):
            at = begin + match.start()
            consonant, vowel = _sound(match[0])
            if match[0] in _PREPOSED:
                waiting = vowel
            elif consonant:
                stream.append(_Sound(consonant, at, at + len(match[0]), waiting))
                waiting = ""
            elif vowel and stream:
                stream[-1].vowels += vowel
    return stream
