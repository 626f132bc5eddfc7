"""Numbers, addresses and plates of the record, however they are spaced, prefixed or misread."""

from collections.abc import Iterable, Iterator, Sequence

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.model import Known, Span
from exports.redaction.numbers.digit_words import ZEROS
from exports.redaction.numbers.digits import number_is_named
from exports.redaction.numbers.keys import NUMBERS, Key, keys_of
from exports.redaction.numbers.mail import TAIL
from exports.redaction.numbers.partial import Partial
from exports.redaction.numbers.plates import vehicle_is_named
from exports.redaction.numbers.spoken import spoken, with_letters
from exports.redaction.numbers.wrong_digits import WrongDigits
from exports.redaction.reading.sums import ends_a_sum
from exports.redaction.reading.view import View
from workstation.text import Folded, fold, squash

__all__ = ["NUMBERS", "Numbers"]

# Letters that a scanner, or a hand in a hurry, puts for digits.
_MISREAD = str.maketrans("iloszbgqdta", "11052899074")
_STROKE = regex.compile(r"(?<=[\dlio])[ \-]?\||\|(?=[ \-]?[\dlio])")
_GAP = regex.compile(r"[^\p{L}\p{M}\p{N}]{4}|[,;:!?]")
_WIDE_GAP = regex.compile(r"[^\p{L}\p{M}\p{N}]{10}")
_LONG = 8
_CODE = regex.compile(
    r"(?:(?:\+|(?<!\d)00) ?\(?|(?<!\d)\(?)(\d{1,3})\)?[ \-./]*(?:\(?0?\)?)[ \-./]*\Z"
)
_TRUNK = regex.compile(
    r"(?:\(?0\)?[ \-.]*|(?<!\w)o[ \-]?|(?<![\p{L}\p{M}])\L<zeros>[ \-]?)\Z", zeros=ZEROS
)
_NRC = regex.compile(
    r"(?<!\d)(\d{1,2})[ /\-.]*[\p{L}\p{M}][\p{L}\p{M} ()/\[\]\-.]{1,36}?(\d{6})(?!\d)"
)
_LETTERS_BEFORE = regex.compile(r"(?<![a-z])[a-z]{1,4}[\-/.]?\Z")
_LETTER_AFTER = regex.compile("-?[a-z](?![a-z])")
_LEAST_SAID = 5
# So many digits agree by chance with none of a few numbers.
_TELLING = 7
# Countries that workers come from or go to.
_CODES = frozenset(
    map(
        str,
        (60, 62, 63, 65, 66, 81, 82, 84, 86, 91, 92, 94, 95, 852, 853, 855, 856, 880, 886, 961, 962,
         964, 965, 966, 968, 971, 973, 974, 977),
    )
)  # fmt: skip
_UNKNOWN = 8


class Numbers:
    """The record's numbers, searched in the text without spacing and signs."""

    def __init__(self, known: Iterable[Known]) -> None:
        items = [item for item in known if item.kind in NUMBERS]
        self._keys = [key for item in items for key in keys_of(item)]
        self._exact = AhoCorasick([key.text for key in self._keys], MatchKind.Standard)
        self._blurred = [key for key in self._keys if _can_be_blurred(key)]
        self._misread = AhoCorasick(
            [key.text.translate(_MISREAD) for key in self._blurred], MatchKind.Standard
        )
        digital = [key for key in self._keys if len(key.digits) >= 4 and _is_number(key)]
        self._said = [key for key in digital if len(key.digits) >= _LEAST_SAID and not key.loose]
        self._partial = Partial(digital)
        self._wrong = WrongDigits(self._said)
        self._cards = {(m[1], m[2]): item for item in items if (m := _NRC.search(_folded(item)))}

    def spans(self, view: View) -> Iterator[Span]:
        """Every place where a number of the record stands, and long numbers in words."""
        yield from self.known_in(view)
        for begin, end, digits in view.once(spoken):
            if len(digits) >= _UNKNOWN and not self._meant(digits):
                start, stop = view.folded.span(begin, end)
                yield Span(start, stop, None, "phone", "amber", "spoken number")

    def known_in(self, view: View) -> Iterator[Span]:
        """Every place where a number of the record stands."""
        if not self._keys:
            return
        yield from self._search(view, self._exact, self._keys, view.squashed, "number")
        yield from self._partial.spans(view)
        yield from self._wrong.spans(view)
        if self._blurred:
            straight = _without_strokes(view)
            blurred = straight.squashed.translate(_MISREAD)
            yield from self._search(
                straight, self._misread, self._blurred, blurred, "misread number"
            )
        yield from self._spoken(view)
        for match in view.matches(_NRC) if self._cards else ():
            item = self._cards.get((match[1], match[2]))
            if item:
                yield _span(view, item, match.start(), match.end(), "card")

    def _search(
        self, view: View, finder: AhoCorasick, keys: Sequence[Key], text: str, rule: str
    ) -> Iterator[Span]:
        for index, first, last in finder.find_matches_as_indexes(text, overlapping=True):
            key = keys[index]
            begin, end = int(view.places[first]), int(view.places[last - 1]) + 1
            begin = _with_prefix(view.text, begin, key)
            if not _stands_alone(view.text, begin, end, len(key.text)):
                continue
            if key.known.kind == "phone" and _is_a_code(view.text, begin, end):
                continue
            if key.loose:
                begin, end, told = _told(view.text, begin, end, key)
                if not told:
                    continue
            if rule == "number" or _has_digits(view.text[begin:end], key):
                yield _span(view, key.known, begin, end, rule)

    def _spoken(self, view: View) -> Iterator[Span]:
        for begin, end, digits in view.once(spoken):
            for key in self._meant(digits):
                start = with_letters(view.text, begin, key.text)
                yield _span(view, key.known, start, end, "spoken number")

    def _meant(self, digits: str) -> list[Key]:
        """The numbers of the record that are in these digits, or nearly are these."""
        known = [key for key in self._said if key.digits in digits]
        return known or list(self._wrong.near(digits))


