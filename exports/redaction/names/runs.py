"""A run of neighbouring words that stand for units of one name, and how far it goes."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat

from exports.redaction.lists.lexicon import ARTICLES, TITLES
from exports.redaction.lists.same_parts import ABBREVIATIONS, NUMERALS
from exports.redaction.names.hits import Hit, Run, lacking_of
from exports.redaction.names.hurried import AND, NO_INITIALS, between, hasty, lacks_little
from exports.redaction.names.name import is_common
from exports.redaction.names.skeleton import consonants
from exports.redaction.names.spelling import (
    CLIPPED,
    EXACT,
    LETTER,
    NEAR,
    SOUND,
    compare,
    garbled,
    is_dotted_short,
    spoken_alike,
)
from exports.redaction.names.tones import is_marked
from exports.redaction.reading.view import View, Word
from exports.redaction.reading.words import Words

# The article within such names, as Bengali and Devanagari write it apart.
_ARTICLES_APART = ("উল", "উর", "উদ", "উন", "उल", "उर", "उद", "उन")
# What Arabic names of two words end with, which other letters write apart or not.
_SECOND_HALVES = (
    *("din", "dine", "deen", "dean", "llah", "ullah", "rahman", "ud"),
    *_ARTICLES_APART,
)
_LONG_UNIT = 7
# Letters that a scanner reads for digits: Unit l2.
_DIGITS_MEANT = str.maketrans("oilszb", "011528")
# Whose child somebody is, and the article, before another part of the name.
_BETWEEN = ARTICLES | frozenset(("br", "boru", "bin", "binti", "bt", "ibn", "bint"))
# Arabic has a sound that some write th and others s: Uthman, Osman.
_LISPED = re.compile("th")


def may_be_whole(words: Words, run: Run) -> bool:
    """Whether what its name still lacks can stand so near that `fill` would take it in.

    To each unit belong two words and an article at most.
    """
    units = run.name.units
    lacking = lacking_of(units, run.mask)
    far = 3 * len(lacking)
    near = words.around(max(0, run.hits[0].word - far), run.hits[-1].word + far + 1)
    if all(any(map(_may_stand, near.texts, repeat(unit))) for unit in lacking):
        return True
    if not near.joined.isdisjoint(lacking):
        return True
    firsts = "".join(unit[0] for unit in units) if near.short else ""
    return any(word in firsts for word in near.short)


def fill(view: View, words: Sequence[Word], run: Run) -> None:
    """Take in neighbours that stand for the name's other units: initials, slips, short forms."""
    _with_other_halves(view, words, run)
    for step in (1, -1):
        at = run.hits[0 if step < 0 else -1].word
        while (at := at + step) >= run.floor and at < len(words):
            left, right = words[at - (step > 0)], words[at + (step < 0)]
            parted = view.comma(left, right)
            close = view.adjoin(left, right) or _shortened(view, run, left, right)
            close = close or (run.name.ordered and view.gap(left, right) == "&")
            listed = parted and step > 0 and len(run.hits) > 1 and not run.name.is_a_place
            if not close or listed:
                break
            hits = [hit for hit in _fits(view, words, run, at, step) if run.goes_on(hit, step)]
            beyond = hits if step > 0 else run.hits[:1]
            if parted and any(run.name.leads(hit.mask) for hit in beyond):
                break
            if hits:
                run.hits[:] = sorted([*run.hits, *hits], key=lambda hit: hit.word)
                at = hits[-1].word
            elif not _skippable(view, words, run, at, step):
                break
            if parted and step < 0:
                break


def _with_other_halves(view: View, words: Sequence[Word], run: Run) -> None:
    """Take in what a cut part at either end goes on with: del war hussain, hnin wut yee."""
    for end, step in ((-1, 1), (0, -1)):
        hit = run.hits[end]
        at = hit.word + step
        cut = hit.quality == CLIPPED and hit.mask.bit_count() == 1 and len(run.hits) > 1
        if not cut or not 0 <= at < len(words):
            continue
        left, right = words[min(at, hit.word)], words[max(at, hit.word)]
        if view.text[left.end : right.start] == " ":
            quality = compare(left.text + right.text, run.units_of(hit)[0])
            if (quality or 0) >= SOUND:
                hit.quality = SOUND
                run.hits.insert(len(run.hits) if step > 0 else 0, Hit(at, hit.mask, SOUND))


def _fits(view: View, words: Sequence[Word], run: Run, at: int, step: int) -> list[Hit]:
    """The word as a unit, or with the one beyond it as a unit that was written apart."""
    hit = _fit(view, words, run, at)
    if hit and hit.quality > CLIPPED:
        return [hit]
    beyond = at + step
    if not 0 <= beyond < len(words):
        return [hit] if hit else []
    left, right = words[min(at, beyond)], words[max(at, beyond)]
    if view.adjoin(left, right):
        for bit, unit in enumerate(run.name.units):
            if run.mask >> bit & 1:
                continue
            if _is_written_apart(left, right, unit) or _is_slashed(view, left, right, unit):
                return [Hit(at, 1 << bit, EXACT), Hit(beyond, 1 << bit, EXACT)]
    return [hit] if hit else []


def _is_written_apart(left: Word, right: Word, unit: str) -> bool:
    """Whether two words are a unit, letter for letter, or by ear as Nour Eddine is."""
    whole = left.text + right.text
    if unit.isdigit() and left.end == right.start and whole.translate(_DIGITS_MEANT) == unit:
        return True
    article = right.text in _ARTICLES_APART
    heard = len(left.text) > 2 and len(unit) >= _LONG_UNIT - article
    heard = heard and (len(right.text) > 3 or right.text.endswith(_SECOND_HALVES))
    least = SOUND if heard else NEAR if len(right.text) >= _LONG_UNIT else None
    return whole == unit or (least is not None and (compare(whole, unit) or 0) >= least)


