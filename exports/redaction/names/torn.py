"""Names of which a stamp, a fold or the edge of a page has cut letters off at the ends."""

import re
from collections.abc import Sequence

from exports.redaction.names.hits import Run
from exports.redaction.reading.view import View, Word

_EDGE_BEFORE = re.compile(r"(?:^|[\n\[(:|/\"'*…~<-]|\.\.)[ ]?\Z")
_EDGE_AFTER = re.compile(r"[ ]?(?:$|[\n\])|/\"'*…~>-]|\.\.)")


def torn_ends(view: View, words: Sequence[Word], run: Run) -> tuple[int, int]:
    """The first and the last word of a run, with what is left of the parts at either end of it.

    What stands beyond has to be the edge of what is written; one part between two torn ones is
    enough, else two.
    """
    first, last = run.hits[0].word, run.hits[-1].word
    before = _left_of_part_before(view, words, run, first - 1)
    after = _left_of_part_after(view, words, run, last + 1)
    if len(run.hits) < 2 and not (before and after):
        return first, last
    return first - before, last + after


def _left_of_part_before(view: View, words: Sequence[Word], run: Run, at: int) -> bool:
    bit = (run.hits[0].mask & -run.hits[0].mask).bit_length() - 2
    if bit < 0 or at < 0 or not _upper_beside(view, words[at], words[at + 1]):
        return False
    unit, text = run.name.units[bit], words[at].text
    cut = unit != text and unit.endswith(text)
    return (
        cut
        and _EDGE_BEFORE.search(view.text[max(0, words[at].start - 3) : words[at].start])
        is not None
    )


def _left_of_part_after(view: View, words: Sequence[Word], run: Run, at: int) -> bool:
    bit = run.hits[-1].mask.bit_length()
    if bit == len(run.name.units) or at == len(words):
        return False
    if not _upper_beside(view, words[at], words[at - 1]):
        return False
    unit, text = run.name.units[bit], words[at].text
    cut = unit != text and unit.startswith(text)
    return cut and _EDGE_AFTER.match(view.text, words[at].end) is not None


def _upper_beside(view: View, word: Word, other: Word) -> bool:
    left, right = sorted((word, other), key=lambda one: one.start)
    return view.adjoin(left, right) and view.upper(word) and view.upper(other)
