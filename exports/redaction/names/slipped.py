"""A lone part with one slip in it: how sure it is to be the name, and what makes it none."""

from collections.abc import Sequence

from exports.redaction.model import Verdict
from exports.redaction.names.hits import Hit, Run
from exports.redaction.names.neighbours import shown
from exports.redaction.names.settled import HINT
from exports.redaction.names.spelling import NEAR, is_thinned
from exports.redaction.names.tones import is_marked, is_marked_otherwise
from exports.redaction.reading.view import View, Word


def is_another_word(view: View, words: Sequence[Word], run: Run, hit: Hit) -> bool:
    """Whether a slip in small letters has other marks than every part as well: lương, Hường."""
    word = words[hit.word]
    slipped = hit.quality == NEAR and is_marked(run.name) and not shown(view, word)
    return slipped and is_marked_otherwise(view, word, run.name)


def decide_slip(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    """How sure a lone word with one slip is; None if it is no mention."""
    word = words[hit.word]
    same = any(unit[0] == word.text[0] for unit in run.units_of(hit))
    if not "a" <= word.text[0] <= "z" or is_marked_otherwise(view, word, run.name):
        return None
    if not shown(view, word):
        if not same or len(word.text) < 5 or run.name.ordered:
            return None
        if any(is_thinned(word.text, unit) for unit in run.units_of(hit)) and view.careless(word):
            return ("amber", "slip")
        if len(word.text) < 6 and not view.careless(word):
            return None
        return ("amber", "slip" if len(word.text) > 6 and view.careless(word) else HINT)
    sure = same and len(word.text) >= 7 and not run.name.ordered
    return ("auto" if sure else "amber", "slip")
