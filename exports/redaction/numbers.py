"""Numbers, addresses and plates of the record, however they are spaced, prefixed or misread."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import phonenumbers
import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.model import Known, Span
from exports.redaction.view import View
from workstation.text import fold, squash

NUMBERS = frozenset({"phone", "email", "id_number", "account", "plate", "url", "other"})
# Letters that a scanner, or a hand in a hurry, puts for digits.
_MISREAD = str.maketrans("iloszb", "110528")
_GAP = regex.compile(r"[^\p{L}\p{M}\p{N}]{4}|[,;:!?]")
_CODE = regex.compile(r"(?:\+|(?<!\d)00)?[ ]?(\d{1,3})[ \-.]*(?:\(?0?\)?)[ \-.]*\Z")
_TRUNK = regex.compile(r"(?:\(?0\)?[ \-.]*|(?<!\w)o[ \-]?)\Z")
_NRC = regex.compile(
    r"(?<!\d)(\d{1,2}) */ *([\p{L}\p{M} ]{2,20}?) *\( *([\p{L}\p{M}]{1,8}) *\) *(\d{6})(?!\d)"
)
_TAIL_CUE = regex.compile(
    r"(?:end\w*(?: in| with)?|last (?:four|4|three|3)(?: digits)?(?: are| is)?|x{2,}|\*{2,}|[•…]+"
    r"|\.{3}|ลงท้าย\p{L}*|লাস্ট|শেষ \p{L}*|अन्त\w*|आखिरी|akhir\w*|cuối|ບ ທ້າຍ|ท้าย|آخر\w*)"
    r"[^\d\n]{0,16}(\d{3,5})(?!\d)"
)
_DIGIT_WORDS = {
    word: str(value)
    for value, words in enumerate(
        ("zero oh nol shunya sifr", "one satu ek", "two dua do", "three tiga tin teen",
         "four empat char", "five lima panch", "six enam", "seven tujuh sat saat",
         "eight delapan aath", "nine sembilan nau")
    )
    for word in words.split()
}  # fmt: skip
_SPOKEN = re.compile(
    r"\b(?=[zonstuedtfcplaj\d])(?:(?:double |triple )?(?:"
    + "|".join(_DIGIT_WORDS)
    + r"|[\dol]+)\b[ ,.\-]{0,3}){3,}"
)


@dataclass(frozen=True, slots=True)
class _Key:
    known: Known
    text: str
    country: str = ""


class Numbers:
    """The record's numbers, searched in the text without spacing and signs."""

    def __init__(self, known: Iterable[Known]) -> None:
        items = [item for item in known if item.kind in NUMBERS]
        self._keys = [key for item in items for key in _keys(item)]
        self._exact = AhoCorasick([key.text for key in self._keys], MatchKind.Standard)
        self._blurred = [key for key in self._keys if sum(map(str.isdigit, key.text)) >= 5]
        self._misread = AhoCorasick(
            [key.text.translate(_MISREAD) for key in self._blurred], MatchKind.Standard
        )
        self._by_tail: dict[str, list[_Key]] = defaultdict(list)
        for key in self._blurred:
            self._by_tail[key.text[-3:]].append(key)
        self._cards = {
            (m[1], m[4]): item for item in items if (m := _NRC.search(fold(item.text).text))
        }

    def spans(self, view: View) -> Iterator[Span]:
        """Every place where a number of the record stands."""
        if self._keys:
            yield from self._search(view, self._exact, self._keys, view.squashed, "number")
        if self._blurred:
            blurred = view.squashed.translate(_MISREAD)
            yield from self._search(view, self._misread, self._blurred, blurred, "misread number")
            yield from self._spoken(view)
            yield from self._tails(view)
        for match in view.matches(_NRC) if self._cards else ():
            item = self._cards.get((match[1], match[4]))
            if item:
                yield _span(view, item, match.start(), match.end(), "card")

    def _search(
        self, view: View, finder: AhoCorasick, keys: list[_Key], text: str, rule: str
    ) -> Iterator[Span]:
        for index, first, last in finder.find_matches_as_indexes(text, overlapping=True):
            key = keys[index]
            begin, end = int(view.places[first]), int(view.places[last - 1]) + 1
            begin = _with_prefix(view.text, begin, key)
            if _stands_alone(view.text, begin, end):
                yield _span(view, key.known, begin, end, rule)

    def _spoken(self, view: View) -> Iterator[Span]:
        for match in _SPOKEN.finditer(view.text):
            digits = _spoken_digits(match[0])
            for key in self._by_tail.get(digits[-3:], ()):
                if key.text.isdigit() and digits.endswith(key.text):
                    end = match.start() + len(match[0].rstrip(" ,.-"))
                    yield _span(view, key.known, match.start(), end, "spoken number")

    def _tails(self, view: View) -> Iterator[Span]:
        for match in view.matches(_TAIL_CUE):
            for key in self._by_tail.get(match[1][-3:], ()):
                if key.text.endswith(match[1]):
                    start, end = view.folded.span(*match.span(1))
                    yield Span(start, end, key.known.id, key.known.kind, "amber", "last digits")


def phone_digits(text: str) -> tuple[str, str]:
    """Country code ("" if not written) and the digits behind it, without the trunk zero."""
    folded = fold(text).text.strip()
    written = "+" + folded[2:] if folded.startswith("00") else folded
    try:
        number = phonenumbers.parse(written, None)
    except phonenumbers.NumberParseException:
        return "", squash(fold(text)).text.lstrip("0")
    return str(number.country_code), phonenumbers.national_significant_number(number)


def _keys(item: Known) -> Iterator[_Key]:
    if item.kind == "phone":
        country, digits = phone_digits(item.text)
        if len(digits) >= 6:
            yield _Key(item, digits, country)
        return
    text = squash(fold(item.text)).text
    if len(text) >= 4:
        yield _Key(item, text)
    bare = text.rstrip("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาิีึืุู่้๊๋็์เแโใไั")
    if item.kind == "plate" and bare != text and len(bare) >= 5:
        yield _Key(item, bare)


def _with_prefix(text: str, begin: int, key: _Key) -> int:
    """Where the number begins with the country code and trunk zero that may stand before it."""
    if key.known.kind != "phone":
        return begin
    before = text[max(0, begin - 14) : begin]
    match = _CODE.search(before)
    if match and (match[1] == key.country if key.country else match[0][0] in "+0"):
        prefix: str = match[0]
    else:
        trunk = _TRUNK.search(before)
        prefix = trunk[0] if trunk else ""
    return begin - len(prefix)


def _stands_alone(text: str, begin: int, end: int) -> bool:
    before, after = text[begin - 1 : begin], text[end : end + 1]
    if (before.isdigit() and text[begin].isdigit()) or (
        after.isdigit() and text[end - 1].isdigit()
    ):
        return False
    latin = "a" <= text[begin] <= "z" and "a" <= before <= "z" and before
    glued = "a" <= text[end - 1] <= "z" and "a" <= after <= "z" and after
    return not latin and not glued and not _GAP.search(text, begin, end)


def _spoken_digits(text: str) -> str:
    digits, times = "", 1
    for part in regex.findall(r"\p{L}+|[\dol]+", text):
        if part in ("double", "triple"):
            times = 2 if part == "double" else 3
            continue
        digits += _DIGIT_WORDS.get(part, part.translate(_MISREAD)) * times
        times = 1
    return digits


def _span(view: View, item: Known, begin: int, end: int, rule: str) -> Span:
    start, stop = view.folded.span(begin, end)
    return Span(start, stop, item.id, item.kind, "auto", rule)
