"""What one code point folds to, and where a mark stands among its neighbours."""

import unicodedata

# Letters that no decomposition reaches.
_LETTERS = dict(
    zip(
        "đðøłıħŧɑɡɩʀǫꜱᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘᴛᴜᴠᴡʏᴢƀɓɗɖɛəɨʉ",
        "ddolihtagirqsabcdefghijklmnoptuvwyzbbddeeiu",
        strict=True,
    )
)
# Arabic forms that writers use for one another, Persian and Urdu keys among them.
_ARABIC = (
    dict.fromkeys("ىیېے", "ي") | dict.fromkeys("ةہھەۃ", "ه") | dict.fromkeys("کڪ", "ك") | {"ٱ": "ا"}
)
_PUNCTUATION = {
    **dict.fromkeys("‘’‚‛ʼʻ′`´ꞌ", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("−˗⁃", "-"),
    **dict.fromkeys("⁄∕", "/"),
    "٫": ".",
    "٬": ",",
    **dict.fromkeys("،၊", ","),
    **dict.fromkeys("।॥។။۔", "."),
    "؛": ";",
    "؟": "?",
    "⠀": " ",
}
# A Lao subscript lo is the older letter lo; Assamese ra and wa are Bengali ra and ba.
_SPECIAL = {
    **_LETTERS,
    **_ARABIC,
    **_PUNCTUATION,
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ຼ": "ລ",
    "ৰ": "র",
    "ৱ": "ব",
}

_INVISIBLE = frozenset("\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0ـ")
# Enclosed letters without a decomposition: negative circled, negative squared, flag letters.
_ENCLOSED = (0x1F150, 0x1F170, 0x1F1E6)
_DROPPED_MARKS = (
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x0730, 0x074A),
    (0x08CA, 0x08FF),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)
_NUKTAS = frozenset("़়਼઼଼಼఼")
_FOLDED = _SPECIAL.keys() | _INVISIBLE | _NUKTAS
# Letters without case or parts as a rule, and what is no character: most of the code points.
_WHOLE = frozenset(("Lo", "Co", "Cn"))
# Burmese writes its marks in any order; this is the one of Unicode Technical Note 11.
_BURMESE_ORDER = "ျြွှေိီဲုူါာံ့်း"
_RANKS = {mark: at for at, mark in enumerate(_BURMESE_ORDER, 1)} | {
    "\u1039": 0,
    "\u0e4d": 108,
    "\u0ecd": 123,
}


def fold_letter(char: str) -> str:
    """The folded form of one code point: lower case, no ornament, "" if it cannot be seen."""
    category = unicodedata.category(char)
    if category in ("Cf", "Cc", "Zs", "Zl", "Zp", "Cs"):
        return _fold_blank(char, category)
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    for first in _ENCLOSED:
        if first <= ord(char) < first + 26:
            return chr(ord("a") + ord(char) - first)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(map(_fold_part, plain))


def stay(chars: str) -> bool:
    """Whether each of these code points folds to itself, told at a glance; False if in doubt."""
    if not {*map(unicodedata.category, chars)} <= _WHOLE or not _FOLDED.isdisjoint(chars):
        return False
    plain = unicodedata.normalize("NFKD", chars)
    return chars == unicodedata.normalize("NFKD", plain.casefold())


def rank(char: str) -> int:
    """Where a mark belongs among the marks beside it; 0 for what must not move."""
    return _RANKS.get(char, unicodedata.combining(char))


def _fold_blank(char: str, category: str) -> str:
    if category == "Cs":
        return "\ufffd"
    return " " if char.isspace() else ""


def _fold_part(char: str) -> str:
    if char in _INVISIBLE or char in _NUKTAS:
        return ""
    if char in _SPECIAL:
        return _SPECIAL[char]
    category = unicodedata.category(char)
    if category in ("Mn", "Me"):
        return "" if _is_ornament(ord(char)) else char
    if category == "Pd":
        return "-"
    return " " if category[0] == "Z" else char


def _is_ornament(code: int) -> bool:
    return any(first <= code <= last for first, last in _DROPPED_MARKS)
