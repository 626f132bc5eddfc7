"""The ways in which a name is written that has no spaces: whole, in part, cut short, turned."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from exports.redaction.lists.dictionary import is_word, of_words, words_in
from exports.redaction.lists.lexicon import GENERIC, TITLES
from exports.redaction.names.name import CROWD, Name, is_common
from exports.redaction.reading.view import UNSPACED
from exports.redaction.unspaced.surroundings import EVIDENCE, TORN_AFTER

_SYLLABLE = regex.compile(
    r"[\u1000-\u102a\u103f](?:\u1039[\u1000-\u1021])*[\u102b-\u1032\u1036-\u103e]*"
    r"(?:[\u1000-\u1021]\u1037?\u103a[\u1037\u1038]*)*"
)
# Khmer names are written family first and family last; of the others only those that are no words.
_KHMER = regex.compile(r"[\u1780-\u17ff]")
# What a firm does, written onto what it is called.
TRADE = regex.compile(
    "(?:การ[ก-ฮ][ก-๛]{2,}|อุตสาหกรรม|ซีฟู้ดส?์?|ฟู้ดส?์?|การ์เม้?นท์?|เทรดดิ้ง|เอ็นเตอร์ไพรส์?|โปรดักส์|แพ็?คกิ้ง|แพคเกจจิ้ง|แคนนิ่ง|โฟรเซ่น|เท็กซ์ไทล์|พลาสติก|สตีล|รับเบอร์|แมนพาวเวอร์|ฟาร์ม|ก่อสร้าง|พาณิชย์|စက်ရုံ|ကုမ္ပဏီ|လုပ်ငန်း|အထည်ချုပ်|ငါးသေတ္တာ|ငါးပုစွန်)+\\Z"
)
# What it is, written onto what it is called: before it, in Burmese behind it.
_WHAT_IT_IS = regex.compile(
    "\\A(?:เรือ|บริษัท|โรงงาน|โรงสี|โรงแรม|หอพัก|แพปลา|ร้านอาหาร|ร้าน|ไร่|สวน|ฟาร์ม|ตลาด|ท่าเรือ|หมู่บ้าน|บ้าน|เหมือง"
    "|ເຮືອ|ບໍລິສັດ|ໂຮງງານ|ໂຮງແຮມ|ຫໍພັກ|ຮ້ານ|ສວນ|ຕະຫຼາດ|ບ້ານ|ភូមិ|ក្រុមហ៊ុន|រោងចក្រ|សណ្ឋាគារ|ហាង|នាវា|ទូក|ចំការ|သင်္ဘော)(?=.{5})"
)
# What first names of Thailand end with and plain words do not, though dictionaries hold both.
_NAMED_SO = regex.compile("(?<=.{3})(?:พงษ์|พงศ์|รัตน์|นันท์|(?<!เกียรติ|บรรดา|ฐานันดร|เกียรติ์)ศักดิ์)\\Z")
_LONG, _LEAST_WORD, _LEAST_CUT_SHORT = 10, 5, 5


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a name without spaces, and whether that is all of the name."""

    name: Name
    text: str
    whole: bool
    end_of_word: bool = False  # sure behind a word for firms, else it may be anything
    titled: bool = False  # a syllable, which counts only behind a title that stands apart
    cut_short: bool = False  # counts only before the sign for what is left out
    turned: bool = False  # its first syllable stands last, or its last one first


def told_apart(forms: Iterable[Form]) -> Iterator[Form]:
    """All whole names, and each part for the first of a crowd that shares it: it tells no more."""
    shared = Counter[str]()
    for form in forms:
        shared[form.text] += not form.whole
        if form.whole or shared[form.text] <= CROWD:
            yield form


def unspaced_forms(name: Name) -> Iterator[Form]:
    """The joined name in every order, and the parts that may stand alone."""
    if not UNSPACED.match(name.units[0]):
        return
    bares = list(_without_title(name))
    bare = bares[0]
    whole = {"".join(name.units), *map("".join, bares)}
    if name.ordered and len(name.strong) > 1:
        whole |= {"".join(name.strong), _WHAT_IT_IS.sub("", "".join(name.strong))}
    if not name.ordered and (_KHMER.match(bare[0]) or not any(map(is_plain, bare))):
        whole.add("".join(reversed(bare)))
    yield from (Form(name, text, whole=True) for text in sorted(whole))
    if name.known.linked:
        pieces = _pieces(name, bare) - whole
        yield from (Form(name, text, whole=False) for text in sorted(pieces))
        yield from _short_forms(name, bare, pieces | whole)


