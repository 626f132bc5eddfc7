"""Names of ships that no record holds, told by what stands before them; all amber."""

from bisect import bisect_left
from collections.abc import Iterator

import regex

from exports.redaction.model import Span
from exports.redaction.reading.forms import either, matches_at
from exports.redaction.reading.view import View
from workstation.text import fold

_NAME = r"[A-Z][\w'’\-]*(?:\s[A-Z][\w'’\-]*){0,3}(?:\s\d{1,4}(?![\d:.,]))?"
_MORE = r"[A-Z][\w'’\-]*(?:(?:\s[A-Z][\w'’\-]*){1,3}(?:\s\d{1,4}(?![\d:.,]))?|\s\d{1,4}(?![\d:.,]))"
_QUOTE = r"[\"“'‘(]?"
_WORDS = (
    "vessel", "boat", "trawler", "ship", "carrier", "longliner", "seiner", "tanker", "ferry",
    "kapal", "perahu", "tàu", "ghe",
)  # fmt: skip
_SHORT = (
    "fv", "f/v", "f.v.", "mv", "m/v", "m.v.", "mt", "m/t", "ft", "f/t", "km", "k.m.", "kmn",
    "klm", "ss", "s/s", "m/y", "my",
)  # fmt: skip
_LATIN_SHIPS = tuple(fold(word).text for word in _WORDS)
_SIGNS = (*(f"{word} " for word in _SHORT), *_LATIN_SHIPS)
_SHIP = rf"(?i:\b(?:{'|'.join(_WORDS)}))"
_CALL = r"(?i:,? (?:named|called|bernama|tên(?: là)?|known as|the))"
# Over the original: a name has capitals.
_MARKED = regex.compile(
    r"(?=[FKMST])(?<![\w./])(?<!\d )"
    rf"(?<ship>(?:[FMST][./]?[VTYS]|K\.?M\.?N?|KLM)\.?\s{_QUOTE}{_NAME})"
)
_LATIN = (
    regex.compile(rf"{_SHIP}{_CALL}\s{_QUOTE}(?<ship>{_NAME})"),
    regex.compile(rf"{_SHIP},?\s{_QUOTE}(?<ship>{_MORE})"),
)
_UNITS = either("""
วัน คน ชั่วโมง ลำ เดือน ปี น. ครั้ง กิโล เที่ยว ມື້ ຄົນ ຊົ່ວໂມງ ລຳ ເດືອນ ປີ ရက် ယောက် နာရီ စီး လ နှစ်
ថ្ងៃ នាក់ ម៉ោង គ្រឿង ខែ ឆ្នាំ
""")
_LETTERS = r"[\p{L}\p{M}]"
_COUNTED = rf"\d{{1,3}}(?![\d:.,])(?! ?(?:{_UNITS}))"
_CALLED = either("ชื่อ ชื่อว่า ຊື່ ຊື່ວ່າ ឈ្មោះ အမည် ชื่อเรือ")
_NATIVE = regex.compile(
    rf"(?:{either('เรือประมง เรือ ເຮືອ ទូក នាវា កប៉ាល់ သင်္ဘော လှေ ငါးဖမ်းလှေ')})"
    rf"(?:(?: ?(?:{_CALLED})) ?[\"'(]?(?<name>(?:[ก-ฮ]\. ?)?{_LETTERS}{{2,24}}(?: {_COUNTED})?)"
    rf"|(?<gap> ?)[\"']?(?<name>(?:[ก-ฮ]\. ?)?{_LETTERS}{{2,20}} ?{_COUNTED}))"
)
_SHIPS = tuple(fold("เรือ ເຮືອ ទូក នាវា កប៉ាល់ သင်္ဘော လှေ").text.split())


def vessels(view: View) -> Iterator[Span]:
    """Every ship that is named; the crew list of a ship is short."""
    for match in () if view.second else _in_latin(view):
        begin, end = match.span("ship")
        yield Span(begin, end, None, "place", "amber", "name of a ship")
    for first, last in view.windows(_SHIPS):
        for match in _NATIVE.finditer(view.text, first, last):
            start, stop = view.folded.span(*match.span("name"))
            yield Span(start, stop, None, "place", "amber", "name of a ship")


def _in_latin(view: View) -> Iterator["regex.Match[str]"]:
    src, text = view.folded.src, view.original
    words = view.beginnings(_LATIN_SHIPS)
    for first, last in view.windows(_SIGNS):
        begin, end = int(src[first]), int(src[min(last, len(src)) - 1]) + 1
        yield from _MARKED.finditer(text, begin, end)
        near = words[bisect_left(words, first) : bisect_left(words, last)]
        ships = [at for at in map(int, src[near]) if not text[at - 1 : at].isalpha()]
        for find in _LATIN:
            yield from matches_at(find, text, ships, end)
