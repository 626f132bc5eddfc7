"""People whom no record holds, told by the title or the word before them; all amber."""

from collections.abc import Iterator, Sequence
from itertools import compress

import regex

from exports.redaction.lexicon import NAME_CUES, ROLES, TITLES, TITLES_AFTER
from exports.redaction.model import Span
from exports.redaction.names import is_common
from exports.redaction.view import UNSPACED, View, Word

_UNSPACED_TITLE = regex.compile(
    r"(?<![\p{L}\p{M}])(?<titled>(?:นางสาว|นาง|นาย|คุณ|เด็กชาย|เด็กหญิง|ທ້າວ|ນາງສາວ|ນາງ|ທ່ານ|ဦး|ဒေါ်|မောင်|លោកស្រី|លោក|កញ្ញា|"
    r"អ្នកស្រី)[ ]?(?<name>[\p{L}\p{M}]{2,24}))"
    r"|(?:ชื่อเล่น|ชื่อ|ຊື່|ឈ្មោះ|အမည်)(?:ว่า|ວ່າ)?[ ]?(?<name>[\p{L}\p{M}]{2,24})"
)


def unknown_people(view: View) -> Iterator[Span]:
    """What stands after a title, or after words such as "called", and is written like a name."""
    words = view.words
    for at in compress(range(len(words) - 1), map(_CUES.__contains__, words.texts)):
        word = words[at]
        if word.text in _BEFORE_NAMES and not UNSPACED.match(word.text):
            last = _name_end(view, words, at)
            if last > at:
                # A title tells sex and age; it goes with the name.
                first = words[at] if word.text in TITLES else words[at + 1]
                start, end = view.folded.span(first.start, words[last].end)
                yield Span(start, end, None, "person", "amber", "name after a cue")
        elif at and word.text in TITLES_AFTER and _name_before(view, words[at - 1], word):
            start, end = view.folded.span(words[at - 1].start, word.end)
            yield Span(start, end, None, "person", "amber", "name before a title")
    for match in view.matches(_UNSPACED_TITLE):
        start, end = view.folded.span(*match.span("titled" if match["titled"] else "name"))
        yield Span(start, end, None, "person", "amber", "name after a cue")


_LATIN_CUES = frozenset(word for word in ROLES | NAME_CUES if word.isascii())
_BEFORE_NAMES = (TITLES | _LATIN_CUES) - {"u", "mi", "co", "em", "an", "ba", "san", "teh"}
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
    if word.text.isdigit() or not view.capital(word):
        return False
    return len(word.text) > 1 and (not is_common(word.text) or not view.opens_sentence(word))