def _is_slashed(view: View, left: Word, right: Word, unit: str) -> bool:
    """Whether a letter and a slash stand for the head of a unit: G/Mariam for Gebremariam."""
    if view.text[left.end : right.start] != "/" or len(left.text) > 2 or len(right.text) < 4:
        return False
    return unit.startswith(left.text) and unit.endswith(right.text)


def _skippable(view: View, words: Sequence[Word], run: Run, at: int, step: int) -> bool:
    """An article before another part of the name, "and" in that of a firm: Yusuf al Khatib."""
    beyond = at + step
    small = words[at].text in (AND if run.name.ordered else _BETWEEN)
    return small and 0 <= beyond < len(words) and bool(_fits(view, words, run, beyond, step))


def _fit(view: View, words: Sequence[Word], run: Run, at: int) -> Hit | None:
    word, taken = words[at], run.mask
    best = _initials(view, run, word, at)
    for bit, unit in enumerate(run.name.units):
        if taken >> bit & 1:
            continue
        if not _may_stand(word.text, unit) and not lacks_little(view, words, run, at, bit):
            continue
        quality = _quality(view, words, run, at, bit)
        if quality is None or not (
            _plausible(view, run, word, quality) or hasty(view, words, run, at, bit)
        ):
            continue
        if best is None or quality > best.quality:
            best = Hit(at, 1 << bit, quality)
    return best


def _quality(view: View, words: Sequence[Word], run: Run, at: int, bit: int) -> int | None:
    """How the word may stand for the unit, here beside the rest of its name."""
    word, unit = words[at], run.name.units[bit]
    quality = compare(word.text, unit)
    if (quality or 0) < SOUND and stopped(view, word) and is_dotted_short(word.text, unit):
        return SOUND
    if quality is not None:
        return quality
    regional = len(run.hits) > 1 and is_marked(run.name) and spoken_alike(word.text, unit)
    if regional or _echoes(view, run, at, word, unit):
        return NEAR
    inside = between(view, words, run, at, bit)
    if (inside and garbled(word.text, unit)) or lacks_little(view, words, run, at, bit):
        return NEAR
    return None


@lru_cache(maxsize=1 << 16)
def _may_stand(word: str, unit: str) -> bool:
    """Whether the word may stand for the unit in some place: all that `_fit` asks of them."""
    if compare(word, unit) is not None or is_dotted_short(word, unit) or garbled(word, unit):
        return True
    return _same_consonants(word, unit) or spoken_alike(word, unit)


def _initials(view: View, run: Run, word: Word, at: int) -> Hit | None:
    """KH in KH Bhuiyan: the first letters of neighbouring units; in small letters of all others."""
    units, size = run.name.units, len(word.text)
    small = "a" <= word.text[0] <= "z" and view.careless(word)
    if not 2 <= size <= 3 or not (small or view.upper(word)):
        return None
    for first in range(len(units) - size + 1):
        mask = ((1 << size) - 1) << first
        every = run.mask | mask == (1 << len(units)) - 1 and word.text not in NO_INITIALS
        if not (every or view.upper(word)):
            continue
        if not mask & run.mask and word.text == "".join(u[0] for u in units[first : first + size]):
            return Hit(at, mask, LETTER)
    return None


def _shortened(view: View, run: Run, left: Word, right: Word) -> bool:
    """Whether the full stop between the words is that of a short form: Rach. Hidayat."""
    if view.text[left.end : right.start] not in (". ", "."):
        return False
    return any(is_dotted_short(left.text, unit) for unit in run.name.units)


def stopped(view: View, word: Word) -> bool:
    """Whether one full stop stands right behind the word."""
    return view.text.startswith(".", word.end) and not view.text.startswith("..", word.end)


def _echoes(view: View, run: Run, at: int, word: Word, unit: str) -> bool:
    """Whether a capitalised word beside a sure part of the name has the consonants of another."""
    sure = [h for h in run.hits if h.quality >= SOUND and max(map(len, run.units_of(h))) >= 4]
    if not sure or run.name.ordered or not "a" <= unit[0] <= "z" or len(word.text) < 3:
        return False
    if not view.capital(word) or is_common(word.text) or word.text in TITLES:
        return False
    return len(unit) > 2 and _same_consonants(word.text, unit)


def _same_consonants(word: str, unit: str) -> bool:
    return not _heard(word).isdisjoint(_heard(unit))


@lru_cache(maxsize=1 << 14)
def _heard(word: str) -> frozenset[str]:
    return frozenset((consonants(word), consonants(_LISPED.sub("s", word))))


def _plausible(view: View, run: Run, word: Word, quality: int) -> bool:
    if quality == LETTER:
        return stopped(view, word) or (view.upper(word) and len(word.text) == 1)
    doubtful = is_common(word.text) or word.text in TITLES
    if quality <= NEAR and doubtful and len(run.hits) < 2 and not _completes(view, run, word):
        return False
    if quality == EXACT or view.capital(word) or word.text in ABBREVIATIONS:
        return True
    return quality == SOUND and (word.text in NUMERALS or view.second or view.careless(word))


def _completes(view: View, run: Run, word: Word) -> bool:
    """Whether a word with a capital is all that a surely heard name of two parts still lacks."""
    (hit,) = run.hits
    return len(run.name.strong) == 2 and hit.quality >= SOUND and view.capital(word)
