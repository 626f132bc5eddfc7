"""Runs of digits that no record holds: phone, card or account, by plan and by the word before."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from exports.redaction.model import Confidence, Span
from exports.redaction.numbers.numbering import is_phone
from exports.redaction.reading.forms import either
from exports.redaction.reading.reach import reach
from exports.redaction.reading.signs import finder
from exports.redaction.reading.view import View

_Verdict = tuple[str, Confidence, str]


_DIGITS = regex.compile(
    r"(?<![a-z\d+])(?<!\d[.,\-])(?:\+|00)?\(?[\do](?:(?!\)\.)[ \-.()]{0,3}[\do]){6,18}"
    r"(?!\d)(?!-?[a-z])(?![.,:]\d)"
)
_SLASHED = regex.compile(r"(?<![\w/])0\d{1,3}/\d{3,4}/\d{3,4}(?![\w/])")
_GLUED = regex.compile(r"(?<=\b(?:tel|hp|wa|ph|phone|call|mob|no|sdt|dt))0\d{7,11}(?!\w)")
# Letters that a scanner reads for digits, between digits that stand in groups.
_BLURRED = regex.compile(
    r"(?<![\p{L}\d+])(?=(?:[^\d]{0,3}\d){5})(?=[\d ]{0,100}[oilszb])[0o][\doilszb]{1,3}"
    r"(?:[ .\-]{1,2}[\doilszb]{2,5}){1,4}(?![\p{L}\d])"
)
_MASKED = regex.compile(
    r"(?<![\w.,])(?=(?:[+ \-]?\d){4})(?:\+\d{2,3}[ \-]?)?\d{2,5}[ \-]?(?:\d{2,4}[ \-]?)?"
    r"(?:[x#•]{2,5}|\*{3,6})(?:[ \-]?[x*#•\d]{2,5})?(?!\w)"
)
_HOLDER = either("""
account a/c card passport phone number no rekening nomor
บัญชี เบอร์ บัตร ဖုန်း नम्बर नंबर নম্বর
""")
_TAIL = either("""
ending ending_in ends ends_with last_four last_four_digits last_4 akhiran berakhir cuối
ลงท้าย ลงท้ายด้วย শেষ आखिरी
""")
_ENDING = regex.compile(rf"(?:{_HOLDER})[^.\d]{{0,14}}(?:{_TAIL})[^.\d]{{0,10}}\K\d{{3,5}}(?!\d)")
_DATE = regex.compile(r"\d{1,2}([./\-])\d{1,2}\1\d{4}|\d{4}([./\-])\d{1,2}\2\d{1,2}")
_DATED = regex.compile(r"\((?:19|20)\d\d")
_YEARS = regex.compile(r"(?:(?:19|20|24|25)\d\d[ \-.()]{0,3}){2,5}")


def _cue(inside: str, whole: str = "") -> "regex.Pattern[str]":
    """Words that may stand inside others, and words of Latin script that may not."""
    return regex.compile(rf"{either(inside)}" + (rf"|\b(?:{either(whole)})\b" if whole else ""))


_PHONE_CUE = _cue(
    """
    phone mobile whatsapp viber contact imo_number điện_thoại sđt gọi hubungi telefon
    โทร เบอร์ มือถือ ເບີ ໂທ ဖုန်း ទូរស័ព្ទ फोन मोबाइल ফোন মোবাইল নাম্বার
    هاتف جوال موبايل تلفون واتساب
    """,
    "tel cell call ring line sms text hp wa ph zalo telp",
)
# Words for any number: of a phone, unless a card or an account was named before.
_NUMBER_CUE = _cue("number nomor លេខ नम्बर नंबर নম্বর رقم", "so no")
_ID_CUE = _cue(
    """
    passport permit licence license citizenship aadhaar aadhar national_number birth_registration
    hộ_chiếu paspor căn_cước chứng_minh pengenalan
    หนังสือเดินทาง บัตร พาสปอร์ต เลขประจำตัว ใบอนุญาต ປັດສະປອດ ບັດ
    ပတ်စပို့ ပတ်စ်ပို့ မှတ်ပုံတင် ကတ် លិខិតឆ្លងដែន អត្តសញ្ញាណ पासपोर्ट राहदानी नागरिकता आधार परिचयपत्र पहचान
    কার্ড এনআইডি পাসপোর্ট পরিচয়পত্র জন্ম_নিবন্ধন جواز هوية الهوية بطاقة الرقم_الوطني رقم_وطني
    """,
    "id card nrc nid cccd cmnd nik ktp visa ic mykad pan epic",
)
_ACCOUNT_CUE = _cue(
    """
    acleda bcel kbz scb kasikorn kbank krungthai mandiri cimb vietcombank agribank techcombank
    nabil esewa khalti paytm phonepe truemoney gcash wavepay western_union moneygram mtcn hisab
    ออมสิน กสิกร กรุงไทย ไทยพาณิชย์ বিকাশ নগদ
    account a/c acct bank iban rekening norek tài_khoản
    chuyển_khoản chuyển_tiền chuyển_vô chuyển_vào chuyển_qua
    bkash nagad promptpay maybank kbz kpay
    wave_money บัญชี พร้อมเพย์ ບັນຊີ ဘဏ် စာရင်း အကောင့် គណនី ធនាគារ खाता खाते बैंक अकाउंट अकाउन्ट
    হিসাব ব্যাংক একাউন্ট অ্যাকাউন্ট حساب بنك
    """,
    "aba rek stk acc bri bni bca sbi upi ovo dana wing",
)
_CUES = ((_PHONE_CUE, "phone"), (_ID_CUE, "id_number"), (_ACCOUNT_CUE, "account"))
_PAPER = either("""
order batch lot invoice serial case file section form act article clause rule ref reference page po
item pasal điều worth usd thb idr vnd rp rs tk sku iso rfc isbn model version convention receipt
ticket docket part contract
""")
_NO_CUE = regex.compile(
    rf"(?:(?<![a-z])(?:{_PAPER})(?![a-z])|{either('มาตรา ข้อ คดี ใบสั่งซื้อ มูลค่า धारा दफा ধারা ماده ពាក្យ')}"
    r"|[$€£৳₹฿])[\w.:#\- ]{0,8}$"
)
_UNIT = regex.compile(
    " ?(?:"
    + either("""
    baht บาท riel រៀល kip ກີບ kyat ကျပ် taka টাকা rupee रुपै रुपय dong đồng rupiah dinar دينار
    ringgit usd kg km cm mm boxes pieces hours days workers people steps bytes kib rounds %
    """)
    + ")"
)
# Written in groups as a phone number is, none of them a year.
_GROUPED = regex.compile(
    r"\(?[0o]\d{1,3}\)?(?:[ .\-]{1,3}(?!(?:19|20|25)\d\d(?!\d))\d{2,4}){1,4}|\d{5}[ \-]\d{5}"
    r"|0\d{3,4}[ \-]\d{6}|0\d{2}[ \-]\d{7}|[6-9]\d{2}[ \-]\d{3}[ \-]\d{4}|9\d{2}[ \-]\d{7}"
)
# Eight digits in two halves, the first no year: the Gulf, Singapore and Hong Kong write them so.
_HALVES = regex.compile(r"[3-9]\d{3}[ \-]\d{4}")
# A part of a run that may be a number of its own.
_PART = regex.compile(r"[+(]{0,2}[\do](?:[ \-.()]{0,3}[\do]){7,12}(?!\d)")
# Behind a number that is written in one piece: how many digits it has.
_BEYOND = regex.compile(r"(?<=\d{10}) \d{1,3}\Z")
_LINE_ENDS = "\n।"
_THOUSANDS = regex.compile(r"\d{1,3}(?:[ .]\d{3})+")
_CUT_SHORT: _Verdict = ("phone", "amber", "number cut short")
_WHOLE = (_DIGITS, _SLASHED, _GLUED, _BLURRED)
_NO_DIGIT = regex.compile(r"\D")
_READ = str.maketrans("oilszb", "011528")


def digit_runs(view: View) -> Iterator[Span]:
    """Phones, cards and accounts by cue and by numbering plan."""
    for find in (*_WHOLE, _MASKED, _ENDING):
        for match in view.matches(find):
            for begin, end, verdict in _read(view, *match.span(), short=find not in _WHOLE):
                start, stop = view.folded.span(begin, end)
                kind, confidence, rule = verdict
                yield Span(start, stop, None, kind, confidence, rule)


def _read(view: View, begin: int, end: int, *, short: bool) -> list[tuple[int, int, _Verdict]]:
    """What the ends of lines and sentences part a run into, if that is told; else all of it."""
    if beyond := _BEYOND.search(view.text, begin, end):
        end = beyond.start()
    edges = [begin, *(at for at in range(begin, end) if _ends_at(view, at)), end]
    found = (_PART.search(view.text, *pair) for pair in pairwise(edges) if len(edges) > 2)
    for parts in ([part.span() for part in found if part], [(begin, end)]):
        judged = ((*part, _judge(view.text, *part, short=short)) for part in parts)
        told = [(first, last, verdict) for first, last, verdict in judged if verdict]
        if told:
            return told
    return []


def _ends_at(view: View, at: int) -> bool:
    if view.text[at].isdigit():
        return False
    ended = view.original[view.folded.src[at]] in _LINE_ENDS
    return ended or view.text.startswith(". ", at)


def number_is_named(text: str, begin: int) -> bool:
    """Whether a phone, card or account is spoken of just before."""
    before = text[max(0, begin - 40) : begin]
    cues = (_PHONE_CUE, _ID_CUE, _ACCOUNT_CUE, _NUMBER_CUE)
    return any(_last(cue, before) >= 0 for cue in cues)


def _last(cue: "regex.Pattern[str]", before: str) -> int:
    """Where the last of the cues ends; -1 if there is none."""
    need = reach(cue).need
    if need and not finder(need.signs).find_matches_as_indexes(before):
        return -1
    return max((match.end() for match in cue.finditer(before)), default=-1)


def _judge(text: str, begin: int, end: int, *, short: bool) -> _Verdict | None:
    found = text[begin:end]
    if _DATE.fullmatch(found) or _DATED.search(found) or excluded(text, begin, end):
        return None
    return _CUT_SHORT if short else _name_digits(text[max(0, begin - 40) : begin], found)


def excluded(text: str, begin: int, end: int) -> bool:
    """Whether the words beside it say that a number is a reference, a price or a measure."""
    if _YEARS.fullmatch(text, begin, end):
        return True
    before = text[max(0, begin - 16) : begin]
    return _NO_CUE.search(before) is not None or _UNIT.match(text[end : end + 8]) is not None


def _name_digits(before: str, found: str) -> _Verdict | None:
    found = found.translate(_READ)
    digits = _NO_DIGIT.sub("", found)
    if found.startswith(("+", "00")):
        return ("phone", "auto", "phone") if 8 <= len(digits) <= 16 else None
    place, kind = max((_last(cue, before), kind) for cue, kind in _CUES)
    weak = place < 0 and _last(_NUMBER_CUE, before[-16:]) >= 0
    if place >= 0 and kind != "phone" and len(digits) >= 7:
        return (kind, "auto", "number after a cue")
    if is_phone(digits):
        sure = place >= 0 or weak or _GROUPED.fullmatch(found) is not None
        return ("phone", "auto" if sure else "amber", "phone")
    if _HALVES.fullmatch(found):
        return ("phone", "amber", "phone")
    if (place >= 0 or weak) and 8 <= len(digits) <= 12 and not _THOUSANDS.fullmatch(found):
        return ("phone", "amber", "number after a cue")
    return ("other", "amber", "long number") if len(digits) >= 9 and digits == found else None
