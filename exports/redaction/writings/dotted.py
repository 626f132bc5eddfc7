"""Letters with full stops for the first parts of a name: in any script, beside another part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import regex

from exports.redaction.heard.alike import likeness
from exports.redaction.heard.names import COARSE, without_article
from exports.redaction.heard.phones import Phone, phones
from exports.redaction.heard.texts import beginnings, endings
from exports.redaction.lists.letters import LONGEST, NAMED, letter_called
from exports.redaction.lists.lexicon import TITLES
from exports.redaction.model import Span, Verdict
from exports.redaction.names.name import PERSONS, Name, is_common
from exports.redaction.names.settled import TWO_INITIALS
from exports.redaction.reading.view import View
from exports.redaction.unspaced.forms import burmese_syllables

# A letter with the signs that hang on it or are stacked below it.
_LETTER = r"(?:\p{L}[\u094d\u09cd\u17d2\u1039])?\p{L}\p{M}{0,2}"
_LED = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}.])((?:(?:{NAMED}|{_LETTER})\.(?!\.)[ ]?){{1,4}})"
    r"(\p{L}[\p{L}\p{M}]+|(?<=\.)\p{L}(?![\p{L}\p{M}.]))?"
)
# Vowels of Thai and Lao that are written before the letter which they follow.
_WRITTEN_BEFORE = "เแโใไເແໂໃໄ"
# The first of them, before its full stop.
_HEAD = regex.compile(r"[\p{L}\p{M}]+\Z")
_LONGEST = max(4, LONGEST) + 1
_STOPS = regex.compile(r"[. ]+")
_ALIKE, _LIKELY = 0.85, 0.72
# More names than a case has: some letters would fit somebody wherever they stand.
_CASE = 300


@dataclass(frozen=True, slots=True)
class _Person:
    name: Name
    units: tuple[str, ...]
    said: tuple[tuple[Phone, ...], ...]
    signs: tuple[str, ...]  # what each part begins with


class Dotted:
    """Search for the dotted letters of people of the case."""

    def __init__(self, names: Iterable[Name]) -> None:
        people = (name for name in names if name.known.linked and name.known.kind in PERSONS)
        several = [person for person in map(_person, people) if len(_initialled(person)) > 1]
        self._people = several if len(several) <= _CASE else []

    def spans(self, view: View) -> Iterator[Span]:
        """Letters that begin the parts of a name, in their order, with the part that follows."""
        if not self._people or "." not in view.text:
            return
        for match in _led(view):
            letters = [letter for letter in _STOPS.split(match[1]) if letter]
            meant = [_sign(phones(letter_called(letter))[:1]) for letter in letters]
            word, last = match[2] or "", match.start() + len(match[1].rstrip())
            if len(word) == 1:
                letters, word, last = [*letters, word], "", match.end(2)
            for person in self._people:
                found = _with_part(person, meant, word) if word else None
                found = found or _alone(person, letters)
                if found:
                    end, verdict = found
                    stop = match.start(2) + end if end else last
                    begin, stop = view.folded.span(match.start(), stop)
                    known = person.name.known
                    yield Span(begin, stop, known.id, known.kind, *verdict)


def _led(view: View) -> Iterator["regex.Match[str]"]:
    """Where such letters stand: looked for at full stops that end no word of Latin letters."""
    codes, done = view.codes, 0
    stops = np.flatnonzero(codes == ord("."))
    last, before = (codes[np.maximum(stops - back, 0)] for back in (1, 2))
    worded = _is_latin(last) & _is_latin(before) & (stops > 1)
    for stop in stops[~worded].tolist():
        head = _HEAD.search(view.text, max(done, stop - _LONGEST), stop)
        match = _LED.match(view.text, head.start()) if head else None
        if match:
            done = match.end()
            yield match


def _is_latin(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    return (codes >= ord("a")) & (codes <= ord("z"))


def _person(name: Name) -> _Person:
    units = tuple(without_article(unit) for unit in name.units if unit not in TITLES)
    said = tuple(map(phones, units))
    return _Person(name, units, said, tuple(_sign(one[:1]) for one in said))


def _with_part(person: _Person, meant: Sequence[str], word: str) -> tuple[int, Verdict] | None:
    """Where the part ends in the word, if it is one and the letters begin those before it."""
    for at in range(len(person.units) - 1, 0, -1):
        if not _begin(meant, person, at):
            continue
        for first in beginnings(word):
            for end in endings(word):
                part = word[first:end]
                same = part == person.units[at]
                several = len(meant) > 1
                if same or _sounds_like(part, person.units[at], _LIKELY if several else _ALIKE):
                    sure = several or (same and not is_common(part))
                    return end, ("auto" if sure else "amber", "initials")
    return None


def _alone(person: _Person, letters: Sequence[str]) -> tuple[int, Verdict] | None:
    """All parts as letters of their own script: few names have the same three."""
    parts = _initialled(person)
    firsts = (unit.lstrip(_WRITTEN_BEFORE) for unit in parts)
    own = all(unit.startswith(letter) for unit, letter in zip(firsts, letters, strict=False))
    if len(letters) != len(parts) or not own or letters[0].isascii():
        return None
    return 0, ("auto", "initials") if len(letters) > 2 else ("amber", TWO_INITIALS)


def _initialled(person: _Person) -> Sequence[str]:
    """What a letter each may stand for: the parts, in Burmese the syllables."""
    return burmese_syllables(person.name) or person.units


def _begin(meant: Sequence[str], person: _Person, parts: int) -> bool:
    """Whether each letter begins a part, in order; two may be from one part: K.R., Keshavraj."""
    firsts = person.signs[:parts]
    if len(meant) <= len(firsts):
        given = tuple(meant)
        return given in (firsts[-len(given) :], firsts[: len(given)])
    said = person.said[0]
    if len(firsts) != 1 or len(meant) != 2 or len(said) < 4:
        return False
    rest = [_sign([phone]) for phone in said[2:] if phone.strong]
    return meant[0] == firsts[0] and meant[1] in rest


def _sign(said: Sequence[Phone]) -> str:
    return said[0].sign.translate(COARSE) if said else ""


def _sounds_like(part: str, unit: str, least: float) -> bool:
    return len(part) > 2 and len(phones(part)) > 1 and likeness(part, unit) >= least