def _short_forms(name: Name, bare: tuple[str, ...], others: set[str]) -> Iterator[Form]:
    for text in sorted(set(_heads(name, _LEAST_CUT_SHORT)) - others):
        yield Form(name, text, whole=False, cut_short=True)
    for text in sorted(set(_ends(name)) - others):
        yield Form(name, text, whole=False, end_of_word=True)
    for text in sorted(set(_turned(name)) - others):
        yield Form(name, text, whole=False, turned=True)
    for text in sorted(set(_syllables(name, bare)) - others):
        yield Form(name, text, whole=False, titled=True)


def _pieces(name: Name, bare: tuple[str, ...]) -> set[str]:
    """A firm's long words and first two; a person's parts, and two syllables or parts at an end."""
    if name.ordered:
        pair = "".join(name.strong[:2])
        words = {unit for unit in (*name.strong, pair) if len(unit) >= _LEAST_WORD}
        cut = (form.sub("", unit) for unit in words for form in (TRADE, _WHAT_IT_IS))
        return words | {rest for rest in cut if len(rest) >= 6} | set(_heads(name, _LONG))
    parts = list(bare) if len(bare) > 1 else _SYLLABLE.findall(bare[0])
    pairs = {"".join(parts[:2]), "".join(parts[-2:])} if len(parts) > 2 else set()
    if len(parts) > 3:
        pairs |= {"".join(parts[1:]), "".join(parts[:-1]), "".join(parts[1:-1])}
    burmese = is_burmese(bare[0])
    doubled = {part * 2 for part in (parts[:1] + parts[-1:]) if burmese and len(part) > 2}
    return set(bare) | pairs | doubled


def _heads(name: Name, least: int) -> Iterator[str]:
    """What a firm is called for short, without the last of the words that are written as one."""
    for unit in name.strong if name.ordered else ():
        words = words_in(unit) if len(unit) >= least + 4 else ()
        heads = ("".join(words[:at]) for at in range(1, len(words)))
        yield from (head for head in heads if len(head) >= least)


def _turned(name: Name) -> Iterator[str]:
    """A Burmese person's name, the first syllable last or the last first; titles count as such."""
    every = [] if name.ordered else _SYLLABLE.findall(name.units[0])
    yield from ("".join(every[at:] + every[:at]) for at in (1, -1) if len(every) > 2)


def _syllables(name: Name, bare: tuple[str, ...]) -> Iterator[str]:
    """The first and the last syllable of a Burmese person, who is called by it: Ko Htwe."""
    if not name.ordered and is_burmese(bare[0]):
        parts = _SYLLABLE.findall("".join(bare))
        yield from (part for part in (parts[:1] + parts[-1:]) if len(parts) > 1 < len(part))


def burmese_syllables(name: Name) -> Sequence[str]:
    """The syllables of a person's name in Burmese; of other names none."""
    burmese = not name.ordered and is_burmese(name.units[0])
    return _SYLLABLE.findall("".join(name.units)) if burmese else ()


def is_burmese(text: str) -> bool:
    """Whether it begins with a Burmese letter."""
    return "\u1000" <= text[0] <= "\u109f"


def _ends(name: Name) -> Iterator[str]:
    """What a firm is called for short: the last words of what it is and what it is called."""
    for unit in name.strong if name.ordered else ():
        words = words_in(unit)
        tails = ("".join(words[at:]) for at in range(1, len(words)))
        yield from (tail for tail in tails if len(tail) >= 4 and tail not in GENERIC)


def _without_title(name: Name) -> Iterator[tuple[str, ...]]:
    """The name without each title that it may begin with, then the name itself."""
    units = name.units
    if len(units) > 1 and units[0] in TITLES:
        yield units[1:]
    if name.ordered and (rest := _WHAT_IT_IS.sub("", units[0])) != units[0]:
        yield (rest, *units[1:])
    for title in EVIDENCE:
        if units[0].startswith(title) and len(units[0]) - len(title) >= 5:
            rest = units[0][len(title) :]
            if not (TORN_AFTER.match(rest) or rest.startswith(title)):
                yield (rest, *units[1:])
    yield units


def is_plain(text: str) -> bool:
    """Whether it may be an ordinary word; in Burmese each syllable of every name is one."""
    if _NAMED_SO.search(text):
        return False
    burmese = is_burmese(text)
    return is_common(text) or (is_word(text) if burmese else of_words(text))
