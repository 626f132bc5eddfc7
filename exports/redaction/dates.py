"""Days: those of the record in any order, calendar, script and language; others are flagged."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

import regex

from exports.redaction.model import Known, Span
from exports.redaction.view import View
from workstation.text import fold

_MONTHS = """
january jan januari janvier มกราคม ม.ค ມັງກອນ ဇန်နဝါရီ មករា जनवरी जनवरी जान्युअरी জানুয়ারি জানুয়ারী يناير كانون
february feb februari pebruari กุมภาพันธ์ ก.พ ກຸມພາ ဖေဖော်ဝါရီ កុម្ភៈ फरवरी फेब्रुअरी ফেব্রুয়ারি فبراير شباط
march mar maret มีนาคม มี.ค ມີນາ မတ် មីនា मार्च মার্চ مارس اذار
april apr เมษายน เม.ย ເມສາ ဧပြီ មេសា अप्रैल अप्रिल এপ্রিল ابريل نيسان
may mei พฤษภาคม พ.ค ພຶດສະພາ မေ ឧសភា मई मे মে مايو ايار
june jun juni มิถุนายน มิ.ย ມິຖຸນາ ဇွန် មិថុនា जून জুন يونيو حزيران
july jul juli กรกฎาคม ก.ค ກໍລະກົດ ဇူလိုင် កក្កដា जुलाई জুলাই يوليو تموز
august aug agustus สิงหาคม ส.ค ສິງຫາ ဩဂုတ် សីហា अगस्त अगस्ट আগস্ট اغسطس اب
september sep sept กันยายน ก.ย ກັນຍາ စက်တင်ဘာ កញ្ញា सितंबर सेप्टेम्बर সেপ্টেম্বর سبتمبر ايلول
october oct oktober ตุลาคม ต.ค ຕຸລາ အောက်တိုဘာ តុលា अक्टूबर अक्टोबर অক্টোবর اكتوبر تشرين
november nov nopember พฤศจิกายน พ.ย ພະຈິກ နိုဝင်ဘာ វិច្ឆិកា नवंबर नोभेम्बर নভেম্বর نوفمبر
december dec desember ธันวาคม ธ.ค ທັນວາ ဒီဇင်ဘာ ធ្នូ दिसंबर डिसेम्बर ডিসেম্বর ديسمبر
"""
_NUMBER = {
    word: number
    for number, line in enumerate(_MONTHS.strip().splitlines(), 1)
    for word in fold(line).text.split()
}
_NAMES = sorted(_NUMBER, key=len, reverse=True)
_EDGE = r"(?<![\d./\-])"
_PATTERNS = tuple(
    regex.compile(pattern, ignore_unused=True, months=_NAMES)
    for pattern in (
        _EDGE + r"(?<y>\d{4}) ?[-./] ?(?<m>\d{1,2}) ?[-./] ?(?<d>\d{1,2})(?!\d)",
        _EDGE + r"(?<d>\d{1,2}) ?[-./] ?(?<m>\d{1,2}) ?[-./] ?(?<y>\d{4}|\d{2})(?![\d/])",
        _EDGE + r"(?<d>\d{1,2})(?:st|nd|rd|th)? ?(?:(?:of|-|เดือน|ខែ|ເດືອນ|ရက်) ?)?"
        r"(?<n>\L<months>)(?![a-z])(?:[.,\-]? ?(?:[\p{L}\p{M}.]{0,6}[.,\-]? ?)(?<y>\d{4}|'\d{2}))?",
        r"(?<y>\d{4})[\p{L}\p{M} ,]{0,12}?(?<n>\L<months>)[\p{L}\p{M}]{0,4} ?(?<d>\d{1,2})(?!\d)",
        _EDGE + r"(?<d>\d{1,2})(?: thang| tháng|/) ?(?<m>\d{1,2}),?(?: nam|/) ?(?<y>\d{4})(?!\d)",
        r"(?<![a-z])(?<n>\L<months>)\.? (?<d>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,? (?<y>\d{4}))?",
    )
)


class Dates:
    """The days of the record, looked for in every way of writing a day."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._days = {
            day: item
            for item in known
            if item.kind == "date"
            for day in _days_in(fold(item.text).text)
        }

    def spans(self, view: View) -> Iterator[Span]:
        """Days of the record as auto, other exact days as amber."""
        for begin, end, days in _find(chain.from_iterable(map(view.matches, _PATTERNS))):
            start, stop = view.folded.span(begin, end)
            item = next((self._days[day] for day in days if day in self._days), None)
            if item:
                yield Span(start, stop, item.id, "date", "auto", "date")
                continue
            near = next((i for d, i in self._days.items() if (0, *d[1:]) in days), None)
            yield Span(start, stop, near.id if near else None, "date", "amber", "date")


_Day = tuple[int, int, int]


def _find(matches: Iterable["regex.Match[str]"]) -> Iterator[tuple[int, int, set[_Day]]]:
    for match in matches:
        groups = match.groupdict()
        month = _NUMBER[groups["n"]] if groups.get("n") else int(groups["m"])
        orders = {(month, int(groups["d"]))}
        if not groups.get("n"):
            orders.add((int(groups["d"]), month))
        days = set(_readings(groups.get("y") or "", orders))
        if days:
            yield match.start(), match.end(), days


def _days_in(text: str) -> Iterator[_Day]:
    for _, _, days in _find(chain.from_iterable(p.finditer(text) for p in _PATTERNS)):
        yield from days


def _readings(year: str, orders: Iterable[tuple[int, int]]) -> Iterator[_Day]:
    for y in _years(year.strip("'")):
        for m, d in orders:
            try:
                dt.date(y or 2000, m, d)
            except ValueError:
                continue
            yield y, m, d


def _years(text: str) -> Iterator[int]:
    """As written, of the Buddhist era (2400 and later), or of this century and the last."""
    if not text:
        yield 0
        return
    year = int(text)
    if len(text) == 2:
        yield from (1900 + year, 2000 + year)
    elif year > 2400:
        yield year - 543
    elif 1900 <= year <= 2100:
        yield year
