"""Parts of names in small letters, as people write in a hurry: in careless sentences they count."""

from collections.abc import Sequence

from exports.redaction.lists.lexicon import AMBIGUOUS, TITLES
from exports.redaction.model import Verdict
from exports.redaction.names.name import is_common
from exports.redaction.names.neighbours import determined, titled
from exports.redaction.names.runs import Hit, Run
from exports.redaction.names.settled import CORRECTED
from exports.redaction.names.spelling import EXACT, SOUND
from exports.redaction.names.tones import is_marked
from exports.redaction.reading.view import View, Word

_LONG = 7
_DOUBTFUL: Verdict = ("amber", "lower case")


def _corrects(view: View, word: Word) -> bool:
    """Whether a star leads it, as a word that is typed again and right: *swe."""
    text, begin, end = view.text, word.start, word.end
    return text[begin - 1 : begin] == "*" and not text.startswith("*", end)


def decide_lower(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """How sure a lone word in small letters is; None if it is no mention."""
    word = words[hit.word]
    common = is_common(word.text) or word.text in AMBIGUOUS
    if hit.quality == EXACT and _corrects(view, word):
        return ("amber", CORRECTED)
    if hit.quality < SOUND or len(word.text) < 3:
        return None
    if titled(view, words, hit.word) and view.careless(word) and word.text not in TITLES:
        return _DOUBTFUL
    if common or hit.quality != EXACT or len(word.text) < 4:
        telling = len(word.text) >= _LONG or (is_marked(run.name) and not view.plain(word))
        return _DOUBTFUL if telling and not common and view.careless(word) else None
    if view.careless(word) and not determined(view, words, hit.word):
        return ("auto" if len(word.text) >= 5 else "amber", "lower case")
    return _DOUBTFUL if len(word.text) >= 5 else None
