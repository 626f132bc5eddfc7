"""Parts of a name in small letters that are typed in haste beside others: letters, slips, heads."""

from collections.abc import Sequence

from exports.redaction.lists.in_haste import SHORT_WORDS
from exports.redaction.lists.lexicon import ARTICLES, CAPITALS, TITLES
from exports.redaction.lists.same_parts import ANDS
from exports.redaction.names.hits import Run, lacking_of
from exports.redaction.names.name import is_common
from exports.redaction.names.spelling import (
    CLIPPED,
    LETTER,
    NEAR,
    SOUND,
    is_head,
    is_remnant,
    is_turned,
    near,
    spoken_alike,
)
from exports.redaction.names.tones import is_marked, is_marked_otherwise
from exports.redaction.reading.view import View, Word

_LEAST_SLIPPED = 3
_HALF_RIGHT = (NEAR, CLIPPED)
# Letters that nobody types for a word, as n is typed for "and".
_NO_WORDS = frozenset("dfghjlmpstvz")
# Words and signs of two or three small letters that are no initials.
NO_INITIALS = SHORT_WORDS | CAPITALS | TITLES
# How firms join their parts, where the record has a sign or another language.
AND = ARTICLES | ANDS | frozenset(("and", "dan", "va", "et", "y", "n"))


def hasty(view: View, words: Sequence[Word], run: Run, at: int, bit: int) -> bool:
    """Whether it is typed in haste, in small letters: an initial between two parts, a turned part.

    A plain word may be a turned part where nothing else lacks: new new htun for Nwe Nwe Htun.
    """
    word, unit = words[at], run.name.units[bit]
    if not "a" <= word.text[0] <= "z" or not view.careless(word):
        return False
    if run.name.ordered:
        long = len(word.text) > _LEAST_SLIPPED and not is_common(word.text)
        slipped = len(run.hits) > 1 and word.text[0] == unit[0] and near(word.text, unit)
        return long and (slipped or between(view, words, run, at, bit))
    if len(word.text) == 1:
        told = between(view, words, run, at, bit) or _ends_with_initials(words, run, at, bit)
        told = told or _begins_with_initials(words, run, at, bit)
        return word.text == unit[0] and told
    if lacks_little(view, words, run, at, bit):
        return True
    lacking = lacking_of(run.name.units, run.mask)
    last = set(lacking) == {unit}
    if len(unit) > 2 and is_turned(word.text, unit):
        return last or not is_common(word.text)
    if last and len(run.hits) > 1 and is_marked(run.name) and spoken_alike(word.text, unit):
        return True
    short = min(len(unit), len(word.text))
    beside = short == _LEAST_SLIPPED and last and len(run.hits) > 1
    slipped = (short > _LEAST_SLIPPED or beside) and word.text[0] == unit[0]
    slipped = slipped and word.text not in SHORT_WORDS
    return slipped and not is_common(word.text) and near(word.text, unit)


def lacks_little(view: View, words: Sequence[Word], run: Run, at: int, bit: int) -> bool:
    """Whether a word in small letters is what is left of a part beside right ones, or between.

    At the end of a name of three parts half of the letters tell (kyaw zin kat for Kyaw Zin Latt).
    """
    word, name = words[at], run.name
    if name.ordered or not name.known.linked or not "a" <= word.text[0] <= "z":
        return False
    if not view.careless(word) or view.capital(word):
        return False
    if is_marked(name):
        otherwise = view.plain(word) and word.text in AND
        head = is_head(word.text, name.units[bit]) and not otherwise
        told = head and between(view, words, run, at, bit)
        return told and not is_marked_otherwise(view, word, name)
    last = bit == len(name.units) - 1 and run.mask == (1 << bit) - 1 and bit > 1
    right = last and all(hit.quality >= SOUND for hit in run.hits)
    plain = is_common(word.text) or word.text in NO_INITIALS
    return right and not plain and is_remnant(word.text, name.units[bit])


def _ends_with_initials(words: Sequence[Word], run: Run, at: int, bit: int) -> bool:
    """Whether the letters of all parts behind stand behind the others: rose w k, somchai j."""
    last, many = run.hits[-1], len(run.name.units) - bit
    every = run.mask == (1 << bit) - 1 and at == last.word + 1
    begun = last.quality == LETTER
    return every and _are_initials(words[at : at + many], run.name.units[bit:], begun=begun)


def _begins_with_initials(words: Sequence[Word], run: Run, at: int, bit: int) -> bool:
    """Whether the letters of all parts before, or of the one, lead a right one: b p tamang."""
    first, last = run.hits[0], 1 << len(run.name.units) - 1
    if at + 1 != first.word or first.mask & -first.mask != 2 << bit or first.quality in _HALF_RIGHT:
        return False
    units = run.name.units[: bit + 1]
    if run.mask == last and words[at].text in _NO_WORDS:
        return True
    begun = first.quality == LETTER
    return at >= bit and _are_initials(words[at - bit : at + 1], units, begun=begun)


def _are_initials(words: Sequence[Word], units: Sequence[str], *, begun: bool) -> bool:
    """Whether each is the first letter of its part.

    One alone, with none that was read before it, only if it is no word of its own.
    """
    if len(words) != len(units) or any(len(word.text) > 1 for word in words):
        return False
    told = begun or len(words) > 1 or words[0].text in _NO_WORDS
    return told and all(word.text == unit[0] for word, unit in zip(words, units, strict=True))


def between(view: View, words: Sequence[Word], run: Run, at: int, bit: int) -> bool:
    """Whether the word stands between the run and another unit of the name, exactly spelt."""
    step = -1 if at < run.hits[0].word else 1
    if not 0 <= at + step < len(words):
        return False
    beyond, taken = words[at + step], run.mask | 1 << bit
    return any(
        beyond.text == unit and not taken >> other & 1 for other, unit in enumerate(run.name.units)
    )
