"""Runs of digits that no record holds: phone, card or account, by plan and by the word before."""

from collections.abc import Iterator

import phonenumbers
import regex

from exports.redaction.model import Confidence, Span
from exports.redaction.view import View

REGIONS = ("TH", "MM", "KH", "LA", "NP", "IN", "BD", "VN", "ID", "JO", "MY", "SA", "LB", "QA", "AE")
_Verdict = tuple[str, Confidence, str]


_DIGITS = regex.compile(
    r"(?<![\w.,/+\-])(?:\+|00)?\(?\d(?:[ \-.()/]{0,3}\d){6,18}(?![\d])(?!-?[a-z])(?![.,]\d)"
)
_DATE = regex.compile(r"\d{1,2}([./\-])\d{1,2}\1\d{4}|\d{4}([./\-])\d{1,2}\2\d{1,2}")
_PHONE_CUE = regex.compile(
    r"phone|tel\b|mobile|cell|call|whatsapp|viber|line|sms|text|number|contact|hp\b|telp|wa\b"
    r"|โทร|เบอร์|มือถือ|ເບີ|ໂທ|ဖုန်း|ទូរស័ព្ទ|លេខ|फोन|मोबाइल|नम्बर|नंबर|ফোন|মোবাইল|নম্বর|নাম্বার"
    r"|هاتف|جوال|رقم|موبايل|تلفون|dien thoai|sdt|\bso\b|goi|nomor|hubungi"
)
_ID_CUE = regex.compile(
    r"passport|\bid\b|card|permit|licen[cs]e|nrc|nid|cccd|cmnd|nik|ktp|aadhaa?r|citizenship|visa"
    r"|หนังสือเดินทาง|บัตร|พาสปอร์ต|ປັດສະປອດ|ບັດ|ပတ်စပို့|မှတ်ပုံတင်|ကတ်|លិខិតឆ្លងដែន|អត្តសញ្ញាណ"
    r"|पासपोर्ट|राहदानी|नागरिकता|आधार|কার্ড|এনআইডি|পাসপোর্ট"
    r"|جواز|هويه|الهويه|بطاقه|ho chieu|paspor|can cuoc"
)
_ACCOUNT_CUE = regex.compile(
    r"account|a/c|acct|bank|iban|rekening|norek|tai khoan|stk|bkash|wave|nagad|promptpay"
    r"|บัญชี|ບັນຊີ|ဘဏ်|စာရင်း|គណនី|ធនាគារ|खाता|खाते|बैंक|হিসাব|ব্যাংক|একাউন্ট|অ্যাকাউন্ট|حساب|بنك|البنك"
)
_NO_CUE = regex.compile(
    r"(?:(?<![a-z])(?:order|batch|lot|invoice|serial|ref\w*|case|file|section|form|act|article|clause"
    r"|page|po|item|pasal|dieu|worth|usd|thb|idr|vnd|rp|rs|tk)"
    r"|มาตรา|ข้อ|คดี|ใบสั่งซื้อ|มูลค่า|धारा|दफा|ধারা|ماده|ពាក្យ|[$€£৳₹฿])[\w.:#\- ]{0,8}$"
)
_UNIT = regex.compile(
    r" ?(?:baht|บาท|riel|រៀល|kip|ກີບ|kyat|ကျပ်|taka|টাকা|rupee|रुपै|रुपय|dong|rupiah|dinar|دينار"
    r"|ringgit|usd|kg|km|cm|mm|boxes|pieces|hours|days|%)"
)


def digit_runs(view: View) -> Iterator[Span]:
    """Phones, cards and accounts by cue and by numbering plan."""
    for match in view.matches(_DIGITS):
        begin, stop = match.span()
        if _DATE.fullmatch(match[0]) or excluded(view.text, begin, stop):
            continue
        verdict = _name_digits(view.text[max(0, begin - 40) : begin], match[0])
        if verdict:
            kind, confidence, rule = verdict
            start, end = view.folded.span(begin, stop)
            yield Span(start, end, None, kind, confidence, rule)


def excluded(text: str, begin: int, end: int) -> bool:
    """Whether the words beside it say that a number is a reference, a price or a measure."""
    before = text[max(0, begin - 16) : begin]
    return _NO_CUE.search(before) is not None or _UNIT.match(text[end : end + 8]) is not None


def _name_digits(before: str, found: str) -> _Verdict | None:
    digits = regex.sub(r"\D", "", found)
    if found.startswith(("+", "00")):
        return ("phone", "auto", "phone") if 8 <= len(digits) <= 16 else None
    cues = [
        (max((m.end() for m in cue.finditer(before)), default=-1), kind)
        for cue, kind in ((_PHONE_CUE, "phone"), (_ID_CUE, "id_number"), (_ACCOUNT_CUE, "account"))
    ]
    place, kind = max(cues)
    if place >= 0 and kind != "phone" and len(digits) >= 7:
        return (kind, "auto", "number after a cue")
    if _is_phone(digits):
        grouped = digits != found
        return ("phone", "auto" if place >= 0 or grouped else "amber", "phone")
    if place >= 0 and 8 <= len(digits) <= 12:
        return ("phone", "amber", "number after a cue")
    return ("other", "amber", "long number") if len(digits) >= 9 and digits == found else None


def _is_phone(digits: str) -> bool:
    if not 8 <= len(digits) <= 12:
        return False
    return any(_valid(digits, region) for region in REGIONS)


def _valid(digits: str, region: str) -> bool:
    if digits[0] != "0" and not (
        region in ("IN", "NP") and len(digits) == 10 and digits[0] in "6789"
    ):
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return False