def _is_number(key: Key) -> bool:
    return key.known.kind not in ("email", "url")


def _can_be_blurred(key: Key) -> bool:
    digits = len(key.digits)
    return not key.loose and (digits >= 5 or (digits == 4 and len(key.text) >= 7))


def _has_digits(text: str, key: Key) -> bool:
    """Half of the number's digits are digits, or what looks most like them."""
    return 2 * sum(c.isdigit() or c in "ol" for c in text) >= len(key.digits)


def _folded(item: Known) -> str:
    return fold(item.text).text


def _without_strokes(view: View) -> View:
    """A stroke between digits stands for 1."""
    if not _STROKE.search(view.text):
        return view
    folded = view.folded
    return View(view.original, Folded(view.text.replace("|", "l"), folded.src, folded.stop))


def _with_prefix(text: str, begin: int, key: Key) -> int:
    """Where the number begins with the country code and trunk zero that may stand before it."""
    if key.known.kind != "phone":
        return begin
    begin = _with_code(text, begin, key)
    return begin - 4 if text.startswith("tel:", begin - 4) else begin


def _with_code(text: str, begin: int, key: Key) -> int:
    before = text[max(0, begin - 14) : begin]
    match = _CODE.search(before)
    if match and (match[1] == key.country if key.country else _is_code(match)):
        prefix: str = match[0]
    else:
        trunk = _TRUNK.search(before)
        prefix = trunk[0] if trunk else ""
    return begin - len(prefix)


def _is_code(match: "regex.Match[str]") -> bool:
    return match[0][0] in "+0" or match[1] in _CODES


def _stands_alone(text: str, begin: int, end: int, size: int) -> bool:
    before, after = text[begin - 1 : begin], text[end : end + 1]
    if (before.isdigit() and text[begin].isdigit()) or (
        after.isdigit() and text[end - 1].isdigit()
    ):
        return False
    if ends_a_sum(text, begin):
        return False
    latin = "a" <= text[begin] <= "z" and "a" <= before <= "z" and before
    glued = "a" <= text[end - 1] <= "z" and "a" <= after <= "z" and after
    gap = _WIDE_GAP if size >= _LONG else _GAP
    return not latin and not glued and not gap.search(text, begin, end)


def _is_a_code(text: str, begin: int, end: int) -> bool:
    """Whether letters in front and a lone one behind make it the number of a thing: PO-1612-47B."""
    before, after = (
        _LETTERS_BEFORE.search(text[max(0, begin - 6) : begin]),
        _LETTER_AFTER.match(text, end),
    )
    return before is not None and after is not None


def _told(text: str, begin: int, end: int, key: Key) -> tuple[int, int, bool]:
    """A short number with the letters and names of the record beside it; whether it is meant."""
    if key.known.kind == "email":
        tail = TAIL.match(text, end)
        written = text[begin:end]
        alone = len(written) > 5 and " " not in written and not written.isalpha()
        return begin, tail.end() if tail else end, tail is not None or alone
    if key.known.kind == "plate":
        beside = _province_after(text, end, key.known)
        return begin, beside, vehicle_is_named(text, begin) or beside > end
    start = with_letters(text, begin, squash(fold(key.known.text)).text)
    named = start < begin or len(key.text) >= _TELLING or number_is_named(text, begin)
    return start, end, named


def _province_after(text: str, end: int, plate: Known) -> int:
    """Where the words of the plate end that stand behind its number: 5501 ระยอง."""
    for word in fold(plate.text).text.split():
        if not word.isdigit() and text.startswith((word, " " + word), end):
            end = text.index(word, end) + len(word)
    return end


def _span(view: View, item: Known, begin: int, end: int, rule: str) -> Span:
    start, stop = view.folded.span(begin, end)
    return Span(start, stop, item.id, item.kind, "auto", rule)
