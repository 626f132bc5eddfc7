"""Days: those of the record in any order, calendar, script and language; others are flagged."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

import regex

from exports.redaction.model import Known, Span
from exports.redaction.reading.forms import either
from exports.redaction.reading.view import View
from workstation.text import fold
from workstation.text.months import NUMBER_OF_MONTH

_NAMES = sorted(NUMBER_OF_MONTH, key=len, reverse=True)
# Months of the Nepali, Bengali and Islamic calendars: a day in them is exact as well.
_OTHER_MONTHS = either("""
वैशाख बैशाख जेठ जेष्ठ असार आषाढ साउन श्रावण भदौ भाद्र असोज आश्विन कात्तिक कार्तिक मंसिर मङ्सिर पुस पौष माघ
फागुन फाल्गुन चैत चैत्र baishakh baisakh jestha asar ashad saun shrawan bhadau bhadra asoj kartik
mangsir poush magh falgun chait chaitra বৈশাখ জ্যৈষ্ঠ আষাঢ় শ্রাবণ ভাদ্র আশ্বিন কার্তিক অগ্রহায়ণ পৌষ মাঘ
ফাল্গুন চৈত্র محرم صفر ربيع_الأول ربيع_الثاني جمادى_الأولى جمادى_الآخرة رجب شعبان رمضان شوال
ذو_القعدة ذو_الحجة ramadan muharram rajab
""")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_MONTHS = either(" ".join(_ROMAN))
_MONTHS = {**NUMBER_OF_MONTH, **{sign: number for number, sign in enumerate(_ROMAN, 1)}}
_TENS = ("", "twenty", "thirty")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_DAY_WORDS = (
    {word: at for at, word in enumerate(_ORDINALS, 1)}
    | {
        f"{_TENS[tens]}{join}{_ORDINALS[one - 1]}": 10 * (tens + 1) + one
        for tens, most in ((1, 9), (2, 1))
        for one in range(1, most + 1)
        for join in "- "
    }
    | {"thirtieth": 30}
)
_SUFFIX = rf"(?:st|nd|rd|th|{either('ই শে লা রা ठा')})?"
_DAY_MARK = rf"(?: ?(?:{either('ရက်နေ့ ရက် गते तारिख तारीख তারিখ ថ្ងៃ')}))?"
_ERA = r"(?: ?(?:b\.?e\.?|a\.?d\.?|c\.?e\.?|b\.?s\.?)(?![a-z]))?"
_BORN = either("เกิด ເກີດ lahir sinh जन्म জন্ম الميلاد မွေး កំណើត")
_EDGE = r"(?<![\d./\-])"
_PATTERNS = tuple(
    regex.compile(pattern, ignore_unused=True, months=_NAMES)
    for pattern in (
        _EDGE + r"(?<y>\d{4}) ?[-./] ?(?<m>\d{1,2}) ?[-./] ?(?<d>\d{1,2})(?!\d)",
        _EDGE + r"(?<d>\d{1,2}) ?[-./] ?(?<m>o?\d|\d{2}) ?[-./] ?(?<y>\d{4}|\d{2})(?![\d/])" + _ERA,
        _EDGE + rf"(?<d>\d{{1,2}}) ?[-./ ] ?(?<n>{_ROMAN_MONTHS}) ?[-./ ] ?(?<y>\d{{4}})(?!\d)",
        _EDGE + rf"(?<d>\d{{1,2}}){_SUFFIX} ?(?:(?:of|-|เดือน|ខែ|ເດືອນ|ရက်) ?)?"
        r"(?<n>\L<months>)(?![a-z])"
        r"(?:[.,\-]? ?(?:(?:[\p{L}\p{M}.]{0,6}|พุทธศักราช|คริสต์ศักราช)[.,\-]? ?)"
        r"(?<y>\d{4}|'\d{2}|\d{2}(?!\d|[:.,]\d|%))" + _ERA + ")?",
        r"(?<y>\d{4})[\p{L}\p{M} ,]{0,12}?(?<n>\L<months>)[\p{L}\p{M}]{0,4} ?(?<d>\d{1,2})(?!\d)"
        + _DAY_MARK,
        _EDGE + r"(?<d>\d{1,2})(?: thang| tháng|/) ?(?<m>\d{1,2}),?(?: nam|/) ?(?<y>\d{4})(?!\d)",
        r"(?<![a-z])(?<n>\L<months>)\.? (?<d>\d{1,2})(?:st|nd|rd|th)?(?![\d:.])(?:,? (?<y>\d{4})"
        + _ERA
        + ")?",
        rf"(?:\b(?:born|birth|dob)\b|d\.o\.b|{_BORN})[^\d]{{0,16}}"
        r"\K(?<y>(?:19|20)\d{2}|\d{2})(?<m>\d{2})(?<d>\d{2})(?!\d)",
        rf"(?:\b(?:born|birth|dob)\b|d\.o\.b|{_BORN})[^\d]{{0,16}}"
        r"\K(?<d>\d{2})(?<m>\d{2})(?<y>\d{2})(?!\d)",
        r"(?<!\w)(?<d>\d{2})(?<n>\L<months>)(?<y>\d{4}|\d{2})(?!\w)",
        r"(?<!\w)(?<d>\d{1,2})[-/](?<n>\L<months>)[-/](?<y>\d{2})(?!\w)",
        # In the lines of a passport that machines read: birth, sex, expiry.
        r"(?<![\d])(?<y>\d{2})(?<m>\d{2})(?<d>\d{2})(?=\d[mfx<]\d{7})",
        r"(?<=\d{7}[mfx<])(?<y>\d{2})(?<m>\d{2})(?<d>\d{2})(?=\d(?:[a-z<]|\d{0,14}<))",
    )
)
# Eight digits: they count where they are a day of the record alone.
_COMPACT = regex.compile(
    r"(?<!\d)(?:(?<y>(?:19|20|25)\d{2})(?<m>\d{2})(?<d>\d{2})"
    r"|(?<d>\d{2})(?<m>\d{2})(?<y>(?:19|20|25)\d{2}))(?!\d)"
)
# Written out: "the fourteenth of March", "March fourteenth".
_WORDS = regex.compile(
    r"\b(?:(?<o>\L<days>) (?:day )?(?:of )?(?<n>\L<months>)"
    r"|(?<n>\L<months>) (?:the )?(?<o>\L<days>))\b(?:,? (?<y>\d{4}))?",
    days=list(_DAY_WORDS),
    months=[name for name in _NAMES if name.isascii() and len(name) > 2],
)
_OTHER = regex.compile(
    rf"{_EDGE}\d{{1,2}}{_SUFFIX} ?(?:{_OTHER_MONTHS})(?![\p{{L}}\p{{M}}])"
    r"(?:,? ?\d{4})?(?: ?ه(?!\w))?"
    rf"|(?<!\d)(?:\d{{4}} ?(?:साल )?)?(?<![\p{{L}}\p{{M}}])(?:{_OTHER_MONTHS})"
    rf" ?\d{{1,2}}(?!\d){_DAY_MARK}"
)
# Which day of the week it was, said before it.
_WEEKDAYS = either("""
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
senin selasa rabu kamis jumat jum'at sabtu minggu ahad thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy
chủ_nhật จันทร์ อังคาร พุธ พฤหัสบดี พฤหัส ศุกร์ เสาร์ อาทิตย์ ຈັນ ອັງຄານ ພຸດ ພະຫັດ ສຸກ ເສົາ ອາທິດ
ចន្ទ អង្គារ ពុធ ព្រហស្បតិ៍ សុក្រ សៅរ៍ អាទិត្យ တနင်္လာ အင်္ဂါ ဗုဒ္ဓဟူး ကြာသပတေး သောကြာ စနေ တနင်္ဂနွေ
सोमबार मंगलबार मङ्गलबार बुधबार बिहीबार बिहिबार शुक्रबार शनिबार आइतबार सोमवार मंगलवार बुधवार गुरुवार
बृहस्पतिवार शुक्रवार शनिवार रविवार সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার
الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد
""")
_LED = regex.compile(
    rf"(?:วัน|ວັນ|ថ្ងៃ)?(?<![a-z])(?:{_WEEKDAYS})(?:နေ့)?[.ฯ]?,? ?"
    rf"(?:(?:{either('the ที่ ທີ ទី ngày tanggal tgl')})\.? ?)?\Z"
)
_WIDEST_LED = 32
_LATIN = regex.compile("[a-z]*")
_VERBS = frozenset({"may", "march", "mar", "jan"})


_Day = tuple[int, int, int]


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
        yield from _of_other_calendars(view)
        yield from self._compact(view)
        for begin, end, days in _find(_matches(view)):
            start, stop = view.folded.span(_led(view, begin), end)
            if _is_verb(view, begin, view.folded.span(begin, end)[0]):
                continue
            if item := self._known(days):
                yield Span(start, stop, item.id, "date", "auto", "date")
                continue
            near = next((i for d, i in self._days.items() if (0, *d[1:]) in days), None)
            yield Span(start, stop, near.id if near else None, "date", "amber", "date")

    def _compact(self, view: View) -> Iterator[Span]:
        for begin, end, days in _find(view.matches(_COMPACT)) if self._days else ():
            if item := self._known(days):
                yield Span(*view.folded.span(begin, end), item.id, "date", "auto", "date")

    def _known(self, days: set[_Day]) -> Known | None:
        return next((self._days[day] for day in days if day in self._days), None)


def _of_other_calendars(view: View) -> Iterator[Span]:
    for match in view.matches(_OTHER):
        yield Span(*view.folded.span(*match.span()), None, "date", "amber", "date")


def _led(view: View, begin: int) -> int:
    """Where it begins with the day of the week that may stand before it."""
    led = _LED.search(view.text, max(0, begin - _WIDEST_LED), begin)
    return led.start() if led else begin


def _is_verb(view: View, begin: int, start: int) -> bool:
    """ "may 12 people come": a month in English has a capital."""
    word = _LATIN.match(view.text, begin, begin + 6)
    return word is not None and word[0] in _VERBS and view.original[start].islower()


def _matches(view: View) -> Iterator["regex.Match[str]"]:
    yield from chain.from_iterable(map(view.matches, _PATTERNS))
    yield from view.matches(_WORDS)


def _find(matches: Iterable["regex.Match[str]"]) -> Iterator[tuple[int, int, set[_Day]]]:
    for match in matches:
        groups = match.groupdict()
        month = _MONTHS[groups["n"]] if groups.get("n") else int(groups["m"].replace("o", "0"))
        day = _DAY_WORDS[groups["o"]] if groups.get("o") else int(groups["d"])
        orders = {(month, day)}
        if not groups.get("n"):
            orders.add((day, month))
        days = set(_readings(groups.get("y") or "", orders))
        if groups.get("n") and (groups.get("y") or "").isdigit() and len(groups["y"]) == 2:
            days |= set(_readings("", orders))
        elif not groups.get("n") and len(groups["y"]) == 2:
            days |= set(_readings(groups["d"].zfill(2), {(month, int(groups["y"]))}))
        if days:
            yield match.start(), match.end(), days


def _days_in(text: str) -> Iterator[_Day]:
    patterns = (*_PATTERNS, _WORDS)
    for _, _, days in _find(chain.from_iterable(p.finditer(text) for p in patterns)):
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
        yield from (1900 + year, 2000 + year, 2500 + year - 543)
    elif year > 2400:
        yield year - 543
    elif 1900 <= year <= 2100:
        yield year
