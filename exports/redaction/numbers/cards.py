"""Passports, cards, files and accounts, told by their form and by the word before them.

Sources: python-stdnum for check sums; ICAO 9303 for passport numbers; the printed forms of Thai,
Burmese, Nepali, Malaysian, Indian, Indonesian and Jordanian cards.
"""

import datetime as dt

import regex
from stdnum import iban, luhn
from stdnum.id import nik
from stdnum.in_ import aadhaar, epic
from stdnum.th import pin

from exports.redaction.reading.forms import either, form

_NUMBER_WORD = (
    rf"(?:\b(?:{either('no number num nr is was the card book reads')})\b|[:#.'\"(\- ]|"
    + either("""
    เลขที่ หมายเลข เลข နံပါတ် အမှတ် លេខ ເລກທີ ເລກ नम्बर नंबर नं संख्या নম্বর নং so nomor رقم السفر سفر
    """)
    + ")"
)
PASSPORT_WORDS = either("""
passport passports pasport paspor pp หนังสือเดินทาง พาสปอร์ต พาสสปอร์ต พาสปอร์ท ပတ်စပို့ ပတ်စ်ပို့ ပါတ်စပို့
ပက်စပို့ နိုင်ငံကူးလက်မှတ် លិខិតឆ្លងដែន ប៉ាស្ព័រ ប៉ាស្ប័រ ប៉ាសស្ព័រ ປັດສະປອດ ພັດສະປອດ ພາສປອດ ໜັງສືຜ່ານແດນ
ໜັງສືເດີນທາງ राहदानी पासपोर्ट पास्पोर्ट পাসপোর্ট পাশপোর্ট hộ_chiếu جواز جوازه جوازها جواز_السفر باسبور
""")
_CITIZEN = regex.compile(either("citizenship nagarikta नागरिकता ना.प्र.नं nagrikta"))
_VOTER = regex.compile(either("voter epic election मतदाता वोटर"))
_PAN = regex.compile(r"\bpan\b|पैन")
# Where a verb ends the sentence, the account is named behind its number.
_ACCOUNT_BEHIND = either("""
হিসাব একাউন্ট অ্যাকাউন্ট खाता खाते စာရင်း အကောင့် account acct rekening
""")
_NUMBER = either("নং নম্বর নাম্বার নম্বরের नं नंबर नम्बर number nomor နံပါတ်")
_IBAN = regex.compile("iban|ايبان|آيبان")
_FILE = r"(?<!\w)(?:[a-z]{3}-\d{3}-?\d{2}c\d{1,5}|\d{3}-\d{2}c\d{5})(?!\w)"


def _nik_or_card(digits: str) -> bool:
    return bool(nik.is_valid(digits) or luhn.is_valid(digits))


