"""People whom no record holds, told by the title or the word before them; all amber."""

from collections.abc import Iterator, Sequence
from itertools import compress

from exports.redaction.lists.lexicon import NAME_CUES, ROLES, TITLES, TITLES_AFTER
from exports.redaction.model import Span
from exports.redaction.names.name import is_common
from exports.redaction.reading.view import View, Word
from exports.redaction.unknown.capitals import SMALL, capitals
from exports.redaction.unknown.lines import lines
from exports.redaction.unknown.native_cues import native_cues
from exports.redaction.unknown.spaced_cues import spaced_cues


def unknown_people(view: View) -> Iterator[Span]:
    """What stands after a title, or after words such as "called", and is written like a name."""
    words = view.words
    for at in compress(range(len(words) - 1), map(_CUES.__contains__, words.texts)):
        word = words[at]
        if not word.text.isascii():
            continue
        if word.text in _BEFORE_NAMES:
            last = _name_end(view, words, at)
            if last > at:
                # A title tells sex and age; it goes with the name.
                first = words[at] if word.text in TITLES else words[at + 1]
                start, end = view.folded.span(first.start, words[last].end)
                yield Span(start, end, None, "person", "amber", "name after a cue")
        elif (
            at
            and word.text in TITLES_AFTER
            and word.text != "apa"
            and _name_before(view, words[at - 1], word)
        ):
            start, end = view.folded.span(words[at - 1].start, word.end)
            yield Span(start, end, None, "person", "amber", "name before a title")
    if not view.second:
        yield from capitals(view)
        yield from lines(view)
    yield from native_cues(view)
    yield from spaced_cues(view)


_LATIN_CUES = frozenset(word for word in ROLES | NAME_CUES if word.isascii())
_BEFORE_NAMES = (TITLES | _LATIN_CUES) - {
    "u",
    "mi",
    "co",
    "em",
    "an",
    "ba",
    "san",
    "teh",
    "chi",
    "anh",
    "bac",
    "cau",
    "chu",
    "ong",
}
_CUES = _BEFORE_NAMES | TITLES_AFTER


def _name_before(view: View, word: Word, title: Word) -> bool:
    return _namelike(view, word) and view.adjoin(word, title)


def _name_end(view: View, words: Sequence[Word], at: int) -> int:
    """The last word of the name that follows words[at]; `at` itself if none does."""
    last = at
    while last + 1 < len(words) and last - at < 4 and view.adjoin(words[last], words[last + 1]):
        following = words[last + 1]
        if not _namelike(view, following):
            break
        last += 1
        if not "a" <= following.text[0] <= "z":
            break
    return last


def _namelike(view: View, word: Word) -> bool:
    if word.text.isdigit() or word.text in SMALL or not view.capital(word):
        return False
    return len(word.text) > 1 and (not is_common(word.text) or not view.opens_sentence(word))
