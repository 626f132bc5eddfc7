"""Parts of names in small letters, as people write in a hurry: in careless sentences they count."""

from collections.abc import Sequence

from exports.redaction.lists.in_haste import (
    BEFORE_PEOPLE,
    HASTY_TITLES,
    HASTY_TITLES_AFTER,
    LETTER_TITLES,
    MEANS,
    SAYING,
    SHORT_WORDS,
)
from exports.redaction.lists.lexicon import (
    AMBIGUOUS,
    KINDS,
    PLACE_NOUNS,
    TITLES,
)
from exports.redaction.model import Verdict
from exports.redaction.names.hits import Hit, Run
from exports.redaction.names.name import is_common
from exports.redaction.names.neighbours import (
    acts_in_english,
    determined,
    goes_on_in_english,
    titled,
    word_behind,
)
from exports.redaction.names.settled import ACTS, ASKED, CORRECTED, HASTY, HINT, SMALL, TITLED
from exports.redaction.names.spelling import EXACT, SOUND
from exports.redaction.names.tones import is_marked
from exports.redaction.reading.view import View, Word

_SHORT, _TELLING, _LONG, _LEAST_GIVEN = 4, 5, 7, 3
# Titles that in small letters are rather words: "u win", "i saw hope".
_VERBS_TOO = frozenset(("u", "saw", "miss"))
_DOUBTFUL: Verdict = ("amber", SMALL)


def _corrects(view: View, word: Word) -> bool:
    """Whether a star leads it, as a word that is typed again and right: *swe."""
    text, begin, end = view.text, word.start, word.end
    return text[begin - 1 : begin] == "*" and not text.startswith("*", end)


def decide_lower(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """How sure a lone word in small letters is; None if it is no mention."""
    word = words[hit.word]
    if hit.quality == EXACT and _corrects(view, word):
        return ("amber", CORRECTED)
    alone = _decide_alone(view, words, run, hit) if len(word.text) > 2 else None
    if (alone and alone[0] == "auto") or not called_in_haste(view, words, run, hit):
        return alone or _decide_given(view, words, run, hit)
    if alone is None and (len(word.text) < 3 or _led_by_a_letter(view, words, hit.word)):
        return ("amber", ASKED)
    return ("amber", HASTY if is_marked(run.name) else TITLED)


def _decide_alone(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    word, length = words[hit.word], len(words[hit.word].text)
    common = is_common(word.text) or word.text in AMBIGUOUS
    careless, apart = view.careless(word), not determined(view, words, hit.word)
    if hit.quality < SOUND:
        return None
    if is_itself(view, words, hit):
        return _DOUBTFUL if length >= _TELLING else None
    settled: Verdict = _DOUBTFUL if is_marked(run.name) else ("amber", HASTY)
    if common or hit.quality != EXACT or length < _SHORT:
        if not careless or common:
            return None
        if apart and length >= _TELLING and not is_marked(run.name):
            return settled
        if _is_brief(word, hit) and apart:
            return ("amber", HINT)
        telling = length >= _LONG or (is_marked(run.name) and not view.plain(word))
        return _DOUBTFUL if telling else None
    if careless and apart:
        return ("auto", SMALL) if length >= _TELLING else settled
    return _DOUBTFUL if length >= _TELLING else None


def _decide_given(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """The name that Vietnamese calls somebody by, where a clause begins.

    Most of these are words as well, those without marks above all; what follows tells.
    """
    word, last = words[hit.word], 1 << len(run.name.units) - 1
    if hit.quality < EXACT or hit.mask != last or last == 1 or not is_marked(run.name):
        return None
    if len(word.text) < _LEAST_GIVEN or not view.careless(word):
        return None
    if determined(view, words, hit.word) or is_itself(view, words, hit):
        return None
    behind = word_behind(view, words, hit.word)
    says = behind is not None and not view.plain(word) and behind.text in SAYING
    if says or acts_in_english(view, words, hit.word):
        return ("amber", ACTS)
    begins = view.opens_sentence(word) or view.comma(words[hit.word - 1], word)
    led = hit.word > 0 and words[hit.word - 1].text in BEFORE_PEOPLE
    english = goes_on_in_english(view, behind)
    return ("amber", HINT) if begins or led or english else None


def _is_brief(word: Word, hit: Hit) -> bool:
    """Whether it is a part of three letters that are no word, as far as anybody knows."""
    plain = word.text in SHORT_WORDS | TITLES | HASTY_TITLES | HASTY_TITLES_AFTER
    return hit.quality == EXACT and len(word.text) < _SHORT and not plain


def called_in_haste(view: View, words: Sequence[Word], run: Run, hit: Hit) -> bool:
    """Whether a title stands beside a part, as it is typed in haste, in a careless sentence."""
    word = words[hit.word]
    again = hit.word > 0 and words[hit.word - 1].text == word.text
    if len(word.text) < 2 or again or word.text in TITLES or not view.careless(word):
        return False
    if titled(view, words, hit.word):
        verb = words[hit.word - 1].text in _VERBS_TOO and is_common(word.text)
        return hit.quality >= SOUND and not verb
    if hit.quality < EXACT or is_common(word.text):
        return False
    letter = _led_by_a_letter(view, words, hit.word) and is_marked(run.name)
    return letter or titled_in_haste(view, words, hit.word)


def titled_in_haste(view: View, words: Sequence[Word], at: int) -> bool:
    """Whether a title as it is typed in haste stands before the word or behind it."""
    word, before = words[at], words[at - 1] if at else words[at]
    led = before.text in HASTY_TITLES and view.adjoin(before, word) and not view.comma(before, word)
    behind = word_behind(view, words, at)
    return led or (behind is not None and behind.text in HASTY_TITLES_AFTER)


def _led_by_a_letter(view: View, words: Sequence[Word], at: int) -> bool:
    """Whether a letter stands before it that says brother or sister, and is no English article."""
    if not at or words[at - 1].text not in LETTER_TITLES:
        return False
    letter, word = words[at - 1], words[at]
    if view.gap(letter, word) or not view.plain(letter):
        return False
    behind = word_behind(view, words, at)
    english = letter.text == "a" and behind is not None and is_common(behind.text)
    return not view.plain(word) or not english


def is_itself(view: View, words: Sequence[Word], hit: Hit) -> bool:
    """Whether it is said what the word means, or it says of what kind something is."""
    word, behind = words[hit.word], word_behind(view, words, hit.word)
    bracketed = view.text[word.start - 1 : word.end + 1] == f"({word.text})"
    told = behind is not None and (behind.text in MEANS or behind.text in PLACE_NOUNS | KINDS)
    return bracketed or told
