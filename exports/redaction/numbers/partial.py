"""Numbers of the record that are cut short: "ending 0142", "081-xxx-0142", "last four 5014"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import regex

from exports.redaction.model import Confidence, Span
from exports.redaction.numbers.digits import number_is_named
from exports.redaction.numbers.keys import Key
from exports.redaction.numbers.spoken import spoken
from exports.redaction.reading.forms import either
from exports.redaction.reading.view import View

_SURE = 4
_ENDS = (
    r"(?:\bend(?:s|ing|ed)?(?: up)?(?: in| with)?(?: the)?(?: digits?| numbers?)?"
    r"|(?<![a-z])(?:last|final)(?:[ _](?:three|four|five|six|[3-6]))?"
    r"(?:[ _](?:digits?|numbers?|figures?))?(?: are| is| being"
    r"|(?: of[^\d:.]{0,20}|_[a-z]{2,8})[ .]*:)?)"
)
_NATIVE_ENDS = either("""
ลงท้าย ลงท้ายด้วย ท้าย ตัวท้าย ສີ່ຕົວທ້າຍ ລົງທ້າຍ ທ້າຍ ចុងក្រោយ បញ្ចប់ နောက်ဆုံး အဆုံး အဆုံးသတ် अन्तिम अन्त्यमा
आखिरी अंतिम শেষ লাস্ট
đuôi cuối akhir akhiran berakhiran terakhir belakang belakangnya آخر اخر ينتهي تنتهي
""")
_BEFORE_TAIL = (
    rf"(?:{_ENDS}[ :,\"'(]{{1,3}}|\bdigits "
    rf"|(?:{_NATIVE_ENDS})(?:[^\d.]{{0,6}}[3-6] ?)?[^\d.]{{0,20}})"
)
_TAIL = regex.compile(rf"{_BEFORE_TAIL}(?<digits>\d{{3,6}})(?!\d|[.,:]\d)")
# One number that is said to be right, and another of as many digits that is not.
_NOT = either("""
not instead_of rather_than bukan không_phải ไม่ใช่ ບໍ່ແມ່ນ មិនមែន မဟုတ် होइन नहीं না নয় مش ليس مو
""")
_CORRECTED = regex.compile(
    rf"(?<![\d.,\-])(?<digits>\d{{4}})(?=,? ?(?:{_NOT}) ?\d{{4}}(?!\d|[.,]\d))"
    rf"|(?<![\d.,\-])\d{{4}},? ?(?:->|=>|→|but|\*) ?\K(?<digits>\d{{4}})(?!\d|[.,]\d)"
)
_TAIL_CUE = regex.compile(rf"{_BEFORE_TAIL}\Z")
_MASKED = regex.compile(
    r"(?<![\w.])(?=[^ ]{0,100}\d|[^\d]{2,20}\d)[+(]{0,2}(?:[a-z]{1,3}(?=[ \-]?[\dx*#•]))?"
    r"(?:[ \-.()/]{0,2}(?:\d++|[x*#•_?]{1,12}|\.{3}))+[a-z]?(?!\w)"
)
_HIDDEN = regex.compile(r"[x*#•_?]{2,}|\.{3}")
_JOINT, _SIGN = regex.compile(r"[ \-/()+]"), regex.compile(r"\W")
# The end of a phone number, as somebody says it who takes the rest for known.
_LAST = regex.compile(r"(?<![\d.,/\-])\d{3}[ \-]?\d{3,4}(?!\d|[.,/\-]\d)")
_WORD = regex.compile(r"[a-z]+[ \-]?")
_MANY = 20


class Partial:
    """The record's numbers by their last digits and by what a mask leaves of them."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._written = [(form, key) for key in keys for form in key.written()]
        self._tails: dict[str, list[Key]] = defaultdict(list)
        for form, key in self._written:
            self._tails[form[-3:]].append(key)

    def spans(self, view: View) -> Iterator[Span]:
        """Sure where four letters and digits or more are shown."""
        for match in view.matches(_TAIL):
            yield from self._ending(view, match["digits"], *match.span("digits"))
        for begin, end, digits in view.once(spoken):
            if len(digits) <= 6:
                cued = _TAIL_CUE.search(view.text, max(0, begin - 40), begin)
                shown = _SURE if cued else len(digits) - 2
                yield from self._ending(view, digits, begin, end, shown)
        yield from self._corrected(view)
        for match in view.matches(_LAST):
            if number_is_named(view.text, match.start()):
                yield from self._ending(view, _SIGN.sub("", match[0]), *match.span())
        for match in view.matches(_MASKED):
            if _HIDDEN.search(_JOINT.sub("", match[0])):
                yield from self._masked(view, match)

    def _corrected(self, view: View) -> Iterator[Span]:
        """Four digits that somebody says are right, and not some others."""
        for match in view.matches(_CORRECTED):
            begin, end = match.span("digits")
            yield from self._ending(view, match["digits"], begin, end, _SURE - 1)

    def _ending(
        self, view: View, digits: str, begin: int, end: int, shown: int = _SURE
    ) -> Iterator[Span]:
        for key in self._tails.get(digits[-3:], ())[:_MANY]:
            if key.text.endswith(digits):
                yield _span(view, key, begin, end, shown, "last digits")

    def _masked(self, view: View, match: "regex.Match[str]") -> Iterator[Span]:
        """With the letters before it, or without: they may be a word ("NIK 3273****")."""
        letters = _WORD.match(match[0])
        for skipped in (0, letters.end()) if letters else (0,):
            written = _JOINT.sub("", match[0][skipped:])
            pieces = [_SIGN.sub("", piece) for piece in _HIDDEN.split(written)]
            shown = sum(map(len, pieces))
            if shown < 2 or not any(map(str.isdigit, "".join(pieces))):
                return
            for form, key in self._written:
                if shown <= len(form) and _is_left_of(form, pieces):
                    begin = match.start() + skipped
                    yield _span(view, key, begin, match.end(), shown, "masked number")


def _is_left_of(form: str, pieces: Sequence[str]) -> bool:
    """Whether a mask may leave these pieces of the form, the first and the last at its ends."""
    if len(pieces) < 2:
        return form == pieces[0]
    at, end = len(pieces[0]), len(form) - len(pieces[-1])
    for piece in filter(None, pieces[1:-1]):
        found = form.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return at <= end and form.startswith(pieces[0]) and form.endswith(pieces[-1])


def _span(view: View, key: Key, begin: int, end: int, shown: int, rule: str) -> Span:
    start, stop = view.folded.span(begin, end)
    confidence: Confidence = "auto" if shown >= _SURE else "amber"
    return Span(start, stop, key.known.id, key.known.kind, confidence, rule)
