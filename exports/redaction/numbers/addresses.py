"""Web addresses, e-mail addresses and handles, plain or written to escape notice."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from exports.redaction.model import Confidence, Span
from exports.redaction.names.name import is_common
from exports.redaction.numbers.mail import AT_WORDS, DOT_WORDS
from exports.redaction.reading.forms import either, matches_at
from exports.redaction.reading.view import View
from workstation.text import fold

_AT = r"(?:\(at\)|\[at\]|\{at\}|<at>|@|\( at \)|\[ at \])"
_AT_WORD = either(AT_WORDS)
_DOT_WORD = either(DOT_WORDS)
_DOT = rf"(?:(?<! )\.(?! )|(?<= )\.|[(\[{{] ?(?:dot|\.) ?[)\]}}]| (?:{_DOT_WORD}) | \. )"
# As long as RFC 5321 and RFC 1035 let the name of a mailbox and a part of a host be.
_NAME = r"[\w.+\-]{1,64}"
_PART = r"[\w\-]{1,63}"
_TOP = "com|org|net|info|biz|app|dev|edu|gov|int|asia|example"
_PATHED = (
    rf"{_TOP}|me|gl|be|ly|gg|co|io|th|mm|kh|la|np|in|bd|vn|id|jo|my|page|link|site|online|shop|to"
    r"|gle|cc|st|im"
)
_SECONDS = "co|or|com|org|net|go|gov|ac|edu|in|web"
_ENDINGS = "|".join(f".{end}" for end in f"{_TOP}|{_SECONDS}|]".split("|"))
_LAST = rf"(?:{_TOP}|(?:{_SECONDS})\.(?:th|mm|kh|la|np|in|bd|vn|id|jo|my|uk|sg))"
_STOP = r"(?:\.|\[\.\])"
_APPS = """
line telegram tele facebook fb viber tiktok instagram insta ig zalo wechat weixin skype signal
messenger snapchat twitter kakaotalk kakao imo bigo discord ไลน์ เฟซบุ๊ก เฟสบุ๊ค เฟซ เฟส เทเลแกรม ไอจี
ติ๊กต็อก ลาย ເຟສບຸກ ໄລ ဖေ့စ်ဘွတ် ဖေ့ဘုတ် ဖဘ ဗိုင်ဘာ တယ်လီဂရမ် ហ្វេសប៊ុក តេឡេក្រាម फेसबुक टेलिग्राम
ভাইবার ফেসবুক টেলিগ্রাম ইমো فيسبوك الفيسبوك تلغرام تيليجرام انستغرام سناب
"""
_APP = either(_APPS)
_APP_SIGNS = tuple(fold(_APPS).text.split())
_GLUED_APP = either("ไลน์ไอดี ไลน์ เฟซบุ๊ก เฟสบุ๊ค")
_LABEL = either("""
id name account acct user username handle profile page is as at on akun tên ไอดี ชื่อ ໄອດີ အကောင့်
គណនី आईडी আইডি حساب اسم_المستخدم
""")
_DOT_SIGNS = "|".join(f"{term}{end}" for term in _DOT_WORD.split("|") for end in (" ", ")", "]"))
# Each with signs of which one stands near, written so to escape notice or not.
_FORMS = tuple(
    (kind, rule, tuple(signs.split("|")), regex.compile(form))
    for kind, rule, signs, form in (
        ("url", "web address", "://|www.",
         r"(?:h(?:tt|xx)ps?://|www\.)[^\s<>\"']+[^\s<>\"'.,;:!?)]"),
        ("url", "web address", "/",
         rf"(?<![\w@./])(?:{_PART}(?:\.|\[\.\])){{1,9}}(?:{_PATHED})/[\w./\-?=&%@,+]*\w"),
        ("url", "web address", _ENDINGS,
         rf"(?<![\w@/\-])(?:{_PART}{_STOP}){{0,9}}[\w\-]{{2,63}}{_STOP}{_LAST}(?![\w\-@]|\.\w)"),
        ("url", "place on the map", "///", r"///\p{L}{2,}(?:\.\p{L}{2,}){2}"),
        ("email", "e-mail", "@", _NAME + r"@[\w\-]+(?:\.[\w\-\p{M}]+){0,9}\.[\p{L}\p{M}]{2,}"),
        ("handle", "e-mail", "@",
         r"(?<![\w@./])(?=\p{L})[\w.+\-]{2,64}@(?=\p{L})[\w\-]{3,}(?![\w@]|\.\w)"),
        ("email", "e-mail", "at)|at]|at}|at>| @|@ |at ",
         rf"{_NAME} ?{_AT} ?{_PART}(?: ?{_DOT} ?[\w\-]+){{1,9}}"),
        ("email", "e-mail", "_at_",
         rf"(?<!\w)[\w.\-]{{1,64}}_at_{_PART}?(?:_dot_{_PART}?){{1,9}}(?!\w)"),
        ("email", "e-mail", _DOT_SIGNS,
         rf"{_NAME}(?: ?{_DOT} ?{_PART})?(?: (?:{_AT_WORD}) | ?{_AT} ?){_PART}"
         rf"(?: ?{_DOT} ?{_PART}){{0,9}}(?: (?:{_DOT_WORD}) |[(\[]dot[)\]]) ?[\w\-]+"),
        ("email", "e-mail", "@",
         rf"{_NAME} ?@ ?{_PART}(?: ?[.,] ?{_PART})?? ?[.,] ?(?:{_TOP}|{_LAST})(?!\w)"),
        ("handle", "handle", "@", r"(?<![\w@./])@[\w.\-]{3,30}"),
        ("handle", "handle", "live:", r"(?<!\w)live:[\w.\-]{3,40}"),
        ("handle", "handle", "wxid", r"(?<!\w)wxid_\w{4,30}"),
    )
)  # fmt: skip
_SEPARATED = rf"(?: ?(?:{_LABEL})(?![a-z]))*(?: ?[:=]+ ?| )"
_HANDLE = regex.compile(
    rf"(?:(?<![\p{{L}}\p{{M}}])(?:{_APP})|(?<=[\p{{L}}\p{{M}}])(?:{_GLUED_APP}))"
    rf"(?P<sep>{_SEPARATED})@?(?P<id>[\w\-][\w.\-]{{1,30}}[\w\p{{M}}])"
)
_NAME_APP = either("facebook fb messenger tiktok เฟซบุ๊ก เฟสบุ๊ค เฟซ ဖေ့စ်ဘွတ် फेसबुक ফেসবুক فيسبوك")
_NAMED = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}])(?:{_NAME_APP}){_SEPARATED}"
    r"(?P<id>[\p{L}\p{M}]+(?: [\p{L}\p{M}]+){1,3})"
)


def addresses(view: View) -> Iterator[Span]:
    """Every address in the text, whoever it belongs to; handles as amber."""
    for kind, rule, signs, form in _FORMS:
        confidence: Confidence = "amber" if kind == "handle" else "auto"
        for match in view.matches(form, signs):
            yield Span(*view.folded.span(*match.span()), None, kind, confidence, rule)
    apps = [place for place in view.beginnings(_APP_SIGNS) if _begins_word(view.text, place)]
    for first, last in view.windows(_APP_SIGNS) if apps else ():
        yield from _handles(view, apps[bisect_left(apps, first) : bisect_left(apps, last)], last)


def _begins_word(text: str, place: int) -> bool:
    """Whether no word of Latin script has begun before; other scripts go without spaces."""
    return not text[place].isascii() or not text[place - 1 : place].isalpha()


def _handles(view: View, apps: Sequence[int], last: int) -> Iterator[Span]:
    """What stands behind the name of a network, unless it is a plain word of the sentence."""
    for match in matches_at(_HANDLE, view.text, apps, last):
        start, end = view.folded.span(*match.span("id"))
        told = ":" in match["sep"] or "=" in match["sep"]
        if told or _made_up(match["id"]):
            yield Span(start, end, None, "handle", "amber", "handle")
    for match in matches_at(_NAMED, view.text, apps, last):
        start, end = view.folded.span(*match.span("id"))
        words = view.original[start:end].split()
        capitals = [at for at, word in enumerate(words) if word[0].isupper() or not word.isascii()]
        if capitals == list(range(len(words))):
            yield Span(start, end, None, "handle", "amber", "name on a network")


def _made_up(text: str) -> bool:
    """Written like a handle: with a digit, a dot inside or an underscore; no plain word."""
    return any(c.isdigit() or c in "._" for c in text.strip(".")) and not is_common(text)