def born(digits: str) -> bool:
    """Whether a Malaysian number begins with a day that there is (yymmdd)."""
    try:
        dt.date(2000, int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return True


CARDS = (
    form("id_number", "registration card",
         r"(?<!\d)\d{1,2} */ *[\p{L}\p{M} ]{2,20}? *"
         r"[(/\[] *[\p{L}\p{M}]{1,8} *[)/\]] *\d{6}(?!\d)"),
    form("id_number", "registration card",
         r"(?<!\d)\d{1,2}/[a-z]{6,12} ?[nepfty] ?\d{6}(?!\d)"),
    form("id_number", "refugee file", _FILE, sure=True),
    form("id_number", "tax card", r"(?<!\w)[a-z]{3}[abcfghljpt][a-z]\d{4}[a-z](?!\w)",
         capitals=True),
    form("id_number", "tax card", r"(?<!\w)[a-z]{3}[abcfghljpt][a-z]\d{4}[a-z](?!\w)", cue=_PAN),
    form("id_number", "voter card", r"(?<!\w)[a-z]{3} ?\d{7}(?!\w)", cue=_VOTER),
    form("id_number", "voter card", r"(?<!\w)[a-z]{3}\d{7}(?!\w)", epic.is_valid, capitals=True),
    form("id_number", "voter card", r"(?<!\w)[a-z]{2,3}(?:/\d{2,3}){2}/\d{6}(?!\w)"),
    form("id_number", "citizenship card", r"(?<![\d\-])\d{2}-\d{2}-\d{2}-\d{4,6}(?![\d\-])",
         cue=_CITIZEN, uncued="amber"),
    form("id_number", "citizenship card", r"(?<![\d/])\d{1,7}(?:/\d{2,5}){1,2}(?![\d/])",
         cue=_CITIZEN),
    form("id_number", "13-digit card", r"(?<!\d)\d([ \-])\d{4}\1\d{5}\1\d{2}\1\d(?!\d)"),
    form("id_number", "13-digit card", r"(?<!\d)\d{2} \d{4} \d{6} \d(?!\d)"),
    form("id_number", "13-digit card", r"(?<![\d.,])[1-8]\d{12}(?!\d)", pin.is_valid),
    form("id_number", "12-digit card", r"(?<![\d\-])\d{6}-\d{2}-\d{4}(?![\d\-])", born),
    form("id_number", "12-digit card", r"(?<![\d.,\-])\d{4}[ \-]\d{4}[ \-]\d{4}(?![ \-]?\d)"),
    form("id_number", "12-digit card", r"(?<![\d.,])\d{12}(?!\d)", aadhaar.is_valid),
    form("id_number", "16-digit card",
         r"(?<![\d.,])\d{16}(?!\d)|(?<!\d)\d{4}(?:[ \-]\d{4}){3}(?!\d)", _nik_or_card),
    form("id_number", "16-digit card",
         r"(?<!\d)\d{2}[. ]?\d{4}[. ]\d{6}[. ]\d{4}(?!\d)"),
    form("id_number", "insurance card", r"(?<![\d\-])\d{2}-\d{7}-\d(?![\d\-])",
         cue=regex.compile("social security|insurance|ssf|nssf|perkeso|epf|ssk"), uncued="amber"),
    form("id_number", "card after a cue",
         rf"(?:{either('seaman seafarer crew seamans permit licence license kartu kad')})"
         rf"(?:'s)?(?: book| card| id)?{_NUMBER_WORD}{{0,4}}"
         r"\K[a-z]{0,3}[ \-]?\d{6,10}(?!\w)"),
    form("id_number", "passport",
         rf"(?:{PASSPORT_WORDS}){_NUMBER_WORD}{{0,6}}"
         r"\K(?<!\p{L})(?:[a-z]{1,3}[ \-]?)?\d[\d \-]{4,9}\d(?: ?[a-z](?!\p{L}))?"
         r"(?!\d|[/.]\d)"),
    form("id_number", "passport",
         r"(?<![\w\-/.])[a-z]{0,2} ?\d{7,9}"
         rf"(?=[ ](?:[^\sa-z\d]+[ ])?(?![a-z])(?:{PASSPORT_WORDS}))"),
    form("id_number", "passport", r"(?<![\w\-/])[a-z]\d{7}[a-z](?!\w)", capitals=True),
    form("account", "bank account", r"(?<![\d\-])\d{3}([ \-])\d\1\d{5}\1\d(?![\d\-])"),
    form("account", "bank account",
         r"(?<![\d\-])\d{3}([ \-])\d{2}\1\d{2}\1\d{6,8}\1\d{3}(?![\d\-])"),
    form("account", "bank account",
         rf"(?<![\w.\-])\d[\d.\- ]{{7,18}}\d(?=[ ](?:(?:{_NUMBER}) )?(?:{_ACCOUNT_BEHIND}))"),
    form("account", "bank account",
         r"(?<!\w)[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?!\w)", iban.is_valid),
    form("account", "bank account",
         r"(?<!\w)[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?!\w)", cue=_IBAN),
    form("account", "bank account",
         r"(?<!\w)[a-z]{2}\d{2} [a-z]{4}(?: \d{4}){3,6}(?: \d{1,4})?(?!\w)", capitals=True),
)  # fmt: skip
