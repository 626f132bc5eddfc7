"""Numbers and addresses that no record holds, told by their form and by the words beside them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import phonenumbers
import regex
from stdnum import iban, luhn
from stdnum.id import nik
from stdnum.in_ import aadhaar
from stdnum.th import pin

from exports.redaction.model import Confidence, Span
from exports.redaction.view import View

REGIONS = ("TH", "MM", "KH", "LA", "NP", "IN", "BD", "VN", "ID", "JO", "MY", "SA", "LB", "QA", "AE")
_Verdict = tuple[str, Confidence, str]


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    confidence: Confidence
    rule: str
    find: "regex.Pattern[str]"
    proves: Callable[[str], bool] | None = None


def _pattern(
    kind: str,
    confidence: Confidence,
    rule: str,
    find: str,
    proves: Callable[[str], bool] | None = None,
) -> _Pattern:
    return _Pattern(kind, confidence, rule, regex.compile(find), proves)  # fmt: skip


_HOST = r"[\w\-]+(?:\.[\w\-]+)*\.[a-z]{2,}"
# Over folded text: lower case, ASCII digits.
_PATTERNS = (
    _pattern("url", "auto", "web address", r"(?:https?://|www\.)[^\s<>\"']+[^\s<>\"'.,;:!?)]"),
    _pattern("url", "auto", "web address",
             r"(?<![\w@.])(?:t\.me|wa\.me|fb\.com|m\.me|line\.me|(?:[\w\-]+\.)+(?:com|org|net|example))/[\w./\-?=&%@]+\w"),
    _pattern("email", "auto", "e-mail", rf"[\w.+\-]+@{_HOST}"),
    _pattern("email", "auto", "e-mail",
             r"[\w.+\-]+ ?(?:\(at\)|\[at\]|\{at\}|<at>| at |@) ?[\w\-]+"
             r"(?: ?(?:\.|\(dot\)|\[dot\]|\{dot\}| dot ) ?[\w\-]+)*"
             r" ?(?:\(dot\)|\[dot\]|\{dot\}| dot ) ?[\w\-]+"),
    _pattern("email", "auto", "e-mail",
             r"[\w.+\-]+ ?(?:\(at\)|\[at\]|\{at\}) ?[\w\-]+(?:\.[\w\-]+)+|[\w.+\-]+ @ ?[\w\-]+\.[\w.\-]+"),
    _pattern("handle", "amber", "handle", r"(?<![\w@./])@[\w.]{3,30}"),
    _pattern("other", "auto", "network address", r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]\d)"),
    _pattern("other", "auto", "network address", r"(?<!\w)(?:[0-9a-f]{2}[:\-]){5}[0-9a-f]{2}(?!\w)"),
    _pattern("other", "auto", "place on the map",
             r"(?<![\d.])-?\d{1,3}\.\d{3,}°? ?[ns]?[,; ] ?-?\d{1,3}\.\d{3,}°? ?[ew]?(?![\d.])"),
    _pattern("other", "auto", "place on the map",
             r"\d{1,3}° ?\d{1,2}['’]? ?(?:\d{1,2}(?:\.\d+)?\"?)? ?[ns],? ?\d{1,3}° ?\d{1,2}['’]? ?(?:\d{1,2}(?:\.\d+)?\"?)? ?[ew]"),
    _pattern("id_number", "auto", "registration card",
             r"(?<!\d)\d{1,2} */ *[\p{L}\p{M} ]{2,20}? *\( *[\p{L}\p{M}]{1,8} *\) *\d{6}(?!\d)"),
    _pattern("id_number", "auto", "refugee file", r"(?<!\w)[a-z]{3}-\d{3}-?\d{2}c\d{2,5}(?!\w)"),
    _pattern("id_number", "auto", "tax card", r"(?<!\w)[a-z]{3}[abcfghljpt][a-z]\d{4}[a-z](?!\w)"),
    _pattern("id_number", "auto", "13-digit card", r"(?<!\d)[1-8][ \-]\d{4}[ \-]\d{5}[ \-]\d{2}[ \-]\d(?!\d)"),
    _pattern("id_number", "auto", "13-digit card", r"(?<![\d.,])[1-8]\d{12}(?!\d)", pin.is_valid),
    _pattern("id_number", "auto", "12-digit card", r"(?<![\d.,])\d{4}[ \-]\d{4}[ \-]\d{4}(?![ \-]?\d)"),
    _pattern("id_number", "auto", "12-digit card", r"(?<![\d.,])\d{12}(?!\d)", aadhaar.is_valid),
    _pattern("id_number", "auto", "16-digit card", r"(?<![\d.,])\d{16}(?!\d)|(?<!\d)\d{4}(?: \d{4}){3}(?!\d)",
             lambda digits: nik.is_valid(digits) or luhn.is_valid(digits)),
    _pattern("account", "auto", "bank account", r"(?<![\d\-])\d{3}-\d-\d{5}-\d(?![\d\-])"),
    _pattern("account", "auto", "bank account", r"(?<!\w)[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?!\w)",
             iban.is_valid),
    _pattern("plate", "auto", "plate",
             r"(?<![\d\p{L}])\d?[ก-ฮ]{2}[ \-]?\d{1,4}(?!\d)(?: ?(?:กรุงเทพมหานคร|กรุงเทพ|กทม|[ก-ฮเแโใไ][ก-์]{3,14}(?= |$|[,.])))?"),
    _pattern("plate", "auto", "plate", r"(?<!\w)[a-z]{2} ?\d{1,2} ?[a-z]{1,3} ?\d{4}(?!\w)"),
    _pattern("plate", "auto", "plate", r"(?<!\w)\d{2}[a-z]\d?-\d{3}\.?\d{2}(?!\w)"),
    _pattern("plate", "auto", "plate", r"(?<!\w)\d?[a-z]{1,2}-\d{4}(?!\w|-\d)"),
    _pattern("plate", "auto", "plate", r"(?<!\w)[a-z]{1,2} \d{3,4} [a-z]{1,3}(?!\w)|(?<!\w)[a-z]{1,2}\d{4}[a-z]{2,3}(?!\w)"),
    _pattern("plate", "auto", "plate", r"(?<!\p{L})[\u0900-\u097f]{2} ?\d{1,2} ?[\u0900-\u097f]{1,2} ?\d{4}(?!\d)"),
    _pattern("plate", "auto", "plate", r"[\u0980-\u09ff]+ (?:মেট্রো|metro)[ \-][\u0980-\u09ff]{1,2}[ \-]\d{2}-\d{4}|dhaka metro[ \-]\w{1,3}[ \-]\d{2}-\d{4}"),
    _pattern("plate", "auto", "plate", r"(?<![ກ-ຮ])[ກ-ຮ]{2} ?\d{4}(?!\d)"),
)  # fmt: skip
_UPPER = frozenset({"tax card", "plate"})
_PASSPORT = regex.compile(r"(?<![a-z0-9\-/])([a-z]{1,2}) ?\d{6,8}(?![0-9a-z]|-\w)")
_NO_PASSPORT = frozenset(
    {"rp", "rs", "tk", "kg", "no", "id", "us", "rm", "jd", "b", "k", "ks", "po"}
)
_DIGITS = regex.compile(
    r"(?<![\w.,/+\-])(?:\+|00)?\(?\d(?:[ \-.()/]{0,3}\d){6,18}(?![\d])(?!-?[a-z])(?![.,]\d)"
)
_PHONE_CUE = regex.compile(
    r"phone|tel\b|mobile|cell|call|whatsapp|viber|line|sms|text|number|contact|hp\b|telp|wa\b"
    r"|โทร|เบอร์|มือถือ|ເບີ|ໂທ|ဖုန်း|ទូរស័ព្ទ|លេខ|फोन|मोबाइल|नम्बर|नंबर|ফোন|মোবাইল|নম্বর|নাম্বার"
    r"|هاتف|جوال|رقم|موبايل|تلفون|dien thoai|sdt|\bso\b|goi|nomor|hubungi"
)
_ID_CUE = regex.compile(
    r"passport|\bid\b|card|permit|licen[cs]e|nrc|nid|cccd|cmnd|nik|ktp|aadhaar|aadhar|citizenship|visa"
    r"|หนังสือเดินทาง|บัตร|พาสปอร์ต|ປັດສະປອດ|ບັດ|ပတ်စပို့|မှတ်ပုံတင်|ကတ်|លិខិតឆ្លងដែន|អត្តសញ្ញាណ"
    r"|पासपोर्ट|राहदानी|नागरिकता|आधार|কার্ড|এনআইডি|পাসপোর্ট|جواز|هويه|الهويه|بطاقه|ho chieu|paspor|can cuoc"
)
_ACCOUNT_CUE = regex.compile(
    r"account|a/c|acct|bank|iban|rekening|norek|tai khoan|stk|บัญชี|ບັນຊີ|ဘဏ်|စာရင်း|គណនី|ធនាគារ"
    r"|खाता|खाते|बैंक|बैंक|হিসাব|ব্যাংক|একাউন্ট|অ্যাকাউন্ট|حساب|بنك|البنك|bkash|wave|nagad|promptpay"
)
_NO_CUE = regex.compile(
    r"(?:order|batch|lot|invoice|serial|ref\w*|case|file|section|form|act|article|clause|page|po|item"
    r"|มาตรา|ข้อ|คดี|ใบสั่งซื้อ|pasal|dieu|धारा|दफा|ধারা|ماده|ពាក្យ|มูลค่า|worth|usd|thb|idr|vnd|rp|rs|\$|€|£|৳|₹|฿|tk)"
    r"[\w.:#\- ]{0,8}$"
)
_UNIT = regex.compile(
    r"^ ?(?:baht|บาท|riel|រៀល|kip|ກີບ|kyat|ကျပ်|taka|টাকা|rupee|रुपै|रुपय|dong|đồng|rupiah|dinar|دينار|ringgit"
    r"|usd|kg|km|cm|mm|boxes|pieces|hours|days|%)"
)


def patterns(view: View) -> Iterator[Span]:
    """What looks like an identifier, whoever it belongs to."""
    if not any(char in view.text for char in "0123456789@/"):
        return
    for pattern in _PATTERNS:
        for match in pattern.find.finditer(view.text):
            found = match[0]
            if pattern.proves and not pattern.proves(regex.sub(r"[ \-]", "", found)):
                continue
            start, end = view.folded.span(match.start(), match.end())
            if (
                pattern.rule in _UPPER
                and view.original[start:end] != view.original[start:end].upper()
            ):
                continue
            if pattern.kind in ("plate", "id_number") and _excluded(view.text, *match.span()):
                continue
            yield Span(start, end, None, pattern.kind, pattern.confidence, pattern.rule)
    yield from _passports(view)
    yield from _digit_runs(view)


def _passports(view: View) -> Iterator[Span]:
    for match in _PASSPORT.finditer(view.text):
        start, end = view.folded.span(*match.span())
        letters = view.original[start : start + len(match[1])]
        if letters.isupper() and match[1] not in _NO_PASSPORT:
            yield Span(start, end, None, "id_number", "auto", "passport")


def _digit_runs(view: View) -> Iterator[Span]:
    for match in _DIGITS.finditer(view.text):
        begin, stop = match.span()
        if _excluded(view.text, begin, stop):
            continue
        verdict = _name_digits(view.text[max(0, begin - 40) : begin], match[0])
        if verdict:
            kind, confidence, rule = verdict
            start, end = view.folded.span(begin, stop)
            yield Span(start, end, None, kind, confidence, rule)


def _excluded(text: str, begin: int, end: int) -> bool:
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
